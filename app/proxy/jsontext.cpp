// SPDX-License-Identifier: MIT
#include "app/proxy/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUtf8StringView>

#include <algorithm>

namespace mm {

namespace {

constexpr qsizetype mostDepth = 512;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    const char lower = char(c | 0x20);
    return isDigit(c) || (lower >= 'a' && lower <= 'f');
}

/// Whether a key as it was sent is the ASCII text \p key. It is not decoded for that: a text may
/// have hundreds of thousands of keys with escapes, and each look goes over them all.
bool isKey(QByteArrayView sent, QByteArrayView key)
{
    if (sent.size() == key.size())
        return sent == key && !key.contains('\\');
    if (sent.size() < key.size())
        return false;
    constexpr QByteArrayView letters("\"\\/bfnrt");
    constexpr QByteArrayView meant("\"\\/\b\f\n\r\t");
    for (const char c : key) {
        if (sent.isEmpty())
            return false;
        if (sent.front() != '\\') {
            if (sent.front() != c)
                return false;
            sent = sent.sliced(1);
        } else if (sent.at(1) == 'u') {
            if (sent.sliced(2, 4).toUShort(nullptr, 16) != static_cast<unsigned char>(c))
                return false;
            sent = sent.sliced(6);
        } else {
            if (meant.at(letters.indexOf(sent.at(1))) != c)
                return false;
            sent = sent.sliced(2);
        }
    }
    return sent.isEmpty();
}

/// Walks over one JSON text. Iterative, so that nesting costs no stack.
class Scanner
{
public:
    /// \p members are to be those of the outermost object; \p only, unless empty, the only one.
    Scanner(QByteArrayView text, QByteArrayView only, JsonText::Members *members)
        : m_text(text)
        , m_only(only)
        , m_members(members)
    {
    }

    /// False when the text breaks a rule at position().
    bool run(QByteArrayView *value)
    {
        space();
        const qsizetype start = m_at;
        if (!document())
            return false;
        *value = m_text.sliced(start, m_at - start);
        space();
        return m_at == m_text.size();
    }

    [[nodiscard]] qsizetype position() const { return m_at; }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    bool take(char expected)
    {
        if (peek() != expected || m_at >= m_text.size())
            return false;
        ++m_at;
        return true;
    }
    void space()
    {
        while (m_at < m_text.size() &&
               (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }

    bool document()
    {
        for (;;) {
            if (!opening())
                return false;
            if (m_opened)
                continue;
            // A value has ended, and with it perhaps those around it.
            for (;;) {
                if (m_open.isEmpty())
                    return true;
                noteMember();
                space();
                if (take(',')) {
                    space();
                    if (m_open.back() == '{' && !key())
                        return false;
                    break;
                }
                if (!take(m_open.back() == '{' ? '}' : ']'))
                    return false;
                m_open.pop_back();
            }
        }
    }

    /// Takes a scalar or an empty container, or goes into a container up to its first value.
    bool opening()
    {
        m_opened = false;
        if (m_open.size() == 1)
            m_valueStart = m_at;
        const char first = peek();
        if (first != '{' && first != '[')
            return scalar(first);
        if (m_open.size() >= mostDepth)
            return false;
        ++m_at;
        space();
        if (take(first == '{' ? '}' : ']'))
            return true;
        m_open.push_back(first);
        m_opened = true;
        return first == '[' || key();
    }

    void noteMember()
    {
        if (m_open.size() == 1 && m_open.back() == '{' &&
            (m_only.isEmpty() || isKey(m_key, m_only)))
            m_members->append({m_key, m_text.sliced(m_valueStart, m_at - m_valueStart)});
    }

    bool key()
    {
        const qsizetype start = m_at + 1;
        if (!string())
            return false;
        if (m_open.size() == 1)
            m_key = m_text.sliced(start, m_at - 1 - start);
        space();
        if (!take(':'))
            return false;
        space();
        return true;
    }

    bool scalar(char first)
    {
        switch (first) {
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }

    bool word(QByteArrayView expected)
    {
        if (!m_text.sliced(m_at).startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }

    bool string()
    {
        if (!take('"'))
            return false;
        while (m_at < m_text.size()) {
            const char c = m_text.at(m_at);
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !escape()))
                return false;
            ++m_at;
        }
        return false;
    }

    /// Ends on its last character.
    bool escape()
    {
        ++m_at;
        const char c = peek();
        if (c != 'u')
            return c != '\0' && QByteArrayView("\"\\/bfnrt").contains(c);
        for (int i = 0; i < 4; ++i) {
            ++m_at;
            if (!isHex(peek()))
                return false;
        }
        return true;
    }

    bool digits()
    {
        const qsizetype start = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at > start;
    }

    bool number()
    {
        (void)take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (!take('+'))
                (void)take('-');
            return digits();
        }
        return true;
    }

    const QByteArrayView m_text;
    const QByteArrayView m_only;
    JsonText::Members *const m_members;
    qsizetype m_at = 0;
    bool m_opened = false;
    QVarLengthArray<char, 64> m_open; ///< the containers around
    QByteArrayView m_key;
    qsizetype m_valueStart = 0;
};

/// Whether the characters of a JSON string are the bytes between its quotes.
bool isPlain(QByteArrayView characters)
{
    return std::all_of(characters.begin(), characters.end(),
                       [](char c) { return c >= 0x20 && c < 0x7f && c != '\\'; });
}

/// QJsonDocument knows containers alone.
QJsonValue decoded(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

} // namespace

JsonText::JsonText(const QByteArray &bytes, QByteArrayView only)
    : m_bytes(bytes)
{
    if (!QUtf8StringView(m_bytes).isValidUtf8()) {
        m_faultAt = 0;
        return;
    }
    Scanner scanner(m_bytes, only, &m_members);
    if (!scanner.run(&m_text)) {
        m_faultAt = scanner.position();
        m_members.clear();
        m_text = {};
    }
}

QByteArrayView JsonText::raw(QByteArrayView key) const
{
    for (auto member = m_members.crbegin(); member != m_members.crend(); ++member) {
        if (isKey(member->key, key))
            return member->value;
    }
    return {};
}

QJsonValue JsonText::value(QByteArrayView key) const
{
    const QByteArrayView json = raw(key);
    return json.isEmpty() ? QJsonValue(QJsonValue::Undefined) : decoded(json.toByteArray());
}

std::optional<QString> JsonText::string(QByteArrayView key) const
{
    const QByteArrayView json = raw(key);
    if (!json.startsWith('"'))
        return {};
    const QByteArrayView characters = json.sliced(1, json.size() - 2);
    if (isPlain(characters))
        return QString::fromLatin1(characters);
    return decoded(json.toByteArray()).toString();
}

std::optional<double> JsonText::number(QByteArrayView key) const
{
    bool isNumber = false;
    const double number = raw(key).toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QByteArray jsonString(const QString &text)
{
    const QByteArray latin1 = text.toLatin1();
    if (isPlain(latin1) && !latin1.contains('"') &&
        std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c < u'\x7f'; }))
        return '"' + latin1 + '"';
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace mm
