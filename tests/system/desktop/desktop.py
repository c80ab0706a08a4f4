# SPDX-License-Identifier: MIT
"""A private desktop: an X server, a session bus and the accessibility bus, with a home in a temporary folder.

All processes started in it are children of this process, or become so when their parents end. They are killed by pid when
the desktop is left, also after a failure or a signal.
"""
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "support"))

from children import Failure, die_with_parent, expect, polled, text_of  # noqa: E402, F401
from screen import Screen  # noqa: E402

warnings.filterwarnings("ignore", message="Atspi.*deprecated")

PR_SET_CHILD_SUBREAPER = 36
LAUNCHERS = ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"]
LIMIT = 110  # seconds; shorter than ctest's timeout, which leaves no time to clean up
UNSET_PREFIXES = ("QT_", "XDG_", "KDE", "GTK_", "DBUS_", "AT_SPI", "MM_", "LC_", "LANG", "WAYLAND")

libc = ctypes.CDLL(None, use_errno=True)


def until(what, seconds, attempt, pause=0.01):
    """Calls `attempt` until it returns a true value, and returns that. `what` describes the condition for the failure
    message: a sentence, or a function that returns one with the latest values.
    """
    result = polled(lambda: queried(attempt), seconds, pause)
    if not result:
        raise Failure(f"not within {seconds} s: {queried(lambda: text_of(what))}")
    return result


def queried(query):
    """The result of `query`; None if the object has left the accessibility bus or does not respond."""
    try:
        return query()
    except GLib.Error:
        return None


class Desktop:
    def __init__(self, size=(1024, 640), limit=LIMIT):
        self.size = size
        self.limit = limit
        self.processes = []

    def __enter__(self):
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        for number in (signal.SIGTERM, signal.SIGALRM):
            signal.signal(number, lambda *_: sys.exit("ended by a signal or by the timeout"))
        signal.alarm(self.limit)
        self.folder = Path(tempfile.mkdtemp(prefix="mm-desktop-"))
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(UNSET_PREFIXES)}
        for name in ("home", "runtime", "config", "cache", "data", "screen"):
            (self.folder / name).mkdir(mode=0o700)
        self.environment.update({
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "runtime"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        })
        self.log = open(self.folder / "log", "wb")

        ours, theirs = os.pipe()
        self.start(["Xvfb", "-displayfd", str(theirs), "-screen", "0", "%dx%dx24" % self.size, "-fbdir",
                    str(self.folder / "screen"), "-nolisten", "tcp", "-noreset"], quiet=True, pass_fds=[theirs])
        os.close(theirs)
        with open(ours, encoding="ascii") as pipe:
            self.environment["DISPLAY"] = ":" + self._first_line(pipe, "the X server")
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--print-address=1"], quiet=True,
                         stdout=subprocess.PIPE, text=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(bus.stdout, "the session bus")
        launcher = next((path for path in LAUNCHERS if os.path.exists(path)), None)
        if not launcher:
            raise Failure("at-spi-bus-launcher is not installed")
        self.start([launcher], quiet=True)

        os.environ.clear()
        os.environ.update(self.environment)
        until("the accessibility bus is available", 20, self._accessible, pause=0.05)
        self.screen = Screen(self.folder / "screen" / "Xvfb_screen0")

    @staticmethod
    def _first_line(pipe, what):
        line = pipe.readline().strip()
        if not line:
            raise Failure(f"{what} did not start")
        return line

    @staticmethod
    def _accessible():
        Atspi.init()
        Atspi.set_timeout(3_000, 15_000)
        return Atspi.get_desktop(0) is not None

    def start(self, arguments, quiet=False, environment=None, **options):
        """A process on this desktop. It is killed when this process or the desktop ends."""
        if quiet:
            options = {"stdout": self.log, "stderr": self.log, **options}
        process = subprocess.Popen(arguments, env={**self.environment, **(environment or {})},
                                   preexec_fn=die_with_parent, **options)
        self.processes.append(process)
        return process

    def application(self, pid):
        """The application on the accessibility bus whose process has that pid, or None."""
        desktop = Atspi.get_desktop(0)
        for child in children_of(desktop):
            if queried(child.get_process_id) == pid:
                return child
        return None

    def __exit__(self, *_):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.kill()
        for process in reversed(self.processes):
            process.wait(20)
        # The registry and the accessibility bus were reparented to this process when their parents ended.
        until("all processes of the desktop have ended", 20, self._kill_children, pause=0.02)
        if hasattr(self, "log"):
            self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _kill_children():
        left = []
        for task in Path("/proc/self/task").iterdir():
            left += (task / "children").read_text().split()
        for pid in map(int, left):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, os.WNOHANG)
        return not left


def run(test):
    """Calls test(desktop), prints the result and returns the script's exit code."""
    began = time.monotonic()
    try:
        with Desktop() as desktop:
            test(desktop)
    except Failure as failure:
        print(f"FAIL  {failure}", flush=True)
        return 1
    print(f"passed in {time.monotonic() - began:.1f} s")
    return 0


def children_of(accessible):
    """The current children, without libatspi's cache."""
    accessible.clear_cache()
    found = (accessible.get_child_at_index(i) for i in range(accessible.get_child_count()))
    return [child for child in found if child]


def descendants_of(accessible):
    for child in children_of(accessible):
        yield child
        yield from descendants_of(child)


def shown(accessible):
    return accessible.get_state_set().contains(Atspi.StateType.SHOWING)


def box_of(accessible):
    """(x, y, width, height) on the screen."""
    extents = accessible.get_extents(Atspi.CoordType.SCREEN)
    return extents.x, extents.y, extents.width, extents.height
