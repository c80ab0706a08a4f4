# SPDX-License-Identifier: MIT
"""R18: many at once, each within the limits: slow ones, such as don't read, such as hold back, and such
as ask for what is dear to make. None may take a second of the neighbour's time, or its place."""

import contextlib
import select
import threading
import time

import harness
import hostile
import wire

CLOSED = "closed"
FILL = 0.03  # for one large request to be taken before the next: all at once they crowd each other out
TOOLS = [f"tool-{i}-{'x' * 90}" for i in range(1000)]  # about 100 kB


def call_body(target, arguments="{}", **more):
    fields = "".join(f',"{key}":{value}' for key, value in more.items())
    return f'{{"target_instance":"{target}","tool_name":"echo","arguments":{arguments}{fields}}}'.encode()


def first_status(sock, seconds=0.2):
    """What the answer begins with, or CLOSED. The rest stays unread."""
    try:
        sock.settimeout(seconds)
        start = sock.recv(12)
        return int(start[9:12]) if len(start) == 12 else CLOSED
    except (OSError, ValueError):
        return CLOSED


def slow_bytes(arena, attack, connections, seconds):
    """Each connection sends a byte a second, and comes back when it is cut off."""
    head = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{arena.proxy.port}\r\nX-A: "
    request = head.encode() + b"a" * 10_000
    socks = {}  # place -> (socket, bytes sent)
    end = time.monotonic() + seconds
    step = 1 / connections
    try:
        place = 0
        due = time.monotonic()
        while time.monotonic() < end:
            sock, sent = socks.get(place, (None, 0))
            if sock is None:
                socks[place] = (wire.connect(arena.proxy.port), 0)
            elif select.select([sock], [], [], 0)[0] or not wire.send(sock, request[sent:sent + 1]):
                attack.saw(first_status(sock))
                sock.close()
                del socks[place]
            else:
                socks[place] = (sock, sent + 1)
            place = (place + 1) % connections
            due += step
            time.sleep(max(0, due - time.monotonic()))
    finally:
        for sock, _ in socks.values():
            sock.close()
    attack.demand(attack.answers, "none of them was ever cut off")
    arena.settled()


def storm(arena, attack, times):
    """Connections that are opened and left at once."""
    for i in range(times):
        sock = wire.connect(arena.proxy.port)
        if i % 3 == 0:
            wire.send(sock, b"GET /health HTT")
        wire.leave(sock, reset=i % 2 == 0)
    attack.saw("left", times)
    arena.settled()


def rushes(arena, attack, size, seconds):
    """A crowd that comes all at once, and again as soon as it is turned away."""
    crowd = hostile.Crowd(arena.proxy.port, size)
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            crowd.come_back()
    finally:
        crowd.close()
    attack.saw("opened", crowd.opened)
    arena.settled()


@contextlib.contextmanager
def registered(arena, names, tools=()):
    """Services that nobody calls."""
    with wire.Client(arena.proxy.port) as client:
        for name in names:
            answer = client.ask("POST", "/register",
                                {"instance_name": name, "port": 5001, "tools": list(tools)})
            harness.expect(answer.status == 200, f"{name}: {answer.status} {answer.body!r}")
    try:
        yield
    finally:
        with wire.Client(arena.proxy.port) as client:
            for name in names:
                client.ask("POST", "/deregister", {"instance_name": name})


def never_read(arena, attack, clients):
    """Many ask for a large answer and don't read it."""
    proxy = arena.proxy
    with registered(arena, [f"large-{i}" for i in range(35)], TOOLS):
        size = len(proxy.ask("GET", "/services").body)
        request = wire.request(proxy.port, "GET", "/services", headers=["Connection: close"])
        socks = []
        try:
            for _ in range(clients):
                socks.append(wire.connect(proxy.port, receive_buffer=4096))
                wire.send(socks[-1], request)
            # It has let go of them when its sockets are few again, though nobody closed here.
            began = time.monotonic()
            arena.settled(25)
            took = time.monotonic() - began
            for sock in socks:
                attack.saw(first_status(sock))
            attack.note = f"{size / harness.MIB:.1f} MiB each, held {took:.1f} s"
            attack.demand(took <= 12, f"held for {took:.1f} s")
        finally:
            for sock in socks:
                sock.close()


