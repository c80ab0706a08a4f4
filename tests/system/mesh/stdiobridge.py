# SPDX-License-Identifier: MIT
"""MM as an MCP server on stdin and stdout: the bridge starts MM, passes everything on in both eras, keeps two clients apart, and
its clients notice neither the end nor the start of MM. No call reaches the service twice."""

import contextlib
import http.server
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time

import mcpcalls
import mesh
from mesh import expect, wait_until
from stdioclient import StdioClient

KEYS = map(str, itertools.count())
INTERNAL_ERROR = -32603
MAY_HAVE_RUN = "may have been carried out"
LISTEN = {"notifications": {"toolsListChanged": True}}
CHANGED = "notifications/tools/list_changed"


class Fixture(mcpcalls.Fixture):
    def answer(self, tool):
        """A message on stdout has no line ends; in JSON they are white space."""
        return super().answer(tool).replace(b"\n", b" ")


class Machine:
    """A port and a stats file, with the MM that bridges start there."""

    def __init__(self, given, home):
        self.given, self.home, self.port = given, home, mesh.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.options = ["--http-port", str(self.port), "--stats-file", os.path.join(home, "stats.json")]
        self.bridges = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for client in self.bridges:
            client.close()
        while (pid := self.pid()) is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            self.wait_for_end(pid)

    def command(self, *options):
        return [self.given.mm_proxy, *self.options, *options]

    def bridge(self, modern, *options):
        client = StdioClient(self.command(*options), modern, env=mesh.environment(self.home))
        self.bridges.append(client)
        return client

    def ready(self, modern, *options):
        client = self.bridge(modern, *options)
        if not modern:
            client.initialize()
        return client

    def pid(self):
        """Of the MM that runs, or None."""
        try:
            with mesh.Client(self.port, timeout=10) as client:
                return client.ask("GET", "/health").body["pid"]
        except OSError:
            return None

    def wait_for_end(self, pid):
        wait_until(lambda: not os.path.exists(f"/proc/{pid}"), 10, f"the end of process {pid}")

    def kill(self):
        pid = self.pid()
        os.kill(pid, signal.SIGKILL)
        self.wait_for_end(pid)
        return pid


def started(machine):
    """Two bridges whose first requests come at the same moment start one MM, which does not end with them."""
    clients = [machine.bridge(False), machine.bridge(True)]
    requests = [clients[0].begin("ping"), clients[1].begin("server/discover")]
    for request in requests:
        expect("result" in request.reply().messages[-1], "the first request")
    pid = machine.pid()
    for client in clients:
        end(client)
    expect(machine.pid() == pid, "MM ended with the bridge that started it")
    expect(os.readlink(f"/proc/{pid}/cwd") == "/", "MM keeps the folder of its client")
    log = os.path.join(machine.home, ".cache", "mm", "mm-proxy.log")
    expect(os.path.exists(log), f"there is no {log}")


def end(client):
    """Closes its stdin. It wrote nothing but messages."""
    began = time.monotonic()
    client.end_input()
    code = client.process.wait(10)
    took = time.monotonic() - began
    expect(code == 0 and took < 0.5, f"at the end of stdin: exit code {code} after {took:.2f} s")
    for thread in client.threads:
        thread.join(5)
    expect(not client.wrong, f"on stdout there is {client.wrong}")
    expect(not client.errors, f"on stderr there is {client.errors}")


def passed_on(machine, fixture):
    """Tools and results byte for byte, under both names."""
    for modern, options in itertools.product((True, False), ((), ("--service", "fixture"))):
        client = machine.ready(modern, *options)
        prefix = "" if options else "fixture__"
        mcpcalls.lists(client, fixture, prefix)
        mcpcalls.results(client, fixture, prefix)
        mcpcalls.unknown(client, prefix)
        reply = client.call(prefix + "test_custom_header", {"region": "Ä\n", "count": 7})
        expect("result" in reply.messages[-1], f"a tool with mirrored arguments: {reply.raw}")
        end(client)


