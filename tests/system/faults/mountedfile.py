# SPDX-License-Identifier: MIT
"""R3b: a stats file that is mounted by itself, as Docker's `-v file:file` does, can't be replaced. It is saved in place:
each reader gets valid content, also while the numbers grow and shrink, and a warning names the remedy once."""

import os
import subprocess
import time

import harness
import mounts


def mounted_file(folder, content, outer_mode=0o755):
    """A file of another folder, mounted over a file in a folder of its own. Returns its path."""
    mounts.make_private()
    source, inner = os.path.join(folder, "source.json"), os.path.join(folder, "inner")
    os.mkdir(inner, outer_mode)
    path = os.path.join(inner, harness.FILE_NAME)
    for name in (source, path):
        with open(name, "w", encoding="utf-8") as file:
            file.write(content)
    subprocess.run(["mount", "--bind", source, path], check=True)
    return path


def saves(options, folder, content):
    os.mkdir(folder)
    path = mounted_file(folder, content)
    try:
        tally = harness.Tally(os.path.join(folder, "tally"))
        with harness.Host([options.mesh_host], path, register="a,b,c", rate="max", tally=tally.path) as host:
            host.wait_ready()
            end = time.monotonic() + (30 if options.full else 2)
            reads = broken = totals = 0
            last = -1
            while time.monotonic() < end:
                reads += 1
                found = harness.judge(path)
                # As a reader does, which reads again what may be half written.
                for _ in range(3):
                    if found.valid:
                        break
                    found = harness.judge(path)
                broken += not found.valid
                if found.valid:
                    totals += found.total != last
                    last = found.total
            harness.expect(host.terminate() == 0, f"the writer: {host.log()}")
        harness.expect(broken == 0, f"{broken} of {reads} reads were unreadable")
        harness.expect(totals > 10, f"{totals} contents seen")
        harness.expect(harness.judge(path).total == tally.value(), "messages were lost")
        harness.expect(host.log_count("Mount its folder instead") == 1, f"no remedy: {host.log()}")
        return reads
    finally:
        subprocess.run(["umount", path], check=True)


def main():
    options = harness.parser(__doc__).parse_args()
    with harness.scratch(options) as folder:
        reads = saves(options, os.path.join(folder, "empty"), "")
        reads += saves(options, os.path.join(folder, "longer"),
                       '{"total_services": 0, "total_messages": 0}' + " " * 5000)
    return f"R3b: {reads} reads of a file that is mounted by itself, 0 unreadable"


if __name__ == "__main__":
    harness.run(main)
