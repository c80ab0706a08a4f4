# SPDX-License-Identifier: MIT
"""Callers that disconnect before the response, services that call themselves through MM endlessly, and many large responses
in parallel. Each outgoing call ends when its caller disconnects, and each call is counted once."""

import json
import select
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import harness
import hostile
import wire

THREADS = 50


def body_of(target, seconds=30):
    return {"target_instance": target, "tool_name": "echo", "arguments": {}, "timeout": seconds}


class SilentService:
    """A service that never responds, and counts the callers that have disconnected."""

    def __init__(self):
        self.guard = threading.Condition()
        self.arrived = self.disconnected = 0
        self.service = hostile.Service(self._serve)

    def _serve(self, call):
        with self.guard:
            self.arrived += 1
            self.guard.notify_all()
        disconnected = call.disconnected(20)
        with self.guard:
            self.disconnected += disconnected
            self.guard.notify_all()

    def wait_for(self, what, number):
        with self.guard:
            return self.guard.wait_for(lambda: getattr(self, what) >= number, 10)


def disconnecting(arena, attack, callers):
    """Callers disconnect after the service has received the call: half of them close the connection, half reset it."""
    waiting = SilentService()
    with waiting.service:
        arena.proxy.register("waiting", waiting.service.port)
        request = wire.request(arena.proxy.port, "POST", "/call", body_of("waiting"))
        for begin in range(0, callers, THREADS):
            socks = []
            for _ in range(min(THREADS, callers - begin)):
                socks.append(wire.connect(arena.proxy.port))
                wire.send(socks[-1], request)
            due = begin + len(socks)
            harness.expect(waiting.wait_for("arrived", due), f"{waiting.arrived} of {due} calls arrived")
            for index, sock in enumerate(socks):
                wire.disconnect(sock, reset=index % 2 == 0)
            harness.expect(waiting.wait_for("disconnected", due),
                           f"of {due} callers that disconnected, the service saw {waiting.disconnected}")
        arena.count_calls(callers)
        attack.count("disconnected", callers)
        harness.wait_until(lambda: arena.proxy.errors("waiting") == {"cancelled": callers}, 5,
                           lambda: f"{callers} cancelled calls: {arena.proxy.errors('waiting')}")
        attack.check(arena.proxy.metrics()["mm_mesh_calls_in_flight"] <= 1, "calls are left in flight")
        count = arena.proxy.services()["waiting"]["message_count"]
        attack.check(count == callers, f"{count} messages of {callers}")
        arena.proxy.deregister("waiting")
    arena.wait_until_closed()


def disconnecting_at_random(arena, attack, callers):
    """Callers disconnect at random times, even while sending or just as the response arrives."""
    service = hostile.Service(lambda call: time.sleep(0.002) or hostile.json_response(b'"done"'))
    with service:
        arena.proxy.register("quick", service.port)
        request = wire.request(arena.proxy.port, "POST", "/call", body_of("quick"))
        for i in range(callers):
            sock = wire.connect(arena.proxy.port)
            wire.send(sock, request if i % 3 else request[:i % len(request)])
            if i % 5:
                select.select([sock], [], [], (i % 7) / 1000)
            wire.disconnect(sock, reset=i % 2 == 0)
        attack.count("disconnected", callers)
        arena.wait_until_closed()
        # The callers can't know which calls were counted, so MM's counts are compared with each other.
        count = arena.proxy.services()["quick"]["message_count"]
        attack.check(service.calls <= count <= callers, f"{count} messages, {service.calls} calls arrived")
        attack.note = f"{count} counted, {service.calls} arrived"
        arena.count_calls(count)
        arena.proxy.deregister("quick")
    arena.wait_until_closed()


def moving_service(arena, attack, rounds):
    """A service deregisters, or moves to another port, while calls to it are in flight."""
    with hostile.Service(lambda call: time.sleep(0.05) or hostile.json_response(b"1")) as one, \
            hostile.Service(lambda call: hostile.json_response(b"2")) as other, ThreadPoolExecutor(10) as threads:
        before = arena.proxy.get("/stats")["total_messages"]
        made = 0
        for i in range(rounds):
            arena.proxy.register("moving", one.port)
            calls = [threads.submit(arena.proxy.ask, "POST", "/call", body_of("moving")) for _ in range(10)]
            harness.wait_until(lambda i=i: one.calls >= made + 1, 5, "a call to arrive")
            if i % 2:
                arena.proxy.register("moving", other.port)
            arena.proxy.deregister("moving")
            statuses = [call.result().status for call in calls]
            for status in statuses:
                attack.count(status)
            accepted = sum(status != 404 for status in statuses)
            made = one.calls
            attack.check(set(statuses) <= {200, 404}, f"{statuses}")
            arena.count_calls(accepted)
        attack.check(arena.proxy.get("/stats")["total_messages"] >= before + made, "calls were lost")
    arena.wait_until_closed()


