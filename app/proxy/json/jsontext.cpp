// SPDX-License-Identifier: MIT
#include "app/proxy/json/jsontext.h"

namespace mm {

qsizetype quotedJsonSize(QByteArrayView utf8)
{
    qsizetype size = utf8.size() + 2;
    for (const char c : utf8)
        size += c == '"' || c == '\\' || c == '\n' ? 1 : uchar(c) < 0x20 ? 5 : 0;
    return size;
}

QByteArray quotedJson(QByteArrayView utf8)
{
    QByteArray quoted;
    quoted.reserve(quotedJsonSize(utf8));
    quoted += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (uchar(c) < 0x20) {
            quoted += "\\u" + QByteArray::number(int(c), 16).rightJustified(4, '0');
        } else {
            quoted += c;
        }
    }
    return quoted += '"';
}

QByteArray onOneLine(QByteArray json)
{
    if (json.contains('\n') || json.contains('\r')) // otherwise it is not copied
        json.replace('\n', ' ').replace('\r', ' ');
    return json;
}

} // namespace mm
