# SPDX-License-Identifier: MIT
"""A world of lies.py whose writer is an mm-proxy: messages are calls over HTTP, made by lies_caller.py to a service in a
process of its own, both of which outlive it."""

import os
import struct
import sys
import threading

import harness
import lies_caller
from harness import wait_until
from lies_world import World

sys.path.append(os.path.join(harness.HERE, "..", "mesh"))

import mesh  # noqa: E402

HEARTBEAT = 10  # seconds; mm-proxy's own
AT_WORK_AGAIN = 20  # seconds, for a service that tries 20 times a second


class MmWorld(World):
    services = ("worker",)
    rates = (20, 100, 100, 1000)  # calls a second, at most
    silent = 3 * HEARTBEAT
    ports, ports_guard = set(), threading.Lock()

    def __init__(self, options, folder, random, shows_window):
        super().__init__(options, folder, random, shows_window)
        self.home = folder
        self.port = self._own_port()
        with open(self.tally.path, "wb") as file:
            file.write(bytes(lies_caller.PAGE))
        self.page = harness.map_shared(self.tally.path, lies_caller.PAGE)
        self.marks = (0, 0)  # what had been answered, and what was unsure, as this writer was started
        self.service = self.caller = None

    def __enter__(self):
        self.caller = harness.Child([sys.executable, "-B", os.path.join(harness.HERE, "lies_caller.py"), str(self.port),
                                     self.tally.path, str(self.rate), *self.services], title="the caller")
        return super().__enter__()

    def __exit__(self, *_):
        super().__exit__()
        for process in (self.caller, self.service):
            if process:
                process.__exit__()

    def _own_port(self):
        """While no MM runs, another world could take it."""
        with self.ports_guard:
            port = wait_until(lambda: {mesh.free_port()} - self.ports, 20, "a port of its own").pop()
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
        answered = self._word(lies_caller.ANSWERED)
        super().start_writer()
        wait_until(lambda: self._word(lies_caller.ANSWERED) > answered, AT_WORK_AGAIN, "the service to be called again")

    def restart_writer(self):
        super().restart_writer()
        self.numbers_follow()

    def begin_counting(self):
        self.marks = self._word(lies_caller.ANSWERED), self._word(lies_caller.UNSURE)

    def counted(self):
        return self.base + self._word(lies_caller.ANSWERED) - self.marks[0]

    def unsure(self):
        return self._word(lies_caller.UNSURE) - self.marks[1] + 1

    def settle(self):
        """The caller has nothing that it still waits for once it is turned away."""
        before = self._word(lies_caller.TURNED_AWAY)
        wait_until(lambda: self._word(lies_caller.TURNED_AWAY) > before, 20, "the caller to be turned away")
