# SPDX-License-Identifier: MIT
"""The implementation guide's manual test with curl, step by step, then the rest of the interface in the same way."""

import json
import os
import subprocess

import mesh
from mesh import Response, expect, wait_until


class Curl:
    def __init__(self, program, home, port):
        self.program, self.home, self.port = program, home, port

    def __call__(self, path, *arguments, host="localhost"):
        done = subprocess.run([self.program, "-sS", "-w", "\n%{http_code}", *arguments,
                               f"http://{host}:{self.port}{path}"], capture_output=True, text=True, timeout=30,
                              check=False, env=mesh.environment(self.home))
        expect(done.returncode == 0, f"curl {arguments} {path}: {done.returncode} {done.stderr}")
        text, _, status = done.stdout.rpartition("\n")
        return Response(int(status), text)

    def post(self, path, body, *arguments):
        """Sends the request with the options of the guide."""
        raw = body if isinstance(body, str) else json.dumps(body)
        status, text = self(path, "-X", "POST", *arguments, "-H", "Content-Type: application/json", "-d", raw)
        return Response(status, json.loads(text))

    def get(self, path, **options):
        status, text = self(path, **options)
        expect(status == 200, f"GET {path}: {status} {text}")
        return json.loads(text)


def expect_response(found, status, body):
    expect(found == Response(status, body), f"{found} instead of {status} {body}")


def expect_error(found, status, *parts):
    error = found.body.get("error", "")
    expect(found.status == status and found.body == {"success": False, "error": error},
           f"{found} instead of an error {status}")
    expect(all(part in error for part in parts), f"{error!r} does not have {parts}")


def guide(curl, proxy):
    """The four steps of the guide."""
    first = proxy.wait_for_file("a fresh start", lambda data: data["total_services"] == 0, 1)
    expect(first["total_messages"] == 0 and first["last_updated"] and first["services"] == [],
           f"the first file: {first}")
    expect_response(curl.post("/register", '{"instance_name": "test", "port": 5000, "tools": []}'), 200,
                    {"status": "registered"})
    second = proxy.wait_for_file("the registration", lambda data: data["total_services"] == 1, 1)
    expect(second["total_messages"] == 0
           and [(entry["name"], entry["message_count"]) for entry in second["services"]] == [("test", 0)],
           f"the second file: {second}")


def other_paths(curl, proxy, service):
    expect_response(curl.post("/heartbeat", {"instance_name": "test"}), 200, {"status": "ok"})
    expect_error(curl.post("/heartbeat", {"instance_name": "nobody"}), 404, "nobody", "register")
    expect_error(curl.post("/call", {"target_instance": "nobody", "tool_name": "echo", "arguments": {}}), 404,
                 "nobody", "not found")
    expect_error(curl.post("/deregister", {"instance_name": "nobody"}), 404, "nobody")
    expect_error(curl.post("/register", '{"instance_name": "test", "port": 50'), 400)
    expect_error(curl.post("/register", {"instance_name": "test", "port": 70000, "tools": []}), 400, "port")
    expect(proxy.file().data["total_messages"] == 0, "a call to an unknown service was counted")

    found = curl.post("/call", {"target_instance": "maker", "tool_name": "echo", "arguments": {"text": "hällo \"x\""}})
    expect_response(found, 200, {"success": True, "result": {"tool": "echo", "arguments": {"text": "hällo \"x\""},
                                                             "pid": service.pid}})
    # Port 5000, the guide's, may be in use, so a free port is used here.
    curl.post("/register", {"instance_name": "absent", "port": mesh.free_port(), "tools": ["x"]})
    expect_error(curl.post("/call", {"target_instance": "absent", "tool_name": "x", "arguments": {}}), 502, "absent")
    proxy.wait_for_file("two messages", lambda data: data["total_messages"] == 2)

    for host in ["localhost", "127.0.0.1"] + (["[::1]"] if proxy.has_ipv6 else []):
        listed = curl.get("/services", host=host)["services"]
        expect([(entry["instance_name"], entry["status"], entry["message_count"]) for entry in listed]
               == [("test", "active", 0), ("maker", "active", 1), ("absent", "active", 1)], f"{host}: {listed}")
    expect(listed[0]["port"] == 5000 and listed[0]["tools"] == [] and listed[1]["port"] == service.port
           and len(listed[1]["tools"]) == 3 and all(e["registered_at"] and e["last_seen"] for e in listed),
           f"/services: {listed}")
    health = curl.get("/health")
    expect((health["status"], health["pid"], health["services"], health["messages"]) == ("ok", proxy.pid, 3, 2)
           and health["version"], f"/health: {health}")

    expect_response(curl.post("/deregister", {"instance_name": "test"}), 200, {"status": "deregistered"})
    proxy.wait_for_file("the deregistration", lambda data: data["total_services"] == 2, 1)


def stats_are_the_file(curl, proxy):
    def same():
        pair = [curl.get("/stats"), proxy.file().data]
        return pair[0].pop("last_updated") and pair[1].pop("last_updated") and pair[0] == pair[1]
    wait_until(same, 2, lambda: f"/stats {curl.get('/stats')} to be the file {proxy.file().data}", 0.05)


def metrics(curl, promtool):
    status, text = curl("/metrics")
    expect(status == 200, f"/metrics: {status} {text}")
    found = mesh.Metrics(text)
    expect(found.sum("mm_mesh_messages_total") == 2 and found.of("mm_mesh_build_info") == [1.0]
           and found.sum("mm_mesh_services") == 2 and found.of("mm_mesh_calls_in_flight") == [0.0]
           and found.of("mm_mesh_service_messages_total", service="maker") == [1.0]
           and found.of("mm_mesh_call_errors_total", service="absent", error_type="refused") == [1.0]
           and found.of("mm_mesh_call_duration_seconds_count", service="maker") == [1.0]
           and found.of("mm_mesh_stats_write_failures_total") == [0.0]
           and found.sum("mm_mesh_stats_last_write_timestamp_seconds") > 1e9, f"/metrics:\n{text}")
    if not promtool:
        return "promtool was not run"
    done = subprocess.run([promtool, "check", "metrics"], input=text, capture_output=True, text=True, timeout=30,
                          check=False)
    expect(done.returncode == 0 and not done.stderr, f"promtool: {done.returncode} {done.stdout}{done.stderr}")
    return "promtool reports no error"


def main():
    options = mesh.parser(__doc__)
    options.add_argument("--curl", default="curl", metavar="PATH")
    options.add_argument("--promtool", metavar="PATH", help="also check /metrics with it")
    given = options.parse_args()
    with mesh.scratch(given) as home:
        port = mesh.free_port()  # instead of 6001, which may be in use
        with mesh.Proxy(given.mm_proxy, home, port=port) as proxy:
            expect(os.path.dirname(proxy.stats_file) == home, "the file is not in the home")
            curl = Curl(given.curl, home, port)
            guide(curl, proxy)
            with mesh.Service("maker", proxy, home) as service:
                other_paths(curl, proxy, service)
                stats_are_the_file(curl, proxy)
                verdict = metrics(curl, given.promtool)
            expect(proxy.terminate() == 0 and proxy.file().state == "stopped", f"SIGTERM: {proxy.lines()}")
    return f"the guide's manual test with curl, and the other paths; {verdict}"


if __name__ == "__main__":
    mesh.run(main)
