# SPDX-License-Identifier: MIT
"""Machines with an MM each, as Prometheus sees them: on loopback, or in network namespaces that can be cut off."""

import contextlib
import ctypes
import http.client
import http.server
import os
import signal
import socketserver
import subprocess
import threading

import prometheus
from prometheus import Child, Prometheus, expect, mesh, wait_until

import mounts  # of ../faults
from harness import FILE_NAME, Host

HEARTBEAT = 1   # seconds between two heartbeats of an MM
PORT = 9464     # of an exporter in a namespace of its own
_CLONE_NEWNET = 0x40000000
_BRIDGE = "10.77.0.1"


def ip(*arguments):
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"ip {' '.join(arguments)}: {done.stderr.strip()}")


class Network:
    """Where the machines are. With `is_private` this process moves into a network of its own that the kernel removes at its end,
    so call it before the first thread starts; each machine then has a namespace with a link to a bridge. Needs root."""

    def __init__(self, is_private):
        self.is_private, self.count = is_private, 0
        self.address = _BRIDGE if is_private else "127.0.0.1"
        if not is_private:
            return
        mounts.make_private()
        expect(ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWNET) == 0, "no network namespace")
        os.makedirs("/run/netns", exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "none", "/run/netns"], check=True)
        ip("link", "set", "lo", "up")
        ip("link", "add", "bridge", "type", "bridge")
        ip("addr", "add", f"{_BRIDGE}/24", "dev", "bridge")
        ip("link", "set", "bridge", "up")

    def place(self):
        """Returns a place for one more machine."""
        self.count += 1
        return Place(self.count) if self.is_private else Place(None)


