# SPDX-License-Identifier: MIT
"""The peers in the attacks: services, each on its own port, that handle calls with a function `serve`; and pools of client
connections."""

import contextlib
import select
import socket
import threading

import wire

JSON_RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"


def json_response(body, head=b""):
    return JSON_RESPONSE.replace(b"\r\n\r\n", b"\r\n" + head + b"\r\n", 1) % (len(body), body)


class Call:
    """A received request, as bytes."""

    def __init__(self, sock, head, body):
        self.sock, self.body = sock, body
        self.line, *self.headers = head.decode("latin-1").split("\r\n")
        self.path = self.line.split(" ")[1]

    def disconnected(self, seconds):
        """True if the caller closes the connection within that time."""
        self.sock.settimeout(seconds)
        try:
            return not self.sock.recv(1)
        except TimeoutError:
            return False
        except OSError:
            return True


def receive(sock):
    """The next call on a connection, or None at its end."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = sock.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n")
                   if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        piece = sock.recv(262144)
        if not piece:
            return None
        body += piece
    return Call(sock, head, body)


class Service:
    """`serve(call)` returns the bytes of the response; or pieces, after which the connection is closed; or None to close it
    immediately."""

    def __init__(self, serve, backlog=256):
        self.serve = serve
        self.guard = threading.Lock()
        self.calls = 0
        self.sent = 0  # bytes of responses in pieces
        self.closing = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=backlog)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.closing.set()
        # Ends the blocked accept(), which otherwise keeps the port open.
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self.listener.accept()
                threading.Thread(target=self._talk, args=(sock,), daemon=True).start()

    def _talk(self, sock):
        with contextlib.suppress(OSError), sock:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while True:
                call = receive(sock)
                if call is None:
                    return
                with self.guard:
                    self.calls += 1
                response = self.serve(call)
                if isinstance(response, bytes):
                    sock.sendall(response)
                    continue
                for piece in response or ():
                    sock.sendall(piece)
                    self.sent += len(piece)
                return

    def silence(self, call):
        """Sends nothing until the caller or this service closes."""
        while not self.closing.is_set() and not call.disconnected(0.2):
            pass


def silent():
    """A service that never responds."""
    service = Service(None)
    service.serve = service.silence
    return service


class ConnectionPool:
    """Open connections; reconnect() replaces those that the peer has closed."""

    def __init__(self, port, size, lead=b""):
        self.port, self.lead = port, lead
        self.socks = [None] * size
        self.opened = 0
        self.reconnect()

    def reconnect(self):
        for index, sock in enumerate(self.socks):
            if sock and select.select([sock], [], [], 0)[0]:
                sock.close()
                sock = self.socks[index] = None
            if not sock:
                with contextlib.suppress(OSError):
                    self.socks[index] = wire.connect(self.port, seconds=2)
                    wire.send(self.socks[index], self.lead)
                    self.opened += 1

    def close(self):
        for sock in self.socks:
            if sock:
                sock.close()
