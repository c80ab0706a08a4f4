# SPDX-License-Identifier: MIT
"""Many calls over many connections: the caller, the services, the file, /stats, /services and /metrics count the same."""

import threading
import time

import mesh
from mesh import expect

SERVICES = ("first", "second")


class Caller:
    def __init__(self, port, calls):
        self.port, self.left = port, calls
        self.lock = threading.Lock()
        self.counted = dict.fromkeys(SERVICES, 0)
        self.wrong = []

    def _next(self):
        with self.lock:
            self.left -= 1
            return self.left

    def _run(self):
        with mesh.Client(self.port) as client:
            while (number := self._next()) >= 0 and not self.wrong:
                name = SERVICES[number % len(SERVICES)]
                status, body = client.call(name, "echo", {"number": number})
                with self.lock:
                    self.counted[name] += 1
                    if status != 200 or body["result"]["arguments"] != {"number": number}:
                        self.wrong.append(f"{number}: {status} {body}")

    def run(self, connections):
        threads = [threading.Thread(target=self._run, daemon=True) for _ in range(connections)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(150)
            expect(not thread.is_alive(), "a caller got no response")
        expect(not self.wrong, f"wrong responses: {self.wrong[:3]}")


def check(proxy, caller, services):
    counted, total = caller.counted, sum(caller.counted.values())
    served = {service.name: service.tally()["served"] for service in services}
    expect(served == counted, f"the services served {served}, the caller counted {counted}")
    data = proxy.wait_for_file(f"{total} messages", lambda data: data["total_messages"] >= total)
    with proxy.client() as client:
        listed = {name: entry["message_count"] for name, entry in client.services().items()}
        stats = client.ask("GET", "/stats").body
        health = client.ask("GET", "/health").body
        found = client.metrics()

    def by_service(name):
        return {service: found.sum(name, service=service) for service in SERVICES}

    parts = {"the file": {entry["name"]: entry["message_count"] for entry in data["services"]},
             "/services": listed,
             "/stats": {entry["name"]: entry["message_count"] for entry in stats["services"]},
             "mm_mesh_service_messages_total": by_service("mm_mesh_service_messages_total"),
             "the histogram": by_service("mm_mesh_call_duration_seconds_count"),
             "its last bucket": {service: found.sum("mm_mesh_call_duration_seconds_bucket", service=service,
                                                    le="+Inf") for service in SERVICES}}
    for source, part in parts.items():
        expect(part == counted, f"{source} has {part}, the caller counted {counted}")
    totals = {"the file": data["total_messages"], "/stats": stats["total_messages"], "/health": health["messages"],
              "mm_mesh_messages_total": found.sum("mm_mesh_messages_total"),
              "all services in /metrics": found.sum("mm_mesh_service_messages_total"),
              "all histograms": found.sum("mm_mesh_call_duration_seconds_count")}
    for source, number in totals.items():
        expect(number == total, f"{source} has {number}, the caller counted {total}")
    expect(found.sum("mm_mesh_call_errors_total") == 0 and found.sum("mm_mesh_calls_in_flight") == 0,
           f"/metrics has errors or calls in flight: {found.samples}")
    return total


def main():
    options = mesh.parser(__doc__)
    options.add_argument("--calls", type=int)
    options.add_argument("--connections", type=int, default=50)
    given = options.parse_args()
    calls = given.calls or (100_000 if given.full else 10_000)
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy, \
            mesh.Service(SERVICES[0], proxy, home) as first, mesh.Service(SERVICES[1], proxy, home) as second:
        caller = Caller(proxy.port, calls)
        began = time.monotonic()
        caller.run(given.connections)
        took = time.monotonic() - began
        total = check(proxy, caller, (first, second))
        expect(total == calls, f"{total} calls were made instead of {calls}")
        expect(proxy.terminate() == 0 and proxy.file().total == total, f"after SIGTERM: {proxy.file().data}")
    return (f"{total} calls through {given.connections} connections in {took:.1f} s: caller, services, file, /stats, "
            f"/services and /metrics agree")


if __name__ == "__main__":
    mesh.run(main)
