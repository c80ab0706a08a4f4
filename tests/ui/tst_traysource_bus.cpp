// SPDX-License-Identifier: MIT
#include "privatebus.h"
#include "ui/traysource.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

/// The desktop's org.kde.StatusNotifierWatcher, in the hands of a test.
class Watcher final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHostRegistered)

public:
    Watcher(const PrivateBus &bus, bool host)
        : m_host(host)
    {
        QDBusConnection connection = bus.other(u"watcher"_s);
        connection.registerObject(u"/StatusNotifierWatcher"_s, this,
                                  QDBusConnection::ExportAllProperties |
                                      QDBusConnection::ExportAllSignals);
        connection.registerService(u"org.kde.StatusNotifierWatcher"_s);
    }
    ~Watcher() override { PrivateBus::end(u"watcher"_s); }

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

class BusTraySourceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.isRunning()); }
    void nobody_isKnownToBeThere();
    void watcherWithAHost_isATray();
    void watcherWithoutAHost_isNone();
    void hostThatComesLate_isATray();
    void watcherThatComesLate_isATray();
    void watcherThatGoesAndComes_isFollowed();

private:
    PrivateBus m_bus;
};

void BusTraySourceTest::nobody_isKnownToBeThere()
{
    const auto source = makeBusTraySource();
    QVERIFY(!source->isKnown());
    QTRY_VERIFY(source->isKnown());
    QVERIFY(!source->isThere());
}

void BusTraySourceTest::watcherWithAHost_isATray()
{
    const Watcher watcher(m_bus, true);
    const auto source = makeBusTraySource();
    QTRY_VERIFY(source->isKnown());
    QVERIFY(source->isThere());
}

void BusTraySourceTest::watcherWithoutAHost_isNone()
{
    const Watcher watcher(m_bus, false);
    const auto source = makeBusTraySource();
    QTRY_VERIFY(source->isKnown());
    QVERIFY(!source->isThere());
}

void BusTraySourceTest::hostThatComesLate_isATray()
{
    Watcher watcher(m_bus, false);
    const auto source = makeBusTraySource();
    QTRY_VERIFY(source->isKnown());
    watcher.setHost(true);
    QTRY_VERIFY(source->isThere());
    watcher.setHost(false);
    QTRY_VERIFY(!source->isThere());
}

void BusTraySourceTest::watcherThatComesLate_isATray()
{
    const auto source = makeBusTraySource();
    QTRY_VERIFY(source->isKnown());
    const Watcher watcher(m_bus, true);
    QTRY_VERIFY(source->isThere());
}

void BusTraySourceTest::watcherThatGoesAndComes_isFollowed()
{
    auto watcher = std::make_unique<Watcher>(m_bus, true);
    const auto source = makeBusTraySource();
    QTRY_VERIFY(source->isThere());
    QSignalSpy changes(source.get(), &TraySource::changed);
    watcher.reset();
    QTRY_VERIFY(!source->isThere());
    watcher = std::make_unique<Watcher>(m_bus, true);
    QTRY_VERIFY(source->isThere());
    QCOMPARE(changes.count(), 2);
}

QTEST_MAIN(BusTraySourceTest)
#include "tst_traysource_bus.moc"
