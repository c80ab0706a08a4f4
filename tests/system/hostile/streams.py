# SPDX-License-Identifier: MIT
"""R18: clients that open streams of events at /mcp and never read them, close them, leave without a word, or hold all that MM
allows. MM has no more than 64 streams, delays no other client, and keeps neither memory nor descriptors of those that left."""

import json
import select
import socket
import threading
import time

import harness
import hostile
import wire
from connectionlimits import first_status, registered, run_probe
from descriptors import idle_descriptors, nothing_left

MAX_STREAMS = 64
MAX_GROWTH = 8 * harness.MIB
MAX_WAIT = 1  # seconds until a client that was refused and retries has its stream
CHANGED = "notifications/tools/list_changed"
MODERN = "2026-07-28"


def rpc(method, params, number=1):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def changes(port):
    """The request of a legacy client for a stream of changes."""
    return wire.request(port, "GET", "/mcp", headers=[f"Accept: {wire.EVENTS}"])


def listen(port, padding=0):
    """The same of a modern client."""
    meta = {"io.modelcontextprotocol/protocolVersion": MODERN, "io.modelcontextprotocol/clientCapabilities": {}}
    body = rpc("subscriptions/listen", {"_meta": meta, "notifications": {"toolsListChanged": True}})
    return wire.request(port, "POST", "/mcp", json.dumps(body).encode() + b" " * padding,
                        [f"MCP-Protocol-Version: {MODERN}", "Mcp-Method: subscriptions/listen",
                         f"Accept: {wire.JSON}, {wire.EVENTS}"])


def call(port, target, arguments, token=None):
    """A call of a tool; with a token, its response is a stream from the first message about progress on."""
    params = {"name": f"{target}__echo", "arguments": arguments}
    if token is not None:
        params["_meta"] = {"progressToken": token}
    return wire.request(port, "POST", "/mcp", rpc("tools/call", params), [f"Accept: {wire.JSON}, {wire.EVENTS}"])


class Stream:
    def __init__(self, port, request, receive_buffer=None):
        self.sock = wire.connect(port, receive_buffer)
        self.reader = wire.Reader(self.sock)
        wire.send(self.sock, request)

    def head(self):
        return self.reader.response(stream=True, rpc=True)

    def is_told(self):
        """Waits for the notice of a change."""
        while json.loads(self.reader.event())["method"] != CHANGED:
            pass
        return True

    def close(self, reset=False):
        wire.disconnect(self.sock, reset)


class Streams:
    """Streams that are open at the same time, each with a `200`."""

    def __init__(self, arena, attack, count=MAX_STREAMS, request=changes):
        self.arena, self.attack = arena, attack
        self.request = request(arena.proxy.port)
        self.all = []
        try:
            opened = [Stream(arena.proxy.port, self.request) for _ in range(count)]
            self.all += opened
            for index, stream in enumerate(opened):
                self.all[index] = self._granted(stream)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self.all

    def __exit__(self, *_):
        self.close()

    def _granted(self, stream):
        """The stream, or the one that a client gets which is refused and retries: that another client has left can remain
        unknown for a quarter of a second."""
        end = time.monotonic() + MAX_WAIT
        while True:
            response = stream.head()
            self.attack.count(response.status)
            if response.status == 200:
                return stream
            stream.close()
            harness.expect(response.status == 503 and response.header("retry-after"),
                           f"{response.status} {response.headers}")
            harness.expect(time.monotonic() < end, f"no stream within {MAX_WAIT} s")
            stream = Stream(self.arena.proxy.port, self.request)

    def close(self, reset=lambda index: False):
        for index, stream in enumerate(self.all):
            stream.close(reset(index))


def check_events(arena, attack, streams):
    """Registers a service, of which each stream is notified."""
    with registered(arena, ["change"], ["echo"]):
        attack.check(all(stream.is_told() for stream in streams), "a stream has no event")


def refused(arena, attack, request):
    stream = Stream(arena.proxy.port, request(arena.proxy.port))
    response = stream.head()
    stream.close()
    attack.count(response.status)
    attack.check(response.status == 503 and response.header("retry-after"), f"the 65th: {response.status} {response.headers}")


