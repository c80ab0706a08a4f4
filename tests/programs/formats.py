#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the output of ee-monitor --once with strict parsers: JSON, Pango markup, performance data, and the Prometheus text
format by promtool, where it is installed. The formats' content is checked by the unit suites tst_outputformat*."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

CASES = (  # file name, content or None for no file, exit code
    ("a b.json", '{"total_services": 5, "total_messages": 1247}', 0),
    ("\"q\" 'p' \\n <b>&amp; #[fg=red] #(date) #{pid} %H a|b=1;2\tt\x1b[31m\u202e\u05e9\U0001f680\nx.json",
     '{"total_services": 5, "total_messages": 9223372036854775807, "writer": {"pid": 1, "host": "<i>|#[fg=red] \\"\\\\\\n",'
     ' "heartbeat_s": 10, "state": "stopped"}}', 1),
    ("x" * 250, "", 2),
    ("none.json", None, 3),
)
PERFORMANCE = re.compile(r"('[^'=]+'=-?[0-9.]+(s|c)?;;;0)( '[^'=]+'=-?[0-9.]+(s|c)?;;;0)*")
WORDS = ("OK", "WARNING", "CRITICAL", "UNKNOWN")


def no_duplicates(pairs):
    found = dict(pairs)
    assert len(found) == len(pairs), f"duplicate key: {pairs}"
    return found


def strict_json(line):
    def reject(constant):
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(line, object_pairs_hook=no_duplicates, parse_constant=reject)


def markup_text(markup):
    return "".join(ET.fromstring(f"<span>{markup}</span>").itertext())


def check_printable(text):
    assert text.isprintable(), ascii(text)


def check_json(line, path, _code):
    line_object = strict_json(line)
    assert set(line_object) == {"state", "text", "color", "services", "messages", "age_s", "reason", "path"}, line_object
    assert line_object["path"] == path, (line_object["path"], path)


def check_waybar(line, path, _code):
    line_object = strict_json(line)
    assert set(line_object) == {"text", "alt", "tooltip", "class"} and len(line_object["class"]) == 2, line_object
    for text in (line_object["text"], *line_object["tooltip"].split("\n")):
        check_printable(markup_text(text))
    if path.isprintable() and len(path) < 500:
        assert markup_text(line_object["tooltip"]).split("\n")[-1] == path, line_object["tooltip"]


def check_i3blocks(line, _path, _code):
    line_object = strict_json(line)
    assert set(line_object) == {"full_text", "short_text", "color", "markup"} and line_object["markup"] == "none", line_object
    assert re.fullmatch("#[0-9a-f]{6}", line_object["color"]) and "\\" not in line, line


def check_tmux(line, _path, _code):
    assert re.fullmatch(r"#\[fg=#[0-9a-f]{6},bg=#[0-9a-f]{6}\] [^#]+ #\[default\]", line), line


def check_nagios(line, _path, code):
    text, _, data = line.partition("|")
    assert text.startswith(WORDS[code] + " - MM: "), line
    assert bool(data) == (code < 2) and (not data or PERFORMANCE.fullmatch(data.strip())), line
    check_printable(text)


def check_plain(line, _path, _code):
    assert line.startswith("MM: "), line


CHECKS = {"plain": check_plain, "json": check_json, "waybar": check_waybar, "i3blocks": check_i3blocks,
          "tmux": check_tmux, "nagios": check_nagios}


def run_once(program, format_name, path):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
    done = subprocess.run([program, "--once", "--no-register", "--format", format_name, "--stats-file", path],
                          capture_output=True, timeout=60, env=environment)
    assert not done.stderr, done.stderr
    text = done.stdout.decode("utf-8", "strict")
    assert text.endswith("\n"), text
    return done.returncode, text[:-1]


def check_prometheus(text, promtool):
    if promtool:
        done = subprocess.run([promtool, "check", "metrics"], input=text.encode(), capture_output=True, timeout=60)
        assert done.returncode == 0 and not done.stderr, f"promtool: {done.returncode} {done.stdout}{done.stderr} {text}"


def self_test(promtool):
    def fails(check, *arguments):
        try:
            check(*arguments)
        except (AssertionError, ValueError, ET.ParseError):
            return True
        return False

    assert fails(strict_json, '{"a": 1, "a": 2}') and fails(strict_json, '{"a": NaN}') and fails(strict_json, '{"a": "\n"}')
    assert fails(markup_text, "a & b") and fails(markup_text, "<b>")
    assert fails(check_tmux, "#[fg=#000000,bg=#000000] a#(date) #[default]", "", 0)
    assert fails(check_nagios, "OK - MM: 5 | 3 | 'a'=1;;;0", "", 0)
    assert not promtool or fails(check_prometheus, "# TYPE a gauge\na{b=\"\n\"} 1\n", promtool)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("--promtool", metavar="PATH")
    options = parser.parse_args()
    self_test(options.promtool)
    with tempfile.TemporaryDirectory() as folder:
        for name, content, expected in CASES:
            path = os.path.join(folder, name)
            if content is not None:
                Path(path).write_text(content, encoding="utf-8")
            for format_name, check in CHECKS.items():
                code, line = run_once(options.program, format_name, path)
                assert code == expected and "\n" not in line, (format_name, code, line)
                check(line, path, code)
            code, text = run_once(options.program, "prometheus", path)
            assert code == expected, (code, text)
            check_prometheus(text + "\n", options.promtool)
    print(f"{len(CASES)} files in {len(CHECKS) + 1} formats{'' if options.promtool else ', without promtool'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
