#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh LOG FUZZER ARGUMENT...: runs a libFuzzer program with its output in LOG, and prints its coverage: cov is the number of
# edges, ft that of features (edges with their counts). If it fails, prints all but the progress lines.
set -u
log=$1
shift
if "$@" >"$log" 2>&1; then
    grep -E '^#[0-9]+[[:space:]]+(INITED|DONE)|^stat::(number_of_executed_units|peak_rss_mb)' "$log"
    exit 0
else
    code=$?
    grep -vE '^#[0-9]+[[:space:]]+(NEW|REDUCE|pulse)' "$log"
    exit "$code"
fi
