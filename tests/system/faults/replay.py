# SPDX-License-Identifier: MIT
"""R5 without a power cut: records each system call of a writer in its folder, then creates and reads every state that a
crash may leave. powercut.py tests the behaviour of one file system, this tests the behaviour that any may have.

The model is that of ALICE (Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014): each call is split into
changes of a file's content and of a folder's names. After a crash the disk has the synced changes and some of the later
ones: any subset that at least one file system can leave. Here, for a crash after each call:

- content: fdatasync() or fsync() makes the content of this file durable, not that of others. Any subset of the later writes
  and truncations is on the disk: whole, cut in half, or as zeros of the same length;
- names: a creation, link, rename or unlink is on the disk completely or not at all, and changes of the same name keep their
  order. Otherwise they may be delayed and be reordered with content. There are two models of the delay:
  `ordered`: until the next sync of any file has returned, as in file systems with one journal (ext4, XFS);
  `weak`: until a sync of the folder itself, which is all that POSIX guarantees.

In both models the file must be exactly a content that was complete when it was put in place. In `ordered` it must be the
last acknowledged one or newer, or the one before if nothing was synced since: R5 permits the loss of one acknowledged save.
Not modelled: permissions, times, writes through mmap() (the replay of all calls must reproduce the final bytes, so such a
writer is detected), and a disk that loses synced data."""

import itertools
import json
import os
import shutil
from dataclasses import dataclass

import calls
import harness
import monitor

MAX_SELECTED = 6  # with at most this many unsynced changes of a file, every subset is tried
RATE = 300
NAME = harness.FILE_NAME


# ---- one file's content

