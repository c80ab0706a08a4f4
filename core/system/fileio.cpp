// SPDX-License-Identifier: MIT
#include "core/system/fileio.h"

#include "core/system/uniquefd.h"

#include <QFile>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mm::posix {

namespace {

FileStamp stampFrom(const struct stat &info)
{
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
    return {info.st_mode, info.st_uid,  info.st_gid,      info.st_dev,
            info.st_ino,  info.st_size, toTime(modified), toTime(changed)};
}

/// Repeats \p call while signals interrupt it. Returns 0 or the error number.
template <typename Call>
int errorOf(Call call)
{
    while (call() < 0) {
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

/// Appends to \p bytes until the end of the file or one byte past \p cap. 0 or the error number.
int readAll(int descriptor, qint64 cap, qint64 expected, QByteArray *bytes)
{
    constexpr qint64 minBuffer = 4096;
    qint64 used = 0;
    ssize_t taken = 0;
    do {
        // One call if the size is as expected: the caller detects a change by a second fstat().
        bytes->resize(qMin(qMax(qMax(expected + 1, minBuffer), 2 * used), cap + 1));
        const auto room = static_cast<size_t>(bytes->size() - used);
        const int error =
            errorOf([&] { return taken = ::read(descriptor, bytes->data() + used, room); });
        if (error != 0)
            return error;
        used += taken;
    } while (taken > 0 && used != expected && used <= cap);
    bytes->resize(used);
    return 0;
}

} // namespace

FileStamp stampOf(const QString &path, int *errorNumber)
{
    struct stat info = {};
    const bool failed = ::stat(QFile::encodeName(path).constData(), &info) != 0;
    *errorNumber = failed && errno != ENOENT ? errno : 0;
    return failed ? FileStamp() : stampFrom(info);
}

FileStamp stampOf(int descriptor)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0 ? stampFrom(info) : FileStamp();
}

FileReadResult readCapped(const QString &path, qint64 cap, QByteArray *bytes)
{
    FileReadResult result;
    const auto ended = [&](FileReadStatus outcome, int errorNumber = 0) {
        result.outcome = outcome;
        result.errorNumber = errorNumber;
        return result;
    };
    bytes->resize(0);
    // Checked before it is opened: opening a FIFO would wake its writer, opening a device may have
    // any effect.
    int errorNumber = 0;
    result.stamp = stampOf(path, &errorNumber);
    if (errorNumber != 0)
        return ended(FileReadStatus::Failed, errorNumber);
    if (!result.stamp.exists())
        return ended(FileReadStatus::Missing);
    if (!result.stamp.isRegular())
        return ended(FileReadStatus::NotRegular);

    const UniqueFd file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0 && errno == ENOENT)
        return ended(FileReadStatus::Missing);
    struct stat info = {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0)
        return ended(FileReadStatus::Failed, errno);
    const FileStamp before = result.stamp = stampFrom(info);
    if (!before.isRegular())
        return ended(FileReadStatus::NotRegular);
    if (before.size > cap)
        return ended(FileReadStatus::TooLarge);
    if (const int error = readAll(file.get(), cap, before.size, bytes))
        return ended(FileReadStatus::Failed, error);
    if (bytes->size() > cap) {
        bytes->clear();
        return ended(FileReadStatus::TooLarge);
    }
    if (::fstat(file.get(), &info) != 0)
        return ended(FileReadStatus::Failed, errno);
    result.stamp = stampFrom(info);
    const bool same = before.size == result.stamp.size && before.modified == result.stamp.modified;
    return ended(same ? FileReadStatus::Ok : FileReadStatus::Torn);
}

QString temporaryName(const QString &path)
{
    return path + u'.' + QString::number(QRandomGenerator::system()->generate64(), 16);
}

int renameNoReplace(const QString &from, const QString &to)
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
    // Some file systems don't support this. link() fails for an existing name too.
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
    if (::fstat(descriptor, &info) == 0 && stampFrom(info).permissions() == permissions)
        return 0;
    return errorOf([&] { return ::fchmod(descriptor, permissions); });
}

bool isWritable(const QString &path, int *errorNumber)
{
    const bool isAllowed =
        ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
    if (!isAllowed)
        *errorNumber = errno;
    return isAllowed;
}

bool isMountPoint([[maybe_unused]] const QString &path)
{
#if defined(Q_OS_LINUX) && defined(STATX_ATTR_MOUNT_ROOT)
    struct statx info = {};
    return ::statx(AT_FDCWD, QFile::encodeName(path).constData(), AT_SYMLINK_NOFOLLOW, STATX_TYPE,
                   &info) == 0 &&
           (info.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#else
    return false;
#endif
}

int overwrite(const QString &path, const QByteArray &bytes)
{
    const UniqueFd file(
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat info = {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0)
        return errno;
    const auto writeAt = [&file](const QByteArray &text, qint64 position) {
        for (qint64 done = 0; done < text.size();) {
            ssize_t taken = 0;
            const auto left = static_cast<size_t>(text.size() - done);
            if (const int error = errorOf([&] {
                    return taken =
                               ::pwrite(file.get(), text.constData() + done, left, position + done);
                }))
                return error;
            done += taken;
        }
        return 0;
    };
    // Blanks after the end, which JSON allows, so that the space is known to be there before the
    // old content is touched, and a longer old content leaves nothing behind the new one.
    const qint64 before = info.st_size;
    const qint64 missing = qMax<qint64>(bytes.size() - before, 0);
    if (const int error = writeAt(QByteArray(missing, ' '), before)) {
        (void)!::ftruncate(file.get(), before);
        return error;
    }
    const qint64 surplus = qMax<qint64>(before - bytes.size(), 0);
    if (const int error = writeAt(bytes + QByteArray(surplus, ' '), 0))
        return error;
    if (surplus > 0 && ::ftruncate(file.get(), bytes.size()) != 0)
        return errno;
    return syncToDisk(file.get());
}

int syncToDisk(int descriptor)
{
#ifdef Q_OS_DARWIN
    // On macOS fsync() stops at the drive's cache.
    return ::fcntl(descriptor, F_FULLFSYNC) == 0 ? 0 : errorOf([&] { return ::fsync(descriptor); });
#else
    return errorOf([&] { return ::fdatasync(descriptor); });
#endif
}

int setModifiedNow(int file)
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const timespec times[] = {now, now};
    return ::futimens(file, times) == 0 ? 0 : errno;
}

int setModifiedNow(const QString &path)
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const timespec times[] = {now, now};
    const QByteArray name = QFile::encodeName(path);
    // Only the owner of a file may set a time of its choice.
    return ::utimensat(AT_FDCWD, name.constData(), times, 0) == 0 ||
                   ::utimensat(AT_FDCWD, name.constData(), nullptr, 0) == 0
               ? 0
               : errno;
}

} // namespace mm::posix
