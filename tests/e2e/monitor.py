# SPDX-License-Identifier: MIT
"""An EE Monitor that runs, as a screen reader, a photographer and a script see it."""
import json
import re
import subprocess
import time
from typing import NamedTuple

from desktop import Failure, box_of, children_of, descendants_of, expect, shown, until

# As README tells of them.
ON_LIGHT = {0x006B2D: "green", 0xB3261E: "red", 0x5F6368: "gray"}
ON_DARK = {0x57D38C: "green", 0xFF8A80: "red", 0xA0A4A8: "gray"}

# What a dark desktop's users have: read by the platform theme that is built into Qt.
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

LABEL = re.compile(r"(\w+ )?MM[ \u00a0]?[:\uff1a]")  # as every language begins it
COLUMNS = 5  # of the table
POLL = 2.0  # seconds, the monitor's default
BAR = 2.5  # seconds from an event to its colour


class Face(NamedTuple):
    text: str  # as the accessibility bus says it
    tone: str  # as the screen shows it


class Once(NamedTuple):
    at: float
    code: int
    said: dict


class Monitor:
    """A window. Leaving the context ends its process."""

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
            self.window = until("its window is there", 10, self._window)
            self.label = until("its label is there", 10, self._label)
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
        # Qt 6.4 hands no object names over the bus: it is the label whose text begins so.
        return next((o for o in descendants_of(self.window)
                     if o.get_role_name() == "label" and LABEL.match(o.get_name() or "")), None)

    def text(self):
        self.label.clear_cache()
        return self.label.get_name()

    def wait(self, text, seconds=BAR + 1):
        """Waits for the label to say that: a string, or a pattern which it must match as a whole."""
        def says():
            said = self.text()
            return said if (text.fullmatch(said) if isinstance(text, re.Pattern) else said == text) else None
        return until(lambda: f"the label says {text!r}; it says {self.text()!r}", seconds, says)

    def picture(self):
        return self.desktop.screen.picture(box_of(self.label))

    def face(self):
        """What both senses get at this moment. The tone is the colour's number when it is none of the three."""
        ink = self.picture().ink()
        return Face(self.text(), self.colours.get(ink, "nothing" if ink is None else f"#{ink:06x}"))

    def problem(self):
        """The paragraph that says what is wrong; None while none is shown."""
        self.window.clear_cache()
        for item in descendants_of(self.window):
            if (item.get_role_name() == "label" and shown(item) and box_of(item)[3] > 0
                    and item.get_parent().get_name() == "Problem"):
                return item.get_name()
        return None

    def rows(self):
        """The table of services, each row as a tuple of its cells' texts."""
        table = next(o for o in descendants_of(self.window) if o.get_role_name() == "table" and o.get_name() == "Services")
        cells = [c.get_name() for c in children_of(table) if c.get_role_name() == "table cell"] if shown(table) else []
        return [tuple(cells[i:i + COLUMNS]) for i in range(0, len(cells), COLUMNS)]

    def find(self, name):
        return next(o for o in descendants_of(self.window) if o.get_name() == name)

    def press(self, name):
        """Presses the menu item of that name."""
        if not self.find(name).do_action(0):
            raise Failure(f"{name} can't be pressed")

    def gone(self):
        """Whether no window of it is left on the accessibility bus."""
        application = self.desktop.application(self.process.pid)
        return application is None or not any(shown(w) for w in children_of(application))

    def once(self):
        run = subprocess.run([self.program, "--once", "--format", "json", "--no-register", "--stats-file", self.stats_file],
                             stdout=subprocess.PIPE, timeout=20, check=False)
        return Once(time.monotonic(), run.returncode, json.loads(run.stdout))

    def agreement(self, state):
        """Waits until text and colour are what `--once` said no longer than one poll ago, and returns that saying.

        While MM counts, the two may be one poll apart, and no more.
        """
        sayings = []

        def agrees():
            sayings.append(self.once())
            face = self.face()
            recent = [o for o in sayings if o.at > time.monotonic() - POLL - 0.5]
            return next((o for o in recent if face == Face(o.said["text"], o.said["color"])
                         and o.said["state"] == state), None)
        return until(lambda: f"label and --once agree on {state}: the label is {self.face()}, --once says "
                     f"{sayings[-1].said}", BAR, agrees)


class Member(Monitor):
    """A window as its users start it: the file is the one in the home, and it is a member of the mesh."""

    def __init__(self, desktop, program, *arguments, **options):  # not Monitor's, which has no such command line
        self.desktop = desktop
        self.program = program
        self.stats_file = str(desktop.folder / "home" / ".mm_mesh_stats.json")
        self.colours = ON_LIGHT
        self.said = desktop.folder / f"said-{time.monotonic_ns()}"
        with open(self.said, "wb") as file:
            self.process = desktop.start([program, *arguments], stderr=file, **options)

    def see(self, what, text, tone, seconds=BAR + 1):
        """Waits for the label to be so, on the accessibility bus and on the screen."""
        began = time.monotonic()
        self.wait(text, seconds)
        until(lambda: f"{what}: {text} in {tone}; it is {self.face()}", BAR, lambda: self.face() == Face(text, tone))
        print(f"ok    {what}: {text!r} {tone}, after {time.monotonic() - began:.1f} s", flush=True)

    def end(self, what, how):
        """Within 5 s, in good order, and without ever having complained."""
        how()
        until(f"{what}: the process has ended", 5, lambda: self.process.poll() is not None)
        expect(self.process.returncode == 0, f"{what}: it ended with {self.process.returncode}")
        said = self.said.read_text(encoding="utf-8")
        expect(not re.search(r"http|connect|refused|register", said, re.I), f"{what}: it said on stderr: {said}")


def writer(desktop, program, stats_file, *arguments):
    """A mesh-host that has written its file."""
    process = desktop.start([program, "--stats-file", stats_file, *arguments, "--hold"], stdout=subprocess.PIPE,
                            text=True)
    if process.stdout.readline().strip() != "ready":
        raise Failure("mesh-host did not get ready")
    return process


def dark_theme(desktop, colours=DARK):
    """The environment of a monitor on a dark desktop, or one of other colours."""
    (desktop.folder / "config" / "kdeglobals").write_text(colours, encoding="ascii")
    return {"QT_QPA_PLATFORMTHEME": "kde", "XDG_CURRENT_DESKTOP": "KDE", "KDE_SESSION_VERSION": "5"}
