# SPDX-License-Identifier: MIT
"""The guide's Python writer and ours alternate on one file: each continues from the other's total."""

import os
import random
import time

import harness


def python_turn(path, messages):
    """The guide's writer saves only at each tenth message and at registrations, so the last step is a registration."""
    with harness.Host(harness.guide_writer(), path, register="py",
                      messages=f"py:{messages}", hold=False) as host:
        harness.expect(host.wait() == 0, f"the Python writer failed: {host.log()}")
    with harness.Host(harness.guide_writer(), path, register="late", hold=False) as host:
        harness.expect(host.wait() == 0, f"the Python writer failed: {host.log()}")


def our_turn(options, path, messages):
    with harness.Host([options.mesh_host], path, register="a,b", messages=f"a:{messages},b:1",
                      hold=False) as host:
        harness.expect(host.wait() == 0, f"our writer failed: {host.log()}")
        harness.expect(not host.log(), f"our writer logged: {host.log()}")


def take_turns(options, folder, rounds, rng):
    path = os.path.join(folder, ".mm_mesh_stats.json")
    total = 0
    for _ in range(rounds):
        messages = rng.randrange(100)
        python_turn(path, messages)
        found = harness.judge(path)
        expected = (total + messages) // 10 * 10 if messages >= 10 - total % 10 else total
        harness.expect(found.valid and found.total == expected,
                       f"Python: {total} and {messages} made {found}, not {expected}")
        total = expected
        messages = rng.randrange(1000)
        our_turn(options, path, messages)
        found = harness.judge(path)
        harness.expect(harness.whole(found) and found.total == total + messages + 1,
                       f"ours: {total} and {messages} + 1 made {found}")
        total = found.total
    leftovers = set(os.listdir(folder)) - {os.path.basename(path), os.path.basename(path) + ".lock"}
    harness.expect(not leftovers, f"left over: {leftovers}")
    return total


def restored_in_place(options, folder, starts, rng):
    """R9 for the tracker: it takes over a file that another process overwrites 100 times a second, and must
    never quarantine it as corrupt."""
    for i in range(starts):
        path = os.path.join(folder, f"{i}.json")
        with harness.Host(harness.guide_writer("--in-place"), path, register="py", messages="py:50",
                          rate=1000) as other:
            other.wait_ready()
            time.sleep(rng.uniform(0, 0.05))
            with harness.Host([options.mesh_host], path, register="a", hold=False) as ours:
                ours.wait()
                asides = [name for name in os.listdir(folder) if ".corrupt-" in name]
                harness.expect(not asides, f"start {i}: {asides} {ours.log()}")


def main():
    options = harness.parser(__doc__)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = options.parse_args()
    rng = random.Random(given.seed)
    rounds = 20 if given.full else 5
    starts = 60 if given.full else 15
    with harness.scratch(given) as folder:
        total = take_turns(given, folder, rounds, rng)
    with harness.scratch(given) as folder:
        restored_in_place(given, folder, starts, rng)
    return (f"interop: {rounds} turns each, total {total} as expected; {starts} starts on a file "
            f"written in place, 0 moved aside (seed {given.seed})")


if __name__ == "__main__":
    harness.run(main)
