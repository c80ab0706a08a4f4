#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The shell offers exactly the options of --help, and their values."""

import argparse
import functools
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HELP_LINE = re.compile(r"^  (?:(-\w), )?(--[a-z-]+)(?: <([^>]+)>)?(?:\s|$)", re.M)
ONE_OF = re.compile(r" must be one of (.*), not ")
HERE = Path(__file__).resolve().parent

BASH = r"""
source "$1"
complete -p "${2%% *}" >/dev/null || exit 1
function=$(complete -p "${2%% *}" | sed 's/.* -F \([^ ]*\).*/\1/')
read -ra COMP_WORDS <<<"$2"
[[ $2 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$2 COMP_POINT=${#2} COMPREPLY=()
compopt() { :; }
"$function"
printf '%s\n' "${COMPREPLY[@]}"
"""
FISH = 'source $argv[1]; complete -C $argv[2]'


def shell_output(command):
    with tempfile.TemporaryDirectory() as home:
        environment = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=home, env=environment)
    assert done.returncode == 0 and not done.stderr, f"{command[0]}: {done.returncode} {done.stderr}"
    return done.stdout.split("\n")


@functools.lru_cache(maxsize=None)
def offered(shell, folder, line):
    """The words that Tab offers after `line`, without descriptions."""
    program = line.split()[0]
    if shell == "bash":
        lines = shell_output(["bash", "--norc", "--noprofile", "-c", BASH, "bash", str(folder / "bash" / program), line])
    elif shell == "fish":
        lines = shell_output(["fish", "--no-config", "-c", FISH, "--", str(folder / "fish" / f"{program}.fish"), line])
    else:
        lines = shell_output(["zsh", "-f", str(HERE / "tab.zsh"), str(folder / "zsh"), line])
    return frozenset(line.split("\t")[0] for line in lines) - {""}


def options_of(text):
    """option -> name of its value, None without a value. -h and --help are separate entries."""
    found = {}
    for short, name, value in HELP_LINE.findall(text):
        found.update({option: value or None for option in (short, name) if option})
    return found


def with_choices(program, options):
    """Replaces the value of each option that has a fixed set of words by these words, as "a|b". They are in an
    error message of the program."""
    found = dict(options)
    for option in (option for option, value in options.items() if value == "FORMAT"):
        refusal = subprocess.run([program, "--once", f"{option}=?"], capture_output=True, text=True, timeout=60,
                                 env={**os.environ, "LC_ALL": "C"}).stderr
        words = ONE_OF.search(refusal)
        assert words, f"{program} does not list the values of {option}: {refusal}"
        found[option] = words[1].replace(", ", "|")
    return found


def differences(shell, folder, program, options):
    """A sentence for each word that the shell wrongly offers or wrongly leaves out."""
    found = []

    def compare(line, expected, got):
        found.extend(f"{shell}: '{line}' does not offer {option}" for option in sorted(expected - got))
        found.extend(f"{shell}: '{line}' offers {option}" for option in sorted(got - expected))

    def tab(line):
        return offered(shell, folder, line)

    compare(f"{program} -", set(options), tab(f"{program} -") | tab(f"{program} --"))
    for option, value in options.items():
        if value and "|" in value:
            compare(f"{program} {option} ", set(value.split("|")), tab(f"{program} {option} "))
        elif value:
            names = {word for word in tab(f"{program} {option} ") if word.startswith("-")}
            compare(f"{program} {option} ", set(), names)
    return found


def check_that_differences_are_detected(shell, folder, program, options):
    more = {**options, "--unknown": None}
    less = {option: value for option, value in options.items() if option != "--stats-file"}
    assert any("not offer --unknown" in line for line in differences(shell, folder, program, more))
    assert any("offers --stats-file" in line for line in differences(shell, folder, program, less))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))
    parser.add_argument("folder", type=Path, help="with bash/, zsh/ and fish/")
    parser.add_argument("programs", type=Path, nargs="+")
    given = parser.parse_args()

    found = []
    for path in given.programs:
        text = subprocess.run([path, "--help"], capture_output=True, text=True, check=True, timeout=60,
                              env={**os.environ, "LC_ALL": "C"}).stdout
        options = with_choices(path, options_of(text))
        assert {"-h", "--help", "--stats-file"} <= set(options), f"the output of {path} --help was not understood"
        check_that_differences_are_detected(given.shell, given.folder, path.name, options)
        found += differences(given.shell, given.folder, path.name, options)
    print("\n".join(found) or f"{given.shell} offers the options of --help")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
