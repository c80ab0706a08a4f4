#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs the core's suites under valgrind's memcheck: reading what was never written, which the sanitizers don't find in a library
# that is not built with them, besides what is freed twice or lost. Arguments are names of suites in place of all. By hand, as
# each suite takes some 30 times its time.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
build=${MM_BUILD:-build/dev}
at_most=${MM_VALGRIND_SECONDS:-600} # for each suite
command -v valgrind >/dev/null || { echo "valgrind is not installed" >&2; exit 77; }

suites=("$@")
if [ ${#suites[@]} -eq 0 ]; then
    for file in tests/core/tst_*.cpp; do
        suites+=("$(basename "$file" .cpp)")
    done
fi
logs=$build/valgrind
mkdir -p "$logs"
# Scheduling is fair, as a thread that spins would starve the others.
memcheck=(valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
    --show-leak-kinds=definite --fair-sched=yes)

# A fault on purpose: a memcheck that does not find it guards nothing.
"${CXX:-c++}" -g -O0 -o "$logs/planted_leak" tests/core/planted/leak.cpp
code=0
"${memcheck[@]}" --log-file="$logs/planted_leak.log" "$logs/planted_leak" >/dev/null || code=$?
[ "$code" = 99 ] || { echo "memcheck did not find the planted leak" >&2; exit 1; }

bad=0
for suite in "${suites[@]}"; do
    code=0
    # QtTest counts a slot that takes 5 minutes as hung.
    LC_ALL=C MM_TEST_GROUPED=1,247 QTEST_FUNCTION_TIMEOUT=$((at_most * 1000)) timeout "$at_most" \
        "${memcheck[@]}" --log-file="$logs/$suite.log" "$build/tests/core/$suite" >"$logs/$suite.out" 2>&1 || code=$?
    case $code in
    0) printf '%-28s clean\n' "$suite" ;;
    99) printf '%-28s memcheck found this:\n' "$suite"; cat "$logs/$suite.log"; bad=1 ;;
    124) printf '%-28s not over after %s s\n' "$suite" "$at_most"; bad=1 ;;
    *)
        printf '%-28s failed with %s:\n' "$suite" "$code"
        grep -A 3 '^FAIL!' "$logs/$suite.out" || tail -n 5 "$logs/$suite.out"
        bad=1
        ;;
    esac
done
exit "$bad"
