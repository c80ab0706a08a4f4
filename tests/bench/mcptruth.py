# SPDX-License-Identifier: MIT
"""What MM and other gateways say of a server that was killed with -9 and can't start again: their state or health, the list of tools,
and a call; whether they accept a foreign Origin, and where they listen. Install the gateways with tests/mcp/install.py; left out
without --peers. Measures, and fails only if MM itself is wrong."""

import contextlib
import http.client
import json
import os
import shlex
import signal
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "system", "servers"), os.path.join(HERE, "..", "mcp")]

import servers  # noqa: E402
from mcpbench import BASE_HEADERS, Gateway, Http, INITIALIZE, INITIALIZED, Sse, handshake, message, ready, request  # noqa: E402
from proxybench import table  # noqa: E402
from servers import expect, mesh  # noqa: E402

WAITS = (2, 35)  # seconds after the kill
HEALTH = ("/health", "/healthz", "/ping")


def get(port, path, headers=None, body=None):
    """Status and text of a response."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        connection.request("POST" if body else "GET", path, json.dumps(body) if body else None, headers or {})
        response = connection.getresponse()
        return response.status, response.read(4096).decode(errors="replace")


def listening(pid):
    """The addresses on which a process listens."""
    nodes = set()
    for name in os.listdir(f"/proc/{pid}/fd"):
        with contextlib.suppress(OSError):
            nodes.add(os.readlink(f"/proc/{pid}/fd/{name}").removeprefix("socket:[").removesuffix("]"))
    found = set()
    for table_name in ("tcp", "tcp6"):
        with open(f"/proc/{pid}/net/{table_name}", encoding="ascii") as file:
            for line in list(file)[1:]:
                fields = line.split()
                if fields[3] == "0A" and fields[9] in nodes:
                    address = fields[1].partition(":")[0]
                    everywhere = set(address) == {"0"}
                    found.add(("all " if everywhere else "loopback ") + ("IPv6" if len(address) > 8 else "IPv4"))
    return ", ".join(sorted(found))


def health(port):
    for path in HEALTH:
        with contextlib.suppress(OSError, http.client.HTTPException):
            status, text = get(port, path)
            if status == 200:
                return f"{path} 200 {text[:20]!r}"
    return "none"


def in_words(attempt):
    """The outcome of a call: its text, an error, or that there was none."""
    try:
        found = attempt()
    except (OSError, servers.Failure, http.client.HTTPException) as error:
        return f"no response ({type(error).__name__})"
    text = found.decode(errors="replace")
    if '"isError":true' in text.replace(" ", ""):
        return "isError"
    return "error" if '"error"' in text else "answered" if '"result"' in text else text[:40]


class Subject:
    """A gateway with the killed server behind it. `path` is that of its MCP endpoint."""

    def __init__(self, name, port, process, path, connect, state):
        self.name, self.port, self.process, self.path, self.connect, self.state = name, port, process, path, connect, state
        self.client = ready(connect)

    def tools(self):
        """The number of tools that it lists."""
        try:
            client = self.connect()
            text = listed(client)
        except (OSError, servers.Failure) as error:
            return f"none ({type(error).__name__})"
        return str(text.count(b'"inputSchema"'))

    def origin(self):
        status, _ = get(self.port, self.path, {**BASE_HEADERS, "Origin": "http://evil.example"}, INITIALIZE) if self.path else \
            get(self.port, "/api/servers", {"Origin": "http://evil.example"})
        return "accepted" if status == 200 else f"refused, {status}"


def listed(client):
    body = message("tools/list", {}, 3)
    if isinstance(client, Sse):
        client.posts.exchange(request(client.path, body))
        return client._wait_for(b'"tools"', b"\n\n")
    first = client.bytes
    head = first.partition(b"\r\n\r\n")[0].split(b"\r\n")
    own = {key.decode(): value.strip().decode() for key, _, value in (line.partition(b":") for line in head[1:])
           if key.lower() in (b"mcp-session-id", b"mcp-protocol-version")}
    return client.exchange(request(head[0].split()[1].decode(), body, own))[1]


def subjects(given, world, stack):
    ours = stack.enter_context(world.start())
    ours.wait_for("bench", "up", seconds=20)
    yield Subject("MM", ours.port, ours, "/mcp", lambda: handshake(ours.port, "/mcp", "bench__work"),
                  lambda: f"/services {ours.services()['bench']['state']}")
    if not given.peers:
        return
    command = servers.command("--name", "bench", "--one-page", "--start", f"@{world.folder}/start")
    hub = stack.enter_context(Gateway(given, world.folder, "mcp-hub/dist/cli.js", "--port", "PORT", "--config", world.config))

    def hub_state():
        found = json.loads(get(hub.port, "/api/servers")[1])["servers"][0]
        return f"/api/servers {found['status']}"

    yield Subject("mcp-hub", hub.port, hub, None, lambda: Sse(hub.port, "bench__work"), hub_state)
    proxy = stack.enter_context(Gateway(given, world.folder, "mcp-proxy/dist/bin/mcp-proxy.mjs", "--port", "PORT", "--server", "stream",
                                        "--", *command))
    yield Subject("mcp-proxy", proxy.port, proxy, "/mcp", lambda: handshake(proxy.port, "/mcp", "work"), lambda: health(proxy.port))
    gateway = stack.enter_context(Gateway(given, world.folder, "supergateway/dist/index.js", "--stdio", shlex.join(command), "--port",
                                          "PORT", "--outputTransport", "streamableHttp", "--stateful", "--logLevel", "none",
                                          "--healthEndpoint", "/healthz"))
    yield Subject("supergateway", gateway.port, gateway, "/mcp", lambda: handshake(gateway.port, "/mcp", "work"),
                  lambda: health(gateway.port))


def kill_servers(world):
    """No server can start from now on, and those that run are killed."""
    with open(f"{world.folder}/start", "w", encoding="ascii") as file:
        file.write("exit:1:it is gone")
    for pid in servers.processes(f"@{world.folder}/start"):
        if b"mcpserver.py" in servers.command_line(pid) and servers.command_line(pid).startswith(sys.executable.encode()):
            os.kill(pid, signal.SIGKILL)


def measure(given, world):
    rows = [["after kill -9 of the server", *(f"state after {wait} s" for wait in WAITS), "tools listed then", "a call then",
             "foreign Origin", "listens on"]]
    with contextlib.ExitStack() as stack:
        found = list(subjects(given, world, stack))
        before = {each.name: each.tools() for each in found}
        kill_servers(world)
        began, states = time.monotonic(), {each.name: [] for each in found}
        for wait in WAITS[:1] if given.quick else WAITS:
            time.sleep(max(0, began + wait - time.monotonic()))
            for each in found:
                states[each.name].append(each.state())
        for each in found:
            if isinstance(each.client, Http):
                each.client.connect()  # one that was idle for long may be closed
            call = in_words(each.client.call)
            rows.append([each.name, *(states[each.name] + [""])[:2], f"{each.tools()} of {before[each.name]}", call, each.origin(),
                         listening(each.process.pid)])
    ours = rows[1]
    expect("down" in ours[1], f"MM says of a killed server: {ours}")
    expect("refused" in ours[5] and "all" not in ours[6], f"MM: {ours}")
    return table(rows)


def main():
    options = servers.parser(__doc__)
    options.add_argument("--peers", metavar="FOLDER", type=os.path.abspath, help="the folder node_modules of tests/mcp/peers")
    options.add_argument("--modules", metavar="FOLDER", type=os.path.abspath, help="that of tests/mcp, for its node")
    options.add_argument("--quick", action="store_true", help="only the first state")
    given = options.parse_args()
    with servers.scratch(given) as folder:
        world = servers.World(given, folder)
        world.write({"bench": servers.entry("--name", "bench", "--one-page", "--start", f"@{folder}/start")})
        return measure(given, world)


if __name__ == "__main__":
    mesh.run(main)
