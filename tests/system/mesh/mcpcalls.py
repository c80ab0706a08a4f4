# SPDX-License-Identifier: MIT
"""Calls through MM's MCP endpoint: arguments and results pass byte for byte, a cancel reaches its own call only, also when two
clients use the same ids, and MM counts each forwarded call once."""

import json

import mesh
from mcpclient import INVALID_PARAMS, Client, Stream
from mesh import expect, wait_until

READY = ("test_simple_text", "test_image_content", "test_multiple_content_types", "test_error_handling", "exact")
ODD_ARGUMENTS = b'{ "n" : 9007199254740993,"x":1.0E-400,"m":-0.0,"u":"\\u00e9\\/\\u0000 \xc3\xa9","b":1,"a":[ ],"":{} }'
CALL_TOOL = {"target_instance": "fixture", "tool_name": "exact", "arguments": {}}


class Fixture:
    """The service, asked directly."""

    def __init__(self, port):
        self.client = mesh.Client(port)

    def answer(self, tool):
        """The bytes that it answers to a call."""
        self.client.connection.request("POST", f"/tools/{tool}", b"{}", mesh.HEADERS)
        return self.client.connection.getresponse().read()

    def tools(self):
        return self.client.ask("GET", "/tools").body

    def tally(self):
        return self.client.ask("GET", "/tally").body

    def release(self, key=None):
        """Lets the call of "hold" with this key return, or all."""
        self.client.ask("POST", "/release", {} if key is None else {"key": key})

    def wait_for(self, key, state):
        """Until the call of "hold" with this key is `held` or its caller has `left`."""
        wait_until(lambda: key in self.tally()[state], 10, lambda: f"{key} to be {state}: {self.tally()}")


def inner(raw):
    """The members of an object, without its braces: a modern response adds members."""
    return raw.strip()[1:-1].strip()


def lists(client, fixture, prefix):
    """Each tool object is listed with the bytes with which it was registered."""
    raw = client.ask("tools/list").raw.decode()
    listed = {tool["name"]: tool for tool in client.tools()}
    for tool in fixture.tools():
        name = tool if isinstance(tool, str) else tool["name"]
        expect(prefix + name in listed, f"{prefix}{name} is not listed in {list(listed)}")
        if isinstance(tool, str):
            expect(listed[prefix + name]["inputSchema"]["type"] == "object", f"listed as {listed[prefix + name]}")
        else:
            text = inner(json.dumps({**tool, "name": prefix + name}))
            expect(text in raw, f"{text} is not in {raw}")


def results(client, fixture, prefix):
    """Returns the number of forwarded calls."""
    for tool in READY:
        answer = fixture.answer(tool)
        raw = client.call(prefix + tool).raw
        expect((inner(answer) if client.modern else answer) in raw, f"{tool}: {answer} is not in {raw}")
    answer = fixture.answer("plain")
    reply = client.call(prefix + "plain")
    result = reply.messages[-1]["result"]
    expect(b'"structuredContent":' + answer in reply.raw, f"plain: {answer} is not in {reply.raw}")
    expect(result["content"] == [{"type": "text", "text": answer.decode()}], f"plain: {result}")
    for tool in ("list", "word"):
        answer = fixture.answer(tool).decode()
        result = client.call(prefix + tool).messages[-1]["result"]
        # A JSON string becomes the text that it means.
        expect(result["content"][0]["text"] == (answer if tool == "list" else json.loads(answer)), f"{tool}: {result}")
        # Before 2026-07-28 structured content had to be an object.
        expect(client.modern or isinstance(result.get("structuredContent", {}), dict), f"{tool}: {result}")
    reply = client.call_raw(prefix + "received", ODD_ARGUMENTS)
    expect(b'{"raw":' + ODD_ARGUMENTS + b"}" in reply.raw, f"the service received {reply.raw}")
    for tool, text in (("refuse", "out of order"), ("forbid", "not for you")):
        result = client.call(prefix + tool).messages[-1]["result"]
        expect(result["isError"] is True and text in result["content"][0]["text"], f"{tool}: {result}")
    return len(READY) + 6


def unknown(client, prefix):
    for tool in ("no_such_tool", prefix + "no_such_tool", "nobody__exact", "__exact", "", prefix):
        status, code = client.error("tools/call", {"name": tool, "arguments": {}})
        expect(code == INVALID_PARAMS and status in (200, 400), f"the unknown tool {tool!r}: {status} {code}")
    for params in ({}, {"name": prefix + "exact", "arguments": []}, {"name": prefix + "exact", "arguments": "x"}):
        status, code = client.error("tools/call", params)
        expect(code == INVALID_PARAMS and status in (200, 400), f"a call with {params}: {status} {code}")


def own_tools(client, fixture):
    """MM's own tools. Returns the number of forwarded calls."""
    listed = json.dumps(client.call("list_services").messages[-1]["result"])
    expect("fixture" in listed, f"list_services: {listed}")
    for tool in ("get_service_info", "get_service_status"):
        schema = next(entry for entry in client.tools() if entry["name"] == tool)["inputSchema"]
        name = schema["required"][0]
        expect("fixture" in client.call(tool, {name: "fixture"}).raw.decode(), tool)
        result = client.call(tool, {name: "nobody"}).messages[-1]["result"]
        expect(result["isError"] is True and "nobody" in result["content"][0]["text"], f"{tool}: {result}")
    answer = fixture.answer("exact")
    raw = client.call("call_service", CALL_TOOL).raw
    expect(inner(answer) in raw, f"call_service: {answer} is not in {raw}")
    result = client.call("call_service", {**CALL_TOOL, "target_instance": "nobody"}).messages[-1]["result"]
    expect(result["isError"] is True and "nobody" in result["content"][0]["text"], f"call_service: {result}")
    key = f"late, {client.version}"
    late = {**CALL_TOOL, "tool_name": "hold", "arguments": {"key": key}, "timeout": 0.05}
    result = client.call("call_service", late).messages[-1]["result"]
    expect(result["isError"] is True, f"a call that times out: {result}")
    fixture.wait_for(key, "left")
    return 2


