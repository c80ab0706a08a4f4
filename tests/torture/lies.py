# SPDX-License-Identifier: MIT
"""Whether the label ever lies. Worlds of a writer, a monitor, a disk and a clock are broken at random, and after each step
what `ee-monitor --follow --format json` says must be true within one poll: states that a model knows, numbers that the
writer counted. Kept all along: no line that was not true at some time since the look before, no file of ours that can't be
read, at most 19 messages lost to a kill (or what came during two saves, on a slow disk), nothing left over after a restart.

    lies.py --mesh-host PATH --mm-proxy PATH --ee-monitor PATH --faults PATH [naive] [--worlds 12 --steps 10000 --seed 1]

`naive` has a monitor that shows the last numbers that it could read, which must be found out.
"""

import json
import os
import random
import socket
import threading
import time
import traceback

import harness
import lies_control
from harness import expect
from lies_world import (ACTIVE, ERROR, GRACE, HEALED, HEARTBEAT, HUNG, INTERVAL, NO_FILE, NOT_UPDATING, SILENT, STOPPED,
                        World)

RATES = (0, 100, 1000)  # messages a second


# ---- what may happen; a writer lives and is shown before and after each

def killed(world):
    world.kill_writer()
    world.becomes("SIGKILL", {NOT_UPDATING})
    world.shows_the_file()
    world.start_writer()
    world.becomes("its restart", {ACTIVE})


def ended(world):
    world.end_writer()
    world.becomes("SIGTERM", {STOPPED})
    world.shows_the_file()
    world.start_writer()
    world.becomes("its restart", {ACTIVE})


def restarted(world):
    world.may_be({ACTIVE, STOPPED})
    world.end_writer()
    world.start_writer()
    world.becomes("a quick restart", {ACTIVE})


def suspended(world):
    world.suspend(world.writer)
    world.becomes("SIGSTOP", {NOT_UPDATING})
    world.pause(1)
    world.go_on(world.writer)
    world.becomes("SIGCONT", {ACTIVE})


def machine_slept(world):
    world.suspend(world.monitor, world.writer)
    world.pause(2)
    world.go_on(world.writer, world.monitor)
    # A look may have begun while the writer slept.
    world.stays("a sleep of both", {ACTIVE, NOT_UPDATING}, INTERVAL + GRACE)
    world.becomes("a sleep of both", {ACTIVE})


def monitor_slept(world):
    world.suspend(world.monitor)
    world.pause(2)
    world.go_on(world.monitor)
    world.stays("a sleep of the monitor", {ACTIVE}, INTERVAL)


def disk_failed(world):
    """While saves fail for long, the file is not up to date, and nothing else may be said."""
    world.pages["writer"].disk(lies_control.some_disk(world.random))
    world.stays("a disk that fails", {ACTIVE}, world.random.uniform(0.2, SILENT - INTERVAL))
    world.stays("a disk that fails", {ACTIVE, NOT_UPDATING}, world.random.choice((0, 2)))
    world.pages["writer"].disk(None)
    world.stays("a disk that works again", {ACTIVE, NOT_UPDATING}, HEALED)
    world.becomes("a disk that works again", {ACTIVE})
    world.numbers_follow()


def killed_on_failing_disk(world):
    world.pages["writer"].disk(lies_control.some_disk(world.random))
    world.pause(0.5)
    world.kill_writer(disk_works=False)
    world.pages["writer"].disk(None)
    world.becomes("SIGKILL while the disk fails", {NOT_UPDATING})
    world.shows_the_file()
    world.start_writer()
    world.becomes("its restart", {ACTIVE})


def disk_took_nothing(world):
    """Not even a sign of life: nobody can tell it from a writer that hangs."""
    world.may_be({ACTIVE, NOT_UPDATING})
    world.pages["writer"].disk("silent")
    world.becomes("silence", {NOT_UPDATING}, within=SILENT + HEARTBEAT)
    world.pages["writer"].disk(None)
    world.stays("its end", {ACTIVE, NOT_UPDATING}, HEALED)
    world.becomes("the end of silence", {ACTIVE})
    world.numbers_follow()


