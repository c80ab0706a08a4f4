# SPDX-License-Identifier: MIT
# Sourced by app/run.sh and the scripts in tests/: installs or unpacks missing packages, quietly.

build_packages="g++ cmake ninja-build qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libboost-dev libtomlplusplus-dev libsimdjson-dev"
# unit_packages: for the unit suites. full_packages: for the tests that tests/run.sh --full adds.
unit_packages="python3 dbus-daemon"
full_packages="python3-gi gir1.2-atspi-2.0 at-spi2-core xvfb curl"
if [ "$(uname -s)" = Linux ]; then
    full_packages="$full_packages openssl systemd strace e2fsprogs mount desktop-file-utils appstream man-db groff zsh fish slowhttptest wrk"
    full_packages="$full_packages prometheus-cpp-dev"
fi
# Programs that tests start themselves. Installing these packages would start daemons that listen on all addresses.
unpacked_packages="prometheus prometheus-node-exporter nginx"

say() { printf '%s\n' "$*" >&2; }

# need PACKAGE...: installs missing Debian packages; on other systems exits with a hint if a command is missing.
need() {
    if [ -e /etc/debian_version ] && command -v apt-get >/dev/null; then
        need_debian "$@"
    elif [ "$(uname -s)" = Darwin ]; then
        need_commands "brew install qt boost tomlplusplus simdjson cmake ninja" cmake ninja qmake6
        # Without this, CMake does not find Homebrew's Qt.
        CMAKE_PREFIX_PATH="$(qmake6 -query QT_INSTALL_PREFIX)${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}"
        export CMAKE_PREFIX_PATH
    else
        need_commands "a C++20 compiler, CMake 3.25, Ninja, Boost 1.74, toml++ 3, simdjson 3 and Qt 6.4 (base, tools and linguist) with your package manager" \
            cmake ninja c++
    fi
}

need_debian() {
    local missing=() package as_root=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Missing packages: ${missing[*]}"
            say "This user cannot install them (no sudo). Run as root: apt-get install ${missing[*]}"
            exit 1
        fi
        as_root=(sudo)
    fi
    say "Installing: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        say "Could not install: ${missing[*]}"
        exit 1
    fi
    rm -f "$log"
}

# unpack PACKAGE...: on Debian, unpacks missing packages into build/debian, where CMake finds their programs.
unpack() {
    [ -e /etc/debian_version ] && command -v apt-get >/dev/null || return 0
    local folder=$PWD/build/debian package missing=() as_root=() download="apt-get download -q -o APT::Sandbox::User=root"
    for package in "$@"; do
        [ -e "$folder/usr/share/doc/$package" ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    say "Unpacking into build/debian: ${missing[*]}"
    mkdir -p "$folder/packages"
    (
        cd "$folder/packages"
        # Without lists of packages, as on a new system, the first download fails.
        $download "${missing[@]}" >/dev/null 2>&1 || { quietly "${as_root[@]}" apt-get update -q && quietly $download "${missing[@]}"; }
        for package in *.deb; do
            dpkg -x "$package" "$folder"
        done
    ) || { say "Could not unpack: ${missing[*]}"; exit 1; }
    rm -r "$folder/packages"
}

# need_commands HINT COMMAND...
need_commands() {
    local hint=$1 command
    shift
    for command in "$@"; do
        if ! command -v "$command" >/dev/null; then
            say "$command is missing. Install: $hint"
            exit 1
        fi
    done
}

# quietly COMMAND...: prints the command's output only if it fails.
quietly() {
    local log
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}
