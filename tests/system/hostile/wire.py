# SPDX-License-Identifier: MIT
"""HTTP/1.1 as bytes: hand-made requests, and a strict reader of responses."""

import contextlib
import json
import re
import select
import socket
import time
from dataclasses import dataclass, field

JSON = "application/json"
EVENTS = "text/event-stream"
BIG = 32 * 1024 * 1024

_STATUS = re.compile(rb"HTTP/1\.1 ([1-5][0-9][0-9]) [ -~]*")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+): ?([\t -~]*)")


class BadResponse(AssertionError):
    """The response is malformed."""


class Closed(Exception):
    """The connection ended before the response."""


def expect(condition, message):
    if not condition:
        raise BadResponse(message)


@dataclass
class Response:
    status: int
    headers: list = field(default_factory=list)
    body: bytes = b""

    def header(self, name):
        return next((value for key, value in self.headers if key == name), None)

    @property
    def closes(self):
        return (self.header("connection") or "").lower() == "close"

    def json(self):
        return json.loads(self.body.decode("utf-8"))


def _is_error(message):
    """Whether it is an error of MM's interface."""
    return message.get("success") is False and isinstance(message.get("error"), str) and message["error"].strip()


def _is_rpc_error(message):
    """Whether it is an error of JSON-RPC."""
    error = message.get("error")
    return (message.get("jsonrpc") == "2.0" and "id" in message and isinstance(error, dict)
            and isinstance(error.get("code"), int) and isinstance(error.get("message"), str) and error["message"].strip())


def _check(response, rpc):
    """The checks of every response."""
    names = [key for key, _ in response.headers]
    shown = f"{response.status} {response.body[:200]!r}"
    expect(not any(name.startswith("access-control-") for name in names), f"CORS headers: {names}")
    expect(len(set(names)) == len(names), f"a duplicate header in {names}")
    if response.status == 405:
        expect(response.header("allow"), "405 without Allow")
    if response.status >= 400 and response.body:
        expect(response.header("content-type") == JSON, f"{shown} as {response.header('content-type')}")
        try:
            error = response.json()
        except ValueError:
            raise BadResponse(f"{shown} is not JSON") from None
        expect(_is_error(error) or rpc and _is_rpc_error(error), f"no error text in {shown}")


class Reader:
    """Reads responses from a socket, one at a time, byte for byte."""

    def __init__(self, sock):
        self.sock = sock
        self.buffer = b""

    def _more(self, end):
        left = end - time.monotonic()
        if left <= 0 or not select.select([self.sock], [], [], left)[0]:
            raise TimeoutError(f"no response in time; {len(self.buffer)} bytes so far")
        try:
            piece = self.sock.recv(1 << 18)
        except (ConnectionResetError, BrokenPipeError):
            piece = b""
        self.buffer += piece
        return bool(piece)

    def _head(self, end):
        while b"\r\n\r\n" not in self.buffer:
            expect(len(self.buffer) < 65536, "no end of the head within 64 KiB")
            if not self._more(end):
                if not self.buffer:
                    raise Closed
                raise BadResponse(f"closed in the head: {self.buffer[:200]!r}")
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        status, *lines = head.split(b"\r\n")
        match = _STATUS.fullmatch(status)
        expect(match, f"bad status line {status!r}")
        response = Response(int(match[1]))
        for line in lines:
            match = _HEADER.fullmatch(line)
            expect(match, f"bad header {line!r}")
            response.headers.append((match[1].decode().lower(), match[2].decode().strip()))
        return response

    def response(self, seconds=5, head_only=False, *, rpc=False, stream=False):
        """The next response. Raises Closed at a clean end, TimeoutError, or BadResponse. With `rpc` its error may be one of
        JSON-RPC. With `stream` it may be a stream of events, of which only the head is read; event() reads on."""
        end = time.monotonic() + seconds
        response = self._head(end)
        while response.status == 100:
            response = self._head(end)
        expect(response.status >= 200, f"an unexpected {response.status}")
        length = response.header("content-length")
        expect(response.header("transfer-encoding") is None, "a response without exact length")
        if stream and response.header("content-type") == EVENTS:
            expect(response.closes and length is None, f"a stream with the headers {response.headers}")
            _check(response, rpc)
            return response
        expect(length is not None and re.fullmatch("[0-9]{1,9}", length),
               f"Content-Length: {length} on {response.status}")
        due = 0 if head_only else int(length)
        while len(self.buffer) < due:
            if not self._more(end):
                raise BadResponse(f"closed after {len(self.buffer)} of {due} bytes of the body")
        response.body, self.buffer = self.buffer[:due], self.buffer[due:]
        _check(response, rpc)
        return response

    def event(self, seconds=5):
        """The data of the next event of a stream, without comments. Raises Closed, TimeoutError or BadResponse."""
        end = time.monotonic() + seconds
        lines = []
        while not lines:
            while b"\n\n" not in self.buffer:
                if not self._more(end):
                    raise Closed
            text, _, self.buffer = self.buffer.partition(b"\n\n")
            lines = [line for line in text.split(b"\n") if not line.startswith(b":")]
        expect(all(line.startswith(b"data: ") for line in lines), f"bad event {text[:200]!r}")
        return b"\n".join(line[6:] for line in lines)

    def rest(self, seconds=3):
        """The remaining bytes until the connection is closed. Raises TimeoutError if it stays open."""
        end = time.monotonic() + seconds
        while self._more(end):
            expect(len(self.buffer) < BIG, "endless bytes")
        rest, self.buffer = self.buffer, b""
        return rest


def connect(port, receive_buffer=None, family=socket.AF_INET, seconds=5):
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        if receive_buffer:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(seconds)
        sock.connect(("::1" if family == socket.AF_INET6 else "127.0.0.1", port))
    except OSError:
        sock.close()
        raise
    return sock


def send(sock, data):
    """False if the peer has already closed the connection; its response can still be read."""
    try:
        sock.sendall(data)
        return True
    except (ConnectionError, TimeoutError):
        return False


def disconnect(sock, reset=False):
    if reset:
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    sock.close()


def request(port, method, path, body=None, headers=(), host=None):
    """A well-formed request. `body` is bytes, or an object to send as JSON."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}"]
    if body is not None:
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        if not any(line.lower().startswith("content-type:") for line in headers):
            lines.append(f"Content-Type: {JSON}")
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, *headers, "", ""]).encode() + (body or b"")


class Client:
    """One persistent connection."""

    def __init__(self, port):
        self.port = port
        self.sock = connect(port)
        self.connected = time.monotonic()
        self.began_after = None  # seconds from connecting to the first request
        self.reader = Reader(self.sock)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.sock.close()

    def ended(self):
        """True if the peer has closed it or sent unexpected bytes."""
        return bool(select.select([self.sock], [], [], 0)[0])

    def ask(self, method, path, body=None, headers=(), seconds=5):
        send(self.sock, request(self.port, method, path, body, headers))
        if self.began_after is None:
            self.began_after = time.monotonic() - self.connected
        return self.reader.response(seconds, head_only=method == "HEAD")


def ask(port, method, path, body=None, headers=(), seconds=5):
    """One request on a new connection."""
    with Client(port) as client:
        return client.ask(method, path, body, ["Connection: close", *headers], seconds)
