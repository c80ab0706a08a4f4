# SPDX-License-Identifier: MIT
"""A running EE Monitor, as seen through the accessibility bus, on the screen and by `--once`."""
import json
import re
import subprocess
import time
from typing import NamedTuple

from desktop import Failure, box_of, children_of, descendants_of, expect, shown, until

# As in core/monitor/statuspalette.h.
ON_LIGHT = {0x006B2D: "green", 0xB3261E: "red", 0x5F6368: "gray"}
ON_DARK = {0x57D38C: "green", 0xFF8A80: "red", 0xA0A4A8: "gray"}

# A KDE colour scheme; Qt's built-in platform theme reads it.
DARK = """[Colors:Window]
BackgroundNormal=42,46,50
ForegroundNormal=252,252,252
[Colors:View]
BackgroundNormal=27,30,32
BackgroundAlternate=35,38,41
ForegroundNormal=252,252,252
[Colors:Button]
BackgroundNormal=49,54,59
ForegroundNormal=252,252,252
"""

HIGH_CONTRAST = """[Colors:Window]
BackgroundNormal=0,0,0
ForegroundNormal=255,255,255
[Colors:View]
BackgroundNormal=0,0,0
BackgroundAlternate=0,0,0
ForegroundNormal=255,255,255
[Colors:Button]
BackgroundNormal=0,0,0
ForegroundNormal=255,255,255
"""

LABEL = re.compile(r"(\w+ )?MM[ \u00a0]?[:\uff1a]")  # the start of the label in every language
COLUMNS = 9  # of the services table; a hidden one is on the bus too
POLL = 2.0  # seconds, the monitor's default
BAR = 2.5  # seconds from an event until the label shows it


class Face(NamedTuple):
    text: str  # on the accessibility bus
    color: str  # on the screen


class Once(NamedTuple):
    time: float  # monotonic
    code: int
    output: dict


class Monitor:
    """A window. Leaving the context kills its process."""

    def __init__(self, desktop, program, stats_file, interval=None, environment=None, colours=None):
        self.desktop = desktop
        self.program = program
        self.stats_file = stats_file
        self.colours = colours or ON_LIGHT
        arguments = [program, "--no-register", "--stats-file", stats_file]
        if interval:
            arguments += ["--interval", str(interval)]
        self.process = desktop.start(arguments, environment=environment)

    def __enter__(self):
        try:
            self.application = until("ee-monitor is on the accessibility bus", 20,
                                     lambda: self.desktop.application(self.process.pid))
            self.window = until("its window is open", 10, self._window)
            self.label = until("its label is shown", 10, self._label)
        except BaseException:
            self.process.kill()
            raise
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()

    def _window(self):
        return next((w for w in children_of(self.application) if w.get_role_name() == "frame" and shown(w)), None)

    def _label(self):
        # Qt 6.4 puts no object names on the bus, so the label is found by its text.
        return next((o for o in descendants_of(self.window)
                     if o.get_role_name() == "label" and LABEL.match(o.get_name() or "")), None)

    def text(self):
        self.label.clear_cache()
        return self.label.get_name()

    def wait(self, text, seconds=BAR + 1):
        """Waits until the label has this text, a string or a pattern for all of it. Returns the text."""
        def matching():
            current = self.text()
            return current if (text.fullmatch(current) if isinstance(text, re.Pattern) else current == text) else None
        return until(lambda: f"the label is {text!r}; it is {self.text()!r}", seconds, matching)

    def picture(self):
        return self.desktop.screen.picture(box_of(self.label))

    def face(self):
        """The current text and colour. A colour other than the three is given as #rrggbb."""
        ink = self.picture().ink()
        return Face(self.text(), self.colours.get(ink, "nothing" if ink is None else f"#{ink:06x}"))

    def problem(self):
        """The text of the problem panel; None while it is hidden."""
        self.window.clear_cache()
        for item in descendants_of(self.window):
            if (item.get_role_name() == "label" and shown(item) and box_of(item)[3] > 0
                    and item.get_parent().get_name() == "Problem"):
                return item.get_name()
        return None

    def rows(self):
        """The services table, each row as a tuple of its cells' texts."""
        table = next(o for o in descendants_of(self.window) if o.get_role_name() == "table" and o.get_name() == "Services")
        cells = [c.get_name() for c in children_of(table) if c.get_role_name() == "table cell"] if shown(table) else []
        return [tuple(cells[i:i + COLUMNS]) for i in range(0, len(cells), COLUMNS)]

    def find(self, name):
        return next(o for o in descendants_of(self.window) if o.get_name() == name)

    def press(self, name):
        """Triggers the menu item with that name."""
        if not self.find(name).do_action(0):
            raise Failure(f"{name} can't be pressed")

    def gone(self):
        """Whether the accessibility bus shows none of its windows."""
        application = self.desktop.application(self.process.pid)
        return application is None or not any(shown(w) for w in children_of(application))

    def once(self):
        run = subprocess.run([self.program, "--once", "--format", "json", "--no-register", "--stats-file", self.stats_file],
                             stdout=subprocess.PIPE, timeout=20, check=False)
        return Once(time.monotonic(), run.returncode, json.loads(run.stdout))

    def agreement(self, state):
        """Waits until text and colour equal an output of `--once` that is at most one poll old, and returns that.

        While MM counts, the two may be one poll apart.
        """
        runs = []

        def agrees():
            runs.append(self.once())
            face = self.face()
            recent = [o for o in runs if o.time > time.monotonic() - POLL - 0.5]
            return next((o for o in recent if face == Face(o.output["text"], o.output["color"])
                         and o.output["state"] == state), None)
        return until(lambda: f"label and --once agree on {state}: the label is {self.face()}, --once printed "
                     f"{runs[-1].output}", BAR, agrees)


