// SPDX-License-Identifier: MIT
#include "app/proxy/serviceanswer.h"

#include "app/proxy/jsonslice.h"
#include "core/system/displaytext.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype maxQuoted = 300;      ///< bytes
constexpr qsizetype maxHeaderQuoted = 80; ///< characters

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
    return (!coding.isEmpty() && coding != "identity") || response.body.startsWith("\x1f\x8b");
}

QString compression(const http::ClientResponse &response)
{
    const QString coding = headerText(response.contentEncoding);
    return u"its answer is compressed (%1), but MM asked for none (Accept-Encoding: identity)"_s
        .arg(coding.isEmpty() ? u"gzip"_s : coding);
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

QString describeInvalidJson(const http::ClientResponse &response, const QByteArray &body,
                            qsizetype errorAt)
{
    const QString type = mediaType(response);
    const QByteArray rest = body.sliced(errorAt);
    if (isCompressed(response))
        return compression(response);
    if (body.startsWith("\xff\xfe") || body.startsWith("\xfe\xff"))
        return u"its answer is in UTF-16, but JSON has to be in UTF-8"_s;
    if (!type.contains("json"_L1) && errorAt == 0)
        return u"its answer (status %1, %2) is not JSON: %3"_s.arg(
            QString::number(response.status), type.isEmpty() ? u"no Content-Type"_s : type,
            quoteStart(body));
    if (!QUtf8StringView(body).isValidUtf8())
        return u"its answer is not in UTF-8, as JSON has to be: %1"_s.arg(quoteStart(body));
    if (rest.isEmpty())
        return u"its answer ends within its JSON, after %1 bytes (check its Content-Length)"_s.arg(
            body.size());
    QString found =
        u"its answer is not valid JSON at byte %1: %2"_s.arg(errorAt).arg(quoteStart(rest));
    if (rest.startsWith('N') || rest.startsWith('I'))
        found += u"; JSON has no NaN and no Infinity"_s;
    return found;
}

/// The text of an error in an object of JSON-RPC, or of a service's own.
QString errorText(const QJsonValue &error, const QJsonValue &message)
{
    const QJsonValue ofObject = error.toObject().value("message"_L1);
    const QJsonValue found = error.isString() ? error : ofObject.isString() ? ofObject : message;
    return quoteStart(found.toString().toUtf8());
}

/// Why a response says that the call failed; nullopt if it does not.
std::optional<QString> failureIn(const JsonSlice &json)
{
    const QByteArrayView error = json.raw("error");
    const bool isJsonRpcError =
        !json.raw("jsonrpc").isEmpty() && !error.isEmpty() && error != "null";
    if (json.raw("success") != "false" && !isJsonRpcError)
        return {};
    return errorText(json.value("error"), json.value("message"));
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

} // namespace

ServiceAnswer evaluateAnswer(const http::ClientResponse &response)
{
    if (response.status < 200 || response.status > 299)
        return {.error = CallError::HttpError, .failure = describeStatus(response)};
    QByteArray body = response.body;
    if (body.startsWith("\xef\xbb\xbf"))
        body.remove(0, 3);
    if (body.size() < maxQuoted && body.trimmed().isEmpty())
        return {.result = "null"};
    const JsonSlice json(
        body, {"isError", "content", "success", "error", "message", "jsonrpc", "result"});
    if (!json.isValid())
        return {.error = CallError::BadAnswer,
                .failure = describeInvalidJson(response, body, json.errorAt())};
    const auto failure = failureIn(json);
    const auto toolError = failure ? failure : toolErrorIn(json);
    if (!toolError)
        return {.result = body};
    const QString text = u"its tool failed"_s;
    return {.result = body,
            .error = CallError::ToolError,
            .failure = toolError->isEmpty() ? text : text + u": "_s + *toolError,
            .saysFailure = failure.has_value()};
}

QString quoteStart(const QByteArray &bytes)
{
    qsizetype end = qMin(bytes.size(), maxQuoted);
    while (end > 0 && end < bytes.size() && (uchar(bytes.at(end)) & 0xc0U) == 0x80)
        --end; // not within a character
    const QString text = QString::fromUtf8(bytes.first(end)).simplified();
    if (text.isEmpty())
        return {};
    const QString shown = sanitizeForDisplay(text, {});
    return bytes.size() > maxQuoted ? u"\"%1…\""_s.arg(shown) : u"\"%1\""_s.arg(shown);
}

} // namespace mm
