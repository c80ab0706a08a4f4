# SPDX-License-Identifier: MIT
"""R18 with an independent tool: slowhttptest with slow heads, slow bodies and slow reading, 500 connections each. Its own
probe must find the service available in each second."""

import csv
import os
import shutil
import subprocess
import sys

import harness
import wire

TOOL = "slowhttptest"


def slow(arena, attack, seconds, arguments, path):
    """Runs the tool and reads its table: a row per second."""
    prefix = os.path.join(arena.folder, "slow")
    command = [TOOL, *arguments, "-g", "-o", prefix, "-c", "500", "-r", "250", "-i", "1", "-p", "1",
               "-l", str(seconds), "-u", f"http://127.0.0.1:{arena.proxy.port}{path}"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds + 30,
                          check=False)
    harness.expect(os.path.exists(f"{prefix}.csv"),
                   f"{TOOL} ended with {done.returncode}: {done.stdout[-500:]!r}")
    with open(f"{prefix}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    os.remove(f"{prefix}.csv")
    available = [int(row["Service Available"]) > 0 for row in rows]
    max_connected = max(int(row["Connected"]) for row in rows)
    attack.count("available: YES", sum(available))
    attack.note = f"up to {max_connected} connected at a time"
    attack.check(all(available),
                  f"not available at second {available.index(False) if False in available else ''}")
    # The tool ends early when MM has closed all slow connections.
    closed_all = b"No open connections left" in done.stdout and len(rows) > 10
    attack.check(len(rows) >= seconds or closed_all,
                 f"only {len(rows)} seconds were checked: {done.stdout[-500:]!r}")
    attack.check(int(rows[-1]["Closed"]) + max_connected > 100, f"too few connections: {rows[-1]}")


def main(given):
    if not shutil.which(TOOL):
        print(f"skipped: {TOOL} is not installed (Debian: apt-get install {TOOL})")
        sys.exit(77)
    seconds = 60 if given.full else 4
    tools = [f"tool-{i}-{'x' * 90}" for i in range(1000)]
    with harness.Arena(given) as arena:
        for name, arguments, path in (
                ("slow heads (-H)", ["-H", "-x", "24"], "/health"),
                ("slow bodies (-B)", ["-B", "-s", "8192", "-x", "10", "-f", wire.JSON], "/call"),
                ("slow reading (-X)", ["-X", "-k", "3", "-n", "1", "-w", "10", "-y", "512", "-z", "32"],
                 "/services")):
            if path == "/services":  # a large response
                for i in range(8):
                    arena.proxy.register(f"large-{i}", 5001, tools)
            arena.attack(name, lambda attack, arguments=arguments, path=path:
                         slow(arena, attack, seconds, arguments, path))


if __name__ == "__main__":
    harness.run(main, __doc__)
