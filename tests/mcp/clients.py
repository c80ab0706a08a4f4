# SPDX-License-Identifier: MIT
"""The official clients (1.x, and 2.x in its three modes) and the inspector against MM: what they list and call is what the
service answers directly, and they stay connected while MM is killed and started again."""

import json
import os
import signal
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "system", "mesh"))

import conformance  # noqa: E402
import mesh  # noqa: E402
from mesh import expect  # noqa: E402

KINDS = ("v1", "legacy", "auto", "pin")
SECONDS = 60


class Setup:
    def __init__(self, given, home):
        self.given, self.home = given, home
        self.port = mesh.free_port()
        self.node = conformance.node(given.modules)

    def proxy(self):
        return mesh.Proxy(self.given.mm_proxy, self.home, port=self.port, stats_file=os.path.join(self.home, "stats.json"))

    def client(self, kind, proxy, fixture):
        return mesh.Process([self.node, os.path.join(HERE, "clients.mjs"), self.given.modules, kind, proxy.url,
                             f"http://127.0.0.1:{fixture.port}"], self.home)


def expect_line(client, kind, wanted):
    line = client.first_line(SECONDS)
    if line != wanted + "\n":
        code = client.wait(5) if not line else None
        raise mesh.Failure(f"the client {kind} printed {line!r} instead of {wanted!r} (exit code {code}):\n{client.log()}")


def official(setup):
    """All clients run while MM is killed and started again."""
    with setup.proxy() as first, \
            mesh.Service("fixture", first, setup.home, script=mesh.MCP_FIXTURE) as fixture:
        clients = {}
        try:
            for kind in KINDS:
                clients[kind] = setup.client(kind, first, fixture)
            for kind, client in clients.items():
                expect_line(client, kind, "restart")
            first.kill()
            with setup.proxy():
                for kind, client in clients.items():
                    client.signal(signal.SIGUSR2)
                for kind, client in clients.items():
                    expect_line(client, kind, "done")
                    expect(client.wait() == 0, f"the client {kind}: {client.log()}")
        finally:
            for client in clients.values():
                client.kill()


def inspect(setup, proxy, path, *options):
    """The output of the inspector, which is JSON."""
    script = os.path.join(setup.given.modules, "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js")
    done = subprocess.run([setup.node, script, "--cli", f"http://localhost:{proxy.port}{path}", "--transport", "http", *options],
                          env=mesh.environment(setup.home), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                          timeout=SECONDS)
    expect(done.returncode == 0, f"the inspector with {options}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def inspector(setup):
    with setup.proxy() as proxy, mesh.Service("fixture", proxy, setup.home, script=mesh.MCP_FIXTURE) as fixture:
        with mesh.Client(fixture.port) as direct:
            registered = [tool["name"] for tool in direct.ask("GET", "/tools").body if isinstance(tool, dict)]
            answer = direct.ask("POST", "/tools/test_multiple_content_types", {}).body
        for path, prefix in (("/mcp", "fixture__"), ("/mcp/fixture", "")):
            listed = [tool["name"] for tool in inspect(setup, proxy, path, "--method", "tools/list")["tools"]]
            missing = [name for name in registered if prefix + name not in listed]
            expect(not missing, f"the inspector on {path} does not list {missing}, but {listed}")
            found = inspect(setup, proxy, path, "--method", "tools/call", "--tool-name", prefix + "test_multiple_content_types")
            found.pop("resultType", None)
            expect(found == answer, f"the inspector on {path} gets {found} instead of {answer}")


def main():
    given = conformance.arguments(__doc__)
    with mesh.scratch(given) as home:
        setup = Setup(given, home)
        official(setup)
        inspector(setup)
    return f"clients {', '.join(KINDS)} and the inspector: all results as from the service itself, also after a restart"


if __name__ == "__main__":
    mesh.run(main)
