# SPDX-License-Identifier: MIT
"""V6: MM is killed with -9 again and again, while its servers have grandchildren that ignore SIGTERM: no process is left 5 s after
the next start, and none after MM's orderly end. And clients that leave without ending their session cost no memory.

    leftovers.py MM_PROXY [--kills 200] [--clients 10000]
"""

import contextlib
import http.client
import json
import random
import socket
import time

import servers
from mcpclient import BASE_HEADERS, LEGACY
from servers import expect, wait_until

TIMEOUT = 5             # seconds after the next start
MAX_GROWTH = 2_000_000  # bytes
NAMES = ("plain", "stubborn", "silent")
RUNNING = ("plain", "stubborn")


def entries(world):
    return {"plain": world.entry("plain"), "stubborn": world.entry("stubborn", "--stubborn"),
            "silent": world.entry("silent", "--start", "no-read")}


def grandchildren(proxy, names, **options):
    """Makes each server start one; returns their pids."""
    found = []
    for name in names:
        with proxy.mcp(f"/mcp/{name}") as client:
            found.append(servers.content(client.call("spawn_grandchild", options))["pid"])
    return found


def alive(pids):
    return [pid for pid in pids if servers.is_running(pid)]


def described(pids):
    return {pid: servers.command_line(pid)[-160:] for pid in pids}


def one_kill(world, proxy, chance):
    """Kills MM, with all servers up or while they start. Returns the next MM and the seconds until no process was left."""
    if chance.random() < 0.8:
        for name in RUNNING:
            proxy.wait_for(name, "up")
        pids = grandchildren(proxy, RUNNING, inherit=chance.random() < 0.5)
        pids += [proxy.child(name) for name in NAMES]
    else:
        time.sleep(chance.uniform(0, 0.2))
        pids = [pid for name in NAMES for pid in proxy.children(name)]
    proxy.kill()
    proxy = world.start()
    began = time.monotonic()
    wait_until(lambda: not alive(pids), TIMEOUT, lambda: f"no process of the killed MM to be left: {described(alive(pids))}")
    return proxy, time.monotonic() - began


def kills(world, given):
    chance = random.Random(given.seed)
    proxy, slowest = world.start(), 0.0
    try:
        for i in range(given.kills):
            proxy, took = one_kill(world, proxy, chance)
            slowest = max(slowest, took)
            if i % 20 == 19:
                print(f"{i + 1} kills", flush=True)
        for name in RUNNING:
            proxy.wait_for(name, "up")
        pids = grandchildren(proxy, RUNNING) + [proxy.child(name) for name in NAMES]
        began = time.monotonic()
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
        took = time.monotonic() - began
        expect(not alive(pids), f"left after MM's orderly end: {described(alive(pids))}")
    finally:
        proxy.kill()
        with contextlib.suppress(servers.Failure):
            wait_until(lambda: not servers.processes(world.folder), 3, "")
    left = servers.processes(world.folder)
    expect(not left, f"left in the end: {described(left)}")
    return slowest, took


def departures(world, given):
    """Clients that initialize and leave: without a DELETE, with a stream that stays open until they end, with a call that runs."""
    body = {"jsonrpc": "2.0", "id": 1, "method": "initialize",
            "params": {"protocolVersion": LEGACY, "capabilities": {}, "clientInfo": {"name": "rude", "version": "1"}}}

    def visit(number):
        connection = http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=10)
        try:
            connection.request("POST", "/mcp/plain", json.dumps(body), BASE_HEADERS)
            response = connection.getresponse()
            expect(response.status == 200, f"initialize: {response.status} {response.read()}")
            session = response.headers.get("Mcp-Session-Id", "")
            response.read()
            headers = {**BASE_HEADERS, "Mcp-Session-Id": session, "MCP-Protocol-Version": LEGACY}
            if number % 3 == 1:
                connection.request("GET", "/mcp/plain", headers={**headers, "Accept": "text/event-stream"})
            elif number % 3 == 2:
                call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "echo", "arguments": {}}}
                connection.request("POST", "/mcp/plain", json.dumps(call), headers)
            if number % 2:  # a reset instead of an end
                connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        finally:
            connection.close()

    with world.start() as proxy:
        proxy.wait_for("plain", "up")
        for number in range(500):
            visit(number)
        before = servers.memory(proxy.pid)
        for number in range(given.clients):
            visit(number)
        growth = servers.memory(proxy.pid) - before
        expect(growth <= MAX_GROWTH, f"{given.clients} clients that left cost {growth / 1e6:.1f} MB")
        with proxy.mcp("/mcp/plain") as client:
            expect("result" in client.call("echo", {}).messages[-1], "a call afterwards")
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
    return growth


def main():
    options = servers.parser(__doc__)
    options.add_argument("--kills", type=int, default=6)
    options.add_argument("--clients", type=int, default=1000)
    given = options.parse_args()
    given.seed = random.randrange(1 << 32) if given.seed is None else given.seed
    print(f"seed {given.seed}", flush=True)
    with servers.folder_of(given) as folder:
        world = servers.World(given, folder)
        world.write(entries(world))
        slowest, took = kills(world, given)
        growth = departures(world, given)
    return (f"{given.kills} kills of MM: no process left after at most {slowest:.1f} s, none after its orderly end in {took:.1f} s; "
            f"{given.clients} clients that left without ending their session: {growth / 1e6:+.2f} MB")


if __name__ == "__main__":
    servers.run(main)
