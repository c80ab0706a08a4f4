// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statussource.h"
#include "core/monitor/status.h"
#include "fakemm.h"
#include "sourcefixture.h"
#include "suite.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

/// The probe times out 500 ms earlier.
constexpr std::chrono::milliseconds hangTimeoutOfTest = 1500ms;

const QByteArray fileWithWriter =
    R"({"total_services":5,"total_messages":127,)"
    R"("writer":{"pid":1,"host":"elsewhere","heartbeat_s":10,"state":"running"}})";

/// Reads on another thread, while the fake MM answers on this one.
Reading read(StatusSource &source)
{
    Reading reading;
    const std::unique_ptr<QThread> thread(QThread::create([&] { reading = source.read(); }));
    thread->start();
    while (!thread->isFinished())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    thread->wait();
    return reading;
}

} // namespace

class TstStatusSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answeringMm_isAnswering();
    void stoppedMm_isGoneAfterTimeout();
    void stoppedMm_isGoneAfterOneReadAtLongInterval();
    void shortFailure_keepsTheLastResult();
    void responseBetweenFailures_restartsTimeout();
    void restartedMm_isAnsweringAgain();
    void setMm_probesTheOtherMm();
    void slowMm_doesNotExceedTheHangTimeout();
    void fileWithWriter_sendsNoRequest();
    void noRegister_sendsNoRequest();
    void endedWriter_isProbed_data();
    void endedWriter_isProbed();
    void hiddenWriter_isGoneOnceItHasAnswered();
    void silentWriter_isProbed_data();
    void silentWriter_isProbed();
    void silentWriterThatDoesNotAnswer_hangs();
    void freshWriter_sendsNoRequest();

private:
    [[nodiscard]] Options optionsFor(const QByteArray &content) const;

    QTemporaryDir m_folder;
    std::unique_ptr<FakeMm> m_mm;
};

void TstStatusSource::init()
{
    m_mm = std::make_unique<FakeMm>();
}

Options TstStatusSource::optionsFor(const QByteArray &content) const
{
    Options options;
    options.statsFile = m_folder.filePath(u"stats.json"_s);
    options.mmUrl = m_mm->url();
    writeStatsFile(options.statsFile, content);
    return options;
}

void TstStatusSource::answeringMm_isAnswering()
{
    StatusSource source(optionsFor(fileWithoutWriter), {30s, 1h});
    const Reading reading = read(source);
    QCOMPARE(reading.outcome, ReadOutcome::Valid);
    QCOMPARE(reading.mmReachability, MmReachability::Answering);
    QCOMPARE(reading.mmUrl, m_mm->url().text());
}

void TstStatusSource::stoppedMm_isGoneAfterTimeout()
{
    TestClock time;
    StatusSource source(optionsFor(fileWithoutWriter), {30s, 3500ms}, time.clock());
    QCOMPARE(read(source).mmReachability, MmReachability::Answering);
    m_mm->stop();
    for (int failures = 1; failures <= 2; ++failures) {
        time.now += 2s;
        QCOMPARE(read(source).mmReachability, MmReachability::Answering);
    }
    time.now += 2s;
    const Reading reading = read(source);
    QCOMPARE(reading.mmReachability, MmReachability::Gone);
    QCOMPARE(reading.mmUrl, m_mm->url().text());
}

void TstStatusSource::stoppedMm_isGoneAfterOneReadAtLongInterval()
{
    TestClock time;
    StatusSource source(optionsFor(fileWithoutWriter), {30s, 3500ms, 1h}, time.clock());
    QCOMPARE(read(source).mmReachability, MmReachability::Answering);
    m_mm->stop();
    time.now += 60s;
    QCOMPARE(read(source).mmReachability, MmReachability::Gone);
}

void TstStatusSource::shortFailure_keepsTheLastResult()
{
    StatusSource source(optionsFor(fileWithoutWriter), {30s, 1h});
    m_mm->stop();
    QCOMPARE(read(source).mmReachability, MmReachability::Unknown);
    m_mm->start();
    QCOMPARE(read(source).mmReachability, MmReachability::Answering);
    m_mm->stop();
    QCOMPARE(read(source).mmReachability, MmReachability::Answering);
}

