// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMap>

namespace mm {

/// Replaces slices of a text, from its end on, so that the others stay where they are.
class SliceEditor final
{
public:
    explicit SliceEditor(const QByteArray &text)
        : m_text(text)
    {
    }
    /// \p slice is a part of the text; if it is empty, nothing is replaced.
    void replace(QByteArrayView slice, const QByteArray &by)
    {
        if (!slice.isEmpty())
            m_edits.insert(slice.data() - m_text.constData(), {slice.size(), by});
    }
    /// Inserts after the first character of the object \p slice.
    void insertInto(QByteArrayView slice, QByteArray members)
    {
        if (members.isEmpty())
            return;
        if (slice.sliced(1).trimmed().startsWith('}'))
            members.chop(1); // the comma
        m_edits.insert(slice.data() - m_text.constData() + 1, {0, members});
    }
    [[nodiscard]] QByteArray result() const
    {
        QByteArray text = m_text;
        for (auto each = m_edits.cend(); each != m_edits.cbegin();) {
            --each;
            text.replace(each.key(), each->first, each->second);
        }
        return text;
    }

private:
    const QByteArray m_text;
    QMap<qsizetype, std::pair<qsizetype, QByteArray>> m_edits; ///< by position
};

} // namespace mm
