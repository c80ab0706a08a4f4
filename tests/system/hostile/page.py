# SPDX-License-Identifier: MIT
"""R20: requests that a web page, a rebound name or a form can send. Foreign ones are refused and change neither counts nor
registry, and no response has headers that let a page read it."""

import itertools
import random

import harness
import probeclient
import wire

VICTIM = "victim"
GUEST = "guest"
OTHER_PORT = 1  # a closed port: an accepted registration would break the victim
OK, BAD, EITHER = "ok", "bad", "either"


def hosts(port):
    good = [f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}", "127.0.0.1", "localhost", "127.0.0.1:80",
            f"127.0.0.1:{port + 1}"]
    bad = [f"example.org:{port}", "example.org", f"127.0.0.1.example.org:{port}", f"localhost.example.org:{port}",
           f"0.0.0.0:{port}", f"127.1:{port}", f"2130706433:{port}", f"0x7f.1:{port}", f"[::]:{port}",
           f"192.168.0.1:{port}", f"127.0.0.1:{port}:80", f"127.0.0.1:{port}.", f"example.org#127.0.0.1:{port}"]
    either = [f"LOCALHOST:{port}", f"localhost.:{port}", f"127.0.0.2:{port}", f"[::ffff:127.0.0.1]:{port}"]
    return {**{host: OK for host in good}, **{host: BAD for host in bad},
            **{host: EITHER for host in either}}


def origins(port):
    good = [None, *(f"http://{host}" for host in (f"127.0.0.1:{port}", f"localhost:{port}",
                                                  f"[::1]:{port}"))]
    bad = ["null", "http://example.org", f"http://example.org:{port}", "http://localhost",
           "http://localhost:3000",
           f"http://127.0.0.1:{port + 1}", f"https://127.0.0.1:{port}",
           f"http://127.0.0.1:{port}.example.org",
           f"http://127.0.0.1:{port}@example.org", f"http://localhost.example.org:{port}", "file://",
           "moz-extension://a",
           f"http://127.0.0.1:{port}, http://example.org", f"http://example.org, http://127.0.0.1:{port}",
           f"http://127.0.0.1:{port}/", f"http://x127.0.0.1:{port}", f"127.0.0.1:{port}", "*"]
    return {**{origin: OK for origin in good}, **{origin: BAD for origin in bad},
            f"HTTP://LOCALHOST:{port}": EITHER}


TYPES = {wire.JSON: OK, "application/json; charset=utf-8": OK, "application/json;charset=UTF-8": OK,
         "Application/JSON": OK, None: BAD, "": BAD, "text/plain": BAD, "text/plain;charset=UTF-8": BAD,
         "application/x-www-form-urlencoded": BAD, "multipart/form-data; boundary=x": BAD, "text/json": BAD,
         "application/jsonp": BAD, "xapplication/json": BAD, "text/plain; application/json": BAD,
         "text/plain, application/json": BAD, "application/json, text/plain": BAD, "application": BAD,
         "application/csp-report": BAD, "application/reports+json": BAD, "application/octet-stream": BAD}
SITES = {None: OK, "same-origin": OK, "none": OK, "cross-site": BAD, "same-site": BAD, "Cross-Site": EITHER}
PATHS = {"/register": "POST", "/deregister": "POST", "/call": "POST", "/services": "GET", "/mcp": "POST"}
METHODS = ["GET", "POST", "OPTIONS", "PUT", "DELETE", "HEAD"]


def body_for(path, harmful, guest_port):
    """A body that would change the victim, or one without effect on it."""
    name = VICTIM if harmful else GUEST
    return {"/register": {"instance_name": name, "port": OTHER_PORT if harmful else guest_port,
                          "tools": []},
            "/deregister": {"instance_name": name},
            "/call": {"target_instance": VICTIM, "tool_name": "echo", "arguments": {}},
            "/services": {},
            "/mcp": {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
                     "params": {"name": f"{VICTIM}__echo", "arguments": {}}}}[path]


