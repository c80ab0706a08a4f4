# SPDX-License-Identifier: MIT
"""A living writer is never shown as hung because a clock has moved: the first read after a suspend of the machine, or after its
clock was set, waits for the heartbeat that follows within 1 s. A dead writer is not shown as active for it either."""

import os
import signal
import time

import harness
import monitor
from randomfaults_control import Control

HOUR = 3600
HEARTBEAT = 10  # seconds


def with_clock(options, folder, name, jumps):
    """Sets the clock of a writer and of its readers several times."""
    path, tally = os.path.join(folder, name + ".json"), harness.Tally(os.path.join(folder, name + ".tally"))
    control = Control(os.path.join(folder, name + ".control"))
    environment = control.environment(options.faults, folder, tally.path)
    settings = ["env", *(f"{key}={value}" for key, value in environment.items())]
    reader = os.path.join(folder, name + "-ee-monitor")
    with open(reader, "w", encoding="utf-8") as script:
        script.write(f"#!/bin/sh\nexec {' '.join(settings)} {options.ee_monitor} \"$@\"\n")
    os.chmod(reader, 0o755)

    def once(what, state):
        began = time.monotonic()
        found = monitor.once(type("Reader", (), {"ee_monitor": reader}), path)
        harness.expect(found["state"] == state, f"{name}: {what}: {found}")
        return time.monotonic() - began

    slowest = 0
    with harness.Host([options.mesh_host], path, register="a", heartbeat=HEARTBEAT, wrapper=settings) as host:
        host.wait_ready()
        once("before", "Active")
        for hours in jumps:
            control.set_clock(hours * HOUR)
            slowest = max(slowest, once(f"at once after {hours} h", "Active"))
        os.kill(host.pid, signal.SIGKILL)
        harness.wait_until(lambda: not host.running(), 5, "the writer's end")
        once("killed", "NotUpdating")
        control.set_clock((jumps[-1] - 24) * HOUR)
        once("killed, and the clock set back", "NotUpdating")
    return f"{name}: {len(jumps)} times, the slowest read took {slowest:.1f} s"


def main():
    options = harness.parser(__doc__)
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    options.add_argument("--faults", required=True, metavar="LIBRARY")
    given = options.parse_args()
    with harness.scratch(given) as folder:
        return "clocks: " + "; ".join(with_clock(given, folder, name, jumps) for name, jumps in (
            ("forward", (8, 16, 24)), ("backward", (-8, -16)), ("to_and_fro", (-1, 8, -8, 0))))


if __name__ == "__main__":
    harness.run(main)
