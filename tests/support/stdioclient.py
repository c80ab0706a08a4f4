# SPDX-License-Identifier: MIT
"""An MCP client that starts a server and speaks with it on its stdin and stdout. It has the methods of mcpclient.Client, and
threads may share it: each response goes to the request with its id."""

import json
import subprocess
import threading
from queue import Empty, Queue

from children import Failure, die_with_parent, expect
from mcpclient import LEGACY, MODERN, Client, Reply


def message_of(line):
    """None if it is none."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


class Pending:
    """A request without its response. `notifications` has those of its progress token."""

    def __init__(self, client, identity):
        self.client, self.identity, self.responses, self.notifications = client, identity, Queue(), []

    def reply(self, timeout=None):
        """The response; `raw` is its line. Raises Failure after the timeout, or if the server ended."""
        try:
            raw = self.responses.get(timeout=timeout or self.client.timeout)
        except Empty:
            raise Failure(f"no response to {self.identity!r} in {timeout or self.client.timeout} s") from None
        finally:
            self.client.forget(self.identity)
        expect(raw is not None, f"the server ended before it answered {self.identity!r}")
        return Reply(200, {}, raw, [*self.notifications, json.loads(raw)])


class StdioClient(Client):
    """`notifications` has the messages of the server that belong to no request, as (message, line)."""

    def __init__(self, command, modern=True, version=None, timeout=40, env=None, cwd=None):
        super().__init__(0, "", modern, version or (MODERN if modern else LEGACY), timeout)
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=env, cwd=cwd, preexec_fn=die_with_parent)
        self.lock = threading.Lock()
        self.pending, self.tokens = {}, {}
        self.notifications = Queue()
        self.wrong, self.errors = [], []  # lines of stdout that are no message, and those of stderr
        self.answers = {}                 # method -> function(params) whose result answers a request of the server
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self._read, self._read_errors)]
        for thread in self.threads:
            thread.start()

    # ---- what goes in and out

    def write(self, raw):
        with self.lock:
            self.process.stdin.write(raw + b"\n")
            self.process.stdin.flush()

    def _read(self):
        for line in self.process.stdout:
            message = message_of(line)
            if message is None:
                self.wrong.append(line)
                continue
            if "method" in message and "id" in message and message["method"] in self.answers:
                result = self.answers[message["method"]](message.get("params"))
                self.write(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode())
            elif "method" in message or json.dumps(message.get("id")) not in self.pending:
                request = self.tokens.get(json.dumps((message.get("params") or {}).get("progressToken")))
                if request:
                    request.notifications.append(message)
                else:
                    self.notifications.put((message, line))
            else:
                self.pending[json.dumps(message["id"])].responses.put(line)
        for request in list(self.pending.values()):
            request.responses.put(None)

    def _read_errors(self):
        for line in self.process.stderr:
            self.errors.append(line.decode(errors="replace").rstrip("\n"))

    def forget(self, identity):
        self.pending.pop(json.dumps(identity), None)

    def begin(self, method, params=None, *, identity=None, raw=None, **meta):
        """Sends a request and returns it: its reply() waits. `raw` are the bytes to send instead."""
        with self.lock:
            identity = next(self.ids) if identity is None else identity
        request = self.pending[json.dumps(identity)] = Pending(self, identity)
        if "progressToken" in meta:
            self.tokens[json.dumps(meta["progressToken"])] = request
        try:
            self.write(raw or self.body(method, self.params(params, **meta), identity))
        except OSError as error:
            self.forget(identity)
            raise Failure(f"{method} could not be sent: {error}: {self.errors[-3:]}") from None
        return request

    # ---- as Client

    def ask(self, method, params=None, *, identity=None, headers=None, **meta):
        return self.begin(method, params, identity=identity, **meta).reply()

    def notify(self, method, params=None):
        self.write(self.body(method, self.params(params), None))
        return Reply(202, {}, b"", [])

    def call_raw(self, tool, arguments):
        params = self.params({"name": tool, "arguments": "\0"})
        identity = next(self.ids)
        raw = self.body("tools/call", params, identity).replace(b'"\\u0000"', arguments)
        return self.begin("tools/call", identity=identity, raw=raw).reply()

    def exchange(self, verb, body=None, headers=None):
        raise NotImplementedError("there is no HTTP on stdin and stdout")

    def changes(self):
        raise NotImplementedError("changes are in `notifications`")

    def next_notification(self, timeout=10):
        try:
            return self.notifications.get(timeout=timeout)[0]
        except Empty:
            raise Failure(f"no notification in {timeout} s") from None

    def end_input(self):
        self.process.stdin.close()

    def close(self):
        """Kills the server."""
        self.process.kill()
        self.process.wait()
        for thread in self.threads:
            thread.join(5)