def cancels_modern(client, fixture, prefix):
    """Closing the stream of a call cancels it, and no other with the same id."""
    calls, before = {}, fixture.tally()["left"]
    for key in ("first", "second"):
        token = {"progressToken": "same"}  # so that the response is a stream
        calls[key] = client.begin("tools/call", {"name": prefix + "hold", "arguments": {"key": key}}, identity=7, **token)
        fixture.wait_for(key, "held")
    # A slow call delays no other one.
    expect(client.call(prefix + "test_simple_text").status == 200, "a call beside slow ones")
    calls["first"].close()
    fixture.wait_for("first", "left")
    fixture.release()
    with Stream(calls["second"]) as stream:
        messages = list(stream.messages)
    expect(messages[-1]["id"] == 7 and messages[-1]["result"]["content"][0]["text"] == "held second", f"{messages}")
    expect(fixture.tally()["left"] == [*before, "first"], f"the service's callers that left: {fixture.tally()}")
    return 3


def cancels_legacy(client, fixture, prefix):
    """A cancel from the same session cancels, one from another session and a closed connection do not."""
    with Client(client.port, client.path, modern=False) as other:
        other.initialize()
        calls, before = {}, fixture.tally()["left"]
        for key, caller in (("closed", client), ("third", client), ("fourth", other)):
            params = {"name": prefix + "hold", "arguments": {"key": key}}
            calls[key] = caller.begin("tools/call", params, identity=8 if key == "closed" else 7)
            fixture.wait_for(key, "held")
            if key == "closed":
                calls[key].close()
        client.notify("notifications/cancelled", {"requestId": 7, "reason": "test"})
        fixture.wait_for("third", "left")
        expect(fixture.tally()["left"] == [*before, "third"], f"the service's callers that left: {fixture.tally()}")
        fixture.release()
        with Stream(calls["fourth"]) as stream:
            expect(b"held fourth" in stream.response.read(), "the other session's call")
        calls["third"].close()
        wait_until(lambda: not fixture.tally()["held"], 10, "the call whose client has left to end")
        expect("closed" not in fixture.tally()["left"], "a closed connection cancelled a legacy call")
    return 3


def progress(port, fixture):
    """A call with a token gets progress of its own only, also beside calls with the same id. Returns the number of calls."""
    with Client(port) as one, Client(port) as two, Client(port, modern=False) as old:
        old.initialize()
        calls = [(one, 1), (two, "1"), (old, "a \u00e9\""), (one, "second")]
        streams = {}
        for number, (client, token) in enumerate(calls):
            params = {"name": "fixture__hold", "arguments": {"key": f"progress {number}"}}
            streams[number] = client.begin("tools/call", params, identity=number // 3, progressToken=token)
            fixture.wait_for(f"progress {number}", "held")
        for number, (_, token) in enumerate(calls):
            with Stream(streams[number]) as stream:
                steps = [stream.next()]
                fixture.release(f"progress {number}")
                steps += stream.messages
            *steps, last = steps
            expect(last["id"] == number // 3 and last["result"]["content"][0]["text"] == f"held progress {number}", f"{last}")
            for step in steps:
                expect(step["method"] == "notifications/progress" and step["params"]["progressToken"] == token
                       and type(step["params"]["progressToken"]) is type(token), f"progress for {token!r}: {step}")
            values = [step["params"]["progress"] for step in steps]
            expect(values == sorted(set(values)) and values[0] > 0, f"progress for {token!r} does not rise: {values}")
    return len(calls)


def main():
    given = mesh.parser(__doc__).parse_args()
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy, \
            mesh.Service("fixture", proxy, home, script=mesh.MCP_FIXTURE) as service:
        fixture = Fixture(service.port)
        forwarded = 0
        for path, prefix in (("/mcp", "fixture__"), ("/mcp/fixture", "")):
            for modern in (True, False):
                with Client(proxy.port, path, modern) as client:
                    if not modern:
                        client.initialize()
                    lists(client, fixture, prefix)
                    forwarded += results(client, fixture, prefix)
                    unknown(client, prefix)
                    if prefix:
                        forwarded += own_tools(client, fixture)
                    if path == "/mcp":
                        forwarded += (cancels_modern if modern else cancels_legacy)(client, fixture, prefix)
        forwarded += progress(proxy.port, fixture)
        with proxy.client() as plain:
            counted = plain.services()["fixture"]["message_count"]
            total = plain.ask("GET", "/stats").body["total_messages"]
        expect(counted == total == forwarded, f"{forwarded} calls were forwarded, MM counted {counted}, in total {total}")
    return f"{forwarded} calls: each argument and result passed byte for byte, each cancel reached its own call"


if __name__ == "__main__":
    mesh.run(main)
