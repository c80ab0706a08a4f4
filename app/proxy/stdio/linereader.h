// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace mm::stdio {

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

/// Splits what a client sends into lines. Holds at most one incomplete line.
class LineReader final
{
public:
    struct Line
    {
        QByteArray text{};      ///< without the line end
        bool isTooLong = false; ///< the text was dropped
        QByteArray id{};        ///< of a message that is too long, as IdFinder::id()
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
    IdFinder m_idFinder; ///< used for a line that is too long
};

} // namespace mm::stdio
