// SPDX-License-Identifier: MIT
#include "core/system/atomicfile.h"

#include "core/system/fileowner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace mm {

AtomicFile::AtomicFile(QString path, quint32 newPermissions)
    : m_path(std::move(path))
    , m_newPermissions(newPermissions)
{
}

QString AtomicFile::resolve(const QString &path, QString *error)
{
    constexpr int maxLinks = 40; // the kernel's own limit
    QString target = path;
    for (int i = 0; i < maxLinks; ++i) {
        const QFileInfo info(target);
        // Qt shortens "link/..", while the system resolves ".." from the link's target. So the
        // folder is resolved at each step, and no ".." is left for Qt.
        if (char *real = ::realpath(QFile::encodeName(info.path()).constData(), nullptr)) {
            target = QFile::decodeName(real) + QLatin1Char('/') + info.fileName();
            std::free(real);
        }
        char to[PATH_MAX];
        const ssize_t size = ::readlink(QFile::encodeName(target).constData(), to, sizeof to);
        if (size < 0)
            return target;
        const QString next = QFile::decodeName(QByteArray(to, size));
        target =
            QDir::isAbsolutePath(next) ? next : QFileInfo(target).path() + QLatin1Char('/') + next;
    }
    *error = tr("its symbolic links form a loop");
    return {};
}

bool AtomicFile::canReplace(QString *error) const
{
    int errorNumber = 0;
    const posix::FileStamp stamp = posix::stampOf(m_path, &errorNumber);
    if (errorNumber != 0)
        *error = qt_error_string(errorNumber);
    else if (stamp.exists() && !stamp.isRegular())
        *error = tr("it is not a regular file, and is left as it is");
    else
        return true;
    return false;
}

bool AtomicFile::save(const QByteArray &bytes, QString *error,
                      const std::function<bool()> &mayReplace)
{
    // QSaveFile would replace a FIFO or a device by a regular file, and reports a read-only file
    // system only as "not writable".
    if (!canReplace(error))
        return false;
    int errorNumber = 0;
    const posix::FileStamp before = posix::stampOf(m_path, &errorNumber);
    const auto failed = [error](const QString &cause) {
        *error = cause;
        return false;
    };
    const bool isOfOther = isOfOtherUser();
    if (before.exists() && !isOfOther && !posix::isWritable(m_path, &errorNumber))
        return failed(posix::accessError(m_path, errorNumber, posix::Access::Replace));

    const auto savedInPlace = [&] {
        const int cause = posix::overwrite(m_path, bytes);
        if (cause != 0)
            return failed(tr("it is mounted by itself, and can't be written in place: %1")
                              .arg(qt_error_string(cause)));
        m_wroteInPlace = true;
        (void)stampIfAsSaved();
        return true;
    };
    m_wroteInPlace = false;
    m_lastSize = bytes.size();
    m_lastHash = qHash(bytes);
    m_lastStamp = {};
    if (before.exists() && posix::isMountPoint(m_path))
        return savedInPlace();

    // QSaveFile refuses a target that this user may not write to.
    const QString target = isOfOther ? posix::temporaryName(m_path) : m_path;
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return failed(posix::isWritable(QFileInfo(m_path).path(), &errorNumber)
                          ? file.errorString()
                          : posix::accessError(m_path, errorNumber, posix::Access::Replace).text());
    }
    // QSaveFile of Qt 6.4 commits a file that a full disk has truncated (QTBUG-75077) and ignores
    // errors of fdatasync() and fchmod(). So each step is checked here, and only what is on the
    // disk is committed. QSaveFile's destructor removes an uncommitted file.
    // A run under sudo must not leave a file that its owner can't write to. Not every file system
    // allows it.
    if (before.exists() && before.owner != ::geteuid() && ::geteuid() == 0)
        (void)!::fchown(file.handle(), before.owner, before.group);
    const quint32 permissions = before.exists() ? before.permissions() : m_newPermissions;
    if (const int cause = before.exists() || permissions != 0
                              ? posix::setPermissions(file.handle(), permissions)
                              : 0)
        return failed(qt_error_string(cause));
    qint64 written = 0;
    while (written < bytes.size()) {
        const qint64 taken = file.write(bytes.constData() + written, bytes.size() - written);
        if (taken <= 0)
            return failed(file.errorString());
        written += taken;
    }
    if (!file.flush())
        return failed(file.errorString());
    if (const int cause = posix::syncToDisk(file.handle()))
        return failed(qt_error_string(cause));
    (void)posix::setModifiedNow(file.handle());
    const posix::FileStamp saved = posix::stampOf(file.handle());
    if (mayReplace && !mayReplace())
        return failed({});
    // A failed commit() does not set errorString(); errno has the cause.
    errno = 0;
    bool isInPlace = file.commit();
    if (isInPlace && isOfOther) {
        isInPlace = ::rename(QFile::encodeName(target).constData(),
                             QFile::encodeName(m_path).constData()) == 0;
        if (!isInPlace)
            ::unlink(QFile::encodeName(target).constData());
    }
    if (!isInPlace) {
        if (errno == EBUSY) // mounted, and the system did not tell
            return savedInPlace();
        return failed(errno != 0 ? qt_error_string(errno) : tr("it can't be put in place"));
    }
    (void)setLastStamp(saved);
    return true;
}

bool AtomicFile::isOfOtherUser() const
{
    int errorNumber = 0;
    const posix::FileStamp stamp = posix::stampOf(m_path, &errorNumber);
    return stamp.exists() && stamp.owner != ::geteuid() &&
           !posix::isWritable(m_path, &errorNumber) && errorNumber == EACCES &&
           posix::isInOwnFolder(m_path);
}

bool AtomicFile::isUnchanged() const
{
    int errorNumber = 0;
    return m_lastStamp.exists() && posix::stampOf(m_path, &errorNumber) == m_lastStamp;
}

bool AtomicFile::touch(QString *error)
{
    error->clear();
    if (!isUnchanged() && !(m_lastHash && stampIfAsSaved()))
        return false;
    if (const int cause = posix::setModifiedNow(m_path)) {
        *error = qt_error_string(cause);
        return false;
    }
    return setLastStamp(m_lastStamp);
}

/// Others may change the file between two calls of the system: what is found at the path has to be
/// the \p expected file.
bool AtomicFile::setLastStamp(const posix::FileStamp &expected)
{
    int errorNumber = 0;
    const posix::FileStamp found = posix::stampOf(m_path, &errorNumber);
    if (!found.exists() || found.device != expected.device || found.inode != expected.inode ||
        found.size != expected.size)
        return stampIfAsSaved(); // some network file systems change the inode
    m_lastStamp = found;
    return true;
}

bool AtomicFile::stampIfAsSaved()
{
    QByteArray bytes;
    const posix::FileReadResult found = posix::readCapped(m_path, m_lastSize, &bytes);
    const bool isAsSaved = found.outcome == posix::FileReadStatus::Ok && m_lastHash == qHash(bytes);
    m_lastStamp = isAsSaved ? found.stamp : posix::FileStamp();
    return isAsSaved;
}

} // namespace mm
