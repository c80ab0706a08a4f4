# SPDX-License-Identifier: MIT
"""R18: many clients in parallel, each within the limits: they send slowly, don't read, don't complete their requests, or send
requests that are expensive to handle. None may delay the probe by a second or make MM close its connection."""

import contextlib
import select
import threading
import time

import harness
import hostile
import wire

CLOSED = "closed"
READ_TIME = 0.03  # seconds for MM to read one large request before the next
TOOLS = [f"tool-{i}-{'x' * 90}" for i in range(1000)]  # about 100 kB


def call_body(target, arguments="{}", **more):
    fields = "".join(f',"{key}":{value}' for key, value in more.items())
    return f'{{"target_instance":"{target}","tool_name":"echo","arguments":{arguments}{fields}}}'.encode()


def first_status(sock, seconds=0.2):
    """The status of the response, or CLOSED. The rest stays unread."""
    try:
        sock.settimeout(seconds)
        start = sock.recv(12)
        return int(start[9:12]) if len(start) == 12 else CLOSED
    except (OSError, ValueError):
        return CLOSED


def slow_bytes(arena, attack, connections, seconds):
    """Each connection sends a byte per second, and reconnects when it is closed."""
    head = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{arena.proxy.port}\r\nX-A: "
    request = head.encode() + b"a" * 10_000
    socks = {}  # index -> (socket, bytes sent)
    end = time.monotonic() + seconds
    step = 1 / connections
    try:
        index = 0
        due = time.monotonic()
        while time.monotonic() < end:
            sock, sent = socks.get(index, (None, 0))
            if sock is None:
                socks[index] = (wire.connect(arena.proxy.port), 0)
            elif select.select([sock], [], [], 0)[0] or not wire.send(sock, request[sent:sent + 1]):
                attack.count(first_status(sock))
                sock.close()
                del socks[index]
            else:
                socks[index] = (sock, sent + 1)
            index = (index + 1) % connections
            due += step
            time.sleep(max(0, due - time.monotonic()))
    finally:
        for sock, _ in socks.values():
            sock.close()
    attack.check(attack.responses, "no connection was ever closed")
    arena.wait_until_closed()


def kept_connections(arena, attack, clients, seconds):
    """Well-behaved clients that keep their connections and use each once a second: none is closed."""
    kept = [wire.Client(arena.proxy.port) for _ in range(clients)]
    try:
        due = time.monotonic()
        for _ in range(seconds):
            for client in kept:
                attack.count(client.ask("GET", "/health").status)
                due += 1 / clients
                time.sleep(max(0, due - time.monotonic()))
        attack.check(attack.responses == {"200": clients * seconds}, f"{attack.responses}")
    finally:
        for client in kept:
            client.close()
    arena.wait_until_closed()


def abandoned_connections(arena, attack, times):
    """Connections that are closed immediately after they are opened."""
    for i in range(times):
        sock = wire.connect(arena.proxy.port)
        if i % 3 == 0:
            wire.send(sock, b"GET /health HTT")
        wire.disconnect(sock, reset=i % 2 == 0)
    attack.count("disconnected", times)
    arena.wait_until_closed()


def connection_bursts(arena, attack, size, seconds):
    """Many clients connect in parallel, and again as soon as they are rejected."""
    pool = hostile.ConnectionPool(arena.proxy.port, size)
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pool.reconnect()
    finally:
        pool.close()
    attack.count("opened", pool.opened)
    arena.wait_until_closed()


@contextlib.contextmanager
def registered(arena, names, tools=()):
    """Registers services without a process, and deregisters them at the end."""
    with wire.Client(arena.proxy.port) as client:
        for name in names:
            response = client.ask("POST", "/register", {"instance_name": name, "port": 5001, "tools": list(tools)})
            harness.expect(response.status == 200, f"{name}: {response.status} {response.body!r}")
    try:
        yield
    finally:
        with wire.Client(arena.proxy.port) as client:
            for name in names:
                client.ask("POST", "/deregister", {"instance_name": name})


