# SPDX-License-Identifier: MIT
"""agent.yml on a machine that the server can't reach: its figures reach a server with web.yml, over TLS and with a password."""

import os
import subprocess
import tempfile

from ways import (HASH, PASSWORD, Exporter, Program, Prometheus, ask, command_of, expect, make_certificate, mesh, parser, quick, run,
                  shipped, with_password, write, write_server)

INSTANCE = "laptop.example"


def start_agent(given, folder, exporter, server):
    """Starts it by the command of the shipped unit."""
    config = os.path.join(folder, "config")
    port = mesh.free_port()
    write(config, "ee-monitor/agent.yml", with_password(quick(given, "agent.yml", ("127.0.0.1:9501", f"127.0.0.1:{exporter.port}"), (
        "http://127.0.0.1:9090", f"https://localhost:{server.port}"))))
    write(config, "ee-monitor/mm.password", PASSWORD)
    os.link(server.ca, os.path.join(config, "ee-monitor", "mm.crt"))
    command = command_of(shipped(given, "agent/ee-monitor-agent.service", ("%E", config), ("%S", os.path.join(folder, "state")),
                                 ("/usr/bin/prometheus", given.prometheus), ("127.0.0.1:9095", f"127.0.0.1:{port}")))
    agent = Program("the agent", [*command, "--log.level=warn"], folder)
    agent.wait_for(lambda: ask(port, "/-/ready")[0] == 200, "the agent to be ready")
    return agent


def check_web_config(given, folder):
    """As it is shipped, nobody gets in by a known password: the server refuses to start."""
    def check():
        return subprocess.run([given.promtool, "check", "web-config", "web.yml"], cwd=folder, capture_output=True, check=False).returncode
    write(folder, "web.yml", shipped(given, "web.yml"))
    expect(check() != 0, "web.yml is valid without a hash of a password")
    write(folder, "web.yml", shipped(given, "web.yml", ("REPLACE-BY-A-HASH", HASH)))
    expect(check() == 0, "web.yml is not valid")


def main():
    given = parser(__doc__, "prometheus", "promtool")
    with tempfile.TemporaryDirectory(dir=given.work_dir) as folder, Exporter(given, folder) as exporter:
        make_certificate(given, folder)
        check_web_config(given, folder)
        write_server(given, folder, "localhost:9501", lambda text: text.split("scrape_configs:")[0])
        with Prometheus(given, folder, "--web.enable-remote-write-receiver", "--web.config.file=web.yml",
                        ca=os.path.join(folder, "mm.crt")) as server:
            expect(ask(server.port, "/api/v1/query?query=up", ca=server.ca)[0] == 401, "an answer without a password")
            mine = f'job="mm", instance="{INSTANCE}"'
            with start_agent(given, folder, exporter, server) as agent:
                server.wait_value(f"up{{{mine}}}", 1)
                server.wait_value(f'ee_monitor_state{{{mine}, state="Active"}}', 1)
                server.wait_value(f'mm_mesh_services{{{mine}, state="active"}}', 2)
                server.wait_value("instance:mm_active", 1)
                exporter.mm.kill()
                server.wait_value(f'ee_monitor_state{{{mine}, state="Active"}}', 0)
                server.wait_value("instance:mm_active")
                agent.kill()
            # The server does not notice that: only the raw samples show that there are no new ones.
            server.wait_value(f"count_over_time(up{{{mine}}}[4s])")
            expect(server.values(f"up{{{mine}}}") == [1], "`up` ended with the agent")
    return "an agent's figures reach the server"


if __name__ == "__main__":
    run(main)
