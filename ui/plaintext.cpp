// SPDX-License-Identifier: MIT
#include "ui/plaintext.h"

namespace mm {

namespace {

constexpr qsizetype longestName = 120;

} // namespace

QString displayName(const QString &name)
{
    return plainLine(name, longestName);
}

QString plainToolTip(const QString &text)
{
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace mm
