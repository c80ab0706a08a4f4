# SPDX-License-Identifier: MIT
"""R2 with a crash counter: a writer that counts at full speed is killed at random moments, and before each system call of
its start-up. The next writer must restore every message; without the crash counter the same check must detect a loss."""

import contextlib
import os
import random
import shutil
import subprocess
import tempfile
import time

import harness

MEMORY = "/dev/shm"
# The system calls with which a starting writer takes over a crash counter: how many of each are tested.
CALLS = {"unlink": 1, "mkdir": 1, "pwrite64": 1, "fchmod": 2, "write": 3, "fdatasync": 2, "linkat": 3, "rename": 2}
SERVICES = "a,b,c"


@contextlib.contextmanager
def runtime():
    """A runtime directory in memory."""
    kind = subprocess.run(["stat", "-f", "-c", "%T", MEMORY], capture_output=True, text=True, check=False).stdout.strip()
    if kind != "tmpfs":
        harness.skip(f"{MEMORY} is no tmpfs")
    folder = tempfile.mkdtemp(prefix="mm-crash-counter-", dir=MEMORY)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Lane:
    def __init__(self, options, folder, directory, seed):
        os.makedirs(folder, exist_ok=True)
        self.command = [options.mesh_host]
        self.file = os.path.join(folder, harness.FILE_NAME)
        self.tally = harness.Tally(os.path.join(folder, "tally"))
        self.environment = ["env", f"XDG_RUNTIME_DIR={directory}"] if directory else []
        self.random = random.Random(seed)
        self.total = 0

    def start(self, rate=None, wrapper=(), **host):
        return harness.Host(self.command, self.file, register=SERVICES, rate=rate,
                            wrapper=[*self.environment, *wrapper], **host)

    def count_and_kill(self):
        self.tally.reset()
        with self.start("max", tally=self.tally.path) as host:
            if self.random.random() < 0.1:
                time.sleep(self.random.uniform(0.002, 0.03))
            else:
                host.wait_ready()
                time.sleep(self.random.uniform(0, 0.1))
            host.kill()
        return self.tally.value()

    def lost(self, counted):
        """How many of `counted` messages the next writer has not restored. It is killed or stopped afterwards."""
        with self.start() as host:
            host.wait_ready()
            total = harness.judge(self.file).total
            if self.random.random() < 0.5:
                harness.expect(host.terminate() == 0, f"the writer did not end cleanly: {host.log()}")
        missing = self.total + counted - total
        self.total = total
        return missing


def loss(options, folder):
    counted = longest = 0
    with runtime() as directory:
        lane = Lane(options, folder, directory, options.seed)
        for _ in range(options.kills):
            messages = lane.count_and_kill()
            missing = lane.lost(messages)
            # One message may be counted, but not yet in the tally.
            harness.expect(missing in (0, -1), f"{missing} of {messages} messages were lost (seed {options.seed})")
            counted, longest = counted + messages, max(longest, messages)
    harness.expect(longest > 1000, f"at most {longest} messages before a kill are too few")
    return f"R2: {options.kills} kills at full speed, {counted:,} messages, 0 lost (seed {options.seed})"


def naive(options, folder):
    lane = Lane(options, folder, None, options.seed)
    for kills in range(1, options.kills + 1):
        missing = lane.lost(lane.count_and_kill())
        if missing > 0:
            return f"without the crash counter {missing:,} messages were lost after {kills} kills"
    raise harness.Failure(f"{options.kills} kills lost nothing without the crash counter")


def steps(options, folder):
    """A killed writer left messages in its crash counter only. The next one is killed before one of its first system calls."""
    harness.need_strace()
    hit = []
    with runtime() as directory:
        lane = Lane(options, folder, directory, options.seed)
        for call, number in CALLS.items():
            for nth in range(1, number + 1):
                messages = lane.count_and_kill()
                wrapper = ["strace", "-D", "-f", "-qq", "-o", os.devnull, "-e", f"trace=?{call}", "-e",
                           f"inject=?{call}:signal=KILL:when={nth}"]
                with lane.start(wrapper=wrapper) as host:
                    if host.first_line() != "ready\n":
                        harness.expect(host.wait() == -9, f"{call} #{nth}: {host.log()}")
                        hit.append(f"{call} #{nth}")
                missing = lane.lost(messages)
                harness.expect(missing in (0, -1), f"{call} #{nth}: {missing} of {messages} messages were lost")
    harness.expect({"unlink #1", "rename #1", "fdatasync #1"} <= set(hit), f"only these were hit: {hit}")
    return f"R2: killed before {len(hit)} system calls of a start, 0 messages lost: {', '.join(hit)}"


def main():
    options = harness.parser(__doc__)
    options.add_argument("what", choices=("loss", "naive", "steps"))
    options.add_argument("--kills", type=int)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = options.parse_args()
    given.kills = given.kills or (500 if given.full else 50)
    with harness.scratch(given) as folder:
        return globals()[given.what](given, folder)


if __name__ == "__main__":
    harness.run(main)
