#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs missing packages, builds, and opens EE Monitor with a running MM. Arguments are passed to ee-monitor.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
. ./app/setup.sh

# shellcheck disable=SC2086
need $build_packages
[ -e build/dev/build.ninja ] || say "Building EE Monitor; the first time takes a minute or two."
quietly cmake --preset dev
quietly cmake --build --preset dev --target ee-monitor mm-proxy

if [ "$(uname -s)" != Darwin ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    say "The build succeeded, but there is no display for the window. Run this in a desktop session."
    exit 1
fi
exec build/dev/bin/ee-monitor --start-mm "$@"
