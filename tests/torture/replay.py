# SPDX-License-Identifier: MIT
"""R5 without a power cut: what a writer did to its folder is recorded call by call, and every state that a crash may leave
of it is made and read. Where powercut.py shows what one file system does, this shows what any may do.

The model is that of ALICE (Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014): a call is taken apart into
changes of a file's content and of a folder's names; a crash leaves those that a sync has made lasting, and of the later ones
any selection that some file system permits. Here, for a crash after each call:

- content: fdatasync() or fsync() makes that of its file lasting, and that of no other. Of the later writes and truncations
  any selection is on the disk, in whole, cut in half, or as its length in zeros;
- names: a creation, link, rename or unlink is there or not as a whole, and those that share a name keep their order. Apart
  from that they wait for as long as they like, and overtake any content. There are two readings of how long:
  `ordered`: until the next sync of anything that returns, as in file systems with one journal (ext4, XFS);
  `weak`: until a sync of the folder itself, which POSIX promises and no more.

The file must be, in both, byte for byte a content that was complete when it was put in place. In `ordered` it must be the
last acknowledged one or a newer one, or the one before while nothing was synced since: R5's one acknowledged save.
Not in the model: permissions, times, what mmap() writes (the replay of all calls must end in the very bytes that stand
there, so a writer that does so is found out), and a disk that loses what it said is lasting."""

import itertools
import json
import os
import shutil
import subprocess
from dataclasses import dataclass

import calls
import harness
import monitor

MOST_SELECTED = 6  # unsynced changes of one file of which every selection is tried
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
    if len(changes) <= MOST_SELECTED:
        for size in range(len(changes) + 1):
            yield from itertools.combinations(changes, size)
        return
    for size in range(len(changes) + 1):
        yield tuple(changes[:size])
        yield tuple(changes[:size]) + tuple(changes[size + 1:])


def contents(lasting, changes):
    """All that a file can hold of which `changes` are not synced."""
    found = {lasting}
    for selected in selections(changes):
        content = lasting
        for change in selected:
            if change.kind == "write":
                found |= {applied(content, change, how) for how in ("half", "zeros")}
            content = applied(content, change)
        found.add(content)
    return found


# ---- crashes

@dataclass(frozen=True)
class State:
    """What a crash leaves: the file's content, None for no file, and the other names beside it."""
    content: bytes | None
    beside: frozenset


class Replay:
    def __init__(self, recording):
        self.recording = recording
        self.start = {name: inode for inode, name in zip(recording.before, recording.first_names)}
        content, names = dict(recording.before), dict(self.start)
        # (number of calls returned by then, content) of each complete state of the file: when it is put in place, or closed
        # by who writes in place.
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
        """How many of `placed` had returned by then."""
        return sum(number <= returned for number, _ in self.placed)

    def crashes(self, model):
        """(calls that had returned, state) for each state after each of them."""
        content, changes = dict(self.recording.before), {}
        lasting, waiting = dict(self.start), []
        yield from self._states(0, lasting, waiting, content, changes)
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
                waiting.append(operation)
            if operation.kind == "sync folder" or (operation.kind == "sync" and (model == "ordered" or operation.inode == -1)):
                for name_change in waiting:
                    self._step(name_change, lasting)
                waiting = []
            yield from self._states(number, lasting, waiting, content, changes)

    def _states(self, returned, lasting, waiting, content, changes):
        for names in self._namings(lasting, waiting):
            beside = frozenset(names) - {NAME}
            if NAME not in names:
                yield returned, State(None, beside)
                continue
            inode = names[NAME]
            for held in contents(content[inode], changes.get(inode, [])):
                yield returned, State(held, beside)

    def _namings(self, lasting, waiting):
        """What the names may be. What becomes of the file hangs on the last change of its name that is on the disk: each of
        them is tried as the last, with only the changes that it needs, and with all that may be there besides."""
        ours = [at for at, change in enumerate(waiting) if NAME in change.names]
        needs = []
        for at, change in enumerate(waiting):
            needs.append({at}.union(*(needs[i] for i in range(at) if waiting[i].names & change.names)))
        for last in [None, *ours]:
            least = needs[last] if last is not None else set()
            most = {at for at in range(len(waiting)) if all(i in least for i in needs[at] if i in ours)}
            for chosen in (least, most):
                names = dict(lasting)
                for at in sorted(chosen):
                    self._step(waiting[at], names)
                yield names


# ---- judging

