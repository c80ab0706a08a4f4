# SPDX-License-Identifier: MIT
"""The window of many machines: in each state of the label its text on the accessibility bus, its colour on the screen and the output
of `--once` agree, and the table's rows are those of `--once`.

    machines.py EE_MONITOR
"""
import json
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "fleet"))

from desktop import children_of, descendants_of, expect, run, until  # noqa: E402
from fakeprometheus import FakePrometheus  # noqa: E402
from monitor import Member, Once  # noqa: E402

CODES = {"Active": 0, "NotUpdating": 1, "Error": 2, "NoFile": 3}
WORDS = {"Active": "Active", "NotUpdating": "Not updating", "Error": "Error"}
ACTIVE = re.compile(r"MM: 3 machines \| 12 services \| [\d,]+ msgs")
PARTIAL = re.compile(r"MM: 1 of 3 machines \| 4 services \| [\d,]+ msgs")
LIMIT = 12  # seconds until a change is shown: two polls, or the end of the evidence


class Prometheus(FakePrometheus):
    """With a scrape interval of 2 s. `fault` is what is wrong: empty, "machine", "refused" or "gone"."""

    fault = ""

    def answer(self, request, path, form):
        if self.fault == "refused":
            self.send(request, '{"status":"error","error":"no"}', 503)
        elif self.fault == "gone":
            request.close_connection = True
        else:
            super().answer(request, path, form)

    def text(self, path, form):
        text = super().text(path, form)
        if self.fault == "machine":  # the one that is not updating reports an error
            text = text.replace('"NotUpdating"', '"?"').replace('"Error"', '"NotUpdating"').replace('"?"', '"Error"')
        return text


class Window(Member):
    def __init__(self, desktop, program, url):
        super().__init__(desktop, program, "--prometheus", url)
        self.url = url

    def once(self):
        done = subprocess.run([self.program, "--once", "--format", "json", "--prometheus", self.url], stdout=subprocess.PIPE,
                              timeout=20, check=False)
        return Once(time.monotonic(), done.returncode, json.loads(done.stdout))

    def states(self):
        """The state of each row by name, as the accessibility bus has it."""
        self.window.clear_cache()
        table = next((o for o in descendants_of(self.window) if o.get_role_name() == "table" and o.get_name() == "Machines"), None)
        cells = [c.get_name() for c in children_of(table) if c.get_role_name() == "table cell"] if table else []
        return dict(zip(cells[0::7], cells[1::7]))

    def check(self, situation, state, text):
        shown = self.wait(text, LIMIT)
        once = self.agreement(state)
        expect(once.code == CODES[state], f"{situation}: --once exits with {once.code}")
        rows = {row["name"]: WORDS[row["state"]] for row in once.output["machines"]}
        until(lambda: f"{situation}: the rows are {rows}; they are {self.states()}", LIMIT, lambda: self.states() == rows)
        print(f"ok    {situation}: {shown!r} {once.output['color']}, {rows}", flush=True)


def check(desktop, program):
    with Prometheus(machines=3, interval=2) as prometheus, Window(desktop, program, prometheus.url) as window:
        window.check("all active", "Active", ACTIVE)
        prometheus.bad = 2
        window.check("one down, one not updating", "NotUpdating", PARTIAL)
        prometheus.fault = "machine"
        window.check("one down, one with an error", "Error", PARTIAL)
        prometheus.fault, prometheus.bad = "", 0
        window.check("all active again", "Active", ACTIVE)
        prometheus.fault = "refused"
        window.wait("MM: Error reading Prometheus", LIMIT)
        window.agreement("Error")
        print("ok    Prometheus refuses", flush=True)
        prometheus.fault = ""
        window.check("Prometheus answers again", "Active", ACTIVE)
        prometheus.fault = "gone"
        window.wait("MM: Not updating", LIMIT)
        window.agreement("NotUpdating")
        print("ok    Prometheus is gone", flush=True)
    with Prometheus(machines=0, interval=2) as prometheus, Window(desktop, program, prometheus.url) as window:
        window.check("no machines", "NoFile", "MM: No machines")


def main():
    program = str(Path(sys.argv[1]).resolve())
    return run(lambda desktop: check(desktop, program))


if __name__ == "__main__":
    sys.exit(main())
