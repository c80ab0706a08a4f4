# SPDX-License-Identifier: MIT
"""V3: each client works with each server: a modern one with a legacy server, a legacy one with a server that has only the modern
era; over HTTP and through bridges, with tools, resources, prompts, completion, progress, changes, and results byte for byte."""

import itertools
import json

import servers
from mcpclient import Stream
from servers import Failure, StdioClient, expect

ERAS = ("legacy", "modern", "both")
READS = (("resources/read", {"uri": "test://page/1"}), ("prompts/get", {"name": "greeting", "arguments": {"who": "é"}}),
         ("completion/complete", {"ref": {"type": "ref/prompt", "name": "greeting"}, "argument": {"name": "who", "value": "al"}}),
         ("tools/call", {"name": "fail"}), ("tools/call", {"name": "add", "arguments": {"a": 1, "b": 2}}))
LISTS = (("tools/list", "tools"), ("resources/list", "resources"), ("resources/templates/list", "resourceTemplates"),
         ("prompts/list", "prompts"))
ENVELOPE = ("resultType", "ttlMs", "cacheScope")


def bare(result):
    """A result without what only the modern era has."""
    found = {key: value for key, value in result.items() if key not in ENVELOPE}
    meta = {key: value for key, value in found.pop("_meta", {}).items() if not key.startswith("io.modelcontextprotocol/")}
    return {**found, **({"_meta": meta} if meta else {})}


def everything(client, method, member):
    """A list of all pages."""
    found, params = [], {}
    while True:
        result = client.result(method, params)
        found += result[member]
        if "nextCursor" not in result:
            return found
        params = {"cursor": result["nextCursor"]}


def exact_bytes(raw):
    """The part of the result of `exact` that no one may change."""
    begin = raw.index(b'"content" :')
    return raw[begin:raw.index(b'"unknown":') + len(b'"unknown":{"deep":[[[{"n":1.10}]]]}')]


def observed(client):
    """What a client sees of a server, without the envelope of its era."""
    found = {method: sorted(map(json.dumps, everything(client, method, member))) for method, member in LISTS}
    for method, params in READS:
        found[f"{method} {params}"] = bare(client.result(method, params))
    found["exact"] = exact_bytes(client.call("exact").raw)
    for name, params in (("rpcerror", {}), ("rpcerror", {"code": -1})):
        error = client.call(name, params).messages[-1]["error"]
        found[f"{name} {params}"] = error
    found["bad resource"] = client.ask("resources/read", {"uri": "bad://x"}).messages[-1]["error"]["code"]
    return found


def progress(client):
    pending = client.begin("tools/call", {"name": "progress", "arguments": {"steps": 3}}, progressToken="p")
    if isinstance(client, StdioClient):
        messages = pending.reply().messages
    else:
        with Stream(pending) as stream:
            messages = list(stream.messages)
    steps = [message["params"]["progress"] for message in messages[:-1]]
    expect(steps == [1, 2, 3], f"the steps {steps}")


def opened(client):
    if client.modern:
        result = client.result("server/discover")
        expect(result["resultType"] == "complete" and "2026-07-28" in result["supportedVersions"], f"discover: {result}")
    else:
        result = client.initialize()
    for member in ("tools", "resources", "prompts", "completions"):
        expect(member in result["capabilities"], f"no {member} in {result}")
    return result.get("instructions")


def direct(era):
    """What a client of its era sees of the server without MM."""
    with StdioClient(servers.command("--era", era, "--name", era), modern=era != "legacy") as client:
        opened(client)
        return observed(client)


def check(client, wanted, server):
    expect(opened(client) == f"instructions of {server}", "the server's instructions are missing")
    found = observed(client)
    for what, value in wanted.items():
        expect(found[what] == value, f"{what}: {found[what]} instead of {value}")
    progress(client)


def unsupported(client):
    """What the era does not have is an error that says so."""
    if client.modern:
        expect(client.error("ping")[1] == -32601, "ping in the modern era")
    else:
        expect(client.result("ping") == {}, "ping")


def input_required(client, is_modern_server):
    """A modern server's question passes to a modern client; a legacy client gets an error, as nobody can answer for it."""
    message = client.call("input_required").messages[-1]
    if client.modern and is_modern_server:
        first = message["result"]
        expect(first["resultType"] == "input_required", f"the question: {first}")
        answers = {"user_name": {"action": "accept", "content": {"name": "é"}}}
        params = {"name": "input_required", "inputResponses": answers, "requestState": first["requestState"]}
        found = client.ask("tools/call", params)
        expect(servers.content(found) == {"state": first["requestState"], "answers": answers}, f"the answer: {found.raw}")
    elif is_modern_server:
        expect("error" in message or message["result"].get("isError"), f"a legacy client got a question: {message}")


def main():
    given = servers.parser(__doc__).parse_args()
    with servers.folder_of(given) as folder:
        world = servers.World(given, folder)
        world.write({era: world.entry(era, "--era", era) for era in ERAS})
        count = 0
        with world.start() as proxy:
            for era in ERAS:
                proxy.wait_for(era, "up")
            wanted = {era: direct(era) for era in ERAS}
            for era, modern, bridged in itertools.product(ERAS, (True, False), (False, True)):
                kind = f"{'bridge' if bridged else 'HTTP'}, a {'modern' if modern else 'legacy'} client, a server of era {era}"
                with (world.bridge("--service", era, modern=modern) if bridged else proxy.mcp(f"/mcp/{era}", modern)) as client:
                    try:
                        check(client, wanted[era], era)
                        unsupported(client)
                        input_required(client, era != "legacy")
                    except (Failure, KeyError, ValueError) as failure:
                        raise Failure(f"{kind}: {failure!r}") from None
                count += 1
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
    return f"{count} pairs of client and server: lists, results and errors as from the server directly"


if __name__ == "__main__":
    servers.run(main)
