// SPDX-License-Identifier: MIT
#include "core/statsfile/statsreader.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

/// Freshness as StatsReader applies it, with simulated clocks.
class TstFreshness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void firstRead_usesTheWallClock();
    void unchangedFile_silenceFollowsTheSteadyClock();
    void touch_resetsSilence();
    void newContentOfEqualTime_resetsSilence();
    void wallClockJump_keepsSilence_data();
    void wallClockJump_keepsSilence();
    void wallClockJump_makesNoFileOlderThanBoot_data();
    void wallClockJump_makesNoFileOlderThanBoot();
    void wallClockSetBack_keepsFileOlderThanBoot();
    void clockBehindAfterBoot_isEvaluatedAgain();
    void suspend_addsNoSilence();
    void touchBeforeASuspend_isRecent();
    void fileTimeInFuture_countsSilenceFromFirstRead();
    void slowServerClock_seemsSilentUntilTheNextChange();
    void fileThatWasMissing_isNew();
    void failedRead_keepsSilence();

private:
    /// Advances both clocks, as on a machine that is awake.
    void advance(milliseconds time)
    {
        m_now.wall += time;
        m_now.steady += time;
    }
    void touchFile() { setModified(m_path, m_now.wall); }
    milliseconds readSilence() { return m_reader->read().silence; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<StatsReader> m_reader;
    QString m_path;
    Instant m_now;
};

void TstFreshness::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    m_now = {system_clock::time_point(std::chrono::seconds(1'770'370'245)),
             steady_clock::time_point(1h)};
    m_reader = std::make_unique<StatsReader>(m_path, [this] { return m_now; });
    touchFile();
}

void TstFreshness::firstRead_usesTheWallClock()
{
    advance(12'345ms);
    QCOMPARE(readSilence(), 12'345ms);
}

void TstFreshness::unchangedFile_silenceFollowsTheSteadyClock()
{
    advance(3s);
    QCOMPARE(readSilence(), 3s);
    for (int i = 1; i <= 30; ++i) {
        advance(2s);
        QCOMPARE(readSilence(), 3s + i * 2s);
    }
    advance(24h * 365);
    QCOMPARE(readSilence(), 63s + 24h * 365);
}

void TstFreshness::touch_resetsSilence()
{
    advance(40s);
    QCOMPARE(readSilence(), 40s);
    advance(1s);
    touchFile();
    advance(1s);
    QCOMPARE(readSilence(), 1s);
    advance(2s);
    QCOMPARE(readSilence(), 3s);
}

void TstFreshness::newContentOfEqualTime_resetsSilence()
{
    const auto when = m_now.wall;
    advance(40s);
    QCOMPARE(readSilence(), 40s);
    advance(2s);
    QVERIFY(writeFile(m_path, jsonWithTotal(2)));
    setModified(m_path, when);
    QCOMPARE(readSilence(), 2s);
}

void TstFreshness::wallClockJump_keepsSilence_data()
{
    QTest::addColumn<int>("jump");
    QTest::newRow("an hour forward") << 3600;
    QTest::newRow("an hour back") << -3600;
    QTest::newRow("to another year") << 86'400 * 400;
    QTest::newRow("back to 1970") << -1'770'370'000;
}

void TstFreshness::wallClockJump_keepsSilence()
{
    QFETCH(int, jump);
    advance(1s);
    QCOMPARE(readSilence(), 1s);
    m_now.wall += std::chrono::seconds(jump);
    advance(2s);
    QCOMPARE(readSilence(), 3s);
    advance(1s);
    touchFile();
    advance(1s);
    QCOMPARE(readSilence(), 1s);
}

void TstFreshness::wallClockJump_makesNoFileOlderThanBoot_data()
{
    wallClockJump_keepsSilence_data();
}

void TstFreshness::wallClockJump_makesNoFileOlderThanBoot()
{
    QFETCH(int, jump);
    QVERIFY(!m_reader->read().olderThanBoot);
    m_now.wall += std::chrono::seconds(jump);
    for (int i = 0; i < 2; ++i) {
        advance(1s);
        QVERIFY(!m_reader->read().olderThanBoot);
    }
    touchFile();
    m_now.wall += std::chrono::seconds(jump); // before the next read
    advance(1s);
    QVERIFY(!m_reader->read().olderThanBoot);
}

void TstFreshness::wallClockSetBack_keepsFileOlderThanBoot()
{
    setModified(m_path, m_now.wall - 24h * 365 * 10);
    QVERIFY(m_reader->read().olderThanBoot);
    m_now.wall -= 24h * 365 * 20;
    for (int i = 0; i < 2; ++i) {
        advance(1s);
        QVERIFY(m_reader->read().olderThanBoot);
    }
}

void TstFreshness::clockBehindAfterBoot_isEvaluatedAgain()
{
    // A machine without a battery-backed clock continues at the time of its shutdown.
    m_now.steady = steady_clock::time_point(1min);
    setModified(m_path, m_now.wall + 30min);
    QVERIFY(!m_reader->read().olderThanBoot);
    advance(2s);
    QVERIFY(!m_reader->read().olderThanBoot);
    m_now.wall += 24h * 365; // set from the network
    for (int i = 0; i < 2; ++i) {
        advance(2s);
        QVERIFY(m_reader->read().olderThanBoot);
    }
}

void TstFreshness::suspend_addsNoSilence()
{
    advance(4s);
    QCOMPARE(readSilence(), 4s);
    m_now.wall += 8h;
    QCOMPARE(readSilence(), 4s);
    advance(2s);
    QCOMPARE(readSilence(), 6s);
}

void TstFreshness::touchBeforeASuspend_isRecent()
{
    QCOMPARE(readSilence(), 0s);
    advance(1s);
    touchFile();
    m_now.wall += 8h;
    advance(1s);
    QCOMPARE(readSilence(), 2s);
}

void TstFreshness::fileTimeInFuture_countsSilenceFromFirstRead()
{
    setModified(m_path, m_now.wall + 24h);
    QCOMPARE(readSilence(), 0ms);
    advance(50s);
    QCOMPARE(readSilence(), 50s);
}

void TstFreshness::slowServerClock_seemsSilentUntilTheNextChange()
{
    setModified(m_path, m_now.wall - 1h);
    QCOMPARE(readSilence(), 1h);
    advance(2s);
    setModified(m_path, m_now.wall - 1h);
    QCOMPARE(readSilence(), 2s);
}

void TstFreshness::fileThatWasMissing_isNew()
{
    advance(2s);
    QCOMPARE(readSilence(), 2s);
    QVERIFY(QFile::remove(m_path));
    advance(2s);
    QCOMPARE(m_reader->read().outcome, ReadOutcome::Missing);
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    setModified(m_path, m_now.wall - 20s);
    QCOMPARE(readSilence(), 20s);
}

void TstFreshness::failedRead_keepsSilence()
{
    advance(40s);
    QCOMPARE(readSilence(), 40s);
    m_now.wall -= 1h;
    QVERIFY(QFile::rename(m_path, m_path + u".aside"_s));
    QVERIFY(symlinkTo(m_path, m_path)); // cyclic
    m_now.steady += 2s;
    QCOMPARE(m_reader->read().outcome, ReadOutcome::Unreadable);
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QFile::rename(m_path + u".aside"_s, m_path));
    m_now.steady += 2s;
    QCOMPARE(readSilence(), 44s);
}

MM_SUITE(TstFreshness)
#include "tst_freshness.moc"
