# SPDX-License-Identifier: MIT
"""Whether the label ever lies. Worlds of a writer, a monitor, a disk and a clock are broken at random, and after each step
what `ee-monitor --follow --format json` says must be true within one poll: states that a model knows, numbers that the
writer counted. In each third world the writer is an mm-proxy that is called over HTTP. Kept all along: no line that was not
true at some time since the look before, no file of ours that can't be read, at most 19 messages lost to a kill (or what came
during two saves, on a slow disk), nothing left over after a restart.

    lies.py --mesh-host PATH --mm-proxy PATH --ee-monitor PATH --faults PATH [naive] [--worlds 12 --steps 10000 --seed 1]

`naive` has a monitor that shows the last numbers that it could read, which must be found out.
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
from lies_happenings import EVERYWHERE, OF_A_HOST, OF_MM, machine_slept, monitor_slept
from lies_mm import MmWorld
from lies_world import World

IN_MEMORY = "/dev/shm"  # each second world is there, where a save takes no time


class Run(threading.Thread):
    """One world, to its end or its first lie."""

    def __init__(self, options, folder, seed, steps, shows_window, of_mm):
        super().__init__(daemon=True)
        self.shows_window, self.of_mm = shows_window, of_mm
        self.options, self.folder, self.seed, self.steps = options, folder, seed, steps
        self.others = []  # whose end is waited for before this world's
        self.log, self.done, self.failure, self.is_broken = [], {}, "it did not come to its end", False
        self.news, self.lost, self.kills, self.late = [], [], 0, 0

    def run(self):
        dice = random.Random(self.seed)
        weights = {**EVERYWHERE, **(OF_MM if self.of_mm else OF_A_HOST)}
        if self.shows_window or self.options.what == "naive":  # neither can be suspended
            weights = {**weights, machine_slept: 0, monitor_slept: 0}
        try:
            os.mkdir(self.folder)
            world = (MmWorld if self.of_mm else World)(self.options, self.folder, dice, self.shows_window)
            with world:
                try:
                    self._live(world, dice, weights)
                finally:
                    self.news, self.lost, self.kills, self.late = world.news, world.lost, world.kills, world.late
                    # A desktop takes all children of this process with it.
                    for other in self.others:
                        other.join()
            self.failure = None
        except harness.Failure as failure:
            self.failure = str(failure)
        except Exception:  # pylint: disable=broad-except
            self.failure, self.is_broken = traceback.format_exc(), True

    def _live(self, world, dice, weights):
        for step in range(self.steps):
            happening = dice.choices([*weights], [*weights.values()])[0]
            self.log.append(f"{step}: {happening.__name__}")
            happening(world)
            world.check_lines()
            self.done[happening.__name__] = self.done.get(happening.__name__, 0) + 1
        world.check_looks()


def told(runs, seconds):
    news = sorted(time for run in runs for time in run.news)
    lost = {"in memory": [], "on a disk": []}
    for run in runs:
        lost["in memory" if run.folder.startswith(IN_MEMORY) else "on a disk"] += run.lost
    done = {}
    for run in runs:
        for name, count in run.done.items():
            done[name] = done.get(name, 0) + count
    return (f"{sum(done.values())} steps in {seconds:.0f} s ({', '.join(f'{n} {name}' for name, n in sorted(done.items()))}), "
            f"{len(news)} truths shown after {news[len(news) // 2]:.2f} s, at most {news[-1]:.2f}, "
            f"{sum(run.late for run in runs)} after a look that began late; "
            f"{sum(run.kills for run in runs)} kills, at most "
            + ", ".join(f"{max(counts, default=0)} messages lost to one {where}" for where, counts in lost.items()))


def tell_progress(runs, ended):
    """Each minute, as a full run takes a while."""
    while not ended.wait(60):
        print(f"{sum(sum(list(run.done.values())) for run in runs)} of {sum(run.steps for run in runs)} steps",
              file=sys.stderr, flush=True)


def main():
    options = harness.parser(__doc__)
    options.add_argument("--mm-proxy", required=True, metavar="PATH")
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    options.add_argument("--faults", required=True, metavar="PATH", help="the library lies_faults")
    options.add_argument("what", nargs="?", choices=("real", "naive"), default="real")
    options.add_argument("--worlds", type=int, default=12, help="at the same time (12)")
    options.add_argument("--steps", type=int, help="in all worlds together (96; with --full 10000)")
    options.add_argument("--window", action="store_true", help="the first world is read off the window and the screen")
    options.add_argument("--seed", type=int, help="of the first world (by chance)")
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
        threading.Thread(target=tell_progress, args=(runs, ended), daemon=True).start()
        for run in threads:
            run.start()
        if given.window:
            runs[0].others = threads
            runs[0].run()  # a desktop belongs to the main thread
        for run in threads:
            run.join()
        ended.set()
    failed = [run for run in runs if run.failure]
    if given.what == "naive":
        for run in failed:
            expect(run.log and not run.is_broken, f"the search itself failed: {run.failure}")
        expect(len(failed) == len(runs), f"a monitor that lies got through: {len(runs) - len(failed)} of {len(runs)}")
        return f"naive: {len(runs)} of {len(runs)} found out, such as: {failed[0].failure}"
    for run in failed:
        print(f"{run.failure}\n  world {run.seed}, its steps: {'; '.join(run.log)}\n"
              f"  again: lies.py ... --worlds 1 --steps {run.steps} --seed {run.seed}{' --window' * run.shows_window}")
    expect(not failed, f"{len(failed)} of {len(runs)} worlds saw a lie")
    return f"seed {seed}: 0 lies in {told(runs, time.monotonic() - begun)}"


if __name__ == "__main__":
    harness.run(main)
