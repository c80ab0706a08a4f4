# SPDX-License-Identifier: MIT
"""MM is killed, stopped and restarted under load: the total is restored, and services register again by themselves. An MM
that can't start reports the cause in one line."""

import http.client
import os
import random
import socket
import threading
import time

import mesh
from mesh import expect, wait_until

RATE = 1000  # calls a second
CALLERS = 8
MAX_LOST = RATE // 5  # without the crash counter: 0.2 s of counting
IN_MEMORY = "/dev/shm"  # the tests in system/faults are about slow disks


class Load:
    """Calls "worker" from several threads, each on its own connection, and counts those that succeeded. MM may
    or may not have counted a call that a kill left without a response."""

    def __init__(self, port):
        self.port = port
        self.lock = threading.Lock()
        self.ending = threading.Event()
        self.refused = set()
        self._reset()
        self.threads = [threading.Thread(target=self._run, daemon=True) for _ in range(CALLERS)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(10)

    def _reset(self):
        self.succeeded = self.lost = 0
        self.unexpected = []

    def add(self, **more):
        with self.lock:
            for key, value in more.items():
                setattr(self, key, getattr(self, key) + value)

    def _run(self):
        due = time.monotonic()
        with mesh.Client(self.port, timeout=20) as client:
            while not self.ending.is_set():
                self._once(client)
                due = max(due + CALLERS / RATE, time.monotonic())
                self.ending.wait(max(due - time.monotonic(), 0))

    def _once(self, client):
        try:
            client.connect()
        except OSError:
            self.refused.add(threading.get_ident())
            return
        try:
            status, body = client.call("worker", "work", {"text": "x" * 100})
        except (OSError, http.client.HTTPException):
            client.close()
            self.add(lost=1)
            return
        if status == 200 and body["success"]:
            self.add(succeeded=1)
        elif status != 404:  # before the service has registered again
            self.add(lost=1, unexpected=[(status, body)])

    def settle(self):
        """While no proxy runs: waits until no caller has a connection. Returns the min and max number of counted calls and
        the unexpected responses since the last call."""
        self.refused.clear()
        wait_until(lambda: len(self.refused) == CALLERS, 10, "all callers to be refused")
        found = self.succeeded, self.succeeded + self.lost, self.unexpected
        self._reset()
        return found


class Setup:
    """The port and the stats file of successive proxies."""

    def __init__(self, given, folder):
        self.given, self.folder = given, folder
        self.port = mesh.free_port()
        self.path = os.path.join(folder, "stats.json")
        self.total = 0
        self.max_lost = 0
        self.rates = []

    def proxy(self, *options):
        return mesh.Proxy(self.given.mm_proxy, self.folder, *options, port=self.port, stats_file=self.path)

    def busy(self, load, proxy, seconds):
        """Waits until the service has registered again by itself, and then for that time under full load."""
        wait_until(lambda: load.succeeded > 0, 10, "the service to have registered again")
        began, before = time.monotonic(), load.succeeded
        time.sleep(seconds)
        self.rates.append((load.succeeded - before) / (time.monotonic() - began))
        expect(proxy.file().total >= self.total, "the total decreased")

    def verify_total(self, load, may_lose, how):
        minimum, maximum, unexpected = load.settle()
        found = mesh.judge(self.path)
        expect(mesh.whole(found), f"after {how} the file is broken: {found.why}")
        counted = found.total - self.total
        # An MM that is stopping refuses calls with 503.
        unexpected = [pair for pair in unexpected if may_lose or pair[0] != 503]
        expect(not unexpected, f"before {how} calls failed: {unexpected[:3]}")
        expect(minimum - may_lose <= counted <= maximum,
               f"after {how} the total has grown by {counted}, but {minimum} to {maximum} calls were made")
        self.max_lost = max(self.max_lost, minimum - counted)
        self.total = found.total
        return found


def killed(setup, load, kills):
    for kill in range(1, kills + 1):
        with setup.proxy() as proxy:
            # The callers are already active, so the total may be larger. verify_total() checks that it is not too large.
            expect(proxy.file().total >= setup.total, f"restarted with {proxy.file().total}, stopped at {setup.total}")
            setup.busy(load, proxy, random.uniform(0.3, 0.8))
            proxy.kill()
        setup.verify_total(load, MAX_LOST, f"kill {kill}")


def terminated(setup, load, stops):
    """The file has all calls that succeeded, and calls in flight still get their response."""
    for _ in range(stops):
        with setup.proxy() as proxy, mesh.Service("slow", proxy, setup.folder) as slow:
            setup.busy(load, proxy, 0.4)
            caller = InFlight(setup.port, "slow", 1.0)
            wait_until(lambda: slow.tally()["begun"], 5, "the slow call to be in flight")
            began = time.monotonic()
            expect(proxy.terminate() == 0, f"SIGTERM under load: {proxy.lines()}")
            took = time.monotonic() - began
            status, body = caller.response()
            expect(status == 200 and body["result"]["pid"] == slow.pid, f"the call in flight: {status} {body}")
            expect(took < 3, f"SIGTERM took {took:.1f} s for a call of 1 s")
        load.add(succeeded=1)  # the slow call
        expect(setup.verify_total(load, 0, "SIGTERM").state == "stopped", "the file's state is not stopped")


def endless_call(setup):
    """A call that gets no response delays the shutdown by 5 s."""
    with setup.proxy() as proxy, mesh.Service("slow", proxy, setup.folder) as slow:
        InFlight(setup.port, "slow", 60)
        wait_until(lambda: slow.tally()["begun"], 5, "the endless call to be in flight")
        began = time.monotonic()
        expect(proxy.terminate() == 0, f"SIGTERM with an endless call: {proxy.lines()}")
        took = time.monotonic() - began
    expect(4.5 < took < 7, f"SIGTERM with an endless call took {took:.1f} s instead of 5")
    found = mesh.judge(setup.path)
    expect(found.state == "stopped" and found.total == setup.total + 1, f"an endless call left {found.data}")
    setup.total = found.total


class InFlight:
    """A slow call in another thread."""

    def __init__(self, port, target, seconds):
        self.found = []
        self.thread = threading.Thread(target=self._run, args=(port, target, seconds), daemon=True)
        self.thread.start()

    def _run(self, port, target, seconds):
        with mesh.Client(port) as client:
            try:
                self.found.append(client.call(target, "sleep", {"seconds": seconds}, timeout=100))
            except (OSError, http.client.HTTPException) as error:
                self.found.append((0, repr(error)))

    def response(self):
        self.thread.join(10)
        expect(self.found, "no response within 10 s")
        return self.found[0]


def expect_one_line(found, what, *parts):
    code, lines = found
    expect(code == mesh.EXIT_TAKEN, f"{what}: its exit code is {code}: {lines}")
    expect(len(lines) == 1 and all(str(part) in lines[0] for part in parts), f"{what}: {lines} does not have {parts}")


def refuses_to_start(setup):
    given, folder, port = setup.given, setup.folder, setup.port
    other = os.path.join(folder, "other.json")
    with setup.proxy() as first:
        before = first.file().data["writer"]
        expect_one_line(mesh.failed_start(given.mm_proxy, folder, "--http-port", str(port), "--stats-file", other),
                 "the same port", port)
        expect_one_line(mesh.failed_start(given.mm_proxy, folder, "--http-port", "0", "--stats-file", setup.path),
                 "the same file", first.pid)
        expect_one_line(mesh.failed_start(given.mm_proxy, folder, "--http-port", str(port), "--stats-file", setup.path),
                 "the same port and file")
        expect(first.running() and first.file().data["writer"] == before, "the first one was affected")
        expect(first.terminate() == 0, f"the first one: {first.lines()}")
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        held = foreign.getsockname()[1]
        expect_one_line(mesh.failed_start(given.mm_proxy, folder, "--http-port", str(held), "--stats-file", other),
                 "a port that another program uses", held)
    if given.mesh_host:
        host = mesh.Process([given.mesh_host, "--stats-file", other, "--register", "a", "--hold"], folder)
        with host:
            expect(host.first_line() == "ready\n", f"mesh-host: {host.lines()}")
            expect_one_line(mesh.failed_start(given.mm_proxy, folder, "--http-port", "0", "--stats-file", other),
                     "a file that another program writes", host.pid)


BAD_OPTIONS = (["--http-port", "x"], ["--http-port", "65536"], ["--http-port", "-1"], ["--http-port"],
               ["--nonsense"], ["extra"], ["--service-timeout", "x"], ["--service-timeout", "-1"],
               ["--service-timeout", "nan"], ["--call-timeout", "0"], ["--call-timeout", "1x"], ["--stats-file", ""])


def bad_options(given, folder):
    for options in BAD_OPTIONS:
        code, lines = mesh.failed_start(given.mm_proxy, folder, "--http-port", "0", *options)
        expect(code == mesh.EXIT_USAGE and len(lines) == 1, f"{options}: its exit code is {code}: {lines}")
    expect(not os.path.exists(os.path.join(folder, ".mm_mesh_stats.json")), "an invalid option created a file")


def main():
    given = mesh.parser(__doc__).parse_args()
    given.work_dir = given.work_dir or (IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None)
    kills, stops = (50, 10) if given.full else (6, 2)
    with mesh.scratch(given) as folder:
        setup = Setup(given, folder)
        with setup.proxy() as proxy:
            with mesh.Service("worker", proxy, folder, "--heartbeat", "0.05", script="fast.py"):
                expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
                with Load(setup.port) as load:
                    killed(setup, load, kills)
                    terminated(setup, load, stops)
        endless_call(setup)
        refuses_to_start(setup)
        bad_options(given, folder)
    rate = sum(setup.rates) / len(setup.rates)
    return (f"{kills} kills at {rate:.0f} calls/s lost at most {max(setup.max_lost, 0)} (limit {MAX_LOST}), "
            f"{stops} SIGTERM none, of {setup.total}; the total continued, and the service registered again each time")


if __name__ == "__main__":
    mesh.run(main)
