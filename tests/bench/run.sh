#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../.."
. ./app/setup.sh
. ./tests/steps.sh

out=build/full/bench
needed="$build_packages $unit_packages $full_packages"

figures=' ms |(services|machines)$|^sorted'
step core "the table of tests/bench/README.md, and plots of the cost as the load grows: 10 min" '.'
step proxy "mm-proxy compared with a host in Python and a minimal server: 5 min" '.'
step mcp "a tool call through MM, and what MM says of a killed server, compared with other gateways: 4 min" '.'
step window "the open window compared with a bare one: 5 min" '.'
step table "10,000 services in the table: 1 min" "$figures"
step hold "how long 10,000 services block the GUI thread in the whole window: 1 min" "$figures"
step machines "how long 10,000 machines block the GUI thread: 1 min" "$figures|^the "

usage() {
    cat <<USAGE
tests/bench/run.sh                    checks that the benchmarks work, as in CI: the label bench, some minutes
tests/bench/run.sh --full [STEP]...   measures all steps or these, in sequence
tests/bench/run.sh --list             the steps with their approximate time on 2 cores

Builds what it needs in build/bench, and installs missing packages on Debian. The output of --full is in $out/STEP.log, the
plots are in $out/plots. A slow result is not a failure. With MM_QUICK=1 in the environment, some steps run shorter.
USAGE
}

quick=()
[ -z "${MM_QUICK:-}" ] || quick=(--quick)

do_core() { $python -B tests/bench/corebench.py build/bench --plots $out/plots "${quick[@]}"; }

do_proxy() {
    $python -B tests/bench/proxybench.py build/bench/bin/mm-proxy --countcost build/bench/tests/bench/countcost \
        --beastecho build/bench/tests/bench/beastecho "${quick[@]}"
}

# The other gateways are left out without npm.
do_mcp() {
    local options=()
    if command -v npm >/dev/null && command -v node >/dev/null; then
        $python -B tests/mcp/install.py npm tests/mcp build/bench/tests/mcp/npm
        $python -B tests/mcp/install.py npm tests/mcp/peers build/bench/tests/mcp/peers
        options=(--modules build/bench/tests/mcp/npm/node_modules --peers build/bench/tests/mcp/peers/node_modules)
    fi
    $python -B tests/bench/mcpbench.py build/bench/bin/mm-proxy "${options[@]}" "${quick[@]}"
    $python -B tests/bench/mcptruth.py build/bench/bin/mm-proxy "${options[@]}" "${quick[@]}"
}

do_window() {
    $python -B tests/system/desktop/windowcost.py build/bench/bin/ee-monitor build/bench/tests/system/desktop/barewindow build/bench/bin/mm-proxy \
        "${quick[@]}"
}

do_table() { QT_QPA_PLATFORM=offscreen build/bench/tests/bench/tablecost; }
do_hold() { QT_QPA_PLATFORM=offscreen build/bench/tests/bench/windowhold; }
do_machines() { QT_QPA_PLATFORM=offscreen build/bench/tests/bench/machinehold; }

build() {
    # shellcheck disable=SC2086
    need $needed
    quietly cmake --preset bench
    quietly cmake --build build/bench --target ee-monitor mm-proxy full
}

case ${1:-} in
"") build; exec ctest --preset bench -L '^bench$' ;;
--full) shift; build; run_steps $out "$@" ;;
--list) list_steps ;;
--help | -h) usage ;;
*) usage >&2; exit 2 ;;
esac
