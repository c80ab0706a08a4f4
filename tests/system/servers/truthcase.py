# SPDX-License-Identifier: MIT
"""A server of truth.py: what happens to it, and what MM may say of it then."""

import contextlib
import os
import signal
import threading
import time
from collections import namedtuple

import servers
from mcpclient import Client
from servers import COUNTED, expect

# Seconds after which MM's statement must be true, with what a busy machine needs.
SLACK = 1.5
EXIT = 0.1 + 0.4      # an end is known; the slack is for the sampling
SUSPENDED = 5 + SLACK
HUNG = 20 + SLACK
READY = 5 + SLACK     # from the start of the process to its tools; with a probe that is not answered, 3 s more
FILE = 5 + SLACK      # an edit of the file is seen
KEEPS_TOOLS = 30 + SLACK
ENDED = 8 + SLACK     # a process that is not wanted any more is gone
CALM = 1.0            # a state is true for this long before the next event

Wrong = namedtuple("Wrong", "text limit")
NORMAL = ("", "noise")
MUTE = ("hang", "no-read")
STDERR = "no key in the environment"
# How often each event happens.
EVENTS = {"kill": 6, "suspend": 2, "crash": 4, "stderr_exit": 2, "hang_start": 2, "mute_start": 1, "noise": 2, "noise_start": 1,
          "garbage_version": 1, "endless_list": 1, "silent_probe": 1, "exit_on_probe": 1, "slow_start": 1, "deaf": 1, "long_call": 3,
          "more_tools": 3, "disable_entry": 2, "remove_entry": 2, "bad_command": 1, "bad_entry": 1, "user_stop": 2, "user_restart": 2,
          "user_disable": 1, "change_tools": 2}
# How many tools the fixture has without --tools; 0 before it was asked.
BASE_TOOLS = 0


def write(world, cases):
    """The file with all entries."""
    world.write({case.name: case.entry() for case in cases if case.is_present})


