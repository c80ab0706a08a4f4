# SPDX-License-Identifier: MIT
"""Services in Python register, are called, stop their heartbeats, are removed in time and register again."""

import time
from datetime import datetime

import mesh
from mesh import expect, wait_until

TIMEOUT = 2.0  # the proxy's --service-timeout
STALE = TIMEOUT / 2
MAX_DELAY = 1.0  # seconds by which a state may be late
ROUNDING = 0.01  # seconds, of times as text
HEARTBEATS = ["--heartbeat", "0.3"]
SILENT = ["--heartbeats", "0"]


def state_of(client, name):
    return client.services().get(name, {"status": "gone"})["status"]


def last_seen(client, name):
    """Wall clock time, as reported by the proxy."""
    return datetime.fromisoformat(client.services()[name]["last_seen"]).timestamp()


def wait_for_heartbeat(client, name):
    """Only a service that has sent a heartbeat can become stale."""
    first = last_seen(client, name)
    wait_until(lambda: last_seen(client, name) > first, 5, f"a heartbeat of {name}")


def expect_removal(client, name):
    """A service without further heartbeats is active, stale, then gone, each on time. Returns the seconds after its last_seen
    at which it was stale and gone."""
    seen = last_seen(client, name)
    states = [("active", 0.0)]
    while states[-1][0] != "gone":
        state, age = state_of(client, name), time.time() - seen
        if state != states[-1][0]:
            states.append((state, age))
        expect(age < TIMEOUT + MAX_DELAY, f"{name} is still {state} {age:.2f} s after it was last seen")
        time.sleep(0.01)
    expect([state for state, _ in states] == ["active", "stale", "gone"], f"{name} was in turn {states}")
    for (state, age), due in zip(states[1:], (STALE, TIMEOUT)):
        expect(due - ROUNDING <= age <= due + MAX_DELAY, f"{name} was {state} after {age:.3f} s instead of {due} s")
    return states[1][1], states[2][1]


def called(client, service):
    """Calls the service through the proxy. The caller itself is not a service."""
    given = {"n": 1.5, "text": "hällo", "list": [None, True]}
    status, body = client.call(service.name, "echo", given)
    expect((status, body) == (200, {"success": True, "result": {"tool": "echo", "arguments": given,
                                                                "pid": service.pid}}),
           f"calling {service.name}: {status} {body}")


def with_heartbeats(proxy, client, home):
    """A service with heartbeats stays registered. It is stale while suspended, active again when resumed, and removed on time
    after a kill."""
    with mesh.Service("alpha", proxy, home, *HEARTBEATS) as alpha:
        with mesh.Service("beta", proxy, home, *HEARTBEATS) as beta:
            expect(ports_ascend(alpha, beta), f"ports {alpha.port}, {beta.port}")
            for service in (alpha, beta):
                wait_for_heartbeat(client, service.name)
                called(client, service)
        with mesh.suspended(alpha):
            wait_until(lambda: state_of(client, "alpha") == "stale", STALE + MAX_DELAY, "alpha, suspended, to be stale")
            status, body = client.call("alpha", "echo", timeout=0.2)
            expect(status == 504 and body["success"] is False, f"a call to a suspended service: {status} {body}")
        wait_until(lambda: state_of(client, "alpha") == "active", MAX_DELAY, "alpha, resumed, to be active")
        wait_until(lambda: state_of(client, "beta") == "gone", TIMEOUT + MAX_DELAY, "beta to be gone")
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            expect(state_of(client, "alpha") == "active", "alpha, which sends heartbeats, is not active")
            time.sleep(0.02)
        alpha.kill()
        status, body = client.call("alpha", "echo")
        expect(status == 502 and body["success"] is False, f"a call to a killed service: {status} {body}")
        times = expect_removal(client, "alpha")
        proxy.wait_for_file("alpha's removal", lambda data: "alpha" not in names_in(data), 1)
    status, body = client.call("alpha", "echo")
    expect(status == 404 and "not found" in body["error"], f"a call to a removed service: {status} {body}")
    status, body = client.heartbeat("alpha")
    expect(status == 404 and "register" in body["error"], f"a heartbeat of a removed service: {status} {body}")
    return times


def ports_ascend(*services):
    ports = [service.port for service in services]
    return ports == sorted(set(ports)) and ports[0] >= 5001


def names_in(data):
    return [entry["name"] for entry in data["services"]]


def renewed_by_calls(proxy, client, home):
    """A response to a call renews a service that has sent a single heartbeat."""
    with mesh.Service("gamma", proxy, home, "--heartbeat", "0.2", "--heartbeats", "1") as gamma:
        wait_for_heartbeat(client, "gamma")
        end = time.monotonic() + 1.5 * TIMEOUT
        while time.monotonic() < end:
            called(client, gamma)
            expect(state_of(client, "gamma") == "active", "gamma, which responds to calls, is not active")
            time.sleep(STALE / 4)
        return expect_removal(client, "gamma")


def registering_again(proxy, client, home):
    """Registering again replaces port and tools, and adds no second service."""
    with mesh.Service("delta", proxy, home, *HEARTBEATS) as first:
        for _ in range(3):
            called(client, first)
        proxy.wait_for_file("delta's messages", lambda data: {"delta": 3}.items() <= counts_in(data).items())
        since = [entry for entry in proxy.file().data["services"] if entry["name"] == "delta"]
        first.kill()
        with mesh.Service("omega", proxy, home, *SILENT):
            # omega now listens on delta's former port.
            with mesh.Service("delta", proxy, home, *HEARTBEATS) as second:
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
        expect(state_of(client, "delta") == "gone", "delta has deregistered but is listed")
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
            removals = []
            for _ in range(rounds):
                removals += [with_heartbeats(proxy, client, home), renewed_by_calls(proxy, client, home)]
                registering_again(proxy, client, home)
            called(client, silent)
            proxy.wait_for_file("only omega and silent", lambda data: sorted(names_in(data)) == ["omega", "silent"])
            expect({name: entry["status"] for name, entry in client.services().items()}
                   == {"silent": "active", "omega": "active"}, f"in the end: {client.services()}")
            took = time.monotonic() - began
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
    times = ", ".join(f"{stale:.2f} and {gone:.2f}" for stale, gone in removals)
    return (f"services without heartbeats were stale and gone after {times} s (due {STALE} and {TIMEOUT}); "
            f"one that never sent a heartbeat was listed after {took:.0f} s")


if __name__ == "__main__":
    mesh.run(main)
