// SPDX-License-Identifier: MIT
#include "privatebus.h"
#include "suite.h"
#include "ui/tray/traywatcher.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

/// A fake of the desktop's org.kde.StatusNotifierWatcher.
class FakeWatcherService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHostRegistered)

public:
    FakeWatcherService(const PrivateBus &bus, bool host)
        : m_host(host)
    {
        QDBusConnection connection = bus.connect(u"watcher"_s);
        connection.registerObject(u"/StatusNotifierWatcher"_s, this,
                                  QDBusConnection::ExportAllProperties |
                                      QDBusConnection::ExportAllSignals);
        connection.registerService(u"org.kde.StatusNotifierWatcher"_s);
    }
    ~FakeWatcherService() override { PrivateBus::disconnect(u"watcher"_s); }

    [[nodiscard]] bool isHostRegistered() const { return m_host; }
    void setHost(bool host)
    {
        m_host = host;
        if (host)
            Q_EMIT StatusNotifierHostRegistered();
        else
            Q_EMIT StatusNotifierHostUnregistered();
    }

Q_SIGNALS:
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();

private:
    bool m_host;
};

class TstSniWatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.isRunning()); }
    void noService_isKnownAndNotPresent();
    void serviceWithHost_isPresent();
    void serviceWithoutHost_isNotPresent();
    void hostAppearsLate_isPresent();
    void serviceAppearsLate_isPresent();
    void serviceRestarts_emitsChanged();

private:
    PrivateBus m_bus;
};

void TstSniWatcher::noService_isKnownAndNotPresent()
{
    const auto watcher = makeSniWatcher();
    QVERIFY(!watcher->isKnown());
    QTRY_VERIFY(watcher->isKnown());
    QVERIFY(!watcher->isPresent());
}

void TstSniWatcher::serviceWithHost_isPresent()
{
    const FakeWatcherService service(m_bus, true);
    const auto watcher = makeSniWatcher();
    QTRY_VERIFY(watcher->isKnown());
    QVERIFY(watcher->isPresent());
}

void TstSniWatcher::serviceWithoutHost_isNotPresent()
{
    const FakeWatcherService service(m_bus, false);
    const auto watcher = makeSniWatcher();
    QTRY_VERIFY(watcher->isKnown());
    QVERIFY(!watcher->isPresent());
}

void TstSniWatcher::hostAppearsLate_isPresent()
{
    FakeWatcherService service(m_bus, false);
    const auto watcher = makeSniWatcher();
    QTRY_VERIFY(watcher->isKnown());
    service.setHost(true);
    QTRY_VERIFY(watcher->isPresent());
    service.setHost(false);
    QTRY_VERIFY(!watcher->isPresent());
}

void TstSniWatcher::serviceAppearsLate_isPresent()
{
    const auto watcher = makeSniWatcher();
    QTRY_VERIFY(watcher->isKnown());
    const FakeWatcherService service(m_bus, true);
    QTRY_VERIFY(watcher->isPresent());
}

void TstSniWatcher::serviceRestarts_emitsChanged()
{
    auto service = std::make_unique<FakeWatcherService>(m_bus, true);
    const auto watcher = makeSniWatcher();
    QTRY_VERIFY(watcher->isPresent());
    QSignalSpy changes(watcher.get(), &TrayWatcher::changed);
    service.reset();
    QTRY_VERIFY(!watcher->isPresent());
    service = std::make_unique<FakeWatcherService>(m_bus, true);
    QTRY_VERIFY(watcher->isPresent());
    QCOMPARE(changes.count(), 2);
}

MM_WINDOW_SUITE(TstSniWatcher)
#include "tst_sniwatcher.moc"
