#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds, and runs every suite without a display. Arguments go to ctest, such as -R NAME.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
. ./app/setup.sh

# shellcheck disable=SC2086
need $build_packages $test_packages
[ -e build/dev/build.ninja ] || say "Building EE Monitor and its suites; the first time takes about ten minutes."
quietly cmake --preset dev
quietly cmake --build --preset dev
exec ctest --preset dev --parallel 2 "$@"
