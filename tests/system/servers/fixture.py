# SPDX-License-Identifier: MIT
"""The fixture server of these tests does what they rely on, when a client starts it directly."""

import os
import signal

import servers
from servers import Failure, expect, wait_until
from stdioclient import StdioClient


def client(era, modern, *options):
    return StdioClient(servers.command("--era", era, *options), modern)


def opened(found):
    result = found.result("server/discover") if found.modern else found.initialize()
    expect("tools" in result["capabilities"], f"capabilities: {result}")


def calls(found):
    given = {"key": "1", "n": 1.5}
    expect(found.call("echo", given).messages[-1]["result"]["structuredContent"] == given, "echo")
    expect(b"18446744073709551616123456789" in found.call("exact").raw, "exact changes its bytes")
    steps = [message["params"]["progress"] for message in found.call("progress", {"steps": 3}, progressToken="t").messages[:-1]]
    expect(steps == [1, 2, 3], f"progress: {steps}")
    found.begin("tools/call", {"name": "slow", "arguments": {"seconds": 60}}, identity="slow")
    found.notify("notifications/cancelled", {"requestId": "slow"})
    expect(servers.content(found.call("counts"))["cancelled"] == 1, "the cancel is not counted")
    expect(found.call("fail").messages[-1]["result"]["isError"] is True, "fail")
    for method, params, code in (("tools/call", {"name": "rpcerror"}, -32050), ("tools/call", {"name": "none"}, -32602),
                                 ("none", {}, -32601), ("tools/list", {"cursor": "bad"}, -32602)):
        expect(found.error(method, params)[1] == code, f"{method} with {params} is no {code}")
    found.call("noise")
    expect(len(found.wrong) == 3, f"noise: {found.wrong}")


def changes(found):
    if found.modern:
        found.begin("subscriptions/listen", {"notifications": {"toolsListChanged": True}}, identity="listening")
        found.next_notification()
    before = len(found.tools())
    found.call("change_tools")
    notified = found.next_notification()
    expect(notified["method"] == "notifications/tools/list_changed", f"notified: {notified}")
    expect(found.modern == ("_meta" in notified["params"]), f"notified: {notified}")
    expect(len(found.tools()) == before + 1, "no tool was added")


def asks(found):
    if found.modern:
        expect(found.call("input_required").messages[-1]["result"]["resultType"] == "input_required", "asks for no input")
    else:
        found.answers["roots/list"] = lambda _: {"roots": [1]}
        expect(servers.content(found.call("ask_client"))["answer"]["result"] == {"roots": [1]}, "did not get the answer")


def crashes(found):
    child = servers.content(found.call("spawn_grandchild"))["pid"]
    os.kill(child, signal.SIGTERM)
    expect(servers.is_running(child), "SIGTERM ends the grandchild")
    try:
        found.call("crash", {"code": 4, "text": "out of order"})
        raise Failure("the server survived its crash")
    except Failure as failure:
        expect("the server ended" in str(failure), str(failure))
    finally:
        os.kill(child, signal.SIGKILL)
    expect(found.process.wait(10) == 4, "not the exit code of the crash")
    wait_until(lambda: "out of order" in found.errors, 5, "the line on stderr")


def starts():
    """What it does wrong at its start."""
    with client("legacy", False, "--start", "exit:7:no key") as found:
        expect(found.process.wait(10) == 7, "exit")
        wait_until(lambda: found.errors == ["no key"], 5, lambda: f"the reason: {found.errors}")
    with client("legacy", False, "--start", "noise") as found:
        opened(found)
        expect(found.wrong, "no noise")
    with client("legacy", False, "--start", "garbage-version") as found:
        expect(found.result("initialize", {"protocolVersion": found.version})["protocolVersion"] == "1999-12-31", "garbage")
    with client("legacy", False, "--start", "endless-cursor") as found:
        opened(found)
        cursors = {found.result("tools/list")["nextCursor"] for _ in range(5)}
        expect(len(cursors) == 5, f"cursors: {cursors}")
    for start in ("hang", "no-read"):
        with client("legacy", False, "--start", start) as found:
            try:
                found.begin("initialize").reply(0.3)
                raise Failure(f"{start} answers")
            except Failure as failure:
                expect("no response" in str(failure), str(failure))


def main():
    given = servers.mesh.parser(__doc__).parse_args()
    with servers.scratch(given) as home:
        for era, modern in (("legacy", False), ("modern", True), ("both", False), ("both", True)):
            log = os.path.join(home, f"{era}-{modern}")
            with client(era, modern, "--log", log, "--tools", "2") as found:
                opened(found)
                calls(found)
                changes(found)
                asks(found)
                crashes(found)
            expect(sum(line.get("name") == "echo" for line in servers.logged(log)) == 1, "the log")
    for era, modern in (("legacy", True), ("modern", False)):
        with client(era, modern) as found:
            found.error("server/discover" if modern else "initialize")
    starts()
    return "the fixture server behaves as the proofs need it"


if __name__ == "__main__":
    servers.run(main)
