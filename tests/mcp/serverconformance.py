# SPDX-License-Identifier: MIT
"""The official conformance suite on an MCP server in JavaScript: directly over HTTP, where it passes everything, and as a server
that MM runs. Through MM it passes everything for 2026-07-28; what it can't pass for 2025-11-25 is in expected-server-2025-11-25.yml
with the reason."""

import json
import os

import conformance
import mesh
from conformance import LEGACY, MODERN

SERVER = os.path.join(conformance.HERE, "conformanceserver.mjs")
ALONE = [(MODERN, "http-header-validation"), (MODERN, "json-schema-2020-12"), (MODERN, "http-custom-header-server-validation"),
         (LEGACY, "json-schema-2020-12")]


def directly(given, home, command):
    """The numbers of scenarios that pass without MM."""
    with mesh.Process([*command, "--http"], home) as server:
        suite = conformance.Suite(given, home, int(server.first_line()))
        found = {version: suite.requirements(version, "", None) for version in (MODERN, LEGACY)}
    mesh.expect(not suite.wrong, f"the server itself fails in {', '.join(suite.wrong)}")
    return found


def through_mm(given, home, command):
    config = os.path.join(home, "mcp.json")
    with open(config, "w", encoding="utf-8") as file:
        json.dump({"mcpServers": {"fixture": {"command": command[0], "args": command[1:]}}}, file)
    os.chmod(config, 0o600)
    with mesh.Proxy(given.mm_proxy, home, "--mcp-config", config, stats_file=os.path.join(home, "stats.json")) as proxy, \
            proxy.client() as client:
        mesh.wait_until(lambda: client.services().get("fixture", {}).get("state") == "up", 20,
                        lambda: f"the server to be up: {client.services()}")
        suite = conformance.Suite(given, home, proxy.port)
        found = {MODERN: suite.requirements(MODERN, expected=None), LEGACY: suite.requirements(LEGACY, expected="expected-server")}
        print("\nby themselves")
        for version, name in ALONE:
            suite.scenario("/fixture", version, name)
    mesh.expect(not suite.wrong, f"not as expected through MM: {', '.join(suite.wrong)}")
    return found


def main():
    given = conformance.arguments(__doc__)
    command = [conformance.node(given.modules), SERVER, given.modules]
    with mesh.scratch(given) as home:
        direct = directly(given, home, command)
        found = through_mm(given, home, command)
    return "; ".join(f"{version}: {direct[version]} scenarios pass directly, {found[version]} through MM" for version in found)


if __name__ == "__main__":
    mesh.run(main)
