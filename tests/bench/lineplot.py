# SPDX-License-Identifier: MIT
"""A line chart as SVG with two logarithmic axes: constant cost is a horizontal line, linear cost one of slope 1."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 90, 150, 40, 60
COLOURS = ("#0b6bcb", "#c2410c", "#15803d", "#7c3aed")


def decades(values):
    """Powers of ten around all values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return [10.0 ** power for power in range(low, max(high, low + 1) + 1)]


def shown(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def chart(title, x_name, y_name, lines):
    """`lines` is name -> [(x, y)], all above 0."""
    points = [point for line in lines.values() for point in line]
    ticks_x, ticks_y = (decades([point[axis] for point in points]) for axis in (0, 1))

    def position(x, y):
        def share(value, ticks):
            return math.log10(value / ticks[0]) / math.log10(ticks[-1] / ticks[0])
        return (LEFT + share(x, ticks_x) * (WIDTH - LEFT - RIGHT),
                HEIGHT - BOTTOM - share(y, ticks_y) * (HEIGHT - TOP - BOTTOM))

    def text(x, y, words, anchor="middle", more=""):
        return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>{escape(words)}</text>'

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" role="img" '
           f'font-family="sans-serif" font-size="12">', f"<title>{escape(title)}</title>",
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
           text(WIDTH / 2, 22, title, more='font-size="15"')]
    bottom, left = HEIGHT - BOTTOM, LEFT
    for tick in ticks_x:
        x, _ = position(tick, ticks_y[0])
        out += [f'<path d="M{x:.1f} {TOP}V{bottom}" stroke="#ddd"/>', text(x, bottom + 18, shown(tick))]
    for tick in ticks_y:
        _, y = position(ticks_x[0], tick)
        out += [f'<path d="M{left} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>', text(left - 8, y + 4, shown(tick), "end")]
    out += [text((left + WIDTH - RIGHT) / 2, HEIGHT - 15, x_name),
            text(0, 0, y_name, more=f'transform="translate(18 {(TOP + bottom) / 2:.0f}) rotate(-90)"')]
    for i, (name, line) in enumerate(lines.items()):
        colour = COLOURS[i % len(COLOURS)]
        positions = [position(x, y) for x, y in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in positions)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in positions]
        out.append(text(WIDTH - RIGHT + 12, TOP + 14 + 20 * i, name, "start", f'fill="{colour}"'))
    return "\n".join([*out, "</svg>", ""])
