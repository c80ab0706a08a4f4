// SPDX-License-Identifier: MIT
// The input is texts with a NUL between them. Each is taken as a message of a client or else as the
// answer of a service; the second to the fourth also as headers beside the messages.

#include "app/proxy/mcp/mirroredheaders.h"
#include "app/proxy/mcp/toolresult.h"
#include "jsonchecks.h"

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;
using namespace mm;
using namespace mm::mcp;

namespace {

/// QJsonDocument finds the same members. It does not read numbers such as 1e999.
void checkMembers(const Message &message, const Meta &meta, const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(jsonText(text).toByteArray());
    if (!document.isObject() || message.kind == Message::Kind::Response)
        return;
    const bool isRequest = message.kind == Message::Kind::Request;
    require(message.method == document["method"_L1].toString());
    require(isRequest == document.object().contains("id"_L1));
    const QJsonObject params = document["params"_L1].toObject();
    require(QJsonDocument::fromJson(message.params).object() == params);
    if (!isRequest)
        return;
    const QJsonValue sent = params.value("_meta"_L1);
    const QJsonValue version = sent["io.modelcontextprotocol/protocolVersion"_L1];
    require(meta.version == version.toString() && meta.version.isNull() == !version.isString());
    require(meta.hasCapabilities ==
            sent["io.modelcontextprotocol/clientCapabilities"_L1].isObject());
}

/// What a client has to send beside \p message.
Mirror mirrorFor(const Message &message, const Meta &meta)
{
    const bool isResource = message.method == u"resources/read";
    const JsonSlice params(message.params, {"name", "uri"});
    const QString name = params.value(isResource ? "uri" : "name").toString();
    const auto decoded = decodedHeader("=?base64?" + name.toUtf8().toBase64() + "?=");
    require(decoded == name.toUtf8());
    return {.version = meta.version.toUtf8(), .method = message.method.toUtf8(), .name = *decoded};
}

/// Returns whether \p text is one.
bool checkMessage(const QByteArray &text, const Mirror &foreign)
{
    const Message message = parseMessage(text);
    const Meta meta = metaOf(message);
    if (message.kind == Message::Kind::Invalid) {
        require(message.error.isMalformed);
        checkError(message.error, message.id);
        return false;
    }
    checkMembers(message, meta, text);
    for (const Mirror *mirror : {static_cast<const Mirror *>(nullptr), &foreign}) {
        const Era era = eraOf(message, meta, mirror);
        if (const auto error = checkRequest(era, message, meta, mirror))
            checkError(*error, message.id);
    }
    if (message.kind != Message::Kind::Request)
        return message.kind == Message::Kind::Notification;
    const JsonSlice response =
        requireJson(resultMessage(message.id, {message.params}).join(), {"id", "result"});
    require(member(jsonText(text).toByteArray(), "id") == message.id);
    require(!response.isValid() ||
            (response.raw("id") == message.id && response.raw("result") == message.params));
    if (!checkRequest(Era::Modern, message, meta, nullptr)) {
        const Mirror mirror = mirrorFor(message, meta);
        const auto error = checkRequest(Era::Modern, message, meta, &mirror);
        // A lone surrogate has no form in UTF-8.
        require(!error || text.contains("\\u"));
    }
    return true;
}

void checkBatch(const QByteArray &text, const Mirror &mirror)
{
    constexpr qsizetype max = 5;
    Error error;
    const auto batch = batchOf(text, max, &error);
    if (!batch)
        return;
    require(error.message.isEmpty() == (!batch->isEmpty() && batch->size() <= max));
    if (!error.message.isEmpty())
        return checkError(error, "null");
    const QJsonDocument document = QJsonDocument::fromJson(jsonText(text).toByteArray());
    require(!document.isArray() || document.array().size() == batch->size());
    for (const QByteArray &each : *batch)
        (void)checkMessage(each, mirror);
}

JsonSlice checkResult(Era era, const QByteArrayList &pieces)
{
    JsonSlice result = requireJson(pieces.join(), {"content", "resultType", "structuredContent"});
    if (result.isValid()) {
        require(result.raw("content").startsWith('['));
        require(era == Era::Legacy || !result.raw("resultType").isEmpty());
    }
    return result;
}

void checkAnswer(const QByteArray &text)
{
    CallOutcome outcome{.answer = evaluateAnswer({.status = 200, .body = text}), .sentence = {}};
    const QByteArray &answer = outcome.answer.result;
    require(!answer.isNull() || outcome.answer.error);
    outcome.sentence = outcome.answer.failure;
    for (const Era era : {Era::Legacy, Era::Modern}) {
        const JsonSlice result = checkResult(era, ToolResult(era, outcome).json({}));
        const bool isObject = answer.trimmed().startsWith('{');
        const bool isForeign = isObject && !member(answer, "content").isEmpty();
        const bool isStructured = !answer.isNull() && answer.trimmed() != "null" &&
                                  (isObject || structuredContentIsAny(era));
        if (!isForeign && result.isValid())
            require(result.raw("structuredContent") ==
                    (isStructured ? answer.trimmed() : QByteArray()));
    }
    (void)checkResult(Era::Modern, {failedResult(Era::Modern, QString::fromUtf8(text), {})});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayList texts =
        QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\0');
    http::Request request;
    static constexpr std::array names{"MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"};
    for (std::size_t i = 0; i < names.size() && qsizetype(i) + 1 < texts.size(); ++i)
        request.headers.append({names.at(i), texts.at(qsizetype(i) + 1)});
    const Mirror mirror = mirrorOf(request);
    for (const QByteArray &text : texts) {
        if (!checkMessage(text, mirror)) {
            checkBatch(text, mirror);
            checkAnswer(text);
        }
        require(decodedHeader("=?base64?" + text.toBase64() + "?=") == text);
    }
    return 0;
}
