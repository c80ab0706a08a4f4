# SPDX-License-Identifier: MIT
"""R21: wrk on 8 connections, GET /services and POST /call alternately. No response is wrong, each call counts, and memory
does not grow in 300,000 requests. Prints the rates; tests/bench measures them."""

import os
import re
import subprocess
import time

import harness
import hostile

CONNECTIONS = 8
MAX_GROWTH = 1 * harness.MIB
REQUESTS = os.path.join(harness.HERE, "..", "..", "bench", "requests.lua")
CALL = '{"target_instance":"echo","tool_name":"work","arguments":{"text":"' + "x" * 100 + '"}}'
KINDS = {"GET /services": ["GET"], "POST /call": ["POST", CALL]}


def wrk(given, arena, kind, seconds):
    """Returns the number of requests and of wrong responses."""
    url = f"http://127.0.0.1:{arena.proxy.port}{kind.split()[1]}"
    done = subprocess.run([given.wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", REQUESTS, url, "--",
                           *KINDS[kind]], capture_output=True, text=True, timeout=seconds + 60, check=False)
    found = re.search(r"^RESULT (\d+) \d+ \d+ \d+ (\d+)$", done.stdout, re.MULTILINE)
    harness.expect(done.returncode == 0 and found, f"wrk: {done.stdout}{done.stderr}")
    return int(found[1]), int(found[2])


def calls_counted(arena):
    """The service's count after the last call has ended."""
    harness.wait_until(lambda: arena.proxy.metrics()["mm_mesh_calls_in_flight"] == 0, 5, "the last call in flight to end")
    return arena.proxy.services()["echo"]["message_count"]


def load(given, arena, attack, limit):
    requests, rates, first = 0, {}, None
    while requests < limit:
        for kind in KINDS:
            began = time.monotonic()
            made, wrong = wrk(given, arena, kind, given.seconds)
            requests += made
            rates[kind] = max(rates.get(kind, 0), made / (time.monotonic() - began))
            attack.check(not wrong, f"{wrong} of {made} responses to {kind} were wrong")
        if first is None:
            first = arena.proxy.memory("VmRSS")
            limit += requests
    growth = arena.proxy.memory("VmRSS") - first
    attack.count("200", requests)
    attack.note = f"{growth / harness.MIB:+.2f} MiB; " + ", ".join(f"{rate:,.0f} {kind}/s" for kind, rate in rates.items())
    attack.check(growth <= MAX_GROWTH, f"{growth / harness.MIB:.1f} MiB more after {requests} requests")
    return requests


def counted(given, arena, attack, service):
    before, served = calls_counted(arena), service.calls
    made, wrong = wrk(given, arena, "POST /call", 1)
    count, served = calls_counted(arena) - before, service.calls - served
    attack.count("200", made)
    attack.check(not wrong, f"{wrong} of {made} responses were wrong")
    # wrk does not wait for the last responses.
    attack.check(made <= count <= made + CONNECTIONS and served <= count,
                  f"wrk made {made} calls, {served} were served and {count} counted")


def main(given):
    with harness.Arena(given) as arena, hostile.Service(lambda call: hostile.json_response(call.body)) as service:
        arena.proxy.register("echo", service.port)
        limit = 300_000 if given.full else 5_000
        arena.attack(f"{limit:,} requests", lambda attack: load(given, arena, attack, limit))
        arena.attack("each call counts", lambda attack: counted(given, arena, attack, service))
        arena.count_calls(calls_counted(arena))


def parser(description):
    options = harness.parser(description)
    options.add_argument("--wrk", default="wrk", metavar="PATH")
    options.add_argument("--seconds", type=int, default=1, help="of each run of wrk")
    return options


if __name__ == "__main__":
    harness.run(main, __doc__, parser)
