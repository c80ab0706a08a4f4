# SPDX-License-Identifier: MIT
"""Takes screenshots as PNG files: the window in each state, light and dark, and in use: table and trend with traffic, events,
compact, preferences, high contrast, right to left, at scale 2. Uses openbox as the window manager if installed.

    screenshots.py EE_MONITOR MESH_HOST FOLDER
"""
import shutil
import sys
import time
from pathlib import Path

from desktop import Desktop, box_of, until
from monitor import HIGH_CONTRAST, ON_DARK, ON_LIGHT, Monitor, dark_theme, writer
from xkeyboard import Keyboard
from xwindows import XWindows

MESSAGES = "ee_monitor:128,ee_cycle_1:12,planner:640,files:417,web_search:50"
SERVICES = ",".join(entry.split(":")[0] for entry in MESSAGES.split(","))
ACTIVE = "MM: 5 services | 1,247 msgs"


class Screenshots:
    def __init__(self, desktop, program, host, folder):
        self.desktop = desktop
        self.program = program
        self.host = host
        self.folder = folder
        self.stats = desktop.folder / "home" / ".mm_mesh_stats.json"
        self.managed = shutil.which("openbox") is not None
        self.windows = XWindows(desktop.environment["DISPLAY"])

    def shoot(self, monitor, name, text, color):
        monitor.wait(text)
        until(f"{name}: label and colour", 5, lambda: monitor.face() == (text, color))
        self.save_when_still(name, box_of(monitor.window))

    def states(self, theme, environment, colours):
        self.stats.unlink(missing_ok=True)
        with Monitor(self.desktop, self.program, str(self.stats), 500, environment, colours) as monitor:
            self.shoot(monitor, f"nofile-{theme}", "MM: No stats file", "gray")
            process = writer(self.desktop, self.host, str(self.stats), "--register", SERVICES, "--messages", MESSAGES)
            self.shoot(monitor, f"active-{theme}", ACTIVE, "green")
            process.kill()
            process.wait()
            self.shoot(monitor, f"notupdating-{theme}", "MM: Not updating", "gray")
            self.stats.unlink()
            process = writer(self.desktop, self.host, str(self.stats), "--register", SERVICES, "--messages", MESSAGES)
            monitor.wait(ACTIVE)
            process.terminate()
            process.wait()
            self.shoot(monitor, f"stopped-{theme}", "MM: Stopped", "gray")
            self.stats.write_text("{\n", encoding="ascii")
            self.shoot(monitor, f"error-{theme}", "MM: Error reading stats", "red")
            self.stats.write_text('{"total_services": 0, "total_messages": 0}\n', encoding="ascii")
            self.shoot(monitor, f"empty-{theme}", "MM: 0 services | 0 msgs", "green")

    def save_when_still(self, name, box):
        """Saves that part of the screen once two pictures in a row are equal."""
        last = []

        def still():
            last.append(self.desktop.screen.picture(box))
            return len(last) > 1 and last[-1].rows == last[-2].rows
        until(f"{name} stops changing", 10, still, pause=0.2)
        (self.folder / f"{name}.png").write_bytes(last[-1].png())
        print(self.folder / f"{name}.png")

    def in_use(self, name, environment=None, keys=(), back=(), seconds=1.0):
        """The whole screen after pressing `keys`, with an MM that counts. `back` are the keys that restore the view."""
        with Monitor(self.desktop, self.program, str(self.stats), 500, environment) as monitor:
            time.sleep(seconds)  # until traffic is shown
            keyboard = Keyboard(self.desktop.environment["DISPLAY"])
            if not self.managed:
                keyboard.focus(self.windows.windows()[-1])
            for key in keys:
                keyboard.press(key)
                time.sleep(0.7)
            self.save_when_still(name, (0, 0, *self.desktop.size))
            for key in back:
                keyboard.press(key)
                time.sleep(0.7)
            monitor.process.terminate()
            monitor.process.wait(10)

    def views(self):
        self.stats.unlink(missing_ok=True)
        host = self.desktop.start([self.host, "--stats-file", str(self.stats), "--register", SERVICES, "--messages",
                                   MESSAGES, "--rate", "7", "--hold"], quiet=True)
        self.in_use("work-light", seconds=25)
        self.in_use("work-events", keys=("Ctrl+e",))
        self.in_use("work-compact", keys=("Ctrl+m",), back=("Ctrl+m",))
        self.in_use("work-preferences", keys=("Ctrl+comma",))
        self.in_use("work-right-to-left", {"LC_ALL": "ar_EG.UTF-8"}, keys=("Ctrl+comma",))
        self.in_use("work-scale-2", {"QT_SCALE_FACTOR": "2"})
        dark = dark_theme(self.desktop)
        self.in_use("work-dark", dark)
        self.in_use("work-dark-preferences", dark, keys=("Ctrl+comma",))
        self.in_use("work-high-contrast", dark_theme(self.desktop, HIGH_CONTRAST))
        host.terminate()
        host.wait(10)


def main():
    program, host, folder = (Path(argument).resolve() for argument in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    with Desktop(size=(1440, 1000), limit=600) as desktop:
        shots = Screenshots(desktop, str(program), str(host), folder)
        if shots.managed:
            desktop.start(["openbox", "--sm-disable"], quiet=True)
            time.sleep(1)
        shots.views()
        (desktop.folder / "config" / "kdeglobals").unlink()
        shots.states("light", {}, ON_LIGHT)
        shots.states("dark", dark_theme(desktop), ON_DARK)


if __name__ == "__main__":
    main()