def expected_statuses(path, method, host, origin, kind, site):
    """Two sets of statuses: those that a refusal may have, and those of a success; None if the request must be refused."""
    refusals = set()
    for verdict, status in ((host, 421), (origin, 403), (site, 403)):
        if verdict != OK:
            refusals.add(status)
    certain = any(verdict == BAD for verdict in (host, origin, site))
    right = method == PATHS[path] or method == "HEAD" and path == "/services" or method == "DELETE" and path == "/mcp"
    if not right or method == "HEAD":
        refusals.add(405)
    if method == "POST" and kind != OK:
        refusals.add(415)
        certain = True
    good = {404, 200} if path == "/deregister" else {200}
    return refusals, None if certain or not right else good


def preflight(headers, method):
    if method == "OPTIONS":
        headers += ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type",
                    "Access-Control-Request-Private-Network: true"]
    return headers


class Page:
    """Sends combinations on reused connections, and checks each response."""

    def __init__(self, arena, attack, service):
        self.arena, self.attack, self.service = arena, attack, service
        self.port = arena.proxy.port
        self.hosts, self.origins = hosts(self.port), origins(self.port)
        self.client = None
        self.sent = self.refused = self.calls = 0

    def send(self, path, method, host, origin, kind, site):
        refusals, good = expected_statuses(path, method, self.hosts[host], self.origins[origin], TYPES[kind], SITES[site])
        body = None
        if method in ("POST", "PUT", "DELETE"):
            body = body_for(path, good is None, self.service.port)
        headers = [f"{name}: {value}" for name, value in
                   (("Origin", origin), ("Sec-Fetch-Site", site)) if value is not None]
        if body is not None and kind is not None:
            headers.append(f"Content-Type: {kind}")
        data = wire.request(self.port, method, path, body, preflight(headers, method), host=host)
        if body is not None and kind is None:
            data = data.replace(f"Content-Type: {wire.JSON}\r\n".encode(), b"")
        if self.client is None or self.client.ended():
            self.client = wire.Client(self.port)
        wire.send(self.client.sock, data)
        response = self.client.reader.response(head_only=method == "HEAD")
        if response.closes:
            self.client.close()
            self.client = None
        self.sent += 1
        self.refused += response.status >= 400
        self.attack.count(response.status)
        if (path, method) in (("/call", "POST"), ("/mcp", "POST")) and response.status == 200:
            self.calls += 1
            self.arena.count_calls()
        self.attack.check(response.status in refusals | (good or set()),
                           f"{method} {path} with Host {host!r}, Origin {origin!r}, type {kind!r}, "
                           f"Sec-Fetch-Site {site!r}: {response.status} {response.body[:150]!r}, "
                           f"not {sorted(refusals | (good or set()))}")


def combinations(port, given):
    """First one wrong part at a time, then random combinations; with --full every seventh of all."""
    right = (f"127.0.0.1:{port}", None, wire.JSON, None)
    for path, method in PATHS.items():
        yield path, method, *right
        for index, choices in enumerate((hosts(port), origins(port), TYPES, SITES)):
            for choice in choices:
                yield path, method, *right[:index], choice, *right[index + 1:]
        for other in METHODS:
            yield path, other, *right
            yield path, other, f"127.0.0.1:{port}", "http://example.org", "text/plain", "cross-site"
    every = itertools.product(PATHS, METHODS, hosts(port), origins(port), TYPES, SITES)
    if given.full:
        yield from (choice for number, choice in enumerate(every) if number % 7 == 0)
    else:
        # Each part is right with a probability of at least two thirds, so that often a single part is wrong.
        rng = random.Random(20)
        for _ in range(3000):
            path = rng.choice(list(PATHS))
            yield (path, rng.choice([PATHS[path], PATHS[path], rng.choice(METHODS)]),
                   *(rng.choice([usual, usual, rng.choice(list(choices))]) for usual, choices in
                     zip(right, (hosts(port), origins(port), TYPES, SITES))))


