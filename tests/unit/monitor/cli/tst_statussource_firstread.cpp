// SPDX-License-Identifier: MIT
// What a first read waits for. No MM is probed.
#include "sourcefixture.h"
#include "suite.h"

#include <QTemporaryDir>
#include <QTest>

namespace mm::test {

namespace {

QDateTime aMinuteAgo()
{
    return QDateTime::currentDateTime().addSecs(-60);
}

} // namespace

class TstStatusSourceFirstRead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readAfterResume_waitsForTheHeartbeat_data();
    void readAfterResume_waitsForTheHeartbeat();
    void hungWriter_delaysOnlyTheFirstRead();
    void halfAFile_waitsForTheRest();
    void brokenFile_delaysOnlyTheFirstRead();
    void fileThatBrokeLongAgo_delaysNoRead();

private:
    void setFile(const QByteArray &content) { writeStatsFile(m_options.statsFile, content); }

    QTemporaryDir m_folder;
    Options m_options;
};

void TstStatusSourceFirstRead::initTestCase()
{
    m_options.statsFile = m_folder.filePath(u"stats.json"_s);
    m_options.membership = false;
}

void TstStatusSourceFirstRead::readAfterResume_waitsForTheHeartbeat_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ProcessState>("process");
    QTest::newRow("visible writer") << fileOfThisProcess() << ProcessState::Running;
    QTest::newRow("hidden writer") << fileOfHiddenWriter() << ProcessState::Unknown;
}

void TstStatusSourceFirstRead::readAfterResume_waitsForTheHeartbeat()
{
    QFETCH(QByteArray, content);
    setFile(content);
    QVERIFY(setModified(m_options.statsFile, aMinuteAgo()));
    TestClock time;
    ProbeClock clock = time.clock();
    clock.sleep = [&](std::chrono::milliseconds) {
        QVERIFY(setModified(m_options.statsFile, QDateTime::currentDateTime()));
    };
    StatusSource source(m_options, {30s, 1h}, clock);
    const Reading reading = source.read();
    QTEST(reading.writerProcess, "process");
    QVERIFY(!reading.isWriterSilentAt(reading.at));
}

void TstStatusSourceFirstRead::hungWriter_delaysOnlyTheFirstRead()
{
    setFile(fileOfThisProcess());
    QVERIFY(setModified(m_options.statsFile, aMinuteAgo()));
    TestClock time;
    StatusSource source(m_options, {30s, 1h}, time.clock());
    const auto start = time.now;
    for (int i = 0; i < 2; ++i) {
        const Reading reading = source.read();
        QVERIFY(reading.isWriterSilentAt(reading.at));
        QCOMPARE(time.now - start, 1500ms);
    }
}

void TstStatusSourceFirstRead::halfAFile_waitsForTheRest()
{
    setFile(fileWithoutWriter.first(10));
    TestClock time;
    ProbeClock clock = time.clock();
    clock.sleep = [&](std::chrono::milliseconds) { setFile(fileWithoutWriter); };
    StatusSource source(m_options, {30s, 1h}, clock);
    QCOMPARE(source.read().outcome, ReadOutcome::Valid);
}

void TstStatusSourceFirstRead::brokenFile_delaysOnlyTheFirstRead()
{
    setFile("{");
    TestClock time;
    StatusSource source(m_options, {30s, 1h}, time.clock());
    const auto start = time.now;
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(source.read().outcome, ReadOutcome::Corrupt);
        QCOMPARE(time.now - start, 1500ms);
    }
}

void TstStatusSourceFirstRead::fileThatBrokeLongAgo_delaysNoRead()
{
    setFile("{");
    QVERIFY(setModified(m_options.statsFile, aMinuteAgo()));
    TestClock time;
    StatusSource source(m_options, {30s, 1h}, time.clock());
    const auto start = time.now;
    QCOMPARE(source.read().outcome, ReadOutcome::Corrupt);
    QCOMPARE(time.now - start, 0ms);
}

} // namespace mm::test

using mm::test::TstStatusSourceFirstRead;
MM_SUITE(TstStatusSourceFirstRead)
#include "tst_statussource_firstread.moc"
