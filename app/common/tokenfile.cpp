// SPDX-License-Identifier: MIT
#include "app/common/tokenfile.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace mm {

namespace {

constexpr qsizetype minLength = 16;
constexpr qint64 maxFileSize = 4096;
/// The program that writes the token to a pipe may ask a server for it, or hang.
constexpr std::chrono::seconds pipeTimeout{3};

struct TokenFile
{
    Q_DECLARE_TR_FUNCTIONS(mm::TokenFile)
};

/// A secret of a container or a credential of systemd: it is readable by others, as far as the mode
/// tells, and this user can't change that.
bool isProvidedBySystem(const struct stat &info, int descriptor)
{
    struct statvfs fileSystem = {};
    return (info.st_uid == 0 && ::geteuid() != 0) ||
           (::fstatvfs(descriptor, &fileSystem) == 0 && (fileSystem.f_flag & ST_RDONLY) != 0);
}

/// What is wrong with the file, without its content; empty if nothing is.
QString problemOf(const struct stat &info, int descriptor, qint64 maxSize)
{
    if (!S_ISREG(info.st_mode) && !S_ISFIFO(info.st_mode))
        return TokenFile::tr("it is not a regular file.");
    if (info.st_uid != ::geteuid() && info.st_uid != 0)
        return TokenFile::tr("it belongs to another user.");
    const mode_t harmless = isProvidedBySystem(info, descriptor) ? S_IRGRP | S_IROTH : 0;
    if ((info.st_mode & (S_IRWXG | S_IRWXO) & ~harmless) != 0)
        //: chmod 600 is a command
        return TokenFile::tr("other users may access it: use chmod 600.");
    if (info.st_size > maxSize)
        return TokenFile::tr("it is too large.");
    return {};
}

/// The file, or its start if that shows that it is larger than \p maxSize. Empty if a pipe has not
/// ended in time.
QByteArray contentOf(int descriptor, qint64 maxSize)
{
    const QDeadlineTimer deadline(pipeTimeout);
    QByteArray content;
    std::array<char, 4096> buffer{};
    pollfd entry{descriptor, POLLIN, 0};
    while (::poll(&entry, 1, int(deadline.remainingTime())) > 0) {
        const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
        if (size <= 0 || content.size() > maxSize)
            return content;
        content.append(buffer.data(), size);
    }
    return {};
}

QByteArray readToken(const QString &path, QString *problem)
{
    const QByteArray token = readSecretFile(path, maxFileSize, problem).trimmed();
    if (!problem->isEmpty())
        return {};
    static const QRegularExpression token68(QStringLiteral("\\A[A-Za-z0-9._~+/-]+=*\\z"));
    if (token.size() < minLength)
        *problem = TokenFile::tr("the token needs at least %1 characters.").arg(minLength);
    else if (!token68.match(QString::fromLatin1(token)).hasMatch())
        *problem = TokenFile::tr("the token has to be one line of letters, digits and -._~+/ "
                                 "(openssl rand -hex 32 makes one).");
    return problem->isEmpty() ? token : QByteArray();
}

} // namespace

QByteArray readSecretFile(const QString &path, qint64 maxSize, QString *problem)
{
    // O_NONBLOCK: opening a FIFO would wait for its writer.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat info = {};
    if (descriptor < 0 || ::fstat(descriptor, &info) != 0) {
        *problem = qt_error_string(errno);
        if (!problem->endsWith(u'.'))
            *problem += u'.';
    } else {
        *problem = problemOf(info, descriptor, maxSize);
    }
    QFile file;
    if (descriptor >= 0)
        (void)file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    if (!problem->isEmpty())
        return {};
    return contentOf(descriptor, maxSize);
}

QByteArray readTokenFile(const QString &path, QString *error)
{
    QString problem;
    QByteArray token = readToken(path, &problem);
    if (token.isEmpty())
        //: %1 is a path, %2 the cause, a sentence without a capital
        *error = TokenFile::tr("The token file %1 can't be used: %2")
                     .arg(QDir::toNativeSeparators(path), problem);
    return token;
}

} // namespace mm
