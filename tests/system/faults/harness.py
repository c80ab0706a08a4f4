# SPDX-License-Identifier: MIT
"""Shared by all scripts in this folder: a writer process, and checks of stats files that use none of the code
under test."""

import argparse
import contextlib
import json
import mmap
import os
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "support"))

import children  # noqa: E402, F401
from children import Child, Failure, expect, run, wait_until  # noqa: E402, F401

SKIPPED = 77  # SKIP_RETURN_CODE in CMakeLists.txt
MAX_SIZE = 16 * 1024 * 1024  # bytes
MAX_COUNT = 2**63 - 1
FILE_NAME = "mm_stats.json"


# ---- checking a file

@dataclass
class Verdict:
    kind: str  # "valid", "missing" or "unreadable"
    why: str = ""
    raw: bytes = b""
    data: dict | None = None

    @property
    def valid(self):
        return self.kind == "valid"

    @property
    def total(self):
        return self.data["total_messages"]

    @property
    def state(self):
        return self.data.get("writer", {}).get("state")


def _is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_COUNT


def broken_rule(data):
    """The first rule of the format that `data` breaks, or an empty string."""
    if not isinstance(data, dict):
        return "no object"
    for key in ("total_services", "total_messages"):
        if not _is_count(data.get(key)):
            return f"{key} is {data.get(key)!r}"
    if not isinstance(data.get("last_updated", ""), str):
        return "last_updated is no string"
    services = data.get("services", [])
    if not isinstance(services, list):
        return "services is no array"
    for entry in services:
        if (not isinstance(entry, dict) or not isinstance(entry.get("name"), str)
                or not isinstance(entry.get("registered_at"), str)
                or not _is_count(entry.get("message_count"))):
            return f"bad entry {entry!r}"
    writer = data.get("writer")
    if writer is not None and (not isinstance(writer, dict) or not _is_count(writer.get("pid"))
                               or not isinstance(writer.get("host"), str)
                               or not isinstance(writer.get("heartbeat_s"), (int, float))
                               or writer.get("state") not in ("running", "stopped")):
        return f"bad writer {writer!r}"
    return ""


def judge_bytes(raw):
    if len(raw) > MAX_SIZE:
        return Verdict("unreadable", "too large", raw)
    try:
        data = json.loads(raw.decode("utf-8"))
    except ValueError as error:
        return Verdict("unreadable", f"{len(raw)} bytes: {error}", raw)
    why = broken_rule(data)
    return Verdict("unreadable", why, raw) if why else Verdict("valid", "", raw, data)


def judge(path):
    """Opens, reads and closes `path` once."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return Verdict("missing", "no such file")
    except OSError as error:
        return Verdict("unreadable", str(error))
    with open(fd, "rb") as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            return Verdict("unreadable", "not a regular file")
        return judge_bytes(file.read(MAX_SIZE + 1))


def whole(verdict):
    """True if the file is complete and exactly in the format of our writer, and its services' messages do not exceed
    the total."""
    if not verdict.valid or "writer" not in verdict.data:
        return False
    services = verdict.data["services"]
    return (verdict.raw.decode() == json.dumps(verdict.data, indent=2, ensure_ascii=False) + "\n"
            and verdict.data["total_services"] == len(services)
            and verdict.total >= sum(s["message_count"] for s in services))


def readable(verdict):
    """The check for foreign writers, instead of whole()."""
    return verdict.valid


def strays(path):
    """All files whose name begins with that of `path`, except itself, its lock file and quarantined files. During a save
    this includes the writer's temporary file."""
    folder, name = os.path.split(path)
    return {entry for entry in os.listdir(folder) if entry.startswith(name)
            and entry != name and not entry.startswith(name + ".lock")
            and not entry.startswith(name + ".corrupt-")}


def remaining_strays(path):
    """strays(), without the temporary file of a save in progress, which is removed within a second."""
    left = strays(path)
    end = time.monotonic() + 1
    while left and time.monotonic() < end:
        time.sleep(0.005)
        left &= strays(path)
    return sorted(left)


# ---- the writer

class Tally:
    """The file of 8 bytes in which mesh-host counts its messages; it outlives mesh-host."""

    def __init__(self, path):
        self.path = path

    def value(self):
        raw = b""
        with contextlib.suppress(FileNotFoundError), open(self.path, "rb") as file:
            raw = file.read(8)
        return struct.unpack("q", raw)[0] if len(raw) == 8 else 0

    def reset(self):
        with contextlib.suppress(FileNotFoundError):
            os.remove(self.path)


class Host(Child):
    """One writer process."""

    def __init__(self, command, stats_file, *, register="", rate=None, messages=None, tally=None,
                 heartbeat=None, hold=True, extra=(), wrapper=(), user=None):
        self.stats_file = str(stats_file)
        args = [*wrapper, *command, "--stats-file", self.stats_file]
        for option, value in (("--register", register), ("--rate", rate), ("--messages", messages),
                              ("--tally", tally), ("--heartbeat", heartbeat)):
            if value not in (None, ""):
                args += [option, str(value)]
        if hold:
            args.append("--hold")
        identity = {"user": user, "group": user, "extra_groups": []} if user is not None else {}
        super().__init__([*args, *extra], title="the writer", **identity)

    def log_count(self, text):
        return self.log().count(text)

    def wait_ready(self, seconds=20):
        line = self.first_line(seconds)
        expect(line == "ready\n", f"the writer did not get ready: {line!r} {self.log()}")
        return self

    def descriptors(self):
        return sorted(os.listdir(f"/proc/{self.pid}/fd"))

    def threads(self):
        return sorted(int(task) for task in os.listdir(f"/proc/{self.pid}/task"))


def guide_writer(*flags):
    """The command of the guide's writer."""
    return [sys.executable, "-S", os.path.join(HERE, "guide_writer.py"), *flags]


# ---- running a script

def parser(description, has_naive=False):
    """With `has_naive` the script takes "naive" as its argument, to test a program whose faults it must detect."""
    options = argparse.ArgumentParser(description=description)
    if has_naive:
        options.add_argument("what", nargs="?", choices=("real", "naive"), default="real")
    options.add_argument("--mesh-host", required=True, metavar="PATH")
    options.add_argument("--full", action="store_true", help="make the full number of attempts")
    options.add_argument("--work-dir", default=None, help="the folder of temporary files")
    return options


@contextlib.contextmanager
def scratch(options):
    """A temporary directory on the disk, removed afterwards."""
    path = tempfile.mkdtemp(prefix="mm-faults-", dir=options.work_dir)
    os.chmod(path, 0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def failure_of(attempt, *arguments):
    """Calls attempt(), which tests a naive writer or reader and must fail. Returns the message of its Failure."""
    try:
        attempt(*arguments)
    except Failure as failure:
        return str(failure)
    raise Failure(f"{attempt.__name__} did not detect the naive program")


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def need_strace():
    if not shutil.which("strace") or subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True,
                                                    check=False).returncode:
        skip("strace can't be used here")


def map_shared(path, size):
    """A read-only mapping of `path`, to which another process writes."""
    with open(path, "rb") as file:
        return mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
