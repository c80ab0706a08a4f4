// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringView>

#include <charconv>
#include <cstring>

namespace mm {

inline constexpr qsizetype plainAtOnce = sizeof(quint64) / sizeof(char16_t);

/// Makes bytes of so many characters at once, where none needs more than to be narrowed: false
/// otherwise. Names and times hold hardly any others.
inline bool narrowPlain(const char16_t *from, char *to)
{
    constexpr quint64 each = 0x0001'0001'0001'0001;
    constexpr quint64 top = each * 0x8000;
    quint64 units = 0;
    std::memcpy(&units, from, sizeof units);
    if ((units & (each * 0xFF80)) != 0)
        return false;
    // Below 0x80 none of these sums reaches the next unit; a top bit says "0x20 or more", or for
    // the other two "not 0", that is no quote and no backslash.
    const quint64 printable = units + each * (0x8000 - 0x20);
    const quint64 noQuote = (units ^ (each * u'"')) + each * 0x7FFF;
    const quint64 noBackslash = (units ^ (each * u'\\')) + each * 0x7FFF;
    if ((printable & noQuote & noBackslash & top) != top)
        return false;
    units = (units | (units >> 8U)) & 0x0000'FFFF'0000'FFFF;
    const auto bytes = static_cast<quint32>(units | (units >> 16U));
    std::memcpy(to, &bytes, sizeof bytes);
    return true;
}

/// Text that grows at its end, free of what QByteArray checks at each byte: a save may have ten
/// thousand services.
class JsonOutput final
{
public:
    explicit JsonOutput(qsizetype expected)
        : m_bytes(expected, Qt::Uninitialized)
        , m_to(m_bytes.data())
    {
    }

    void append(QByteArrayView bytes)
    {
        std::memcpy(room(bytes.size()), bytes.data(), static_cast<size_t>(bytes.size()));
        m_to += bytes.size();
    }

    void append(char c)
    {
        *room(1) = c;
        ++m_to;
    }

    void append(qint64 number)
    {
        constexpr qsizetype mostDigits = 20;
        char *start = room(mostDigits);
        m_to = std::to_chars(start, start + mostDigits, number).ptr;
    }

    /// Up to the first character that JSON would have escaped or UTF-8 takes more than a byte for.
    /// How many were taken.
    qsizetype appendPlain(QStringView text)
    {
        char *to = room(text.size());
        while (text.size() >= plainAtOnce && narrowPlain(text.utf16(), to)) {
            text = text.sliced(plainAtOnce);
            to += plainAtOnce;
        }
        for (const QChar c : text) {
            const char16_t unit = c.unicode();
            if (unit < 0x20 || unit >= 0x80 || unit == u'"' || unit == u'\\')
                break;
            *to++ = static_cast<char>(unit);
        }
        const qsizetype taken = to - m_to;
        m_to = to;
        return taken;
    }

    QByteArray take()
    {
        m_bytes.truncate(m_to - m_bytes.constData());
        return std::move(m_bytes);
    }

private:
    /// Where \p more bytes may be written.
    char *room(qsizetype more)
    {
        const qsizetype used = m_to - m_bytes.constData();
        if (m_bytes.size() - used < more) {
            m_bytes.resize(qMax(used + more, 2 * m_bytes.size()));
            m_to = m_bytes.data() + used;
        }
        return m_to;
    }

    QByteArray m_bytes;
    char *m_to; ///< in m_bytes: its end so far
};

} // namespace mm
