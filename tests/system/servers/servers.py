# SPDX-License-Identifier: MIT
"""Shared by all scripts in this folder: files of MCP servers, and an mm-proxy that runs them."""

import contextlib
import json
import os
import signal
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "mesh"))

import mesh  # noqa: E402
from mcpclient import Client  # noqa: E402
from mesh import Failure, expect, run, scratch, wait_until  # noqa: E402, F401
from stdioclient import StdioClient  # noqa: E402

MCPSERVER = os.path.join(HERE, "..", "..", "support", "mcpserver.py")
COUNTED = ("up", "busy")
IN_MEMORY = "/dev/shm"  # there the crash counter loses nothing


def command(*options):
    """The command line of the fixture server."""
    return [sys.executable, "-B", MCPSERVER, *options]


def entry(*options, **more):
    """An entry of the file for the fixture server."""
    first, *rest = command(*options)
    return {"command": first, "args": rest, **more}


def content(reply):
    """The JSON in the text of a tool's result."""
    return json.loads(reply.messages[-1]["result"]["content"][0]["text"])


def call_content(reply):
    """The text of a tool's result, or the error."""
    message = reply.messages[-1]
    return message.get("error") or message["result"]["content"][0]["text"]


def logged(path):
    """The lines of a server's log."""
    return Log(path).lines()


class Log:
    """The log of a server, of which only new lines are read."""

    def __init__(self, path):
        self.path, self.found, self.offset = path, [], 0

    def lines(self):
        with contextlib.suppress(FileNotFoundError), open(self.path, "rb") as file:
            file.seek(self.offset)
            for line in file:
                if line.endswith(b"\n"):
                    self.offset += len(line)
                    self.found.append(json.loads(line))
        return self.found


def brief(entry):
    """An entry of /services without its tools."""
    return {key: entry.get(key) for key in ("state", "reason", "restarts")} if entry else "not listed"


# ---- processes

def stat_of(pid):
    """State and parent of a process; None if there is none."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        state, parent = file.read().rpartition(")")[2].split()[:2]
        return state, int(parent)
    return None


def is_running(pid):
    """Whether the process exists and is no zombie."""
    found = stat_of(pid)
    return bool(found) and found[0] not in "ZX"


def command_line(pid):
    """Its arguments, each with a zero byte at its end."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/cmdline", "rb") as file:
        return file.read()
    return b""


def children_of(pid):
    found = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                found += map(int, file.read().split())
    return found


def processes(mark):
    """The running processes with `mark` in their command line, except this one."""
    return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc")))
            if mark.encode() in command_line(pid) and pid != os.getpid() and is_running(pid)]


