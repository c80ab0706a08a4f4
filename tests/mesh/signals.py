# SPDX-License-Identifier: MIT
"""Signals: a second one does not keep mm-proxy from its last save, and those that it was started to ignore end nothing."""

import random
import signal
import sys
import time

import mesh

CALLS = 7  # fewer than make a save of their own


def told_twice(given, number):
    """Two signals, some milliseconds apart: all that was counted is saved, and the file says stopped."""
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
        mesh.expect(code == 0, f"{number.name} twice: exit code {code}, {proxy.lines()}")
        said = proxy.file().data
        mesh.expect(said["writer"]["state"] == "stopped" and said["total_messages"] == CALLS,
                    f"{number.name} twice left {said}")


def ignored(given, number):
    """As nohup and a shell's background have it."""
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with mesh.scratch(given) as home, mesh.Proxy(given.mm_proxy, home) as proxy:
            proxy.signal(number)
            with proxy.client() as client:
                answer = client.ask("GET", "/health")
            mesh.expect(proxy.running() and answer.status == 200, f"{number.name} ended what was to ignore it")
            mesh.expect(proxy.terminate() == 0, "SIGTERM did not end it in good order")
    finally:
        signal.signal(number, before)


def main():
    options = mesh.parser(__doc__)
    given = options.parse_args()
    rounds = 100 if given.full else 20
    for turn in range(rounds):
        told_twice(given, (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)[turn % 3])
    ignored(given, signal.SIGHUP)
    ignored(given, signal.SIGINT)
    print(f"{rounds} times two signals: saved and stopped each time; ignored ones end nothing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
