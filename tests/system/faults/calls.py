# SPDX-License-Identifier: MIT
"""The operations of a writer on the files of one folder, from an strace log."""

import os
import re
from dataclasses import dataclass

TRACED = ("open,openat,creat,close,write,writev,pwrite64,pwritev,pwritev2,truncate,ftruncate,fallocate,copy_file_range,"
          "sendfile,fsync,fdatasync,sync,syncfs,link,linkat,symlink,symlinkat,rename,renameat,renameat2,unlink,unlinkat,"
          "mkdir,mkdirat,rmdir,lseek,dup,dup2,dup3,clone,clone3,fork,vfork,chdir,fchdir")
_LINE = re.compile(r"(\d+) +(?:<\.\.\. (\w+) resumed>)?(.*)")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


class Unknown(Exception):
    """The log has a call on the folder that the replay cannot represent."""


@dataclass(frozen=True)
class Operation:
    """`kind` is "create" (an inode, at `name` or without one), "write", "truncate", "sync" (of an inode, or of all with -1),
    "sync folder", "link" (an inode to `name`), "rename" (`source` to `name`), "unlink" or "close" (of an inode)."""
    kind: str
    inode: int = -1
    name: str = ""
    source: str = ""
    offset: int = 0
    data: bytes = b""

    @property
    def names(self):
        return {self.name, self.source} - {""}


def wrapper(trace):
    """The command prefix that records a writer into `trace`. The writer stays our child process."""
    return ["strace", "-D", "-f", "-q", "-xx", "-s", str(32 * 1024 * 1024), "-e", f"trace={TRACED}", "-o", trace]


def whole_lines(path):
    """The lines of `path`; the two halves of a call that another thread interrupted are joined."""
    begun = {}
    with open(path, encoding="ascii") as trace:
        for line in trace:
            found = _LINE.match(line)
            thread, resumed, rest = found.groups()
            if rest.endswith("<unfinished ...>"):
                begun[thread] = rest.removesuffix("<unfinished ...>")
            else:
                yield begun.pop(thread) + rest if resumed else rest


class Recording:
    """The operations on `folder`, in the order in which they returned. `before` is its initial content: name to bytes."""

    def __init__(self, trace, folder, before):
        self.folder = folder
        self.operations = []
        self.inodes = {}  # by name, at this point of the log
        self.before = {}  # inode to bytes
        self.first_names = list(before)  # their names, in the same order
        self._next = 0
        for name, data in before.items():
            self.before[self._new(name)] = data
        self._open = {}  # descriptor to [inode or None for the folder, position, appends]
        for line in whole_lines(trace):
            self._take(line)

    def _new(self, name=""):
        self._next += 1
        if name:
            self.inodes[name] = self._next
        return self._next

    def _add(self, kind, **facts):
        self.operations.append(Operation(kind, **facts))

    def _take(self, line):
        found = _CALL.match(line)
        if not found or found[3].startswith(("-", "?")):
            return
        call, arguments, result = found[1], found[2], int(found[3], 0)
        texts = []
        for text in _TEXT.finditer(arguments):
            if text[2]:
                raise Unknown(f"strace cut short: {line[:200]}")
            texts.append(bytes.fromhex(text[1].replace("\\x", "")))
        number = re.match(r"\d+", arguments)
        descriptor = int(number[0]) if number else -1
        if call in ("open", "openat", "creat"):
            self._opened(call, arguments, os.fsdecode(texts[0]), result)
        elif call == "close":
            inode = self._open.pop(descriptor, [None])[0]
            if inode is not None:
                self._add("close", inode=inode)
        elif call in ("sync", "syncfs"):
            self._add("sync")
        elif descriptor in self._open:
            self._on_descriptor(call, descriptor, arguments, texts, result)
        elif call in ("link", "linkat", "rename", "renameat", "renameat2", "unlink", "unlinkat"):
            self._on_names(call, texts)
        elif any(self._inside(os.fsdecode(text)) for text in texts) and call not in ("write", "pwrite64"):
            raise Unknown(f"{call} in the folder: {line[:200]}")

    def _inside(self, path):
        """The name of `path` in the folder; empty when it is elsewhere."""
        head, tail = os.path.split(os.path.abspath(path))
        return tail if head == self.folder else ""

    def _opened(self, call, arguments, path, descriptor):
        self._open.pop(descriptor, None)
        if os.path.abspath(path) == self.folder:
            self._open[descriptor] = [self._unnamed() if "O_TMPFILE" in arguments else None, 0, False]
            return
        name = self._inside(path)
        if not name:
            return
        inode = self.inodes.get(name)
        if inode is None:
            inode = self._new(name)
            self._add("create", inode=inode, name=name)
        elif "O_TRUNC" in arguments or call == "creat":
            self._add("truncate", inode=inode)
        self._open[descriptor] = [inode, 0, "O_APPEND" in arguments]

    def _unnamed(self):
        inode = self._new()
        self._add("create", inode=inode)
        return inode

    def _on_descriptor(self, call, descriptor, arguments, texts, result):
        inode, position, appends = self._open[descriptor]
        last = int(re.search(r"-?\d+$", arguments)[0]) if re.search(r"-?\d+$", arguments) else 0
        if call in ("fsync", "fdatasync"):
            self._add("sync folder") if inode is None else self._add("sync", inode=inode)
        elif call == "write" and not appends:
            self._add("write", inode=inode, offset=position, data=texts[0][:result])
            self._open[descriptor][1] += result
        elif call == "pwrite64":
            self._add("write", inode=inode, offset=last, data=texts[0][:result])
        elif call == "ftruncate":
            self._add("truncate", inode=inode, offset=last)
        elif call == "lseek":
            self._open[descriptor][1] = result
        else:
            raise Unknown(f"{call} of a file of the folder")

    def _on_names(self, call, texts):
        paths = [os.fsdecode(text) for text in texts]
        names = [self._inside(path) for path in paths]
        if not any(names):
            return
        if call.startswith("unlink"):
            self._add("unlink", name=names[0])
            del self.inodes[names[0]]
        elif call.startswith("link"):
            through = re.fullmatch(r"/proc/self/fd/(\d+)", paths[0])
            inode = self._open[int(through[1])][0] if through else self.inodes[names[0]]
            self._add("link", inode=inode, name=names[1])
            self.inodes[names[1]] = inode
        elif all(names):
            self._add("rename", name=names[1], source=names[0])
            self.inodes[names[1]] = self.inodes.pop(names[0])
        else:
            raise Unknown(f"{call} into or out of the folder")
