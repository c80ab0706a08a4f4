# SPDX-License-Identifier: MIT
"""Calls by POST /call and by tools/call, with failures, timeouts and cancels: callers, service, file, /stats, /services and
/metrics count the same. Then the same while MM is killed: no call reaches the service twice, and the counts are between the
calls that were answered and those that were sent."""

import http.client
import itertools
import os
import random
import tempfile
import threading
from collections import Counter

import mesh
from mcpclient import Client
from mesh import expect, wait_until

CLIENTS = 8
IN_MEMORY = "/dev/shm"  # there the crash counter loses nothing
TIMEOUT = 0.02  # seconds
# How often each kind of call is made. The first three succeed.
KINDS = {"call": 20, "tool": 40, "own_tool": 10, "is_error": 5, "refused": 4, "unknown": 2, "listed": 2, "timeout": 1, "cancel": 1}
SUCCEED = dict(itertools.islice(KINDS.items(), 3))
NOT_FORWARDED = ("unknown", "listed")
KEYS = map(str, itertools.count())
FAIL = ("is_error", "refused", "timeout", "cancel")


class Caller(threading.Thread):
    """Makes calls of random kinds; every second caller is a modern client. Without a number of calls it goes on until `ending`,
    also while no MM answers."""

    def __init__(self, number, port, service_port, calls, kinds):
        super().__init__(daemon=True)
        self.number, self.calls, self.kinds = number, calls, kinds
        self.random = random.Random(number)
        modern = number % 2 == 0
        self.plain, self.service = mesh.Client(port), mesh.Client(service_port)
        self.mcp, self.bare = Client(port, "/mcp", modern), Client(port, "/mcp/fixture", modern)
        for client in (self.mcp, self.bare):
            client.session = f"caller-{number}"
        self.sent, self.answered = Counter(), Counter()
        self.made = 0
        self.wrong = []
        self.ending = threading.Event()

    def run(self):
        names, weights = zip(*self.kinds.items())
        while not self.ending.is_set() and self.made != self.calls and not self.wrong:
            if not self.connect():  # nothing is sent while no MM runs
                self.ending.wait(0.005)
                continue
            kind = self.random.choices(names, weights)[0]
            self.made += 1
            self.sent[kind] += 1
            try:
                found = getattr(self, kind)({"key": next(KEYS)})
            except (OSError, http.client.HTTPException) as error:
                self.end_connections()
                if self.calls:
                    self.wrong.append(f"{kind}: {error!r}")
                continue
            except (mesh.Failure, KeyError, TypeError) as error:
                found = error
            if found is True:
                self.answered[kind] += 1
            else:
                self.wrong.append(f"{kind}: {found!r}")

    def connect(self):
        try:
            for client in (self.plain, self.mcp, self.bare):
                if client.connection.sock is None:
                    client.connection.connect()
            return True
        except OSError:
            return False

    def end_connections(self):
        for client in (self.plain, self.mcp, self.bare):
            client.close()

    # ---- one call of each kind; returns True or what is wrong

    def call(self, given):
        found = self.plain.call("fixture", "received", given)
        return found.status == 200 and found.body["result"]["structuredContent"] == {"raw": given} or found

    def tool(self, given):
        client, prefix = self.random.choice([(self.mcp, "fixture__"), (self.bare, "")])
        found = client.call(prefix + "received", given)
        return found.messages[-1]["result"]["structuredContent"] == {"raw": given} or found

    def own_tool(self, given):
        found = self.mcp.call("call_service", {"target_instance": "fixture", "tool_name": "received", "arguments": given})
        return found.messages[-1]["result"]["structuredContent"] == {"raw": given} or found

    def is_error(self, _):
        found = self.mcp.call("fixture__test_error_handling")
        return found.messages[-1]["result"]["isError"] is True or found

    def refused(self, _):
        found = self.bare.call("refuse")
        return found.messages[-1]["result"]["isError"] is True or found

    def unknown(self, _):
        found = self.mcp.call("fixture__no_such_tool")
        return "error" in found.messages[-1] or found

    def listed(self, _):
        return bool(self.random.choice([self.mcp, self.bare]).tools())

    def timeout(self, given):
        if self.random.randrange(2):
            found = self.plain.call("fixture", "hold", given, timeout=TIMEOUT)
            return found.status == 504 or found
        late = {"target_instance": "fixture", "tool_name": "hold", "arguments": given, "timeout": TIMEOUT}
        found = self.mcp.call("call_service", late)
        return found.messages[-1]["result"]["isError"] is True or found

    def cancel(self, given):
        pending = self.mcp.begin("tools/call", {"name": "fixture__hold", "arguments": given}, identity="cancelled")
        self._wait_for(given["key"], "held")
        if self.mcp.modern:
            pending.close()
        else:
            self.mcp.notify("notifications/cancelled", {"requestId": "cancelled"})
        self._wait_for(given["key"], "left")
        pending.close()
        return True

    def _wait_for(self, key, state):
        wait_until(lambda: key in self.service.ask("GET", "/tally").body[state], 20, f"{key} to be {state}")


