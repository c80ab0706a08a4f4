# SPDX-License-Identifier: MIT
"""A typical service, on Python's HTTP server: listens on the first free port from 5001, registers, sends
heartbeats and handles POST /tools/<name>."""

import os
import threading
import time
from http.server import ThreadingHTTPServer

import membership
from jsonhandler import JsonHandler

TOOLS = ["echo", "sleep", {"name": "fail", "description": "returns an error", "inputSchema": {"type": "object"}}]
FIRST_PORT = 5001
LAST_PORT = 5999


class Tools(JsonHandler):
    def do_GET(self):
        self.respond(200, {"begun": self.server.begun, "served": self.server.served})

    def do_POST(self):
        given = self.read_json()
        tool = self.path.removeprefix("/tools/")
        self._count("begun")
        if tool == "sleep":
            time.sleep(given["seconds"])
        self._count("served")
        if tool == "fail":
            self.respond(200, {"isError": True, "content": [{"type": "text", "text": "failed as requested"}]})
        elif tool in TOOLS:
            self.respond(200, {"tool": tool, "arguments": given, "pid": os.getpid()})
        else:
            self.respond(404, {"error": f"no tool {tool}"})

    def _count(self, what):
        with self.server.lock:
            setattr(self.server, what, getattr(self.server, what) + 1)


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    begun = 0
    served = 0


def first_free():
    for port in range(FIRST_PORT, LAST_PORT + 1):
        try:
            return Server(("127.0.0.1", port), Tools)
        except OSError:
            continue
    raise SystemExit(f"no port from {FIRST_PORT} to {LAST_PORT} is free")


def main():
    given = membership.arguments(__doc__).parse_args()
    server = first_free()
    server.lock = threading.Lock()
    membership.Membership(given, server.server_port, TOOLS).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
