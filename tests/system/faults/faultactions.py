# SPDX-License-Identifier: MIT
"""The faults of randomfaults.py. Before and after each, the writer runs and the monitor shows it as active."""

import json
import os
import socket
import sys

import harness
import randomfaults_control
from harness import expect
from randomfaults_world import (
    ACTIVE, ERROR, HEARTBEAT, HANG_TIMEOUT, INTERVAL, NO_FILE, NOT_UPDATING, RECOVERY_TIME, SCHEDULING_DELAY, STOPPED)

sys.path.append(os.path.join(harness.HERE, "..", "desktop"))  # after this folder: both have a monitor.py

import fusefile  # noqa: E402


def killed(world):
    world.kill_writer()
    world.expect_becomes("SIGKILL", {NOT_UPDATING})
    world.expect_file_shown()
    world.restart_writer()


def terminated(world):
    world.end_writer()
    world.expect_becomes("SIGTERM", {STOPPED})
    world.expect_file_shown()
    world.restart_writer()


def restarted(world):
    world.allow({ACTIVE, STOPPED})
    world.end_writer()
    world.start_writer()
    world.expect_becomes("a quick restart", {ACTIVE})


def suspended(world):
    world.suspend(world.writer)
    world.expect_becomes("SIGSTOP", {NOT_UPDATING})
    world.sleep_up_to(1)
    world.resume(world.writer)
    world.expect_becomes("SIGCONT", {ACTIVE})


def machine_suspended(world):
    world.suspend(world.monitor, world.writer)
    world.sleep_up_to(2)
    world.resume(world.writer, world.monitor)
    # A poll may have begun while the writer was still suspended.
    world.expect_stays("a suspend of both", {ACTIVE, NOT_UPDATING}, INTERVAL + SCHEDULING_DELAY)
    world.expect_becomes("a suspend of both", {ACTIVE})


def monitor_suspended(world):
    world.suspend(world.monitor)
    world.sleep_up_to(2)
    world.resume(world.monitor)
    world.expect_stays("a suspend of the monitor", {ACTIVE}, INTERVAL)


def disk_failed(world):
    """After some time without a successful save, NotUpdating is right too."""
    world.pages["writer"].disk(randomfaults_control.random_disk(world.random))
    world.expect_stays("a failing disk", {ACTIVE}, world.random.uniform(0.2, min(world.silence_limit - INTERVAL, 2)))
    world.expect_stays("a failing disk", {ACTIVE, NOT_UPDATING}, world.random.choice((0, 2)))
    world.pages["writer"].disk(None)
    world.expect_stays("a repaired disk", {ACTIVE, NOT_UPDATING}, RECOVERY_TIME)
    world.expect_becomes("a repaired disk", {ACTIVE})
    world.expect_numbers()


def killed_on_failing_disk(world):
    world.pages["writer"].disk(randomfaults_control.random_disk(world.random))
    world.sleep_up_to(0.5)
    world.kill_writer(disk_works=False)
    world.pages["writer"].disk(None)
    world.expect_becomes("SIGKILL while the disk fails", {NOT_UPDATING})
    world.expect_file_shown()
    world.restart_writer()


def disk_dead(world):
    """Heartbeats fail too, so this looks like a writer that hangs."""
    world.allow({ACTIVE, NOT_UPDATING})
    world.pages["writer"].disk(world.random.choice([*randomfaults_control.DEAD_DISKS]))
    world.expect_becomes("a dead disk", {NOT_UPDATING}, within=world.silence_limit + HEARTBEAT)
    world.pages["writer"].disk(None)
    world.expect_stays("a repaired disk", {ACTIVE, NOT_UPDATING}, RECOVERY_TIME)
    world.expect_becomes("a repaired disk", {ACTIVE})
    world.expect_numbers()


def second_writer(world):
    with harness.Host([world.options.mesh_host], world.path, register="other") as other:
        expect(other.wait() != 0, "a second writer was not refused")
    world.expect_stays("a second writer", {ACTIVE}, INTERVAL)


def second_mm(world):
    """A second MM is refused: its file or its port is in use."""
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        port = world.random.choice((0, foreign.getsockname()[1], world.port))
        expect_mm_refused(world, port, world.path if port == 0 else world.path + "-other")
    world.expect_stays("a second MM", {ACTIVE}, INTERVAL)


