# SPDX-License-Identifier: MIT
"""The label is correct: in every state its text, its colour on the screen and the output of `--once` agree.

    labels.py EE_MONITOR MESH_HOST
"""
import json
import os
import re
import signal
import statistics
import sys
import time
from pathlib import Path

from desktop import expect, run, until
from monitor import BAR, ON_DARK, Monitor, dark_theme, writer

SERVICES = ["ee_monitor", "ee_cycle_1", "planner", "files", "web_search"]
COUNTING = re.compile(r"MM: 5 services \| [\d,]+ msgs")
COLORS = {"Active": "green", "Error": "red", "NotUpdating": "gray", "Stopped": "gray", "NoFile": "gray"}
CODES = {"Active": 0, "NotUpdating": 1, "Stopped": 1, "Error": 2, "NoFile": 3}
GUIDE = {
    "total_services": 5,
    "total_messages": 1247,
    "last_updated": "2026-02-06T10:30:45.123456",
    "services": [
        {"name": "ee_monitor", "registered_at": "2026-02-06T10:20:00", "message_count": 0},
        {"name": "ee_cycle_1", "registered_at": "2026-02-06T10:25:30", "message_count": 1200},
    ],
}


def messages(text):
    return int(re.search(r"\| ([\d,]+) msgs", text).group(1).replace(",", ""))


def groups(inked, gap=4):
    """The spans of columns with ink, one for each word: the gaps between letters are smaller than `gap`."""
    spans = []
    for x in (x for x, has_ink in enumerate(inked) if has_ink):
        if spans and x - spans[-1][1] < gap:
            spans[-1][1] = x + 1
        else:
            spans.append([x, x + 1])
    return spans


