// SPDX-License-Identifier: MIT
#include "app/proxy/json/jsontext.h"

namespace mm {

QByteArray quotedJson(QByteArrayView utf8)
{
    QByteArray quoted;
    quoted.reserve(utf8.size() + utf8.size() / 8 + 2);
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

} // namespace mm
