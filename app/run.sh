#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds, and opens EE Monitor with a living MM. Arguments go to ee-monitor.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
. ./app/setup.sh

# shellcheck disable=SC2086
need $build_packages
[ -e build/dev/build.ninja ] || say "Building EE Monitor; the first time takes a minute or two."
quietly cmake --preset dev
quietly cmake --build --preset dev --target ee-monitor mm-proxy

if [ "$(uname -s)" != Darwin ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    say "Built, but there is no display to open a window on: run this in a desktop session."
    exit 1
fi
exec build/dev/bin/ee-monitor --start-mm "$@"
