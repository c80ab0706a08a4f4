# SPDX-License-Identifier: MIT
"""MM as an MCP server for clients of the versions up to 2025-11-25: what the protocol asks, over the wire."""

import json
import os

import mesh
from mcpclient import BASE_HEADERS, INVALID_PARAMS, LEGACY, METHOD_NOT_FOUND, Client
from mesh import expect

VERSIONS = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
FORGOTTEN = 10_000  # sessions
MAX_GROWTH = 2 * 2**20  # bytes
BATCHES = "2025-03-26"  # the only version that has them


def handshakes(port, path):
    for asked in (*VERSIONS, "2099-01-01", "1.0"):
        with Client(port, path, modern=False, version=asked) as client:
            found = client.initialize()
            expected = asked if asked in VERSIONS else LEGACY
            expect(found["protocolVersion"] == expected, f"initialize with {asked}: {found}")
            expect(found["capabilities"]["tools"] == {"listChanged": True}, f"initialize: {found}")
            expect(found["serverInfo"]["name"] and found["serverInfo"]["version"], f"initialize: {found}")
            expect("resultType" not in found, f"a legacy result has resultType: {found}")
            expect(client.tools(), f"no tools for version {asked}")


def versions(client):
    one = client.body("tools/list", {}, 1)
    reply = client.exchange("POST", one, {**client.headers("tools/list", {}), "MCP-Protocol-Version": "1900-01-01"})
    expect(reply.status == 400, f"a bad version: {reply}")
    reply = client.exchange("POST", one, BASE_HEADERS)
    expect(reply.status == 200, f"no version: {reply}")


def methods(client):
    expect(client.result("ping") == {}, "ping")
    reply = client.ask("no/method")
    expect((reply.status, reply.messages[-1]["error"]["code"]) == (200, METHOD_NOT_FOUND), f"an unknown method: {reply}")
    first = client.result("tools/list")
    expect("resultType" not in first, f"a legacy result has resultType: {first}")
    expect(first == client.result("tools/list"), "the order of tools/list changes")
    expect(client.error("tools/list", {"cursor": "no such cursor"})[1] == INVALID_PARAMS, "a bad cursor")
    for method, params in (("notifications/cancelled", {"requestId": "unknown"}), ("notifications/anything", {}),
                           ("notifications/cancelled", {})):
        reply = client.notify(method, params)
        expect((reply.status, reply.raw) == (202, b""), f"{method}: {reply}")
    answer = client.exchange("POST", b'{"jsonrpc":"2.0","id":5,"result":{}}', client.headers("GET", {}))
    expect(answer.status == 202, f"the response of a client: {answer}")
    for identity in ("text", "", 0, -1, 2**53, "é\n\""):
        client.result("ping", identity=identity)  # checks that the response has the id


def batches(client):
    pair = json.dumps([{"jsonrpc": "2.0", "id": 1, "method": "ping"}, {"jsonrpc": "2.0", "method": "notifications/x"},
                       {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}]).encode()
    for version, status in ((BATCHES, 200), (None, 200), ("2025-06-18", 400), (LEGACY, 400)):
        own = {**BASE_HEADERS, **({"MCP-Protocol-Version": version} if version else {})}
        reply = client.exchange("POST", pair, own)
        expect(reply.status == status, f"a batch in version {version}: {reply}")
        if status == 200:
            expect(sorted(message["id"] for message in reply.messages) == [1, 2], f"a batch: {reply}")


def sessions(port, path):
    """A session id is only a tag: each is accepted, whoever made it, and needs no initialize."""
    with Client(port, path, modern=False) as client:
        client.session = "made-up"
        expect(client.tools(), "a made-up session id")
        reply = client.exchange("DELETE", headers=client.headers("GET", {}))
        expect(reply.status == 200, f"DELETE: {reply}")
        expect(client.tools(), "a deleted session id")


def forgotten(proxy, path):
    """Clients that begin a session and never end it leave nothing in MM."""
    if not os.path.exists("/proc/self/smaps_rollup"):
        return 0
    sizes = []
    with Client(proxy.port, path, modern=False) as client:
        for count in (FORGOTTEN // 10, FORGOTTEN):
            for _ in range(count):
                client.initialize()
            sizes.append(memory(proxy.pid))
    grown = sizes[1] - sizes[0]
    expect(grown <= MAX_GROWTH, f"memory grew by {grown / 2**20:.1f} MiB in {FORGOTTEN} sessions")
    return grown


def memory(pid):
    """Bytes of memory of its own. Clean pages are not: they become private when another process that maps the same library ends."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Private_Dirty:")) * 1024


def notices(client, proxy):
    with client.changes() as stream:
        expect(stream.status == 200 and stream.kind == "text/event-stream", f"GET: {stream.status} {stream.kind}")
        with proxy.client() as plain:
            for change in (lambda: plain.register("guest", 1, ["t"]), lambda: plain.deregister("guest")):
                change()
                notice = stream.next()
                expect(notice["method"] == "notifications/tools/list_changed" and "id" not in notice,
                       f"a change is reported as {notice}")


def main():
    given = mesh.parser(__doc__).parse_args()
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy, \
            mesh.Service("fixture", proxy, home, script=mesh.MCP_FIXTURE):
        for path in ("/mcp", "/mcp/fixture"):
            handshakes(proxy.port, path)
            sessions(proxy.port, path)
            with Client(proxy.port, path, modern=False) as client:
                client.initialize()
                versions(client)
                methods(client)
                batches(client)
                if path == "/mcp":
                    notices(client, proxy)
        grown = forgotten(proxy, "/mcp")
    return f"each requirement of the versions {', '.join(VERSIONS)} is met; memory grew by {grown / 2**20:.2f} MiB in {FORGOTTEN} sessions"


if __name__ == "__main__":
    mesh.run(main)
