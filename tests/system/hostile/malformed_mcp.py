# SPDX-License-Identifier: MIT
"""The same table for /mcp, and messages of MCP that are malformed or hostile."""

import json

from malformed_cases import BROKEN_UTF8, CLOSED, REFUSED, UNKNOWN, Table, broken_json

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
MODERN = "2026-07-28"
META = {"io.modelcontextprotocol/protocolVersion": MODERN, "io.modelcontextprotocol/clientCapabilities": {}}


class McpTable(Table):
    GET = "/mcp"  # 405, as it does not accept a stream
    POST = "/mcp/nobody"

    def groups(self):
        return (self.request_lines, self.heads, self.lengths, self.chunks, self.smuggling, self.unfinished,
                self.mcp_paths, self.limits, self.texts, self.messages, self.calls, self.batches, self.modern, self.mcp_pipelines)

    def add(self, name, data, *responses, **flags):
        data = data.encode("latin-1") if isinstance(data, str) else data
        line = data.lstrip(b"\r\n").partition(b"\r\n")[0]
        if b"/mcp" not in line:
            return  # the same as in the other table
        if line.startswith((b"GET /mcp ", b"HEAD /mcp ")):
            responses = [{405 if status == 200 else status for status in allowed} for allowed in responses]
        super().add(f"mcp: {name}", data, *responses, rpc=True, **flags)

    def message(self, name, message, *responses, head="", path="/mcp", **flags):
        """A POST of `message`, which is text, bytes, or an object for JSON."""
        if not isinstance(message, (str, bytes)):
            message = json.dumps(message)
        data = message.encode() if isinstance(message, str) else message
        self.add(name, self.post(path, data, f"Content-Length: {len(data)}\r\n{head}"), *responses, **flags)

    def mcp_paths(self):
        stream = "Accept: text/event-stream\r\n"
        for path, allowed in (("/mcp/", {405}), ("/mcp//", {405}), ("//mcp", {405}), ("/mcp?a=%zz", {405, 400}), ("/%6dcp", {405}),
                              ("/MCP", {404}), ("/mcpx", {404}), ("/mcp/nobody", {404}), ("/mcp/nobody/x", {404}),
                              ("/mcp/probe", {405}), ("/mcp/probe/", {405}), ("/mcp/probe/x", {404}), ("/mcp/%70robe", {405}),
                              ("/mcp/..", {404}), ("/mcp/../services", {404}), ("/mcp/%00", {400}), ("/mcp/%ff", {400}),
                              ("/mcp/\xff", {400}), ("/mcp/%0d%0aX:%20y", {400}), ("/mcp/%", {400}), ("/mcp;a", {404}),
                              ("/mcp/" + "a" * 15000, {404})):
            self.add(f"path {path[:30]!r}", self.get(path), allowed)
            if 405 not in allowed:
                self.add(f"stream of {path[:30]!r}", self.get(path, stream), allowed)
        for method in ("PUT", "PATCH", "OPTIONS"):
            self.add(method, self.get(method=method), {405, 501})
        self.add("DELETE", "DELETE" + self.get()[3:], {200})
        self.add("DELETE of a session", self.get(method="DELETE", head="Mcp-Session-Id: ../../x\r\n"), {200})
        self.add("GET of a modern client", self.get(head=f"{stream}MCP-Protocol-Version: {MODERN}\r\n"), {405})

    def limits(self):
        self.add("Content-Length of 16 MiB and a byte", self.post("/mcp", b" " * 100, f"Content-Length: {(16 << 20) + 1}\r\n"),
                 {413})
        self.message("id of 1 MB", {**PING, "id": "i" * 1_000_000}, {400})
        self.message("method of 1 MB", {**PING, "method": "m" * 1_000_000}, {400})
        self.message("token of 1 MB", self.tool("nothing", _meta={"progressToken": "t" * 1_000_000}), {200})
        self.message("session of 10,000 characters", PING, {200}, head=f"Mcp-Session-Id: {'s' * 10_000}\r\n")

    def texts(self):
        good = json.dumps({**self.tool(REFUSED + "json"), "id": 5001})
        # Values that MM only passes on.
        passed = {"list", "deep in tools", "huge number", "huge exponent"}
        for label, text in broken_json(good):
            self.message(f"JSON {label}", text, {200, 400} if label in passed else {400})
        for label, raw in BROKEN_UTF8:
            self.message(f"JSON bad {label}", good.encode().replace(b"json", raw), {400})
        self.message("JSON UTF-16", good.encode("utf-16"), {400})
        self.message("JSON of one million zeros", "[" + "0," * 500_000 + "0]", {400})
        self.message("JSON with NULs after", json.dumps(PING).encode() + b"\0\0", {200, 400})
        self.message("JSON with BOM", b"\xef\xbb\xbf" + json.dumps(PING).encode(), {200, 400})

    def messages(self):
        for value in (None, True, [], {}, [1]):
            self.message(f"id {value!r}", {**PING, "id": value}, {400})
        self.message("id 1.5", {**PING, "id": 1.5}, {200, 400})
        for value in ("1.0", 2.0, 2, None, "", ["2.0"]):
            self.message(f"jsonrpc {value!r}", {**PING, "jsonrpc": value}, {400})
        for value in (5, None, True, [], {}):
            self.message(f"method {value!r}", {**PING, "method": value}, {400})
        for value in (5, "x", True, [], [1]):
            self.message(f"params {value!r}", {**PING, "params": value}, {400})
        for method in ("", "nothing", "PING", "ping\n", "rpc.discover", "\0", "tools/list/", "\u202eping", "resources/read"):
            self.message(f"method {method!a}", {**PING, "method": method}, {200})
        self.message("no method", {"jsonrpc": "2.0", "id": 1}, {400})
        self.message("a response", {"jsonrpc": "2.0", "id": 1, "result": {}}, {202})
        self.message("an error", {"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": "x"}}, {202})
        self.message("unknown notification", {"jsonrpc": "2.0", "method": "notifications/nothing"}, {202})
        for number in (7, None, {}, "x" * 10_000):
            self.message(f"cancelled {str(number)[:9]}", {"jsonrpc": "2.0", "method": "notifications/cancelled",
                                                          "params": {"requestId": number}}, {202}, head="Mcp-Session-Id: a\r\n")
        for cursor in ("x", "-1", "99999999999999999999", "0", "\0", 5, [], {}):
            self.message(f"cursor {cursor!r}", {**PING, "method": "tools/list", "params": {"cursor": cursor}}, {200})
        for version in ("1", "2025-13-99", "2025-06-18, 2025-06-18", "x" * 10_000, "\xff"):
            self.message(f"version {version[:24]!r}", PING, {400}, head=f"MCP-Protocol-Version: {version}\r\n")
        self.message("initialize without params", {**PING, "method": "initialize"}, {200})
        self.message("initialize of another world", {**PING, "method": "initialize",
                                                     "params": {"protocolVersion": "9" * 100_000}}, {200})

    @staticmethod
    def tool(name, **params):
        return {**PING, "method": "tools/call", "params": {"name": name, "arguments": [], **params}}

    def calls(self):
        # `arguments` is a list, so none of them is carried out.
        for name in ("probe__echo", "probe", "probe__", "__echo", "list_services", "call_service", "", "\0", "a\r\nX: y",
                     "n" * 1_000_000, 5, None, True, [], {}):
            self.message(f"tool {name[:12] if isinstance(name, str) else name!r}", self.tool(name), {200})
        for arguments in (5, "x", True, [[]]):
            self.message(f"arguments {arguments!r}", self.tool("probe__echo", arguments=arguments), {200})
        self.message("call without name", {**PING, "method": "tools/call", "params": {}}, {200})
        self.message("call without params", {**PING, "method": "tools/call"}, {200})
        for fields in ({}, {"target_instance": "nobody", "tool_name": "a"}, {"target_instance": 5, "tool_name": "a"},
                       {"target_instance": "probe", "tool_name": ".."}, {"target_instance": "probe", "tool_name": "a", "timeout": -1},
                       {"target_instance": "probe", "tool_name": "a", "arguments": 5, "timeout": 1e300}):
            self.message(f"call_service {fields}", self.tool("call_service", arguments=fields), {200})
        self.message("call as a notification", {"jsonrpc": "2.0", "method": "tools/call",
                                                "params": {"name": "probe__echo", "arguments": {}}}, {202})

    def batches(self):
        old = "MCP-Protocol-Version: 2025-03-26\r\n"
        self.message("batch", [PING, PING], {200}, head=old)
        self.message("batch of a newer version", [PING], {400}, head="MCP-Protocol-Version: 2025-06-18\r\n")
        self.message("empty batch", [], {400}, head=old)
        self.message("batch of 101", [PING] * 101, {400}, head=old)
        self.message("batch of 300,000", "[" + "{}," * 299_999 + "{}]", {400}, head=old)
        self.message("batch of nonsense", [1, "x", None, [PING], {}], {200, 400}, head=old)
        self.message("batch of notifications", [{"jsonrpc": "2.0", "method": "a"}] * 9, {202}, head=old)

    def modern(self):
        def message(name, request, allowed, head=None, method=None):
            method = method or request["method"]
            self.message(f"modern {name}", request, allowed,
                         head=f"MCP-Protocol-Version: {MODERN}\r\nMcp-Method: {method}\r\n" if head is None else head)

        discover = {**PING, "method": "server/discover", "params": {"_meta": META}}
        message("discover", discover, {200})
        message("without headers", discover, {400}, head="")
        message("with another method in the header", discover, {400}, method="tools/list")
        message("without _meta", {**discover, "params": {}}, {400})
        for meta in (5, [], {}, {**META, "io.modelcontextprotocol/protocolVersion": 5},
                     {**META, "io.modelcontextprotocol/protocolVersion": "1999-01-01"},
                     {**META, "io.modelcontextprotocol/clientCapabilities": "x"}):
            message(f"_meta {meta}", {**discover, "params": {"_meta": meta}}, {400})
        message("ping", {**PING, "params": {"_meta": META}}, {404})
        for wanted in (None, 5, [], "x"):
            message(f"listen to {wanted!r}", {**PING, "method": "subscriptions/listen",
                                              "params": {"_meta": META, "notifications": wanted}}, {200, 400})
        call = self.tool("probe__echo", _meta=META)
        for name in (None, "x", "=?base64?%%%?=", "=?base64?eA==?=", "probe__echo\xff", "p" * 10_000):
            line = "" if name is None else f"Mcp-Name: {name}\r\n"
            message(f"Mcp-Name {str(name)[:16]!r}", call, {400},
                    head=f"MCP-Protocol-Version: {MODERN}\r\nMcp-Method: tools/call\r\n{line}")

    def mcp_pipelines(self):
        ping = json.dumps(PING)
        post = self.post("/mcp", ping).decode()
        self.add("two requests", post + self.get(), {200}, {405})
        self.add("good, then bad JSON, then good", post + self.post("/mcp", "{").decode() + post, {200}, {400}, {200})
        self.add("notification, then good",
                 self.post("/mcp", '{"jsonrpc":"2.0","method":"a"}').decode() + post, {202}, {200})
        self.add("refused type, then good", post.replace("application/json", "text/plain") + post, {415}, {200, CLOSED})
        self.add("body that looks like a second request",
                 self.heartbeat("Content-Length: 26\r\n", UNKNOWN + post.encode()), {404}, {200})
