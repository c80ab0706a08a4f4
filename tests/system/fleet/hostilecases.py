# SPDX-License-Identifier: MIT
"""The answers of hostile.py: each function answers one request as no Prometheus should. CASES names what ee-monitor must make of it."""

import functools
import gzip
import io
import re
import time
from dataclasses import dataclass

from fakeprometheus import FakePrometheus, series, success

BEGIN = '{"status":"success","data":{"resultType":"matrix","result":['
HOUR = 3600
GREEN, GRAY, RED, NONE = 0, 1, 2, 3  # exit codes of --once
BOTH, FOLLOWED = (False, True), ()


@dataclass
class Case:
    name: str
    answer: object      # called with the fake server, the request, and the true text
    codes: frozenset    # the exit codes that are right
    scopes: tuple = (False,)    # as the answer to the raw query (False), to every request (True)
    machines: int = 3
    is_followed: bool = False   # also tried with --follow, after true answers
    host: str = ""      # the state of the first machine's row
    offset: float = 0   # seconds by which the server's clock and its samples are moved
    is_frozen: bool = False  # the server's clock stands still


class HostilePrometheus(FakePrometheus):
    """Answers the raw query, or with `everywhere` each request, as `case` says."""

    def __init__(self, case, everywhere=False):
        super().__init__(case.machines, interval=2)
        self.case, self.everywhere, self.is_on = case, everywhere, True
        self.frozen = None

    def now(self):
        if not self.is_on:
            return time.time()
        if self.case.is_frozen:
            self.frozen = self.frozen or time.time()
            return self.frozen
        return time.time() + self.case.offset

    def answer(self, request, path, form):
        try:
            if self.is_on and (self.everywhere or self.is_raw(path, form)):
                self.case.answer(self, request, self.text(path, form))
            else:
                self.send(request, self.text(path, form))
        except OSError:
            request.close_connection = True  # the reader has hung up, as it should


# ---- how an answer is sent

def begin(request, *headers, status=200):
    request.close_connection = True
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Connection", "close")
    for name, value in headers:
        request.send_header(name, value)
    request.end_headers()


def row(number):
    return series(f'"__name__":"up","instance":"x{number}:1","job":"mm"', [(time.time(), 1)]) + ","


def never_ends(_, request, __):
    begin(request)
    block = "".join(row(number) for number in range(1000)).encode()
    request.wfile.write(BEGIN.encode())
    while True:
        request.wfile.write(block)


def never_ends_slowly(_, request, __):
    begin(request)
    request.wfile.write(BEGIN.encode())
    while True:
        request.wfile.write(b" ")
        time.sleep(0.1)


@functools.cache
def one_gibibyte():
    """JSON with a valid start and 1 GiB of blanks, compressed."""
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=1) as file:
        file.write(BEGIN.encode())
        for _ in range(1024):
            file.write(b" " * (1 << 20))
    return target.getvalue()


def gzip_bomb(_, request, __):
    begin(request, ("Content-Encoding", "gzip"))
    request.wfile.write(one_gibibyte())


def million_rows(_, request, __):
    begin(request)
    request.wfile.write(BEGIN.encode())
    for block in range(1000):
        request.wfile.write("".join(row(block * 1000 + number) for number in range(1000)).encode())
    request.wfile.write((row(0)[:-1] + "]}}").encode())


