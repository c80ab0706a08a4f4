#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# deb.sh [MIRROR], as root on Debian 12: builds the package, runs lintian, and installs, runs and removes it on a minimal
# system in a folder, with no packages but its dependencies. Debian packages: lintian dpkg-dev file debootstrap.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")/../../.."
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

# debootstrap mostly waits for the mirror, so the package is built meanwhile.
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

# inside COMMAND...: on the minimal system, with the environment of a new login.
clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
inside() {
    "${clean[@]}" chroot "$bare" "$@"
}

# package_files: all files whose name contains one of the package's names.
package_files() {
    inside find / -xdev \( -iname '*ee-monitor*' -o -iname '*eemonitor*' -o -iname '*mm-proxy*' -o -iname '*mm_mesh*' \)
}

# expect_output CODE TEXT COMMAND...: the command prints exactly TEXT and exits with CODE.
expect_output() {
    local expected=$1 text=$2 output code=0
    shift 2
    output=$(inside "$@" 2>&1) || code=$?
    [ "$code $output" = "$expected $text" ] || fail "$*: exit code $code, not $expected, or not '$text': $output"
}

inside apt-get install -q -y --no-install-recommends /tmp/package.deb >"$work/log" 2>&1 || fail "$(tail -n 30 "$work/log")"
rm "$bare/tmp/package.deb"
inside dpkg -L ee-monitor >"$work/files"
grep -q '/usr/bin/ee-monitor$' "$work/files" || fail "dpkg does not list ee-monitor"

version=$(inside dpkg-query -W -f "\${source:Upstream-Version}" ee-monitor)
expect_output 0 "ee-monitor $version" ee-monitor --version
expect_output 0 "mm-proxy $version" mm-proxy --version
expect_output 3 "MM: No stats file" ee-monitor --once

mkfifo "$work/ready"
"${clean[@]}" chroot "$bare" mm-proxy --http-only --http-port 0 --stats-file /tmp/stats.json >"$work/ready" 2>"$work/log" &
started=$!
exec 3<"$work/ready"
read -r -t 30 ready <&3 || fail "mm-proxy does not start: $(cat "$work/log")"
[[ $ready == "mm-proxy listens on http://127.0.0.1:"* ]] || fail "mm-proxy printed: $ready"
expect_output 0 "MM: 0 services | 0 msgs" ee-monitor --once --stats-file /tmp/stats.json
kill "$started"
wait "$started" || fail "mm-proxy's exit code is $?: $(cat "$work/log")"
expect_output 1 "MM: Stopped" ee-monitor --once --stats-file /tmp/stats.json

# catches_term PID: the process has installed its SIGTERM handler.
catches_term() {
    local caught
    caught=$(sed -n 's/^SigCgt:\t//p' "/proc/$1/status")
    (((0x$caught >> 14) & 1))
}

# That the window opens shows that the dependencies include Qt's plugins.
"${clean[@]}" QT_QPA_PLATFORM=offscreen chroot "$bare" ee-monitor --no-register --stats-file /tmp/stats.json \
    >"$work/log" 2>&1 &
started=$!
for ((tries = 100; tries > 0; --tries)); do
    kill -0 "$started" 2>/dev/null || fail "The window does not open: $(cat "$work/log")"
    ! catches_term "$started" || break
    sleep 0.1
done
kill "$started"
wait "$started" || fail "The window's exit code is $?: $(cat "$work/log")"
started=

inside apt-get purge -q -y ee-monitor >"$work/log" 2>&1 || fail "$(tail -n 30 "$work/log")"
# The layout, the history and the folder of the single-instance socket are the user's and stay.
rm -rf "$bare/root/.config/ee-monitor" "$bare/root/.local/share/ee-monitor" "$bare/root/.local/state/ee-monitor" "$bare/tmp/ee-monitor-0"
left=$(package_files)
[ -z "$left" ] || fail "Left after the purge: $left"
while read -r file; do
    [ -d "$bare$file" ] || [ ! -e "$bare$file" ] || fail "Left after the purge: $file"
done <"$work/files"
! inside dpkg-query -W ee-monitor >/dev/null 2>&1 || fail "dpkg still lists ee-monitor"
printf '%s was installed, run and removed; no file is left\n' "${package##*/}"
