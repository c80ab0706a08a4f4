# SPDX-License-Identifier: MIT
"""Compares a trivial tool call through MM's MCP endpoint with POST /call, with the service and a stdio server directly, and
with other gateways (install them with tests/mcp/install.py; left out without --peers). The client sends prepared bytes and
reads bytes. Fails only if a response is wrong."""

import contextlib
import json
import os
import platform
import shlex
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "system", "mesh"), os.path.join(HERE, "..", "mcp")]

import conformance  # noqa: E402
import mesh  # noqa: E402
from mcpclient import BASE_HEADERS, LEGACY, Client  # noqa: E402
from proxybench import table  # noqa: E402

STDIO = [sys.executable, "-B", os.path.join(HERE, "stdioserver.py")]
ARGUMENTS = {"text": "x" * 100}
DONE = b"done"


def request(path, body, headers=None):
    """The bytes of a POST."""
    raw = json.dumps(body).encode()
    head = "".join(f"{key}: {value}\r\n" for key, value in {**BASE_HEADERS, **(headers or {})}.items())
    return f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(raw)}\r\n{head}\r\n".encode() + raw


def message(method, params=None, identity=1):
    return {"jsonrpc": "2.0", "method": method, "params": params or {}, **({"id": identity} if identity else {})}


INITIALIZE = message("initialize", {"protocolVersion": LEGACY, "capabilities": {}, "clientInfo": {"name": "bench", "version": "1"}})
INITIALIZED = message("notifications/initialized", identity=None)