def truncated(_, request, text):
    begin(request, ("Content-Length", str(len(text) + 100)))
    request.wfile.write(text[:len(text) // 2].encode())


def byte_by_byte(_, request, text):
    begin(request)
    for byte in text.encode().ljust(300):
        request.wfile.write(bytes([byte]))
        time.sleep(0.1)


def silent(_, request, __):
    request.close_connection = True
    time.sleep(12)


def endless_headers(_, request, __):
    request.close_connection = True
    request.send_response(200)
    request.flush_headers()
    while True:
        request.wfile.write(b"X-More: " + b"a" * 1000 + b"\r\n")


def redirect(fake, request, _):
    fake.send(request, "", 307, [("Location", fake.url + "/elsewhere")])


def status(code, text):
    return lambda fake, request, _: fake.send(request, text, code)


# ---- what an answer says

def true(fake, request, text):
    fake.send(request, text)


def replacing(pattern, replacement, count=0):
    """The true answer with a pattern replaced, which must be there."""
    def answer(fake, request, text):
        changed, found = re.subn(pattern, replacement, text, count=count)
        if not found:
            changed = f"no {pattern}"
        fake.send(request, changed)
    return answer


def shifted(seconds):
    """The samples, but not the server's clock, are moved."""
    def answer(fake, request, _):
        fake.send(request, fake.raw(fake.now() + seconds))
    return answer


def saying(text):
    return lambda fake, request, _: fake.send(request, text)


def figure(value):
    """The figure of the first machine that counts its services."""
    return replacing(r'("mm_mesh_services","instance":"host00000.*?"active".*?)"4"\]\]', rf'\g<1>"{value}"]]', 1)


LAST_SERVICES = r'(\{"metric":\{"__name__":"mm_mesh_services","instance":"host00000[^}]*"active"\},"values":[^}]*\})'


def of(name, answer, *codes, **more):
    return Case(name, answer, frozenset(codes), **more)


CASES = [
    of("true", true, GREEN),
    of("never ends", never_ends, GRAY, RED, scopes=BOTH, is_followed=True),
    of("never ends, slowly", never_ends_slowly, GRAY, RED, scopes=BOTH),
    of("1 GiB in gzip", gzip_bomb, GRAY, RED, scopes=BOTH, is_followed=True),
    of("1,000,000 rows", million_rows, GRAY, RED, is_followed=True),
    of("truncated", truncated, GRAY, RED, scopes=BOTH),
    of("byte by byte", byte_by_byte, GRAY, RED, scopes=BOTH),
    of("silent", silent, GRAY, scopes=BOTH, is_followed=True),
    of("endless headers", endless_headers, GRAY, RED, scopes=BOTH),
    of("redirect", redirect, GRAY, RED, scopes=BOTH, is_followed=True),
    of("400", status(400, '{"status":"error","errorType":"bad_data","error":"no"}'), RED, scopes=BOTH),
    of("404", status(404, "404 page not found"), RED, scopes=BOTH),
    of("503", status(503, "Service Unavailable"), RED, scopes=BOTH, is_followed=True),
    of("no JSON", saying("<html>"), RED, scopes=BOTH),
    of("empty body", saying(""), RED, scopes=BOTH),
    of("status error", saying('{"status":"error","errorType":"timeout","error":"query timed out"}'), RED, scopes=BOTH),
    of("status error with data", replacing('"success"', '"error"'), RED),
    of("no data", saying('{"status":"success"}'), RED),
    of("data null", saying('{"status":"success","data":null}'), RED),
    of("a scalar", saying('{"status":"success","data":{"resultType":"scalar","result":[1,"1"]}}'), RED),
    of("result an object", saying('{"status":"success","data":{"resultType":"matrix","result":{}}}'), RED),
    of("values numbers", replacing(r',"(\d+)"\]', r",\1]"), GRAY, RED),
    of("labels numbers", replacing(r'"instance":"[^"]*"', '"instance":1'), GRAY, RED),
    of("deep nesting", saying("[" * 1_000_000), RED),
    of("invalid UTF-8", saying(b'{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"instance":"\xff\xfe"},"values":[]}]}}'),
       GRAY, RED),
    of("NaN", figure("NaN"), RED, host="Error"),
    of("Inf", figure("+Inf"), RED, host="Error"),
    of("negative", figure("-1"), RED, host="Error"),
    of("1e999", figure("1e999"), RED, host="Error"),
    of("time 1e999", replacing(r"\[\d+\.\d+,", "[1e999,", 1), GRAY, RED),
    of("two states", replacing(r'("host00000:9464","job":"mm","state":"Stopped".*?)"0"\]\]', r'\g<1>"1"]]', 1), RED, host="Error"),
    of("no state", replacing(r'("host00000:9464","job":"mm","state":"Active".*?)"1"\]\]', r'\g<1>"0"]]', 1), RED, host="Error"),
    of("duplicate keys", replacing('"result":', '"result":[],"result":'), GRAY, RED),
    of("duplicate series", replacing(LAST_SERVICES, r"\1,\1", 1), GRAY, RED),
    of("warnings", lambda fake, request, _: fake.send(request, fake.raw(fake.now(), ',"warnings":["a store is unavailable"]')), GRAY,
       is_followed=True),
    of("isPartial", lambda fake, request, _: fake.send(request, fake.raw(fake.now(), ',"isPartial":true')), GRAY),
    of("samples from the future", shifted(HOUR), GRAY),
    of("old samples", shifted(-HOUR), GRAY),
    of("server an hour ahead", true, GREEN, offset=HOUR),
    of("empty", saying(success("matrix", [])), NONE, machines=0),
    of("empty, known yesterday", saying(success("matrix", [])), GRAY),
    of("clock goes back", true, scopes=FOLLOWED, offset=-HOUR, is_followed=True),
    of("clock stands still", true, scopes=FOLLOWED, is_frozen=True, is_followed=True),
]
