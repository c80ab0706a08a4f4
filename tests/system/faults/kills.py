# SPDX-License-Identifier: MIT
"""R1 and R2: a writer is killed at random moments, repeatedly. After each kill the file must be complete, and
at most one temporary file may be left; after each restart no total may have decreased."""

import contextlib
import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import harness
import mounts


def max_lost(rate):
    """The bar without a crash counter: 19 messages, or 0.2 s of counting."""
    return 19 if rate <= 100 else rate // 5


class Results:
    """The sums over all lanes."""

    def __init__(self):
        self.guard = threading.Lock()
        self.kills = self.unreadable = self.missing = self.decreased = self.surplus = 0
        self.left = self.stray = 0
        self.max_lost_seen = self.slow = self.over = 0
        self.reasons = []

    def add(self, **found):
        with self.guard:
            for key, value in found.items():
                setattr(self, key, getattr(self, key) + value)

    def fault(self, key, reason):
        self.add(**{key: 1})
        self.reasons.append(reason)

    def lost(self, messages):
        with self.guard:
            self.max_lost_seen = max(self.max_lost_seen, messages)

    def check(self):
        bad = [f"{getattr(self, key)} {key}" for key in
               ("unreadable", "missing", "stray", "decreased", "surplus") if getattr(self, key)]
        harness.expect(not bad, f"{', '.join(bad)} in {self.kills} kills: "
                       + "; ".join(self.reasons[:5]))


class Lane:
    """One file and its successive writers. Lanes run in parallel."""

    def __init__(self, command, folder, seed, results, services=5, whole=harness.whole):
        os.makedirs(folder, exist_ok=True)
        self.whole = whole
        self.command, self.results = command, results
        self.file = os.path.join(folder, harness.FILE_NAME)
        self.tally = harness.Tally(os.path.join(folder, "tally"))
        self.random = random.Random(seed)
        self.services = ",".join(f"service_{i}" for i in range(services))
        self.strays = set()

    def start(self, rate):
        self.tally.reset()
        return harness.Host(self.command, self.file, register=self.services, rate=rate,
                            tally=self.tally.path)

    def check_restart(self, before):
        now = harness.judge(self.file)
        if before.valid and (not now.valid or now.total < before.total):
            self.results.fault("decreased", f"the total decreased below {before.total}: {now.why}")

    def judge_kill(self, before):
        """Judges the file after a kill. Returns how many messages it lacks; None when unknown."""
        left = harness.strays(self.file) - self.strays
        self.strays |= left
        self.results.add(kills=1, left=len(left))
        if len(left) > 1:
            self.results.fault("stray", f"{sorted(left)} after a kill")
        after = harness.judge(self.file)
        if after.kind == "missing":
            if before.kind != "missing":
                self.results.fault("missing", "the file is missing")
            return None
        if not self.whole(after):
            self.results.fault("unreadable", after.why or f"not our format: {after.raw[-200:]!r}")
            return None
        saved = after.total - (before.total if before.valid else 0)
        lost = self.tally.value() - saved
        if lost < -1:  # one message may be counted, but not yet in the tally
            self.results.fault("surplus", f"{-lost} messages more than were counted")
        self.results.lost(lost)
        return lost

    def kill_at_random(self, kills):
        """Full rate; one kill in five hits the start-up."""
        for _ in range(kills):
            before = harness.judge(self.file)
            with self.start("max") as host:
                if self.random.random() < 0.2:
                    time.sleep(self.random.uniform(0.002, 0.03))
                else:
                    host.wait_ready()
                    self.check_restart(before)
                    time.sleep(self.random.uniform(0, 0.04))
                host.kill()
            self.judge_kill(before)
        before = harness.judge(self.file)
        with self.start(None) as host:
            host.wait_ready()
            self.check_restart(before)
            harness.expect(host.terminate() == 0, "after SIGTERM the exit code is not 0")
        harness.expect(harness.judge(self.file).state == "stopped", "after SIGTERM the file's state is not stopped")

    def at_rate(self, kills, rate):
        """A loss over the bar counts as caused by a slow disk only if all of it was counted during the last two saves."""
        for _ in range(kills):
            before = harness.judge(self.file)
            with self.start(rate) as host:
                host.wait_ready()
                saves = self.watch(self.random.uniform(0.03, 0.5))
                host.kill()
            lost = self.judge_kill(before)
            if lost is not None and lost > max_lost(rate):
                within = self.tally.value() - (saves[-2] if len(saves) > 1 else 0)
                self.results.add(**{"slow": 1} if lost <= within else {"over": 1})

    def watch(self, seconds):
        """Returns a number for each content that was read: the tally before it appeared. Its total is at least that."""
        end = time.monotonic() + seconds
        last, saves, before = b"", [], 0
        while time.monotonic() < end:
            counted = self.tally.value()
            found = harness.judge(self.file)
            if found.raw != last:
                last = found.raw
                saves.append(before)
            before = counted
            time.sleep(0.0005)
        return saves

    def stopped(self, stops):
        """Returns how many messages SIGTERM lost."""
        lost = 0
        for i in range(stops):
            before = harness.judge(self.file)
            with self.start(("max", 1000, 100)[i % 3]) as host:
                host.wait_ready()
                time.sleep(self.random.uniform(0, 0.05))
                harness.expect(host.terminate() == 0, "SIGTERM did not end it cleanly")
            after = harness.judge(self.file)
            harness.expect(self.whole(after), f"{after}")
            lost += abs(self.tally.value() - after.total + (before.total if before.valid else 0))
            harness.expect(after.state == "stopped" or self.whole is not harness.whole, f"{after}")
        return lost