void TstStatusSource::responseBetweenFailures_restartsTimeout()
{
    TestClock time;
    StatusSource source(optionsFor(fileWithoutWriter), {30s, 3500ms}, time.clock());
    for (int round = 0; round < 3; ++round) {
        m_mm->start();
        QCOMPARE(read(source).mmReachability, MmReachability::Answering);
        m_mm->stop();
        QCOMPARE(read(source).mmReachability, MmReachability::Answering);
        time.now += 2s;
    }
}

void TstStatusSource::restartedMm_isAnsweringAgain()
{
    StatusSource source(optionsFor(fileWithoutWriter), {30s, 0s});
    m_mm->stop();
    QCOMPARE(read(source).mmReachability, MmReachability::Gone);
    m_mm->start();
    QCOMPARE(read(source).mmReachability, MmReachability::Answering);
}

void TstStatusSource::setMm_probesTheOtherMm()
{
    FakeMm other;
    StatusSource source(optionsFor(fileWithoutWriter), {30s, 1h});
    QCOMPARE(read(source).mmReachability, MmReachability::Answering);
    other.stop();
    source.setMm(other.url());
    QCOMPARE(read(source).mmReachability, MmReachability::Unknown);
    other.start();
    QCOMPARE(read(source).mmUrl, other.url().text());
    source.setMm({});
    QCOMPARE(read(source).mmReachability, MmReachability::Unknown);
    QCOMPARE(m_mm->requests.size(), 1);
}

void TstStatusSource::slowMm_doesNotExceedTheHangTimeout()
{
    StatusSource source(optionsFor(fileWithoutWriter), {1h, 0s, hangTimeoutOfTest});
    m_mm->silent = true;
    const auto start = std::chrono::steady_clock::now();
    QCOMPARE(read(source).mmReachability, MmReachability::Gone);
    QVERIFY(std::chrono::steady_clock::now() - start < hangTimeoutOfTest);
}

void TstStatusSource::fileWithWriter_sendsNoRequest()
{
    StatusSource source(optionsFor(fileWithWriter), {30s, 0s});
    const Reading reading = read(source);
    QVERIFY(reading.snapshot.writer.has_value());
    QCOMPARE(reading.mmReachability, MmReachability::Unknown);
    QCOMPARE(m_mm->requests.size(), 0);
}

void TstStatusSource::noRegister_sendsNoRequest()
{
    Options options = optionsFor(fileWithoutWriter);
    options.membership = false;
    StatusSource source(options, {30s, 0s});
    QCOMPARE(read(source).mmReachability, MmReachability::Unknown);
    QCOMPARE(m_mm->requests.size(), 0);
}

void TstStatusSource::endedWriter_isProbed_data()
{
    QTest::addColumn<QString>("statsFile");
    QTest::addColumn<bool>("stopped");
    QTest::addColumn<State>("state");
    const QString file = m_folder.filePath(u"stats.json"_s);
    QTest::newRow("stopped, MM answers") << file << true << State::NotUpdating;
    QTest::newRow("gone, MM answers") << file << false << State::NotUpdating;
    QTest::newRow("stopped, an MM with another file answers")
        << u"/other.json"_s << true << State::Stopped;
}

/// A file may be taken over and left by another MM while the first one runs on.
void TstStatusSource::endedWriter_isProbed()
{
    QFETCH(QString, statsFile);
    QFETCH(bool, stopped);
    QFETCH(State, state);
    m_mm->health = {{u"program"_s, u"mm-proxy"_s}, {u"stats_file"_s, statsFile}};
    const QByteArray writer = R"({"pid":2147483647,"host":")" + hostName().toUtf8() +
                              R"(","heartbeat_s":10,"state":")" +
                              (stopped ? "stopped" : "running") + R"("})";
    StatusSource source(
        optionsFor(R"({"total_services":5,"total_messages":127,"writer":)" + writer + "}"),
        {30s, 0s});
    const Reading reading = read(source);
    const Status status = evaluateStatus(reading, Instant::now());
    QCOMPARE(status.state, state);
    QCOMPARE(status.canStart, state == State::Stopped);
    m_mm->stop();
    QCOMPARE(evaluateStatus(read(source), Instant::now()).state,
             stopped ? State::Stopped : State::NotUpdating);
}

