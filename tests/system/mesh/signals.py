# SPDX-License-Identifier: MIT
"""Signals: a second one does not prevent mm-proxy's last save, and a signal that is ignored at the start does not end it."""

import random
import signal
import sys
import time

import mesh

CALLS = 7  # too few to cause a save


def signalled_twice(given, number):
    """Two signals, some milliseconds apart: all messages are saved, and the file's state is stopped."""
    with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy:
        with proxy.client() as client:
            client.register("nobody", mesh.free_port())
            for _ in range(CALLS):
                client.call("nobody", "tool")
        proxy.signal(number)
        time.sleep(random.uniform(0, 0.01))
        if proxy.running():
            proxy.signal(number)
        code = proxy.wait(20)
        mesh.expect(code == 0, f"two {number.name}: exit code {code}, {proxy.lines()}")
        data = proxy.file().data
        mesh.expect(data["writer"]["state"] == "stopped" and data["total_messages"] == CALLS,
                    f"two {number.name} left {data}")


def ignored(given, number):
    """A signal that is ignored at the start, as with nohup and background jobs of a shell."""
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy:
            proxy.signal(number)
            with proxy.client() as client:
                response = client.ask("GET", "/health")
            mesh.expect(proxy.running() and response.status == 200, f"{number.name} ended a process that ignores it")
            mesh.expect(proxy.terminate() == 0, "SIGTERM did not end it with exit code 0")
    finally:
        signal.signal(number, before)


def main():
    options = mesh.parser(__doc__)
    given = options.parse_args()
    rounds = 100 if given.full else 20
    for i in range(rounds):
        signalled_twice(given, (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)[i % 3])
    ignored(given, signal.SIGHUP)
    ignored(given, signal.SIGINT)
    print(f"{rounds} times two signals: all messages saved, state stopped; ignored signals have no effect")
    return 0


if __name__ == "__main__":
    sys.exit(main())
