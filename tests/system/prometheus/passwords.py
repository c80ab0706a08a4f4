# SPDX-License-Identifier: MIT
"""nginx.conf in front of an exporter: only a client with the password gets a response, and only over TLS, and Prometheus sees the death
of the exporter behind it."""

import os
import subprocess
import tempfile

from ways import (PASSWORD, USER, Exporter, Program, Prometheus, ask, expect, make_certificate, mesh, parser, run, shipped,
                  with_password, write, write_server)

# What Debian's /etc/nginx/nginx.conf does around files in conf.d.
AROUND = """daemon off;
master_process off;
pid nginx.pid;
events {{}}
http {{
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    access_log access.log;
    include {file};
}}
"""


def start_nginx(given, folder, exporter):
    port = mesh.free_port()
    make_certificate(given, folder)
    done = subprocess.run(["openssl", "passwd", "-6", PASSWORD], capture_output=True, text=True, check=True)
    write(folder, "mm.htpasswd", f"{USER}:{done.stdout}")
    file = write(folder, "mm.conf", shipped(given, "nginx.conf", ("listen 9443", f"listen 127.0.0.1:{port}"), ("/etc/nginx", folder),
                                            ("127.0.0.1:9501", f"127.0.0.1:{exporter.port}")))
    write(folder, "nginx.conf", AROUND.format(file=file))
    nginx = Program("nginx", [given.nginx, "-p", folder, "-e", "stderr", "-c", "nginx.conf"], folder)
    nginx.wait_for(lambda: ask(port, "/")[0], "nginx to listen")
    return nginx, port


def check_answers(port, ca, exporter):
    def status(path="/metrics", **more):
        return ask(port, path, ca=ca, **more)[0]
    code, text = ask(port, "/metrics", ca=ca, password=PASSWORD)
    expect(code == 200 and 'ee_monitor_state{state="Active"} 1' in text, f"with the password: {code} {text}")
    expect(exporter.ask()[0] == 200, "the exporter itself")
    expect(status() == 401, "an answer without a password")
    expect(status(password=PASSWORD + "x") == 401, "an answer with a wrong password")
    expect(status(password="") == 401, "an answer with an empty password")
    expect(status("/", password=PASSWORD) == 404, "an answer for another path")
    expect(status("/metrics/", password=PASSWORD) == 404, "an answer for another path")
    expect(ask(port, "/metrics", password=PASSWORD)[0] == 400, "an answer without TLS")
    refused = status(password=PASSWORD, headers={"Origin": "http://page.example"})
    expect(refused == 403, f"a web page's request: {refused}")


def main():
    given = parser(__doc__, "prometheus", "promtool", "nginx")
    with tempfile.TemporaryDirectory(dir=given.work_dir) as folder, Exporter(given, folder) as exporter:
        nginx, port = start_nginx(given, folder, exporter)
        with nginx:
            ca = os.path.join(folder, "mm.crt")
            check_answers(port, ca, exporter)
            write(folder, "mm.password", PASSWORD)
            write_server(given, folder, f"localhost:{port}", with_password)
            done = subprocess.run([given.promtool, "check", "config", "prometheus.yml"], cwd=folder, capture_output=True, text=True,
                                  check=False)
            expect(done.returncode == 0, done.stdout + done.stderr)
            with Prometheus(given, folder) as server:
                server.wait_value('up{job="mm"}', 1)
                server.wait_value('ee_monitor_state{job="mm", state="Active"}', 1)
                server.wait_value("instance:mm_active", 1)
                exporter.kill()
                server.wait_value('up{job="mm"}', 0)
                server.wait_value("instance:mm_active")
            expect(ask(port, "/metrics", ca=ca, password=PASSWORD)[0] == 502, "nginx answers for a dead exporter")
    return "nginx asks for a password over TLS, and the exporter behind it is scraped"


if __name__ == "__main__":
    run(main)
