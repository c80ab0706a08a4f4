# SPDX-License-Identifier: MIT
"""R3: saving fails for lack of space or permission. Meanwhile the old content stays, and the failure is reported
once with the system's message; its end is reported once within 2 s, and no message is lost."""

import contextlib
import os
import resource
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import harness
import mounts

MAX_SECONDS = 2.0
RATE = 50
NO_SPACE, READ_ONLY, TOO_LARGE = ("No space left on device", "Read-only file system",
                                  "File too large")


class Outage:
    """A writer and its file during an outage that begins and ends."""

    report, whole = "can't be saved", staticmethod(harness.whole)

    def __init__(self, options, folder, outside, register="a,b"):
        self.command, self.folder = [options.mesh_host], folder
        self.file = os.path.join(folder, harness.FILE_NAME)
        self.tally = harness.Tally(outside)
        self.register = register
        self.duration = 4.0 if options.full else 0.3  # after 4 s the back-off is at its maximum
        self.unclear = ""  # the failure if a report does not have the expected message

    def host(self, **more):
        return harness.Host(self.command, self.file, register=self.register, rate=RATE,
                            tally=self.tally.path, **more)

    def run_outage(self, name, sentence, outage):
        """Runs the outage, a context manager that is called with the running writer. Returns the seconds from its end
        to the next save."""
        with self.host() as host:
            host.wait_ready()
            harness.wait_until(lambda: self.tally.value() > 15, 10, "messages")
            with outage(host):
                harness.wait_until(lambda: host.log_count(self.report), 5,
                                   lambda: f"{name}: a report; file {harness.judge(self.file)}")
                self.stays_unchanged(name)
                counted = self.tally.value()
                harness.expect(host.log_count("can't be saved") == 1, f"{name}: reported more than once: {host.log()}")
                self.require_message(name, sentence, host)
                harness.expect(not host.log_count("is saved again"), f"{name}: its end was reported too early: {host.log()}")
            return self.resumes(name, host, counted)

    def require_message(self, name, sentence, host):
        """If the message is missing, the test fails only at its end, so that it first checks that saving resumes."""
        if sentence not in host.log():
            self.unclear = f"{name}: no \"{sentence}\": {host.log()}"

    def stays_unchanged(self, name):
        first = harness.judge(self.file)
        harness.expect(self.whole(first), f"{name}: the file is {first.kind}: {first.why}")
        end = time.monotonic() + self.duration
        while time.monotonic() < end:
            now = harness.judge(self.file)
            harness.expect(now.raw == first.raw, f"{name}: the old content became {now}")
            time.sleep(0.01)

    def resumes(self, name, host, counted):
        start = time.monotonic()
        harness.wait_until(lambda: (now := harness.judge(self.file)).valid and now.total >= counted,
                           10, lambda: f"{name}: a save: {host.log()}")
        took = time.monotonic() - start
        harness.wait_until(lambda: host.log_count("is saved again"), 2, f"{name}: the report of the end")
        harness.expect(took <= MAX_SECONDS, f"{name}: saved {took:.1f} s after space came back")
        code = host.terminate()
        end = harness.judge(self.file)
        harness.expect(code == 0 and harness.whole(end), f"{name}: {code}, {end.kind} {end.why}")
        harness.expect(end.total == self.tally.value(),
                       f"{name}: {self.tally.value()} counted, {end.total} saved")
        harness.expect(host.log_count("can't be saved") == host.log_count("is saved again") == 1,
                       f"{name}: not reported once at the beginning and once at the end: {host.log()}")
        harness.expect(not harness.strays(self.file), f"{name}: left {harness.strays(self.file)}")
        harness.expect(not self.unclear, self.unclear)
        return took


@contextlib.contextmanager
def filled(folder, spare_pages=0):
    path = mounts.fill(folder)
    if spare_pages:
        os.truncate(path, max(0, os.stat(path).st_size - 4096 * spare_pages))
    yield
    os.remove(path)


