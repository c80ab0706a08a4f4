# SPDX-License-Identifier: MIT
"""The file of servers is edited while MM runs: only what differs is restarted, a bad entry harms no other, a file that can't be used
changes nothing and says why; a server gets its own environment, folder and arguments, and none of MM's variables."""

import itertools
import json
import os
import signal

import servers
from servers import expect, wait_until

SEEN = 8  # seconds within which an edit is seen
MARKS = itertools.count()


def pids(proxy, *names):
    return {name: proxy.child(name) for name in names}


def write_and_see(world, proxy, entries, **others):
    """Writes the entries, and waits until MM has read them: it logs a sentence for one more, which it leaves out."""
    mark = f"mark_{next(MARKS)}_"
    world.write_text(json.dumps({**others, "mcpServers": {**entries, mark: {"url": "https://example.com/mcp"}}}))
    wait_until(lambda: mark in proxy.log(), SEEN, f"a sentence about {mark}")


def edits(world, proxy):
    """Each edit restarts what it changes, and nothing else."""
    base = {name: world.entry(name) for name in ("a", "b", "c")}
    for name in base:
        proxy.wait_for(name, "up", seconds=SEEN)
    before = pids(proxy, *base)
    changes = {
        "other arguments": {**base, "b": world.entry("b", "--tools", "2")},
        "another environment": {**base, "b": world.entry("b", env={"COLOUR": "blue"})},
        "another folder": {**base, "b": world.entry("b", cwd=world.folder)},
    }
    for what, entries in changes.items():
        world.write(entries)
        wait_until(lambda: proxy.children("b") not in ([], [before["b"]]), SEEN, f"b to be restarted by {what}", pause=0.05)
        proxy.wait_for("b", "up")
        now = pids(proxy, *base)
        expect(now["a"] == before["a"] and now["c"] == before["c"], f"{what} of b restarted others: {before}, {now}")
        before = now
    entries = changes["another folder"]
    for what, text, others in (("the same content", entries, {}),
                               ("another order and format", dict(reversed(entries.items())), {"other": 1})):
        write_and_see(world, proxy, text, **others)
        expect(all(proxy.state(name) == "up" for name in base) and pids(proxy, *base) == before, f"{what} restarted a server")
    world.write({**base, "d": world.entry("d")})
    proxy.wait_for("d", "up", seconds=SEEN)
    world.write({"a": base["a"], "c": {**base["c"], "disabled": True}})
    wait_until(lambda: proxy.state("b") == "absent" and proxy.state("d") == "absent", SEEN, "b and d to be removed")
    proxy.wait_for("c", "disabled")
    expect(proxy.child("a") == before["a"], "a was restarted")
    for name in ("b", "c", "d"):
        wait_until(lambda name=name: not proxy.children(name), 10, f"{name}'s process to end")


def bad_entries(world, proxy):
    """Each has its own sentence in the log; the others run."""
    good = world.entry("a")
    before = proxy.child("a")
    bad = {"no_command": {"args": []}, "bad_args": {**good, "args": 7}, "remote": {"url": "https://example.com/mcp"},
           "unset": {**good, "args": ["${NOT_SET_ANYWHERE}"]}, "bad\tname": good}
    world.write({**bad, "a": good, "gone": {"command": "no-such-program-of-mm"}})
    entry = proxy.wait_for("gone", "down", seconds=SEEN)
    expect("no-such-program-of-mm" in entry["reason"] and "PATH" in entry["reason"], f"the reason does not name what was searched: {entry}")
    expect(proxy.child("a") == before, "a was restarted by bad entries")
    wait_until(lambda: all(name in proxy.log() for name in ("no_command", "bad_args", "remote", "unset", "bad")), 3, lambda: f"a sentence for each of {list(bad)}: {proxy.log()}")
    expect("mcp-remote" in proxy.log() and "NOT_SET_ANYWHERE" in proxy.log(), f"the remedies are not named: {proxy.log()}")
    listed = proxy.services()
    expect(not any(name in listed for name in bad), f"a bad entry is listed: {list(listed)}")


def unusable_files(world, proxy):
    """A file that can't be used changes nothing, and says why."""
    world.write({"a": world.entry("a")})
    wait_until(lambda: proxy.state("gone") == "absent", SEEN, "gone to be removed")
    before = proxy.child("a")
    text = json.dumps({"mcpServers": {"b": world.entry("b")}})
    for what, content, mode, clue in (("not JSON", text[:-1] + ",,}", 0o600, "line"), ("no servers", "{}", 0o600, "mcpServers"),
                                      ("writable by others", text, 0o666, "chmod"), ("writable by the group", text, 0o620, "chmod")):
        known = len(proxy.lines())
        world.write_text(content, mode)
        wait_until(lambda known=known, clue=clue: any(clue in line and world.config in line for line in proxy.lines()[known:]), SEEN,
                   lambda what=what, known=known: f"a sentence about a file that is {what}: {proxy.lines()[known:]}")
        expect(proxy.state("b") == "absent" and proxy.child("a") == before, f"a file that is {what} changed something")
        write_and_see(world, proxy, {"a": world.entry("a")})  # else the same sentence would not be logged again
    if os.getuid() == 0:
        known = len(proxy.lines())
        world.write_text(text)
        os.chown(world.config, 12345, 12345)
        wait_until(lambda: any("own" in line and world.config in line for line in proxy.lines()[known:]), SEEN, "a sentence about the owner")
        expect(proxy.state("b") == "absent" and proxy.child("a") == before, "a file of another user changed something")
    for what, change in (("missing", os.unlink), ("a FIFO", os.mkfifo)):
        known = len(proxy.lines())
        change(world.config)
        wait_until(lambda known=known: any(world.config in line for line in proxy.lines()[known:]), SEEN, f"a sentence about a file that is {what}")
        expect(proxy.state("a") == "up" and proxy.child("a") == before, f"a file that is {what} restarted a server")
    with proxy.client() as client:
        expect(client.ask("GET", "/health").status == 200, "MM hangs at a FIFO")
    os.unlink(world.config)
    world.write({"a": world.entry("a"), "b": world.entry("b")})
    proxy.wait_for("b", "up", seconds=SEEN)
    expect(proxy.child("a") == before, "the file's return restarted a server")


