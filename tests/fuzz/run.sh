#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh LOG FUZZER ARGUMENT...: runs a fuzzer of libFuzzer, whose words go to LOG, and prints what it reached: cov: the edges
# of the code, ft: the features, which are edges by how often they were taken. Of a failure, all that it had to say.
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
