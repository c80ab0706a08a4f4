#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each folder includes only the folders that it may include, and only one file each includes Boost, simdjson and toml++."""

import re
import sys
import tempfile
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<((?:core|ui|app|boost|toml\+\+)/[^>]+|simdjson\.h)>)', re.M)
# The folders that each folder may include besides itself. A file belongs to the innermost folder in this table.
SYSTEM = ("core/system",)
STATSFILE = ("core/statsfile", *SYSTEM)
MONITOR = ("core/monitor", "core/fleet", *STATSFILE)
BASE = ("ui/widgets", "ui/platform", *MONITOR)
PAGES = ("ui/machines", "ui/services", "ui/trend", "ui/events", "ui/preferences", "ui/tray", "ui/notifications")
PROXYCLIENT = ("app/monitor/proxyclient", "app/http", *STATSFILE)
DESKTOP = ("app/monitor/desktop", "app/monitor/instance", "app/monitor/cli", "app/monitor/fleet", "app/monitor/proxyclient", "ui/window", *PAGES, "ui/status", *BASE)
ALLOWED = {
    "core/system": (),
    "core/statsfile": SYSTEM,
    "core/tracker": STATSFILE,
    "core/fleet": STATSFILE,
    "core/monitor": ("core/fleet", *STATSFILE),
    "core": ("core/tracker", *STATSFILE),
    "ui/widgets": MONITOR,
    "ui/platform": ("ui/widgets", *MONITOR),
    "ui/status": BASE,
    **{page: ("ui/status", *BASE) for page in PAGES},
    "ui/machines": ("ui/services", "ui/trend", "ui/status", *BASE),  # the window of one machine has them
    "ui/notifications": ("ui/tray", "ui/status", *BASE),  # without a notification server, the tray icon shows notifications
    "ui/window": (*PAGES, "ui/status", *BASE),
    "app/common": (),
    "app/http": (),
    "app/proxy/json": SYSTEM,
    "app/proxy/mesh": ("app/proxy/json", "app/http", "core", "core/tracker", *STATSFILE),
    "app/proxy/mcp": ("app/proxy/mesh", "app/proxy/json", "app/http", "core", *STATSFILE),
    "app/proxy/servers": ("app/proxy/mcp", "app/proxy/mesh", "app/proxy/json", "app/http", "app/common", "core", *STATSFILE),
    "app/proxy/stdio": ("app/proxy/mcp", "app/proxy/json", "app/http", "app/common", *SYSTEM),
    "app/proxy": ("app/proxy/stdio", "app/proxy/servers", "app/proxy/mcp", "app/proxy/mesh", "app/proxy/json", "core", "core/tracker", *STATSFILE, "app/http", "app/common"),
    "app/monitor/proxyclient": ("app/http", *STATSFILE),
    "app/monitor/fleet": (*PROXYCLIENT, *MONITOR, "app/common"),
    "app/monitor/cli": ("app/monitor/fleet", *PROXYCLIENT, *MONITOR, "app/common"),
    "app/monitor/instance": ("ui/window", "ui/platform", *SYSTEM),
    "app/monitor/desktop": DESKTOP,
    "app/monitor": (*DESKTOP, *PROXYCLIENT, "app/monitor/cli", "app/common"),
}
ONLY = {"boost": "app/http/parser.cpp", "simdjson.h": "core/fleet/answer.cpp", "toml++": "app/proxy/servers/tomlservers.cpp"}


def folder_of(path):
    """The folder of ALLOWED that a file or a header is in; None for any other."""
    return max((folder for folder in ALLOWED if path.startswith(folder + "/")), key=len, default=None)


def bad_includes(root):
    """(file, header) for each include that is not allowed."""
    found = []
    for source in sorted(source for top in ("core", "ui", "app") for source in (root / top).rglob("*.*")):
        if source.suffix not in (".h", ".cpp"):
            continue
        name = source.relative_to(root).as_posix()
        own = folder_of(name)
        for quoted, angled in INCLUDE.findall(source.read_text(encoding="utf-8")):
            header = quoted or angled
            top = header.split("/")[0]
            if top in ONLY:
                fine = name == ONLY[top]
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
            (root / folder).mkdir(parents=True, exist_ok=True)
        (root / "core/system/a.h").write_text('#include "core/statsfile/b.h"\n')
        (root / "core/tracker/b.cpp").write_text('#include "core/system/a.h"\n#include "core/monitor/c.h"\n')
        (root / "ui/status/c.cpp").write_text('#include "core/monitor/a.h"\n#include <ui/window/d.h>\n')
        (root / "app/monitor/cli/d.cpp").write_text('#include "ui/widgets/e.h"\n#include "d.h"\n#include "app/proxy/f.h"\n')
        (root / "app/proxy/e.cpp").write_text('#include "app/http/f.h"\n#include <boost/g.hpp>\n')
        (root / ONLY["boost"]).write_text('#include <boost/g.hpp>\n#include "core/system/a.h"\n#include <toml++/toml.h>\n')
        (root / "core/fleet/f.cpp").write_text('#include <simdjson.h>\n')
        (root / ONLY["toml++"]).write_text('#include <toml++/toml.h>\n')
        assert bad_includes(root) == [
            ("app/http/parser.cpp", "core/system/a.h"), ("app/http/parser.cpp", "toml++/toml.h"),
            ("app/monitor/cli/d.cpp", "ui/widgets/e.h"), ("app/monitor/cli/d.cpp", "app/proxy/f.h"), ("app/proxy/e.cpp", "boost/g.hpp"),
            ("core/fleet/f.cpp", "simdjson.h"), ("core/system/a.h", "core/statsfile/b.h"), ("core/tracker/b.cpp", "core/monitor/c.h"),
            ("ui/status/c.cpp", "ui/window/d.h"),
        ], bad_includes(root)


def main():
    check_that_it_can_fail()
    found = bad_includes(Path(sys.argv[1]))
    for source, header in found:
        print(f"{source} includes {header}, which its folder may not include")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