@contextlib.contextmanager
def without_inodes(folder):
    """Uses up all inodes."""
    many = os.path.join(folder, "many")
    os.mkdir(many)
    with contextlib.suppress(OSError):
        for i in range(10**6):
            os.close(os.open(os.path.join(many, str(i)), os.O_CREAT | os.O_WRONLY))
    yield
    shutil.rmtree(many)


@contextlib.contextmanager
def limited(host, what, soft):
    before = resource.prlimit(host.pid, what)
    resource.prlimit(host.pid, what, (soft, before[1]))
    yield
    resource.prlimit(host.pid, what, before)


@contextlib.contextmanager
def moved_away(folder):
    os.rename(folder, folder + ".away")
    yield
    os.rename(folder + ".away", folder)


def small_tmpfs(options, top):
    """25 sizes, from 500 bytes to 24 kB, each with less space than the content needs."""
    def one(i):
        services = ",".join(f"service_number_{n:04}" for n in range(1 + i * 8))
        pages = 1 + (len(services.split(",")) * 118 + 250) // 4096
        with mounts.tmpfs(os.path.join(top, f"t{i}"), "size=64k") as folder:
            outage = Outage(options, folder, os.path.join(top, f"t{i}.tally"), services)
            return outage.run_outage(f"tmpfs, {1 + i * 8} services", NO_SPACE,
                                      lambda _: filled(folder, i % pages))
    with ThreadPoolExecutor(5) as pool:
        return list(pool.map(one, range(25)))


def small_ext4(options, top):
    took = []
    with mounts.LoopExt4(os.path.join(top, "image"), os.path.join(top, "e"), 2) as disk:
        for services in (1, 40, 200):
            register = ",".join(f"s{i}" for i in range(services))
            outage = Outage(options, disk.folder, os.path.join(top, f"e{services}"), register)
            took.append(outage.run_outage(f"ext4, {services} services", NO_SPACE,
                                           lambda _: filled(disk.folder)))
            os.remove(outage.file)
    return took


def no_inodes(options, top):
    took = []
    with mounts.tmpfs(os.path.join(top, "i"), "size=4m,nr_inodes=20") as folder:
        outage = Outage(options, folder, os.path.join(top, "i.tally"))
        took.append(outage.run_outage("no inodes, tmpfs", NO_SPACE, lambda _: without_inodes(folder)))
    with mounts.LoopExt4(os.path.join(top, "inodes"), os.path.join(top, "ei"), 4,
                         ("-N", "32")) as disk:
        outage = Outage(options, disk.folder, os.path.join(top, "ei.tally"))
        took.append(outage.run_outage("no inodes, ext4", NO_SPACE,
                                       lambda _: without_inodes(disk.folder)))
    return took


def size_limit(options, top):
    took = []
    for limit in (0, 1, 100, 300):
        folder = os.path.join(top, f"l{limit}")
        os.mkdir(folder)
        outage = Outage(options, folder, os.path.join(top, f"l{limit}.tally"))
        took.append(outage.run_outage(
            f"RLIMIT_FSIZE {limit}", TOO_LARGE,
            lambda host, limit=limit: limited(host, resource.RLIMIT_FSIZE, limit)))
    return took


def descriptor_limit(options, top):
    folder = os.path.join(top, "n")
    os.mkdir(folder)
    outage = Outage(options, folder, os.path.join(top, "n.tally"))
    return [outage.run_outage("RLIMIT_NOFILE", "Too many open files",
                               lambda host: limited(host, resource.RLIMIT_NOFILE, 4))]


def read_only(options, top):
    folder = os.path.join(top, "r")
    os.mkdir(folder)
    mounts.make_private()
    outage = Outage(options, folder, os.path.join(top, "r.tally"))
    return [outage.run_outage("read-only", READ_ONLY, lambda _: mounts.read_only(folder))]


