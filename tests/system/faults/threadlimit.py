# SPDX-License-Identifier: MIT
"""R3d: where the system gives no thread (RLIMIT_NPROC), a tracker counts, saves in the calling thread, and says why.
ee-monitor reads, prints and saves its history in the calling thread; it says why no window can be shown. An open window
paints its first rows, too.
"""

import os
import re
import resource
import subprocess

import harness

USER = 54321  # has no other processes
LIMIT = 20  # more than the window needs at its start


def change_user():
    if os.geteuid() == 0:  # the limit does not apply to root
        os.setgid(USER)
        os.setuid(USER)


def restrict(processes=1):
    change_user()
    resource.setrlimit(resource.RLIMIT_NPROC, (processes, resource.getrlimit(resource.RLIMIT_NPROC)[1]))


def start(options, folder, arguments, processes):
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    return subprocess.Popen([options.ee_monitor, "--no-register", *arguments], preexec_fn=lambda: restrict(processes),
                            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def files(folder, prefix):
    return [name for _, _, names in os.walk(folder) for name in names if name.startswith(prefix)]


def read_bytes(process):
    """All that the process has read."""
    with open(f"/proc/{process.pid}/io", encoding="ascii") as file:
        return int(re.search(r"^rchar: (\d+)$", file.read(), re.MULTILINE)[1])


def window(options, folder, path):
    ended = start(options, folder, ["--stats-file", path], 1)
    _, errors = ended.communicate(timeout=30)
    harness.expect(ended.returncode == 69, f"exit code {ended.returncode}: {errors}")
    harness.expect("no more threads" in errors, f"no sentence: {errors}")

    if os.geteuid() != 0:
        return  # this user has other processes
    path = os.path.join(folder, "later.json")
    opened = start(options, folder, ["--stats-file", path, "--interval", "500"], LIMIT)
    others = []
    try:
        harness.wait_until(lambda: files(folder, "window.conf"), 20, "the window's layout to be stored")
        # The user's other processes count, too.
        others += [subprocess.Popen(["sleep", "60"], preexec_fn=change_user) for _ in range(LIMIT)]
        errors = ""
        while opened.poll() is None and "gives no thread" not in errors:
            errors += opened.stderr.readline()
        # Qt paints the first row in a thread of its own, and would wait for it for ever.
        with harness.Host([options.mesh_host], path, register="a", rate=10) as writer:
            writer.wait_ready()
            enough = read_bytes(opened) + 4 * os.path.getsize(path)
            harness.wait_until(lambda: read_bytes(opened) > enough, 20, "the window to read the file again and again")
        opened.terminate()
        errors += opened.communicate(timeout=30)[1]
    finally:
        for process in (opened, *others):
            process.kill()
            process.wait()
    harness.expect(opened.returncode == 0, f"exit code {opened.returncode}: {errors}")
    harness.expect(errors.count("gives no thread") == 1, f"no sentence, or many: {errors}")
    harness.expect(len(files(folder, "history-")) == 1, f"the history was not saved: {errors}")


def follow(options, folder, path):
    process = start(options, folder, ["--follow", "--stats-file", path], 1)
    line = process.stdout.readline()
    harness.expect(line == "MM: Stopped\n", f"--follow printed {line!r}")
    process.terminate()
    _, errors = process.communicate(timeout=30)
    harness.expect(process.returncode == 0, f"--follow: exit code {process.returncode}: {errors}")
    harness.expect(errors.count("gives no thread") == 1, f"--follow: no sentence: {errors}")


def main():
    parser = harness.parser(__doc__)
    parser.add_argument("--ee-monitor")
    options = parser.parse_args()
    with harness.scratch(options) as folder:
        os.chmod(folder, 0o777)
        path = os.path.join(folder, harness.FILE_NAME)
        for run in (1, 2):
            host = subprocess.run([options.mesh_host, "--stats-file", path, "--register", "a", "--messages", "a:25"],
                                  preexec_fn=restrict, capture_output=True, text=True, timeout=30, check=False)
            harness.expect(host.returncode == 0, f"exit code {host.returncode}: {host.stderr}")
            found = harness.judge(path)
            harness.expect(found.total == 25 * run, f"total {found.total} in run {run}: {host.stderr}")
            harness.expect(found.data["writer"]["state"] == "stopped", f"not stopped: {found.data}")
            harness.expect(host.stderr.count("gives no thread") == 1, f"no sentence: {host.stderr}")
        if options.ee_monitor:
            follow(options, folder, path)
            window(options, folder, path)
    return "R3d: without a thread 50 messages were saved, and the cause was reported"


if __name__ == "__main__":
    harness.run(main)
