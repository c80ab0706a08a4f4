# SPDX-License-Identifier: MIT
"""R3d: a tracker to which the system gives no thread (RLIMIT_NPROC) counts, saves in the calling thread, and says why."""

import os
import resource
import subprocess

import harness

NOBODY = 65534


def restrict():
    if os.geteuid() == 0:  # the limit does not apply to root
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    resource.setrlimit(resource.RLIMIT_NPROC, (1, resource.getrlimit(resource.RLIMIT_NPROC)[1]))


def main():
    options = harness.parser(__doc__).parse_args()
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
    return "R3d: without a thread 50 messages were saved, and the cause was reported"


if __name__ == "__main__":
    harness.run(main)