def gone_folder(options, top):
    """The folder is renamed while the writer runs, and renamed back."""
    folder = os.path.join(top, "g")
    os.mkdir(folder)
    outage = Outage(options, folder, os.path.join(top, "g.tally"))
    with outage.host() as host:
        host.wait_ready()
        harness.wait_until(lambda: outage.tally.value() > 15, 10, "messages")
        with moved_away(folder):
            harness.wait_until(lambda: host.log_count("can't be saved"), 5, "a report")
            outage.require_message("gone folder", "No such file or directory", host)
            counted = outage.tally.value()
        return [outage.resumes("gone folder", host, counted)]


def start_without_space(options, top):
    """The outage begins before the writer starts; `ready` means only that it counts."""
    took = []
    for name, sentence, size, outage in (("tmpfs", NO_SPACE, "size=64k", filled),
                                          ("read-only", READ_ONLY, "size=64k", mounts.read_only),
                                          ("no inodes", NO_SPACE, "nr_inodes=20", without_inodes)):
        with mounts.tmpfs(os.path.join(top, f"s-{name}"), size) as folder:
            mine = Outage(options, folder, os.path.join(top, f"s-{name}.tally"))
            with harness.Host(mine.command, mine.file, register="x") as before:
                before.wait_ready()
                before.terminate()
            with outage(folder):
                with_host = mine.host()
                try:
                    with_host.wait_ready()
                    mine.stays_unchanged(f"start, {name}")
                    mine.require_message(f"start, {name}", sentence, with_host)
                except BaseException:
                    with_host.kill()
                    raise
                counted = mine.tally.value()
            with with_host:
                took.append(mine.resumes(f"start, {name}", with_host, counted))
    return took


class NaiveOutage(Outage):
    """A writer that overwrites the file and reports each failure."""
    report, whole = "Error saving stats", staticmethod(harness.readable)

    def __init__(self, options, folder, outside):
        super().__init__(options, folder, outside)
        self.command = harness.guide_writer("--in-place")


def naive(options, top):
    outage = NaiveOutage(options, top, os.path.join(top, "tally"))
    why = harness.failure_of(outage.run_outage, "naive", TOO_LARGE,
                            lambda host: limited(host, resource.RLIMIT_FSIZE, 100))
    harness.expect("the file is unreadable" in why, why)
    return f"R3 naive: detected, {why}"


CHECKS = (small_tmpfs, small_ext4, no_inodes, size_limit, descriptor_limit, read_only, gone_folder,
          start_without_space)
WITHOUT_ROOT = (size_limit, descriptor_limit, gone_folder)


def main():
    options = harness.parser(__doc__, has_naive=True)
    options.add_argument("--unprivileged", action="store_true", help="only what needs no mounts")
    options.add_argument("--only", choices=[check.__name__ for check in CHECKS])
    given = options.parse_args()
    if given.what == "naive":
        with harness.scratch(given) as top:
            return naive(given, top)
    chosen = [check for check in (WITHOUT_ROOT if given.unprivileged else CHECKS)
              if given.only in (None, check.__name__)]
    if set(chosen) - set(WITHOUT_ROOT):
        mounts.make_private()
    figures, broken, slowest = [], [], 0.0
    with harness.scratch(given) as top:
        for check in chosen:
            try:
                took = check(given, top)
                figures.append(f"{len(took)} {check.__name__}")
                slowest = max(slowest, *took, 0.0)
            except harness.Failure as failure:
                broken.append(f"{check.__name__}: {failure}")
    harness.expect(not broken, "R3 (passed: " + (", ".join(figures) or "none") + ")\n  "
                   + "\n  ".join(broken))
    return (f"R3: {', '.join(figures)}: old content unchanged, reported once each, nothing lost, "
            f"saved at most {slowest:.2f} s after the end")


if __name__ == "__main__":
    harness.run(main)
