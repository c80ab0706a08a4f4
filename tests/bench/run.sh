#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../.."
. ./app/setup.sh
. ./tests/steps.sh

out=build/full/bench
needed="$build_packages $test_packages wrk prometheus-cpp-dev"

told=' ms +[0-9]|  ours  |100000'
step speed "the table in README, and what the work costs as it grows, drawn: 10 min" '.'
step proxy "mm-proxy beside a host in Python and a server that only answers: 5 min" '.'
step window "the open window beside a bare one: 5 min" '.'
step table "100,000 services in the table, beside a plain model: 2 min" "$told"
step hold "how long the whole window holds up its thread: 2 min" "$told"

usage() {
    cat <<USAGE
tests/bench/run.sh                    that the benchmarks work, as CI runs them: the label bench, some minutes
tests/bench/run.sh --full [STEP]...   their figures, all steps or these, one after the other
tests/bench/run.sh --list             the steps, and about how long each takes on 2 cores

Builds what it needs, in build/dev, and installs what is missing on Debian. What --full prints is kept in $out/STEP.log, and
the drawings in $out/plots. Nothing is judged but that it works. MM_QUICK=1 in the environment has the steps that can be brief
be so, to try them out.
USAGE
}

quick=()
[ -z "${MM_QUICK:-}" ] || quick=(--quick)

do_speed() { $python -B tests/bench/speed.py build/dev --plots $out/plots "${quick[@]}"; }

do_proxy() {
    $python -B tests/bench/proxybench.py build/dev/bin/mm-proxy --countcost build/dev/tests/bench/countcost \
        --beastecho build/dev/tests/bench/beastecho "${quick[@]}"
}

do_window() {
    $python -B tests/e2e/windowcost.py build/dev/bin/ee-monitor build/dev/tests/e2e/barewindow build/dev/bin/mm-proxy \
        "${quick[@]}"
}

do_table() { QT_QPA_PLATFORM=offscreen build/dev/tests/bench/tablecost; }
do_hold() { QT_QPA_PLATFORM=offscreen build/dev/tests/bench/windowhold; }

build() {
    # shellcheck disable=SC2086
    need $needed
    quietly cmake --preset dev
    quietly cmake --build build/dev --target ee-monitor mm-proxy mesh-host barewindow tests/bench/all
}

case ${1:-} in
"") build; exec ctest --preset dev -L '^bench$' ;;
--full) shift; build; run_steps $out "$@" ;;
--list) list_steps ;;
--help | -h) usage ;;
*) usage >&2; exit 2 ;;
esac
