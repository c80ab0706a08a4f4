// SPDX-License-Identifier: MIT
#include "ui/widgets/displaytext.h"

#include <QDateTime>
#include <QRegularExpression>

namespace mm {

QString displayName(const QString &name)
{
    return sanitizeForDisplay(name, {.maxLength = 120});
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty()
               ? QString()
               : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

QString spreadsheetCell(const QString &text)
{
    // The last four are full-width forms, which spreadsheets also accept.
    static const QString formulaStarts = QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    return !text.isEmpty() && formulaStarts.contains(text.front()) ? QLatin1Char('\'') + text
                                                                   : text;
}

QString accessibleNameFor(QString text)
{
    static const QRegularExpression ideographic(QStringLiteral("\\s*[(\uFF08]&\\w[)\uFF09]"));
    static const QRegularExpression mnemonic(QStringLiteral("&(.)"));
    static const QRegularExpression end(QStringLiteral("[\\s\u00A0\u202F:\uFF1A]+$"));
    return text.remove(ideographic).replace(mnemonic, QStringLiteral("\\1")).remove(end);
}

QLocale numberLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates)
                                           : locale;
}

QString formatValue(double value, int decimals)
{
    return numberLocale().toString(value, 'f', decimals);
}

QString formatTime(qint64 time, bool withSeconds)
{
    const QLocale locale;
    QStringList format{locale.language() == QLocale::C ? QStringLiteral("HH:mm")
                                                       : locale.timeFormat(QLocale::ShortFormat)};
    if (withSeconds) {
        // Only the long format has seconds. Its time zone is removed; quoted text is kept.
        static const QRegularExpression zone(QStringLiteral("\\s*[(\\[]?t+[)\\]]?\\s*"));
        format = locale.timeFormat(QLocale::LongFormat).split(u'\'');
        for (qsizetype i = 0; i < format.size(); i += 2)
            format[i].remove(zone);
    }
    const QTime local = QDateTime::fromMSecsSinceEpoch(time).time();
    return locale.toString(local, format.join(u'\'')).trimmed();
}

} // namespace mm
