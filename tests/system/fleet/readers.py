# SPDX-License-Identifier: MIT
"""What is reported of the machines: by `ee-monitor --prometheus`, and by two naive readers."""

import argparse
import json
import threading

from prometheus import JOB, Child, Failure, expect, mesh

GREEN = "Active"
STATES = {"Checking", "NoFile", "Active", "Stopped", "NotUpdating", "Error"}
KEYS = {"state", "text", "color", "services", "messages", "reason", "path", "machines_total", "machines_active", "machines"}
ROW_KEYS = {"name", "state", "reason", "services", "messages", "age_s"}


def parser(description):
    """The options of scripts that run machines."""
    options = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mesh-host", required=True, metavar="PATH")
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    options.add_argument("--unprivileged", action="store_true", help="on loopback, without what needs root")
    options.add_argument("--work-dir", default=None, help="the folder of temporary files")
    return options


def environment(home):
    return {**mesh.environment(home), "QT_QPA_PLATFORM": "offscreen"}


def broken_rule(said):
    """The first rule that a line of --format json breaks, or an empty string. Its label must agree with its rows."""
    if not KEYS <= said.keys():
        return f"without {sorted(KEYS - said.keys())}"
    rows = said["machines"]
    for row in rows:
        if not ROW_KEYS <= row.keys() or row["state"] not in STATES:
            return f"bad row {row}"
    green = [row for row in rows if row["state"] == GREEN]
    if (said["machines_total"], said["machines_active"]) != (len(rows), len(green)):
        return f"{said['machines_active']} of {said['machines_total']} machines, but {len(green)} of {len(rows)} rows are Active"
    if (said["state"] == GREEN) != (said["color"] == "green"):
        return f"{said['state']} is {said['color']}"
    if said["state"] == GREEN and (not rows or len(green) < len(rows)):
        return f"Active, with {len(green)} of {len(rows)} rows"
    for figure in ("services", "messages"):
        if said["state"] == GREEN and said[figure] != sum(row[figure] for row in green):
            return f"{said[figure]} {figure}, but its rows have {[row[figure] for row in green]}"
    return ""


class Follower:
    """`ee-monitor --prometheus URL --follow`. What it printed last is what it says."""

    def __init__(self, ee_monitor, url, home, *options):
        self.child = Child([ee_monitor, "--prometheus", url, "--follow", "--format", "json", *options], title="ee-monitor",
                           env=environment(home))
        self._said, self.broken = None, ""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.child.process.stdout:
            try:
                said = json.loads(line)
                self.broken = self.broken or broken_rule(said)
                self._said = said
            except ValueError:
                self.broken = self.broken or f"no JSON: {line!r}"

    def kill(self):
        self.child.kill()

    def said(self):
        """Its last line; None before the first one."""
        expect(self.child.running(), f"ee-monitor ended: {self.child.log()}")
        if self.broken:
            raise Failure(f"ee-monitor printed a line that is wrong: {self.broken}")
        return self._said

    def rows(self):
        """The row of each machine by its name."""
        said = self.said()
        return {row["name"]: row for row in said["machines"]} if said else {}


def by_up(prometheus):
    """The naive reader that believes `up`: the instances that are green for it."""
    return _instances(prometheus, f'up{{job="{JOB}"}} == 1')


def by_series(prometheus):
    """The naive reader that believes each series that exists."""
    return _instances(prometheus, f'mm_mesh_services{{job="{JOB}",state="active"}}')


def _instances(prometheus, expression):
    try:
        return {series["metric"]["instance"] for series in prometheus.query(expression)}
    except OSError:
        return set()
