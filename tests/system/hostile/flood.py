# SPDX-License-Identifier: MIT
"""R18: clients that send endlessly, or never read their responses. Each is disconnected in time, delays no other client,
and memory does not grow."""

import select
import threading
import time

import harness
import wire

CLOSED = "closed"
MAX_SECONDS = 8  # until a client is disconnected
HEAD_BYTES = 64 * 1024
# Bytes in the kernel's buffers count as sent, but MM has not read them.
KERNEL_BUFFERS = 8 * harness.MIB


def send_endlessly(port, lead, piece, max_seconds=MAX_SECONDS + 4):
    """Sends `lead`, then `piece` repeatedly until MM disconnects. Returns the first response's status or CLOSED, the bytes sent
    and the seconds until then."""
    sock = wire.connect(port)
    reader = wire.Reader(sock)
    began = time.monotonic()
    sent, status, pending = 0, None, memoryview(lead)
    try:
        sock.setblocking(False)
        while time.monotonic() - began < max_seconds:
            readable, writable, _ = select.select([sock], [sock], [], 0.5)
            if readable:
                if status is None:
                    try:
                        status = reader.response(5).status
                    except wire.Closed:
                        status = CLOSED
                        break
                else:
                    try:
                        more = sock.recv(65536)
                    except BlockingIOError:
                        continue
                    wire.expect(not more, f"an extra response: {more[:200]!r}")
                    if not writable:
                        break
            if writable:
                pending = pending or memoryview(piece)
                accepted = sock.send(pending)
                sent += accepted
                pending = pending[accepted:]
        else:
            raise harness.Failure(f"not disconnected within {max_seconds} s: {status}, {sent} bytes sent")
    except ConnectionError:
        pass
    finally:
        sock.close()
    return status or CLOSED, sent, time.monotonic() - began


def endless(arena, attack, lead, piece, statuses, max_read, clients):
    """`clients` clients send endlessly; MM may read at most `max_read` bytes of each."""
    results, failures = [], []

    def one():
        try:
            results.append(send_endlessly(arena.proxy.port, lead, piece))
        except (AssertionError, OSError, ValueError) as error:
            failures.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=one) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for status, sent, took in results:
        attack.count(status)
        attack.check(status in statuses, f"{status}, not {statuses}")
        attack.check(sent <= max_read + KERNEL_BUFFERS, f"{sent / harness.MIB:.1f} MiB were read")
        attack.check(took <= MAX_SECONDS, f"disconnected only after {took:.1f} s")
    attack.check(not failures, f"{failures[:2]}")
    if results:
        attack.note = (f"{max(sent for _, sent, _ in results) / harness.MIB:.1f} MiB sent, "
                       f"{max(took for *_, took in results):.1f} s")
    arena.wait_until_closed()


def body_limit(arena, attack, path, limit):
    """Bodies of exactly the limit and of a byte more, in one piece and in chunks."""
    ping = b'{"jsonrpc":"2.0","id":1,"method":"ping"}'
    chunks = b"%x\r\n%b\r\n" % (limit, ping.ljust(limit))
    with wire.Client(arena.proxy.port) as client:
        for more, status in ((0, 200), (1, 413)):
            attack.count(client.ask("POST", path, ping.ljust(limit + more)).status)
            head = wire.request(arena.proxy.port, "POST", path, b"").replace(b"Content-Length: 0", b"Transfer-Encoding: chunked")
            wire.send(client.sock, head + chunks + b"1\r\n \r\n" * more + b"0\r\n\r\n")
            attack.count(client.reader.response().status)
            attack.check(attack.responses.get(str(status)) == 2, f"{limit + more} bytes: {attack.responses}")


