# SPDX-License-Identifier: MIT
"""An MCP server on stdin and stdout for the proofs: both eras, the tools of mcpservertools.py, and what servers do wrong when
they start. --log FILE gets one line of JSON for its start and for each message that it receives, so that a proof can count them."""

import argparse
import json
import os
import signal
import sys
import threading
import time

sys.path.append(os.path.dirname(os.path.abspath(__file__)))

import mcpservertools  # noqa: E402
from mcpservertools import INVALID_PARAMS, Raw, RpcError  # noqa: E402

MODERN = "2026-07-28"
LEGACY = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
PREFIX = "io.modelcontextprotocol/"
METHOD_NOT_FOUND, UNSUPPORTED_VERSION = -32601, -32022
STARTS = """what it does at its start: `exit[:CODE[:TEXT]]` ends with TEXT on stderr, `hang` answers nothing, `no-read` does not
even read, `slow:SECONDS` begins late, `noise` prints lines that are not JSON, `garbage-version` agrees on a version that nobody
knows, `endless-cursor` always has another page of tools, `discover:silent` and `discover:exit` do that instead of an error for
server/discover. `@FILE`: what FILE has, normal if it is missing"""


class Request:
    def __init__(self, server, message, modern):
        self.server, self.id, self.modern = server, message["id"], modern
        self.method, self.params = message["method"], message.get("params") or {}
        self.meta = self.params.get("_meta") or {}
        self.cancelled = threading.Event()

    def notify(self, method, params):
        self.server.send({"jsonrpc": "2.0", "method": method, "params": params})

    def progress(self, step, total):
        token = self.meta.get("progressToken")
        if token is not None:
            self.notify("notifications/progress", {"progressToken": token, "progress": step, "total": total})


def complete(result, kind):
    """A result of the modern era."""
    if isinstance(result, Raw):
        return Raw(b'{"resultType":"complete",' + result[1:])
    cached = {"ttlMs": 0, "cacheScope": "private"} if kind.endswith(("/list", "/read", "/discover")) else {}
    return {"resultType": "complete", **cached, **result}


