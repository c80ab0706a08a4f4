# SPDX-License-Identifier: MIT
"""The shared page that controls randomfaults_preload.cpp; its layout is that of struct Control there."""

import errno
import mmap
import os
import random
import struct
import time

import harness

WRITE, SYNC, RENAME, OPEN, TOUCH, READ_HANGS, WRITES_HALF, SAVES, TALLIES = range(9)
POLLS, POLL_TIMES, JUMPS, JUMP = 16, 17, 25, 26
SAVES_KEPT, POLLS_KEPT, MAX_JUMPS = 8, 8, 100
# Error numbers of the calls that fail.
DISKS = {
    "full": {WRITE: errno.ENOSPC}, "full at half": {WRITE: errno.ENOSPC, WRITES_HALF: 1},
    "quota": {WRITE: errno.EDQUOT}, "write error": {WRITE: errno.EIO}, "sync error": {SYNC: errno.EIO},
    "sync without room": {SYNC: errno.ENOSPC}, "rename error": {RENAME: errno.EIO},
    "rename denied": {RENAME: errno.EACCES}, "open error": {OPEN: errno.EIO}, "no descriptors": {OPEN: errno.EMFILE},
    "a folder without rights": {OPEN: errno.EACCES, RENAME: errno.EACCES},
}
# Heartbeats fail too.
DEAD_DISKS = {
    "dead": {WRITE: errno.EIO, TOUCH: errno.EIO},
    "read-only": {OPEN: errno.EROFS, RENAME: errno.EROFS, TOUCH: errno.EROFS},
}


class Control:
    """One page, for all processes that get its path."""

    def __init__(self, path):
        self.path = path
        size = 8 * (JUMP + 2 * MAX_JUMPS)
        with open(path, "w+b") as file:
            file.truncate(size)
            self.page = mmap.mmap(file.fileno(), size)

    def environment(self, library, folder, tally):
        return {**harness.children.preload(library, os.path.dirname(self.path)), "RANDOMFAULTS_CONTROL": self.path,
                "RANDOMFAULTS_FOLDER": folder + "/", "RANDOMFAULTS_TALLY": tally}

    def set(self, word, value):
        # Not struct.pack_into(), which clears a word before it writes it.
        memoryview(self.page).cast("q")[word] = value

    def get(self, word):
        return struct.unpack_from("q", self.page, 8 * word)[0]

    def disk(self, name):
        """None: no faults."""
        faults = {**DISKS, **DEAD_DISKS}.get(name, {})
        for word in (WRITES_HALF, WRITE, SYNC, RENAME, OPEN, TOUCH):
            self.set(word, faults.get(word, 0))

    def tally_before(self, saves):
        """The number of messages counted when the `saves`-th last save began; 0 if there was none."""
        begun = self.get(SAVES)
        return self.get(TALLIES + (begun - saves) % SAVES_KEPT) if begun >= saves else 0

    def _poll_times(self):
        number = self.get(POLLS)
        return [self.get(POLL_TIMES + i % POLLS_KEPT) / 1e9 for i in range(max(0, number - POLLS_KEPT + 1), number)]

    def poll_before(self, at):
        """The start of the second last poll before `at`; None if unknown."""
        before = [time for time in self._poll_times() if time <= at]
        return before[-2] if len(before) > 1 else None

    def poll_after(self, at):
        """The start of the first known poll after `at`; None if there is none."""
        return next((time for time in self._poll_times() if time > at), None)

    def set_clock(self, seconds):
        """Sets the offset of the clock from now on. False if that was done too often already."""
        number = self.get(JUMPS)
        if number == MAX_JUMPS:
            return False
        self.set(JUMP + 2 * number, time.time_ns())
        self.set(JUMP + 2 * number + 1, round(seconds * 1e9))
        self.set(JUMPS, number + 1)
        return True


def random_disk(choice: random.Random):
    return choice.choice([*DISKS])
