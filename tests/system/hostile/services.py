# SPDX-License-Identifier: MIT
"""Services with invalid, large or slow responses, or none. Each failure has its status and error_type, each call is one
message, and valid responses pass byte for byte."""

import json
import time
import urllib.parse

import harness
import hostile
import responses
from hostile import json_response

MAX_RESPONSE = 16 * harness.MIB
KERNEL_BUFFERS = 12 * harness.MIB  # bytes in the kernel's buffers, which MM does not read
ARGUMENTS = [
    b"{}", b'{"a":1.0,"b":12345678901234567890123,"c":1E5}', b'{"z":1,"a":2,"m":3,"a":4}',
    b'{ "a" : [ 1 , 2 ] }',
    b'{"a":"\\u00e9\\/\\ud83d\\ude00"}', '{"a":"é😀"}'.encode(), b'{"target_instance":"x","timeout":0}',
    b'{"a":-0.0,"b":1e-7}', b'{"a":"\\u0000\\n"}', b'{"a":' + b"[" * 90 + b"]" * 90 + b"}",
    b'{"a":"' + b"x" * 900_000 + b'"}',
]
TOOLS = ["a b", "a/b", "../x", "..%2fx", "a?b#c", "%41", "é中😀", "a;b", "x" * 256, "a\\b", "\"'<>",
         "...", "a+b&c=d", "HTTP/1.1"]


class Checker:
    """Calls services, each with its own name, and checks MM's responses, metrics and counts."""

    def __init__(self, arena, attack, number):
        self.arena, self.attack, self.number = arena, attack, number
        self.target = hostile.Service(lambda call: json_response(b"{}"))

    def call(self, name, arguments=b"{}", seconds=2, tool="echo"):
        body = (b'{"target_instance":%b,"tool_name":%b,"timeout":%g,"arguments":%b}'
                % (json.dumps(name).encode(), json.dumps(tool).encode(), seconds, arguments))
        response = self.arena.proxy.ask("POST", "/call", body, seconds=seconds + 5)
        self.arena.count_calls()
        self.attack.count(response.status)
        return response

    def fails(self, label, serve, statuses, errors, seconds=2):
        """Checks that a call is one message and one error of the right type, and that MM reads only a part of the response."""
        name = f"{self.number}: {label}"

        def with_target(call):
            call.target = self.target.port
            return serve(call)

        with hostile.Service(with_target) as service:
            self.arena.proxy.register(name, service.port)
            response = self.call(name, seconds=seconds)
            self.check_failed(name, response, statuses, errors)
            self.attack.check(service.calls == 1, f"{name}: {service.calls} calls arrived")
            self.attack.check(service.sent <= MAX_RESPONSE + KERNEL_BUFFERS,
                               f"{name}: {service.sent} bytes were read")
        self.arena.proxy.deregister(name)

    def check_failed(self, name, response, statuses, errors):
        found = self.arena.proxy.errors(name)
        count = self.arena.proxy.services()[name]["message_count"]
        self.attack.check(response.status in statuses, f"{name}: {response.status} {response.body[:200]!r}")
        self.attack.check(len(found) == 1 and set(found) <= errors and sum(found.values()) == 1,
                           f"{name}: errors {found}, not one of {errors}")
        self.attack.check(count == 1, f"{name}: {count} messages")


def failing(arena, attack, cases, number):
    checker = Checker(arena, attack, number)
    for case in cases:
        checker.fails(*case)
    attack.check(checker.target.calls == 0, f"{checker.target.calls} redirects were followed")
    arena.wait_until_closed()


def unreachable(arena, attack):
    """Closed ports, and services that never respond or stop reading."""
    checker = Checker(arena, attack, "u")
    with hostile.Service(None) as gone:
        port = gone.port
    arena.proxy.register("refused", port)
    checker.check_failed("refused", checker.call("refused"), {502}, {"refused"})
    checker.fails("closes", lambda call: None, {502}, {"closed"})
    with hostile.silent() as silent:
        for seconds in (0.2, 1):
            name = f"silent {seconds}"
            arena.proxy.register(name, silent.port)
            began = time.monotonic()
            response = checker.call(name, seconds=seconds)
            took = time.monotonic() - began
            attack.check(0.99 * seconds <= took <= seconds + 0.5, f"{name}: a response after {took:.2f} s")
            checker.check_failed(name, response, {504}, {"timeout"})
    checker.fails("a byte every 0.1 s",
                  responses.trickle(responses.OK + b"Content-Length: 999\r\n\r\n" + b" " * 999, 0.1), {504},
                  {"timeout"}, 1)
    with hostile.Service(None, backlog=0) as full:
        full.listener.shutdown(2)
        arena.proxy.register("shut", full.port)
        checker.check_failed("shut", checker.call("shut", seconds=0.5), {502, 504},
                             {"refused", "closed", "timeout"})
    for name in ("refused", "silent 0.2", "silent 1", "shut"):
        arena.proxy.deregister(name)
    arena.wait_until_closed()


def passing(arena, attack, cases):
    checker = Checker(arena, attack, "g")
    for number, (label, serve, text) in enumerate(cases):
        name = f"g{number}"
        with hostile.Service(serve) as service:
            arena.proxy.register(name, service.port)
            response = checker.call(name)
            attack.check(response.status == 200 and response.body == b'{"success":true,"result":' + text + b"}",
                          f"{label}: {response.status} {response.body[:200]!r}")
            attack.check(not arena.proxy.errors(name), f"{label}: errors {arena.proxy.errors(name)}")
        arena.proxy.deregister(name)


