#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Renders the PNGs again after a change of an SVG. Debian packages: librsvg2-bin optipng.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "$0")"

# draw SIZE DRAWING [EDGE]: EDGE pixels are left free on each side.
draw() {
    local drawn=$(($1 - 2 * ${3:-0}))
    rsvg-convert --width "$drawn" --height "$drawn" --left "${3:-0}" --top "${3:-0}" \
        --page-width "$1" --page-height "$1" --output "ee-monitor-$1.png" "$2"
    optipng -quiet -strip all -o5 "ee-monitor-$1.png"
}

# The small ones are drawn to the pixel; 24 is 22 with an edge, as other icons in a panel have.
draw 16 ee-monitor-16.svg
draw 22 ee-monitor-22.svg
draw 24 ee-monitor-22.svg 1
for size in 32 48 64 128 256 512; do
    draw $size ee-monitor.svg
done
