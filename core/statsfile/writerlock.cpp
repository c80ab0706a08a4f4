// SPDX-License-Identifier: MIT
#include "core/statsfile/writerlock.h"

#include "core/statsfile/texts.h"
#include "core/system/processinfo.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

// Not QLockFile: an empty lock file that a killed process left blocks it for good.

namespace mm {

namespace {

/// What the lock file's lines say; QLockFile writes the same ones.
struct LockOwner
{
    qint64 pid = 0; ///< 0 when the lock file does not say
    QString program;
    QString host;

    [[nodiscard]] bool isGone() const
    {
        // The file does not tell when its owner was active: any start time is accepted.
        const auto latest = std::chrono::system_clock::time_point::max() - clockSkewTolerance;
        return pid != 0 && host == hostName() && processState(pid, latest) == ProcessState::Gone;
    }
};

LockOwner readOwner(int file)
{
    char bytes[1024];
    const ssize_t size = ::pread(file, bytes, sizeof bytes, 0);
    const QStringList lines = QString::fromUtf8(bytes, qMax<ssize_t>(size, 0)).split(u'\n');
    return lines.size() < 4 ? LockOwner{} : LockOwner{lines[0].toLongLong(), lines[1], lines[2]};
}

bool writeContent(int file, const QByteArray &text)
{
    const auto size = static_cast<size_t>(text.size());
    return ::ftruncate(file, 0) == 0 && ::pwrite(file, text.constData(), size, 0) == text.size();
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

/// 0, EWOULDBLOCK when another process has the lock, or another error number. On a file system
/// without locks, the owner that the file names decides.
int tryLock(int file, const LockOwner &owner)
{
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return 0;
    if (errno != ENOLCK && errno != ENOSYS && errno != EOPNOTSUPP)
        return errno;
    const bool isOther = owner.pid != 0 && owner.pid != QCoreApplication::applicationPid();
    return isOther && !owner.isGone() ? EWOULDBLOCK : 0;
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
    const Hold hold = isHeld() ? Hold::Held : lock(error);
    // Retried at each call until it succeeds: a full disk must not make acquire() fail.
    if (hold == Hold::Held && !m_ownerWritten) {
        const QString pid = QString::number(QCoreApplication::applicationPid());
        const QStringList lines{pid, programName(), hostName(), QString()};
        m_ownerWritten = writeContent(m_file.get(), lines.join(u'\n').toUtf8());
    }
    return hold;
}

/// True also while the path can't be checked.
bool WriterLock::isHeld() const
{
    struct stat here = {};
    struct stat there = {};
    if (m_file.get() < 0 || ::fstat(m_file.get(), &here) != 0)
        return false;
    if (::lstat(QFile::encodeName(m_path).constData(), &there) != 0)
        return errno != ENOENT && errno != ENOTDIR;
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

WriterLock::Hold WriterLock::lock(QString *error)
{
    const QByteArray path = QFile::encodeName(m_path);
    constexpr int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    posix::UniqueFd file(::open(path.constData(), O_RDWR | O_CREAT | flags, 0666));
    int cause = file.get() < 0 ? errno : 0;
    // Another user's lock file can be locked without the right to write to it.
    if (cause == EACCES)
        file = posix::UniqueFd(::open(path.constData(), O_RDONLY | flags));
    LockOwner owner;
    if (struct stat info = {}; ::fstat(file.get(), &info) == 0) {
        owner = readOwner(file.get());
        cause = S_ISREG(info.st_mode) ? tryLock(file.get(), owner) : EEXIST;
    }
    const QString shownPath = QDir::toNativeSeparators(m_path);
    if (cause == 0) {
        m_file = std::move(file);
        m_ownerWritten = false;
        return Hold::Held;
    }
    if (cause != EWOULDBLOCK) {
        *error = StatsFile::tr("%1 can't be created: %2").arg(shownPath, qt_error_string(cause));
        return Hold::Unavailable;
    }
    *error = refusal(owner, shownPath);
    // If the owner is gone, the lock is held by its forked child, or by another process that has
    // not written its pid yet.
    return owner.isGone() ? Hold::Unavailable : Hold::Refused;
}

} // namespace mm
