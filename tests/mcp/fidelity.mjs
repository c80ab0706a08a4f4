// SPDX-License-Identifier: MIT
// Makes the calls of a script with an official client: node fidelity.mjs MODULES KIND TARGET < SCRIPT, with KIND as for clients.mjs.
// TARGET is {"url": ...}, or {"command": ..., "args": [...], "env": {...}}; the name of each service is appended. SCRIPT is a list
// of [service, method, params]. Prints what the client received, as a list of results or {"error": ...}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, kind, target] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const to = JSON.parse(target);
const MODES = { legacy: "legacy", auto: "auto", pin: { pin: "2026-07-28" } };
const FUNCTIONS = {
    "tools/call": "callTool", "resources/read": "readResource", "prompts/get": "getPrompt", "completion/complete": "complete",
    "tools/list": "listTools", "resources/list": "listResources", "resources/templates/list": "listResourceTemplates",
    "prompts/list": "listPrompts",
};

function load() {
    if (kind !== "v1") return { ...require("@modelcontextprotocol/client"), ...require("@modelcontextprotocol/client/stdio") };
    return {
        ...require("@modelcontextprotocol/sdk/client/index.js"), ...require("@modelcontextprotocol/sdk/client/stdio.js"),
        ...require("@modelcontextprotocol/sdk/client/streamableHttp.js"),
    };
}

const { Client, StdioClientTransport, StreamableHTTPClientTransport } = load();
const transport = service => to.url ? new StreamableHTTPClientTransport(new URL(to.url + service))
    : new StdioClientTransport({ command: to.command, args: [...to.args, service], env: to.env, stderr: "inherit" });

async function connected(service) {
    const client = new Client({ name: `test-${kind}`, version: "1" }, kind === "v1" ? {} : { versionNegotiation: { mode: MODES[kind] } });
    const way = transport(service);
    await client.connect(way);
    // The client drops what it does not know, so the message itself is kept.
    const handle = way.onmessage;
    way.onmessage = (message, ...more) => {
        if (message.result || message.error) client.received = message;
        handle(message, ...more);
    };
    return client;
}

const clients = {};
const found = [];
for (const [service, method, params] of JSON.parse(readFileSync(0))) {
    const client = clients[service] ??= await connected(service);
    client.received = undefined;
    try {
        await client[FUNCTIONS[method]](params);
    } catch (error) {
        client.received ??= { error: { code: error.code, message: String(error) } };
    }
    found.push(client.received.result ?? { error: client.received.error });
}
for (const client of Object.values(clients)) await client.close();
console.log(JSON.stringify(found));
