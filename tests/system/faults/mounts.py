# SPDX-License-Identifier: MIT
"""Small file systems for tests. They are mounted in the script's own mount namespace, so that the kernel unmounts
them even after a SIGKILL."""

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
    """Call it before the first thread starts. Skips the script if mounting is not allowed."""
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
    """Retries, as a stopped writer may still be closing its last descriptor."""
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
    return _mounted(folder, "-t", "tmpfs", "-o", options, "mm-faults")


class LoopExt4:
    """An ext4 file system in a file. It can be mounted, disconnected from its disk and mounted again."""

    def __init__(self, image, folder, size_mib=32, make_options=(), mount_options=""):
        make_private()
        self.image, self.folder = image, folder
        self.options = ",".join(filter(None, ["loop", mount_options]))
        with open(image, "wb") as file:
            file.truncate(size_mib * 1024 * 1024)
        if not shutil.which("mkfs.ext4"):
            harness.skip("mkfs.ext4 is not installed")
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
        """From now on nothing is written to the disk; unwritten data is lost."""
        fd = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(fd, _EXT4_IOC_SHUTDOWN, struct.pack("I", flags))
        finally:
            os.close(fd)


@contextlib.contextmanager
def read_only(folder):
    """Makes `folder` read-only with a bind mount: `mount -o remount,ro` is refused while a writer has its
    lock file open."""
    _run("mount", "--bind", folder, folder)
    try:
        _run("mount", "-o", "remount,bind,ro", folder)
        yield
    finally:
        _unmount(folder)


def fill(folder, name="filler"):
    """Fills all free space with a file and returns its path."""
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
