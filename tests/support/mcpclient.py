# SPDX-License-Identifier: MIT
"""An MCP client over Streamable HTTP that shows the bytes of a response, in both eras of the protocol: a request in each
version from 2026-07-28 ("modern") carries its version, an older ("legacy") client begins with `initialize`."""

import http.client
import itertools
import json
from collections import namedtuple

from children import expect

MODERN = "2026-07-28"
LEGACY = "2025-11-25"
PREFIX = "io.modelcontextprotocol/"
BASE_HEADERS = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
INVALID_PARAMS = -32602
METHOD_NOT_FOUND = -32601
HEADER_MISMATCH = -32020
UNSUPPORTED_VERSION = -32022

# `messages` has the JSON-RPC messages of the body, the response is the last one. `raw` is the body.
Reply = namedtuple("Reply", "status headers raw messages")


def named(method, params):
    """The value of Mcp-Name for a request, or None."""
    return {"tools/call": params.get("name"), "prompts/get": params.get("name"),
            "resources/read": params.get("uri")}.get(method)


def events(lines):
    """The messages of a server-sent event stream, as they arrive."""
    data = []
    for line in lines:
        line = line.rstrip(b"\r\n")
        if line.startswith(b"data:"):
            data.append(line[5:].removeprefix(b" "))
        elif not line and data:
            yield json.loads(b"\n".join(data))
            data = []


class Stream:
    """A response that is read as it arrives, on a connection of its own."""

    def __init__(self, connection):
        self.connection = connection
        self.response = connection.getresponse()
        self.status = self.response.status
        self.kind = self.response.headers.get_content_type()
        self.messages = events(iter(self.response.readline, b"")) if self.kind == "text/event-stream" else self._whole()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _whole(self):
        raw = self.response.read()
        if raw:
            yield json.loads(raw)

    def next(self):
        """The next message, or None at the end of the stream."""
        return next(self.messages, None)

    def close(self):
        """The server sees the end of the connection at once."""
        self.response.close()
        self.connection.close()


class Client:
    """One keep-alive connection to `path`. Not thread-safe."""

    def __init__(self, port, path="/mcp", modern=True, version=None, timeout=40):
        self.port, self.path, self.modern, self.timeout = port, path, modern, timeout
        self.version = version or (MODERN if modern else LEGACY)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.ids = itertools.count(1)
        self.session = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.connection.close()

    # ---- one request

    def meta(self, **more):
        """The `_meta` of a request."""
        own = {PREFIX + "protocolVersion": self.version, PREFIX + "clientInfo": {"name": "test", "version": "1"},
               PREFIX + "clientCapabilities": {}} if self.modern else {}
        return {**own, **more}

    def params(self, params=None, **meta):
        """`params` with the `_meta` of a request, if it has one."""
        found = self.meta(**meta)
        return {**(params or {}), "_meta": found} if found else dict(params or {})

    def headers(self, method, params, more=None):
        """The headers of a request; `more` adds some, and removes those that are None."""
        own = {**BASE_HEADERS}
        if self.modern:
            own |= {"MCP-Protocol-Version": self.version, "Mcp-Method": method}
            if isinstance(named(method, params), str):
                own["Mcp-Name"] = named(method, params)
        elif method != "initialize":
            own |= {"MCP-Protocol-Version": self.version}
            if self.session:
                own["Mcp-Session-Id"] = self.session
        return {key: value for key, value in {**own, **(more or {})}.items() if value is not None}

    def exchange(self, verb, body=None, headers=None):
        """Sends these bytes and returns the whole reply."""
        self.connection.request(verb, self.path, body, headers or {})
        response = self.connection.getresponse()
        raw = response.read()
        kind = response.headers.get_content_type()
        expect(raw or "Content-Type" not in response.headers or verb == "HEAD", f"{verb}: a type without a body: {response.headers}")
        messages = []
        if raw and kind == "text/event-stream":
            messages = list(events(raw.splitlines(keepends=True)))
        elif raw and kind == "application/json":
            found = json.loads(raw)
            messages = found if isinstance(found, list) else [found]
        return Reply(response.status, response.headers, raw, messages)

    def body(self, method, params, identity):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        return json.dumps(message if identity is None else {**message, "id": identity}).encode()

    def ask(self, method, params=None, *, identity=None, headers=None, **meta):
        """A request; the keyword arguments are added to its `_meta`. Its response must have its id."""
        identity = next(self.ids) if identity is None else identity
        whole = self.params(params, **meta)
        reply = self.exchange("POST", self.body(method, whole, identity), self.headers(method, whole, headers))
        expect(reply.messages and reply.messages[-1].get("id") == identity,
               f"{method} with id {identity!r}: {reply.status} {reply.raw[:500]!r}")
        return reply

    def result(self, method, params=None, **more):
        """The result of a request, which must succeed."""
        reply = self.ask(method, params, **more)
        expect(reply.status == 200 and "result" in reply.messages[-1], f"{method}: {reply.status} {reply.raw[:500]!r}")
        return reply.messages[-1]["result"]

    def error(self, method, params=None, **more):
        """The status and the code of the error of a request, which must fail."""
        reply = self.ask(method, params, **more)
        expect("error" in reply.messages[-1], f"{method} did not fail: {reply.status} {reply.raw[:500]!r}")
        return reply.status, reply.messages[-1]["error"]["code"]

    def notify(self, method, params=None):
        whole = self.params(params)
        return self.exchange("POST", self.body(method, whole, None), self.headers(method, whole))

    # ---- what clients do

    def initialize(self):
        """The handshake of the legacy versions."""
        reply = self.ask("initialize", {"protocolVersion": self.version, "capabilities": {},
                                        "clientInfo": {"name": "test", "version": "1"}})
        expect(reply.status == 200 and "result" in reply.messages[-1], f"initialize: {reply.status} {reply.raw!r}")
        self.session = reply.headers.get("Mcp-Session-Id")
        self.version = reply.messages[-1]["result"]["protocolVersion"]
        done = self.notify("notifications/initialized")
        expect(done.status == 202 and not done.raw, f"initialized: {done.status} {done.raw!r}")
        return reply.messages[-1]["result"]

    def tools(self):
        """All tools, of all pages."""
        found, params = [], {}
        while True:
            page = self.result("tools/list", params)
            found += page["tools"]
            if "nextCursor" not in page:
                return found
            params = {"cursor": page["nextCursor"]}

    def call(self, tool, arguments=None, **more):
        return self.ask("tools/call", {"name": tool, "arguments": arguments or {}}, **more)

    def call_raw(self, tool, arguments):
        """A call whose arguments are these bytes of JSON."""
        params = self.params({"name": tool, "arguments": "\0"})
        body = self.body("tools/call", params, next(self.ids)).replace(b'"\\u0000"', arguments)
        return self.exchange("POST", body, self.headers("tools/call", params))

    def begin(self, method, params=None, *, identity=None, **meta):
        """Sends a request on a connection of its own, which it returns: Stream(connection) waits for the response."""
        identity = next(self.ids) if identity is None else identity
        whole = self.params(params, **meta)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        connection.request("POST", self.path, self.body(method, whole, identity), self.headers(method, whole))
        return connection

    def changes(self):
        """The legacy stream of change notices."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        connection.request("GET", self.path, headers={**self.headers("GET", {}), "Accept": "text/event-stream"})
        return Stream(connection)
