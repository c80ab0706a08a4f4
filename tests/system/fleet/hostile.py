# SPDX-License-Identifier: MIT
"""Whatever a server answers, `ee-monitor --prometheus` ends within 10 s with the right exit code (--once), is not green for longer
than A (--follow), prints one line at a time, and needs at most 64 MiB more than with a true answer.

    hostile.py --ee-monitor PATH [--only TEXT]
"""

import argparse
import json
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import prometheus
import readers
from faults import MAX_AGE, SLACK
from hostilecases import CASES, GREEN, HostilePrometheus
from prometheus import Child, Failure, expect, wait_until

MAX_SECONDS = 10
MAX_GROWTH = 64 * 1024  # KiB
ELSEWHERE = "/elsewhere"
EXIT_CODES = {"Active": 0, "Checking": 1, "NotUpdating": 1, "Stopped": 1, "Error": 2, "NoFile": 3}


@dataclass
class Result:
    code: int
    lines: list
    seconds: float
    peak: int  # KiB

    def said(self):
        return json.loads(self.lines[0]) if len(self.lines) == 1 else None


def peak_of(pid):
    """The peak of its resident memory in KiB; 0 after its end."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0


def once(given, fake):
    began = time.monotonic()
    with Child([given.ee_monitor, "--prometheus", fake.url, "--once", "--format", "json"], title="ee-monitor",
               env=readers.environment(given.home)) as child:
        peak, output = 0, []
        # Read all the time, as a pipe holds less than the line of many machines.
        drain = threading.Thread(target=lambda: output.append(child.output()), daemon=True)
        drain.start()
        while child.running() and time.monotonic() - began < 2 * MAX_SECONDS:
            peak = max(peak, peak_of(child.pid))
            time.sleep(0.005)
        seconds = time.monotonic() - began
        if child.running():
            return Result(-1, [], seconds, peak)
        drain.join(10)
        return Result(child.wait(), output[0].splitlines(), seconds, peak)


def problem(case, result, calm_peak, asked):
    """Empty if the result of --once is right."""
    if result.seconds > MAX_SECONDS:
        return f"takes {result.seconds:.1f} s"
    if result.code not in case.codes:
        return f"ends with {result.code} instead of {sorted(case.codes)}: {result.lines}"
    if len(result.lines) != 1:
        return f"prints {len(result.lines)} lines"
    said = result.said()
    if readers.broken_rule(said):
        return readers.broken_rule(said)
    if EXIT_CODES[said["state"]] != result.code:
        return f"ends with {result.code}, but says {said['state']}"
    first = next((row for row in said["machines"] if row["name"].startswith("host00000")), None)
    if case.host and (not first or first["state"] != case.host):
        return f"the first machine is {first}"
    if result.peak > calm_peak + MAX_GROWTH:
        return f"needs {(result.peak - calm_peak) / 1024:.0f} MiB more"
    if any(path == ELSEWHERE for path, _ in asked):
        return "follows a redirect"
    return ""


def try_once(given, case, everywhere, calm_peak):
    with HostilePrometheus(case, everywhere) as fake:
        result = once(given, fake)
        return case, everywhere, result, problem(case, result, calm_peak, fake.asked)


def try_follow(given, case):
    """Green first, then the case. Returns the last second of green, the growth in KiB, and a problem."""
    with HostilePrometheus(case, everywhere=False not in case.scopes) as fake:
        fake.is_on = False
        follower = readers.Follower(given.ee_monitor, fake.url, given.home)
        try:
            wait_until(lambda: (follower.said() or {}).get("state") == readers.GREEN, 20, lambda: f"green: {follower.said()}", 0.05)
            calm_peak = peak_of(follower.child.pid)
            fake.is_on = True
            began, last_green = time.monotonic(), 0.0
            while time.monotonic() - began < MAX_AGE + 3:
                if any(row["state"] == readers.GREEN for row in follower.said()["machines"]):
                    last_green = time.monotonic() - began
                time.sleep(0.1)
            growth = peak_of(follower.child.pid) - calm_peak
        finally:
            follower.kill()
    wrong = ""
    if last_green > MAX_AGE + SLACK:
        wrong = f"is green for {last_green:.1f} s"
    elif growth > MAX_GROWTH:
        wrong = f"needs {growth / 1024:.0f} MiB more"
    return case, last_green, growth, wrong


def self_test():
    """Wrong results are noticed."""
    case = next(case for case in CASES if case.name == "503")
    rows = [{"name": "a", "state": "NotUpdating", "reason": "", "services": None, "messages": None, "age_s": None}]
    said = {"state": "Error", "text": "", "color": "red", "services": 0, "messages": 0, "age_s": None, "reason": "", "path": "",
            "machines_total": 1, "machines_active": 0, "machines": rows}
    line = json.dumps(said)
    expect(not problem(case, Result(2, [line], 1, 1000), 1000, []), "a right result is taken for a wrong one")
    green = json.dumps({**said, "state": "Active", "color": "green"})
    for result in (Result(0, [line], 1, 1000), Result(2, [line], 11, 1000), Result(2, [line, line], 1, 1000),
                   Result(2, [line], 1, 1_000_000), Result(2, [green], 1, 1000), Result(-1, [], 1, 1000)):
        expect(problem(case, result, 1000, []), f"{result} is not noticed")
    expect(problem(case, Result(2, [line], 1, 1000), 1000, [(ELSEWHERE, {})]), "a redirect that is followed is not noticed")


def main():
    self_test()
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    options.add_argument("--only", default="", metavar="TEXT", help="the cases whose name has it")
    given = options.parse_args()
    chosen = [case for case in CASES if given.only in case.name]
    problems = []
    with tempfile.TemporaryDirectory(prefix="mm-fleet-") as given.home, ThreadPoolExecutor(4) as pool, ThreadPoolExecutor(12) as followers:
        with HostilePrometheus(CASES[0]) as fake:
            calm = once(given, fake)
        wrong = problem(CASES[0], calm, calm.peak, fake.asked)
        expect(not wrong and calm.code == GREEN, f"a true answer: {wrong}; {calm}")
        tried = [pool.submit(try_once, given, case, everywhere, calm.peak) for case in chosen
                 for everywhere in case.scopes]
        for future in tried:
            case, everywhere, result, wrong = future.result()
            print(f"{case.name + (', everywhere' if everywhere else ''):<40} exit {result.code:>2} after {result.seconds:4.1f} s, "
                  f"{(result.peak - calm.peak) / 1024:+6.1f} MiB  {wrong}", flush=True)
            if wrong:
                problems.append(case.name)
        followed = [followers.submit(try_follow, given, case) for case in chosen if case.is_followed]
        for future in followed:
            case, last_green, growth, wrong = future.result()
            print(f"{case.name + ', followed':<40} green until {last_green:4.1f} s, {growth / 1024:+6.1f} MiB  {wrong}", flush=True)
            if wrong:
                problems.append(f"{case.name}, followed")
    if problems:
        raise Failure(f"{len(problems)} of {len(tried) + len(followed)}: {'; '.join(problems)}")
    return f"F3: {len(tried)} answers to --once and {len(followed)} to --follow, each judged right within its limits"


if __name__ == "__main__":
    sys.setswitchinterval(0.001)
    prometheus.mesh.run(main)