def callers(port, service, calls, kinds):
    found = [Caller(number, port, service.port, calls, kinds) for number in range(CLIENTS)]
    for caller in found:
        caller.start()
    return found


def finish(found):
    """The calls that were sent and answered, by kind."""
    for caller in found:
        caller.join(150)
        expect(not caller.is_alive(), "a caller got no response")
        expect(not caller.wrong, f"caller {caller.number}: {caller.wrong}")
        caller.end_connections()
    return (sum((caller.sent for caller in found), Counter()), sum((caller.answered for caller in found), Counter()))


def exact(proxy, service, calls):
    """Every count is exact while MM runs. Returns the number of counted calls."""
    sent, answered = finish(callers(proxy.port, service, calls, KINDS))
    expect(sent == answered, f"sent {sent}, answered {answered}")
    wanted = sum(sent.values()) - sum(sent[kind] for kind in NOT_FORWARDED)
    # A call that has timed out may reach the service later.
    wait_until(lambda: service.tally()["begun"] >= wanted, 10, lambda: f"{wanted} calls to reach the service: {service.tally()}")
    tally = service.tally()
    expect(tally["begun"] == wanted and tally["repeated"] == 0, f"the service has {tally}, the callers counted {wanted}")
    data = proxy.wait_for_file(f"{wanted} messages", lambda data: data["total_messages"] >= wanted)
    with proxy.client() as client:
        listed = client.services()["fixture"]["message_count"]
        stats = client.ask("GET", "/stats").body
        metrics = client.metrics()
    counts = {"the file": data["total_messages"], "the file's service": data["services"][0]["message_count"],
              "/services": listed, "/stats": stats["total_messages"],
              **{name: metrics.sum(name) for name in ("mm_mesh_messages_total", "mm_mesh_service_messages_total",
                                                      "mm_mesh_call_duration_seconds_count")}}
    for source, number in counts.items():
        expect(number == wanted, f"{source} has {number}, the callers counted {wanted}: {sent}")
    failed = sum(sent[kind] for kind in FAIL)
    errors = {labels["error_type"]: value for name, labels, value in metrics.samples if name == "mm_mesh_call_errors_total"}
    expect(sum(errors.values()) == failed, f"/metrics has the errors {errors}, {failed} calls failed: {sent}")
    expect(errors.get("cancelled") == sent["cancel"], f"/metrics has the errors {errors}, {sent['cancel']} calls were cancelled")
    expect(metrics.sum("mm_mesh_calls_in_flight") == 0, "calls are in flight")
    return wanted


def killed(setup, service, before, kills):
    """MM is killed under load and started again. Returns the numbers of counted and of unanswered calls."""
    begun = service.tally()["begun"]
    proxy = setup()
    found = callers(proxy.port, service, None, SUCCEED)
    try:
        for _ in range(kills):
            reached = service.tally()["begun"] + random.randrange(50, 400)
            wait_until(lambda: service.tally()["begun"] >= reached or any(caller.wrong for caller in found), 20,
                       "calls to go on after a restart")
            proxy.kill()
            proxy = setup()
        for caller in found:
            caller.ending.set()
        sent, answered = (sum(counts.values()) for counts in finish(found))
        tally = service.tally()
        expect(tally["repeated"] == 0, f"a call reached the service twice: {tally}")
        data = proxy.wait_for_file("the last call", lambda data: data["total_messages"] >= before + answered)
        counted, reached = data["total_messages"] - before, tally["begun"] - begun
        # At a kill each caller has at most one call under way, and one on a connection that the kill has closed.
        expect(sent - answered <= 2 * CLIENTS * kills, f"{sent - answered} calls got no response")
        expect(answered <= reached <= sent, f"the service has {reached} calls, {answered} were answered, {sent} sent")
        expect(answered <= counted <= sent, f"MM counted {counted} calls, {answered} were answered, {sent} sent")
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
        return counted, sent - answered
    finally:
        proxy.kill()


def main():
    options = mesh.parser(__doc__)
    options.add_argument("--calls", type=int, default=1000, help="of each client")
    given = options.parse_args()
    in_memory = os.access(IN_MEMORY, os.W_OK)
    given.work_dir = given.work_dir or (IN_MEMORY if in_memory else None)
    with mesh.scratch(given) as home, tempfile.TemporaryDirectory(dir=home) as runtime:
        if in_memory:
            os.environ["XDG_RUNTIME_DIR"] = runtime
        port = mesh.free_port()

        def start():
            return mesh.Proxy(given.mm_proxy, home, port=port, stats_file=os.path.join(home, "stats.json"))

        with start() as proxy, mesh.Service("fixture", proxy, home, script=mesh.MCP_FIXTURE) as service:
            total = exact(proxy, service, given.calls)
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()}")
            kills = 50 if given.full else 5
            more = ""
            if in_memory:
                counted, unanswered = killed(start, service, total, kills)
                more = f"; {counted} more during {kills} kills, {unanswered} of which got no response"
    return f"{total} calls by {CLIENTS} clients: callers, service, file, /stats, /services and /metrics agree{more}"


if __name__ == "__main__":
    mesh.run(main)
