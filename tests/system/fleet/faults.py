# SPDX-License-Identifier: MIT
"""After each of thirteen faults, `ee-monitor --prometheus` stops saying that the machine is active within A + 1 s, as measured with
a real Prometheus. Two naive readers run beside it: one goes by `up == 1`, one by "the series exists". Where they are known to stay
green, that is checked too, so a fault that had no effect is noticed. A machine without a fault stays green all the time.

    faults.py --mesh-host PATH --ee-monitor PATH [--only NAME]... [--unprivileged]
"""

import contextlib
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import machines
import prometheus
import readers
from machines import AgentMachine, Machine, Network, OddTarget, TextFileMachine
from prometheus import INTERVAL, Failure, Prometheus, expect, wait_until

import harness
import mounts

MAX_AGE = max(2.5 * INTERVAL, 10)  # seconds (A)
MAX_AGE_AGENT = 15
SLACK = 1           # seconds
SAMPLE = 0.25       # seconds between two samples of all readers
CONTROL = "control"


@dataclass
class Fault:
    name: str
    about: str
    hit: object                 # called with the machine and Prometheus; may return the time of the fault
    kind: object = Machine
    naive: frozenset = frozenset()  # the naive readers that stay green
    max_age: float = MAX_AGE
    own_engine: bool = False    # has a Prometheus of its own, which the fault hits
    needs_root: bool = False
    is_green_first: bool = True  # ee-monitor never trusts a target with its own time stamps
    states: frozenset = frozenset({"NotUpdating"})  # that the row may have at the end


UP, SERIES = "up", "series"
OURS = "ours"
WITHOUT_FIGURES = frozenset({"NotUpdating", "Error"})  # for what answers, but says nothing of an MM


def full_disk(machine, engine):
    """The fault is at the last sample that Prometheus could store."""
    engine.fill_disk()

    def newest_if_old():
        newest = engine.newest_sample(machine.instance)
        return newest if time.time() - newest > 2 * INTERVAL + 1 else None

    newest = wait_until(newest_if_old, 60, "Prometheus to notice its full disk", SAMPLE)
    machine.kill()
    return newest


def restart(machine, engine):
    """The machine dies while Prometheus is down, so Prometheus never notices that its series end."""
    engine.kill()
    machine.kill()
    died = time.time()
    engine.start()
    return died


def printing(text):
    def hit(machine, _):
        machine.text = text
    return hit


FAULTS = [
    Fault("mm_killed", "MM is killed", lambda machine, _: machine.kill_mm()),
    Fault("mm_stopped", "MM is stopped cleanly", lambda machine, _: machine.stop_mm(), states=frozenset({"Stopped"})),
    Fault("mm_hung", "MM is suspended", lambda machine, _: machine.suspend_mm(), max_age=MAX_AGE + 3 * machines.HEARTBEAT),
    Fault("exporter_killed", "the exporter is killed", lambda machine, _: machine.kill_exporter()),
    Fault("unreachable", "the machine's link is cut", lambda machine, _: machine.place.cut(), needs_root=True),
    Fault("half_answer", "a parse error after some lines", printing(machines.HALF), OddTarget, frozenset({SERIES})),
    Fault("empty_answer", "200 with an empty body", printing(machines.EMPTY), OddTarget, frozenset({UP}), states=WITHOUT_FIGURES),
    Fault("own_stamps", "a target with own time stamps dies", lambda machine, _: machine.kill(), "stamps", frozenset({SERIES}),
          is_green_first=False, states=WITHOUT_FIGURES),
    Fault("engine_killed", "Prometheus is killed", lambda machine, engine: engine.kill(), own_engine=True),
    Fault("engine_restarted", "Prometheus restarts, the machine dies meanwhile", restart, naive=frozenset({SERIES}), own_engine=True),
    Fault("disk_full", "Prometheus' disk is full, the machine dies then", full_disk, naive=frozenset({UP, SERIES}), own_engine=True,
          needs_root=True),
    Fault("agent_dead", "an agent's whole machine is dead", lambda machine, _: machine.kill(), AgentMachine, frozenset({UP, SERIES}),
          max_age=MAX_AGE_AGENT),
    Fault("timer_dead", "the timer of a text file is dead", lambda machine, _: machine.end_timer(), TextFileMachine,
          frozenset({UP, SERIES})),
]


