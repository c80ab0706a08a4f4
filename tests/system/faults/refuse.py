# SPDX-License-Identifier: MIT
"""R6: anything but a regular file is refused with an error message and left untouched; as root and as nobody."""

import os
import re
import shutil
import socket
import stat

import harness

NOBODY = 65534


def fifo(path, _):
    os.mkfifo(path)
    os.chmod(path, 0o666)


def character_device(path, _):
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    os.chmod(path, 0o666)


def block_device(path, _):
    os.mknod(path, stat.S_IFBLK | 0o666, os.makedev(7, 255))


def unix_socket(path, _):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
    os.chmod(path, 0o666)


def folder(path, _):
    os.mkdir(path)
    os.chmod(path, 0o777)


def link_loop(path, _):
    os.symlink(path + ".other", path)
    os.symlink(path, path + ".other")


def link_to_itself(path, _):
    os.symlink(os.path.basename(path), path)


def link_to_fifo(path, where):
    fifo(os.path.join(where, "behind"), where)
    os.symlink("behind", path)


IRREGULAR = "not a regular file"
TARGETS = {fifo: f"pipe|{IRREGULAR}", character_device: f"device|{IRREGULAR}",
           block_device: f"device|{IRREGULAR}", unix_socket: f"socket|{IRREGULAR}",
           folder: f"folder|directory|{IRREGULAR}", link_to_fifo: f"pipe|{IRREGULAR}",
           link_loop: "form a loop|levels of symbolic links",
           link_to_itself: "form a loop|levels of symbolic links"}
NEED_ROOT = (character_device, block_device)


def metadata(where):
    """The metadata of a folder's entries, read without opening them. The lock file is the writer's own, and stays."""
    found = {}
    for entry in os.scandir(where):
        if entry.name.endswith(".lock"):
            continue
        info = entry.stat(follow_symlinks=False)
        found[entry.name] = (info.st_ino, info.st_mode, info.st_uid, info.st_nlink, info.st_size,
                             info.st_rdev, info.st_mtime_ns, info.st_ctime_ns)
    return found


def refused(command, where, make, sentence, user, hold):
    user_name = "nobody" if user else f"uid {os.geteuid()}"
    case = f"{make.__name__} as {user_name}"
    os.mkdir(where)
    os.chmod(where, 0o777)
    path = os.path.join(where, harness.FILE_NAME)
    make(path, where)
    before = metadata(where)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK) if make in (fifo, link_to_fifo) else None
    try:
        with harness.Host(command, path, register="a", messages="a:25", hold=hold,
                          user=user) as host:
            if hold:
                host.wait_ready()
                code = host.terminate(5)
                harness.expect(code == 0, f"{case}: exit code {code} after SIGTERM")
            else:
                code = host.wait(5)
                harness.expect(code == 1, f"{case}: exit code {code}: {host.log()}")
            after = metadata(where)
            harness.expect(after == before, f"{case}: touched: {before} became {after}")
            harness.expect(path in host.log() and re.search(sentence, host.log())
                           and ".." not in host.log(),
                           f"{case}: no clear message: {host.log() or 'nothing'}")
            harness.expect(host.log_count("can't be saved") == 1, f"{case}: reported more than once")
        if reader is not None:
            harness.expect(os.read(reader, 1) == b"", f"{case}: something was written to it")
    finally:
        if reader is not None:
            os.close(reader)


def unwritable_folder(options, where):
    """The folder belongs to another user."""
    os.mkdir(where, 0o755)
    path = os.path.join(where, harness.FILE_NAME)
    with harness.Host([options.mesh_host], path, register="a", hold=False, user=NOBODY) as host:
        code = host.wait(5)
    harness.expect(code == 1 and path in host.log() and "ermission denied" in host.log(),
                   f"another user's folder: {code}: {host.log()}")
    harness.expect(not os.listdir(where), "a file was created in another user's folder")


def naive(top):
    """A writer that renames over any existing entry must be detected."""
    why = [harness.failure_of(refused, harness.guide_writer(), os.path.join(top, make.__name__), make, TARGETS[make], None, True)
           for make in (link_to_itself, link_loop)]
    harness.expect(all("touched" in found for found in why), "; ".join(why))
    return f"R6 naive: detected, {why[0]}"


def main():
    options = harness.parser(__doc__, has_naive=True)
    given = options.parse_args()
    root = os.geteuid() == 0
    users = (None, NOBODY) if root else (None,)
    count = 0
    with harness.scratch(given) as top:
        if given.what == "naive":
            return naive(top)
        if root:
            os.chmod(top, 0o777)
            # The user nobody may not be able to read the build folder.
            given.mesh_host = shutil.copy(given.mesh_host, os.path.join(top, "mesh-host"))
        for user in users:
            for make, sentence in TARGETS.items():
                if make in NEED_ROOT and not root:
                    continue
                for hold in (False, True):
                    refused([given.mesh_host], os.path.join(top, str(count)), make, sentence, user, hold)
                    count += 1
        if root:
            unwritable_folder(given, os.path.join(top, "others"))
    users_text = "as root and as nobody" if root else "as one user"
    return f"R6: {count} refusals {users_text}, all untouched and reported"


if __name__ == "__main__":
    harness.run(main)
