# SPDX-License-Identifier: MIT
"""The label tells the truth: in every state its text, its colour on the screen and `--once` say the same.

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
TONES = {"Active": "green", "Error": "red", "NotUpdating": "gray", "Stopped": "gray", "NoFile": "gray"}
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
    """The spans of what stands together, for columns that have ink or not: words are farther apart than letters."""
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
        self.shapes = {}  # the symbol of each state
        self.slow = []

    # What happens to the file and its writer.

    def start_writer(self, *arguments):
        self.host = writer(self.desktop, self.host_program, str(self.stats), "--register", ",".join(SERVICES),
                           "--rate", "9", *arguments)

    def end_writer(self, how):
        self.host.send_signal(how)
        self.host.wait(10)

    def put(self, content):
        """Replaces the file as an atomic writer would."""
        fresh = self.stats.with_suffix(".new")
        fresh.write_text(content if isinstance(content, str) else json.dumps(content, indent=2), encoding="utf-8")
        fresh.replace(self.stats)

    def remove(self):
        self.stats.unlink()

    # What is asked of the monitor.

    def check(self, situation, state, text, *problem):
        """The label gets there and all senses agree. The paragraph holds each of the strings, or is not shown."""
        said = self.monitor.wait(text)
        once = self.monitor.agreement(state)
        expect(once.said["color"] == TONES[state], f"{situation}: --once gives the colour {once.said['color']}")
        expect(once.code == CODES[state], f"{situation}: --once exits with {once.code}")
        expect(once.said["path"] == str(self.stats), f"{situation}: --once names {once.said['path']}")
        self.check_ink(situation, state)
        paragraph = self.monitor.problem()
        if not problem:
            expect(paragraph is None, f"{situation}: a problem is told: {paragraph}")
        for part in problem:
            expect(paragraph and part in paragraph, f"{situation}: {part!r} is not told: {paragraph}")
        # How long a writer has been silent goes on between the one's look and the other's.
        timeless = [re.sub(r"for \d+ \w+", "for a while", said) for said in (paragraph or "", once.said["reason"])]
        expect(not problem or timeless[0].startswith(timeless[1]),
               f"{situation}: the paragraph says {paragraph!r}, --once {once.said['reason']!r}")
        print(f"ok    {situation}: {said!r} {TONES[state]}", flush=True)
        return said

    def check_ink(self, situation, state):
        picture = self.monitor.picture()
        ink = picture.ink()
        foreign = picture.foreign(ink)
        expect(not foreign, f"{situation}: the label has other hues too: {[f'#{c:06x}' for c in foreign]}")
        mask = picture.mask(ink)
        symbol, *words = groups([any(column) for column in zip(*mask)])
        text = self.monitor.text()
        expect(len(words) == len(text.split()) and words[-1][1] < len(mask[0]),
               f"{situation}: {len(words)} words are painted, or the last one is cut: {text!r}")
        shape = tuple(row[slice(*symbol)] for row in mask)
        for other, known in self.shapes.items():
            expect((known == shape) == (other == state), f"{situation}: its symbol is wrong beside {other}'s")
        self.shapes[state] = shape

    def timed(self, what, prepare, event, text):
        """From the event to the label within the bar. One that took longer has two more runs, and the median decides:
        the machine may have been busy."""
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

    # The story.

    def counting(self):
        """Waits until the label has just changed, which is when the next look is farthest away."""
        before = self.monitor.text()
        until("the label counts", 5, lambda: COUNTING.fullmatch(self.monitor.text()) and self.monitor.text() != before)

    def living_writer(self):
        self.start_writer()
        first = self.check("a writer counts", "Active", COUNTING)
        self.counting()
        expect(messages(self.monitor.text()) > messages(first), "the total goes up")

        def same_reading():
            rows = self.monitor.rows()
            counted = sum(int(row[2].replace(",", "")) for row in rows)
            return [r[0] for r in rows] == SERVICES and all(r[1] for r in rows) and \
                counted == messages(self.monitor.text())
        until(lambda: f"table and label are of one reading: {self.monitor.rows()}, {self.monitor.text()}", 3,
              same_reading)
        print("ok    the table lists the five services; their messages make the label's total", flush=True)

    def writer_killed(self):
        def living():
            if self.host.poll() is not None:
                self.start_writer()
            self.counting()
        self.timed("killed to gray", living, lambda: self.host.kill(), "MM: Not updating")
        self.host.wait(10)
        self.check("writer killed", "NotUpdating", "MM: Not updating", str(self.stats),
                   f"process {self.host.pid} is gone")

    def writer_restarted(self):
        left = json.loads(self.stats.read_text())["total_messages"]
        expect(left > 0, "the killed writer had counted")
        self.start_writer()
        said = self.check("restarted", "Active", COUNTING)
        expect(left <= messages(said) < left + 200, f"the total went on from {left} to {said}")

    def writer_suspended(self):
        self.host.send_signal(signal.SIGSTOP)
        self.check("writer suspended", "NotUpdating", "MM: Not updating", f"process {self.host.pid} was stopped")
        self.host.send_signal(signal.SIGCONT)
        self.check("writer continued", "Active", COUNTING)

    def writer_stopped(self):
        self.end_writer(signal.SIGTERM)
        self.check("writer stopped", "Stopped", "MM: Stopped", "MM was stopped")

    def writer_silent(self):
        """Alive, but it writes no more: this process is the writer."""
        self.put({**GUIDE, "writer": {"pid": os.getpid(), "host": os.uname().nodename, "heartbeat_s": 1,
                                      "state": "running"}})
        self.check("a writer that lives", "Active", "MM: 5 services | 1,247 msgs")
        self.check("and falls silent", "NotUpdating", "MM: Not updating", str(self.stats), "MM hangs")

    def file_broken(self):
        def valid():
            self.put(GUIDE)
            self.monitor.wait("MM: 5 services | 1,247 msgs")
        self.timed("broken to red", valid, lambda: self.stats.write_text("{\n"), "MM: Error reading stats")
        self.check("broken", "Error", "MM: Error reading stats", str(self.stats), "at byte")

    def file_removed(self):
        def there():
            if not self.stats.exists():
                self.stats.write_text("{\n")
            self.monitor.wait("MM: Error reading stats")
        self.timed("removed to gray", there, self.remove, "MM: No stats file")
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
        said = self.check("the guide's file", "Active", "MM: 5 services | 1,247 msgs")
        rows = [(row[0], row[2]) for row in self.monitor.rows()]
        expect(rows == [("ee_monitor", "0"), ("ee_cycle_1", "1,200")], f"{said} above the rows {rows}")
        boot = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
        os.utime(self.stats, (boot - 3600, boot - 3600))
        self.check("older than the boot", "NotUpdating", "MM: Not updating", str(self.stats),
                   "since this computer was started")

    def dark(self):
        """The three hues on a dark desktop."""
        with Monitor(self.desktop, self.program, str(self.stats), 500, dark_theme(self.desktop),
                     ON_DARK) as self.monitor:
            self.put("{")
            self.check("dark, broken", "Error", "MM: Error reading stats", str(self.stats))
            self.put(GUIDE)
            self.check("dark, the guide's file", "Active", "MM: 5 services | 1,247 msgs")
            self.remove()
            self.check("dark, removed", "NoFile", "MM: No stats file", str(self.stats))

    def quit(self):
        """Quit ends the process in good order, and the window's size and columns are kept."""
        self.monitor.press("Quit")
        until("the process has ended", 5, lambda: self.monitor.process.poll() is not None)
        expect(self.monitor.process.returncode == 0, f"it ended with {self.monitor.process.returncode}")
        kept = [path for path in self.desktop.folder.rglob("ee-monitor.conf") if "layout=" in path.read_text()]
        expect(len(kept) == 1, f"the layout was kept in {kept}")
        print("ok    quit, and the layout kept", flush=True)

    def tell(self):
        with Monitor(self.desktop, self.program, str(self.stats)) as self.monitor:
            self.check("nothing there yet", "NoFile", "MM: No stats file", f"{self.stats} does not exist")
            for step in (self.living_writer, self.writer_killed, self.writer_restarted, self.writer_suspended,
                         self.writer_stopped, self.writer_silent, self.file_broken, self.file_removed,
                         self.other_files):
                step()
            self.quit()
        self.dark()
        expect(not self.slow, f"too slow: {', '.join(self.slow)}")


def main():
    program, host = (str(Path(argument).resolve()) for argument in sys.argv[1:3])
    return run(lambda desktop: Labels(desktop, program, host).tell())


if __name__ == "__main__":
    sys.exit(main())
