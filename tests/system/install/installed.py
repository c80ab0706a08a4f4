#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs the runtime files and checks that they are consistent: one id, one version, all icons, all languages."""

import argparse
import configparser
import os
import re
import struct
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ET
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SVG = "{http://www.w3.org/2000/svg}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
REVERSE_DNS = re.compile(r"\b(?:io|org|com|net|de)\.[a-z]\w*\.[\w.]*EE_?Monitor\b", re.I)


class Installed:
    def __init__(self, build, source, version, prefix):
        subprocess.run(["cmake", "--install", build, "--prefix", prefix, "--component", "runtime"],
                       check=True, capture_output=True, timeout=120)
        self.source = source
        self.version = version
        self.prefix = prefix
        self.share = prefix / "share"
        [self.desktop_file] = (self.share / "applications").iterdir()
        [self.appdata] = (self.share / "metainfo").iterdir()
        self.app_id = self.desktop_file.stem
        parser = configparser.RawConfigParser(interpolation=None, delimiters="=")
        parser.optionxform = str
        parser.read(self.desktop_file, encoding="utf-8")
        self.desktop = parser["Desktop Entry"]
        self.component = ET.parse(self.appdata).getroot()

    def files(self):
        return {path.relative_to(self.prefix).as_posix() for path in self.prefix.rglob("*") if not path.is_dir()}


def check_ids(tree):
    """The same id in file names, contents and sources; the window must have it too, or panels show a blank icon."""
    component = tree.component
    assert tree.appdata.name == f"{tree.app_id}.metainfo.xml", tree.appdata
    assert component.findtext("id") == tree.app_id
    assert component.find("launchable").text == f"{tree.app_id}.desktop"
    assert component.find("icon").text == tree.app_id
    assert tree.desktop["Icon"] == tree.app_id
    others = set()
    for folder in ("app", "core", "ui", "resources"):
        for path in (tree.source / folder).rglob("*"):
            if path.is_file() and path.suffix != ".png":
                others |= set(REVERSE_DNS.findall(path.read_text(encoding="utf-8")))
    assert others == {tree.app_id}, f"more than one id: {others}"
    main = "".join(path.read_text(encoding="utf-8") for path in (tree.source / "app" / "monitor").rglob("*.cpp"))
    named = re.findall(r'setDesktopFileName\(u"([^"]*)"_s\)', main)
    assert named == [tree.app_id], f"app/monitor calls setDesktopFileName() with {named}, not once with {tree.app_id}"


def check_programs(tree):
    programs = {path.name for path in (tree.prefix / "bin").iterdir()}
    assert programs == {"ee-monitor", "mm-proxy"}, programs
    assert {binary.text for binary in tree.component.iter("binary")} == programs
    assert tree.desktop["Exec"].split()[0] in programs
    for name in programs:
        assert os.access(tree.prefix / "bin" / name, os.X_OK)
    for name, command in (("mm-proxy", "mm-proxy "), ("ee-monitor-exporter", "ee-monitor --exporter 127.0.0.1:")):
        unit = (tree.prefix / f"lib/systemd/user/{name}.service").read_text(encoding="utf-8")
        assert f"\nExecStart={tree.prefix}/bin/{command}" in unit, unit
        # Nothing that a restart can't mend is tried again for ever.
        assert "\nRestartPreventExitStatus=64 69 77\n" in unit, unit


def check_icons(tree):
    icons = tree.share / "icons" / "hicolor"
    expected = {f"{size}x{size}/apps/{tree.app_id}.png" for size in SIZES}
    expected |= {f"scalable/apps/{tree.app_id}.svg", f"symbolic/apps/{tree.app_id}-symbolic.svg"}
    found = {path.relative_to(icons).as_posix() for path in icons.rglob("*") if path.is_file()}
    assert found == expected, found ^ expected
    for size in SIZES:
        head = (icons / f"{size}x{size}" / "apps" / f"{tree.app_id}.png").read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", head[16:24]) == (size, size), (size, head)
    symbolic = ET.parse(icons / "symbolic" / "apps" / f"{tree.app_id}-symbolic.svg").getroot()
    assert symbolic.get("viewBox") == "0 0 16 16"
    # Panels recolour fills only.
    fills = {element.get("fill") for element in symbolic.iter()} - {None}
    assert fills == {"currentColor"} and not any(element.get("stroke") for element in symbolic.iter()), fills
    scalable = ET.parse(icons / "scalable" / "apps" / f"{tree.app_id}.svg").getroot()
    assert not [element.tag for element in scalable.iter() if element.tag in (f"{SVG}image", f"{SVG}mask", f"{SVG}filter")]


def check_versions(tree):
    version = tree.version
    assert tree.component.find("releases/release").get("version") == version, "metainfo: the newest release"
    manuals = list((tree.share / "man").rglob("*.[15]"))
    assert {manual.name for manual in manuals} == {"ee-monitor.1", "mm-proxy.1", "mm_mesh_stats.json.5"}, manuals
    for manual in manuals:
        assert f'.Os "EE Monitor {version}"\n' in manual.read_text(encoding="utf-8"), f"{manual.name}: the version"
    changelog = (tree.source / "resources/debian/changelog").read_text(encoding="utf-8")
    assert changelog.startswith(f"ee-monitor ({version}-1) "), "debian/changelog: the newest version"


def check_manuals(tree):
    """The manual page has exactly the options of --help."""
    for name in ("ee-monitor", "mm-proxy"):
        text = subprocess.run([tree.prefix / "bin" / name, "--help"], capture_output=True, text=True, check=True,
                              timeout=60, env={**os.environ, "LC_ALL": "C"}).stdout
        options = set(re.findall(r"^  (?:-\w, )?--([a-z-]+)", text, re.M))
        page = (tree.share / "man" / "man1" / f"{name}.1").read_text(encoding="utf-8")
        listed = set(re.findall(r"^\.It Fl (?:\w , )?-([a-z-]+)", page, re.M))
        assert options and listed == options, f"{name}.1: {listed ^ options}"


def check_languages(tree):
    for path in (tree.source / "translations").glob("ee-monitor_*.ts"):
        language = path.stem.removeprefix("ee-monitor_")
        if language == "en":
            continue
        for key in ("GenericName", "Comment", "Keywords"):
            assert tree.desktop.get(f"{key}[{language}]"), f"{tree.desktop_file.name}: no {key}[{language}]"
        summaries = {summary.get(LANG) for summary in tree.component.iter("summary")}
        assert language in summaries, f"{tree.appdata.name}: no summary in {language}"


def check_prometheus(tree):
    """All files for Prometheus, which users copy from there."""
    def files(folder):
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    source = files(tree.source / "resources/prometheus")
    assert source and files(tree.share / "ee-monitor/prometheus") == source


def check_nothing_for_developers(tree):
    wrong = {path for path in tree.files() if path.startswith(("include/", "lib/")) and "systemd/" not in path}
    assert not wrong, f"not for users: {wrong}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("version")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Installed(given.build, given.source, given.version, Path(folder).resolve() / "prefix")
        failed = 0
        for check in (check_ids, check_programs, check_icons, check_versions, check_manuals, check_languages,
                      check_prometheus, check_nothing_for_developers):
            try:
                check(tree)
            except AssertionError:
                traceback.print_exc()
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
