# SPDX-License-Identifier: MIT
"""Installs the npm packages of a lock file into FOLDER/node_modules; does nothing if they are there already."""

import hashlib
import os
import shutil
import subprocess
import sys

SKIPPED = 77  # the test's SKIP_RETURN_CODE
# Of Node.js, for a machine without a network.
UNREACHABLE = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "ETIMEDOUT")
FILES = ("package.json", "package-lock.json")


def digest(folder):
    """Of what is to be installed."""
    found = hashlib.sha256()
    for name in FILES:
        with open(os.path.join(folder, name), "rb") as file:
            found.update(file.read())
    return found.hexdigest()


def is_installed(folder, wanted):
    try:
        with open(os.path.join(folder, "node_modules", ".installed"), encoding="ascii") as file:
            return file.read() == wanted
    except OSError:
        return False


def main(npm, source, folder):
    wanted = digest(source)
    if is_installed(folder, wanted):
        return "the npm packages are installed already"
    os.makedirs(folder, exist_ok=True)
    for name in FILES:
        shutil.copy(os.path.join(source, name), folder)
    # No package may run a script of its own.
    done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"],
                          cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    if done.returncode:
        reason = "\n".join(done.stdout.splitlines()[:6])
        if any(code in done.stdout for code in UNREACHABLE):
            print(f"{reason}\nLeft out: the npm registry can't be reached, so the packages of {source} can't be installed.")
            raise SystemExit(SKIPPED)
        raise SystemExit(f"{reason}\nThe npm packages of {source} can't be installed.")
    with open(os.path.join(folder, "node_modules", ".installed"), "w", encoding="ascii") as file:
        file.write(wanted)
    return "the npm packages were installed"


if __name__ == "__main__":
    print(main(*sys.argv[1:]))
