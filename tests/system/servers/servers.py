# SPDX-License-Identifier: MIT
"""Shared by all scripts in this folder: files of MCP servers, and an mm-proxy that runs them."""

import contextlib
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "mesh"))

import mesh  # noqa: E402
from mesh import Failure, expect, run, scratch, wait_until  # noqa: E402, F401

MCPSERVER = os.path.join(HERE, "..", "..", "support", "mcpserver.py")


def command(*options):
    """The command line of the fixture server."""
    return [sys.executable, "-B", MCPSERVER, *options]


def content(reply):
    """The JSON in the text of a tool's result."""
    return json.loads(reply.messages[-1]["result"]["content"][0]["text"])


def is_running(pid):
    """Whether the process exists and is no zombie."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0] not in "ZX"
    return False
