# SPDX-License-Identifier: MIT
"""What the scripts of all folders share: demands, waiting with a deadline, and child processes that end with us."""

import ctypes
import os
import re
import select
import signal
import subprocess
import sys
import threading
import time

# Trackers keep counts there that outlive a kill: a script that is about them hands over a directory of its own.
os.environ.pop("XDG_RUNTIME_DIR", None)

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
_READY = re.compile(r"mm-proxy listens on http://127\.0\.0\.1:(\d+)( and http://\[::1\]:\1)?\n")


class Failure(AssertionError):
    """A demand is not met."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


# ---- waiting

def polled(condition, seconds, pause):
    """The first true answer; a false one when there was none in that time."""
    end = time.monotonic() + seconds
    while True:
        asked = time.monotonic()
        answer = condition()
        if answer or asked > end:
            return answer
        time.sleep(pause)


def told(what):
    """What was waited for: a text, or a function that says it with what is known by then."""
    return what() if callable(what) else what


def wait_until(condition, seconds, what, pause=0.002):
    """Polls; gives back the first true answer and fails loudly without one."""
    answer = polled(condition, seconds, pause)
    if not answer:
        raise Failure(f"waited {seconds} s in vain for {told(what)}")
    return answer


# ---- processes

def preload(library, folder):
    """What LD_PRELOAD takes for `library`: a link in `folder`, as the loader ends a name at a space or colon, and a
    clone may lie below such a name."""
    link = os.path.join(folder, os.path.basename(library))
    if not os.path.islink(link):
        os.symlink(os.path.abspath(library), link)
    return {"LD_PRELOAD": link}



def die_with_parent():
    """To be run in a child before its program."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Child:
    """A process that ends with us. Leaving its `with` block kills it. Its stderr is read all along, through a pipe: a
    log file would be subject to the limits that tests set."""

    def __init__(self, command, *, title=None, prepare=None, **options):
        """`title` is for messages. `prepare` is run in the child, before its program; `options` are Popen's."""
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
        """Those of stderr so far; all of them, once it has ended."""
        if not self.running():
            self._drain.join(5)
        return list(self._lines)

    def log(self):
        return "\n".join(self.lines())

    def first_line(self, seconds=20):
        """Of stdout; empty without one in that time."""
        readable, _, _ = select.select([self.process.stdout], [], [], seconds)
        return self.process.stdout.readline() if readable else ""

    def output(self):
        """What is left on stdout, once it has ended and before it is killed."""
        return self.process.stdout.read()

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self, seconds=20):
        """Its exit code."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Failure(f"{self.title} was still there after {seconds} s: {self.log()}") from None
        self._drain.join(5)
        return code

    def terminate(self, seconds=20):
        """SIGTERM, and its exit code."""
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
        expect(port in (0, self.port), f"mm-proxy listens on {self.port} in place of {port}")


# ---- running a script

def run(main):
    """Ends the script with what `main` found: it returns its summary or raises Failure."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("terminated"))
    try:
        print(main(), flush=True)
    except Failure as failure:
        print(f"BROKEN: {failure}", flush=True)
        sys.exit(1)