def second_writer(world):
    with harness.Host([world.options.mesh_host], world.path, register="other") as other:
        expect(other.wait() != 0, "a second writer was not refused")
    world.stays("a second writer", {ACTIVE}, INTERVAL)


def second_mm(world):
    """By its file, or by its port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1] if world.random.random() < 0.5 else 0
        path = world.path if port == 0 else world.path + "-other"
        with harness.Child([world.options.mm_proxy, "--http-only", "--http-port", str(port), "--stats-file", path],
                           title="a second MM") as other:
            expect(other.wait() != 0, "a second MM was not refused")
    world.stays("a second MM", {ACTIVE}, INTERVAL)


def folder_vanished(world):
    aside = world.folder + "-aside"
    world.may_also_be(NO_FILE)
    os.rename(world.folder, aside)
    world.becomes("its folder is gone", {NO_FILE})
    world.pause(1)
    if os.path.exists(world.folder):
        world.clear()
        os.rmdir(world.folder)
    world.may_be({ACTIVE, NOT_UPDATING, NO_FILE})
    os.rename(aside, world.folder)
    world.becomes("its folder is back", {ACTIVE, NOT_UPDATING})
    world.stays("its folder is back", {ACTIVE, NOT_UPDATING}, HEALED)
    world.becomes("its folder is back", {ACTIVE})
    world.numbers_follow()


CONTENTS = {
    "empty": b"", "half": b'{\n  "total_services": 3,\n  "total_mess', "garbage": bytes(range(256)), "no object": b"[]",
    "negative": b'{"total_services": -1, "total_messages": 0}', "no UTF-8": b'{"total_services": "\xff"}',
}


def spoil(world):
    """Puts something there that is no stats file; what the label must say of it."""
    kind = world.random.choice((*CONTENTS, "folder", "FIFO", "link in a loop", "nothing"))
    if kind in CONTENTS:
        with open(world.path, "r+b" if world.random.random() < 0.5 else "wb") as file:
            file.truncate(0)
            file.write(CONTENTS[kind])
        return kind, ERROR
    os.remove(world.path)
    if kind == "folder":
        os.mkdir(world.path)
    elif kind == "FIFO":
        os.mkfifo(world.path)
    elif kind == "link in a loop":
        os.symlink(world.path, world.path)
    return kind, NO_FILE if kind == "nothing" else ERROR


def spoilt_when_dead(world):
    world.kill_writer()
    world.becomes("SIGKILL", {NOT_UPDATING})
    for _ in range(world.random.randint(1, 3)):
        world.may_be({NOT_UPDATING, ERROR, NO_FILE})
        world.clear()
        with open(world.path, "wb"):
            pass
        kind, state = spoil(world)
        world.becomes(f"a file that is {kind}", {state})
    world.clear()
    world.becomes("no file", {NO_FILE})
    world.start_writer()
    world.becomes("its restart", {ACTIVE})


def spoilt_when_alive(world):
    """The writer saves over it, if only at its next sign of life."""
    world.may_be({ACTIVE, ERROR, NO_FILE})
    with open(world.path, "r+b") as file:
        file.truncate(world.random.randrange(1, 200))
    world.stays("a file cut short", {ACTIVE, ERROR, NO_FILE}, HEALED)
    world.becomes("the writer has saved", {ACTIVE})
    world.numbers_follow()


def foreign_file(world):
    """A good one of somebody who tells nothing of himself."""
    world.end_writer()
    world.becomes("SIGTERM", {STOPPED})
    total = world.random.randrange(1, 10**9)
    world.numbers_known = False
    world.may_also_be(ACTIVE)
    with open(world.path + ".new", "w", encoding="utf-8") as file:
        json.dump({"total_services": 2, "total_messages": total}, file)
    os.replace(world.path + ".new", world.path)
    world.becomes("a foreign file", {ACTIVE})
    world.shows_the_file()
    expect(world.shown().messages == total, f"{total} messages; it shows {world.shown().text}")
    world.clear()
    world.becomes("no file", {NO_FILE})
    world.start_writer()
    world.becomes("its restart", {ACTIVE})
    world.numbers_follow()
    world.numbers_known = True


def clock_set(world):
    """Forwards. Of what was set back, a whole temporary file can't be told from a copy that somebody made."""
    world.clock += world.random.choice((3, 600, 86_400, 365 * 86_400))
    if all([page.set_clock(world.clock) for page in world.pages.values()]):
        world.stays(f"a clock that is off by {world.clock} s", {ACTIVE}, 2 * INTERVAL)


