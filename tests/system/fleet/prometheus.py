# SPDX-License-Identifier: MIT
"""A real Prometheus, or its agent, as a child process. It listens on one address of the test, and ends with the test."""

import http.client
import json
import os
import shutil
import signal
import sys
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, "..", "mesh")]

import mesh  # noqa: E402
from children import Child, Failure, expect, wait_until  # noqa: E402, F401

UNPACKED = os.path.join(HERE, "..", "..", "..", "build", "debian", "usr")  # by unpack of app/setup.sh
INTERVAL = 2     # seconds between two scrapes (I)
JOB = "mm"


def program(name):
    """The path of a program of the unpacked packages, or of the installed one."""
    folders = [os.path.join(UNPACKED, "bin"), os.path.join(UNPACKED, "sbin"), os.environ.get("PATH", "")]
    found = shutil.which(name, path=os.pathsep.join(folders))
    expect(found, f"{name} is neither unpacked nor installed")
    return os.path.abspath(found)


class Prometheus:
    """A server, or an agent if `sends_to` is the URL of a server. `data` is kept over restarts. `wrapper` is a command that runs it,
    for a network namespace; `jobs` are more scrape configurations. Targets are read from a file, so they can change at any time."""

    def __init__(self, folder, address="127.0.0.1", port=None, *, data=None, sends_to=None, scrapes_itself=False, wrapper=(), jobs=(),
                 interval=INTERVAL):
        self.folder, self.address, self.port = folder, address, port or mesh.free_port()
        self.data = data or os.path.join(folder, "data")
        self.is_agent, self.wrapper = sends_to is not None, wrapper
        self.url = f"http://{address}:{self.port}"
        self.child = None
        os.makedirs(folder, exist_ok=True)
        self.targets = []
        self._write("targets.json", [])
        jobs = [*jobs, {"job_name": JOB, "file_sd_configs": [{"files": [os.path.join(folder, "targets.json")], "refresh_interval": "1s"}]}]
        if scrapes_itself:
            jobs.append({"job_name": "prometheus", "static_configs": [{"targets": [f"{address}:{self.port}"]}]})
        config = {"global": {"scrape_interval": f"{interval}s"}, "scrape_configs": jobs}
        if sends_to:
            config["remote_write"] = [{"url": f"{sends_to}/api/v1/write"}]
        self._write("prometheus.yml", config)  # YAML includes JSON

    def _write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(content, file)
        os.replace(path + ".new", path)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def set_targets(self, instances):
        """`instances` are ADDRESS:PORT. Prometheus scrapes a new one after up to 5 s."""
        self.targets = list(instances)
        self._write("targets.json", [{"targets": self.targets}])

    # ---- the process

    def start(self):
        own = ["--enable-feature=agent", f"--storage.agent.path={self.data}"] if self.is_agent else \
            [f"--storage.tsdb.path={self.data}", "--web.enable-remote-write-receiver"]
        self.child = Child([*self.wrapper, program("prometheus"), f"--config.file={self.folder}/prometheus.yml",
                            f"--web.listen-address={self.address}:{self.port}", "--log.level=warn", *own],
                           title="Prometheus", env={**mesh.environment(self.folder), "GOMAXPROCS": "1"}, cwd=self.folder)
        wait_until(self.is_ready, 30, lambda: f"Prometheus to be ready: {self.child.log()}", 0.05)
        return self

    def is_ready(self):
        expect(self.child.running(), f"Prometheus ended: {self.child.log()}")
        try:
            return self.ask("/-/ready")[0] == 200
        except OSError:
            return False

    def is_running(self):
        return self.child is not None and self.child.running()

    def kill(self):
        """Kills it. Its data stay."""
        if self.child:
            self.child.kill()

    def suspend(self):
        self.child.signal(signal.SIGSTOP)

    def resume(self):
        self.child.signal(signal.SIGCONT)

    # ---- its disk, a small file system that the test mounted at the parent of `data`

    def _filler(self):
        return os.path.join(os.path.dirname(self.data), "filler")

    def fill_disk(self):
        with open(self._filler(), "wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while True:
                        file.write(b"\0" * size)
                except OSError:
                    continue

    def free_disk(self):
        os.remove(self._filler())

    # ---- its answers

    def ask(self, path, form=None, timeout=1.0):
        """Returns the HTTP status and the body. Raises OSError."""
        connection = http.client.HTTPConnection(self.address, self.port, timeout=timeout)
        try:
            if form is None:
                connection.request("GET", path)
            else:
                connection.request("POST", path, urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
            response = connection.getresponse()
            return response.status, response.read()
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()

    def query(self, expression):
        """The result of an instant query: a list of {"metric": {…}, "value": […]}, or with "values" for a range selector.
        Raises OSError if there is no answer."""
        status, body = self.ask("/api/v1/query", {"query": expression})
        if status != 200:
            raise OSError(f"{status} {body[:200]}")
        return json.loads(body)["data"]["result"]

    def newest_sample(self, instance):
        """The time of the newest sample of `up`, in seconds since 1970; 0 if there is none."""
        found = self.query(f'up{{job="{JOB}",instance="{instance}"}}[60s]')
        return max((float(time) for series in found for time, _ in series["values"]), default=0)
