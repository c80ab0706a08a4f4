// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

/// The few file operations that Qt does not offer and POSIX does. None of them ever opens what is
/// not a regular file.
namespace mm::posix {

enum class FileKind { Missing, Regular, Directory, Fifo, Socket, Device, Unknown };

/// Enough to notice that a file is no longer the one that was left there.
struct FileStamp
{
    FileKind kind = FileKind::Missing;
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    quint32 permissions = 0;
    std::chrono::system_clock::time_point modified;
    std::chrono::system_clock::time_point changed; ///< content, name or rights; nobody can set it
    quint32 owner = 0;

    bool operator==(const FileStamp &) const = default;
};

/// Whether the user of this process owns it.
bool isMine(const FileStamp &stamp);

/// What stands at \p path, symbolic links followed. On failure kind is Unknown and \p errorNumber
/// says why (ENOENT is no failure but FileKind::Missing).
FileStamp stampOf(const QString &path, int *errorNumber);

enum class ReadOutcome {
    Ok,
    Torn, ///< somebody wrote to it meanwhile: what was read may be half of each
    Missing,
    NotRegular,
    TooLarge,
    Failed,
};

struct ReadResult
{
    ReadOutcome outcome = ReadOutcome::Failed;
    int errorNumber = 0; ///< for Failed
    FileStamp stamp;
};

/// So many bytes of 0 are in memory behind what readCapped() has read, unless the file grew
/// meanwhile: a parser that looks at many bytes at once needs no copy.
inline constexpr qint64 slackBehindFile = 64;

/// Reads all of \p path into \p bytes, whose memory is used again. Never more than \p cap bytes,
/// never blocking on a FIFO or a device.
ReadResult readCapped(const QString &path, qint64 cap, QByteArray *bytes);

/// Sets the modification time of the regular file \p path to now. 0 or the error number.
int touch(const QString &path);

/// Renames \p from to \p to, which must be free: EEXIST otherwise. 0 or the error number.
int renameToFree(const QString &from, const QString &to);

/// Has the file behind \p descriptor carry just these. 0 or the error number.
int setPermissions(int descriptor, quint32 permissions);

/// Whether the system would let this user write to \p path. 0 or the error number.
int mayWrite(const QString &path);

/// Has the content behind \p descriptor put on the disk itself. 0 or the error number.
int syncToDisk(int descriptor);

/// Keeps the calling thread from receiving signals but those of its own faults: they belong to the
/// host's threads, and a write past a file size limit then fails with an error instead of ending
/// the process.
void blockSignals();

/// The system's own sentence for an error number.
QString errorText(int errorNumber);

} // namespace mm::posix
