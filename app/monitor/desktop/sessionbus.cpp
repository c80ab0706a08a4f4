// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/sessionbus.h"

#include "core/system/detachedtask.h"
#include "core/system/uniquefd.h"

#include <QByteArray>
#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#endif

#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// The caller's descriptor of a connection to the local socket \p name; -1 if that is refused.
/// Whatever it waits for takes up to ten seconds.
int connectTo(const QByteArray &name, bool isAbstract)
{
    sockaddr_un address = {};
    const QByteArray path = isAbstract ? QByteArray(1, '\0') + name : name;
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return -1;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    const auto length =
        socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()) + !isAbstract);
    const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval timeout = {.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
    if (::connect(connection, reinterpret_cast<const sockaddr *>(&address), length) == 0)
        return connection;
    ::close(connection);
    return -1;
}

/// The same to the bus at \p address; -1 if it does not use a local socket.
int connectToBus(const QByteArray &address)
{
    const QByteArray given = address.split(';').constFirst(); // the others are alternatives
    if (!given.startsWith("unix:"))
        return -1;
    for (const QByteArray &pair : given.sliced(5).split(',')) {
        const bool isAbstract = pair.startsWith("abstract=");
        if (isAbstract || pair.startsWith("path="))
            return connectTo(QByteArray::fromPercentEncoding(pair.sliced(pair.indexOf('=') + 1)),
                             isAbstract);
    }
    return -1;
}

bool receivesByte(const posix::UniqueFd &connection)
{
    char answer = 0;
    return ::recv(connection.get(), &answer, 1, 0) > 0;
}

} // namespace

QByteArray sessionBusAddress(const QProcessEnvironment &environment)
{
    QByteArray given = environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s).toLocal8Bit();
    if (!given.isEmpty())
        return given;
    return "unix:path=" + environment.value(u"XDG_RUNTIME_DIR"_s).toLocal8Bit() + "/bus";
}

bool waitForBus(const QByteArray &address)
{
    const posix::UniqueFd bus(connectToBus(address));
    // The bus answers with the ways to authenticate.
    constexpr char request[] = "\0AUTH\r\n";
    return bus.get() >= 0 && ::send(bus.get(), request, sizeof request - 1, MSG_NOSIGNAL) > 0 &&
           receivesByte(bus);
}

void waitForSessionManager(const QProcessEnvironment &environment)
{
    // Such as "local/machine:@/tmp/.ICE-unix/12,unix/machine:/tmp/.ICE-unix/12".
    const QByteArray given = environment.value(u"SESSION_MANAGER"_s).toLocal8Bit();
    for (const QByteArray &each : given.split(',')) {
        if (!each.startsWith("local/") && !each.startsWith("unix/"))
            continue;
        QByteArray name = each.sliced(each.indexOf(':') + 1);
        const bool isAbstract = name.startsWith('@');
        if (isAbstract)
            name.remove(0, 1);
        // It sends its byte order when it accepts the connection.
        const posix::UniqueFd manager(connectTo(name, isAbstract));
        if (manager.get() >= 0) {
            (void)receivesByte(manager);
            return;
        }
    }
}

bool isGlobalMenuUsable()
{
#ifdef QT_DBUS_LIB
    constexpr int timeout = 1000; // ms
    // Without the thread for its events, Qt's connection would hang.
    if (!DetachedTask::canStartThreads(1))
        return true;
    const QString connection = u"ee-monitor-start"_s;
    QDBusMessage ping = QDBusMessage::createMethodCall(u"com.canonical.AppMenu.Registrar"_s, u"/"_s,
                                                       u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
    ping.setAutoStartService(false);
    const QDBusMessage reply =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, connection)
            .call(ping, QDBus::Block, timeout);
    QDBusConnection::disconnectFromBus(connection);
    const QDBusError::ErrorType error = QDBusError(reply).type();
    return error != QDBusError::NoReply && error != QDBusError::Timeout &&
           error != QDBusError::TimedOut;
#else
    return true;
#endif
}

} // namespace mm
