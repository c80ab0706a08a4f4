// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>

namespace mm::stdio {

/// Reads the data of a stream of Server-Sent Events (HTML Standard, 9.2).
class EventReader final
{
public:
    /// The data of the events that are complete with \p bytes, each in one line: line ends within
    /// it, which are white space in JSON, become spaces.
    [[nodiscard]] QByteArrayList feed(QByteArrayView bytes);
    /// Bytes of the incomplete event.
    [[nodiscard]] qsizetype size() const { return m_line.size() + m_data.size(); }

private:
    void endLine(QByteArrayList *events);

    QByteArray m_line;
    QByteArray m_data; ///< null if the event has none so far
};

} // namespace mm::stdio