def pipelined_requests(arena, attack, requests=100_000):
    """Sends as many requests as possible and never reads a response."""
    sock = wire.connect(arena.proxy.port, receive_buffer=4096)
    sock.setblocking(False)
    data = memoryview(wire.request(arena.proxy.port, "GET", "/services") * requests)
    sent = 0
    began = time.monotonic()
    poll = select.poll()
    poll.register(sock, select.POLLOUT | select.POLLERR | select.POLLHUP)
    try:
        while time.monotonic() - began < 30:
            events = poll.poll(500)
            if any(event & (select.POLLERR | select.POLLHUP) for _, event in events):
                break
            if events and sent < len(data):
                sent += sock.send(data[sent:sent + 65536])
        else:
            raise harness.Failure(f"not disconnected within 30 s, {sent} bytes sent")
    except ConnectionError:
        pass
    finally:
        sock.close()
    took = time.monotonic() - began
    attack.count(CLOSED)
    attack.note = (f"{sent / harness.MIB:.1f} of {len(data) / harness.MIB:.1f} MiB read, "
                   f"disconnected after {took:.1f} s")
    attack.check(sent < len(data), "MM read all requests although the client read no response")
    attack.check(took <= 15, f"disconnected only after {took:.1f} s")
    arena.wait_until_closed()


def main(given):
    with harness.Arena(given) as arena:
        port = arena.proxy.port
        host = f"Host: 127.0.0.1:{port}\r\n"
        get = f"GET /health HTTP/1.1\r\n{host}".encode()
        post = f"POST /register HTTP/1.1\r\n{host}Content-Type: {wire.JSON}\r\n".encode()
        coded = post + b"Transfer-Encoding: chunked\r\n\r\n"
        mcp = post.replace(b"/register", b"/mcp", 1)
        trailer = coded + b"1\r\n \r\n0\r\n"
        block = 32 * 1024
        for name, lead, piece, statuses, max_read in (
                ("header without end", get + b"X-A: ", b"a" * block, {431}, HEAD_BYTES),
                ("headers without end", get, b"X-A: a\r\n" * 4096, {431}, HEAD_BYTES),
                ("request line without end", b"GET /", b"a" * block, {431, 414}, HEAD_BYTES),
                ("method without end", b"G", b"G" * block, {400, 431}, HEAD_BYTES),
                ("line ends without end", b"\r\n", b"\r\n" * (block // 2), {400, 431, CLOSED}, HEAD_BYTES),
                ("body of 2 GiB", post + b"Content-Length: 2147483648\r\n\r\n", b" " * block, {413}, HEAD_BYTES),
                ("body of 99999999999", post + b"Content-Length: 99999999999\r\n\r\n", b" " * block, {413},
                 HEAD_BYTES),
                ("chunks without end", coded, b"8000\r\n" + b" " * 32768 + b"\r\n", {413, 503},
                 20 * harness.MIB),
                ("chunks of one byte without end", coded, b"1\r\n \r\n" * 5000, {413, 503}, 120 * harness.MIB),
                ("body of 2 GiB to /mcp", mcp + b"Content-Length: 2147483648\r\n\r\n", b" " * block, {413}, HEAD_BYTES),
                ("chunks without end to /mcp", mcp + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + b" " * 32768 + b"\r\n",
                 {413, 503}, 20 * harness.MIB),
                ("chunk size without end", coded, b"0" * block, {400, 413, 431}, HEAD_BYTES),
                ("chunk extension without end", coded + b"5;", b"a" * block, {400, 413, 431}, HEAD_BYTES),
                ("trailer without end", trailer + b"X-A: ", b"a" * block, {400, 413, 431}, HEAD_BYTES),
                ("trailers without end", trailer, b"X-A: a\r\n" * 4096, {400, 413, 431}, HEAD_BYTES)):
            arena.attack(name, lambda attack, lead=lead, piece=piece, statuses=statuses, max_read=max_read:
                         endless(arena, attack, lead, piece, statuses, max_read, 8 if given.full else 3))
        arena.attack("bodies of 4 MiB to /mcp", lambda attack: body_limit(arena, attack, "/mcp", 4 * harness.MIB))
        arena.attack("100,000 requests, never reading", lambda attack: pipelined_requests(arena, attack))


if __name__ == "__main__":
    harness.run(main, __doc__)
