# SPDX-License-Identifier: MIT
"""V5: clients over HTTP and through bridges call a server that MM runs, with failures, timeouts and cancels: caller, server, file,
/stats, /services and /metrics count the same. Then the same while MM is killed: no call reaches the server twice, and the counts are
between the calls that were answered and those that were sent.

    servercounts.py MM_PROXY [--calls 1000] [--kills 50]
"""

import http.client
import itertools
import random
import threading
from collections import Counter

import servers
from servers import Failure, expect, wait_until

CLIENTS = 8
TIMEOUT = 0.05  # seconds
NAME = "fixture"
# How often each kind of call is made. The first three succeed.
KINDS = {"tool": 40, "resource": 8, "prompt": 8, "own_tool": 8, "fail": 6, "rpc_error": 4, "unknown": 2, "listed": 2, "timeout": 1,
         "cancel": 2}
SUCCEED = dict(itertools.islice(KINDS.items(), 3))
NOT_FORWARDED = ("listed",)
FAIL = ("fail", "rpc_error", "unknown", "timeout", "cancel")
KEYS = map(str, itertools.count())
METHODS = ("tools/call", "resources/read", "prompts/get")


def result(reply):
    """Empty for an error."""
    return reply.messages[-1].get("result", {})


class Caller(threading.Thread):
    """Makes calls of random kinds, on /mcp/NAME by HTTP or by a bridge. Without a number of calls it goes on until `ending`."""

    def __init__(self, number, world, calls, kinds):
        super().__init__(daemon=True)
        self.number, self.world, self.calls, self.kinds = number, world, calls, kinds
        self.random = random.Random(number)
        self.modern, self.is_bridge = number % 2 == 0, number % 4 > 1
        self.bare = world.bridge("--service", NAME, modern=self.modern) if self.is_bridge else \
            servers.Client(world.port, f"/mcp/{NAME}", self.modern)
        self.all = servers.Client(world.port, "/mcp", self.modern)
        for client in (self.bare, self.all):
            client.session = f"caller-{number}"
        self.sent, self.answered, self.unsure = Counter(), Counter(), 0
        self.wrong = []
        self.ending = threading.Event()

    def run(self):
        names, weights = zip(*self.kinds.items())
        made = 0
        while not self.ending.is_set() and made != self.calls and not self.wrong:
            kind = self.random.choices(names, weights)[0]
            if not self.connected():
                self.ending.wait(0.005)
                continue
            made += 1
            self.sent[kind] += 1
            try:
                found = getattr(self, kind)(next(KEYS))
            except (OSError, http.client.HTTPException) as error:
                found = error
                self.all.close()
                if not self.is_bridge:
                    self.bare.close()
            except (Failure, KeyError, TypeError) as error:
                found = error
            if found is True:
                self.answered[kind] += 1
            elif self.calls or not self.may_fail(found):
                self.wrong.append(f"{kind}: {found!r}")

    def connected(self):
        """Nothing is sent by HTTP while no MM listens."""
        try:
            for client in (self.all,) if self.is_bridge else (self.all, self.bare):
                if client.connection.sock is None:
                    client.connection.connect()
            return True
        except OSError:
            return False

    def may_fail(self, found):
        """While MM is killed: a broken connection, or a bridge's error, or the result of a server that is being started."""
        if isinstance(found, (OSError, http.client.HTTPException)):
            return True
        message = found.messages[-1] if hasattr(found, "messages") else {}
        return "error" in message or message.get("result", {}).get("isError") is True

    def end(self):
        self.bare.close()
        self.all.close()

    # ---- one call of each kind; returns True or what is wrong

    def tool(self, key):
        found = self.bare.call("echo", {"key": key})
        return result(found).get("structuredContent") == {"key": key} or found

    def own_tool(self, key):
        found = self.all.call("call_service", {"target_instance": NAME, "tool_name": "echo", "arguments": {"key": key}})
        return result(found).get("structuredContent") == {"key": key} or found

    def resource(self, key):
        found = self.bare.ask("resources/read", {"uri": f"test://item/{key}"})
        return result(found).get("contents", [{}])[0].get("text") == f"content of test://item/{key}" or found

    def prompt(self, key):
        found = self.bare.ask("prompts/get", {"name": "greeting", "arguments": {"who": key}})
        return result(found).get("messages", [{}])[0].get("content", {}).get("text") == f"Hello {key}" or found

    def fail(self, key):
        found = self.all.call(f"{NAME}__fail", {"key": key})
        return result(found).get("isError") is True or found

    def rpc_error(self, key):
        found = self.bare.call("rpcerror", {"key": key})
        return found.messages[-1].get("error", {}).get("code") == -32050 or found

    def unknown(self, key):
        """A tool that the server does not have: its own error."""
        found = self.bare.ask("resources/read", {"uri": f"bad://{key}"})
        return "error" in found.messages[-1] or found

    def listed(self, _):
        return bool(self.random.choice([self.all, self.bare]).tools())

    def timeout(self, key):
        late = {"target_instance": NAME, "tool_name": "slow", "arguments": {"seconds": 20, "key": key}, "timeout": TIMEOUT}
        found = self.all.call("call_service", late)
        return result(found).get("isError") is True or found

    def cancel(self, key):
        identity = f"cancel-{key}"
        pending = self.bare.begin("tools/call", {"name": "slow", "arguments": {"seconds": 20, "key": key}}, identity=identity)
        wait_until(lambda: key in self.world.reached(), 20, f"{key} to reach the server")
        if self.is_bridge or not self.modern:
            self.bare.notify("notifications/cancelled", {"requestId": identity})
        else:
            pending.close()
        wait_until(lambda: self.world.cancelled() > 0 and key in self.world.ended(), 20, f"{key} to be cancelled")
        if self.is_bridge:
            self.bare.forget(identity)
        else:
            pending.close()
        return True


