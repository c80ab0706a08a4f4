// SPDX-License-Identifier: MIT
#include "core/moveaside.h"

#include "core/posixfile.h"
#include "core/statsreader.h"
#include "core/statswriter.h"
#include "core/status.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <cerrno>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

bool isTaken(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink(); // also one that leads nowhere
}

/// A person decides by what was shown: that may be long ago.
bool isStillBroken(const QString &path, QString *error)
{
    const Reading reading = StatsReader(path).read();
    if (statusOf(reading, reading.at).mayMoveAside)
        return true;
    *error = reading.outcome == Outcome::Valid
                 ? Text::tr("%1 can be read again, and was left as it is.")
                       .arg(QDir::toNativeSeparators(path))
                 : reading.reason;
    return false;
}

} // namespace

QString asideName(const QString &file)
{
    const QString stem =
        file + QStringLiteral(".corrupt-") +
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = stem;
    for (int i = 2; isTaken(name); ++i)
        name = QStringLiteral("%1-%2").arg(stem, QString::number(i));
    return name;
}

std::optional<AsideMove> planMoveAside(const QString &path, QString *error)
{
    if (!isStillBroken(path, error))
        return {};
    const QString file = StatsWriter::resolve(path, error);
    if (file.isEmpty())
        return {};
    return AsideMove{file, asideName(file)};
}

bool moveAside(const AsideMove &move, QString *error)
{
    if (!isStillBroken(move.from, error))
        return false;
    const int cause = posix::renameToFree(move.from, move.to);
    if (cause == 0)
        return true;
    //: %1 and %2 are paths, %3 is what the system says
    *error = Text::tr("%1 could not be moved to %2: %3.")
                 .arg(QDir::toNativeSeparators(move.from), QDir::toNativeSeparators(move.to),
                      posix::errorText(cause));
    return false;
}

} // namespace mm
