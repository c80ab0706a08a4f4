#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs missing packages, builds, and runs the unit suites without a display. --full, as the first argument, runs every test:
# also the programs as processes, on a desktop, under hostile clients and on failing disks. Other arguments, such as -R NAME, are
# passed to ctest.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/.."
. ./app/setup.sh

preset=dev
packages=$unit_packages
[ -e build/dev/build.ninja ] || hint="; the first time takes some minutes"
if [ "${1:-}" = --full ]; then
    shift
    preset=full
    packages="$unit_packages $full_packages"
    unpacked=$unpacked_packages
fi

# shellcheck disable=SC2086
need $build_packages $packages
# shellcheck disable=SC2086
unpack ${unpacked:-}
[ -z "${hint:-}" ] || say "Building EE Monitor and its tests$hint."
quietly cmake --preset dev
quietly cmake --build --preset $preset
if [ "$preset $#" = "full 0" ]; then
    # Four unit suites run at a time, as they mostly wait; two of the others, as some measure times.
    code=0
    ctest --preset dev || code=$?
    ctest --preset full -LE '^unit$' || code=$?
    exit $code
fi
exec ctest --preset $preset "$@"
