// SPDX-License-Identifier: MIT
#include "core/statsreader.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

/// How StatsReader measures the time that a file has been left untouched: by clocks that the tests
/// move by hand.
class TestSilence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void firstLook_goesByTheWallClock();
    void untouchedForLong_growsWithTheSteadyClock();
    void everyTouch_startsAnew();
    void contentOfEqualTime_startsAnew();
    void wallClockJump_changesNothing_data();
    void wallClockJump_changesNothing();
    void wallClockJump_makesNoFileOlderThanThisStart_data();
    void wallClockJump_makesNoFileOlderThanThisStart();
    void wallClockSetBack_makesNoOldFileNew();
    void clockThatIsBehindAfterTheStart_makesNoOldFileNew();
    void suspend_isNotCounted();
    void touchBeforeASuspend_isNoLongSilence();
    void fileFromTheFuture_isFreshAndAges();
    void serverWhoseClockIsSlow_looksSilentForOneChangeAlone();
    void fileThatWasGone_isANewOne();
    void failedLook_forgetsNothing();

private:
    /// Both clocks go on, as they do in a machine that is awake.
    void pass(milliseconds time)
    {
        m_now.wall += time;
        m_now.steady += time;
    }
    void touchFile() { setModified(m_path, m_now.wall); }
    milliseconds look() { return m_reader->read().silence; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<StatsReader> m_reader;
    QString m_path;
    Moment m_now;
};

void TestSilence::init()
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

void TestSilence::firstLook_goesByTheWallClock()
{
    pass(12'345ms);
    QCOMPARE(look(), 12'345ms);
}

void TestSilence::untouchedForLong_growsWithTheSteadyClock()
{
    pass(3s);
    QCOMPARE(look(), 3s);
    for (int i = 1; i <= 30; ++i) {
        pass(2s);
        QCOMPARE(look(), 3s + i * 2s);
    }
    pass(24h * 365);
    QCOMPARE(look(), 63s + 24h * 365);
}

void TestSilence::everyTouch_startsAnew()
{
    pass(40s);
    QCOMPARE(look(), 40s);
    pass(1s);
    touchFile();
    pass(1s);
    QCOMPARE(look(), 1s);
    pass(2s);
    QCOMPARE(look(), 3s);
}

void TestSilence::contentOfEqualTime_startsAnew()
{
    const auto when = m_now.wall;
    pass(40s);
    QCOMPARE(look(), 40s);
    pass(2s);
    QVERIFY(writeFile(m_path, jsonWithTotal(2)));
    setModified(m_path, when);
    QCOMPARE(look(), 2s);
}

void TestSilence::wallClockJump_changesNothing_data()
{
    QTest::addColumn<int>("jump");
    QTest::newRow("an hour forward") << 3600;
    QTest::newRow("an hour back") << -3600;
    QTest::newRow("to another year") << 86'400 * 400;
    QTest::newRow("back to 1970") << -1'770'370'000;
}

void TestSilence::wallClockJump_changesNothing()
{
    QFETCH(int, jump);
    pass(1s);
    QCOMPARE(look(), 1s);
    m_now.wall += std::chrono::seconds(jump);
    pass(2s);
    QCOMPARE(look(), 3s);
    pass(1s);
    touchFile();
    pass(1s);
    QCOMPARE(look(), 1s);
}

void TestSilence::wallClockJump_makesNoFileOlderThanThisStart_data()
{
    wallClockJump_changesNothing_data();
}

void TestSilence::wallClockJump_makesNoFileOlderThanThisStart()
{
    QFETCH(int, jump);
    QVERIFY(!m_reader->read().olderThanBoot);
    m_now.wall += std::chrono::seconds(jump);
    for (int i = 0; i < 2; ++i) {
        pass(1s);
        QVERIFY(!m_reader->read().olderThanBoot);
    }
    touchFile();
    m_now.wall += std::chrono::seconds(jump); // before anybody looks
    pass(1s);
    QVERIFY(!m_reader->read().olderThanBoot);
}

void TestSilence::wallClockSetBack_makesNoOldFileNew()
{
    setModified(m_path, m_now.wall - 24h * 365 * 10);
    QVERIFY(m_reader->read().olderThanBoot);
    m_now.wall -= 24h * 365 * 20;
    for (int i = 0; i < 2; ++i) {
        pass(1s);
        QVERIFY(m_reader->read().olderThanBoot);
    }
}

void TestSilence::clockThatIsBehindAfterTheStart_makesNoOldFileNew()
{
    // A machine without a clock of its own goes on from when it last knew the time.
    m_now.steady = steady_clock::time_point(1min);
    setModified(m_path, m_now.wall + 30min);
    QVERIFY(!m_reader->read().olderThanBoot);
    pass(2s);
    QVERIFY(!m_reader->read().olderThanBoot);
    m_now.wall += 24h * 365; // then it is told
    for (int i = 0; i < 2; ++i) {
        pass(2s);
        QVERIFY(m_reader->read().olderThanBoot);
    }
}

void TestSilence::suspend_isNotCounted()
{
    pass(4s);
    QCOMPARE(look(), 4s);
    m_now.wall += 8h;
    QCOMPARE(look(), 4s);
    pass(2s);
    QCOMPARE(look(), 6s);
}

void TestSilence::touchBeforeASuspend_isNoLongSilence()
{
    QCOMPARE(look(), 0s);
    pass(1s);
    touchFile();
    m_now.wall += 8h;
    pass(1s);
    QCOMPARE(look(), 2s);
}

void TestSilence::fileFromTheFuture_isFreshAndAges()
{
    setModified(m_path, m_now.wall + 24h);
    QCOMPARE(look(), 0ms);
    pass(50s);
    QCOMPARE(look(), 50s);
}

void TestSilence::serverWhoseClockIsSlow_looksSilentForOneChangeAlone()
{
    setModified(m_path, m_now.wall - 1h);
    QCOMPARE(look(), 1h);
    pass(2s);
    setModified(m_path, m_now.wall - 1h);
    QCOMPARE(look(), 2s);
}

void TestSilence::fileThatWasGone_isANewOne()
{
    pass(2s);
    QCOMPARE(look(), 2s);
    QVERIFY(QFile::remove(m_path));
    pass(2s);
    QCOMPARE(m_reader->read().outcome, Outcome::Missing);
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    setModified(m_path, m_now.wall - 20s);
    QCOMPARE(look(), 20s);
}

void TestSilence::failedLook_forgetsNothing()
{
    pass(40s);
    QCOMPARE(look(), 40s);
    m_now.wall -= 1h;
    QVERIFY(QFile::rename(m_path, m_path + u".aside"_s));
    QVERIFY(symlinkTo(m_path, m_path)); // in a circle
    m_now.steady += 2s;
    QCOMPARE(m_reader->read().outcome, Outcome::Unreadable);
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QFile::rename(m_path + u".aside"_s, m_path));
    m_now.steady += 2s;
    QCOMPARE(look(), 44s);
}

QTEST_GUILESS_MAIN(TestSilence)
#include "tst_silence.moc"
