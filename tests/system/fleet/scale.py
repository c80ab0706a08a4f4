# SPDX-License-Identifier: MIT
"""With 10,000 machines `ee-monitor --prometheus` says the right figures within 2 s of a poll, in at most 150 MiB. Prints the bytes
of an answer, the time that the server needed for it, and ee-monitor's time and memory. With --serve it only serves, for a window.

    scale.py --ee-monitor PATH [--machines N] [--bad K] [--polls P]
    scale.py --ee-monitor PATH --real [--machines N] [--bad K]
    scale.py --serve PORT [--machines N] [--bad K]

With --real, a real Prometheus that was just started scrapes the figures of all machines from one target.
"""

import argparse
import http.server
import json
import socketserver
import tempfile
import threading
import time

import hostile
import prometheus
import readers
from fakeprometheus import STATES, FakePrometheus
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


class Target(http.server.BaseHTTPRequestHandler):
    """The figures of all machines, as if each had been scraped."""
    text = b""

    def do_GET(self):  # noqa: N802
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(self.text)

    def log_message(self, *_):
        pass


def exposition(given):
    for number in range(given.machines):
        own = f'instance="host{number:05}:9464",job="mm"'
        is_bad = number < given.bad
        yield f"up{{{own}}} {int(not is_bad or number % 2)}"
        if is_bad and number % 2 == 0:
            continue
        for state in STATES:
            yield f'ee_monitor_state{{{own},state="{state}"}} {int(state == ("NotUpdating" if is_bad else "Active"))}'
        yield f'mm_mesh_services{{{own},state="active"}} 4\nmm_mesh_services{{{own},state="down"}} 0\nmm_mesh_messages_total{{{own}}} {number}'


def check_real(given):
    Target.text = ("\n".join(exposition(given)) + "\n").encode()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Target) as target:
        threading.Thread(target=target.serve_forever, daemon=True).start()
        jobs = [{"job_name": "all", "honor_labels": True, "static_configs": [{"targets": [f"127.0.0.1:{target.server_address[1]}"]}]}]
        with prometheus.Prometheus(given.home, jobs=jobs, interval=15) as real:
            real.start()
            # Two scrapes show the interval.
            wait_until(lambda: real.query('count(count_over_time(up{job="mm"}[1m]) >= 2)'), 60, "two scrapes of all machines", 0.5)
            results = [check_once(given, real) for _ in range(3)]
        target.shutdown()
    return (f"F4, real Prometheus: {given.machines} machines, {given.bad} bad: --once {max(each.seconds for each in results):.2f} s and "
            f"{max(each.peak for each in results) / 1024:.0f} MiB at most")


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
    options.add_argument("--real", action="store_true", help="with a real Prometheus; lasts about 40 s")
    options.add_argument("--polls", type=int, default=3, help="of --follow")
    given = options.parse_args()
    if given.real:
        with tempfile.TemporaryDirectory(prefix="mm-fleet-") as given.home:
            return check_real(given)
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
