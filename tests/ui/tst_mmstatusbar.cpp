// SPDX-License-Identifier: MIT
#include "core/process.h"
#include "core/statsreader.h"
#include "readcontrol.h"
#include "samples.h"
#include "ui/mmstatusbar.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds often{5};
/// For tests that want the first look and those they ask for, and no other.
constexpr std::chrono::milliseconds never = 1h;
constexpr int patience = 10'000;

QLabel *labelOf(const MmStatusBar &bar)
{
    return bar.findChild<QLabel *>(u"mm_status_label"_s);
}

BackgroundReader::Read readerOf(const QString &path)
{
    return [reader = std::make_shared<StatsReader>(path)] { return reader->read(); };
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray fileOf(qint64 pid, const QByteArray &state)
{
    return "{\"total_services\": 5, \"total_messages\": 1247, \"writer\": {\"pid\": " +
           QByteArray::number(pid) + ", \"host\": \"" + hostName().toUtf8() +
           "\", \"heartbeat_s\": 10, \"state\": \"" + state + "\"}}\n";
}

/// A file that no writer is named in, and that nobody has touched for a while.
Reading anonymousReading()
{
    Reading reading = readingFor(State::Active, u"/tmp/x.json"_s);
    reading.snapshot.writer.reset();
    reading.writerProcess = ProcessState::Unknown;
    reading.silence = 1h;
    return reading;
}

} // namespace

class MmStatusBarTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeTheFirstLook_isChecking();
    void firstLook_isShownAndTold();
    void everyLook_isTold();
    void looks_followTheInterval();
    void hangingLook_isNotJoinedByASecond();
    void hangingLook_leavesTheWindowResponsive();
    void hangingLook_turnsGrayAndComesBack();
    void laterHang_isNoticedThoughTheLookBeforeWasDeliveredLate();
    void destruction_returnsWhileALookHangs();
    void checkNow_looksAtOnce();
    void realFile_isJudged_data();
    void realFile_isJudged();
    void realFile_isFollowed();
    void connection_isJudgedAtOnceAndWithLaterLooks();
    void connection_isToldOnlyWhenItChangesTheStatus();
    void connection_isKeptWhileALookHangs();
};

void MmStatusBarTest::beforeTheFirstLook_isChecking()
{
    ReadControl control(readingFor(State::Active, u"/tmp/x.json"_s));
    control.hang();
    const MmStatusBar bar(u"/tmp/x.json"_s, control.read(), never);
    QVERIFY(labelOf(bar));
    QCOMPARE(labelOf(bar)->text(), u"MM: Checking..."_s);
    QCOMPARE(bar.status().state, State::Checking);
    QCOMPARE(bar.status().tone, Tone::Gray);
    QVERIFY(bar.status().tooltip.contains(u"/tmp/x.json"_s));
    QCOMPARE(bar.path(), u"/tmp/x.json"_s);
}

void MmStatusBarTest::firstLook_isShownAndTold()
{
    ReadControl control(readingFor(State::Active, u"/tmp/x.json"_s));
    const MmStatusBar bar(u"/tmp/x.json"_s, control.read(), never);
    QSignalSpy told(&bar, &MmStatusBar::readingChanged);
    QVERIFY(told.wait());
    QCOMPARE(labelOf(bar)->text(), u"MM: 2 services | 1,247 msgs"_s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().at(0).value<Reading>().snapshot, bar.reading().snapshot);
    QCOMPARE(told.constFirst().at(1).value<Status>(), bar.status());
}

void MmStatusBarTest::everyLook_isTold()
{
    ReadControl control(readingFor(State::Active, u"/tmp/x.json"_s));
    const MmStatusBar bar(u"/tmp/x.json"_s, control.read(), often);
    QSignalSpy told(&bar, &MmStatusBar::readingChanged);
    QTRY_VERIFY(told.size() >= 5);
    QCOMPARE(bar.status().state, State::Active);
    control.answer(readingFor(State::Error, u"/tmp/x.json"_s));
    QTRY_COMPARE(labelOf(bar)->text(), u"MM: Error reading stats"_s);
    control.answer(readingFor(State::NoFile, u"/tmp/x.json"_s));
    QTRY_COMPARE(labelOf(bar)->text(), u"MM: No stats file"_s);
    QVERIFY(told.size() <= control.begun());
}

void MmStatusBarTest::looks_followTheInterval()
{
    ReadControl frequent;
    ReadControl seldom;
    const MmStatusBar fast(u"/tmp/x.json"_s, frequent.read(), 10ms);
    const MmStatusBar slow(u"/tmp/x.json"_s, seldom.read(), never);
    QTRY_VERIFY(frequent.begun() >= 20);
    QTRY_COMPARE(seldom.begun(), 1); // its thread may be late
    QCOMPARE(MmStatusBar::defaultInterval, 2000ms);
}

