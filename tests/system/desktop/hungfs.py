# SPDX-License-Identifier: MIT
"""A hanging file system freezes neither the window nor its closing, and at most one reader waits for it.

    hungfs.py EE_MONITOR [--naive]

With --naive, EE_MONITOR is a window that reads the file in the GUI thread; the test must detect that.
Needs root and /dev/fuse; exits with 77 where mounting is not allowed.
"""
import errno
import os
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import fusefile
from desktop import Failure, expect, queried, run, until
from fusefile import FuseFile
from monitor import Face, Monitor
from gi.repository import Atspi
from xwindows import XWindows

SKIPPED = 77
CONTENT = b'{"total_services": 5, "total_messages": 1247}\n'
ACTIVE = "MM: 5 services | 1,247 msgs"
HUNG = "MM: Not updating"
POLL = 0.5  # seconds: the minimum, so that a second reader would most likely appear
HANG = 10.0  # seconds
MAX_GAP = 0.050  # R11, seconds without a response of the window
CLOSED = 1.0  # R11, seconds until the window is off the screen
ENDED = 2.5  # seconds until a closed program has released everything but the hanging thread
ONCE = 6.5  # seconds until `--once` ends
MOMENT = 1.0  # seconds
SLACK = 0.5  # seconds for a poll's timer, the read and the accessibility bus

# The request at which the reader hangs; None if the file system takes no request at all.
HOLDS = {"lookup": fusefile.LOOKUP, "getattr": fusefile.GETATTR, "open": fusefile.OPEN, "read": fusefile.READ,
         "stopped": None}


class Case:
    """One window and its file system."""

    def __init__(self, name, file, monitor):
        self.name = name
        self.file = file
        self.monitor = monitor
        self.max_waiting = 0
        self.gap = 0.0  # seconds, the longest time that the window did not respond
        self.hung_after = None
        self.threads = self.count_threads()
        self.one_added_at = time.monotonic()  # the last time that at most one thread was added

    def count_threads(self):
        return len(os.listdir(f"/proc/{self.monitor.process.pid}/task"))

    def ended(self):
        """Whether only a thread is left that the kernel keeps."""
        if self.monitor.process.poll() is not None:
            return True
        stat = Path(f"/proc/{self.monitor.process.pid}/stat").read_text(encoding="utf-8")
        return stat.rpartition(")")[2].split()[0] == "Z"

    def hang(self):
        self.one_added_at = time.monotonic()
        if self.name == "stopped":
            self.file.stop()
        else:
            self.file.hold(HOLDS.get(self.name, fusefile.READ))

    def waiting(self):
        """The number of this window's threads that wait for the file system."""
        return sum(os.path.exists(f"/proc/{self.monitor.process.pid}/task/{t}") for t in self.file.waiting())

    def probe(self):
        """Reads the window's label and a menu item, and records how long both took together."""
        began = time.monotonic()
        try:
            text = self.monitor.text()
            self.quit.clear_cache()
            expect(self.quit.get_name() == "Quit", "the menu does not respond")
        finally:
            self.gap = max(self.gap, time.monotonic() - began)
        self.max_waiting = max(self.max_waiting, self.waiting())
        # Between two polls there is no reading thread, so the count at rest is without it. Another thread stores the
        # window's layout, for a moment.
        now = time.monotonic()
        if self.count_threads() <= self.threads + 1:
            self.one_added_at = now
        expect(now - self.one_added_at < MOMENT, f"{self.name}: more than one thread is added while it hangs")
        return text


def open_case(desktop, stack, name, program, hang_first=False):
    folder = desktop.folder / name
    folder.mkdir()
    file = stack.enter_context(FuseFile(folder, "stats.json", CONTENT))
    if hang_first:
        file.hold(fusefile.READ)
    monitor = stack.enter_context(Monitor(desktop, program, file.path, int(POLL * 1000)))
    case = Case(name, file, monitor)
    case.quit = monitor.find("Quit")
    return case


def once_while_hung(case):
    run = subprocess.Popen([case.monitor.program, "--once", "--no-register", "--stats-file", case.file.path], stdout=subprocess.PIPE,
                           text=True)
    run.began = time.monotonic()
    return run


def hang(cases, control, desktop, stack, program):
    """The long hang: 10 s."""
    began = time.monotonic()
    for case in cases:
        case.hang()
    onces = {case: once_while_hung(case) for case in cases}
    late = open_case(desktop, stack, "late", program, hang_first=True)
    late_began = time.monotonic()
    until(lambda: f"while the first read hangs the label is Checking: {late.monitor.face()}", 3,
          lambda: late.monitor.face() == Face("MM: Checking...", "gray"))
    every = [*cases, late]
    while time.monotonic() < began + HANG:
        for case in every:
            if case.probe() == HUNG and not case.hung_after:
                case.hung_after = time.monotonic() - (late_began if case is late else began)
        control.probe()
        for run in onces.values():
            if not hasattr(run, "took") and run.poll() is not None:
                run.took = time.monotonic() - run.began
        time.sleep(0.002)

    for case in every:
        # The late case's clock started when its window was open, after its read had begun.
        earliest = 3 if case is late else 5 - SLACK
        expect(case.hung_after, f"{case.name}: the hang is not shown, the label is {case.monitor.text()!r}")
        expect(earliest <= case.hung_after <= 5 + POLL + SLACK,
               f"{case.name}: the hang was shown after {case.hung_after:.2f} s")
        problem = case.monitor.problem()
        expect(problem and case.file.path in problem and "hangs" in problem, f"{case.name}: {problem}")
        print(f"ok    {case.name}: hang shown after {case.hung_after:.2f} s, at most {case.max_waiting} waiting, "
              f"longest gap {case.gap * 1000:.0f} ms", flush=True)
    until(lambda: f"the hang is gray: {late.monitor.face()}", 3, lambda: late.monitor.face() == Face(HUNG, "gray"))
    return every, onces


