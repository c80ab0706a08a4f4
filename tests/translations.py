#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every text of the sources stands in every .ts file, and is translated there with all that is put into it.

usage: translations.py LUPDATE SOURCE_DIR
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


PLACE = re.compile(r"%L?\d|%n")


def misfit(source, translation, plural):
    """What `translation` lacks or has too much of what is put into it, or an empty string."""
    wanted, got = sorted(PLACE.findall(source)), sorted(PLACE.findall(translation))
    if plural:  # a singular or a dual may say the number by the word alone
        wanted, got = ([place for place in places if place != "%n"] for places in (wanted, got))
    if wanted != got:
        return f"puts in {got}, not {wanted}"
    # "&&" is a letter, "& " in a sentence too.
    marks = [len(re.findall(r"&(?=\w)", text.replace("&&", ""))) for text in (source, translation)]
    return "" if marks[0] == marks[1] else f"has {marks[1]} mnemonics, not {marks[0]}"


def texts(path):
    """(context, source) -> what is wrong with its translation; nothing where it is finished."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            if translation.get("type") is not None or not all(forms):
                found[key] = "not translated"
            else:
                found[key] = next(filter(None, (misfit(key[1], form, message.get("numerus")) for form in forms)), "")
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
        wrong += [f"{ts.name}: {fault}: {key}" for key, fault in stands.items() if fault]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
