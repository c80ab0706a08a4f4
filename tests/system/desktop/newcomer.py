# SPDX-License-Identifier: MIT
"""The first run of app/run.sh in an empty home: the window is green. Runs the last command of the script: a window that starts
MM, restarts it by its menu, and leaves it running when it is closed. The next window stops it.

    newcomer.py EE_MONITOR RUN_SH
"""
import json
import os
import re
import sys
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, "..", "..", "support"), os.path.join(HERE, "..", "mesh")]

from mesh import Client, free_port  # noqa: E402

from desktop import Atspi, expect, run, until  # noqa: E402
from monitor import Member  # noqa: E402

START = 15  # seconds for the window and MM to start and for the registration
LAST_LINE = re.compile(r'exec (build/\w+/bin)/ee-monitor .*"\$@"')


def checkout(desktop, program, command):
    """A folder in which that command finds the tested programs, wherever they were built."""
    root = desktop.folder / "checkout"
    programs = root / LAST_LINE.fullmatch(command)[1]
    programs.parent.mkdir(parents=True)
    programs.symlink_to(program.parent)
    return root


def choose(monitor, name):
    """Chooses the entry of the menu once it is possible."""
    def chosen():
        entry = monitor.find(name)
        entry.clear_cache()
        return entry.get_state_set().contains(Atspi.StateType.SENSITIVE) and entry.do_action(0)
    until(f"{name} can be chosen", 5, chosen)


def process_of(stats, running=None):
    """The pid of the running MM of the file, another one than `running`; None if there is none."""
    writer = json.loads(stats.read_text(encoding="utf-8"))["writer"]
    return writer["pid"] if writer["state"] == "running" and writer["pid"] != running else None


def collect(pid):
    """Waits for an MM's clean end; its parent has ended, so it is a child of this process."""
    until("MM has ended", 10, lambda: os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT))
    status = os.waitpid(pid, 0)[1]
    expect(status == 0, f"MM ended with status {status}")


def test(desktop, program, script):
    command = script.read_text(encoding="utf-8").splitlines()[-1]
    expect(LAST_LINE.fullmatch(command), f"{script} does not end in ee-monitor but in {command!r}")
    port = free_port()  # instead of 6001, which may be in use
    with Member(desktop, "bash", "-euc", command, "run.sh", "--mm-url", f"http://localhost:{port}",
                cwd=checkout(desktop, program, command)) as monitor:
        monitor.see("a window and its MM", "MM: 1 services | 0 msgs", "green", START)
        until(lambda: f"its own row is marked; the table: {monitor.rows()}", 5,
              lambda: [row[0] for row in monitor.rows()] == ["ee_monitor (this window)"])
        expect(monitor.problem() is None, f"a problem is shown: {monitor.problem()}")

        stats = Path(monitor.stats_file)
        first = process_of(stats)
        choose(monitor, "Restart MM")
        collect(first)
        pid = until("another MM runs", START, lambda: process_of(stats, first))
        monitor.see("MM was restarted", "MM: 1 services | 0 msgs", "green", START)
        expect(Path(f"/proc/{pid}/exe").readlink() == program.parent / "mm-proxy", f"process {pid} is not our mm-proxy")
        monitor.end("Quit", lambda: monitor.press("Quit"))
    with Client(port, "localhost") as client:
        status, health = client.ask("GET", "/health")
        expect(status == 200 and health["pid"] == pid and health["services"] == 0, f"/health: {status} {health}")
        expect(client.services() == {}, f"/services: {client.services()}")
    print("ok    the window has deregistered, and MM keeps running", flush=True)

    with Member(desktop, str(program), "--no-register") as monitor:
        monitor.see("the next window", "MM: 0 services | 0 msgs", "green", START)
        choose(monitor, "Stop MM")
        collect(pid)
        monitor.see("MM was stopped", "MM: Stopped", "gray", START)
        monitor.end("Quit", lambda: monitor.press("Quit"))


def main():
    program, script = (Path(argument).resolve() for argument in sys.argv[1:3])
    return run(lambda desktop: test(desktop, program, script))


if __name__ == "__main__":
    sys.exit(main())
