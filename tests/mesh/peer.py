# SPDX-License-Identifier: MIT
"""A service as its users write them, on Python's own HTTP server: takes the first free port from 5001 up, registers,
sends heartbeats and answers POST /tools/<name>."""

import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import membership

TOOLS = ["echo", "sleep", {"name": "fail", "description": "says that it failed", "inputSchema": {"type": "object"}}]
FIRST_PORT = 5001
LAST_PORT = 5999


class Tools(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet

    def do_GET(self):
        self._answer(200, {"begun": self.server.begun, "served": self.server.served})

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        given = json.loads(raw or b"{}")
        tool = self.path.removeprefix("/tools/")
        self._count("begun")
        if tool == "sleep":
            time.sleep(given["seconds"])
        self._count("served")
        if tool == "fail":
            self._answer(200, {"isError": True, "content": [{"type": "text", "text": "as you wished"}]})
        elif tool in TOOLS:
            self._answer(200, {"tool": tool, "arguments": given, "pid": os.getpid()})
        else:
            self._answer(404, {"error": f"no tool {tool}"})

    def _count(self, what):
        with self.server.guard:
            setattr(self.server, what, getattr(self.server, what) + 1)

    def _answer(self, status, body):
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_):
        pass


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
    server.guard = threading.Lock()
    membership.Membership(given, server.server_port, TOOLS).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
