// SPDX-License-Identifier: MIT
#include "core/system/fileio.h"

#include "core/system/uniquefd.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mm::posix {

namespace {

FileStamp stampFrom(const struct stat &info)
{
    FileStamp stamp;
    switch (info.st_mode & S_IFMT) {
    case S_IFREG:
        stamp.kind = FileKind::Regular;
        break;
    case S_IFDIR:
        stamp.kind = FileKind::Directory;
        break;
    case S_IFIFO:
        stamp.kind = FileKind::Fifo;
        break;
    case S_IFSOCK:
        stamp.kind = FileKind::Socket;
        break;
    case S_IFBLK:
    case S_IFCHR:
        stamp.kind = FileKind::Device;
        break;
    default:
        stamp.kind = FileKind::Unknown;
        break;
    }
    stamp.device = info.st_dev;
    stamp.inode = info.st_ino;
    stamp.size = info.st_size;
    stamp.permissions = info.st_mode & 07777U;
    stamp.owner = info.st_uid;
#ifdef Q_OS_DARWIN
    const timespec modified = info.st_mtimespec;
    const timespec changed = info.st_ctimespec;
#else
    const timespec modified = info.st_mtim;
    const timespec changed = info.st_ctim;
#endif
    using namespace std::chrono;
    const auto toTime = [](const timespec &time) {
        return system_clock::time_point(duration_cast<system_clock::duration>(
            seconds(time.tv_sec) + nanoseconds(time.tv_nsec)));
    };
    stamp.modified = toTime(modified);
    stamp.changed = toTime(changed);
    return stamp;
}

/// Appends to \p bytes until the end of the file or one byte past \p cap. 0 or the error number.
int readAll(int descriptor, qint64 cap, qint64 expected, QByteArray *bytes)
{
    constexpr qint64 minBuffer = 4096;
    qint64 used = 0;
    bytes->resize(qMax(qMin(expected, cap) + 1, minBuffer));
    for (;;) {
        if (used == bytes->size())
            bytes->resize(qMin(used * 2, cap + 1));
        const auto room = static_cast<size_t>(qMin<qint64>(bytes->size(), cap + 1) - used);
        if (room == 0)
            break;
        const ssize_t taken = ::read(descriptor, bytes->data() + used, room);
        if (taken < 0 && errno == EINTR)
            continue;
        if (taken < 0)
            return errno;
        used += taken;
        // No further read() to find the end: if the file has grown, its size shows it.
        if (taken == 0 || used == expected)
            break;
    }
    bytes->resize(used);
    return 0;
}

} // namespace

FileStamp stampOf(const QString &path, int *errorNumber)
{
    struct stat info = {};
    *errorNumber = 0;
    if (::stat(QFile::encodeName(path).constData(), &info) == 0)
        return stampFrom(info);
    FileStamp stamp;
    if (errno != ENOENT) {
        *errorNumber = errno;
        stamp.kind = FileKind::Unknown;
    }
    return stamp;
}

FileReadResult readCapped(const QString &path, qint64 cap, QByteArray *bytes)
{
    FileReadResult result;
    const auto failed = [&](int errorNumber) {
        result.outcome = FileReadStatus::Failed;
        result.errorNumber = errorNumber;
        return result;
    };
    bytes->resize(0);
    // Checked before it is opened: opening a FIFO would wake its writer, opening a device may have
    // any effect.
    result.stamp = stampOf(path, &result.errorNumber);
    if (result.errorNumber != 0)
        return failed(result.errorNumber);
    if (result.stamp.kind == FileKind::Missing) {
        result.outcome = FileReadStatus::Missing;
        return result;
    }
    if (result.stamp.kind != FileKind::Regular) {
        result.outcome = FileReadStatus::NotRegular;
        return result;
    }

    const UniqueFd file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0) {
        if (errno != ENOENT)
            return failed(errno);
        result.outcome = FileReadStatus::Missing;
        return result;
    }
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return failed(errno);
    result.stamp = stampFrom(info);
    if (result.stamp.kind != FileKind::Regular) {
        result.outcome = FileReadStatus::NotRegular;
        return result;
    }
    if (result.stamp.size > cap) {
        result.outcome = FileReadStatus::TooLarge;
        return result;
    }
    if (const int error = readAll(file.get(), cap, result.stamp.size, bytes))
        return failed(error);
    if (bytes->size() > cap) {
        bytes->clear();
        result.outcome = FileReadStatus::TooLarge;
        return result;
    }
    if (::fstat(file.get(), &info) != 0)
        return failed(errno);
    const FileStamp after = stampFrom(info);
    const bool same = after.size == result.stamp.size && after.modified == result.stamp.modified;
    result.outcome = same ? FileReadStatus::Ok : FileReadStatus::Torn;
    result.stamp = after;
    return result;
}

int touch(const QString &path)
{
    return ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), nullptr, 0) == 0 ? 0 : errno;
}

int renameToFree(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
#ifdef Q_OS_DARWIN
    const int result = ::renamex_np(source.constData(), target.constData(), RENAME_EXCL);
#else
    const int result =
        ::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE);
#endif
    if (result == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return errno;
    // Some file systems can't rename so. A hard link fails for an existing name too.
    if (::link(source.constData(), target.constData()) == 0)
        return ::unlink(source.constData()) == 0 ? 0 : errno;
    if (errno == EEXIST)
        return errno;
    struct stat info = {};
    if (::lstat(target.constData(), &info) == 0)
        return EEXIST;
    return ::rename(source.constData(), target.constData()) == 0 ? 0 : errno;
}

int setPermissions(int descriptor, quint32 permissions)
{
    struct stat info = {};
    if (::fstat(descriptor, &info) == 0 && (info.st_mode & 07777U) == permissions)
        return 0;
    int result = 0;
    do
        result = ::fchmod(descriptor, permissions);
    while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
}

int canWrite(const QString &path)
{
    return ::access(QFile::encodeName(path).constData(), W_OK) == 0 ? 0 : errno;
}

int syncToDisk(int descriptor)
{
#ifdef Q_OS_DARWIN
    // On macOS fsync() stops at the drive's cache.
    if (::fcntl(descriptor, F_FULLFSYNC) == 0)
        return 0;
    return ::fsync(descriptor) == 0 ? 0 : errno;
#else
    int result = 0;
    do
        result = ::fdatasync(descriptor);
    while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
#endif
}

QString errorText(int errorNumber)
{
    return qt_error_string(errorNumber);
}

} // namespace mm::posix
