#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# baresystem.sh bookworm|trixie [MIRROR], as root: runs app/run.sh and then tests/run.sh as the first commands on a bare Debian 12
# or 13 in a folder, with warnings as errors, and prints how long each took. The window opens without a display.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../../.."
. ./app/setup.sh
suite=${1:?the name of a Debian release, such as trixie, is missing}
mirror=${2:-http://deb.debian.org/debian}
[ "$(id -u)" -eq 0 ] || { say "baresystem.sh needs root, to change into another system's root"; exit 1; }
! (: <>/dev/tcp/127.0.0.1/6001) 2>/dev/null || { say "baresystem.sh needs port 6001, which a program uses"; exit 1; }
need debootstrap

system=$PWD/build/bare-$suite
window=
mm=
set -m # each job is a process group, so that a build can be ended with its compilers
leave() {
    [ -z "$window" ] || kill -- "-$window" 2>/dev/null || true
    [ -z "$mm" ] || kill "$mm" 2>/dev/null || true
    wait
    ! mountpoint -q "$system/dev/shm" || umount "$system/dev/shm"
    ! mountpoint -q "$system/proc" || umount "$system/proc"
}
trap leave EXIT

say "Making a bare system, $suite, in $system."
rm -rf --one-file-system "$system"
debootstrap --variant=minbase "$suite" "$system" "$mirror" >/dev/null
mount -t proc proc "$system/proc"
mount -t tmpfs tmpfs "$system/dev/shm"
mkdir "$system/root/project"
git archive HEAD | tar -x -C "$system/root/project"

clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 CI=true QT_QPA_PLATFORM=offscreen)
inside() {
    "${clean[@]}" chroot "$system" "$@"
}

say "app/run.sh"
SECONDS=0
"${clean[@]}" chroot "$system" /root/project/app/run.sh &
window=$!
until inside /root/project/build/dev/bin/ee-monitor --once 2>/dev/null; do
    kill -0 "$window" 2>/dev/null || { say "app/run.sh ended before MM was active"; exit 1; }
    [ "$SECONDS" -lt 1800 ] || { say "MM is still not active after $SECONDS s"; exit 1; }
    sleep 1
done
say "The window was open and MM active after $SECONDS s."
mm=$(sed -n 's/.*"pid": *\([0-9]*\).*/\1/p' "$system/root/.mm_mesh_stats.json")
kill "$window"
wait "$window" || { say "The window's exit code is $?"; exit 1; }
window=

say "tests/run.sh"
SECONDS=0
inside /root/project/tests/run.sh
say "All unit suites passed after $SECONDS s."
