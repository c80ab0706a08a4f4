# SPDX-License-Identifier: MIT
"""Compares the speed of mm-proxy with the same interface on Python's http.server (pyhost.py) and with a minimal Boost.Beast
server (beastecho.cpp), all in front of the same service and under the load of wrk. Also measures the share of time that
counting takes. Fails only if a response is wrong."""

import contextlib
import json
import os
import platform
import shlex
import statistics
import sys
from collections import defaultdict, namedtuple
from subprocess import run

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "system", "mesh"))

import mesh  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
Case = namedtuple("Case", "title path arguments")
# Requests/s, then microseconds: p50, p99, processor time per request, and the part of that in the saving thread.
Run = namedtuple("Run", "rate p50 p99 cpu saving")
CHURN = ["churn"]
REGISTER = json.dumps({"instance_name": "worker", "port": 0, "tools": ["work"]})
CALL = json.dumps({"target_instance": "worker", "tool_name": "work", "arguments": {"text": "x" * 100}})


class PythonHost(mesh.Process):
    def __init__(self, folder):
        super().__init__([sys.executable, "-B", os.path.join(HERE, "pyhost.py"), "--stats-file",
                          os.path.join(folder, "python.json")], folder)
        self.url = self.first_line().removeprefix("listens on ").strip()
        mesh.expect(self.url, f"pyhost.py did not get ready: {self.lines()}")
        self.port = int(self.url.rpartition(":")[2])

    def spent(self):
        """The number of counts, and their time in ns: wall clock and processor."""
        with mesh.Client(self.port) as client:
            return client.ask("GET", "/spent").body["spent"]


class BeastEcho(mesh.Process):
    """A server whose responses are as large as those of `proxy`."""

    def __init__(self, program, folder, proxy, service):
        with mesh.Client(proxy.port) as client:
            responses = client.ask("GET", "/services"), client.register("worker", service.port, ["work"])
        sizes = [str(len(json.dumps(response.body, separators=(",", ":")))) for response in responses]
        super().__init__([program, *sizes, str(service.port)], folder)
        self.url = self.first_line().removeprefix("listens on ").strip()
        mesh.expect(self.url, f"beastecho did not get ready: {self.lines()}")


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def saving_seconds(pid):
    """Processor time of all threads but the first: in mm-proxy, those that save."""
    spent = 0
    for task in set(os.listdir(f"/proc/{pid}/task")) - {str(pid)}:
        # The Python host's threads are short-lived.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError), \
                open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as file:
            spent += int(file.read().split()[0]) / 1e9
    return spent


def wrk(given, url, arguments, seconds):
    """Requests, seconds, p50 and p99 in microseconds."""
    threads = given.connections if arguments == CHURN else 1
    command = [given.wrk, f"-t{threads}", f"-c{given.connections}", f"-d{round(seconds)}s", "--timeout", "10s", "-s",
               os.path.join(HERE, "requests.lua"), url, "--", *arguments]
    done = run(command, capture_output=True, text=True, check=False, timeout=seconds + 60)
    found = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    mesh.expect(done.returncode == 0 and found, f"{shlex.join(command)}: {done.stdout}{done.stderr}")
    requests, lasted, p50, p99, wrong = map(int, found[0])
    mesh.expect(requests and not wrong, f"{shlex.join(command)}: {wrong} of {requests} responses were wrong")
    return requests, lasted / 1e6, p50, p99


def measure(given, host, case):
    cpu, saving = cpu_seconds(host.pid), saving_seconds(host.pid)
    requests, seconds, p50, p99 = wrk(given, host.url + case.path, case.arguments, given.seconds)
    found = Run(requests / seconds, p50, p99, (cpu_seconds(host.pid) - cpu) * 1e6 / requests,
                (saving_seconds(host.pid) - saving) * 1e6 / requests)
    if case.arguments == CHURN and not isinstance(host, BeastEcho):
        deregister_guests(host)
    return found


def deregister_guests(host):
    """Removes the services that wrk left: each run must list and save the same number of services."""
    with mesh.Client(host.port) as client:
        for name in client.services():
            if name.startswith("guest_"):
                mesh.expect(client.deregister(name).status == 200, f"{name} can't be deregistered")


def counting(given, case, host):
    """Microseconds per call in the Python host: wall clock and processor time of the counting, and processor time of the
    whole call."""
    before = host.spent()
    found = measure(given, host, case)
    calls, wall, cpu = (after - start for after, start in zip(host.spent(), before))
    return wall / calls / 1e3, cpu / calls / 1e3, found.cpu


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                       for i, (cell, width) in enumerate(zip(row, widths))) for row in rows]
    return "\n".join([*lines[:2], "-" * len(lines[0]), *lines[2:]])


