// SPDX-License-Identifier: MIT
#include "ui/tray/traywatcher.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int watcherTimeout = 10'000; // ms

QString sniWatcherName()
{
    return u"org.kde.StatusNotifierWatcher"_s;
}

QString sniWatcherPath()
{
    return u"/StatusNotifierWatcher"_s;
}

class SniWatcher final : public TrayWatcher
{
    Q_OBJECT

public:
    SniWatcher()
        : m_bus(QDBusConnection::sessionBus())
    {
        if (!m_bus.isConnected()) {
            setPresent(false);
            return;
        }
        auto *owner = new QDBusServiceWatcher(sniWatcherName(), m_bus,
                                              QDBusServiceWatcher::WatchForRegistration |
                                                  QDBusServiceWatcher::WatchForUnregistration,
                                              this);
        connect(owner, &QDBusServiceWatcher::serviceRegistered, this, &SniWatcher::query);
        connect(owner, &QDBusServiceWatcher::serviceUnregistered, this, [this] {
            ++m_queryId; // ignore late replies of the service that is gone
            setPresent(false);
        });
        // The service may run before a panel that shows the icons does.
        for (const QString &signal :
             {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
            m_bus.connect(sniWatcherName(), sniWatcherPath(), sniWatcherName(), signal, this,
                          SLOT(query()));
        query();
    }

private Q_SLOTS:
    void query()
    {
        QDBusMessage get = QDBusMessage::createMethodCall(
            sniWatcherName(), sniWatcherPath(), u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        get << sniWatcherName() << u"IsStatusNotifierHostRegistered"_s;
        get.setAutoStartService(false);
        auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(get, watcherTimeout), this);
        connect(call, &QDBusPendingCallWatcher::finished, this,
                [this, id = ++m_queryId](QDBusPendingCallWatcher *finished) {
                    finished->deleteLater();
                    const QDBusPendingReply<QDBusVariant> reply = *finished;
                    if (id == m_queryId)
                        setPresent(reply.isValid() && reply.value().variant().toBool());
                });
    }

private:
    QDBusConnection m_bus;
    quint64 m_queryId = 0;
};

} // namespace

std::unique_ptr<TrayWatcher> makeSniWatcher()
{
    return std::make_unique<SniWatcher>();
}

} // namespace mm

#include "sniwatcher.moc"
