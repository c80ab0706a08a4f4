# SPDX-License-Identifier: MIT
"""Shared by all scripts in this folder: an mm-proxy under attack, a probe client whose requests must not be delayed, and the
checks after each attack: it runs, is healthy, uses little memory, and has counted exactly."""

import argparse
import contextlib
import functools
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "support"))

import children  # noqa: E402
import wire  # noqa: E402
from children import Failure, expect  # noqa: E402

MIB = 1024 * 1024
MAX_GROWTH = 40 * MIB
NAIVE = os.path.join(HERE, "naive_mm.py")
MAX_DELAY = 1.0  # seconds that an attack may delay another client
_CRASH = re.compile(r"Sanitizer|runtime error:|ASSERT|terminate called|[Ss]egmentation|core dumped"
                    r"|QIODevice::|QObject::|QAbstractSocket|QSocketNotifier|QNativeSocketEngine")

wait_until = functools.partial(children.wait_until, pause=0.01)  # longer than the default, as most conditions send a request


# ---- the program

class Proxy(children.Proxy):
    """One mm-proxy process with a free port and its own stats file."""

    def __init__(self, program, folder, *, options=(), files=None, environment=None):
        self.stats_file = os.path.join(folder, "stats.json")

        def limit():
            if files:
                resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

        super().__init__(program, *options, stats_file=self.stats_file, prepare=limit,
                         env={**os.environ, "HOME": folder, **(environment or {})})
        with open(f"/proc/{self.pid}/exe", "rb") as program_file:
            self.sanitized = bool(re.search(rb"__(a|t|ub)san_", program_file.read()))
        self.start_memory = self.memory("VmRSS")

    def memory(self, what):
        """Bytes. `what` is VmRSS, the present value, or VmHWM, the peak since forget_peak()."""
        with contextlib.suppress(OSError), open(f"/proc/{self.pid}/status", encoding="utf-8") as file:
            match = re.search(rf"{what}:\s+(\d+) kB", file.read())
            return int(match[1]) * 1024 if match else 0
        return 0

    def forget_peak(self):
        with contextlib.suppress(OSError), open(f"/proc/{self.pid}/clear_refs", "w",
                                                encoding="ascii") as file:
            file.write("5")

    def growth(self):
        """Bytes by which the peak of the memory exceeds that at the start."""
        return max(0, self.memory("VmHWM") - self.start_memory)

    def cpu(self):
        """Seconds of processor time used so far, by all threads."""
        with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descriptors(self):
        found = []
        for entry in os.listdir(f"/proc/{self.pid}/fd"):
            with contextlib.suppress(OSError):
                found.append(re.sub(r":\[\d+\]", "", os.readlink(f"/proc/{self.pid}/fd/{entry}")))
        return sorted(found)

    def ask(self, method, path, body=None, headers=(), seconds=5):
        return wire.ask(self.port, method, path, body, headers, seconds)

    def get(self, path):
        response = self.ask("GET", path)
        expect(response.status == 200, f"{path}: {response.status} {response.body!r}")
        return response.json()

    def register(self, name, port, tools=("echo",)):
        response = self.ask("POST", "/register", {"instance_name": name, "port": port, "tools": list(tools)})
        expect(response.status == 200, f"/register of {name}: {response.status} {response.body!r}")

    def deregister(self, name):
        return self.ask("POST", "/deregister", {"instance_name": name}).status

    def services(self):
        return {entry["instance_name"]: entry for entry in self.get("/services")["services"]}

    def metrics(self):
        """{name{labels}: value} of /metrics."""
        response = self.ask("GET", "/metrics")
        expect(response.status == 200, f"/metrics: {response.status}")
        lines = [line for line in response.body.decode("utf-8").split("\n")
                 if line and not line.startswith("#")]
        return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}

    def errors(self, service):
        """{error_type: count} of a service's failed calls."""
        pattern = re.compile(r"mm_mesh_call_errors_total\{(?=.*service=\"%s\").*error_type=\"(\w+)\""
                             % re.escape(service))
        found = ((pattern.match(name), value) for name, value in self.metrics().items())
        return {match[1]: int(value) for match, value in found if match and value}

    def saved(self):
        with open(self.stats_file, encoding="utf-8") as file:
            return json.load(file)


