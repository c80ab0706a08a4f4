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

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// The address for connect(), and its length; 0 if the bus does not use a local socket.
socklen_t socketAddress(const QProcessEnvironment &environment, sockaddr_un *address)
{
    QByteArray given = environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s).toLocal8Bit();
    if (given.isEmpty())
        given = "unix:path=" + environment.value(u"XDG_RUNTIME_DIR"_s).toLocal8Bit() + "/bus";
    given = given.split(';').constFirst(); // the others are alternatives
    if (!given.startsWith("unix:"))
        return 0;
    for (const QByteArray &pair : given.sliced(5).split(',')) {
        const bool isAbstract = pair.startsWith("abstract=");
        if (!isAbstract && !pair.startsWith("path="))
            continue;
        const QByteArray name = (isAbstract ? QByteArray(1, '\0') : QByteArray()) +
                                QByteArray::fromPercentEncoding(pair.sliced(pair.indexOf('=') + 1));
        if (name.size() >= qsizetype(sizeof address->sun_path))
            return 0;
        address->sun_family = AF_UNIX;
        std::memcpy(address->sun_path, name.constData(), size_t(name.size()));
        return socklen_t(offsetof(sockaddr_un, sun_path) + size_t(name.size()) + !isAbstract);
    }
    return 0;
}

} // namespace

bool waitForBus(const QProcessEnvironment &environment)
{
    sockaddr_un address = {};
    const socklen_t length = socketAddress(environment, &address);
    const posix::UniqueFd bus(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (length == 0 || bus.get() < 0)
        return false;
    const timeval timeout = {.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(bus.get(), SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    ::setsockopt(bus.get(), SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
    // The bus answers with the ways to authenticate.
    constexpr char request[] = "\0AUTH\r\n";
    char answer = 0;
    return ::connect(bus.get(), reinterpret_cast<const sockaddr *>(&address), length) == 0 &&
           ::send(bus.get(), request, sizeof request - 1, MSG_NOSIGNAL) > 0 &&
           ::recv(bus.get(), &answer, 1, 0) > 0;
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
