// SPDX-License-Identifier: MIT
#include "core/system/fileowner.h"

#include "core/system/fileio.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <pwd.h>
#include <unistd.h>

namespace mm::posix {

namespace {

struct FileOwner
{
    Q_DECLARE_TR_FUNCTIONS(mm::FileOwner)

public:
    static DeferredText trLater(const char *source) { return {"mm::FileOwner", source}; }
};

} // namespace

QString userName(quint32 id)
{
    passwd entry = {};
    passwd *found = nullptr;
    std::array<char, 4096> buffer;
    (void)::getpwuid_r(id, &entry, buffer.data(), buffer.size(), &found);
    return found ? QString::fromLocal8Bit(entry.pw_name) : QString::number(id);
}

bool isInOwnFolder(const QString &path)
{
    int errorNumber = 0;
    const FileStamp folder = stampOf(QFileInfo(path).path(), &errorNumber);
    return folder.exists() && folder.owner == ::geteuid();
}

DeferredText accessError(const QString &path, int errorNumber, Access access)
{
    const QString text = qt_error_string(errorNumber);
    if ((errorNumber != EACCES && errorNumber != EPERM) || ::geteuid() == 0)
        return text;
    const QString folder = QFileInfo(path).path();
    int ignored = 0;
    // In a folder of its own, a user may replace the files of others.
    const bool needsFolder = access == Access::Replace && !isWritable(folder, &ignored);
    for (const QString &place : needsFolder ? QStringList{folder} : QStringList{path, folder}) {
        const FileStamp stamp = stampOf(place, &ignored);
        if (!stamp.exists() || stamp.owner == ::geteuid())
            continue;
        //: %1 is "Permission denied", %2 a path, %3 and %4 are users; the rest is a command
        return FileOwner::trLater("%1, as %2 belongs to %3. To mend it: sudo chown %4 \"%2\"")
            .arg(text, DeferredText::path(place), userName(stamp.owner), userName(::geteuid()));
    }
    return text;
}

} // namespace mm::posix
