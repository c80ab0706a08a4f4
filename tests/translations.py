#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every text of the sources stands in every .ts file, and is translated there.

usage: translations.py LUPDATE SOURCE_DIR
"""

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def texts(path):
    """(context, source) -> whether its translation is finished."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            found[key] = translation.get("type") is None and all(forms)
    return found


def main():
    lupdate, root = sys.argv[1], Path(sys.argv[2])
    sources = [str(p) for folder in ("core", "ui", "app") for p in sorted((root / folder).rglob("*")) if p.suffix in (".h", ".cpp")]
    wrong = []
    for ts in sorted((root / "translations").glob("*.ts")):
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / ts.name
            shutil.copy(ts, fresh)
            plural = ["-pluralonly"] if ts.stem.endswith("_en") else []
            subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", str(root), *plural, *sources, "-ts", str(fresh)],
                           check=True)
            stands, needed = texts(ts), texts(fresh)
        wrong += [f"{ts.name}: not there: {key}" for key in needed.keys() - stands.keys()]
        wrong += [f"{ts.name}: of no use any more: {key}" for key in stands.keys() - needed.keys()]
        wrong += [f"{ts.name}: not translated: {key}" for key, finished in stands.items() if not finished]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
