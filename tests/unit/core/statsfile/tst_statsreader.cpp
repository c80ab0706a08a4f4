// SPDX-License-Identifier: MIT
#include "core/statsfile/statsreader.h"
#include "suite.h"
#include "support.h"

#include <QRandomGenerator>

#include <atomic>
#include <thread>

using namespace mm;
using namespace mm::test;

namespace {

QByteArray writtenBy(qint64 pid, const QString &host)
{
    return toJson(
        {0, 1, {}, {}, Writer{pid, host, std::chrono::seconds(10), Writer::State::Running}});
}

} // namespace

class TstStatsReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void guideSample_isValid();
    void absentFile_isMissing();
    void clockSetForward_keepsTheWriterRunning();
    void fileThatAppearsAndVanishes_isReportedEachTime();
    void corruptFile_isReportedWithPathAndOffset_data();
    void corruptFile_isReportedWithPathAndOffset();
    void unchangedBytes_areNotParsedAgain();
    void corruptBytes_areNotParsedAgain();
    void replacementOfEqualSizeAndTime_isRead();
    void tornFile_isReadFourTimes();
    void tornFileThatIsCompleted_isValid();
    void fileBeingWritten_isRetriedLonger();
    void brokenFileJustWritten_isReportedWithinAPoll();
    void inPlaceWriter_neverYieldsAWrongReading();
    void writerProcess_isLookedUp_data();
    void writerProcess_isLookedUp();
    void killedWriter_isGoneAtOnce();
    void suspendedWriter_isSuspended();
    void fileOlderThanBoot_isMarked();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstStatsReader::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstStatsReader::guideSample_isValid()
{
    QVERIFY(writeFile(m_path, sample("guide.json")));
    const auto before = system_clock::now();
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Valid);
    QCOMPARE(reading.path, m_path);
    QVERIFY(reading.reason.isEmpty());
    QCOMPARE(reading.snapshot.totalMessages, 127);
    QCOMPARE(reading.snapshot.services.size(), 2);
    QCOMPARE(reading.modified, modifiedAt(m_path));
    QVERIFY(reading.at.wall >= before);
    QCOMPARE(reading.writerProcess, ProcessState::Unknown);
    QVERIFY(!reading.olderThanBoot);
}

void TstStatsReader::clockSetForward_keepsTheWriterRunning()
{
    // By the new clock, this process started after its last write.
    Snapshot snapshot;
    snapshot.writer = Writer{::getpid(), hostName(), 10s, Writer::State::Running};
    QVERIFY(writeFile(m_path, toJson(snapshot)));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-2),
                             QFileDevice::FileModificationTime));
    file.close();
    QCOMPARE(StatsReader(m_path).read().writerProcess, ProcessState::Gone);

    Instant now = Instant::now();
    StatsReader reader(m_path, [&now] { return now; });
    QVERIFY(QFile::rename(m_path, m_path + u".aside"_s));
    QCOMPARE(reader.read().outcome, ReadOutcome::Missing);
    QVERIFY(QFile::rename(m_path + u".aside"_s, m_path));
    now.steady += 2s;
    now.wall += 72h;
    QCOMPARE(reader.read().writerProcess, ProcessState::Running);
    now.steady += 2s;
    now.wall += 2s;
    QCOMPARE(reader.read().writerProcess, ProcessState::Running);
}

void TstStatsReader::absentFile_isMissing()
{
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Missing);
    QVERIFY(reading.reason.text().contains(m_path));
    QCOMPARE(StatsReader(m_dir->filePath(u"no/such/dir.json"_s)).read().outcome,
             ReadOutcome::Missing);
}

void TstStatsReader::fileThatAppearsAndVanishes_isReportedEachTime()
{
    StatsReader reader(m_path);
    QCOMPARE(reader.read().outcome, ReadOutcome::Missing);
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    QCOMPARE(reader.read().snapshot.totalMessages, 1);
    QVERIFY(writeFile(m_path, "{"));
    const Reading broken = reader.read();
    QCOMPARE(broken.outcome, ReadOutcome::Corrupt);
    QCOMPARE(broken.snapshot, Snapshot());
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(reader.read().outcome, ReadOutcome::Missing);
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    QCOMPARE(reader.read().outcome, ReadOutcome::Valid);
}

void TstStatsReader::corruptFile_isReportedWithPathAndOffset_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("cause");
    QTest::newRow("empty") << QByteArray() << u"is empty"_s;
    QTest::newRow("white space") << QByteArray("\n") << u"is empty"_s;
    QTest::newRow("not JSON") << QByteArray("{ nonsense") << u"is not valid JSON"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"a\": \"\xFC\"}") << u"at byte 7"_s;
    QTest::newRow("broken rule") << jsonWithTotal(-1) << u"total_messages is negative"_s;
}

