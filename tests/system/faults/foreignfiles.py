# SPDX-License-Identifier: MIT
"""R3c: one run under sudo leaves root's files in a user's folder. The user's next run saves, continues from root's total
where that may be read, and says whose file was in the way; a tracker of root that still runs is not disturbed."""

import os
import subprocess

import harness

NOBODY = 65534
AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def folder_of_nobody(parent, name):
    folder = os.path.join(parent, name)
    os.mkdir(folder)
    os.chown(folder, NOBODY, NOBODY)
    return os.path.join(folder, harness.FILE_NAME)


def run(command, path, messages, umask=0o022):
    host = subprocess.run([*command, "--stats-file", path, "--messages", f":{messages}"], capture_output=True,
                          text=True, umask=umask, timeout=30, check=False)
    return host.returncode, host.stderr


def left_by_root(options, folder, umask):
    path = folder_of_nobody(folder, f"left{umask:o}")
    code, log = run([options.mesh_host], path, 7, umask)
    harness.expect(code == 0, f"root's run: {log}")
    harness.expect(os.stat(path).st_uid == 0, "root's run left nothing of root's")
    code, log = run([*AS_NOBODY, options.mesh_host], path, 5)
    harness.expect(code == 0, f"the user's run: {log}")
    may_read = umask == 0o022
    harness.expect(harness.judge(path).total == (12 if may_read else 5), f"total {harness.judge(path).total}: {log}")
    harness.expect("belongs to root" in log and path in log, f"root's file is not named: {log}")
    harness.expect(may_read or "sudo chown" in log, f"no remedy: {log}")
    for name in (path, path + ".lock"):
        harness.expect(os.stat(name).st_uid == NOBODY, f"{name} still belongs to root")
    code, log = run([*AS_NOBODY, options.mesh_host], path, 1)
    harness.expect(code == 0 and not log, f"the user's second run: {log}")


def running_as_root(options, folder, umask):
    path = folder_of_nobody(folder, f"running{umask:o}")
    before = os.umask(umask)
    with harness.Host([options.mesh_host], path, register="a", messages="a:3") as first:
        first.wait_ready()
        os.umask(before)
        code, log = run([*AS_NOBODY, options.mesh_host], path, 5)
        harness.expect(code != 0 and path in log, f"not refused: {log}")
        harness.expect(first.terminate() == 0, f"root's: {first.log()}")
        harness.expect(not first.log_count("is not written"), f"root's was disturbed: {first.log()}")
    harness.expect(harness.judge(path).total == 3, "messages of root's were lost")


def main():
    options = harness.parser(__doc__).parse_args()
    with harness.scratch(options) as folder:
        os.chmod(folder, 0o755)
        for umask in (0o022, 0o077):
            left_by_root(options, folder, umask)
            running_as_root(options, folder, umask)
    return "R3c: the user's run after root's saved, and said whose the files were"


if __name__ == "__main__":
    harness.run(main)
