// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/linereader.h"

#include "app/proxy/mcp/jsonrpc.h"

#include <utility>

namespace mm::stdio {

namespace {

/// Longer than any id.
constexpr qsizetype maxToken = 2048;

} // namespace

void IdFinder::keep(char c)
{
    if (m_depth == 1 && m_token.size() < maxToken)
        m_token += c;
}

void IdFinder::endMember()
{
    if (m_depth == 1 && m_key == "\"id\"" && mcp::isId(m_token))
        m_id = m_token;
    if (m_depth == 1)
        m_token.clear();
}

void IdFinder::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_inString) {
            keep(c);
            if (m_isEscaped)
                m_isEscaped = false;
            else if (c == '\\')
                m_isEscaped = true;
            else if (c == '"')
                m_inString = false;
        } else if (c == '{' || c == '[') {
            m_token.clear();
            ++m_depth;
        } else if (c == '}' || c == ']' || c == ',') {
            endMember();
            if (c != ',')
                --m_depth;
        } else if (c == ':') {
            if (m_depth == 1)
                m_key = std::exchange(m_token, {});
        } else if (c != ' ' && c != '\t' && c != '\r') {
            m_inString = c == '"';
            keep(c);
        }
    }
}

QList<LineReader::Line> LineReader::feed(QByteArrayView bytes)
{
    QList<Line> lines;
    for (;;) {
        const qsizetype end = bytes.indexOf('\n');
        append(end < 0 ? bytes : bytes.first(end));
        if (end < 0)
            return lines;
        if (m_line.isTooLong)
            m_line.id = std::exchange(m_idFinder, {}).id();
        lines.append(std::exchange(m_line, {}));
        bytes = bytes.sliced(end + 1);
    }
}

void LineReader::append(QByteArrayView part)
{
    if (!m_line.isTooLong && m_line.text.size() + part.size() <= m_maxLineBytes) {
        m_line.text += part;
        return;
    }
    if (!std::exchange(m_line.isTooLong, true))
        m_idFinder.feed(std::exchange(m_line.text, {}));
    m_idFinder.feed(part);
}

} // namespace mm::stdio