class Http:
    """One connection; a call sends bytes and reads a response."""

    def __init__(self, port, call=None):
        self.port, self.bytes = port, call
        self.connect()

    def connect(self):
        self.socket = socket.create_connection(("localhost", self.port), timeout=20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def exchange(self, raw):
        """Returns head and body of the response."""
        self.socket.sendall(raw)
        return self.receive()

    def receive(self):
        data = b""
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self._more()
        head = data[:end].lower()
        if b"content-length:" in head:
            size = end + 4 + int(head.partition(b"content-length:")[2].split()[0])
            while len(data) < size:
                data += self._more()
        elif b"chunked" in head:
            while not data.endswith(b"0\r\n\r\n"):
                data += self._more()
        return data[:end], data[end + 4:]

    def _more(self):
        found = self.socket.recv(65536)
        mesh.expect(found, "the server closed the connection")
        return found

    def call(self):
        return self.exchange(self.bytes)[1]


def handshake(port, path, tool):
    """A legacy client; returns it ready to call."""
    client = Http(port)
    head, body = client.exchange(request(path, INITIALIZE))
    mesh.expect(b'"result"' in body, f"initialize: {head} {body}")
    version = {"MCP-Protocol-Version": LEGACY}
    for line in head.split(b"\r\n"):
        if line.startswith(b"mcp-session-id:"):
            version["Mcp-Session-Id"] = line.partition(b":")[2].strip().decode()
    client.exchange(request(path, INITIALIZED, version))
    client.bytes = request(path, message("tools/call", {"name": tool, "arguments": ARGUMENTS}, 2), version)
    return client


class Sse:
    """The transport of version 2024-11-05: requests are posted, and answered on a stream."""

    def __init__(self, port, tool):
        self.stream, self.posts = Http(port), Http(port)
        self.stream.socket.sendall(b"GET /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
        self.path = self._wait_for(b"data: ", b"\n").decode()
        self._post(INITIALIZE)
        self._wait_for(b'"result"', b"\n\n")
        self._post(INITIALIZED)
        self.bytes = request(self.path, message("tools/call", {"name": tool, "arguments": ARGUMENTS}, 2))

    def _wait_for(self, begin, end):
        data = b""
        while begin not in data or end not in data.partition(begin)[2]:
            data += self.stream._more()
        return data.partition(begin)[2].partition(end)[0].strip()

    def _post(self, body):
        self.posts.exchange(request(self.path, body))

    def call(self):
        self.posts.exchange(self.bytes)
        return self._wait_for(b"data: ", b"\n\n")


class Stdio:
    def __init__(self, command, tool="work", **options):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        preexec_fn=mesh.children.die_with_parent, **options)
        self.bytes = json.dumps(INITIALIZE).encode() + b"\n"
        self.call()
        self.process.stdin.write(json.dumps(INITIALIZED).encode() + b"\n")
        self.bytes = json.dumps(message("tools/call", {"name": tool, "arguments": ARGUMENTS}, 2)).encode() + b"\n"

    def call(self):
        self.process.stdin.write(self.bytes)
        self.process.stdin.flush()
        while b'"id":' not in (line := self.process.stdout.readline()):
            mesh.expect(line, "the server ended")  # else a notification
        return line

    def close(self):
        self.process.kill()
        self.process.wait()


def pss(pid):
    """Megabytes of memory, with shared pages divided among the processes that share them."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024


class Gateway(mesh.Process):
    """A gateway in front of the stdio server, whose port is ready."""

    def __init__(self, given, folder, script, *options):
        self.port = mesh.free_port()
        options = [option.replace("PORT", str(self.port)) for option in options]
        super().__init__([conformance.node(given.modules), os.path.join(given.peers, script), *options], folder)
        mesh.wait_until(self._answers, 30, lambda: f"{script} to listen: {self.log()}", pause=0.1)

    def _answers(self):
        with contextlib.suppress(OSError), socket.create_connection(("localhost", self.port), timeout=1):
            return True
        return False


def ready(connect):
    """The client once its tool can be called: some gateways listen before their server has started."""
    def attempt():
        with contextlib.suppress(mesh.Failure, OSError):
            client = connect()
            return client if DONE in client.call() else None
    return mesh.wait_until(attempt, 30, "the tool to be there", pause=0.2)


def peers(given, folder, stack):
    """Name, client and process of each other gateway."""
    config = os.path.join(folder, "peer.json")
    with open(config, "w", encoding="ascii") as file:
        json.dump({"mcpServers": {"bench": {"command": STDIO[0], "args": STDIO[1:]}}}, file)
    hub = stack.enter_context(Gateway(given, folder, "mcp-hub/dist/cli.js", "--port", "PORT", "--config", config))
    yield "mcp-hub", ready(lambda: Sse(hub.port, "bench__work")), hub
    proxy = stack.enter_context(Gateway(given, folder, "mcp-proxy/dist/bin/mcp-proxy.mjs", "--port", "PORT", "--server", "stream",
                                        "--", *STDIO))
    yield "mcp-proxy", ready(lambda: handshake(proxy.port, "/mcp", "work")), proxy
    gateway = stack.enter_context(Gateway(given, folder, "supergateway/dist/index.js", "--stdio", shlex.join(STDIO), "--port", "PORT",
                                          "--outputTransport", "streamableHttp", "--stateful", "--logLevel", "none"))
    yield "supergateway", ready(lambda: handshake(gateway.port, "/mcp", "work")), gateway


def modern(port, path, tool):
    client = Client(port, path)
    params = client.params({"name": tool, "arguments": ARGUMENTS})
    return Http(port, request(path, message("tools/call", params), client.headers("tools/call", params)))


def ours(given, folder, stack):
    """Name, client and process of each path through MM, and of the direct ones."""
    proxy = stack.enter_context(mesh.Proxy(given.mm_proxy, folder, stats_file=os.path.join(folder, "mm.json")))
    service = stack.enter_context(mesh.Service("worker", proxy, folder, "--heartbeats", "0", script="fast.py"))
    call = {"target_instance": "worker", "tool_name": "work", "arguments": ARGUMENTS}
    yield "the service, directly", Http(service.port, request("/tools/work", ARGUMENTS)), None
    yield "MM, POST /call", Http(proxy.port, request("/call", call)), proxy
    yield "MM, /mcp, 2026-07-28", modern(proxy.port, "/mcp", "worker__work"), proxy
    yield "MM, /mcp, 2025-11-25", handshake(proxy.port, "/mcp", "worker__work"), proxy
    yield "MM, /mcp/worker, 2026-07-28", modern(proxy.port, "/mcp/worker", "work"), proxy
    bridge = stack.enter_context(contextlib.closing(Stdio([given.mm_proxy, "--http-port", str(proxy.port)], "worker__work")))
    yield "MM, on stdin, 2025-11-25", bridge, bridge.process
    yield from run_by_mm(given, folder, stack)


def run_by_mm(given, folder, stack):
    """Stdio servers, directly and as servers of MM."""
    commands = {"python": STDIO}
    if given.modules:
        commands["node"] = [conformance.node(given.modules), os.path.join(HERE, "nodeserver.mjs"), given.modules]
    config = os.path.join(folder, "mcp.json")
    with open(config, "w", encoding="utf-8") as file:
        json.dump({"mcpServers": {name: {"command": first, "args": rest} for name, (first, *rest) in commands.items()}}, file)
    os.chmod(config, 0o600)
    proxy = stack.enter_context(mesh.Proxy(given.mm_proxy, folder, "--mcp-config", config, stats_file=os.path.join(folder, "run.json")))
    with proxy.client() as client:
        mesh.wait_until(lambda: all(entry["state"] == "up" for entry in client.services().values()), 20, "the servers to be up", pause=0.1)
    for name, command in commands.items():
        direct = stack.enter_context(contextlib.closing(Stdio(command)))
        yield f"a stdio server in {name}, directly", direct, direct.process
        yield f"MM runs it, /mcp/{name}, 2026-07-28", modern(proxy.port, f"/mcp/{name}", "work"), proxy
        yield f"MM runs it, /mcp/{name}, 2025-11-25", handshake(proxy.port, f"/mcp/{name}", "work"), proxy
        for options, tool in ((["--service", name], "work"), ([], f"{name}__work")):
            bridge = stack.enter_context(contextlib.closing(Stdio(
                [given.mm_proxy, "--http-port", str(proxy.port), "--stats-file", proxy.stats_file, *options], tool,
                env=mesh.environment(folder))))
            yield f"MM runs it, bridge{' of all' if not options else ''}, {name}", bridge, bridge.process


def measure(client, calls):
    """Seconds of each call."""
    took = []
    for _ in range(calls):
        began = time.perf_counter()
        answer = client.call()
        took.append(time.perf_counter() - began)
        mesh.expect(DONE in answer, f"a wrong response: {answer}")
    return took


def bench(given, folder):
    with contextlib.ExitStack() as stack:
        targets = list(ours(given, folder, stack))
        if given.peers:
            targets += peers(given, folder, stack)
        found = defaultdict(list)
        for _ in range(given.rounds):
            for name, client, _ in targets:
                if isinstance(client, Http):
                    client.connect()  # one that was idle for long may be closed
                measure(client, given.calls // 10 + 1)  # to warm up
                found[name] += measure(client, given.calls)
        rows = [["", "p50", "p99", "memory"], ["", "ms", "ms", "MB PSS"]]
        for name, _, process in targets:
            took = sorted(found[name])
            p99 = took[min(len(took) - 1, len(took) * 99 // 100)]
            rows.append([name, f"{statistics.median(took) * 1e3:.3f}", f"{p99 * 1e3:.3f}", f"{pss(process.pid):.1f}" if process else ""])
        lines = [shlex.join(["python3", *sys.argv]),
                 f"{os.cpu_count()} cores, Linux {platform.release()}, Python {platform.python_version()}; {given.rounds} rounds of "
                 f"{given.calls} calls, one at a time, all targets alternating", table(rows)]
        if not given.peers:
            lines.append("the other gateways were left out: without --peers")
        return "\n\n".join(lines)


def main():
    options = mesh.parser(__doc__)
    options.add_argument("--peers", metavar="FOLDER", type=os.path.abspath, help="the folder node_modules of tests/mcp/peers")
    options.add_argument("--modules", metavar="FOLDER", type=os.path.abspath, help="that of tests/mcp, for its node")
    options.add_argument("--quick", action="store_true", help="few calls: only check that it works")
    options.add_argument("--calls", type=int, default=1000, help="of each target in each round")
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    if given.quick:
        given.calls, given.rounds = 20, 1
    if given.peers and not given.modules:
        raise SystemExit("--peers needs --modules")
    with mesh.scratch(given) as folder:
        return bench(given, folder)


if __name__ == "__main__":
    mesh.run(main)
