// SPDX-License-Identifier: MIT
#include "app/common/tokenfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mm {

namespace {

constexpr qsizetype minLength = 16;
constexpr qint64 maxFileSize = 4096;

struct TokenFile
{
    Q_DECLARE_TR_FUNCTIONS(mm::TokenFile)
};

/// What is wrong with the file, without its content; empty if nothing is.
QString problemOf(const struct stat &info)
{
    if (!S_ISREG(info.st_mode))
        return TokenFile::tr("it is not a regular file.");
    if (info.st_uid != ::geteuid() && info.st_uid != 0)
        return TokenFile::tr("it belongs to another user.");
    if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        //: chmod 600 is a command
        return TokenFile::tr("other users may access it: use chmod 600.");
    if (info.st_size > maxFileSize)
        return TokenFile::tr("it is too large.");
    return {};
}

QByteArray readToken(const QString &path, QString *problem)
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
        *problem = problemOf(info);
    }
    QFile file;
    if (descriptor >= 0)
        (void)file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    if (!problem->isEmpty())
        return {};
    const QByteArray token = file.read(maxFileSize).trimmed();
    static const QRegularExpression token68(QStringLiteral("\\A[A-Za-z0-9._~+/-]+=*\\z"));
    if (token.size() < minLength)
        *problem = TokenFile::tr("the token needs at least %1 characters.").arg(minLength);
    else if (!token68.match(QString::fromLatin1(token)).hasMatch())
        *problem = TokenFile::tr("the token has to be one line of letters, digits and -._~+/ "
                                 "(openssl rand -hex 32 makes one).");
    return problem->isEmpty() ? token : QByteArray();
}

} // namespace

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
