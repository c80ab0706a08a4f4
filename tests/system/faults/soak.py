# SPDX-License-Identifier: MIT
"""R22: an mm-proxy under a steady load for a long time, with a service and a monitor, optionally with the window.

Samples the memory, descriptors and threads of each process. Each minute and at the end the load pauses, and the counts of
the caller, the service, the file, /stats, /metrics and the monitor must agree. Passes if there is no error, descriptors and
threads are not more than after the warm-up, and memory has grown by at most 2 MB.

Memory is the resident set size: the proportional one changes when other processes run the same programs.

    soak.py --mesh-host PATH --mm-proxy PATH --ee-monitor PATH [naive] [--seconds 3600 --window] [--plots FOLDER]

`naive` samples a process that leaks all three; the test must detect it.
"""

import contextlib
import json
import os
import socket
import sys
import threading
import time
from collections import namedtuple

import harness
from harness import expect, wait_until

sys.path.append(os.path.join(harness.HERE, "..", "mesh"))

import mesh  # noqa: E402

RATE = 1000  # calls a second
MAX_GROWTH = 2_000_000  # bytes
MIN_SHARE = 0.9  # of RATE
COMPARE_INTERVAL = 60  # seconds between two comparisons
NAME = "worker"
COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd")

Sample = namedtuple("Sample", "at memory descriptors threads")


# ---- the load

class Caller:
    """One keep-alive connection with RATE calls a second on average: after a delay it calls faster."""

    def __init__(self, port):
        body = json.dumps({"target_instance": NAME, "tool_name": "work", "arguments": {"text": "x" * 100}}).encode()
        self.request = (b"POST /call HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
                        b"Content-Length: %d\r\n\r\n%s" % (port, len(body), body))
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.counted, self.wrong, self.busy = 0, [], 0.0

    def run(self, seconds):
        """Runs for that time; no call is in flight when it returns."""
        start, first = time.monotonic(), self.counted
        while (now := time.monotonic()) - start < seconds and not self.wrong:
            while self.counted - first < (now - start) * RATE and not self.wrong:
                self._call()
            time.sleep(0.002)
        self.busy += time.monotonic() - start

    def _call(self):
        self.socket.sendall(self.request)
        response = b""
        while b"\r\n\r\n" not in response:
            response += self._more(response)
        head, _, body = response.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += self._more(body)
        self.counted += 1
        if not head.startswith(b"HTTP/1.1 200 ") or b'"success":true' not in body:
            self.wrong.append((head + body)[:300])

    def _more(self, response):
        data = self.socket.recv(65536)
        expect(data, f"mm-proxy closed the connection after {self.counted} calls and {response!r}")
        return data


class Follower(mesh.Process):
    """ee-monitor --follow and the last line that it printed."""

    def __init__(self, program, stats_file, home):
        super().__init__([program, "--stats-file", stats_file, "--follow", "--format", "json", "--interval", "500",
                          "--no-register"], home)
        self.printed, self.last, self.not_green = 0, {}, []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.printed += 1
            self.last = json.loads(line)
            if self.last["color"] != "green":
                self.not_green.append(line)


# ---- samples

def status_of(pid, key):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
        return int(next(line for line in file if line.startswith(key + ":")).split()[1])


def descriptors_of(pid):
    """The minimum of several reads, as a save or a read opens one for a short time."""
    return min(len(os.listdir(f"/proc/{pid}/fd")) for _ in range(8) if not time.sleep(0.003))


class Watch(threading.Thread):
    """Samples processes (name -> pid) until stop()."""

    def __init__(self, pids, pause):
        super().__init__(daemon=True)
        self.pids, self.pause = pids, pause
        self.samples = {name: [] for name in pids}
        self.began, self.ending, self.lost = time.monotonic(), threading.Event(), None

    def run(self):
        while not self.ending.wait(self.pause):
            for name, pid in self.pids.items():
                try:
                    self.samples[name].append(Sample(time.monotonic() - self.began, 1024 * status_of(pid, "VmRSS"),
                                                     descriptors_of(pid), status_of(pid, "Threads")))
                except OSError as error:
                    self.lost = f"{name} is gone: {error}"
                    return

    def stop(self):
        self.ending.set()
        self.join(20)
        expect(not self.lost, self.lost)


