# SPDX-License-Identifier: MIT
"""The official clients (1.x, and 2.x in its three modes) list all tools of a service whose tool objects have members of wrong
types: a client rejects a whole list for one."""

import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "system", "mesh"))

import clients  # noqa: E402
import conformance  # noqa: E402
import mesh  # noqa: E402
from mesh import expect  # noqa: E402

WRONG_MEMBERS = {
    "title": (None, 7),
    "description": (None, {}),
    "annotations": (None, [], "x", {"title": None}, {"title": 1}, {"readOnlyHint": "yes"}, {"destructiveHint": None},
                    {"idempotentHint": 1}, {"openWorldHint": []}),
    "icons": (None, {}, [1], [None], [{}], [{"src": 5}], [{"src": "s", "mimeType": None}], [{"src": "s", "sizes": "any"}],
              [{"src": "s", "sizes": [1]}], [{"src": "s", "theme": "blue"}], [{"src": "s", "theme": None}]),
    "inputSchema": (None, [], True, {}, {"type": None}, {"type": "string"}, {"type": ["object"]}, {"$schema": 5},
                    {"type": "object", "$schema": None}, {"properties": {"a": {}}}, {"type": "object", "properties": []},
                    {"type": "object", "properties": None}, {"type": "object", "properties": {"a": True}},
                    {"type": "object", "properties": {"a": None}}, {"type": "object", "required": True},
                    {"type": "object", "required": None}, {"type": "object", "required": [1]}),
    "outputSchema": (None, [], True, {}, {"type": "array"}, {"type": None}, {"type": "object", "$schema": 5},
                     {"type": "object", "properties": {"a": True}}, {"type": "object", "properties": []},
                     {"type": "object", "required": True}),
    "execution": (None, [], {"taskSupport": "maybe"}, {"taskSupport": None}),
    "_meta": (None, [], "x"),
}
RIGHT = {"description": "right", "inputSchema": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
         "title": "T", "annotations": {"readOnlyHint": True}}


def odd_tools():
    tools = [{**RIGHT, "name": f"{member}_{i}", member: value}
             for member, values in WRONG_MEMBERS.items() for i, value in enumerate(values)]
    return ["string", {"name": "bare"}, *tools, {**RIGHT, "name": "right"}]


def listed(setup, kind, url):
    done = subprocess.run([setup.node, os.path.join(HERE, "list.mjs"), setup.given.modules, kind, url],
                          env=mesh.environment(setup.home), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                          timeout=clients.SECONDS)
    expect(done.returncode == 0, f"the client {kind} on {url}: {done.stderr}")
    return {tool["name"]: tool for tool in json.loads(done.stdout)}


def check(setup):
    tools = odd_tools()
    names = [tool if isinstance(tool, str) else tool["name"] for tool in tools]
    with setup.proxy() as proxy, proxy.client() as direct:
        response = direct.ask("POST", "/register", {"instance_name": "odd", "port": 9, "tools": tools})
        expect(response.status == 200, f"the registration: {response}")
        for kind in clients.KINDS:
            for path, prefix in (("/mcp", "odd__"), ("/mcp/odd", "")):
                found = listed(setup, kind, proxy.url + path)
                missing = [name for name in names if prefix + name not in found]
                expect(not missing, f"the client {kind} on {path} does not list {missing}")
                expect(found[prefix + "right"] == {**RIGHT, "name": prefix + "right"}, f"{kind}: {found[prefix + 'right']}")
                # Only the wrong member is missing.
                expect(found[prefix + "icons_0"] == {**RIGHT, "name": prefix + "icons_0"}, f"{kind}: {found[prefix + 'icons_0']}")
    return len(names)


def main():
    given = conformance.arguments(__doc__)
    with mesh.scratch(given) as home:
        count = check(clients.Setup(given, home))
    return f"clients {', '.join(clients.KINDS)}: all {count} tools are listed"


if __name__ == "__main__":
    mesh.run(main)
