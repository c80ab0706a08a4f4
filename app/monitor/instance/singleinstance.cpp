// SPDX-License-Identifier: MIT
#include "app/monitor/instance/singleinstance.h"

#include "core/system/atomicfile.h"
#include "core/system/detachedtask.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// The limit of sockaddr_un on all platforms, minus the name of the folder in which Qt first
/// creates the socket.
constexpr qsizetype maxSocketPath = 90;

/// Whether \p folder belongs to this user and no other user can access it.
bool isPrivate(const QString &folder)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(folder).constData(), &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == ::geteuid() && (info.st_mode & 077U) == 0;
}

QString resolveWithTimeout(const QString &path, std::chrono::milliseconds timeout)
{
    QString resolved;
    DetachedTask task;
    (void)task.run([path, &resolved]() -> DetachedTask::Finish {
        QString error;
        return [&resolved, found = AtomicFile::resolve(path, &error)] { resolved = found; };
    });
    task.waitForFinished(timeout);
    return QDir::cleanPath(resolved.isEmpty() ? path : resolved);
}

/// Identifies the display, not the screen of an X11 display.
QString displayKey(const QProcessEnvironment &environment)
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

QString socketFolder(const QProcessEnvironment &environment)
{
    QString given = environment.value(u"XDG_RUNTIME_DIR"_s);
    if (QDir::isAbsolutePath(given) && isPrivate(given))
        return given;
    const QString own = QDir::tempPath() + u"/ee-monitor-%1"_s.arg(::geteuid());
    ::mkdir(QFile::encodeName(own).constData(), 0700);
    return isPrivate(own) ? own : QString();
}

QString instanceSocket(const QString &source, const QProcessEnvironment &environment,
                       std::chrono::milliseconds timeout)
{
    const QString folder = socketFolder(environment);
    if (folder.isEmpty())
        return {};
    const QString resolved =
        QDir::isAbsolutePath(source) ? resolveWithTimeout(source, timeout) : source;
    const QString key = resolved + QChar::Null + displayKey(environment);
    const QByteArray name =
        QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().first(24);
    const QString socket = folder + u"/ee-monitor-"_s + QString::fromLatin1(name);
    return QFile::encodeName(socket).size() <= maxSocketPath ? socket : QString();
}

SingleInstance::SingleInstance(QString socket, InstanceTimeouts timeouts)
    : m_socket(std::move(socket))
    , m_timeouts(timeouts)
{
}

SingleInstance::~SingleInstance()
{
    // Before the lock is released: lock() in another process then notices that the file is gone.
    if (isFirst())
        ::unlink(lockFile().constData());
}

SingleInstance::Role SingleInstance::lockOrSend(const ActivationRequest &request)
{
    constexpr std::chrono::milliseconds retryInterval = 20ms;
    if (m_socket.isEmpty())
        return Role::Alone;
    const QDeadlineTimer deadline(m_timeouts.startup);
    do {
        switch (lock()) {
        case Lock::Held:
            return Role::First;
        case Lock::Impossible:
            return Role::Alone;
        case Lock::Taken:
            break;
        }
        switch (send(toLine(request))) {
        case Reply::Accepted:
            return Role::Second;
        case Reply::Missing:
            return Role::Unanswered;
        case Reply::NotListening:
            break; // not yet, or not any more
        }
        QThread::msleep(retryInterval.count());
    } while (!deadline.hasExpired());
    return Role::Unanswered;
}

QByteArray SingleInstance::lockFile() const
{
    return QFile::encodeName(m_socket + u".lock"_s);
}

SingleInstance::Lock SingleInstance::lock()
{
    const QByteArray file = lockFile();
    posix::UniqueFd lock(::open(file.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (lock.get() < 0)
        return Lock::Impossible;
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK || errno == EINTR ? Lock::Taken : Lock::Impossible;
    // The former holder may have removed the file between open() and flock().
    struct stat locked = {};
    struct stat there = {};
    if (::fstat(lock.get(), &locked) != 0 || ::lstat(file.constData(), &there) != 0 ||
        locked.st_ino != there.st_ino || locked.st_dev != there.st_dev)
        return Lock::Taken;
    m_lock = std::move(lock);
    return Lock::Held;
}

SingleInstance::Reply SingleInstance::send(const QByteArray &line) const
{
    const QDeadlineTimer deadline(m_timeouts.reply);
    const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    QLocalSocket first;
    first.connectToServer(m_socket);
    if (!first.waitForConnected(left()))
        return deadline.hasExpired() ? Reply::Missing : Reply::NotListening;
    first.write(line);
    while (!first.canReadLine() && first.bytesAvailable() < maxLineLength) {
        if (!first.waitForReadyRead(left()))
            return deadline.hasExpired() ? Reply::Missing : Reply::NotListening;
    }
    return first.readLine(maxLineLength) == replyLine ? Reply::Accepted : Reply::Missing;
}

} // namespace mm
