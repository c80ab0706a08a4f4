# SPDX-License-Identifier: MIT
"""Machines as series for `promtool test rules`: well for 2 minutes, then with a fault."""

import json
import os
import subprocess

from children import expect

STATES = ("Checking", "NoFile", "Active", "Stopped", "NotUpdating", "Error")
INTERVAL = 15                 # seconds between two samples, as in prometheus.yml
FAULT = 8                     # the number of the first sample with the fault
FAULT_AT = FAULT * INTERVAL   # in seconds
END = "x100"
STALE, MISSING = "stale" + END, "_" + END  # an end that Prometheus knows of, and one that it does not
UP, DOWN = "1+0" + END, "0+0" + END
FILE = "/var/lib/prometheus/node-exporter/ee_monitor.prom"


def state(*now):
    """The samples of each state, once MM is in these."""
    return {name: UP if name in now else DOWN for name in STATES}


def all_series(value):
    """For a machine whose series all end alike."""
    return {**{name: value for name in STATES}, "up": value, "services": value, "messages": value, "time": value, "mtime": value}


class Machine:
    """`then` has the samples after the fault by name; what it leaves out stays well."""

    def __init__(self, instance, then=None, has_text_file=False):
        self.instance, self.has_text_file = instance, has_text_file
        self.then = {"up": UP, **state("Active"), "services": "3+0" + END, "messages": f"{FAULT * 30}+30{END}",
                     "time": f"{FAULT_AT}+15{END}", "mtime": f"{FAULT_AT - 45}+15{END}", **(then or {})}

    def _one(self, metric, name, before, labels=""):
        after = self.then[name].replace("stalex100", " ".join(["stale", MISSING]))
        return {"series": f'{metric}{{job="mm", instance="{self.instance}"{labels}}}', "values": f"{before}x{FAULT - 1} {after}"}

    def series(self):
        found = [self._one("up", "up", "1+0")]
        found += [self._one("ee_monitor_state", name, "1+0" if name == "Active" else "0+0", f', state="{name}"') for name in STATES]
        found += [self._one("mm_mesh_services", "services", "3+0", ', state="active"'),
                  self._one("mm_mesh_services", "services", "1+0", ', state="down"'),
                  self._one("mm_mesh_messages_total", "messages", "0+30")]
        if self.has_text_file:
            found += [self._one("node_time_seconds", "time", "0+15"),
                      self._one("node_textfile_mtime_seconds", "mtime", "-45+15", f', file="{FILE}"')]
        return found


class Scene:
    """Machines, and what expressions must give at some times: `checks` are (seconds, expression, {labels: value})."""

    def __init__(self, name, machines, checks):
        self.name, self.machines, self.checks = name, machines, checks

    def test(self):
        return {"name": self.name, "interval": f"{INTERVAL}s",
                "input_series": [series for machine in self.machines for series in machine.series()],
                "promql_expr_test": [{"expr": expression, "eval_time": f"{seconds}s",
                                      "exp_samples": [{"labels": labels, "value": value} for labels, value in expected.items()]}
                                     for seconds, expression, expected in self.checks]}


def failures(promtool, scenes, rule_files, folder, step=INTERVAL):
    """What `promtool test rules` reports, empty if all is as expected. Rules are evaluated each `step` seconds. YAML includes JSON."""
    path = os.path.join(folder, "test.yml")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"rule_files": rule_files, "evaluation_interval": f"{step}s", "tests": [scene.test() for scene in scenes]}, file)
    done = subprocess.run([promtool, "test", "rules", path], env={**os.environ, "GOMAXPROCS": "1"}, capture_output=True, text=True, timeout=120, check=False)
    output = done.stdout + done.stderr
    expect((done.returncode == 0) == ("FAILED" not in output), f"promtool: {done.returncode} {output}")
    expect("error" not in output.split("FAILED:")[0], output)
    return output if done.returncode else ""
