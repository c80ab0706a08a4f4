#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs the core's suites under valgrind's memcheck. It also finds reads of uninitialized memory, which the sanitizers of the
# presets don't. Arguments: names of suites; default: all. Run by hand only, as a suite takes about 30 times as long as usual.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
build=${MM_BUILD:-build/dev}
max_seconds=${MM_VALGRIND_SECONDS:-600} # for each suite
command -v valgrind >/dev/null || { echo "valgrind is not installed" >&2; exit 77; }

suites=("$@")
if [ ${#suites[@]} -eq 0 ]; then
    for file in tests/unit/core/tst_*.cpp tests/unit/core/*/tst_*.cpp; do
        # Those replace the C library's functions, which is memcheck's way too.
        [[ $file = */faults/* ]] || suites+=("$(basename "$file" .cpp)")
    done
fi
logs=$build/valgrind
mkdir -p "$logs"
# A forked child has the memory of its parent's threads, but not the threads, which would free it.
cat >"$logs/suppressions" <<'SUPPRESSIONS'
{
   event_dispatcher_of_a_thread_of_the_parent
   Memcheck:Leak
   ...
   fun:*QEventDispatcherGlib*
}
SUPPRESSIONS
# Without fair scheduling a thread that spins would starve the others.
memcheck=(valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
    --show-leak-kinds=definite --fair-sched=yes --suppressions="$logs/suppressions")

# A deliberate fault, which memcheck must find.
"${CXX:-c++}" -g -O0 -o "$logs/deliberate_leak" tests/support/sanitizerchecks/leak.cpp
code=0
"${memcheck[@]}" --log-file="$logs/deliberate_leak.log" "$logs/deliberate_leak" >/dev/null || code=$?
[ "$code" = 99 ] || { echo "memcheck did not find the deliberate leak" >&2; exit 1; }

bad=0
for suite in "${suites[@]}"; do
    code=0
    # The default of QtTest is 5 minutes per slot.
    LC_ALL=C MM_TEST_GROUPED=1,247 QTEST_FUNCTION_TIMEOUT=$((max_seconds * 1000)) timeout "$max_seconds" \
        "${memcheck[@]}" --log-file="$logs/$suite.log" "$build/tests/unit/unit_core" "$suite" >"$logs/$suite.out" 2>&1 || code=$?
    case $code in
    0) printf '%-28s clean\n' "$suite" ;;
    99) printf '%-28s memcheck found this:\n' "$suite"; cat "$logs/$suite.log"; bad=1 ;;
    124) printf '%-28s not finished after %s s\n' "$suite" "$max_seconds"; bad=1 ;;
    *)
        printf '%-28s failed with %s:\n' "$suite" "$code"
        grep -A 3 '^FAIL!' "$logs/$suite.out" || tail -n 5 "$logs/$suite.out"
        bad=1
        ;;
    esac
done
exit "$bad"
