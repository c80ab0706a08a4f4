# SPDX-License-Identifier: MIT
"""The window as the monitor of a world: the text of its label on the accessibility bus, and its colour on the screen.

Needs the packages of the desktop tests; see tests/system/desktop/desktop.py."""

import os
import re
import sys
import time

import harness
from randomfaults_world import ACTIVE, ERROR, INTERVAL, NO_FILE, NOT_UPDATING, STOPPED, Line

sys.path.insert(0, os.path.join(harness.HERE, "..", "desktop"))  # before this folder, which has a monitor.py too

from desktop import Desktop  # noqa: E402
from monitor import Monitor  # noqa: E402

COUNTED = re.compile(r"MM: ([\d,]+) services? \| ([\d,]+) msgs?")
STATES = {"MM: Stopped": STOPPED, "MM: Not updating": NOT_UPDATING, "MM: Error reading stats": ERROR,
          "MM: No stats file": NO_FILE}
COLORS = {ACTIVE: "green", ERROR: "red"}
REPAINT_TIMEOUT = 0.3  # seconds after the text


class Window:
    """Not thread-safe."""

    def __init__(self, program, path, environment):
        self.desktop = Desktop(limit=7200)
        self.program, self.path, self.environment = program, path, environment
        self.lines, self.polled, self.colors_checked = [], 0.0, 0

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
    def output_lines(self):
        """Polls the window."""
        if time.monotonic() < self.polled + 0.05:
            return self.lines
        text = self.monitor.text()
        self.polled = time.monotonic()
        if not self.lines or self.lines[-1].text != text:
            counted = COUNTED.fullmatch(text)
            state = ACTIVE if counted else STATES.get(text)
            numbers = [int(number.replace(",", "")) for number in counted.groups()] if counted else [None, None]
            if state:
                self._check_color(state, text)
                self.lines.append(Line(self.polled, state, *numbers, text))
        return self.lines

    def _check_color(self, state, text):
        """Checks that the label gets the colour of `state`, unless its text changes first."""
        color = COLORS.get(state, "gray")
        end = time.monotonic() + REPAINT_TIMEOUT
        while (face := self.monitor.face()).color != color and face.text == text:
            harness.expect(time.monotonic() < end, f"wrong colour: {text} in {face.color}")
        self.colors_checked += 1