def compared(cases, found):
    """`found` is (case, host) -> runs. Python's ratios are how many times better mm-proxy is; Beast's ratios are how many times
    better Beast is than mm-proxy."""
    rows = [["", "requests/s", "", "", "", "", "p50 ms", "", "p99 ms", "", "CPU µs/request", "", "", "", ""],
            ["", "mm-proxy", "Python", "ratio", "Beast", "ratio", "mm-proxy", "Python", "mm-proxy", "Python",
             "mm-proxy", "Python", "ratio", "Beast", "ratio"]]
    for case in cases:
        ours, theirs, beast = (Run(*map(statistics.median, zip(*found[case.title, host]))) if found[case.title, host] else None
                               for host in ("mm-proxy", "Python", "Beast"))
        rows.append([case.title, f"{ours.rate:,.0f}", f"{theirs.rate:,.0f}", f"{ours.rate / theirs.rate:.1f}",
                     *([f"{beast.rate:,.0f}", f"{beast.rate / ours.rate:.1f}"] if beast else ["", ""]),
                     f"{ours.p50 / 1e3:.2f}", f"{theirs.p50 / 1e3:.2f}", f"{ours.p99 / 1e3:.2f}",
                     f"{theirs.p99 / 1e3:.2f}", f"{ours.cpu:.0f}", f"{theirs.cpu:.0f}",
                     f"{theirs.cpu / ours.cpu:.1f}",
                     *([f"{beast.cpu:.0f}", f"{ours.cpu / beast.cpu:.1f}"] if beast else ["", ""])])
    return table(rows)


def shares(given, ours, spent):
    """`ours` has mm-proxy's runs, `spent` the results of counting(), one for each round."""
    ours = Run(*map(statistics.median, zip(*ours)))
    wall, cpu, call = map(statistics.median, zip(*spent))
    lines = ["counting, of the CPU time of one POST /call",
             f"  Python    {cpu:.1f} µs of {call:.0f} µs: {100 * cpu / call:.1f} %; wall clock, including waiting for its "
             f"lock and the disk, {wall:.1f} µs: {100 * wall / call:.1f} %"]
    saving = f"the saving thread, for which no call waits, takes {ours.saving:.1f} µs: " \
             f"{100 * ours.saving / ours.cpu:.1f} %"
    if given.count_ns is None:
        lines.append(f"  mm-proxy  the cost of one count was not measured; {saving}")
    else:
        lines.append(f"  mm-proxy  {given.count_ns / 1e3:.4f} µs of {ours.cpu:.1f} µs: "
                     f"{given.count_ns / ours.cpu / 10:.2f} %; {saving}")
    return "\n".join(lines)


def surroundings(given):
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), "unknown")
    return "\n".join([shlex.join(["python3", *sys.argv]),
                      f"{os.cpu_count()} cores ({model}), Linux {platform.release()}, Python "
                      f"{platform.python_version()}; host, service and wrk share them",
                      f"{given.connections} connections, {given.services} services registered; medians of "
                      f"{given.rounds} rounds of {given.seconds:g} s, the hosts alternating"])


def bench(given, folder):
    with mesh.Proxy(given.mm_proxy, folder, stats_file=os.path.join(folder, "mm.json")) as proxy, \
            PythonHost(folder) as python, \
            mesh.Service("worker", proxy, folder, "--heartbeats", "0", script="fast.py") as service, \
            contextlib.ExitStack() as more:
        hosts = {"mm-proxy": proxy, "Python": python}
        for host in hosts.values():
            with mesh.Client(host.port) as client:
                for name in ["worker"] + [f"idle_{i}" for i in range(1, given.services)]:
                    status, body = client.register(name, service.port, ["work"])
                    mesh.expect(status == 200, f"registering: {status} {body}")
        if given.beastecho:
            hosts["Beast"] = more.enter_context(BeastEcho(given.beastecho, folder, proxy, service))
        renewal = json.dumps({**json.loads(REGISTER), "port": service.port})
        cases = [Case("POST /register, known", "/register", ["POST", renewal]),
                 Case("POST /register, new *", "/register", CHURN),
                 Case("POST /call", "/call", ["POST", CALL]),
                 Case("GET /services", "/services", ["GET"])]
        found, spent = defaultdict(list), []
        alone = wrk(given, f"http://127.0.0.1:{service.port}/tools/work", ["POST", "{}"], 1)
        for round_number in range(given.rounds):
            for case in cases:
                turn = list(hosts) if round_number % 2 == 0 else list(reversed(hosts))
                for name in turn:
                    if case.title == "POST /call" and name == "Python":
                        spent.append(counting(given, case, python))
                    found[case.title, name].append(measure(given, hosts[name], case))
        return "\n\n".join([surroundings(given), compared(cases, found),
                            "* every second request is the POST /deregister of a service registered before",
                            shares(given, found["POST /call", "mm-proxy"], spent),
                            f"the service alone handles {alone[0] / alone[1]:,.0f} requests/s"])


def main():
    options = mesh.parser(__doc__)
    options.add_argument("--wrk", default="wrk", metavar="PATH")
    options.add_argument("--quick", action="store_true", help="one round of 1 s: only check that it works")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=3, help="duration of each run")
    options.add_argument("--connections", type=int, default=8)
    options.add_argument("--services", type=int, default=5, help="registered with each host")
    options.add_argument("--count-ns", type=float, metavar="N", help="the cost of one count in mm-proxy")
    options.add_argument("--countcost", metavar="PATH", help="the program that measures it")
    options.add_argument("--beastecho", metavar="PATH", help="the program beastecho")
    given = options.parse_args()
    if given.countcost:
        given.count_ns = float(run([given.countcost], capture_output=True, text=True, check=True, timeout=60).stdout)
    if given.quick:
        given.rounds, given.seconds = 1, 1
    with mesh.scratch(given) as folder:
        return bench(given, folder)


if __name__ == "__main__":
    mesh.run(main)
