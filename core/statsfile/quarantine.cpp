// SPDX-License-Identifier: MIT
#include "core/statsfile/quarantine.h"

#include "core/statsfile/statsreader.h"
#include "core/statsfile/texts.h"
#include "core/system/atomicfile.h"
#include "core/system/displaytext.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace mm {

namespace {

/// The file may have changed since the user was asked.
bool isStillBroken(const QString &path, QString *error)
{
    const Reading reading = StatsReader(path).read();
    if (reading.isContentBroken())
        return true;
    *error =
        reading.outcome == ReadOutcome::Valid
            ? StatsFile::tr("%1 can be read again, and was left as it is.").arg(shownPath(path))
            : reading.reason.text();
    return false;
}

} // namespace

QString quarantineName(const QString &file)
{
    const QString stem =
        file + QStringLiteral(".corrupt-") +
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = stem;
    // exists() is false for a dangling link, which occupies the name too.
    for (int i = 2; QFileInfo::exists(name) || QFileInfo(name).isSymLink(); ++i)
        name = QStringLiteral("%1-%2").arg(stem, QString::number(i));
    return name;
}

bool moveToQuarantine(const QString &file, QString *to, QString *error)
{
    *to = quarantineName(file);
    int cause = posix::renameNoReplace(file, *to);
    // Mounted by itself: it stays, and the next save overwrites it.
    if (cause == EBUSY && QFile::copy(file, *to))
        cause = 0;
    if (cause != 0)
        *error = qt_error_string(cause);
    return cause == 0;
}

std::optional<QuarantinePlan> planQuarantine(const QString &path, QString *error)
{
    const QString file = isStillBroken(path, error) ? AtomicFile::resolve(path, error) : QString();
    if (file.isEmpty())
        return {};
    return QuarantinePlan{file, quarantineName(file)};
}

bool quarantineFile(const QuarantinePlan &plan, QString *error)
{
    if (!isStillBroken(plan.from, error))
        return false;
    const int cause = posix::renameNoReplace(plan.from, plan.to);
    if (cause == 0)
        return true;
    //: %1 and %2 are paths, %3 is what the system says
    *error = StatsFile::tr("%1 could not be moved to %2: %3.")
                 .arg(shownPath(plan.from), shownPath(plan.to), qt_error_string(cause));
    return false;
}

} // namespace mm
