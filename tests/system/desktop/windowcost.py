# SPDX-License-Identifier: MIT
"""The cost of an open ee-monitor, compared with a bare QMainWindow with a label in the same run.

    windowcost.py EE_MONITOR BARE_WINDOW MM_PROXY [--starts N] [--seconds S] [--quick]

Start: from the fork to the first change on the screen. Memory: the proportional set size. Idle: processor time and
voluntary context switches of all threads, with an idle MM and the window visible.
"""
import argparse
import statistics
import subprocess
import time
from pathlib import Path

from desktop import Desktop, until

MAX_START, MAX_MEMORY = 1.5, 1.4  # times the bare window's
MAX_CPU, MAX_WAKES = 0.2, 2.0  # percent of a core; per second


def tasks(pid):
    return list(Path(f"/proc/{pid}/task").iterdir())


def used(pid):
    """Processor time in seconds, and voluntary context switches."""
    seconds, switches = 0.0, 0
    for task in tasks(pid):
        seconds += int((task / "schedstat").read_text().split()[0]) / 1e9
        line = next(line for line in (task / "status").read_text().splitlines() if line.startswith("voluntary"))
        switches += int(line.split()[1])
    return seconds, switches


def memory(pid):
    """The proportional set size in bytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return 1024 * int(next(line for line in lines if line.startswith("Pss:")).split()[1])


class Stage:
    def __init__(self, desktop):
        self.desktop = desktop
        self.empty = self.screen()

    def screen(self):
        return self.desktop.screen.top(64)  # above the mouse pointer, whose shape changes

    def start(self, command):
        """The process, and the seconds until it has painted."""
        began = time.monotonic()
        process = self.desktop.start(command, quiet=True)
        until(f"{command[0]} has painted", 20, lambda: self.screen() != self.empty, pause=0.0005)
        return process, time.monotonic() - began

    def end(self, process):
        process.kill()
        process.wait()
        until("the screen is empty again", 5, lambda: self.screen() == self.empty, pause=0.02)


def idle(pids, seconds):
    """For each process: percent of a core, and wake-ups a second."""
    before = [used(pid) for pid in pids]
    time.sleep(seconds)
    return [(100 * (after[0] - start[0]) / seconds, (after[1] - start[1]) / seconds)
            for start, after in zip(before, map(used, pids))]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("ee_monitor")
    options.add_argument("bare_window")
    options.add_argument("mm_proxy")
    options.add_argument("--starts", type=int, default=15)
    options.add_argument("--seconds", type=float, default=30, help="duration of the idle measurement")
    options.add_argument("--quick", action="store_true", help="only check that the script works")
    given = options.parse_args()
    if given.quick:
        given.starts, given.seconds = 2, 2

    # The mouse pointer is in the middle of the screen: below the window, where it shows no values.
    with Desktop(size=(1024, 1024), limit=110 if given.quick else 900) as desktop:
        desktop.environment.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON")
        proxy = desktop.start([given.mm_proxy, "--http-only", "--http-port", "0"], stdout=subprocess.PIPE, text=True)
        url = proxy.stdout.readline().split()[3]
        stage = Stage(desktop)
        commands = {"bare QMainWindow": [given.bare_window], "ee-monitor": [given.ee_monitor, "--mm-url", url]}
        starts = {name: [] for name in commands}
        sizes = {name: [] for name in commands}
        for _ in range(given.starts):
            for name, command in commands.items():
                process, seconds = stage.start(command)
                starts[name].append(seconds)
                time.sleep(0.3 if given.quick else 3)  # until it has settled
                sizes[name].append(memory(process.pid))
                stage.end(process)
        both = [desktop.start(command, quiet=True) for command in commands.values()]
        time.sleep(1 if given.quick else 70)  # until the rates cover a whole minute
        (_, bare_wakes), (cpu, wakes) = idle([process.pid for process in both], given.seconds)
        for process in both:
            process.kill()
            process.wait()

    bare, ours = (statistics.median(starts[name]) for name in commands)
    small, large = (statistics.median(sizes[name]) for name in commands)
    print(f"start to first paint   {bare * 1000:6.0f} ms -> {ours * 1000:6.0f} ms    ratio {ours / bare:.2f}   at most {MAX_START}")
    print(f"memory (PSS)           {small / 2**20:6.1f} MiB -> {large / 2**20:5.1f} MiB   ratio {large / small:.2f}   "
          f"at most {MAX_MEMORY}")
    print(f"idle, visible          {cpu:.3f} % of a core (at most {MAX_CPU}), {wakes:.2f} wake-ups/s (at most {MAX_WAKES:g}; "
          f"the bare window, with a timer of 2 s, {bare_wakes:.2f})")


if __name__ == "__main__":
    main()