def registrations(arena, attack, wanted):
    """A program that registers service after service with large lists of tools."""
    taken = []
    with wire.Client(arena.proxy.port) as client:
        for i in range(wanted):
            answer = client.ask("POST", "/register",
                                {"instance_name": f"many-{i}", "port": 5001, "tools": TOOLS * 8})
            attack.saw(answer.status)
            attack.demand(answer.status in (200, 413, 503, 507), f"{answer.status} {answer.body!r}")
            if answer.status == 200:
                taken.append(f"many-{i}")
        size = len(client.ask("GET", "/services").body)
        for name in taken:
            client.ask("POST", "/deregister", {"instance_name": name})
    attack.note = f"/services of {size / harness.MIB:.1f} MiB"


def come_and_go(arena, attack, times):
    """Names that are new each time leave nothing behind."""
    with wire.Client(arena.proxy.port) as client:
        for i in range(times):
            name = {"instance_name": f"{'come-and-go-' * 8}{i}"}
            attack.saw(client.ask("POST", "/register", {**name, "port": 5001, "tools": []}).status)
            attack.saw(client.ask("POST", "/deregister", name).status)


def bodies_held_back(arena, attack, clients, seconds):
    """Bodies of 1 MiB that lack their last byte; who sends a small one meanwhile must not be refused."""
    body = b'{"instance_name":"nobody"}'.ljust(1 << 20)
    request = wire.request(arena.proxy.port, "POST", "/heartbeat", body)[:-1]
    socks = []
    try:
        for _ in range(clients):
            socks.append(wire.connect(arena.proxy.port))
            wire.send(socks[-1], request)
            pass_time(arena, FILL)
        pass_time(arena, seconds)
        for sock in socks:
            wire.send(sock, b" ")
            attack.saw(first_status(sock, 5))
    finally:
        for sock in socks:
            sock.close()
    arena.settled()


def pass_time(arena, seconds):
    """Lets the neighbour go through what has been built up."""
    threading.Event().wait(seconds)
    harness.expect(arena.proxy.running(), "it died")


def calls_held_up(arena, attack, sizes, seconds):
    """Calls with so large arguments to a service that never answers, for an hour if they may."""
    with hostile.silent() as service:
        arena.proxy.register("silent", service.port)
        socks = []
        try:
            for size in sizes:
                socks.append(wire.connect(arena.proxy.port))
                body = call_body("silent", '{"a":"' + "x" * size + '"}', timeout=3600)
                wire.send(socks[-1], wire.request(arena.proxy.port, "POST", "/call", body))
                if size > 10:
                    pass_time(arena, FILL)
            pass_time(arena, seconds)
            refused = [first_status(sock, 0.01) for sock in socks if select.select([sock], [], [], 0)[0]]
            for status in refused:
                attack.saw(status)
            waiting = len(socks) - len(refused)
            attack.saw("waiting", waiting)
            harness.wait_until(lambda: service.calls == waiting, 5,
                               lambda: f"{service.calls} of {waiting} calls")
        finally:
            for sock in socks:
                sock.close()
        arena.settled()
        # What MM refused as overloaded counts as well; what it refused before it knew the target does not.
        arena.called(int(arena.proxy.services()["silent"]["message_count"]))
        attack.demand(arena.proxy.services()["silent"]["message_count"] >= waiting,
                      "calls were not counted")
        arena.proxy.deregister("silent")


