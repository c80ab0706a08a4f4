# SPDX-License-Identifier: MIT
"""MM and the monitor in different pid namespaces, as in containers: a living MM is green, and one that has ended or
is suspended is not, wherever its processes are visible."""

import json
import os
import signal
import subprocess

import harness

INSIDE = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child=KILL"]
# With the outer /proc, whose numbers are not those of the namespace.
INSIDE_OUTER_PROC = ["unshare", "--pid", "--fork", "--kill-child=KILL"]
# Where the monitor can read neither boot id nor namespace.
WITHOUT_PROC = ["unshare", "--pid", "--mount", "--fork", "--kill-child=KILL", "sh", "-c", 'mount -t tmpfs none /proc && exec "$@"', "sh"]


class Mm:
    """mm-proxy, in a pid namespace of its own if `inside`, where it has pid 1 or 2."""

    def __init__(self, options, folder, inside, renamed=False, wrapper=None):
        self.path = os.path.join(folder, harness.FILE_NAME)
        command = [options.mm_proxy, "--http-only", "--http-port", "0", "--stats-file", self.path]
        if renamed:
            command = ["sh", "-c", 'hostname box && exec "$@"', "sh", *command]
        wrapper = [*(wrapper or INSIDE), *(["--uts"] if renamed else [])] if inside else []
        self.child = harness.Child([*wrapper, *command])
        harness.wait_until(lambda: os.path.exists(self.path), 20, "a stats file")
        self.writer = json.load(open(self.path, encoding="utf-8"))["writer"]
        self.pid = self._pid_here()

    def _pid_here(self):
        """The pid of MM in this namespace."""
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8") as file:
                    name = file.read().rsplit(")", 1)[0]
                with open(f"/proc/{entry}/cmdline", encoding="utf-8") as file:
                    # Another test may start an mm-proxy in the same clock tick.
                    if name.endswith("(mm-proxy") and self.path in file.read().split("\0"):
                        return int(entry)
            except OSError:
                continue
        raise harness.Failure("MM is not running")


def once(options, mm, inside, wrapper=None):
    command = [options.ee_monitor, "--stats-file", mm.path, "--once", "--format", "json", "--no-register"]
    done = subprocess.run([*((wrapper or INSIDE) if inside else []), *command], capture_output=True, timeout=30, check=False,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise harness.Failure(f"--once printed {done.stdout!r} {done.stderr!r}") from None


def check(options, folder, mm_inside, monitor_inside, renamed=False, wrapper=None):
    """From outside a container each state is seen; from inside one, only heartbeats of what runs outside."""
    case = f"MM {'inside' if mm_inside else 'outside'}, monitor {'inside' if monitor_inside else 'outside'}"
    os.mkdir(folder)
    mm = Mm(options, folder, mm_inside, renamed, wrapper)
    try:
        state = [once(options, mm, monitor_inside, wrapper)["state"]]
        os.kill(mm.pid, signal.SIGSTOP)
        state.append(once(options, mm, monitor_inside, wrapper)["state"])
        os.kill(mm.pid, signal.SIGKILL)
        harness.wait_until(lambda: not os.path.exists(f"/proc/{mm.pid}") or mm.child.process.poll() is not None, 20, "the end of MM")
        state.append(once(options, mm, monitor_inside, wrapper)["state"])
        os.utime(mm.path, (os.stat(mm.path).st_mtime - 60,) * 2)
        state.append(once(options, mm, monitor_inside, wrapper)["state"])
    finally:
        mm.child.kill()
    seen = "Active" if monitor_inside else "NotUpdating"
    harness.expect(state == ["Active", seen, seen, "NotUpdating"], f"{case}: {state}")


def main():
    options = harness.parser(__doc__)
    options.add_argument("--mm-proxy", required=True, metavar="PATH")
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    given = options.parse_args()
    with harness.scratch(given) as top:
        check(given, os.path.join(top, "1"), mm_inside=True, monitor_inside=False)
        check(given, os.path.join(top, "2"), mm_inside=True, monitor_inside=False, renamed=True)
        check(given, os.path.join(top, "3"), mm_inside=False, monitor_inside=True)
        check(given, os.path.join(top, "4"), mm_inside=True, monitor_inside=True)
        check(given, os.path.join(top, "5"), mm_inside=True, monitor_inside=False, wrapper=INSIDE_OUTER_PROC)
        check(given, os.path.join(top, "6"), mm_inside=False, monitor_inside=True, wrapper=INSIDE_OUTER_PROC)
        check(given, os.path.join(top, "7"), mm_inside=False, monitor_inside=True, wrapper=WITHOUT_PROC)
    return "namespaces: 7 arrangements, a living MM is green, an ended or suspended one is not"


if __name__ == "__main__":
    harness.run(main)
