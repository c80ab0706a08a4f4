// SPDX-License-Identifier: MIT
#include "core/statswriter.h"

#include "core/moveaside.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <unistd.h>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

} // namespace

StatsWriter::StatsWriter(QString path)
    : m_path(std::move(path))
{
}

QString StatsWriter::resolve(const QString &path, QString *error)
{
    constexpr int mostLinks = 40; // as the kernel's own limit
    QString target = path;
    for (int i = 0; i < mostLinks; ++i) {
        const QFileInfo info(target);
        // Qt takes "link/.." for nothing, where the system goes up from where the link leads. So
        // the folder is asked of the system at each step, and no ".." is left over for Qt.
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
    *error = Text::tr("its symbolic links go in a circle");
    return {};
}

bool StatsWriter::mayReplace(QString *error) const
{
    posix::FileStamp stamp;
    return mayReplace(&stamp, error);
}

bool StatsWriter::mayReplace(posix::FileStamp *stamp, QString *error) const
{
    int errorNumber = 0;
    *stamp = posix::stampOf(m_path, &errorNumber);
    if (errorNumber != 0) {
        *error = posix::errorText(errorNumber);
        return false;
    }
    if (stamp->kind == posix::FileKind::Missing || stamp->kind == posix::FileKind::Regular)
        return true;
    *error = Text::tr("what stands there is not a regular file, and is left as it is");
    return false;
}

bool StatsWriter::save(const QByteArray &bytes, QString *error)
{
    // QSaveFile would put a regular file in the place of a FIFO or a device, and says of a
    // read-only file system only that the file is not writable.
    posix::FileStamp before;
    if (!mayReplace(&before, error))
        return false;
    const bool exists = before.kind == posix::FileKind::Regular;
    const auto failed = [&](int errorNumber) {
        *error = posix::errorText(errorNumber);
        return false;
    };
    if (const int cause = exists ? posix::mayWrite(m_path) : 0)
        return failed(cause);

    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        *error = file.errorString();
        return false;
    }
    // QSaveFile of Qt 6.4 commits what a full disk has cut short (QTBUG-75077), and looks neither
    // at what fdatasync() nor at what fchmod() says: so each step is checked here, and nothing is
    // committed that is not on the disk. What is not committed goes with the object.
    if (const int cause = exists ? posix::setPermissions(file.handle(), before.permissions) : 0)
        return failed(cause);
    qint64 written = 0;
    while (written < bytes.size()) {
        const qint64 taken = file.write(bytes.constData() + written, bytes.size() - written);
        if (taken <= 0) {
            *error = file.errorString();
            return false;
        }
        written += taken;
    }
    if (!file.flush()) {
        *error = file.errorString();
        return false;
    }
    if (const int cause = posix::syncToDisk(file.handle()))
        return failed(cause);
    // A failed commit() forgets its error, so the cause is asked of errno.
    errno = 0;
    if (!file.commit()) {
        const int commitError = errno;
        *error =
            commitError != 0 ? posix::errorText(commitError) : Text::tr("it can't be put in place");
        return false;
    }
    int errorNumber = 0;
    m_left = posix::stampOf(m_path, &errorNumber);
    return true;
}

bool StatsWriter::touch(QString *error)
{
    error->clear();
    int errorNumber = 0;
    if (posix::stampOf(m_path, &errorNumber) != m_left)
        return false;
    errorNumber = posix::touch(m_path);
    if (errorNumber != 0) {
        *error = posix::errorText(errorNumber);
        return false;
    }
    m_left = posix::stampOf(m_path, &errorNumber);
    return true;
}

bool StatsWriter::moveAside(QString *aside, QString *error)
{
    int cause = 0;
    do {
        *aside = asideName(m_path);
        cause = posix::renameToFree(m_path, *aside);
    } while (cause == EEXIST);
    if (cause == 0)
        return true;
    *error = posix::errorText(cause);
    return false;
}

} // namespace mm