def kept_apart(machine, fixture):
    """Clients with the same ids and the same progress tokens."""
    clients = [machine.ready(modern) for modern in (True, True, False, False)]
    keys = [next(KEYS) for _ in clients]
    calls = []
    for client, key in zip(clients, keys):
        params = {"name": "fixture__hold", "arguments": {"key": key}}
        calls.append(client.begin("tools/call", params, identity=7, progressToken="same"))
        fixture.wait_for(key, "held")
    wait_until(lambda: all(call.notifications for call in calls), 12, "progress")
    for number, key in enumerate(keys):
        expect(clients[number].result("tools/list")["tools"], "a request beside a slow call")
        if number % 2 == 0:
            clients[number].notify("notifications/cancelled", {"requestId": 7})
            fixture.wait_for(key, "left")
            expect(keys[number + 1] in fixture.tally()["held"], "a cancel reached the call of another client")
        else:
            fixture.release(key)
            *steps, last = calls[number].reply().messages
            expect(last["result"]["content"][0]["text"] == f"held {key}", f"{last}")
            values = [step["params"]["progress"] for step in steps]
            expect(values == sorted(set(values)) and values, f"progress: {values}")
    for client in clients:
        expect(client.notifications.empty(), f"messages of nobody: {client.notifications.queue}")
        end(client)


def ended_with_a_call(machine, fixture):
    """A client that ends cancels what runs, however it ends."""
    for modern, stop in itertools.product((True, False), (end, lambda client: client.process.send_signal(signal.SIGTERM),
                                                          lambda client: client.process.kill())):
        client, key = machine.ready(modern), next(KEYS)
        client.begin("tools/call", {"name": "fixture__hold", "arguments": {"key": key}})
        fixture.wait_for(key, "held")
        stop(client)
        fixture.wait_for(key, "left")
        expect(client.process.wait(10) in (0, -signal.SIGKILL), f"exit code {client.process.returncode}")


def changes(machine):
    """They are passed on in both eras, also from the next MM."""
    old, new = machine.ready(False), machine.ready(True)
    # An initialize of the modern era does not exist: the subscription has an id of its own.
    new.begin("subscriptions/listen", LISTEN, identity="sub")
    found = new.next_notification()
    expect(found["method"] == "notifications/subscriptions/acknowledged", f"the first message: {found}")
    wait_until(lambda: streams(machine) == 2, 10, "both streams")
    for restarts in (False, True):
        if restarts:
            machine.kill()
            expect(old.result("ping") == {}, "the request that starts MM")
            for client in (old, new):  # something may have changed meanwhile
                expect(client.next_notification()["method"] == CHANGED, "after a restart")
            wait_until(lambda: streams(machine) == 2, 10, "both streams again")
        with mesh.Client(machine.port) as plain:
            for change in (lambda: plain.register("guest", 1, ["t"]), lambda: plain.deregister("guest")):
                change()
                for client in (old, new):
                    notice = client.next_notification()
                    expect(notice["method"] == CHANGED, f"a change is reported as {notice}")
                    expect(client is old or "sub" in json.dumps(notice), f"a change is reported as {notice}")
    for client in (old, new):
        expect(client.notifications.empty(), f"further messages: {client.notifications.queue}")
        end(client)


def streams(machine):
    with mesh.Client(machine.port) as plain:
        return plain.metrics().sum("mm_mesh_change_streams")


def received(client):
    """A call with arguments of its own. True if it was answered, False if MM ended meanwhile, which it must say."""
    arguments = {"key": next(KEYS)}
    message = client.call("fixture__received", arguments).messages[-1]
    if "result" in message:
        expect(message["result"]["structuredContent"] == {"raw": arguments}, f"{message}")
        return True
    expect(message["error"]["code"] == INTERNAL_ERROR and MAY_HAVE_RUN in message["error"]["message"], f"{message}")
    return False


def killed_between_calls(clients, machine):
    for _ in range(3):
        for client in clients:
            expect(received(client), "a call")
        machine.kill()
        for client in clients:
            expect(received(client), "the next call after a kill")


