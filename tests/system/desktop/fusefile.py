# SPDX-License-Identifier: MIT
"""A file system with one file, whose responses can be delayed. Speaks the kernel's protocol (see linux/fuse.h); needs root.

It can hang in two ways: it takes a request and does not respond, as a network drive does (hold), or it takes no request,
as a stopped server does (stop).
"""
import ctypes
import errno
import os
import select
import struct
import threading
import time

LOOKUP, FORGET, GETATTR, OPEN, READ, RELEASE, FLUSH, INIT = 1, 2, 3, 14, 15, 18, 25, 26
INTERRUPT, DESTROY, BATCH_FORGET = 36, 38, 42
WITHOUT_RESPONSE = {FORGET, INTERRUPT, DESTROY, BATCH_FORGET}
ROOT, FILE = 1, 2
MS_NOSUID_NODEV = 2 | 4
MNT_FORCE_DETACH = 1 | 2
# Without it the kernel serializes lookups and reads.
PARALLEL_DIROPS = 1 << 18
DIRECT_IO = 1
IN_HEADER = struct.Struct("<IIQQIIII")
REQUEST_SIZE = 1 << 17

libc = ctypes.CDLL(None, use_errno=True)


class Held:
    def __init__(self, thread, unique, response):
        self.thread = thread
        self.unique = unique
        self.response = response


class FuseFile:
    """Mounts a folder, serves folder/name from a thread, and unmounts at the end."""

    def __init__(self, folder, name, content):
        self.folder = os.fspath(folder)
        self.path = os.path.join(self.folder, name)
        self._name = name.encode()
        self._content = content
        self._modified = time.time_ns()
        self._lock = threading.Lock()
        self._held = []
        self._hold = set()
        self._stopped = False
        self._last_request = time.monotonic()

    def __enter__(self):
        self._device = os.open("/dev/fuse", os.O_RDWR)
        options = f"fd={self._device},rootmode=40000,user_id=0,group_id=0".encode()
        if libc.mount(b"mm-fusefile", self.folder.encode(), b"fuse", MS_NOSUID_NODEV, options) != 0:
            number = ctypes.get_errno()
            os.close(self._device)
            raise OSError(number, f"mount: {os.strerror(number)}", self.folder)
        self._wake_read, self._wake_write = os.pipe()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        # With MNT_FORCE the kernel aborts hanging requests, so that every process can end.
        libc.umount2(self.folder.encode(), MNT_FORCE_DETACH)
        os.close(self._wake_write)
        self._thread.join()
        os.close(self._wake_read)
        os.close(self._device)

    def hold(self, *operations):
        """From now on takes requests of these kinds without responding."""
        with self._lock:
            self._hold = set(operations)

    def release(self):
        """Responds to the held requests and to all further ones."""
        with self._lock:
            self._hold = set()
            held, self._held = self._held, []
        for request in held:
            self._send(request.unique, request.response)
        self._set_stopped(False)

    def stop(self):
        """From now on takes no requests."""
        self._set_stopped(True)

    def _set_stopped(self, is_stopped):
        self._stopped = is_stopped
        os.write(self._wake_write, b".")

    def idle(self):
        """Seconds since the last request."""
        return time.monotonic() - self._last_request

    def waiting(self):
        """The thread ids of the held requests, one for each request."""
        with self._lock:
            return [request.thread for request in self._held]

    def untaken(self):
        """Whether a request is queued."""
        return bool(select.select([self._device], [], [], 0)[0])

    def _serve(self):
        while True:
            listened = [self._wake_read] if self._stopped else [self._wake_read, self._device]
            ready = select.select(listened, [], [])[0]
            if self._wake_read in ready and not os.read(self._wake_read, 1):
                return
            if self._device not in ready:
                continue
            try:
                request = os.read(self._device, REQUEST_SIZE)
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.EINTR, errno.EAGAIN):
                    continue
                return  # ENODEV: unmounted
            self._take(request)

    def _take(self, request):
        _, operation, unique, node, _, _, thread, _ = IN_HEADER.unpack_from(request)
        self._last_request = time.monotonic()
        if operation in WITHOUT_RESPONSE:
            return
        response = self._response_to(operation, node, request[IN_HEADER.size:])
        with self._lock:
            # The kernel reads the root's attributes for every path.
            if operation in self._hold and not (operation == GETATTR and node == ROOT):
                self._held.append(Held(thread, unique, response))
                return
        self._send(unique, response)

    def _send(self, unique, response):
        error, data = (-response, b"") if isinstance(response, int) else (0, response)
        try:
            os.write(self._device, struct.pack("<IiQ", 16 + len(data), error, unique) + data)
        except OSError:
            pass  # the calling process has ended

    def _response_to(self, operation, node, body):
        """The data, or an errno."""
        if operation == INIT:
            return struct.pack("<4I2H2I2HI28x", 7, 31, 0, PARALLEL_DIROPS, 12, 9, 1 << 16, 1, 0, 0, 0)
        if operation == LOOKUP:
            if body.rstrip(b"\0") != self._name:
                return errno.ENOENT
            return struct.pack("<4Q2I", FILE, 0, 0, 0, 0, 0) + self._attributes(FILE)
        if operation == GETATTR:
            return struct.pack("<Q2I", 0, 0, 0) + self._attributes(node)
        if operation == OPEN:
            return struct.pack("<Q2I", 0, DIRECT_IO, 0)
        if operation == READ:
            offset, size = struct.unpack_from("<QI", body, 8)
            return self._content[offset:offset + size]
        if operation in (RELEASE, FLUSH):
            return b""
        return errno.ENOSYS

    def _attributes(self, node):
        mode, size = (0o40755, 0) if node == ROOT else (0o100644, len(self._content))
        seconds, rest = divmod(self._modified, 10**9)
        return struct.pack("<6Q10I", node, size, 1, *[seconds] * 3, *[rest] * 3, mode, 1, 0, 0, 0, 4096, 0)
