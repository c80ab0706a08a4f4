# SPDX-License-Identifier: MIT
"""R9 and R12 from outside, by what `ee-monitor --once` prints: no red flash from a writer in place,
and the file's own value at every look."""

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
    """Opens and reads once, and not at all where time and size are the same."""

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


def torn(options, folder, look=once, looks=60):
    """R9: 60 looks at a file that is written in place 100 times a second."""
    path = os.path.join(folder, "torn.json")
    states = {}
    with harness.Host(harness.guide_writer("--in-place"), path, register="a,b,c",
                      rate=1000) as writer:
        writer.wait_ready()
        for _ in range(looks):
            found = look(options, path)
            states[found["color"]] = states.get(found["color"], 0) + 1
            if found["color"] != "green":  # found out
                break
    harness.expect(states == {"green": looks}, f"R9: {states}")
    return "R9: 60 looks at a torn file, 0 red"


def replaced(options, folder, look=once):
    """R12: contents of one size and one modification time."""
    path = os.path.join(folder, "replaced.json")
    looks = 1000 if options.full else 60
    when = time.time_ns()
    for value in range(10_000, 10_000 + looks):
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump({"total_services": 1, "total_messages": value}, file)
        os.utime(path + ".new", ns=(when, when))
        os.replace(path + ".new", path)
        found = look(options, path)
        harness.expect(found["messages"] == value, f"R12: {found} for {value}")
    return f"R12: {looks} replacements of one size and time, each seen"


def main():
    options = harness.parser(__doc__)
    options.add_argument("what", nargs="?", choices=("real", "naive"), default="real")
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    given = options.parse_args()
    with harness.scratch(given) as folder:
        if given.what == "naive":
            # Each look takes no time, so it takes many to meet the writer: some 20 s at most.
            why = harness.found_out(torn, given, folder, Naive(), 5_000_000), harness.found_out(replaced, given, folder, Naive())
            return f"R9 and R12 naive: found out, {'; '.join(why)}"
        return f"{torn(given, folder)}; {replaced(given, folder)}"


if __name__ == "__main__":
    harness.run(main)
