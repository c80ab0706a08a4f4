# SPDX-License-Identifier: MIT
"""Shared by all scripts in this folder: an mm-proxy process, its clients, and service processes."""

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import signal
import socket
import sys
from collections import namedtuple

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, "..", "..", "support"), os.path.join(HERE, "..", "faults")]

import children  # noqa: E402
from children import Failure, expect, run, wait_until  # noqa: E402, F401
from harness import judge, scratch, whole  # noqa: E402, F401

MCP_FIXTURE = os.path.join(HERE, "..", "..", "mcp", "fixture.py")  # for Service(script=)
EXIT_TAKEN = 69
EXIT_USAGE = 64
HEADERS = {"Content-Type": "application/json"}
REMOVED_PREFIXES = ("MM_", "LC_", "LANG", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
SAMPLE = re.compile(r"([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)")
LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')
UNESCAPED = {"n": "\n", '"': '"', "\\": "\\"}

Response = namedtuple("Response", "status body")


# ---- processes

def environment(home):
    """The environment without variables that name the user's files or an HTTP proxy server."""
    own = {key: value for key, value in os.environ.items() if not key.upper().startswith(REMOVED_PREFIXES)}
    return {**own, "HOME": home, "LC_ALL": "C.UTF-8"}


class Process(children.Child):
    def __init__(self, command, home):
        super().__init__(command, env=environment(home))


class Proxy(children.Proxy):
    def __init__(self, program, home, *options, port=0, stats_file=None):
        self.stats_file = stats_file or os.path.join(home, ".mm_mesh_stats.json")
        super().__init__(program, *options, port=port, stats_file=stats_file, env=environment(home))

    def file(self):
        """Its stats file, which must be valid at any time."""
        found = judge(self.stats_file)
        expect(whole(found), f"the file is broken: {found.why or found.raw!r}")
        return found

    def wait_for_file(self, what, condition, seconds=2.0):
        """The file's content once it meets the condition."""
        def matching():
            data = self.file().data
            return data if condition(data) else None
        return wait_until(matching, seconds, lambda: f"{what} in the file, which has {self.file().data}")

    def client(self):
        return Client(self.port)


class Service(Process):
    """A registered service in a separate process. `script` is peer.py or fast.py."""

    def __init__(self, name, proxy, home, *options, script="peer.py"):
        super().__init__([sys.executable, "-B", os.path.join(HERE, script), name, "--mm", proxy.url, *options],
                         home)
        self.name = name
        line = self.first_line()
        if not line.startswith("registered "):
            self.kill()
            raise Failure(f"the service {name} did not get ready: {line!r} {self.lines()}")
        self.port = int(line.split()[1])

    def tally(self):
        """The service's own counts of calls: "begun" and "served"."""
        with Client(self.port) as client:
            return client.ask("GET", "/tally").body


def failed_start(program, home, *options):
    """The exit code and the lines on stderr of an mm-proxy that must not start."""
    with Process([program, *options], home) as process:
        code = process.wait(10)
        expect(process.output() == "", f"{options}: mm-proxy printed something before it failed")
        return code, process.lines()


def free_port():
    """A free port outside the ephemeral range, so that it stays free between two runs of a server."""
    for port in random.sample(range(12_000, 32_000), 1000):
        with socket.socket() as four, socket.socket(socket.AF_INET6) as six, contextlib.suppress(OSError):
            four.bind(("127.0.0.1", port))
            with contextlib.suppress(OSError):
                six.bind(("::1", port))
            return port
    raise Failure("no port is free")


# ---- clients

class Client:
    """One keep-alive connection."""

    def __init__(self, port, host="127.0.0.1", timeout=40):
        self.connection = http.client.HTTPConnection(host, port, timeout=timeout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def connect(self):
        if self.connection.sock is None:
            self.connection.connect()

    def close(self):
        self.connection.close()

    def ask(self, method, path, body=None):
        raw = None if body is None else json.dumps(body).encode()
        self.connection.request(method, path, raw, HEADERS if raw is not None else {})
        response = self.connection.getresponse()
        text = response.read().decode("utf-8")
        kind = response.headers.get_content_type()
        return Response(response.status, json.loads(text) if kind == "application/json" else text)

    def call(self, target, tool, arguments=None, timeout=None):
        body = {"target_instance": target, "tool_name": tool, "arguments": arguments or {}}
        return self.ask("POST", "/call", body if timeout is None else {**body, "timeout": timeout})

    def register(self, name, port, tools=()):
        return self.ask("POST", "/register", {"instance_name": name, "port": port, "tools": list(tools)})

    def deregister(self, name):
        return self.ask("POST", "/deregister", {"instance_name": name})

    def heartbeat(self, name):
        return self.ask("POST", "/heartbeat", {"instance_name": name})

    def services(self):
        """The services by name."""
        status, body = self.ask("GET", "/services")
        expect(status == 200, f"/services: {status} {body}")
        names = [entry["instance_name"] for entry in body["services"]]
        expect(len(set(names)) == len(names), f"/services has duplicate names: {names}")
        return {entry["instance_name"]: entry for entry in body["services"]}

    def metrics(self):
        status, text = self.ask("GET", "/metrics")
        expect(status == 200, f"/metrics: {status} {text}")
        return Metrics(text)


class Metrics:
    def __init__(self, text):
        self.samples = []  # name, labels, value
        for line in filter(lambda line: line and not line.startswith("#"), text.split("\n")):
            found = SAMPLE.fullmatch(line)
            expect(found, f"/metrics has the line {line!r}")
            labels = {key: re.sub(r"\\(.)", lambda m: UNESCAPED[m[1]], value)
                      for key, value in LABEL.findall(found[2] or "")}
            self.samples.append((found[1], labels, float(found[3])))

    def of(self, name, **labels):
        """The values of the samples with this name and at least these labels."""
        return [value for sample, sample_labels, value in self.samples
                if sample == name and labels.items() <= sample_labels.items()]

    def sum(self, name, **labels):
        return sum(self.of(name, **labels))


# ---- running a script

def parser(description):
    options = argparse.ArgumentParser(description=description)
    options.add_argument("mm_proxy", metavar="MM_PROXY")
    options.add_argument("mesh_host", metavar="MESH_HOST", nargs="?")
    options.add_argument("--full", action="store_true", help="more rounds than in CI")
    options.add_argument("--work-dir", default=None, help="the folder of temporary files")
    return options


@contextlib.contextmanager
def suspended(process):
    process.signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.signal(signal.SIGCONT)
