// SPDX-License-Identifier: MIT
#include "app/proxy/bodyerrors.h"

#include "app/proxy/serviceanswer.h"

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

/// JSON begins with an ASCII character, so one of its first two bytes is 0 in these encodings only.
bool isUtf16(const QByteArray &body)
{
    return startsWithAny(body, {"\xff\xfe", "\xfe\xff"}) || body.first(2).contains('\0');
}

/// What JSON has instead of \p rest; empty if the mistake is not a usual one. \p before is the text
/// before it.
QString hint(QByteArrayView before, QByteArrayView rest)
{
    const char first = rest.front();
    const QByteArrayView trimmed = before.trimmed();
    const char previous = trimmed.isEmpty() ? '\0' : trimmed.back();
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
    if (first == '/' || first == '#')
        return u"JSON has no comments"_s;
    if (uchar(first) < 0x20)
        return u"control characters and line breaks in a string have to be escaped"_s;
    if (first == '{' || first == '[')
        return u"it is nested too deeply, or a comma is missing"_s;
    if (std::isalpha(uchar(first)))
        return u"names and texts need double quotes (\")"_s;
    return {};
}

} // namespace

QString describeInvalidBody(const QByteArray &body, qsizetype errorAt)
{
    if (body.startsWith("\x1f\x8b"))
        return u"The body is compressed (gzip): send it without compression."_s;
    if (body.size() > 1 && isUtf16(body))
        return u"The body is in UTF-16 or UTF-32, but JSON has to be in UTF-8."_s;
    if (!QUtf8StringView(body).isValidUtf8())
        return u"The body is not in UTF-8, as JSON has to be, but perhaps in Latin-1: %1"_s.arg(
            quoteStart(body));
    if (body.trimmed().isEmpty())
        return u"The body is empty: it has to be a JSON object."_s;
    if (errorAt >= body.size())
        return u"The body ends within its JSON, after %1 bytes."_s.arg(body.size());
    const QString cause = hint(body.first(errorAt), body.sliced(errorAt));
    const QString text = u"The body is not valid JSON at byte %1: %2"_s.arg(
        QString::number(errorAt), quoteStart(body.sliced(errorAt)));
    return cause.isEmpty() ? text + u'.' : text + u"; "_s + cause + u'.';
}

} // namespace mm
