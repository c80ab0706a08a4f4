// SPDX-License-Identifier: MIT
#include "core/statsfile/writerlock.h"

#include "core/statsfile/texts.h"
#include "core/system/fileio.h"
#include "core/system/fileowner.h"
#include "core/system/processinfo.h"

#include <QDir>
#include <QFile>
#include <QHash>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <sys/stat.h>

// Not QLockFile: an empty lock file that a killed process left blocks it for good.

namespace mm {

namespace {

/// What the lock file's lines say; QLockFile writes the first three and the boot id in the fifth.
struct LockOwner
{
    ProcessAddress process; ///< pid 0 when the lock file does not say
    QString program;

    [[nodiscard]] bool isGone() const
    {
        // The file does not tell when its owner was active: any start time is accepted.
        const auto latest = std::chrono::system_clock::time_point::max() - clockSkewTolerance;
        return process.pid != 0 && processStateAt(process, latest) == ProcessState::Gone;
    }
};

LockOwner readOwner(int file)
{
    char bytes[1024];
    const ssize_t size = ::pread(file, bytes, sizeof bytes, 0);
    const QStringList lines = QString::fromUtf8(bytes, qMax<ssize_t>(size, 0)).split(u'\n');
    if (lines.size() < 4)
        return {};
    return {{lines[0].toLongLong(), lines[2], lines.value(4), lines.value(5).toLongLong(),
             lines.value(6).toLongLong()},
            lines[1]};
}

bool writeContent(int file, const QByteArray &text)
{
    const auto size = static_cast<size_t>(text.size());
    return ::ftruncate(file, 0) == 0 && ::pwrite(file, text.constData(), size, 0) == text.size();
}

QString refusal(const LockOwner &owner, const QString &path)
{
    const QString pid = QString::number(owner.process.pid);
    if (owner.process.pid == 0)
        return StatsFile::tr("another process writes it already and holds %1").arg(path);
    return owner.process.host == hostName()
               ? StatsFile::tr("process %1 (%2) writes it already and holds %3")
                     .arg(pid, owner.program, path)
               : StatsFile::tr("process %1 (%2) on %4 writes it already and holds %3")
                     .arg(pid, owner.program, path, owner.process.host);
}

/// The locks of this process, by lock file. Where the file system has no locks, or the lock file
/// was removed, nothing else keeps two trackers of one process apart.
class OwnLocks final
{
public:
    /// False when another lock of this process has \p path. Locks of a parent process, before its
    /// fork, don't count.
    bool claim(const QString &path, const WriterLock *lock)
    {
        const std::lock_guard guard(m_mutex);
        const Claim claim{QCoreApplication::applicationPid(), lock};
        const Claim found = m_claims.value(path, claim);
        if (found.pid == claim.pid && found.lock != lock)
            return false;
        m_claims.insert(path, claim);
        return true;
    }
    void release(const QString &path, const WriterLock *lock)
    {
        const std::lock_guard guard(m_mutex);
        if (m_claims.value(path).lock == lock)
            m_claims.remove(path);
    }

private:
    struct Claim
    {
        qint64 pid = 0;
        const WriterLock *lock = nullptr;
    };
    std::mutex m_mutex;
    QHash<QString, Claim> m_claims;
};

OwnLocks &ownLocks()
{
    static OwnLocks locks;
    return locks;
}

/// For a file that this user may not even open. False where the system does not tell.
bool isLockedByAnyProcess(const QString &path)
{
    struct stat info = {};
    QFile locks(QStringLiteral("/proc/locks")); // "1: FLOCK ADVISORY WRITE pid major:minor:inode …"
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0 ||
        !locks.open(QIODevice::ReadOnly))
        return false;
    return locks.readAll().contains(':' + QByteArray::number(qulonglong(info.st_ino)) + ' ');
}

bool hasNoLocks(int errorNumber)
{
    return errorNumber == ENOLCK || errorNumber == ENOSYS || errorNumber == EOPNOTSUPP;
}

} // namespace

WriterLock::WriterLock(const QString &file)
    : m_path(file + QStringLiteral(".lock"))
{
}

WriterLock::~WriterLock()
{
    if (m_ownerWritten && isHeld())
        (void)writeContent(m_file.get(), {});
    ownLocks().release(m_path, this);
}