def applied(content, change, how="whole"):
    if change.kind == "truncate":
        return content[:change.offset].ljust(change.offset, b"\0")
    data = {"whole": change.data, "half": change.data[:len(change.data) // 2],
            "zeros": bytes(len(change.data))}[how]
    return content[:change.offset].ljust(change.offset, b"\0") + data + content[change.offset + len(data):]


def selections(changes):
    if len(changes) <= MAX_SELECTED:
        for size in range(len(changes) + 1):
            yield from itertools.combinations(changes, size)
        return
    for size in range(len(changes) + 1):
        yield tuple(changes[:size])
        yield tuple(changes[:size]) + tuple(changes[size + 1:])


def contents(durable, changes):
    """All possible contents of a file with the unsynced `changes`."""
    found = {durable}
    for selected in selections(changes):
        content = durable
        for change in selected:
            if change.kind == "write":
                found |= {applied(content, change, how) for how in ("half", "zeros")}
            content = applied(content, change)
        found.add(content)
    return found


# ---- crashes

@dataclass(frozen=True)
class State:
    """The folder after a crash: the file's content, None for no file, and the other names."""
    content: bytes | None
    others: frozenset


class Replay:
    def __init__(self, recording):
        self.recording = recording
        self.start = {name: inode for inode, name in zip(recording.before, recording.first_names)}
        content, names = dict(recording.before), dict(self.start)
        # (number of calls returned so far, content) of each complete state of the file: when it is put in place, or closed by
        # a writer that overwrites it.
        self.placed = [(0, content.get(names.get(NAME)))]
        for number, operation in enumerate(recording.operations, 1):
            self._step(operation, names, content)
            closed = operation.kind == "close" and names.get(NAME) == operation.inode
            if closed or (operation.name == NAME and operation.kind in ("link", "rename")):
                state = content[names[NAME]]
                self.placed += [(number, state)] if state != self.placed[-1][1] else []
        self.end = {name: content[inode] for name, inode in names.items()}

    @staticmethod
    def _step(operation, names, content=None):
        if operation.kind == "create" and content is not None:
            content[operation.inode] = b""
        if operation.kind in ("create", "link") and operation.name:
            names[operation.name] = operation.inode
        elif operation.kind == "rename":
            names[operation.name] = names.pop(operation.source)
        elif operation.kind == "unlink":
            del names[operation.name]
        elif operation.kind in ("write", "truncate") and content is not None:
            content[operation.inode] = applied(content[operation.inode], operation)

    def acknowledged(self, returned):
        """The number of `placed` contents after that number of calls."""
        return sum(number <= returned for number, _ in self.placed)

    def crashes(self, model):
        """(number of returned calls, state) for each possible state after each call."""
        content, changes = dict(self.recording.before), {}
        durable, pending = dict(self.start), []
        yield from self._states(0, durable, pending, content, changes)
        for number, operation in enumerate(self.recording.operations, 1):
            if operation.kind == "create":
                content[operation.inode] = b""
            if operation.kind in ("write", "truncate"):
                changes.setdefault(operation.inode, []).append(operation)
            elif operation.kind == "sync":
                for inode in list(changes) if operation.inode == -1 else [operation.inode]:
                    for change in changes.pop(inode, []):
                        content[inode] = applied(content[inode], change)
            elif operation.names:
                pending.append(operation)
            if operation.kind == "sync folder" or (operation.kind == "sync" and (model == "ordered" or operation.inode == -1)):
                for name_change in pending:
                    self._step(name_change, durable)
                pending = []
            yield from self._states(number, durable, pending, content, changes)

    def _states(self, returned, durable, pending, content, changes):
        for names in self._possible_names(durable, pending):
            others = frozenset(names) - {NAME}
            if NAME not in names:
                yield returned, State(None, others)
                continue
            inode = names[NAME]
            for possible in contents(content[inode], changes.get(inode, [])):
                yield returned, State(possible, others)

    def _possible_names(self, durable, pending):
        """The possible sets of names after the crash. Which file has the name is decided by the last change of that name that
        reached the disk. Each change is tried as the last one: once with only the changes that it requires, once with all
        others that can have reached the disk."""
        ours = [i for i, change in enumerate(pending) if NAME in change.names]
        needs = []
        for i, change in enumerate(pending):
            needs.append({i}.union(*(needs[j] for j in range(i) if pending[j].names & change.names)))
        for last in [None, *ours]:
            minimum = needs[last] if last is not None else set()
            maximum = {i for i in range(len(pending)) if all(j in minimum for j in needs[i] if j in ours)}
            for chosen in (minimum, maximum):
                names = dict(durable)
                for i in sorted(chosen):
                    self._step(pending[i], names)
                yield names


# ---- checking

class Judge:
    """Creates each distinct state once in a folder and reads it."""

    def __init__(self, replay, folder):
        self.replay, self.folder = replay, folder
        self.path = os.path.join(folder, NAME)
        self.known = {}  # content -> verdict
        self.checked, self.states = 0, set()
        self.max_lost = 0

    def make(self, state):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        for name in state.others:
            with open(os.path.join(self.folder, name), "wb"):
                pass
        if state.content is not None:
            with open(self.path, "wb") as file:
                file.write(state.content)

    def judged(self, state):
        if state not in self.states:
            self.states.add(state)
            self.make(state)
            self.known[state.content] = harness.judge(self.path)
        return self.known[state.content]

    def check(self, model, returned, state):
        """Checks that the file has an old or a new content."""
        self.checked += 1
        found = self.judged(state)
        done = self.replay.acknowledged(returned)
        where = f"{model}, a crash after call {returned} of {len(self.replay.recording.operations)}"
        indices = [i for i, (_, content) in enumerate(self.replay.placed) if content == state.content]
        harness.expect(indices and found.kind != "unreadable",
                       f"{where}: neither an old nor a new content, the file is {found.kind} {found.why}")
        if model == "ordered":
            lost = max(0, done - 1 - max(indices))
            self.max_lost = max(self.max_lost, lost)
            harness.expect(lost <= 1, f"{where}: {lost} acknowledged saves are lost")

    def read_by_monitor(self, options, maximum):
        """Reads a sample of the states with ee-monitor, spread over all of them."""
        states = sorted(self.states, key=lambda state: (state.content or b"", sorted(state.others)))
        sample = states[::max(1, len(states) // maximum)]
        for state in sample:
            self.make(state)
            found = monitor.once(options, self.path)
            messages = None if state.content is None else json.loads(state.content)["total_messages"]
            harness.expect(found["color"] != "red" and found["messages"] == messages, f"ee-monitor prints {found} for {state.content!r}")
        return len(sample)


# ---- recording

def files_in(folder):
    found = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def record(command, top, messages, successor):
    """The calls of a writer that is stopped after `messages`, and the final files. A `successor` continues another's file."""
    folder = os.path.join(top, "recorded")
    os.mkdir(folder)
    path, trace = os.path.join(folder, NAME), os.path.join(top, "trace")
    if successor:
        with harness.Host(command, path, register="old", messages="old:7") as host:
            host.wait_ready()
            host.terminate()
    before = files_in(folder)
    with harness.Host(command, path, register="a,b,c", rate=RATE, wrapper=calls.wrapper(trace)) as host:
        host.wait_ready()
        harness.wait_until(lambda: (now := harness.judge(path)).valid and now.total >= messages, 60, f"{messages} messages")
        code = host.terminate()
        harness.expect(code == 0, f"exit code {code}: {host.log()}")

    def ended():
        with open(trace, encoding="ascii") as lines:
            return any(line.startswith(f"{host.pid} ") and "+++ exited" in line for line in lines)
    harness.wait_until(ended, 10, "the end of the trace")
    return calls.Recording(trace, folder, before), files_in(folder)


def replayed(given, command, top, *, successor=True, monitored=0, synced=True):
    """The result in a sentence. Without `synced`, the writer's syncs are removed from the recording."""
    recording, end = record(command, top, 500 if given.full else 150, successor)
    if not synced:
        recording.operations = [operation for operation in recording.operations if not operation.kind.startswith("sync")]
    replay = Replay(recording)
    harness.expect(replay.end == end, f"the replay of all calls made {sorted(replay.end)}, the writer {sorted(end)}: "
                   "different names or contents")
    judge = Judge(replay, os.path.join(top, "replayed"))
    for model in ("ordered", "weak"):
        for returned, state in replay.crashes(model):
            judge.check(model, returned, state)
    for _, content in replay.placed:
        harness.expect(content is None or harness.whole(harness.judge_bytes(content)), f"not our format: {content!r}")
    read = judge.read_by_monitor(given, monitored) if given.ee_monitor else 0
    return (f"{len(replay.placed) - 1} saves in {len(recording.operations)} calls, {judge.checked} crashes, {len(judge.states)} "
            f"distinct states, at most {judge.max_lost} acknowledged save lost in the ordered model, {read} states read by "
            "ee-monitor")


def real(given):
    """A writer's first start, and one that continues a file."""
    found = []
    for successor in (False, True):
        with harness.scratch(given) as top:
            found.append(replayed(given, [given.mesh_host], top, successor=successor, monitored=100 if given.full else 20))
    return f"R5 replay: each an old or a new content: {'; '.join(found)}"


def naive(given):
    """The guide's writer, one that overwrites the file, and ours without its syncs."""
    detected = []
    for command, synced in ((harness.guide_writer(), True), (harness.guide_writer("--in-place"), True),
                            ([given.mesh_host], False)):
        with harness.scratch(given) as top:
            try:
                found = replayed(given, command, top, synced=synced)
            except harness.Failure as failure:
                harness.expect("the file is unreadable" in str(failure), f"detected for another reason: {failure}")
                detected.append(str(failure))
            else:
                raise harness.Failure(f"R5 replay naive: {command} was not detected: {found}")
    return f"R5 replay naive: {len(detected)} writers were detected: {'; '.join(detected)}"


def main():
    options = harness.parser(__doc__, has_naive=True)
    options.add_argument("--ee-monitor", metavar="PATH")
    given = options.parse_args()
    harness.need_strace()
    return real(given) if given.what == "real" else naive(given)


if __name__ == "__main__":
    harness.run(main)
