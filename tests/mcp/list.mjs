// SPDX-License-Identifier: MIT
// Prints the tools that an official client lists, as JSON: node list.mjs MODULES KIND URL, with KIND as for clients.mjs.
import { createRequire } from "node:module";

const [modules, kind, url] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const info = { name: `test-${kind}`, version: "1" };
const versions = { legacy: "legacy", auto: "auto", pin: { pin: "2026-07-28" } };

let client, transport;
if (kind === "v1") {
    const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
    const { StreamableHTTPClientTransport } = require("@modelcontextprotocol/sdk/client/streamableHttp.js");
    client = new Client(info);
    transport = new StreamableHTTPClientTransport(new URL(url));
} else {
    const { Client, StreamableHTTPClientTransport } = require("@modelcontextprotocol/client");
    client = new Client(info, { versionNegotiation: { mode: versions[kind] } });
    transport = new StreamableHTTPClientTransport(new URL(url));
}
await client.connect(transport);
const { tools } = await client.listTools();
console.log(JSON.stringify(tools));
await client.close();
