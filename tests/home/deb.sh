#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# deb.sh [MIRROR], as root on Debian 12: makes the package, asks lintian, and installs, runs and removes it on a bare system
# in a folder, where only what it depends on comes along. Debian: lintian dpkg-dev file debootstrap.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../.."
mirror=${1:-http://deb.debian.org/debian}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

work=$(mktemp -d)
bare=$work/bare
started=
leave() {
    [ -z "$started" ] || kill "$started" 2>/dev/null || true
    wait
    ! mountpoint -q "$bare/proc" || umount "$bare/proc"
    rm -rf --one-file-system "$work"
}
trap leave EXIT

# It mostly waits for its mirror, so the package is made meanwhile.
debootstrap --variant=minbase bookworm "$bare" "$mirror" >"$work/log" 2>&1 &
started=$!
cmake --preset release >/dev/null
cmake --build --preset release
rm -f build/release/*.deb
(cd build/release && cpack -G DEB)
packages=(build/release/*.deb)
[ ${#packages[@]} -eq 1 ] || fail "Not one package: ${packages[*]}"
package=${packages[0]}
lintian --fail-on error "$package"

wait "$started" || fail "$(tail "$work/log")"
started=
mount -t proc proc "$bare/proc"
cp "$package" "$bare/tmp/package.deb"

# inside COMMAND...: on the bare system, as somebody who has just logged in.
clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
inside() {
    "${clean[@]}" chroot "$bare" "$@"
}

# traces: files by whose name one would know the package, wherever they are.
traces() {
    inside find / -xdev \( -iname '*ee-monitor*' -o -iname '*eemonitor*' -o -iname '*mm-proxy*' -o -iname '*mm_mesh*' \)
}

# says CODE WORDS COMMAND...: the command prints the words and nothing else, and ends with the code.
says() {
    local wanted=$1 words=$2 said code=0
    shift 2
    said=$(inside "$@" 2>&1) || code=$?
    [ "$code $said" = "$wanted $words" ] || fail "$*: exit code $code, not $wanted, or not '$words': $said"
}

inside apt-get install -q -y --no-install-recommends /tmp/package.deb >"$work/log" 2>&1 || fail "$(tail -n 30 "$work/log")"
rm "$bare/tmp/package.deb"
inside dpkg -L ee-monitor >"$work/files"
grep -q '/usr/bin/ee-monitor$' "$work/files" || fail "dpkg knows nothing of ee-monitor"

version=$(inside dpkg-query -W -f "\${source:Upstream-Version}" ee-monitor)
says 0 "ee-monitor $version" ee-monitor --version
says 0 "mm-proxy $version" mm-proxy --version
says 3 "MM: No stats file" ee-monitor --once

mkfifo "$work/said"
"${clean[@]}" chroot "$bare" mm-proxy --http-port 0 --stats-file /tmp/stats.json >"$work/said" 2>"$work/log" &
started=$!
exec 3<"$work/said"
read -r -t 30 listens <&3 || fail "mm-proxy does not listen: $(cat "$work/log")"
[[ $listens == "mm-proxy listens on http://127.0.0.1:"* ]] || fail "mm-proxy says: $listens"
says 0 "MM: 0 services | 0 msgs" ee-monitor --once --stats-file /tmp/stats.json
kill "$started"
wait "$started" || fail "mm-proxy ended with $?: $(cat "$work/log")"
says 1 "MM: Stopped" ee-monitor --once --stats-file /tmp/stats.json

# catches_term PID: it has come to where it takes a signal as a wish to be closed.
catches_term() {
    local caught
    caught=$(sed -n 's/^SigCgt:\t//p' "/proc/$1/status")
    (((0x$caught >> 14) & 1))
}

# The window: that it opens at all shows that the libraries bring the plugins along.
"${clean[@]}" QT_QPA_PLATFORM=offscreen chroot "$bare" ee-monitor --no-register --stats-file /tmp/stats.json \
    >"$work/log" 2>&1 &
started=$!
for ((tries = 100; tries > 0; --tries)); do
    kill -0 "$started" 2>/dev/null || fail "The window does not open: $(cat "$work/log")"
    ! catches_term "$started" || break
    sleep 0.1
done
kill "$started"
wait "$started" || fail "The window was closed with $?: $(cat "$work/log")"
started=

inside apt-get purge -q -y ee-monitor >"$work/log" 2>&1 || fail "$(tail -n 30 "$work/log")"
# The window's layout and its history are the user's, and so is the place where a second start meets the first.
rm -rf "$bare/root/.config/ee-monitor" "$bare/root/.local/share/ee-monitor" "$bare/tmp/ee-monitor-0"
left=$(traces)
[ -z "$left" ] || fail "Left after the purge: $left"
while read -r file; do
    [ -d "$bare$file" ] || [ ! -e "$bare$file" ] || fail "Left after the purge: $file"
done <"$work/files"
! inside dpkg-query -W ee-monitor >/dev/null 2>&1 || fail "dpkg still knows ee-monitor"
printf '%s installs, runs and goes without a trace\n' "${package##*/}"
