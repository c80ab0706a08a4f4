# SPDX-License-Identifier: MIT
"""A service that registers over HTTP, with the tools that the official conformance suite calls and those of our own
scripts. GET /tally has its counts, GET /tools the registered tools, and POST /release lets the call of "hold" with
the same key return, or all without a key."""

import json
import os
import select
import socket
import sys
import threading
from http.server import ThreadingHTTPServer

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "system", "mesh"))

import membership  # noqa: E402
from jsonhandler import JsonHandler  # noqa: E402

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="
WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA=="

# What POST /tools/<name> answers, byte for byte.
ANSWERS = {
    # of the conformance suite
    "test_simple_text": '{"content":[{"type":"text","text":"This is a simple text response for testing."}]}',
    "test_image_content": '{"content":[{"type":"image","data":"%s","mimeType":"image/png"}]}' % PNG,
    "test_audio_content": '{"content":[{"type":"audio","data":"%s","mimeType":"audio/wav"}]}' % WAV,
    "test_embedded_resource": '{"content":[{"type":"resource","resource":{"uri":"test://embedded-resource",'
                              '"mimeType":"text/plain","text":"This is an embedded resource content."}}]}',
    "test_multiple_content_types": '{"content":[{"type":"text","text":"Multiple content types test:"},'
                                   '{"type":"image","data":"%s","mimeType":"image/png"},'
                                   '{"type":"resource","resource":{"uri":"test://mixed-content-resource",'
                                   '"mimeType":"application/json","text":"{\\"test\\":\\"data\\",\\"value\\":123}"}}]}' % PNG,
    "test_error_handling": '{"isError":true,"content":[{"type":"text","text":'
                           '"This tool intentionally returns an error for testing"}]}',
    "test_tool_with_progress": '{"content":[{"type":"text","text":"done"}]}',
    "test_streaming_elicitation": '{"content":[{"type":"text","text":"asks nothing"}]}',
    "test_logging_tool": '{"content":[{"type":"text","text":"logs nothing"}]}',
    "test_custom_header": '{"content":[{"type":"text","text":"the header is right"}]}',
    "json_schema_2020_12_tool": '{"content":[{"type":"text","text":"accepted"}]}',
    # Our own: what a JSON library would change.
    "exact": '{ "content" : [ {"type":"text","text":"\\u00e9\\/ \\ud83d\\ude00 \\u0000 é","annotations":{"audience":["user"],'
             '"priority":0.10,"later":1e2} , "_meta":{"x/y":null}} ],\n "structuredContent":{"big":9007199254740993,'
             '"bigger":18446744073709551616123456789,"small":1.0E-400,"zero":-0.0,"b":1,"a":2,"":[]},'
             '"_meta":{"example.com/n":12345678901234567890},"unknown":{"deep":[[[{"n":1.10}]]]} }',
    "plain": '{"temperature":22.50,"count":9007199254740993,"text":"\\u00e9\\n\\"quoted\\""}',
    "list": '[1,2.50,{"n":9007199254740993}]',
    "word": '"only a text"',
}
FAILURES = {"refuse": (500, '{"error":"out of order"}'), "forbid": (403, "not for you")}

SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
          "$defs": {"address": {"$anchor": "addressDef", "type": "object",
                                "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
          "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
                         "contactMethod": {"type": "string", "enum": ["phone", "email"]},
                         "phone": {"type": "string"}, "email": {"type": "string"}},
          "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
          "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
          "then": {"required": ["phone"]}, "else": {"required": ["email"]}, "additionalProperties": False}
DEFINITIONS = {
    "json_schema_2020_12_tool": {"inputSchema": SCHEMA},
    "test_custom_header": {"inputSchema": {"type": "object", "required": ["region"], "properties": {
        "region": {"type": "string", "x-mcp-header": "Region"},
        "count": {"type": "integer", "x-mcp-header": "Count"}}}},
    "exact": {"title": "É", "annotations": {"readOnlyHint": True, "later": [9007199254740993]},
              "_meta": {"example.com/big": 18446744073709551616}, "unknownField": {"a": None, "n": 1.5}},
}
# "string" is registered by its name only.
OWN = ["received", "hold", "test_trigger_tool_change", *FAILURES]


def tools(more=()):
    names = [*ANSWERS, *OWN, *more]
    return ["string", *({"name": name, "description": f"the fixture's {name}", "inputSchema": {"type": "object"},
                         **DEFINITIONS.get(name, {})} for name in names)]


class Handler(JsonHandler):
    def do_GET(self):
        if self.path == "/tools":
            return self.respond(200, self.server.member.tools)
        with self.server.lock:
            return self.respond(200, {name: getattr(self.server, name)
                                      for name in ("begun", "served", "held", "left", "repeated")})

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/release":
            key = json.loads(raw).get("key")
            with self.server.lock:
                self.server.releases += key is None
                self.server.released.add(key)
            return self.respond(200, {})
        name = self.path.removeprefix("/tools/")
        with self.server.lock:
            self.server.begun += 1
        status, body = self._answer(name, raw)
        if body is None:  # the caller has left
            self.close_connection = True
            return None
        with self.server.lock:
            self.server.served += 1
        return self.respond_raw(status, body)

    def _answer(self, name, raw):
        if name == "hold":
            return self._hold(json.loads(raw or b"{}").get("key"))
        if name == "received":
            with self.server.lock:
                self.server.repeated += raw in self.server.received
                self.server.received.add(raw)
            return 200, b'{"content":[],"structuredContent":{"raw":%s}}' % raw
        if name == "test_trigger_tool_change":
            self.server.change()
            name = "test_simple_text"
        if name in FAILURES:
            status, text = FAILURES[name]
            return status, text.encode()
        if name in ANSWERS:
            return 200, ANSWERS[name].encode()
        if name in ("string", "added"):
            return 200, b'{"content":[{"type":"text","text":"called"}]}'
        return 404, b'{"error":"no tool %s"}' % name.encode()

    def _hold(self, key):
        """Waits until /release, or until the caller closes its connection."""
        server = self.server
        with server.lock:
            server.held.append(key)
            releases = server.releases
        while server.releases == releases and key not in server.released:
            readable, _, _ = select.select([self.connection], [], [], 0.005)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                with server.lock:
                    server.held.remove(key)
                    server.left.append(key)
                return 0, None
        with server.lock:
            server.held.remove(key)
        return 200, b'{"content":[{"type":"text","text":%s}]}' % json.dumps(f"held {key}").encode()

    def respond_raw(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if body[:1] in b'{["' else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self, given):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.begun = self.served = self.releases = self.repeated = 0
        self.received = set()  # the bodies of "received"; `repeated` counts those that came again
        self.released = set()
        self.held, self.left = [], []  # the keys of the calls of "hold" that wait, and whose callers have left
        self.member = membership.Membership(given, self.server_port, tools())

    def change(self):
        """Registers again, with a tool more or less."""
        more = [] if len(self.member.tools) > len(tools()) else ["added"]
        self.member.renew(tools(more))


def main():
    server = Server(membership.arguments(__doc__).parse_args())
    server.member.start()
    server.serve_forever()


if __name__ == "__main__":
    main()
