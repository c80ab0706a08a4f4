# SPDX-License-Identifier: MIT
"""The Grafana dashboard: its layout, its expressions by promtool, what they give when a machine dies, and its types by Grafana's own
schema if NODE and the folder of npm's packages are given."""

import copy
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "support"))

from children import Failure, expect, run  # noqa: E402
from played import FAULT_AT, MISSING, Machine, Scene, all_series, failures  # noqa: E402

# What Grafana puts in place of its variables, in a panel whose smallest interval is 30 s and for scrapes every 15 s.
VARIABLES = {"$__interval": "30s", "$__rate_interval": "1m"}
OPTIONS = {"stat": "stat/panelcfg/x/StatPanelCfg_types.gen", "timeseries": "timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen",
           "table": "table/panelcfg/x/TablePanelCfg_types.gen"}
# Values of enumerations are written as in JSON.
TYPES = """
type Json<T> = T extends string ? `${T}` : T extends number ? (`${T}` extends `${infer N extends number}` ? N : T)
    : T extends (infer E)[] ? Json<E>[] : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
type Of<D, F> = Json<Omit<Panel, 'options' | 'fieldConfig'>> & { type: string; options?: Json<Partial<D>>;
    fieldConfig: Json<Omit<FieldConfigSource, 'defaults'>> & { defaults: Json<Omit<FieldConfig, 'custom'>> & { custom?: Json<Partial<F>> } } };
"""


def expressions(dashboard):
    """(title, refId, expression) with the variables replaced."""
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            text = target["expr"]
            for name, value in VARIABLES.items():
                text = text.replace(name, value)
            expect("$" not in text, f"{panel['title']}: a variable that is not known in {text}")
            yield panel["title"], target["refId"], text


def check_layout(dashboard):
    panels = dashboard["panels"]
    expect(len({panel["id"] for panel in panels}) == len(panels), "two panels have the same id")
    cells = set()
    for panel in panels:
        place = panel["gridPos"]
        own = {(x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])}
        expect(not own & cells and max(x for x, _ in own) < 24, f"{panel['title']} is on another panel, or too far right")
        cells |= own
        expect(panel["datasource"]["uid"] == "${datasource}", f"{panel['title']} has a data source of its own")
        ids = [target["refId"] for target in panel["targets"]]
        expect(len(set(ids)) == len(ids), f"{panel['title']}: two targets have the same refId")
        uses_interval = any("$__interval" in target["expr"] for target in panel["targets"])
        expect(not uses_interval or panel["interval"] == VARIABLES["$__interval"], f"{panel['title']}: no smallest interval")
    expect([variable["name"] for variable in dashboard["templating"]["list"]] == ["datasource"], "other variables than the data source")
    for panel in panels:
        names = {f"Value #{target['refId']}" for target in panel["targets"]} | {"instance", "state"}
        shown = [change["options"] for change in panel.get("transformations", ())]
        used = set(re.findall(r"Value #\w+", json.dumps(shown)))
        expect(used <= names, f"{panel['title']}: a column without a target: {used - names}")


def check_expressions(promtool, source, dashboard, folder):
    """promtool accepts each expression, each gives something for a machine that is well, and nothing shows one as alive that died
    without Prometheus knowing."""
    rules = [os.path.join(source, "rules", "mm.yml")]
    written = os.path.join(folder, "expressions.yml")
    with open(written, "w", encoding="utf-8") as file:
        json.dump({"groups": [{"name": "dashboard", "rules": [
            {"record": f"panel:{number}", "expr": text} for number, (_, _, text) in enumerate(expressions(dashboard))]}]}, file)
    done = subprocess.run([promtool, "check", "rules", written], capture_output=True, text=True, check=False)
    expect(done.returncode == 0, done.stdout + done.stderr)

    found = {(title, ref): text for title, ref, text in expressions(dashboard)}
    dead = FAULT_AT + 75  # when all windows of one minute are empty
    checks = [(FAULT_AT - 15, f"count({text}) > bool 0", {"{}": 1}) for text in found.values()]
    checks += [(dead, text, {}) for text in found.values() if "[1d]" not in text]
    checks += [(FAULT_AT + 30, found["Machines up", "A"], {}), (dead, "sum(up)", {"{}": 1}),
               (dead, found["Machines of the last day", "A"], {'{instance="ann"}': 1}),
               (dead, found["Machines active", "A"], {"{}": 1})]
    wrong = failures(promtool, [Scene("a machine", [Machine("ann", all_series(MISSING))], checks)], rules, folder)
    expect(not wrong, wrong)


