# SPDX-License-Identifier: MIT
"""R9 and R12, tested with `ee-monitor --once`: it is never red for a file that is overwritten in place, and prints the current
value at every read."""

import json
import os
import subprocess
import time

import harness


def once(options, path, seconds=20):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([options.ee_monitor, "--stats-file", path, "--once", "--format", "json", "--no-register"],
                          capture_output=True, timeout=seconds, check=False, env=environment)
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise harness.Failure(f"--once printed {done.stdout!r} {done.stderr!r}") from None


class Naive:
    """Reads once, and not at all if modification time and size are unchanged."""

    def __init__(self):
        self.seen, self.found = None, None

    def __call__(self, _, path):
        info = os.stat(path)
        if (info.st_mtime_ns, info.st_size) != self.seen:
            self.seen = info.st_mtime_ns, info.st_size
            try:
                with open(path, encoding="utf-8") as file:
                    self.found = {"color": "green", "messages": json.load(file)["total_messages"]}
            except ValueError:
                self.found = {"color": "red"}
        return self.found


def torn(options, folder, read=once, reads=60):
    """R9: 60 reads of a file that is overwritten 100 times a second."""
    path = os.path.join(folder, "torn.json")
    states = {}
    with harness.Host(harness.guide_writer("--in-place"), path, register="a,b,c",
                      rate=1000) as writer:
        writer.wait_ready()
        for _ in range(reads):
            found = read(options, path)
            states[found["color"]] = states.get(found["color"], 0) + 1
            if found["color"] != "green":  # detected
                break
    harness.expect(states == {"green": reads}, f"R9: {states}")
    return "R9: 60 reads of a file written in place, 0 red"


def replaced(options, folder, read=once):
    """R12: contents with the same size and modification time."""
    path = os.path.join(folder, "replaced.json")
    reads = 1000 if options.full else 60
    modified = time.time_ns()
    for value in range(10_000, 10_000 + reads):
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump({"total_services": 1, "total_messages": value}, file)
        os.utime(path + ".new", ns=(modified, modified))
        os.replace(path + ".new", path)
        found = read(options, path)
        harness.expect(found["messages"] == value, f"R12: {found} for {value}")
    return f"R12: {reads} replacements with the same size and time, each detected"


def main():
    options = harness.parser(__doc__, has_naive=True)
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    given = options.parse_args()
    with harness.scratch(given) as folder:
        if given.what == "naive":
            # Its reads are short, so it needs many to coincide with a write: at most 20 s.
            why = harness.failure_of(torn, given, folder, Naive(), 5_000_000), harness.failure_of(replaced, given, folder, Naive())
            return f"R9 and R12 naive: detected, {'; '.join(why)}"
        return f"{torn(given, folder)}; {replaced(given, folder)}"


if __name__ == "__main__":
    harness.run(main)
