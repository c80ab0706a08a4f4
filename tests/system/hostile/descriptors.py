# SPDX-License-Identifier: MIT
"""R19: more clients than a low `ulimit -n` allows. mm-proxy neither spins nor stops responding or saving, and closes
the descriptors of clients that have disconnected."""

import threading
import time

import harness
import hostile
import wire

MAX_IDLE_CPU = 0.1  # of a core
HEALTH_TIMEOUT = 1  # seconds
SAVE_TIMEOUT = 3  # seconds


def call_and_check(arena, attack, seconds, between=lambda: None):
    """Repeats calls and health checks; each call must be saved to the file."""
    slowest = 0
    calls = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        between()
        began = time.monotonic()
        health = arena.proxy.ask("GET", "/health")
        slowest = max(slowest, time.monotonic() - began)
        attack.check(health.status == 200 and health.json()["status"] == "ok", f"/health: {health.body!r}")
        for _ in range(10):
            response = arena.proxy.ask("POST", "/call", {"target_instance": "echo", "tool_name": "a", "arguments": {}})
            attack.count(response.status)
            attack.check(response.status == 200, f"/call: {response.status} {response.body!r}")
            calls += response.status == 200
            arena.count_calls()
        due = arena.proxy.get("/stats")["total_messages"]
        harness.wait_until(lambda: arena.proxy.saved()["total_messages"] >= due, SAVE_TIMEOUT,
                           f"{due} messages to be in the file")
    attack.check(slowest <= HEALTH_TIMEOUT, f"/health took {slowest:.2f} s")
    attack.note = f"{calls} calls saved, /health within {slowest * 1000:.0f} ms"


def cpu_share(arena, seconds):
    began, used = time.monotonic(), arena.proxy.cpu()
    threading.Event().wait(seconds)
    return (arena.proxy.cpu() - used) / (time.monotonic() - began)


def held_open(arena, attack, size, lead, seconds):
    """Silent open connections, first alone, then with other requests."""
    arena.probe.ask("pause")
    pool = hostile.ConnectionPool(arena.proxy.port, size, lead)
    try:
        share = cpu_share(arena, max(2, seconds / 4))
        attack.check(share <= MAX_IDLE_CPU, f"{share:.2f} of a core is used while idle")
        arena.probe.ask("resume")
        pool.reconnect()
        call_and_check(arena, attack, seconds)
        attack.note += f", {share:.3f} core idle"
    finally:
        pool.close()
        arena.probe.ask("resume")


def reopening(arena, attack, size, lead, seconds):
    """Closed connections are reopened immediately."""
    pool = hostile.ConnectionPool(arena.proxy.port, size, lead)
    try:
        call_and_check(arena, attack, seconds, pool.reconnect)
        attack.note += f", {pool.opened} opened"
    finally:
        pool.close()


def busy(arena, attack, callers, seconds, files):
    """As many calls in flight as MM allows, and further connections."""
    if files < 40:  # MM allows only two calls then; the silent service takes one
        arena.probe.ask("pause")
    with hostile.silent() as service:
        arena.proxy.register("silent", service.port)
        body = {"target_instance": "silent", "tool_name": "a", "arguments": {}, "timeout": 3600}
        lead = wire.request(arena.proxy.port, "POST", "/call", body)
        waiting, pool = hostile.ConnectionPool(arena.proxy.port, callers, lead), hostile.ConnectionPool(arena.proxy.port, 60)
        try:
            call_and_check(arena, attack, seconds, pool.reconnect)
        finally:
            waiting.close()
            pool.close()
            arena.probe.ask("resume")
        harness.wait_until(lambda: arena.proxy.metrics()["mm_mesh_calls_in_flight"] == 0, 5,
                           "the last call in flight to end")
        arena.count_calls(arena.proxy.services()["silent"]["message_count"])
        arena.proxy.deregister("silent")


def idle_descriptors(arena):
    """The descriptors that are open without clients, once they are stable."""
    arena.probe.ask("pause")
    found = arena.proxy.descriptors()
    since = time.monotonic()
    while time.monotonic() - since < 3:
        now = arena.proxy.descriptors()
        if now != found:
            found, since = now, time.monotonic()
        time.sleep(0.05)
    arena.probe.ask("resume")
    return found


def nothing_left(arena, attack, before):
    now = idle_descriptors(arena)
    attack.note = f"{len(now)} descriptors, {len(before)} at the start"
    attack.check(len(now) == len(before), f"{before} became {now}")


def main(given):
    seconds = 20 if given.full else 2
    for files in (64, 40, 32) if given.full else (64,):
        print(f"ulimit -n {files}")
        with harness.Arena(given, files=files) as arena, \
                hostile.Service(lambda call: hostile.json_response(call.body)) as echo:
            arena.proxy.register("echo", echo.port)
            arena.proxy.ask("GET", "/nothing")  # the first line of log opens a descriptor, which is kept
            before = idle_descriptors(arena)
            half = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{arena.proxy.port}\r\n".encode()
            stream = wire.request(arena.proxy.port, "GET", "/mcp", headers=[f"Accept: {wire.EVENTS}"])
            for name, do, *arguments in (
                    ("100 held open", held_open, 100, b"", seconds),
                    ("100 held open, half a request each", held_open, 100, half, seconds),
                    ("100 streams held open", held_open, 100, stream, seconds),
                    ("100 that reconnect", reopening, 100, b"", seconds),
                    ("100 that reconnect, half a request each", reopening, 100, half, seconds),
                    ("calls to a silent service, and connections", busy, 60, seconds, files),
                    ("descriptors left open", nothing_left, before)):
                arena.attack(name, lambda attack, do=do, arguments=arguments: do(arena, attack, *arguments))
            lines = arena.proxy.log().split("\n")
            harness.expect(len(lines) < 500, f"{len(lines)} lines of log, for example {lines[-1]!r}")


if __name__ == "__main__":
    harness.run(main, __doc__)
