// SPDX-License-Identifier: MIT
// What the official conformance suite calls of a server, in both eras: node conformanceserver.mjs MODULES on stdin and stdout;
// with --http it listens on a free port and prints it, so that the suite can test it directly.
import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const [modules, option] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { Server, MissingRequiredClientCapabilityError, ProtocolError, ResourceNotFoundError, createMcpHandler, isLegacyRequest } =
    require("@modelcontextprotocol/server");
const INVALID_PARAMS = -32602;
const CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
const WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA==";
const TIMES = { ttlMs: 60_000, cacheScope: "private" };
const secret = randomUUID();
const text = found => ({ type: "text", text: found });
const says = found => ({ content: [text(found)] });
const pause = () => new Promise(resolve => setTimeout(resolve, 20));

// ---- asking the client in the modern era: by a result that requires input

const elicit = (message, name, type = "string") => ({
    method: "elicitation/create",
    params: { mode: "form", message, requestedSchema: { type: "object", properties: { [name]: { type } }, required: [name] } },
});
const sample = prompt => ({
    method: "sampling/createMessage",
    params: { messages: [{ role: "user", content: text(prompt) }], maxTokens: 100 },
});
const roots = { method: "roots/list" };
const requires = (inputRequests, state) =>
    ({ resultType: "input_required", inputRequests, ...(state && { requestState: sealed(state) }) });
const signature = payload => createHmac("sha256", secret).update(payload).digest("hex");

function sealed(state) {
    const payload = Buffer.from(JSON.stringify(state)).toString("base64url");
    return `${payload}.${signature(payload)}`;
}

function unsealed(context) {
    const [payload, seal] = (context.mcpReq.requestState() ?? "").split(".");
    if (!payload) return undefined;
    if (seal !== signature(payload)) throw new ProtocolError(INVALID_PARAMS, "the requestState was changed");
    return JSON.parse(Buffer.from(payload, "base64url"));
}

// A tool that asks for `requests` and then says what `answer` makes of the responses. With `hasState` it needs its state again.
const asks = (requests, answer, hasState = false) => (_, context) => {
    const given = context.mcpReq.inputResponses ?? {};
    const state = unsealed(context);
    if (Object.keys(requests).every(key => key in given) && (state || !hasState)) return says(answer(given));
    return requires(requests, hasState && { asked: true });
};

function asksTwice(_, context) {
    const given = context.mcpReq.inputResponses ?? {};
    const state = unsealed(context);
    if (state?.name && given.step2) return says(`${state.name} likes ${given.step2.content.colour}`);
    if (state?.round === 1 && given.step1)
        return requires({ step2: elicit("Your favourite colour?", "colour") }, { name: given.step1.content?.name ?? "?" });
    return requires({ step1: elicit("Your name?", "name") }, { round: 1 });
}

function asksWhatTheClientCan(_, context) {
    const can = context.mcpReq.envelope?.[CAPABILITIES] ?? {};
    const requests = {
        ...(can.elicitation && { elicited: elicit("A value?", "value") }),
        ...(can.sampling && { sampled: sample("A value?") }),
    };
    const isAnswered = Object.keys(context.mcpReq.inputResponses ?? {}).length > 0;
    return isAnswered || Object.keys(requests).length === 0 ? says("nothing to ask") : requires(requests);
}

// ---- asking the client in the legacy era: by a request

const form = (message, properties) => ({ mode: "form", message, requestedSchema: { type: "object", properties, required: [] } });
const elicits = params => async (given, context) =>
    says(`the user's response: ${JSON.stringify(await context.mcpReq.elicitInput(params(given)))}`);
const options = [["value1", "One"], ["value2", "Two"], ["value3", "Three"]].map(([value, title]) => ({ const: value, title }));
const values = ["option1", "option2", "option3"];
const CHOICES = {
    untitledSingle: { type: "string", enum: values },
    titledSingle: { type: "string", oneOf: options },
    legacyEnum: { type: "string", enum: ["opt1", "opt2", "opt3"], enumNames: ["One", "Two", "Three"] },
    untitledMulti: { type: "array", items: { type: "string", enum: values } },
    titledMulti: { type: "array", items: { anyOf: options } },
};
const DEFAULTS = {
    name: { type: "string", default: "John Doe" }, age: { type: "integer", default: 30 }, score: { type: "number", default: 95.5 },
    status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
    verified: { type: "boolean", default: true },
};

async function samples(given, context) {
    const found = await context.mcpReq.requestSampling(sample(given.prompt ?? "?").params);
    return says(`LLM response: ${found.content.text}`);
}

// ---- tools

const embedded = (uri, mimeType, found) => ({ type: "resource", resource: { uri, mimeType, text: found } });

async function progresses(_, context) {
    const progressToken = context.mcpReq._meta?.progressToken;
    for (const progress of [0, 50, 100]) {
        if (progressToken !== undefined)
            await context.mcpReq.notify({ method: "notifications/progress", params: { progressToken, progress, total: 100 } });
        await pause();
    }
    return says("done");
}

