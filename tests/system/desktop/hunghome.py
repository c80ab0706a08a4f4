# SPDX-License-Identifier: MIT
"""A hanging home, folder of the sockets or folder of a search path, and a frozen bus, session manager or service of the
global menu delay neither the window nor its closing. A home that hangs later delays neither the preferences nor a change of
them nor the closing. MM starts, answers and ends under a hanging home.

    hunghome.py EE_MONITOR MM_PROXY

Needs root and /dev/fuse; exits with 77 where mounting is not allowed.
"""
import errno
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from desktop import Atspi, children_of, descendants_of, expect, run, shown, until
from fusefile import FuseFile
from monitor import Monitor
from xkeyboard import Keyboard
from xwindows import XWindows

SKIPPED = 77
SHOWN = 2.0  # seconds until the window is on the screen
CLOSED = 1.0  # seconds until it is off the screen
ENDED = 2.0  # seconds until the process has ended
ONCE = 6.5  # seconds until `--once` ends
RESPONSE = 1.0  # seconds until the window responds to an action while the home hangs
CONTENT = b'{"total_services": 5, "total_messages": 1247}\n'
IDLE = 0.3  # seconds without access to the home, after which the start is over; shorter than a poll
BUSY = 3  # times as long on a busy machine, measured with a window whose home works


def home_in(folder):
    return {"HOME": folder, "XDG_CONFIG_HOME": f"{folder}/.config", "XDG_DATA_HOME": f"{folder}/.local/share",
            "XDG_CACHE_HOME": f"{folder}/.cache", "XDG_STATE_HOME": f"{folder}/.local/state"}


def check(desktop, windows, program, name, environment, factor=1.0, once_shown=None):
    """Opens and closes a window. Returns the seconds until it was shown."""
    began = time.monotonic()
    process = desktop.start([program, "--no-register"], environment=environment)
    until(f"{name}: the window is shown", 10, windows.shown)
    shown = time.monotonic() - began
    if once_shown:
        until(f"{name}: the window responds", 10, lambda: desktop.application(process.pid))
        once_shown()
    began = time.monotonic()
    process.terminate()
    until(f"{name}: the window is closed", 10, lambda: not windows.shown())
    closed = time.monotonic() - began
    until(f"{name}: the process has ended", 10, lambda: process.poll() is not None)
    ended = time.monotonic() - began
    print(f"ok    {name}: shown after {shown:.2f} s, closed after {closed:.2f} s, ended after {ended:.2f} s", flush=True)
    for what, took, limit in (("shown", shown, SHOWN), ("closed", closed, CLOSED), ("ended", ended, ENDED)):
        expect(took <= limit * factor, f"{name}: {what} after {took:.2f} s")
    expect(process.returncode == 0, f"{name}: exit code {process.returncode}")
    return shown


class Window(Monitor):
    """Without --stats-file, so that the preferences can name another file."""

    def __init__(self, desktop, program, stats_file, environment):  # without Monitor's arguments
        self.desktop = desktop
        self.process = desktop.start([program, "--no-register"],
                                     environment={**environment, "MM_MESH_STATS_FILE": stats_file})

    def text(self):
        def find():
            self.window = self._window()
            self.label = self.window and self._label()
            return self.label
        until("a window with a label is shown", 10, find)  # another stats file replaces the window
        return super().text()


