# SPDX-License-Identifier: MIT
"""The shipped configuration, rules and alerts: valid, and each fault of a machine fires its alert and no other. Each alert is then
broken in a copy, which the same checks must notice."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "support"))

from children import expect, run  # noqa: E402
from played import DOWN, END, FAULT_AT, MISSING, STALE, UP, Machine, Scene, all_series, failures, state  # noqa: E402

FIRING = 'count by (alertname, instance) (ALERTS{alertstate="firing"})'
LATER = FAULT_AT + 180  # each alert fires 3 minutes after its fault, at the latest
DAY = 86400
DEAD = {**all_series(STALE), "up": DOWN}
ERROR = {**state("Error"), "services": STALE, "messages": STALE}


def firing(*pairs):
    return {f'{{alertname="{alert}"' + (f', instance="{instance}"' if instance else "") + "}": 1 for alert, instance in pairs}


def sums(machines, services, rate):
    """The expected results of the recording rules."""
    return [(LATER, "job:mm_machines_active:sum", {'job:mm_machines_active:sum{job="mm"}': machines} if machines else {}),
            (LATER, "job:mm_mesh_services:sum", {'job:mm_mesh_services:sum{job="mm"}': services} if machines else {}),
            (LATER, "job:mm_mesh_messages:rate5m", {'job:mm_mesh_messages:rate5m{job="mm"}': rate} if machines else {})]


def scene(name, then, *alerts, has_text_file=False, counts=False, quiet=45, more=()):
    """ann gets the fault; ben stays well. Nothing fires until `quiet` seconds after the fault. `counts`: ann is still part of
    the sums."""
    return Scene(name, [Machine("ann", then, has_text_file), Machine("ben")],
                 [(FAULT_AT + quiet, FIRING, {}), (LATER, FIRING, firing(*alerts)),
                  *(sums(2, 6, 4) if counts else sums(1, 3, 2)), *more])


def scenes():
    return [
        scene("well", {}, counts=True),
        scene("well, by a text file", {}, has_text_file=True, counts=True),
        scene("well, without a state", {name: MISSING for name in state()}, counts=True),
        scene("well again after a short fault", {"up": f"0+0x2 {UP}"}, counts=True),
        scene("the exporter dies", DEAD, ("MMMachineDoesNotAnswer", "ann")),
        scene("the exporter of a text file dies", DEAD, ("MMMachineDoesNotAnswer", "ann"), has_text_file=True),
        # Then `up` is still 1: its last sample counts for 5 minutes.
        scene("an agent dies", all_series(MISSING), ("MMMachineVanished", "ann"), quiet=105, more=[(LATER, "sum(up)", {"{}": 2})]),
        scene("a target is removed", all_series(STALE), ("MMMachineVanished", "ann"), quiet=105),
        scene("an empty answer", {**all_series(STALE), "up": UP}, ("MMMachineWithoutFigures", "ann")),
        scene("active without messages", {"messages": STALE}, ("MMMachineWithoutFigures", "ann")),
        scene("active without services", {"services": STALE}, ("MMMachineWithoutFigures", "ann")),
        scene("no file", {**state("NoFile"), "services": STALE, "messages": STALE}, ("MMNotActive", "ann")),
        scene("stopped", state("Stopped"), ("MMNotActive", "ann")),
        scene("never checked", {**state("Checking"), "services": STALE, "messages": STALE}, ("MMNotActive", "ann")),
        scene("not updating", state("NotUpdating"), ("MMStatsNotWritten", "ann")),
        scene("the timer of the text file dies", {"mtime": f"{FAULT_AT - 60}+0{END}"}, ("MMStatsNotWritten", "ann"), has_text_file=True),
        scene("an error", ERROR, ("MMStatsError", "ann")),
        scene("two states", state("Active", "Stopped"), ("MMStatsError", "ann"), ("MMNotActive", "ann")),
        scene("an active file that is not updated", state("Active", "NotUpdating"), ("MMStatsError", "ann"), ("MMStatsNotWritten", "ann")),
        Scene("no state is 1", [Machine("ann", state())], [(LATER, FIRING, firing(("MMStatsError", "ann")))]),
        Scene("all exporters die", [Machine("ann", DEAD), Machine("ben", DEAD)],
              [(FAULT_AT + 45, FIRING, {}),
               (LATER, FIRING, firing(("MMMachineDoesNotAnswer", "ann"), ("MMMachineDoesNotAnswer", "ben"), ("MMNoMachineAnswers", None))),
               *sums(0, 0, 0)]),
        Scene("all agents die", [Machine("ann", all_series(MISSING)), Machine("ben", all_series(MISSING))],
              [(FAULT_AT + 105, FIRING, {}),
               (LATER, FIRING, firing(("MMMachineVanished", "ann"), ("MMMachineVanished", "ben"), ("MMNoMachineAnswers", None))),
               *sums(0, 0, 0)]),
    ]


def day():
    """A machine is missed for a day."""
    return Scene("a day", [Machine("ann", all_series(MISSING))],
                 [(seconds, FIRING, firing(*alerts, ("MMNoMachineAnswers", None)))
                  for seconds, alerts in ((DAY, [("MMMachineVanished", "ann")]), (DAY + FAULT_AT + 60, []))])


# Faults of the alerts and rules themselves, as (text, its replacement). Some are common first attempts.
PLANTED = (
    ("up{job=\"mm\"} == 0", "up{job=\"mm\"} == 2"),
    ("up{job=\"mm\"} == 0", "up == 0 and on (instance) ee_monitor_state"),
    ("absent(last_over_time(up{job=\"mm\"}[1m]) == 1)", "absent(up{job=\"mm\"})"),
    ("absent(last_over_time(up{job=\"mm\"}[1m]) == 1)", "absent(up{job=\"mm\"} == 1)"),
    ("unless on (job, instance) last_over_time(up{job=\"mm\"}[1m])", "unless on (job, instance) up{job=\"mm\"}"),
    ("[1d]", "[2m]"),
    ("[1d]", "[2d]"),
    ("            unless on (job, instance) ee_monitor_state{state!=\"Active\"} == 1\n", ""),
    (" and on (job, instance) mm_mesh_messages_total)", ")"),
    ("(mm_mesh_services{state=\"active\"} and on (job, instance) mm_mesh_messages_total)", "mm_mesh_messages_total"),
    ("Checking|", ""),
    ("NoFile|", ""),
    ("|Stopped", ""),
    ("|Stopped", "|Stopped|NotUpdating"),
    ("state=\"NotUpdating\"", "state=\"Stopped\""),
    ("> 90", "> 900"),
    ("> 90", "> 10"),
    ("state=\"Error\"", "state=\"error\""),
    ("}) != 1", "}) > 1"),
    ("}) != 1", "}) < 1"),
    ("for: 1m", "for: 10m"),
    ("for: 1m", "for: 0s"),
    ("last_over_time(up{job=\"mm\"}[40s])", "up{job=\"mm\"}"),
    ("            and on (job, instance) mm_mesh_messages_total\n", ""),
    ("            and on (job, instance) mm_mesh_services{state=\"active\"}\n", ""),
    (", state!=\"down\"", ""),
    ("rate(mm_mesh_messages_total{job=\"mm\"}[5m])", "mm_mesh_messages_total{job=\"mm\"}"),
)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def check(promtool, rule_files, folder, has_day):
    """Playing a day takes long, so it is in larger steps, and only done where it matters."""
    return failures(promtool, scenes(), rule_files, folder) or (has_day and failures(promtool, [day()], rule_files, folder, step=60))


def check_texts(text):
    """Each alert names the machine and what to do, in sentences."""
    alerts = text.split("- alert: ")[1:]
    for alert in alerts:
        name = alert.split("\n")[0]
        for key in ("summary", "description"):
            [sentence] = re.findall(rf"{key}: \"(.*\.)\"\n", alert)
            expect("$labels.instance" in sentence or name == "MMNoMachineAnswers", f"{name}: the {key} does not name the machine")
    return len(alerts)


def planted(text):
    """Broken copies of a file: one without each of its rules, and those of PLANTED."""
    rules = re.findall(r"      - (?:alert|record): .*\n(?: {8}.*\n|\n)+", text)
    for rule in rules:
        yield f"without {rule.strip().splitlines()[0]}", text.replace(rule, "")
    for old, new in PLANTED:
        for found in re.finditer(re.escape(old), text):
            yield f"{old!r} -> {new!r}", text[:found.start()] + new + text[found.end():]


def main():
    promtool, source = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        for command in (["config", "prometheus.yml"], ["config", "--agent", "agent.yml"],
                        ["rules", "--lint=all", "--lint-fatal", "rules/mm.yml", "alerts/mm.yml"]):
            done = subprocess.run([promtool, "check", *command], cwd=source, capture_output=True, text=True, check=False)
            expect(done.returncode == 0 and "WARNING" not in done.stdout + done.stderr, f"{command}: {done.stdout}{done.stderr}")

        names = ("rules/mm.yml", "alerts/mm.yml")
        copies = [os.path.join(folder, name.replace("/", "-")) for name in names]
        for name, copy in zip(names, copies):
            shutil.copy(os.path.join(source, name), copy)
        wrong = check(promtool, copies, folder, True)
        expect(not wrong, wrong)
        alerts = check_texts(read(copies[1]))

        noticed, used = 0, set()
        for copy in copies:
            text = read(copy)
            for name, broken in planted(text):
                expect(broken != text, f"{name} changes nothing")
                with open(copy, "w", encoding="utf-8") as file:
                    file.write(broken)
                expect(check(promtool, copies, folder, "[1d]" in name), f"{os.path.basename(copy)}: not noticed: {name}")
                noticed += 1
                used.add(name)
            with open(copy, "w", encoding="utf-8") as file:
                file.write(text)
        expect(all(f"{old!r} -> {new!r}" in used for old, new in PLANTED), "a planted fault has no place any more")
    return f"{alerts} alerts in {len(scenes()) + 1} situations; {noticed} planted faults noticed"


if __name__ == "__main__":
    run(main)
