# SPDX-License-Identifier: MIT
"""One world of randomfaults.py: a writer, a monitor, a disk and a clock that can fail, and a model of the expected states."""

import collections
import json
import os
import shutil
import signal
import threading
import time

import harness
import randomfaults_control
from harness import expect, wait_until

INTERVAL = 0.5  # seconds between two polls, the minimum
SCHEDULING_DELAY = 0.6  # seconds for the scheduling of processes
BUSY_DELAY = 5  # additional seconds when a busy machine delays a poll; rare
HEARTBEAT = 0.5
SAVE_TIME = 1  # seconds within which a running writer saves what it counted
HANG_TIMEOUT = 5  # seconds after which a read counts as hung
RECOVERY_TIME = 3  # seconds within which a running writer repairs its file and saves all counts

ACTIVE, STOPPED, NOT_UPDATING, ERROR, NO_FILE = "Active", "Stopped", "NotUpdating", "Error", "NoFile"

Line = collections.namedtuple("Line", "at state services messages text")


class Monitor(harness.Child):
    """The output of `ee-monitor --follow`, with the time of each line."""

    def __init__(self, program, path, environment):
        super().__init__([program, "--stats-file", path, "--follow", "--format", "json", "--no-register", "--interval",
                          str(int(INTERVAL * 1000))], title="the monitor",
                         env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **environment})
        self.output_lines = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            status = json.loads(line)
            self.output_lines.append(Line(time.monotonic(), status["state"], status["services"], status["messages"], line))