class World(servers.World):
    """Knows what has reached the server."""

    def __init__(self, given, folder):
        super().__init__(given, folder)
        self.write({NAME: self.entry(NAME)})
        self.lock = threading.Lock()
        self.seen = servers.Log(self.log(NAME))
        self.done = 0
        self.keys, self.requests, self.ends = Counter(), {}, set()
        self.cancels = self.forwarded = 0

    def _read(self):
        with self.lock:
            lines = self.seen.lines()
            for line in lines[self.done:]:
                self.forwarded += line.get("method") in METHODS
                if "key" in line:
                    self.keys[line["key"]] += 1
                    self.requests[line["pid"], str(line["id"])] = line["key"]
                if line.get("method") == "notifications/cancelled":
                    self.cancels += 1
                    self.ends.add(self.requests.get((line["pid"], str(line.get("request")))))
            self.done = len(lines)

    def reached(self):
        self._read()
        return self.keys

    def ended(self):
        self._read()
        return self.ends

    def cancelled(self):
        self._read()
        return self.cancels

    def calls(self):
        self._read()
        return self.forwarded

    def repeated(self):
        return {key: count for key, count in self.reached().items() if count > 1}


def callers(world, calls, kinds):
    found = [Caller(number, world, calls, kinds) for number in range(CLIENTS)]
    for caller in found:
        caller.start()
    return found


def finish(found):
    """The calls that were sent and answered, by kind."""
    for caller in found:
        caller.join(240)
        expect(not caller.is_alive(), f"caller {caller.number} got no response")
        expect(not caller.wrong, f"caller {caller.number}{' with a bridge' if caller.is_bridge else ''}: {caller.wrong}")
        caller.end()
    return (sum((caller.sent for caller in found), Counter()), sum((caller.answered for caller in found), Counter()))


