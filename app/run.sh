#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds, and opens EE Monitor on a living mesh. Arguments go to ee-monitor.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
. ./app/setup.sh

# shellcheck disable=SC2086
need $build_packages
[ -e build/dev/build.ninja ] || say "Building EE Monitor; the first time takes a minute or two."
quietly cmake --preset dev
quietly cmake --build --preset dev --target ee-monitor mesh-host

if [ "$(uname -s)" != Darwin ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    say "Built, but there is no display to open a window on: run this in a desktop session."
    exit 1
fi

# A file of its own: what is counted here must not end up in the figures of a real MM.
folder=$(mktemp -d "${TMPDIR:-/tmp}/ee-monitor.XXXXXX")
file=$folder/mm_mesh_stats.json
build/dev/tests/consumer/mesh-host --stats-file "$file" --register ee_monitor,ee_cycle_1,search --rate 2 --hold >/dev/null &
writer=$!
monitor=
leave() {
    # shellcheck disable=SC2086
    kill "$writer" $monitor 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "A stand-in for MM runs as process $writer and writes $file."
build/dev/app/monitor/ee-monitor --stats-file "$file" "$@" &
monitor=$!
wait "$monitor"