void MmStatusBarTest::hangingLook_isNotJoinedByASecond()
{
    ReadControl control;
    MmStatusBar bar(u"/tmp/x.json"_s, control.read(), 1ms);
    QTRY_VERIFY(control.begun() >= 3);
    control.hang();
    QTRY_COMPARE(control.out(), 1);
    const int begun = control.begun();

    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks, &bar] {
        ++ticks;
        bar.checkNow();
    });
    timer.start(1);
    QTRY_VERIFY(ticks >= 50);
    QCOMPARE(control.begun(), begun);
    QCOMPARE(control.mostAtOnce(), 1);
    timer.stop();
    control.letGo();
    QTRY_VERIFY(control.begun() > begun + 3);
    QCOMPARE(control.mostAtOnce(), 1);
}

void MmStatusBarTest::hangingLook_leavesTheWindowResponsive()
{
    ReadControl control;
    control.hang();
    const MmStatusBar bar(u"/tmp/x.json"_s, control.read(), often);
    QTRY_COMPARE(control.out(), 1);
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(1);
    QTRY_VERIFY(ticks >= 50);
    // It still hung while the event loop turned fifty times.
    QCOMPARE(control.out(), 1);
    QCOMPARE(control.begun(), 1);
}

void MmStatusBarTest::hangingLook_turnsGrayAndComesBack()
{
    const QString path = u"/tmp/x.json"_s;
    ReadControl control(readingFor(State::Active, path));
    const MmStatusBar bar(path, control.read(), 50ms);
    QTRY_COMPARE(bar.status().state, State::Active);
    control.hang();
    QTRY_COMPARE(control.out(), 1);
    QSignalSpy told(&bar, &MmStatusBar::readingChanged);
    QTRY_COMPARE_WITH_TIMEOUT(labelOf(bar)->text(), u"MM: Not updating"_s, patience);
    QCOMPARE(control.out(), 1);
    QCOMPARE(bar.status().tone, Tone::Gray);
    QVERIFY(bar.status().reason.contains(path));
    QCOMPARE(bar.reading().outcome, Outcome::Hung);
    // What was known before stays in the list.
    QCOMPARE(bar.reading().snapshot.services.size(), 2);
    // Its age goes on.
    const Moment hungAt = bar.reading().at;
    told.clear();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patience);
    QVERIFY(bar.reading().at.steady > hungAt.steady + hungAfter / 2);
    QCOMPARE(bar.reading().outcome, Outcome::Hung);

    told.clear();
    control.letGo();
    QTRY_VERIFY(!told.isEmpty());
    QCOMPARE(told.constFirst().at(1).value<Status>().state, State::Active);
}

void MmStatusBarTest::laterHang_isNoticedThoughTheLookBeforeWasDeliveredLate()
{
    ReadControl control(readingFor(State::Active, u"/tmp/x.json"_s));
    MmStatusBar bar(u"/tmp/x.json"_s, control.read(), never);
    // The first look is done, but the event loop has not turned yet, when the next one begins.
    const QDeadlineTimer deadline(std::chrono::milliseconds{300});
    while (control.begun() < 1)
        std::this_thread::yield();
    control.hang();
    while (control.begun() < 2 && !deadline.hasExpired())
        bar.checkNow();
    QTRY_COMPARE(bar.status().state, State::Active);
    bar.checkNow();
    QTRY_COMPARE(control.out(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(bar.status().state, State::NotUpdating, patience);
}

void MmStatusBarTest::destruction_returnsWhileALookHangs()
{
    ReadControl control;
    control.hang();
    QObject whoHears;
    int told = 0;
    {
        const MmStatusBar bar(u"/tmp/x.json"_s, control.read(), often);
        connect(&bar, &MmStatusBar::readingChanged, &whoHears, [&told] { ++told; });
        QTRY_COMPARE(control.out(), 1);
    }
    // Here it is gone, and the look is still out.
    QCOMPARE(control.out(), 1);
    QVERIFY(!control.isForgotten());
    control.letGo();
    QTRY_VERIFY(control.isForgotten());
    QCOMPARE(told, 0);
}

void MmStatusBarTest::checkNow_looksAtOnce()
{
    ReadControl control(readingFor(State::NoFile, u"/tmp/x.json"_s));
    MmStatusBar bar(u"/tmp/x.json"_s, control.read(), never);
    QTRY_COMPARE(bar.status().state, State::NoFile);
    QCOMPARE(control.begun(), 1);
    control.answer(readingFor(State::Active, u"/tmp/x.json"_s));
    bar.checkNow();
    QTRY_COMPARE(bar.status().state, State::Active);
    QCOMPARE(control.begun(), 2);
}

void MmStatusBarTest::realFile_isJudged_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Tone>("tone");

    const qint64 own = QCoreApplication::applicationPid();
    QTest::newRow("its writer is this process")
        << fileOf(own, "running") << u"MM: 5 services | 1,247 msgs"_s << Tone::Green;
    QTest::newRow("stopped") << fileOf(own, "stopped") << u"MM: Stopped"_s << Tone::Gray;
    QTest::newRow("its writer is gone")
        << fileOf(0x7ffffff0, "running") << u"MM: Not updating"_s << Tone::Gray;
    QTest::newRow("no file") << QByteArray() << u"MM: No stats file"_s << Tone::Gray;
    QTest::newRow("half a file") << QByteArray("{") << u"MM: Error reading stats"_s << Tone::Red;
    QTest::newRow("minimal") << QByteArray("{\"total_services\": 0, \"total_messages\": 0}")
                             << u"MM: 0 services | 0 msgs"_s << Tone::Green;
}

void MmStatusBarTest::realFile_isJudged()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    QFETCH(Tone, tone);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(content.isEmpty() || writeFile(path, content));
    const MmStatusBar bar(path, readerOf(path), never);
    QTRY_COMPARE(labelOf(bar)->text(), text);
    QCOMPARE(bar.status().tone, tone);
    QVERIFY(bar.status().tooltip.contains(path));
}

