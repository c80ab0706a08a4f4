# SPDX-License-Identifier: MIT
"""With 10,000 machines `ee-monitor --prometheus` says the right figures within 2 s of a poll, in at most 150 MiB. Prints the bytes
of an answer, the time that the server needed for it, and ee-monitor's time and memory. With --serve it only serves, for a window.

    scale.py --ee-monitor PATH [--machines N] [--bad K] [--polls P]
    scale.py --serve PORT [--machines N] [--bad K]
"""

import argparse
import json
import tempfile
import time

import hostile
import prometheus
import readers
from fakeprometheus import FakePrometheus
from prometheus import Failure, expect, wait_until

MAX_LATENCY = 2         # seconds from a poll to its line
MAX_PEAK = 150 * 1024   # KiB


class Fleet(FakePrometheus):
    """Notes when each raw query arrives, and prints what it does not know."""

    def __init__(self, machines, bad, port=0):
        super().__init__(machines, bad, port=port)
        self.polls = []   # arrival and end of each raw query
        self.unknown = set()

    def answer(self, request, path, form):
        began = time.monotonic()
        super().answer(request, path, form)
        ended = time.monotonic()
        if self.is_raw(path, form):
            self.polls.append((began, ended, self.sent[-1]))

    def other(self, path, form):
        what = f"{path} {form.get('query', '')}"
        if what not in self.unknown:
            self.unknown.add(what)
            print(f"not known, answered with nothing: {what}", flush=True)
        return super().other(path, form)


def problem(given, said):
    """Empty if the figures are right."""
    wrong = readers.broken_rule(said)
    right = {"machines_total": given.machines, "machines_active": given.machines - given.bad, "services": 4 * (given.machines - given.bad)}
    return wrong or next((f"{key} is {said[key]} instead of {value}" for key, value in right.items() if said[key] != value), "")


def check_once(given, fleet):
    result = hostile.once(given, fleet)
    code = 1 if given.bad else 0
    expect(result.code == code and len(result.lines) == 1, f"--once: {result.code} instead of {code}, after {result.seconds:.1f} s: "
           f"{result.lines and result.lines[0][-300:]}")
    wrong = problem(given, result.said())
    expect(not wrong, f"--once: {wrong}")
    return result


def brief(follower):
    said = follower.said() or {}
    return {key: value for key, value in said.items() if key != "machines"}


def check_follow(given, fleet):
    """The longest time from the end of a poll's answer to its line, and the peak of memory."""
    follower = readers.Follower(given.ee_monitor, fleet.url, given.home)
    first, latencies, seen = len(fleet.polls), [], None
    try:
        for number in range(first, first + given.polls):
            wait_until(lambda: len(fleet.polls) > number, 30, lambda: f"a poll; ee-monitor says {brief(follower)}", 0.01)
            wait_until(lambda: follower.said() not in (None, seen), 30, lambda: f"a line after a poll, not {brief(follower)}", 0.01)
            latencies.append(time.monotonic() - fleet.polls[number][1])
            seen = follower.said()
            wrong = problem(given, seen)
            expect(not wrong, f"--follow: {wrong}")
        return max(latencies), hostile.peak_of(follower.child.pid)
    finally:
        follower.kill()


def self_test():
    """The served figures are those that are expected, and wrong ones are noticed."""
    fleet = Fleet(4, 2)
    fleet.server.server_close()
    rows = json.loads(fleet.raw(1e9))["data"]["result"]
    ups = [row["values"][-1][1] for row in rows if row["metric"]["__name__"] == "up"]
    active = [row["values"][-1][1] for row in rows if row["metric"].get("state") == "Active"]
    expect((ups, active) == (["0", "1", "1", "1"], ["0", "1", "1"]), f"served: {ups} {active}")
    given = argparse.Namespace(machines=1, bad=0)
    row = {"name": "a", "state": "Active", "reason": "", "services": 4, "messages": 1, "age_s": 1}
    said = {"state": "Active", "text": "", "color": "green", "services": 4, "messages": 1, "age_s": 1, "reason": "", "path": "",
            "machines_total": 1, "machines_active": 1, "machines": [row]}
    expect(not problem(given, said) and problem(argparse.Namespace(machines=2, bad=0), said), "a missing machine is not noticed")


def main():
    self_test()
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ee-monitor", metavar="PATH")
    options.add_argument("--serve", type=int, metavar="PORT", help="only serve, on this port of loopback, until SIGINT")
    options.add_argument("--machines", type=int, default=10_000)
    options.add_argument("--bad", type=int, default=10, help="half of them down, half not updating")
    options.add_argument("--polls", type=int, default=3, help="of --follow")
    given = options.parse_args()
    with Fleet(given.machines, given.bad, given.serve or 0) as fleet, tempfile.TemporaryDirectory(prefix="mm-fleet-") as given.home:
        if given.serve:
            print(f"{given.machines} machines, {given.bad} of them bad, on {fleet.url}", flush=True)
            for number in range(1 << 62):
                wait_until(lambda: len(fleet.polls) > number, 1 << 31, "a poll", 0.05)
                began, ended, size = fleet.polls[number]
                print(f"poll {number}: {size / 1e6:.1f} MB in {ended - began:.2f} s", flush=True)
        if not given.ee_monitor:
            raise Failure("--ee-monitor or --serve is missing")
        result = check_once(given, fleet)
        latency, peak = check_follow(given, fleet)
        size = max(size for _, _, size in fleet.polls)
        slowest = max(ended - began for began, ended, _ in fleet.polls)
        unpacked = len(fleet.raw(time.time()))
    text = (f"F4: {given.machines} machines, {given.bad} bad: an answer has at most {size / 1e6:.1f} MB as sent, {unpacked / 1e6:.1f} MB for 60 s "
            f"unpacked, and is served in {slowest:.2f} s; --once {result.seconds:.2f} s and {result.peak / 1024:.0f} MiB; --follow has its line "
            f"{latency:.2f} s after the answer, {peak / 1024:.0f} MiB")
    expect(latency <= MAX_LATENCY and peak <= MAX_PEAK and result.peak <= MAX_PEAK, f"over the limits. {text}")
    return text


if __name__ == "__main__":
    prometheus.mesh.run(main)
