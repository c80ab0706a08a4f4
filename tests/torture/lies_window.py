# SPDX-License-Identifier: MIT
"""The window as the monitor of a world: what its label says on the accessibility bus, and what colour the screen shows.

Needs what the end-to-end tests need; see tests/e2e/desktop.py."""

import os
import re
import sys
import time

import harness
from lies_world import ACTIVE, ERROR, INTERVAL, NO_FILE, NOT_UPDATING, STOPPED, Line

sys.path.insert(0, os.path.join(harness.HERE, "..", "e2e"))  # before this folder, which has a monitor.py too

from desktop import Desktop  # noqa: E402
from monitor import Monitor  # noqa: E402

COUNTED = re.compile(r"MM: ([\d,]+) services? \| ([\d,]+) msgs?")
STATES = {"MM: Stopped": STOPPED, "MM: Not updating": NOT_UPDATING, "MM: Error reading stats": ERROR,
          "MM: No stats file": NO_FILE}
TONES = {ACTIVE: "green", ERROR: "red"}
REPAINTED = 0.3  # seconds after its text


class Window:
    """Use it from one thread."""

    def __init__(self, program, path, environment):
        self.desktop = Desktop(limit=7200)
        self.program, self.path, self.environment = program, path, environment
        self.lines, self.looked, self.tones = [], 0.0, 0

    def __enter__(self):
        self.desktop.__enter__()
        self.monitor = Monitor(self.desktop, self.program, self.path, interval=int(INTERVAL * 1000),
                               environment=self.environment).__enter__()
        return self

    def __exit__(self, *_):
        self.monitor.__exit__()
        self.desktop.__exit__(None, None, None)

    def running(self):
        return self.monitor.process.poll() is None

    @property
    def pid(self):
        return self.monitor.process.pid

    @property
    def lines_said(self):
        """Looks again."""
        if time.monotonic() < self.looked + 0.05:
            return self.lines
        text = self.monitor.text()
        self.looked = time.monotonic()
        if not self.lines or self.lines[-1].text != text:
            counted = COUNTED.fullmatch(text)
            state = ACTIVE if counted else STATES.get(text)
            numbers = [int(number.replace(",", "")) for number in counted.groups()] if counted else [None, None]
            if state:
                self._look_at(state, text)
                self.lines.append(Line(self.looked, state, *numbers, text))
        return self.lines

    def _look_at(self, state, text):
        """The colour too, unless the text has changed again before that could be seen."""
        tone = TONES.get(state, "gray")
        end = time.monotonic() + REPAINTED
        while (face := self.monitor.face()).tone != tone and face.text == text:
            harness.expect(time.monotonic() < end, f"a lie: {text} in {face.tone}")
        self.tones += 1
