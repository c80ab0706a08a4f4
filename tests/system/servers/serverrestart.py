# SPDX-License-Identifier: MIT
"""V7: MM is killed with -9 and started again under connected clients: over HTTP and through bridges, of both eras. Killed between
calls, the next call is answered; killed during calls, a call gets its result or an error, and no call reaches the server twice.
Without an MM the bridge starts one.

    serverrestart.py MM_PROXY [--kills 50]
"""

import contextlib
import http.client
import itertools
import os
import random
import signal
import threading
import time
from collections import Counter

import servers
from servers import Failure, expect, wait_until

KEYS = map(str, itertools.count())
NAME = "fixture"


class Connected:
    """A client of one kind that stays connected."""

    def __init__(self, kind, client):
        self.kind, self.client = kind, client
        self.is_http = not isinstance(client, servers.StdioClient)
        if not client.modern:
            client.initialize()

    def call(self):
        """Returns "answered" or "error". A broken connection of HTTP is an error."""
        given = {"key": next(KEYS)}
        try:
            message = self.client.call("echo", given).messages[-1]
        except (OSError, http.client.HTTPException) as error:
            expect(self.is_http, f"{self.kind}: {error!r}")
            self.client.close()
            return "error"
        if message.get("result", {}).get("structuredContent") == given:
            return "answered"
        is_failure = "error" in message or message["result"].get("isError") is True
        expect(is_failure, f"{self.kind} got {message}")
        return "error"


def connected(world, proxy, stack):
    found = []
    for modern in (True, False):
        era = "modern" if modern else "legacy"
        found.append(Connected(f"HTTP, {era}", stack.enter_context(proxy.mcp(f"/mcp/{NAME}", modern))))
        found.append(Connected(f"bridge, {era}", stack.enter_context(world.bridge("--service", NAME, modern=modern))))
    return found


def repeated(world):
    """The calls that a server has received more than once."""
    count = Counter(line["key"] for line in servers.logged(world.log(NAME)) if "key" in line)
    return {key: number for key, number in count.items() if number > 1}


def between(world, proxy, clients, kills):
    """MM restarts while nobody calls. The next call of each client is answered, once MM listens again."""
    for _ in range(kills):
        proxy.kill()
        proxy = world.again()
        for each in clients:
            if each.is_http:
                each.client.close()  # an HTTP client connects again
            expect(each.call() == "answered", f"{each.kind}: the call after the restart is not answered")
    return proxy


def during(world, proxy, clients, kills, chance):
    """MM restarts while all clients call without a break."""
    found, wrong, ending = Counter(), [], threading.Event()

    def work(each):
        while not ending.is_set() and not wrong:
            try:
                result = each.call()
            except Failure as failure:
                wrong.append(str(failure))
                return
            found[each.kind, result] += 1
            if result == "error" and each.is_http:
                time.sleep(0.01)  # until MM listens again

    threads = [threading.Thread(target=work, args=(each,), daemon=True) for each in clients]
    for thread in threads:
        thread.start()
    for _ in range(kills):
        before = sum(found.values())
        wait_until(lambda: sum(found.values()) > before + 50 or wrong, 30, "calls to go on")
        time.sleep(chance.uniform(0, 0.05))
        proxy.kill()
        proxy = world.again()
    ending.set()
    for thread in threads:
        thread.join(60)
        expect(not thread.is_alive(), "a call got neither a response nor an error")
    expect(not wrong, f"{wrong}")
    for each in clients:
        expect(each.call() == "answered", f"{each.kind}: the last call")
        if not each.is_http:
            # At most the call that was under way at a kill may fail; it is not sent again, as it may have been carried out.
            expect(found[each.kind, "error"] <= kills, f"{each.kind}: {found[each.kind, 'error']} errors at {kills} kills")
    return proxy, found


def pid_of(world):
    with servers.mesh.Client(world.port) as client:
        return client.ask("GET", "/health").body["pid"]


def listening(world, modern):
    """A bridge hears of changed tools before and after a restart of MM."""
    with world.start() as proxy, world.bridge("--service", NAME, modern=modern) as client:
        if modern:
            client.begin("subscriptions/listen", {"notifications": {"toolsListChanged": True}}, identity="listening")
            acknowledged = client.next_notification()["method"]
            expect(acknowledged == "notifications/subscriptions/acknowledged", f"first {acknowledged}")
        else:
            client.initialize()
        change(client)
        proxy.kill()
        with world.again():
            wait_until(lambda: client.call("echo", {}).messages[-1].get("result"), 10, "a call after the restart")
            wait_until(lambda: tried(client), 10, "a notice of changed tools after the restart")


def change(client):
    wait_until(lambda: tried(client), 10, "a notice of changed tools")


def tried(client):
    """The stream may open a moment after the restart, so the tools change until a notice arrives."""
    client.call("change_tools", {})
    with contextlib.suppress(Failure):
        method = client.next_notification(0.3)["method"]
        expect(method == "notifications/tools/list_changed", f"{method}")
        return True
    return False


def bridge_starts_mm(world):
    """Several bridges at once find no MM: one is started, and all are answered."""
    pid = None
    try:
        with contextlib.ExitStack() as stack:
            clients = [stack.enter_context(world.bridge("--service", NAME)) for _ in range(4)]
            pending = [client.begin("tools/call", {"name": "echo", "arguments": {"key": next(KEYS)}}) for client in clients]
            for each in pending:
                expect("result" in each.reply(20).messages[-1], "the first call through a bridge without MM")
            pid = pid_of(world)
            os.kill(pid, signal.SIGKILL)
            wait_until(lambda: not servers.is_running(pid), 5, "MM's end")
            for client in clients:
                expect("result" in client.call("echo", {"key": next(KEYS)}).messages[-1], "the call after MM was killed")
            pid = pid_of(world)
        expect(servers.is_running(pid), "MM ended with its bridges")
        return True
    finally:
        with contextlib.suppress(OSError, Failure):
            pid = pid_of(world)
            os.kill(pid, signal.SIGTERM)
            wait_until(lambda: not servers.is_running(pid), 10, "MM's end")


def main():
    options = servers.parser(__doc__)
    options.add_argument("--kills", type=int, default=5, help="between calls, and so many during calls")
    given = options.parse_args()
    given.seed = random.randrange(1 << 32) if given.seed is None else given.seed
    print(f"seed {given.seed}", flush=True)
    with servers.folder_of(given) as folder:
        world = servers.World(given, folder)
        world.write({NAME: world.entry(NAME)})
        proxy = world.start()
        try:
            proxy.wait_for(NAME, "up")
            with contextlib.ExitStack() as stack:
                clients = connected(world, proxy, stack)
                proxy = between(world, proxy, clients, given.kills)
                proxy, found = during(world, proxy, clients, given.kills, random.Random(given.seed))
                for each in clients:
                    expect(each.is_http or not each.client.wrong, f"{each.kind} printed {each.client.wrong[:3] if not each.is_http else ''}")
            expect(not repeated(world), f"calls that reached the server more than once: {repeated(world)}")
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
        finally:
            proxy.kill()
        for modern in (True, False):
            listening(world, modern)
        bridge_starts_mm(world)
        expect(not repeated(world), f"calls that reached the server more than once: {repeated(world)}")
    counts = ", ".join(f"{kind} {found[kind, 'answered']} answered, {found[kind, 'error']} failed"
                       for kind in sorted({kind for kind, _ in found}))
    return f"{given.kills} kills between calls and {given.kills} during calls: no call was sent twice; {counts}"


if __name__ == "__main__":
    servers.run(main)
