# SPDX-License-Identifier: MIT
"""What may happen in a world of lies.py. A writer lives and is shown before and after each."""

import json
import os
import socket
import sys

import harness
import lies_control
from harness import expect
from lies_world import (ACTIVE, ERROR, GRACE, HEALED, HEARTBEAT, HUNG, INTERVAL, NO_FILE, NOT_UPDATING, STOPPED)

sys.path.append(os.path.join(harness.HERE, "..", "e2e"))  # behind this folder: both have a monitor.py

import fusefile  # noqa: E402


def killed(world):
    world.kill_writer()
    world.becomes("SIGKILL", {NOT_UPDATING})
    world.shows_the_file()
    world.restart_writer()


def ended(world):
    world.end_writer()
    world.becomes("SIGTERM", {STOPPED})
    world.shows_the_file()
    world.restart_writer()


def restarted(world):
    world.may_be({ACTIVE, STOPPED})
    world.end_writer()
    world.start_writer()
    world.becomes("a quick restart", {ACTIVE})


def suspended(world):
    world.suspend(world.writer)
    world.becomes("SIGSTOP", {NOT_UPDATING})
    world.pause(1)
    world.go_on(world.writer)
    world.becomes("SIGCONT", {ACTIVE})


def machine_slept(world):
    world.suspend(world.monitor, world.writer)
    world.pause(2)
    world.go_on(world.writer, world.monitor)
    # A look may have begun while the writer slept.
    world.stays("a sleep of both", {ACTIVE, NOT_UPDATING}, INTERVAL + GRACE)
    world.becomes("a sleep of both", {ACTIVE})


def monitor_slept(world):
    world.suspend(world.monitor)
    world.pause(2)
    world.go_on(world.monitor)
    world.stays("a sleep of the monitor", {ACTIVE}, INTERVAL)


def disk_failed(world):
    """While saves fail for long, the file is not up to date, and nothing else may be said."""
    world.pages["writer"].disk(lies_control.some_disk(world.random))
    world.stays("a disk that fails", {ACTIVE}, world.random.uniform(0.2, min(world.silent - INTERVAL, 2)))
    world.stays("a disk that fails", {ACTIVE, NOT_UPDATING}, world.random.choice((0, 2)))
    world.pages["writer"].disk(None)
    world.stays("a disk that works again", {ACTIVE, NOT_UPDATING}, HEALED)
    world.becomes("a disk that works again", {ACTIVE})
    world.numbers_follow()


def killed_on_failing_disk(world):
    world.pages["writer"].disk(lies_control.some_disk(world.random))
    world.pause(0.5)
    world.kill_writer(disk_works=False)
    world.pages["writer"].disk(None)
    world.becomes("SIGKILL while the disk fails", {NOT_UPDATING})
    world.shows_the_file()
    world.restart_writer()


def disk_took_nothing(world):
    """Not even a sign of life: nobody can tell it from a writer that hangs."""
    world.may_be({ACTIVE, NOT_UPDATING})
    world.pages["writer"].disk(world.random.choice([*lies_control.SILENT_DISKS]))
    world.becomes("silence", {NOT_UPDATING}, within=world.silent + HEARTBEAT)
    world.pages["writer"].disk(None)
    world.stays("its end", {ACTIVE, NOT_UPDATING}, HEALED)
    world.becomes("the end of silence", {ACTIVE})
    world.numbers_follow()


def second_writer(world):
    with harness.Host([world.options.mesh_host], world.path, register="other") as other:
        expect(other.wait() != 0, "a second writer was not refused")
    world.stays("a second writer", {ACTIVE}, INTERVAL)


def second_mm(world):
    """By its file, or by its port: another program's or MM's own."""
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        port = world.random.choice((0, foreign.getsockname()[1], world.port))
        refused_mm(world, port, world.path if port == 0 else world.path + "-other")
    world.stays("a second MM", {ACTIVE}, INTERVAL)


def refused_mm(world, port, path):
    with harness.Child([world.options.mm_proxy, "--http-only", "--http-port", str(port), "--stats-file", path],
                       title="a second MM") as other:
        expect(other.wait() != 0, "a second MM was not refused")


