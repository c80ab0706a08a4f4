# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Sourced by tests/torture/run.sh and tests/bench/run.sh, which know steps: do_NAME does one, about_NAME says what it is and how
# long it takes, packages_NAME what it needs besides ${needed}, and figures_NAME which of its lines are its figures.

names=()
needed="" # by every step
# The system's own, as that is the one which has the bindings for the accessibility bus.
python=/usr/bin/python3
[ -x $python ] || python=python3

# step NAME ABOUT FIGURES [PACKAGES]
step() {
    names+=("$1")
    printf -v "about_$1" %s "$2"
    printf -v "figures_$1" %s "$3"
    printf -v "packages_$1" %s "${4:-}"
}

# fact KIND NAME: as the bash that macOS has knows no associative arrays.
fact() {
    local variable=$1_$2
    printf %s "${!variable:-}"
}

list_steps() {
    local name
    for name in "${names[@]}"; do
        printf '  %-9s %s\n' "$name" "$(fact about "$name")"
    done
}

# run_steps FOLDER [NAME]...: these or all, one after the other, each with its whole output in FOLDER/NAME.log. One that fails
# does not keep the others from their turn. Exits with 1 if any failed.
run_steps() {
    local folder=$1 name began code log bad=0 summary=() without=""
    shift
    [ $# -gt 0 ] || set -- "${names[@]}"
    for name in "$@"; do
        [ -n "$(fact about "$name")" ] || { say "There is no step $name, only these:"; list_steps >&2; exit 2; }
    done
    [ "$(uname -s)" = Linux ] || { say "The full figures need Linux"; exit 1; }
    [ "$(id -u)" -eq 0 ] || say "Not root: what mounts file systems or cuts the power is left out."
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
            printf '   what it needs could not be installed: %s\n' "$needed $(fact packages "$name")" | tee "$log"
            code=1
        else
            # In a condition, a step would go on after its first failure.
            set +e
            (set -e; "do_$name") >"$log" 2>&1 </dev/null
            code=$?
            set -e
            grep -aE "$(fact figures "$name")" "$log" | sed 's/^/   /' || true
            grep -aE 'left out|\*\*\*(Skipped|Not Run)|not installed' "$log" | sort -u | sed 's/^/   missing: /' || true
            [ "$code" -eq 0 ] || { printf '   FAILED (%s), and its last lines are:\n' "$code"; tail -n 25 "$log" | sed 's/^/   | /'; }
        fi
        [ "$code" -eq 0 ] || bad=1
        summary+=("$(printf '%-9s %-6s %6d s  %s' "$name" "$([ "$code" -eq 0 ] && echo held || echo FAILED)" $((SECONDS - began)) "$log")")
    done
    printf '\n== Summary (%s)\n' "$(date +%T)"
    printf '%s\n' "${summary[@]}"
    exit "$bad"
}
