// SPDX-License-Identifier: MIT
#include "ui/status/diagnostics.h"

#include "core/system/displaytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QStringList>
#include <QSysInfo>

namespace mm {

namespace {

struct Diagnostics
{
    Q_DECLARE_TR_FUNCTIONS(mm::Diagnostics)
};

} // namespace

QString diagnosticsText(const Reading &reading, const Status &status, const Instant &now)
{
    QStringList lines{status.text};
    //: %1 is an identifier such as NotUpdating
    lines += Diagnostics::tr("State: %1").arg(stateName(status.state));
    lines += Diagnostics::tr("Reason: %1").arg(status.reason);
    lines += Diagnostics::tr("File: %1").arg(QDir::toNativeSeparators(reading.path));
    if (const auto age = ageOf(reading, now))
        //: %1 is a whole number of seconds
        lines += Diagnostics::tr("Age: %1 s").arg(QString::number(age->count()));
    lines += Diagnostics::tr("EE Monitor %1, Qt %2, %3, %4")
                 .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                      QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    using std::chrono::milliseconds;
    const auto wall = std::chrono::duration_cast<milliseconds>(now.wall.time_since_epoch());
    lines += Diagnostics::tr("Time: %1")
                 .arg(QDateTime::fromMSecsSinceEpoch(wall.count()).toUTC().toString(Qt::ISODate));
    for (QString &line : lines)
        line = sanitizeForDisplay(line, {.keepFormat = true}); // a path may have line breaks
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace mm
