#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ee-monitor --exporter as a process: what a scrape says in each state of a real MM, how it starts and ends, and, with --system,
how it behaves on a disk that hangs and on an address of a network.

    exporter.py EE_MONITOR MM_PROXY [--promtool PROMTOOL] [--system]

--system needs root and /dev/fuse; exits with 77 where mounting or a network of its own is not allowed.
"""

import argparse
import ctypes
import errno
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / folder) for folder in ("support", "system/desktop")]
from children import Child, Proxy, expect, run, wait_until  # noqa: E402

SKIPPED = 77
STATES = ["Checking", "NoFile", "Active", "Stopped", "NotUpdating", "Error"]
URL = re.compile(r"ee-monitor exports metrics at http://(\S+):(\d+)/metrics\n")
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "PATH": os.environ["PATH"]}  # no display


class Exporter(Child):
    def __init__(self, program, stats_file, *options, address="127.0.0.1:0"):
        super().__init__([program, "--exporter", address, "--stats-file", stats_file, *options], env=ENVIRONMENT)
        line = self.first_line()
        found = URL.fullmatch(line)
        expect(found, f"the first line is {line!r}")
        self.address, self.port = found[1].strip("[]"), int(found[2])

    def request(self, method="GET", path="/metrics", timeout=20, **headers):
        """Status, headers and body of the response."""
        connection = http.client.HTTPConnection(self.address, self.port, timeout=timeout)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response.status, response.headers, response.read().decode()
        finally:
            connection.close()

    def scrape(self, **headers):
        status, _, text = self.request(**headers)
        expect(status == 200, f"status {status}: {text}")
        return Metrics(text)


class Metrics:
    """A text in the Prometheus format. Each series is there once."""

    def __init__(self, text):
        self.text = text
        self.values = {}
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            series, value = line.rsplit(" ", 1)
            expect(series not in self.values, f"{series} twice in\n{text}")
            self.values[series] = float(value)
        states = [name for name in STATES if self.values.get(f'ee_monitor_state{{state="{name}"}}') == 1]
        expect(len(states) == 1, f"not exactly one state in\n{text}")
        self.state = states[0]

    def has(self, name):
        return any(series.split("{")[0] == name for series in self.values)


def in_state(exporter, state, seconds=20):
    return wait_until(lambda: (metrics := exporter.scrape()).state == state and metrics, seconds,
                      lambda: f"state {state}: {exporter.scrape().state}", pause=0.1)


def check_by_promtool(promtool, text):
    if promtool:
        result = subprocess.run([promtool, "check", "metrics"], input=text, capture_output=True, text=True, timeout=60, check=False)
        expect(result.returncode == 0 and not result.stderr, f"promtool: {result.stderr}\n{text}")


def check_states(options, folder):
    """The whole life of an MM."""
    stats_file = f"{folder}/stats.json"
    with Exporter(options.program, stats_file, "--no-register") as exporter:
        metrics = exporter.scrape()
        expect(metrics.state == "NoFile" and not metrics.has("mm_mesh_services"), metrics.text)
        check_by_promtool(options.promtool, metrics.text)
        mm = Proxy(options.proxy, stats_file=stats_file, env=ENVIRONMENT)
        with mm:
            metrics = in_state(exporter, "Active")
            expect(metrics.values['mm_mesh_services{state="active"}'] == 0 and metrics.values["mm_mesh_messages_total"] == 0
                   and metrics.values["ee_monitor_stats_age_seconds"] < 60, metrics.text)
            expect(not metrics.has("mm_mesh_build_info"), "--no-register, but MM was asked")
            check_by_promtool(options.promtool, metrics.text)
            mm.signal(signal.SIGSTOP)
            in_state(exporter, "NotUpdating")
            mm.signal(signal.SIGCONT)
            in_state(exporter, "Active")
            mm.terminate()
        metrics = in_state(exporter, "Stopped")
        expect(metrics.has("mm_mesh_services"), metrics.text)
        with Proxy(options.proxy, stats_file=stats_file, env=ENVIRONMENT) as mm:
            in_state(exporter, "Active")
            mm.kill()
        in_state(exporter, "NotUpdating")
        Path(stats_file).write_text("{", encoding="utf-8")
        metrics = in_state(exporter, "Error")
        expect(not metrics.has("mm_mesh_services") and not metrics.has("ee_monitor_stats_age_seconds"), metrics.text)
        os.remove(stats_file)
        in_state(exporter, "NoFile")


def check_metrics_of_mm(options, folder):
    """With the names of services only on request."""
    stats_file = f"{folder}/mm.json"
    token_file = Path(f"{folder}/token")
    token_file.write_text("0123456789abcdef\n", encoding="utf-8")
    token_file.chmod(0o600)
    with Proxy(options.proxy, "--token-file", token_file, stats_file=stats_file, env=ENVIRONMENT) as mm:
        connection = http.client.HTTPConnection("127.0.0.1", mm.port, timeout=20)
        connection.request("POST", "/register", '{"instance_name": "secretname", "port": 1, "tools": []}',
                           {"Content-Type": "application/json", "Authorization": "Bearer 0123456789abcdef"})
        expect(connection.getresponse().status == 200, "the service is not registered")
        connection.close()
        url = ["--mm-url", f"http://localhost:{mm.port}"]
        with Exporter(options.program, stats_file, *url, "--token-file", token_file) as plain, \
                Exporter(options.program, stats_file, *url, "--token-file", token_file, "--exporter-services") as full, \
                Exporter(options.program, stats_file, *url) as tokenless:
            metrics = wait_until(lambda: (found := plain.scrape()).values.get('mm_mesh_services{state="active"}') == 1 and found, 20,
                                 "the service in the file", pause=0.1)
            expect(metrics.has("mm_mesh_build_info") and metrics.has("mm_mesh_stats_last_sign_timestamp_seconds"), metrics.text)
            expect("secretname" not in metrics.text and folder not in metrics.text, metrics.text)
            check_by_promtool(options.promtool, metrics.text)
            metrics = full.scrape()
            expect(metrics.values['mm_mesh_service_messages_total{service="secretname"}'] == 0
                   and metrics.has("mm_mesh_call_duration_seconds_bucket")
                   and metrics.values[f'ee_monitor_stats_file_info{{path="{stats_file}"}}'] == 1, metrics.text)
            check_by_promtool(options.promtool, metrics.text)
            metrics = tokenless.scrape()
            expect(metrics.state == "Active" and not metrics.has("mm_mesh_build_info"), metrics.text)


def check_requests(options, folder):
    with Exporter(options.program, f"{folder}/none.json", "--no-register", "--exporter-host", "box.lan") as exporter:
        for expected, method, path, headers in (
                (200, "HEAD", "/metrics", {}), (200, "GET", "/metrics", {"Host": "box.lan"}), (404, "GET", "/", {}),
                (405, "POST", "/metrics", {}), (405, "PUT", "/metrics", {}), (421, "GET", "/metrics", {"Host": "evil.example"}),
                (403, "GET", "/metrics", {"Origin": "http://evil.example"}),
                (403, "GET", "/metrics", {"Sec_Fetch_Site": "cross-site"})):
            status, answer, text = exporter.request(method, path, **headers)
            expect(status == expected, f"{method} {path} {headers}: {status} {text}")
            expect(status != 405 or answer["Allow"] == "GET, HEAD", str(answer))


def check_ends(options, folder):
    """Both stop signals, and what prevents a start."""
    for number in (signal.SIGTERM, signal.SIGINT):
        with Exporter(options.program, f"{folder}/none.json", "--no-register") as exporter:
            taken = exporter.port
            exporter.signal(number)
            expect(exporter.wait() == 0, f"signal {number}: {exporter.log()}")
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        for address, code, named in ((f"127.0.0.1:{taken}", 69, str(taken)), ("192.0.2.77:0", 1, "192.0.2.77"),
                                     ("localhost:1", 64, "localhost:1")):
            result = subprocess.run([options.program, "--exporter", address], capture_output=True, text=True, env=ENVIRONMENT,
                                    timeout=60, check=False)
            expect(result.returncode == code and not result.stdout, f"{address}: {result}")
            expect(result.stderr.startswith("ee-monitor: ") and result.stderr.count("\n") == 1 and named in result.stderr,
                   f"{address}: {result.stderr!r}")


def first_hung(exporter):
    """Scrapes until the reading from before is not shared any more: when the first scrape of the disk that hangs began, how long it
    took, and its metrics."""
    def scraped():
        began = time.monotonic()
        metrics = exporter.scrape(X_Prometheus_Scrape_Timeout_Seconds="1")
        return metrics.state == "NotUpdating" and (began, time.monotonic() - began, metrics)
    return wait_until(scraped, 5, "a scrape of the disk that hangs", pause=0.01)


def check_hung_disk(options, folder):
    from fusefile import FuseFile, READ  # pylint: disable=import-outside-toplevel
    content = b'{"total_services": 5, "total_messages": 1247}\n'
    with FuseFile(folder, "stats.json", content) as file:
        with Exporter(options.program, file.path, "--no-register") as exporter:
            metrics = exporter.scrape()
            expect(metrics.state == "Active" and metrics.values["mm_mesh_messages_total"] == 1247, metrics.text)
            threads = len(os.listdir(f"/proc/{exporter.pid}/task"))
            file.hold(READ)
            began, took, metrics = first_hung(exporter)
            expect(metrics.state == "NotUpdating" and not metrics.has("mm_mesh_services") and 0.5 < took < 1,
                   f"after {took:.2f} s:\n{metrics.text}")
            metrics = exporter.scrape()
            took = time.monotonic() - began
            expect(metrics.state == "NotUpdating" and 4.5 < took < 6, f"after {took:.2f} s:\n{metrics.text}")
            began = time.monotonic()
            for _ in range(20):
                expect(exporter.scrape().state == "NotUpdating", "a later scrape")
            expect(time.monotonic() - began < 1, "later scrapes wait")
            added = len(os.listdir(f"/proc/{exporter.pid}/task")) - threads
            expect(added <= 1, f"{added} threads wait for the disk")
            file.release()
            in_state(exporter, "Active", 5)
            file.hold(READ)
            first_hung(exporter)
            began = time.monotonic()
            exporter.signal(signal.SIGTERM)
            # The kernel keeps the process until its read ends, but the program has ended.
            wait_until(lambda: state_of(exporter.pid) in "ZX", 5, "the end while the disk hangs")
            expect(time.monotonic() - began < 2, "it ends late")
            file.release()
            expect(exporter.wait() == 0, exporter.log())


def state_of(pid):
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def check_network_address(options, folder):
    """In a network of its own, whose loopback device has an address of a network."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x40000000) != 0:  # CLONE_NEWNET
        raise OSError(ctypes.get_errno(), "unshare")
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True, timeout=20)
    for address in ("192.0.2.1/32", "2001:db8::1/128"):
        subprocess.run(["ip", "addr", "add", address, "dev", "lo"], check=True, timeout=20)
    for address, host in (("192.0.2.1", "192.0.2.1"), ("2001:db8::1", "[2001:db8::1]")):
        with Exporter(options.program, f"{folder}/none.json", "--no-register", "--exporter-host", "box.lan",
                      address=f"{host}:9501") as exporter:
            expect(exporter.address == address and exporter.port == 9501, exporter.log())
            for given, expected in ((f"{host}:9501", 200), ("box.lan", 200), ("localhost:9501", 421), ("127.0.0.1", 421),
                                    ("192.0.2.2", 421), ("evil.example", 421)):
                status, _, text = exporter.request(Host=given)
                expect(status == expected, f"{address}, Host {given}: {status} {text}")
            with socket.socket() as elsewhere:
                expect(elsewhere.connect_ex(("127.0.0.1", 9501)) == errno.ECONNREFUSED, "it listens on loopback too")
    for address in ("0.0.0.0:9501", "[::]:9501"):
        with Exporter(options.program, f"{folder}/none.json", "--no-register", address=address) as exporter:
            for given, expected in (("192.0.2.9", 200), ("localhost", 200), ("evil.example", 421)):
                status, _, text = exporter.request(Host=given)
                expect(status == expected, f"{address}, Host {given}: {status} {text}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("proxy")
    parser.add_argument("--promtool")
    parser.add_argument("--system", action="store_true")
    options = parser.parse_args()
    checks = (check_hung_disk, check_network_address) if options.system else (check_states, check_metrics_of_mm, check_requests,
                                                                              check_ends)
    for check in checks:
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(options, folder)
            except OSError as error:
                if not options.system or error.errno not in (errno.EPERM, errno.ENODEV) or \
                        not any(name in str(error) for name in ("mount", "unshare")):
                    raise
                print(f"skipped: {error}")
                sys.exit(SKIPPED)
    return "the exporter says what is, in each state" if not options.system else \
        "a disk that hangs delays no scrape, and only the named address is served"


if __name__ == "__main__":
    run(main)
