// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/serviceanswer.h"

#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/json/jsonslice.h"
#include "core/system/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype maxBlank = 300;       ///< bytes of an answer without content
constexpr qsizetype maxHeaderQuoted = 80; ///< characters
constexpr qsizetype maxReadable = qsizetype(64) * 1024;

QString headerText(const QByteArray &value)
{
    return sanitizeForDisplay(QString::fromUtf8(value), {.maxLength = maxHeaderQuoted});
}

/// Without its parameters.
QString mediaType(const http::ClientResponse &response)
{
    return headerText(response.contentType.split(';').constFirst().trimmed().toLower());
}

bool isCompressed(const http::ClientResponse &response)
{
    const QByteArray coding = response.contentEncoding.toLower();
    return (!coding.isEmpty() && coding != "identity") || !compressionOf(response.body).isEmpty();
}

QString compression(const http::ClientResponse &response)
{
    const QString coding = headerText(response.contentEncoding);
    return u"its answer is compressed (%1), but MM asked for none (Accept-Encoding: identity)"_s
        .arg(coding.isEmpty() ? compressionOf(response.body) : coding);
}

QString describeStatus(const http::ClientResponse &response)
{
    const QString status = u"it answered with status %1"_s.arg(response.status);
    if (!response.location.isEmpty())
        return u"%1, a redirect to %2: MM follows none, the answer has to come from /tools/ itself"_s
            .arg(status, quoteStart(response.location));
    const QString quote = isCompressed(response) ? QString() : quoteStart(response.body);
    if (!quote.isEmpty())
        return status + u": "_s + quote;
    const QString reason = headerText(response.reason);
    return reason.isEmpty() ? status : u"%1 (%2)"_s.arg(status, reason);
}

/// Whether the body is text that a person or a model can read.
bool isReadable(const http::ClientResponse &response)
{
    const QByteArray &body = response.body;
    return body.size() <= maxReadable && !isCompressed(response) &&
           QUtf8StringView(body).isValidUtf8() && !body.contains('\0');
}

QString describeInvalidAnswer(const http::ClientResponse &response, qsizetype errorAt)
{
    if (isCompressed(response))
        return compression(response);
    const QByteArray &body = response.body;
    const QString type = mediaType(response);
    if (!type.contains("json"_L1) && errorAt == 0 && !isUtf16(body))
        return u"its answer (status %1, %2) is not JSON: %3"_s.arg(
            QString::number(response.status), type.isEmpty() ? u"no Content-Type"_s : type,
            quoteStart(body));
    const QString text = describeInvalidJson(u"its answer"_s, body, errorAt);
    return errorAt < jsonText(body).size() ? text : text + u" (check its Content-Length)"_s;
}

/// The text of an error in an object of JSON-RPC, or of a service's own.
QString errorText(const QJsonValue &error, const QJsonValue &message)
{
    const QJsonValue ofObject = error.toObject().value("message"_L1);
    const QJsonValue found = error.isString() ? error : ofObject.isString() ? ofObject : message;
    return quoteStart(found.toString().toUtf8());
}

JsonSlice membersOf(const QByteArray &json)
{
    return {json, {"isError", "content", "success", "error", "message", "jsonrpc", "id", "result"}};
}

/// A response of JSON-RPC 2.0, or of 1.0, which has no mark but its members.
bool isJsonRpcError(const JsonSlice &json)
{
    const QByteArrayView error = json.raw("error");
    const QByteArrayView result = json.raw("result");
    if (error.isEmpty() || error == "null")
        return false;
    return !json.raw("jsonrpc").isEmpty() || (!json.raw("id").isEmpty() && error.startsWith('{') &&
                                              (result.isEmpty() || result == "null"));
}

/// Why a response says that the call failed; nullopt if it does not.
std::optional<QString> failureIn(const JsonSlice &json)
{
    if (json.raw("success") != "false" && !isJsonRpcError(json))
        return {};
    return errorText(json.value("error"), json.value("message"));
}

/// As failureIn(), of a batch of JSON-RPC: a list, if all its responses are errors.
std::optional<QString> failureInBatch(QByteArrayView list)
{
    const auto isError = [](QByteArrayView item) {
        return isJsonRpcError(membersOf(item.toByteArray()));
    };
    if (!list.startsWith('[') || list.sliced(1).trimmed().startsWith(']') ||
        !JsonSlice::allItems(list, isError))
        return {};
    const QJsonValue first = QJsonDocument::fromJson(list.toByteArray()).array().at(0);
    return errorText(first["error"_L1], {});
}

/// As failureIn(), of a result of MCP, which may be the "result" of a response.
std::optional<QString> toolErrorIn(const JsonSlice &json)
{
    if (json.raw("isError") == "true")
        return errorText(json.value("content").toArray().at(0).toObject().value("text"_L1), {});
    if (json.raw("result").startsWith('{'))
        return toolErrorIn(JsonSlice(json.raw("result").toByteArray(), {"isError", "content"}));
    return {};
}

QString toolFailed(const QString &text)
{
    const QString failed = u"its tool failed"_s;
    return text.isEmpty() ? failed : failed + u": "_s + text;
}

} // namespace

ServiceAnswer evaluateAnswer(const http::ClientResponse &response)
{
    if (response.status < 200 || response.status > 299)
        return {.error = CallError::HttpError,
                .failure = describeStatus(response),
                .errorBody = isReadable(response) ? response.body : QByteArray()};
    const QByteArrayView text = jsonText(response.body);
    // Shared, if there is nothing to remove.
    const QByteArray body =
        text.size() == response.body.size() ? response.body : text.toByteArray();
    if (body.size() < maxBlank && body.trimmed().isEmpty())
        return {.result = "null"};
    const JsonSlice json = membersOf(body);
    if (!json.isValid())
        return {.error = CallError::BadAnswer,
                .failure = describeInvalidAnswer(response, json.errorAt())};
    const auto failure = json.isObject() ? failureIn(json) : failureInBatch(body.trimmed());
    const auto toolError = failure ? failure : toolErrorIn(json);
    if (!toolError)
        return {.result = body};
    return {.result = body,
            .error = CallError::ToolError,
            .failure = toolFailed(*toolError),
            .saysFailure = failure.has_value()};
}

ServiceAnswer evaluateResult(const QByteArray &result)
{
    const JsonSlice json(result, {"isError", "content"});
    if (json.raw("isError") != "true")
        return {.result = result};
    return {.result = result,
            .error = CallError::ToolError,
            .failure = toolFailed(toolErrorIn(json).value_or(QString()))};
}

ServiceAnswer evaluateRpcError(const QByteArray &error)
{
    const JsonSlice json(error, {"message", "code"});
    const QString text = quoteStart(json.value("message").toString().toUtf8());
    QString failure = u"it answered with an error"_s;
    if (!json.raw("code").isEmpty())
        failure += u" (%1)"_s.arg(QString::fromUtf8(json.raw("code")));
    return {.result = error,
            .error = CallError::RpcError,
            .failure = text.isEmpty() ? failure : failure + u": "_s + text,
            .saysFailure = true,
            .isRpcError = true};
}

} // namespace mm
