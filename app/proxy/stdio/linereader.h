// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/idfinder.h"

#include <QByteArray>
#include <QList>

namespace mm::stdio {

/// Splits what a client sends into lines. Holds at most one incomplete line.
class LineReader final
{
public:
    struct Line
    {
        QByteArray text{};      ///< without the line end
        bool isTooLong = false; ///< the text was dropped
        QByteArray id{};        ///< of a message that is too long, as mcp::IdFinder::id()
    };

    explicit LineReader(qsizetype maxLineBytes)
        : m_maxLineBytes(maxLineBytes)
    {
    }

    /// The lines that are complete with \p bytes.
    [[nodiscard]] QList<Line> feed(QByteArrayView bytes);

private:
    void append(QByteArrayView part);

    const qsizetype m_maxLineBytes;
    Line m_line;
    mcp::IdFinder m_idFinder; ///< used for a line that is too long
};

} // namespace mm::stdio
