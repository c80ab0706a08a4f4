// SPDX-License-Identifier: MIT
#include "core/statsfile/writerlock.h"

#include "core/statsfile/texts.h"
#include "core/system/fileio.h"
#include "core/system/processinfo.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>

// Not QLockFile: an empty lock file that a killed process left blocks it for good.

namespace mm {

namespace {

struct LockOwner
{
    qint64 pid = 0; ///< 0 when the lock file does not say
    QString program;
    QString host;
};

/// The lock file's lines are process number, program and host, as QLockFile writes them.
LockOwner readOwner(int file)
{
    char bytes[1024];
    const ssize_t size = ::pread(file, bytes, sizeof bytes, 0);
    const QStringList lines =
        QString::fromUtf8(bytes, qMax<ssize_t>(size, 0)).split(QLatin1Char('\n'));
    return lines.size() < 4 ? LockOwner{} : LockOwner{lines[0].toLongLong(), lines[1], lines[2]};
}

bool writeContent(int file, const QByteArray &text)
{
    const auto size = static_cast<size_t>(text.size());
    return ::ftruncate(file, 0) == 0 && ::pwrite(file, text.constData(), size, 0) == text.size();
}

bool isGone(const LockOwner &owner)
{
    const auto now = std::chrono::system_clock::time_point::max() - clockSkewTolerance;
    return owner.host == hostName() && processState(owner.pid, now) == ProcessState::Gone;
}

QString refusal(const LockOwner &owner, const QString &path)
{
    const QString pid = QString::number(owner.pid);
    if (owner.pid == 0)
        return StatsFile::tr("another process writes it already and holds %1").arg(path);
    return owner.host == hostName()
               ? StatsFile::tr("process %1 (%2) writes it already and holds %3")
                     .arg(pid, owner.program, path)
               : StatsFile::tr("process %1 (%2) on %4 writes it already and holds %3")
                     .arg(pid, owner.program, path, owner.host);
}

/// Whether \p path still leads to \p file; also where that can't be found out now.
bool leadsTo(const QByteArray &path, int file)
{
    struct stat there = {};
    struct stat here = {};
    if (::lstat(path.constData(), &there) != 0)
        return errno != ENOENT && errno != ENOTDIR;
    return ::fstat(file, &here) == 0 && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

int openLockFile(const QByteArray &path)
{
    constexpr int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int file = ::open(path.constData(), O_RDWR | O_CREAT | flags, 0666);
    if (file < 0 && errno == EACCES) {
        // Another user's lock file can be locked without the right to write to it.
        file = ::open(path.constData(), O_RDONLY | flags);
        errno = EACCES;
    }
    return file;
}

/// 0, EWOULDBLOCK when another process has the lock, or another error number. Where the file system
/// knows no locks, the owner that the file names decides.
int tryLock(int file, const LockOwner &owner)
{
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return 0;
    if (errno != ENOLCK && errno != ENOSYS && errno != EOPNOTSUPP)
        return errno;
    const bool isOther = owner.pid != 0 && owner.pid != QCoreApplication::applicationPid();
    return isOther && !isGone(owner) ? EWOULDBLOCK : 0;
}

} // namespace

WriterLock::WriterLock(const QString &file)
    : m_path(file + QStringLiteral(".lock"))
{
}

WriterLock::~WriterLock()
{
    if (m_ownerWritten)
        (void)writeContent(m_file.get(), {});
}

WriterLock::Hold WriterLock::acquire(QString *error)
{
    const bool isHeld = m_file.get() >= 0 && leadsTo(QFile::encodeName(m_path), m_file.get());
    const Hold hold = isHeld ? Hold::Held : lock(error);
    // Retried at each call until it succeeds: a full disk must not cost the lock.
    if (hold == Hold::Held && !m_ownerWritten) {
        const QString pid = QString::number(QCoreApplication::applicationPid());
        const QStringList lines{pid, programName(), hostName(), QString()};
        m_ownerWritten = writeContent(m_file.get(), lines.join(QLatin1Char('\n')).toUtf8());
    }
    return hold;
}

WriterLock::Hold WriterLock::lock(QString *error)
{
    const QString shownPath = QDir::toNativeSeparators(m_path);
    const auto unavailable = [&](int cause) {
        *error = StatsFile::tr("%1 can't be created: %2").arg(shownPath, qt_error_string(cause));
        return Hold::Unavailable;
    };
    posix::UniqueFd file(openLockFile(QFile::encodeName(m_path)));
    struct stat info = {};
    if (file.get() < 0)
        return unavailable(errno);
    if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return unavailable(EEXIST);
    LockOwner owner = readOwner(file.get());
    int cause = tryLock(file.get(), owner);
    // The owner may be about to write its number.
    for (int tries = 0; cause == EWOULDBLOCK && owner.pid == 0 && tries < 50; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        owner = readOwner(file.get());
        cause = tryLock(file.get(), owner);
    }
    if (cause == 0) {
        m_file = std::move(file);
        m_ownerWritten = false;
        return Hold::Held;
    }
    if (cause != EWOULDBLOCK)
        return unavailable(cause);
    *error = refusal(owner, shownPath);
    // The lock of a process that is gone is a forked child's, or of an owner yet to write its
    // number.
    return owner.pid != 0 && isGone(owner) ? Hold::Unavailable : Hold::Refused;
}

} // namespace mm
