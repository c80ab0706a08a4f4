#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The window with and without a tray: trays of both kinds that appear late, restart and disappear.

usage: tray.py EE_MONITOR
"""
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from desktop import children_of, expect, run, shown, until
from monitor import Monitor
from xtray import XClient, XTray
from xwindows import XWindows

STATS = '{"total_services": 5, "total_messages": 1247}'
LABEL = "MM: 5 services | 1,247 msgs"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"


class Panel:
    """A panel with a tray on the session bus."""

    def __init__(self, desktop):
        self.process = desktop.start([sys.executable, "-B", str(Path(__file__).with_name("traywatcher.py"))],
                                     stdout=subprocess.PIPE, text=True)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.item = None

    def wait_for_icon(self):
        """Waits until an icon registers."""
        self.item = until("an icon registers with the panel", 10, lambda: self.process.stdout.readline().strip())

    def property(self, name):
        return self.bus.call_sync(self.item, "/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get",
                                  GLib.Variant("(ss)", (ITEM, name)), None, Gio.DBusCallFlags.NONE, 5000, None).unpack()[0]

    def click(self, method):
        self.bus.call_sync(self.item, "/StatusNotifierItem", ITEM, method, GLib.Variant("(ii)", (0, 0)), None,
                           Gio.DBusCallFlags.NONE, 5000, None)

    def _menu(self, method, arguments):
        return self.bus.call_sync(self.item, self.property("Menu"), MENU, method, arguments, None, Gio.DBusCallFlags.NONE, 5000,
                                  None).unpack()

    def entries(self):
        """The menu as the panel shows it: for each entry without its mnemonic, its number and its properties."""
        _, (_, _, children) = self._menu("GetLayout", GLib.Variant("(iias)", (0, -1, [])))
        return {p["label"].replace("_", ""): (number, p) for number, p, _ in children
                if p.get("visible", True) and p.get("label")}

    def choose(self, label):
        """Clicks the menu's entry."""
        number, _ = self.entries()[label]
        self._menu("Event", GLib.Variant("(isvu)", (number, "clicked", GLib.Variant("i", 0), 0)))

    def end(self):
        self.process.kill()
        self.process.wait(10)


