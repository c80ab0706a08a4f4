# SPDX-License-Identifier: MIT
"""Takes a picture of the window in each state, light and dark, as PNG files.

    screenshots.py EE_MONITOR MESH_HOST FOLDER
"""
import sys
from pathlib import Path

from desktop import Desktop, box_of, until
from monitor import ON_DARK, ON_LIGHT, Monitor, dark_theme, writer

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


def main():
    program, host, folder = (Path(argument).resolve() for argument in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    with Desktop() as desktop:
        studio = Studio(desktop, str(program), str(host), folder)
        studio.session("light", {}, ON_LIGHT)
        studio.session("dark", dark_theme(desktop), ON_DARK)


if __name__ == "__main__":
    main()
