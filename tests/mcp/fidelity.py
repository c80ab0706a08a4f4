# SPDX-License-Identifier: MIT
"""V2: 40 calls of four well-known servers give the same results directly and through MM: byte for byte for a client that reads
bytes, over HTTP and through the bridge in both eras; equal for the official clients (1.x, and 2.x in its three modes) on both ways,
and for the inspector."""

import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "system", "servers"))

import servers  # noqa: E402
from eras import bare  # noqa: E402
from servers import expect  # noqa: E402

import conformance  # noqa: E402

KINDS = ("v1", "legacy", "auto", "pin")
NAMES = ("everything", "filesystem", "memory", "thinking")
SECONDS = 90
# These have no arguments or texts only, as the inspector's command line passes them.
INSPECTED = ("echo", "get-tiny-image", "get-structured-content", "list_allowed_directories")
TASK = b',"execution":{"taskSupport":"required"}'
NO_TOOL = b'{"content":[{"type":"text","text":"MCP error -32602: Tool nothing not found"}],"isError":true}'


def tool(service, name, **arguments):
    return service, "tools/call", {"name": name, "arguments": arguments}


def script(folder):
    """The calls. Each server starts with the same state."""
    note = os.path.join(folder, "note.txt")
    entity = {"name": "Zoë", "entityType": "person", "observations": ["likes \"quotes\" and \\ and \u2028", "2"]}
    thought = {"thought": "first", "nextThoughtNeeded": True, "thoughtNumber": 1, "totalThoughts": 2}
    return [
        tool("everything", "echo", message="é \u0000 \U0001f600 \u2028 \"quoted\" \\ \n"),
        tool("everything", "get-sum", a=0.1, b=0.2),
        tool("everything", "get-annotated-message", messageType="error", includeImage=True),
        tool("everything", "get-tiny-image"),
        tool("everything", "get-structured-content", location="Chicago"),
        tool("everything", "get-resource-links", count=3),
        tool("everything", "get-sum", a="no number", b=1),
        tool("everything", "nothing"),
        ("everything", "prompts/get", {"name": "simple-prompt"}),
        ("everything", "prompts/get", {"name": "args-prompt", "arguments": {"city": "Zürich", "state": "ZH"}}),
        ("everything", "prompts/get", {"name": "none"}),
        ("everything", "resources/read", {"uri": "demo://resource/static/document/architecture.md"}),
        ("everything", "resources/read", {"uri": "demo://resource/none"}),
        ("everything", "completion/complete", {"ref": {"type": "ref/prompt", "name": "completable-prompt"},
                                               "argument": {"name": "department", "value": ""}}),
        ("everything", "tools/list", {}),
        ("everything", "prompts/list", {}),
        ("everything", "resources/list", {}),
        ("everything", "resources/templates/list", {}),
        tool("filesystem", "list_allowed_directories"),
        tool("filesystem", "write_file", path=note, content="first\nsecond é\n"),
        tool("filesystem", "read_text_file", path=note),
        tool("filesystem", "edit_file", path=note, edits=[{"oldText": "second", "newText": "2nd"}]),
        tool("filesystem", "read_text_file", path=note, head=1),
        tool("filesystem", "create_directory", path=os.path.join(folder, "sub")),
        tool("filesystem", "move_file", source=note, destination=os.path.join(folder, "sub", "moved.txt")),
        tool("filesystem", "directory_tree", path=folder),
        tool("filesystem", "search_files", path=folder, pattern="**/*.txt"),
        tool("filesystem", "read_text_file", path="/etc/passwd"),
        tool("filesystem", "read_multiple_files", paths=[os.path.join(folder, "sub", "moved.txt"), note]),
        ("filesystem", "tools/list", {}),
        tool("memory", "create_entities", entities=[entity, {**entity, "name": "B"}]),
        tool("memory", "create_relations", relations=[{"from": "Zoë", "to": "B", "relationType": "knows"}]),
        tool("memory", "search_nodes", query="quotes"),
        tool("memory", "add_observations", observations=[{"entityName": "none", "contents": ["x"]}]),
        ("memory", "resources/read", {"uri": "memory://knowledge-graph"}),
        tool("memory", "delete_entities", entityNames=["B"]),
        tool("memory", "read_graph"),
        tool("thinking", "sequentialthinking", **thought),
        tool("thinking", "sequentialthinking", **{**thought, "thoughtNumber": 2, "nextThoughtNeeded": False}),
        tool("thinking", "sequentialthinking", thought=7),
    ]