def never_read(arena, attack, clients):
    """Many clients request a large response and don't read it."""
    proxy = arena.proxy
    with registered(arena, [f"large-{i}" for i in range(35)], TOOLS):
        size = len(proxy.ask("GET", "/services").body)
        request = wire.request(proxy.port, "GET", "/services", headers=["Connection: close"])
        socks = []
        try:
            for _ in range(clients):
                socks.append(wire.connect(proxy.port, receive_buffer=4096))
                wire.send(socks[-1], request)
            # MM closes them; this side does not.
            began = time.monotonic()
            arena.wait_until_closed(25)
            took = time.monotonic() - began
            for sock in socks:
                attack.count(first_status(sock))
            attack.note = f"{size / harness.MIB:.1f} MiB each, held {took:.1f} s"
            attack.check(took <= 12, f"held for {took:.1f} s")
        finally:
            for sock in socks:
                sock.close()


def registrations(arena, attack, count):
    """A program that registers many services with large lists of tools."""
    registered_names = []
    with wire.Client(arena.proxy.port) as client:
        for i in range(count):
            response = client.ask("POST", "/register", {"instance_name": f"many-{i}", "port": 5001, "tools": TOOLS * 8})
            attack.count(response.status)
            attack.check(response.status in (200, 413, 503, 507), f"{response.status} {response.body!r}")
            if response.status == 200:
                registered_names.append(f"many-{i}")
        size = len(client.ask("GET", "/services").body)
        for name in registered_names:
            client.ask("POST", "/deregister", {"instance_name": name})
    attack.note = f"/services of {size / harness.MIB:.1f} MiB"


def short_registrations(arena, attack, times):
    """Services that are registered and deregistered leave no memory in use."""
    with wire.Client(arena.proxy.port) as client:
        for i in range(times):
            name = {"instance_name": f"{'come-and-go-' * 8}{i}"}
            attack.count(client.ask("POST", "/register", {**name, "port": 5001, "tools": []}).status)
            attack.count(client.ask("POST", "/deregister", name).status)


def unfinished_bodies(arena, attack, clients, seconds):
    """Bodies of 1 MiB without their last byte; small requests meanwhile must not be refused."""
    body = b'{"instance_name":"nobody"}'.ljust(1 << 20)
    request = wire.request(arena.proxy.port, "POST", "/heartbeat", body)[:-1]
    socks = []
    try:
        for _ in range(clients):
            socks.append(wire.connect(arena.proxy.port))
            wire.send(socks[-1], request)
            run_probe(arena, READ_TIME)
        run_probe(arena, seconds)
        for sock in socks:
            wire.send(sock, b" ")
            attack.count(first_status(sock, 5))
    finally:
        for sock in socks:
            sock.close()
    arena.wait_until_closed()


def run_probe(arena, seconds):
    """Waits while the probe sends its requests."""
    threading.Event().wait(seconds)
    harness.expect(arena.proxy.running(), "mm-proxy exited")


def calls_to_silent_service(arena, attack, sizes, seconds):
    """Calls with a timeout of an hour and with arguments of these sizes, to a service that never responds."""
    with hostile.silent() as service:
        arena.proxy.register("silent", service.port)
        socks = []
        try:
            for size in sizes:
                socks.append(wire.connect(arena.proxy.port))
                body = call_body("silent", '{"a":"' + "x" * size + '"}', timeout=3600)
                wire.send(socks[-1], wire.request(arena.proxy.port, "POST", "/call", body))
                if size > 10:
                    run_probe(arena, READ_TIME)
            run_probe(arena, seconds)
            refused = [first_status(sock, 0.01) for sock in socks if select.select([sock], [], [], 0)[0]]
            for status in refused:
                attack.count(status)
            waiting = len(socks) - len(refused)
            attack.count("waiting", waiting)
            harness.wait_until(lambda: service.calls == waiting, 5,
                               lambda: f"{service.calls} of {waiting} calls")
        finally:
            for sock in socks:
                sock.close()
        arena.wait_until_closed()
        # A call is counted if it was refused after its target was known.
        arena.count_calls(int(arena.proxy.services()["silent"]["message_count"]))
        attack.check(arena.proxy.services()["silent"]["message_count"] >= waiting,
                      "calls were not counted")
        arena.proxy.deregister("silent")


