# SPDX-License-Identifier: MIT
"""Takes a picture of the window in each state, light and dark, and of it at work: table and trend with traffic, events,
compact, preferences, high contrast, right to left, at scale 2. As PNG files; openbox is the window manager where there is one.

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


class Studio:
    def __init__(self, desktop, program, host, folder):
        self.desktop = desktop
        self.program = program
        self.host = host
        self.folder = folder
        self.stats = desktop.folder / "home" / ".mm_mesh_stats.json"
        self.managed = shutil.which("openbox") is not None
        self.windows = XWindows(desktop.environment["DISPLAY"])

    def shoot(self, monitor, name, text, tone):
        monitor.wait(text)
        until(f"{name}: label and colour", 5, lambda: monitor.face() == (text, tone))
        # The label is painted with all the rest, in one go; two equal pictures say that it has come to rest.
        last = []

        def still():
            last.append(self.desktop.screen.picture(box_of(monitor.window)))
            return len(last) > 1 and last[-1].rows == last[-2].rows
        until("the window is at rest", 5, still, pause=0.1)
        (self.folder / f"{name}.png").write_bytes(last[-1].png())
        print(self.folder / f"{name}.png")

    def session(self, look, environment, colours):
        self.stats.unlink(missing_ok=True)
        with Monitor(self.desktop, self.program, str(self.stats), 500, environment, colours) as monitor:
            self.shoot(monitor, f"nofile-{look}", "MM: No stats file", "gray")
            process = writer(self.desktop, self.host, str(self.stats), "--register", SERVICES, "--messages", MESSAGES)
            self.shoot(monitor, f"active-{look}", ACTIVE, "green")
            process.kill()
            process.wait()
            self.shoot(monitor, f"notupdating-{look}", "MM: Not updating", "gray")
            self.stats.unlink()
            process = writer(self.desktop, self.host, str(self.stats), "--register", SERVICES, "--messages", MESSAGES)
            monitor.wait(ACTIVE)
            process.terminate()
            process.wait()
            self.shoot(monitor, f"stopped-{look}", "MM: Stopped", "gray")
            self.stats.write_text("{\n", encoding="ascii")
            self.shoot(monitor, f"error-{look}", "MM: Error reading stats", "red")
            self.stats.write_text('{"total_services": 0, "total_messages": 0}\n', encoding="ascii")
            self.shoot(monitor, f"empty-{look}", "MM: 0 services | 0 msgs", "green")

    def at_rest(self, name, box):
        """What stands there once nothing moves any more."""
        last = []

        def still():
            last.append(self.desktop.screen.picture(box))
            return len(last) > 1 and last[-1].rows == last[-2].rows
        until(f"{name} is at rest", 10, still, pause=0.2)
        (self.folder / f"{name}.png").write_bytes(last[-1].png())
        print(self.folder / f"{name}.png")

    def at_work(self, name, environment=None, keys=(), back=(), seconds=1.0):
        """The whole screen, after those keys, with an MM that counts."""
        with Monitor(self.desktop, self.program, str(self.stats), 500, environment) as monitor:
            time.sleep(seconds)  # for traffic to be seen
            keyboard = Keyboard(self.desktop.environment["DISPLAY"])
            if not self.managed:
                keyboard.attend(self.windows.windows()[-1])
            for key in keys:
                keyboard.press(key)
                time.sleep(0.7)
            self.at_rest(name, (0, 0, *self.desktop.size))
            for key in back:
                keyboard.press(key)
                time.sleep(0.7)
            monitor.process.terminate()
            monitor.process.wait(10)

    def portfolio(self):
        self.stats.unlink(missing_ok=True)
        host = self.desktop.start([self.host, "--stats-file", str(self.stats), "--register", SERVICES, "--messages",
                                   MESSAGES, "--rate", "7", "--hold"], quiet=True)
        self.at_work("work-light", seconds=25)
        self.at_work("work-events", keys=("Ctrl+e",))
        self.at_work("work-compact", keys=("Ctrl+m",), back=("Ctrl+m",))
        self.at_work("work-preferences", keys=("Ctrl+comma",))
        self.at_work("work-right-to-left", {"LC_ALL": "ar_EG.UTF-8"}, keys=("Ctrl+comma",))
        self.at_work("work-scale-2", {"QT_SCALE_FACTOR": "2"})
        dark = dark_theme(self.desktop)
        self.at_work("work-dark", dark)
        self.at_work("work-dark-preferences", dark, keys=("Ctrl+comma",))
        self.at_work("work-high-contrast", dark_theme(self.desktop, HIGH_CONTRAST))
        host.terminate()
        host.wait(10)


def main():
    program, host, folder = (Path(argument).resolve() for argument in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    with Desktop(size=(1440, 1000), limit=600) as desktop:
        studio = Studio(desktop, str(program), str(host), folder)
        if studio.managed:
            desktop.start(["openbox", "--sm-disable"], quiet=True)
            time.sleep(1)
        studio.portfolio()
        (desktop.folder / "config" / "kdeglobals").unlink()
        studio.session("light", {}, ON_LIGHT)
        studio.session("dark", dark_theme(desktop), ON_DARK)


if __name__ == "__main__":
    main()
