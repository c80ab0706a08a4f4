// SPDX-License-Identifier: MIT
#include "core/historyfile.h"

#include "core/history.h"
#include "core/posixfile.h"
#include "core/statswriter.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::HistoryFile)
};

constexpr QByteArrayView header{"EE Monitor history 1\n"};
constexpr qsizetype checksumSize = 32;

QByteArray checksum(QByteArrayView body)
{
    return QCryptographicHash::hash(body.toByteArray(), QCryptographicHash::Sha256);
}

void setFormat(QDataStream *stream)
{
    stream->setVersion(QDataStream::Qt_6_0);
    stream->setFloatingPointPrecision(QDataStream::SinglePrecision);
}

} // namespace

QString historyFileName(const QString &statsPath)
{
    const QByteArray digest =
        QCryptographicHash::hash(statsPath.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("history-%1").arg(QLatin1String(digest.toHex().first(16)));
}

QByteArray packHistory(const History &history, const QString &statsPath)
{
    QByteArray body;
    QDataStream stream(&body, QIODevice::WriteOnly);
    setFormat(&stream);
    stream << statsPath;
    const qint64 room = historyFileCap - header.size() - checksumSize - body.size();
    history.write(stream, room);
    return header.toByteArray() + checksum(body) + body;
}

bool unpackHistory(const QByteArray &bytes, const QString &statsPath, History *history,
                   QString *error)
{
    if (!bytes.startsWith(header)) {
        *error = Text::tr("it is no history that this version of EE Monitor knows");
        return false;
    }
    const QByteArrayView rest = QByteArrayView(bytes).sliced(header.size());
    if (rest.size() < checksumSize ||
        checksum(rest.sliced(checksumSize)) != rest.first(checksumSize)) {
        *error = Text::tr("it is damaged");
        return false;
    }
    QDataStream stream(rest.sliced(checksumSize).toByteArray());
    setFormat(&stream);
    QString path;
    stream >> path;
    if (stream.status() == QDataStream::Ok && path != statsPath) {
        //: %1 is a path
        *error = Text::tr("it belongs to %1").arg(QDir::toNativeSeparators(path));
        return false;
    }
    if (stream.status() != QDataStream::Ok || !history->read(stream)) {
        *error = Text::tr("it is damaged");
        return false;
    }
    return true;
}

HistoryLoad loadHistory(const QString &path, const QString &statsPath, History *history,
                        QString *error)
{
    error->clear();
    QByteArray bytes;
    QString cause;
    const posix::ReadResult result = posix::readCapped(path, historyFileCap, &bytes);
    switch (result.outcome) {
    case posix::ReadOutcome::Missing:
        return HistoryLoad::Missing;
    case posix::ReadOutcome::NotRegular:
        cause = Text::tr("it is not a regular file");
        break;
    case posix::ReadOutcome::TooLarge:
        cause = Text::tr("it is too large");
        break;
    case posix::ReadOutcome::Failed:
        cause = posix::errorText(result.errorNumber);
        break;
    case posix::ReadOutcome::Torn: // whoever writes to it: the checksum tells
    case posix::ReadOutcome::Ok:
        if (unpackHistory(bytes, statsPath, history, &cause))
            return HistoryLoad::Loaded;
        break;
    }
    //: %1 is a path, %2 a cause such as "it is damaged" or "Permission denied"
    *error = Text::tr("The traffic of before is not known, as %1 can't be used: %2.")
                 .arg(QDir::toNativeSeparators(path), cause);
    return HistoryLoad::Ignored;
}

bool saveHistory(const QString &path, const QByteArray &bytes, QString *error)
{
    QString cause;
    QDir().mkpath(QFileInfo(path).path()); // a failure shows in what follows
    const QString target = StatsWriter::resolve(path, &cause);
    if (!target.isEmpty() && StatsWriter(target).save(bytes, &cause))
        return true;
    //: %1 is a path, %2 a cause such as "No space left on device"
    *error = Text::tr("The history of the traffic can't be saved to %1: %2.")
                 .arg(QDir::toNativeSeparators(path), cause);
    return false;
}

} // namespace mm