def port_taken(world):
    """As MM is to start again. One that may not leaves the file as it is."""
    if world.random.random() < 0.5:
        world.kill_writer()
        state = NOT_UPDATING
    else:
        world.end_writer()
        state = STOPPED
    world.becomes("its end", {state})
    before = harness.judge(world.path)
    with socket.create_server(("127.0.0.1", world.port)):
        refused_mm(world, world.port, world.path)
        world.stays("MM whose port is taken", {state}, INTERVAL)
    expect(harness.judge(world.path).raw == before.raw, "an MM that was refused wrote the file")
    world.shows_the_file()
    world.restart_writer()


def folder_vanished(world):
    aside = world.folder + "-aside"
    world.may_also_be(NO_FILE)
    os.rename(world.folder, aside)
    world.becomes("its folder is gone", {NO_FILE})
    world.pause(1)
    if os.path.exists(world.folder):
        world.clear()
        os.rmdir(world.folder)
    world.may_be({ACTIVE, NOT_UPDATING, NO_FILE})
    os.rename(aside, world.folder)
    world.becomes("its folder is back", {ACTIVE, NOT_UPDATING})
    world.stays("its folder is back", {ACTIVE, NOT_UPDATING}, HEALED)
    world.becomes("its folder is back", {ACTIVE})
    world.numbers_follow()
    if not world.was_set_back:  # or what a save left seems older than the file
        left = harness.lasting_strays(world.path)
        expect(not left, f"{left} after its folder was back")


CONTENTS = {
    "empty": b"", "half": b'{\n  "total_services": 3,\n  "total_mess', "garbage": bytes(range(256)), "no object": b"[]",
    "negative": b'{"total_services": -1, "total_messages": 0}', "no UTF-8": b'{"total_services": "\xff"}',
}


def spoil(world):
    """Puts something there that is no stats file; what the label must say of it."""
    kind = world.random.choice((*CONTENTS, "folder", "FIFO", "link in a loop", "nothing"))
    if kind in CONTENTS:
        with open(world.path, "r+b" if world.random.random() < 0.5 else "wb") as file:
            file.truncate(0)
            file.write(CONTENTS[kind])
        return kind, ERROR
    os.remove(world.path)
    if kind == "folder":
        os.mkdir(world.path)
    elif kind == "FIFO":
        os.mkfifo(world.path)
    elif kind == "link in a loop":
        os.symlink(world.path, world.path)
    return kind, NO_FILE if kind == "nothing" else ERROR


def spoilt_when_dead(world):
    world.kill_writer()
    world.becomes("SIGKILL", {NOT_UPDATING})
    for _ in range(world.random.randint(1, 3)):
        world.may_be({NOT_UPDATING, ERROR, NO_FILE})
        world.clear()
        with open(world.path, "wb"):
            pass
        kind, state = spoil(world)
        world.becomes(f"a file that is {kind}", {state})
    world.clear()
    world.becomes("no file", {NO_FILE})
    world.restart_writer()


def spoilt_when_alive(world):
    """The writer saves over it, if only at its next sign of life."""
    world.may_be({ACTIVE, ERROR, NO_FILE})
    with open(world.path, "r+b") as file:
        file.truncate(world.random.randrange(1, 200))
    world.stays("a file cut short", {ACTIVE, ERROR, NO_FILE}, HEALED)
    world.becomes("the writer has saved", {ACTIVE})
    world.numbers_follow()


def foreign_file(world):
    """A good one of somebody who tells nothing of himself, whatever the clock is set to."""
    world.end_writer()
    world.becomes("SIGTERM", {STOPPED})
    total = world.random.randrange(1, 10**9)
    world.numbers_known = False
    world.may_also_be(ACTIVE)
    with open(world.path + ".new", "w", encoding="utf-8") as file:
        json.dump({"total_services": 2, "total_messages": total}, file)
    os.replace(world.path + ".new", world.path)
    world.becomes("a foreign file", {ACTIVE})
    world.shows_the_file()
    expect(world.shown().messages == total, f"{total} messages; it shows {world.shown().text}")
    if world.random.random() < 0.5 and set_clock(world):
        world.stays(f"a clock that is off by {world.clock} s", {ACTIVE}, INTERVAL + GRACE)
    gone_and_back(world)


