# SPDX-License-Identifier: MIT
"""The integration test of the implementation guide: a real MM, curl, and a window that is registered with MM.

    guide.py EE_MONITOR MM_PROXY
"""
import ctypes
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, "..", "..", "support"), os.path.join(HERE, "..", "mesh")]

from children import Proxy  # noqa: E402
from mesh import Client, free_port  # noqa: E402

from desktop import expect, run, until  # noqa: E402
from monitor import Member  # noqa: E402

REGISTER_TIMEOUT = 10  # seconds for the window to register after MM was started again
TOOLS = ["get_status", "show_window"]
CHANGING = ("age_s", "messages", "text", "reason")  # differ between two calls, as MM counts the calls themselves


class Cover:
    """A window of another program in front of all others."""

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


class IntegrationTest:
    def __init__(self, desktop, program, proxy_program):
        self.desktop = desktop
        self.program = program
        self.proxy_program = proxy_program
        self.port = free_port()  # instead of 6001, which may be in use
        self.url = f"http://localhost:{self.port}"
        self.proxy = None
        self.monitor = None

    def start_mm(self):
        self.proxy = Proxy(self.proxy_program, port=self.port)

    def end_mm(self, number):
        self.proxy.signal(number)
        self.proxy.wait(10)

    def client(self):
        return Client(self.port, "localhost")

    def services(self):
        with self.client() as client:
            return client.services()

    # The steps of the guide.

    def registers_itself(self):
        self.monitor.see("the window has registered itself", "MM: 1 services | 0 msgs", "green")
        found = self.services()
        expect(list(found) == ["ee_monitor"] and found["ee_monitor"]["status"] == "active", f"/services: {found}")
        tools = [tool if isinstance(tool, str) else tool["name"] for tool in found["ee_monitor"]["tools"]]
        expect(sorted(tools) == TOOLS, f"its tools: {tools}")

    def other_registers(self):
        done = subprocess.run(["curl", "-sS", "-X", "POST", f"{self.url}/register",
                               "-H", "Content-Type: application/json",
                               "-d", '{"instance_name": "test2", "port": 5001, "tools": []}'],
                              capture_output=True, text=True, timeout=30, check=False)
        expect(done.returncode == 0 and json.loads(done.stdout) == {"status": "registered"}, f"curl: {done}")
        self.monitor.see("another service has registered", "MM: 2 services | 0 msgs", "green")
        rows = [(row[0], row[2]) for row in self.monitor.rows()]
        expect(sorted(rows) == [("ee_monitor (this window)", "0"), ("test2", "0")], f"the table: {rows}")

    # Beyond the guide: the window's tools, and restarts of MM.

    def call(self, tool):
        with self.client() as client:
            status, body = client.call("ee_monitor", tool)
        expect(status == 200 and body["success"], f"{tool}: {status} {body}")
        return body["result"]

    def reports_its_status(self):
        status, once = self.call("get_status"), self.monitor.once().output
        expect(list(status) == list(once), f"get_status has {list(status)}, --once {list(once)}")
        for key in (key for key in once if key not in CHANGING):
            expect(status[key] == once[key], f"{key}: get_status has {status[key]!r}, --once {once[key]!r}")
        expect(status["messages"] in (0, 1) and status["text"] == f"MM: 2 services | {status['messages']} msgs",
               f"get_status: {status}")
        print(f"ok    get_status equals --once: {status['text']!r} {status['color']}", flush=True)
        self.monitor.see("the call was counted", "MM: 2 services | 1 msgs", "green")

    def shows_its_window(self):
        cover = Cover(self.desktop.environment["DISPLAY"], self.desktop.size)
        until("the window is covered", 5, lambda: self.monitor.picture().ink() is None)
        self.call("show_window")
        self.monitor.see("show_window has raised the window", "MM: 2 services | 2 msgs", "green")
        return cover

    def mm_killed(self):
        until("both calls are in the file", 3, lambda: self.monitor.once().output["messages"] == 2)
        self.end_mm(signal.SIGKILL)
        self.monitor.see("MM was killed", "MM: Not updating", "gray")

    def mm_back(self):
        self.start_mm()
        self.monitor.see("MM is back and the window is registered", "MM: 1 services | 2 msgs", "green", REGISTER_TIMEOUT)
        expect(list(self.services()) == ["ee_monitor"], f"/services: {self.services()}")

    def leaves(self, what, how):
        expect("ee_monitor" in self.services(), "it is not registered")
        self.monitor.end(what, how)
        until(f"{what}: it has deregistered", 1, lambda: "ee_monitor" not in self.services())
        print(f"ok    {what}: it has deregistered", flush=True)

    def execute(self):
        self.start_mm()
        with Member(self.desktop, self.program, "--mm-url", self.url) as self.monitor:
            for step in (self.registers_itself, self.other_registers, self.reports_its_status, self.shows_its_window,
                         self.mm_killed, self.mm_back):
                step()
            self.leaves("SIGTERM", self.monitor.process.terminate)
        self.end_mm(signal.SIGTERM)
        with Member(self.desktop, self.program, "--mm-url", self.url) as self.monitor:
            self.monitor.see("without MM", "MM: Stopped", "gray")
            self.start_mm()
            self.monitor.see("MM was started later", "MM: 1 services | 2 msgs", "green", REGISTER_TIMEOUT)
            self.leaves("Quit", lambda: self.monitor.press("Quit"))


def main():
    program, proxy = (str(Path(argument).resolve()) for argument in sys.argv[1:3])
    return run(lambda desktop: IntegrationTest(desktop, program, proxy).execute())


if __name__ == "__main__":
    sys.exit(main())
