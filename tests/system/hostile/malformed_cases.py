# SPDX-License-Identifier: MIT
"""The table of malformed and hostile requests: what is sent on one connection, and the allowed responses."""

import json
from dataclasses import dataclass, field

CLOSED = "closed"
SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
UNKNOWN = b'{"instance_name":"nobody"}'
# A name with this prefix must never be registered.
REFUSED = "refused-"


@dataclass
class Case:
    name: str
    data: bytes
    responses: list  # for each request in `data`: the set of allowed statuses, which may have CLOSED
    late: bool = False  # unfinished: gets its response at the timeout
    head_only: bool = False
    more: set = field(default_factory=set)  # allowed statuses of one more response, if the connection is still open
    rpc: bool = False  # an error may be one of JSON-RPC


def chunked(*pieces, end=b"0\r\n\r\n"):
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + end


def broken_json(good):
    """(label, text): variants of `good` that are no JSON, or not what MM takes. `good` has "json", 5001 and []."""
    return (
        ("empty", ""), ("spaces", "  "), ("truncated", good[:-1]),
        ("truncated string", '{"instance_name":"a'),
        ("number", "5"), ("string", '"a"'), ("null", "null"), ("true", "true"),
        ("list", f"[{good}]"), ("two", good * 2),
        ("trailing comma", good[:-1] + ",}"), ("comment", "/**/" + good),
        ("single quotes", good.replace('"', "'")),
        ("NaN", good.replace("5001", "NaN")), ("Infinity", good.replace("5001", "Infinity")),
        ("leading zero", good.replace("5001", "05001")),
        ("hex", good.replace("5001", "0x1389")), ("plus", good.replace("5001", "+5001")),
        ("point", good.replace("5001", ".5")),
        ("point at the end", good.replace("5001", "5001.")),
        ("raw NUL", good.replace("5001", "5001\0")), ("NUL and more after", good + "\0x"),
        ("raw newline in a string", good.replace("json", "json\n")),
        ("raw tab in a string", good.replace("json", "js\ton")),
        ("bad escape", good.replace("json", "js\\qon")),
        ("bad \\u", good.replace("json", "\\u12g4")),
        ("deep", "[" * 100_000 + "]" * 100_000),
        ("deep in tools", good.replace("[]", "[" * 100_000 + "]" * 100_000)),
        ("deep objects", '{"a":' * 100_000 + "1" + "}" * 100_000),
        ("deep, not closed", "[" * 500_000), ("no key", "{:1}"),
        ("number as key", "{1:2}"), ("huge number", good.replace("5001", "9" * 100_000)),
        ("huge exponent", good.replace("5001", "1e999999999")))


BROKEN_UTF8 = (("UTF-8", b"\xff\xfe"), ("overlong UTF-8", b"\xc0\xaf"), ("surrogate in UTF-8", b"\xed\xa0\x80"),
               ("cut UTF-8", b"\xe2\x82"))


