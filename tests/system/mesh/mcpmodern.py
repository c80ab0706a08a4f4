# SPDX-License-Identifier: MIT
"""MM as an MCP server for clients of version 2026-07-28: what the protocol asks, over the wire."""

import base64
import itertools

import mesh
from mcpclient import (BASE_HEADERS, HEADER_MISMATCH, INVALID_PARAMS, METHOD_NOT_FOUND, MODERN, PREFIX, UNSUPPORTED_VERSION,
                       Client, Stream)
from mesh import expect

SUBSCRIPTION = PREFIX + "subscriptionId"


def expect_error(client, wanted, method, params=None, **more):
    found = client.error(method, params, **more)
    expect(found == wanted, f"{method} with {params} {more}: {found} instead of {wanted}")


def discovery(client):
    found = client.result("server/discover")
    expect(MODERN in found["supportedVersions"], f"discover: {found}")
    expect("tools" in found["capabilities"], f"discover: {found}")
    info = found["_meta"][PREFIX + "serverInfo"]
    expect(info["name"] and info["version"], f"discover: {found}")
    expect(found["capabilities"]["tools"].get("listChanged") is True, f"discover: {found}")
    expect_cacheable(found, "server/discover")


def expect_cacheable(result, what):
    expect(isinstance(result["ttlMs"], int) and result["ttlMs"] >= 0, f"{what}: ttlMs is {result['ttlMs']!r}")
    expect(result["cacheScope"] in ("public", "private"), f"{what}: cacheScope is {result['cacheScope']!r}")
    expect(result["resultType"] == "complete", f"{what}: resultType is {result['resultType']!r}")


def envelope(client):
    """What each request must have in its _meta."""
    for key in ("protocolVersion", "clientCapabilities"):
        left = client.meta()
        del left[PREFIX + key]
        _expect_invalid(client, {"_meta": left})
    _expect_invalid(client, {"_meta": {}})
    _expect_invalid(client, {})
    without_info = client.meta()
    del without_info[PREFIX + "clientInfo"]
    reply = client.exchange("POST", client.body("server/discover", {"_meta": without_info}, 1),
                            client.headers("server/discover", {}))
    expect(reply.status == 200 and "result" in reply.messages[-1], f"without clientInfo: {reply}")
    other = Client(client.port, client.path, version="2099-01-01")
    reply = other.ask("tools/list")
    error = reply.messages[-1]["error"]
    expect((reply.status, error["code"]) == (400, UNSUPPORTED_VERSION), f"version 2099-01-01: {reply}")
    expect(MODERN in error["data"]["supported"] and error["data"]["requested"] == "2099-01-01", f"version 2099-01-01: {error}")
    other.close()


def _expect_invalid(client, params):
    reply = client.exchange("POST", client.body("server/discover", params, "x"), client.headers("server/discover", {}))
    error = reply.messages[-1].get("error", {})
    expect((reply.status, error.get("code"), reply.messages[-1].get("id")) == (400, INVALID_PARAMS, "x"), f"{params}: {reply}")


def lists(client):
    pages = [client.result("tools/list") for _ in range(3)]
    expect(pages[0] == pages[1] == pages[2], "the order of tools/list changes")
    expect_cacheable(pages[0], "tools/list")
    status, code = client.error("tools/list", {"cursor": "no such cursor"})
    expect(code == INVALID_PARAMS and status in (200, 400), f"a bad cursor: {status} {code}")


def headers(client):
    call = {"name": "test_simple_text", "arguments": {}}
    mismatch = (400, HEADER_MISMATCH)
    for changed in ({"Mcp-Method": None}, {"Mcp-Method": "tools/list"}, {"Mcp-Method": "TOOLS/CALL"}, {"Mcp-Name": None},
                    {"Mcp-Name": "exact"}, {"Mcp-Name": ""}, {"Mcp-Name": "=?base64?ZXhhY3Q=?="}, {"Mcp-Name": "=?base64?!?="},
                    {"MCP-Protocol-Version": "2025-11-25"}, {"MCP-Protocol-Version": None}):
        expect_error(client, mismatch, "tools/call", call, headers=changed)
    encoded = f"=?base64?{base64.b64encode(b'test_simple_text').decode()}?="
    for changed in ({"Mcp-Name": encoded}, {"Mcp-Name": "  test_simple_text \t"}, {"Mcp-Name": None, "MCP-NAME": call["name"]},
                    {"Mcp-Session-Id": "made up"}, {"Last-Event-ID": "7"}):
        reply = client.ask("tools/call", call, headers=changed)
        expect(reply.status == 200, f"{changed}: {reply}")
        expect("Mcp-Session-Id" not in reply.headers, f"a session id for a modern client: {reply}")
    mirrored = {"name": "test_custom_header", "arguments": {"region": "Zürich", "count": 3}}
    region = f"=?base64?{base64.b64encode('Zürich'.encode()).decode()}?="
    right = {"Mcp-Param-Region": region, "Mcp-Param-Count": "3"}
    expect(client.ask("tools/call", mirrored, headers=right).status == 200, "right Mcp-Param-* headers")
    for changed in ({"Mcp-Param-Region": None}, {"Mcp-Param-Region": "Bern"}, {"Mcp-Param-Count": "4"},
                    {"Mcp-Param-Region": "=?base64?WsO8cmljaA?="}):
        expect_error(client, mismatch, "tools/call", mirrored, headers={**right, **changed})