void TstStatsReader::corruptFile_isReportedWithPathAndOffset()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, cause);
    QVERIFY(writeFile(m_path, bytes));
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Corrupt);
    QVERIFY2(reading.reason.text().contains(m_path), qPrintable(reading.reason));
    QVERIFY2(reading.reason.text().contains(cause), qPrintable(reading.reason));
    QVERIFY(reading.reason.text().endsWith(u'.'));
}

void TstStatsReader::unchangedBytes_areNotParsedAgain()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    StatsReader reader(m_path);
    for (int i = 0; i < 5; ++i) {
        setModified(m_path, system_clock::now() - std::chrono::seconds(i));
        QCOMPARE(reader.read().snapshot.totalMessages, 7);
    }
    QCOMPARE(reader.parses(), 1);
    QVERIFY(writeFile(m_path, jsonWithTotal(8)));
    QCOMPARE(reader.read().snapshot.totalMessages, 8);
    QCOMPARE(reader.parses(), 2);
}

void TstStatsReader::corruptBytes_areNotParsedAgain()
{
    QVERIFY(writeFile(m_path, "{"));
    StatsReader reader(m_path);
    QCOMPARE(reader.read().outcome, ReadOutcome::Corrupt);
    const Reading again = reader.read();
    QCOMPARE(again.outcome, ReadOutcome::Corrupt);
    QVERIFY(!again.reason.isEmpty());
    QCOMPARE(reader.parses(), 1);
}

void TstStatsReader::replacementOfEqualSizeAndTime_isRead()
{
    const auto when = system_clock::now() - 1min;
    const QString fresh = m_path + u".new"_s;
    StatsReader reader(m_path);
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(writeFile(fresh, jsonWithTotal(1000 + i)));
        setModified(fresh, when);
        QVERIFY(putInPlace(fresh, m_path));
        const Reading reading = reader.read();
        QCOMPARE(reading.snapshot.totalMessages, 1000 + i);
        QCOMPARE(reading.modified, modifiedAt(m_path));
    }
}

void TstStatsReader::tornFile_isReadFourTimes()
{
    QVERIFY(writeFile(m_path, "{ \"total_serv"));
    setModified(m_path, system_clock::now() - 1s);
    int tries = 0;
    StatsReader reader(m_path, [&] {
        ++tries;
        return Instant::now();
    });
    QCOMPARE(reader.read().outcome, ReadOutcome::Corrupt);
    QCOMPARE(tries, 4);
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    tries = 0;
    QCOMPARE(reader.read().outcome, ReadOutcome::Valid);
    QCOMPARE(tries, 1);
}

void TstStatsReader::tornFileThatIsCompleted_isValid()
{
    QVERIFY(writeFile(m_path, sample("guide.json").first(100)));
    int tries = 0;
    // The reader takes the time at the end of each try: the writer finishes between two tries.
    StatsReader reader(m_path, [&] {
        if (++tries == 3)
            std::thread([this] { (void)writeFile(m_path, sample("guide.json")); }).join();
        return Instant::now();
    });
    const Reading reading = reader.read();
    QCOMPARE(reading.outcome, ReadOutcome::Valid);
    QVERIFY(reading.reason.isEmpty());
    QCOMPARE(reading.snapshot.totalMessages, 127);
    QCOMPARE(tries, 4);
}

void TstStatsReader::fileBeingWritten_isRetriedLonger()
{
    ReadOutcome outcome = ReadOutcome::Corrupt;
    int tries = 0;
    for (int attempt = 0; attempt < 20 && outcome == ReadOutcome::Corrupt; ++attempt) {
        QVERIFY(writeFile(m_path, QByteArray()));
        const auto begun = modifiedAt(m_path);
        tries = 0;
        StatsReader reader(m_path, [&] {
            if (++tries == 6)
                std::thread([this] { (void)writeFile(m_path, sample("guide.json")); }).join();
            return Instant{begun + 199ms, steady_clock::now()};
        });
        const auto start = steady_clock::now();
        outcome = reader.read().outcome;
        // Only a read that used up its timeout is repeated.
        QVERIFY(outcome == ReadOutcome::Valid || steady_clock::now() - start >= 200ms);
    }
    QCOMPARE(outcome, ReadOutcome::Valid);
    QCOMPARE(tries, 7);
}

