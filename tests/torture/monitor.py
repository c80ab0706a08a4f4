# SPDX-License-Identifier: MIT
"""R9, R11 and R12 from outside, by what `ee-monitor --once` prints: no red flash from a writer in
place, an answer about a file system that hangs, and the file's own value at every look."""

import json
import os
import subprocess
import time

import hangfs
import harness
import mounts


def once(options, path, seconds=20):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([options.ee_monitor, "--stats-file", path, "--once", "--format", "json"],
                          capture_output=True, timeout=seconds, check=False, env=environment)
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise harness.Failure(f"--once printed {done.stdout!r} {done.stderr!r}") from None


def torn(options, folder):
    """R9: 60 looks at a file that is written in place 100 times a second."""
    path = os.path.join(folder, "torn.json")
    states = {}
    with harness.Host(harness.guide_writer("--in-place"), path, register="a,b,c",
                      rate=1000) as writer:
        writer.wait_ready()
        for _ in range(60):
            found = once(options, path)
            states[found["color"]] = states.get(found["color"], 0) + 1
    harness.expect(states == {"green": 60}, f"R9: {states}")
    return "R9: 60 looks at a torn file, 0 red"


def replaced(options, folder):
    """R12: contents of one size and one modification time."""
    path = os.path.join(folder, "replaced.json")
    looks = 1000 if options.full else 60
    when = time.time_ns()
    for value in range(10_000, 10_000 + looks):
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump({"total_services": 1, "total_messages": value}, file)
        os.utime(path + ".new", ns=(when, when))
        os.replace(path + ".new", path)
        found = once(options, path)
        harness.expect(found["messages"] == value, f"R12: {found} for {value}")
    return f"R12: {looks} replacements of one size and time, each seen"


def hangs(options, folder):
    """R11: the answer must come although the look never does. The process itself can't end before
    the kernel lets go of its thread, so its line is what counts."""
    with hangfs.HangFs(os.path.join(folder, "hang")) as hung:
        start = time.monotonic()
        monitor = subprocess.Popen([options.ee_monitor, "--stats-file",
                                    os.path.join(hung.folder, "x.json"), "--once", "--format", "json"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            os.set_blocking(monitor.stdout.fileno(), False)
            line = harness.wait_until(monitor.stdout.readline, 8, "an answer while the disk hangs")
            took = time.monotonic() - start
            harness.expect(hung.requests > 0, "R11: nothing hung")
            hung.release()
            code = monitor.wait(5)
        finally:
            if monitor.poll() is None:
                monitor.kill()
            hung.release()
            monitor.wait(5)
            monitor.stdout.close()
    found = json.loads(line)
    harness.expect(found["state"] == "NotUpdating" and code == 1 and took < 6,
                   f"R11: {found}, {code}, {took:.1f} s")
    return f"R11: a hung file system was told of after {took:.1f} s"


def main():
    options = harness.parser(__doc__)
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    options.add_argument("--unprivileged", action="store_true", help="only what needs no mounts")
    given = options.parse_args()
    if not given.unprivileged:
        mounts.make_private()
    with harness.scratch(given) as folder:
        parts = [torn(given, folder), replaced(given, folder)]
        if not given.unprivileged:
            parts.append(hangs(given, folder))
    return "; ".join(parts)


if __name__ == "__main__":
    harness.run(main)
