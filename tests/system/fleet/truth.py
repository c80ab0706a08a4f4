# SPDX-License-Identifier: MIT
"""What `ee-monitor --prometheus` says of each machine is true, whatever happens. Random steps kill, stop, suspend and cut off
machines, take targets out, kill an agent, and kill, suspend and fill the disk of a real Prometheus. Each row is compared with what the
script knows: no machine is green without a sample younger than A, or when its MM has been dead for longer than that; none is red; and
none that has been in order for a while is gray for longer than a poll. A reader that goes by `up == 1` is judged by the same rules in
the same run, and must be found wrong.

    truth.py --mesh-host PATH --ee-monitor PATH [--steps 1000] [--seed N] [--unprivileged]
"""

import contextlib
import os
import random
import sys
import threading
import time
from collections import Counter

import machines
import prometheus
import readers
from faults import MAX_AGE, MAX_AGE_AGENT, SLACK
from machines import AgentMachine, Machine, Network
from prometheus import Failure, Prometheus, expect, wait_until

import harness
import mounts

SAMPLE = 0.25    # seconds between two comparisons
POLL = 2         # seconds between two polls of ee-monitor
SETTLED = 14     # seconds in order after which a machine must be green: new targets are scraped after up to 9 s
SETTLED_AGENT = 22  # an agent sends every 5 s, and waits up to 5 s after a failure
CALM_EVERY = 30  # steps between two times in which all is in order
RED = "Error"


class Case:
    """One machine, and what is true of it."""

    def __init__(self, machine):
        self.machine, self.name = machine, machine.instance
        self.is_agent = isinstance(machine, AgentMachine)
        self.max_age = MAX_AGE_AGENT if self.is_agent else MAX_AGE
        self.settled = SETTLED_AGENT if self.is_agent else SETTLED
        self.mm, self.exporter, self.link, self.target, self.agent = "running", True, True, True, True
        self.was_alive = self.maybe_alive = True
        self.last_alive = self.newest = time.time()
        self.good_since = None  # in order since then, as far as the machine is concerned

    def is_good(self):
        return self.mm == "running" and self.exporter and self.link and self.target and self.agent

    @contextlib.contextmanager
    def change(self, **new):
        """While it happens the machine may be alive, and is not in order."""
        self.good_since = None
        self.maybe_alive = "running" in (self.mm, new.get("mm"))
        yield
        self.__dict__.update(new)
        self.maybe_alive = self.mm == "running"
        self.good_since = time.time() if self.is_good() else None

    def actions(self, is_private):
        """The possible steps: their names, functions and what they change."""
        m = self.machine
        found = {
            "running": [("kill MM", m.kill_mm, {"mm": "dead"}), ("stop MM", m.stop_mm, {"mm": "dead"}),
                        ("suspend MM", m.suspend_mm, {"mm": "suspended"})],
            "suspended": [("resume MM", m.resume_mm, {"mm": "running"}), ("kill MM", m.kill_mm, {"mm": "dead"})],
            "dead": [("start MM", m.start_mm, {"mm": "running"})],
        }[self.mm]
        if not self.exporter:
            found.append(("start exporter", m.start_exporter, {"exporter": True}))
        elif self.link:
            found.append(("kill exporter", m.kill_exporter, {"exporter": False}))
        if is_private:
            found.append(("cut link", m.place.cut, {"link": False}) if self.link else ("heal link", m.place.heal, {"link": True}))
        if self.is_agent:
            found.append(("kill agent", m.agent.kill, {"agent": False}) if self.agent else ("start agent", m.agent.start, {"agent": True}))
        else:
            found.append(("target out", None, {"target": False}) if self.target else ("target in", None, {"target": True}))
        # Nothing can be started, or be asked if it is ready, behind a cut link.
        return [action for action in found if self.link or action[0] not in ("start exporter", "start agent")]


