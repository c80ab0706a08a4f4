// SPDX-License-Identifier: MIT
// One official client against MM: node clients.mjs MODULES KIND MM_URL FIXTURE_URL. KIND: "v1" is the client of
// @modelcontextprotocol/sdk 1.x; "legacy", "auto" and "pin" are that of @modelcontextprotocol/client 2.x in these modes.
// Prints "restart" and waits for SIGUSR2, while MM is restarted; then "done".
import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";

const [modules, kind, mm, fixture] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const MODERN = "2026-07-28";
const UNKNOWN = -32602;
const OWN_TOOLS = ["call_service", "get_service_info", "get_service_status", "list_services"];
const isModern = kind === "auto" || kind === "pin";
const info = { name: `test-${kind}`, version: "1" };

// The clients drop what they do not know from results, so the last message that one received is kept in `received`.
function transport(Transport, url, client) {
    return new Transport(new URL(url), {
        fetch: async (...request) => {
            const response = await fetch(...request);
            const isJson = response.headers.get("content-type")?.startsWith("application/json");
            if (response.status === 200 && isJson) client.received = await response.clone().json();
            return response;
        },
    });
}

async function connected(url, onToolsChanged = () => {}) {
    if (kind === "v1") {
        const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
        const { StreamableHTTPClientTransport } = require("@modelcontextprotocol/sdk/client/streamableHttp.js");
        const { ToolListChangedNotificationSchema } = require("@modelcontextprotocol/sdk/types.js");
        const client = new Client(info);
        client.setNotificationHandler(ToolListChangedNotificationSchema, onToolsChanged);
        await client.connect(transport(StreamableHTTPClientTransport, url, client));
        return client;
    }
    const { Client, StreamableHTTPClientTransport } = require("@modelcontextprotocol/client");
    const client = new Client(info, {
        versionNegotiation: { mode: kind === "pin" ? { pin: MODERN } : kind },
        listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: onToolsChanged } },
    });
    await client.connect(transport(StreamableHTTPClientTransport, url, client));
    assert.equal(client.getNegotiatedProtocolVersion(), isModern ? MODERN : "2025-11-25");
    return client;
}

async function post(url, body = {}) {
    return (await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })).json();
}
const get = async url => (await fetch(url)).json();

// Polls until `condition` returns something.
async function until(condition, what) {
    const end = Date.now() + 10_000;
    for (;;) {
        const found = await condition();
        if (found) return found;
        assert.ok(Date.now() < end, `waited 10 s for ${what}`);
        await new Promise(resolve => setTimeout(resolve, 5));
    }
}

async function allTools(client) {
    const found = [];
    let cursor;
    do {
        const page = await client.listTools(cursor === undefined ? undefined : { cursor });
        assert.equal(page.tools.length, client.received.result.tools.length, "tools that the client ignores");
        found.push(...client.received.result.tools);
        cursor = page.nextCursor;
    } while (cursor !== undefined);
    return found;
}

// What a modern result has besides what the service answered.
function withoutEnvelope(result) {
    const { resultType, ...rest } = result;
    assert.ok(resultType === undefined || resultType === "complete", `resultType is ${resultType}`);
    return rest;
}

async function listsAndCalls(client, prefix) {
    const registered = await get(`${fixture}/tools`);
    const listed = await allTools(client);
    for (const tool of registered.filter(tool => typeof tool === "object"))
        assert.deepEqual(listed.find(entry => entry.name === prefix + tool.name), { ...tool, name: prefix + tool.name });
    const names = listed.map(tool => tool.name);
    assert.ok(names.includes(`${prefix}string`), "the tool that is registered by its name only");
    assert.equal(new Set(names).size, names.length, `duplicate tools: ${names}`);
    const own = names.filter(name => !name.startsWith(prefix) && !name.startsWith("guest_")).sort();
    assert.deepEqual(own, prefix ? OWN_TOOLS : []);

    const ready = ["test_simple_text", "test_image_content", "test_audio_content", "test_embedded_resource",
        "test_multiple_content_types", "test_error_handling", "exact"];
    for (const name of ready) {
        const result = await client.callTool({ name: prefix + name, arguments: {} });
        assert.equal(result.content[0].type, client.received.result.content[0].type);
        assert.deepEqual(withoutEnvelope(client.received.result), await post(`${fixture}/tools/${name}`), name);
    }
    const plain = await client.callTool({ name: `${prefix}plain`, arguments: {} });
    assert.deepEqual(plain.structuredContent, await post(`${fixture}/tools/plain`));
    assert.deepEqual(JSON.parse(plain.content[0].text), plain.structuredContent);

    const given = { text: "é\u0000\n\"", number: 1.5, list: [null, true, {}], "": "" };
    const received = await client.callTool({ name: `${prefix}received`, arguments: given });
    assert.deepEqual(received.structuredContent, { raw: given });

    const header = await client.callTool({ name: `${prefix}test_custom_header`, arguments: { region: "Zürich ", count: 3 } });
    assert.equal(header.isError ?? false, false, JSON.stringify(header));

    const refused = await client.callTool({ name: `${prefix}refuse`, arguments: {} });
    assert.equal(refused.isError, true);
    assert.match(refused.content[0].text, /out of order/);
    for (const name of ["no_such_tool", `${prefix}no_such_tool`, ""])
        await assert.rejects(client.callTool({ name, arguments: {} }), error => error.code === UNKNOWN, `unknown tool "${name}"`);
}