def all_taken(arena, attack, seconds):
    """One stream more than MM has is refused; calls are answered, and the streams that are open go on."""
    proxy = arena.proxy
    with Streams(arena, attack) as streams, hostile.Service(lambda call: hostile.json_response(call.body)) as echo:
        refused(arena, attack, changes)
        refused(arena, attack, listen)
        proxy.register("echo", echo.port)
        answered = Stream(proxy.port, call(proxy.port, "echo", {"a": 1}, token=1)).head()
        arena.count_calls()
        attack.count(answered.status)
        attack.check(answered.header("content-type") == wire.JSON and "result" in answered.json(), f"a call: {answered}")
        run_probe(arena, seconds)
        check_events(arena, attack, streams)
        streams.pop().close()
        harness.wait_until(lambda: Stream(proxy.port, changes(proxy.port)).head().status == 200, MAX_WAIT,
                           "a stream after one was closed")
        proxy.deregister("echo")
    arena.wait_until_closed()


def one_after_the_other(arena, attack, times):
    for index in range(times):
        Streams(arena, attack, 1).close(lambda _, reset=index % 2: reset)
    attack.check(attack.responses.get("503", 0) <= times / 100, "too many were refused")
    arena.wait_until_closed()


def together(arena, attack, times):
    """All at once, and again when they are closed: one half by FIN, the other by RST."""
    for _ in range(times):
        Streams(arena, attack).close(lambda index: index % 2)
    arena.wait_until_closed()


def vanishing(arena, attack, times):
    """Clients that leave before the response, or as soon as it begins."""
    request = changes(arena.proxy.port)
    for index in range(times):
        stream = Stream(arena.proxy.port, request)
        if index % 4 > 1:
            select.select([stream.sock], [], [], 5)
        stream.close(reset=index % 2)
    attack.count("disconnected", times)
    arena.wait_until_closed()


