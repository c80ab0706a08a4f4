# SPDX-License-Identifier: MIT
"""V4: what MM says of its servers is true, whatever happens to them. Random events hit several servers: kill -9, SIGSTOP, an exit,
a hang in the handshake or in a call, noise on stdout, an endless list, edits of the file, actions of the user. Each server's state
in /services, the tools of /mcp, the label and /metrics are compared all the time with what its process really does; what is still
wrong after the limits is a lie. Prints for each event the longest time until MM's statement was true.

    truth.py MM_PROXY EE_MONITOR [--events 1000] [--servers 6] [--seed N]
"""

import random
import sys
import time
from collections import defaultdict

import servers
import truthcase
from servers import COUNTED, expect

LABEL_INTERVAL = 3.0  # seconds between two comparisons of the label, which starts a process
SETTLED = 2.5         # seconds for which nothing changed, before label and tools are compared


class Observer:
    """Compares MM with the cases."""

    def __init__(self, world, cases, proxy):
        self.world, self.cases, self.proxy = world, cases, proxy
        self.lies, self.slowest = [], defaultdict(float)
        self.checks = 0
        self.next_label = 0.0
        self.states, self.since = {}, time.monotonic()  # the states of /services, and since when

    def lie(self, case, what):
        self.lies.append(f"{what}; events of {case.name if case else 'all'}: {case.history[-4:] if case else ''}")
        print(f"LIE: {self.lies[-1]}", flush=True)

    def observe(self):
        """Compares everything once."""
        before = {case.name: case.process() for case in self.cases}
        listed = self.proxy.services()
        now = time.monotonic()
        states = {name: entry.get("state") for name, entry in listed.items()}
        if states != self.states:
            self.states, self.since = states, now
        for case in self.cases:
            process = case.process()
            if process == before[case.name]:
                self.check(case, listed.get(case.name), process, now)
        if now - self.since > SETTLED:
            self.compare_tools()
            if now > self.next_label:
                self.next_label = now + LABEL_INTERVAL
                self.compare_label()

    def check(self, case, entry, process, now):
        self.checks += 1
        wrong = case.judge(entry, process, now)
        if not wrong:
            if case.wrong_since:
                self.slowest[case.history[-1]] = max(self.slowest[case.history[-1]], now - case.changed)
            case.wrong_since, case.is_lying = None, False
            return
        case.wrong_since = case.wrong_since or now
        if now - case.wrong_since > wrong.limit and not case.is_lying:
            case.is_lying = True
            self.lie(case, f"{case.name} {wrong.text} for {now - case.wrong_since:.1f} s: {servers.brief(entry)}, process {process}")

    def compare_tools(self):
        """A server that is up has its tools in the list of all, and one that MM does not run has none."""
        with self.proxy.mcp() as client:
            names = [tool["name"] for tool in client.tools()]
        after = {name: entry.get("state") for name, entry in self.proxy.services().items()}
        if after != self.states:
            return
        for case in self.cases:
            found = sum(name.startswith(f"{case.name}__") for name in names)
            state = self.states.get(case.name)
            if state in COUNTED and not case.is_odd() and found != case.tool_count():
                self.late(case, f"{case.name} is {state} and lists {found} tools instead of {case.tool_count()}")
            elif state in (None, "disabled") and found:
                self.late(case, f"{case.name} is {state} but lists {found} tools")
            elif state not in COUNTED and found and time.monotonic() - self.since > truthcase.KEEPS_TOOLS:
                self.late(case, f"{case.name} lists {found} tools, {time.monotonic() - self.since:.0f} s after it went {state}")
            else:
                case.tools_wrong = None

    def late(self, case, what):
        """Wrong tools are a lie only after the time that an edit of the file may take."""
        now = time.monotonic()
        case.tools_wrong = case.tools_wrong or now
        if now - max(case.tools_wrong, case.changed) > truthcase.FILE + truthcase.READY:
            self.lie(case, what)
            case.tools_wrong = now + 1e9

    def compare_label(self):
        count = sum(state in COUNTED for state in self.states.values())
        label = self.world.once()
        metrics = self.proxy.metrics()
        after = {name: entry.get("state") for name, entry in self.proxy.services().items()}
        if after != self.states:
            return
        if label["state"] != "Active" or label["services"] != count:
            self.lie(None, f"the label says {label}, /services has {self.states}")
        exported = sum(metrics.of("mm_mesh_services"))
        if exported and sum(metrics.of("mm_mesh_services", state="active")) != count:
            self.lie(None, f"/metrics has {metrics.of('mm_mesh_services', state='active')} active services, /services has {self.states}")


def check_that_it_can_fail(world):
    """A wrong statement about a server is noticed."""
    case = truthcase.Case(world, "judged", random.Random(0))
    case.mode, case.born = lambda _: "", {1: 0.0}
    now = time.monotonic()
    up, down = {"state": "up", "reason": "It answers."}, {"state": "down", "reason": "It ended."}
    expect(case.judge(up, (1, False), now) is None and case.judge(down, None, now) is None, "a true statement is no lie")
    for entry, process in ((up, None), (up, (1, True)), (down, (1, False)), ({"state": "down", "reason": ""}, None), (None, (1, False))):
        expect(case.judge(entry, process, now), f"{entry} with the process {process} is not noticed")
    case.mode = lambda _: "hang"
    expect(case.judge(up, (1, False), now), "up in the handshake is not noticed")
    case.is_disabled = True
    expect(case.judge({**down, "state": "disabled"}, (1, False), now), "a process of a disabled server is not noticed")
    truthcase.Case.cases.clear()


def run_events(given, world, proxy, cases):
    """Each server has its next event when the last one was true for a while."""
    watch = Observer(world, cases, proxy)
    done, began = 0, time.monotonic()
    while done < given.events or any(case.is_pending() for case in cases):
        for case in cases:
            if done < given.events and case.is_due():
                case.happen()
                done += 1
                if done % 50 == 0:
                    print(f"{done} events, {time.monotonic() - began:.0f} s, {len(watch.lies)} lies", flush=True)
            case.repair()
        watch.observe()
        expect(proxy.running(), f"MM ended: {proxy.log()}")
        time.sleep(0.05)
    return watch, time.monotonic() - began


def main():
    options = servers.parser(__doc__)
    options.add_argument("--events", type=int, default=40)
    options.add_argument("--servers", type=int, default=6)
    given = options.parse_args()
    given.ee_monitor = given.mesh_host
    expect(given.ee_monitor, "truth.py needs ee-monitor")
    given.seed = random.randrange(1 << 32) if given.seed is None else given.seed
    print(f"seed {given.seed}", flush=True)
    chance = random.Random(given.seed)
    with servers.folder_of(given) as folder:
        world = servers.World(given, folder)
        check_that_it_can_fail(world)
        cases = [truthcase.Case(world, f"s{i}", chance) for i in range(given.servers)]
        truthcase.write(world, cases)
        with world.start() as proxy:
            for case in cases:
                case.proxy = proxy
            watch, took = run_events(given, world, proxy, cases)
            expect(proxy.terminate() == 0, f"SIGTERM: {proxy.log()}")
    slowest = ", ".join(f"{event} {seconds:.1f}" for event, seconds in sorted(watch.slowest.items()))
    expect(not watch.lies, f"{len(watch.lies)} lies, seed {given.seed}")
    return (f"{given.events} events on {given.servers} servers in {took:.0f} s, {watch.checks} checks: 0 lies (seed {given.seed}). "
            f"Slowest truth in s: {slowest or 'none late'}")


if __name__ == "__main__":
    sys.setswitchinterval(0.001)
    servers.run(main)