/// An MM that never answered may listen elsewhere.
void TstStatusSource::hiddenWriter_isGoneOnceItHasAnswered()
{
    const Options options = optionsFor(fileOfHiddenWriter());
    m_mm->health = {{u"program"_s, u"mm-proxy"_s}, {u"pid"_s, 1}};
    TestClock time;
    StatusSource source(options, {30s, 3500ms}, time.clock());
    const auto state = [&] { return evaluateStatus(read(source), Instant::now()).state; };
    QCOMPARE(state(), State::Active);
    m_mm->stop();
    QCOMPARE(state(), State::Active);
    time.now += 4s;
    QCOMPARE(state(), State::NotUpdating);

    StatusSource other(options, {30s, 0s}, time.clock());
    QCOMPARE(evaluateStatus(read(other), Instant::now()).state, State::Active);
}

void TstStatusSource::silentWriter_isProbed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QJsonObject>("health");
    QTest::addColumn<QString>("inReason");
    const ProcessAddress self = thisProcess();
    const QJsonObject ok{{u"program"_s, u"mm-proxy"_s},
                         {u"stats_file"_s, m_folder.filePath(u"stats.json"_s)},
                         {u"pid"_s, self.pid},
                         {u"start_time"_s, self.startTime}};
    const auto with = [&](const QString &key, const QJsonValue &value) {
        QJsonObject health = ok;
        health.insert(key, value);
        return health;
    };
    const QString cause = u"No space left on device"_s;
    QTest::newRow("it can't save") << fileOfThisProcess() << with(u"error"_s, cause)
                                   << u"can't save its figures: No space left on device."_s;
    QTest::newRow("no cause") << fileOfThisProcess() << ok << u"has not saved"_s;
    QTest::newRow("another MM answers, with another error")
        << fileOfThisProcess() << QJsonObject{{u"error"_s, cause}} << u"MM hangs"_s;
    QTest::newRow("another MM for this file answers")
        << fileOfThisProcess() << with(u"pid"_s, 1) << u"MM hangs"_s;
    QJsonObject hidden{{u"program"_s, u"mm-proxy"_s}, {u"pid"_s, 1}, {u"error"_s, cause}};
    QTest::newRow("in a container") << fileOfHiddenWriter() << hidden << cause;
}

void TstStatusSource::silentWriter_isProbed()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, inReason);
    QFETCH(QJsonObject, health);
    m_mm->health = health;
    const Options options = optionsFor(content);
    QVERIFY(setModified(options.statsFile, QDateTime::currentDateTime().addSecs(-60)));
    TestClock time;
    StatusSource source(options, {30s, 1h}, time.clock());
    const Status status = evaluateStatus(read(source), Instant::now());
    QCOMPARE(status.state, State::NotUpdating);
    QVERIFY2(status.reason.text().contains(inReason), qPrintable(status.reason));
    QVERIFY(!status.canStart);

    QVERIFY(setModified(options.statsFile, QDateTime::currentDateTime()));
    QCOMPARE(evaluateStatus(read(source), Instant::now()).state, State::Active);
}

void TstStatusSource::silentWriterThatDoesNotAnswer_hangs()
{
    const Options options = optionsFor(fileOfThisProcess());
    QVERIFY(setModified(options.statsFile, QDateTime::currentDateTime().addSecs(-60)));
    TestClock time;
    StatusSource source(options, {30s, 0s}, time.clock());
    m_mm->stop();
    const Status status = evaluateStatus(read(source), Instant::now());
    QCOMPARE(status.state, State::NotUpdating);
    QVERIFY2(status.reason.text().contains(u"MM hangs"_s), qPrintable(status.reason));
}

void TstStatusSource::freshWriter_sendsNoRequest()
{
    StatusSource source(optionsFor(fileOfThisProcess()), {30s, 0s});
    QCOMPARE(evaluateStatus(read(source), Instant::now()).state, State::Active);
    QCOMPARE(m_mm->requests.size(), 0);
}

} // namespace mm::test

using mm::test::TstStatusSource;
MM_SUITE(TstStatusSource)
#include "tst_statussource.moc"