class Judge:
    """Compares what one reader says with the truth."""

    def __init__(self, title, is_quiet=False):
        self.title, self.is_quiet = title, is_quiet
        self.lies, self.count = [], Counter()
        self.gray_since, self.reported, self.seen = {}, set(), set()

    def lie(self, kind, case, text, history):
        """One that persists is reported once."""
        if (kind, case.name) in self.reported:
            return
        self.reported.add((kind, case.name))
        self.count[kind] += 1
        self.lies.append(f"{kind}: {case.name} {text}; last steps: {history[-6:]}")
        if not self.is_quiet:
            print(f"LIE: {self.lies[-1]}", flush=True)

    def judge(self, case, row, now, calm_since, history):
        """`row` is None if there is none. `calm_since`: Prometheus is in order since then; None if it is not."""
        state = row["state"] if row else None
        wrong = set()
        limit = case.max_age + SLACK
        if state == readers.GREEN:
            self.count["greens"] += 1
            self.seen.add(case.name)
            if now - case.newest > limit:
                wrong.add(("old green", f"is green, its newest sample is {now - case.newest:.1f} s old"))
            heartbeats = 3 * machines.HEARTBEAT if case.mm == "suspended" else 0
            if now - case.last_alive > limit + heartbeats:
                wrong.add(("green of a dead MM", f"is green, MM is {case.mm} for {now - case.last_alive:.1f} s"))
        elif state == RED:
            wrong.add(("red", f"is red: {row.get('reason')}"))
        elif state is None and case.name in self.seen:
            wrong.add(("lost row", "has no row"))
        is_calm = None not in (calm_since, case.good_since) and now - max(calm_since, case.good_since) > case.settled
        self.count["calm"] += bool(is_calm)
        if not is_calm or state == readers.GREEN:
            self.gray_since[case.name] = None
        else:
            since = self.gray_since[case.name] = self.gray_since.get(case.name) or now
            if now - since > POLL + SLACK:
                wrong.add(("false gray", f"is {state} for {now - since:.1f} s: {row.get('reason') if row else ''}"))
        for kind, text in wrong:
            self.lie(kind, case, text, history)
        kinds = {kind for kind, _ in wrong}
        self.reported = {entry for entry in self.reported if entry[1] != case.name or entry[0] in kinds}
        self.count["rows"] += 1


class Observer(threading.Thread):
    """Compares all the time, in a thread of its own."""

    def __init__(self, world):
        super().__init__(daemon=True)
        self.world, self.is_ended, self.error = world, threading.Event(), None
        self.ours, self.naive = Judge("ee-monitor"), Judge("by up", is_quiet=True)
        self.labels = Counter()

    def run(self):
        try:
            while not self.is_ended.wait(SAMPLE):
                self.observe()
        except Exception as error:  # reported by the main thread
            self.error = error

    def observe(self):
        world = self.world
        calm_since, engine = world.calm_since, world.engine
        said = world.follower.said()
        rows = {row["name"]: row for row in said["machines"]}
        is_up = world.state in ("running", "full")
        naive = readers.by_up(engine) if is_up else set()
        now = time.time()
        for case in world.cases:
            if case.maybe_alive:
                case.last_alive = now
            if is_up:
                world.note_newest(case)
            self.ours.judge(case, rows.get(case.name), now, calm_since, world.history)
            self.naive.judge(case, {"state": readers.GREEN if case.name in naive else "gray"}, now, calm_since, world.history)
        unknown = rows.keys() - {case.name for case in world.cases}
        expect(not unknown, f"unknown machines: {unknown}")
        self.labels[said["state"]] += 1
        if said["state"] == RED and calm_since and now - calm_since > SETTLED and not any(r["state"] == RED for r in rows.values()):
            raise Failure(f"the label is red while Prometheus is in order: {said}")

    def check(self):
        if self.error:
            raise Failure(f"{type(self.error).__name__}: {self.error}")


class World:
    def __init__(self, given, network, folder, disk, chance, children):
        """Appends to `children` what must be killed at the end."""
        self.given, self.network, self.chance = given, network, chance
        self.engine = Prometheus(os.path.join(folder, "prometheus"), network.address, data=os.path.join(disk, "data"), scrapes_itself=True)
        self.state, self.calm_since, self.history = "running", time.time(), []
        children.append(self.engine)
        self.engine.start()
        self.cases = []
        for number in range(given.machines):
            path = os.path.join(folder, str(number))
            machine = AgentMachine(given, network, path, self.engine.url) if number == 0 else Machine(given, network, path)
            children.append(machine)
            self.cases.append(Case(machine.start()))
        self.set_targets()
        self.follower = readers.Follower(given.ee_monitor, self.engine.url, folder)
        children.append(self.follower)

    def set_targets(self):
        self.engine.set_targets(case.name for case in self.cases if case.target and not case.is_agent)

    def is_all_green(self):
        rows = self.follower.rows()
        return all(rows.get(case.name, {}).get("state") == readers.GREEN for case in self.cases)

    def note_newest(self, case):
        with contextlib.suppress(OSError):
            case.newest = max(case.newest, self.engine.newest_sample(case.name))

    # ---- steps

    def engine_actions(self):
        if self.state == "running":
            found = [("kill Prometheus", self.engine.kill, "killed"), ("suspend Prometheus", self.engine.suspend, "suspended")]
            return found + ([("fill disk", self.engine.fill_disk, "full")] if self.network.is_private else [])
        return {"killed": [("start Prometheus", self.engine.start, "running")],
                "suspended": [("resume Prometheus", self.engine.resume, "running")],
                "full": [("free disk", self.engine.free_disk, "running")]}[self.state]

    def act_on_engine(self, action):
        name, function, state = action
        self.history.append(name)
        self.calm_since = None
        if state != "running":
            # ee-monitor may know a sample that the observer has not asked for yet.
            for case in self.cases:
                self.note_newest(case)
            self.state = state
        function()
        self.state = state
        self.calm_since = time.time() if state == "running" else None

    def act(self, case, action):
        name, function, new = action
        self.history.append(f"{name} of {case.name}")
        with case.change(**new):
            if function:
                function()
        if "target" in new:
            self.set_targets()

    def step(self):
        if self.chance.random() < (0.12 if self.state == "running" else 0.4):
            self.act_on_engine(self.chance.choice(self.engine_actions()))
        else:
            case = self.chance.choice(self.cases)
            self.act(case, self.chance.choice(case.actions(self.network.is_private)))

    def repair(self):
        """All is in order afterwards."""
        while self.state != "running":
            self.act_on_engine(self.engine_actions()[0])
        for case in self.cases:
            while not case.is_good():
                repairs = [action for action in case.actions(self.network.is_private) if next(iter(action[2].values())) in (True, "running")]
                self.act(case, repairs[0])


