# SPDX-License-Identifier: MIT
"""Many services register, send heartbeats, register again and deregister concurrently. Afterwards each interface lists exactly
the remaining ones."""

import subprocess
import threading
import time

import mesh
from mesh import expect

WORKERS = 24
NAMES = ("svc-{}", 'quote"{}', "back\\slash-{}", "ümläut-{}", "{}/../x", "<b>{}</b>", "newer-{}-ॐ", "a=\"{}\",b")


class Plan:
    """The steps of one service with their expected status codes."""

    def __init__(self, number):
        self.name = NAMES[number % len(NAMES)].format(number)
        self.port = 20_000 + number
        self.stays = number % 3 != 0
        self.steps = [("register", 200), ("heartbeat", 200), ("register", 200), ("heartbeat", 200),
                      ("deregister", 200), ("deregister", 404), ("heartbeat", 404)]
        if number % 2:
            self.steps += [("register", 200), ("heartbeat", 200)]
            self.steps += [] if self.stays else [("deregister", 200)]
        else:
            self.steps += [("register", 200)] if self.stays else []

    def run(self, client):
        for step, expected in self.steps:
            if step == "register":
                found = client.register(self.name, self.port, [f"tool{self.port}"])
            else:
                found = getattr(client, step)(self.name)
            expect(found.status == expected, f"{self.name}: {step} returned {found}")


def run_all(port, plans):
    """Each worker runs its services' plans over one connection."""
    errors = []

    def work(own_plans):
        try:
            with mesh.Client(port) as client:
                for plan in own_plans:
                    plan.run(client)
        except Exception as error:  # reported by the main thread
            errors.append(repr(error))
    threads = [threading.Thread(target=work, args=(plans[i::WORKERS],), daemon=True) for i in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        expect(not thread.is_alive(), "a service got no response")
    expect(not errors, f"{len(errors)} workers failed: {errors[:3]}")


def names_in(stats):
    return sorted(entry["name"] for entry in stats["services"])


def check(proxy, expected, promtool):
    """All interfaces list the same services."""
    # Compared by name: an earlier save may have the same number of services.
    data = proxy.wait_for_file(f"the {len(expected)} remaining services", lambda data: names_in(data) == sorted(expected))
    with proxy.client() as client:
        listed = client.services()
        stats = client.ask("GET", "/stats").body
        health = client.ask("GET", "/health").body
        text = client.ask("GET", "/metrics").body
    found = mesh.Metrics(text)
    expect(health["services"] == stats["total_services"] == len(expected) == found.sum("mm_mesh_services"),
           f"/health {health}, /stats {stats['total_services']}, /metrics {found.sum('mm_mesh_services')}, "
           f"expected {len(expected)}")
    expect({name: entry["port"] for name, entry in listed.items()} == expected
           and all(entry["status"] == "active" and entry["tools"] == [f"tool{entry['port']}"]
                   for entry in listed.values()), f"/services: {listed}")
    expect(data["total_services"] == len(expected), f"the file has total_services {data['total_services']}")
    expect(names_in(stats) == sorted(expected), f"/stats lists {names_in(stats)}")
    labels = {labels["service"] for name, labels, _ in found.samples if name == "mm_mesh_service_messages_total"}
    expect(labels <= set(expected), f"/metrics has the services {labels - set(expected)}")
    if promtool:
        done = subprocess.run([promtool, "check", "metrics"], input=text, capture_output=True, text=True, timeout=30,
                              check=False)
        expect(done.returncode == 0 and not done.stderr, f"promtool: {done.returncode} {done.stdout}{done.stderr}")


def main():
    options = mesh.parser(__doc__)
    options.add_argument("--services", type=int)
    options.add_argument("--promtool", metavar="PATH", help="also check /metrics with it")
    given = options.parse_args()
    number = given.services or (1000 if given.full else 200)
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy:
        plans = [Plan(i) for i in range(number)]
        expected = {plan.name: plan.port for plan in plans if plan.stays}
        began = time.monotonic()
        for _ in range(3):
            run_all(proxy.port, plans)
            check(proxy, expected, given.promtool)
        took = time.monotonic() - began
        with proxy.client() as client:
            for name in expected:
                expect(client.deregister(name).status == 200, f"{name} can't deregister")
        check(proxy, {}, given.promtool)
        expect(proxy.terminate() == 0, f"SIGTERM: {proxy.lines()[-3:]}")
    return (f"3 times {number} services over {WORKERS} connections in {took:.1f} s: file, /stats, /services, /health "
            f"and /metrics list the {len(expected)} remaining ones")


if __name__ == "__main__":
    mesh.run(main)
