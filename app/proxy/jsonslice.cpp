// SPDX-License-Identifier: MIT
// simdjson would need 4 bytes for each byte of the text, beyond any quota, has no offset for some
// errors, and rejects numbers that a double can't hold.
#include "app/proxy/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUtf8StringView>

#include <cctype>

namespace mm {

/// Each function consumes one production of RFC 8259, and fails at the first byte that breaks it.
class JsonSlice::Scanner
{
public:
    explicit Scanner(JsonSlice *slice)
        : m_slice(slice)
        , m_text(slice->m_json)
    {
    }

    bool document()
    {
        spaces();
        m_slice->m_isObject = peek() == '{';
        return value(0) && spaces() && m_at == m_text.size();
    }
    [[nodiscard]] qsizetype position() const { return m_at; }

private:
    static constexpr int maxNesting = 512;

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    bool take(char c)
    {
        const bool found = m_at < m_text.size() && m_text.at(m_at) == c;
        m_at += found ? 1 : 0;
        return found;
    }
    bool word(QByteArrayView expected)
    {
        const bool found = m_text.sliced(m_at).startsWith(expected);
        m_at += found ? expected.size() : 0;
        return found;
    }
    bool spaces()
    {
        for (char c = peek(); c == ' ' || c == '\n' || c == '\t' || c == '\r'; c = peek())
            ++m_at;
        return true;
    }

    bool value(int depth)
    {
        switch (peek()) {
        case '{':
        case '[':
            return depth < maxNesting && container(depth, peek() == '{');
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

    bool container(int depth, bool isObject)
    {
        const char end = isObject ? '}' : ']';
        ++m_at;
        spaces();
        if (take(end))
            return true;
        do {
            spaces();
            const qsizetype keyAt = m_at;
            if (isObject && !string())
                return false;
            const QByteArrayView key = m_text.sliced(keyAt, m_at - keyAt);
            if (isObject && !(spaces() && take(':') && spaces()))
                return false;
            const qsizetype valueAt = m_at;
            if (!value(depth + 1))
                return false;
            for (Member &member : m_slice->m_members) {
                if (depth == 0 && isObject && isKey(key, member.key))
                    member.value = m_text.sliced(valueAt, m_at - valueAt);
            }
            spaces();
        } while (take(','));
        return take(end);
    }

    /// Whether the JSON string \p json is \p key. Not decoded: a text may have a million keys.
    static bool isKey(QByteArrayView json, QByteArrayView key)
    {
        json = json.sliced(1).chopped(1);
        for (const char c : key) {
            if (json.startsWith(c))
                json = json.sliced(1);
            else if (json.startsWith("\\u") && json.sliced(2, 4).toUShort(nullptr, 16) == c)
                json = json.sliced(6);
            else
                return false;
        }
        return json.isEmpty();
    }

    bool string()
    {
        if (!take('"'))
            return false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text.at(m_at);
            if (c == '"')
                return take('"');
            if (uchar(c) < 0x20 || (c == '\\' && !escape()))
                return false;
        }
        return false;
    }
    /// Stops at the last character.
    bool escape()
    {
        ++m_at;
        const bool isUnicode = peek() == 'u';
        for (int digits = 0; isUnicode && digits < 4; ++digits) {
            ++m_at;
            if (!std::isxdigit(uchar(peek())))
                return false;
        }
        return isUnicode || QByteArrayView("\"\\/bfnrt").contains(peek());
    }

    bool digits()
    {
        const qsizetype begin = m_at;
        while (peek() >= '0' && peek() <= '9')
            ++m_at;
        return m_at > begin;
    }
    bool number()
    {
        take('-');
        if ((!take('0') && !digits()) || (take('.') && !digits()))
            return false;
        if (!take('e') && !take('E'))
            return true;
        if (!take('+'))
            take('-');
        return digits();
    }

    JsonSlice *const m_slice;
    const QByteArrayView m_text;
    qsizetype m_at = 0;
};

JsonSlice::JsonSlice(const QByteArray &json, std::initializer_list<QByteArrayView> keys)
    : m_json(json)
{
    for (const QByteArrayView key : keys)
        m_members.append({key, {}});
    Scanner scanner(this);
    if (!QUtf8StringView(m_json).isValidUtf8())
        m_errorAt = 0;
    else if (!scanner.document())
        m_errorAt = scanner.position();
    m_isObject = m_isObject && isValid();
}

QByteArrayView JsonSlice::raw(QByteArrayView key) const
{
    for (const Member &member : m_members) {
        if (isValid() && member.key == key)
            return member.value;
    }
    return {};
}

QJsonValue JsonSlice::value(QByteArrayView key) const
{
    // QJsonDocument parses containers only.
    return QJsonDocument::fromJson('[' + raw(key).toByteArray() + ']').array().at(0);
}

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace mm