class NaiveMonitor:
    """Keeps showing the last numbers that could be read."""

    def __init__(self, path):
        self.path, self.output_lines, self.ends = path, [], threading.Event()
        threading.Thread(target=self._poll, daemon=True).start()

    def _poll(self):
        while not self.ends.wait(INTERVAL):
            found = harness.judge(self.path)
            if found.valid:
                self.output_lines.append(Line(time.monotonic(), ACTIVE, found.data["total_services"], found.total, "naive"))

    def running(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ends.set()


class World:
    """A writer, here a mesh-host, a monitor, and the checks that apply at any time."""

    services = ("a", "b", "c")
    rates = (0, 100, 1000)  # messages per second
    port = 0  # of an MM
    silence_limit = 3 * HEARTBEAT  # seconds after which the writer counts as silent

    def __init__(self, options, folder, random, shows_window):
        self.shows_window = shows_window
        self.options, self.random, self.rate = options, random, random.choice(self.rates)
        self.folder = os.path.join(folder, "home")
        os.mkdir(self.folder)
        self.path = os.path.join(self.folder, harness.FILE_NAME)
        self.tally = harness.Tally(os.path.join(folder, "tally"))
        self.pages = {name: randomfaults_control.Control(os.path.join(folder, name)) for name in ("writer", "monitor")}
        self.writer = None
        self.clock = 0  # its offset in seconds
        self.base = 0  # messages before this writer
        self.allowed = [(0.0, frozenset((ACTIVE, NO_FILE)))]  # states, and since when
        self.checked = 0  # lines of the monitor that were checked
        self.numbers_known = True
        self.latencies, self.lost, self.kills, self.late = [], [], 0, 0
        self.monitor = None
        self.late_poll_timeout = 0 if options.what == "naive" else BUSY_DELAY  # the polls of a naive monitor are unknown

    def environment(self, name):
        return self.pages[name].environment(self.options.faults, self.folder, self.tally.path)

    def __enter__(self):
        self.start_writer()
        make = Monitor
        if self.shows_window:
            from randomfaults_window import Window as make  # needs more packages
        self.monitor = NaiveMonitor(self.path) if self.options.what == "naive" else make(
            self.options.ee_monitor, self.path, self.environment("monitor"))
        self.monitor.__enter__()
        self.expect_becomes("the first poll", {ACTIVE})
        expect(self.options.what == "naive" or self.pages["monitor"].get(randomfaults_control.POLLS),
               "the faults are not loaded")
        return self

    def __exit__(self, *_):
        for process in (self.monitor, self.writer):
            if process:
                process.__exit__()

    # ---- the writer

    def start_writer(self):
        self.allow_also(ACTIVE)
        before = harness.judge(self.path)
        self.base = before.total if before.valid else 0
        self.start_counting()
        self.writer = self.new_writer()
        # The first save may still be in flight.
        wait_until(self.has_saved, 20, "the writer's first save")

    def restart_writer(self):
        self.start_writer()
        self.expect_becomes("its restart", {ACTIVE})

    def new_writer(self):
        """Returns a writer that is ready."""
        return harness.Host([self.options.mesh_host], self.path, register=",".join(self.services), rate=self.rate,
                            tally=self.tally.path, heartbeat=HEARTBEAT, wrapper=("env", *(
                                f"{name}={value}" for name, value in self.environment("writer").items()))).wait_ready()

    def has_saved(self):
        found = harness.judge(self.path)
        return found.valid and found.data.get("writer", {}).get("pid") == self.writer.pid

    def start_counting(self):
        self.tally.reset()

    def counted(self):
        """The min number of messages counted; up to uncertain() more may have been counted."""
        return self.base + self.tally.value()

    def uncertain(self):
        """How many more than counted() may have been counted."""
        return 1

    def wait_for_responses(self):
        """After the end of a writer: waits until the number of messages that it counted is known."""

    def kill_writer(self, disk_works=True):
        """Allows the loss of 19 messages, or of those counted during two saves."""
        self.allow_also(NOT_UPDATING)
        self.writer.kill()
        time.sleep(0.01)
        self.wait_for_responses()
        self.kills += 1
        found = harness.judge(self.path)
        expect(harness.whole(found), f"the file after a kill: {found.why or found.raw[-200:]!r}")
        lost = self.counted() - found.total
        expect(lost >= -self.uncertain(), f"{-lost} messages more than were counted")
        if disk_works:
            during = self.tally.value() - self.pages["writer"].tally_before(2)
            self.lost.append(lost)
            expect(lost <= max(19, during), f"{lost} messages lost, {during} counted during two saves")

    def end_writer(self):
        self.allow_also(STOPPED)
        expect(self.writer.terminate() == 0, f"a clean end failed: {self.writer.log()}")
        self.wait_for_responses()
        found = harness.judge(self.path)
        counted = self.counted()
        expect(harness.whole(found) and counted <= found.total < counted + self.uncertain(),
               f"{counted} counted, {found.total} saved")

    # ---- the expected states

    def allow(self, states):
        """From now on only these states are allowed."""
        self.allowed.append((time.monotonic(), frozenset(states)))

    def allow_also(self, *states):
        """From now on these states are allowed too; call it before a fault."""
        self.allow(self.allowed[-1][1].union(states))

    def check_lines(self):
        """Each new line must have a state and numbers that were allowed at some time since the poll before."""
        expect(self.monitor.running(), "the monitor has ended")
        lines = self.monitor.output_lines
        # Read before the counts: a later line may contain messages that are counted in between.
        known = len(lines)
        counted = self.counted() + self.uncertain()
        while self.checked < known:
            line = lines[self.checked]
            self.checked += 1
            since = min(line.at - INTERVAL - SCHEDULING_DELAY, self.pages["monitor"].poll_before(line.at) or line.at)
            states = set()
            for number, (begin, some) in enumerate(self.allowed):
                end = self.allowed[number + 1][0] if number + 1 < len(self.allowed) else float("inf")
                if end >= since and begin <= line.at:
                    states |= some
            expect(line.state in states, f"wrong status: {line.text.strip()} where only {sorted(states)} are right; "
                                         f"{self.recent_states(line.at)}")
            if self.numbers_known and line.messages is not None:
                expect(line.messages <= counted, f"wrong status: {line.messages} messages where {counted} were counted")
        del self.allowed[:-20]

    def recent_states(self, at=None):
        """The states that were allowed before, for the message of a failure."""
        at = at or time.monotonic()
        expected = "; ".join(f"{at - begin:.2f} s before: {'/'.join(sorted(some))}" for begin, some in self.allowed[-5:])
        return f"process {self.writer.pid} {'runs' if self.writer.running() else 'has ended'}, {expected}"

    def shown(self):
        lines = self.monitor.output_lines
        return lines[-1] if lines else Line(0, "", None, None, "")

    def expect_becomes(self, what, states, within=0.0):
        """From now on only these states are allowed; one must be shown within a poll and `within` more seconds."""
        self.allow(states)
        begun = time.monotonic()
        self.wait_until_shown(lambda: self.shown().state in states, INTERVAL + SCHEDULING_DELAY + within,
                              f"{sorted(states)} after {what}")
        self.latencies.append(time.monotonic() - begun)

    def wait_until_shown(self, condition, seconds, what):
        """Waits at most that time for the condition. On a busy machine the next poll can be late: then the time is counted
        from that poll."""
        begun = time.monotonic()
        end, polled = begun + seconds, None
        while True:
            self.check_lines()
            if condition():
                self.late += time.monotonic() > end
                return
            polled = polled or self.pages["monitor"].poll_after(begun)
            last = max(end, polled + seconds - INTERVAL) if polled else end + self.late_poll_timeout
            expect(time.monotonic() < last, f"waited {time.monotonic() - begun:.1f} s for {what}; it shows "
                                            f"{self.shown().text.strip()}; {self.recent_states()}")
            time.sleep(0.01)

    def check_late_polls(self):
        """A busy machine may delay a few polls only."""
        expect(self.late <= 2 + len(self.latencies) / 20, f"the monitor polled late {self.late} times")

    def expect_stays(self, what, states, seconds):
        self.allow(states)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.check_lines()
            time.sleep(0.02)
        expect(self.shown().state in states, f"{self.shown().text.strip()} during {what}")

    def expect_numbers(self, seconds=0.0):
        """The messages counted so far, or more, must be shown soon."""
        counted = self.counted()
        self.wait_until_shown(lambda: (self.shown().messages or 0) >= counted
                              and self.shown().services == len(self.services), INTERVAL + SCHEDULING_DELAY + SAVE_TIME + seconds, f"{counted} messages")

    def expect_file_shown(self):
        found = harness.judge(self.path)
        if self.shows_window and self.shown().state != ACTIVE:
            return  # its label has no numbers
        self.wait_until_shown(lambda: self.shown().messages == found.total, INTERVAL + SCHEDULING_DELAY, f"{found.total} messages")

    def sleep_up_to(self, limit):
        time.sleep(self.random.uniform(0, limit))

    def send(self, number, *processes):
        for process in processes:
            os.kill(process.pid, number)

    def suspend(self, *processes):
        if self.writer in processes:
            self.allow_also(NOT_UPDATING)
        self.send(signal.SIGSTOP, *processes)

    def resume(self, *processes):
        self.allow_also(ACTIVE)
        self.send(signal.SIGCONT, *processes)

    def set_clock(self, seconds):
        """Sets the clock of all processes by that much. False if it was set too often already."""
        self.clock += seconds
        return all([page.set_clock(self.clock) for page in self.pages.values()])

    def clear(self):
        """Removes the file, or what replaced it, and what was moved aside."""
        self.allow_also(NO_FILE)
        for entry in os.scandir(self.folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.remove(entry.path)