def unread_results(arena, attack, sizes, seconds):
    """Unread large results use up MM's quota for responses; small responses must still be sent."""
    def serve(call):
        return hostile.json_response(b'"' + b"x" * (int(call.body.split(b":")[1].rstrip(b"}")) - 2) + b'"')

    with hostile.Service(serve) as service:
        arena.proxy.register("large", service.port)
        socks = []
        try:
            for size in sizes:
                sock = wire.connect(arena.proxy.port, receive_buffer=4096)
                socks.append(sock)
                wire.send(sock, wire.request(arena.proxy.port, "POST", "/call",
                                             call_body("large", f'{{"a":{size}}}')))
                attack.count(first_status(sock, 10))
                arena.count_calls()
            run_probe(arena, seconds)
        finally:
            for sock in socks:
                sock.close()
        arena.proxy.deregister("large")
    arena.wait_until_closed()


def expensive_responses(arena, attack, services, pipelined):
    """A few clients pipeline requests that are cheap to send and expensive to handle."""
    proxy = arena.proxy
    with registered(arena, [f"{'s' * 100}-{i}" for i in range(services)]):
        for method, path in (("HEAD", "/services"), ("HEAD", "/stats"), ("HEAD", "/metrics"),
                             ("GET", "/services")):
            socks = []
            try:
                for _ in range(4):
                    socks.append(wire.connect(proxy.port))
                    wire.send(socks[-1], wire.request(proxy.port, method, path) * pipelined)
                run_probe(arena, 1)
                attack.count(f"{method} {path} {first_status(socks[0], 5)}")
            finally:
                for sock in socks:
                    sock.close()
        arena.wait_until_closed(10)


def metrics_of_many(arena, attack, services):
    """Each service has been called, so /metrics has series for each."""
    proxy = arena.proxy
    names = [f"{'s' * 100}-{i}" for i in range(services)]
    with registered(arena, names):
        with wire.Client(proxy.port) as client:
            for name in names:
                status = client.ask("POST", "/call", call_body(name)).status
                attack.count(status)
                attack.check(status == 502, f"a call to a closed port: {status}")
        arena.count_calls(len(names))
        sizes = [len(proxy.ask("GET", "/metrics", seconds=10).body) for _ in range(5)]
        attack.note = f"/metrics of {sizes[0] / harness.MIB:.1f} MiB"


def stopped_during_requests(arena, attack):
    """Leaves requests unfinished. The last checks then send SIGTERM and require a clean exit."""
    half = [f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{arena.proxy.port}\r\n".encode(),
            wire.request(arena.proxy.port, "POST", "/heartbeat", b" " * 1000)[:-1], b""]
    socks = [wire.connect(arena.proxy.port) for _ in range(60)]
    for i, sock in enumerate(socks):
        wire.send(sock, half[i % 3])
    attack.count("waiting", len(socks))
    return socks


def main(given):
    full = given.full
    with harness.Arena(given) as arena:
        def attack(name, do, *arguments):
            arena.attack(name, lambda each: do(arena, each, *arguments))

        attack("500 clients, a byte per second each", slow_bytes, 500, 40 if full else 5)
        attack("250 kept connections", kept_connections, 250, 60 if full else 4)
        attack("connections closed immediately", abandoned_connections, 20_000 if full else 2_000)
        attack("500 clients in parallel", connection_bursts, 500, 20 if full else 2)
        attack("100 that never read a large response", never_read, 100)
        attack("many large registrations", registrations, 400 if full else 60)
        attack("short registrations", short_registrations, 50_000 if full else 2_000)
        attack("30 unfinished bodies of 1 MiB", unfinished_bodies, 30, 9 if full else 2)
        attack("100 calls to a silent service", calls_to_silent_service, [10] * 100, 2)
        # First large calls, then smaller ones that fit into the remaining quota.
        gaps = [1 << i for i in range(18, -1, -1)]
        attack("large calls to a silent service", calls_to_silent_service, [15 * harness.MIB] + [1_000_000] * 5 + gaps * 2 + [0] * 3, 2)
        large = 15 * harness.MIB
        attack("unread results", unread_results, (large, 20 * harness.MIB - large - 10), 2)
        attack("expensive responses, pipelined", expensive_responses, 8_000 if full else 4_000, 900)
        attack("metrics of many services", metrics_of_many, 6_000 if full else 2_000)
        socks = []
        arena.attack("unfinished requests at shutdown",
                     lambda each: socks.extend(stopped_during_requests(arena, each)))


if __name__ == "__main__":
    harness.run(main, __doc__)