class Case:
    cases = []  # all, as they share the file

    def __init__(self, world, name, chance):
        self.world, self.name, self.chance = world, name, chance
        self.proxy = None
        self.start_file = os.path.join(world.folder, f"{name}.start")
        self.log = servers.Log(world.log(name))
        self.tools = 1
        self.is_present, self.is_disabled, self.command = True, False, None
        self.bad = {}                              # members that make the entry invalid
        self.user = None                           # "stop" or "disable", if the user did that
        self.edited = -FILE - READY                # when its entry was last edited
        self.deaf_until, self.call_until = 0.0, 0.0
        self.begun = 0                             # calls of the event's tool before the event
        self.history, self.changed = ["start"], time.monotonic()
        self.repairs = None, 0.0                   # what ends the event, and when
        self.wrong_since, self.is_lying, self.tools_wrong = None, False, None
        self.born = {}                             # when each process was first seen
        Case.cases.append(self)

    # ---- the truth

    def entry(self):
        found = self.world.entry(self.name, "--tools", str(self.tools), "--start", f"@{self.start_file}")
        return {**found, **({"command": self.command} if self.command else {}), **({"disabled": True} if self.is_disabled else {}),
                **self.bad}

    def process(self):
        """The pid and whether it is suspended; or None."""
        found = self.proxy.children(self.name)
        if not found:
            return None
        self.born.setdefault(found[0], time.monotonic())
        state = servers.stat_of(found[0])
        return (found[0], state is not None and state[0] == "T")

    def mode(self, pid):
        """How the process has started; None if it has not yet."""
        found = [line["start"] for line in self.log.lines() if line.get("pid") == pid and "start" in line]
        return found[-1] if found else None

    def last_start(self):
        """How its last process has started, also if it has ended since."""
        return next((line["start"] for line in reversed(self.log.lines()) if "start" in line), "")

    def calls_of(self, tool, pid):
        return sum(line.get("name") == tool and line["pid"] == pid for line in self.log.lines())

    def added_tools(self):
        """The tool that change_tools adds and removes again."""
        process = self.process()
        return self.calls_of("change_tools", process[0]) % 2 if process else 0

    def is_odd(self):
        return self.current_mode() == "endless-cursor"

    def current_mode(self):
        process = self.process()
        return self.mode(process[0]) if process else None

    def tool_count(self):
        return fixture_tools() + self.tools + self.added_tools()

    def judge(self, entry, process, now):
        """What is wrong with what MM says, with the time for which it may be; or None."""
        state = entry.get("state") if entry else None
        allowed, limit, what = self.allowed(process, now)
        if now - self.edited < FILE + READY:
            limit = max(limit, FILE + READY)
        if state not in allowed:
            return Wrong(f"is {state} instead of {' or '.join(map(str, allowed))} ({what})", limit)
        if process and state in (None, "stopped", "disabled"):
            return Wrong(f"is {state} but has a process", ENDED)
        reason = entry.get("reason", "") if entry else ""
        if state not in (*COUNTED, None) and not reason:
            return Wrong(f"is {state} without a reason", 0.0)
        if state == "down" and self.last_start().startswith("exit") and "exited" in reason and STDERR not in reason:
            return Wrong(f"is down because \"{reason}\", without its last line on stderr", 3.0)
        return None

    def allowed(self, process, now):
        """The true states, for how long another one is excused, and why."""
        if not self.is_present or self.bad:
            return (None,), FILE, "it is not in the file"
        if self.is_disabled or self.user == "disable":
            return ("disabled",), FILE, "disabled"
        if self.user == "stop":
            return ("stopped",), 1.0, "stopped"
        if self.command:
            return ("down",), FILE, "there is no such command"
        if process is None:
            return ("down", "starting"), EXIT, "it has no process"
        pid, is_suspended = process
        if is_suspended:
            return ("failing", "down"), SUSPENDED, "it is suspended"
        mode, age = self.mode(pid), now - self.born[pid]
        if mode is None or mode.startswith(("exit", "garbage", *MUTE)):
            return ("starting", "failing", "down"), EXIT if age > 1 else 1.0, f"it does not answer, mode {mode}"
        if mode == "endless-cursor":
            return ("up", "busy", "starting", "failing", "down"), HUNG, "its list has no end"
        if now < self.deaf_until and self.calls_of("deafen", pid) > self.begun:
            return ("failing", "down"), HUNG, "it does not answer any more"
        ready = READY + (float(mode.partition(":")[2]) if mode.startswith("slow") else 3 if mode == "discover:silent" else 0)
        if now < self.call_until and self.calls_of("slow", pid) > self.begun:
            return ("busy",), max(READY - age, 0) + 3.0, "it works on a call"
        return ("up",), max(ready - age, 0) + 5 + SLACK, "it answers"

    # ---- events

    def is_pending(self):
        return self.wrong_since is not None and not self.is_lying or self.repairs[0] is not None

    def is_due(self):
        return not self.is_pending() and time.monotonic() - self.changed > CALM + self.chance.random()

    def happen(self):
        name = self.chance.choices(list(EVENTS), EVENTS.values())[0]
        self.changed = time.monotonic()
        self.wrong_since, self.is_lying = None, False
        self.history.append(name)
        getattr(self, f"event_{name}")()

    def after(self, seconds, repair):
        """Ends the event by `repair` later."""
        self.repairs = repair, time.monotonic() + seconds

    def repair(self):
        repair, when = self.repairs
        if repair and time.monotonic() > when:
            self.repairs = None, 0.0
            self.changed = time.monotonic()
            self.wrong_since, self.is_lying = None, False
            self.history.append(f"end of {self.history[-1]}")
            repair()

    def signal(self, number):
        for pid in self.proxy.children(self.name):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    def call(self, tool, arguments=None, seconds=10):
        """A call in the background, whose outcome is of no interest here."""
        def run():
            with contextlib.suppress(OSError, servers.Failure, ValueError, KeyError), \
                    Client(self.proxy.port, f"/mcp/{self.name}", timeout=seconds + 5) as client:
                client.call(tool, arguments)
        threading.Thread(target=run, daemon=True).start()

    def wake(self):
        """A call starts a server that waits for its next attempt."""
        self.call("echo")

    def start_as(self, mode, seconds):
        """The next start is in this mode, for a while."""
        with open(self.start_file, "w", encoding="utf-8") as file:
            file.write(mode)
        self.signal(signal.SIGKILL)

        def repair():
            os.unlink(self.start_file)
            self.signal(signal.SIGKILL)
            self.wake()

        self.after(seconds, repair)

    def edit(self, **members):
        self.__dict__.update(members)
        self.edited = time.monotonic()
        write(self.world, Case.cases)

    def event_kill(self):
        self.signal(signal.SIGKILL)
        self.wake()

    def event_suspend(self):
        self.signal(signal.SIGSTOP)
        self.after(self.chance.uniform(1, 10), lambda: self.signal(signal.SIGCONT))

    def event_crash(self):
        self.call("crash", {"code": self.chance.randrange(2)})

    def event_stderr_exit(self):
        self.start_as(f"exit:4:{STDERR}", self.chance.uniform(2, 8))

    def event_hang_start(self):
        self.start_as("hang", self.chance.uniform(2, 12))

    def event_mute_start(self):
        self.start_as("no-read", self.chance.uniform(2, 12))

    def event_noise(self):
        self.call("noise")

    def event_noise_start(self):
        self.start_as("noise", 5)

    def event_garbage_version(self):
        self.start_as("garbage-version", self.chance.uniform(2, 6))

    def event_endless_list(self):
        self.start_as("endless-cursor", self.chance.uniform(2, 6))

    def event_silent_probe(self):
        self.start_as("discover:silent", 8)

    def event_exit_on_probe(self):
        self.start_as("discover:exit", self.chance.uniform(2, 6))

    def event_slow_start(self):
        self.start_as("slow:2", 6)

    def count_before(self, tool):
        process = self.process()
        self.begun = self.calls_of(tool, process[0]) if process else 0

    def event_deaf(self):
        self.count_before("deafen")
        self.deaf_until = time.monotonic() + 26
        self.call("deafen", {"seconds": 26})
        self.after(27, self.wake)

    def event_long_call(self):
        self.count_before("slow")
        self.call_until = time.monotonic() + 5
        self.call("slow", {"seconds": 5})
        self.after(5.2, lambda: None)

    def event_change_tools(self):
        self.call("change_tools", {"name": "added"})
        self.after(1, lambda: None)

    def event_more_tools(self):
        self.edit(tools=self.chance.randrange(4))

    def event_disable_entry(self):
        self.edit(is_disabled=True)
        self.after(self.chance.uniform(6, 9), lambda: self.edit(is_disabled=False))

    def event_remove_entry(self):
        self.edit(is_present=False)
        self.after(self.chance.uniform(6, 9), lambda: self.edit(is_present=True))

    def event_bad_command(self):
        self.edit(command="no-such-program-of-mm")
        self.after(self.chance.uniform(6, 9), lambda: self.edit(command=None))

    def event_bad_entry(self):
        self.edit(bad={"args": 7})
        self.after(self.chance.uniform(6, 9), lambda: self.edit(bad={}))

    def control(self, action):
        found = self.proxy.control(self.name, action)
        expect(found.status == 200, f"{action} of {self.name}: {found}")

    def event_user_stop(self):
        self.user = "stop"
        self.control("stop")
        self.after(self.chance.uniform(2, 5), self.start_again)

    def event_user_disable(self):
        self.user = "disable"
        self.control("disable")
        self.after(self.chance.uniform(2, 5), self.enable_again)

    def start_again(self):
        self.user = None
        self.control("start")

    def enable_again(self):
        self.user = None
        self.control("enable")

    def event_user_restart(self):
        self.control("restart")


def fixture_tools():
    """The number of tools that the fixture has by itself."""
    global BASE_TOOLS
    if not BASE_TOOLS:
        with servers.StdioClient(servers.command(), modern=False) as direct:
            direct.initialize()
            BASE_TOOLS = len(direct.tools())
    return BASE_TOOLS