class Labels:
    def __init__(self, desktop, program, host):
        self.desktop = desktop
        self.program = program
        self.host_program = host
        self.host = None
        self.stats = desktop.folder / "home" / ".mm_mesh_stats.json"
        self.shapes = {}  # the icon of each state
        self.slow = []

    # Changes of the file and its writer.

    def start_writer(self, *arguments):
        self.host = writer(self.desktop, self.host_program, str(self.stats), "--register", ",".join(SERVICES),
                           "--rate", "9", *arguments)

    def end_writer(self, how):
        self.host.send_signal(how)
        self.host.wait(10)

    def put(self, content):
        """Replaces the file atomically."""
        fresh = self.stats.with_suffix(".new")
        fresh.write_text(content if isinstance(content, str) else json.dumps(content, indent=2), encoding="utf-8")
        fresh.replace(self.stats)

    def remove(self):
        self.stats.unlink()

    # Checks of the monitor.

    def check(self, situation, state, text, *problem):
        """Waits until the label has this text, then checks its colour, and that `--once` prints the same. The problem panel
        has each of the strings of `problem`, or is hidden if there are none."""
        shown = self.monitor.wait(text)
        once = self.monitor.agreement(state)
        expect(once.output["color"] == COLORS[state], f"{situation}: --once has the colour {once.output['color']}")
        expect(once.code == CODES[state], f"{situation}: --once exits with {once.code}")
        expect(once.output["path"] == str(self.stats), f"{situation}: --once has the path {once.output['path']}")
        self.check_ink(situation, state)
        panel = self.monitor.problem()
        if not problem:
            expect(panel is None, f"{situation}: a problem is shown: {panel}")
        for part in problem:
            expect(panel and part in panel, f"{situation}: {part!r} is not shown: {panel}")
        # The time without a heartbeat grows between the two reads.
        timeless = [re.sub(r"for \d+ \w+", "for a while", text) for text in (panel or "", once.output["reason"])]
        expect(not problem or timeless[0].startswith(timeless[1]),
               f"{situation}: the panel has {panel!r}, --once {once.output['reason']!r}")
        print(f"ok    {situation}: {shown!r} {COLORS[state]}", flush=True)
        return shown

    def check_ink(self, situation, state):
        picture = self.monitor.picture()
        ink = picture.ink()
        foreign = picture.foreign(ink)
        expect(not foreign, f"{situation}: the label has other colours too: {[f'#{c:06x}' for c in foreign]}")
        mask = picture.mask(ink)
        symbol, *words = groups([any(column) for column in zip(*mask)])
        text = self.monitor.text()
        expect(len(words) == len(text.split()) and words[-1][1] < len(mask[0]),
               f"{situation}: {len(words)} words are painted, or the last one is clipped: {text!r}")
        shape = tuple(row[slice(*symbol)] for row in mask)
        for other, known in self.shapes.items():
            expect((known == shape) == (other == state),
                   f"{situation}: the icon {'has changed' if other == state else f'is that of {other}'}")
        self.shapes[state] = shape

    def timed(self, what, prepare, event, text):
        """The time from `event` until the label has `text` is at most BAR. If it was longer, the median of three runs
        counts, as the machine may be busy."""
        taken = []
        while not taken or (taken[0] > BAR and len(taken) < 3):
            prepare()
            began = time.monotonic()
            event()
            self.monitor.wait(text, 10)
            taken.append(time.monotonic() - began)
        print(f"time  {what}: {', '.join(f'{t:.2f}' for t in taken)} s (bar {BAR} s)", flush=True)
        if statistics.median(taken) > BAR:
            self.slow.append(what)

    # The steps.

    def counting(self):
        """Waits until the label changes: then the next poll is a whole interval away."""
        before = self.monitor.text()
        until("the label counts", 5, lambda: COUNTING.fullmatch(self.monitor.text()) and self.monitor.text() != before)

    def running_writer(self):
        self.start_writer()
        first = self.check("a writer counts", "Active", COUNTING)
        self.counting()
        expect(messages(self.monitor.text()) > messages(first), "the total does not increase")

        def same_reading():
            rows = self.monitor.rows()
            counted = sum(int(row[2].replace(",", "")) for row in rows)
            return [r[0] for r in rows] == SERVICES and all(r[1] for r in rows) and \
                counted == messages(self.monitor.text())
        until(lambda: f"table and label show the same reading: {self.monitor.rows()}, {self.monitor.text()}", 3,
              same_reading)
        print("ok    the table lists the five services; their messages make the label's total", flush=True)

    def writer_killed(self):
        def start_if_ended():
            if self.host.poll() is not None:
                self.start_writer()
            self.counting()
        self.timed("killed to gray", start_if_ended, lambda: self.host.kill(), "MM: Not updating")
        self.host.wait(10)
        self.check("writer killed", "NotUpdating", "MM: Not updating", str(self.stats),
                   f"process {self.host.pid} is gone")

    def writer_restarted(self):
        saved = json.loads(self.stats.read_text())["total_messages"]
        expect(saved > 0, "the killed writer has not counted")
        self.start_writer()
        label = self.check("restarted", "Active", COUNTING)
        expect(saved <= messages(label) < saved + 200, f"the total continued from {saved} to {label}")

    def writer_suspended(self):
        self.host.send_signal(signal.SIGSTOP)
        self.check("writer suspended", "NotUpdating", "MM: Not updating", f"process {self.host.pid} was stopped")
        self.host.send_signal(signal.SIGCONT)
        self.check("writer continued", "Active", COUNTING)

    def writer_stopped(self):
        self.end_writer(signal.SIGTERM)
        self.check("writer stopped", "Stopped", "MM: Stopped", "MM was shut down cleanly")

    def writer_silent(self):
        """The file names this process as its writer: it is alive but does not write."""
        self.put({**GUIDE, "writer": {"pid": os.getpid(), "host": os.uname().nodename, "heartbeat_s": 1,
                                      "state": "running"}})
        self.check("a writer that is alive", "Active", "MM: 5 services | 1,247 msgs")
        self.check("and stops its heartbeats", "NotUpdating", "MM: Not updating", str(self.stats), "MM hangs")

    def file_broken(self):
        def valid():
            self.put(GUIDE)
            self.monitor.wait("MM: 5 services | 1,247 msgs")
        self.timed("broken to red", valid, lambda: self.stats.write_text("{\n"), "MM: Error reading stats")
        self.check("broken", "Error", "MM: Error reading stats", str(self.stats), "at byte")

    def file_removed(self):
        def broken():
            if not self.stats.exists():
                self.stats.write_text("{\n")
            self.monitor.wait("MM: Error reading stats")
        self.timed("removed to gray", broken, self.remove, "MM: No stats file")
        self.check("removed", "NoFile", "MM: No stats file", f"{self.stats} does not exist")

    def other_files(self):
        self.put("")
        self.check("empty", "Error", "MM: Error reading stats", f"{self.stats} is empty")
        self.remove()
        self.monitor.wait("MM: No stats file")
        self.stats.mkdir()
        self.check("a directory", "Error", "MM: Error reading stats", f"{self.stats} is a directory")
        self.stats.rmdir()
        self.put(GUIDE)
        label = self.check("the guide's file", "Active", "MM: 5 services | 1,247 msgs")
        rows = [(row[0], row[2]) for row in self.monitor.rows()]
        expect(rows == [("ee_monitor", "0"), ("ee_cycle_1", "1,200")], f"the label is {label}, the rows are {rows}")
        boot = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
        os.utime(self.stats, (boot - 3600, boot - 3600))
        self.check("older than the boot", "NotUpdating", "MM: Not updating", str(self.stats),
                   "since this computer was started")

    def dark(self):
        """The three colours on a dark desktop."""
        with Monitor(self.desktop, self.program, str(self.stats), 500, dark_theme(self.desktop),
                     ON_DARK) as self.monitor:
            self.put("{")
            self.check("dark, broken", "Error", "MM: Error reading stats", str(self.stats))
            self.put(GUIDE)
            self.check("dark, the guide's file", "Active", "MM: 5 services | 1,247 msgs")
            self.remove()
            self.check("dark, removed", "NoFile", "MM: No stats file", str(self.stats))

    def quit(self):
        """Quit ends the process with exit code 0, and the window's layout is saved."""
        self.monitor.press("Quit")
        until("the process has ended", 5, lambda: self.monitor.process.poll() is not None)
        expect(self.monitor.process.returncode == 0, f"its exit code is {self.monitor.process.returncode}")
        saved = [path for path in self.desktop.folder.rglob("window.conf") if "geometry=" in path.read_text()]
        expect(len(saved) == 1, f"the layout was saved in {saved}")
        print("ok    quit, and the layout saved", flush=True)

    def execute(self):
        with Monitor(self.desktop, self.program, str(self.stats)) as self.monitor:
            self.check("no file yet", "NoFile", "MM: No stats file", f"{self.stats} does not exist")
            for step in (self.running_writer, self.writer_killed, self.writer_restarted, self.writer_suspended,
                         self.writer_stopped, self.writer_silent, self.file_broken, self.file_removed,
                         self.other_files):
                step()
            self.quit()
        self.dark()
        expect(not self.slow, f"too slow: {', '.join(self.slow)}")


def main():
    program, host = (str(Path(argument).resolve()) for argument in sys.argv[1:3])
    return run(lambda desktop: Labels(desktop, program, host).execute())


if __name__ == "__main__":
    sys.exit(main())
