# SPDX-License-Identifier: MIT
"""An MCP server on stdin and stdout that costs as little as Python can: one tool, "work"."""

import json
import sys

TOOL = {"name": "work", "description": "does nothing", "inputSchema": {"type": "object"}}
DONE = {"content": [{"type": "text", "text": "done"}]}


def result(message):
    method = message["method"]
    if method == "initialize":
        return {"protocolVersion": message["params"]["protocolVersion"], "capabilities": {"tools": {}},
                "serverInfo": {"name": "stdioserver", "version": "1"}}
    return {"tools/call": DONE, "tools/list": {"tools": [TOOL]}, "ping": {}}.get(method)


def main():
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if "id" not in message:
            continue
        found = result(message)
        answer = {"error": {"code": -32601, "message": "unknown method"}} if found is None else {"result": found}
        sys.stdout.write(json.dumps({"jsonrpc": "2.0", "id": message["id"], **answer}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
