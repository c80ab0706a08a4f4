#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No file includes upward: core knows core alone, ui knows core and ui, a program knows both and itself."""

import re
import sys
import tempfile
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<((?:core|ui|app)/[^>]+)>)', re.M)
ALLOWED = {"core": ("core",), "ui": ("core", "ui"), "app": ("core", "ui", "")}


def upward_includes(root):
    """(file, header) for each include that its folder may not make; "" stands for the file's own folder."""
    found = []
    for folder, allowed in ALLOWED.items():
        for source in sorted((root / folder).rglob("*")):
            if source.suffix not in (".h", ".cpp"):
                continue
            for quoted, angled in INCLUDE.findall(source.read_text(encoding="utf-8")):
                header = quoted or angled
                place = header.split("/")[0] if "/" in header else ""
                if place not in allowed:
                    found.append((str(source.relative_to(root)), header))
    return found


def check_that_it_can_fail():
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in ALLOWED:
            (root / folder).mkdir()
        (root / "core" / "a.h").write_text('#include "ui/b.h"\n')
        (root / "ui" / "b.cpp").write_text('#include "core/a.h"\n#include <app/c.h>\n')
        (root / "app" / "c.cpp").write_text('#include "ui/b.h"\n#include "c.h"\n')
        assert upward_includes(root) == [("core/a.h", "ui/b.h"), ("ui/b.cpp", "app/c.h")], upward_includes(root)


def main():
    check_that_it_can_fail()
    found = upward_includes(Path(sys.argv[1]))
    for source, header in found:
        print(f"{source} includes {header}, which is above it")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