void TstStatsReader::brokenFileJustWritten_isReportedWithinAPoll()
{
    QVERIFY(writeFile(m_path, "{ \"total_serv"));
    int tries = 0;
    StatsReader reader(m_path, [&] {
        ++tries;
        return Instant{modifiedAt(m_path), steady_clock::now()}; // whatever the real time is
    });
    for (int attempt = 0; attempt < 20 && tries <= 4;
         ++attempt) { // fewer tries where the machine is busy
        tries = 0;
        QCOMPARE(reader.read().outcome, ReadOutcome::Corrupt);
        QVERIFY2(tries <= 14, qPrintable(QString::number(tries)));
    }
    QVERIFY2(tries > 4, qPrintable(QString::number(tries)));
}

void TstStatsReader::inPlaceWriter_neverYieldsAWrongReading()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(0)));
    std::atomic<bool> stop{false};
    QRandomGenerator random(1);
    std::thread writer([&] {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            return;
        auto next = steady_clock::now();
        for (qint64 writes = 1; !stop; ++writes) {
            const QByteArray bytes = jsonWithTotal(writes);
            file.resize(0);
            file.seek(0);
            file.write(bytes.first(bytes.size() / 2));
            const auto halfUntil = steady_clock::now() + 300us;
            while (steady_clock::now() < halfUntil) {
            }
            file.write(bytes.sliced(bytes.size() / 2));
            std::this_thread::sleep_until(next += 10ms); // the write rate
        }
    });
    StatsReader reader(m_path);
    int wrong = 0;
    qint64 highest = 0;
    for (int poll = 0; poll < 60; ++poll) {
        // At a random point of the writer's cycle.
        std::this_thread::sleep_for(std::chrono::microseconds(random.bounded(10'000)));
        const Reading reading = reader.read();
        wrong += reading.outcome != ReadOutcome::Valid || reading.snapshot.totalMessages < highest;
        highest = reading.snapshot.totalMessages;
    }
    stop = true;
    writer.join();
    QCOMPARE(wrong, 0);
}

void TstStatsReader::writerProcess_isLookedUp_data()
{
    QTest::addColumn<qint64>("pid");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("age");
    QTest::addColumn<ProcessState>("state");
    const qint64 own = ::getpid();
    QTest::newRow("this process") << own << hostName() << 0 << ProcessState::Running;
    QTest::newRow("reused pid") << own << hostName() << 3600 << ProcessState::Gone;
    QTest::newRow("other machine") << own << u"elsewhere"_s << 0 << ProcessState::Unknown;
    QTest::newRow("other machine, long ago")
        << own << u"elsewhere"_s << 3600 << ProcessState::Unknown;
    QTest::newRow("no host name") << own << QString() << 0 << ProcessState::Unknown;
    QTest::newRow("pid 0") << qint64(0) << hostName() << 0 << ProcessState::Gone;
    QTest::newRow("pid 2^40") << (qint64(1) << 40) << hostName() << 0 << ProcessState::Gone;
    QTest::newRow("pid 2^31-1") << qint64(2147483647) << hostName() << 0 << ProcessState::Gone;
}

void TstStatsReader::writerProcess_isLookedUp()
{
    QFETCH(qint64, pid);
    QFETCH(QString, host);
    QFETCH(int, age);
    QFETCH(ProcessState, state);
    QVERIFY(writeFile(m_path, writtenBy(pid, host)));
    setModified(m_path, system_clock::now() - std::chrono::seconds(age));
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Valid);
    QCOMPARE(reading.writerProcess, state);
}

void TstStatsReader::killedWriter_isGoneAtOnce()
{
    Child child;
    QVERIFY(writeFile(m_path, writtenBy(child.pid(), hostName())));
    StatsReader reader(m_path);
    QCOMPARE(reader.read().writerProcess, ProcessState::Running);
    child.kill();
    QCOMPARE(reader.read().writerProcess, ProcessState::Gone);
    QCOMPARE(reader.parses(), 1);
}

void TstStatsReader::suspendedWriter_isSuspended()
{
    Child child;
    QVERIFY(writeFile(m_path, writtenBy(child.pid(), hostName())));
    child.suspend();
    QCOMPARE(StatsReader(m_path).read().writerProcess, ProcessState::Suspended);
}

void TstStatsReader::fileOlderThanBoot_isMarked()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    StatsReader reader(m_path);
    QVERIFY(!reader.read().olderThanBoot);
    setModified(m_path, system_clock::time_point(24h * 366));
    QVERIFY(reader.read().olderThanBoot);
    const auto boot = bootTime();
    QVERIFY(boot);
    setModified(m_path, *boot - clockSkewTolerance / 2);
    QVERIFY(!reader.read().olderThanBoot);
}

MM_SUITE(TstStatsReader)
#include "tst_statsreader.moc"
