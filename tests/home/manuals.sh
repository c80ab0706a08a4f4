#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# manuals.sh FILE...: the formatters have nothing to say about the manual pages.
set -euo pipefail

# complaints FILE: what man and groff say about it; man leaves with 0 whatever it warns of.
complaints() {
    { LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$1" >/dev/null || echo "man ended with $?"; } 2>&1
    groff -ww -mandoc -Tutf8 -z "$1" 2>&1 || echo "groff ended with $?"
}

broken=$(mktemp)
trap 'rm -f "$broken"' EXIT
printf '.Dd November 23, 2026\n.Dt BROKEN 1\n.Os\n.Sh NAME\n.Nm broken\n.Nd text\n.Bl -tag\n\\*[nothing]\n' >"$broken"
if [ -z "$(complaints "$broken")" ]; then
    echo "A broken page passes too"
    exit 1
fi

failed=0
for file in "$@"; do
    found=$(complaints "$file")
    if [ -n "$found" ]; then
        printf '%s:\n%s\n' "$file" "$found"
        failed=1
    fi
done
exit $failed
