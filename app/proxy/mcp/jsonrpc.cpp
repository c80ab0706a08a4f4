// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/jsonrpc.h"

#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

/// Far above real ones; a longer one is not echoed in a response.
constexpr qsizetype maxIdBytes = 1024;
constexpr qsizetype maxMethodBytes = 1024;

} // namespace

bool isId(QByteArrayView raw)
{
    const QByteArrayView digits = raw.startsWith('-') ? raw.sliced(1) : raw;
    const bool isInteger =
        !digits.isEmpty() &&
        std::all_of(digits.cbegin(), digits.cend(), [](char c) { return c >= '0' && c <= '9'; });
    return (isInteger || raw.startsWith('"')) && raw.size() <= maxIdBytes;
}

Error malformed(ErrorCode code, const QString &text)
{
    return {.code = code, .message = text, .isMalformed = true};
}

Message parseMessage(const QByteArray &text)
{
    Message message;
    const QByteArray json = sharedBytes(jsonText(text));
    const JsonSlice members(json, {"jsonrpc", "id", "method", "params", "result", "error"});
    const auto fail = [&message](ErrorCode code, const QString &cause) {
        message.kind = Message::Kind::Invalid;
        message.error = malformed(code, cause);
        return message;
    };
    if (!members.isValid())
        return fail(ErrorCode::ParseError, describeInvalidBody(text, members.errorAt()));
    if (!members.isObject())
        return fail(ErrorCode::InvalidRequest, u"A message has to be a JSON object."_s);
    const QByteArrayView id = members.raw("id");
    if (isId(id))
        message.id = id.toByteArray();
    if (members.raw("jsonrpc") != "\"2.0\"")
        return fail(ErrorCode::InvalidRequest, u"\"jsonrpc\" has to be \"2.0\"."_s);
    const QByteArrayView method = members.raw("method");
    if (method.isEmpty() && (!members.raw("result").isEmpty() || !members.raw("error").isEmpty())) {
        message.kind = Message::Kind::Response;
        return message;
    }
    if (!method.startsWith('"') || method.size() > maxMethodBytes)
        return fail(ErrorCode::InvalidRequest, u"\"method\" has to be the name of a method."_s);
    if (!id.isEmpty() && !isId(id))
        return fail(
            ErrorCode::InvalidRequest,
            u"\"id\" has to be a string or an integer, of at most %1 bytes."_s.arg(maxIdBytes));
    message.method = members.value("method").toString();
    const QByteArrayView params = members.raw("params");
    const bool hasParams = !params.isEmpty() && params != "null";
    if (hasParams && !params.startsWith('{'))
        return fail(ErrorCode::InvalidParams, u"\"params\" has to be an object."_s);
    message.params = hasParams ? sharedBytes(params) : QByteArray("{}");
    message.kind = id.isEmpty() ? Message::Kind::Notification : Message::Kind::Request;
    return message;
}

std::optional<QByteArrayList> batchOf(const QByteArray &text, qsizetype max, Error *error)
{
    const QByteArray json = sharedBytes(jsonText(text).trimmed());
    if (!json.startsWith('[') || !JsonSlice(json, {}).isValid())
        return {};
    QByteArrayList items;
    const bool fits = JsonSlice::allItems(
        json,
        [&items, max](QByteArrayView item) {
            items.append(sharedBytes(item));
            return items.size() <= max;
        },
        false);
    if (items.isEmpty())
        *error = malformed(ErrorCode::InvalidRequest, u"The batch is empty."_s);
    else if (!fits)
        *error = malformed(ErrorCode::InvalidRequest,
                           u"A batch may have at most %1 messages."_s.arg(max));
    return items;
}

QByteArrayList resultMessage(const QByteArray &id, const QByteArrayList &result)
{
    return QByteArrayList{R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)"} + result +
           QByteArrayList{"}"};
}

QByteArray errorMessage(const QByteArray &id, const Error &error)
{
    QByteArray json = R"({"jsonrpc":"2.0",)" +
                      (id.isEmpty() ? QByteArray() : R"("id":)" + id + ',') +
                      R"("error":{"code":)" + QByteArray::number(int(error.code)) +
                      R"(,"message":)" + quotedJson(error.message.toUtf8());
    if (!error.data.isEmpty())
        json += R"(,"data":)" + error.data;
    return json + "}}";
}

QByteArray notificationMessage(QByteArrayView method, const QByteArray &params)
{
    const QByteArray name = method.toByteArray();
    return R"({"jsonrpc":"2.0","method":")" + name +
           (params.isEmpty() ? QByteArray("\"}") : R"(","params":)" + params + '}');
}

} // namespace mm::mcp
