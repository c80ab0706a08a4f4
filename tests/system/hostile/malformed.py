# SPDX-License-Identifier: MIT
"""R17: malformed and hostile requests, one connection each, in one piece and in several. Each gets a status that the table
allows, or its connection is closed if the table allows that. Each request gets one response, in order, and invalid requests
have no effect."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import harness
import malformed_cases
import malformed_mcp
import wire
from malformed_cases import CLOSED

MAX_GROWTH = 8 * harness.MIB
TIMEOUT = 5.5
LATE = (9, 13)  # min and max seconds until an unfinished request times out
THREADS = 60  # mm-proxy allows 400 connections
LARGE = 64 * 1024
PAUSE = 0.02
NEXT_REQUEST = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n"


def split_at(data, rng, how):
    """Splits `data` into the pieces to send."""
    if how == "in one piece" or len(data) < 2:
        return [data]
    if how == "in two":
        return [data[:len(data) // 2], data[len(data) // 2:]]
    if how == "in the line end":
        at = data.find(b"\r\n\r\n")
        at = at + 2 if at >= 0 else len(data) - 1
        return [data[:at + 1], data[at + 1:]] if at + 1 < len(data) else [data[:-1], data[-1:]]
    if len(data) < 600:
        return [data[i:i + 1] for i in range(len(data))]
    at = sorted(rng.sample(range(1, len(data)), 5))
    return [data[a:b] for a, b in zip([0, *at], [*at, len(data)])]


def next_response(reader, seconds, head_only, rpc=False):
    try:
        response = reader.response(seconds, head_only, rpc=rpc, stream=rpc)
        if response.header("content-type") == wire.EVENTS:
            response.body = reader.event(seconds)
        return response
    except wire.Closed:
        return None


def exchange(arena, case, pieces):
    """Sends a case and returns the statuses of its responses; raises BadResponse for one that is not allowed."""
    sock = wire.connect(arena.proxy.port)
    try:
        reader = wire.Reader(sock)
        began = time.monotonic()
        for number, piece in enumerate(pieces):
            if number:
                time.sleep(PAUSE if len(pieces) < 10 else 0.001)
            if not wire.send(sock, piece):
                break
        statuses = []
        response = None
        for allowed in case.responses:
            response = next_response(reader, LATE[1] if case.late else TIMEOUT, case.head_only, case.rpc)
            statuses.append(response.status if response else CLOSED)
            if statuses[-1] == 200 and case.data.startswith(b"POST /call"):
                arena.count_calls()
            wire.expect(statuses[-1] in allowed,
                        f"{statuses[-1]} {response.body if response else ''!r} and not {allowed}")
            if not response:
                break
        if case.late and statuses[-1] == 408:
            took = time.monotonic() - began
            wire.expect(LATE[0] < took < LATE[1], f"timed out after {took:.1f} s")
        if response and case.more and not response.closes:
            response = next_response(reader, TIMEOUT, False, case.rpc)
            wire.expect(response and response.status in case.more and response.closes,
                        f"then {response}, not {case.more}")
        if response and response.closes:
            rest = reader.rest()
            wire.expect(not rest, f"an extra response: {rest[:300]!r}")
        elif response:
            # If the connection is still usable, the next request gets its own response.
            wire.send(sock, NEXT_REQUEST.format(arena.proxy.port).encode())
            following = next_response(reader, TIMEOUT, False)
            wire.expect(following, f"after {statuses} it closed without `Connection: close`")
            wire.expect(following.status == 200 and following.json().get("status") == "ok",
                        f"after {statuses} the next request got {following.status} {following.body!r}")
            rest = reader.rest()
            wire.expect(not rest, f"an extra response: {rest[:300]!r}")
        return statuses
    finally:
        sock.close()


def run_table(arena, attack, cases, how, rng):
    def one(case):
        try:
            statuses = exchange(arena, case, split_at(case.data, rng, how))
        except (AssertionError, OSError, ValueError, KeyError) as error:
            attack.check(False, f"{case.name}: {type(error).__name__}: {error}; sent {case.data[:200]!r}")
            return []
        return statuses

    small = sorted((case for case in cases if len(case.data) < LARGE), key=lambda case: not case.late)
    large = [case for case in cases if len(case.data) >= LARGE]
    with ThreadPoolExecutor(THREADS) as threads, ThreadPoolExecutor(1) as single:
        results = [*threads.map(one, small), *single.map(one, large)]
    for statuses in results:
        for status in statuses:
            attack.count(status)


def nothing_remains(arena, attack):
    """All registered names are valid, can be listed and deregistered."""
    for name in arena.proxy.services():
        attack.check(not name.startswith(malformed_cases.REFUSED), f"{name!r} was registered")
        if name != "probe":
            status = arena.proxy.deregister(name)
            attack.count(status)
            attack.check(status == 200, f"{name!r} can't be deregistered: {status}")
    attack.check(list(arena.proxy.services()) == ["probe"], "services are left")
    arena.wait_until_closed()


def aborted(arena, attack, cases):
    """Each request is truncated and its connection closed or reset."""
    rng = random.Random(17)

    def one(case):
        sock = wire.connect(arena.proxy.port)
        wire.send(sock, case.data[:rng.randrange(1, len(case.data) + 1)][:LARGE])
        wire.disconnect(sock, reset=rng.random() < 0.5)

    # Without calls, as a complete one may be counted.
    harmless = [case for case in cases if b"/call" not in case.data and b"/register" not in case.data]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(one, harmless))
    attack.count("disconnected", len(harmless))
    arena.wait_until_closed()


def main(given):
    rng = random.Random(given.seed)
    modes = ["in one piece", "in two"]
    if given.full:
        modes += ["in the line end", "in single bytes"]
    with harness.Arena(given, max_growth=MAX_GROWTH) as arena:
        tables = malformed_cases.Table, malformed_mcp.McpTable
        cases = [case for table in tables for case in table(arena.proxy.port).cases
                 if (not given.case or given.case in case.name) and not (given.naive and case.late)]
        for how in modes:
            arena.attack(f"{len(cases)} requests {how}", lambda attack,
                         how=how: run_table(arena, attack, cases, how, rng))
        arena.attack("truncated requests", lambda attack: aborted(arena, attack, cases))
        arena.attack("remaining services", lambda attack: nothing_remains(arena, attack))


def parser(description):
    options = harness.parser(description)
    options.add_argument("--seed", type=int, default=17)
    options.add_argument("--case", metavar="TEXT", help="only the requests whose name contains TEXT")
    return options


if __name__ == "__main__":
    harness.run(main, __doc__, parser)
