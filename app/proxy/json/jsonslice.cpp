// SPDX-License-Identifier: MIT
// Why no library: simdjson needs 4 bytes of memory per byte of text and gives no offset for some
// errors; like other libraries, it rejects numbers that a double can't hold.
#include "app/proxy/json/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUtf8StringView>

#include <cctype>

namespace mm {

namespace {

constexpr int maxKeyLength = 64;

/// Each function consumes one production of RFC 8259, and fails at the first invalid byte.
struct Scanner
{
    const QByteArrayView text;
    QMap<QByteArrayView, QByteArrayView> &members;
    qsizetype at = 0;
    QByteArray key{};          ///< the last string, decoded up to maxKeyLength
    bool needsDoubles = false; ///< a number has to fit in a double

    [[nodiscard]] char next() const { return at < text.size() ? text.at(at) : '\0'; }
    bool take(char c)
    {
        const bool found = at < text.size() && text.at(at) == c;
        at += found ? 1 : 0;
        return found;
    }
    void spaces()
    {
        while (take(' ') || take('\n') || take('\t') || take('\r')) {
        }
    }
    bool word(QByteArrayView expected)
    {
        const bool found = text.sliced(at).startsWith(expected);
        at += found ? expected.size() : 0;
        return found;
    }

    /// Returns the value without the spaces around it, which it also consumes. Empty on failure.
    QByteArrayView value(int depth)
    {
        spaces();
        const qsizetype begin = at;
        const char first = next();
        const bool isNested = first == '{' || first == '[';
        const bool found = isNested
                               ? depth < JsonSlice::maxNesting && container(depth, first == '{')
                           : first == '"' ? string()
                           : first == 't' ? word("true")
                           : first == 'f' ? word("false")
                           : first == 'n' ? word("null")
                                          : number();
        const QByteArrayView value = text.sliced(begin, found ? at - begin : 0);
        if (found)
            spaces();
        return value;
    }
    bool container(int depth, bool isObject)
    {
        const char end = isObject ? '}' : ']';
        ++at;
        spaces();
        if (take(end))
            return true;
        do {
            auto member = members.end();
            spaces();
            if (isObject && !string())
                return false;
            if (isObject && depth == 0)
                member = members.find(key);
            spaces();
            if (isObject && !take(':'))
                return false;
            const QByteArrayView item = value(depth + 1);
            if (item.isEmpty())
                return false;
            if (member != members.end())
                *member = item;
        } while (take(','));
        return take(end);
    }
    bool string()
    {
        key.truncate(0);
        if (!take('"'))
            return false;
        while (uchar(next()) >= 0x20) {
            char c = text.at(at++);
            if (c == '"')
                return true;
            if (c == '\\' && !escape(&c))
                return false;
            if (key.size() < maxKeyLength)
                key += c;
        }
        return false;
    }
    /// \p decoded stays a backslash if the character can't be part of a requested key.
    bool escape(char *decoded)
    {
        if (take('/')) { // as PHP writes it
            *decoded = '/';
            return true;
        }
        if (!take('u'))
            return QByteArrayView("\"\\bfnrt").contains(next()) && take(next());
        for (int digits = 0; digits < 4; ++digits, ++at) {
            if (!std::isxdigit(uchar(next())))
                return false;
        }
        const ushort unit = text.sliced(at - 4, 4).toUShort(nullptr, 16);
        *decoded = unit < 0x80 ? char(unit) : *decoded;
        return true;
    }
    bool digits()
    {
        const qsizetype begin = at;
        while (next() >= '0' && next() <= '9')
            ++at;
        return at > begin;
    }
    bool number()
    {
        const qsizetype begin = at;
        bool fits = numberText();
        if (fits && needsDoubles)
            (void)text.sliced(begin, at - begin).toDouble(&fits);
        return fits;
    }
    bool numberText()
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
};

} // namespace

QByteArrayView jsonText(QByteArrayView bytes)
{
    static constexpr QByteArrayView byteOrderMark = "\xef\xbb\xbf";
    if (bytes.startsWith(byteOrderMark))
        bytes = bytes.sliced(byteOrderMark.size());
    while (bytes.endsWith('\0'))
        bytes.chop(1);
    return bytes;
}

JsonSlice::JsonSlice(const QByteArray &json, std::initializer_list<QByteArrayView> keys)
    : m_json(json)
{
    for (const QByteArrayView each : keys)
        m_members.insert(each, {});
    Scanner scanner{m_json, m_members};
    const bool isUtf8 = QUtf8StringView(m_json).isValidUtf8();
    const QByteArrayView value = isUtf8 ? scanner.value(0) : QByteArrayView();
    if (value.isEmpty() || scanner.at < m_json.size()) {
        m_errorAt = scanner.at;
        m_members.clear();
    }
    m_isObject = isValid() && value.startsWith('{');
}

bool JsonSlice::allItems(QByteArrayView list,
                         const std::function<bool(QByteArrayView item)> &matches, bool needsDoubles)
{
    QMap<QByteArrayView, QByteArrayView> none;
    Scanner scanner{list, none};
    scanner.needsDoubles = needsDoubles;
    scanner.at = 1;
    scanner.spaces();
    if (scanner.take(']'))
        return true;
    do {
        if (!matches(scanner.value(1).trimmed()))
            return false;
    } while (scanner.take(','));
    return true;
}

void JsonSlice::eachMember(
    QByteArrayView object,
    const std::function<void(QByteArrayView key, QByteArrayView value)> &handle)
{
    QMap<QByteArrayView, QByteArrayView> none;
    Scanner scanner{object, none};
    scanner.at = 1;
    do {
        scanner.spaces();
        const qsizetype begin = scanner.at;
        if (!scanner.string())
            return; // there are no members
        const QByteArrayView key = object.sliced(begin, scanner.at - begin);
        scanner.spaces();
        scanner.take(':');
        handle(key, scanner.value(1));
    } while (scanner.take(','));
}

QJsonValue JsonSlice::value(QByteArrayView key) const
{
    return decoded(raw(key));
}

QJsonValue JsonSlice::decoded(QByteArrayView value)
{
    // QJsonDocument parses containers only.
    return QJsonDocument::fromJson('[' + value.toByteArray() + ']').array().at(0);
}

} // namespace mm
