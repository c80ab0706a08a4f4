# SPDX-License-Identifier: MIT
"""R7b: whatever happens to the lock file, the file, the link that leads to it, or to one of two writers: the living one
writes the file, the label shows it, and no message is lost or counted twice."""

import os
import shutil
import signal

import harness
import monitor

RATE = 200


class Writers:
    """Two writers of one file and what they count."""

    def __init__(self, options, folder, name):
        self.options, self.folder = options, os.path.join(folder, name)
        os.mkdir(self.folder)
        self.path = os.path.join(self.folder, harness.FILE_NAME)
        self.tallies = [harness.Tally(os.path.join(self.folder, f"tally{i}")) for i in (0, 1)]
        self.earlier = 0  # counted before a tally was reset

    def host(self, number, heartbeat=10):
        return harness.Host([self.options.mesh_host], self.path, register="ab"[number], rate=RATE, heartbeat=heartbeat,
                            tally=self.tallies[number].path)

    def counted(self):
        return self.earlier + sum(tally.value() for tally in self.tallies)

    def lose(self, host):
        """Suspends the writer long enough, and removes its lock, which it would keep."""
        os.kill(host.pid, signal.SIGSTOP)
        harness.wait_until(lambda: "\nState:\tT" in open(f"/proc/{host.pid}/status", encoding="utf-8").read(), 5,
                           "the writer to be suspended")
        os.utime(self.path, (0, 0))
        self.remove_lock()

    def remove_lock(self):
        os.remove(self.path + ".lock")

    def wait_for_messages(self, number, more=20):
        limit = self.tallies[number].value() + more
        harness.wait_until(lambda: self.tallies[number].value() >= limit, 10, "messages")

    def wait_written_by(self, host, seconds=5):
        def is_writer():
            found = harness.judge(self.path)
            writer = found.data.get("writer", {}) if found.valid else {}
            return writer.get("pid") == host.pid and writer.get("state") == "running"
        harness.wait_until(is_writer, seconds, lambda: f"{host.pid} to write: {harness.judge(self.path)} {host.log()}")

    def require_active(self, what):
        if self.options.ee_monitor:
            found = monitor.once(self.options, self.path)
            harness.expect(found["state"] == "Active", f"{what}: {found}")

    def require_total(self, what):
        found = harness.judge(self.path)
        harness.expect(found.valid and found.total == self.counted(), f"{what}: {self.counted()} counted, {found}")


def lock_removed(writers):
    with writers.host(0) as first:
        first.wait_ready()
        writers.wait_for_messages(0)
        writers.remove_lock()
        with writers.host(1) as second:
            harness.expect(second.wait(10) == 1, f"the second was not refused: {second.log()}")
            harness.expect(f"process {first.pid} " in second.log(), f"{first.pid} is not named: {second.log()}")
        harness.wait_until(lambda: os.path.exists(writers.path + ".lock"), 5, "a new lock file")
        writers.wait_for_messages(0)
        writers.require_active("lock removed")
        harness.expect(first.terminate() == 0, f"the first: {first.log()}")
    writers.require_total("lock removed")


def taken_and_given_back(writers):
    """The first is suspended, loses the file to a second, and has it again after that one's end."""
    with writers.host(0, 0.2) as first:
        first.wait_ready()
        for _ in range(2):
            writers.wait_for_messages(0)
            writers.lose(first)
            refusals = first.log_count("is not written")
            with writers.host(1, 0.2) as second:
                writers.wait_written_by(second)
                os.kill(first.pid, signal.SIGCONT)
                writers.wait_for_messages(0)
                writers.wait_for_messages(1)
                harness.wait_until(lambda: first.log_count("is not written") > refusals, 5, "the first to be refused")
                harness.expect(second.terminate() == 0, f"the second: {second.log()}")
            writers.wait_written_by(first)
            writers.require_active("after the second's end")
            writers.earlier += writers.tallies[1].value()
            writers.tallies[1].reset()
        harness.expect(first.terminate() == 0, f"the first: {first.log()}")
    writers.require_total("taken and given back")


def both_stop(writers):
    with writers.host(0, 0.2) as first:
        first.wait_ready()
        writers.wait_for_messages(0)
        writers.lose(first)
        with writers.host(1, 0.2) as second:
            writers.wait_written_by(second)
            os.kill(first.pid, signal.SIGCONT)
            writers.wait_for_messages(0)
            os.kill(first.pid, signal.SIGTERM)
            os.kill(second.pid, signal.SIGTERM)
            harness.expect(first.wait(10) == 0 and second.wait(10) == 0, f"{first.log()} {second.log()}")
    writers.require_total("both stopped")


def link_moved(writers):
    old, new = (os.path.join(writers.folder, name) for name in ("old.json", "new.json"))
    os.symlink(old, writers.path)
    with writers.host(0) as first:
        first.wait_ready()
        writers.wait_for_messages(0)
        with open(old, "rb") as source, open(new, "wb") as copy:
            copy.write(source.read())
        os.symlink(new, writers.path + ".fresh")
        os.rename(writers.path + ".fresh", writers.path)
        before = harness.judge(new).total
        harness.wait_until(lambda: harness.judge(new).valid and harness.judge(new).total > before + 50, 5,
                           "the new place to be written")
        writers.require_active("link moved")
        harness.expect(first.terminate() == 0, f"the first: {first.log()}")
    writers.require_total("link moved")


def emptied(writers):
    with harness.Host([writers.options.mesh_host], writers.path, register="a", messages="a:7") as first:
        first.wait_ready()
        for change in (b"", b"{", b'{"total_services": 1, "total_messages": 99}'):
            with open(writers.path, "wb") as file:
                file.write(change)
            harness.wait_until(lambda: harness.whole(harness.judge(writers.path)), 2, f"{change} to be replaced")
            harness.expect(harness.judge(writers.path).total == 7, f"{harness.judge(writers.path)}")
        harness.expect(first.terminate() == 0, f"the first: {first.log()}")


def main():
    options = harness.parser(__doc__)
    options.add_argument("--ee-monitor")
    options = options.parse_args()
    cases = (lock_removed, taken_and_given_back, both_stop, link_moved, emptied)
    with harness.scratch(options) as folder:
        for runtime in (None, "/dev/shm"):
            os.environ.pop("XDG_RUNTIME_DIR", None)
            if runtime:
                os.environ["XDG_RUNTIME_DIR"] = os.path.join(runtime, f"mm-handover-{os.getpid()}")
                os.makedirs(os.environ["XDG_RUNTIME_DIR"], 0o700)
            try:
                for case in cases:
                    case(Writers(options, folder, case.__name__ + ("_counter" if runtime else "")))
            finally:
                if runtime:
                    shutil.rmtree(os.environ["XDG_RUNTIME_DIR"])
    return f"R7b: {len(cases)} cases with and without the crash counter, all messages counted once"


if __name__ == "__main__":
    harness.run(main)