def share(kills, lanes):
    return [kills // lanes + (1 if i < kills % lanes else 0) for i in range(lanes)]


def in_lanes(options, folder, work, amount, services=5):
    """Runs work(lane, part of amount) in parallel and returns the results."""
    results = Results()
    parts = share(amount, options.lanes)
    lanes = [Lane([options.mesh_host], os.path.join(folder, str(i)), f"{options.seed}/{i}", results,
                  services) for i in range(options.lanes)]
    with ThreadPoolExecutor(options.lanes) as pool:
        for done in [pool.submit(work, *pair) for pair in zip(lanes, parts)]:
            done.result()
    return results


@contextlib.contextmanager
def work_folder(options):
    with harness.scratch(options) as folder:
        if options.on == "tmpfs":
            with mounts.tmpfs(os.path.join(folder, "tmpfs"), "size=128m") as mounted:
                yield mounted
        elif options.on == "ext4":
            with mounts.LoopExt4(os.path.join(folder, "image"), os.path.join(folder, "ext4"),
                                 128) as disk:
                yield disk.folder
        else:
            yield folder


def random_kills(options, folder):
    kills = options.kills or (500 if options.full else 100)
    results = in_lanes(options, folder, Lane.kill_at_random, kills, options.services)
    results.check()
    return (f"R1 {options.on}: {results.kills} kills at full rate, 0 unreadable, 0 missing, "
            f"{results.left} temporary files left, "
            f"no total decreased, at most {results.max_lost_seen} lost (seed {options.seed})")


def judge_loss(options, results, rate):
    harness.expect(not results.over and (not results.slow or options.on != "tmpfs"),
                   f"{results.max_lost_seen} messages lost at {rate}/s (seed {options.seed})")


def loss(options, folder):
    kills = options.kills or (100 if options.full else 25)
    parts = []
    for rate in (100, 1000):
        results = in_lanes(options, os.path.join(folder, str(rate)),
                         lambda lane, n, rate=rate: lane.at_rate(n, rate), kills)
        results.check()
        judge_loss(options, results, rate)
        slow = f" ({results.slow} times over the bar, as two saves took that long)" if results.slow else ""
        parts.append(f"{results.kills} kills at {rate}/s lost at most {results.max_lost_seen}{slow}")
    return f"R2 {options.on}: {', '.join(parts)} (bar {max_lost(100)} and {max_lost(1000)}, seed {options.seed})"


def term(options, folder):
    stops = options.kills or 50
    lost = []
    results = in_lanes(options, folder, lambda lane, n: lost.append(lane.stopped(n)), stops)
    results.check()
    harness.expect(sum(lost) == 0, f"SIGTERM lost {sum(lost)} messages")
    return f"R2 {options.on}: {stops} SIGTERM, 0 messages lost (seed {options.seed})"


def naive(options, folder):
    """Random kills must detect a writer that writes in place."""
    results = Results()
    lane = Lane(harness.guide_writer("--in-place"), folder, options.seed, results)
    for kill in range(1, 101):
        with lane.start("max") as host:
            host.wait_ready()
            time.sleep(lane.random.uniform(0, 0.02))
            host.kill()
        if not harness.judge(lane.file).valid:
            return f"R1 naive: an in-place writer was detected at kill {kill} (seed {options.seed})"
    raise harness.Failure("100 kills did not detect an in-place writer")


def careless(options, folder):
    """R2 must detect a writer that saves at each 1000th message only, and not when it is stopped."""
    results = Results()
    lane = Lane(harness.guide_writer("--every", "1000"), folder, options.seed, results, whole=harness.readable)
    lane.at_rate(10, 1000)
    results.check()
    why = harness.failure_of(judge_loss, options, results, 1000)
    stopped = lane.stopped(3)
    harness.expect(stopped > 0, "SIGTERM lost nothing")
    return f"R2 naive: detected, {why}, and {stopped} by SIGTERM"


def main():
    options = harness.parser(__doc__)
    options.add_argument("what", choices=("random_kills", "loss", "term", "naive", "careless"))
    options.add_argument("--on", choices=("disk", "tmpfs", "ext4"), default="disk")
    options.add_argument("--kills", type=int)
    options.add_argument("--lanes", type=int, default=3, help="writers at a time")
    options.add_argument("--services", type=int, default=5)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = options.parse_args()
    with work_folder(given) as folder:
        return globals()[given.what](given, folder)


if __name__ == "__main__":
    harness.run(main)
