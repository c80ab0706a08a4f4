#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# debian13.sh [MIRROR], as root: builds on a bare Debian 13 in a folder, with warnings as errors, runs the unit suites there, and
# opens the window without a display. The system stays in build/debian13, so that a second run is quicker.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../../.."
. ./app/setup.sh
mirror=${1:-http://deb.debian.org/debian}
[ "$(id -u)" -eq 0 ] || { say "debian13.sh needs root, to change into another system's root"; exit 1; }
need debootstrap

system=$PWD/build/debian13
project=$system/root/project
leave() {
    ! mountpoint -q "$system/proc" || umount "$system/proc"
    ! mountpoint -q "$system/dev/shm" || umount "$system/dev/shm"
}
trap leave EXIT

if [ ! -e "$system/complete" ]; then
    say "Making a bare Debian 13 in $system."
    rm -rf --one-file-system "$system"
    debootstrap --variant=minbase trixie "$system" "$mirror" >/dev/null
    touch "$system/complete"
fi
mount -t proc proc "$system/proc"
mount -t tmpfs tmpfs "$system/dev/shm"

# The committed files. The build folder of a previous run is kept.
mkdir -p "$project"
find "$project" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
git archive HEAD | tar -x -C "$project"

inside() { # COMMAND
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 CI=true chroot "$system" bash -c "cd /root/project && $1"
}
inside tests/run.sh
inside "QT_QPA_PLATFORM=offscreen timeout --preserve-status -s TERM 10 build/dev/bin/ee-monitor --no-register --stats-file /tmp/stats.json"
say "Debian 13: built without a warning, the unit suites passed, and the window opened and closed."