def settled(samples):
    """The medians of the first and the last tenth of the samples."""
    part = max(1, len(samples) // 10)
    return [Sample(*(sorted(values)[part // 2] for values in zip(*some))) for some in (samples[:part], samples[-part:])]


def evaluate(watch, warm):
    """A table, and the list of failures."""
    rows, wrong = [f"{'':<18}{'memory MB':>22}{'highest':>9}{'growth':>8}{'descriptors':>13}{'threads':>9}"], []
    for name, every in watch.samples.items():
        samples = [sample for sample in every if sample.at >= warm]
        expect(len(samples) >= 4, f"{name}: {len(samples)} samples after the warm-up are too few")
        first, last = settled(samples)
        growth = last.memory - first.memory
        rows.append(f"{name:<18}{first.memory / 1e6:>9.2f} -> {last.memory / 1e6:>9.2f}"
                    f"{max(s.memory for s in samples) / 1e6:>9.2f}{growth / 1e6:>+8.2f}{first.descriptors:>7} -> "
                    f"{last.descriptors:<3}{first.threads:>3} -> {last.threads:<2}")
        if growth > MAX_GROWTH:
            wrong.append(f"{name} has grown by {growth / 1e6:.2f} MB")
        if last.descriptors > first.descriptors:
            wrong.append(f"{name} has {last.descriptors} descriptors instead of {first.descriptors}")
        if last.threads > first.threads:
            wrong.append(f"{name} has {last.threads} threads instead of {first.threads}")
    return "\n".join(rows), wrong


def plot(watch, warm, path):
    """A plot of memory over time, for each process relative to its min."""
    width, height, edge = 900, 360, 50
    longest = max(samples[-1].at for samples in watch.samples.values())
    minimum = {name: min(sample.memory for sample in samples) for name, samples in watch.samples.items()}
    span = max([3e6, *(sample.memory - minimum[name] for name, samples in watch.samples.items() for sample in samples)])

    def point(seconds, more):
        return f"{edge + seconds / longest * (width - 2 * edge):.1f},{height - edge - more / span * (height - 2 * edge):.1f}"

    shapes = [f'<polyline fill="none" stroke="#ccc" points="{point(warm, 0)} {point(warm, span)}"/>']
    for number, (name, samples) in enumerate(watch.samples.items()):
        colour = COLOURS[number % len(COLOURS)]
        points = " ".join(point(sample.at, sample.memory - minimum[name]) for sample in samples)
        shapes.append(f'<polyline fill="none" stroke="{colour}" points="{points}"/>')
        shapes.append(f'<text x="{edge}" y="{16 * (number + 1)}" fill="{colour}">{name}: from '
                      f'{minimum[name] / 1e6:.1f} MB</text>')
    shapes.append(f'<text x="{edge}" y="{height - 15}">0 to {longest:.0f} s; up to +{span / 1e6:.1f} MB; '
                  "the gray line ends the warm-up</text>")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
                   f'font-size="12"><rect width="100%" height="100%" fill="white"/>{"".join(shapes)}</svg>\n')


# ---- the counts

def compare(proxy, service, caller, follower):
    """All counts agree while no call is in flight."""
    total = caller.counted
    data = proxy.wait_for_file(f"{total} messages", lambda data: data["total_messages"] >= total, 5)
    with proxy.client() as client:
        stats = client.ask("GET", "/stats").body
        found = client.metrics()
    counts = {"the file": data["total_messages"], "the file's service": data["services"][0]["message_count"],
              "/stats": stats["total_messages"], "/metrics": found.sum("mm_mesh_messages_total"),
              "/metrics of the service": found.sum("mm_mesh_service_messages_total", service=NAME),
              "the service": service.tally()["served"]}
    for source, number in counts.items():
        expect(number == total, f"{source} has {number}, the caller counted {total}")
    for name in ("mm_mesh_call_errors_total", "mm_mesh_calls_in_flight", "mm_mesh_stats_write_failures_total"):
        expect(found.sum(name) == 0, f"/metrics has {name} at {found.sum(name):g}")
    wait_until(lambda: follower.last.get("messages") == total, 10,
               lambda: f"{total} messages in ee-monitor, which printed {follower.last} and {follower.log()}")
    expect(not follower.not_green, f"ee-monitor printed {follower.not_green[:3]}")


@contextlib.contextmanager
def window(given, proxy):
    """The window on a private X server: the additional pids to sample."""
    if not given.window:
        yield {}
        return
    sys.path.append(os.path.join(harness.HERE, "..", "desktop"))
    from desktop import Desktop  # needs packages that a run without --window does not need
    with Desktop(limit=int(given.seconds) + 300) as desktop:
        process = desktop.start([given.ee_monitor, "--stats-file", proxy.stats_file, "--no-register"], quiet=True)
        yield {"ee-monitor window": process.pid}


LEAKING = """
import os, threading, time
kept = []
while True:
    kept.append(bytes(50_000).replace(b"\\0", b"x"))
    kept.append(os.open(os.devnull, os.O_RDONLY))
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    time.sleep(0.03)
"""


def naive(home):
    with mesh.Process([sys.executable, "-c", LEAKING], home) as leaking:
        watch = Watch({"leaking": leaking.pid}, 0.1)
        watch.start()
        time.sleep(4)
        watch.stop()
    _, wrong = evaluate(watch, 1)
    expect(len(wrong) == 3, f"R22 naive: only {wrong} was detected")
    return f"R22 naive: detected, {', '.join(wrong)}"


def soak(given, home):
    warm = min(300.0, given.seconds / 3)
    with mesh.Proxy(given.mm_proxy, home) as proxy, mesh.Service(NAME, proxy, home, script="fast.py") as service, \
            Follower(given.ee_monitor, proxy.stats_file, home) as follower, window(given, proxy) as more:
        pids = {"mm-proxy": proxy.pid, "service": service.pid, "ee-monitor --follow": follower.pid, **more}
        caller = Caller(proxy.port)
        watch = Watch(pids, min(5.0, given.seconds / 40))
        watch.start()
        comparisons, end = 0, time.monotonic() + given.seconds
        while (left := end - time.monotonic()) > 0:
            caller.run(min(left, COMPARE_INTERVAL, given.seconds / 2))
            expect(not caller.wrong, f"the response to call {caller.counted} was {caller.wrong}")
            compare(proxy, service, caller, follower)
            comparisons += 1
        watch.stop()
        table, wrong = evaluate(watch, warm)
        if given.plots:
            os.makedirs(given.plots, exist_ok=True)
            plot(watch, warm, os.path.join(given.plots, "soak.svg"))
        rate = caller.counted / caller.busy
        expect(proxy.terminate() == 0 and proxy.file().total == caller.counted, f"after SIGTERM: {proxy.file().data}")
    print(table, flush=True)
    figures = (f"{caller.counted} calls at {rate:.0f}/s in {given.seconds:.0f} s, 0 errors, all counts agreed {comparisons} times, "
               f"ee-monitor printed {follower.printed} lines")
    if rate < MIN_SHARE * RATE:
        wrong.append(f"only {rate:.0f} calls a second were made")
    expect(not wrong, f"R22: {'; '.join(wrong)}; {figures}")
    return f"R22: {figures}"


def main():
    options = harness.parser(__doc__.split("\n", maxsplit=1)[0], has_naive=True)
    options.add_argument("--mm-proxy", required=True, metavar="PATH")
    options.add_argument("--ee-monitor", required=True, metavar="PATH")
    options.add_argument("--seconds", type=float, help="duration (10; with --full 60)")
    options.add_argument("--window", action="store_true", help="also sample the window, on a private X server")
    options.add_argument("--plots", metavar="FOLDER", help="the folder for the plot of memory")
    given = options.parse_args()
    given.seconds = given.seconds or (60 if given.full else 10)
    with harness.scratch(given) as home:
        return naive(home) if given.what == "naive" else soak(given, home)


if __name__ == "__main__":
    harness.run(main)
