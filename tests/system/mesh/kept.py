# SPDX-License-Identifier: MIT
"""MM is killed and stopped under services that register only once: those that still listen are registered again and can be
called. The registrations are saved within a moment, and a second MM leaves them alone."""

import contextlib
import os
import random
import time

import mesh
from mesh import expect, wait_until

ONCE = ["--heartbeats", "0"]


class Setup:
    def __init__(self, given, folder):
        self.given, self.folder = given, folder
        self.port = mesh.free_port()
        self.path = os.path.join(folder, "stats.json")
        self.kept = self.path + ".services"

    def proxy(self):
        return mesh.Proxy(self.given.mm_proxy, self.folder, port=self.port, stats_file=self.path)


def expect_taken_up(proxy, services, calls):
    """Without any request of theirs, the services are listed, counted in the file, and answer calls."""
    with proxy.client() as client:
        found = client.services()
        expect({name: entry["port"] for name, entry in found.items()} == {each.name: each.port for each in services},
               f"registered again: {found}")
        for each in services:
            expect(found[each.name]["tools"], f"{each.name} has lost its tools")
            for _ in range(calls):
                status, body = client.call(each.name, "echo")
                expect(status == 200 and body["result"]["pid"] == each.pid, f"calling {each.name}: {status} {body}")
    proxy.wait_for_file("the services", lambda data: data["total_services"] == len(services))


def restarts(setup, rounds):
    calls = 0
    with contextlib.ExitStack() as stack:
        with setup.proxy() as proxy:
            services = [stack.enter_context(mesh.Service(name, proxy, setup.folder, *ONCE)) for name in ("one", "two")]
            with proxy.client() as client:
                client.register("dead", 1)
                expect(client.services()["dead"]["status"] == "active", "a new registration was probed")
            wait_until(lambda: all(name in read(setup.kept) for name in (b'"one"', b'"two"', b'"dead"')), 5,
                       "the registrations to be kept")
            proxy.kill()
        expect(os.stat(setup.kept).st_mode & 0o777 == 0o600, "others can read the registrations")
        for i in range(rounds):
            with setup.proxy() as proxy:
                expect_taken_up(proxy, services, 3)
                calls += 3 * len(services)
                if i % 2:
                    time.sleep(random.uniform(0, 0.1))
                    proxy.kill()
                else:
                    expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
    expect(not [name for name in os.listdir(setup.folder) if "corrupt" in name], "a kill damaged the file")
    return calls


def killed_during_saves(setup, kills):
    """A kill at any moment leaves a file that the next MM reads, with all registrations but those of the last moments."""
    for _ in range(kills):
        with setup.proxy() as proxy, proxy.client() as client:
            for i in range(random.randrange(60)):
                client.register(f"s{i}", mesh.free_port() if i % 2 else setup.port + 1, ["tool"] * 50)
            proxy.kill()
        with setup.proxy() as proxy:
            expect("can't all be read" not in proxy.log(), proxy.log())
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")


def second_is_refused(setup):
    with setup.proxy() as first, mesh.Service("one", first, setup.folder, *ONCE):
        wait_until(lambda: b"one" in read(setup.kept), 2, "the registration to be kept")
        before = read(setup.kept)
        code, lines = mesh.failed_start(setup.given.mm_proxy, setup.folder, "--http-port", "0", "--stats-file", setup.path)
        expect(code == mesh.EXIT_TAKEN, f"a second MM: {code} {lines}")
        expect(read(setup.kept) == before, "a second MM changed the registrations")


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def main():
    given = mesh.parser(__doc__).parse_args()
    rounds, kills = (40, 100) if given.full else (6, 10)
    with mesh.scratch(given) as folder:
        calls = restarts(Setup(given, folder), rounds)
    with mesh.scratch(given) as folder:
        setup = Setup(given, folder)
        killed_during_saves(setup, kills)
        second_is_refused(setup)
    return f"{rounds} restarts: services registered once were called {calls} times; {kills} kills left a readable file"


if __name__ == "__main__":
    mesh.run(main)
