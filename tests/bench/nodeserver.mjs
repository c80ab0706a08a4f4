// SPDX-License-Identifier: MIT
// An MCP server as most are written today, with the official package 1.x: node nodeserver.mjs MODULES. One tool, "work".
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/`);
const { McpServer } = require("@modelcontextprotocol/sdk/server/mcp.js");
const { StdioServerTransport } = require("@modelcontextprotocol/sdk/server/stdio.js");

const server = new McpServer({ name: "nodeserver", version: "1" });
server.registerTool("work", { description: "does nothing" }, () => ({ content: [{ type: "text", text: "done" }] }));
await server.connect(new StdioServerTransport());
