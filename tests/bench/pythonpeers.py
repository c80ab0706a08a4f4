# SPDX-License-Identifier: MIT
"""The Python side of corebench.py. For each number on standard input it repeats the work that many times, and prints the
nanoseconds for one: wall clock time and processor time.
    count FILE SERVICES   counts messages by the guide's algorithm, ten in each unit, as it saves at each tenth message
    save FILE SERVICES    its save: json.dump(indent=2) to a temporary file, and a rename
    load FILE             json.load"""

import json
import os
import sys
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "system", "faults"))

from guide_writer import GuideStats  # noqa: E402


def guide(path, services):
    stats = GuideStats(path)
    names = [f"ee_service_{i:06}" for i in range(services)]
    # Not through register(), which saves each time.
    stats.services = {name: {"name": name, "registered_at": "2026-01-02T03:04:05.678901", "message_count": 0}
                      for name in names}
    return stats, names


def counting(path, services):
    stats, names = guide(path, int(services))

    def work(units):
        for i in range(units * 10):
            stats.message(names[i % len(names)])
    return work, 10


def saving(path, services):
    stats, _ = guide(path, int(services))

    def work(units):
        for _ in range(units):
            stats._save()
    return work, 1


def loading(path):
    def work(units):
        for _ in range(units):
            with open(path, encoding="utf-8") as file:
                json.load(file)
    return work, 1


def main():
    work, size = {"count": counting, "save": saving, "load": loading}[sys.argv[1]](*sys.argv[2:])
    for line in sys.stdin:
        units = int(line)
        done = units * size
        wall, processor = time.perf_counter_ns(), time.process_time_ns()
        work(units)
        wall, processor = time.perf_counter_ns() - wall, time.process_time_ns() - processor
        print(wall / done, processor / done, flush=True)


if __name__ == "__main__":
    main()