WriterLock::Hold WriterLock::acquire(QString *error, Owner owner)
{
    const Hold hold = isHeld() ? Hold::Held : lock(error, owner);
    if (hold != Hold::Held) {
        m_file = posix::UniqueFd();
        ownLocks().release(m_path, this);
        return hold;
    }
    // Retried at each call until it succeeds: a full disk must not make acquire() fail.
    if (!m_ownerWritten) {
        const ProcessAddress self = thisProcess();
        const QStringList lines{QString::number(self.pid),
                                programName(),
                                self.host,
                                QString(),
                                self.bootId,
                                QString::number(self.pidNamespace),
                                QString::number(self.startTime),
                                QString()};
        m_ownerWritten = writeContent(m_file.get(), lines.join(u'\n').toUtf8());
    }
    return hold;
}

bool WriterLock::isHeld() const
{
    struct stat here = {};
    struct stat there = {};
    if (m_file.get() < 0 || ::fstat(m_file.get(), &here) != 0)
        return false;
    if (::lstat(QFile::encodeName(m_path).constData(), &there) != 0)
        return errno != ENOENT && errno != ENOTDIR;
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino &&
           (!m_byContent || !m_ownerWritten || isThisProcess(readOwner(m_file.get()).process));
}

/// Replaces a lock file that this user may not write to by an own one. False when it is locked, or
/// its folder belongs to another user.
bool WriterLock::replaceUnlocked() const
{
    const bool isLocked = m_file.get() < 0 && isLockedByAnyProcess(m_path);
    const QByteArray path = QFile::encodeName(m_path);
    if (isLocked || !posix::isInOwnFolder(m_path))
        return false;
    const QByteArray fresh = QFile::encodeName(posix::temporaryName(m_path));
    const posix::UniqueFd file(
        ::open(fresh.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.get() >= 0 && ::rename(fresh.constData(), path.constData()) == 0)
        return true;
    ::unlink(fresh.constData());
    return false;
}

WriterLock::Hold WriterLock::lock(QString *error, Owner respect)
{
    const QString shownPath = QDir::toNativeSeparators(m_path);
    if (!ownLocks().claim(m_path, this)) {
        *error = refusal({thisProcess(), programName()}, shownPath);
        return Hold::Refused;
    }
    const QByteArray path = QFile::encodeName(m_path);
    constexpr int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    constexpr int maxTries = 10;
    for (int tries = 0; tries < maxTries; ++tries) {
        m_file = posix::UniqueFd(::open(path.constData(), O_RDWR | O_CREAT | flags, 0666));
        int cause = m_file.get() < 0 ? errno : 0;
        // Another user's lock file can be locked without the right to write to it.
        const bool isOfOther = cause == EACCES;
        if (isOfOther)
            m_file = posix::UniqueFd(::open(path.constData(), O_RDONLY | flags));
        m_byContent = m_ownerWritten = false;
        m_formerOwner = {};
        LockOwner owner;
        if (struct stat info = {}; ::fstat(m_file.get(), &info) == 0) {
            owner = readOwner(m_file.get());
            cause = !S_ISREG(info.st_mode)                          ? EEXIST
                    : ::flock(m_file.get(), LOCK_EX | LOCK_NB) == 0 ? 0
                                                                    : errno;
        }
        const bool isAlive = !owner.isGone();
        if (hasNoLocks(cause)) {
            m_byContent = true;
            const bool isOther = owner.process.pid != 0 && !isThisProcess(owner.process);
            cause = isOther && isAlive && respect == Owner::Respect ? EWOULDBLOCK : 0;
        }
        if (cause == EWOULDBLOCK) {
            // If the owner is gone, the lock is held by its forked child, or by another process
            // that has not written its pid yet.
            *error = refusal(isAlive ? owner : LockOwner(), shownPath);
            return isAlive ? Hold::Refused : Hold::Unavailable;
        }
        if (cause != 0) {
            if (isOfOther && replaceUnlocked())
                continue;
            *error = StatsFile::tr("%1 can't be created: %2")
                         .arg(shownPath, posix::accessError(m_path, cause, posix::Access::Replace));
            return Hold::Unavailable;
        }
        // While the old one is locked, so that no other process can take it at the same time.
        if (isOfOther && replaceUnlocked())
            continue;
        // The lock file may have been removed or replaced after it was opened.
        if (isHeld()) {
            if (!m_byContent)
                m_formerOwner = owner.process;
            return Hold::Held;
        }
    }
    *error = StatsFile::tr("another process writes it already and holds %1").arg(shownPath);
    return Hold::Unavailable;
}

} // namespace mm
