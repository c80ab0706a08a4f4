#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds, and runs every suite without a display. Arguments go to ctest, such as -R NAME.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
. ./app/setup.sh

test_packages="python3 python3-gi gir1.2-atspi-2.0 at-spi2-core dbus-daemon xvfb curl"
if [ "$(uname -s)" = Linux ]; then
    # For the checks that break disks and file systems on purpose, and those of what is installed.
    test_packages="$test_packages strace e2fsprogs mount desktop-file-utils appstream man-db groff zsh fish"
fi
# shellcheck disable=SC2086
need $build_packages $test_packages
[ -e build/dev/build.ninja ] || say "Building EE Monitor and its suites; the first time takes a few minutes."
quietly cmake --preset dev
quietly cmake --build --preset dev
exec ctest --preset dev --parallel 2 "$@"
