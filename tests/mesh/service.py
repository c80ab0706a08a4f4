# SPDX-License-Identifier: MIT
"""Services of another make come, are called, fall silent, are removed on time and come back."""

import time
from datetime import datetime

import mesh
from mesh import expect, wait_until

TIMEOUT = 2.0  # the proxy's --service-timeout
STALE = TIMEOUT / 2
LATE = 1.0  # what a state may come late by
ROUNDING = 0.01  # of times as text
BEAT = ["--heartbeat", "0.3"]
SILENT = ["--heartbeats", "0"]


def state_of(client, name):
    return client.services().get(name, {"status": "gone"})["status"]


def last_seen(client, name):
    """On the wall clock, as the proxy has it."""
    return datetime.fromisoformat(client.services()[name]["last_seen"]).timestamp()


def wait_for_beat(client, name):
    """It counts as one that sends heartbeats from its first one on."""
    first = last_seen(client, name)
    wait_until(lambda: last_seen(client, name) > first, 5, f"a heartbeat of {name}")


def expect_fate(client, name):
    """A service that has just fallen silent is active, stale, then gone, each on time. Returns when, counted from
    when it was last seen."""
    seen = last_seen(client, name)
    fate = [("active", 0.0)]
    while fate[-1][0] != "gone":
        state, age = state_of(client, name), time.time() - seen
        if state != fate[-1][0]:
            fate.append((state, age))
        expect(age < TIMEOUT + LATE, f"{name} is still {state} {age:.2f} s after it was last seen")
        time.sleep(0.01)
    expect([state for state, _ in fate] == ["active", "stale", "gone"], f"{name} was in turn {fate}")
    for (state, age), due in zip(fate[1:], (STALE, TIMEOUT)):
        expect(due - ROUNDING <= age <= due + LATE, f"{name} was {state} after {age:.3f} s in place of {due} s")
    return fate[1][1], fate[2][1]


def called(client, service):
    """Through the proxy, by a client that is none of its services."""
    given = {"n": 1.5, "text": "hällo", "list": [None, True]}
    status, body = client.call(service.name, "echo", given)
    expect((status, body) == (200, {"success": True, "result": {"tool": "echo", "arguments": given,
                                                                "pid": service.pid}}),
           f"calling {service.name}: {status} {body}")


def beating(proxy, client, home):
    """One that beats stays; stopped it is stale, and awake it is active again; killed it goes on time."""
    with mesh.Service("alpha", proxy, home, *BEAT) as alpha:
        with mesh.Service("beta", proxy, home, *BEAT) as beta:
            expect(ports_ascend(alpha, beta), f"ports {alpha.port}, {beta.port}")
            for service in (alpha, beta):
                wait_for_beat(client, service.name)
                called(client, service)
        with mesh.suspended(alpha):
            wait_until(lambda: state_of(client, "alpha") == "stale", STALE + LATE, "alpha, stopped, to be stale")
            status, body = client.call("alpha", "echo", timeout=0.2)
            expect(status == 504 and body["success"] is False, f"a call to one that is stopped: {status} {body}")
        wait_until(lambda: state_of(client, "alpha") == "active", LATE, "alpha, awake, to be active")
        wait_until(lambda: state_of(client, "beta") == "gone", TIMEOUT + LATE, "beta to be gone")
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            expect(state_of(client, "alpha") == "active", "alpha, which sends heartbeats, is not active")
            time.sleep(0.02)
        alpha.kill()
        status, body = client.call("alpha", "echo")
        expect(status == 502 and body["success"] is False, f"a call to one that is killed: {status} {body}")
        times = expect_fate(client, "alpha")
        proxy.wait_for_file("that alpha has left", lambda data: "alpha" not in names_in(data), 1)
    status, body = client.call("alpha", "echo")
    expect(status == 404 and "not found" in body["error"], f"a call to one that was removed: {status} {body}")
    status, body = client.heartbeat("alpha")
    expect(status == 404 and "register" in body["error"], f"a heartbeat of one that was removed: {status} {body}")
    return times


def ports_ascend(*services):
    ports = [service.port for service in services]
    return ports == sorted(set(ports)) and ports[0] >= 5001


def names_in(data):
    return [entry["name"] for entry in data["services"]]


def answering(proxy, client, home):
    """A call that it answers renews one that beat once and never again."""
    with mesh.Service("gamma", proxy, home, "--heartbeat", "0.2", "--heartbeats", "1") as gamma:
        wait_for_beat(client, "gamma")
        end = time.monotonic() + 1.5 * TIMEOUT
        while time.monotonic() < end:
            called(client, gamma)
            expect(state_of(client, "gamma") == "active", "gamma, which answers calls, is not active")
            time.sleep(STALE / 4)
        return expect_fate(client, "gamma")


def again(proxy, client, home):
    """Registering anew renews port and tools, and is no second service."""
    with mesh.Service("delta", proxy, home, *BEAT) as first:
        for _ in range(3):
            called(client, first)
        proxy.wait_for_file("delta's messages", lambda data: {"delta": 3}.items() <= counts_in(data).items())
        since = [entry for entry in proxy.file().data["services"] if entry["name"] == "delta"]
        first.kill()
        with mesh.Service("omega", proxy, home, *SILENT):
            # omega has taken the port that delta had.
            with mesh.Service("delta", proxy, home, *BEAT) as second:
                expect(second.port != first.port, "delta is back on its old port")
                entry = client.services()["delta"]
                expect(entry["port"] == second.port and entry["message_count"] == 3, f"delta, renewed: {entry}")
                called(client, second)
                client.register("delta", second.port, ["only"])
                entry = client.services()["delta"]
                expect(entry["tools"] == ["only"] and entry["message_count"] == 4, f"with other tools: {entry}")
                data = proxy.wait_for_file("delta's 4th message", lambda data: counts_in(data).get("delta") == 4)
                now = [entry for entry in proxy.file().data["services"] if entry["name"] == "delta"]
                expect(len(now) == 1 and now[0]["registered_at"] == since[0]["registered_at"],
                       f"delta was {since} and is {now}")
                expect(second.terminate() == 0, "delta did not deregister")
        expect(state_of(client, "delta") == "gone", "delta has deregistered and is there")
        return data


def counts_in(data):
    return {entry["name"]: entry["message_count"] for entry in data["services"]}


def main():
    given = mesh.parser(__doc__).parse_args()
    rounds = 5 if given.full else 1
    with mesh.scratch(given) as home:
        with mesh.Proxy(given.mm_proxy, home, "--service-timeout", str(TIMEOUT)) as proxy, \
                proxy.client() as client, mesh.Service("silent", proxy, home, *SILENT) as silent:
            began = time.monotonic()
            fates = []
            for _ in range(rounds):
                fates += [beating(proxy, client, home), answering(proxy, client, home)]
                again(proxy, client, home)
            called(client, silent)
            proxy.wait_for_file("omega and silent alone", lambda data: sorted(names_in(data)) == ["omega", "silent"])
            expect({name: entry["status"] for name, entry in client.services().items()}
                   == {"silent": "active", "omega": "active"}, f"in the end: {client.services()}")
            lasted = time.monotonic() - began
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
    times = ", ".join(f"{stale:.2f} and {gone:.2f}" for stale, gone in fates)
    return (f"services that fell silent were stale and gone after {times} s (due {STALE} and {TIMEOUT}); "
            f"one that never sent a heartbeat was there after {lasted:.0f} s")


if __name__ == "__main__":
    mesh.run(main)