def killed_during_a_call(clients, machine, fixture):
    keys = [next(KEYS) for _ in clients]
    calls = []
    for client, key in zip(clients, keys):
        calls.append(client.begin("tools/call", {"name": "fixture__hold", "arguments": {"key": key}}))
        fixture.wait_for(key, "held")
    begun = fixture.tally()["begun"]
    machine.kill()
    for call in calls:
        message = call.reply().messages[-1]
        expect(MAY_HAVE_RUN in message.get("error", {}).get("message", ""), f"a call that broke off: {message}")
    for client in clients:
        expect(received(client), "the next call after a kill")
    expect(fixture.tally()["begun"] == begun + len(clients), "a call was sent twice")
    fixture.release()


def killed_at_random(clients, machine, kills):
    """Each client calls all the time."""
    ending, wrong, counts = threading.Event(), [], []

    def work(client):
        answered = lost = 0
        try:
            while not ending.is_set():
                if received(client):
                    answered += 1
                else:
                    lost += 1
        except (mesh.Failure, KeyError) as error:
            wrong.append(error)
        counts.append((answered, lost))

    threads = [threading.Thread(target=work, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    generator = random.Random(1)
    for _ in range(kills):
        wait_until(lambda: machine.pid() or wrong, 10, "the next MM", pause=0.02)
        time.sleep(generator.random() * 0.1)
        with contextlib.suppress(ProcessLookupError, TypeError):
            os.kill(machine.pid(), signal.SIGKILL)
    ending.set()
    for thread in threads:
        thread.join(30)
    expect(not wrong, f"{wrong}")
    return [sum(values) for values in zip(*counts)]


def other_program(machine):
    """A program that is not MM is named, and gets no call."""
    requests = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            requests.append(self.path)
            self.send_error(404)

        def do_POST(self):
            requests.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        client = StdioClient([machine.given.mm_proxy, "--http-port", str(server.server_port)], False,
                             env=mesh.environment(machine.home))
        machine.bridges.append(client)
        message = client.call("x").messages[-1]
        expect(str(server.server_port) in message["error"]["message"], f"{message}")
        expect(f"process {os.getpid()}" in message["error"]["message"] or sys.platform != "linux", f"{message}")
        expect(set(requests) == {"/health"}, f"it got {requests}")
        end(client)
        server.shutdown()


def by_hand(machine):
    """`echo ... | mm-proxy` prints the response."""
    text = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"}) + "\n"
    found = subprocess.run(machine.command(), input=text, capture_output=True, text=True, timeout=20,
                           env=mesh.environment(machine.home), check=True)
    expect(json.loads(found.stdout) == {"jsonrpc": "2.0", "id": 1, "result": {}}, f"{found}")
    found = subprocess.run(machine.command(), input="", capture_output=True, text=True, timeout=20,
                           env=mesh.environment(machine.home), check=True)
    expect("--http-only" in found.stderr and not found.stdout, f"without a message: {found}")


def main():
    given = mesh.parser(__doc__).parse_args()
    with mesh.scratch(given) as home, Machine(given, home) as machine:
        started(machine)
        with mesh.Service("fixture", machine, home, script=mesh.MCP_FIXTURE) as service:
            fixture = Fixture(service.port)
            passed_on(machine, fixture)
            repeated = fixture.tally()["repeated"]  # each client has called with the same arguments
            kept_apart(machine, fixture)
            ended_with_a_call(machine, fixture)
            changes(machine)
            clients = [machine.ready(number % 2 == 0) for number in range(4)]
            killed_between_calls(clients, machine)
            killed_during_a_call(clients, machine, fixture)
            answered, lost = killed_at_random(clients, machine, 40 if given.full else 6)
            for client in clients:
                expect(received(client), "the last call")
                end(client)
            expect(fixture.tally()["repeated"] == repeated, f"the service got a call twice: {fixture.tally()}")
        by_hand(machine)
        other_program(machine)
    return f"{answered} calls while MM was killed, none was received twice; {lost} were in MM then, and their clients were told"


if __name__ == "__main__":
    mesh.run(main)
