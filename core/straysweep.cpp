// SPDX-License-Identifier: MIT
#include "core/straysweep.h"

#include "core/posixfile.h"
#include "core/statsjson.h"
#include "core/statsreader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace mm {

namespace {

constexpr qsizetype suffixLength = 6;

bool isLetter(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
           (c >= QLatin1Char('A') && c <= QLatin1Char('Z'));
}

/// As nearly every random suffix does, 31 of 32; few words do.
bool mixesCases(const QString &suffix)
{
    return suffix != suffix.toLower() && suffix != suffix.toUpper();
}

/// As it stands there: our own timestamps sort as text, to the microsecond.
QString writtenAt(const QByteArray &bytes)
{
    ParseFault fault;
    const auto snapshot = parseSnapshot(bytes, &fault);
    return snapshot && snapshot->writer ? snapshot->lastUpdated : QString();
}

} // namespace

int removeStrays(const QString &file)
{
    QByteArray bytes;
    QString current;
    const posix::ReadResult found = posix::readCapped(file, statsFileCap, &bytes);
    if (found.outcome == posix::ReadOutcome::Ok)
        current = writtenAt(bytes);
    const QByteArray ourStart = toJson({}).first(sizeof("{\n  \"total_services\": ") - 1);

    int removed = 0;
    const QFileInfo info(file);
    const QString prefix = info.fileName() + QLatin1Char('.');
    // Not by name filters: the file's name may hold their wildcards.
    const QStringList names = info.dir().entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (!name.startsWith(prefix) || name.size() != prefix.size() + suffixLength)
            continue;
        const QString suffix = name.sliced(prefix.size());
        if (!std::all_of(suffix.cbegin(), suffix.cend(), isLetter))
            continue;
        const QString path = info.dir().filePath(name);
        const posix::ReadResult stray = posix::readCapped(path, statsFileCap, &bytes);
        if (stray.outcome != posix::ReadOutcome::Ok || !posix::isMine(stray.stamp))
            continue;
        // An unfinished save is cut short or later than what it did not replace; what is whole
        // and no later may be a copy that a person made: "Backup" mixes cases too. By both clocks,
        // as what stands in it is local time: who travels west makes it seem later than it is.
        const QString written = writtenAt(bytes);
        const bool later =
            !current.isEmpty() && written > current && stray.stamp.modified >= found.stamp.modified;
        const bool cutShort = written.isEmpty() && mixesCases(suffix) &&
                              (bytes.startsWith(ourStart) || ourStart.startsWith(bytes));
        if ((later || cutShort) && QFile::remove(path))
            ++removed;
    }
    return removed;
}

} // namespace mm
