# SPDX-License-Identifier: MIT
"""What stands on an Xvfb screen: its frame buffer is a file in XWD format (see XWDFile.h)."""
import mmap
import struct
import zlib
from collections import Counter


class Picture:
    """Pixels as 0xRRGGBB, row by row."""

    def __init__(self, rows):
        self.rows = rows

    def colours(self):
        """Every colour with its number of pixels, the most frequent first."""
        return Counter(pixel for row in self.rows for pixel in row).most_common()

    def ink(self):
        """The colour that is written in: the most frequent one but the background's. None where nothing is written."""
        found = self.colours()
        return found[1][0] if len(found) > 1 else None

    def foreign(self, ink, tolerance=6):
        """The pixels that are no mixture of background and ink, as anti-aliasing makes them."""
        found = self.colours()
        paper = channels(found[0][0])
        span = [b - a for a, b in zip(paper, channels(ink))]
        length = sum(s * s for s in span) or 1
        odd = []
        for colour, _ in found:
            offset = [c - p for c, p in zip(channels(colour), paper)]
            share = sum(o * s for o, s in zip(offset, span)) / length
            if any(abs(o - share * s) > tolerance for o, s in zip(offset, span)) or not -0.05 <= share <= 1.05:
                odd.append(colour)
        return odd

    def mask(self, ink):
        """Which pixels are nearer to the ink than to the background: shapes without their colour."""
        paper = channels(self.colours()[0][0])
        pen = channels(ink)
        return tuple(tuple(distance(channels(p), pen) < distance(channels(p), paper) for p in row)
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
        """The first lines as bytes, to be compared: quicker than a picture."""
        return self._memory[self._pixels:self._pixels + lines * self._line]

    def picture(self, box):
        x, y, width, height = box
        right, bottom = min(x + width, self._width), min(y + height, self._height)
        rows = []
        for line in range(max(y, 0), bottom):
            at = self._pixels + line * self._line
            row = memoryview(self._memory[at + 4 * max(x, 0):at + 4 * right]).cast("I")
            rows.append([pixel & 0xFFFFFF for pixel in row])
        return Picture(rows)

    def all(self):
        return self.picture((0, 0, self._width, self._height))


def channels(colour):
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def distance(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b))
