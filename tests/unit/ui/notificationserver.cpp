// SPDX-License-Identifier: MIT
#include "notificationserver.h"

using namespace Qt::StringLiterals;

namespace mm::test {

NotificationServer::NotificationServer(const PrivateBus &bus)
    : capabilities{u"body"_s, u"body-markup"_s, u"actions"_s}
    , m_bus(bus.connect(u"server"_s))
{
    m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                         QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
    m_bus.registerService(u"org.freedesktop.Notifications"_s);
}

NotificationServer::~NotificationServer()
{
    PrivateBus::disconnect(u"server"_s);
}

void NotificationServer::release()
{
    holding = false;
    for (const QDBusMessage &reply : std::exchange(m_held, {}))
        m_bus.send(reply);
}

uint NotificationServer::Notify(const QString &program, uint replaces, const QString &icon,
                                const QString &title, const QString &body,
                                const QStringList &actions, const QVariantMap &hints, int time)
{
    shown.append({program, replaces, icon, title, body, actions, hints, time});
    const uint id = replaces ? replaces : nextId++;
    if (holding) {
        setDelayedReply(true);
        m_held.append(failing ? message().createErrorReply(QDBusError::Failed, u"full"_s)
                              : message().createReply(id));
    }
    return id;
}

} // namespace mm::test
