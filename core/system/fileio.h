// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <sys/stat.h>

/// File operations that POSIX has and Qt lacks. They open regular files only. Error numbers are
/// errno's; 0 is success.
namespace mm::posix {

/// Differs when a file has been replaced or changed.
struct FileStamp
{
    quint32 mode = 0; ///< st_mode: kind and permissions; 0: there is no file, or it is unknown
    quint32 owner = 0;
    quint32 group = 0;
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    std::chrono::system_clock::time_point modified;
    std::chrono::system_clock::time_point changed; ///< ctime, which no program can set

    [[nodiscard]] bool exists() const { return mode != 0; }
    [[nodiscard]] bool isRegular() const { return S_ISREG(mode); }
    [[nodiscard]] quint32 permissions() const { return mode & 07777U; }
    bool operator==(const FileStamp &) const = default;
};

/// The file at \p path, symbolic links followed. \p errorNumber is 0 on success and for a missing
/// file.
FileStamp stampOf(const QString &path, int *errorNumber);
/// An open file's; without a mode when that fails.
FileStamp stampOf(int descriptor);

enum class FileReadStatus {
    Ok,
    Torn, ///< written to during the read: the bytes may be half old, half new
    Missing,
    NotRegular,
    TooLarge,
    Failed,
};

struct FileReadResult
{
    FileReadStatus outcome = FileReadStatus::Failed;
    int errorNumber = 0; ///< for Failed
    FileStamp stamp;
};

/// Reads all of \p path into \p bytes, whose memory is reused. Never reads more than \p cap bytes,
/// never blocks on a FIFO or a device.
FileReadResult readCapped(const QString &path, qint64 cap, QByteArray *bytes);

/// A name beside \p path that no person has given to a file: the program may replace that file.
QString temporaryName(const QString &path);

/// Renames \p from to \p to, which must not exist: EEXIST otherwise.
int renameNoReplace(const QString &from, const QString &to);

/// Sets the permission bits of \p descriptor's file, if they differ.
int setPermissions(int descriptor, quint32 permissions);

/// By the effective user, which access() does not ask for. \p errorNumber is set when it is false.
bool isWritable(const QString &path, int *errorNumber);

/// \p path itself is mounted, such as a single file that a container got with `-v file:file`. False
/// where the system does not tell.
bool isMountPoint(const QString &path);

/// Replaces the content of \p path without replacing the file, for a file that rename() can't
/// replace. At each moment a reader finds the old content, the new one, or one that it detects as
/// being written; a full disk leaves the old one. But a crash may leave any mixture of both.
int overwrite(const QString &path, const QByteArray &bytes);

/// Sets a file's times by this machine's clock. The clock of a file server may be another one: a
/// reader on this machine compares with its own. For a path of which this user is not the owner, by
/// the server's clock. Returns errno, or 0.
int setModifiedNow(int descriptor);
int setModifiedNow(const QString &path);

/// Waits until the content of \p descriptor's file is on the disk itself.
int syncToDisk(int descriptor);

} // namespace mm::posix
