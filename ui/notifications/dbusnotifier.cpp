// SPDX-License-Identifier: MIT
#include "ui/notifications/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int serverTimeout = 10'000; // ms; the call may start the server
constexpr uchar normalUrgency = 1;
constexpr int serverDefaultExpiry = -1;

QString notificationServer()
{
    return u"org.freedesktop.Notifications"_s;
}

QDBusMessage serverCall(const QString &method)
{
    return QDBusMessage::createMethodCall(notificationServer(), u"/org/freedesktop/Notifications"_s,
                                          notificationServer(), method);
}

class DBusNotifier final : public Notifier
{
    Q_OBJECT

public:
    void show(const Notification &notification) override
    {
        m_requested = notification;
        update();
    }

    void withdraw() override
    {
        m_requested.reset();
        update();
    }

private Q_SLOTS:
    void invoked(uint id, const QString & /*action*/)
    {
        if (m_id != 0 && id == m_id)
            Q_EMIT clicked();
    }

private:
    /// At most one call is in flight: a notification has no id before the reply arrives, so it
    /// could not be withdrawn.
    void update()
    {
        if (m_inFlight || m_requested == m_shown)
            return;
        if (!m_requested) {
            m_shown.reset();
            m_bus.send(serverCall(u"CloseNotification"_s) << std::exchange(m_id, 0));
            return;
        }
        if (!connectToServer()) {
            fail(*m_requested);
            return;
        }
        m_inFlight = true;
        // Queried each time, as the server may have been replaced. Notifications are rare.
        auto *call = new QDBusPendingCallWatcher(
            m_bus.asyncCall(serverCall(u"GetCapabilities"_s), serverTimeout), this);
        connect(call, &QDBusPendingCallWatcher::finished, this,
                [this](QDBusPendingCallWatcher *finished) {
                    finished->deleteLater();
                    const QDBusPendingReply<QStringList> reply = *finished;
                    m_inFlight = false;
                    if (!m_requested)
                        update();
                    else if (reply.isError())
                        fail(*m_requested);
                    else
                        send(*m_requested, reply.value());
                });
    }

    void send(const Notification &notification, const QStringList &capabilities)
    {
        QStringList actions;
        if (capabilities.contains(u"actions"_s))
            //: the action of a click on a notification
            actions << u"default"_s << tr("Show EE Monitor");
        const QString body = notificationBody(notification);
        const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(normalUrgency)},
                                {u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                                {u"suppress-sound"_s, true}};
        QDBusMessage notify = serverCall(u"Notify"_s);
        notify << QGuiApplication::applicationDisplayName() << m_id
               << QGuiApplication::desktopFileName() << notification.title
               << (capabilities.contains(u"body-markup"_s) ? body.toHtmlEscaped() : body) << actions
               << hints << serverDefaultExpiry;
        m_inFlight = true;
        auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(notify, serverTimeout), this);
        connect(call, &QDBusPendingCallWatcher::finished, this,
                [this, notification](QDBusPendingCallWatcher *finished) {
                    finished->deleteLater();
                    const QDBusPendingReply<uint> reply = *finished;
                    m_inFlight = false;
                    if (reply.isError()) {
                        fail(notification);
                        return;
                    }
                    m_id = reply.value();
                    m_shown = notification;
                    update();
                });
    }

    /// By value: the argument may be m_requested, which is reset.
    void fail(Notification notification) // NOLINT(performance-unnecessary-value-param)
    {
        m_requested.reset();
        m_shown.reset();
        Q_EMIT failed(notification);
    }

    /// Connects to the bus at the first notification. False without a bus.
    bool connectToServer()
    {
        if (!m_bus.isConnected())
            m_bus = QDBusConnection::sessionBus();
        if (m_connected || !m_bus.isConnected())
            return m_bus.isConnected();
        m_connected = true;
        m_bus.connect(notificationServer(), u"/org/freedesktop/Notifications"_s,
                      notificationServer(), u"ActionInvoked"_s, this, SLOT(invoked(uint, QString)));
        // The next server's ids start again, so m_id may be another program's notification.
        auto *server = new QDBusServiceWatcher(notificationServer(), m_bus,
                                               QDBusServiceWatcher::WatchForUnregistration, this);
        connect(server, &QDBusServiceWatcher::serviceUnregistered, this, [this] {
            m_id = 0;
            if (!m_inFlight)
                m_shown.reset();
        });
        return true;
    }

    QDBusConnection m_bus{QString()}; ///< not connected before the first notification
    bool m_connected = false;
    bool m_inFlight = false; ///< a call awaits its reply
    uint m_id = 0;           ///< the server's id of the last notification; 0 for none
    std::optional<Notification> m_requested;
    std::optional<Notification> m_shown;
};

} // namespace

std::unique_ptr<Notifier> makeDBusNotifier()
{
    return std::make_unique<DBusNotifier>();
}

} // namespace mm

#include "dbusnotifier.moc"