class Table:
    GET = "/health"
    POST = "/heartbeat"  # 404 for UNKNOWN

    def __init__(self, port):
        self.port = port
        self.host = f"Host: 127.0.0.1:{port}\r\n"
        self.cases = []
        for fill in self.groups():
            fill()

    def groups(self):
        return (self.request_lines, self.heads, self.lengths, self.chunks, self.smuggling, self.paths,
                self.json_bodies, self.names_and_ports, self.calls, self.pipelines, self.unfinished)

    # ---- building requests

    def add(self, name, data, *responses, **flags):
        data = data.encode("latin-1") if isinstance(data, str) else data
        self.cases.append(Case(name, data, list(responses), **flags))

    def get(self, target=None, head="", version="HTTP/1.1", method="GET", host=None):
        return f"{method} {target or self.GET} {version}\r\n{self.host if host is None else host}{head}\r\n"

    def post(self, path, body, head=None):
        body = body.encode() if isinstance(body, str) else body
        head = f"Content-Length: {len(body)}\r\n" if head is None else head
        return (f"POST {path} HTTP/1.1\r\n{self.host}Content-Type: application/json\r\n{head}\r\n"
                .encode("latin-1") + body)

    def heartbeat(self, head, body):
        """A heartbeat of an unknown service: 404 for a valid head and body, and nothing changes."""
        return self.post(self.POST, body, head)

    # ---- the table

    def request_lines(self):
        get = self.get
        self.add("plain", get(), {200})
        self.add("HTTP/0.9", "GET /health\r\n", {400, 408, CLOSED}, late=True)
        self.add("HTTP/0.9 with head", "GET /health\r\n\r\n", {400, CLOSED})
        self.add("HTTP/1.0 without Host", get(version="HTTP/1.0", host=""), {200, 400, 421})
        self.add("HTTP/1.2", get(version="HTTP/1.2"), {200, 400, 505})
        self.add("no version", get(version=""), {400})
        for version in ("HTTP/2.0", "HTTP/9.9", "HTTP/1.10", "HTTP/11", "http/1.1", "HTTP /1.1",
                        "HTTP/1.1 ", "HTTP/1.1\t",
                        "HTTP/1.", "HTTPS/1.1", "ICY/1.1", "HTTP/-1.1", "HTTP/1,1"):
            self.add(f"version {version!r}", get(version=version), {400, 505})
        self.add("HTTP/2 preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
                 {400, 505, CLOSED})
        self.add("TLS hello", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)) * 2,
                 {400, 408, CLOSED}, late=True)
        self.add("SSH banner", "SSH-2.0-OpenSSH_9.2\r\n\r\n", {400, CLOSED})
        self.add("all bytes", bytes(range(256)) + b"\r\n\r\n", {400, CLOSED})
        self.add("spaces", "   \r\n\r\n", {400, CLOSED})
        self.add("leading empty line", "\r\n" + get(), {200, 400})
        self.add("method of lower case", get(method="get"), {400, 405, 501})
        self.add("unknown method", get(method="BREW"), {400, 405, 501})
        self.add("bad method", get(method="G\x01T"), {400})
        self.add("method with colon", get(method="GET:"), {400})
        self.add("giant method", get(method="G" * 20000), {400, 431, 501})
        self.add("wrong method DELETE", get("/services", method="DELETE"), {405})
        self.add("wrong method PUT", get("/register", method="PUT"), {405})
        self.add("wrong method GET", get("/register"), {405})
        self.add("wrong method POST", self.post("/services", "{}"), {405})
        self.add("HEAD", get(method="HEAD"), {200, 405}, head_only=True)
        self.add("TRACE", get(method="TRACE"), {400, 405, 501})
        self.add("CONNECT", get(f"127.0.0.1:{self.port}", method="CONNECT"), {400, 404, 405, 501})
        self.add("CONNECT elsewhere", get("example.org:443", method="CONNECT"), {400, 404, 405, 421, 501})
        self.add("OPTIONS *", get("*", method="OPTIONS"), {400, 404, 405})
        self.add("GET *", get("*"), {400, 404})
        self.add("absolute form", get(f"http://127.0.0.1:{self.port}/health"), {200, 400})
        self.add("absolute form, foreign", get("http://example.org/health"), {400, 404, 421})
        self.add("absolute form, foreign, own Host", get("http://example.org:6001/services"),
                 {400, 404, 421})
        self.add("absolute form, other scheme", get("ftp://127.0.0.1/health"), {400, 404, 421})
        self.add("no target", f"GET HTTP/1.1\r\n{self.host}\r\n", {400})
        self.add("two spaces", f"GET  /health HTTP/1.1\r\n{self.host}\r\n", {400})
        self.add("tabs", f"GET\t/health\tHTTP/1.1\r\n{self.host}\r\n", {400})
        self.add("space in the target", get("/hea lth"), {400})
        self.add("giant request line", get("/" + "a" * 20000), {431, 414})
        self.add("giant query", get("/health?" + "a=b&" * 8000), {431, 414})
        self.add("bare LF", get().replace("\r\n", "\n"), {400, 408}, late=True)
        self.add("bare LF after the request line", get().replace("\r\n", "\n", 1), {400})
        self.add("bare CR", get(head="X-A: a\rb\r\n"), {400})
        self.add("CR CR LF", f"GET /health HTTP/1.1\r\r\n{self.host}\r\n", {400})

    def heads(self):
        get = self.get
        self.add("no Host", get(host=""), {400})
        self.add("two Hosts", get(host=self.host * 2), {400})
        self.add("two Hosts, one foreign", get(host=self.host + "Host: example.org\r\n"), {400})
        self.add("empty Host", get(host="Host:\r\n"), {400, 421})
        self.add("foreign Host", get(host=f"Host: example.org:{self.port}\r\n"), {421})
        self.add("Host of control characters", get(host=f"Host: 127.0.0.1:{self.port}\x01\r\n"), {400})
        self.add("Host of 10,000 characters", get(host=f"Host: {'a' * 10000}\r\n"), {421})
        for label, line in (("without name", ": a"), ("without colon", "X-A"), ("empty and LF", "\n"),
                            ("with a space in its name", "X A: a"),
                            ("with a space before colon", "X-A : a"),
                            ("with a control character in its name", "X\x01A: a"),
                            ("with NUL", "X-A: a\0b"),
                            ("with NUL in its name", "X\0A: a"), ("with a control character", "X-A: a\x02"),
                            ("with DEL", "X-A: a\x7fb"), ("with a name of high bytes", "X\xe9: a"),
                            ("with brackets in its name", "X(a): a"), ("with a leading space", " X-A: a")):
            self.add(f"header {label}", f"GET /health HTTP/1.1\r\n{line}\r\n{self.host}\r\n", {400})
        self.add("header with high bytes", get(head="X-A: \xff\xfe\r\n"), {200, 400})
        self.add("folded header", get(head="X-A: a\r\n b\r\n"), {200, 400})
        self.add("folded first header", f"GET /health HTTP/1.1\r\n {self.host}\r\n", {400})
        self.add("64 headers", get(head="X-A: a\r\n" * 63), {200})
        self.add("65 headers", get(head="X-A: a\r\n" * 64), {431})
        self.add("100,000 headers", get(head="X-A: a\r\n" * 100_000), {431})
        self.add("head of exactly 16 KiB", get(head=self._filled(16384)), {200})
        self.add("head of over 16 KiB", get(head=self._filled(16500)), {431})
        self.add("header of 17,000", get(head=f"X-A: {'a' * 17000}\r\n"), {431})
        self.add("header name of 17,000", get(head=f"{'a' * 17000}: a\r\n"), {431, 400})
        self.add("header of 1 MB", get(head=f"X-A: {'a' * 1_000_000}\r\n"), {431})
        self.add("Expect: 100-continue", self.heartbeat("Content-Length: 26\r\nExpect: 100-continue\r\n",
                                                   UNKNOWN), {404})
        self.add("Expect: nonsense", self.heartbeat("Content-Length: 26\r\nExpect: nonsense\r\n", UNKNOWN),
                 {404, 417, 400})
        self.add("Upgrade", get(head="Connection: Upgrade\r\nUpgrade: websocket\r\n"), {200, 400, 501})
        self.add("Range", get(head="Range: bytes=0-,0-,0-,0-\r\n"), {200})
        self.add("Connection: close, keep-alive", get(head="Connection: close, keep-alive\r\n"), {200})

    def _filled(self, size):
        lead = len(self.get())
        return f"X-A: {'a' * (size - lead - 7)}\r\n"

    def lengths(self):
        for value in ("-1", "+26", "26 26", "0x1a", "2e1", "", " ", "26.0", "26;", "26a", "a", "\x00",
                      "26\x00",
                      "\xb2\xb6", "--26", "26,", ",26", "9" * 40, "18446744073709551642",
                      "9223372036854775834", "4294967322"):
            allowed = {400, 413} if value.isdigit() and value.isascii() else {400}
            self.add(f"Content-Length {value[:20]!r}",
                     self.heartbeat(f"Content-Length: {value}\r\n", UNKNOWN + SMUGGLED), allowed)
        self.add("Content-Length 0026", self.heartbeat("Content-Length: 0026\r\n", UNKNOWN), {400, 404})
        self.add("Content-Length of 1 MiB", self.heartbeat(None, UNKNOWN.ljust(1 << 20)), {404})
        self.add("Content-Length of 16 MiB and a byte", self.heartbeat(f"Content-Length: {(16 << 20) + 1}\r\n", b" " * 100),
                 {413})
        self.add("Content-Length of 2 GiB", self.heartbeat("Content-Length: 2147483648\r\n", b"{"), {413})
        # Without a length the body is empty, and its bytes are the next request.
        self.add("no length", self.heartbeat("", UNKNOWN), {400, 411}, more={400})
        self.add("GET with a body", self.get(head="Content-Length: 5\r\n") + "GET /", {200, 400})
        self.add("GET with a chunked body",
                 self.get(head="Transfer-Encoding: chunked\r\n") + "3\r\nGET\r\n0\r\n\r\n",
                 {200, 400})

    def chunks(self):
        coded = "Transfer-Encoding: chunked\r\n"
        body = chunked(UNKNOWN)
        self.add("chunked", self.heartbeat(coded, body), {404})
        self.add("chunked in single bytes", self.heartbeat(coded, chunked(*(bytes([b]) for b in UNKNOWN))), {404})
        self.add("Chunked", self.heartbeat("Transfer-Encoding: Chunked\r\n", body), {404, 501})
        self.add("chunked with extension", self.heartbeat(coded, body.replace(b"1a\r", b"1a;a=b;c=\"d\"\r")),
                 {404, 400})
        self.add("chunked with trailer", self.heartbeat(coded, body[:-2] + b"X-A: b\r\n\r\n"), {404, 400})
        self.add("trailer that is a length", self.heartbeat(coded, body[:-2] + b"Content-Length: 900\r\n\r\n"),
                 {404, 400})
        self.add("trailer without colon", self.heartbeat(coded, body[:-2] + b"nonsense\r\n\r\n"), {400})
        for size in ("0x1a", "-1a", "+1a", " 1a", "1a 1a", "1g", "g", "", ";", "1a\0", "1a\n", "\n1a",
                     "1_a", "١",
                     "FFFFFFFFFFFFFFFFF", "1000000000000001a", "FFFFFFFFFFFFFFFF", "8000000000000000",
                     "7FFFFFFFFFFFFFFF", "FFFFFFFF", "80000000", "-0"):
            allowed = {400, 413} if len(size) > 7 else {400}
            data = body.replace(b"1a\r", size.encode() + b"\r", 1)
            self.add(f"chunk size {size!r}", self.heartbeat(coded, data + SMUGGLED), allowed)
        self.add("chunk size 00000001a", self.heartbeat(coded, b"0000000" + body), {404, 400})
        self.add("chunk size and LF", self.heartbeat(coded, body.replace(b"1a\r\n", b"1a\n")), {400})
        self.add("chunk too short", self.heartbeat(coded, body.replace(b"1a", b"10") + SMUGGLED), {400})
        self.add("chunk without its line end", self.heartbeat(coded, b"1a\r\n" + UNKNOWN + b"0\r\n\r\n"), {400})
        self.add("chunk of over 16 MiB", self.heartbeat(coded, b"2000000\r\n" + b" " * 100), {413})
        self.add("chunk extension of 100 KB", self.heartbeat(coded, b"1a;" + b"a" * 100_000 + body[2:]),
                 {400, 413, 431})

    def smuggling(self):
        both = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"
        self.add("CL, TE", self.heartbeat(both, b"0\r\n\r\n" + SMUGGLED), {400})
        self.add("TE, CL", self.heartbeat("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                                     b"0\r\n\r\n" + SMUGGLED), {400})
        self.add("CL, TE: identity", self.heartbeat("Content-Length: 26\r\nTransfer-Encoding: identity\r\n",
                                               UNKNOWN + SMUGGLED), {400, 501})
        self.add("two equal lengths", self.heartbeat("Content-Length: 26\r\n" * 2, UNKNOWN), {400, 404})
        self.add("two different lengths", self.heartbeat("Content-Length: 26\r\nContent-Length: 2\r\n",
                                                    UNKNOWN + SMUGGLED), {400})
        self.add("two different lengths, 0 first", self.heartbeat("Content-Length: 0\r\nContent-Length: 36\r\n",
                                                             SMUGGLED), {400})
        self.add("lengths in a list", self.heartbeat("Content-Length: 26, 26\r\n", UNKNOWN + SMUGGLED), {400})
        self.add("different lengths in a list", self.heartbeat("Content-Length: 26, 2\r\n", UNKNOWN + SMUGGLED),
                 {400})
        for coding in ("chunked, chunked", "gzip", "gzip, chunked", "chunked, gzip", "xchunked", "chunkedx",
                       "identity", "chunked, identity", "", ",", "chunked,", "\"chunked\"", "chunked;a=b",
                       "chu nked", "\x0bchunked", "chunked\x0b", "cHuNkEd, x"):
            self.add(f"TE {coding!r}", self.heartbeat(f"Transfer-Encoding: {coding}\r\n",
                                                 chunked(UNKNOWN) + SMUGGLED),
                     {400, 501})
        self.add("duplicate TE", self.heartbeat("Transfer-Encoding: chunked\r\n" * 2, chunked(UNKNOWN) + SMUGGLED),
                 {400, 501})
        self.add("TE, then TE: gzip", self.heartbeat("Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
                                                chunked(UNKNOWN) + SMUGGLED), {400, 501})
        self.add("TE folded", self.heartbeat("Transfer-Encoding:\r\n chunked\r\n", chunked(UNKNOWN)),
                 {400, 501, 404})
        for label, line in (("space before colon", "Transfer-Encoding : chunked"),
                            ("underscore", "Transfer_Encoding: chunked"),
                            ("leading space", " Transfer-Encoding: chunked"),
                            ("CR", "X: a\rTransfer-Encoding: chunked"),
                            ("LF", "X: a\nTransfer-Encoding: chunked"),
                            ("NUL", "Transfer-Encoding\0: chunked")):
            allowed = {404, 400} if label == "underscore" else {400}
            self.add(f"TE hidden by {label}", self.heartbeat(f"Content-Length: 26\r\n{line}\r\n", UNKNOWN), allowed)
        self.add("TE in HTTP/1.0", self.heartbeat("Transfer-Encoding: chunked\r\n", chunked(UNKNOWN))
                 .replace(b"HTTP/1.1", b"HTTP/1.0"), {400, 404, 501})
        self.add("registration smuggled by CL, TE", self.heartbeat(both, b"0\r\n\r\n" + self.post(
            "/register", json.dumps({"instance_name": REFUSED + "smuggled", "port": 5001, "tools": []}))),
                 {400})

    def paths(self):
        for path, allowed in (("/%", {400}), ("/%z1", {400}), ("/health%", {400}), ("/%4", {400}),
                          ("/%00", {400}),
                          ("/health%00", {400}), ("/%ff", {400}), ("/%c0%af", {400}), ("/%ed%a0%80", {400}),
                          ("/%f5%80%80%80", {400}), ("/%e2%82", {400}), ("/\xff", {400}),
                          ("/\xc3\xa9", {400, 404}),
                          ("/%c3%a9", {404}), ("/hea\0lth", {400}), ("/hea\x01lth", {400}),
                          ("/../../etc/passwd", {400, 404}),
                          ("/%2e%2e/%2e%2e/etc/passwd", {400, 404}), ("//health", {200, 404}),
                          ("/health/", {200, 404}),
                          ("/HEALTH", {404}), ("/health?a=%zz", {200, 400}), ("/health#a", {200, 400, 404}),
                          ("/%68ealth", {200, 404}),
                          ("health", {400, 404}), ("/health;a", {404}), ("/health%2f..", {404, 400}),
                          ("\\health", {400, 404}),
                          ("/tools/echo", {404}), ("/", {404}), ("?", {400, 404}), ("/%25%32%65", {404}),
                          ("/%0d%0aX:%20y", {400, 404})):
            self.add(f"path {path!r}", self.get(path), allowed)

    def json_bodies(self):
        good = json.dumps({"instance_name": REFUSED + "json", "port": 5001, "tools": []})
        for label, body in broken_json(good):
            self.add(f"JSON {label}", self.post("/register", body), {400})
        for label, raw in BROKEN_UTF8:
            self.add(f"JSON bad {label}", self.post("/register", good.encode().replace(b"json", raw)),
                     {400})
        self.add("JSON UTF-16", self.post("/register", good.encode("utf-16")), {400})
        # A buffer of C that is sent as a whole.
        self.add("JSON with NULs after", self.post("/heartbeat", UNKNOWN + b"\0\0"), {404})
        self.add("JSON with BOM", self.post("/heartbeat", b"\xef\xbb\xbf" + UNKNOWN), {400, 404})
        for label, fields in (("duplicate keys", '"instance_name":"a","port":1,"instance_name":"b"'),
                              ("lone surrogate", '"instance_name":"x\\ud800y"'),
                              ("reversed surrogates", '"instance_name":"\\udc00\\ud800"')):
            body = f'{{{fields},"port":2,"tools":[]}}'
            self.add(f"JSON {label}", self.post("/register", body), {200, 400})
        escapes = '{"instance_name":"' + "\\u0041" * 100_000 + '"}'
        self.add("JSON of escapes", self.post("/heartbeat", escapes), {400, 404})
        keys = ",".join(f'"k{i}":{i}' for i in range(60_000))
        self.add("JSON of many keys", self.post("/heartbeat", f"{{{keys}}}"), {400})
        self.add("JSON of one million zeros", self.post("/heartbeat", "[" + "0," * 500_000 + "0]"), {400})

    def names_and_ports(self):
        def register(**fields):
            return self.post("/register", json.dumps({"instance_name": "odd", "port": 5001, "tools": [],
                                                      **fields}))
        for port in (0, 70000, 65536, -1, 1.5, "x", True, False, None, [5001], {}, 2**31, 2**63,
                     2**64 + 5001, 1e300):
            self.add(f"port {port!r}", register(instance_name=REFUSED + "port", port=port), {400})
        self.add("port 22", register(port=22), {200})
        self.add("port 65535", register(port=65535), {200})
        for name in ("", "a" * 129, "a\nb", "a\rb", "a\0b", "\x01", "\x7f", "\x1b[31m", "a\x85b", 5, None,
                     True, [], {}, ["a"]):
            self.add(f"name {name if not isinstance(name, str) else name[:8]!r}",
                     register(instance_name=name), {400})
        for name in ("\u202eevil", "\u200b", "  ", " a ", "\u2028"):
            self.add(f"name {name!a}", register(instance_name=name), {200, 400})
        for name in ("../", "../../etc/passwd", "a" * 128, "a\"b\\c{}", "é\u4e2d\U0001f600", "<script>",
                     "%s%n", "__proto__"):
            self.add(f"name {name[:20]!a}", register(instance_name=name), {200})
        self.add("name of 1 MB", register(instance_name="n" * 1_000_000), {400})
        for tools in ("echo", 5, [5], [None], [[]], [{}], [{"name": 5}], [True],
                      [{"title": "x"}]):
            self.add(f"tools {tools!r}", register(instance_name=REFUSED + "tools", tools=tools), {400})
        self.add("no name", self.post("/register", '{"port":5001,"tools":[]}'), {400})
        self.add("no port", self.post("/register", f'{{"instance_name":"{REFUSED}","tools":[]}}'), {400})
        for path in ("/deregister", "/heartbeat"):
            self.add(f"{path} of an unknown service", self.post(path, UNKNOWN), {404})
            self.add(f"{path} without name", self.post(path, "{}"), {400})
            self.add(f"{path} of 5", self.post(path, '{"instance_name":5}'), {400})

    def calls(self):
        def call(**fields):
            return self.post("/call", json.dumps({"target_instance": "probe", "tool_name": "echo",
                                                  "arguments": {}, **fields}))
        self.add("call of an unknown service", call(target_instance="nobody"), {404})
        self.add("call of 5", call(target_instance=5), {400})
        self.add("call without target", self.post("/call", '{"tool_name":"a","arguments":{}}'), {400})
        self.add("call without tool", self.post("/call", '{"target_instance":"probe","arguments":{}}'),
                 {400})
        for tool in ("", ".", "..", "a" * 257, "a\nb", "a\r\nX: y", "\0", 5, None, [], {}):
            self.add(f"tool {tool if not isinstance(tool, str) else tool[:9]!r}", call(tool_name=tool),
                     {400})
        for seconds in (0, -1, 3601, "five", True, [], 1e300):
            self.add(f"timeout {seconds!r}", call(timeout=seconds), {400})
        self.add("timeout 1e400", self.post("/call", '{"target_instance":"probe","tool_name":"echo",'
                                            '"arguments":{},"timeout":1e400}'), {400})
        for arguments in (5, "x", [], None, True):
            self.add(f"arguments {arguments!r}", call(arguments=arguments), {200, 400})
        deep = '{"a":' * 100_000 + "1" + "}" * 100_000
        self.add("arguments deep", self.post("/call", '{"target_instance":"probe","tool_name":"echo",'
                                             f'"arguments":{deep}}}'), {200, 400})

    def pipelines(self):
        health, services = self.get(), self.get("/services")
        heartbeat, unknown = self.heartbeat(None, UNKNOWN).decode(), self.get("/unknown")
        self.add("two requests", health + unknown, {200}, {404})
        self.add("five requests", unknown + health + heartbeat + services + self.get("/register"), {404}, {200},
                 {404}, {200}, {405})
        self.add("good, then bad", health + "BAD\r\n\r\n", {200}, {400, CLOSED})
        self.add("bad, then good", "BAD\r\n\r\n" + health, {400, CLOSED})
        self.add("bad JSON, then good", self.post("/register", "{") + unknown.encode(), {400}, {404})
        self.add("refused type, then good", (heartbeat + unknown).replace("application/json", "text/plain"),
                 {415}, {404, CLOSED})
        self.add("foreign, then good", self.get(head="Origin: http://example.org\r\n") + unknown, {403},
                 {404})
        self.add("close, then another", self.get(head="Connection: close\r\n") + unknown, {200})
        self.add("HTTP/1.0, then another", self.get(version="HTTP/1.0") + unknown, {200})
        self.add("413, then another", self.heartbeat("Content-Length: 20000000\r\n", b"") + unknown.encode(),
                 {413})
        self.add("line ends between", health + "\r\n" + unknown, {200}, {404, 400})
        self.add("body that looks like a second request",
                 self.heartbeat("Content-Length: 26\r\n", UNKNOWN + unknown.encode()), {404}, {404})

    def unfinished(self):
        def late(name, data, *also):
            self.add(name, data, {408, *also}, late=True)
        late("one byte", "G")
        late("half a request line", "GET /hea")
        late("half a head", f"GET /health HTTP/1.1\r\n{self.host}X-A: a\r\n")
        late("half a body", self.heartbeat("Content-Length: 26\r\n", UNKNOWN[:13]))
        late("missing body", self.heartbeat("Content-Length: 26\r\n", b""))
        late("chunk that never ends", self.heartbeat("Transfer-Encoding: chunked\r\n", b"1a\r\n" + UNKNOWN[:13]))
        late("chunks that never end", self.heartbeat("Transfer-Encoding: chunked\r\n", chunked(UNKNOWN, end=b"")))
        late("trailer that never ends", self.heartbeat("Transfer-Encoding: chunked\r\n",
                                                  chunked(UNKNOWN, end=b"0\r\nX: y\r\n")))
