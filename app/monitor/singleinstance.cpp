// SPDX-License-Identifier: MIT
#include "app/monitor/singleinstance.h"

#include "core/posixfile.h"
#include "core/statswriter.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <future>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// What sockaddr_un takes everywhere, less the name of the folder in which Qt makes the socket.
constexpr qsizetype longestSocketPath = 90;

/// Nobody but this user may come in, nor put something else in its place.
bool isOurs(const QString &folder)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(folder).constData(), &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == ::geteuid() && (info.st_mode & 077U) == 0;
}

QString runtimeFolder(const QProcessEnvironment &environment)
{
    QString given = environment.value(u"XDG_RUNTIME_DIR"_s);
    if (QDir::isAbsolutePath(given) && isOurs(given))
        return given;
    const QString own = QDir::tempPath() + u"/ee-monitor-%1"_s.arg(::geteuid());
    ::mkdir(QFile::encodeName(own).constData(), 0700);
    return isOurs(own) ? own : QString();
}

/// A program that is to open a window for a disk that hangs must not hang with it.
QString resolvedInTime(const QString &path)
{
    std::promise<QString> promise;
    std::future<QString> resolved = promise.get_future();
    std::thread([path, told = std::move(promise)]() mutable {
        posix::blockSignals();
        QString error;
        told.set_value(StatsWriter::resolve(path, &error));
    }).detach();
    const QString found =
        resolved.wait_for(1s) == std::future_status::ready ? resolved.get() : QString();
    return QDir::cleanPath(found.isEmpty() ? path : found);
}

/// The same for all screens of one X11 display.
QString displayOf(const QProcessEnvironment &environment)
{
    QString x11 = environment.value(u"DISPLAY"_s);
    const qsizetype dot = x11.indexOf(u'.', x11.lastIndexOf(u':') + 1);
    if (dot > 0 && x11.contains(u':'))
        x11.truncate(dot);
    return QStringList{environment.value(u"QT_QPA_PLATFORM"_s),
                       environment.value(u"WAYLAND_DISPLAY"_s), x11}
        .join(QChar::Null);
}

} // namespace

QString instanceSocket(const QString &statsFile, const QProcessEnvironment &environment)
{
    const QString folder = runtimeFolder(environment);
    if (folder.isEmpty())
        return {};
    const QString key = resolvedInTime(statsFile) + QChar::Null + displayOf(environment);
    const QByteArray name =
        QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().first(24);
    const QString socket = folder + u"/ee-monitor-"_s + QString::fromLatin1(name);
    return QFile::encodeName(socket).size() <= longestSocketPath ? socket : QString();
}

SingleInstance::SingleInstance(QString socket)
    : SingleInstance(std::move(socket), Patience())
{
}

SingleInstance::SingleInstance(QString socket, Patience patience)
    : m_socket(std::move(socket))
    , m_patience(patience)
{
}

SingleInstance::~SingleInstance()
{
    if (m_lock < 0)
        return;
    // While it is held: whoever has this file open and locks it next sees that it is gone.
    ::unlink(lockFile().constData());
    ::close(m_lock);
}

SingleInstance::Role SingleInstance::enter(const StartRequest &request)
{
    constexpr std::chrono::milliseconds pause = 20ms;
    if (m_socket.isEmpty())
        return Role::Alone;
    const QDeadlineTimer starting(m_patience.start);
    do {
        switch (lock()) {
        case Lock::Held:
            return Role::First;
        case Lock::Impossible:
            return Role::Alone;
        case Lock::Taken:
            break;
        }
        switch (ask(toLine(request))) {
        case Answer::Taken:
            return Role::Second;
        case Answer::None:
            return Role::Unanswered;
        case Answer::Gone:
            break; // it has yet to listen, or ends just now
        }
        QThread::msleep(pause.count());
    } while (!starting.hasExpired());
    return Role::Unanswered;
}

QByteArray SingleInstance::lockFile() const
{
    return QFile::encodeName(m_socket + u".lock"_s);
}

SingleInstance::Lock SingleInstance::lock()
{
    const int descriptor =
        ::open(lockFile().constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return Lock::Impossible;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int cause = errno;
        ::close(descriptor);
        return cause == EWOULDBLOCK || cause == EINTR ? Lock::Taken : Lock::Impossible;
    }
    // A lock on a file that its former holder has just removed locks nobody out.
    struct stat locked = {};
    struct stat there = {};
    if (::fstat(descriptor, &locked) != 0 || ::lstat(lockFile().constData(), &there) != 0 ||
        locked.st_ino != there.st_ino || locked.st_dev != there.st_dev) {
        ::close(descriptor);
        return Lock::Taken;
    }
    m_lock = descriptor;
    return Lock::Held;
}

SingleInstance::Answer SingleInstance::ask(const QByteArray &line) const
{
    const QDeadlineTimer answering(m_patience.answer);
    const auto left = [&answering] { return static_cast<int>(answering.remainingTime()); };
    QLocalSocket first;
    first.connectToServer(m_socket);
    if (!first.waitForConnected(left()))
        return answering.hasExpired() ? Answer::None : Answer::Gone;
    first.write(line);
    while (!first.canReadLine() && first.bytesAvailable() < longestLine) {
        if (!first.waitForReadyRead(left()))
            return answering.hasExpired() ? Answer::None : Answer::Gone;
    }
    return isTakenLine(first.readLine(longestLine)) ? Answer::Taken : Answer::None;
}

} // namespace mm