def recover(every):
    began = time.monotonic()
    for case in every:
        case.file.release()
    for case in every:
        case.monitor.wait(ACTIVE, POLL + SLACK)
    print(f"ok    released: all green after {time.monotonic() - began:.2f} s", flush=True)


def check_onces(onces):
    """`--once` prints the state in time, and its process ends in time."""
    for case, run in onces.items():
        run.wait(5)
        output = run.stdout.read().strip()
        took = getattr(run, "took", None)
        expect(output == HUNG and run.returncode == 1, f"{case.name}: --once printed {output!r}, exit {run.returncode}")
        how = f"after {took:.2f} s" if took else "when the file system responded"
        print(f"ok    {case.name}: --once printed {output!r} and ended {how}", flush=True)
        expect(took and took <= ONCE, f"{case.name}: --once ended {how}")


def close_while_hung(every, desktop):
    for case in every:
        case.hang()
    for case in every:
        until(f"{case.name}: the reader is stuck", 3, case.file.untaken if case.name == "stopped" else case.waiting)
    windows = XWindows(desktop.environment["DISPLAY"])
    expect(windows.shown() == len(every), f"{windows.shown()} windows are shown")
    slowest = slowest_exit = 0.0
    for left_over, case in reversed(list(enumerate(every))):
        began = time.monotonic()
        case.monitor.press("Quit")
        until(f"{case.name}: the window is closed", 10, lambda n=left_over: windows.shown() == n, pause=0.002)
        slowest = max(slowest, time.monotonic() - began)
        until(f"{case.name}: the program has ended", 10, case.ended)
        slowest_exit = max(slowest_exit, time.monotonic() - began)
        # Not timed: its hanging thread keeps the connection open, so that a query may wait for an answer.
        until(f"{case.name}: the window has left the accessibility bus", 10, case.monitor.gone)
    print(f"ok    closed while it hangs: off the screen after at most {slowest:.2f} s, ended but for the hanging thread after "
          f"at most {slowest_exit:.2f} s", flush=True)
    expect(slowest <= CLOSED, f"the slowest window took {slowest:.2f} s to close")
    expect(slowest_exit <= ENDED, f"the slowest program was busy for {slowest_exit:.2f} s after it was closed")

    def left():
        return [case.name for case in every if case.monitor.process.poll() is None]
    stopped = next(case for case in every if case.name == "stopped")
    until("the process ends if the kernel allows it", ENDED, lambda: stopped.monitor.process.poll() is not None)
    print(f"note  processes kept by the kernel until the file system responds: {', '.join(left()) or 'none'}")
    for case in every:
        case.file.release()
    until(lambda: f"every process ends: {left()} do not", 5, lambda: not left())
    codes = {case.name: case.monitor.process.returncode for case in every}
    expect(not any(codes.values()), f"exit codes {codes}")


def run_cases(desktop, stack, program):
    cases = [open_case(desktop, stack, name, program) for name in HOLDS]
    for case in cases:
        case.monitor.wait(ACTIVE)
        case.threads = case.count_threads()
    control = open_case(desktop, stack, "control", program)
    control.monitor.wait(ACTIVE)

    every, onces = hang(cases, control, desktop, stack, program)
    for case in every:
        expect(case.max_waiting <= 1, f"{case.name}: {case.max_waiting} readers at a time")
    recover(every)
    check_onces(onces)
    control.monitor.press("Quit")
    until("the control window is closed", 5, lambda: control.monitor.process.poll() is not None)
    close_while_hung(every, desktop)
    check_gap(every, control)


def check_gap(every, control):
    gap = max(case.gap for case in every)
    print(f"note  longest gap {gap * 1000:.0f} ms; of a window with a working file system meanwhile "
          f"{control.gap * 1000:.0f} ms")
    # On a busy machine no window responds in time. Then one that hangs may take up to twice as long as the control window.
    expect(gap <= max(MAX_GAP, 2 * control.gap), f"a window did not respond for {gap * 1000:.0f} ms")


def detect_naive(desktop, stack, program):
    case, control = (open_case(desktop, stack, name, program) for name in ("read", "control"))
    case.hang()
    until("the reader is stuck", 3, case.waiting)
    Atspi.set_timeout(1000, 5000)  # ms; longer than MAX_GAP
    with suppress(Failure):
        queried(case.probe)
    control.probe()
    case.file.release()
    try:
        check_gap([case], control)
    except Failure as failure:
        print(f"ok    naive: detected, {failure}")
        return
    raise Failure("a window that reads the file in the GUI thread was not detected")


def main():
    program = str(Path(sys.argv[1]).resolve())
    cases = detect_naive if "--naive" in sys.argv else run_cases

    def test(desktop):
        with ExitStack() as stack:
            cases(desktop, stack, program)

    try:
        return run(test)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOENT, errno.ENODEV) or "mount" not in str(error):
            raise
        print(f"skipped: {error}")
        return SKIPPED


if __name__ == "__main__":
    sys.exit(main())
