// SPDX-License-Identifier: MIT
#include "ui/widgets/displaytext.h"

namespace mm {

QString displayName(const QString &name)
{
    return sanitizeForDisplay(name, {.maxLength = 120});
}

QString plainToolTip(const QString &text)
{
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

QLocale numberLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates)
                                           : locale;
}

} // namespace mm