class ProbeProcess:
    def __init__(self, port):
        self.process = subprocess.Popen(
            [sys.executable, "-B", os.path.join(HERE, "probeclient.py"), str(port)], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=children.die_with_parent)
        self.port = self._line()["port"]

    def _line(self):
        line = self.process.stdout.readline()
        expect(line, "the probe client could not start")
        return json.loads(line)

    def ask(self, what):
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self._line()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


# ---- an attack, and the checks after it

class NaiveDetected(Exception):
    """The naive server failed a check, as it must."""


class Attack:
    def __init__(self):
        self.responses = {}
        self.note = ""
        self.failures = []

    def count(self, what, times=1):
        self.responses[str(what)] = self.responses.get(str(what), 0) + times

    def check(self, condition, message):
        """Like expect(), but the attack continues."""
        if not condition and len(self.failures) < 20:
            self.failures.append(message)

    def summary(self):
        seen = ", ".join(f"{times} x {what}" if times > 1 else what
                         for what, times in sorted(self.responses.items()))
        return "; ".join(part for part in (seen, self.note) if part)


class Arena:
    """mm-proxy and its probe client. Each attack() prints a row of the table; leaving the `with` block runs the last
    checks and raises Failure with all failed ones."""

    def __init__(self, given, *, options=(), files=None, environment=None, max_growth=MAX_GROWTH):
        self.only, self.naive = given.only, given.naive
        self.max_growth = max_growth
        self.calls_made = 0  # calls to registered services, without the probe's
        self.uncertain = 0  # failed requests of the probe; MM may have counted them
        self.guard = threading.Lock()
        self.failures = []
        self.folder = tempfile.mkdtemp(prefix="mm-hostile-")
        self.probe = None
        try:
            self.proxy = Proxy(NAIVE if self.naive else given.program, self.folder, options=options, files=files,
                               environment={**(environment or {}), "MM_NAIVE": self.naive or ""})
            self.probe = ProbeProcess(self.proxy.port)
        except BaseException:
            self._clear()
            raise

    def __enter__(self):
        return self

    def count_calls(self, times=1):
        with self.guard:
            self.calls_made += times

    def attack(self, name, do, max_growth=None):
        """Runs do(attack), and checks its effect on the probe and on mm-proxy."""
        if self.only and self.only not in name:
            return
        attack = Attack()
        self.probe.ask("lap")
        self.proxy.forget_peak()
        try:
            do(attack)
        except (Failure, wire.BadResponse, wire.Closed, OSError, ValueError) as error:
            attack.failures.append(f"{type(error).__name__}: {error}")
        lap = self.probe.ask("lap")
        slowest = max(lap["slowest"].values())
        growth = self.proxy.growth()
        attack.check(not lap["failures"], f"the probe's requests failed: {lap['failures'][:3]}")
        if lap["reconnects"]:  # MM may close idle connections at the connection limit
            attack.note = "; ".join(filter(None,
                                           (attack.note, f"probe reconnected {lap['reconnects']} times")))
        self.uncertain += len(lap["failures"])
        attack.check(slowest <= MAX_DELAY * (5 if self.proxy.sanitized else 1),
                      f"the probe waited {slowest:.2f} s")
        attack.check(self.proxy.sanitized or growth <= (max_growth or self.max_growth),
                      f"{growth / MIB:.1f} MiB more memory")
        attack.check(self.proxy.running(), f"mm-proxy exited: {self.proxy.log()[-2000:]}")
        print(f"{name:<44} | {attack.summary() or '-':<52} | {slowest * 1000:6.0f} ms | "
              f"{growth / MIB:5.1f} MiB{'' if not attack.failures else '  BROKEN'}", flush=True)
        self.failures += [f"{name}: {failure}" for failure in attack.failures]
        if self.naive and attack.failures:
            shown = [failure[:200] for failure in attack.failures[:3] + attack.failures[3:][-2:]]
            raise NaiveDetected("\n        ".join(shown))
        if not self.proxy.running():
            raise Failure("; ".join(self.failures))

    def wait_until_closed(self, seconds=5):
        """Waits until mm-proxy has closed all connections but the probe's."""
        wait_until(lambda: self.proxy.descriptors().count("socket") <= self.max_idle_sockets, seconds,
                   lambda: f"sockets to be closed: {self.proxy.descriptors().count('socket')} "
                   f"of at most {self.max_idle_sockets}")

    @property
    def max_idle_sockets(self):
        return 2 + 2 + 2  # listening ones, the probe's, and idle ones to services

    def check(self):
        """The last checks."""
        proxy = self.proxy
        health = proxy.get("/health")
        expect(health["status"] == "ok" and health["pid"] == proxy.pid, f"/health: {health}")
        expect(self.probe.ask("pause")["idle"], "the probe did not become idle")
        counted = self.probe.ask("total")
        due = counted["succeeded"] + self.calls_made
        totals = {"/stats": lambda: proxy.get("/stats")["total_messages"],
                   "/health": lambda: proxy.get("/health")["messages"],
                   "/metrics": lambda: proxy.metrics()["mm_mesh_messages_total"]}
        for where, total in totals.items():
            expect(due <= total() <= due + self.uncertain,
                   f"{due} calls were made, {where} has {total()}")
        if self.uncertain:
            due = proxy.get("/stats")["total_messages"]
        wait_until(lambda: proxy.metrics()["mm_mesh_calls_in_flight"] == 0, 5, "the last call in flight to end")
        code = proxy.terminate(15)
        log = proxy.log()
        expect(code == 0, f"after SIGTERM the exit code is {code}: {log[-2000:]}")
        expect(not _CRASH.search(log), f"errors in the log: {_CRASH.search(log)}: {log[-2000:]}")
        saved = proxy.saved()
        expect(saved["total_messages"] == due, f"{due} calls were made, {saved['total_messages']} saved")
        expect(saved["writer"]["state"] == "stopped", f"the file has the writer {saved['writer']}")
        return due

    def __exit__(self, kind, *_):
        try:
            if kind is None:
                try:
                    print(f"{'last checks':<44} | {self.check()} calls made, counted and saved", flush=True)
                except (Failure, wire.BadResponse, wire.Closed, OSError, ValueError) as error:
                    self.failures.append(f"last checks: {type(error).__name__}: {error}")
                if self.failures and not self.naive:
                    raise Failure("\n        ".join(self.failures))
        finally:
            self._clear()

    def _clear(self):
        if self.probe:
            self.probe.kill()
        if getattr(self, "proxy", None):
            self.proxy.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


# ---- running a script

def parser(description):
    options = argparse.ArgumentParser(description=description)
    options.add_argument("program", metavar="MM_PROXY")
    options.add_argument("--full", action="store_true", help="longer attacks that send more")
    options.add_argument("--naive", choices=("threads", "single"), help="a naive server instead of MM_PROXY; an attack "
                         "must detect it")
    options.add_argument("--only", metavar="TEXT", help="the attacks whose name contains TEXT")
    return options


def run(main, description, arguments=None):
    """Runs main(options), which returns or raises Failure, and exits with its result."""
    given = (arguments or parser)(description).parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

    def table():
        started = time.monotonic()
        print(f"{'attack':<44} | {'responses':<52} | {'slowest':>9} | {'memory':>9}")
        try:
            main(given)
        except NaiveDetected as detected:
            return f"The naive server was detected in {time.monotonic() - started:.1f} s, by:\n        {detected}"
        expect(not given.naive, "the naive server was not detected")
        return f"All checks passed in {time.monotonic() - started:.1f} s"

    children.run(table)
