# SPDX-License-Identifier: MIT
"""R14: counting never waits for a save. A disk that takes 200 ms for each sync slows down only the saves.
The time of a single count is measured by tests/bench/corebench.py.

`naive` tests a writer that holds the counting lock while it saves; the test must detect it.
"""

import os
import time

import harness

RATE = 2000  # messages a second
MIN_SHARE = 0.5  # of RATE; a writer that waits for the disk reaches 1/40
SYNC = 0.2  # seconds; set by the library slowsync


def count(options, folder, command):
    """Returns the counted messages a second, the number of saved contents and the longest gap, as text."""
    path = os.path.join(folder, harness.FILE_NAME)
    tally = harness.Tally(os.path.join(folder, "tally"))
    preload = harness.children.preload(options.slowsync, folder)
    seconds = 20 if options.full else 2
    with harness.Host(command, path, register="a,b", rate=RATE, tally=tally.path,
                      wrapper=["env", *(f"{key}={value}" for key, value in preload.items())]) as host:
        host.wait_ready()
        harness.wait_until(tally.value, 10, "messages")
        began = now = changed = time.monotonic()
        first = last = tally.value()
        contents, longest = set(), 0.0
        while now - began < seconds:
            time.sleep(0.001)
            now, value = time.monotonic(), tally.value()
            if value != last:
                last, changed = value, now
            longest = max(longest, now - changed)
            contents.add(harness.judge(path).raw)
        harness.expect(host.terminate() == 0, f"SIGTERM failed: {host.log()}")
        rate = (last - first) / seconds
        harness.expect(1 < len(contents) <= 2 + seconds / SYNC, f"{len(contents)} contents: the disk was not slow, or did not work")
        harness.expect(rate >= MIN_SHARE * RATE, f"{rate:.0f} of {RATE} messages a second were counted, "
                       f"and for {longest * 1000:.0f} ms none")
        saved = harness.judge(path)
        harness.expect(saved.valid and saved.total == tally.value(), f"{tally.value()} counted, {saved.total} saved")
    return f"{rate:.0f} of {RATE} messages a second counted while {len(contents)} saves took 200 ms each, longest gap {longest * 1000:.0f} ms"


def main():
    options = harness.parser(__doc__.split("\n", maxsplit=1)[0], has_naive=True)
    options.add_argument("--slowsync", required=True, metavar="PATH", help="the library of tests/bench")
    given = options.parse_args()
    with harness.scratch(given) as folder:
        if given.what == "naive":
            return f"R14 naive: detected, {harness.failure_of(count, given, folder, harness.guide_writer('--sync'))}"
        return f"R14: {count(given, folder, [given.mesh_host])}"


if __name__ == "__main__":
    harness.run(main)