class TrayTest:
    def __init__(self, desktop, program):
        self.desktop = desktop
        self.program = program
        self.stats = desktop.folder / "stats.json"
        self.stats.write_text(STATS)
        self.screen = XWindows(desktop.environment["DISPLAY"])
        self.manager = XClient(desktop.environment["DISPLAY"])

    def monitor(self):
        return Monitor(self.desktop, self.program, str(self.stats), 500)

    def close(self, monitor):
        """Closes the window as a window manager would; none runs here."""
        monitor.wait(LABEL)
        windows = until("a window is shown", 10, self.screen.windows)
        for window in windows:
            self.manager.close(window)

    def expect_hidden(self, monitor, what):
        until(f"{what}: the window is hidden", 5, lambda: not shown(monitor.window))
        expect(monitor.process.poll() is None, f"{what}: its exit code is {monitor.process.returncode}")

    def expect_shown(self, monitor, what, seconds=5):
        until(f"{what}: the window is shown", seconds, lambda: shown(monitor.window))
        print(f"ok    {what}", flush=True)

    def expect_ended(self, monitor, what):
        until(f"{what}: the process has ended", 5, lambda: monitor.process.poll() is not None)
        expect(monitor.process.returncode == 0, f"{what}: its exit code is {monitor.process.returncode}")
        print(f"ok    {what}", flush=True)

    def without_tray(self):
        with self.monitor() as monitor:
            self.close(monitor)
            self.expect_ended(monitor, "closing it without a tray ends it")

    def tray_on_the_bus(self):
        with self.monitor() as monitor:
            monitor.wait(LABEL)
            panel = Panel(self.desktop)
            panel.wait_for_icon()
            tip = panel.property("ToolTip")
            expect(tip[2] == LABEL and not tip[3], f"the tooltip is {tip}")
            widths = {picture[0] for picture in panel.property("IconPixmap")}
            expect(widths & {22, 24, 32}, f"the icons are {widths} wide")
            print("ok    a panel that starts late gets the icon", flush=True)
            self.close(monitor)
            self.expect_hidden(monitor, "closed")
            panel.click("Activate")
            self.expect_shown(monitor, "closed to the tray, and shown by a click")
            self.close(monitor)
            self.expect_hidden(monitor, "closed again")
            panel.end()
            panel = Panel(self.desktop)
            panel.wait_for_icon()
            self.expect_hidden(monitor, "the panel was restarted")
            print("ok    a restarted panel gets the icon", flush=True)
            panel.end()
            self.expect_shown(monitor, "the panel has ended, the window is shown", 10)
            self.close(monitor)
            self.expect_ended(monitor, "closing it after the panel has ended ends it")

    def menu(self):
        """All that a user without the window needs, by its menu; the cause in the tooltip."""
        panel = Panel(self.desktop)
        with self.monitor() as monitor:
            panel.wait_for_icon()
            monitor.wait(LABEL)
            until("the menu has the label", 5, lambda: LABEL in panel.entries())
            state = panel.entries()[LABEL][1]
            expect(state.get("enabled", True) and state.get("icon-data"), f"the label's entry has {sorted(state)}")
            self.close(monitor)
            self.expect_hidden(monitor, "closed")
            panel.choose("Preferences…")
            until("the preferences are shown", 5, lambda: any(w.get_name().startswith("Preferences")
                                                              for w in children_of(monitor.application) if shown(w)))
            print("ok    the tray's menu opens the preferences of a hidden window", flush=True)
            panel.choose("Compact")
            until("the strip is shown", 5, lambda: "EE Monitor, compact" in [w.get_name() for w in children_of(monitor.application)
                                                                           if shown(w)])
            until("Compact is ticked", 5, lambda: panel.entries()["Compact"][1].get("toggle-state") == 1)
            panel.choose("Compact")
            self.expect_shown(monitor, "the tray's menu makes the window compact and full")
            self.stats.write_text("{")
            until("the tooltip has label and cause", 5, lambda: re.fullmatch(
                r"MM: Error reading stats\n[^\n]*stats\.json[^\n]*", panel.property("ToolTip")[2]))
            print("ok    the tray's tooltip has the cause", flush=True)
            self.stats.write_text(STATS)
        panel.end()

    def hidden(self):
        """--hidden: no window but the icon; without a tray a minimized window."""
        panel = Panel(self.desktop)
        process = self.desktop.start([self.program, "--hidden", "--no-register", "--stats-file", str(self.stats)])
        panel.wait_for_icon()
        until("the tooltip has the label", 5, lambda: panel.property("ToolTip")[2] == LABEL)
        expect(not self.screen.windows(), f"the windows are {self.screen.windows()}")
        panel.click("Activate")
        until("a window is shown", 5, self.screen.windows)
        process.send_signal(signal.SIGTERM)
        expect(process.wait(10) == 0, f"its exit code is {process.returncode}")
        panel.end()
        print("ok    started hidden, it is shown by a click", flush=True)
        log = self.desktop.folder / "hidden.log"
        with open(log, "wb") as file:
            process = self.desktop.start([self.program, "--hidden", "--no-register", "--stats-file", str(self.stats)],
                                         stderr=file)
        until("it says that there is no tray", 10, lambda: "tray" in log.read_text(encoding="utf-8"))
        expect(process.poll() is None, f"its exit code is {process.returncode}")
        process.send_signal(signal.SIGTERM)
        expect(process.wait(10) == 0, f"its exit code is {process.returncode}")
        print("ok    started hidden without a tray, it says so", flush=True)

    def quit(self):
        panel = Panel(self.desktop)
        for what, act in (("Quit ends it", lambda monitor: monitor.press("Quit")),
                          ("SIGTERM ends it", lambda monitor: monitor.process.send_signal(signal.SIGTERM))):
            with self.monitor() as monitor:
                panel.wait_for_icon()
                act(monitor)
                self.expect_ended(monitor, f"with a tray, {what}")
        with self.monitor() as monitor:
            panel.wait_for_icon()
            self.close(monitor)
            self.expect_hidden(monitor, "closed")
            monitor.process.send_signal(signal.SIGTERM)
            self.expect_ended(monitor, "hidden, SIGTERM ends it")
        panel.end()

    def x11_tray(self):
        with self.monitor() as monitor:
            monitor.wait(LABEL)
            tray = XTray(self.desktop.environment["DISPLAY"])
            until("the icon asks to be embedded", 10, tray.docked)
            self.close(monitor)
            self.expect_hidden(monitor, "closed to an X11 tray")
            tray.end()
            tray = XTray(self.desktop.environment["DISPLAY"])
            until("the icon asks again", 10, tray.docked)
            self.expect_hidden(monitor, "the tray was restarted")
            tray.end()
            self.expect_shown(monitor, "an X11 tray that starts late, restarts and ends", 10)

    def execute(self):
        for step in (self.without_tray, self.tray_on_the_bus, self.menu, self.hidden, self.quit, self.x11_tray):
            step()


def main():
    return run(lambda desktop: TrayTest(desktop, str(Path(sys.argv[1]).resolve())).execute())


if __name__ == "__main__":
    sys.exit(main())
