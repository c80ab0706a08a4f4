// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/pulse.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

/// A host that has promised to say again and again that it lives.
class TestPulse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostThatPromisedNothing_isNeverMissed();
    void host_isMissedAfterTheLongestTime();
    void backAfterALongTime_isTold_data();
    void backAfterALongTime_isTold();
    void trackerNeverPulsed_goesOnAsEver();
    void pulsedTracker_givesSignsOfLife();
    void stoppedPulse_stopsTheSignsOfLife();
    void stoppedPulse_savesWhatIsCounted();
    void pulseThatComesBack_isSeenAtOnce();
};

namespace {

constexpr milliseconds heartbeat = 50ms;

/// A tracker beside the one under test: its signs of life are what time is measured by.
class Neighbour final
{
public:
    explicit Neighbour(const QTemporaryDir &dir)
        : m_path(dir.filePath(u"neighbour.json"_s))
        , m_stats(m_path, heartbeat)
    {
    }
    /// Waits until it has moved its file \p count times.
    [[nodiscard]] bool waitForBeats(int count) const
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

void TestPulse::hostThatPromisedNothing_isNeverMissed()
{
    const Pulse pulse;
    QVERIFY(!pulse.isMissing(Pulse::Clock::time_point(), 1ms));
    QVERIFY(!pulse.isMissing(Pulse::Clock::time_point(24h * 365), 1ms));
}

void TestPulse::host_isMissedAfterTheLongestTime()
{
    Pulse pulse;
    const Pulse::Clock::time_point now(1h);
    pulse.beat(now, 10s);
    QVERIFY(!pulse.isMissing(now, 10s));
    QVERIFY(!pulse.isMissing(now + 10s, 10s));
    QVERIFY(pulse.isMissing(now + 10s + 1ns, 10s));
    pulse.beat(now + 11s, 10s);
    QVERIFY(!pulse.isMissing(now + 21s, 10s));
    QVERIFY(pulse.isMissing(now + 22s, 10s));
}

void TestPulse::backAfterALongTime_isTold_data()
{
    QTest::addColumn<qint64>("pause"); // ms
    QTest::addColumn<bool>("wasAway");
    QTest::newRow("none") << qint64(0) << false;
    QTest::newRow("short") << qint64(3'333) << false;
    QTest::newRow("longest") << qint64(10'000) << false;
    QTest::newRow("longer") << qint64(10'001) << true;
    QTest::newRow("days") << qint64(1'000'000'000) << true;
}

void TestPulse::backAfterALongTime_isTold()
{
    QFETCH(qint64, pause);
    QFETCH(bool, wasAway);
    Pulse pulse;
    const Pulse::Clock::time_point now(1h);
    QVERIFY(!pulse.beat(now, 10s));
    QCOMPARE(pulse.beat(now + milliseconds(pause), 10s), wasAway);
    QVERIFY(!pulse.beat(now + milliseconds(pause), 10s));
}

void TestPulse::trackerNeverPulsed_goesOnAsEver()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    const MeshStats stats(path, heartbeat);
    for (int i = 0; i < 3; ++i) {
        const auto before = modifiedAt(path);
        QTRY_VERIFY(modifiedAt(path) != before);
    }
}

void TestPulse::pulsedTracker_givesSignsOfLife()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, heartbeat);
    for (int i = 0; i < 5; ++i) {
        const auto before = modifiedAt(path);
        QTRY_VERIFY((stats.pulse(), modifiedAt(path) != before));
    }
}

void TestPulse::stoppedPulse_stopsTheSignsOfLife()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, heartbeat);
    const Neighbour neighbour(dir);
    stats.pulse();
    QVERIFY(neighbour.waitForBeats(3)); // the last sign of life that the pulse stood for
    const auto before = modifiedAt(path);
    QVERIFY(neighbour.waitForBeats(8));
    QCOMPARE(modifiedAt(path), before);
}

void TestPulse::stoppedPulse_savesWhatIsCounted()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, heartbeat);
    const Neighbour neighbour(dir);
    stats.pulse();
    QVERIFY(neighbour.waitForBeats(4));
    stats.messageProcessed();
    QTRY_COMPARE(totalIn(path), 1);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QTRY_COMPARE(snapshotIn(path).totalServices, 1);
    QString error;
    QVERIFY(stats.flush(&error));
}

void TestPulse::pulseThatComesBack_isSeenAtOnce()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"stats.json"_s);
    MeshStats stats(path, 2s);
    stats.pulse();
    // Nothing but time makes a host that is away.
    QTRY_VERIFY_WITH_TIMEOUT(system_clock::now() - modifiedAt(path) > 4200ms, 10'000);
    const auto before = modifiedAt(path);
    const qint64 saves = stats.report().saves;
    stats.pulse();
    QTRY_VERIFY(modifiedAt(path) != before);
    QTRY_COMPARE(stats.report().saves, saves + 1); // the next heartbeat had but touched the file
}

QTEST_GUILESS_MAIN(TestPulse)
#include "tst_pulse.moc"