class Judge:
    """Makes each distinct state once, in a folder, and reads it as a reader does."""

    def __init__(self, replay, folder):
        self.replay, self.folder = replay, folder
        self.path = os.path.join(folder, NAME)
        self.known = {}  # content to how it was judged
        self.looked, self.states = 0, set()
        self.newest_lost = 0

    def make(self, state):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        for name in state.beside:
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

    def demand(self, model, returned, state):
        """That the file is an old or a new content."""
        self.looked += 1
        found = self.judged(state)
        done = self.replay.acknowledged(returned)
        where = f"{model}, a crash after call {returned} of {len(self.replay.recording.operations)}"
        indices = [at for at, (_, content) in enumerate(self.replay.placed) if content == state.content]
        harness.expect(indices and found.kind != "unreadable",
                       f"{where}: neither an old nor a new content, the file is {found.kind} {found.why}")
        if model == "ordered":
            lost = max(0, done - 1 - max(indices))
            self.newest_lost = max(self.newest_lost, lost)
            harness.expect(lost <= 1, f"{where}: {lost} acknowledged saves are lost")

    def ask(self, options, most):
        """What ee-monitor makes of a sample of the states, spread over all of them."""
        states = sorted(self.states, key=lambda state: (state.content or b"", sorted(state.beside)))
        sample = states[::max(1, len(states) // most)]
        for state in sample:
            self.make(state)
            said = monitor.once(options, self.path)
            messages = None if state.content is None else json.loads(state.content)["total_messages"]
            harness.expect(said["color"] != "red" and said["messages"] == messages, f"ee-monitor says {said} of {state.content!r}")
        return len(sample)


# ---- recording

def files_in(folder):
    found = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def record(command, top, messages, heir):
    """What a writer did that is told to stop after `messages`, and the files at its end. An `heir` takes over another's."""
    folder = os.path.join(top, "recorded")
    os.mkdir(folder)
    path, trace = os.path.join(folder, NAME), os.path.join(top, "trace")
    if heir:
        with harness.Host(command, path, register="old", messages="old:7") as host:
            host.wait_ready()
            host.terminate()
    before = files_in(folder)
    with harness.Host(command, path, register="a,b,c", rate=RATE, wrapper=calls.wrapper(trace)) as host:
        host.wait_ready()
        harness.wait_until(lambda: (now := harness.judge(path)).valid and now.total >= messages, 60, f"{messages} messages")
        code = host.terminate()
        harness.expect(code == 0, f"the writer ended by {code}: {host.log()}")

    def over():
        with open(trace, encoding="ascii") as lines:
            return any(line.startswith(f"{host.pid} ") and "+++ exited" in line for line in lines)
    harness.wait_until(over, 10, "the end of the trace")
    return calls.Recording(trace, folder, before), files_in(folder)


def replayed(given, command, top, *, heir=True, asked=0, synced=True):
    """What was found, in a sentence. Unless `synced`, as if the writer's syncs had not been called."""
    recording, end = record(command, top, 500 if given.full else 150, heir)
    if not synced:
        recording.operations = [operation for operation in recording.operations if not operation.kind.startswith("sync")]
    replay = Replay(recording)
    harness.expect(replay.end == end, f"the replay of all calls has made {sorted(replay.end)}, the writer {sorted(end)}: "
                   "other names, or other bytes in them")
    judge = Judge(replay, os.path.join(top, "replayed"))
    for model in ("ordered", "weak"):
        for returned, state in replay.crashes(model):
            judge.demand(model, returned, state)
    for _, content in replay.placed:
        harness.expect(content is None or harness.whole(harness.judge_bytes(content)), f"not our form: {content!r}")
    read = judge.ask(given, asked) if given.ee_monitor else 0
    return (f"{len(replay.placed) - 1} saves in {len(recording.operations)} calls, {judge.looked} crashes, {len(judge.states)} "
            f"distinct states, at most {judge.newest_lost} acknowledged save lost where a sync orders, {read} states read by "
            "ee-monitor")


def real(given):
    """A writer's first start, and one that goes on."""
    found = []
    for heir in (False, True):
        with harness.scratch(given) as top:
            found.append(replayed(given, [given.mesh_host], top, heir=heir, asked=100 if given.full else 20))
    return f"R5 replay: each an old or a new content: {'; '.join(found)}"


def naive(given):
    """The guide's writer, one that writes in place, and ours without its syncs."""
    caught = []
    for command, synced in ((harness.guide_writer(), True), (harness.guide_writer("--in-place"), True),
                            ([given.mesh_host], False)):
        with harness.scratch(given) as top:
            try:
                found = replayed(given, command, top, synced=synced)
            except harness.Failure as failure:
                harness.expect("the file is unreadable" in str(failure), f"caught for another reason: {failure}")
                caught.append(str(failure))
            else:
                raise harness.Failure(f"R5 replay naive: {command} was not found out: {found}")
    return f"R5 replay naive: {len(caught)} writers were caught: {'; '.join(caught)}"


def main():
    options = harness.parser(__doc__)
    options.add_argument("what", nargs="?", choices=("real", "naive"), default="real")
    options.add_argument("--ee-monitor", metavar="PATH")
    given = options.parse_args()
    if not shutil.which("strace"):
        harness.skip("no strace")
    if subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        harness.skip("strace is not allowed here")
    return real(given) if given.what == "real" else naive(given)


if __name__ == "__main__":
    harness.run(main)
