// SPDX-License-Identifier: MIT
#include "ui/traysource.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int patience = 10'000; // ms, for a watcher that hangs

QString watcherName()
{
    return u"org.kde.StatusNotifierWatcher"_s;
}

QString watcherPath()
{
    return u"/StatusNotifierWatcher"_s;
}

class BusTraySource final : public TraySource
{
    Q_OBJECT

public:
    BusTraySource()
        : m_bus(QDBusConnection::sessionBus())
        , m_known(!m_bus.isConnected())
    {
        if (m_known)
            return;
        auto *owner = new QDBusServiceWatcher(watcherName(), m_bus,
                                              QDBusServiceWatcher::WatchForRegistration |
                                                  QDBusServiceWatcher::WatchForUnregistration,
                                              this);
        connect(owner, &QDBusServiceWatcher::serviceRegistered, this, &BusTraySource::ask);
        connect(owner, &QDBusServiceWatcher::serviceUnregistered, this, [this] {
            ++m_question; // no late answer of the one that is gone
            take(false);
        });
        // A watcher may be there before the panel that shows the icons.
        for (const QString &signal :
             {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
            m_bus.connect(watcherName(), watcherPath(), watcherName(), signal, this, SLOT(ask()));
        ask();
    }

    [[nodiscard]] bool isKnown() const override { return m_known; }
    [[nodiscard]] bool isThere() const override { return m_there; }

private Q_SLOTS:
    void ask()
    {
        QDBusMessage get = QDBusMessage::createMethodCall(
            watcherName(), watcherPath(), u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        get << watcherName() << u"IsStatusNotifierHostRegistered"_s;
        get.setAutoStartService(false);
        auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(get, patience), this);
        connect(call, &QDBusPendingCallWatcher::finished, this,
                [this, question = ++m_question](QDBusPendingCallWatcher *answered) {
                    answered->deleteLater();
                    const QDBusPendingReply<QDBusVariant> reply = *answered;
                    if (question == m_question)
                        take(reply.isValid() && reply.value().variant().toBool());
                });
    }

private:
    void take(bool there)
    {
        if (m_known && there == m_there)
            return;
        m_known = true;
        m_there = there;
        Q_EMIT changed();
    }

    QDBusConnection m_bus;
    bool m_known;
    bool m_there = false;
    quint64 m_question = 0;
};

} // namespace

std::unique_ptr<TraySource> makeBusTraySource()
{
    return std::make_unique<BusTraySource>();
}

} // namespace mm

#include "traysource_bus.moc"
