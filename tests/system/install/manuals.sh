#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# manuals.sh FILE...: man and groff report no warnings for the manual pages.
set -euo pipefail

# warnings FILE: the warnings of man and groff; man exits with 0 even if it warns.
warnings() {
    { LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$1" >/dev/null || echo "man: exit code $?"; } 2>&1
    groff -ww -mandoc -Tutf8 -z "$1" 2>&1 || echo "groff: exit code $?"
}

broken=$(mktemp)
trap 'rm -f "$broken"' EXIT
printf '.Dd November 23, 2026\n.Dt BROKEN 1\n.Os\n.Sh NAME\n.Nm broken\n.Nd text\n.Bl -tag\n\\*[nothing]\n' >"$broken"
if [ -z "$(warnings "$broken")" ]; then
    echo "A broken page was not detected"
    exit 1
fi

failed=0
for file in "$@"; do
    found=$(warnings "$file")
    if [ -n "$found" ]; then
        printf '%s:\n%s\n' "$file" "$found"
        failed=1
    fi
done
exit $failed
