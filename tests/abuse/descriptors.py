# SPDX-License-Identifier: MIT
"""R19: as few files as a bad `ulimit -n` allows, and more clients than that. The program neither spins
nor stops answering or saving, and when the crowd is gone so are its descriptors."""

import threading
import time

import harness
import hostile
import wire

MOST_CORE = 0.1
HEALTHY_WITHIN = 1
SAVED_WITHIN = 3


def use(arena, attack, seconds, meanwhile=lambda: None):
    """Calls and health checks all along; each call has to get into the file."""
    slowest = 0
    calls = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        meanwhile()
        began = time.monotonic()
        health = arena.proxy.ask("GET", "/health")
        slowest = max(slowest, time.monotonic() - began)
        attack.demand(health.status == 200 and health.json()["status"] == "ok", f"/health: {health.body!r}")
        for _ in range(10):
            answer = arena.proxy.ask("POST", "/call", {"target_instance": "echo", "tool_name": "a",
                                                       "arguments": {}})
            attack.saw(answer.status)
            attack.demand(answer.status == 200, f"/call: {answer.status} {answer.body!r}")
            calls += answer.status == 200
            arena.called()
        due = arena.proxy.get("/stats")["total_messages"]
        harness.wait_until(lambda: arena.proxy.saved()["total_messages"] >= due, SAVED_WITHIN,
                           f"{due} messages to be in the file")
    attack.demand(slowest <= HEALTHY_WITHIN, f"/health took {slowest:.2f} s")
    attack.note = f"{calls} calls saved, /health within {slowest * 1000:.0f} ms"


def processor(arena, seconds):
    began, used = time.monotonic(), arena.proxy.cpu()
    threading.Event().wait(seconds)
    return (arena.proxy.cpu() - used) / (time.monotonic() - began)


def held(arena, attack, size, lead, seconds):
    """Held open and silent: first nobody else asks, then somebody does."""
    arena.neighbour.ask("pause")
    crowd = hostile.Crowd(arena.proxy.port, size, lead)
    try:
        share = processor(arena, max(2, seconds / 4))
        attack.demand(share <= MOST_CORE, f"{share:.2f} of a core with nothing to do")
        arena.neighbour.ask("resume")
        crowd.come_back()
        use(arena, attack, seconds)
        attack.note += f", {share:.3f} core idle"
    finally:
        crowd.close()
        arena.neighbour.ask("resume")


def reopening(arena, attack, size, lead, seconds):
    """Whoever is cut comes back at once."""
    crowd = hostile.Crowd(arena.proxy.port, size, lead)
    try:
        use(arena, attack, seconds, crowd.come_back)
        attack.note += f", {crowd.opened} opened"
    finally:
        crowd.close()


def busy(arena, attack, callers, seconds):
    """All who may call wait for a service that never answers; the crowd comes on top."""
    with hostile.silent() as service:
        arena.proxy.register("silent", service.port)
        body = {"target_instance": "silent", "tool_name": "a", "arguments": {}, "timeout": 3600}
        lead = wire.request(arena.proxy.port, "POST", "/call", body)
        waiting, crowd = hostile.Crowd(arena.proxy.port, callers, lead), hostile.Crowd(arena.proxy.port, 60)
        try:
            use(arena, attack, seconds, crowd.come_back)
        finally:
            waiting.close()
            crowd.close()
        harness.wait_until(lambda: arena.proxy.metrics()["mm_mesh_calls_in_flight"] == 0, 5,
                           "no call in flight")
        arena.called(arena.proxy.services()["silent"]["message_count"])
        arena.proxy.deregister("silent")


def at_rest(arena):
    """What is open when nobody is there and all that lingers has gone."""
    arena.neighbour.ask("pause")
    found = arena.proxy.descriptors()
    since = time.monotonic()
    while time.monotonic() - since < 3:
        now = arena.proxy.descriptors()
        if now != found:
            found, since = now, time.monotonic()
        time.sleep(0.05)
    arena.neighbour.ask("resume")
    return found


def nothing_left(arena, attack, before):
    now = at_rest(arena)
    attack.note = f"{len(now)} descriptors, as at the start {len(before)}"
    attack.demand(len(now) == len(before), f"{before} became {now}")


def main(given):
    seconds = 20 if given.full else 2
    for files in (64, 40, 32) if given.full else (64,):
        print(f"ulimit -n {files}")
        with harness.Arena(given, files=files) as arena, \
                hostile.Service(lambda call: hostile.answer(call.body)) as echo:
            arena.proxy.register("echo", echo.port)
            before = at_rest(arena)
            half = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{arena.proxy.port}\r\n".encode()
            for name, do, *arguments in (
                    ("100 held open", held, 100, b"", seconds),
                    ("100 held open, half a request each", held, 100, half, seconds),
                    ("100 that open again", reopening, 100, b"", seconds),
                    ("100 that open again, half a request each", reopening, 100, half, seconds),
                    ("calls to a silent service, and a crowd", busy, 60, seconds),
                    ("what is left open", nothing_left, before)):
                arena.attack(name, lambda attack, do=do, arguments=arguments: do(arena, attack, *arguments))
            lines = arena.proxy.log().split("\n")
            harness.expect(len(lines) < 500, f"{len(lines)} lines of log, such as {lines[-1]!r}")


if __name__ == "__main__":
    harness.run(main, __doc__)
