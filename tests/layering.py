#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No file includes upward or sideways, and Boost is known to one file."""

import re
import sys
import tempfile
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<((?:core|ui|app|boost)/[^>]+)>)', re.M)
# What each folder may include besides itself; a file is of the innermost folder named here.
ALLOWED = {
    "core": (),
    "ui": ("core",),
    "app/http": (),
    "app/process": (),
    "app/proxy": ("core", "app/http", "app/process"),
    "app/monitor": ("core", "ui", "app/http", "app/process"),
}
BOOST = "app/http/parser.cpp"


def folder_of(path):
    """The folder of ALLOWED that a file or a header is in; None for any other."""
    return next((folder for folder in ALLOWED if path.startswith(folder + "/")), None)


def bad_includes(root):
    """(file, header) for each include that its folder may not make."""
    found = []
    for source in sorted(source for top in ("core", "ui", "app") for source in (root / top).rglob("*.*")):
        if source.suffix not in (".h", ".cpp"):
            continue
        name = source.relative_to(root).as_posix()
        own = folder_of(name)
        for quoted, angled in INCLUDE.findall(source.read_text(encoding="utf-8")):
            header = quoted or angled
            if header.startswith("boost/"):
                fine = name == BOOST
            elif "/" not in header:
                fine = True
            else:
                fine = own is not None and folder_of(header) in (own, *ALLOWED[own])
            if not fine:
                found.append((name, header))
    return found


def check_that_it_can_fail():
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in ALLOWED:
            (root / folder).mkdir(parents=True)
        (root / "core" / "a.h").write_text('#include "ui/b.h"\n')
        (root / "ui" / "b.cpp").write_text('#include "core/a.h"\n#include <app/monitor/c.h>\n')
        (root / "app" / "monitor" / "c.cpp").write_text('#include "ui/b.h"\n#include "c.h"\n#include "app/proxy/d.h"\n')
        (root / "app" / "proxy" / "d.cpp").write_text('#include "app/http/e.h"\n#include <boost/f.hpp>\n')
        (root / "app" / "http" / "parser.cpp").write_text('#include <boost/f.hpp>\n#include "core/a.h"\n')
        assert bad_includes(root) == [
            ("app/http/parser.cpp", "core/a.h"), ("app/monitor/c.cpp", "app/proxy/d.h"),
            ("app/proxy/d.cpp", "boost/f.hpp"), ("core/a.h", "ui/b.h"), ("ui/b.cpp", "app/monitor/c.h"),
        ], bad_includes(root)


def main():
    check_that_it_can_fail()
    found = bad_includes(Path(sys.argv[1]))
    for source, header in found:
        print(f"{source} includes {header}, which it may not know")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
