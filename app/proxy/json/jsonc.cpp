// SPDX-License-Identifier: MIT
#include "app/proxy/json/jsonc.h"

#include <algorithm>
#include <cctype>

namespace mm {

namespace {

/// The position after the string that begins at \p at.
qsizetype endOfString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text.at(at) != '"'; ++at)
        at += text.at(at) == '\\' ? 1 : 0;
    return std::min(at + 1, text.size());
}

/// The position after the comment that begins at \p at; \p at itself if none does.
qsizetype endOfComment(QByteArrayView text, qsizetype at)
{
    const QByteArrayView rest = text.sliced(at);
    if (rest.startsWith("//")) {
        const qsizetype length = rest.indexOf('\n');
        return length < 0 ? text.size() : at + length;
    }
    const qsizetype length = rest.startsWith("/*") ? rest.sliced(2).indexOf("*/") : -1;
    return length < 0 ? at : at + length + 4;
}

} // namespace

QByteArray withoutComments(QByteArray jsonc)
{
    const auto isLineEnd = [](char c) { return c == '\n' || c == '\r'; };
    qsizetype comma = -1; // with only blanks and comments after it
    for (qsizetype at = 0; at < jsonc.size();) {
        const char c = jsonc.at(at);
        if (const qsizetype end = endOfComment(jsonc, at); end > at) {
            std::replace_if(
                jsonc.begin() + at, jsonc.begin() + end,
                [&](char each) { return !isLineEnd(each); }, ' ');
            at = end;
            continue;
        }
        if (comma >= 0 && (c == '}' || c == ']'))
            jsonc[comma] = ' ';
        if (!std::isspace(uchar(c)))
            comma = c == ',' ? at : -1;
        at = c == '"' ? endOfString(jsonc, at) : at + 1;
    }
    return jsonc;
}

} // namespace mm