class Server:
    def __init__(self, given):
        self.given = given
        self.start = behaviour(given.start)
        self.lock = threading.RLock()
        self.running = {}        # the requests that are not answered yet, by id
        self.listening = {}      # the filter of each modern subscription, by id
        self.subscribed = set()  # the resources of legacy subscriptions
        self.asked = {}          # Event and answer of each request to the client, by id
        self.legacy = None       # the version, once a legacy client has initialized
        self.deaf = False        # answers nothing any more
        self.counts = {"calls": 0, "cancelled": 0}
        self.tools = mcpservertools.Tools(self, given.tools)
        self.log = os.open(given.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600) if given.log else None
        self.note({"pid": os.getpid(), "start": self.start})

    # ---- output

    def write(self, raw):
        with self.lock:
            while raw:
                raw = raw[os.write(1, raw):]

    def send(self, message):
        self.write(json.dumps(message).encode() + b"\n")

    def respond(self, identity, result=None, error=None):
        with self.lock:
            self.running.pop(json.dumps(identity), None)
        raw = result if isinstance(result, Raw) else json.dumps(error or result).encode()
        self.write(b'{"jsonrpc":"2.0","id":%s,"%s":%s}\n' % (json.dumps(identity).encode(), b"error" if error else b"result", raw))

    def changed(self, kind, **params):
        """Notifies the clients that asked for it; `kind` is tools, prompts, resources or the URI of a resource."""
        is_list = kind in ("tools", "prompts", "resources")
        method = f"notifications/{kind}/list_changed" if is_list else "notifications/resources/updated"
        params |= {} if is_list else {"uri": kind}
        if self.legacy and (is_list or kind in self.subscribed):
            self.send({"jsonrpc": "2.0", "method": method, "params": params})
        for identity, wanted in list(self.listening.items()):
            if wanted.get(f"{kind}ListChanged") if is_list else kind in wanted.get("resourceSubscriptions", ()):
                meta = {PREFIX + "subscriptionId": json.loads(identity)}
                self.send({"jsonrpc": "2.0", "method": method, "params": {**params, "_meta": meta}})

    def ask(self, method, params, seconds):
        """A request to the legacy client. Returns its response, or None."""
        with self.lock:
            identity = f"server-{len(self.asked)}"
            answered = self.asked[identity] = [threading.Event(), None]
        self.send({"jsonrpc": "2.0", "id": identity, "method": method, "params": params})
        answered[0].wait(seconds)
        return answered[1]

    # ---- input

    def run(self):
        for line in sys.stdin.buffer:
            message = json.loads(line)
            self.record(message)
            if self.start == "hang" or self.deaf:
                continue
            if "method" not in message:
                answered = self.asked.get(message.get("id"))
                if answered:
                    answered[1] = message
                    answered[0].set()
            elif "id" in message:
                self.request(message)
            elif message["method"] == "notifications/cancelled":
                self.cancel(json.dumps(message["params"].get("requestId")))
        if self.given.stubborn:
            time.sleep(3600)

    def note(self, line):
        if self.log is not None:
            os.write(self.log, json.dumps(line).encode() + b"\n")

    def record(self, message):
        params = message.get("params") or {}
        found = {"pid": os.getpid(), "method": message.get("method"), "id": message.get("id"),
                 "name": params.get("name", params.get("uri")), "key": (params.get("arguments") or {}).get("key"),
                 "request": params.get("requestId")}
        self.note({key: value for key, value in found.items() if value is not None})

    def cancel(self, identity):
        self.listening.pop(identity, None)
        request = self.running.get(identity)
        if request:
            self.counts["cancelled"] += 1
            request.cancelled.set()

    def request(self, message):
        try:
            request = Request(self, message, self.is_modern(message))
            self.running[json.dumps(request.id)] = request
            if request.method == "tools/call":
                self.counts["calls"] += 1
                if self.tools.is_slow(request.params.get("name")):
                    threading.Thread(target=self.answer, args=(request,), daemon=True).start()
                    return
            self.answer(request)
        except RpcError as failure:
            self.respond(message["id"], error=failure.error)

    def is_modern(self, message):
        """Whether a request is of the modern era. Raises RpcError if its era is not served."""
        meta = (message.get("params") or {}).get("_meta") or {}
        version = meta.get(PREFIX + "protocolVersion")
        if self.given.era == "legacy" or (self.given.era == "both" and version is None and message["method"] != "server/discover"):
            return False
        if version is None or PREFIX + "clientCapabilities" not in meta:
            raise RpcError(METHOD_NOT_FOUND if message["method"] == "initialize" else INVALID_PARAMS,
                           f"the request has no version; this server supports {MODERN}")
        if version != MODERN:
            raise RpcError(UNSUPPORTED_VERSION, "unsupported version", {"supported": [MODERN], "requested": version})
        return True

    def answer(self, request):
        try:
            result = self.result(request)
            if result is None or request.cancelled.is_set():
                with self.lock:
                    self.running.pop(json.dumps(request.id), None)
                return
            if request.modern and (isinstance(result, Raw) or "resultType" not in result):
                result = complete(result, request.method)
            self.respond(request.id, result)
        except RpcError as failure:
            self.respond(request.id, error=failure.error)

    # ---- methods

    def capabilities(self):
        return {"tools": {"listChanged": True}, "resources": {"listChanged": True, "subscribe": True},
                "prompts": {"listChanged": True}, "completions": {}, "logging": {}}

    def result(self, request):
        method, params = request.method, request.params
        if method == "server/discover":
            return self.discover(request)
        if method == "initialize" and not request.modern:
            return self.initialize(params)
        if method == "subscriptions/listen" and request.modern:
            return self.listen(request)
        if not request.modern and method in ("ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe"):
            if method == "resources/subscribe":
                self.subscribed.add(params["uri"])
            self.subscribed -= {params.get("uri")} if method == "resources/unsubscribe" else set()
            return {}
        if method == "tools/list" and self.start == "endless-cursor":
            return {"tools": [], "nextCursor": str(time.monotonic_ns())}
        found = self.tools.result(request)
        if found is None and method not in ("tools/call",):
            raise RpcError(METHOD_NOT_FOUND, f"no method {method}")
        return found

    def discover(self, request):
        if not request.modern:
            if self.start == "discover:exit":
                os._exit(1)
            if self.start == "discover:silent":
                return None
            raise RpcError(METHOD_NOT_FOUND, "Method not found")
        return {"supportedVersions": [MODERN, *(LEGACY if self.given.era == "both" else ())], "capabilities": self.capabilities(),
                "instructions": f"instructions of {self.given.name}",
                "_meta": {PREFIX + "serverInfo": {"name": self.given.name, "version": "1.0"}}}

    def initialize(self, params):
        asked = params.get("protocolVersion")
        self.legacy = "1999-12-31" if self.start == "garbage-version" else asked if asked in LEGACY else LEGACY[0]
        return {"protocolVersion": self.legacy, "capabilities": self.capabilities(),
                "serverInfo": {"name": self.given.name, "version": "1.0"}, "instructions": f"instructions of {self.given.name}"}

    def listen(self, request):
        wanted = request.params.get("notifications", {})
        self.listening[json.dumps(request.id)] = wanted
        request.notify("notifications/subscriptions/acknowledged",
                       {"notifications": wanted, "_meta": {PREFIX + "subscriptionId": request.id}})
        return None  # answered when it ends


def behaviour(start):
    if not start.startswith("@"):
        return start
    try:
        with open(start[1:], encoding="utf-8") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


def begin(start):
    kind, _, rest = start.partition(":")
    if kind == "exit":
        code, _, text = rest.partition(":")
        if text:
            print(text, file=sys.stderr)
        sys.exit(int(code or 1))
    if kind == "no-read":
        time.sleep(3600)
    if kind == "slow":
        time.sleep(float(rest))
    if kind == "noise":
        os.write(1, b"Starting...\n\n{not json}\n[1,2]\n\xff\xfe\n" + b"x" * 10_000 + b"\n")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--era", choices=("legacy", "modern", "both"), default="legacy")
    options.add_argument("--name", default="fixture")
    options.add_argument("--log", metavar="FILE")
    options.add_argument("--tools", metavar="N", type=int, default=0, help="so many more tools")
    options.add_argument("--one-page", action="store_true", help="lists have no cursors")
    options.add_argument("--start", metavar="WHAT", default="", help=STARTS)
    options.add_argument("--stubborn", action="store_true", help="ignores the end of stdin and SIGTERM")
    given = options.parse_args()
    if given.stubborn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    server = Server(given)
    begin(server.start)
    server.run()
    os._exit(0)  # without waiting for the calls that run


if __name__ == "__main__":
    main()