async function logs(_, context) {
    for (const step of ["started", "is processing", "has completed"]) {
        await context.mcpReq.log("info", `Tool execution ${step}`);
        await pause();
    }
    return says("logged");
}

function needsSampling(_, context) {
    if (!(context.mcpReq.envelope?.[CAPABILITIES] ?? {}).sampling)
        throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { sampling: {} } });
    return says("the client can sample");
}

const NAME = { user_name: elicit("What is your name?", "name") };
const CONFIRM = { confirm: elicit("Please confirm", "ok", "boolean") };
const TOOLS = {
    test_simple_text: () => says("This is a simple text response for testing."),
    test_image_content: () => ({ content: [{ type: "image", data: PNG, mimeType: "image/png" }] }),
    test_audio_content: () => ({ content: [{ type: "audio", data: WAV, mimeType: "audio/wav" }] }),
    test_embedded_resource: () =>
        ({ content: [embedded("test://embedded-resource", "text/plain", "This is an embedded resource content.")] }),
    test_multiple_content_types: () => ({ content: [text("Multiple content types test:"),
        { type: "image", data: PNG, mimeType: "image/png" },
        embedded("test://mixed-content-resource", "application/json", '{"test":"data","value":123}')] }),
    test_error_handling: () => ({ isError: true, ...says("This tool intentionally returns an error for testing") }),
    test_tool_with_progress: progresses,
    test_streaming_elicitation: progresses,
    test_tool_with_logging: logs,
    test_logging_tool: logs,
    test_sampling: samples,
    test_elicitation: elicits(given => form(given.message, { response: { type: "string" } })),
    test_elicitation_sep1034_defaults: elicits(() => form("Review the defaults", DEFAULTS)),
    test_elicitation_sep1330_enums: elicits(() => form("Choose", CHOICES)),
    test_missing_capability: needsSampling,
    test_input_required_result_elicitation: asks(NAME, given => `Hello, ${given.user_name.content?.name}!`),
    test_input_required_result_sampling: asks({ capital_question: sample("What is the capital of France?") },
        given => `The model said: ${given.capital_question.content?.text}`),
    test_input_required_result_list_roots: asks({ client_roots: roots },
        given => `${given.client_roots.roots.length} roots: ${given.client_roots.roots.map(root => root.uri)}`),
    test_input_required_result_request_state: asks(CONFIRM, () => "state-ok", true),
    test_input_required_result_multiple_inputs: asks({ ...NAME, greeting: sample("Greet"), client_roots: roots },
        given => `${given.greeting.content?.text} ${given.user_name.content?.name}`, true),
    test_input_required_result_multi_round: asksTwice,
    test_input_required_result_tampered_state: asks(CONFIRM, () => "integrity-ok", true),
    test_input_required_result_capabilities: asksWhatTheClientCan,
    test_custom_header: () => says("the header is right"),
    json_schema_2020_12_tool: given => says(`called with ${JSON.stringify(given)}`),
    test_trigger_tool_change: () => (changed("tools"), says("changed")),
    test_trigger_prompt_change: () => (changed("prompts"), says("changed")),
};
const SCHEMA = {
    $schema: "https://json-schema.org/draft/2020-12/schema", type: "object",
    $defs: { address: { $anchor: "addressDef", type: "object",
        properties: { street: { type: "string" }, city: { type: "string" } } } },
    properties: { name: { type: "string" }, address: { $ref: "#/$defs/address" },
        contactMethod: { type: "string", enum: ["phone", "email"] }, phone: { type: "string" }, email: { type: "string" } },
    allOf: [{ anyOf: [{ required: ["phone"] }, { required: ["email"] }] }],
    if: { properties: { contactMethod: { const: "phone" } }, required: ["contactMethod"] },
    then: { required: ["phone"] }, else: { required: ["email"] }, additionalProperties: false,
};
const HEADERS = { type: "object", required: ["region"], properties: {
    region: { type: "string", "x-mcp-header": "Region" }, count: { type: "integer", "x-mcp-header": "Count" } } };
const SCHEMAS = { json_schema_2020_12_tool: SCHEMA, test_custom_header: HEADERS };
const listedTools = () => Object.keys(TOOLS).map(name =>
    ({ name, description: `the suite calls ${name}`, inputSchema: SCHEMAS[name] ?? { type: "object" } }));

// ---- prompts and resources

