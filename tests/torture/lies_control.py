# SPDX-License-Identifier: MIT
"""The shared page by which lies_faults.cpp is switched: what stands where is as in its struct Control."""

import errno
import mmap
import os
import random
import struct
import time

import harness

WRITE, SYNC, RENAME, OPEN, TOUCH, READ_HANGS, WRITES_HALF, SAVES, TALLIES = range(9)
LOOKS, LOOKED, JUMPS, JUMP = 16, 17, 25, 26
SAVES_KEPT, LOOKS_KEPT, MOST_JUMPS = 8, 8, 100
# What fails, by name.
DISKS = {
    "full": {WRITE: errno.ENOSPC}, "full at half": {WRITE: errno.ENOSPC, WRITES_HALF: 1},
    "quota": {WRITE: errno.EDQUOT}, "write error": {WRITE: errno.EIO}, "sync error": {SYNC: errno.EIO},
    "sync without room": {SYNC: errno.ENOSPC}, "rename error": {RENAME: errno.EIO},
    "rename denied": {RENAME: errno.EACCES}, "open error": {OPEN: errno.EIO}, "no descriptors": {OPEN: errno.EMFILE},
    "a folder without rights": {OPEN: errno.EACCES, RENAME: errno.EACCES},
}
# Not even a sign of life gets through.
SILENT_DISKS = {
    "dead": {WRITE: errno.EIO, TOUCH: errno.EIO},
    "read-only": {OPEN: errno.EROFS, RENAME: errno.EROFS, TOUCH: errno.EROFS},
}


class Control:
    """One page, for all processes that are told its path."""

    def __init__(self, path):
        self.path = path
        size = 8 * (JUMP + 2 * MOST_JUMPS)
        with open(path, "w+b") as file:
            file.truncate(size)
            self.page = mmap.mmap(file.fileno(), size)

    def environment(self, library, folder, tally):
        return {**harness.children.preload(library, os.path.dirname(self.path)), "LIES_CONTROL": self.path,
                "LIES_FOLDER": folder + "/", "LIES_TALLY": tally}

    def set(self, word, value):
        struct.pack_into("q", self.page, 8 * word, value)

    def get(self, word):
        return struct.unpack_from("q", self.page, 8 * word)[0]

    def disk(self, name):
        """None for one that works."""
        faults = {**DISKS, **SILENT_DISKS}.get(name, {})
        for word in (WRITES_HALF, WRITE, SYNC, RENAME, OPEN, TOUCH):
            self.set(word, faults.get(word, 0))

    def tally_before(self, saves):
        """What had been counted as that many saves ago, 1 for the last, one began; 0 where none did."""
        begun = self.get(SAVES)
        return self.get(TALLIES + (begun - saves) % SAVES_KEPT) if begun >= saves else 0

    def _looked(self):
        number = self.get(LOOKS)
        return [self.get(LOOKED + i % LOOKS_KEPT) / 1e9 for i in range(max(0, number - LOOKS_KEPT + 1), number)]

    def look_before(self, at):
        """When the last look but one that had begun by then began; None when that is not known."""
        before = [time for time in self._looked() if time <= at]
        return before[-2] if len(before) > 1 else None

    def look_after(self, at):
        """When the first of the last looks that began after that began, if there is one."""
        return next((time for time in self._looked() if time > at), None)

    def set_clock(self, seconds):
        """From now on it is off by that. False when it was set too often already."""
        number = self.get(JUMPS)
        if number == MOST_JUMPS:
            return False
        self.set(JUMP + 2 * number, time.time_ns())
        self.set(JUMP + 2 * number + 1, round(seconds * 1e9))
        self.set(JUMPS, number + 1)
        return True


def some_disk(choice: random.Random):
    return choice.choice([*DISKS])
