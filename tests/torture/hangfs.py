# SPDX-License-Identifier: MIT
"""A file system that hangs: FUSE without a library, which takes every request and answers none."""

import contextlib
import ctypes
import os
import select
import struct
import threading

import harness
import mounts

_INIT = 26
_IN_HEADER = struct.Struct("<IIQQIIII")
_libc = ctypes.CDLL(None, use_errno=True)


class HangFs:
    """Mounted at `folder` within a `with` block. release() has all who wait fail at once."""

    def __init__(self, folder):
        mounts.make_private()
        self.folder = folder
        self.requests = 0
        os.makedirs(folder, exist_ok=True)

    def __enter__(self):
        try:
            self._fd = os.open("/dev/fuse", os.O_RDWR | os.O_CLOEXEC)
        except OSError as error:
            harness.skip(f"no FUSE: {error}")
        options = f"fd={self._fd},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}"
        if _libc.mount(b"torture", self.folder.encode(), b"fuse", 0, options.encode()) != 0:
            os.close(self._fd)
            harness.skip(f"FUSE can't be mounted: {os.strerror(ctypes.get_errno())}")
        self._end, self._ending = os.pipe()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.release()
        _libc.umount2(self.folder.encode(), 2)  # MNT_DETACH

    def release(self):
        if self._ending is None:
            return
        os.close(self._ending)
        self._ending = None
        self._thread.join(5)
        os.close(self._end)
        os.close(self._fd)  # which ends the connection

    def _serve(self):
        while True:
            ready, _, _ = select.select([self._fd, self._end], [], [])
            if self._end in ready:
                return
            with contextlib.suppress(OSError):
                request = os.read(self._fd, 1 << 20)
                _, code, unique, *_ = _IN_HEADER.unpack_from(request)
                if code == _INIT:
                    answer = struct.pack("<IIIIHHII", 7, 31, 65536, 0, 16, 12, 65536, 1) + bytes(36)
                    os.write(self._fd, struct.pack("<IiQ", 16 + len(answer), 0, unique) + answer)
                else:
                    self.requests += 1
