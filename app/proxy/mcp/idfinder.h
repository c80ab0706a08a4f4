// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace mm::mcp {

/// Finds the member "id" of a JSON object whose text is too long to be kept.
class IdFinder final
{
public:
    void feed(QByteArrayView bytes);
    /// JSON; empty if there is none that is a string or an integer.
    [[nodiscard]] QByteArray id() const { return m_id; }

private:
    void keep(char c);
    void endMember();

    int m_depth = 0;
    bool m_inString = false;
    bool m_isEscaped = false;
    QByteArray m_key;   ///< with its quotes
    QByteArray m_token; ///< the key or the value that is being read
    QByteArray m_id;
};

} // namespace mm::mcp
