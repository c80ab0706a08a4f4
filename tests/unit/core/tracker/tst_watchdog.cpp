// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/tracker/watchdog.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

/// The watchdog, and how a tracker with a hung host keeps its file.
class TstWatchdog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void watchdogNeverKicked_neverExpires();
    void watchdog_expiresAfterTheTimeout();
    void kick_returnsWhetherItHadExpired_data();
    void kick_returnsWhetherItHadExpired();
    void trackerWithoutKicks_sendsHeartbeats();
    void kickedTracker_sendsHeartbeats();
    void missingKicks_stopHeartbeats();
    void missingKicks_stillSaveCounts();
    void kickAfterExpiry_savesAtOnce();
};

namespace {

constexpr milliseconds heartbeat = 50ms;

/// A tracker with the same heartbeat: its heartbeats are the test's clock.
class ReferenceTracker final
{
public:
    explicit ReferenceTracker(const QTemporaryDir &dir)
        : m_path(dir.filePath(u"reference.json"_s))
        , m_stats(m_path, heartbeat)
    {
    }
    /// Waits for \p count heartbeats.
    [[nodiscard]] bool waitForHeartbeats(int count) const
    {
        for (int i = 0; i < count; ++i) {
            const auto before = modifiedAt(m_path);
            if (!QTest::qWaitFor([&] { return modifiedAt(m_path) != before; }))
                return false;
        }
        return true;
    }

private:
    const QString m_path;
    MeshStats m_stats;
};

} // namespace

void TstWatchdog::watchdogNeverKicked_neverExpires()
{
    const Watchdog watchdog;
    QVERIFY(!watchdog.expired(Watchdog::Clock::time_point(), 1ms));
    QVERIFY(!watchdog.expired(Watchdog::Clock::time_point(24h * 365), 1ms));
}

void TstWatchdog::watchdog_expiresAfterTheTimeout()
{
    Watchdog watchdog;
    const Watchdog::Clock::time_point now(1h);
    watchdog.kick(now, 10s);
    QVERIFY(!watchdog.expired(now, 10s));
    QVERIFY(!watchdog.expired(now + 10s, 10s));
    QVERIFY(watchdog.expired(now + 10s + 1ns, 10s));
    watchdog.kick(now + 11s, 10s);
    QVERIFY(!watchdog.expired(now + 21s, 10s));
    QVERIFY(watchdog.expired(now + 22s, 10s));
}

void TstWatchdog::kick_returnsWhetherItHadExpired_data()
{
    QTest::addColumn<qint64>("interval"); // ms
    QTest::addColumn<bool>("expired");
    QTest::newRow("none") << qint64(0) << false;
    QTest::newRow("short") << qint64(3'333) << false;
    QTest::newRow("the timeout") << qint64(10'000) << false;
    QTest::newRow("above the timeout") << qint64(10'001) << true;
    QTest::newRow("days") << qint64(1'000'000'000) << true;
}

void TstWatchdog::kick_returnsWhetherItHadExpired()
{
    QFETCH(qint64, interval);
    QFETCH(bool, expired);
    Watchdog watchdog;
    const Watchdog::Clock::time_point now(1h);
    QVERIFY(!watchdog.kick(now, 10s));
    QCOMPARE(watchdog.kick(now + milliseconds(interval), 10s), expired);
    QVERIFY(!watchdog.kick(now + milliseconds(interval), 10s));
}

void TstWatchdog::trackerWithoutKicks_sendsHeartbeats()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    const MeshStats stats(path, heartbeat);
    const SaveReport first = stats.report();
    QCOMPARE(first.lastHeartbeat, first.lastSave);
    for (int i = 0; i < 3; ++i) {
        const auto before = modifiedAt(path);
        const auto reported = stats.report().lastHeartbeat;
        QTRY_VERIFY(modifiedAt(path) != before);
        QTRY_VERIFY(stats.report().lastHeartbeat > reported);
    }
    QCOMPARE(stats.report().lastSave, first.lastSave);
}

void TstWatchdog::kickedTracker_sendsHeartbeats()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, heartbeat);
    for (int i = 0; i < 5; ++i) {
        const auto before = modifiedAt(path);
        QTRY_VERIFY((stats.kickWatchdog(), modifiedAt(path) != before));
    }
}

void TstWatchdog::missingKicks_stopHeartbeats()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, heartbeat);
    const ReferenceTracker reference(dir);
    stats.kickWatchdog();
    QVERIFY(reference.waitForHeartbeats(3)); // the last heartbeat before the timeout
    const auto before = modifiedAt(path);
    const auto reported = stats.report().lastHeartbeat;
    QVERIFY(reference.waitForHeartbeats(8));
    QCOMPARE(modifiedAt(path), before);
    QCOMPARE(stats.report().lastHeartbeat, reported);
}

void TstWatchdog::missingKicks_stillSaveCounts()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, heartbeat);
    const ReferenceTracker reference(dir);
    stats.kickWatchdog();
    QVERIFY(reference.waitForHeartbeats(4));
    stats.messageProcessed();
    QTRY_COMPARE(totalIn(path), 1);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QTRY_COMPARE(snapshotIn(path).totalServices, 1);
    QString error;
    QVERIFY(stats.flush(&error));
}

void TstWatchdog::kickAfterExpiry_savesAtOnce()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, 300ms);
    stats.kickWatchdog();
    // Only real time expires the watchdog.
    QTRY_VERIFY_WITH_TIMEOUT(system_clock::now() - modifiedAt(path) > 700ms, 10'000);
    const auto before = modifiedAt(path);
    const qint64 saves = stats.report().saves;
    stats.kickWatchdog();
    QTRY_VERIFY(modifiedAt(path) != before);
    QTRY_COMPARE(stats.report().saves, saves + 1); // a heartbeat would only touch the file
}

MM_SUITE(TstWatchdog)
#include "tst_watchdog.moc"
