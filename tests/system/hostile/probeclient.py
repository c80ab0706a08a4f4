# SPDX-License-Identifier: MIT
"""A well-behaved client with its own small service, in a separate process so that the attacker's work does not slow it
down. Started by harness.py; reads one command per line and prints a line of JSON for each: lap (results since the previous
lap), pause, resume, total."""

import contextlib
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import wire

NAME = "probe"
TOOLS = ["echo"]
ROUND = 0.05
TIMEOUT = 10
MIN_AGE = 0.02  # seconds for which MM keeps a new connection
MAX_ATTEMPTS = 10


class Service(ThreadingHTTPServer):
    """Responds to POST /tools/echo with the request's body, and counts the calls."""
    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.guard = threading.Lock()
        self.calls = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, *_):
        pass  # MM may close a connection; the client reports failures


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.guard:
            self.server.calls += 1
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                         b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def log_message(self, *_):
        pass


class ProbeClient:
    def __init__(self, port):
        self.port = port
        self.service = Service()
        self.client = None
        self.guard = threading.Condition()
        self.paused = False
        self.idle = False
        self.rounds = self.succeeded = self.reconnects = 0
        self._reset()
        self._register()
        threading.Thread(target=self._run, daemon=True).start()

    def _reset(self):
        self.slowest = {"health": 0.0, "call": 0.0, "heartbeat": 0.0}
        self.failures = []
        self.began = None
        self.lap_rounds = 0

    def _register(self):
        response = wire.ask(self.port, "POST", "/register", {
            "instance_name": NAME, "port": self.service.port, "tools": TOOLS})
        wire.expect(response.status == 200, f"/register: {response.status} {response.body}")

    def _timed(self, what, ask):
        started = time.monotonic()
        self.began = (what, started)
        why = ""
        try:
            why = ask()
        except (OSError, wire.BadResponse, wire.Closed, ValueError) as error:
            why = f"{type(error).__name__} {error}"
            if what != "health":
                self._drop()
        took = time.monotonic() - started
        with self.guard:
            self.began = None
            self.slowest[what] = max(self.slowest[what], took)
            if why:
                self.failures.append(f"/{what} after {took * 1000:.0f} ms: {why}")

    def _drop(self):
        if self.client:
            self.client.close()
        self.client = None

    def _ask(self, path, body):
        """Uses the open connection, or a new one if MM closed it while idle. In that case MM must not have handled the
        request; the last check of the counts verifies that."""
        if self.client and not self.client.ended():
            with contextlib.suppress(wire.Closed):
                return self.client.ask("POST", path, body, seconds=TIMEOUT)
        if self.client:
            self.reconnects += 1
            self._drop()
        self.client, response = self._connect("POST", path, body)
        return response

    def _connect(self, method, path, body=None, headers=()):
        """Uses a new connection. Retries if MM closed it because this process was too slow."""
        for _ in range(MAX_ATTEMPTS):
            client = wire.Client(self.port)
            try:
                return client, client.ask(method, path, body, headers, seconds=TIMEOUT)
            except wire.Closed:
                client.close()
                if client.began_after < MIN_AGE:
                    raise
                self.reconnects += 1
            except BaseException:
                client.close()
                raise
        raise wire.Closed

    def _health(self):
        client, response = self._connect("GET", "/health", headers=["Connection: close"])
        client.close()
        right = response.status == 200 and response.json()["status"] == "ok"
        return "" if right else f"{response.status} {response.body!r}"

    def _call(self):
        arguments = {"round": self.rounds}
        response = self._ask("/call", {"target_instance": NAME, "tool_name": "echo", "arguments": arguments})
        if response.status != 200:
            return f"{response.status} {response.body!r}"
        self.succeeded += 1
        right = response.json() == {"success": True, "result": arguments}
        return "" if right else f"the response of another call: {response.body!r}"

    def _heartbeat(self):
        response = self._ask("/heartbeat", {"instance_name": NAME})
        right = response.status == 200 and response.json() == {"status": "ok"}
        return "" if right else f"{response.status} {response.body!r}"

    def _run(self):
        while True:
            with self.guard:
                if self.paused:
                    self._drop()
                    self.idle = True
                    self.guard.notify_all()
                    self.guard.wait_for(lambda: not self.paused)
                    self.idle = False
            started = time.monotonic()
            self._timed("health", self._health)
            self._timed("call", self._call)
            if self.rounds % 20 == 0:
                self._timed("heartbeat", self._heartbeat)
            with self.guard:
                self.rounds += 1
                self.lap_rounds += 1
                self.guard.notify_all()
            time.sleep(max(0, started + ROUND - time.monotonic()))

    # ---- the commands of the harness

    def lap(self):
        with self.guard:
            seen = self.rounds
            active = self.paused or self.guard.wait_for(lambda: self.rounds > seen, 30)
            # The current request hangs only if no round has ended within the 30 s.
            if self.began and not active:
                what, since = self.began
                self.failures.append(f"/{what} has got no response for {time.monotonic() - since:.1f} s")
            result = {"slowest": self.slowest, "failures": self.failures, "reconnects": self.reconnects,
                      "rounds": self.lap_rounds}
            self._reset()
            self.reconnects = 0
            return result

    def pause(self):
        with self.guard:
            self.paused = True
            return {"idle": self.guard.wait_for(lambda: self.idle, 30)}

    def resume(self):
        with self.guard:
            self.paused = False
            self.guard.notify_all()
            return {}

    def total(self):
        with self.guard:
            return {"succeeded": self.succeeded, "served": self.service.calls, "port": self.service.port}


def main():
    probe = ProbeClient(int(sys.argv[1]))
    print(json.dumps(probe.total()), flush=True)
    for line in sys.stdin:
        print(json.dumps(getattr(probe, line.strip())()), flush=True)


if __name__ == "__main__":
    main()
