# SPDX-License-Identifier: MIT
"""A fast service: one loop over raw sockets and one prepared response for every tool."""

import re
import select
import socket

import membership

LENGTH = re.compile(rb"\ncontent-length: *(\d+)", re.I)
CLOSE = re.compile(rb"\nconnection: *close\r", re.I)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


def response(body):
    return HEAD % len(body) + body


RESPONSE = response(b'{"content":[{"type":"text","text":"done"}]}')


class Loop:
    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self.listener.getsockname()[1]
        self.epoll = select.epoll()
        self.epoll.register(self.listener, select.EPOLLIN)
        self.clients = {}
        self.received = {}  # incomplete requests
        self.served = 0

    def run(self):
        while True:
            for descriptor, _ in self.epoll.poll():
                if descriptor == self.listener.fileno():
                    self._accept()
                else:
                    self._serve(descriptor)

    def _accept(self):
        client, _ = self.listener.accept()
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.clients[client.fileno()] = client
        self.received[client.fileno()] = b""
        self.epoll.register(client, select.EPOLLIN)

    def _serve(self, descriptor):
        client = self.clients[descriptor]
        try:
            data = client.recv(65536)
            responses, self.received[descriptor] = self._responses(self.received[descriptor] + data)
            if responses:
                client.sendall(responses)
                if CLOSE.search(data):
                    data = b""
        except OSError:
            data = b""
        if not data:
            self.epoll.unregister(client)
            del self.clients[descriptor], self.received[descriptor]
            client.close()

    def _responses(self, data):
        responses = b""
        while (end := data.find(b"\r\n\r\n")) >= 0:
            length = LENGTH.search(data, 0, end)
            size = end + 4 + (int(length[1]) if length else 0)
            if len(data) < size:
                break
            if data.startswith(b"POST /tools/"):
                self.served += 1
                responses += RESPONSE
            else:
                responses += response(b'{"begun":%d,"served":%d}' % (self.served, self.served))
            data = data[size:]
        return responses, data


def main():
    given = membership.arguments(__doc__).parse_args()
    loop = Loop()
    membership.Membership(given, loop.port, ["work"]).start()
    loop.run()


if __name__ == "__main__":
    main()
