# SPDX-License-Identifier: MIT
"""Services on the HTTP servers that people use, with their default settings: no call waits for a delayed acknowledgement or
fails, and the service stays reachable for others, also if it serves one connection at a time."""

import http.client
import shutil
import statistics
import subprocess
import sys
import time

import mesh
from mesh import expect

CALLS = 50
MAX_MEDIAN = 0.03  # seconds; a delayed acknowledgement takes 0.04
PYTHON = """
import sys
from http import server
class Handler(server.BaseHTTPRequestHandler):
    protocol_version = sys.argv[2]
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")
    def log_message(self, *_):
        pass
getattr(server, sys.argv[3])(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
NODE = """
require("http").createServer((request, response) => {
  request.resume().on("end", () => response.end("{}"));
}).listen(Number(process.argv[1]), process.argv[2]);
"""


def commands(port):
    """The command lines of the servers by name."""
    found = {f"{kind}, {version}": [sys.executable, "-c", PYTHON, str(port), version, kind]
             for kind in ("HTTPServer", "ThreadingHTTPServer") for version in ("HTTP/1.0", "HTTP/1.1")}
    if shutil.which("node"):
        # node's "localhost" is one of these two.
        found |= {f"node, {host}": ["node", "-e", NODE, str(port), host] for host in ("127.0.0.1", "::1")}
    return found


def post(port, host):
    """As another client of the service. Returns the seconds until the response."""
    began = time.monotonic()
    connection = http.client.HTTPConnection(host, port, timeout=5)
    connection.request("POST", "/", "{}")
    connection.getresponse().read()
    connection.close()
    return time.monotonic() - began


def is_listening(port, host):
    try:
        return bool(post(port, host))
    except OSError:
        return False


def check(name, command, port, client):
    host = "::1" if "::1" in command else "127.0.0.1"
    with subprocess.Popen(command) as server:
        try:
            mesh.wait_until(lambda: is_listening(port, host), 10, f"{name} to listen")
            client.register(name, port)
            took = []
            for _ in range(CALLS):
                began = time.monotonic()
                found = client.call(name, "t")
                took.append(time.monotonic() - began)
                expect(found.status == 200, f"{name}: {found}")
            own = post(port, host)
            expect(own < 0.5, f"{name}: after MM's calls another client waited {own:.2f} s")
            median = statistics.median(took)
            expect(median < MAX_MEDIAN, f"{name}: a call takes {median * 1e3:.0f} ms")
            return f"{name} {median * 1e3:.1f} ms"
        finally:
            server.kill()


def main():
    given = mesh.parser(__doc__).parse_args()
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy, proxy.client() as client:
        port = mesh.free_port()
        figures = [check(name, command, port, client) for name, command in commands(port).items()]
    return "a call took " + ", ".join(figures)


if __name__ == "__main__":
    mesh.run(main)
