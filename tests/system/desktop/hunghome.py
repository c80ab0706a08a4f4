# SPDX-License-Identifier: MIT
"""A hanging home, a hanging folder of the sockets or a frozen session bus delay neither the window nor its closing.

    hunghome.py EE_MONITOR

Needs root and /dev/fuse; exits with 77 where mounting is not allowed.
"""
import errno
import socket
import subprocess
import sys
import time

from desktop import expect, run, until
from fusefile import FuseFile
from xwindows import XWindows

SKIPPED = 77
SHOWN = 2.0  # seconds until the window is on the screen
CLOSED = 1.0  # seconds until it is off the screen
ENDED = 2.0  # seconds until the process has ended
ONCE = 6.5  # seconds until `--once` ends
BUSY = 3  # times as long on a busy machine, measured with a window whose home works


def home_in(folder):
    return {"HOME": folder, "XDG_CONFIG_HOME": f"{folder}/.config", "XDG_DATA_HOME": f"{folder}/.local/share",
            "XDG_CACHE_HOME": f"{folder}/.cache", "XDG_STATE_HOME": f"{folder}/.local/state"}


def check(desktop, windows, program, name, environment, factor=1.0):
    """Opens and closes a window. Returns the seconds until it was shown."""
    began = time.monotonic()
    process = desktop.start([program, "--no-register"], environment=environment)
    until(f"{name}: the window is shown", 10, windows.shown)
    shown = time.monotonic() - began
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


def once(desktop, program, environment):
    began = time.monotonic()
    run_once = subprocess.run([program, "--once", "--no-register"], env={**desktop.environment, **environment},
                              stdout=subprocess.PIPE, text=True, timeout=20, check=False)
    took = time.monotonic() - began
    expect(run_once.stdout.strip() == "MM: Not updating", f"--once printed {run_once.stdout!r}")
    expect(took <= ONCE, f"--once ended after {took:.2f} s")
    print(f"ok    --once: after {took:.2f} s", flush=True)


def run_cases(desktop, program):
    windows = XWindows(desktop.environment["DISPLAY"])
    working = check(desktop, windows, program, "a home that works", {}, BUSY)
    factor = max(1.0, min(BUSY, working / 0.5))
    frozen = desktop.folder / "frozen-bus"
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(frozen))
        bus.listen(50)
        check(desktop, windows, program, "a frozen session bus",
              {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={frozen}"}, factor)
    folder = desktop.folder / "mount"
    folder.mkdir()
    with FuseFile(folder, "file", b"") as file:
        file.stop()
        home = home_in(f"{folder}/home")
        check(desktop, windows, program, "a hanging home", home, factor)
        check(desktop, windows, program, "a hanging folder of the sockets", {"XDG_RUNTIME_DIR": f"{folder}/run"}, factor)
        check(desktop, windows, program, "both", {**home, "XDG_RUNTIME_DIR": f"{folder}/run"}, factor)
        once(desktop, program, home)


def main():
    program = sys.argv[1]
    try:
        return run(lambda desktop: run_cases(desktop, program))
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOENT, errno.ENODEV) or "mount" not in str(error):
            raise
        print(f"skipped: {error}")
        return SKIPPED


if __name__ == "__main__":
    sys.exit(main())