def gone_and_back(world):
    """What is no writer's own goes, and the writer begins anew."""
    world.clear()
    world.becomes("no file", {NO_FILE})
    world.restart_writer()
    world.numbers_follow()
    world.numbers_known = True


def set_clock(world):
    """By a little or by much, forward or back."""
    return world.set_clock(world.random.choice((3, 600, 86_400, 365 * 86_400, -3, -600, -86_400)))


def clock_set(world):
    """And perhaps right again."""
    before = world.clock
    if set_clock(world):
        world.stays(f"a clock that is off by {world.clock} s", {ACTIVE}, 2 * INTERVAL)
        world.numbers_follow()
    if world.random.random() < 0.5 and world.set_clock(before - world.clock):
        world.stays(f"a clock that is off by {world.clock} s again", {ACTIVE}, 2 * INTERVAL)
        world.numbers_follow()


def clock_set_when_dead(world):
    """Before the restart, and perhaps once more just after it."""
    world.kill_writer()
    world.becomes("SIGKILL", {NOT_UPDATING})
    for _ in range(world.random.randint(1, 2)):
        set_clock(world)
        world.stays(f"a clock that is off by {world.clock} s", {NOT_UPDATING}, INTERVAL + GRACE)
    world.start_writer()
    if world.random.random() < 0.5:
        set_clock(world)
    world.becomes("its restart", {ACTIVE})
    world.numbers_follow()


def clock_set_when_suspended(world):
    world.suspend(world.writer)
    world.becomes("SIGSTOP", {NOT_UPDATING})
    set_clock(world)
    world.stays(f"a clock that is off by {world.clock} s", {NOT_UPDATING}, INTERVAL + GRACE)
    world.go_on(world.writer)
    world.becomes("SIGCONT", {ACTIVE})
    world.numbers_follow()


def reading_hung(world):
    world.may_be({ACTIVE, NOT_UPDATING})
    world.pages["monitor"].set(lies_control.READ_HANGS, 1)
    world.becomes("a file system that hangs", {NOT_UPDATING}, within=HUNG + INTERVAL)
    world.may_also_be(ACTIVE)
    world.pages["monitor"].set(lies_control.READ_HANGS, 0)
    world.becomes("a file system that is back", {ACTIVE})


def file_system_hung(world):
    """A real one: the file is on FUSE, and somewhere on the way to its content nothing is answered any more."""
    world.end_writer()
    world.becomes("SIGTERM", {STOPPED})
    world.numbers_known = False
    world.may_also_be(ACTIVE, NO_FILE)
    mount = world.folder + "-fuse"
    os.makedirs(mount, exist_ok=True)
    try:
        with fusefile.FuseFile(mount, "stats.json", b'{"total_services": 5, "total_messages": 1247}\n') as file:
            os.remove(world.path)
            os.symlink(file.path, world.path)
            world.becomes("a file on FUSE", {ACTIVE})
            world.may_be({ACTIVE, NOT_UPDATING})
            file.hold(world.random.choice((fusefile.LOOKUP, fusefile.GETATTR, fusefile.OPEN, fusefile.READ)))
            world.becomes("a file system that hangs", {NOT_UPDATING}, within=HUNG + INTERVAL)
            world.may_also_be(ACTIVE)
            file.release()
            world.becomes("a file system that is back", {ACTIVE})
            expect(world.shown().messages == 1247, f"1247 messages; it shows {world.shown().text}")
            world.clear()
            world.becomes("no file", {NO_FILE})
    except OSError as error:
        if error.filename not in ("/dev/fuse", mount):
            raise
        # Who is not root may mount nothing: then the reading hangs by the preload alone.
    gone_and_back(world)


# How often, of a hundred steps or so.
EVERYWHERE = {killed: 18, ended: 8, restarted: 6, suspended: 12, machine_slept: 6, monitor_slept: 4, disk_failed: 12,
              killed_on_failing_disk: 6, second_writer: 6, second_mm: 4, folder_vanished: 4, spoilt_when_dead: 8,
              spoilt_when_alive: 3, foreign_file: 4, clock_set: 4, clock_set_when_dead: 3, clock_set_when_suspended: 2,
              reading_hung: 1, file_system_hung: 1}
# Of one whose signs of life are as frequent as can be waited for.
OF_A_HOST = {disk_took_nothing: 3}
OF_MM = {port_taken: 6}
