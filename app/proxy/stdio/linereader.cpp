// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/linereader.h"

#include <utility>

namespace mm::stdio {

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
