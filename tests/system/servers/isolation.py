# SPDX-License-Identifier: MIT
"""V9: two clients with equal ids get their own responses, progress and cancels, over HTTP and through bridges; and a server that is
slow, hangs, is suspended or sends much delays nobody who uses another."""

import contextlib
import os
import signal
import statistics
import threading
import time

import servers
from mcpclient import Stream
from servers import Failure, expect, wait_until

MAX_DELAY = 0.5  # seconds of a trivial call beside a server in trouble, on a busy machine


def call(client, name, arguments, identity, token=None):
    """Begins a call and returns what waits for its messages."""
    meta = {"progressToken": token} if token is not None else {}
    pending = client.begin("tools/call", {"name": name, "arguments": arguments}, identity=identity, **meta)
    if isinstance(client, servers.StdioClient):
        return lambda: pending.reply().messages
    def read():
        with Stream(pending) as stream:
            return list(stream.messages)
    return read


def own_responses(pair):
    """Many calls at once, with the same ids on both sides."""
    waiting = [(side, i, call(client, "echo", {"side": side, "n": i}, i, f"token-{i}"))
               for i in range(20) for side, client in enumerate(pair)]
    for side, i, read in waiting:
        messages = read()
        expect(messages[-1]["id"] == i, f"a response with id {messages[-1]['id']} instead of {i}")
        expect(messages[-1]["result"]["structuredContent"] == {"side": side, "n": i}, f"side {side}, {i} got {messages[-1]}")


def own_progress(pair):
    steps = (7, 3)
    waiting = [call(client, "progress", {"steps": count, "pause": 0.05}, "same", "same") for client, count in zip(pair, steps)]
    for read, count in zip(waiting, steps):
        messages = read()
        found = [(message["params"]["progress"], message["params"]["total"]) for message in messages[:-1]
                 if message.get("method") == "notifications/progress" and "total" in message["params"]]
        expect(found == [(step, count) for step in range(1, count + 1)], f"progress {found} instead of {count} steps")
        expect(messages[-1].get("id") == "same", f"the response: {messages[-1]}")


def own_cancel(world, pair, key):
    """The first client cancels; the call of the second goes on."""
    def begun(side):
        return any(line.get("key") == f"{key}-{side}" for line in servers.logged(world.log("fixture")))

    reads, pendings = [], []
    for side, client in enumerate(pair):
        params = {"name": "slow", "arguments": {"seconds": 2, "key": f"{key}-{side}"}}
        pendings.append(client.begin("tools/call", params, identity="same"))
        reads.append(pendings[-1])
        wait_until(lambda side=side: begun(side), 5, "the call to reach the server")
    before = cancelled(world)
    first = pair[0]
    if isinstance(first, servers.StdioClient) or not first.modern:
        first.notify("notifications/cancelled", {"requestId": "same"})
    else:
        pendings[0].close()
    wait_until(lambda: cancelled(world) == before + 1, 5, "one cancel to reach the server")
    if isinstance(pair[1], servers.StdioClient):
        message = pendings[1].reply().messages[-1]
    else:
        with Stream(pendings[1]) as stream:
            message = list(stream.messages)[-1]
    expect(message.get("result", {}).get("content") == [{"type": "text", "text": "slow"}], f"the other client got {message}")
    expect(cancelled(world) == before + 1, "the other call was cancelled too")
    with contextlib.suppress(AttributeError):
        pendings[0].close()


def cancelled(world):
    return sum(line.get("method") == "notifications/cancelled" for line in servers.logged(world.log("fixture")))


def pairs(world, proxy, stack):
    """Two clients of each kind."""
    for modern in (True, False):
        found = [stack.enter_context(proxy.mcp("/mcp/fixture", modern)) for _ in range(2)]
        for client in found if not modern else ():
            client.initialize()
        yield f"HTTP, {'modern' if modern else 'legacy'}", found
        found = [stack.enter_context(world.bridge("--service", "fixture", modern=modern)) for _ in range(2)]
        for client in found if not modern else ():
            client.initialize()
        yield f"bridges, {'modern' if modern else 'legacy'}", found


# ---- servers in trouble

def trouble(proxy, kind, stack):
    """Brings the server `bad` into trouble, and what ends it."""
    client = stack.enter_context(proxy.mcp("/mcp/bad"))
    child = proxy.child("bad")
    if kind == "suspended":
        os.kill(child, signal.SIGSTOP)
        stack.callback(os.kill, child, signal.SIGCONT)
        pendings = [client.begin("tools/call", {"name": "echo", "arguments": {"text": "x" * 100_000}}) for _ in range(8)]
    elif kind == "slow calls":
        pendings = [client.begin("tools/call", {"name": "slow", "arguments": {"seconds": 3}}) for _ in range(16)]
    elif kind == "large results":
        pendings = [client.begin("tools/call", {"name": "big", "arguments": {"bytes": 2_000_000}}) for _ in range(8)]
    else:
        pendings = [client.begin("tools/call", {"name": "hang", "arguments": {"deaf": True, "seconds": 2}})]
    for pending in pendings:
        stack.callback(pending.close)


def latencies(client, seconds):
    took, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        reply = client.call("echo", {"n": 1})
        took.append(time.monotonic() - began)
        expect("result" in reply.messages[-1], f"{reply.raw}")
        time.sleep(0.002)
    return took


def delays_nobody(proxy):
    found = {}
    with proxy.mcp("/mcp/fixture") as client:
        found["alone"] = latencies(client, 1)
        for kind in ("slow calls", "suspended", "large results", "hanging"):
            with contextlib.ExitStack() as stack:
                trouble(proxy, kind, stack)
                found[kind] = latencies(client, 2)
            proxy.wait_for("bad", "up", "busy", seconds=60)
    for kind, took in found.items():
        expect(max(took) < MAX_DELAY, f"{kind}: a call of another server took {max(took):.2f} s")
    return ", ".join(f"{kind} {statistics.median(took) * 1e3:.2f}/{max(took) * 1e3:.0f}" for kind, took in found.items())


def together(world, proxy):
    """All clients of all kinds at the same time, each with its own keys."""
    wrong = []

    def work(number):
        try:
            with (world.bridge("--service", "fixture") if number % 2 else proxy.mcp("/mcp/fixture")) as client:
                for i in range(50):
                    given = {"client": number, "n": i}
                    found = client.ask("tools/call", {"name": "echo", "arguments": given}, identity=i).messages[-1]
                    expect(found["result"]["structuredContent"] == given, f"client {number}: {found}")
        except (Failure, OSError, KeyError) as error:
            wrong.append(f"{number}: {error!r}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expect(not wrong, f"{wrong}")


def main():
    given = servers.parser(__doc__).parse_args()
    with servers.folder_of(given) as folder:
        world = servers.World(given, folder)
        world.write({name: world.entry(name) for name in ("fixture", "bad")})
        with world.start() as proxy, contextlib.ExitStack() as stack:
            for name in ("fixture", "bad"):
                proxy.wait_for(name, "up")
            for i, (kind, pair) in enumerate(pairs(world, proxy, stack)):
                try:
                    own_responses(pair)
                    own_progress(pair)
                    own_cancel(world, pair, f"key{i}")
                except Failure as failure:
                    raise Failure(f"{kind}: {failure}") from None
            together(world, proxy)
            delays = delays_nobody(proxy)
    return f"equal ids are kept apart over HTTP and through bridges; ms of a call (median/max) beside a server in trouble: {delays}"


if __name__ == "__main__":
    servers.run(main)
