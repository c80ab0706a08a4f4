# SPDX-License-Identifier: MIT
"""A service's side of the mesh: registers, sends heartbeats, and registers again when MM does not know it."""

import argparse
import json
import signal
import sys
import threading
import urllib.error
import urllib.request

# Loopback is never asked for through a proxy server.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def arguments(description):
    options = argparse.ArgumentParser(description=description)
    options.add_argument("name")
    options.add_argument("--mm", required=True, metavar="URL")
    options.add_argument("--heartbeat", type=float, default=30.0, metavar="S", help="seconds between two")
    options.add_argument("--heartbeats", type=int, metavar="N", help="falls silent after that many; 0 sends none")
    return options


class Membership:
    RETRY = 0.05  # seconds; a test has no time for more

    def __init__(self, given, port, tools):
        self.given, self.port, self.tools = given, port, tools
        self.left = threading.Event()
        self.registrations = 0
        self.thread = threading.Thread(target=self._live, daemon=True)

    def start(self):
        """Also turns SIGTERM into leaving the mesh."""
        def leave(*_):
            self.left.set()
            self._post("/deregister", {})
            sys.exit(0)
        signal.signal(signal.SIGTERM, leave)
        self.thread.start()

    def _post(self, path, more):
        """The status; 0 when MM is not there."""
        body = json.dumps({"instance_name": self.given.name, **more}).encode()
        request = urllib.request.Request(self.given.mm + path, body, {"Content-Type": "application/json"})
        try:
            with _opener.open(request, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def _register(self):
        while not self.left.is_set():
            if self._post("/register", {"port": self.port, "tools": self.tools}) == 200:
                self.registrations += 1
                if self.registrations == 1:
                    print(f"registered {self.port}", flush=True)
                return
            self.left.wait(self.RETRY)

    def _live(self):
        self._register()
        sent = 0
        while sent != self.given.heartbeats and not self.left.wait(self.given.heartbeat):
            sent += 1
            if self._post("/heartbeat", {}) == 404:
                self._register()