def half_closed(arena, attack):
    """Clients that have ended their sending still get events; then they leave."""
    with Streams(arena, attack, MAX_STREAMS // 2) as first, \
            Streams(arena, attack, MAX_STREAMS // 2, listen) as second:
        for stream in first + second:
            stream.sock.shutdown(socket.SHUT_WR)
        run_probe(arena, 1)  # MM checks four times a second whether they have left
        check_events(arena, attack, first + second)
    arena.wait_until_closed()


def never_read(arena, attack, clients, seconds):
    """Many clients request a stream and don't read it, while there are changes."""
    request = changes(arena.proxy.port)
    socks = []
    try:
        for _ in range(clients):
            socks.append(wire.connect(arena.proxy.port, receive_buffer=4096))
            wire.send(socks[-1], request)
        for sock in socks:
            attack.count(first_status(sock, 5))
        attack.check(attack.responses.get("200") == MAX_STREAMS, f"{attack.responses}")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with registered(arena, ["change"], ["echo"]):
                run_probe(arena, 0.06)  # several changes within 50 ms are one event
        sockets = arena.proxy.descriptors().count("socket")
        attack.check(sockets >= MAX_STREAMS, f"{sockets} sockets are open: streams were closed")
    finally:
        for sock in socks:
            sock.close()
    arena.wait_until_closed()


def unread_results(arena, attack, calls, size):
    """Results on streams that are not read use up MM's quota for responses; the clients are disconnected."""
    result = hostile.json_response(b'"' + b"x" * size + b'"')
    ready = threading.Event()

    def answer_when_ready(_call):
        ready.wait(20)
        return result

    with hostile.Service(answer_when_ready) as service:
        arena.proxy.register("large", service.port)
        request = call(arena.proxy.port, "large", {}, token="t")
        socks = []
        try:
            for _ in range(calls):
                socks.append(wire.connect(arena.proxy.port, receive_buffer=4096))
                wire.send(socks[-1], request)
            for sock in socks:  # a stream begins with the first message about progress, after 5 s
                attack.count(first_status(sock, 10))
            arena.count_calls(calls)
            harness.wait_until(lambda: service.calls == calls, 10, lambda: f"{service.calls} of {calls} calls")
            began = time.monotonic()
            ready.set()
            arena.wait_until_closed(25)
            took = time.monotonic() - began
            attack.note = f"held {took:.1f} s"
            attack.check(took <= 12, f"held for {took:.1f} s")
        finally:
            ready.set()
            for sock in socks:
                sock.close()
        arena.proxy.deregister("large")
    arena.wait_until_closed()


def amid_connections(arena, attack, size, seconds):
    """Other clients connect in parallel, more than MM has connections: no stream is closed for them."""
    with Streams(arena, attack) as streams:
        pool = hostile.ConnectionPool(arena.proxy.port, size)
        try:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                pool.reconnect()
            check_events(arena, attack, streams)
        finally:
            pool.close()
        attack.count("opened", pool.opened)
    arena.wait_until_closed()


def requests_behind(arena, attack, count):
    """What a client sends after the request of its stream is not read."""
    port = arena.proxy.port
    behind = wire.request(port, "POST", "/register", {"instance_name": "behind", "port": 5001, "tools": []})
    with Streams(arena, attack, count, lambda _: changes(port) + behind * 20) as streams:
        for stream in streams:
            wire.send(stream.sock, behind * 20)
        check_events(arena, attack, streams)
    arena.wait_until_closed()
    attack.check("behind" not in arena.proxy.services(), "a request during a stream was carried out")


def large_requests(arena, attack, size):
    """The request of a stream takes no memory from other clients' requests as long as it is open."""
    with Streams(arena, attack, MAX_STREAMS, lambda port: listen(port, size)):
        response = arena.proxy.ask("POST", "/heartbeat", b'{"instance_name":"nobody"}'.ljust(harness.MIB))
        attack.count(response.status)
        attack.check(response.status == 404, f"a request of 1 MiB: {response.status} {response.body!r}")
    arena.wait_until_closed()


def large_batches(arena, attack, calls, size):
    """Many large results for one request, which arrive one after the other."""
    result = hostile.json_response(b'"' + b"x" * size + b'"')
    turn = threading.Lock()

    def serve(_):
        with turn:
            time.sleep(0.02)  # the work of the tool: results arrive one by one
            return result

    with hostile.Service(serve) as service:
        arena.proxy.register("large", service.port)
        batch = [rpc("tools/call", {"name": "large__echo", "arguments": {}}, number) for number in range(calls)]
        sock = wire.connect(arena.proxy.port)
        try:
            wire.send(sock, wire.request(arena.proxy.port, "POST", "/mcp", batch))
            response = wire.Reader(sock).response(20, rpc=True)
            attack.count(response.status)
            attack.note = f"{len(response.body) / harness.MIB:.1f} MiB"
        finally:
            sock.close()
        arena.count_calls(int(arena.proxy.services()["large"]["message_count"]))
        arena.proxy.deregister("large")
    arena.wait_until_closed()


def main(given):
    full = given.full
    with harness.Arena(given, max_growth=MAX_GROWTH) as arena:
        def attack(name, do, *arguments, max_growth=None):
            arena.attack(name, lambda each: do(arena, each, *arguments), max_growth)

        arena.proxy.ask("GET", "/nothing")  # the first line of log opens a descriptor, which is kept
        before = idle_descriptors(arena) if not given.only else []
        attack("64 streams, and a 65th", all_taken, 10 if full else 1)
        attack("streams, one after the other", one_after_the_other, 100_000 if full else 10_000)
        attack("streams, 64 at a time", together, 1570 if full else 157)
        attack("streams of clients that vanish", vanishing, 20_000 if full else 2_000)
        attack("half-closed streams", half_closed)
        attack("500 streams that are never read", never_read, 500, 20 if full else 2)
        attack("unread results on streams", unread_results, 40, 2 * harness.MIB, max_growth=harness.MAX_GROWTH)
        attack("64 streams, 500 clients in parallel", amid_connections, 500, 20 if full else 2)
        attack("requests behind streams", requests_behind, 16)
        attack("streams of large requests", large_requests, 3 * harness.MIB, max_growth=harness.MAX_GROWTH)
        attack("batches of large results", large_batches, 50, 4 * harness.MIB, max_growth=harness.MAX_GROWTH)
        arena.attack("descriptors left open", lambda each: nothing_left(arena, each, before))
        left = []
        arena.attack("open streams at shutdown", lambda each: left.append(Streams(arena, each)))


if __name__ == "__main__":
    harness.run(main, __doc__)
