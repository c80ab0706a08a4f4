#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A naive MM on Python's HTTP server, which the attacks must detect: it checks no origin, has no limits for requests, memory
or clients, and keeps all requests. Takes mm-proxy's options; with MM_NAIVE=single it serves one connection at a time."""

import argparse
import http.client
import json
import os
import sys
import threading
from http.server import HTTPServer, ThreadingHTTPServer

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "mesh"))

from jsonhandler import JsonHandler  # noqa: E402

PIECE = 1 << 20
MAX_KEPT = 48 << 20  # protects the machine


class Handler(JsonHandler):
    def parse_request(self):
        understood = super().parse_request()
        self.server.requests.append(vars(self).get("headers"))
        return understood

    def do_GET(self):
        services = self.server.services
        responses = {"/health": {"status": "ok", "pid": os.getpid(), "messages": self.server.total},
                     "/services": {"services": list(services.values())},
                     "/stats": {"total_messages": self.server.total}}
        if self.path == "/mcp":
            self.stream()
        elif self.path in responses:
            self.respond(200, responses[self.path])
        else:
            self.fail(404)

    def do_POST(self):
        given = self.read_body()
        name = given.get("instance_name") or given.get("target_instance")
        entry = self.server.services.get(name)
        if self.path == "/register":
            self.server.services[name] = {"message_count": 0, **given}
            self.respond(200, {"status": "registered"})
        elif not entry:
            self.fail(404)
        elif self.path == "/deregister":
            self.server.services.pop(name, None)
            self.respond(200, {"status": "deregistered"})
        elif self.path == "/heartbeat":
            self.respond(200, {"status": "ok"})
        else:
            self.call(entry, given)

    def stream(self):
        """A stream of events, without any."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.flush()
        threading.Event().wait()

    def read_body(self):
        left, body = int(self.headers.get("Content-Length", 0)), bytearray()
        while left > 0 and len(body) < MAX_KEPT:
            piece = self.rfile.read(min(left, PIECE))
            if not piece:
                break
            body += piece
            left -= len(piece)
        self.server.requests.append(body)
        return json.loads(body or b"{}")

    def call(self, entry, given):
        self.server.total += 1
        entry["message_count"] += 1
        try:
            connection = http.client.HTTPConnection("127.0.0.1", entry["port"], timeout=5)
            connection.request("POST", f"/tools/{given['tool_name']}", json.dumps(given["arguments"]),
                               {"Content-Type": "application/json"})
            result = json.loads(connection.getresponse().read())
            connection.close()
        except (OSError, http.client.HTTPException, ValueError):
            self.fail(502)
            return
        self.respond(200, {"success": True, "result": result})

    def do_OPTIONS(self):
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def fail(self, status):
        self.respond(status, {"success": False, "error": "no"})


class Single(HTTPServer):
    request_queue_size = 128


class Threads(ThreadingHTTPServer):
    request_queue_size = 128


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--http-only", action="store_true")
    options.add_argument("--http-port", type=int, default=0)
    options.add_argument("--stats-file")
    given = options.parse_args()
    server = (Single if os.environ.get("MM_NAIVE") == "single" else Threads)(("127.0.0.1", given.http_port), Handler)
    server.handle_error = lambda *_: None
    server.services, server.total, server.requests = {}, 0, []
    print(f"mm-proxy listens on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