def environment(world):
    """What a server gets: HOME, LOGNAME, PATH, SHELL, TERM, USER and its own; its own process group."""
    os.environ["MY_TOKEN"], os.environ["UNRELATED_SECRET"] = "secret", "hidden"
    try:
        given = {"TOKEN": "${MY_TOKEN}", "COLOUR": "${NO_SUCH:-blue}"}
        world.write({"a": world.entry("a", "${MY_TOKEN}-x", env=given, cwd=world.folder) | {"args": [
            *servers.entry()["args"], "--name", "${NO_SUCH:-a}", "--log", world.log("a")]}})
        with world.start() as proxy:
            proxy.wait_for("a", "up")
            with proxy.mcp("/mcp/a") as client:
                found = servers.content(client.call("environment"))
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
    finally:
        del os.environ["MY_TOKEN"], os.environ["UNRELATED_SECRET"]
    variables = found["environment"]
    expect(variables.get("TOKEN") == "secret" and variables.get("COLOUR") == "blue", f"the entry's variables: {variables}")
    # MM marks its processes with MM_RUN_BY, and Python itself sets LC_CTYPE.
    allowed = {"HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER", "TOKEN", "COLOUR", "MM_RUN_BY", "LC_CTYPE"}
    expect(set(variables) <= allowed, f"the server also got {set(variables) - allowed}")
    expect(os.path.realpath(found["cwd"]) == os.path.realpath(world.folder), f"its folder is {found['cwd']}")
    expect(found["group"] == found["pid"], "it has no process group of its own")


def user_actions(world):
    """Stop, start, restart, disable and enable; disabled servers stay so when MM starts again."""
    world.write({"a": world.entry("a"), "b": world.entry("b")})
    with world.start() as proxy:
        proxy.wait_for("a", "up")
        proxy.wait_for("b", "up")
        first, other = proxy.child("a"), proxy.child("b")
        for action, state in (("restart", "up"), ("stop", "stopped"), ("start", "up"), ("disable", "disabled")):
            found = proxy.control("a", action)
            expect(found.status == 200, f"{action}: {found}")
            proxy.wait_for("a", state)
            if action == "restart":
                wait_until(lambda: proxy.children("a") not in ([], [first]), 10, "another process")
        with proxy.mcp() as client:
            expect(not any(tool["name"].startswith("a__") for tool in client.tools()), "a disabled server lists tools")
        lines = proxy.control("b", "log")
        expect(lines.status == 200 and isinstance(lines.body.get("lines"), list), f"log: {lines}")
        expect(proxy.control("none", "stop").status == 404, "an action on no server")
        expect(proxy.control("a", "explode").status in (400, 422), "an unknown action")
        with proxy.client() as client:
            client.connection.request("POST", "/servers", '{"instance_name":"b","action":"stop"}',
                                      {**servers.mesh.HEADERS, "MM-Control": "wrong"})
            response = client.connection.getresponse()
            response.read()
            expect(response.status == 403, f"a wrong token: {response.status}")
        expect(proxy.child("b") == other, "b was restarted")
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
    with world.start() as proxy:
        proxy.wait_for("b", "up")
        proxy.wait_for("a", "disabled")
        expect(proxy.control("a", "enable").status == 200, "enable")
        proxy.wait_for("a", "up")
        os.kill(proxy.child("a"), signal.SIGKILL)
        wait_until(lambda: proxy.services()["a"]["restarts"] == 1 and proxy.state("a") == "up", 10,
                   lambda: f"a restart to be counted: {servers.brief(proxy.services()['a'])}")
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")


def called_while_down(world):
    """A call of a server that is down, and so lists no tools, says why; once it can start, the call starts it."""
    start = os.path.join(world.folder, "start")
    with open(start, "w", encoding="ascii") as file:
        file.write("exit:4:no key")
    world.write({"a": world.entry("a", "--start", f"@{start}"), "off": world.entry("off", disabled=True)})
    with world.start() as proxy, proxy.mcp() as client:
        proxy.wait_for("a", "down")
        for name, why in (("a__echo", "no key"), ("off__echo", "disabled")):
            result = client.call(name).messages[-1].get("result", {})
            expect(result.get("isError") and why in result["content"][0]["text"], f"{name} does not say why: {result}")
        expect(client.error("tools/call", {"name": "none__echo"})[1] == -32602, "a call of no server")
        os.unlink(start)
        wait_until(lambda: not client.call("a__echo").messages[-1]["result"].get("isError"), 5, "a call to start the server")
        expect(client.error("tools/call", {"name": "a__none"})[1] == -32602, "an unknown tool of a server that is up")
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")


def main():
    given = servers.parser(__doc__).parse_args()
    with servers.folder_of(given) as folder:
        world = servers.World(given, folder)
        world.write({name: world.entry(name) for name in ("a", "b", "c")})
        with world.start() as proxy:
            edits(world, proxy)
            bad_entries(world, proxy)
            unusable_files(world, proxy)
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
        environment(world)
        user_actions(world)
        called_while_down(world)
    return "edits restart only what they change; bad entries and unusable files harm nothing; the user's actions are carried out"


if __name__ == "__main__":
    servers.run(main)
