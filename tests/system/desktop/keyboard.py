# SPDX-License-Identifier: MIT
"""Uses the window by keyboard alone, as users of a screen reader do. The focus is read from the accessibility bus.

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

    def activate(self, window=None):
        """Without a window manager, gives the focus to the front window. Waits until `window` is active."""
        def is_active():
            self.keyboard.focus(self.screen.windows()[-1])
            return (window or self.monitor.window).get_state_set().contains(Atspi.StateType.ACTIVE)
        until("the window is active", 5, is_active, pause=0.1)

    def windows(self):
        return [window for window in children_of(self.monitor.application) if shown(window)]

    def focused(self):
        """The focused item. Qt calls the table's current cell focused wherever the focus is."""
        for window in self.windows():
            if not window.get_state_set().contains(Atspi.StateType.ACTIVE):
                continue
            for item in descendants_of(window):
                if item.get_role_name() != "table cell" and item.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return item
        return None

    def focus(self, name):
        def has_focus():
            item = self.focused()
            return item and item.get_name() == name
        until(lambda: f"the focus is at {name!r}; it is at {self.focused() and self.focused().get_name()!r}", 5, has_focus)

    def names(self):
        return [row[0] for row in self.monitor.rows()]

    def is_shown(self, text):
        """Whether a visible item has this text."""
        return any(item.get_name() == text and shown(item) for window in self.windows() for item in descendants_of(window))

    def filter(self):
        self.keyboard.press("Ctrl+f")
        self.focus(FILTER)
        self.keyboard.type("plan")
        until("only the planner is listed", 5, lambda: self.names() == ["planner"])
        until("the number of matches is shown", 5, lambda: self.is_shown("1 of 5 services"))
        self.keyboard.press("Escape")
        until("all are listed", 5, lambda: len(self.names()) == 5)
        self.focus("Services")
        print("ok    filter", flush=True)

    def walk(self):
        """The tab key reaches all controls, and each has a name."""
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
        for name in ("Services", FILTER, "Last 10 minutes", "Messages per minute", LABEL):
            expect(any(name in each for each in reached), f"{name!r} is not among {reached}")
        print(f"ok    tab order: {', '.join(reached)}", flush=True)

    def views(self):
        trend = self.monitor.find("Last hour")
        for keys, item, what in (("Ctrl+t", trend, "trend"), ("Ctrl+e", None, "events")):
            item = item or next(o for o in descendants_of(self.monitor.window)
                                if o.get_role_name() == "table" and o.get_name() == "Events")
            before = shown(item)
            for state in (not before, before):
                self.keyboard.press(keys)
                until(f"{what} shown: {state}", 5, lambda: shown(item) == state)
        print("ok    trend and events", flush=True)

    def compact(self):
        self.keyboard.press("Ctrl+m")
        until("only the compact window is shown", 5, lambda: len(self.windows()) == 1 and not shown(self.monitor.window)
              and self.is_shown(LABEL))
        self.keyboard.focus(self.screen.windows()[-1])
        self.keyboard.press("Escape")
        until("the window is shown", 5, lambda: shown(self.monitor.window) and len(self.windows()) == 1)
        self.activate()
        print("ok    compact", flush=True)

    def preferences(self):
        self.keyboard.press("Ctrl+comma")
        dialog = until("the preferences are open", 5,
                       lambda: next((w for w in self.windows() if w.get_name() == "Preferences"), None))
        self.activate(dialog)
        self.keyboard.press("Alt+h")
        self.focus("System")  # the theme: in Qt 6.4 a combo box's name is its current text
        self.keyboard.press("Alt+c")
        until("they are closed", 5, lambda: not shown(dialog))
        self.activate()
        print("ok    preferences", flush=True)

    def execute(self):
        with Monitor(self.desktop, self.program, str(self.stats), 500) as self.monitor:
            self.monitor.wait(LABEL)
            self.activate()
            for step in (self.filter, self.walk, self.views, self.compact, self.preferences):
                step()
            self.keyboard.press("Ctrl+q")
            until("the process has ended", 5, lambda: self.monitor.process.poll() is not None)
            expect(self.monitor.process.returncode == 0, f"its exit code is {self.monitor.process.returncode}")
            print("ok    quit", flush=True)


def main():
    program, host = (str(Path(argument).resolve()) for argument in sys.argv[1:3])
    return run(lambda desktop: Session(desktop, program, host).execute())


if __name__ == "__main__":
    sys.exit(main())
