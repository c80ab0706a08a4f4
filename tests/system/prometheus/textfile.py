# SPDX-License-Identifier: MIT
"""The text file for node_exporter: the command of the shipped unit writes it whatever MM's state is, and what node_exporter serves
tells its age."""

import os
import re
import subprocess
import tempfile
import time

from ways import (FILE_NAME, Host, Program, Prometheus, ask, command_of, expect, mesh, parser, run, shipped, wait_until, write_server)


class Timer:
    """Runs the unit's command as its timer would."""

    def __init__(self, given, folder):
        self.command = command_of(shipped(given, "textfile/ee-monitor-textfile.service"))
        self.home, self.texts = folder, os.path.join(folder, "texts")
        self.path = os.path.join(folder, "path")
        for name in (self.texts, self.path):
            os.mkdir(name)
        os.symlink(os.path.abspath(given.ee_monitor), os.path.join(self.path, "ee-monitor"))
        self.file = os.path.join(self.texts, "ee_monitor.prom")

    def fire(self, stats_file):
        environment = {**mesh.environment(self.home), "MM_MESH_STATS_FILE": stats_file, "PATH": f"{self.path}:/usr/bin:/bin"}
        return subprocess.run(self.command, cwd=self.texts, env=environment, capture_output=True, timeout=60, check=False).returncode

    def replaces(self, stats_file):
        """Fires, and returns whether there is a new whole file and nothing else."""
        before = os.stat(self.file).st_ino if os.path.exists(self.file) else None
        code = self.fire(stats_file)
        return code == 0 and os.listdir(self.texts) == ["ee_monitor.prom"] and os.stat(self.file).st_ino != before


class NodeExporter(Program):
    """As Debian starts it, with another folder."""

    def __init__(self, given, folder, texts):
        self.port = mesh.free_port()
        super().__init__("node_exporter", [given.node_exporter, f"--collector.textfile.directory={texts}",
                                           f"--web.listen-address=127.0.0.1:{self.port}"], folder)
        self.wait_for(lambda: ask(self.port, "/metrics")[0] == 200, "an answer")

    def metrics(self):
        status, text = ask(self.port, "/metrics")
        expect(status == 200, f"node_exporter: {status} {text}")
        return mesh.Metrics(text)

    def state(self):
        metrics = self.metrics()
        return [labels["state"] for name, labels, value in metrics.samples if name == "ee_monitor_state" and value == 1]

    def age(self):
        """The age of the text file, by the machine's own clock."""
        metrics = self.metrics()
        [(file, written)] = [(labels["file"], value) for name, labels, value in metrics.samples if name == "node_textfile_mtime_seconds"]
        expect(re.fullmatch(".*ee_monitor.*", file), f"the file's name is {file}")
        [now] = metrics.of("node_time_seconds")
        return now - written


def main():
    given = parser(__doc__, "prometheus", "node_exporter")
    with tempfile.TemporaryDirectory(dir=given.work_dir) as folder:
        timer, stats_file = Timer(given, folder), os.path.join(folder, FILE_NAME)
        expect(timer.replaces(stats_file), "no file is written where MM never ran")
        with NodeExporter(given, folder, timer.texts) as node:
            expect(node.state() == ["NoFile"], f"MM never ran: {node.state()}")
            expect(not node.metrics().of("mm_mesh_services"), "services without a file")

            mm = Host([given.mesh_host], stats_file, register="a,b", messages="a:3", heartbeat=1).wait_ready()
            with mm:
                expect(timer.replaces(stats_file), "the file is not replaced")
                metrics = node.metrics()
                expect(node.state() == ["Active"], f"MM is active: {node.state()}")
                expect(metrics.of("mm_mesh_services", state="active") == [2] and metrics.of("mm_mesh_services", state="down") == [0]
                       and metrics.of("mm_mesh_messages_total") == [3], f"the figures: {metrics.samples}")
                age = node.age()
                expect(-0.1 <= age < 30, f"a new file is {age} s old")

                write_server(given, folder, f"localhost:{node.port}")
                with Prometheus(given, folder) as server:
                    server.wait_value("instance:mm_active", 1)
                    server.wait_value("job:mm_mesh_services:sum", 2)
                    old = time.time() - 91  # what a timer that ended leaves behind
                    os.utime(timer.file, (old, old))
                    expect(node.state() == ["Active"], "the old file is not served any more")
                    expect(node.age() > 90, f"a file of 91 s is {node.age()} s old")
                    server.wait_value("instance:mm_active")
                expect(mm.terminate() == 0, f"MM did not stop cleanly: {mm.log()}")

            expect(timer.replaces(stats_file), "no file is written for an MM that was stopped")
            expect(node.state() == ["Stopped"], f"MM was stopped: {node.state()}")
            expect(node.age() < 30, "the modification time is not renewed")

            os.remove(os.path.join(timer.path, "ee-monitor"))
            before = os.stat(timer.file)
            expect(timer.fire(stats_file) != 0, "the unit does not fail without ee-monitor")
            expect(os.stat(timer.file) == before, "the file is replaced without figures")
    return "the text file is written in each state, and its age is served"


if __name__ == "__main__":
    run(main)
