# SPDX-License-Identifier: MIT
"""MM's interface on Python's HTTP server, with the counting of the implementation guide: at each registration and each 10th
message it writes the whole file to a temporary name and renames it, while it holds its only lock. Nothing is synced. Otherwise
as fast as Python allows: keep-alive connections to clients, one for each call to a service, one packet for each response."""

import argparse
import contextlib
import functools
import http.client
import json
import os
import pathlib
import sys
import threading
import time
from datetime import datetime
from http.server import ThreadingHTTPServer

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "system", "mesh"))

from jsonhandler import JsonHandler  # noqa: E402

MESSAGES_PER_SAVE = 10


def measured(count):
    """Adds up the time for counting: wall clock time, including waiting for the lock and the disk, and processor time."""
    @functools.wraps(count)
    def timed(self, name):
        cpu, wall = time.thread_time_ns(), time.perf_counter_ns()
        count(self, name)
        self.spent.add(time.perf_counter_ns() - wall, time.thread_time_ns() - cpu)
    return timed


class Spent(threading.local):
    """An object for each thread, so that measuring needs no lock."""
    all = []

    def __init__(self):
        self.sums = [0, 0, 0]
        Spent.all.append(self.sums)

    def add(self, wall, cpu):
        self.sums[0] += 1
        self.sums[1] += wall
        self.sums[2] += cpu


class Counts:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.guard = threading.Lock()
        self.spent = Spent()
        self.services = {}
        self.total = 0
        if self.path.exists():
            self.total = json.loads(self.path.read_text(encoding="utf-8"))["total_messages"]
        self._save()

    def content(self):
        services = [{"name": name, "registered_at": entry["since"], "message_count": entry["count"]}
                    for name, entry in self.services.items()]
        return {"total_services": len(services), "total_messages": self.total,
                "last_updated": datetime.now().isoformat(), "services": services}

    def _save(self):
        fresh = self.path.with_suffix(".tmp")
        with open(fresh, "w", encoding="utf-8") as file:
            json.dump(self.content(), file, indent=2)
        fresh.replace(self.path)

    @measured
    def registered(self, name):
        with self.guard:
            if name not in self.services:
                self.services[name] = {"since": datetime.now().isoformat(), "count": 0}
                self._save()

    @measured
    def deregistered(self, name):
        with self.guard:
            if self.services.pop(name, None):
                self._save()

    @measured
    def message(self, name):
        with self.guard:
            self.total += 1
            if name in self.services:
                self.services[name]["count"] += 1
            if self.total % MESSAGES_PER_SAVE == 0:
                self._save()


class Handler(JsonHandler):

    def do_GET(self):
        server = self.server
        if self.path == "/services":
            counts = server.counts
            with counts.guard:
                listed = [{"instance_name": name, **entry, "registered_at": counts.services[name]["since"],
                           "message_count": counts.services[name]["count"]}
                          for name, entry in list(server.registry.items()) if name in counts.services]
            self.respond(200, {"services": listed})
        elif self.path == "/stats":
            with server.counts.guard:
                content = server.counts.content()
            self.respond(200, content)
        elif self.path == "/spent":
            self.respond(200, {"spent": [sum(column) for column in zip(*Spent.all)] or [0, 0, 0]})
        else:
            self._fail(404, f"unknown path {self.path}")

    def do_POST(self):
        given = self.read_json()
        work = {"/register": self._register, "/deregister": self._deregister, "/heartbeat": self._heartbeat,
                "/call": self._call}.get(self.path)
        if work:
            work(given)
        else:
            self._fail(404, f"unknown path {self.path}")

    def _register(self, given):
        name, now = given["instance_name"], datetime.now().isoformat()
        self.server.registry[name] = {"port": given["port"], "tools": given["tools"], "status": "active",
                                      "last_seen": now}
        self.server.counts.registered(name)
        self.respond(200, {"status": "registered"})

    def _deregister(self, given):
        if self.server.registry.pop(given["instance_name"], None) is None:
            return self._fail(404, f"{given['instance_name']} not found")
        self.server.counts.deregistered(given["instance_name"])
        return self.respond(200, {"status": "deregistered"})

    def _heartbeat(self, given):
        entry = self.server.registry.get(given["instance_name"])
        if entry is None:
            return self._fail(404, f"{given['instance_name']} not found; register first")
        entry["last_seen"] = datetime.now().isoformat()
        return self.respond(200, {"status": "ok"})

    def _call(self, given):
        name = given["target_instance"]
        entry = self.server.registry.get(name)
        if entry is None:
            return self._fail(404, f"{name} not found")
        self.server.counts.message(name)
        try:
            result = self._forward(entry["port"], given["tool_name"], given.get("arguments", {}))
        except (OSError, http.client.HTTPException, ValueError) as error:
            return self._fail(502, f"{name}: {error}")
        return self.respond(200, {"success": True, "result": result})

    def _forward(self, port, tool, arguments):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        with contextlib.closing(connection):
            connection.request("POST", f"/tools/{tool}", json.dumps(arguments),
                               {"Content-Type": "application/json", "Connection": "close"})
            return json.loads(connection.getresponse().read())

    def _fail(self, status, why):
        self.respond(status, {"success": False, "error": why})


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--http-port", type=int, default=0)
    options.add_argument("--stats-file", required=True)
    given = options.parse_args()
    server = Server(("127.0.0.1", given.http_port), Handler)
    server.registry = {}
    server.counts = Counts(given.stats_file)
    print(f"listens on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
