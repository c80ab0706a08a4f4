# SPDX-License-Identifier: MIT
"""The implementation guide's integration test: a real MM, a real curl, and a window that is a member of the mesh.

    guide.py EE_MONITOR MM_PROXY
"""
import ctypes
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "mesh"))

from mesh import READY, Client, Failure, free_port  # noqa: E402

from desktop import Desktop, Failed, until  # noqa: E402
from monitor import BAR, ON_LIGHT, Face, Monitor  # noqa: E402

BACK = 10  # seconds for a member to find an MM that was away
TOOLS = ["get_status", "show_window"]
CHANGING = ("age_s", "messages", "text", "reason")  # from one look to the next, as MM counts the look itself


def expect(condition, what):
    if not condition:
        raise Failed(what)


class Member(Monitor):
    """A window as its users start it: the file is the one in the home."""

    def __init__(self, desktop, program, url):  # not Monitor's, which has no such command line
        self.desktop = desktop
        self.program = program
        self.stats_file = str(desktop.folder / "home" / ".mm_mesh_stats.json")
        self.colours = ON_LIGHT
        self.said = desktop.folder / f"said-{time.monotonic_ns()}"
        with open(self.said, "wb") as file:
            self.process = desktop.start([program, "--mm-url", url], stderr=file)

    def end(self, what, how):
        """Within 5 s, in good order, and without ever having complained."""
        how()
        until(f"{what}: the process has ended", 5, lambda: self.process.poll() is not None)
        expect(self.process.returncode == 0, f"{what}: it ended with {self.process.returncode}")
        said = self.said.read_text(encoding="utf-8")
        expect(not re.search(r"http|connect|refused|register", said, re.I), f"{what}: it said on stderr: {said}")


class Cover:
    """Another program's window in front of everything."""

    def __init__(self, display, size):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XCreateSimpleWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        window = self.x11.XCreateSimpleWindow(self.display, root, 0, 0, *size, 0, ctypes.c_ulong(0),
                                              ctypes.c_ulong(0x336699))
        self.x11.XMapRaised(self.display, ctypes.c_ulong(window))
        self.x11.XFlush(self.display)


class Story:
    def __init__(self, desktop, program, proxy_program):
        self.desktop = desktop
        self.program = program
        self.proxy_program = proxy_program
        self.port = free_port()  # in place of 6001, which may be in use
        self.url = f"http://localhost:{self.port}"
        self.proxy = None
        self.monitor = None

    def start_mm(self):
        self.proxy = self.desktop.start([self.proxy_program, "--http-only", "--http-port", str(self.port)],
                                        quiet=True, stdout=subprocess.PIPE, text=True)
        line = self.proxy.stdout.readline()
        expect(READY.fullmatch(line), f"mm-proxy did not get ready: {line!r}")

    def end_mm(self, how):
        self.proxy.send_signal(how)
        self.proxy.wait(10)

    def client(self):
        return Client(self.port, "localhost")

    def services(self):
        with self.client() as client:
            return client.services()

    def see(self, what, text, tone, seconds=BAR + 1):
        began = time.monotonic()
        self.monitor.wait(text, seconds)
        until(lambda: f"{what}: {text} in {tone}; it is {self.monitor.face()}", BAR,
              lambda: self.monitor.face() == Face(text, tone))
        print(f"ok    {what}: {text!r} {tone}, after {time.monotonic() - began:.1f} s", flush=True)

    # The guide's steps.

    def registers_itself(self):
        self.see("the window has registered itself", "MM: 1 services | 0 msgs", "green")
        found = self.services()
        expect(list(found) == ["ee_monitor"] and found["ee_monitor"]["status"] == "active", f"/services: {found}")
        tools = [tool if isinstance(tool, str) else tool["name"] for tool in found["ee_monitor"]["tools"]]
        expect(sorted(tools) == TOOLS, f"its tools: {tools}")

    def another_registers(self):
        done = subprocess.run(["curl", "-sS", "-X", "POST", f"{self.url}/register",
                               "-H", "Content-Type: application/json",
                               "-d", '{"instance_name": "test2", "port": 5001, "tools": []}'],
                              capture_output=True, text=True, timeout=30, check=False)
        expect(done.returncode == 0 and json.loads(done.stdout) == {"status": "registered"}, f"curl: {done}")
        self.see("another one has registered", "MM: 2 services | 0 msgs", "green")
        rows = [(row[0], row[2]) for row in self.monitor.rows()]
        expect(sorted(rows) == [("ee_monitor", "0"), ("test2", "0")], f"the table: {rows}")

    # Beyond the guide: its tools, and what becomes of a member.

    def call(self, tool):
        with self.client() as client:
            status, body = client.call("ee_monitor", tool)
        expect(status == 200 and body["success"], f"{tool}: {status} {body}")
        return body["result"]

    def tells_its_status(self):
        told, once = self.call("get_status"), self.monitor.once().said
        expect(list(told) == list(once), f"get_status has {list(told)}, --once {list(once)}")
        for key in (key for key in once if key not in CHANGING):
            expect(told[key] == once[key], f"{key}: get_status says {told[key]!r}, --once {once[key]!r}")
        expect(told["messages"] in (0, 1) and told["text"] == f"MM: 2 services | {told['messages']} msgs",
               f"get_status: {told}")
        print(f"ok    get_status is what --once prints: {told['text']!r} {told['color']}", flush=True)
        self.see("the call was counted", "MM: 2 services | 1 msgs", "green")

    def shows_its_window(self):
        cover = Cover(self.desktop.environment["DISPLAY"], self.desktop.size)
        until("the window is covered", 5, lambda: self.monitor.picture().ink() is None)
        self.call("show_window")
        self.see("show_window has raised the window", "MM: 2 services | 2 msgs", "green")
        return cover

    def mm_killed(self):
        until("both calls are in the file", 3, lambda: self.monitor.once().said["messages"] == 2)
        self.end_mm(signal.SIGKILL)
        self.see("MM was killed", "MM: Not updating", "gray")

    def mm_back(self):
        self.start_mm()
        self.see("MM is back, and the window with it", "MM: 1 services | 2 msgs", "green", BACK)
        expect(list(self.services()) == ["ee_monitor"], f"/services: {self.services()}")

    def leaves(self, what, how):
        expect("ee_monitor" in self.services(), "it is not registered")
        self.monitor.end(what, how)
        until(f"{what}: it has left the mesh", 1, lambda: "ee_monitor" not in self.services())
        print(f"ok    {what}: it has left the mesh", flush=True)

    def tell(self):
        self.start_mm()
        with Member(self.desktop, self.program, self.url) as self.monitor:
            for step in (self.registers_itself, self.another_registers, self.tells_its_status, self.shows_its_window,
                         self.mm_killed, self.mm_back):
                step()
            self.leaves("SIGTERM", self.monitor.process.terminate)
        self.end_mm(signal.SIGTERM)
        with Member(self.desktop, self.program, self.url) as self.monitor:
            self.see("without MM", "MM: Stopped", "gray")
            self.start_mm()
            self.see("MM came later", "MM: 1 services | 2 msgs", "green", BACK)
            self.leaves("Quit", lambda: self.monitor.press("Quit"))


def main():
    began = time.monotonic()
    program, proxy = (str(Path(argument).resolve()) for argument in sys.argv[1:3])
    try:
        with Desktop() as desktop:
            Story(desktop, program, proxy).tell()
    except (Failed, Failure) as failure:
        print(f"FAIL  {failure}", flush=True)
        return 1
    print(f"all told in {time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
