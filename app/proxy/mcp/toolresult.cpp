// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolresult.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"

namespace mm::mcp {

namespace {

/// A longer result is not repeated as text, which no model could read.
constexpr qsizetype maxTextCopy = qsizetype(4) * 1024 * 1024;

bool isContent(QByteArrayView item)
{
    return item.startsWith('{') &&
           JsonSlice(QByteArray::fromRawData(item.data(), item.size()), {"type"})
               .raw("type")
               .startsWith('"');
}

/// Whether \p json is a CallToolResult, as which a service of HTTP may answer too.
bool isToolResult(const JsonSlice &json)
{
    const QByteArrayView content = json.raw("content");
    return content.startsWith('[') && JsonSlice::allItems(content, isContent, false);
}

QByteArray textContent(const QByteArray &quoted)
{
    return R"("content":[{"type":"text","text":)" + quoted + "}]";
}

/// \p json is valid; \p end follows the members.
QByteArrayList structured(Era era, const QByteArray &json, const QByteArray &end)
{
    const QByteArrayView value = QByteArrayView(json).trimmed();
    const QByteArray begin = '{' + resultPrefix(era);
    if (value == "null")
        return {begin + R"("content":[])" + end};
    // A string is its own text.
    const QByteArray text = value.startsWith('"') ? value.toByteArray() : QByteArray();
    if (!value.startsWith('{') && !structuredContentIsAny(era))
        return {begin, textContent(text.isEmpty() ? quotedJson(value) : text), end};
    if (value.size() > maxTextCopy)
        return {begin, textContent(quotedJson("The result is in structuredContent.")),
                R"(,"structuredContent":)", json, end};
    return {begin, textContent(text.isEmpty() ? quotedJson(value) : text),
            R"(,"structuredContent":)", json, end};
}

} // namespace

QByteArrayList toolResult(Era era, const CallOutcome &outcome)
{
    const QByteArray &result = outcome.answer.result;
    if (result.isNull())
        return {failedResult(era, outcome.sentence)};
    const JsonSlice json(result, {"content", "resultType"});
    if (isToolResult(json)) {
        const qsizetype begin = result.indexOf('{') + 1;
        if (!json.raw("resultType").isEmpty() || era == Era::Legacy)
            return {result};
        return {'{' + resultPrefix(era), result.sliced(begin)};
    }
    return structured(era, result, outcome.answer.saysFailure ? R"(,"isError":true})" : "}");
}

QByteArrayList structuredResult(Era era, const QByteArray &json, const QByteArray &meta)
{
    return structured(era, json, meta + '}');
}

QByteArray failedResult(Era era, const QString &text, const QByteArray &meta)
{
    return '{' + resultPrefix(era) + textContent(quotedJson(text.toUtf8())) + R"(,"isError":true)" +
           meta + '}';
}

} // namespace mm::mcp
