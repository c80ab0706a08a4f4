# SPDX-License-Identifier: MIT
"""Calls the service of an mm-proxy at a steady rate, across its restarts, and keeps its counts in a shared page.

    randomfaults_caller.py PORT PAGE RATE SERVICE
"""

import json
import mmap
import socket
import sys
import time

# Words of the page: calls that succeeded, calls with an unknown result, connections that were refused.
SUCCEEDED, UNKNOWN, REFUSED = range(3)
PAGE = 8 * 3
RETRY = 0.02  # seconds before the next attempt to connect


class Caller:
    """One keep-alive connection, one call at a time."""

    def __init__(self, port, page, service):
        body = json.dumps({"target_instance": service, "tool_name": "work", "arguments": {}}).encode()
        self.request = (b"POST /call HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
                        b"Content-Length: %d\r\n\r\n%s" % (port, len(body), body))
        # Not struct.pack_into(), which clears a word before it writes it: a reader could see 0.
        self.port, self.page, self.socket = port, memoryview(page).cast("q"), None

    def add(self, word):
        self.page[word] += 1

    def call(self):
        """One call. Returns whether it succeeded."""
        if not self.socket:
            try:
                self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            except OSError:
                self.add(REFUSED)
                return False
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            head, body = self._response()
        except (OSError, ValueError, IndexError):
            self.socket.close()
            self.socket = None
            self.add(UNKNOWN)
            return False
        good = head.startswith(b"HTTP/1.1 200 ") and b'"success":true' in body
        if good:
            self.add(SUCCEEDED)
        elif not head.startswith(b"HTTP/1.1 404 "):  # until the service has registered again
            self.add(UNKNOWN)
        return good

    def _response(self):
        self.socket.sendall(self.request)
        response = b""
        while b"\r\n\r\n" not in response:
            response += self._more()
        head, _, body = response.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += self._more()
        return head, body

    def _more(self):
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError("the connection was closed")
        return data


def main():
    port, path, rate, service = int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4]
    with open(path, "r+b") as file:
        caller = Caller(port, mmap.mmap(file.fileno(), PAGE), service)
    due = time.monotonic()
    while True:
        if not caller.call():
            time.sleep(RETRY)
        due = max(due + 1 / rate, time.monotonic())
        time.sleep(max(0, due - time.monotonic()))


if __name__ == "__main__":
    main()
