# SPDX-License-Identifier: MIT
"""Shared by the scripts of all folders: checks, waiting with a timeout, and child processes that end with their parent."""

import ctypes
import os
import re
import select
import signal
import subprocess
import sys
import threading
import time

# Trackers keep their crash counters there. A script that tests these sets its own directory.
os.environ.pop("XDG_RUNTIME_DIR", None)

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
_READY = re.compile(r"mm-proxy listens on http://127\.0\.0\.1:(\d+)( and http://\[::1\]:\1)?\n")


class Failure(AssertionError):
    """A check failed."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


# ---- waiting

def polled(condition, seconds, pause):
    """Calls `condition` until its result is true or the time has passed. Returns its last result."""
    end = time.monotonic() + seconds
    while True:
        begun = time.monotonic()
        result = condition()
        if result or begun > end:
            return result
        time.sleep(pause)


def text_of(what):
    """`what` describes a condition: a text, or a function that returns one with the latest values."""
    return what() if callable(what) else what


def wait_until(condition, seconds, what, pause=0.002):
    """Polls until the result of `condition` is true, and returns it. Raises Failure if the time passes before."""
    result = polled(condition, seconds, pause)
    if not result:
        raise Failure(f"waited {seconds} s for {text_of(what)}")
    return result


# ---- processes

def preload(library, folder):
    """The environment that preloads `library`, through a link in `folder`: the path of a clone may have a space or a colon,
    which LD_PRELOAD takes as a separator."""
    link = os.path.join(folder, os.path.basename(library))
    if not os.path.islink(link):
        os.symlink(os.path.abspath(library), link)
    return {"LD_PRELOAD": link}


def die_with_parent():
    """Call it in the child before its program is executed."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Child:
    """A child process that is killed when this process ends or its `with` block is left. Its stderr is a pipe
    that is read continuously: for a log file, the file size limits that tests set would apply."""

    def __init__(self, command, *, title=None, prepare=None, **options):
        """`title` is its name in messages. `prepare` is called in the child before its program is executed. `options` are
        passed to Popen."""
        self.title = title or command[0]

        def begin():
            die_with_parent()
            if prepare:
                prepare()

        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, encoding="utf-8", errors="replace", preexec_fn=begin,
                                        **options)
        self._lines = []
        self._drain = threading.Thread(target=self._read_log, daemon=True)
        self._drain.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    @property
    def pid(self):
        return self.process.pid

    def _read_log(self):
        for line in self.process.stderr:
            self._lines.append(line.rstrip("\n"))

    def running(self):
        return self.process.poll() is None

    def lines(self):
        """The lines of stderr so far; all of them after its end."""
        if not self.running():
            self._drain.join(5)
        return list(self._lines)

    def log(self):
        return "\n".join(self.lines())

    def first_line(self, seconds=20):
        """The first line of stdout; empty after the timeout."""
        readable, _, _ = select.select([self.process.stdout], [], [], seconds)
        return self.process.stdout.readline() if readable else ""

    def output(self):
        """The rest of stdout. Call it after the process has ended and before kill()."""
        return self.process.stdout.read()

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self, seconds=20):
        """Waits for its end and returns the exit code."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Failure(f"{self.title} did not end within {seconds} s: {self.log()}") from None
        self._drain.join(5)
        return code

    def terminate(self, seconds=20):
        """Sends SIGTERM and returns the exit code."""
        if self.running():
            self.process.terminate()
        return self.wait(seconds)

    def kill(self):
        if self.running():
            self.process.kill()
        code = self.wait(10)
        self.process.stdout.close()
        return code


class Proxy(Child):
    """An mm-proxy that listens, by default on a free port. Without a stats file it uses the one in its home."""

    def __init__(self, program, *options, port=0, stats_file=None, **child):
        command = [program, "--http-only", "--http-port", str(port), *options]
        if stats_file:
            command += ["--stats-file", stats_file]
        super().__init__(command, title="mm-proxy", **child)
        line = self.first_line()
        found = _READY.fullmatch(line)
        if not found:
            self.kill()
            raise Failure(f"mm-proxy did not get ready: {line!r} {self.log()}")
        self.port = int(found[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.has_ipv6 = bool(found[2])
        expect(port in (0, self.port), f"mm-proxy listens on {self.port} instead of {port}")


# ---- running a script

def run(main):
    """Runs main(), which returns its summary or raises Failure, and exits with 1 on a failure."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("terminated"))
    try:
        print(main(), flush=True)
    except Failure as failure:
        print(f"BROKEN: {failure}", flush=True)
        sys.exit(1)
