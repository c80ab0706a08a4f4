#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Both programs with descriptors 0 to 2 in every state: closed, without a reader, with a reader that does not read, on a full
disk, at the file size limit, on a terminal that is gone. None ends for it, waits for it, or writes into another file."""

import argparse
import fcntl
import json
import os
import pty
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from children import Failure, expect, run, wait_until  # noqa: E402

STREAMS = (0, 1, 2)
LONG = "x" * 100  # a service's name: 100 of them exceed each limit below
FILE_LIMIT = 4096


class Gone:
    """A pipe whose reader is gone."""

    def __init__(self, _):
        read, self.out = os.pipe()
        os.close(read)

    def prepare(self):
        pass

    def close(self):
        os.close(self.out)


class Full(Gone):
    """A full pipe that nobody reads."""

    def __init__(self, _):
        self.read, self.out = os.pipe()
        os.set_blocking(self.out, False)
        try:
            while True:
                os.write(self.out, b"." * 4096)
        except BlockingIOError:
            os.set_blocking(self.out, True)

    def close(self):
        os.close(self.read)
        super().close()


class NoTerminal(Gone):
    """A terminal that is gone."""

    def __init__(self, _):
        master, self.out = pty.openpty()
        os.close(master)


class StoppedTerminal(Gone):
    """A terminal whose program hangs."""

    def __init__(self, _):
        self.master, self.out = pty.openpty()

    def close(self):
        os.close(self.master)
        super().close()


class FullDisk(Gone):
    def __init__(self, _):
        self.out = os.open("/dev/full", os.O_WRONLY)


class AtLimit(Gone):
    """A file at the size limit."""

    def __init__(self, folder):
        self.out = os.open(folder / "log", os.O_WRONLY | os.O_CREAT)
        os.write(self.out, b"." * FILE_LIMIT)

    def prepare(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))


class Closed(Gone):
    def __init__(self, _):
        self.out = -1

    def close(self):
        pass


STATES = (Closed, Gone, Full, NoTerminal, StoppedTerminal, FullDisk, AtLimit)


class Program:
    """A program whose descriptors `streams` are in `state`. The others are /dev/null."""

    def __init__(self, command, home, state, streams, **more):
        self.state = state(Path(home))
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith(("XDG_", "LC_", "LANG", "MM_")) and key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **more}

        def prepare():
            for stream in streams:
                if self.state.out >= 0:
                    os.dup2(self.state.out, stream)
                else:
                    os.close(stream)
            self.state.prepare()

        null = subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, env=environment, preexec_fn=prepare)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.state.close()

    def check_streams(self):
        """Descriptors 0 to 2 have no file that the program itself opened to use it."""
        for stream in STREAMS:
            target = os.readlink(f"/proc/{self.process.pid}/fd/{stream}")
            own = target.startswith(("anon_inode:", "socket:")) or target.endswith((".json", ".lock"))
            expect(not own, f"descriptor {stream} is {target}")

    def end(self):
        expect(self.process.poll() is None, f"it ended by itself with {self.process.poll()}")
        self.process.terminate()
        return self.wait()

    def wait(self):
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            raise Failure("it does not end") from None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(url, body=None):
    request = urllib.request.Request(url, body and json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)
    except urllib.error.HTTPError as response:
        if response.code != 503:  # GET /health of an MM that can't save
            raise
        return json.load(response)


def is_up(url):
    try:
        return ask(url + "/health")
    except OSError:
        return None


def proxy(given, home, state, streams):
    """It serves, logs 100 lines, and shuts down cleanly."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with Program([given.mm_proxy, "--http-only", "--http-port", str(port)], home, state, streams,
                 QT_LOGGING_RULES="mm.proxy.debug=true") as program:
        wait_until(lambda: is_up(url) or program.process.poll() is not None, 20, "mm-proxy")
        for i in range(100):
            ask(url + "/register", {"instance_name": f"{LONG}{i}", "port": 1})
        program.check_streams()
        expect(ask(url + "/health")["services"] == 100, "services are missing")
        code = program.end()
    expect(code == 0, f"exit code {code}")
    file = home / ".mm_mesh_stats.json"
    data = json.loads(file.read_text())
    if state is not AtLimit:  # which also applies to the stats file
        expect(data["writer"]["state"] == "stopped", f"the file was not saved: {data['writer']}")


def window(given, home, state, streams):
    """It prints many messages, keeps running, and ends with 0."""
    ready = home / "ready.json"
    ready.write_text('{"total_services": 0, "total_messages": 0}')
    with Program([given.ee_monitor, "--no-register", "--stats-file", str(ready)], home, state, streams,
                 QT_DEBUG_PLUGINS="1", QT_LOGGING_RULES="*.debug=true") as program:
        # UnixSignals has the last pipe that is opened before the event loop.
        wait_until(lambda: caught(program.process.pid, signal.SIGTERM) or program.process.poll() is not None, 20, "the window")
        program.check_streams()
        code = program.end()
    expect(code == 0, f"exit code {code}")