class Later:
    """A window whose home hangs once it is open."""

    def __init__(self, monitor, windows, keyboard, name, limit):
        self.monitor = monitor
        self.windows = windows
        self.keyboard = keyboard
        self.name = name
        self.limit = limit
        self.slowest = 0.0

    def act(self, what, action, condition):
        """Waits until the action has its result; meanwhile the window responds. Returns the result."""
        def responsive():
            began = time.monotonic()
            self.monitor.text()
            took = time.monotonic() - began
            expect(took <= self.limit, f"{self.name}: until {what} there is no response for {took:.2f} s")
            self.slowest = max(self.slowest, took)
            return condition()
        action()
        return until(f"{self.name}: {what}", 10, responsive)

    def dialog(self):
        return next((w for w in children_of(self.monitor.application) if w.get_name() == "Preferences" and shown(w)), None)

    def is_shown(self, text):
        dialog = self.dialog()
        return dialog and any(text in (o.get_name() or "") and shown(o) for o in descendants_of(dialog))

    def press(self, keys):
        self.keyboard.focus(self.windows.windows()[-1])
        until("the window has the focus", 5, lambda: any(
            w.get_state_set().contains(Atspi.StateType.ACTIVE) for w in children_of(self.monitor.application)))
        self.keyboard.press(keys)

    def execute(self):
        dialog = self.act("the preferences are open", lambda: self.monitor.press("Preferences\u2026"), self.dialog)
        self.act("start at login is not known", lambda: None, lambda: self.is_shown("login does not respond"))
        for field in (o for o in descendants_of(dialog) if o.get_role_name() in ("text", "combo box", "button")):
            box = field.get_extents(Atspi.CoordType.SCREEN)
            self.keyboard.point(box.x + box.width // 2, box.y + box.height // 2)  # cursor themes are in the home
            self.monitor.text()
        path = next(o for o in descendants_of(dialog) if o.get_role_name() == "text" and shown(o))
        path.get_editable_text_iface().set_text_contents(f"{self.home}/other.json")
        self.act("a path in the home is taken", lambda: self.press("Return"),
                 lambda: self.monitor.text() == "MM: Checking...")
        self.act("a switch is toggled", lambda: self.press("Alt+t"), lambda: True)
        self.act("the file chooser is refused", lambda: self.press("Alt+b"),
                 lambda: self.is_shown("does not respond. The path can be entered"))
        self.act("the preferences are stored later", lambda: None, lambda: self.is_shown("The disk with the preferences"))
        self.act("the preferences are closed", lambda: self.press("Alt+c"), lambda: not self.dialog())
        print(f"ok    {self.name}: slowest response after {self.slowest:.2f} s", flush=True)
        began = time.monotonic()
        self.monitor.press("Quit")
        until(f"{self.name}: the window is closed", 10, lambda: not self.windows.shown())
        closed = time.monotonic() - began
        until(f"{self.name}: the process has ended", 10, lambda: self.monitor.process.poll() is not None)
        ended = time.monotonic() - began
        expect(closed <= CLOSED * self.limit and ended <= ENDED * self.limit,
               f"{self.name}: closed after {closed:.2f} s, ended after {ended:.2f} s")
        expect(self.monitor.process.returncode == 0, f"{self.name}: exit code {self.monitor.process.returncode}")
        print(f"ok    {self.name}: closed after {closed:.2f} s, ended after {ended:.2f} s", flush=True)


def check_later(desktop, windows, program, factor):
    keyboard = Keyboard(desktop.environment["DISPLAY"])
    stats = desktop.folder / "elsewhere.json"
    stats.write_bytes(CONTENT)
    for name, path in (("a home that hangs later", str(stats)), ("one with the stats file", None)):
        folder = desktop.folder / name.replace(" ", "-")
        folder.mkdir()
        with FuseFile(folder, "stats.json", CONTENT) as file, \
                Window(desktop, program, path or file.path, home_in(str(folder))) as monitor:
            monitor.wait("MM: 5 services | 1,247 msgs")
            later = Later(monitor, windows, keyboard, name, RESPONSE * factor)
            later.home = str(folder)
            until("the window has loaded everything", 10, lambda: file.idle() > IDLE)
            file.stop()
            later.execute()


def once(desktop, program, environment):
    began = time.monotonic()
    run_once = subprocess.run([program, "--once", "--no-register"], env={**desktop.environment, **environment},
                              stdout=subprocess.PIPE, text=True, timeout=20, check=False)
    took = time.monotonic() - began
    expect(run_once.stdout.strip() == "MM: Not updating", f"--once printed {run_once.stdout!r}")
    expect(took <= ONCE, f"--once ended after {took:.2f} s")
    print(f"ok    --once: after {took:.2f} s", flush=True)


def check_global_menu(desktop, windows, program, factor):
    """A frozen service of the desktop's global menu, on a session bus that works."""
    registrar = desktop.start([sys.executable, "-B", str(Path(__file__).with_name("menuregistrar.py"))],
                              stdout=subprocess.PIPE, text=True)
    expect(registrar.stdout.readline() == "ready\n", "there is no global menu")
    check(desktop, windows, program, "a global menu", {}, factor)
    expect(registrar.stdout.readline() == "RegisterWindow\n", "the global menu is not used")
    check(desktop, windows, program, "a global menu that freezes later", {}, factor,
          once_shown=lambda: registrar.send_signal(signal.SIGSTOP))
    check(desktop, windows, program, "a frozen global menu", {}, factor)
    registrar.kill()


def check_mm(desktop, mm_proxy, home):
    stats = desktop.folder / "mm.json"
    process = desktop.start([mm_proxy, "--http-only", "--http-port", "0", "--stats-file", str(stats)], environment=home,
                            stdout=subprocess.PIPE, text=True)
    began = time.monotonic()
    url = process.stdout.readline().split()[3]  # "mm-proxy listens on URL and URL"
    with urllib.request.urlopen(f"{url}/health", timeout=10) as answer:
        expect(answer.status == 200, f"/health answers {answer.status}")
    answered = time.monotonic() - began
    began = time.monotonic()
    process.terminate()
    expect(process.wait(10) == 0, f"MM: exit code {process.returncode}")
    ended = time.monotonic() - began
    expect(answered <= SHOWN and ended <= ENDED, f"MM answered after {answered:.2f} s, ended after {ended:.2f} s")
    expect(b'"stopped"' in stats.read_bytes(), "MM has not saved")
    print(f"ok    MM: answered after {answered:.2f} s, ended after {ended:.2f} s", flush=True)


def run_cases(desktop, program, mm_proxy):
    windows = XWindows(desktop.environment["DISPLAY"])
    working = check(desktop, windows, program, "a home that works", {}, BUSY)
    factor = max(1.0, min(BUSY, working / 0.5))
    frozen = desktop.folder / "frozen-bus"
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(frozen))
        bus.listen(50)
        check(desktop, windows, program, "a frozen session bus",
              {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={frozen}"}, factor)
        check(desktop, windows, program, "a frozen accessibility bus", {"AT_SPI_BUS_ADDRESS": f"unix:path={frozen}"}, factor)
        check(desktop, windows, program, "a frozen session manager",
              {"SESSION_MANAGER": f"local/{socket.gethostname()}:@{frozen},unix/{socket.gethostname()}:{frozen}"}, factor)
    check_global_menu(desktop, windows, program, factor)
    check_later(desktop, windows, program, factor)
    folder = desktop.folder / "mount"
    folder.mkdir()
    with FuseFile(folder, "file", b"") as file:
        file.stop()
        home = home_in(f"{folder}/home")
        check(desktop, windows, program, "a hanging home", home, factor)
        check(desktop, windows, program, "a hanging folder of the sockets", {"XDG_RUNTIME_DIR": f"{folder}/run"}, factor)
        check(desktop, windows, program, "both", {**home, "XDG_RUNTIME_DIR": f"{folder}/run"}, factor)
        # Qt reads them in the GUI thread. Flatpak and Nix put folders of the home into the first ones.
        hung = f"{folder}/share"
        for variable, others in (("XDG_DATA_DIRS", ":/usr/local/share:/usr/share"), ("XDG_CONFIG_DIRS", ":/etc/xdg"),
                                 ("QT_PLUGIN_PATH", ""), ("XCURSOR_PATH", ":/usr/share/icons")):
            check(desktop, windows, program, f"{variable} with a hanging folder", {variable: hung + others}, factor)
        check(desktop, windows, program, "a hanging home that they name, too",
              {**home, "XDG_DATA_DIRS": f"{hung}:/usr/share", "XDG_CONFIG_DIRS": f"{hung}:/etc/xdg"}, factor)
        once(desktop, program, home)
        check_mm(desktop, mm_proxy, {**home, "XDG_CONFIG_DIRS": f"{hung}:/etc/xdg"})


def main():
    program, mm_proxy = sys.argv[1:]
    try:
        return run(lambda desktop: run_cases(desktop, program, mm_proxy))
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOENT, errno.ENODEV) or "mount" not in str(error):
            raise
        print(f"skipped: {error}")
        return SKIPPED


if __name__ == "__main__":
    sys.exit(main())
