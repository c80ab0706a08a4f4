# SPDX-License-Identifier: MIT
"""A service's client for MM: registers, sends heartbeats, and registers again when MM does not know the service."""

import argparse
import json
import signal
import sys
import threading
import urllib.error
import urllib.request

# No HTTP proxy server for loopback addresses.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def arguments(description):
    options = argparse.ArgumentParser(description=description)
    options.add_argument("name")
    options.add_argument("--mm", required=True, metavar="URL")
    options.add_argument("--heartbeat", type=float, default=30.0, metavar="S", help="interval in seconds")
    options.add_argument("--heartbeats", type=int, metavar="N", help="the number of heartbeats to send; 0 for none")
    return options


class Membership:
    RETRY = 0.05  # seconds; short, to keep the tests quick

    def __init__(self, given, port, tools):
        self.given, self.port, self.tools = given, port, tools
        self.stopping = threading.Event()
        self.registrations = 0
        self.thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        """Also deregisters on SIGTERM."""
        def deregister(*_):
            self.stopping.set()
            self._post("/deregister", {})
            sys.exit(0)
        signal.signal(signal.SIGTERM, deregister)
        self.thread.start()

    def _post(self, path, more):
        """The status; 0 if MM can't be reached."""
        body = json.dumps({"instance_name": self.given.name, **more}).encode()
        request = urllib.request.Request(self.given.mm + path, body, {"Content-Type": "application/json"})
        try:
            with _opener.open(request, timeout=10) as response:
                return response.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def _register(self):
        while not self.stopping.is_set():
            if self._post("/register", {"port": self.port, "tools": self.tools}) == 200:
                self.registrations += 1
                if self.registrations == 1:
                    print(f"registered {self.port}", flush=True)
                return
            self.stopping.wait(self.RETRY)

    def renew(self, tools):
        """Registers again, with these tools."""
        self.tools = tools
        self._register()

    def _run(self):
        self._register()
        sent = 0
        while sent != self.given.heartbeats and not self.stopping.wait(self.given.heartbeat):
            sent += 1
            if self._post("/heartbeat", {}) == 404:
                self._register()
