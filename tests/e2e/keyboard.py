# SPDX-License-Identifier: MIT
"""All of the window by keyboard alone, as somebody does who hears it: what has the focus is asked of the accessibility bus.

    keyboard.py EE_MONITOR MESH_HOST
"""
import sys
from pathlib import Path

from desktop import Atspi, children_of, descendants_of, expect, run, shown, until
from monitor import Monitor, writer
from xkeyboard import Keyboard
from xwindows import XWindows

SERVICES = "ee_monitor,ee_cycle_1,planner,files,web_search"
LABEL = "MM: 5 services | 0 msgs"
FILTER = "Filter the services by name"


class Session:
    def __init__(self, desktop, program, host):
        self.desktop = desktop
        self.program = program
        self.stats = desktop.folder / "stats.json"
        writer(desktop, host, str(self.stats), "--register", SERVICES)
        self.keyboard = Keyboard(desktop.environment["DISPLAY"])
        self.screen = XWindows(desktop.environment["DISPLAY"])
        self.monitor = None

    def attend(self, window=None):
        """There is no window manager: the window in front gets the keys. Waits until `window` knows it."""
        def is_active():
            self.keyboard.attend(self.screen.windows()[-1])
            return (window or self.monitor.window).get_state_set().contains(Atspi.StateType.ACTIVE)
        until("the window is active", 5, is_active, pause=0.1)

    def windows(self):
        return [window for window in children_of(self.monitor.application) if shown(window)]

    def focused(self):
        """What has the focus; of a table and its cell the table."""
        for window in self.windows():
            if not window.get_state_set().contains(Atspi.StateType.ACTIVE):
                continue
            for item in descendants_of(window):
                if item.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return item
        return None

    def focus(self, name):
        def is_there():
            item = self.focused()
            return item and item.get_name() == name
        until(lambda: f"the focus is at {name!r}; it is at {self.focused() and self.focused().get_name()!r}", 5, is_there)

    def names(self):
        return [row[0] for row in self.monitor.rows()]

    def said(self, text):
        """Whether something that is shown says that."""
        return any(item.get_name() == text and shown(item) for window in self.windows() for item in descendants_of(window))

    def filter(self):
        self.keyboard.press("Ctrl+f")
        self.focus(FILTER)
        self.keyboard.type("plan")
        until("only the planner is left", 5, lambda: self.names() == ["planner"])
        until("it is told how many are hidden", 5, lambda: self.said("1 of 5 services"))
        self.keyboard.press("Escape")
        until("all are back", 5, lambda: len(self.names()) == 5)
        self.focus("Services")
        print("ok    filtered, and back to the table", flush=True)

    def walk(self):
        """The tab key reaches everything, and everything has a name."""
        reached = []
        for _ in range(20):
            item = self.focused()
            expect(item is not None, f"nothing has the focus after {reached}")
            name = item.get_name()
            expect(name, f"a {item.get_role_name()} after {reached} has no name")
            if name in reached:
                break
            reached.append(name)
            self.keyboard.press("Tab")
            until(f"the focus leaves {name!r}", 5, lambda: (now := self.focused()) and now.get_name() != name)
        for name in ("Services", FILTER, "Last 10 minutes", "Messages per second"):
            expect(any(name in each for each in reached), f"{name!r} is not among {reached}")
        print(f"ok    the tab key goes round: {', '.join(reached)}", flush=True)

    def views(self):
        trend = self.monitor.find("Last hour")
        for keys, item, what in (("Ctrl+t", trend, "trend"), ("Ctrl+e", None, "events")):
            item = item or next(o for o in descendants_of(self.monitor.window)
                                if o.get_role_name() == "table" and o.get_name() == "Events")
            before = shown(item)
            for state in (not before, before):
                self.keyboard.press(keys)
                until(f"{what} shown: {state}", 5, lambda: shown(item) == state)
        print("ok    trend and events come and go", flush=True)

    def compact(self):
        self.keyboard.press("Ctrl+m")
        until("the strip stands alone", 5, lambda: len(self.windows()) == 1 and not shown(self.monitor.window)
              and self.said(LABEL))
        self.keyboard.attend(self.screen.windows()[-1])
        self.keyboard.press("Escape")
        until("the window is back", 5, lambda: shown(self.monitor.window) and len(self.windows()) == 1)
        self.attend()
        print("ok    compact, and back", flush=True)

    def preferences(self):
        self.keyboard.press("Ctrl+comma")
        dialog = until("the preferences are there", 5,
                       lambda: next((w for w in self.windows() if w.get_name() == "Preferences"), None))
        self.attend(dialog)
        self.keyboard.press("Alt+h")
        self.focus("System")  # the theme: Qt 6.4 names a choice by what is chosen
        self.keyboard.press("Alt+c")
        until("they are closed", 5, lambda: not shown(dialog))
        self.attend()
        print("ok    preferences", flush=True)

    def tell(self):
        with Monitor(self.desktop, self.program, str(self.stats), 500) as self.monitor:
            self.monitor.wait(LABEL)
            self.attend()
            for step in (self.filter, self.walk, self.views, self.compact, self.preferences):
                step()
            self.keyboard.press("Ctrl+q")
            until("the process has ended", 5, lambda: self.monitor.process.poll() is not None)
            expect(self.monitor.process.returncode == 0, f"it ended with {self.monitor.process.returncode}")
            print("ok    quit", flush=True)


def main():
    program, host = (str(Path(argument).resolve()) for argument in sys.argv[1:3])
    return run(lambda desktop: Session(desktop, program, host).tell())


if __name__ == "__main__":
    sys.exit(main())