def reading_hung(world):
    world.may_be({ACTIVE, NOT_UPDATING})
    world.pages["monitor"].set(lies_control.READ_HANGS, 1)
    world.becomes("a file system that hangs", {NOT_UPDATING}, within=HUNG + INTERVAL)
    world.may_also_be(ACTIVE)
    world.pages["monitor"].set(lies_control.READ_HANGS, 0)
    world.becomes("a file system that is back", {ACTIVE})


# How often, of a hundred steps or so.
HAPPENINGS = {killed: 18, ended: 8, restarted: 6, suspended: 12, machine_slept: 6, monitor_slept: 4, disk_failed: 12,
              killed_on_failing_disk: 6, disk_took_nothing: 3, second_writer: 6, second_mm: 4, folder_vanished: 4,
              spoilt_when_dead: 8, spoilt_when_alive: 3, foreign_file: 4, clock_set: 6, reading_hung: 2}


# ---- running them

class Run(threading.Thread):
    """One world, to its end or its first lie."""

    def __init__(self, options, folder, seed, steps, shows_window):
        super().__init__(daemon=True)
        self.shows_window = shows_window
        self.options, self.folder, self.seed, self.steps = options, folder, seed, steps
        self.log, self.done, self.failure = [], {}, None
        self.news, self.lost, self.kills = [], [], 0

    def run(self):
        dice = random.Random(self.seed)
        os.mkdir(self.folder)
        world = World(self.options, self.folder, dice, dice.choice(RATES), self.shows_window)
        weights = {**HAPPENINGS, **({machine_slept: 0, monitor_slept: 0} if self.shows_window else {})}
        try:
            with world:
                for step in range(self.steps):
                    happening = dice.choices([*weights], [*weights.values()])[0]
                    self.log.append(f"{step}: {happening.__name__}")
                    happening(world)
                    world.check_lines()
                    self.done[happening.__name__] = self.done.get(happening.__name__, 0) + 1
        except harness.Failure as failure:
            self.failure = str(failure)
        except Exception:  # pylint: disable=broad-except
            self.failure = traceback.format_exc()
        self.news, self.lost, self.kills = world.news, world.lost, world.kills


def told(runs, seconds):
    news = sorted(time for run in runs for time in run.news)
    lost = [count for run in runs for count in run.lost]
    done = {}
    for run in runs:
        for name, count in run.done.items():
            done[name] = done.get(name, 0) + count
    return (f"{sum(done.values())} steps in {seconds:.0f} s ({', '.join(f'{n} {name}' for name, n in sorted(done.items()))}), "
            f"{len(news)} truths shown after {news[len(news) // 2]:.2f} s, at most {news[-1]:.2f}; "
            f"{sum(run.kills for run in runs)} kills, at most {max(lost, default=0)} messages lost to one")


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
    with harness.scratch(given) as folder:
        runs = [Run(given, os.path.join(folder, str(number)), seed + number, max(1, steps // given.worlds),
                    given.window and number == 0)
                for number in range(given.worlds)]
        threads = runs[1:] if given.window else runs
        for run in threads:
            run.start()
        if given.window:
            runs[0].run()  # a desktop belongs to the main thread
        for run in threads:
            run.join()
    failed = [run for run in runs if run.failure]
    if given.what == "naive":
        expect(len(failed) == len(runs), f"a monitor that lies got through: {len(runs) - len(failed)} of {len(runs)}")
        return f"naive: {len(runs)} of {len(runs)} found out, such as: {failed[0].failure}"
    for run in failed:
        print(f"{run.failure}\n  world {run.seed}, its steps: {'; '.join(run.log)}\n"
              f"  again: lies.py ... --worlds 1 --steps {run.steps} --seed {run.seed}")
    expect(not failed, f"{len(failed)} of {len(runs)} worlds saw a lie")
    return f"seed {seed}: 0 lies in {told(runs, time.monotonic() - begun)}"


if __name__ == "__main__":
    harness.run(main)
