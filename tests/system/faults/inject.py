# SPDX-License-Identifier: MIT
"""R4: one system call of a save fails, or the process is killed in it. The file must have exactly the old or the
new content, the failure must be reported, and saving must continue."""

import collections
import contextlib
import itertools
import os
import re
import signal
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import harness

CALLS = {"openat": 2, "write": 1, "fdatasync": 2, "fchmod": 1, "linkat": 2, "rename": 1}  # in a save
SYSCALLS = {"rename": "rename,renameat,renameat2"}
ERRORS = ("EIO", "ENOSPC", "EACCES", "EINTR")
SENTENCES = {"EIO": "Input/output error", "ENOSPC": "No space left on device",
             "EACCES": "Permission denied", "EINTR": "Interrupted system call"}
PERMISSIONS = 0o640  # of the file; different from those of a new one
RATE = 400  # 10 saves a second

# Failures that need no report, as the save succeeds anyway:
HARMLESS = {
    ("*", "*", "EINTR"): "repeated immediately",
    ("starting", "openat lock", "EACCES"): "a read-only lock file can be locked too",
    ("starting", "openat file", "*"): "the file is read again",
    ("*", "linkat temporary", "*"): "QSaveFile tries another temporary name",
    ("*", "fchmod", "*"): "the permissions are kept anyway",
    ("*", "fdatasync again", "*"): "QSaveFile's own, after ours: the content is on the disk",
    ("*", "linkat file", "*"): "QSaveFile tries the final name first and expects to fail",
}


@dataclass
class Case:
    phase: str  # "starting" or "running"
    call: str
    fault: str
    nth: int

    def __str__(self):
        return f"{self.phase} {self.call} #{self.nth} {self.fault}"

    def options(self):
        how = "signal=KILL" if self.fault == "KILL" else f"error={self.fault}"
        calls = SYSCALLS.get(self.call, self.call)
        # A save calls fdatasync() twice. strace may attach between the two, so the first that it counts may be the second.
        joined = 2 if self.phase == "running" and self.call == "fdatasync" else 0
        return ["-e", f"trace={calls}", "-e", f"inject={calls}:{how}:when={self.nth + joined}"]


class Watcher(threading.Thread):
    """Reads the file continuously and keeps the first content that breaks the format."""

    def __init__(self, path, may_be_missing, whole):
        super().__init__(daemon=True)
        self.path, self.may_be_missing, self.whole = path, may_be_missing, whole
        self.bad, self.highest, self.reads = None, -1, 0
        self.ending = threading.Event()

    def run(self):
        while not self.ending.wait(0.001):
            found = harness.judge(self.path)
            self.reads += 1
            if self.whole(found):
                self.highest = max(self.highest, found.total)
                self.may_be_missing = False
            elif not (found.kind == "missing" and self.may_be_missing):
                self.bad = self.bad or found

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        self.join(5)