def expect_mm_refused(world, port, path):
    with harness.Child([world.options.mm_proxy, "--http-only", "--http-port", str(port), "--stats-file", path],
                       title="a second MM") as other:
        expect(other.wait() != 0, "a second MM was not refused")


def port_taken(world):
    """Another program takes the port before MM is restarted. The MM that is refused leaves the file unchanged."""
    if world.random.random() < 0.5:
        world.kill_writer()
        state = NOT_UPDATING
    else:
        world.end_writer()
        state = STOPPED
    world.expect_becomes("the end of MM", {state})
    before = harness.judge(world.path)
    with socket.create_server(("127.0.0.1", world.port)):
        expect_mm_refused(world, world.port, world.path)
        world.expect_stays("an MM whose port is taken", {state}, INTERVAL)
    expect(harness.judge(world.path).raw == before.raw, "an MM that was refused wrote the file")
    world.expect_file_shown()
    world.restart_writer()


def folder_removed(world):
    aside = world.folder + "-aside"
    world.allow_also(NO_FILE)
    os.rename(world.folder, aside)
    world.expect_becomes("the removal of its folder", {NO_FILE})
    world.sleep_up_to(1)
    if os.path.exists(world.folder):
        world.clear()
        os.rmdir(world.folder)
    world.allow({ACTIVE, NOT_UPDATING, NO_FILE})
    os.rename(aside, world.folder)
    world.expect_becomes("the return of its folder", {ACTIVE, NOT_UPDATING})
    world.expect_stays("the return of its folder", {ACTIVE, NOT_UPDATING}, RECOVERY_TIME)
    world.expect_becomes("the return of its folder", {ACTIVE})
    world.expect_numbers()


CONTENTS = {
    "empty": b"", "half": b'{\n  "total_services": 3,\n  "total_mess', "garbage": bytes(range(256)), "no object": b"[]",
    "negative": b'{"total_services": -1, "total_messages": 0}', "no UTF-8": b'{"total_services": "\xff"}',
}


def corrupt(world):
    """Replaces the file by invalid content, by another kind of file, or by nothing. Returns which, and the expected state."""
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


def corrupted_while_dead(world):
    world.kill_writer()
    world.expect_becomes("SIGKILL", {NOT_UPDATING})
    for _ in range(world.random.randint(1, 3)):
        world.allow({NOT_UPDATING, ERROR, NO_FILE})
        world.clear()
        with open(world.path, "wb"):
            pass
        kind, state = corrupt(world)
        world.expect_becomes(f"a file replaced by: {kind}", {state})
    world.clear()
    world.expect_becomes("no file", {NO_FILE})
    world.restart_writer()


def corrupted_while_alive(world):
    """The writer replaces the file, at its next heartbeat at the latest."""
    world.allow({ACTIVE, ERROR, NO_FILE})
    with open(world.path, "r+b") as file:
        file.truncate(world.random.randrange(1, 200))
    world.expect_stays("a truncated file", {ACTIVE, ERROR, NO_FILE}, RECOVERY_TIME)
    world.expect_becomes("the next save", {ACTIVE})
    world.expect_numbers()


def foreign_file(world):
    """A valid file without a writer object is Active, whatever the time is."""
    world.end_writer()
    world.expect_becomes("SIGTERM", {STOPPED})
    total = world.random.randrange(1, 10**9)
    world.numbers_known = False
    world.allow_also(ACTIVE)
    with open(world.path + ".new", "w", encoding="utf-8") as file:
        json.dump({"total_services": 2, "total_messages": total}, file)
    os.replace(world.path + ".new", world.path)
    world.expect_becomes("a foreign file", {ACTIVE})
    world.expect_file_shown()
    expect(world.shown().messages == total, f"{total} messages expected; it shows {world.shown().text}")
    if world.random.random() < 0.5 and set_clock(world):
        world.expect_stays(f"a clock that is off by {world.clock} s", {ACTIVE}, INTERVAL + SCHEDULING_DELAY)
    remove_and_restart(world)


def remove_and_restart(world):
    """Removes the foreign file; the writer starts from 0."""
    world.clear()
    world.expect_becomes("no file", {NO_FILE})
    world.restart_writer()
    world.expect_numbers()
    world.numbers_known = True


