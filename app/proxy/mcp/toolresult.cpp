// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolresult.h"

#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mcp/contentblocks.h"

namespace mm::mcp {

namespace {

/// A longer result is not repeated as text, which no model could read.
constexpr qsizetype maxTextCopy = qsizetype(4) * 1024 * 1024;
/// Of all members around the answer.
constexpr qsizetype maxFrame = 4096;

QByteArray textContent(const QByteArray &quoted)
{
    return R"({"type":"text","text":)" + quoted + '}';
}

/// How a JSON value becomes the members of a result.
struct Structure
{
    Structure(Era era, const QByteArray &json)
        : value(QByteArrayView(json).trimmed())
        , isStructured(value.startsWith('{') || structuredContentIsAny(era))
        , hasText(!isStructured || value.size() <= maxTextCopy)
    {
    }
    [[nodiscard]] qsizetype size() const
    {
        return (isStructured ? value.size() : 0) + (hasText ? quotedJsonSize(value) : 0);
    }
    [[nodiscard]] QByteArray text() const
    {
        if (!hasText)
            return quotedJson("The result is in structuredContent.");
        // Already a quoted JSON string.
        return value.startsWith('"') ? value.toByteArray() : quotedJson(value);
    }

    const QByteArrayView value;
    const bool isStructured; ///< it is repeated as structuredContent
    const bool hasText;
};

/// \p end follows the members.
QByteArrayList structured(Era era, const QByteArray &json, const QByteArray &end)
{
    const Structure structure(era, json);
    const QByteArray begin = '{' + resultPrefix(era) + R"("content":[)";
    if (structure.value == "null")
        return {begin + ']' + end};
    QByteArrayList result{begin, textContent(structure.text()), "]"};
    if (structure.isStructured)
        result += {R"(,"structuredContent":)", json};
    return result += end;
}

} // namespace

ToolResult::ToolResult(Era era, const CallOutcome &outcome)
    : m_era(era)
    , m_outcome(outcome)
{
    const ServiceAnswer &answer = outcome.answer;
    if (answer.result.isNull())
        return;
    // A failed call must reach the client with isError.
    m_form = isCallToolResult(era, answer.result, answer.error.has_value()) ? Form::AsSent
                                                                            : Form::Structured;
}

qsizetype ToolResult::size() const
{
    const ServiceAnswer &answer = m_outcome.answer;
    return maxFrame + (m_form == Form::AsSent ? answer.result.size()
                       : m_form == Form::Structured
                           ? Structure(m_era, answer.result).size()
                           : m_outcome.sentence.size() * 6 + quotedJsonSize(answer.errorBody));
}

QByteArrayList ToolResult::json(const QByteArray &meta) const
{
    const ServiceAnswer &answer = m_outcome.answer;
    if (m_form == Form::Failure)
        return {failedResult(m_era, m_outcome.sentence, meta, answer.errorBody)};
    if (m_form == Form::Structured)
        return structured(m_era, answer.result,
                          (answer.error ? R"(,"isError":true)" : "") + meta + '}');
    const bool hasType = !JsonSlice(answer.result, {"resultType"}).raw("resultType").isEmpty();
    if (hasType || m_era == Era::Legacy)
        return {answer.result};
    return {'{' + resultPrefix(m_era), answer.result.sliced(answer.result.indexOf('{') + 1)};
}

QByteArrayList structuredResult(Era era, const QByteArray &json, const QByteArray &meta)
{
    return structured(era, json, meta + '}');
}

QByteArray failedResult(Era era, const QString &text, const QByteArray &meta,
                        const QByteArray &errorBody)
{
    QByteArray content = textContent(quotedJson(text.toUtf8()));
    if (errorBody.size() > maxQuoted)
        content += ',' + textContent(quotedJson(errorBody));
    return '{' + resultPrefix(era) + R"("content":[)" + content + R"(],"isError":true)" + meta +
           '}';
}

} // namespace mm::mcp