def check_that_it_can_fail():
    """Each kind of wrong report is noticed, and a right one is not."""
    case = Case.__new__(Case)
    case.name, case.max_age, case.settled, case.mm = "a", MAX_AGE, SETTLED, "running"
    green, gray, red = ({"state": state} for state in (readers.GREEN, "Stopped", RED))

    def kinds(*steps):
        judge = Judge("test", is_quiet=True)
        for row, now, newest, alive, calm in steps:
            case.newest, case.last_alive, case.good_since = newest, alive, calm
            judge.judge(case, row, now, calm, [])
        return [text.split(":")[0] for text in judge.lies]

    expect(kinds((green, 100, 95, 100, 0), (gray, 102, 95, 100, 0), (green, 104, 95, 100, 0)) == [], "the truth is taken for a lie")
    expect(kinds((green, 100, 80, 100, None)) == ["old green"], "an old green is not noticed")
    expect(kinds((green, 100, 99, 80, None), (green, 101, 99, 80, None)) == ["green of a dead MM"], "a dead MM is not noticed")
    expect(kinds((red, 100, 99, 99, None)) == ["red"], "a red is not noticed")
    expect(kinds((gray, 100, 99, 99, 0), (gray, 105, 99, 99, 0)) == ["false gray"], "a false gray is not noticed")
    expect(kinds((green, 100, 99, 99, None), (None, 101, 99, 99, None)) == ["lost row"], "a lost row is not noticed")


def run_steps(given, world):
    wait_until(world.is_all_green, 60, lambda: f"all machines to be green: {world.follower.said()}", SAMPLE)
    observer = Observer(world)
    observer.start()
    began = time.monotonic()

    def wait(seconds):
        time.sleep(seconds)
        observer.check()

    for number in range(1, given.steps + 1):
        world.step()
        wait(world.chance.uniform(0.2, 2))
        if number % CALM_EVERY == 0 or number == given.steps:
            world.repair()
            wait(SETTLED_AGENT + POLL + 2 * SLACK)
            print(f"{number} steps, {time.monotonic() - began:.0f} s, {len(observer.ours.lies)} lies", flush=True)
    observer.is_ended.set()
    observer.join(10)
    observer.check()
    return observer, time.monotonic() - began


def main():
    check_that_it_can_fail()
    options = readers.parser(__doc__)
    options.add_argument("--steps", type=int, default=60)
    options.add_argument("--machines", type=int, default=6, help="the first has an agent")
    options.add_argument("--seed", type=int, default=None)
    given = options.parse_args()
    seed = random.randrange(1 << 32) if given.seed is None else given.seed
    print(f"seed {seed}", flush=True)
    network = Network(is_private=not given.unprivileged)
    with harness.scratch(given) as folder:
        disk = os.path.join(folder, "disk")
        children = []
        mounted = mounts.tmpfs(disk, "size=64m") if network.is_private else contextlib.nullcontext()
        with mounted, machines.ended(children):
            observer, took = run_steps(given, World(given, network, folder, disk, random.Random(seed), children))
    ours, naive = observer.ours, observer.naive
    expect(not ours.lies, f"{len(ours.lies)} lies, seed {seed}: {ours.lies[:3]}")
    expect(given.steps < 30 or naive.count["green of a dead MM"] + naive.count["old green"], "the naive reader was not found lying")
    return (f"F2: {given.steps} steps on {given.machines} machines in {took:.0f} s, {ours.count['rows']} rows judged, {ours.count['greens']} "
            f"green, {ours.count['calm']} in calm: 0 lies (seed {seed}). By up: {naive.count['old green']} old greens, "
            f"{naive.count['green of a dead MM']} greens of a dead MM. Labels: {dict(observer.labels)}")


if __name__ == "__main__":
    sys.setswitchinterval(0.001)
    prometheus.mesh.run(main)
