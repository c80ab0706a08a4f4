// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

/// File operations that POSIX has and Qt lacks. None of them ever opens what is not a regular file.
/// Error numbers are errno's; 0 is success.
namespace mm::posix {

enum class FileKind { Missing, Regular, Directory, Fifo, Socket, Device, Unknown };

/// Shows by comparison whether a file has been replaced or changed.
struct FileStamp
{
    FileKind kind = FileKind::Missing;
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    quint32 permissions = 0;
    std::chrono::system_clock::time_point modified;
    std::chrono::system_clock::time_point changed; ///< ctime, which no program can set
    quint32 owner = 0;

    bool operator==(const FileStamp &) const = default;
};

/// What is at \p path, symbolic links followed. On failure kind is Unknown and \p errorNumber says
/// why; ENOENT is not a failure but FileKind::Missing.
FileStamp stampOf(const QString &path, int *errorNumber);

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

/// Sets the modification time of the regular file \p path to now.
int touch(const QString &path);

/// Renames \p from to \p to, which must not exist: EEXIST otherwise.
int renameToFree(const QString &from, const QString &to);

/// Sets the permission bits of \p descriptor's file, if they differ.
int setPermissions(int descriptor, quint32 permissions);

/// 0 when this user may write to \p path, otherwise why not.
int canWrite(const QString &path);

/// Waits until the content of \p descriptor's file is on the disk itself.
int syncToDisk(int descriptor);

/// The system's own sentence for an error number.
QString errorText(int errorNumber);

} // namespace mm::posix
