# SPDX-License-Identifier: MIT
"""Pictures of an Xvfb screen: its frame buffer is a file in XWD format (see XWDFile.h)."""
import mmap
import struct
import zlib
from collections import Counter


class Picture:
    """Pixels as 0xRRGGBB, row by row."""

    def __init__(self, rows):
        self.rows = rows

    def colours(self):
        """Each colour with its number of pixels, most frequent first."""
        return Counter(pixel for row in self.rows for pixel in row).most_common()

    def ink(self):
        """The text colour: the most frequent one after the background. None if there is only the background."""
        found = self.colours()
        return found[1][0] if len(found) > 1 else None

    def foreign(self, ink, tolerance=6):
        """The colours that are not a mix of background and ink, as anti-aliasing produces."""
        found = self.colours()
        background = channels(found[0][0])
        span = [b - a for a, b in zip(background, channels(ink))]
        length = sum(s * s for s in span) or 1
        foreign = []
        for colour, _ in found:
            offset = [c - p for c, p in zip(channels(colour), background)]
            share = sum(o * s for o, s in zip(offset, span)) / length
            if any(abs(o - share * s) > tolerance for o, s in zip(offset, span)) or not -0.05 <= share <= 1.05:
                foreign.append(colour)
        return foreign

    def mask(self, ink):
        """True for pixels nearer to the ink than to the background: the shape without its colour."""
        background = channels(self.colours()[0][0])
        foreground = channels(ink)
        return tuple(tuple(distance(channels(p), foreground) < distance(channels(p), background) for p in row)
                     for row in self.rows)

    def png(self):
        raw = b"".join(b"\0" + b"".join(p.to_bytes(3, "big") for p in row) for row in self.rows)
        header = struct.pack(">2I5B", len(self.rows[0]), len(self.rows), 8, 2, 0, 0, 0)

        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw, 9)) +
                chunk(b"IEND", b""))


class Screen:
    def __init__(self, path):
        with open(path, "rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._width, self._height, self._line = header[4], header[5], header[12]
        self._pixels = header[0] + 12 * header[19]
        if header[1] != 7 or header[11] != 32 or header[7] != 0:
            raise ValueError("the frame buffer is not 32 bit little-endian XWD")

    def top(self, lines):
        """The first lines as bytes, for comparisons: faster than a picture."""
        return self._memory[self._pixels:self._pixels + lines * self._line]

    def picture(self, box):
        x, y, width, height = box
        right, bottom = min(x + width, self._width), min(y + height, self._height)
        rows = []
        for line in range(max(y, 0), bottom):
            start = self._pixels + line * self._line
            row = memoryview(self._memory[start + 4 * max(x, 0):start + 4 * right]).cast("I")
            rows.append([pixel & 0xFFFFFF for pixel in row])
        return Picture(rows)

    def all(self):
        return self.picture((0, 0, self._width, self._height))


def channels(colour):
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def distance(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b))