# ---- what the readers said

@dataclass
class Record:
    """What the readers said of one machine."""
    fault: Fault
    died: float = 0.0
    samples: list = field(default_factory=list)  # time, names of the readers for which it is green
    state: str = ""

    def worst(self, reader):
        """The last second after the fault at which the machine was green for `reader`; 0 if never."""
        return max((moment - self.died for moment, green in self.samples if reader in green and moment > self.died), default=0.0)

    def watched(self):
        return self.samples[-1][0] - self.died

    def is_green_at_end(self, reader):
        return reader in self.samples[-1][1]

    def limit(self):
        return self.fault.max_age + SLACK

    def problem(self, reader=OURS):
        """Empty if `reader` kept the limit."""
        if self.watched() < self.limit():
            return f"{self.fault.name}: watched for {self.watched():.1f} s only"
        worst = self.worst(reader)
        return f"{self.fault.name}: green for {worst:.1f} s, limit {self.limit():.0f} s" if worst > self.limit() else ""

    def cell(self, reader):
        if self.is_green_at_end(reader):
            return f"{self.watched():.0f} s and on"
        return f"{self.worst(reader):.1f} s"


class Watch(threading.Thread):
    """Samples all readers of a world until end()."""

    def __init__(self, world):
        super().__init__(daemon=True)
        self.world, self.is_ended, self.error = world, threading.Event(), None

    def run(self):
        try:
            while not self.is_ended.wait(SAMPLE):
                self.world.sample()
        except (Failure, OSError) as error:
            self.error = error

    def end(self):
        self.is_ended.set()
        self.join(10)
        if self.error:
            raise Failure(f"{self.world.title}: {self.error}")


class World:
    """A Prometheus with its machines and an ee-monitor. A child process ends with the thread that started it, so one thread starts all."""

    def __init__(self, title, given, network, folder, faults):
        self.title, self.given, self.network, self.folder = title, given, network, os.path.join(folder, title)
        self.records = [Record(fault) for fault in faults]
        self.machines, self.children = {}, []

    def make(self, fault):
        folder = os.path.join(self.folder, fault.name)
        if fault.kind == "stamps":
            return OddTarget(self.network, has_stamps=True, clock=time.time)
        if fault.kind is OddTarget:
            return OddTarget(self.network)
        if fault.kind is AgentMachine:
            return AgentMachine(self.given, self.network, folder, self.engine.url)
        return fault.kind(self.given, self.network, folder)

    def green(self):
        """For each reader the instances that are green."""
        ours = {name for name, row in self.follower.rows().items() if row["state"] == readers.GREEN}
        return {OURS: ours, UP: readers.by_up(self.engine), SERIES: readers.by_series(self.engine)}

    def sample(self):
        now, green = time.time(), self.green()
        for record in self.records:
            instance = self.machines[record.fault.name].instance
            record.samples.append((now, {reader for reader, names in green.items() if instance in names}))
        control = self.machines.get(CONTROL)
        if control and not all(control.instance in names for names in green.values()):
            raise Failure(f"the machine without a fault is not green for all: {green}, {self.follower.said()}")

    def is_all_green(self):
        green = self.green()
        for name, machine in self.machines.items():
            fault = next((record.fault for record in self.records if record.fault.name == name), None)
            for reader, names in green.items():
                if machine.instance not in names and (reader != OURS or not fault or fault.is_green_first):
                    return False
        return True

    def run(self):
        os.makedirs(self.folder)
        own_engine = self.records[0].fault.own_engine
        disk = os.path.join(self.folder, "disk")
        mounted = mounts.tmpfs(disk, "size=32m") if own_engine and self.network.is_private else contextlib.nullcontext()
        with mounted, machines.ended(self.children):
            self.run_faults(disk, own_engine)
        return self.records

    def run_faults(self, disk, own_engine):
        # Its own 700 series fill what is left of a full disk quickly.
        self.engine = Prometheus(os.path.join(self.folder, "prometheus"), self.network.address, data=os.path.join(disk, "data"),
                                 scrapes_itself=own_engine)
        self.children.append(self.engine)
        self.engine.start()
        for record in self.records:
            self.machines[record.fault.name] = self.make(record.fault)
        if not own_engine:
            self.machines[CONTROL] = Machine(self.given, self.network, os.path.join(self.folder, CONTROL))
        for machine in self.machines.values():
            self.children.append(machine)
            machine.start()
        self.engine.set_targets(machine.instance for machine in self.machines.values() if not isinstance(machine, AgentMachine))
        self.follower = readers.Follower(self.given.ee_monitor, self.engine.url, self.folder)
        self.children.append(self.follower)
        wait_until(self.is_all_green, 60, lambda: f"{self.title}: all machines to be green; green are {self.green()}, "
                   f"ee-monitor says {self.follower.said()}", SAMPLE)
        watch = Watch(self)
        watch.start()
        for record in self.records:
            before = time.time()
            record.died = record.fault.hit(self.machines[record.fault.name], self.engine) or before
        wait_until(lambda: watch.error or all(time.time() - record.died > 2 * record.fault.max_age for record in self.records), 120,
                   "the end of all faults", SAMPLE)
        watch.end()
        rows = self.follower.rows()
        for record in self.records:
            record.state = rows.get(self.machines[record.fault.name].instance, {}).get("state", "no row")


