#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mm-proxy --check-config and --import: what they print, their exit codes, and that they change nothing and start no MM."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from children import expect, run  # noqa: E402


class Home:
    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        (self.folder / "bin").mkdir()
        self.environment = {"HOME": folder, "PATH": f"{folder}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TOKEN": "s3cret"}

    def write(self, name, content, mode=0o600):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        path.chmod(mode)
        return path

    def files(self):
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def __call__(self, *options, status=0, **variables):
        before = self.files()
        done = subprocess.run([self.program, *options], env={**self.environment, **variables}, capture_output=True, text=True,
                              timeout=30, check=False, stdin=subprocess.DEVNULL)
        expect(done.returncode == status, f"{options}: {done.returncode} instead of {status}: {done.stdout}{done.stderr}")
        expect(self.files() == before, f"{options} changed a file")
        return done


def expect_parts(text, *parts):
    for part in parts:
        expect(part in text, f"{part!r} is not in {text!r}")


def check_without_file(home):
    text = home("--check-config").stdout
    expect_parts(text, f"{home.folder}/.config/mm/mcp.json", '"mcpServers"')
    small = text[text.index("\n{"):text.index("\n}") + 2]
    expect("files" in json.loads(small)["mcpServers"], f"the small file: {small}")
    expect_parts(home("--check-config", "--mcp-config", "/nowhere/mcp.json", status=1).stdout, "/nowhere/mcp.json",
                 "does not exist")


def check_good_file(home):
    server = {"command": "tool", "args": ["-y", "two words", "${TOKEN:-x}"], "env": {"KEY": "${TOKEN}"}, "cwd": "~/bin"}
    off = {"command": "nothing", "disabled": True}
    home.write(".config/mm/mcp.json", {"mcpServers": {"a": server, "off": off}})
    text = home("--check-config").stdout
    expect_parts(text, "a\n", f"command: tool, found at {home.folder}/bin/tool\n", "args:    -y 'two words' s3cret\n",
                 f"cwd:     {home.folder}/bin\n", "env:     KEY\n", "off (disabled)\n")
    expect(text.count("s3cret") == 1 and "Problems" not in text, f"the report: {text}")
    # The variable is hidden from Qt, not from MM.
    home.write("x/mm/mcp.json", {"servers": {"other": server}})
    expect_parts(home("--check-config", XDG_CONFIG_HOME=f"{home.folder}/x").stdout, "other\n")


def check_problems(home):
    servers = {"missing": {"command": "no-such-tool"}, "path": {"command": "/no/such/tool"}, "spaces": {"command": "tool -y"},
               "folder": {"command": "tool", "cwd": "/no/such/folder"}, "unset": {"command": "tool", "args": ["${UNSET}"]},
               "remote": {"url": "https://x/"}}
    path = home.write("bad.json", {"mcpServers": servers})
    text = home("--check-config", f"--mcp-config={path}", status=1).stdout
    found, _, problems = text.partition("Problems:\n")
    expect_parts(found, f"no-such-tool, is not found in PATH={home.folder}/bin:/usr/bin:/bin\n", "/no/such/folder, is not a folder\n")
    expect_parts(problems, *(f'"{name}"' for name in servers), "UNSET", "mcp-remote", 'Arguments belong into "args"')
    path.chmod(0o666)
    expect_parts(home("--check-config", f"--mcp-config={path}", status=1).stdout, f"chmod go-w {path}")


def check_import(home):
    empty = home("--import")
    expect(json.loads(empty.stdout) == {"mcpServers": {}}, f"without files: {empty.stdout}")
    expect_parts(empty.stderr, "Claude Code, ", "Claude Desktop, ", "Codex, ", "VS Code, ", "Cursor, ")
    home.write(".claude.json", {"mcpServers": {"a": {"command": "tool", "env": {"KEY": "${TOKEN}"}}}})
    home.write(".codex/config.toml", '[mcp_servers.b]\ncommand = "tool"\nargs = ["1"]\n')
    home.write(".cursor/mcp.json", {"mcpServers": {"a": {"command": "other"}, "remote": {"url": "https://x/"}}})
    found = home("--import")
    expect(json.loads(found.stdout)["mcpServers"] == {
        "a": {"command": "tool", "env": {"KEY": "${TOKEN}"}}, "b": {"command": "tool", "args": ["1"]},
        "a-cursor": {"command": "other"}}, f"imported: {found.stdout}")
    expect_parts(found.stderr, "a-cursor", '"remote" is left out', "mcp-remote", "chmod 600")
    path = home.write("imported.json", found.stdout)
    expect_parts(home("--check-config", f"--mcp-config={path}", status=1).stdout, "KEY", "args:    1")


def check_usage(home):
    for options in (["--import", "--check-config"], ["--import", "--mcp-config=/x"], ["--mcp-config="], ["--check-config=1"]):
        done = home(*options, status=64)
        expect(done.stdout == "" and done.stderr.startswith("mm-proxy: "), f"{options}: {done.stdout}{done.stderr}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mm_proxy")
    arguments = parser.parse_args()
    for check in (check_without_file, check_good_file, check_problems, check_import, check_usage):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(os.path.abspath(arguments.mm_proxy), os.path.realpath(folder))
            home.write("bin/tool", "", 0o700)
            check(home)
    return "--check-config and --import print what they promise, and change nothing"


if __name__ == "__main__":
    run(main)
