# SPDX-License-Identifier: MIT
"""The tools, resources and prompts of mcpserver.py."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

INVALID_PARAMS = -32602

# What a JSON library would change. Without the brackets of the object, as a modern result begins with more members.
EXACT = (rb'{ "content" : [ {"type":"text","text":"\u00e9\/ \ud83d\ude00 \u0000 ' + "é".encode() +
         rb'","annotations":{"audience":["user"],"priority":0.10,"later":1e2} , "_meta":{"x/y":null}} ],'
         rb'"structuredContent":{"big":9007199254740993,"bigger":18446744073709551616123456789,"small":1.0E-400,"zero":-0.0,'
         rb'"b":1,"a":2,"":[]},"_meta":{"example.com/n":12345678901234567890},"unknown":{"deep":[[[{"n":1.10}]]]} }')
# A child that only SIGKILL ends, and that says when it has begun.
GRANDCHILD = "import os,signal,time; signal.signal(signal.SIGTERM, signal.SIG_IGN); os.write(3, b'x'); time.sleep(3600)"
RESOURCES = [{"uri": f"test://page/{i}", "name": f"page {i}", "mimeType": "text/plain"} for i in range(4)]
PROMPTS = [{"name": "greeting", "description": "greets", "arguments": [{"name": "who", "required": True}]},
           *({"name": f"prompt_{i}"} for i in range(3))]


class RpcError(Exception):
    def __init__(self, code, message, data=None):
        super().__init__(message)
        self.error = {"code": code, "message": message, **({"data": data} if data is not None else {})}


class Raw(bytes):
    """A result that is sent as these bytes of a JSON object."""


def text(found, **more):
    return {"content": [{"type": "text", "text": found if isinstance(found, str) else json.dumps(found)}], **more}


def page(name, entries, params):
    """Half of the entries, as some clients forget the others; the cursor is opaque to clients."""
    cursor = params.get("cursor")
    if cursor not in (None, f"{name}:2"):
        raise RpcError(INVALID_PARAMS, f"no cursor {cursor}")
    half = len(entries) // 2
    return {name: entries[half:]} if cursor else {name: entries[:half], "nextCursor": f"{name}:2"}


class Tools:
    """A method of this class whose name begins with `tool_` is a tool."""

    SLOW = ("slow", "progress", "hang", "ask_client")  # they run on threads of their own

    def __init__(self, server, more):
        self.server = server
        self.added = [f"more_{i}" for i in range(more)]

    def is_slow(self, name):
        return name in self.SLOW

    def names(self):
        return [name.removeprefix("tool_") for name in dir(self) if name.startswith("tool_")] + self.added

    def result(self, request):
        """None if there is none."""
        method, params = request.method, request.params
        if method == "tools/call":
            return self.call(request, params.get("name"), params.get("arguments") or {})
        if method == "tools/list":
            found = [self.definition(name) for name in self.names()]
            return {"tools": found} if self.server.given.one_page else page("tools", found, params)
        if method == "resources/list":
            return page("resources", RESOURCES, params)
        if method == "resources/templates/list":
            return {"resourceTemplates": [{"uriTemplate": "test://item/{id}", "name": "item"}]}
        if method == "resources/read":
            return self.read(params.get("uri", ""))
        if method == "prompts/list":
            return page("prompts", PROMPTS, params)
        if method == "prompts/get":
            return self.prompt(params)
        if method == "completion/complete":
            begun = params["argument"]["value"]
            found = [word for word in ("alpha", "alphabet", "beta") if word.startswith(begun)]
            return {"completion": {"values": found, "total": len(found), "hasMore": False}}
        return None

    def definition(self, name):
        return {"name": name, "description": f"{name} of {self.server.given.name}", "inputSchema": {"type": "object"}}

    def call(self, request, name, arguments):
        if name in self.added:
            return text(name)
        function = getattr(self, f"tool_{name}", None)
        if function is None:
            raise RpcError(INVALID_PARAMS, f"no tool {name}")
        return function(request, arguments)

    def read(self, uri):
        if not uri.startswith(("test://page/", "test://item/")):
            raise RpcError(INVALID_PARAMS, "no such resource", {"uri": uri})
        return {"contents": [{"uri": uri, "mimeType": "text/plain", "text": f"content of {uri}"}]}

    def prompt(self, params):
        who = (params.get("arguments") or {}).get("who")
        if params.get("name") != "greeting" or who is None:
            raise RpcError(INVALID_PARAMS, "no such prompt, or an argument is missing")
        return {"messages": [{"role": "user", "content": {"type": "text", "text": f"Hello {who}"}}]}

    # ---- answers

    def tool_echo(self, _, given):
        return text(given, structuredContent=given)

    def tool_add(self, _, given):
        return text(str(given["a"] + given["b"]))

    def tool_exact(self, *_):
        return Raw(EXACT)

    def tool_big(self, _, given):
        return text("x" * given["bytes"])

    def tool_work(self, *_):
        return text("done")

    def tool_counts(self, *_):
        return text({**self.server.counts, "pid": os.getpid()})

    def tool_environment(self, *_):
        return text({"environment": dict(os.environ), "cwd": os.getcwd(), "arguments": sys.argv[1:], "pid": os.getpid(),
                     "group": os.getpgrp()})

    def tool_stderr(self, _, given):
        print(given["text"], file=sys.stderr, flush=True)
        return text("written")

    def tool_noise(self, *_):
        self.server.write(b"this is a log line\n{\"half\": \n\n")
        return text("after noise")

    # ---- failures

    def tool_fail(self, *_):
        return text("it failed", isError=True)

    def tool_rpcerror(self, _, given):
        raise RpcError(given.get("code", -32050), "the server's own error", {"big": 9007199254740993})

    def tool_crash(self, _, given):
        print(given.get("text", "crashed"), file=sys.stderr, flush=True)
        os._exit(given.get("code", 3))

    def tool_close_stdout(self, *_):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)

    # ---- time

    def tool_slow(self, request, given):
        return None if request.cancelled.wait(given["seconds"]) else text("slow")

    def tool_progress(self, request, given):
        for step in range(1, given["steps"] + 1):
            request.progress(step, given["steps"])
            if request.cancelled.wait(given.get("pause", 0.01)):
                return None
        return text("progressed")

    def tool_hang(self, request, given):
        self.server.deaf = given.get("deaf", False)
        time.sleep(given.get("seconds", 3600))
        self.server.deaf = False
        return text("hung")

    def tool_deafen(self, _, given):
        """Answers nothing from now on, for a while."""
        def listen():
            self.server.deaf = False

        timer = threading.Timer(given["seconds"], listen)
        timer.daemon = True
        timer.start()
        threading.Timer(0.05, setattr, (self.server, "deaf", True)).start()
        return text("deaf")

    # ---- what the client notices

    def tool_change_tools(self, _, given):
        name = given.get("name", "added")
        (self.added.remove if name in self.added else self.added.append)(name)
        self.server.changed("tools")
        return text("changed")

    def tool_touch(self, _, given):
        self.server.changed(given["uri"])
        return text("touched")

    def tool_ask_client(self, request, given):
        return text({"answer": self.server.ask(given.get("method", "roots/list"), given.get("params", {}), given.get("seconds", 10))})

    def tool_input_required(self, request, _):
        answers = request.params.get("inputResponses")
        if answers:
            return text({"state": request.params.get("requestState"), "answers": answers})
        asked = {"method": "elicitation/create",
                 "params": {"message": "name?", "requestedSchema": {"type": "object", "properties": {"name": {"type": "string"}}}}}
        return {"resultType": "input_required", "inputRequests": {"user_name": asked}, "requestState": "opaque \u00e9 9007199254740993"}

    def tool_spawn_grandchild(self, _, given):
        """A child in this process group, or in a session of its own. With `inherit` it keeps our stdout open."""
        begun, begins = os.pipe()

        def prepare():
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.dup2(begins, 3)

        child = subprocess.Popen([sys.executable, "-S", "-E", "-c", GRANDCHILD], stdin=subprocess.DEVNULL,
                                 stdout=None if given.get("inherit") else subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 start_new_session=given.get("session", False), preexec_fn=prepare, close_fds=False)
        os.close(begins)
        os.read(begun, 1)
        os.close(begun)
        return text({"pid": child.pid})