class Trial:
    whole = staticmethod(harness.whole)

    def __init__(self, options, folder, case):
        self.command = [options.mesh_host]
        self.case = case
        os.makedirs(folder)
        self.folder = folder
        self.file = os.path.join(folder, harness.FILE_NAME)
        self.tally = harness.Tally(os.path.join(folder, "tally"))
        self.trace = os.path.join(folder, "trace")

    def run(self):
        """The result as a short text; raises Failure if a check fails."""
        # The writer is killed at the end of this block, so its lock file remains.
        with harness.Host(self.command, self.file, register="old", messages="old:7") as host:
            host.wait_ready()
        self.old = harness.judge(self.file)
        harness.expect(self.whole(self.old) and self.old.total == 7, "the initial file is not valid")
        os.chmod(self.file, PERMISSIONS)
        with Watcher(self.file, may_be_missing=False, whole=self.whole) as watcher:
            result = self.starting(watcher) if self.case.phase == "starting" else self.running()
            harness.expect(watcher.reads > 0, "the watcher read nothing")
        asides = [name for name in os.listdir(self.folder) if ".corrupt-" in name]
        if watcher.bad and not (asides and watcher.bad.kind == "missing"):
            raise harness.Failure(f"{watcher.bad.kind}: {watcher.bad.why}")
        return result

    # ---- phases

    def starting(self, watcher):
        paths = [self.file, self.file + ".lock", self.file + ".lock.rmlock"]
        only = list(itertools.chain(*(("-P", p) for p in [*paths, self.folder])))
        # -P selects the calls for these paths. Otherwise the first openat() is the dynamic loader's, and the first write()
        # prints "ready". -P does not match a file without a name, such as the new content: so this phase tests the write()
        # of the lock, and the phase `running` that of the content.
        narrow = only if self.case.call in ("openat", "write") else []
        wrapper = ["strace", "-D", "-f", "-y", "-qq", "-o", self.trace, *narrow, *self.case.options()]
        with harness.Host(self.command, self.file, register="a,b", rate=RATE,
                          tally=self.tally.path, wrapper=wrapper) as host:
            if self.case.fault == "KILL":
                harness.wait_until(lambda: host.process.poll() is not None or self.seen()
                                   or self.tally.value() > RATE // 2, 15, "the kill or many messages")
                if not self.seen() and host.process.poll() is None:
                    return "not hit"
                return self.after_kill(host)
            host.wait_ready()
            harness.wait_until(lambda: self.tally.value() > RATE // 8, 10, "messages")
            return self.after_error(host, None) if self.seen() else "not hit"

    def running(self):
        with harness.Host(self.command, self.file, register="a,b", rate=RATE,
                          tally=self.tally.path) as host:
            host.wait_ready()
            harness.wait_until(lambda: self.tally.value() > 20, 10, "messages")
            before = harness.wait_until(lambda: self.between_saves(host), 10, "a moment between two saves", 0.0005)
            saver = [thread for thread in host.threads() if thread != host.pid]
            harness.expect(len(saver) == 1, f"one further thread was expected: {saver}")
            with self.attached(saver[0]):
                harness.wait_until(lambda: self.seen() or host.process.poll() is not None, 10,
                                   "the injection")
                if self.case.fault == "KILL":
                    return self.after_kill(host)
                self.wait_for_progress(host)
            return self.after_error(host, before)

    @contextlib.contextmanager
    def attached(self, thread):
        tracer = subprocess.Popen(["strace", "-y", "-qq", "-o", self.trace, *self.case.options(),
                                   "-p", str(thread)], stderr=subprocess.PIPE)
        try:
            yield
        finally:
            if tracer.poll() is None:
                tracer.terminate()
            tracer.communicate(timeout=10)

    # ---- checks afterwards

    def lines(self):
        try:
            with open(self.trace, encoding="utf-8", errors="replace") as trace:
                return trace.read().splitlines()
        except FileNotFoundError:
            return []

    def seen(self):
        return any("INJECTED" in line or "killed by SIGKILL" in line for line in self.lines())

    def site(self):
        """Which of the calls with this name was hit."""
        call, lines = self.case.call, self.lines()
        calls = [line for line in lines if f"{call}(" in line or f"{call}at" in line]
        hits = [i for i, line in enumerate(calls) if "INJECTED" in line
                or (self.case.fault == "KILL" and line is calls[-1])]
        line = calls[hits[0]] if hits else ""
        if ".lock" in line:
            return f"{call} lock"
        if call == "openat":
            return ("openat temporary" if "O_TMPFILE" in line or "O_EXCL" in line
                    else "openat folder" if "O_DIRECTORY" in line else "openat file")
        if call == "linkat":
            return "linkat temporary" if f"{harness.FILE_NAME}." in line else "linkat file"
        if call == "fdatasync":
            # The next save uses another inode; the one after that may reuse this one.
            inode = re.search(r"<(.*)>", line)
            before = itertools.takewhile(lambda text: inode and inode[1] in text,
                                         reversed(calls[:hits[0]] if hits else []))
            return "fdatasync again" if len(list(before)) % 2 else "fdatasync"
        return call

    def wait_for_progress(self, host):
        """Waits until the file has messages that were counted after this call."""
        base = harness.judge(self.file)
        goal = base.total + 20 if base.valid else 20
        harness.wait_until(lambda: (now := harness.judge(self.file)).valid and now.total >= goal
                           or host.process.poll() is not None, 8,
                           lambda: f"further saves: {host.log() or 'nothing on stderr'}")

    def between_saves(self, host):
        """The writer's open descriptors; empty while one of them is a save's temporary file."""
        found = {}
        for number in host.descriptors():
            with contextlib.suppress(FileNotFoundError):
                found[number] = os.readlink(f"/proc/{host.pid}/fd/{number}")
        saving = any(target.startswith((f"{self.folder}/#", f"{self.file}.")) and ".lock" not in target
                     for target in found.values())
        return [] if saving else sorted(found)

    def after_error(self, host, descriptors):
        case, site = self.case, self.site()
        self.wait_for_progress(host)
        if descriptors is not None:
            harness.wait_until(lambda: host.descriptors() == descriptors, 10,
                               lambda: f"{site}: descriptors {descriptors}, which are {host.descriptors()}", 0.0005)
        code = host.terminate()
        harness.expect(code == 0, f"{site}: exit code {code}: {host.log()}")
        end = harness.judge(self.file)
        asides = [name for name in os.listdir(self.folder) if ".corrupt-" in name]
        base = self.old.total
        if asides:
            kept = harness.judge(os.path.join(self.folder, asides[0]))
            harness.expect(kept.raw == self.old.raw, "the quarantined file does not have the old content")
            harness.expect(case.fault != "EINTR", f"{site}: a good file was moved aside: {host.log()}")
            base = 0
        harness.expect(self.whole(end) and end.total == base + self.tally.value(),
                       f"{site}: {self.tally.value()} were counted, {end.total - base} saved")
        harness.expect(not harness.strays(self.file), f"{site}: left {harness.strays(self.file)}")
        mode = os.stat(self.file).st_mode & 0o7777
        harness.expect(asides or mode == PERMISSIONS,
                       f"{site}: permissions became {mode:o}; stderr: {host.log() or 'empty'}")
        return self.how_reported(host, site, bool(asides))

    def how_reported(self, host, site, aside):
        case, log = self.case, host.log()
        if aside and "moved aside" in log:
            return f"{site}: moved aside and reported"
        if "can't be saved" in log:
            harness.expect(host.log_count("can't be saved") == 1 and host.log_count("is saved again") == 1,
                           f"{site}: not reported once at the beginning and once at the end: {log}")
            harness.expect(SENTENCES[case.fault] in log, f"{site}: the cause is not named: {log}")
            return f"{site}: reported"
        for (phase, where, fault), reason in HARMLESS.items():
            if phase in ("*", case.phase) and where in ("*", site) and fault in ("*", case.fault):
                return f"{site}: harmless, {reason}"
        raise harness.Failure(f"{site}: not reported; stderr: {log or 'empty'}")

    def after_kill(self, host):
        code = host.wait()
        harness.expect(code == -signal.SIGKILL, f"exit code {code}: {host.log()}")
        site = self.site() if self.seen() else self.case.call
        killed = harness.judge(self.file)
        harness.expect(self.whole(killed) and killed.total >= self.old.total,
                       f"{site}: after the kill the file is {killed.kind} {killed.why}")
        with harness.Host(self.command, self.file, register="a,b") as next_host:
            next_host.wait_ready()
            left = harness.remaining_strays(self.file)
            harness.expect(len(left) <= 1, f"{site}: {left} after one kill")
            harness.expect(next_host.terminate() == 0, f"{site}: the next writer failed: {next_host.log()}")
        now = harness.judge(self.file)
        harness.expect(self.whole(now) and now.total == killed.total,
                       f"{site}: {killed.total} became {now.total}")
        return f"{site}: killed, and the next writer continued"


class NaiveTrial(Trial):
    """A writer that overwrites the file."""
    whole = staticmethod(harness.readable)

    def __init__(self, options, folder, case):
        super().__init__(options, folder, case)
        self.command = harness.guide_writer("--in-place", "--every", "7")


def naive(options, folder):
    why = [harness.failure_of(NaiveTrial(options, os.path.join(folder, fault), Case("starting", "write", fault, 1)).run)
           for fault in ("KILL", "EIO")]
    harness.expect("after the kill the file is unreadable" in why[0], why[0])
    return f"R4 naive: detected, {'; '.join(why)}"


def cases(full):
    rounds = 2 if full else 1
    for phase, (call, each), fault in itertools.product(("starting", "running"), CALLS.items(),
                                                        (*ERRORS, "KILL")):
        maximum = each * rounds
        if phase == "starting":
            maximum = {"openat": 12 if full else 8, "write": 2}.get(call, each)
        for nth in range(1, maximum + 1):
            if full or phase == "running" or fault in ("EIO", "KILL") or nth % 4 == 1:
                yield Case(phase, call, fault, nth)


def main():
    options = harness.parser(__doc__, has_naive=True)
    options.add_argument("--lanes", type=int, default=4)
    options.add_argument("--only", default="", help="only the cases whose name contains this")
    options.add_argument("--table", action="store_true", help="print each case")
    given = options.parse_args()
    harness.need_strace()
    if given.what == "naive":
        with harness.scratch(given) as folder:
            return naive(given, folder)
    results, broken = collections.Counter(), []

    def one(folder, number, case):
        try:
            result = Trial(given, os.path.join(folder, str(number)), case).run()
        except harness.Failure as failure:
            broken.append(f"{case}: {failure}")
            result = "BROKEN"
        results[result.split(": ", 1)[-1].split(",")[0]] += 1
        if given.table:
            print(f"{case}: {result if result != 'BROKEN' else broken[-1]}", flush=True)

    with harness.scratch(given) as folder, ThreadPoolExecutor(given.lanes) as pool:
        chosen = [case for case in cases(given.full) if given.only in str(case)]
        for done in [pool.submit(one, folder, i, case) for i, case in enumerate(chosen)]:
            done.result()
    figures = ", ".join(f"{count} {result}" for result, count in results.most_common())
    harness.expect(not broken, f"R4 {len(broken)} of {len(chosen)} ({figures}):\n  "
                   + "\n  ".join(broken))
    return f"R4: {len(chosen)} injections: {figures}"


if __name__ == "__main__":
    harness.run(main)
