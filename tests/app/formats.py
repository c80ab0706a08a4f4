#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What ee-monitor --once prints for other programs, as strict readers take it: JSON, Pango markup, performance data,
and Prometheus' text by promtool, where it is there."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

NAMES = ("stats.json", "a b.json", "\"q\" 'p' \\n.json", "<b>&amp;.json", "a|b=1;2.json", "#[fg=red] #(date) #{pid} %H.json",
         "line\nbreak\ttab\x1b[31m.json", "\u202etxt \u05e9\u05dc\u05d5\u05dd \U0001f680.json", "x" * 250)
CONTENTS = {  # what stands in the file -> the exit code
    None: 3,
    "": 2,
    '{"total_services": 5, "total_messages": 1247}': 0,
    '{"total_services": 5, "total_messages": 9223372036854775807, "writer": {"pid": 1, "host": "<i>|#[fg=red] \\"\\\\\\n",'
    ' "heartbeat_s": 10, "state": "stopped"}}': 1,
}
PERFORMANCE = re.compile(r"('[^'=]+'=-?[0-9.]+(s|c)?;;;0)( '[^'=]+'=-?[0-9.]+(s|c)?;;;0)*")
WORDS = ("OK", "WARNING", "CRITICAL", "UNKNOWN")


def no_duplicates(pairs):
    found = dict(pairs)
    assert len(found) == len(pairs), f"a key twice: {pairs}"
    return found


def strict(line):
    def refuse(constant):
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(line, object_pairs_hook=no_duplicates, parse_constant=refuse)


def markup_text(markup):
    return "".join(ET.fromstring(f"<span>{markup}</span>").itertext())


def visible(text):
    assert text.isprintable(), ascii(text)


def check_json(line, path, _code):
    told = strict(line)
    assert set(told) == {"state", "text", "color", "services", "messages", "age_s", "reason", "path"}, told
    assert told["path"] == path, (told["path"], path)


def check_waybar(line, path, _code):
    told = strict(line)
    assert set(told) == {"text", "alt", "tooltip", "class"} and len(told["class"]) == 2, told
    for text in (told["text"], *told["tooltip"].split("\n")):
        visible(markup_text(text))
    if path.isprintable() and len(path) < 500:
        assert markup_text(told["tooltip"]).split("\n")[-1] == path, told["tooltip"]


def check_i3blocks(line, _path, _code):
    told = strict(line)
    assert set(told) == {"full_text", "short_text", "color", "markup"} and told["markup"] == "none", told
    assert re.fullmatch("#[0-9a-f]{6}", told["color"]) and "\\" not in line, line


def check_tmux(line, _path, _code):
    assert re.fullmatch(r"#\[fg=#[0-9a-f]{6},bg=#[0-9a-f]{6}\] [^#]+ #\[default\]", line), line


def check_nagios(line, _path, code):
    text, _, data = line.partition("|")
    assert text.startswith(WORDS[code] + " - MM: "), line
    assert bool(data) == (code < 2) and (not data or PERFORMANCE.fullmatch(data.strip())), line
    visible(text)


def check_plain(line, _path, _code):
    assert line.startswith("MM: "), line


CHECKS = {"plain": check_plain, "json": check_json, "waybar": check_waybar, "i3blocks": check_i3blocks,
          "tmux": check_tmux, "nagios": check_nagios}


def printed(program, format_name, path):
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


def check_that_it_can_fail(promtool):
    def fails(check, *arguments):
        try:
            check(*arguments)
        except (AssertionError, ValueError, ET.ParseError):
            return True
        return False

    assert fails(strict, '{"a": 1, "a": 2}') and fails(strict, '{"a": NaN}') and fails(strict, '{"a": "\n"}')
    assert fails(markup_text, "a & b") and fails(markup_text, "<b>")
    assert fails(check_tmux, "#[fg=#000000,bg=#000000] a#(date) #[default]", "", 0)
    assert fails(check_nagios, "OK - MM: 5 | 3 | 'a'=1;;;0", "", 0)
    assert not promtool or fails(check_prometheus, "# TYPE a gauge\na{b=\"\n\"} 1\n", promtool)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("--promtool", metavar="PATH")
    asked = parser.parse_args()
    check_that_it_can_fail(asked.promtool)
    checked = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in NAMES:
            path = os.path.join(folder, name)
            for content, expected in CONTENTS.items():
                if content is not None:
                    Path(path).write_text(content, encoding="utf-8")
                for format_name, check in CHECKS.items():
                    code, line = printed(asked.program, format_name, path)
                    assert code == expected and "\n" not in line, (format_name, code, line)
                    check(line, path, code)
                code, text = printed(asked.program, "prometheus", path)
                assert code == expected, (code, text)
                check_prometheus(text + "\n", asked.promtool)
                checked += 1
    print(f"{checked} files in {len(CHECKS) + 1} formats{'' if asked.promtool else ', without promtool'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
