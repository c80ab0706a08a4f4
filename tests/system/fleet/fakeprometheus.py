# SPDX-License-Identifier: MIT
"""A server on loopback that answers as a Prometheus with many machines does, so that its answers can be wrong or large at will."""

import functools
import gzip
import http.server
import re
import socketserver
import threading
import time
import urllib.parse

STATES = ("Checking", "NoFile", "Active", "Stopped", "NotUpdating", "Error")


def series(labels, values):
    return '{"metric":{%s},"values":[%s]}' % (labels, ",".join('[%.3f,"%s"]' % pair for pair in values))


def last_scrape(number, now, interval):
    """Each machine is scraped at its own moment of the interval."""
    return now - (now - number * 0.37) % interval


@functools.lru_cache(20_000)
def machine(number, last, interval, state, up, window, states=STATES):
    """The raw samples of one machine, as text, for `window` seconds before its last scrape."""
    times = [last - interval * i for i in reversed(range(int(window / interval)))]
    own = f'"instance":"host{number:05}:9464","job":"mm"'

    def of(name, value, more=""):
        return series(f'"__name__":"{name}",{own}{more}', [(time, value) for time in times])

    found = [of("up", up)]
    if up:
        found += [of("ee_monitor_state", int(name == state), f',"state":"{name}"') for name in states]
        found += [of("mm_mesh_services", 4, ',"state":"active"'), of("mm_mesh_messages_total", int(last) % 1_000_000)]
    return ",".join(found)


def success(kind, items, more=""):
    return '{"status":"success"%s,"data":{"resultType":"%s","result":[%s]}}' % (more, kind, ",".join(items))


class FakePrometheus:
    """`with FakePrometheus(...) as fake`: answers on fake.url. Subclasses change single answers."""

    def __init__(self, machines=3, bad=0, interval=15, port=0):
        self.machines, self.bad, self.interval = machines, bad, interval  # `interval`: seconds between two scrapes
        self.asked = []  # path and form of each request
        self.sent = []   # the bytes of each body, as sent
        fake = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):  # noqa: N802
                fake.handle(self)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_):
                pass

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True

            def handle_error(self, *_):  # the reader may hang up at any time
                pass

        self.server = Server(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    # ---- answers

    def handle(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0)).decode()
        path, _, query = request.path.partition("?")
        form = {key: values[-1] for key, values in urllib.parse.parse_qs("&".join(filter(None, (query, body)))).items()}
        self.asked.append((path, form))
        self.answer(request, path, form)

    def answer(self, request, path, form):
        self.send(request, self.text(path, form))

    def now(self):
        return time.time()

    @staticmethod
    def is_raw(path, form):
        """True for the query of all raw samples."""
        return path == "/api/v1/query" and form.get("query", "").rstrip().endswith("]")

    def text(self, path, form):
        """The body of a true answer."""
        expression = form.get("query", "")
        if path == "/api/v1/query" and expression.replace(" ", "") == "time()":
            return '{"status":"success","data":{"resultType":"scalar","result":[%.3f,"%.3f"]}}' % (self.now(), self.now())
        if path == "/api/v1/query" and "present_over_time" in expression:  # the machines of the last day
            known = ('{"metric":{"instance":"host%05d:9464","job":"mm"},"value":[%.3f,"1"]}' % (n, self.now()) for n in range(self.machines))
            return success("vector", known)
        if path == "/api/v1/query" and expression.rstrip().endswith("== 1"):  # of more than 1,000: those in another state than Active
            others = ('{"metric":{"__name__":"ee_monitor_state","instance":"host%05d:9464","job":"mm","state":"NotUpdating"},"value":[%.3f,"1"]}'
                      % (n, self.now()) for n in range(1, self.bad, 2))
            return success("vector", others)
        if self.is_raw(path, form):
            window = int(re.search(r"\[(\d+)s\]$", expression.rstrip())[1])
            ahead = max(0, float(form.get("time", self.now())) - self.now())  # there are no samples from the future
            return self.raw(float(form.get("time", self.now())) - ahead, window=window - ahead, states=("Active",) if 'state=~' in expression else STATES)
        if path == "/api/v1/query_range":
            return success("matrix", [])
        return self.other(path, form)

    def other(self, path, form):
        """The answer to a request that is not known here."""
        return success("vector", [])

    def raw(self, now, more="", window=60, states=STATES):
        found = []
        for number in range(self.machines):
            # Some of the bad ones are down, some are not updating.
            is_bad = number < self.bad
            last = round(last_scrape(number, now, self.interval), 3)
            found.append(machine(number, last, self.interval, "NotUpdating" if is_bad and number % 2 else "Active",
                                 int(not is_bad or number % 2), window, states))
        return success("matrix", found, more)

    def send(self, request, text, status=200, headers=()):
        body = text if isinstance(text, bytes) else text.encode()
        is_packed = "gzip" in request.headers.get("Accept-Encoding", "") and len(body) > 1024
        if is_packed:
            body = gzip.compress(body, 1)
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        if is_packed:
            request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)
        self.sent.append(len(body))
