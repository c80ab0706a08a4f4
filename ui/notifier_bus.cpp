// SPDX-License-Identifier: MIT
#include "ui/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int patience = 10'000; // ms, for a server that hangs, or is only now started
constexpr uchar normalUrgency = 1;
constexpr int serversOwnTime = -1;

QString serverName()
{
    return u"org.freedesktop.Notifications"_s;
}

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(serverName(), u"/org/freedesktop/Notifications"_s,
                                          serverName(), method);
}

class BusNotifier final : public Notifier
{
    Q_OBJECT

public:
    void show(const Notice &notice) override
    {
        m_wanted = notice;
        advance();
    }

    void withdraw() override
    {
        m_wanted.reset();
        advance();
    }

private Q_SLOTS:
    void invoked(uint id, const QString & /*action*/)
    {
        if (m_id != 0 && id == m_id)
            Q_EMIT clicked();
    }

private:
    /// One call at a time: a notice that is withdrawn while it is on its way has no number yet.
    void advance()
    {
        if (m_busy || m_wanted == m_shown)
            return;
        if (!m_wanted) {
            m_shown.reset();
            m_bus.send(callOf(u"CloseNotification"_s) << std::exchange(m_id, 0));
            return;
        }
        if (!listen()) {
            giveUp(*m_wanted);
            return;
        }
        m_busy = true;
        // Asked each time: it is rare, and the server may have changed.
        auto *call = new QDBusPendingCallWatcher(
            m_bus.asyncCall(callOf(u"GetCapabilities"_s), patience), this);
        connect(call, &QDBusPendingCallWatcher::finished, this,
                [this](QDBusPendingCallWatcher *answered) {
                    answered->deleteLater();
                    const QDBusPendingReply<QStringList> reply = *answered;
                    m_busy = false;
                    if (!m_wanted)
                        advance();
                    else if (reply.isError())
                        giveUp(*m_wanted);
                    else
                        send(*m_wanted, reply.value());
                });
    }

    void send(const Notice &notice, const QStringList &capabilities)
    {
        QStringList actions;
        if (capabilities.contains(u"actions"_s))
            //: what a click at a notification does
            actions << u"default"_s << tr("Show EE Monitor");
        const QString body = plainBody(notice);
        const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(normalUrgency)},
                                {u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                                {u"suppress-sound"_s, true}};
        QDBusMessage notify = callOf(u"Notify"_s);
        notify << QGuiApplication::applicationDisplayName() << m_id
               << QGuiApplication::desktopFileName() << notice.title
               << (capabilities.contains(u"body-markup"_s) ? body.toHtmlEscaped() : body) << actions
               << hints << serversOwnTime;
        m_busy = true;
        auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(notify, patience), this);
        connect(call, &QDBusPendingCallWatcher::finished, this,
                [this, notice](QDBusPendingCallWatcher *answered) {
                    answered->deleteLater();
                    const QDBusPendingReply<uint> reply = *answered;
                    m_busy = false;
                    if (reply.isError()) {
                        giveUp(notice);
                        return;
                    }
                    m_id = reply.value();
                    m_shown = notice;
                    advance();
                });
    }

    void giveUp(const Notice &given)
    {
        // It may be m_wanted itself. NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
        const Notice notice = given;
        m_wanted.reset();
        m_shown.reset();
        Q_EMIT failed(notice);
    }

    /// From the first notice on. False without a bus.
    bool listen()
    {
        if (!m_bus.isConnected())
            m_bus = QDBusConnection::sessionBus();
        if (m_listening || !m_bus.isConnected())
            return m_bus.isConnected();
        m_listening = true;
        m_bus.connect(serverName(), u"/org/freedesktop/Notifications"_s, serverName(),
                      u"ActionInvoked"_s, this, SLOT(invoked(uint, QString)));
        // The next server counts anew: the number could be that of another program's.
        auto *server = new QDBusServiceWatcher(serverName(), m_bus,
                                               QDBusServiceWatcher::WatchForUnregistration, this);
        connect(server, &QDBusServiceWatcher::serviceUnregistered, this, [this] {
            m_id = 0;
            if (!m_busy)
                m_shown.reset();
        });
        return true;
    }

    QDBusConnection m_bus{QString()}; ///< none until there is something to tell
    bool m_listening = false;
    bool m_busy = false; ///< a call is on its way
    uint m_id = 0;       ///< the server's, of what was shown last; 0 for none
    std::optional<Notice> m_wanted;
    std::optional<Notice> m_shown;
};

} // namespace

std::unique_ptr<Notifier> makeBusNotifier()
{
    return std::make_unique<BusNotifier>();
}

} // namespace mm

#include "notifier_bus.moc"