class Place:
    """An address, in a namespace or on loopback."""

    def __init__(self, number):
        self.name, self.wrapper = None, []
        self.address, self.port = "127.0.0.1", None
        if number is None:
            self.port = mesh.free_port()
            return
        self.name, self.link = f"m{number}", f"v{number}"
        self.address, self.port = f"10.77.0.{number + 1}", PORT
        self.wrapper = ["ip", "netns", "exec", self.name]
        ip("netns", "add", self.name)
        ip("link", "add", self.link, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        ip("link", "set", self.link, "master", "bridge", "up")
        ip("-n", self.name, "addr", "add", f"{self.address}/24", "dev", "eth0")
        ip("-n", self.name, "link", "set", "eth0", "up")
        ip("-n", self.name, "link", "set", "lo", "up")

    def cut(self):
        ip("link", "set", self.link, "down")

    def heal(self):
        ip("link", "set", self.link, "up")


class Machine:
    """An MM (mesh-host) and `ee-monitor --exporter`."""

    def __init__(self, given, network, folder):
        self.given, self.place, self.folder = given, network.place(), folder
        os.makedirs(folder)
        self.instance = f"{self.place.address}:{self.place.port}"
        self.stats_file = os.path.join(folder, FILE_NAME)
        self.mm = self.exporter = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        self.start_mm()
        self.start_exporter()
        return self

    def start_mm(self):
        self.mm = Host([self.given.mesh_host], self.stats_file, register="a,b", rate=1, heartbeat=HEARTBEAT,
                       wrapper=self.place.wrapper).wait_ready()

    def start_exporter(self):
        # Nothing listens on port 1, so that an MM of the user on the default port is not asked.
        self.exporter = Child([*self.place.wrapper, self.given.ee_monitor, "--exporter", self.instance, "--stats-file", self.stats_file,
                               "--mm-url", "http://127.0.0.1:1"], title="the exporter", env=mesh.environment(self.folder))
        wait_until(self._answers, 20, lambda: f"the exporter to answer: {self.exporter.log()}", 0.02)

    def _answers(self):
        expect(self.exporter.running(), f"the exporter ended: {self.exporter.log()}")
        return answers(self.place)

    def kill_mm(self):
        self.mm.kill()

    def stop_mm(self):
        expect(self.mm.terminate() == 0, f"MM did not stop cleanly: {self.mm.log()}")

    def suspend_mm(self):
        self.mm.signal(signal.SIGSTOP)

    def resume_mm(self):
        self.mm.signal(signal.SIGCONT)

    def kill_exporter(self):
        self.exporter.kill()

    def kill(self):
        """The whole machine."""
        for child in filter(None, (self.mm, self.exporter)):
            child.kill()


def answers(place):
    """True if the target at `place` answers GET /metrics."""
    connection = http.client.HTTPConnection(place.address, place.port, timeout=1)
    try:
        connection.request("GET", "/metrics")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class AgentMachine(Machine):
    """A machine that no server reaches: its own agent scrapes it, and sends to the server at `url`."""

    def __init__(self, given, network, folder, url):
        super().__init__(given, network, folder)
        self.agent = Prometheus(os.path.join(folder, "agent"), self.place.address, sends_to=url, wrapper=self.place.wrapper)
        self.agent.set_targets([self.instance])

    def start(self):
        super().start()
        self.agent.start()
        return self

    def kill(self):
        self.agent.kill()
        super().kill()


class TextFileMachine(Machine):
    """A machine without an exporter of its own: a timer writes a text file, which node_exporter serves."""

    def start_exporter(self):
        texts = os.path.join(self.folder, "texts")
        os.makedirs(texts, exist_ok=True)
        self.timer_ended = threading.Event()
        self._write_text(texts)
        threading.Thread(target=self._run_timer, args=(texts,), daemon=True).start()
        self.exporter = Child([*self.place.wrapper, prometheus.program("prometheus-node-exporter"), "--collector.disable-defaults",
                               "--collector.textfile", f"--collector.textfile.directory={texts}", "--collector.time",
                               f"--web.listen-address={self.instance}"], title="node_exporter", env=mesh.environment(self.folder))
        wait_until(self._answers, 20, lambda: f"node_exporter to answer: {self.exporter.log()}", 0.02)

    def _run_timer(self, texts):
        while not self.timer_ended.wait(prometheus.INTERVAL):
            self._write_text(texts)

    def _write_text(self, texts):
        path = os.path.join(texts, "ee_monitor.prom")
        done = subprocess.run([self.given.ee_monitor, "--stats-file", self.stats_file, "--once", "--format", "prometheus", "--no-register"],
                              capture_output=True, env=mesh.environment(self.folder), timeout=20, check=False)
        expect(done.stdout, f"--once: {done.returncode} {done.stderr}")
        with open(path + ".new", "wb") as file:
            file.write(done.stdout)
        os.replace(path + ".new", path)

    def end_timer(self):
        self.timer_ended.set()

    def kill(self):
        self.end_timer()
        super().kill()


# What a target prints. Prometheus notices no end of the series before the broken line of HALF.
_STATES = "".join(f'ee_monitor_state{{state="{state}"}} {int(state == "Active")}\n'
                  for state in ("Checking", "NoFile", "Active", "Stopped", "NotUpdating", "Error"))
_FIGURES = 'mm_mesh_services{state="active"} 2\nmm_mesh_services{state="down"} 0\nmm_mesh_messages_total 5\n'
WHOLE = _STATES + _FIGURES
HALF = WHOLE + 'mm_mesh_services{state="\n'
EMPTY = ""


class OddTarget:
    """A target in this process, always on loopback or the bridge, that prints `text`. With `has_stamps` each sample has its own time."""

    def __init__(self, network, has_stamps=False, clock=None):
        self.text, self.has_stamps, self.clock = WHOLE, has_stamps, clock
        target = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802
                body = target.body().encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True

        self.server = Server((network.address, 0), Handler)
        self.instance = f"{network.address}:{self.server.server_address[1]}"

    def start(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def body(self):
        if not self.has_stamps:
            return self.text
        stamp = int(self.clock() * 1000)
        return "".join(f"{line} {stamp}\n" for line in self.text.splitlines())

    def kill(self):
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None


@contextlib.contextmanager
def ended(things):
    """Kills all, the last one first, at the end of the block, even if killing one fails."""
    try:
        yield
    finally:
        with contextlib.ExitStack() as stack:
            for thing in things:
                stack.callback(thing.kill)