def methods(client):
    missing = (404, METHOD_NOT_FOUND)
    for name in ("no/method", "ping", "logging/setLevel", "initialize", "resources/subscribe", "tools/List", ""):
        expect_error(client, missing, name)
    version = {**BASE_HEADERS, "MCP-Protocol-Version": MODERN}
    for verb in ("GET", "DELETE"):
        reply = client.exchange(verb, headers=version)
        expect(reply.status == 405, f"{verb}: {reply}")
    reply = client.notify("notifications/anything")
    expect((reply.status, reply.raw) == (202, b""), f"a notification: {reply}")
    one = client.body("tools/list", client.params(), 1)
    for body in (b"[" + one + b"]", b"[]", b"7", b'"x"', b"null", b"{}", b"{", b'{"jsonrpc":"1.0","id":1,"method":"tools/list"}'):
        reply = client.exchange("POST", body, client.headers("tools/list", {}))
        expect(400 <= reply.status < 500 and (not reply.messages or "error" in reply.messages[-1]), f"{body}: {reply}")
    for identity in ("text", "", 0, -1, 2**53, "é\n\""):
        client.result("tools/list", identity=identity)  # checks that the response has the id
    reply = client.exchange("POST", one, {**client.headers("tools/list", {}), "Content-Type": "text/plain"})
    expect(reply.status == 415, f"text/plain: {reply}")


def security(client):
    one = client.body("tools/list", client.params(), 1)
    own = client.headers("tools/list", {})
    for wrong, status in (({"Origin": "http://example.com"}, 403), ({"Origin": "null"}, 403), ({"Host": "example.com"}, 421)):
        for verb, body in (("POST", one), ("GET", None), ("DELETE", None)):
            reply = client.exchange(verb, body, {**own, **wrong})
            expect(reply.status == status, f"{verb} with {wrong}: {reply.status} instead of {status}")
    reply = client.exchange("POST", one, {**own, "Origin": f"http://localhost:{client.port}"})
    expect(reply.status == 200, f"our own origin: {reply}")


def notices(client, proxy):
    """Each stream gets what it asked for, first of all the acknowledgement, and a last response when MM is stopped."""
    asked = {"toolsListChanged": True}
    wanted = Stream(client.begin("subscriptions/listen", {"notifications": asked}, identity="one"))
    other = Stream(client.begin("subscriptions/listen", {"notifications": {"promptsListChanged": True}}, identity=2))
    with wanted, other:
        expect(wanted.status == 200 and wanted.kind == "text/event-stream", f"listen: {wanted.status} {wanted.kind}")
        for stream, identity, granted in ((wanted, "one", [asked]), (other, 2, [{}, {"promptsListChanged": True}])):
            first = stream.next()
            expect(first["method"] == "notifications/subscriptions/acknowledged", f"listen begins with {first}")
            expect(first["params"]["_meta"][SUBSCRIPTION] == identity, f"listen {identity!r}: {first}")
            expect(first["params"]["notifications"] in granted, f"listen {identity!r}: {first}")
        with proxy.client() as plain:
            for change in (lambda: plain.register("guest", 1, ["t"]), lambda: plain.deregister("guest")):
                change()
                notice = wanted.next()
                expect(notice["method"] == "notifications/tools/list_changed", f"a change is reported as {notice}")
                expect(notice["params"]["_meta"][SUBSCRIPTION] == "one", f"a change is reported as {notice}")
            plain.register("fixture", plain.services()["fixture"]["port"], ["other"])
            expect(wanted.next()["method"] == "notifications/tools/list_changed", "renewed tools")
        expect(proxy.terminate() == 0, f"SIGTERM with open streams: {proxy.lines()}")
        for stream, identity in ((wanted, "one"), (other, 2)):
            rest = list(itertools.takewhile(lambda message: message is not None, iter(stream.next, 0)))
            expect([message.get("id") for message in rest] == [identity], f"the end of listen {identity!r}: {rest}")
            expect(rest[0]["result"]["_meta"][SUBSCRIPTION] == identity, f"the end of listen {identity!r}: {rest}")


def main():
    given = mesh.parser(__doc__).parse_args()
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy, \
            mesh.Service("fixture", proxy, home, script=mesh.MCP_FIXTURE), \
            Client(proxy.port) as every, Client(proxy.port, "/mcp/fixture") as one:
        for client in (every, one):
            discovery(client)
            envelope(client)
            lists(client)
            methods(client)
            security(client)
        headers(one)
        with Client(proxy.port, "/mcp/nobody") as unknown:
            reply = unknown.exchange("POST", unknown.body("tools/list", unknown.params(), 1), unknown.headers("tools/list", {}))
            expect(reply.status == 404, f"an unknown service: {reply}")
        notices(every, proxy)
    return "each requirement of version 2026-07-28 is met"


if __name__ == "__main__":
    mesh.run(main)
