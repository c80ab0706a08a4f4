# SPDX-License-Identifier: MIT
"""R14: no count waits for a save. A disk that takes 200 ms for each sync slows down the saves and nothing else: as many
messages are counted as were to come. How long single counts take, tests/bench/speed.py measures.

`naive` has a writer that saves under the lock it counts under, which has to be found out.
"""

import os
import time

import harness

RATE = 2000  # messages a second
LEAST_SHARE = 0.5  # of them; who waits for the disk counts a 40th
SYNC = 0.2  # seconds, by the library slowsync


def count(options, folder, command):
    """Counted a second, how many contents appeared meanwhile, and for how long no message was counted."""
    path = os.path.join(folder, harness.FILE_NAME)
    tally = harness.Tally(os.path.join(folder, "tally"))
    preload = harness.children.preload(options.slowsync, folder)
    seconds = 20 if options.full else 2
    with harness.Host(command, path, register="a,b", rate=RATE, tally=tally.path,
                      wrapper=["env", *(f"{key}={value}" for key, value in preload.items())]) as host:
        host.wait_ready()
        harness.wait_until(tally.value, 10, "messages")
        began = now = still = time.monotonic()
        first = last = tally.value()
        contents, longest = set(), 0.0
        while now - began < seconds:
            time.sleep(0.001)
            now, value = time.monotonic(), tally.value()
            if value != last:
                last, still = value, now
            longest = max(longest, now - still)
            contents.add(harness.judge(path).raw)
        harness.expect(host.terminate() == 0, f"it ended badly: {host.log()}")
        rate = (last - first) / seconds
        harness.expect(1 < len(contents) <= 2 + seconds / SYNC, f"{len(contents)} contents: the disk was not slow, or not there")
        harness.expect(rate >= LEAST_SHARE * RATE, f"{rate:.0f} of {RATE} messages a second were counted, "
                       f"and for {longest * 1000:.0f} ms none")
        saved = harness.judge(path)
        harness.expect(saved.valid and saved.total == tally.value(), f"{tally.value()} counted, {saved.total} saved")
    return f"{rate:.0f} of {RATE} messages a second counted while {len(contents)} saves took 200 ms each, longest gap {longest * 1000:.0f} ms"


def main():
    options = harness.parser(__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("what", nargs="?", choices=("real", "naive"), default="real")
    options.add_argument("--slowsync", required=True, metavar="PATH", help="the library of tests/bench")
    given = options.parse_args()
    with harness.scratch(given) as folder:
        if given.what == "naive":
            return f"R14 naive: found out, {harness.found_out(count, given, folder, harness.guide_writer('--sync'))}"
        return f"R14: {count(given, folder, [given.mesh_host])}"


if __name__ == "__main__":
    harness.run(main)