def exact(world, proxy, calls):
    """Every count is exact while MM runs. Returns the number of counted calls."""
    sent, answered = finish(callers(world, calls, KINDS))
    expect(sent == answered, f"sent {sent}, answered {answered}")
    wanted = sum(sent.values()) - sum(sent[kind] for kind in NOT_FORWARDED)
    wait_until(lambda: world.calls() >= wanted, 10, lambda: f"{wanted} calls to reach the server, which has {world.calls()}")
    data = proxy.wait_for_file(f"{wanted} messages", lambda data: data["total_messages"] >= wanted)
    with proxy.client() as client:
        listed = client.services()[NAME]["message_count"]
        stats = client.ask("GET", "/stats").body
        metrics = client.metrics()
    counts = {"the server": world.calls(), "the file": data["total_messages"], "the file's service": data["services"][0]["message_count"],
              "/services": listed, "/stats": stats["total_messages"],
              **{name: metrics.sum(name) for name in ("mm_mesh_messages_total", "mm_mesh_service_messages_total",
                                                      "mm_mesh_call_duration_seconds_count")}}
    for source, number in counts.items():
        expect(number == wanted, f"{source} has {number}, the callers counted {wanted}: {sent}; all: {counts}")
    expect(not world.repeated(), f"calls that reached the server more than once: {world.repeated()}")
    failed = sum(sent[kind] for kind in FAIL)
    errors = {labels["error_type"]: int(value) for name, labels, value in metrics.samples if name == "mm_mesh_call_errors_total" and value}
    expect(sum(errors.values()) == failed, f"/metrics has the errors {errors}, {failed} calls failed: {sent}")
    for kind, names in (("cancelled", ["cancel"]), ("timeout", ["timeout"])):
        expect(errors.get(kind, 0) == sum(sent[name] for name in names), f"/metrics has the errors {errors}: {sent}")
    expect(metrics.sum("mm_mesh_calls_in_flight") == 0, "calls are in flight")
    return wanted, errors


def killed(world, before, kills, chance):
    """MM is killed under load and started again. Returns the numbers of counted and of unanswered calls."""
    reached_before = world.calls()
    proxy = world.start()
    found = callers(world, None, SUCCEED)
    try:
        for _ in range(kills):
            wanted = world.calls() + chance.randrange(50, 300)
            wait_until(lambda wanted=wanted: world.calls() >= wanted or any(caller.wrong for caller in found), 30,
                       "calls to go on after a restart")
            proxy.kill()
            proxy = world.again()
        for caller in found:
            caller.ending.set()
        sent, answered = (sum(counts.values()) for counts in finish(found))
        expect(not world.repeated(), f"calls that reached the server more than once: {world.repeated()}")
        data = proxy.wait_for_file("the last call", lambda data: data["total_messages"] >= before + answered)
        counted, reached = data["total_messages"] - before, world.calls() - reached_before
        expect(sent - answered <= 3 * CLIENTS * kills, f"{sent - answered} of {sent} calls got no result")
        expect(answered <= reached <= sent, f"the server has {reached} calls, {answered} were answered, {sent} sent")
        expect(answered <= counted <= sent, f"MM counted {counted} calls, {answered} were answered, {sent} sent")
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
        return counted, sent - answered
    finally:
        proxy.kill()


def main():
    options = servers.parser(__doc__)
    options.add_argument("--calls", type=int, default=150, help="of each client")
    options.add_argument("--kills", type=int, default=5)
    given = options.parse_args()
    given.seed = random.randrange(1 << 32) if given.seed is None else given.seed
    print(f"seed {given.seed}", flush=True)
    with servers.folder_of(given) as folder:
        world = World(given, folder)
        with world.start() as proxy:
            proxy.wait_for(NAME, "up")
            total, errors = exact(world, proxy, given.calls)
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
        counted, unanswered = killed(world, total, given.kills, random.Random(given.seed))
    return (f"{total} calls by {CLIENTS} clients, errors {errors}: callers, server, file, /stats, /services and /metrics agree; {counted} "
            f"more during {given.kills} kills, {unanswered} of which got no result; none was sent twice")


if __name__ == "__main__":
    servers.run(main)
