# SPDX-License-Identifier: MIT
"""One world of lies.py: a writer, a monitor, a disk and a clock that can be broken, and a model that knows the truth."""

import collections
import json
import os
import shutil
import signal
import threading
import time

import harness
import lies_control
from harness import expect, wait_until

INTERVAL = 0.5  # seconds between two looks, the least there is
GRACE = 0.6  # seconds for processes to get their turn
BUSY = 5  # seconds more, when a busy machine does not let the monitor begin a look; seldom
HEARTBEAT = 0.5
SAVED = 1  # seconds within which a living writer has saved what it counted
HUNG = 5  # seconds after which a look counts as hung
HEALED = 3  # seconds within which a living writer has put its file right, and saved what it had not

ACTIVE, STOPPED, NOT_UPDATING, ERROR, NO_FILE = "Active", "Stopped", "NotUpdating", "Error", "NoFile"

Line = collections.namedtuple("Line", "at state services messages text")


class Monitor(harness.Child):
    """What `ee-monitor --follow` says, with the time of each line."""

    def __init__(self, program, path, environment):
        super().__init__([program, "--stats-file", path, "--follow", "--format", "json", "--no-register", "--interval",
                          str(int(INTERVAL * 1000))], title="the monitor",
                         env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **environment})
        self.lines_said = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            said = json.loads(line)
            self.lines_said.append(Line(time.monotonic(), said["state"], said["services"], said["messages"], line))