class Setup:
    def __init__(self, given, home):
        self.given, self.home = given, home
        self.node = conformance.node(given.modules)
        self.files = os.path.join(home, "files")
        self.script = script(self.files)
        self.world = servers.World(given, home, **{name: self.entry(name) for name in NAMES})

    def entry(self, name):
        package = {"thinking": "sequential-thinking"}.get(name, name)
        program = os.path.join(self.given.modules, "@modelcontextprotocol", f"server-{package}", "dist", "index.js")
        arguments = {"everything": ["stdio"], "filesystem": [self.files]}.get(name, [])
        return {"command": self.node, "args": [program, *arguments], "env": {"MEMORY_FILE_PATH": os.path.join(self.home, "memory.jsonl")}}

    def reset(self):
        """Servers that start now have their first state."""
        shutil.rmtree(self.files, ignore_errors=True)
        os.makedirs(self.files)
        if os.path.exists(os.path.join(self.home, "memory.jsonl")):
            os.unlink(os.path.join(self.home, "memory.jsonl"))

    def started(self):
        self.reset()
        proxy = self.world.start()
        for name in NAMES:
            proxy.wait_for(name, "up", seconds=30)
        return proxy


def outcome(raw):
    """The bytes of the result of a message, or its error."""
    text = raw.decode()
    decoder, at = json.JSONDecoder(), text.index("{") + 1
    while True:
        name, at = decoder.raw_decode(text, at + len(text[at:]) - len(text[at:].lstrip()))
        at = text.index(":", at) + 1
        at += len(text[at:]) - len(text[at:].lstrip())
        value, end = decoder.raw_decode(text, at)
        if name == "result":
            return text[at:end].encode()
        if name == "error":
            return value
        at = text.index(",", end) + 1


def calls(setup, connect):
    """The outcome of each call by clients that read bytes."""
    clients = {}
    try:
        for name in NAMES:
            clients[name] = connect(name)
            if not clients[name].modern:
                clients[name].initialize()
        return [outcome(message(clients[service].ask(method, params).raw)) for service, method, params in setup.script]
    finally:
        for client in clients.values():
            client.close()


def message(raw):
    """The last message of a response, which may be a stream."""
    return raw.rstrip().rpartition(b"data: ")[2] if raw.startswith((b"event:", b"data:", b":", b"id:")) else raw


def directly(setup):
    setup.reset()

    def connect(name):
        entry = setup.entry(name)
        return servers.StdioClient([entry["command"], *entry["args"]], modern=False, env={**os.environ, **entry["env"]})

    return calls(setup, connect)


def through_mm(wanted):
    """The only two outcomes that differ: an unknown tool is an error of JSON-RPC, as the specification asks, and a tool that has
    to be called as a task, which MM does not offer, does not say so, as clients would refuse to call it."""
    if wanted == NO_TOOL:
        return {"code": -32602, "message": 'Unknown tool: "nothing"'}
    return wanted.replace(TASK, b"") if isinstance(wanted, bytes) else wanted


def same(wanted, found, modern):
    """Whether an outcome is the same byte for byte. A modern result has more members, before the others."""
    is_changed, wanted = isinstance(wanted, bytes) and TASK in wanted, through_mm(wanted)
    if isinstance(wanted, dict):
        return isinstance(found, dict) and (found["code"], found["message"]) == (wanted["code"], wanted["message"])
    if not isinstance(found, bytes):
        return False
    if is_changed:
        return bare(json.loads(found)) == bare(json.loads(wanted))
    if not modern:
        return found == wanted
    return wanted[1:-1] in found and bare(json.loads(found)) == bare(json.loads(wanted))


