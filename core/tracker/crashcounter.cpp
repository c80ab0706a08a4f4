// SPDX-License-Identifier: MIT
#include "core/tracker/crashcounter.h"

#include "core/statsfile/statsjson.h"
#include "core/system/fileio.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <cstdio>
#include <cstring>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace mm {

namespace {

/// Empty where there is no private runtime directory: one that others can write to could hold a
/// forged record. Not QStandardPaths::RuntimeLocation: it creates a directory in /tmp, and warns,
/// in a process that has none.
QString recordPath(const QString &statsFile)
{
    const QFileInfo runtime(qEnvironmentVariable("XDG_RUNTIME_DIR"));
    int errorNumber = 0;
    const posix::FileStamp stamp = posix::stampOf(runtime.filePath(), &errorNumber);
    if (!runtime.isAbsolute() || !S_ISDIR(stamp.mode) || runtime.ownerId() != ::geteuid() ||
        (stamp.permissions() & 077U) != 0)
        return {};
    const QByteArray hash =
        QCryptographicHash::hash(QFile::encodeName(statsFile), QCryptographicHash::Sha256);
    return runtime.filePath() + QLatin1String("/mm-mesh-stats/") + QLatin1String(hash.toHex());
}

/// Identifies one content of a stats file; each save has a different `lastUpdated`.
quint64 fingerprint(const Snapshot *content)
{
    constexpr quint64 noFile = 1;
    if (!content)
        return noFile;
    Snapshot head = *content;
    head.services.clear();
    quint64 begin = 0;
    std::memcpy(&begin,
                QCryptographicHash::hash(toJson(head), QCryptographicHash::Sha256).constData(),
                sizeof begin);
    return begin;
}

} // namespace

std::optional<qint64> CrashCounter::recover(const QString &statsFile, const Snapshot *found)
{
    static_assert(std::atomic<quint64>::is_always_lock_free && sizeof(Record) == 32);
    QByteArray bytes;
    if (posix::readCapped(recordPath(statsFile), sizeof(Record), &bytes).outcome !=
            posix::FileReadStatus::Ok ||
        bytes.size() != sizeof(Record))
        return {};
    Record left;
    std::memcpy(static_cast<void *>(&left), bytes.constData(), sizeof left);
    const quint64 content = fingerprint(found);
    if (left.format != Record().format || (left.saved != content && left.saving != content))
        return {};
    constexpr quint64 max = std::numeric_limits<qint64>::max();
    const auto total = static_cast<qint64>(qMin(left.total.load(), max));
    return total > (found ? found->totalMessages : 0) ? std::optional(total) : std::nullopt;
}

bool CrashCounter::open(const QString &statsFile, const Snapshot *found, qint64 total)
{
    m_path = recordPath(statsFile);
    const QString folder = QFileInfo(m_path).path();
    if (m_path.isEmpty() || !QDir().mkpath(folder) ||
        QStorageInfo(folder).fileSystemType() != "tmpfs")
        return false;
    const QString fresh = m_path + QLatin1String(".new");
    QFile::remove(fresh); // left by a writer that was killed in this function
    Record begin;
    begin.total = static_cast<quint64>(total);
    begin.saved = fingerprint(found);
    m_file.setFileName(fresh);
    uchar *memory = nullptr;
    // Written before it is mapped, which allocates its memory: where that is full, write() fails
    // here, instead of a SIGBUS at the first count. Read-only, so that no accidental truncation
    // ends this process (SIGBUS). Sticky, so that it is not cleaned up by age (XDG Base Directory
    // Specification).
    if (m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered) &&
        m_file.write(reinterpret_cast<const char *>(&begin), sizeof begin) == sizeof begin &&
        (memory = m_file.map(0, sizeof begin)) && ::fchmod(m_file.handle(), 01400) == 0 &&
        std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(m_path).constData()) ==
            0) {
        m_record = reinterpret_cast<Record *>(memory);
        m_file.close(); // keeps the mapping
        return true;
    }
    m_file.remove();
    return false;
}

void CrashCounter::beginSave(const Snapshot &content)
{
    if (m_record)
        m_record->saving = fingerprint(&content);
}

void CrashCounter::endSave()
{
    if (m_record)
        m_record->saved = m_record->saving.load();
}

void CrashCounter::remove()
{
    if (m_record)
        QFile::remove(m_path);
}

} // namespace mm
