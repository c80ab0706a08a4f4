// SPDX-License-Identifier: MIT
#include "core/statsfile/statsreader.h"
#include "core/system/processinfo.h"
#include "files.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds shortHangTimeout{50};

const QString statsFile = QStringLiteral("/tmp/x.json");

QLabel *labelOf(const MmStatusBar &bar)
{
    return bar.findChild<QLabel *>(u"mm_status_label"_s);
}

StatsPoller::Read readerOf(const QString &path)
{
    return [reader = std::make_shared<StatsReader>(path)] { return reader->read(); };
}

QByteArray fileOf(qint64 pid, const QByteArray &state)
{
    return "{\"total_services\": 5, \"total_messages\": 1247, \"writer\": {\"pid\": " +
           QByteArray::number(pid) + ", \"host\": \"" + hostName().toUtf8() +
           "\", \"heartbeat_s\": 10, \"state\": \"" + state + "\"}}\n";
}

} // namespace

class TstMmStatusBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeTheFirstReading_isChecking();
    void firstReading_isShownAndEmitted();
    void laterReadings_areShownAndEmitted();
    void hangingRead_showsNotUpdatingAndRecovers();
    void checkNow_readsAtOnce();
    void realFile_isEvaluated_data();
    void realFile_isEvaluated();
    void realFile_isFollowed();
};

void TstMmStatusBar::beforeTheFirstReading_isChecking()
{
    ReadControl control(readingFor(State::Active, statsFile));
    control.hang();
    const MmStatusBar bar(statsFile, control.read(), {never});
    QVERIFY(labelOf(bar));
    QCOMPARE(labelOf(bar)->text(), u"MM: Checking..."_s);
    QCOMPARE(bar.status().state, State::Checking);
    QCOMPARE(bar.status().color, StatusColor::Gray);
    QVERIFY(bar.status().tooltip.contains(statsFile));
    QCOMPARE(bar.path(), statsFile);
}

void TstMmStatusBar::firstReading_isShownAndEmitted()
{
    ReadControl control(readingFor(State::Active, statsFile));
    const MmStatusBar bar(statsFile, control.read(), {never});
    QSignalSpy emitted(&bar, &MmStatusBar::readingChanged);
    QVERIFY(emitted.wait());
    QCOMPARE(labelOf(bar)->text(), u"MM: 2 services | 1,247 msgs"_s);
    QCOMPARE(emitted.size(), 1);
    QCOMPARE(emitted.constFirst().at(0).value<Reading>().snapshot, bar.reading().snapshot);
    QCOMPARE(emitted.constFirst().at(1).value<Status>(), bar.status());
}

void TstMmStatusBar::laterReadings_areShownAndEmitted()
{
    ReadControl control(readingFor(State::Active, statsFile));
    const MmStatusBar bar(statsFile, control.read(), {often});
    QSignalSpy emitted(&bar, &MmStatusBar::readingChanged);
    QTRY_VERIFY(emitted.size() >= 5);
    QCOMPARE(bar.status().state, State::Active);
    control.setReading(readingFor(State::Error, statsFile));
    QTRY_COMPARE(labelOf(bar)->text(), u"MM: Error reading stats"_s);
    control.setReading(readingFor(State::NoFile, statsFile));
    QTRY_COMPARE(labelOf(bar)->text(), u"MM: No stats file"_s);
    QVERIFY(emitted.size() <= control.started());
}

void TstMmStatusBar::hangingRead_showsNotUpdatingAndRecovers()
{
    ReadControl control(readingFor(State::Active, statsFile));
    MmStatusBar bar(statsFile, control.read(), {never, shortHangTimeout});
    QTRY_COMPARE(bar.status().state, State::Active);
    control.hang();
    bar.checkNow();
    QTRY_COMPARE(labelOf(bar)->text(), u"MM: Not updating"_s);
    QCOMPARE(bar.status().color, StatusColor::Gray);
    QVERIFY(bar.status().reason.text().contains(statsFile));
    QCOMPARE(bar.reading().outcome, ReadOutcome::Hung);
    QCOMPARE(bar.reading().snapshot.services.size(), 2);
    control.release();
    QTRY_COMPARE(bar.status().state, State::Active);
}

void TstMmStatusBar::checkNow_readsAtOnce()
{
    ReadControl control(readingFor(State::NoFile, statsFile));
    MmStatusBar bar(statsFile, control.read(), {never});
    QTRY_COMPARE(bar.status().state, State::NoFile);
    QCOMPARE(control.started(), 1);
    control.setReading(readingFor(State::Active, statsFile));
    bar.checkNow();
    QTRY_COMPARE(bar.status().state, State::Active);
    QCOMPARE(control.started(), 2);
}

void TstMmStatusBar::realFile_isEvaluated_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<StatusColor>("color");

    const qint64 own = QCoreApplication::applicationPid();
    QTest::newRow("its writer is this process")
        << fileOf(own, "running") << u"MM: 5 services | 1,247 msgs"_s << StatusColor::Green;
    QTest::newRow("stopped") << fileOf(own, "stopped") << u"MM: Stopped"_s << StatusColor::Gray;
    QTest::newRow("its writer is gone")
        << fileOf(0x7ffffff0, "running") << u"MM: Not updating"_s << StatusColor::Gray;
    QTest::newRow("no file") << QByteArray() << u"MM: No stats file"_s << StatusColor::Gray;
    QTest::newRow("half a file") << QByteArray("{") << u"MM: Error reading stats"_s
                                 << StatusColor::Red;
    QTest::newRow("minimal") << QByteArray("{\"total_services\": 0, \"total_messages\": 0}")
                             << u"MM: 0 services | 0 msgs"_s << StatusColor::Green;
}

void TstMmStatusBar::realFile_isEvaluated()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    QFETCH(StatusColor, color);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(content.isEmpty() || writeFile(path, content));
    const MmStatusBar bar(path, readerOf(path), {never});
    QTRY_COMPARE(labelOf(bar)->text(), text);
    QCOMPARE(bar.status().color, color);
    QVERIFY(bar.status().tooltip.contains(path));
}

void TstMmStatusBar::realFile_isFollowed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    const MmStatusBar bar(path, readerOf(path), {often});
    QTRY_COMPARE(bar.status().state, State::NoFile);
    QVERIFY(writeFile(path, fileOf(QCoreApplication::applicationPid(), "running")));
    QTRY_COMPARE(bar.status().state, State::Active);
    QVERIFY(writeFile(path, "{"));
    QTRY_COMPARE(bar.status().state, State::Error);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(bar.status().state, State::NoFile);
}

MM_WINDOW_SUITE(TstMmStatusBar)
#include "tst_mmstatusbar.moc"