def compare_bytes(setup, wanted):
    for modern in (False, True):
        for way in ("HTTP", "bridge"):
            with setup.started() as proxy:
                found = calls(setup, lambda name, way=way, modern=modern, proxy=proxy: proxy.mcp(f"/mcp/{name}", modern) if way == "HTTP"
                              else setup.world.bridge("--service", name, modern=modern))
            for call, one, other in zip(setup.script, wanted, found):
                expect(same(one, other, modern), f"{way}, {'modern' if modern else 'legacy'}, {call}: {other} instead of {one}")


def compare_clients(setup, wanted):
    for kind in KINDS:
        for way in ("HTTP", "bridge"):
            with setup.started() as proxy:
                target = {"url": f"{proxy.url}/mcp/"} if way == "HTTP" else {
                    "command": setup.given.mm_proxy, "env": servers.mesh.environment(setup.home),
                    "args": ["--http-port", str(proxy.port), "--stats-file", setup.world.stats_file, "--service"]}
                done = subprocess.run([setup.node, os.path.join(HERE, "fidelity.mjs"), setup.given.modules, kind, json.dumps(target)],
                                      input=json.dumps(setup.script), env=servers.mesh.environment(setup.home), capture_output=True,
                                      text=True, check=False, timeout=SECONDS)
            expect(done.returncode == 0, f"the client {kind} over {way}: {done.stderr}")
            for call, one, other in zip(setup.script, wanted, json.loads(done.stdout)):
                one = through_mm(one)
                one = {"error": one} if isinstance(one, dict) else json.loads(one)
                expect(bare(other) == bare(one), f"the client {kind} over {way}, {call}: {other} instead of {one}")


def compare_inspector(setup, wanted):
    launcher = os.path.join(setup.given.modules, "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js")
    count = 0
    with setup.started() as proxy:
        for (service, method, params), one in zip(setup.script, wanted):
            one = through_mm(one)
            if method != "tools/call" or params["name"] not in INSPECTED or isinstance(one, dict):
                continue
            options = [part for key, value in params["arguments"].items() for part in ("--tool-arg", f"{key}={value}")]
            if "\0" in "".join(options):
                options, params = ["--tool-arg", "message=plain é"], {"name": "echo", "arguments": {"message": "plain é"}}
                one = b'{"content":[{"type":"text","text":"Echo: plain \xc3\xa9"}]}'
            done = subprocess.run([setup.node, launcher, "--cli", f"{proxy.url}/mcp/{service}", "--transport", "http", "--method", method,
                                   "--tool-name", params["name"], *options], env=servers.mesh.environment(setup.home),
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=SECONDS)
            found = json.loads(done.stdout) if done.stdout.startswith("{") else done.stdout + done.stderr
            expect(isinstance(found, dict) and bare(found) == bare(json.loads(one)), f"the inspector, {params}: {found} instead of {one}")
            count += 1
    return count


def main():
    given = conformance.arguments(__doc__)
    with servers.scratch(given) as home:
        setup = Setup(given, home)
        wanted = directly(setup)
        again = directly(setup)
        expect(wanted == again, f"the servers themselves differ: {[pair for pair in zip(wanted, again) if pair[0] != pair[1]]}")
        compare_bytes(setup, wanted)
        compare_clients(setup, wanted)
        inspected = compare_inspector(setup, wanted)
    return (f"{len(wanted)} calls of {len(NAMES)} servers, by bytes over HTTP and the bridge in both eras, by clients {', '.join(KINDS)} on "
            f"both ways, {inspected} by the inspector: all results as directly")


if __name__ == "__main__":
    servers.run(main)