# ---- the script

def self_test():
    """A reader that stays green, and one that was watched too briefly, are noticed."""
    fault = Fault("test", "", None, naive=frozenset({UP}))
    record = Record(fault, 100.0, [(100 + i * SAMPLE, {UP} if i > 8 else {UP, OURS}) for i in range(80)])
    expect(not record.problem() and record.worst(OURS) == 2.0, "a true reader is taken for a liar")
    expect(record.problem(UP) and record.is_green_at_end(UP), "a lying reader is not noticed")
    record.samples = record.samples[:20]
    expect(record.problem(), "a short watch is not noticed")


def table(records):
    lines = [f"{'fault':<50}{'ee-monitor':>12}{'by up':>14}{'by series':>14}{'limit':>8}  row at the end"]
    for record in records:
        cells = "".join(f"{record.cell(reader):>{width}}" for reader, width in ((OURS, 12), (UP, 14), (SERIES, 14)))
        lines.append(f"{record.fault.about:<50}{cells}{record.limit():>6.0f} s  {record.state}")
    return "\n".join(lines)


def main():
    self_test()
    options = readers.parser(__doc__)
    options.add_argument("--only", action="append", choices=[fault.name for fault in FAULTS], help="this fault; can be repeated")
    given = options.parse_args()
    chosen = [fault for fault in FAULTS if (not given.only or fault.name in given.only) and not (given.unprivileged and fault.needs_root)]
    network = Network(is_private=not given.unprivileged)
    with harness.scratch(given) as folder:
        shared = [fault for fault in chosen if not fault.own_engine]
        worlds = [World("targets", given, network, folder, shared)] if shared else []
        worlds += [World(fault.name, given, network, folder, [fault]) for fault in chosen if fault.own_engine]
        with ThreadPoolExecutor(len(worlds)) as pool:
            futures = [pool.submit(world.run) for world in worlds]
            found = {record.fault.name: record for future in futures for record in future.result()}
    records = [found[fault.name] for fault in chosen]
    print(table(records), flush=True)
    problems = [record.problem() for record in records if record.problem()]
    problems += [f"{record.fault.name}: the reader by {reader} did not stay green, so the fault had no effect"
                 for record in records for reader in record.fault.naive if not record.is_green_at_end(reader)]
    problems += [f"{record.fault.name}: a naive reader is not noticed" for record in records
                 for reader in record.fault.naive if not record.problem(reader)]
    problems += [f"{record.fault.name}: the row says {record.state}" for record in records if record.state not in record.fault.states]
    expect(not problems, "; ".join(problems))
    worst = max(record.worst(OURS) for record in records)
    kept = sum(bool(record.fault.naive) for record in records)
    return f"F1: {len(records)} faults, none green for more than {worst:.1f} s; a naive reader stayed green in {kept}"


if __name__ == "__main__":
    sys.setswitchinterval(0.001)
    prometheus.mesh.run(main)