def type_errors(node, packages, dashboard, folder):
    """The errors of the TypeScript compiler for the dashboard as a value of Grafana's types."""
    imports = ["import type { Dashboard, FieldConfig, FieldConfigSource, GraphFieldConfig, Panel, TableFieldOptions } from '@grafana/schema';"]
    imports += [f"import type {{ Options as {name} }} from '@grafana/schema/dist/esm/raw/composable/{path}';"
                for name, path in OPTIONS.items()]
    fields = {"stat": "{}", "timeseries": "GraphFieldConfig", "table": "TableFieldOptions"}
    panels = [f"const panel{i}: Of<{panel['type']}, {fields[panel['type']]}> = {json.dumps(panel)};"
              for i, panel in enumerate(dashboard["panels"])]
    rest = {key: value for key, value in dashboard.items() if key != "panels"}
    path = os.path.join(folder, "dashboard.ts")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join([*imports, TYPES, *panels, f"const rest: Json<Omit<Dashboard, 'panels'>> = {json.dumps(rest)};\n"]))
    if not os.path.exists(os.path.join(folder, "node_modules")):
        os.symlink(packages, os.path.join(folder, "node_modules"))
    done = subprocess.run([node, os.path.join(packages, "typescript", "bin", "tsc"), "--noEmit", "--strict", "--skipLibCheck",
                           "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", path],
                          capture_output=True, text=True, cwd=folder, timeout=120, check=False)
    expect((done.returncode == 0) == (not done.stdout), f"tsc: {done.returncode} {done.stdout}{done.stderr}")
    return done.stdout


def planted(dashboard):
    """Copies with a fault of a type."""
    faults = {"a name that does not exist": lambda d: d.update(titel="MM"),
              "a text instead of a number": lambda d: d["panels"][0]["gridPos"].update(w="8"),
              "no matcher": lambda d: d["panels"][2]["fieldConfig"]["overrides"][0].pop("matcher"),
              "a style that does not exist": lambda d: d["panels"][1]["fieldConfig"]["defaults"]["custom"].update(drawStyle="lines"),
              "an option that does not exist": lambda d: d["panels"][0]["options"].update(textMode="values"),
              "a variable of no kind": lambda d: d["templating"]["list"][0].update(type="source")}
    for name, fault in faults.items():
        broken = copy.deepcopy(dashboard)
        fault(broken)
        yield name, broken


def check_that_faults_are_noticed(promtool, source, dashboard, folder):
    def broken(change):
        other = copy.deepcopy(dashboard)
        change(other["panels"])
        return other
    faults = {"a plain up": lambda p: p[1]["targets"][0].update(expr='sum(up{job="mm"})'),
              "no expression": lambda p: p[3]["targets"][0].update(expr="sum by (instance (up)"),
              "an unknown metric": lambda p: p[3]["targets"][0].update(expr="mm_services"),
              "panels on each other": lambda p: p[3]["gridPos"].update(x=0),
              "a column of nothing": lambda p: p[5]["targets"].pop()}
    for name, change in faults.items():
        try:
            check_layout(broken(change))
            check_expressions(promtool, source, broken(change), folder)
        except Failure:
            continue
        raise Failure(f"not noticed: {name}")


def main():
    promtool, source, *npm = sys.argv[1:]
    with open(os.path.join(source, "dashboards", "mm.json"), encoding="utf-8") as file:
        dashboard = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        if npm:
            wrong = type_errors(*npm, dashboard, folder)
            expect(not wrong, wrong)
            for name, broken in planted(dashboard):
                expect(type_errors(*npm, broken, folder), f"not noticed: {name}")
            return f"the types of {len(dashboard['panels'])} panels are those of Grafana's schema"
        check_layout(dashboard)
        check_expressions(promtool, source, dashboard, folder)
        check_that_faults_are_noticed(promtool, source, dashboard, folder)
    return f"{len(list(expressions(dashboard)))} expressions of {len(dashboard['panels'])} panels are right"


if __name__ == "__main__":
    run(main)
