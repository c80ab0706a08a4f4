// SPDX-License-Identifier: MIT
#include "ui/notifications/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QTimer>

#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// A late reply still has the id of a notification that is shown then: without it, it could never
/// be withdrawn. So calls have no timeout of their own.
constexpr int noTimeout = std::numeric_limits<int>::max();
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

/// Brings what the server shows (m_id, m_shown) to what is requested, one call at a time. Each
/// reply, also a late one or an error, ends with the next step towards the request of that moment.
class DBusNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit DBusNotifier(std::chrono::milliseconds timeout)
    {
        m_deadline.setSingleShot(true);
        m_deadline.setInterval(timeout);
        connect(&m_deadline, &QTimer::timeout, this, &DBusNotifier::fail);
    }

    void show(const Notification &notification) override
    {
        m_requested = notification;
        if (m_requested != m_shown)
            m_deadline.start();
        update();
    }

    void withdraw() override
    {
        m_requested.reset();
        m_deadline.stop();
        update();
    }

    void finishWithdrawal(std::chrono::milliseconds timeout) override
    {
        QTimer deadline;
        deadline.setSingleShot(true);
        deadline.start(timeout);
        while (m_inFlight && deadline.isActive())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

private Q_SLOTS:
    void tokenGiven(uint id, const QString &token, const QDBusMessage &signal)
    {
        if (isShown(id, signal))
            m_token = token.toUtf8();
    }

    void invoked(uint id, const QString & /*action*/, const QDBusMessage &signal)
    {
        if (isShown(id, signal))
            Q_EMIT clicked(std::exchange(m_token, {}));
    }

    void closed(uint id, uint /*reason*/, const QDBusMessage &signal)
    {
        if (isShown(id, signal))
            forgetShown();
    }

private:
    /// Whether \p signal is about the shown notification, and from the server that shows it.
    [[nodiscard]] bool isShown(uint id, const QDBusMessage &signal) const
    {
        return m_id != 0 && id == m_id && (m_owner.isEmpty() || signal.service() == m_owner);
    }

    void update()
    {
        if (m_inFlight || m_requested == m_shown)
            return;
        if (!m_requested) {
            m_bus.send(serverCall(u"CloseNotification"_s) << m_id);
            m_id = 0;
            m_shown.reset();
            return;
        }
        if (!connectToServer()) {
            fail();
            return;
        }
        // Queried each time, as the server may have been replaced. Notifications are rare.
        call(serverCall(u"GetCapabilities"_s), [this](const QDBusMessage &reply) {
            if (m_requested && m_requested != m_shown)
                send(*m_requested, reply.arguments().value(0).toStringList());
            else
                update();
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
        call(notify, [this, notification, server = m_server](const QDBusMessage &reply) {
            // The ids of an earlier server may be other programs' at the present one.
            if (server == m_server) {
                m_id = reply.arguments().value(0).toUInt();
                m_owner = reply.service();
                m_shown = notification;
            }
            if (m_requested == m_shown)
                m_deadline.stop();
            update();
        });
    }

    /// At most one call is in flight: a notification has no id before the reply arrives, so it
    /// could not be replaced or withdrawn.
    void call(const QDBusMessage &message, std::function<void(const QDBusMessage &)> handle)
    {
        m_inFlight = true;
        const std::optional<Notification> requested = m_requested;
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, noTimeout), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [this, requested, handle = std::move(handle)](QDBusPendingCallWatcher *finished) {
                    finished->deleteLater();
                    m_inFlight = false;
                    if (!finished->isError())
                        handle(finished->reply());
                    else if (m_requested && m_requested == requested)
                        fail();
                    else
                        update(); // the error concerns what is not requested any more
                });
    }

    /// The request could not be shown, or not in time: it is given up.
    void fail()
    {
        m_deadline.stop();
        const std::optional<Notification> notification = std::exchange(m_requested, std::nullopt);
        update(); // an earlier one that is still shown is no longer true
        if (notification)
            Q_EMIT failed(*notification);
    }

    void forgetShown()
    {
        m_id = 0;
        if (m_requested == std::exchange(m_shown, std::nullopt))
            m_requested.reset(); // it was shown; the user or the server has closed it
    }

    /// Connects to the bus at the first notification. False without a bus.
    bool connectToServer()
    {
        if (!m_bus.isConnected())
            m_bus = QDBusConnection::sessionBus();
        if (m_connected || !m_bus.isConnected())
            return m_bus.isConnected();
        m_connected = true;
        const auto listen = [this](const QString &signal, const char *slot) {
            // From any sender: for a name, Qt asks the bus for its owner and waits for the answer.
            m_bus.connect({}, u"/org/freedesktop/Notifications"_s, notificationServer(), signal,
                          this, slot);
        };
        listen(u"ActivationToken"_s, SLOT(tokenGiven(uint, QString, QDBusMessage)));
        listen(u"ActionInvoked"_s, SLOT(invoked(uint, QString, QDBusMessage)));
        listen(u"NotificationClosed"_s, SLOT(closed(uint, uint, QDBusMessage)));
        // The next server's ids start again, so m_id may be another program's notification.
        auto *server = new QDBusServiceWatcher(notificationServer(), m_bus,
                                               QDBusServiceWatcher::WatchForOwnerChange, this);
        connect(server, &QDBusServiceWatcher::serviceOwnerChanged, this,
                [this](const QString &, const QString &former, const QString &) {
                    if (former.isEmpty())
                        return;
                    ++m_server;
                    forgetShown();
                });
        return true;
    }

    QDBusConnection m_bus{QString()}; ///< not connected before the first notification
    bool m_connected = false;
    bool m_inFlight = false; ///< a call awaits its reply
    int m_server = 0;        ///< differs for each server that was seen
    uint m_id = 0;           ///< the server's id of m_shown; 0 for none
    QString m_owner;         ///< the server's name on the bus, of m_shown; empty with Qt 6.8
    QByteArray m_token;      ///< for the click that follows
    QTimer m_deadline;       ///< for m_requested to be shown
    std::optional<Notification> m_requested;
    std::optional<Notification> m_shown;
};

} // namespace

std::unique_ptr<Notifier> makeDBusNotifier(std::chrono::milliseconds timeout)
{
    return std::make_unique<DBusNotifier>(timeout);
}

} // namespace mm

#include "dbusnotifier.moc"
