# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Sourced by tests/system/faults/run.sh and tests/bench/run.sh, whose work is in steps. For each step: the function do_NAME runs
# it; about_NAME is its description with its duration, packages_NAME its packages besides ${needed}, and figures_NAME a regular
# expression for the lines of its output that are its figures.

names=()
needed="" # the packages that every step needs
# The system's Python, as only it has the bindings for the accessibility bus.
python=/usr/bin/python3
[ -x $python ] || python=python3

# step NAME ABOUT FIGURES [PACKAGES]
step() {
    names+=("$1")
    printf -v "about_$1" %s "$2"
    printf -v "figures_$1" %s "$3"
    printf -v "packages_$1" %s "${4:-}"
}

# fact KIND NAME: the value of KIND_NAME. The bash of macOS has no associative arrays.
fact() {
    local variable=$1_$2
    printf %s "${!variable:-}"
}

list_steps() {
    local name
    for name in "${names[@]}"; do
        printf '  %-12s %s\n' "$name" "$(fact about "$name")"
    done
}

# run_steps FOLDER [NAME]...: runs these steps, or all, in sequence, each with its whole output in FOLDER/NAME.log. Continues
# after a failed step. Exits with 1 if any failed.
run_steps() {
    local folder=$1 name began code log bad=0 summary=() without=""
    shift
    [ $# -gt 0 ] || set -- "${names[@]}"
    for name in "$@"; do
        [ -n "$(fact about "$name")" ] || { say "Unknown step $name. The steps are:"; list_steps >&2; exit 2; }
    done
    [ "$(uname -s)" = Linux ] || { say "The full figures need Linux"; exit 1; }
    [ "$(id -u)" -eq 0 ] || say "Not root: tests that mount file systems or cut the power are left out."
    mkdir -p "$folder"
    for name in "$@"; do
        # shellcheck disable=SC2046,SC2086
        (need $needed $(fact packages "$name")) || without="$without $name "
    done
    for name in "$@"; do
        log=$folder/$name.log
        printf '\n== %s: %s (%s)\n   %s\n' "$name" "$(fact about "$name")" "$(date +%T)" "$log"
        began=$SECONDS
        if [[ $without = *" $name "* ]]; then
            printf '   its packages could not be installed: %s\n' "$needed $(fact packages "$name")" | tee "$log"
            code=1
        else
            # Not in a condition: bash would ignore set -e there.
            set +e
            (set -e; "do_$name") >"$log" 2>&1 </dev/null
            code=$?
            set -e
            grep -aE "$(fact figures "$name")" "$log" | sed 's/^/   /' || true
            grep -aE 'left out|\*\*\*(Skipped|Not Run)|not installed' "$log" | sort -u | sed 's/^/   missing: /' || true
            [ "$code" -eq 0 ] || { printf '   FAILED (%s). Its last lines:\n' "$code"; tail -n 25 "$log" | sed 's/^/   | /'; }
        fi
        [ "$code" -eq 0 ] || bad=1
        summary+=("$(printf '%-12s %-6s %6d s  %s' "$name" "$([ "$code" -eq 0 ] && echo passed || echo FAILED)" $((SECONDS - began)) "$log")")
    done
    printf '\n== Summary (%s)\n' "$(date +%T)"
    printf '%s\n' "${summary[@]}"
    exit "$bad"
}
