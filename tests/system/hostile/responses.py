# SPDX-License-Identifier: MIT
"""The valid and invalid responses of services, as bytes."""

import gzip
import itertools
import time

from hostile import json_response

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
SHORT = b"Content-Length: 2\r\n\r\n{}"
BLOCK = b" " * 65536
RESULT = b'{"a": [1.0, 1E5], "b":null}'

BROKEN = {
    "garbage": bytes(range(256)) * 8,
    "half a head": OK,
    "SSH": b"SSH-2.0-x\r\n",
    "a request": b"GET / HTTP/1.1\r\n\r\n",
    "HTTP/0.9": b"{}",
    "HTTP/2.0": b"HTTP/2.0 200 OK\r\n" + SHORT,
    "status 99": b"HTTP/1.1 99 X\r\n" + SHORT,
    "status 1000": b"HTTP/1.1 1000 X\r\n" + SHORT,
    "status of letters": b"HTTP/1.1 abc X\r\n" + SHORT,
    "switching protocols": b"HTTP/1.1 101 X\r\nUpgrade: x\r\n\r\n",
    "closed after 100": b"HTTP/1.1 100 Continue\r\n\r\n",
    "NUL in a header": OK + b"X: a\0b\r\n" + SHORT,
    "header without colon": OK + b"nonsense\r\n" + SHORT,
    "65 headers": OK + b"X: a\r\n" * 65 + SHORT,
    "two lengths": OK + b"Content-Length: 3\r\n" + SHORT,
    "length and chunked": OK + b"Transfer-Encoding: chunked\r\n" + SHORT,
    "negative length": OK + b"Content-Length: -1\r\n\r\n{}",
    "length of letters": OK + b"Content-Length: a\r\n\r\n{}",
    "other coding": OK + b"Transfer-Encoding: gzip\r\n\r\n{}",
    "bad chunk": CHUNKED + b"xyz\r\n",
    "closed in a chunk": CHUNKED + b"5\r\n{}",
    "closed in the body": OK + b"Content-Length: 100\r\n\r\n{}",
}

# (start, piece that is repeated endlessly)
ENDLESS_HEADS = {
    "header without end": (OK + b"X: ", BLOCK),
    "headers without end": (OK, b"X: a\r\n" * 9000),
    "status line without end": (b"HTTP/1.1 200 ", BLOCK),
    "100 without end": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 999),
    "chunk extension without end": (CHUNKED + b"5;", BLOCK),
    "trailer without end": (CHUNKED + b"2\r\n{}\r\n0\r\nX: ", BLOCK),
}
ENDLESS_BODIES = {
    "1 GiB": (OK + b"Content-Length: 1073741824\r\n\r\n", BLOCK),
    "chunks without end": (CHUNKED, b"10000\r\n" + BLOCK + b"\r\n"),
    "body until close, without end": (OK + b"\r\n", BLOCK),
}

STATUSES = {"redirect 302": 302, "redirect 307": 307, "redirect 308": 308, "unmodified": 304,
            "not found": 404,
            "password required": 401, "proxy password required": 407, "broken": 500, "busy": 503}

NO_JSON = {
    "text": b"done", "HTML": b"<html></html>", "control character": b'"a\x01b"', "raw newline": b'"a\nb"',
    "trailing comma": b"[1,]", "comma and end": b'{"a":1,}', "NaN": b"NaN", "Infinity": b"[-Infinity]",
    "leading zero": b"01", "a point only": b".5", "a plus": b"+1", "a bare minus": b"-",
    "truncated": b'{"a":',
    "bad UTF-8": b'"\xff"', "overlong UTF-8": b'"\xc0\xaf"', "surrogate in UTF-8": b'"\xed\xa0\x80"',
    "UTF-16": "{}".encode("utf-16"), "two values": b"{}{}", "NUL and more after": b"{}\0x", "bad escape": b'"\\x41"',
    "single quotes": b"{'a':1}", "comment": b"{}//x", "true with more": b"truex",
    "injection": b'1,"success":false', "injection of an end": b'{}},{"x":1',
    "deep": b"[" * 200_000 + b"]" * 200_000,
}

GOOD_RESULTS = [
    b"1.0", b"1e-7", b"1E400", b"-0", b"-0.0", b"12345678901234567890123", b"null", b"false",
    b'"\\u00e9\\/\\ud83d\\ude00"', b'"\xc3\xa9\xf0\x9f\x98\x80"', b'{"z":1,"a":2,"z":3}',
    b'{ "a" : [ 1 , 2 ] }',
    b'{"success":"false","error":"x"}', b'{"isError":false}', b'{"isError":"true"}', b'[{"isError":true}]',
    b'{"a":{"isError":true}}', b'"' + b"x" * 100_000 + b'"',
]


def endless(lead, piece):
    return lambda call: itertools.chain([lead], itertools.repeat(piece))


def trickle(data, pause):
    """Sends one byte after each `pause`, in seconds."""
    def serve(call):
        for i in range(len(data)):
            time.sleep(pause)
            yield data[i:i + 1]
    return serve


def bad_heads():
    """(name, service, statuses, error types)"""
    for name, data in BROKEN.items():
        yield name, (lambda call, data=data: [data]), {502}, {"bad_answer", "closed"}
    for name, (lead, piece) in ENDLESS_HEADS.items():
        yield name, endless(lead, piece), {502}, {"bad_answer", "too_large"}


def bad_bodies():
    for name, (lead, piece) in ENDLESS_BODIES.items():
        yield name, endless(lead, piece), {502}, {"too_large"}
    for name, status in STATUSES.items():
        def with_location(call, status=status):
            return [b"HTTP/1.1 %d X\r\nLocation: http://127.0.0.1:%d/tools/echo\r\n"
                    b"WWW-Authenticate: Basic\r\nContent-Length: 7\r\n\r\nexactly" % (status, call.target)]
        yield name, with_location, {502}, {"http_error"}
    for name, body in NO_JSON.items():
        yield f"JSON: {name}", (lambda call, body=body: json_response(body)), {502}, {"bad_answer"}
    bomb = gzip.compress(b" " * 50_000_000 + b"{}")
    yield "gzip bomb", (lambda call: json_response(bomb, b"Content-Encoding: gzip\r\n")), {502}, {"bad_answer"}


def good():
    """(name, service, the result's text)"""
    parts = (RESULT[:5], len(RESULT) - 5, RESULT[5:])
    variants = {
        "plain": lambda call: json_response(RESULT),
        "201": lambda call: json_response(RESULT).replace(b"200 OK", b"201 Created"),
        "HTTP/1.0": lambda call: [b"HTTP/1.0 200 OK\r\n\r\n" + RESULT],
        "until close": lambda call: [OK + b"\r\n" + RESULT],
        "chunked": lambda call: CHUNKED + b"5\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % parts,
        "after 100": lambda call: b"HTTP/1.1 100 Continue\r\n\r\n" + json_response(RESULT),
        "a byte at a time": trickle(json_response(RESULT), 0.002),
    }
    for name, serve in variants.items():
        yield name, serve, RESULT
    for text in GOOD_RESULTS:
        yield f"result {text[:24].decode()}", (lambda call, text=text: json_response(text)), text
