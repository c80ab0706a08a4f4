// SPDX-License-Identifier: MIT
#include "core/monitor/historyfile.h"

#include "core/monitor/traffichistory.h"
#include "core/system/atomicfile.h"
#include "core/system/displaytext.h"
#include "core/system/fileio.h"
#include "core/system/fileowner.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>

namespace mm {

namespace {

struct HistoryFileText
{
    Q_DECLARE_TR_FUNCTIONS(mm::HistoryFile)
};

constexpr QByteArrayView header{"EE Monitor history 1\n"};
constexpr qsizetype checksumSize = 32;

QByteArray checksum(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256);
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

QByteArray packHistory(const TrafficHistory &history, const QString &statsPath)
{
    QByteArray body;
    QDataStream stream(&body, QIODevice::WriteOnly);
    setFormat(&stream);
    stream << statsPath;
    history.write(stream, maxHistoryFileSize - header.size() - checksumSize - body.size());
    return header.toByteArray() + checksum(body) + body;
}

bool unpackHistory(const QByteArray &bytes, const QString &statsPath, TrafficHistory *history,
                   QString *error)
{
    const QByteArray body = bytes.mid(header.size() + checksumSize);
    QDataStream stream(body);
    setFormat(&stream);
    QString path;
    const bool isIntact = bytes.mid(header.size(), checksumSize) == checksum(body) &&
                          (stream >> path).status() == QDataStream::Ok;
    if (!bytes.startsWith(header))
        *error =
            HistoryFileText::tr("it is not a history that this version of EE Monitor can read");
    else if (isIntact && path != statsPath)
        //: %1 is a path
        *error = HistoryFileText::tr("it belongs to %1").arg(shownPath(path));
    else if (!isIntact || !history->read(stream))
        *error = HistoryFileText::tr("it is damaged");
    else
        return true;
    return false;
}

bool loadHistory(const QString &path, const QString &statsPath, TrafficHistory *history,
                 QString *error)
{
    QByteArray bytes;
    QString cause;
    const posix::FileReadResult result = posix::readCapped(path, maxHistoryFileSize, &bytes);
    switch (result.outcome) {
    case posix::FileReadStatus::Missing:
        return true;
    case posix::FileReadStatus::NotRegular:
        cause = HistoryFileText::tr("it is not a regular file");
        break;
    case posix::FileReadStatus::TooLarge:
        cause = HistoryFileText::tr("it is too large");
        break;
    case posix::FileReadStatus::Failed:
        cause = posix::accessError(path, result.errorNumber, posix::Access::Read);
        break;
    case posix::FileReadStatus::Torn: // the checksum decides
    case posix::FileReadStatus::Ok:
        if (unpackHistory(bytes, statsPath, history, &cause))
            return true;
        break;
    }
    //: %1 is a path, %2 a cause such as "it is damaged" or "Permission denied"
    *error = HistoryFileText::tr("The earlier traffic is unknown, as %1 can't be used: %2.")
                 .arg(shownPath(path), cause);
    return false;
}

bool saveHistory(const QString &path, const QByteArray &bytes, QString *error)
{
    QString cause;
    QDir().mkpath(QFileInfo(path).path()); // resolve() or save() reports a failure
    const QString target = AtomicFile::resolve(path, &cause);
    if (!target.isEmpty() && AtomicFile(target).save(bytes, &cause))
        return true;
    //: %1 is a path, %2 a cause such as "No space left on device"
    *error = HistoryFileText::tr("The traffic history can't be saved to %1: %2.")
                 .arg(shownPath(path), cause);
    return false;
}

} // namespace mm
