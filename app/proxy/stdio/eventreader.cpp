// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/eventreader.h"

#include <utility>

namespace mm::stdio {

QByteArrayList EventReader::feed(QByteArrayView bytes)
{
    QByteArrayList events;
    for (;;) {
        const qsizetype end = bytes.indexOf('\n');
        m_line += end < 0 ? bytes : bytes.first(end);
        if (end < 0)
            return events;
        endLine(&events);
        bytes = bytes.sliced(end + 1);
    }
}

void EventReader::endLine(QByteArrayList *events)
{
    static constexpr QByteArrayView field = "data:";
    QByteArray line = std::exchange(m_line, {});
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty()) {
        if (!m_data.isNull())
            events->append(std::exchange(m_data, {}));
    } else if (line.startsWith(field)) {
        line.remove(0, field.size() + (line.size() > field.size() && line.at(field.size()) == ' '));
        m_data = m_data.isNull() ? line : m_data + ' ' + line;
    }
}

} // namespace mm::stdio
