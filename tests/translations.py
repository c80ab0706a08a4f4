#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every .ts file has exactly the texts of the sources, and each translation has the placeholders and mnemonics of its source.

usage: translations.py LUPDATE SOURCE_DIR
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


PLACEHOLDER = re.compile(r"%L?\d|%n")


def mismatch(source, translation, plural):
    """How the placeholders or mnemonics of `translation` differ from those of `source`; an empty string if they don't."""
    expected, found = sorted(PLACEHOLDER.findall(source)), sorted(PLACEHOLDER.findall(translation))
    if plural:  # a singular or a dual may leave out the number
        expected, found = ([name for name in names if name != "%n"] for names in (expected, found))
    if expected != found:
        return f"has the placeholders {found}, not {expected}"
    # "&&" and "& " are no mnemonics.
    marks = [len(re.findall(r"&(?=\w)", text.replace("&&", ""))) for text in (source, translation)]
    return "" if marks[0] == marks[1] else f"has {marks[1]} mnemonics, not {marks[0]}"


def texts(path):
    """(context, source, comment) -> what is wrong with its translation; an empty string if nothing is."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            if translation.get("type") is not None or not all(forms):
                found[key] = "not translated"
            else:
                found[key] = next(filter(None, (mismatch(key[1], form, message.get("numerus")) for form in forms)), "")
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
            subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias", "tr+=trLater", "-I", str(root), *plural, *sources, "-ts", str(fresh)],
                           check=True)
            present, needed = texts(ts), texts(fresh)
        wrong += [f"{ts.name}: missing: {key}" for key in needed.keys() - present.keys()]
        wrong += [f"{ts.name}: unused: {key}" for key in present.keys() - needed.keys()]
        wrong += [f"{ts.name}: {fault}: {key}" for key, fault in present.items() if fault]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