def signals(pid, field):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1], 16)
    return 0


def caught(pid, number):
    return signals(pid, "SigCgt") >> (number - 1) & 1


def without_window(given, home, state, streams):
    """`--once` and `--follow` end with their documented codes; if only stderr is affected, as if it was not."""
    command = [given.ee_monitor, "--no-register", "--stats-file", str(home / "none.json")]
    blocks = state in (Full, StoppedTerminal)
    is_output = 1 in streams
    if not (blocks and is_output):  # whoever reads the line of --once waits for it
        with Program([*command, "--once"], home, state, streams) as program:
            code = program.wait()
            # The line fits in the buffer of a terminal.
            expect(code == (2 if is_output else 3), f"--once: exit code {code}")
    with Program([*command, "--follow"], home, state, streams) as program:
        if is_output and not blocks:
            code = program.wait()
            expected = 0 if state is Gone else 2
        else:
            wait_until(lambda: caught(program.process.pid, signal.SIGTERM), 20, "--follow")
            program.check_streams()
            code = program.end()
            expected = 0
        expect(code == expected, f"--follow: exit code {code} instead of {expected}")


def started_program(given, home):
    """A program that ee-monitor starts has the default action for SIGPIPE and SIGXFSZ."""
    shutil.copy(given.ee_monitor, home / "ee-monitor")
    fake = home / "mm-proxy"
    fake.write_text(f'#!/bin/sh\ngrep SigIgn /proc/self/status > "{home}/part"; mv "{home}/part" "{home}/found"\n')
    fake.chmod(0o755)
    with Program([home / "ee-monitor", "--no-register", "--start-mm", "--mm-url", f"http://localhost:{free_port()}"], home,
                 Closed, ()):
        wait_until((home / "found").exists, 20, "the started program")
    ignored = int((home / "found").read_text().split()[1], 16)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        expect(not ignored >> (number - 1) & 1, f"the started program ignores {number.name}")


def late_reader(given, home):
    """A reader that reads again after a while gets the number of lines that it missed, and new lines."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with Program([given.mm_proxy, "--http-only", "--http-port", str(port)], home, Full, (2,), QT_LOGGING_RULES="mm.proxy.debug=true") as program:
        wait_until(lambda: is_up(url), 20, "mm-proxy")
        for i in range(5):
            ask(url + "/register", {"instance_name": f"a{i}", "port": 1})
        read = program.state.read
        os.set_blocking(read, False)
        while len(os.read(read, 1 << 20)) == 1 << 20:
            pass
        ask(url + "/register", {"instance_name": "after", "port": 1})
        text = os.read(read, 1 << 20).decode()
        expect("5 lines were lost" in text and '"after" registered' in text, f"the reader gets {text!r}")
        expect(program.end() == 0, "exit code")


def journal(given, home):
    """If stderr is the stream in JOURNAL_STREAM, each line has its priority and no time; a usage error too. In any other stderr
    nothing changes."""
    def lines(options, matches):
        ours, theirs = socket.socketpair()
        info = os.fstat(theirs.fileno())
        stream = f"{info.st_dev}:{info.st_ino + (0 if matches else 1)}"
        process = subprocess.Popen([given.mm_proxy, *options], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=theirs, env={"HOME": str(home), "JOURNAL_STREAM": stream})
        theirs.close()
        ours.settimeout(20)
        text = b""
        stopped = False
        while part := ours.recv(4096):
            text += part
            if not stopped:
                process.terminate()
                stopped = True
        process.wait()
        ours.close()
        return text.decode().splitlines()

    broken = home / "broken.json"
    for matches in (True, False):
        broken.write_text("{")
        found = lines(["--http-only", "--http-port", str(free_port()), "--stats-file", str(broken)], matches)
        expect(len(found) >= 2, f"no messages: {found}")
        expect(found[0].startswith("<4>") == matches, f"a warning: {found}")
        expect(("<6>Stopping" in found) == matches, f"the last message: {found}")
        found = lines(["--nonsense"], matches)
        expect(found[0].startswith("<3>" if matches else "mm-proxy: "), f"a usage error: {found}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mm_proxy")
    parser.add_argument("ee_monitor")
    given = parser.parse_args()
    count = 0
    for check in (proxy, window, without_window):
        for state in STATES:
            for streams in ((2,), (0, 1, 2)):
                with tempfile.TemporaryDirectory() as home:
                    try:
                        check(given, Path(home), state, streams)
                    except (Failure, OSError) as failure:
                        raise Failure(f"{check.__name__}, {state.__name__}, {streams}: {failure}") from failure
                    count += 1
    for check in (started_program, late_reader, journal):
        with tempfile.TemporaryDirectory() as home:
            check(given, Path(home))
    return f"{count} runs with unusable standard streams: none ended for it, blocked, or wrote elsewhere"


run(main)
