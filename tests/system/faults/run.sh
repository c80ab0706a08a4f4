#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../../.."
. ./app/setup.sh
. ./tests/steps.sh

out=build/full
programs=$out/build # separate, to keep the options of build/dev
needed="$build_packages $unit_packages $full_packages"

test='Test +#[0-9]+: '
passed='% tests passed|^[[:space:]]+[0-9]+ - '
step suites "all suites except those below: 10 min" "$passed"
step faults "a writer with kills, full disks, failing system calls and power cuts: 15 min" "^[0-9]+: (R[0-9]+|BROKEN)|$passed"
step hostile "mm-proxy under hostile clients and services: 20 min" "^[0-9]+: (BROKEN|All checks passed|The naive server was detected)|$test|$passed" "slowhttptest wrk"
step mesh "10,000 calls and kills under load; all counts must agree: 3 min" "$test|$passed"
step fleet "many machines on a real Prometheus, 1,000 steps: 40 min" "^[0-9]+: (F[0-9]|BROKEN)|$test|$passed"
step randomfaults "the search for wrong statuses, 32 worlds and 10,000 steps, one world with the window: 15 min" '0 wrong statuses|BROKEN|rerun:'
step soak "an hour under load, with the window; plots its memory: 1 h" \
    '^(mm-proxy|service|ee-monitor|R22| +memory)|BROKEN'
step fuzz "libFuzzer, 600 s for each of three, and their coverage: 20 min" \
    "DONE|stat::number_of_executed|$test|$passed" "clang libclang-rt-14-dev"
step asan "all suites under ASan, UBSan and LSan: 10 min" "$passed" "clang libclang-rt-14-dev"
step tsan "the threaded suites under ThreadSanitizer: 5 min" "$passed"
step memcheck "the core's suites under memcheck: 10 min" ' (clean|failed with|not finished|memcheck found)' valgrind
step coverage "lines and branches covered by the suites: 15 min" '^[a-z/]+ +[0-9]+ of|^folder|uncovered|tests passed' gcovr

usage() {
    cat <<USAGE
tests/system/faults/run.sh                    the reliability tests as in CI, labels faults and hostile: some minutes
tests/system/faults/run.sh --full [STEP]...   the full number of attempts, all steps or these, in sequence, with a summary
tests/system/faults/run.sh --list             the steps with their approximate time on 2 cores

Builds what it needs, installs missing packages on Debian, and fails if a step fails. --full prints the results of each step;
its whole output is in $out/STEP.log. The options of build/dev are kept. As root it also mounts file systems.
Environment variables for shorter runs: MM_TESTS (a regular expression: only these of the tests that ctest runs),
MM_RANDOMFAULTS_STEPS (10000), MM_SOAK_SECONDS (3600), MM_FUZZ_SECONDS (600) and MM_VALGRIND_SUITES (all).
USAGE
}

only=()
[ -z "${MM_TESTS:-}" ] || only=(-R "$MM_TESTS")

build_programs() {
    # shellcheck disable=SC2086
    unpack $unpacked_packages
    cmake --preset dev -B $programs -DMESHSTATS_FAULTS_FULL=ON -DMESHSTATS_HOSTILE_FULL=ON
    cmake --build $programs --target ee-monitor mm-proxy mesh-host randomfaults_preload slowsync
}

# full LABEL [ARGUMENT]...
full() {
    build_programs
    ctest --test-dir $programs -V --no-tests=error -L "^$1\$" "${only[@]}" "${@:2}"
}

search() { # SCRIPT [ARGUMENT]...
    $python -B "tests/system/faults/$1" --mesh-host $programs/tests/support/meshhost/mesh-host --mm-proxy $programs/bin/mm-proxy \
        --ee-monitor $programs/bin/ee-monitor "${@:2}"
}

do_suites() {
    # shellcheck disable=SC2086
    unpack $unpacked_packages
    cmake --preset dev
    cmake --build --preset full
    ctest --preset full --parallel 2 -LE '^(faults|hostile|mesh|fleet)$' "${only[@]}"
}

do_faults() { full faults -E '^faults_(randomfaults|soak)$'; } # these two are separate steps
do_hostile() { full hostile; }
do_mesh() { full mesh; }
do_fleet() { full fleet; }

do_randomfaults() {
    build_programs
    search randomfaults.py --faults $programs/tests/system/faults/randomfaults_preload.so --worlds 32 \
        --steps "${MM_RANDOMFAULTS_STEPS:-10000}" --window
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
    ctest --preset asan --parallel 2 -L '^unit$' "${only[@]}"
    # The preset's tests are the unit suites only.
    cmake --build build/asan --target mm-proxy
    ctest --test-dir build/asan --output-on-failure --no-tests=error -R '^hostile_callers$'
}

do_tsan() {
    cmake --preset tsan
    cmake --build --preset tsan
    ctest --preset tsan -L threaded "${only[@]}"
}

do_memcheck() {
    cmake --preset dev
    cmake --build --preset dev --target unit_core
    # shellcheck disable=SC2086
    tests/valgrind.sh ${MM_VALGRIND_SUITES:-}
}

do_coverage() { tests/coverage.sh; }

case ${1:-} in
"") exec tests/run.sh --full -L '^(faults|hostile)$' ;;
--full) shift; run_steps $out "$@" ;;
--list) list_steps ;;
--help | -h) usage ;;
*) usage >&2; exit 2 ;;
esac
