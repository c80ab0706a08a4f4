# SPDX-License-Identifier: MIT
# Sourced by app/run.sh, tests/run.sh and those of its folders: sees to it that what they need is installed, quietly when it is.

build_packages="g++ cmake ninja-build qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libboost-dev libsimdjson-dev"
test_packages="python3 python3-gi gir1.2-atspi-2.0 at-spi2-core dbus-daemon xvfb curl"
if [ "$(uname -s)" = Linux ]; then
    # For the checks that break disks and file systems on purpose, and those of what is installed.
    test_packages="$test_packages strace e2fsprogs mount desktop-file-utils appstream man-db groff zsh fish"
fi

say() { printf '%s\n' "$*" >&2; }

# need PACKAGE...: installs Debian packages that are missing, or says what to install on another system.
need() {
    if [ -e /etc/debian_version ] && command -v apt-get >/dev/null; then
        need_debian "$@"
    elif [ "$(uname -s)" = Darwin ]; then
        need_commands "brew install qt boost simdjson cmake ninja" cmake ninja qmake6
        # Homebrew keeps Qt where CMake finds it by this alone.
        CMAKE_PREFIX_PATH="$(qmake6 -query QT_INSTALL_PREFIX)${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}"
        export CMAKE_PREFIX_PATH
    else
        need_commands "a C++20 compiler, CMake 3.25, Ninja, Boost 1.74 and Qt 6.4 (base, tools and linguist) with your package manager" \
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
            say "Missing, and neither root nor sudo is there to install it: ${missing[*]}"
            say "Have somebody run: apt-get install ${missing[*]}"
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

# quietly COMMAND...: shows what a command prints only when it fails.
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