def set_clock(world):
    """Sets the clock forward by 3 s to a year, or back by 3 s to a day."""
    return world.set_clock(world.random.choice((3, 600, 86_400, 365 * 86_400, -3, -600, -86_400)))


def clock_set(world):
    """Sometimes the first change is undone."""
    before = world.clock
    if set_clock(world):
        world.expect_stays(f"a clock that is off by {world.clock} s", {ACTIVE}, 2 * INTERVAL)
        world.expect_numbers()
    if world.random.random() < 0.5 and world.set_clock(before - world.clock):
        world.expect_stays(f"a clock that is off by {world.clock} s again", {ACTIVE}, 2 * INTERVAL)
        world.expect_numbers()


def clock_set_while_dead(world):
    """Before the restart of the writer, and sometimes again just after it."""
    world.kill_writer()
    world.expect_becomes("SIGKILL", {NOT_UPDATING})
    for _ in range(world.random.randint(1, 2)):
        set_clock(world)
        world.expect_stays(f"a clock that is off by {world.clock} s", {NOT_UPDATING}, INTERVAL + SCHEDULING_DELAY)
    world.start_writer()
    if world.random.random() < 0.5:
        set_clock(world)
    world.expect_becomes("its restart", {ACTIVE})
    world.expect_numbers()


def clock_set_while_suspended(world):
    world.suspend(world.writer)
    world.expect_becomes("SIGSTOP", {NOT_UPDATING})
    set_clock(world)
    world.expect_stays(f"a clock that is off by {world.clock} s", {NOT_UPDATING}, INTERVAL + SCHEDULING_DELAY)
    world.resume(world.writer)
    world.expect_becomes("SIGCONT", {ACTIVE})
    world.expect_numbers()


def read_hung(world):
    world.allow({ACTIVE, NOT_UPDATING})
    world.pages["monitor"].set(randomfaults_control.READ_HANGS, 1)
    world.expect_becomes("a file system that hangs", {NOT_UPDATING}, within=HANG_TIMEOUT + INTERVAL)
    world.allow_also(ACTIVE)
    world.pages["monitor"].set(randomfaults_control.READ_HANGS, 0)
    world.expect_becomes("a file system that responds again", {ACTIVE})


def file_system_hung(world):
    """The file is on FUSE, which stops responding at some operation."""
    world.end_writer()
    world.expect_becomes("SIGTERM", {STOPPED})
    world.numbers_known = False
    world.allow_also(ACTIVE, NO_FILE)
    mount = world.folder + "-fuse"
    os.makedirs(mount, exist_ok=True)
    try:
        with fusefile.FuseFile(mount, "stats.json", b'{"total_services": 5, "total_messages": 1247}\n') as file:
            os.remove(world.path)
            os.symlink(file.path, world.path)
            world.expect_becomes("a file on FUSE", {ACTIVE})
            world.allow({ACTIVE, NOT_UPDATING})
            file.hold(world.random.choice((fusefile.LOOKUP, fusefile.GETATTR, fusefile.OPEN, fusefile.READ)))
            world.expect_becomes("a file system that hangs", {NOT_UPDATING}, within=HANG_TIMEOUT + INTERVAL)
            world.allow_also(ACTIVE)
            file.release()
            world.expect_becomes("a file system that responds again", {ACTIVE})
            expect(world.shown().messages == 1247, f"1247 messages expected; it shows {world.shown().text}")
            world.clear()
            world.expect_becomes("no file", {NO_FILE})
    except OSError as error:
        if error.filename not in ("/dev/fuse", mount):
            raise
        # Only root may mount. Without root, read_hung() alone covers this.
    remove_and_restart(world)


# Relative frequencies.
ALWAYS = {killed: 18, terminated: 8, restarted: 6, suspended: 12, machine_suspended: 6, monitor_suspended: 4, disk_failed:
          12, killed_on_failing_disk: 6, second_writer: 6, second_mm: 4, folder_removed: 4, corrupted_while_dead:
          8, corrupted_while_alive: 3, foreign_file: 4, clock_set: 4, clock_set_while_dead: 3,
          clock_set_while_suspended: 2, read_hung: 1, file_system_hung: 1}
# These need a short heartbeat.
HOST_ONLY = {disk_dead: 3}
MM_ONLY = {port_taken: 6}