def call_loop(arena, attack, seconds, twice):
    """For some seconds a service calls itself through MM before it responds, once or twice per call."""
    port = arena.proxy.port
    guard = threading.Condition()
    statuses = {}
    in_flight = 0
    end = time.monotonic() + seconds

    def call(timeout):
        nonlocal in_flight
        with guard:
            if time.monotonic() >= end:
                return
            in_flight += 1
        try:
            status = wire.ask(port, "POST", "/call", body_of("loop", timeout), seconds=timeout + 5).status
        except (OSError, wire.Closed) as error:
            status = type(error).__name__
        with guard:
            statuses[status] = statuses.get(status, 0) + 1
            in_flight -= 1
            guard.notify_all()

    def serve(_):
        for _ in range(2 if twice else 1):
            call(2)
        return hostile.json_response(b"1")

    with hostile.Service(serve) as service:
        arena.proxy.register("loop", service.port)
        while time.monotonic() < end:
            call(4)
        with guard:  # no call is started after the end
            harness.expect(guard.wait_for(lambda: not in_flight, 15), f"{in_flight} calls have not ended")
        count = arena.proxy.services()["loop"]["message_count"]
        made = sum(times for status, times in statuses.items() if status in (200, 502, 503, 504))
        for status, times in statuses.items():
            attack.count(status, times)
        attack.check(set(statuses) <= {200, 502, 503, 504}, f"{statuses}")
        attack.check(statuses.get(503, 0) + statuses.get(504, 0), "an endless loop was not stopped")
        attack.check(count == made, f"{count} messages of {made} calls")
        arena.count_calls(count)
        arena.proxy.deregister("loop")
    arena.wait_until_closed()


def large_in_parallel(arena, attack, callers, size):
    """Many large responses in parallel: each arrives complete or is replaced by a 503, and memory does not grow."""
    text = b'"' + b"x" * (size - 2) + b'"'
    with hostile.Service(lambda call: hostile.json_response(text)) as service:
        arena.proxy.register("large", service.port)

        def one(_):
            response = arena.proxy.ask("POST", "/call", body_of("large"), seconds=30)
            whole = response.status == 503 or response.body == b'{"success":true,"result":' + text + b"}"
            return response.status, whole

        with ThreadPoolExecutor(callers) as threads:
            results = list(threads.map(one, range(callers)))
        for status, whole in results:
            attack.count(status)
            attack.check(status in (200, 503) and whole, f"{status}, or not the whole response")
        attack.check(any(status == 200 for status, _ in results), "no caller got a status 200")
        arena.count_calls(callers)
        arena.proxy.deregister("large")
    arena.wait_until_closed()


def all_counted(arena, attack, calls, clients):
    """Many calls through many connections to a real service: all counts agree."""
    with hostile.Service(lambda call: hostile.json_response(call.body)) as service:
        arena.proxy.register("busy", service.port)
        share = calls // clients

        def one(number):
            with wire.Client(arena.proxy.port) as client:
                for i in range(share):
                    arguments = {"client": number, "call": i}
                    response = client.ask("POST", "/call", {**body_of("busy"), "arguments": arguments}, seconds=20)
                    harness.expect(response.status == 200 and response.json()["result"] == arguments,
                                   f"{json.dumps(arguments)} got {response.status} {response.body!r}")
            return share

        with ThreadPoolExecutor(clients) as threads:
            made = sum(threads.map(one, range(clients)))
        arena.count_calls(made)
        attack.count(200, made)
        count = arena.proxy.services()["busy"]["message_count"]
        attack.check(count == made == service.calls,
                      f"{made} made, {count} counted, {service.calls} arrived")
        arena.proxy.deregister("busy")
    arena.wait_until_closed()


def main(given):
    full = given.full
    with harness.Arena(given) as arena:
        for name, do, *arguments in (
                ("1,000 callers that disconnect early", disconnecting, 1000),
                ("callers that disconnect at random", disconnecting_at_random, 10_000 if full else 1000),
                ("a service that moves", moving_service, 100 if full else 10),
                ("a service that calls back", call_loop, 20 if full else 3, False),
                ("a service that calls back twice", call_loop, 20 if full else 3, True),
                ("20 responses of 5 MiB in parallel", large_in_parallel, 20, 5 * harness.MIB),
                ("calls through 50 connections", all_counted, 10_000 if full else 2000, 50)):
            arena.attack(name, lambda attack, do=do, arguments=arguments: do(arena, attack, *arguments))


if __name__ == "__main__":
    harness.run(main, __doc__)
