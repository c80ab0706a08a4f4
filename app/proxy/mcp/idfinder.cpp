// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/idfinder.h"

#include "app/proxy/mcp/jsonrpc.h"

#include <utility>

namespace mm::mcp {

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
    if (m_depth == 1 && m_key == "\"id\"" && isId(m_token))
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

} // namespace mm::mcp
