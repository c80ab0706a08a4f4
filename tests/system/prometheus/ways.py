# SPDX-License-Identifier: MIT
"""Shared by the tests with real programs: the shipped files with this test's paths and ports, an MM with an exporter, Prometheus."""

import argparse
import base64
import http.client
import json
import os
import re
import ssl
import subprocess
import sys
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, "..", "mesh")]

import mesh  # noqa: E402
from children import Child, Failure, expect, run, text_of, wait_until  # noqa: E402, F401
from harness import FILE_NAME, Host  # noqa: E402

USER, PASSWORD = "prometheus", "a password: with spaces"
# Of PASSWORD, by `htpasswd -nbB -C 4`.
HASH = "$2b$04$o8MjTA6ORDFt7vPYwMarM.a6BcXqQxL81E7RJdcCYMBnVO5CMNC6i"
COMMENTED = re.compile(r"^( +)# ((?:scheme|basic_auth|  username|  password_file|tls_config|  ca_file):.*)$", re.M)


def parser(description, *programs):
    options = argparse.ArgumentParser(description=description)
    for name in ("source", "ee_monitor", "mesh_host", *programs):
        options.add_argument(name)
    options.add_argument("--work-dir", default=None, help="the folder of temporary files")
    return options.parse_args()


def shipped(given, name, *changes):
    """The text of a shipped file in which each (text, its replacement) was changed."""
    with open(os.path.join(given.source, name), encoding="utf-8") as file:
        text = file.read()
    for old, new in changes:
        expect(old in text, f"{name} has no {old!r}")
        text = text.replace(old, new)
    return text


def with_password(text):
    """A shipped configuration with its lines for TLS and a password."""
    changed, count = COMMENTED.subn(r"\1\2", text)
    expect(count >= 5, f"no lines for a password in {text}")
    return changed


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)
    return path


def command_of(unit):
    """The command line of a unit file, as systemd would split it."""
    [line] = re.findall(r"^ExecStart=((?:.*\\\n)*.*)$", unit, re.M)
    words = re.findall(r"'[^']*'|\S+", line.replace("\\\n", " "))
    expect("$" not in line and "%%" not in line, f"variables are not replaced here: {line}")
    return [word.strip("'") for word in words]


def make_certificate(given, folder):
    """By the command in the head of nginx.conf. It is valid for localhost."""
    found = re.search(r"^#   (openssl req .*\\)\n#  +(.*)$", shipped(given, "nginx.conf"), re.M)
    expect(found, "nginx.conf does not say how to make a certificate")
    line = f"{found[1][:-1]} {found[2]}".replace("/etc/nginx", ".").replace("ann.example", "localhost")
    done = subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"{line}: {done.stderr}")


def ask(port, path, *, ca=None, password=None, headers=None, method="GET", timeout=5):
    """The status and the body; a status of 0 if there is no answer. With `ca` over TLS."""
    headers = dict(headers or {})
    if password is not None:
        headers["Authorization"] = "Basic " + base64.b64encode(f"{USER}:{password}".encode()).decode()
    if ca:
        connection = http.client.HTTPSConnection("localhost", port, timeout=timeout, context=ssl.create_default_context(cafile=ca))
    else:
        connection = http.client.HTTPConnection("localhost", port, timeout=timeout)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, str(error)
    finally:
        connection.close()


class Program(Child):
    """A program in a folder of its own."""

    def __init__(self, title, command, folder, **environment):
        super().__init__(command, title=title, cwd=folder, env={**mesh.environment(folder), "GOMAXPROCS": "1", **environment})

    def wait_for(self, condition, what, seconds=30):
        """Waits while the program runs."""
        def fulfilled():
            expect(self.running(), f"{self.title} ended: {self.log()}")
            return condition()
        return wait_until(fulfilled, seconds, lambda: f"{text_of(what)}; {self.title}: {self.log()[-1500:]}", 0.05)


class Exporter(Program):
    """An MM (mesh-host) with two services, and `ee-monitor --exporter`."""

    def __init__(self, given, folder):
        self.stats_file = os.path.join(folder, FILE_NAME)
        self.mm = Host([given.mesh_host], self.stats_file, register="a,b", rate=5, heartbeat=1).wait_ready()
        self.port = mesh.free_port()
        # Nothing listens on port 1, so that no other MM on this machine is asked.
        super().__init__("the exporter", [os.path.abspath(given.ee_monitor), "--exporter", f"127.0.0.1:{self.port}", "--stats-file",
                                          self.stats_file, "--mm-url", "http://127.0.0.1:1"], folder)
        self.wait_for(lambda: self.ask()[0] == 200, "an answer")

    def ask(self, **more):
        return ask(self.port, "/metrics", headers={"Host": f"127.0.0.1:{self.port}"}, **more)

    def kill(self):
        self.mm.kill()
        return super().kill()


class Prometheus(Program):
    """A server in `folder`, which has prometheus.yml. It scrapes and evaluates each second."""

    def __init__(self, given, folder, *options, ca=None):
        self.port, self.ca = mesh.free_port(), ca
        super().__init__("Prometheus", [given.prometheus, "--config.file=prometheus.yml", "--storage.tsdb.path=data", "--log.level=warn",
                                        f"--web.listen-address=127.0.0.1:{self.port}", *options], folder)
        self.wait_for(lambda: self.ask("/-/ready")[0] == 200, "Prometheus to be ready")

    def ask(self, path):
        return ask(self.port, path, ca=self.ca, password=PASSWORD if self.ca else None)

    def values(self, expression):
        """The values of an instant query."""
        status, body = self.ask("/api/v1/query?" + urllib.parse.urlencode({"query": expression}))
        expect(status == 200, f"{expression}: {status} {body}")
        return [float(series["value"][1]) for series in json.loads(body)["data"]["result"]]

    def wait_value(self, expression, *values):
        """Waits until a query gives exactly these values."""
        self.wait_for(lambda: self.values(expression) == list(values), lambda: f"{expression} to be {values}, not {self.values(expression)}")


def quick(given, name, *changes):
    """A shipped configuration that scrapes and evaluates each second."""
    text = shipped(given, name, *changes)
    return re.sub(r"_interval: \d+s", "_interval: 1s", re.sub(r"_timeout: \d+s", "_timeout: 1s", text))


def write_server(given, folder, target, change=lambda text: text):
    """The shipped files of a server with one target."""
    for name in ("rules/mm.yml", "alerts/mm.yml"):
        write(folder, name, shipped(given, name))
    write(folder, "prometheus.yml", change(quick(given, "prometheus.yml")))
    write(folder, "targets/mm.yml", shipped(given, "targets/mm.yml", ("localhost:9501", target)))
