#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Measures test coverage: builds with gcc's --coverage in build/coverage, runs the suites, and prints the covered lines and
# branches of each folder. build/coverage/uncovered.txt lists each line that is not covered. Arguments: labels of suites, such
# as core; default: unit and programs. Branches that only an exception takes are not counted.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
command -v gcovr >/dev/null || { echo "gcovr is not installed" >&2; exit 77; }

labels=("$@")
[ $# -gt 0 ] || labels=(unit programs)
build=build/coverage
cmake --preset coverage >/dev/null
targets=()
for label in "${labels[@]}"; do
    case $label in programs) targets+=(full) ;; *) targets+=(all) ;; esac
done
cmake --build $build --target "${targets[@]}"

find $build -name '*.gcda' -delete
failed=0
ctest --preset coverage --parallel 2 -L "^($(IFS='|'; echo "${labels[*]}"))\$" >$build/suites.log 2>&1 || failed=$?
tail -n 4 $build/suites.log

gcovr --root . --object-directory $build --filter 'core/' --filter 'ui/' --filter 'app/' --exclude-throw-branches \
    --exclude-unreachable-branches --exclude-directories '.*/CMakeFiles/[0-9.]+/.*' \
    --json $build/lines.json --json-summary $build/summary.json $build
python3 - $build <<'PYTHON'
import collections, json, os, sys

build = sys.argv[1]
with open(os.path.join(build, "summary.json"), encoding="utf-8") as file:
    files = json.load(file)["files"]
folders = collections.defaultdict(lambda: [0, 0, 0, 0])
for entry in files:
    sums = folders[os.path.dirname(entry["filename"])]
    for at, key in enumerate(("line_covered", "line_total", "branch_covered", "branch_total")):
        sums[at] += entry[key]
print(f"{'folder':<16}{'lines':>18}{'branches':>22}")
for folder, (lines, all_lines, branches, all_branches) in sorted(folders.items()):
    print(f"{folder:<16}{lines:>6} of {all_lines:<6}{100 * lines / max(1, all_lines):>5.1f} %"
          f"{branches:>7} of {all_branches:<6}{100 * branches / max(1, all_branches):>5.1f} %")
with open(os.path.join(build, "lines.json"), encoding="utf-8") as file:
    covered = json.load(file)["files"]
with open(os.path.join(build, "uncovered.txt"), "w", encoding="utf-8") as out:
    for entry in sorted(covered, key=lambda entry: entry["file"]):
        with open(entry["file"], encoding="utf-8") as source:
            text = source.read().splitlines()
        for line in entry["lines"]:
            missed = sum(branch["count"] == 0 for branch in line["branches"])
            if line["gcovr/noncode"]:
                continue
            if line["count"] == 0:
                out.write(f"{entry['file']}:{line['line_number']}: {text[line['line_number'] - 1].strip()}\n")
            elif missed:
                out.write(f"{entry['file']}:{line['line_number']}: {missed} of {len(line['branches'])} branches: "
                          f"{text[line['line_number'] - 1].strip()}\n")
PYTHON
echo "Lines that are not covered: $build/uncovered.txt"
exit "$failed"
