# SPDX-License-Identifier: MIT
"""R5: a power cut while a writer saves. ext4 on a loop device is shut down by its ioctl, mounted again,
and read.

A save counts as acknowledged if a reader has seen its content before the cut. A witness reads the file
continuously and keeps the sequence of contents; after the cut the file must be one of them, or newer. The number of
later contents in that sequence is the number of acknowledged saves lost."""

import os
import random
import threading
import time

import harness
import mounts

MAX_LOST = 1


class Witness(threading.Thread):
    """Keeps each content that exists long enough to be read."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.path, self.seen, self.ending = path, [], threading.Event()
        self.torn = 0

    def read(self):
        found = harness.judge(self.path)
        if found.valid and (not self.seen or self.seen[-1] != found.raw):
            self.seen.append(found.raw)
        elif found.kind == "unreadable":
            self.torn += 1

    def run(self):
        while not self.ending.is_set():
            self.read()

    def stop(self):
        self.ending.set()
        self.join(10)


def cut_once(command, disk, flags, rate, rng):
    """Returns the verdict on the file after the cut, the number of acknowledged saves lost, the number of contents seen before,
    and the path; None instead of the path if the file is not valid."""
    path = os.path.join(disk.folder, harness.FILE_NAME)
    tally = os.path.join(os.path.dirname(disk.folder), "tally")
    with harness.Host(command, path, register="a,b,c", rate=rate, tally=tally) as host:
        host.wait_ready()
        witness = Witness(path)
        witness.start()
        time.sleep(rng.uniform(0.05, 0.6))
        witness.stop()
        # The last read is directly before the cut: no reader has seen a save between the two.
        witness.read()
        disk.cut_power(flags)
        host.kill()
    disk.unmount()
    disk.mount()
    after = harness.judge(path)
    if after.valid and not harness.whole(after):
        after = harness.Verdict("unreadable", "not our format", after.raw)
    if not after.valid:
        return after, len(witness.seen), len(witness.seen), None
    lost = 0
    if after.raw in witness.seen:
        lost = len(witness.seen) - 1 - witness.seen.index(after.raw)
    elif witness.seen and after.total < harness.judge_bytes(witness.seen[-1]).total:
        # A content that the witness has not seen: all later ones that it has seen are lost.
        lost = sum(harness.judge_bytes(raw).total > after.total for raw in witness.seen)
    return after, lost, len(witness.seen), path


def continues_after(command, path, total, cut):
    """After the power cut a writer can take over the file, whatever the lock file contains."""
    with harness.Host(command, path, register="a,b,c") as next_host:
        next_host.wait_ready()
        harness.expect(harness.judge(path).total >= total, f"cut {cut}: the total decreased")
        next_host.terminate()


def cut_repeatedly(options, command, naive):
    cuts = options.cuts or (60 if options.full else 10)
    rng = random.Random(options.seed)
    unreadable = missing = max_lost = seen = locked_out = 0
    reasons = []
    with harness.scratch(options) as top:
        for cut in range(cuts):
            flags = mounts.LOG_FLUSH if cut % 4 == 3 and not naive else mounts.NO_LOG_FLUSH
            # A new disk each time, and a short commit interval so that renames reach it.
            disk = mounts.LoopExt4(os.path.join(top, "image"), os.path.join(top, "disk"), 32,
                                   mount_options="commit=1,noauto_da_alloc" if naive or cut % 2
                                   else "")
            with disk:
                if naive:
                    seconds = rng.uniform(1.1, 2.2)
                    after, lost, contents, path = cut_naive(command, disk, seconds)
                else:
                    rate = rng.choice(("max", 1000, 200))
                    after, lost, contents, path = cut_once(command, disk, flags, rate, rng)
                    if path:
                        try:
                            continues_after(command, path, after.total, cut)
                        except harness.Failure as failure:
                            locked_out += 1
                            reasons.append(str(failure))
            seen += contents
            missing += after.kind == "missing"
            unreadable += after.kind == "unreadable"
            max_lost = max(max_lost, lost)
            if not after.valid:
                reasons.append(after.why)
            if naive and unreadable:
                return (f"R5 naive: rename without fsync was detected at cut {cut + 1}: "
                        f"{after.why} (seed {options.seed})")
    harness.expect(not naive, f"{cuts} cuts did not detect rename without fsync ({missing} missing)")
    figures = (f"{cuts} cuts over {seen} contents seen, {unreadable} unreadable, {missing} missing, "
               f"at most {max_lost} acknowledged save lost, {locked_out} restarts refused "
               f"(seed {options.seed})")
    harness.expect(not unreadable and not missing and max_lost <= MAX_LOST and not locked_out,
                   f"R5: {figures}: {reasons[:3]}")
    return f"R5: {figures}"


def cut_naive(command, disk, seconds):
    """The same without a witness: checks only whether the file can be read."""
    path = os.path.join(disk.folder, harness.FILE_NAME)
    with harness.Host(command, path, register="a,b,c", rate=500) as host:
        host.wait_ready()
        time.sleep(seconds)
        disk.cut_power(mounts.NO_LOG_FLUSH)
        host.kill()
    disk.unmount()
    disk.mount()
    return harness.judge(path), 0, 0, None


def main():
    options = harness.parser(__doc__, has_naive=True)
    options.add_argument("--cuts", type=int)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = options.parse_args()
    mounts.make_private()
    if given.what == "naive":
        given.cuts = given.cuts or 40
        return cut_repeatedly(given, harness.guide_writer(), True)
    return cut_repeatedly(given, [given.mesh_host], False)


if __name__ == "__main__":
    harness.run(main)
