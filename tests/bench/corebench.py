#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the speed of the library with peers: a table with a bar for each operation, and on request plots of the cost as the
load grows. Both sides run alternately, so that noise affects both. A figure is the median of the rounds, a ratio the median
of the ratios in each round. A slow result is no failure: "no" in the last column does not change the exit code."""

import argparse
import contextlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections import namedtuple

import lineplot

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "support"))

import children  # noqa: E402

WALL, PROCESSOR = 0, 1
LATENCY_999, LATENCY_WORST = 1, 2

# `figure` is the index of the figure that is compared. `bar` is the max of ours/peer or, with `faster`, the min of
# peer/ours; with None the ratio is only printed. `units` is the number of operations in a run, for both sides.
Row = namedtuple("Row", "work ours peer peer_name figure bar faster units", defaults=(None,))
Result = namedtuple("Result", "work ours peer_name peer ratio bar met")


class Broken(Exception):
    pass


class Worker:
    """A benchmark program: for each number of units on stdin it does the work and prints a line of figures."""

    def __init__(self, command, preload=()):
        self.command = command
        environment = {**os.environ, "LC_ALL": "C", **dict(preload)}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, env=environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdout.close()
        self.process.stderr.close()
        self.process.wait(timeout=60)

    def run(self, units):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(f"{units}\n")
            self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise Broken(f"{' '.join(self.command)}: {self.process.stderr.read()}")
        return [float(figure) for figure in line.split()]


class Bench:
    def __init__(self, given, folder):
        self.given = given
        self.folder = folder
        self.rounds = 2 if given.quick else given.rounds
        self.made = 0
        self.results = []

    def program(self, name):
        return os.path.join(self.given.build, "tests", "bench", name)

    def file(self):
        self.made += 1
        return os.path.join(self.folder, f"stats{self.made}.json")

    def stats_file(self, services):
        path = os.path.join(self.folder, f"read{services}.json")
        if not os.path.exists(path):
            subprocess.run([self.program("coreread"), "make", path, str(services)], check=True, timeout=60)
        return path

    def units(self, worker, seconds):
        """The number of units that take about `seconds`, estimated by runs that also warm up."""
        units = 1
        while True:
            took = worker.run(units)[WALL] * units / 1e9
            if took > seconds / 10 or units >= 10_000_000:
                return max(1, min(round(units * seconds / max(took, 1e-9)), 10_000_000))
            units *= 10

    def pairs(self, row):
        """The figures of both sides for each round. They alternate in running first."""
        seconds = 0.01 if self.given.quick else self.given.seconds
        found = []
        with Worker(row.ours) as ours, Worker(row.peer) as peer:
            units = [row.units or self.units(worker, seconds) for worker in (ours, peer)]
            if self.given.quick and row.units:
                units = [max(1, row.units // 100)] * 2
            for i in range(self.rounds):
                sides = [(0, ours), (1, peer)]
                figures = [None, None]
                for side, worker in sides if i % 2 == 0 else reversed(sides):
                    figures[side] = worker.run(units[side])
                found.append(figures)
        return found

    def measure(self, row):
        found = self.pairs(row)
        ours, peer = (statistics.median(pair[side][row.figure] for pair in found) for side in (0, 1))
        ratios = [pair[0][row.figure] / max(pair[1][row.figure], 1e-3) for pair in found]
        ratio = statistics.median(1 / r for r in ratios) if row.faster else statistics.median(ratios)
        self.report(row.work, ours, row.peer_name, peer, ratio, row.bar, row.faster)
        return found

    def report(self, work, ours, peer_name, peer, ratio, bar, faster=False):
        met = None if bar is None else ratio >= bar if faster else ratio <= bar
        bar = "" if bar is None else f"≥ {bar:,g} times faster" if faster else f"≤ {bar:g}"
        self.results.append(Result(work, ours, peer_name, peer, ratio, bar, met))
        print(markdown_row(self.results[-1]), flush=True)

    def selected(self, work):
        return self.given.only in work

    def python(self, *arguments):
        return [sys.executable, "-B", os.path.join(HERE, "pythonpeers.py"), *map(str, arguments)]

    # ---- the rows

    def count(self, kind, threads, services):
        return [self.program("corecount"), self.file(), kind, str(threads), str(services)]

    def counting(self):
        peer = self.program("prometheuscount")
        if os.path.exists(peer):
            for labels, words in (("name", "labels made before"), ("made", "labels made from the name")):
                for threads in (1, 2):
                    yield Row(f"count by name, 100 services, {threads} thread(s)", self.count("name", threads, 100),
                              [peer, labels, str(threads), "100"], f"prometheus-cpp Add(labels), {words}", WALL, 3, True)
            for threads in (1, 2):
                yield Row(f"count by handle, {threads} thread(s)", self.count("handle", threads, 100),
                          [peer, "handle", str(threads), "100"], "prometheus-cpp Counter::Increment()", WALL, 1, False)
        for services in (5, 100, 10_000):
            yield Row(f"count by name, {services:,} services", self.count("name", 1, services),
                      self.python("count", self.file(), services), "the guide's algorithm in Python", WALL, 1000, True)
        yield Row("count by name, 10,000 services", self.count("name", 1, 10_000), self.count("name", 1, 5),
                  "ours, 5 services", WALL, 1.5, False)
        # Without the lookup: the same number of counters, each on its own cache line.
        yield Row("count by handle, 10,000 services", self.count("handles", 1, 10_000), self.count("handles", 1, 5),
                  "ours, 5 services", WALL, None, False)

    def saving(self):
        for services in (5, 100, 10_000):
            ours = [self.program("coresave"), self.file(), "ours", str(services)]
            yield Row(f"save {services:,} services, processor time", ours, self.python("save", self.file(), services),
                      "Python's json.dump(indent=2) and replace", PROCESSOR, 0.3, False)
            yield Row(f"save {services:,} services, processor time", ours,
                      [ours[0], self.file(), "bytes", str(services)], "write, fdatasync, rename", PROCESSOR, None, False)
            yield Row(f"save {services:,} services", ours, [ours[0], self.file(), "bytes", str(services)],
                      "write, fdatasync, rename", WALL, 1.5, False)

    def reading(self):
        for services in (5, 100, 10_000, 100_000):
            path = self.stats_file(services)
            yield Row(f"read and evaluate {services:,} services", [self.program("coreread"), "read", path],
                      self.python("load", path), "Python's json.load", WALL, 0.3, False)

    def latency(self):
        """Measures single counts, with a fixed number of counts and a fixed pause between them."""
        def sides(pause):
            return [[self.program("corelatency"), self.file(), kind, str(pause)] for kind in ("saved", "unsaved")]
        for pause, units, words, bar in ((0, 2_000_000, "without pause", 2), (100, 20_000, "at 10,000/s", None)):
            work = f"count while saves run, {words}: 99.9 %"
            if not self.selected(work):
                continue
            found = self.measure(Row(work, *sides(pause), "without saves", LATENCY_999, bar, False, units))
            worst = [statistics.median(pair[side][LATENCY_WORST] for pair in found) for side in (0, 1)]
            self.report(f"count while saves run, {words}: slowest", worst[0], "without saves", worst[1],
                        worst[0] / worst[1], None)

    def slow_disk(self):
        work = "slowest count while each fdatasync() takes 200 ms"
        if not self.selected(work):
            return
        command = [self.program("corelatency"), self.file(), "saved", "10"]
        with Worker(command, children.preload(self.program("slowsync.so"), self.folder)) as worker:
            runs = [worker.run(20_000 if self.given.quick else 100_000) for _ in range(self.rounds)]
        if not self.given.quick and not all(run[3] for run in runs):
            raise Broken("nothing was saved to the slow disk")
        self.report(work, max(run[LATENCY_WORST] for run in runs), "the delay", 200e6,
                    max(run[LATENCY_WORST] for run in runs) / 200e6, 0.5)

    def polling(self):
        for services in (5, 10_000):
            path = self.stats_file(services)
            for peer, name, bar in (("stat", "stat() alone", 3), ("calls", "stat, open, read and close alone", None)):
                work = f"poll an unchanged file of {services:,} services"
                if not self.selected(work):
                    continue
                program = self.program("coreread")
                found = self.measure(Row(work, [program, "poll", path], [program, peer, path], name, WALL, bar, False))
                parses = sum(pair[0][1] for pair in found)
                # The first rounds may still allocate; the last one must not.
                if parses or found[-1][0][2] > 0:
                    raise Broken(f"polls of an unchanged file: {parses} parses, {found[-1][0][2]} bytes more")

    def run(self):
        print(f"{' '.join(['python3', *sys.argv])}\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
              f"Linux {platform.release()}, Python {platform.python_version()}; {self.rounds} rounds, alternating\n")
        print("| work | ours | peer | | ratio | bar | met? |\n|---|---:|---|---:|---:|---|---|", flush=True)
        for rows in (self.counting, self.saving, self.reading):
            for row in rows():
                if self.selected(row.work):
                    self.measure(row)
        self.latency()
        self.slow_disk()
        self.polling()

    # ---- as the load grows

    def median(self, command, figure):
        with Worker(command) as worker:
            units = self.units(worker, 0.01 if self.given.quick else self.given.seconds)
            return statistics.median(worker.run(units)[figure] for _ in range(self.rounds))

    def plot(self):
        """The figures are processor time, as threads beyond the number of cores only wait."""
        sizes = (10, 100) if self.given.quick else (10, 100, 1000, 10_000, 100_000)
        threads = (1, 2) if self.given.quick else (1, 2, 4, 8)
        files = sizes if self.given.quick else (*sizes, 125_000)  # the last has 16 MB
        save, read = self.program("coresave"), self.program("coreread")
        charts = {
            "count-services": ("A count, as services grow", "services", "ns of the processor", {
                kind: [(n, self.median(self.count(kind, 1, n), PROCESSOR)) for n in sizes]
                for kind in ("name", "handle")}),
            "count-threads": ("A count, as threads grow", "threads", "ns of the processor", {
                kind: [(n, self.median(self.count(kind, n, 100), PROCESSOR)) for n in threads]
                for kind in ("name", "handle")}),
            "save": ("A save, as services grow", "services", "ns of the processor", {
                "save": [(n, self.median([save, self.file(), "ours", str(n)], PROCESSOR)) for n in sizes]}),
            "read": ("A read, as the file grows", "bytes", "ns", {
                work: [(os.path.getsize(path), self.median([read, work, path], WALL))
                       for path in map(self.stats_file, files)] for work in ("read", "poll")}),
        }
        os.makedirs(self.given.plots, exist_ok=True)
        for name, content in charts.items():
            with open(os.path.join(self.given.plots, f"{name}.svg"), "w", encoding="utf-8") as file:
                file.write(lineplot.chart(*content))
        return {name: content[3] for name, content in charts.items()}


def duration(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def markdown_row(result):
    met = {None: "", True: "yes", False: "no"}[result.met]
    return (f"| {result.work} | {duration(result.ours)} | {result.peer_name} | {duration(result.peer)} | "
            f"{result.ratio:,.3g} | {result.bar} | {met} |")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("build", metavar="BUILD_DIR", help="an optimized build, with the targets of tests/bench")
    options.add_argument("--quick", action="store_true", help="only check that it works")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=0.3, help="duration of each run")
    options.add_argument("--only", default="", metavar="TEXT", help="only the rows that contain TEXT")
    options.add_argument("--json", metavar="FILE")
    options.add_argument("--plots", metavar="FOLDER", help="plot the cost as the load grows")
    options.add_argument("--folder", help="a folder on the disk to measure; by default a temporary one")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        bench = Bench(given, folder)
        bench.run()
        grown = bench.plot() if given.plots else {}
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump({"rows": [result._asdict() for result in bench.results], "growth": grown}, file, indent=2)
    if not bench.results and not grown:
        sys.exit(f"no row contains {given.only!r}")


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(str(broken))
