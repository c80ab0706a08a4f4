# SPDX-License-Identifier: MIT
"""A world of randomfaults.py whose writer is an mm-proxy. Its messages are HTTP calls by randomfaults_caller.py to a service
in another process; both survive the writer."""

import os
import struct
import sys
import threading

import harness
import randomfaults_caller
from harness import wait_until
from randomfaults_world import World

sys.path.append(os.path.join(harness.HERE, "..", "mesh"))

import mesh  # noqa: E402

HEARTBEAT = 10  # seconds, of mm-proxy
CALL_RESUME_TIMEOUT = 20  # seconds; the service tries 20 times a second


class MmWorld(World):
    services = ("worker",)
    rates = (20, 100, 100, 1000)  # calls per second, at most
    silence_limit = 3 * HEARTBEAT
    ports, ports_guard = set(), threading.Lock()

    def __init__(self, options, folder, random, shows_window):
        super().__init__(options, folder, random, shows_window)
        self.home = folder
        self.port = self._own_port()
        with open(self.tally.path, "wb") as file:
            file.write(bytes(randomfaults_caller.PAGE))
        self.page = harness.map_shared(self.tally.path, randomfaults_caller.PAGE)
        self.marks = (0, 0)  # SUCCEEDED and UNKNOWN when this writer was started
        self.service = self.caller = None

    def __enter__(self):
        self.caller = harness.Child([sys.executable, "-B", os.path.join(harness.HERE, "randomfaults_caller.py"), str(self.port),
                                     self.tally.path, str(self.rate), *self.services], title="the caller")
        return super().__enter__()

    def __exit__(self, *_):
        super().__exit__()
        for process in (self.caller, self.service):
            if process:
                process.__exit__()

    def _own_port(self):
        """A free port that no other world uses, also while no MM runs."""
        with self.ports_guard:
            port = wait_until(lambda: {mesh.free_port()} - self.ports, 20, "a port that no other world uses").pop()
            self.ports.add(port)
            return port

    def _word(self, number):
        return struct.unpack_from("q", self.page, 8 * number)[0]

    # ---- the writer

    def new_writer(self):
        mm = harness.children.Proxy(self.options.mm_proxy, port=self.port, stats_file=self.path,
                                    env={**mesh.environment(self.home), **self.environment("writer")})
        self.service = self.service or mesh.Service(*self.services, mm, self.home, "--heartbeat", "0.3", script="fast.py")
        return mm

    def start_writer(self):
        succeeded = self._word(randomfaults_caller.SUCCEEDED)
        super().start_writer()
        wait_until(lambda: self._word(randomfaults_caller.SUCCEEDED) > succeeded, CALL_RESUME_TIMEOUT, "the service to be called again")

    def restart_writer(self):
        super().restart_writer()
        self.expect_numbers()

    def start_counting(self):
        self.marks = self._word(randomfaults_caller.SUCCEEDED), self._word(randomfaults_caller.UNKNOWN)

    def counted(self):
        return self.base + self._word(randomfaults_caller.SUCCEEDED) - self.marks[0]

    def uncertain(self):
        return self._word(randomfaults_caller.UNKNOWN) - self.marks[1] + 1

    def wait_for_responses(self):
        """Once the caller is refused, no call is in flight."""
        before = self._word(randomfaults_caller.REFUSED)
        wait_until(lambda: self._word(randomfaults_caller.REFUSED) > before, 20, "the caller to be refused")