async function ownTools(client) {
    const list = await client.callTool({ name: "list_services", arguments: {} });
    assert.match(JSON.stringify(list), /fixture/);
    const called = await client.callTool({
        name: "call_service",
        arguments: { target_instance: "fixture", tool_name: "test_simple_text", arguments: {} },
    });
    assert.match(JSON.stringify(called), /This is a simple text response/);
}

// MM reports progress by itself, each 5 s, for a call that takes longer.
async function progress(client, prefix) {
    const key = `progress ${kind}${prefix}`;
    const seen = [];
    const onprogress = step => {
        seen.push(step.progress);
        post(`${fixture}/release`, { key });
    };
    const call = { name: `${prefix}hold`, arguments: { key } };
    const options = { onprogress, timeout: 30_000 };
    const result = kind === "v1" ? await client.callTool(call, undefined, options) : await client.callTool(call, options);
    assert.equal(result.content[0].text, `held ${key}`);
    assert.equal(seen.length, 1);
}

async function cancel(client, prefix) {
    const key = `${kind}${prefix}`;
    const abort = new AbortController();
    const call = { name: `${prefix}hold`, arguments: { key } };
    const options = { signal: abort.signal };
    const pending = kind === "v1" ? client.callTool(call, undefined, options) : client.callTool(call, options);
    const ended = assert.rejects(pending);
    await until(async () => (await get(`${fixture}/tally`)).held.includes(key), "the call to reach the service");
    abort.abort();
    await ended;
    await until(async () => (await get(`${fixture}/tally`)).left.includes(key), "the cancel to reach the service");
}

// The stream of notices may open after connect() has returned, so services come and go until a notice arrives.
async function changes(state) {
    const before = state.notices;
    let round = 0;
    await until(async () => {
        const name = `guest_${kind}_${round++}`;
        await post(`${mm}/register`, { instance_name: name, port: 1, tools: ["t"] });
        await post(`${mm}/deregister`, { instance_name: name });
        return state.notices > before;
    }, "a notice of changed tools");
}

const state = { notices: 0 };
const clients = { fixture__: await connected(`${mm}/mcp`, () => state.notices++), "": await connected(`${mm}/mcp/fixture`) };
for (const [prefix, client] of Object.entries(clients)) {
    await listsAndCalls(client, prefix);
    await cancel(client, prefix);
    if (!isModern) await client.ping();
}
await Promise.all(Object.entries(clients).map(([prefix, client]) => progress(client, prefix)));
await ownTools(clients.fixture__);
await changes(state);

const restarted = once(process, "SIGUSR2");
const waiting = setInterval(() => {}, 1000); // waiting for a signal alone would end the process
console.log("restart");
await restarted;
clearInterval(waiting);
for (const [prefix, client] of Object.entries(clients)) {
    const result = await client.callTool({ name: `${prefix}test_simple_text`, arguments: {} });
    assert.equal(result.isError ?? false, false, `after the restart: ${JSON.stringify(result)}`);
    await allTools(client);
}
// The modern client leaves it to the program to listen again.
if (isModern) await clients.fixture__.listen({ toolsListChanged: true });
await changes(state);
for (const client of Object.values(clients)) await client.close();
console.log("done");