class Member(Monitor):
    """A window as users start it: with the stats file in the home, and registered with MM."""

    def __init__(self, desktop, program, *arguments, **options):  # without Monitor's options
        self.desktop = desktop
        self.program = program
        self.stats_file = str(desktop.folder / "home" / ".mm_mesh_stats.json")
        self.colours = ON_LIGHT
        self.log = desktop.folder / f"log-{time.monotonic_ns()}"
        with open(self.log, "wb") as file:
            self.process = desktop.start([program, *arguments], stderr=file, **options)

    def see(self, what, text, color, seconds=BAR + 1):
        """Waits until the label has this text and colour, on the accessibility bus and on the screen."""
        began = time.monotonic()
        self.wait(text, seconds)
        until(lambda: f"{what}: {text} in {color}; it is {self.face()}", BAR, lambda: self.face() == Face(text, color))
        print(f"ok    {what}: {text!r} {color}, after {time.monotonic() - began:.1f} s", flush=True)

    def end(self, what, how):
        """Ends the process by calling `how`: within 5 s, with exit code 0, and without messages about MM on stderr."""
        how()
        until(f"{what}: the process has ended", 5, lambda: self.process.poll() is not None)
        expect(self.process.returncode == 0, f"{what}: its exit code is {self.process.returncode}")
        log = self.log.read_text(encoding="utf-8")
        expect(not re.search(r"http|connect|refused|register", log, re.I), f"{what}: its stderr: {log}")


def writer(desktop, program, stats_file, *arguments):
    """A mesh-host that has written its stats file."""
    process = desktop.start([program, "--stats-file", stats_file, *arguments, "--hold"], stdout=subprocess.PIPE,
                            text=True)
    if process.stdout.readline().strip() != "ready":
        raise Failure("mesh-host did not get ready")
    return process


def dark_theme(desktop, colours=DARK):
    """The environment of a monitor on a desktop with these colours, dark by default."""
    (desktop.folder / "config" / "kdeglobals").write_text(colours, encoding="ascii")
    return {"QT_QPA_PLATFORMTHEME": "kde", "XDG_CURRENT_DESKTOP": "KDE", "KDE_SESSION_VERSION": "5"}