def results_not_read(arena, attack, sizes, seconds):
    """Large results that nobody takes fill what MM keeps of answers; small ones must still get through."""
    def serve(call):
        return hostile.answer(b'"' + b"x" * (int(call.body.split(b":")[1].rstrip(b"}")) - 2) + b'"')

    with hostile.Service(serve) as service:
        arena.proxy.register("large", service.port)
        socks = []
        try:
            for size in sizes:
                sock = wire.connect(arena.proxy.port, receive_buffer=4096)
                socks.append(sock)
                wire.send(sock, wire.request(arena.proxy.port, "POST", "/call",
                                             call_body("large", f'{{"a":{size}}}')))
                attack.saw(first_status(sock, 10))
                arena.called()
            pass_time(arena, seconds)
        finally:
            for sock in socks:
                sock.close()
        arena.proxy.deregister("large")
    arena.settled()


def dear_answers(arena, attack, services, pipelined):
    """What costs most to answer and least to ask, a whole buffer of it at once from a few clients."""
    proxy = arena.proxy
    with registered(arena, [f"{'s' * 100}-{i}" for i in range(services)]):
        for method, path in (("HEAD", "/services"), ("HEAD", "/stats"), ("HEAD", "/metrics"),
                             ("GET", "/services")):
            socks = []
            try:
                for _ in range(4):
                    socks.append(wire.connect(proxy.port))
                    wire.send(socks[-1], wire.request(proxy.port, method, path) * pipelined)
                pass_time(arena, 1)
                attack.saw(f"{method} {path} {first_status(socks[0], 5)}")
            finally:
                for sock in socks:
                    sock.close()
        arena.settled(10)


def metrics_of_many(arena, attack, services):
    """Each service has had a call, so that each has its own series in /metrics."""
    proxy = arena.proxy
    names = [f"{'s' * 100}-{i}" for i in range(services)]
    with registered(arena, names):
        with wire.Client(proxy.port) as client:
            for name in names:
                status = client.ask("POST", "/call", call_body(name)).status
                attack.saw(status)
                attack.demand(status == 502, f"a call to a port where nobody listens: {status}")
        arena.called(len(names))
        sizes = [len(proxy.ask("GET", "/metrics", seconds=10).body) for _ in range(5)]
        attack.note = f"/metrics of {sizes[0] / harness.MIB:.1f} MiB"


def stopped_amid(arena, attack):
    """SIGTERM while requests hang half-way; the last check then demands that it ends in good order."""
    half = [f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{arena.proxy.port}\r\n".encode(),
            wire.request(arena.proxy.port, "POST", "/heartbeat", b" " * 1000)[:-1], b""]
    socks = [wire.connect(arena.proxy.port) for _ in range(60)]
    for i, sock in enumerate(socks):
        wire.send(sock, half[i % 3])
    attack.saw("waiting", len(socks))
    return socks


def main(given):
    full = given.full
    with harness.Arena(given) as arena:
        def attack(name, do, *arguments):
            arena.attack(name, lambda each: do(arena, each, *arguments))

        attack("500 clients, a byte a second each", slow_bytes, 500, 40 if full else 5)
        attack("connections left at once", storm, 20_000 if full else 2_000)
        attack("500 who rush in", rushes, 500, 20 if full else 2)
        attack("100 who never read a large answer", never_read, 100)
        attack("registrations without end", registrations, 400 if full else 60)
        attack("services that come and go", come_and_go, 50_000 if full else 2_000)
        attack("20 bodies of 1 MiB held back", bodies_held_back, 20, 9 if full else 2)
        attack("100 calls to a silent service", calls_held_up, [10] * 100, 2)
        # First the large ones, then what fits into the gaps that they leave.
        gaps = [1 << i for i in range(18, -1, -1)]
        attack("large calls to a silent service", calls_held_up, [1_000_000] * 9 + gaps * 2 + [0] * 3, 2)
        large = 15 * harness.MIB
        attack("results that nobody reads", results_not_read, (large, 20 * harness.MIB - large - 10), 2)
        attack("dear answers, pipelined", dear_answers, 8_000 if full else 4_000, 900)
        attack("metrics of many services", metrics_of_many, 6_000 if full else 2_000)
        socks = []
        arena.attack("requests begun as it is stopped",
                     lambda each: socks.extend(stopped_amid(arena, each)))


if __name__ == "__main__":
    harness.run(main, __doc__)
