# SPDX-License-Identifier: MIT
"""Searches for wrong statuses under random faults. Each world has a writer, a monitor, a disk and a clock, and each
step injects a fault. Within one poll the output of `ee-monitor --follow --format json` must be right: the states
that a model expects, the numbers that the writer counted. In every third world the writer is an mm-proxy that is
called over HTTP. In addition, each line must have been right at some time since the poll before, our stats file must
always be readable, and a kill may lose at most 19 messages (on a slow disk: those counted during two saves).

    randomfaults.py --mesh-host PATH --mm-proxy PATH --ee-monitor PATH --faults PATH [naive]
        [--worlds 12 --steps 10000 --seed 1]

`naive` runs a monitor that keeps showing the last numbers it could read; the search must detect it.
"""

import argparse
import os
import random
import sys
import threading
import time
import traceback

import harness
from harness import expect
from faultactions import ALWAYS, HOST_ONLY, MM_ONLY, machine_suspended, monitor_suspended
from randomfaults_mm import MmWorld
from randomfaults_world import World

IN_MEMORY = "/dev/shm"  # every second world: saves take no time there


class Run(threading.Thread):
    """One world, to its end or its first failure."""

    def __init__(self, options, folder, seed, steps, shows_window, is_mm):
        super().__init__(daemon=True)
        self.shows_window, self.is_mm = shows_window, is_mm
        self.options, self.folder, self.seed, self.steps = options, folder, seed, steps
        self.join_first = []  # these finish before this world ends
        self.actions, self.counts, self.failure, self.is_broken = [], {}, "it did not finish", False
        self.latencies, self.lost, self.kills, self.late = [], [], 0, 0

    def run(self):
        random_source = random.Random(self.seed)
        weights = {**ALWAYS, **(MM_ONLY if self.is_mm else HOST_ONLY)}
        if self.shows_window or self.options.what == "naive":  # a window or a naive monitor can't be suspended
            weights = {**weights, machine_suspended: 0, monitor_suspended: 0}
        try:
            os.mkdir(self.folder)
            world = (MmWorld if self.is_mm else World)(self.options, self.folder, random_source, self.shows_window)
            with world:
                try:
                    self._live(world, random_source, weights)
                finally:
                    self.latencies, self.lost, self.kills, self.late = world.latencies, world.lost, world.kills, world.late
                    # Before the desktop is closed, which ends all children of this process.
                    for other in self.join_first:
                        other.join()
            self.failure = None
        except harness.Failure as failure:
            self.failure = str(failure)
        except Exception:  # pylint: disable=broad-except
            self.failure, self.is_broken = traceback.format_exc(), True

    def _live(self, world, random_source, weights):
        for step in range(self.steps):
            action = random_source.choices([*weights], [*weights.values()])[0]
            self.actions.append(f"{step}: {action.__name__}")
            action(world)
            world.check_lines()
            self.counts[action.__name__] = self.counts.get(action.__name__, 0) + 1
        world.check_late_polls()


def summary(runs, seconds):
    latencies = sorted(time for run in runs for time in run.latencies)
    lost = {"in memory": [], "on a disk": []}
    for run in runs:
        lost["in memory" if run.folder.startswith(IN_MEMORY) else "on a disk"] += run.lost
    done = {}
    for run in runs:
        for name, count in run.counts.items():
            done[name] = done.get(name, 0) + count
    return (f"{sum(done.values())} steps in {seconds:.0f} s ({', '.join(f'{n} {name}' for name, n in sorted(done.items()))}), "
            f"{len(latencies)} states shown after {latencies[len(latencies) // 2]:.2f} s (median), at most {latencies[-1]:.2f}, "
            f"{sum(run.late for run in runs)} after a late poll; "
            f"{sum(run.kills for run in runs)} kills, at most "
            + ", ".join(f"{max(counts, default=0)} messages lost by one {where}" for where, counts in lost.items()))


def print_progress(runs, ended):
    """Once a minute."""
    while not ended.wait(60):
        print(f"{sum(sum(list(run.counts.values())) for run in runs)} of {sum(run.steps for run in runs)} steps",
              file=sys.stderr, flush=True)


def main():
    options = harness.parser(__doc__, has_naive=True)
    options.add_argument("--mm-proxy", required=True, metavar="PATH")
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    options.add_argument("--faults", required=True, metavar="PATH", help="the library randomfaults_preload")
    options.add_argument("--worlds", type=int, default=12, help="running in parallel (12)")
    options.add_argument("--steps", type=int, help="of all worlds together (96; with --full 10000)")
    options.add_argument("--window", action="store_true", help="the first world reads the window and the screen")
    options.add_argument("--seed", type=int, help="of the first world (random)")
    given = options.parse_args()
    steps = given.steps or (10_000 if given.full else 96)
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(10**9)
    begun = time.monotonic()
    memory = argparse.Namespace(work_dir=given.work_dir or (IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None))
    with harness.scratch(given) as on_disk, harness.scratch(memory) as in_memory:
        runs = [Run(given, os.path.join(on_disk if number % 2 else in_memory, str(number)), number,
                    -(-steps // given.worlds), given.window and number == seed, number % 3 == 0)
                for number in range(seed, seed + given.worlds)]
        threads = runs[1:] if given.window else runs
        ended = threading.Event()
        threading.Thread(target=print_progress, args=(runs, ended), daemon=True).start()
        for run in threads:
            run.start()
        if given.window:
            runs[0].join_first = threads
            runs[0].run()  # a desktop needs the main thread
        for run in threads:
            run.join()
        ended.set()
    failed = [run for run in runs if run.failure]
    if given.what == "naive":
        for run in failed:
            expect(run.actions and not run.is_broken, f"the search itself failed: {run.failure}")
        expect(len(failed) == len(runs), f"naive monitors not detected: {len(runs) - len(failed)} of {len(runs)}")
        return f"naive: {len(runs)} of {len(runs)} detected, for example: {failed[0].failure}"
    for run in failed:
        print(f"{run.failure}\n  world {run.seed}, steps: {'; '.join(run.actions)}\n"
              f"  rerun: randomfaults.py ... --worlds 1 --steps {run.steps} --seed {run.seed}{' --window' * run.shows_window}")
    expect(not failed, f"{len(failed)} of {len(runs)} worlds failed")
    return f"seed {seed}: 0 wrong statuses in {summary(runs, time.monotonic() - begun)}"


if __name__ == "__main__":
    harness.run(main)
