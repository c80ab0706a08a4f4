# SPDX-License-Identifier: MIT
"""Small file systems to break things on. They live in a mount namespace of the script's own, so
that not even a SIGKILL of the script leaves one behind."""

import contextlib
import ctypes
import fcntl
import os
import shutil
import struct
import subprocess

import harness

_CLONE_NEWNS = 0x00020000
_EXT4_IOC_SHUTDOWN = 0x8004587D
LOG_FLUSH, NO_LOG_FLUSH = 1, 2

_private = False


def _run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise OSError(f"{' '.join(command)}: {done.stderr.strip()}")


def make_private():
    """To be called before the first thread is made. Skips the script where mounting is not allowed."""
    global _private
    if _private:
        return
    if os.geteuid() != 0:
        harness.skip("mounting needs root")
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNS) != 0:
        harness.skip(f"no mount namespace: {os.strerror(ctypes.get_errno())}")
    try:
        _run("mount", "--make-rprivate", "/")
    except OSError as error:
        harness.skip(str(error))
    _private = True


def _unmount(path):
    """Also when a stopped writer's last descriptor is about to go."""
    try:
        harness.wait_until(lambda: subprocess.run(["umount", path], capture_output=True,
                                                  check=False).returncode == 0,
                           5, f"umount {path}", 0.02)
    except harness.Failure:
        _run("umount", "-l", path)
        raise


@contextlib.contextmanager
def _mounted(folder, *command):
    make_private()
    os.makedirs(folder, exist_ok=True)
    try:
        _run("mount", *command, folder)
    except OSError as error:
        harness.skip(str(error))
    try:
        yield folder
    finally:
        if os.path.ismount(folder):
            _unmount(folder)


def tmpfs(folder, options="size=64m"):
    return _mounted(folder, "-t", "tmpfs", "-o", options, "torture")


class LoopExt4:
    """An ext4 in a file, that can be mounted, cut off from its disk and mounted again."""

    def __init__(self, image, folder, size_mib=32, make_options=(), mount_options=""):
        make_private()
        self.image, self.folder = image, folder
        self.options = ",".join(filter(None, ["loop", mount_options]))
        with open(image, "wb") as file:
            file.truncate(size_mib * 1024 * 1024)
        if not shutil.which("mkfs.ext4"):
            harness.skip("no mkfs.ext4")
        _run("mkfs.ext4", "-q", "-F", *make_options, image)
        os.makedirs(folder, exist_ok=True)

    def mount(self):
        _run("mount", "-o", self.options, self.image, self.folder)

    def unmount(self):
        if os.path.ismount(self.folder):
            _unmount(self.folder)

    def __enter__(self):
        try:
            self.mount()
        except OSError as error:
            harness.skip(str(error))
        return self

    def __exit__(self, *_):
        self.unmount()

    def cut_power(self, flags):
        """From here on nothing reaches the disk any more, and what is not there is lost."""
        fd = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(fd, _EXT4_IOC_SHUTDOWN, struct.pack("I", flags))
        finally:
            os.close(fd)


@contextlib.contextmanager
def read_only(folder):
    """`folder` under a read-only view of itself: what `mount -o remount,ro` would be, were it not
    refused while a writer holds its lock file open."""
    _run("mount", "--bind", folder, folder)
    try:
        _run("mount", "-o", "remount,bind,ro", folder)
        yield
    finally:
        _unmount(folder)


def fill(folder, name="filler"):
    """Takes all space that is left, to the last byte, and gives back the path of what took it."""
    path = os.path.join(folder, name)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        for size in (65536, 4096, 512, 1):
            with contextlib.suppress(OSError):
                while True:
                    os.write(fd, b"\0" * size)
        with contextlib.suppress(OSError):
            os.fsync(fd)
    finally:
        os.close(fd)
    return path