def tool_errors(arena, attack):
    """The caller gets 200, and the metrics count an error. A response with 204 may be a result or an error."""
    checker = Checker(arena, attack, "t")
    for body in (b'{"isError":true,"content":[]}', b'{"content":[{"isError":false}], "isError" : true }',
                 b'{"success":false,"error":"x"}', b'{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"x"}}'):
        with hostile.Service(lambda call, body=body: json_response(body)) as service:
            arena.proxy.register("tool", service.port)
            checker.check_failed("tool", checker.call("tool"), {200}, {"tool_error"})
        arena.proxy.deregister("tool")
    with hostile.Service(lambda call: b"HTTP/1.1 204 No Content\r\n\r\n") as service:
        arena.proxy.register("empty", service.port)
        response = checker.call("empty")
        attack.check(response.status in (200, 502), f"204: {response.status} {response.body!r}")
        arena.proxy.deregister("empty")


def large(arena, attack, size, status):
    """A response of `size` bytes is forwarded complete or rejected."""
    text = b'{"a":"' + b"x" * (size - 8) + b'"}'
    with hostile.Service(lambda call: json_response(text)) as service:
        arena.proxy.register("large", service.port)
        checker = Checker(arena, attack, "l")
        response = checker.call("large", seconds=20)
        attack.check(response.status == status, f"{response.status} {response.body[:200]!r}")
        if status == 200:
            attack.check(response.body == b'{"success":true,"result":' + text + b"}",
                          f"the {len(response.body)} bytes of the response differ")
        else:
            checker.check_failed("large", response, {502}, {"too_large"})
        arena.proxy.deregister("large")


def verbatim(arena, attack):
    """Arguments and tool names arrive unchanged, and no other header is forwarded."""
    seen = []

    def serve(call):
        seen.append(call)
        return json_response(call.body)

    checker = Checker(arena, attack, "v")
    with hostile.Service(serve) as service:
        arena.proxy.register("echo", service.port)
        for text in ARGUMENTS:
            response = checker.call("echo", text)
            attack.check(seen[-1].body == text,
                          f"arguments {text[:80]!r} arrived as {seen[-1].body[:80]!r}")
            attack.check(response.body == b'{"success":true,"result":' + text + b"}",
                          f"{text[:80]!r} came back as {response.body[:120]!r}")
        for tool in TOOLS:
            checker.call("echo", tool=tool)
            path = seen[-1].path
            attack.check(path.startswith("/tools/") and "/" not in path[7:] and "?" not in path
                          and urllib.parse.unquote(path[7:], errors="strict") == tool,
                          f"tool {tool!r} arrived as {path!r}")
            attack.check(seen[-1].line == f"POST {path} HTTP/1.1", f"tool {tool!r}: {seen[-1].line!r}")
        heads = {line.partition(":")[0].lower() for line in seen[-1].headers}
        attack.check(f"Host: 127.0.0.1:{service.port}" in seen[-1].headers, f"{seen[-1].headers}")
        attack.check(not heads & {"origin", "cookie", "authorization", "referer"}, f"headers {heads}")
        arena.proxy.deregister("echo")


def extra_response(arena, attack):
    """Unrequested bytes of a service must not become the response to the next call."""
    checker = Checker(arena, attack, "s")
    extra = json_response(b'"extra"')

    def delayed(call):
        call.sock.sendall(json_response(call.body))
        time.sleep(0.01)
        return extra

    for label, serve, pause in (("immediately", lambda call: json_response(call.body) + extra, 0),
                                ("bytes", lambda call: json_response(call.body) + b"\r\n\r\nx", 0),
                                ("delayed", delayed, 0.05)):
        with hostile.Service(serve) as service:
            arena.proxy.register("second", service.port)
            for i in range(30):
                response = checker.call("second", b'{"n":%d}' % i)
                time.sleep(pause)  # the bytes arrive on an idle connection
                attack.check(response.status == 200 and response.json()["result"] == {"n": i},
                              f"{label}: call {i} got {response.status} {response.body!r}")
            arena.proxy.deregister("second")


def main(given):
    with hostile.Service(lambda call: json_response(b"{}")) as http_proxy:
        proxy_url = f"http://127.0.0.1:{http_proxy.port}"
        environment = {name: proxy_url for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")}
        with harness.Arena(given, environment={**environment, "no_proxy": ""}) as arena:
            for name, do, *arguments in (
                    ("responses with bad heads", failing, responses.bad_heads(), "h"),
                    ("responses with bad bodies", failing, responses.bad_bodies(), "b"),
                    ("unreachable services", unreachable),
                    ("good responses", passing, responses.good()),
                    ("tool errors", tool_errors),
                    ("a response of 15 MiB", large, 15 * harness.MIB, 200),
                    ("a response of exactly 16 MiB", large, MAX_RESPONSE, 200),
                    ("a response of 16 MiB and a byte", large, MAX_RESPONSE + 1, 502),
                    ("arguments and tools, verbatim", verbatim),
                    ("an extra response", extra_response)):
                arena.attack(name, lambda attack, do=do, arguments=arguments: do(arena, attack, *arguments))
            arena.attack("system proxy", lambda attack: attack.check(
                http_proxy.calls == 0, f"{http_proxy.calls} requests went to an HTTP proxy"))


if __name__ == "__main__":
    harness.run(main, __doc__)