void MmStatusBarTest::realFile_isFollowed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    const MmStatusBar bar(path, readerOf(path), often);
    QTRY_COMPARE(bar.status().state, State::NoFile);
    QVERIFY(writeFile(path, fileOf(QCoreApplication::applicationPid(), "running")));
    QTRY_COMPARE(bar.status().state, State::Active);
    QVERIFY(writeFile(path, "{"));
    QTRY_COMPARE(bar.status().state, State::Error);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(bar.status().state, State::NoFile);
}

void MmStatusBarTest::connection_isJudgedAtOnceAndWithLaterLooks()
{
    const QString url = u"http://localhost:6001"_s;
    ReadControl control(anonymousReading());
    MmStatusBar bar(u"/tmp/x.json"_s, control.read(), never);
    QSignalSpy told(&bar, &MmStatusBar::readingChanged);
    QTRY_COMPARE(bar.status().state, State::Active);
    QCOMPARE(told.size(), 1);

    bar.setConnection(Connection::Gone, url);
    QCOMPARE(bar.status().state, State::NotUpdating);
    QVERIFY2(bar.status().reason.contains(url), qPrintable(bar.status().reason));
    QCOMPARE(labelOf(bar)->text(), u"MM: Not updating"_s);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.constLast().at(0).value<Reading>().connection, Connection::Gone);
    QCOMPARE(told.constLast().at(1).value<Status>(), bar.status());

    bar.checkNow();
    QTRY_COMPARE(told.size(), 3);
    QCOMPARE(bar.status().state, State::NotUpdating);
    QCOMPARE(bar.reading().mmUrl, url);

    bar.setConnection(Connection::Answering, url);
    QCOMPARE(bar.status().state, State::Active);
    QVERIFY2(bar.status().reason.contains(url), qPrintable(bar.status().reason));
    QCOMPARE(told.size(), 4);
    QCOMPARE(control.begun(), 2);
}

void MmStatusBarTest::connection_isToldOnlyWhenItChangesTheStatus()
{
    const QString url = u"http://localhost:6001"_s;
    ReadControl control(anonymousReading());
    control.hang();
    MmStatusBar bar(u"/tmp/x.json"_s, control.read(), never);
    QSignalSpy told(&bar, &MmStatusBar::readingChanged);
    // Nothing is known of the file yet, so this changes nothing; but it is not forgotten.
    bar.setConnection(Connection::Gone, url);
    QCOMPARE(bar.status().state, State::Checking);
    QCOMPARE(told.size(), 0);
    control.letGo();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(bar.status().state, State::NotUpdating);

    bar.setConnection(Connection::Gone, url);
    QCOMPARE(told.size(), 1);
    bar.setConnection(Connection::Gone, u"http://localhost:6002"_s);
    QCOMPARE(told.size(), 2);
    QVERIFY(bar.status().reason.contains(u"6002"_s));
}

void MmStatusBarTest::connection_isKeptWhileALookHangs()
{
    const QString url = u"http://localhost:6001"_s;
    ReadControl control(anonymousReading());
    MmStatusBar bar(u"/tmp/x.json"_s, control.read(), never);
    QTRY_COMPARE(bar.status().state, State::Active);
    control.hang();
    bar.checkNow();
    bar.setConnection(Connection::Gone, url);
    QTRY_COMPARE_WITH_TIMEOUT(bar.reading().outcome, Outcome::Hung, patience);
    QCOMPARE(bar.reading().connection, Connection::Gone);
    QVERIFY(!bar.status().mayStart);
    control.letGo();
    QTRY_COMPARE(bar.reading().outcome, Outcome::Valid);
    QCOMPARE(bar.status().state, State::NotUpdating);
    QVERIFY(bar.status().mayStart);
}

QTEST_MAIN(MmStatusBarTest)
#include "tst_mmstatusbar.moc"