const user = content => ({ role: "user", content });
const argument = name => ({ name, description: name, required: true });
const PROMPTS = {
    test_simple_prompt: [[], () => [user(text("This is a simple prompt for testing."))]],
    test_prompt_with_arguments: [["arg1", "arg2"],
        given => [user(text(`Prompt with arguments: arg1='${given.arg1}', arg2='${given.arg2}'`))]],
    test_prompt_with_embedded_resource: [["resourceUri"],
        given => [user(embedded(given.resourceUri, "text/plain", "Embedded resource content for testing.")),
            user(text("Please process the embedded resource above."))]],
    test_prompt_with_image: [[], () => [user({ type: "image", data: PNG, mimeType: "image/png" }),
        user(text("Please analyze the image above."))]],
    test_input_required_result_prompt: [[], (_, given) => given?.user_context
        ? [user(text(`the context: ${given.user_context.content?.context}`))]
        : requires({ user_context: elicit("Which context?", "context") })],
};
const RESOURCES = {
    "test://static-text": { mimeType: "text/plain", text: "This is the content of the static text resource." },
    "test://static-binary": { mimeType: "image/png", blob: PNG },
    "test://watched-resource": { mimeType: "text/plain", text: "watched" },
};
const TEMPLATE = /^test:\/\/template\/([^/]+)\/data$/;

function read({ uri }) {
    const id = TEMPLATE.exec(uri)?.[1];
    const content = id ? { mimeType: "application/json", text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }) }
        : RESOURCES[uri];
    if (!content) throw new ResourceNotFoundError(uri);
    return { contents: [{ uri, ...content }], ...TIMES };
}

function prompt(params, context) {
    const found = PROMPTS[params.name];
    if (!found) throw new ProtocolError(INVALID_PARAMS, `no prompt ${params.name}`);
    const messages = found[1](params.arguments ?? {}, context.mcpReq.inputResponses);
    return Array.isArray(messages) ? { messages } : messages;
}

// ---- the server

const servers = new Set();
let modernHandler; // over HTTP

// Notifies the clients that listen.
function changed(kind) {
    const isTools = kind === "tools";
    if (modernHandler) (isTools ? modernHandler.notify.toolsChanged() : modernHandler.notify.promptsChanged());
    for (const server of servers)
        (isTools ? server.sendToolListChanged() : server.sendPromptListChanged()).catch(() => servers.delete(server));
}

const HANDLERS = {
    "tools/list": () => ({ tools: listedTools(), ...TIMES }),
    "tools/call": (params, context) => {
        const tool = TOOLS[params.name];
        if (!tool) throw new ProtocolError(INVALID_PARAMS, `no tool ${params.name}`);
        return tool(params.arguments ?? {}, context);
    },
    "prompts/list": () => ({ prompts: Object.entries(PROMPTS).map(([name, [names]]) =>
        ({ name, description: name, arguments: names.map(argument) })), ...TIMES }),
    "prompts/get": prompt,
    "resources/list": () => ({ resources: Object.entries(RESOURCES).map(([uri, { mimeType }]) =>
        ({ uri, name: uri.slice(7), mimeType })), ...TIMES }),
    "resources/templates/list": () => ({ resourceTemplates: [{ uriTemplate: "test://template/{id}/data", name: "template" }], ...TIMES }),
    "resources/read": read,
    "resources/subscribe": () => ({}),
    "resources/unsubscribe": () => ({}),
    "completion/complete": () => ({ completion: { values: ["paris", "park"], total: 2, hasMore: false } }),
};

function server() {
    const found = new Server({ name: "conformance", version: "1" }, { capabilities: {
        tools: { listChanged: true }, prompts: { listChanged: true }, resources: { subscribe: true, listChanged: true },
        logging: {}, completions: {} } });
    for (const [method, handler] of Object.entries(HANDLERS))
        found.setRequestHandler(method, (request, context) => handler(request.params ?? {}, context));
    if (!modernHandler) servers.add(found);
    return found;
}

async function listen() {
    const { NodeStreamableHTTPServerTransport, localhostHostValidation, localhostOriginValidation, toNodeHandler, toWebRequest } =
        require("@modelcontextprotocol/node");
    modernHandler = createMcpHandler(server, { legacy: "reject" });
    const modern = toNodeHandler(modernHandler);
    const isHost = localhostHostValidation(), isOrigin = localhostOriginValidation();
    const sessions = new Map();
    const legacy = async (request, response, body) => {
        const id = request.headers["mcp-session-id"];
        let transport = sessions.get(id);
        if (!transport) {
            transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: randomUUID,
                onsessioninitialized: session => sessions.set(session, transport) });
            await server().connect(transport);
        }
        await transport.handleRequest(request, response, body);
    };
    const listening = createServer(async (request, response) => {
        if (!isHost(request, response) || !isOrigin(request, response)) return;
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        let body;
        try {
            body = chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined;
        } catch {
            response.writeHead(400).end();
            return;
        }
        const isLegacy = await isLegacyRequest(await toWebRequest(request, body), body);
        await (isLegacy ? legacy : modern)(request, response, body);
    });
    listening.listen(0, "127.0.0.1", () => console.log(listening.address().port));
}

if (option === "--http") await listen();
else require("@modelcontextprotocol/server/stdio").serveStdio(server);
