// SPDX-License-Identifier: MIT
#include "core/tracker/crashcounter.h"

#include "core/statsfile/statsjson.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <limits>
#include <sys/mman.h>
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
    head.failures.clear();
    head.servers.clear();
    quint64 begin = 0;
    std::memcpy(&begin,
                QCryptographicHash::hash(toJson(head), QCryptographicHash::Sha256).constData(),
                sizeof begin);
    return begin;
}

} // namespace

CrashCounter::~CrashCounter()
{
    if (Record *record = m_record)
        ::munmap(record, sizeof(Record));
}

std::optional<qint64> CrashCounter::recover(const QString &statsFile, const Snapshot *found)
{
    const QString path = recordPath(statsFile);
    QByteArray bytes;
    if (isOwnRecord(path) ||
        posix::readCapped(path, sizeof(Content), &bytes).outcome != posix::FileReadStatus::Ok ||
        bytes.size() != sizeof(Content))
        return {};
    Content left;
    std::memcpy(&left, bytes.constData(), sizeof left);
    const quint64 content = fingerprint(found);
    if (left.format != Content().format || (left.saved != content && left.saving != content))
        return {};
    constexpr quint64 max = std::numeric_limits<qint64>::max();
    const quint64 total = qMin(left.total, max);
    if (total <= static_cast<quint64>(found ? found->totalMessages : 0))
        return {};
    m_recovered.close();
    m_recovered.setFileName(path);
    m_recoveredTotal = total;
    if (m_recovered.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        (void)m_recovered.open(QIODevice::ReadWrite | QIODevice::ExistingOnly |
                               QIODevice::Unbuffered);
    return static_cast<qint64>(total);
}

qint64 CrashCounter::takenTotal() const
{
    const Record *record = m_record;
    return record && record->saved == 0 ? static_cast<qint64>(record->saving) : 0;
}

bool CrashCounter::open(const QString &statsFile, const Snapshot *found, qint64 total)
{
    static_assert(std::atomic<quint64>::is_always_lock_free && sizeof(Record) == sizeof(Content));
    const QString path = recordPath(statsFile);
    if (path != m_path)
        remove(); // the stats file has moved
    m_isOpen = false;
    m_path = path;
    const QString folder = QFileInfo(m_path).path();
    if (m_path.isEmpty() || !QDir().mkpath(folder) ||
        QStorageInfo(folder).fileSystemType() != "tmpfs")
        return false;
    QFile file(m_path + QLatin1String(".new"));
    file.remove(); // left by a writer that was killed in this function
    Content begin;
    begin.total = static_cast<quint64>(total);
    begin.saved = fingerprint(found);
    // Written before it is mapped, which allocates its memory: where that is full, write() fails
    // here, instead of a SIGBUS at the first count. Read-only, so that no accidental truncation
    // ends this process (SIGBUS). Sticky, so that it is not cleaned up by age (XDG Base Directory
    // Specification).
    Record *const mapped = m_record;
    void *memory = MAP_FAILED;
    if (file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered) &&
        file.write(reinterpret_cast<const char *>(&begin), sizeof begin) == sizeof begin &&
        ::fchmod(file.handle(), 01400) == 0 &&
        std::rename(QFile::encodeName(file.fileName()).constData(),
                    QFile::encodeName(m_path).constData()) == 0) {
        // At the former address: a thread may be counting there.
        memory = ::mmap(mapped, sizeof begin, PROT_READ | PROT_WRITE,
                        MAP_SHARED | (mapped ? MAP_FIXED : 0), file.handle(), 0);
        if (memory == MAP_FAILED)
            QFile::remove(m_path);
    }
    if (memory == MAP_FAILED) {
        file.remove();
        return false;
    }
    int errorNumber = 0;
    m_stamp = posix::stampOf(m_path, &errorNumber);
    m_record = static_cast<Record *>(memory);
    m_isOpen = true;
    // Only now, so that a kill before this does not lose them. Its writer may only hang, and must
    // not add these messages once more.
    const std::array<quint64, 2> taken{0, m_recoveredTotal};
    if (m_recovered.isOpen() && m_recovered.seek(offsetof(Content, saved)))
        m_recovered.write(reinterpret_cast<const char *>(taken.data()), sizeof taken);
    m_recovered.close();
    return true;
}

void CrashCounter::beginSave(const Snapshot &content)
{
    if (m_isOpen)
        m_record.load()->saving = fingerprint(&content);
}

void CrashCounter::endSave()
{
    if (m_isOpen)
        m_record.load()->saved = m_record.load()->saving.load();
}

void CrashCounter::remove()
{
    if (isOwnRecord(m_path))
        QFile::remove(m_path);
}

bool CrashCounter::isOwnRecord(const QString &path) const
{
    int errorNumber = 0;
    const posix::FileStamp stamp = posix::stampOf(path, &errorNumber);
    return m_isOpen && stamp.exists() && stamp.device == m_stamp.device &&
           stamp.inode == m_stamp.inode;
}

} // namespace mm
