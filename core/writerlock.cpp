// SPDX-License-Identifier: MIT
#include "core/writerlock.h"

#include "core/posixfile.h"
#include "core/process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

// Not QLockFile: a lock file that a killed process left empty keeps that out for good, and so does
// one open() that fails for want of a descriptor.

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

struct Owner
{
    qint64 pid = 0; ///< 0 when the lock file does not say
    QString program;
    QString host;

    [[nodiscard]] bool isHere() const { return host == hostName(); }
};

/// The lines of a lock file: process number, program, host, as QLockFile writes them too.
Owner ownerOf(int descriptor)
{
    std::array<char, 1024> bytes = {};
    const ssize_t length = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    const QStringList lines =
        QString::fromUtf8(bytes.data(), qMax<ssize_t>(length, 0)).split(QLatin1Char('\n'));
    return lines.size() < 4 ? Owner{} : Owner{lines.at(0).toLongLong(), lines.at(1), lines.at(2)};
}

QString refusal(const Owner &owner, const QString &shownPath)
{
    if (owner.pid == 0)
        return Text::tr("another process writes it already and holds %1").arg(shownPath);
    const QString pid = QString::number(owner.pid);
    if (owner.isHere()) {
        return Text::tr("process %1 (%2) writes it already and holds %3")
            .arg(pid, owner.program, shownPath);
    }
    return Text::tr("process %1 (%2) on %4 writes it already and holds %3")
        .arg(pid, owner.program, shownPath, owner.host);
}

/// Whether \p path still leads to what \p descriptor holds. What can't be looked at just now is not
/// lost.
bool leadsTo(const QString &path, int descriptor)
{
    struct stat there = {};
    struct stat here = {};
    if (::lstat(QFile::encodeName(path).constData(), &there) != 0)
        return errno != ENOENT && errno != ENOTDIR;
    return ::fstat(descriptor, &here) == 0 && here.st_dev == there.st_dev &&
           here.st_ino == there.st_ino;
}

bool isGone(const Owner &owner)
{
    const auto asOfNow = std::chrono::system_clock::time_point::max() - clockSlack;
    return owner.isHere() && processState(owner.pid, asOfNow) == ProcessState::Gone;
}

/// 0 when it is locked, EWOULDBLOCK when another has it, or why it can't be locked. Where the file
/// system knows no locks, the word of the lock file has to do.
int lock(int descriptor, const Owner &owner)
{
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return 0;
    if (errno != ENOLCK && errno != ENOSYS && errno != EOPNOTSUPP)
        return errno;
    const bool other = owner.pid != 0 && owner.pid != QCoreApplication::applicationPid();
    return other && !isGone(owner) ? EWOULDBLOCK : 0;
}

} // namespace

WriterLock::WriterLock(const QString &file)
    : m_path(file + QStringLiteral(".lock"))
{
}

WriterLock::~WriterLock()
{
    if (m_descriptor < 0)
        return;
    // While it is still locked, so that it can't be anybody else's.
    if (leadsTo(m_path, m_descriptor))
        ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_descriptor);
}

WriterLock::Hold WriterLock::acquire(QString *error)
{
    const bool held = m_descriptor >= 0 && leadsTo(m_path, m_descriptor);
    const Hold hold = held ? Hold::Held : take(error);
    if (hold == Hold::Held && !m_signed)
        sign();
    return hold;
}

WriterLock::Hold WriterLock::take(QString *error)
{
    constexpr int mostTries = 50;
    constexpr std::chrono::milliseconds pause{2};
    const QString shownPath = QDir::toNativeSeparators(m_path);
    const auto unavailable = [&](int cause) {
        *error = Text::tr("%1 can't be made: %2").arg(shownPath, posix::errorText(cause));
        return Hold::Unavailable;
    };
    for (int tries = 0; tries < mostTries; ++tries) {
        // Not through a link, and not blocking on a FIFO.
        const QByteArray name = QFile::encodeName(m_path);
        constexpr int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
        int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | flags, 0666);
        // One that another user left behind can be locked all the same.
        if (descriptor < 0 && errno == EACCES) {
            descriptor = ::open(name.constData(), O_RDONLY | flags);
            if (descriptor < 0)
                errno = EACCES;
        }
        if (descriptor < 0) {
            if (errno == EINTR)
                continue;
            return unavailable(errno);
        }
        struct stat info = {};
        if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
            ::close(descriptor);
            return unavailable(EEXIST);
        }
        const Owner owner = ownerOf(descriptor);
        const int cause = lock(descriptor, owner);
        if (cause == 0 && leadsTo(m_path, descriptor)) {
            if (m_descriptor >= 0)
                ::close(m_descriptor);
            m_descriptor = descriptor;
            m_signed = false;
            return Hold::Held;
        }
        ::close(descriptor);
        if (cause != 0 && cause != EWOULDBLOCK)
            return unavailable(cause);
        if (cause == EWOULDBLOCK && owner.pid != 0) {
            *error = refusal(owner, shownPath);
            // A process that the owner forked may have outlived it, and may end any time.
            return isGone(owner) ? Hold::Unavailable : Hold::Refused;
        }
        // Its owner is about to sign it, or has just let go of it.
        std::this_thread::sleep_for(pause);
    }
    *error = refusal({}, shownPath);
    return Hold::Refused;
}

/// Tried anew at each save until it succeeds: a full disk does not take the lock away.
void WriterLock::sign()
{
    const QByteArray text =
        QStringLiteral("%1\n%2\n%3\n")
            .arg(QString::number(QCoreApplication::applicationPid()), programName(), hostName())
            .toUtf8();
    m_signed = ::ftruncate(m_descriptor, 0) == 0 &&
               ::pwrite(m_descriptor, text.constData(), static_cast<size_t>(text.size()), 0) ==
                   text.size();
}

} // namespace mm
