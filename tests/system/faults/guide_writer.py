# SPDX-License-Identifier: MIT
"""The MM of the implementation guide, in Python. It saves at each registration, deregistration and 10th message, while it
holds its lock, through a temporary file with a fixed name, without sync. --in-place overwrites the file itself, --every
changes the number of messages per save, --sync syncs. Other options are those of mesh-host."""

import argparse
import json
import mmap
import os
import pathlib
import signal
import sys
import threading
import time
from datetime import datetime

MESSAGES_PER_SAVE = 10


class GuideStats:
    def __init__(self, path, in_place=False, every=MESSAGES_PER_SAVE, sync=False):
        self.path = pathlib.Path(path)
        self.every, self.sync = every, sync
        self.in_place = in_place
        self.lock = threading.Lock()
        self.total = self._restored()
        self.services = {}

    def _restored(self):
        try:
            return json.loads(self.path.read_text(encoding="utf-8")).get("total_messages", 0)
        except (OSError, ValueError, AttributeError):
            return 0

    def register(self, name):
        with self.lock:
            if name not in self.services:
                self.services[name] = {"name": name, "registered_at": datetime.now().isoformat(),
                                       "message_count": 0}
                self._save()

    def deregister(self, name):
        with self.lock:
            if self.services.pop(name, None):
                self._save()

    def message(self, name=None):
        with self.lock:
            self.total += 1
            if name in self.services:
                self.services[name]["message_count"] += 1
            if self.total % self.every == 0:
                self._save()

    def _save(self):
        content = {"total_services": len(self.services), "total_messages": self.total,
                   "last_updated": datetime.now().isoformat(),
                   "services": list(self.services.values())}
        target = self.path if self.in_place else self.path.with_suffix(".tmp")
        try:
            with open(target, "w", encoding="utf-8") as file:
                json.dump(content, file, indent=2)
                if self.sync:
                    file.flush()
                    os.fdatasync(file.fileno())
            if not self.in_place:
                target.replace(self.path)
        except OSError as error:
            print(f"Error saving stats: {error}", file=sys.stderr, flush=True)


def tally_page(path):
    with open(path, "w+b") as file:
        file.truncate(8)
        return mmap.mmap(file.fileno(), 8)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stats-file", required=True)
    options.add_argument("--register", default="")
    options.add_argument("--messages", default="")
    options.add_argument("--deregister", default="")
    options.add_argument("--rate", type=lambda text: float("inf" if text == "max" else text))
    options.add_argument("--tally")
    options.add_argument("--hold", action="store_true")
    options.add_argument("--in-place", action="store_true")
    options.add_argument("--every", type=int, default=MESSAGES_PER_SAVE)
    options.add_argument("--sync", action="store_true")
    given = options.parse_args()

    stopping = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.append(True))
    stats = GuideStats(given.stats_file, given.in_place, given.every, given.sync)
    page = tally_page(given.tally) if given.tally else None
    counted = 0

    def message(name):
        nonlocal counted
        stats.message(name)
        counted += 1
        if page:
            memoryview(page).cast("q")[0] = counted  # not struct.pack_into(), which clears the word before it writes

    names = list(filter(None, given.register.split(",")))
    for name in names:
        stats.register(name)
    for entry in filter(None, given.messages.split(",")):
        name, _, count = entry.rpartition(":")
        for _ in range(int(count)):
            message(name or None)
    for name in filter(None, given.deregister.split(",")):
        stats.deregister(name)
    if not given.hold:
        return
    print("ready", flush=True)
    start, sent = time.monotonic(), 0
    while not stopping:
        if not given.rate:
            time.sleep(0.05)
            continue
        message(names[sent % len(names)] if names else None)
        sent += 1
        if given.rate != float("inf"):
            time.sleep(max(0.0, start + sent / given.rate - time.monotonic()))


if __name__ == "__main__":
    main()
