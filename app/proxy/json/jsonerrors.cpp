// SPDX-License-Identifier: MIT
#include "app/proxy/json/jsonerrors.h"

#include "app/proxy/json/jsonslice.h"
#include "core/system/displaytext.h"

#include <QUtf8StringView>

#include <algorithm>
#include <cctype>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

bool startsWithAny(QByteArrayView text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](const char *word) { return text.startsWith(word); });
}

/// Java's own form of UTF-8 has surrogates, each in three bytes.
bool hasSurrogate(QByteArrayView text)
{
    const auto isOne = [](char a, char b) { return uchar(a) == 0xed && uchar(b) >= 0xa0; };
    return std::adjacent_find(text.begin(), text.end(), isOne) != text.end();
}

/// A query string, as `name=a&port=1`.
bool isForm(QByteArrayView text)
{
    const qsizetype end = text.indexOf('=');
    return end > 0 && std::all_of(text.begin(), text.begin() + end, [](char each) {
               return std::isalnum(uchar(each)) || QByteArrayView("_-.%").contains(each);
           });
}

bool isNestedTooDeeply(QByteArrayView before)
{
    const auto count = [before](char c) { return std::count(before.begin(), before.end(), c); };
    return count('{') + count('[') - count('}') - count(']') >= JsonSlice::maxNesting;
}

} // namespace

QString jsonHint(QByteArrayView before, QByteArrayView rest)
{
    if (rest.isEmpty())
        return {};
    const char first = rest.front();
    const QByteArrayView trimmed = before.trimmed();
    const char previous = trimmed.isEmpty() ? '\0' : trimmed.back();
    if (first == '/' || first == '#')
        return u"JSON has no comments"_s;
    if (trimmed.isEmpty() && isForm(rest))
        return u"this looks like a form"_s;
    if (JsonSlice(QByteArray::fromRawData(before.data(), before.size()), {}).isValid())
        return u"the JSON ends before it, and nothing may follow"_s;
    if (before.endsWith('\\'))
        return u"a backslash in a string has to be doubled"_s;
    if (first == '\'' || startsWithAny(rest, {"\xe2\x80\x98", "\xe2\x80\x9c", "\xe2\x80\x9e"}))
        return u"names and texts need double quotes (\")"_s;
    if (startsWithAny(rest, {"True", "False", "None", "nil", "undefined"}))
        return u"JSON has only true, false and null"_s;
    if (startsWithAny(rest, {"NaN", "Infinity", "nan", "inf"}))
        return u"JSON has no NaN and no Infinity"_s;
    if ((first == '}' || first == ']') && previous == ',')
        return u"the comma before it has to be removed"_s;
    if (uchar(first) < 0x20)
        return u"control characters and line breaks in a string have to be escaped"_s;
    if (first == '{' || first == '[')
        return isNestedTooDeeply(before)
                   ? u"the limit is %1 levels of nesting"_s.arg(JsonSlice::maxNesting)
               : previous == '{' || previous == ','
                   ? u"each value in an object needs a name in double quotes (\")"_s
                   : u"a comma or a colon is missing before it"_s;
    if (std::isalpha(uchar(first)))
        return u"names and texts need double quotes (\")"_s;
    return {};
}

bool isUtf16(QByteArrayView bytes)
{
    // JSON begins with an ASCII character: one of its first two bytes is 0 in these encodings only.
    return bytes.size() > 1 && (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff") ||
                                bytes.first(2).contains('\0'));
}

QString compressionOf(QByteArrayView bytes)
{
    return bytes.startsWith("\x1f\x8b")           ? u"gzip"_s
           : bytes.startsWith("\x28\xb5\x2f\xfd") ? u"zstd"_s
           : startsWithAny(bytes, {"\x78\x01", "\x78\x5e", "\x78\x9c", "\x78\xda"}) &&
                   !QUtf8StringView(bytes).isValidUtf8()
               ? u"zlib"_s
               : QString();
}

QString describeInvalidJson(const QString &subject, const QByteArray &bytes, qsizetype errorAt)
{
    if (isUtf16(bytes))
        return u"%1 is in UTF-16 or UTF-32, but JSON has to be in UTF-8"_s.arg(subject);
    if (!QUtf8StringView(bytes).isValidUtf8())
        return u"%1 is not in UTF-8, as JSON has to be, but perhaps in %2: %3"_s.arg(
            subject, hasSurrogate(bytes) ? u"CESU-8, as Java writes it"_s : u"Latin-1"_s,
            quoteStart(bytes));
    const QByteArrayView json = jsonText(bytes);
    if (errorAt >= json.size())
        return u"%1 ends within its JSON, after %2 bytes"_s.arg(subject,
                                                                QString::number(bytes.size()));
    const QByteArrayView rest = json.sliced(errorAt);
    const QString text = u"%1 is not valid JSON at byte %2: %3"_s.arg(
        subject, QString::number(rest.data() - bytes.data()), quoteStart(rest.toByteArray()));
    const QString cause = jsonHint(json.first(errorAt), rest);
    return cause.isEmpty() ? text : text + u"; "_s + cause;
}

QString describeInvalidBody(const QByteArray &body, qsizetype errorAt)
{
    if (const QString compression = compressionOf(body); !compression.isEmpty())
        return u"The body is compressed (%1): send it without compression."_s.arg(compression);
    if (jsonText(body).trimmed().isEmpty())
        return u"The body is empty: it has to be a JSON object."_s;
    return describeInvalidJson(u"The body"_s, body, errorAt) + u'.';
}

QString quoteStart(const QByteArray &bytes)
{
    qsizetype end = qMin(bytes.size(), maxQuoted);
    while (end > 0 && end < bytes.size() && (uchar(bytes.at(end)) & 0xc0U) == 0x80)
        --end; // not within a character
    const QString text = QString::fromUtf8(bytes.first(end)).simplified();
    if (text.isEmpty())
        return {};
    const QString shown = sanitizeForDisplay(text, {});
    return bytes.size() > maxQuoted ? u"\"%1…\""_s.arg(shown) : u"\"%1\""_s.arg(shown);
}

} // namespace mm
