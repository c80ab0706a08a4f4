// SPDX-License-Identifier: MIT
#include "ui/details.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QStringList>
#include <QSysInfo>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::Details)
};

/// A path may hold line ends, and is not to pass for more facts than one.
QString inOneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

QString detailsText(const Reading &reading, const Status &status, const Moment &now)
{
    QStringList lines{status.text};
    //: %1 is a word of the program's own, such as NotUpdating
    lines += Text::tr("State: %1").arg(stateName(status.state));
    lines += Text::tr("Reason: %1").arg(status.reason);
    lines += Text::tr("File: %1").arg(QDir::toNativeSeparators(reading.path));
    if (const auto age = ageOf(reading, now))
        //: %1 is a whole number of seconds
        lines += Text::tr("Age: %1 s").arg(QString::number(age->count()));
    lines += Text::tr("EE Monitor %1, Qt %2, %3, %4")
                 .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                      QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    const auto wall =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.wall.time_since_epoch());
    lines += Text::tr("Time: %1")
                 .arg(QDateTime::fromMSecsSinceEpoch(wall.count(), Qt::UTC).toString(Qt::ISODate));
    for (QString &line : lines)
        line = inOneLine(line);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace mm
