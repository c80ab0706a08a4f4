# SPDX-License-Identifier: MIT
"""The user units are valid for systemd, and a broken copy of each is not."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "support"))

from children import expect, run  # noqa: E402


def complaints(analyze, paths, folder):
    environment = {**os.environ, "XDG_RUNTIME_DIR": folder, "HOME": folder}
    done = subprocess.run([analyze, "--user", "verify", *paths], env=environment, capture_output=True, text=True, check=False)
    names = [os.path.basename(path) for path in paths]
    # Complaints about other units of this machine are not ours.
    lines = [line for line in (done.stdout + done.stderr).splitlines() if any(name in line for name in names)]
    return lines or ([done.stderr or "no reason"] if done.returncode else [])


def main():
    analyze, prometheus, source = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o700)
        copies = []
        for path in sorted(glob.glob(os.path.join(source, "*", "*.service")) + glob.glob(os.path.join(source, "*", "*.timer"))):
            with open(path, encoding="utf-8") as file:
                text = file.read().replace("/usr/bin/prometheus", prometheus)  # unpacked, not installed
            copies.append(shutil.copy(path, folder))
            with open(copies[-1], "w", encoding="utf-8") as file:
                file.write(text)
        expect(len(copies) == 3, f"the units are {copies}")
        found = complaints(analyze, copies, folder)
        expect(not found, "\n".join(found))
        for path in copies:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for old, new in (("ExecStart=/", "ExecStart=/no/"), ("[Timer]\nOnCalendar=*:*:0/30", "[Timer]\nOnCalendar=*:*:90"),
                             ("NoNewPrivileges=", "NoNewPrivilege="), ("AccuracySec=1s", "AccuracySec=one")):
                if old in text:
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(text.replace(old, new))
                    expect(complaints(analyze, copies, folder), f"{os.path.basename(path)}: not noticed: {new}")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    return f"{len(copies)} units are valid"


if __name__ == "__main__":
    run(main)