def memory(pid):
    """Bytes of resident memory that belong to the process alone."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith(("Private_Clean:", "Private_Dirty:"))) * 1024


# ---- MM

class World:
    """A folder with a file of servers, and the MMs that use it, one at a time on the same port."""

    def __init__(self, given, folder, **entries):
        self.given, self.folder = given, folder
        self.port = mesh.free_port()
        self.config = os.path.join(folder, "mcp.json")
        self.stats_file = os.path.join(folder, "stats.json")
        self.write(entries)

    def log(self, name):
        """The path of the log of a server."""
        return os.path.join(self.folder, f"{name}.log")

    def entry(self, name, *options, **more):
        return entry("--name", name, "--log", self.log(name), *options, **more)

    def write(self, entries):
        self.write_text(json.dumps({"mcpServers": entries}, indent=1))

    def write_text(self, text, mode=0o600):
        """Replaces the file, as editors do."""
        with tempfile.NamedTemporaryFile("w", dir=self.folder, delete=False, encoding="utf-8") as file:
            file.write(text)
        os.chmod(file.name, mode)
        os.rename(file.name, self.config)

    def start(self, *options):
        return MM(self, *options)

    def again(self):
        """After a kill: an MM that is started here, unless a bridge was faster."""
        try:
            return self.start()
        except Failure:
            return Adopted(self)

    def bridge(self, *options, modern=True, timeout=40):
        """A client of mm-proxy as an MCP server on stdin and stdout."""
        return StdioClient([self.given.mm_proxy, "--http-port", str(self.port), "--stats-file", self.stats_file,
                            "--mcp-config", self.config, *options], modern, env=mesh.environment(self.folder), timeout=timeout)

    def once(self):
        """What the label shows, by ee-monitor."""
        with mesh.Process([self.given.ee_monitor, "--once", "--format", "json", "--stats-file", self.stats_file], self.folder) as label:
            line = label.first_line()
            expect(line, f"ee-monitor printed nothing: {label.log()}")
            return json.loads(line)


class Running:
    """What is asked of an MM that runs."""

    def mcp(self, path="/mcp", modern=True, timeout=40):
        return Client(self.port, path, modern, timeout=timeout)

    def services(self):
        with self.client() as client:
            return client.services()

    def metrics(self):
        with self.client() as client:
            return client.metrics()

    def state(self, name):
        return self.services().get(name, {}).get("state", "absent")

    def wait_for(self, name, *states, seconds=10):
        """Waits until the server has one of the states, and returns its entry."""
        def found():
            listed = self.services().get(name, {"state": "absent"})
            return listed if listed["state"] in states else None
        return wait_until(found, seconds, lambda: f"{name} to be {' or '.join(states)}: {brief(self.services().get(name))}; {self.log()[-1500:]}",
                          pause=0.02)

    def children(self, name):
        """The processes of a server that MM has started."""
        mark = self.world.log(name).encode() + b"\0"
        return [pid for pid in children_of(self.pid) if mark in command_line(pid) and is_running(pid)]

    def child(self, name):
        """Its one process."""
        return wait_until(lambda: self.children(name), 5, f"a process of {name}")[0]

    def control(self, name, action):
        """What the window does with a server. Returns the response."""
        with open(f"{self.world.stats_file}.control", encoding="ascii") as file:
            token = file.read().strip()
        with self.client() as client:
            body = json.dumps({"instance_name": name, "action": action})
            client.connection.request("POST", "/servers", body, {**mesh.HEADERS, "MM-Control": token})
            response = client.connection.getresponse()
            return mesh.Response(response.status, json.loads(response.read()))


class MM(Running, mesh.Proxy):
    def __init__(self, world, *options):
        self.world = world
        super().__init__(world.given.mm_proxy, world.folder, "--mcp-config", world.config, *options, port=world.port,
                         stats_file=world.stats_file)


class Adopted(Running):
    """An MM that a bridge has started."""

    def __init__(self, world):
        self.world, self.port = world, world.port
        self.stats_file = world.stats_file
        with self.client() as client:
            health = wait_until(lambda: self._health(client), 5, "the MM that a bridge has started")
        self.pid = health["pid"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    @staticmethod
    def _health(client):
        with contextlib.suppress(OSError):
            return client.ask("GET", "/health").body
        return None

    def client(self):
        return mesh.Client(self.port)

    def running(self):
        return is_running(self.pid)

    def log(self):
        return ""

    def lines(self):
        return []

    file = mesh.Proxy.file
    wait_for_file = mesh.Proxy.wait_for_file

    def _end(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)
        wait_until(lambda: not self.running(), 20, "MM's end")
        return 0

    def kill(self):
        return self._end(signal.SIGKILL)

    def terminate(self):
        return self._end(signal.SIGTERM)


def parser(description):
    options = mesh.parser(description)
    options.add_argument("--seed", type=int, default=None, help="of the random choices; printed")
    return options


@contextlib.contextmanager
def folder_of(given):
    """A folder in memory if possible, also for the crash counter, so that no count is lost at a kill."""
    in_memory = os.access(IN_MEMORY, os.W_OK)
    given.work_dir = given.work_dir or (IN_MEMORY if in_memory else None)
    with scratch(given) as folder, tempfile.TemporaryDirectory(dir=folder) as runtime:
        if in_memory:
            os.environ["XDG_RUNTIME_DIR"] = runtime
        try:
            yield folder
        finally:
            for pid in processes(folder):  # what a failed check has left, and MMs that bridges have started
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