def victim_state(arena):
    """The state that a page must not change."""
    entry = {key: value for key, value in arena.proxy.services()[VICTIM].items()
             if key in ("instance_name", "port", "tools", "status", "registered_at")}
    return entry, sorted(set(arena.proxy.services()) - {GUEST})


def all_combinations(arena, attack, given, service):
    page = Page(arena, attack, service)
    before = victim_state(arena)
    for combination in combinations(page.port, given):
        page.send(*combination)
    if page.client:
        page.client.close()
    after = victim_state(arena)
    attack.check(after == before, f"{before} became {after}")
    attack.check(service.calls == page.calls, f"{service.calls} calls arrived, {page.calls} were allowed")
    count = arena.proxy.services()[VICTIM]["message_count"]
    attack.check(count == page.calls, f"the victim has {count} messages, {page.calls} calls were allowed")
    attack.check(page.refused > page.sent / 2 and page.calls, "the combinations are unbalanced")
    attack.note = f"{page.refused} of {page.sent} refused"


def streams(arena, attack):
    """Streams of events, which a page can request as it can GET any address: only its own origin and host get one."""
    port = arena.proxy.port
    right = (f"127.0.0.1:{port}", None, None)
    choices = [right]
    for index, verdicts in enumerate((hosts(port), origins(port), SITES)):
        choices += [(*right[:index], choice, *right[index + 1:]) for choice in verdicts]
    for host, origin, site in choices:
        refusals, _ = expected_statuses("/mcp", "GET", hosts(port)[host], origins(port)[origin], OK, SITES[site])
        verdicts = hosts(port)[host], origins(port)[origin], SITES[site]
        allowed = refusals - {405} | ({200} if BAD not in verdicts else set())
        headers = [f"{name}: {value}" for name, value in
                   (("Accept", wire.EVENTS), ("Origin", origin), ("Sec-Fetch-Site", site)) if value is not None]
        with wire.Client(port) as client:
            wire.send(client.sock, wire.request(port, "GET", "/mcp", headers=headers, host=host))
            response = client.reader.response(stream=True)
        attack.count(response.status)
        attack.check(response.status in allowed, f"a stream with Host {host!r}, Origin {origin!r}, Sec-Fetch-Site {site!r}: "
                     f"{response.status}, not {sorted(allowed)}")
        attack.check((response.status == 200) == (response.header("content-type") == wire.EVENTS), f"{response}")
    attack.check(attack.responses.get("200"), "no stream was opened")
    arena.wait_until_closed()


def duplicate_headers(arena, attack):
    """A good header and a foreign one of the same name: refused in either order."""
    port = arena.proxy.port
    body = {"instance_name": VICTIM, "port": OTHER_PORT, "tools": []}
    own, foreign = f"Origin: http://127.0.0.1:{port}", "Origin: http://example.org"
    for headers, allowed in (((own, foreign), {400, 403}), ((foreign, own), {400, 403}),
                             (("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"), {400, 403}),
                             (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-origin"), {400, 403}),
                             (("Content-Type: text/plain", f"Content-Type: {wire.JSON}"), {400, 415}),
                             ((f"Content-Type: {wire.JSON}", "Content-Type: text/plain"), {400, 415}),
                             (("X-HTTP-Method-Override: GET", "Content-Type: text/plain"), {415})):
        response = arena.proxy.ask("POST", "/register", body, headers)
        attack.count(response.status)
        attack.check(response.status in allowed, f"{headers}: {response.status}, not {allowed}")


def main(given):
    service = probeclient.Service()
    with harness.Arena(given) as arena:
        arena.proxy.register(VICTIM, service.port)
        arena.attack("combinations of a page's headers", lambda attack: all_combinations(arena, attack,
                                                                                         given, service))
        arena.attack("streams of a page", lambda attack: streams(arena, attack))
        before = victim_state(arena)
        arena.attack("duplicate headers", lambda attack: duplicate_headers(arena, attack))
        arena.attack("unchanged services", lambda attack: attack.check(victim_state(arena) == before,
                                                                 f"{before} changed"))


if __name__ == "__main__":
    harness.run(main, __doc__)