class NaiveMonitor:
    """What a simple one would say: the last numbers that could be read, for ever."""

    def __init__(self, path):
        self.path, self.lines_said, self.ends = path, [], threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self):
        while not self.ends.wait(INTERVAL):
            found = harness.judge(self.path)
            if found.valid:
                self.lines_said.append(Line(time.monotonic(), ACTIVE, found.data["total_services"], found.total, "naive"))

    def running(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ends.set()


class World:
    """The pieces, and what must be true of them at any time. The writer is a mesh-host."""

    services = ("a", "b", "c")
    rates = (0, 100, 1000)  # messages a second
    port = 0  # of an MM
    silent = 3 * HEARTBEAT  # seconds; from here on, the writer counts as silent

    def __init__(self, options, folder, random, shows_window):
        self.shows_window = shows_window
        self.options, self.random, self.rate = options, random, random.choice(self.rates)
        self.folder = os.path.join(folder, "home")
        os.mkdir(self.folder)
        self.path = os.path.join(self.folder, harness.FILE_NAME)
        self.tally = harness.Tally(os.path.join(folder, "tally"))
        self.pages = {who: lies_control.Control(os.path.join(folder, who)) for who in ("writer", "monitor")}
        self.writer = None
        self.clock = 0  # seconds that it is off by
        self.was_set_back = False
        self.spared = set()  # temporary files of which nobody could tell that they are some
        self.base = 0  # messages before this writer's first
        self.allowed = [(0.0, frozenset((ACTIVE, NO_FILE)))]  # states, from when on
        self.checked = 0  # lines of the monitor
        self.numbers_known = True
        self.news, self.lost, self.kills, self.late = [], [], 0, 0
        self.monitor = None
        self.patience = 0 if options.what == "naive" else BUSY  # a naive monitor's looks are not known

    def environment(self, who):
        return self.pages[who].environment(self.options.faults, self.folder, self.tally.path)

    def __enter__(self):
        self.start_writer()
        make = Monitor
        if self.shows_window:
            from lies_window import Window as make  # which needs packages that the others do without
        self.monitor = NaiveMonitor(self.path) if self.options.what == "naive" else make(
            self.options.ee_monitor, self.path, self.environment("monitor"))
        self.monitor.__enter__()
        self.becomes("the first look", {ACTIVE})
        # Or nothing that is to happen would.
        expect(self.options.what == "naive" or self.pages["monitor"].get(lies_control.LOOKS), "the faults are not loaded")
        return self

    def __exit__(self, *_):
        for process in (self.monitor, self.writer):
            if process:
                process.__exit__()

    # ---- the writer

    def start_writer(self):
        self.may_also_be(ACTIVE)
        before = harness.judge(self.path)
        self.base = before.total if before.valid else 0
        self.begin_counting()
        self.writer = self.new_writer()
        # The first save may still be under way.
        wait_until(self.has_saved, 20, "the writer's first save")
        left = {name for name in harness.lasting_strays(self.path) if not self.may_be_a_copy(name, before)}
        expect(not left, f"{left} after a restart")

    def restart_writer(self):
        self.start_writer()
        self.becomes("its restart", {ACTIVE})

    def new_writer(self):
        """One that is ready."""
        return harness.Host([self.options.mesh_host], self.path, register=",".join(self.services), rate=self.rate,
                            tally=self.tally.path, heartbeat=HEARTBEAT, wrapper=("env", *(
                                f"{name}={value}" for name, value in self.environment("writer").items()))).wait_ready()

    def has_saved(self):
        found = harness.judge(self.path)
        return found.valid and found.data.get("writer", {}).get("pid") == self.writer.pid

    def may_be_a_copy(self, name, before):
        """Once the clock was set back, what a killed save left seems no later than the file that it was to replace."""
        found = harness.judge(os.path.join(self.folder, name))
        if (name not in self.spared and self.was_set_back and harness.whole(found) and before.valid
                and found.data["last_updated"] <= before.data["last_updated"]):
            self.spared.add(name)
        return name in self.spared

    def begin_counting(self):
        self.tally.reset()

    def counted(self):
        """At least; what was not known to be counted by now is unsure."""
        return self.base + self.tally.value()

    def unsure(self):
        """How many more may have been counted."""
        return 1

    def settle(self):
        """Waits until all that a writer that has ended counted is known."""

    def kill_writer(self, disk_works=True):
        """And what may be lost by it: 19 messages, or what came during two saves."""
        self.may_also_be(NOT_UPDATING)
        self.writer.kill()
        time.sleep(0.01)
        self.settle()
        self.kills += 1
        found = harness.judge(self.path)
        expect(harness.whole(found), f"the file after a kill: {found.why or found.raw[-200:]!r}")
        lost = self.counted() - found.total
        expect(lost >= -self.unsure(), f"{-lost} messages that nobody counted")
        if disk_works:
            during = self.tally.value() - self.pages["writer"].tally_before(2)
            self.lost.append(lost)
            expect(lost <= max(19, during), f"{lost} messages lost, {during} came during two saves")

    def end_writer(self):
        self.may_also_be(STOPPED)
        expect(self.writer.terminate() == 0, f"a clean end failed: {self.writer.log()}")
        self.settle()
        found = harness.judge(self.path)
        counted = self.counted()
        expect(harness.whole(found) and counted <= found.total < counted + self.unsure(),
               f"{counted} counted, {found.total} kept")

    # ---- the truth

    def may_be(self, states):
        """From now on."""
        self.allowed.append((time.monotonic(), frozenset(states)))

    def may_also_be(self, *states):
        """From now on, as something is about to happen."""
        self.may_be(self.allowed[-1][1].union(states))

    def check_lines(self):
        """Each that came since: a state that was true at some time since the look before, and numbers that were."""
        expect(self.monitor.running(), "the monitor has ended")
        lines = self.monitor.lines_said
        # Known first: what comes meanwhile may tell of messages that are counted meanwhile.
        known = len(lines)
        counted = self.counted() + self.unsure()
        while self.checked < known:
            line = lines[self.checked]
            self.checked += 1
            since = min(line.at - INTERVAL - GRACE, self.pages["monitor"].look_before(line.at) or line.at)
            states = set()
            for number, (begin, some) in enumerate(self.allowed):
                end = self.allowed[number + 1][0] if number + 1 < len(self.allowed) else float("inf")
                if end >= since and begin <= line.at:
                    states |= some
            expect(line.state in states, f"a lie: {line.text.strip()} where only {sorted(states)} may be; {self.lately(line.at)}")
            if self.numbers_known and line.messages is not None:
                expect(line.messages <= counted, f"a lie: {line.messages} messages where {counted} were counted")
        del self.allowed[:-20]

    def lately(self, at=None):
        """What was true before, for who has to understand it."""
        at = at or time.monotonic()
        truths = "; ".join(f"{at - begin:.2f} s before: {'/'.join(sorted(some))}" for begin, some in self.allowed[-5:])
        return f"process {self.writer.pid} {'runs' if self.writer.running() else 'has ended'}, {truths}"

    def shown(self):
        lines = self.monitor.lines_said
        return lines[-1] if lines else Line(0, "", None, None, "")

    def becomes(self, what, states, within=0.0):
        """From now on that is the truth, and within a poll and \\p within it must be shown."""
        self.may_be(states)
        begun = time.monotonic()
        self.shows(lambda: self.shown().state in states, INTERVAL + GRACE + within, f"{sorted(states)} after {what}")
        self.news.append(time.monotonic() - begun)

    def shows(self, condition, seconds, what):
        """Within that time, or soon after a look that a busy machine let begin late."""
        begun = time.monotonic()
        end, looked = begun + seconds, None
        while True:
            self.check_lines()
            if condition():
                self.late += time.monotonic() > end
                return
            looked = looked or self.pages["monitor"].look_after(begun)
            last = max(end, looked + seconds - INTERVAL) if looked else end + self.patience
            expect(time.monotonic() < last, f"waited {time.monotonic() - begun:.1f} s in vain for {what}; it shows "
                                            f"{self.shown().text.strip()}; {self.lately()}")
            time.sleep(0.01)

    def check_looks(self):
        """A monitor that looks too seldom is no busy machine."""
        expect(self.late <= 2 + len(self.news) / 20, f"the monitor's look began late {self.late} times")

    def stays(self, what, states, seconds):
        self.may_be(states)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.check_lines()
            time.sleep(0.02)
        expect(self.shown().state in states, f"{self.shown().text.strip()} during {what}")

    def numbers_follow(self, seconds=0.0):
        """What was counted by now is soon shown, or more."""
        counted = self.counted()
        self.shows(lambda: (self.shown().messages or 0) >= counted and self.shown().services == len(self.services),
                   INTERVAL + GRACE + SAVED + seconds, f"{counted} messages")

    def shows_the_file(self):
        found = harness.judge(self.path)
        if self.shows_window and self.shown().state != ACTIVE:
            return  # its label has no numbers then
        self.shows(lambda: self.shown().messages == found.total, INTERVAL + GRACE, f"{found.total} messages")

    def pause(self, most):
        time.sleep(self.random.uniform(0, most))

    def send(self, number, *processes):
        for process in processes:
            os.kill(process.pid, number)

    def suspend(self, *processes):
        if self.writer in processes:
            self.may_also_be(NOT_UPDATING)
        self.send(signal.SIGSTOP, *processes)

    def go_on(self, *processes):
        self.may_also_be(ACTIVE)
        self.send(signal.SIGCONT, *processes)

    def set_clock(self, seconds):
        """By that much, in all processes. False when it was set too often already."""
        self.clock += seconds
        self.was_set_back |= seconds < 0
        return all([page.set_clock(self.clock) for page in self.pages.values()])

    def clear(self):
        """Whatever stands at the file's place, and what was moved aside."""
        self.may_also_be(NO_FILE)
        for entry in os.scandir(self.folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.remove(entry.path)
