#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../.."
. ./app/setup.sh
. ./tests/steps.sh

out=build/full
programs=$out/build # of its own, as what build/dev is set to stays CI's
needed="$build_packages $test_packages"

test='Test +#[0-9]+: '
passed='% tests passed|^[[:space:]]+[0-9]+ - '
step suites "the suites of all classes and programs, but these below: 10 min" "$passed"
step torture "a writer killed, starved of space, failed call by call, powered off: 15 min" "^[0-9]+: (R[0-9]+|BROKEN)|$passed"
step abuse "mm-proxy under hostile clients and services: 20 min" "^[0-9]+: (BROKEN|All held|Found out)|$test|$passed" "slowhttptest wrk"
step mesh "10,000 calls and kills under load, counted everywhere: 3 min" "$test|$passed" prometheus
step lies "the search for lies, 32 worlds and 10,000 steps, one world read off the screen: 15 min" '0 lies|BROKEN|again:'
step soak "an hour under load, with the window; memory is drawn too: 1 h" \
    '^(mm-proxy|service|ee-monitor|R22| +memory)|BROKEN'
step fuzz "libFuzzer, 600 s for each of three, and what they reached: 20 min" \
    "DONE|stat::number_of_executed|$test|$passed" "clang libclang-rt-14-dev"
step asan "all suites under ASan, UBSan and LSan: 10 min" "$passed" "clang libclang-rt-14-dev"
step tsan "the threaded suites under ThreadSanitizer: 5 min" "$passed"
step memcheck "the core's suites under memcheck: 10 min" ' (clean|failed with|not over|memcheck found)' valgrind
step coverage "lines and branches that the suites reach: 15 min" '^[a-z/]+ +[0-9]+ of|^folder|uncovered|tests passed' gcovr

usage() {
    cat <<USAGE
tests/torture/run.sh                    the proof of reliability as CI runs it, of the labels torture and abuse: some minutes
tests/torture/run.sh --full [STEP]...   to the full figures, all steps or these, one after the other; a summary ends it
tests/torture/run.sh --list             the steps, and about how long each takes on 2 cores

Builds what it needs, installs what is missing on Debian, and fails if anything did. What --full prints of a step are its
figures; its whole output is in $out/STEP.log. build/dev stays set as it was. As root it also mounts file systems.
In the environment, to try it out: MM_TESTS (a regular expression: only these of the tests that ctest runs),
MM_LIES_STEPS (10000), MM_SOAK_SECONDS (3600), MM_FUZZ_SECONDS (600) and MM_VALGRIND_SUITES (all).
USAGE
}

only=()
[ -z "${MM_TESTS:-}" ] || only=(-R "$MM_TESTS")

build_programs() {
    cmake --preset dev -B $programs -DMESHSTATS_TORTURE_FULL=ON -DMESHSTATS_ABUSE_FULL=ON
    cmake --build $programs --target ee-monitor mm-proxy mesh-host lies_faults slowsync
}

# full LABEL [ARGUMENT]...
full() {
    build_programs
    ctest --test-dir $programs -V --no-tests=error -L "^$1\$" "${only[@]}" "${@:2}"
}

search() { # SCRIPT [ARGUMENT]...
    $python -B "tests/torture/$1" --mesh-host $programs/tests/consumer/mesh-host --mm-proxy $programs/bin/mm-proxy \
        --ee-monitor $programs/bin/ee-monitor "${@:2}"
}

do_suites() {
    cmake --preset dev
    cmake --build --preset dev
    ctest --preset dev --parallel 2 -LE '^(torture|abuse|mesh)$' "${only[@]}"
}

do_torture() { full torture -E '^torture_(lies|soak)$'; } # those are steps of their own
do_abuse() { full abuse; }
do_mesh() { full mesh; }

do_lies() {
    build_programs
    search lies.py --faults $programs/tests/torture/lies_faults.so --worlds 32 --steps "${MM_LIES_STEPS:-10000}" --window
}

do_soak() {
    build_programs
    search soak.py --window --seconds "${MM_SOAK_SECONDS:-3600}" --plots $out/plots
}

do_fuzz() {
    cmake --preset fuzz -B $out/fuzz -DMESHSTATS_FUZZ_SECONDS="${MM_FUZZ_SECONDS:-600}"
    cmake --build $out/fuzz --target fuzz_options fuzz_planted fuzz_request fuzz_stats
    ctest --test-dir $out/fuzz -V --no-tests=error -L '^fuzz$' --parallel 2
}

do_asan() {
    cmake --preset asan
    cmake --build --preset asan
    ctest --preset asan --parallel 2 -LE 'e2e|torture|package|mesh|bench|home|abuse' "${only[@]}"
    ctest --preset asan -R '^abuse_callers$'
}

do_tsan() {
    cmake --preset tsan
    cmake --build --preset tsan
    ctest --preset tsan -L threaded "${only[@]}"
}

do_memcheck() {
    cmake --preset dev
    # shellcheck disable=SC2086
    cmake --build --preset dev --target ${MM_VALGRIND_SUITES:-tests/core/all}
    # shellcheck disable=SC2086
    tests/valgrind.sh ${MM_VALGRIND_SUITES:-}
}

do_coverage() { tests/coverage.sh; }

case ${1:-} in
"") exec tests/run.sh -L '^(torture|abuse)$' ;;
--full) shift; run_steps $out "$@" ;;
--list) list_steps ;;
--help | -h) usage ;;
*) usage >&2; exit 2 ;;
esac
