# SPDX-License-Identifier: MIT
"""MM is killed, stopped and started again under load: the total goes on, and services come back by themselves. One
that may not start says why in one line."""

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
MOST_LOST = 19
IN_MEMORY = "/dev/shm"  # how slow a disk is, is the torture tests' concern


class Load:
    """Calls "worker" from several threads, each on a connection of its own, and knows the truth to within the calls
    that a kill left without an answer."""

    def __init__(self, port):
        self.port = port
        self.guard = threading.Lock()
        self.over = threading.Event()
        self.turned_away = set()
        self._reset()
        self.threads = [threading.Thread(target=self._run, daemon=True) for _ in range(CALLERS)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join(10)

    def _reset(self):
        self.answered = self.lost = 0
        self.odd = []

    def add(self, **more):
        with self.guard:
            for key, value in more.items():
                setattr(self, key, getattr(self, key) + value)

    def _run(self):
        due = time.monotonic()
        with mesh.Client(self.port, timeout=20) as client:
            while not self.over.is_set():
                self._once(client)
                due = max(due + CALLERS / RATE, time.monotonic())
                self.over.wait(max(due - time.monotonic(), 0))

    def _once(self, client):
        try:
            client.connect()
        except OSError:
            self.turned_away.add(threading.get_ident())
            return
        try:
            status, body = client.call("worker", "work", {"text": "x" * 100})
        except (OSError, http.client.HTTPException):
            client.close()
            self.add(lost=1)
            return
        if status == 200 and body["success"]:
            self.add(answered=1)
        elif status != 404:  # that is while it has not registered again
            self.add(lost=1, odd=[(status, body)])

    def settle(self):
        """While no proxy runs: waits until no caller waits for an answer or has a connection left. Returns how many
        calls were counted at least and at most, and what was odd, since the last time."""
        self.turned_away.clear()
        wait_until(lambda: len(self.turned_away) == CALLERS, 10, "all callers to be turned away")
        found = self.answered, self.answered + self.lost, self.odd
        self._reset()
        return found


class Scene:
    """One port and one file, which every proxy takes over from the one before."""

    def __init__(self, given, folder):
        self.given, self.folder = given, folder
        self.port = mesh.free_port()
        self.path = os.path.join(folder, "stats.json")
        self.total = 0
        self.most_lost = 0
        self.rates = []

    def proxy(self, *options):
        return mesh.Proxy(self.given.mm_proxy, self.folder, *options, port=self.port, stats_file=self.path)

    def busy(self, load, proxy, seconds):
        """A stretch of full load, after the service has come back by itself."""
        wait_until(lambda: load.answered > 0, 10, "the service to have registered again")
        began, before = time.monotonic(), load.answered
        time.sleep(seconds)
        self.rates.append((load.answered - before) / (time.monotonic() - began))
        expect(proxy.file().total >= self.total, "the total went back")

    def account(self, load, may_lose, how):
        least, most, odd = load.settle()
        found = mesh.judge(self.path)
        expect(mesh.whole(found), f"after {how} the file is broken: {found.why}")
        counted = found.total - self.total
        odd = [pair for pair in odd if may_lose or pair[0] != 503]  # one that stops takes no more
        expect(not odd, f"before {how} calls failed: {odd[:3]}")
        expect(least - may_lose <= counted <= most,
               f"after {how} the file has {counted} more, while {least} to {most} calls were counted")
        self.most_lost = max(self.most_lost, least - counted)
        self.total = found.total
        return found


def killed(scene, load, kills):
    for kill in range(1, kills + 1):
        with scene.proxy() as proxy:
            # The callers are at it already; that nothing is made up, account() sees.
            expect(proxy.file().total >= scene.total, f"restarted with {proxy.file().total}, left at {scene.total}")
            scene.busy(load, proxy, random.uniform(0.3, 0.8))
            proxy.kill()
        scene.account(load, MOST_LOST, f"kill {kill}")


def terminated(scene, load, stops):
    """All that was answered is in the file; calls in flight are answered."""
    for _ in range(stops):
        with scene.proxy() as proxy, mesh.Service("slow", proxy, scene.folder) as slow:
            scene.busy(load, proxy, 0.4)
            caller = InFlight(scene.port, "slow", 1.0)
            wait_until(lambda: slow.tally()["begun"], 5, "the slow call to be in flight")
            began = time.monotonic()
            expect(proxy.terminate() == 0, f"SIGTERM under load: {proxy.lines()}")
            lasted = time.monotonic() - began
            status, body = caller.answer()
            expect(status == 200 and body["result"]["pid"] == slow.pid, f"the call in flight: {status} {body}")
            expect(lasted < 3, f"SIGTERM took {lasted:.1f} s for a call of 1 s")
        load.add(answered=1)  # the slow one
        expect(scene.account(load, 0, "SIGTERM").state == "stopped", "the file does not say that MM stopped")
        expect(not os.path.exists(scene.path + ".lock"), "the lock was left behind")


def endless_call(scene):
    """One that is never answered holds MM up for 5 s, and no longer."""
    with scene.proxy() as proxy, mesh.Service("slow", proxy, scene.folder) as slow:
        InFlight(scene.port, "slow", 60)
        wait_until(lambda: slow.tally()["begun"], 5, "the endless call to be in flight")
        began = time.monotonic()
        expect(proxy.terminate() == 0, f"SIGTERM with an endless call: {proxy.lines()}")
        lasted = time.monotonic() - began
    expect(4.5 < lasted < 7, f"SIGTERM with an endless call took {lasted:.1f} s in place of 5")
    found = mesh.judge(scene.path)
    expect(found.state == "stopped" and found.total == scene.total + 1, f"an endless call left {found.data}")
    scene.total = found.total


class InFlight:
    """A call that takes its time."""

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

    def answer(self):
        self.thread.join(10)
        expect(self.found, "no answer within 10 s")
        return self.found[0]


def one_line(found, what, *parts):
    code, lines = found
    expect(code == mesh.EXIT_FAILED, f"{what}: it ended with {code}: {lines}")
    expect(len(lines) == 1 and all(str(part) in lines[0] for part in parts), f"{what}: {lines} does not tell {parts}")


def may_not_start(scene):
    given, folder, port = scene.given, scene.folder, scene.port
    other = os.path.join(folder, "other.json")
    with scene.proxy() as first:
        before = first.file().data["writer"]
        one_line(mesh.refused(given.mm_proxy, folder, "--http-port", str(port), "--stats-file", other),
                 "the same port", port)
        one_line(mesh.refused(given.mm_proxy, folder, "--http-port", "0", "--stats-file", scene.path),
                 "the same file", first.pid)
        one_line(mesh.refused(given.mm_proxy, folder, "--http-port", str(port), "--stats-file", scene.path),
                 "the same port and file")
        expect(first.running() and first.file().data["writer"] == before, "the first one was disturbed")
        expect(first.terminate() == 0, f"the first one: {first.lines()}")
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        held = foreign.getsockname()[1]
        one_line(mesh.refused(given.mm_proxy, folder, "--http-port", str(held), "--stats-file", other),
                 "a port that another program has", held)
    if given.mesh_host:
        host = mesh.Process([given.mesh_host, "--stats-file", other, "--register", "a", "--hold"], folder)
        with host:
            expect(host.first_line() == "ready\n", f"mesh-host: {host.lines()}")
            one_line(mesh.refused(given.mm_proxy, folder, "--http-port", "0", "--stats-file", other),
                     "a file that another program writes", host.pid)


BAD_OPTIONS = (["--http-port", "x"], ["--http-port", "65536"], ["--http-port", "-1"], ["--http-port"],
               ["--nonsense"], ["extra"], ["--service-timeout", "x"], ["--service-timeout", "-1"],
               ["--service-timeout", "nan"], ["--call-timeout", "0"], ["--call-timeout", "1x"], ["--stats-file", ""])


def bad_options(given, folder):
    for options in BAD_OPTIONS:
        code, lines = mesh.refused(given.mm_proxy, folder, "--http-port", "0", *options)
        expect(code == mesh.EXIT_USAGE and len(lines) == 1, f"{options}: it ended with {code}: {lines}")
    expect(not os.path.exists(os.path.join(folder, ".mm_mesh_stats.json")), "a bad option made a file")


def main():
    given = mesh.parser(__doc__).parse_args()
    given.work_dir = given.work_dir or (IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None)
    kills, stops = (50, 10) if given.full else (6, 2)
    with mesh.scratch(given) as folder:
        scene = Scene(given, folder)
        with scene.proxy() as proxy:
            with mesh.Service("worker", proxy, folder, "--heartbeat", "0.05", script="fast.py"):
                expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
                with Load(scene.port) as load:
                    killed(scene, load, kills)
                    terminated(scene, load, stops)
        endless_call(scene)
        may_not_start(scene)
        bad_options(given, folder)
    rate = sum(scene.rates) / len(scene.rates)
    return (f"{kills} kills at {rate:.0f} calls/s lost at most {max(scene.most_lost, 0)} (bar {MOST_LOST}), "
            f"{stops} SIGTERM none, of {scene.total}; the total went on, the service came back each time")


if __name__ == "__main__":
    mesh.run(main)
