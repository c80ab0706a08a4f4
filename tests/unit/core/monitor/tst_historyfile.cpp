// SPDX-License-Identifier: MIT
#include "core/monitor/historyfile.h"
#include "core/monitor/traffichistory.h"
#include "suite.h"
#include "support.h"
#include "trafficpolls.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

using namespace mm;
using namespace mm::test;

namespace {

const QString trackedStatsPath = u"/home/me/.mm_mesh_stats.json"_s;

/// Two services, a gap, a restart.
TrafficPolls someTraffic()
{
    TrafficPolls polls;
    polls.snapshot.services = {{u"alpha"_s, {}, 0}, {u"beta"_s, {}, 0}};
    polls.poll();
    polls.pollRepeatedly(200, 6);
    polls.pollRepeatedly(20, 0, State::Stopped);
    polls.snapshot.writer->pid = 4712;
    polls.pollRepeatedly(100, 2);
    return polls;
}

/// A whole file with \p body.
QByteArray historyFileWith(const QByteArray &body)
{
    return "EE Monitor history 1\n" + QCryptographicHash::hash(body, QCryptographicHash::Sha256) +
           body;
}

QByteArray historyBodyOf(const QByteArray &bytes)
{
    return bytes.sliced(bytes.indexOf('\n') + 1 + 32);
}

} // namespace

class TstHistoryFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savedHistory_isLoaded();
    void timeUntilNextRun_leavesGap();
    void restartMeanwhile_isMarked();
    void clockSetBackMeanwhile_keepsEarlierRates();
    void repeatedSaving_losesNothing();
    void fullHistory_fitsAndKeepsBusiest();
    void missingFile_isNoError();
    void unusableFile_isIgnoredWithSentence_data();
    void unusableFile_isIgnoredWithSentence();
    void truncatedFile_isRejected();
    void flippedBit_isRejected();
    void damageWithValidChecksum_neverCrashes();
    void historyFileName_differsPerStatsFile();
    void saveHistory_createsFolder();
    void unwritableFile_returnsErrorAndIsKept();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_error;
};

void TstHistoryFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"history"_s);
    m_error.clear();
}

void TstHistoryFile::savedHistory_isLoaded()
{
    const TrafficPolls polls = someTraffic();
    QVERIFY2(saveHistory(m_path, packHistory(polls.history, trackedStatsPath), &m_error),
             qPrintable(m_error));
    QVERIFY(readFile(m_path).startsWith("EE Monitor history 1\n"));

    TrafficHistory loaded;
    QVERIFY(loadHistory(m_path, trackedStatsPath, &loaded, &m_error));
    QCOMPARE(m_error, QString());
    QCOMPARE(loaded.services(), (QStringList{u"alpha"_s, u"beta"_s}));
    for (const Range range : allRanges) {
        const Trend now = loaded.trend(range, u"alpha"_s);
        const Trend then = polls.history.trend(range, u"alpha"_s);
        QCOMPARE(now.end, then.end);
        QCOMPARE(now.restarts, then.restarts);
        QCOMPARE(now.ofService, then.ofService);
        QCOMPARE(now.total, then.total);
    }
}

void TstHistoryFile::timeUntilNextRun_leavesGap()
{
    TrafficPolls polls = someTraffic();
    const QByteArray bytes = packHistory(polls.history, trackedStatsPath);
    polls.history = {};
    QVERIFY(unpackHistory(bytes, trackedStatsPath, &polls.history, &m_error));
    polls.advance(2min);
    polls.now.steady = {}; // after a reboot
    polls.snapshot.totalMessages += 5000;
    polls.poll();
    polls.pollRepeatedly(5, 8);

    const QList<float> rates = polls.history.trend(Range::TenMinutes).total;
    QCOMPARE(rates.last(5), QList<float>(5, 240.0F));
    QCOMPARE(knownIn(rates.sliced(295 - 60, 60)), 0);
    QCOMPARE(rates.at(295 - 61), 60.0F);
    QCOMPARE(polls.history.trend(Range::TenMinutes).restarts.size(), 1); // the earlier one
}

void TstHistoryFile::restartMeanwhile_isMarked()
{
    TrafficPolls polls = someTraffic();
    const QByteArray bytes = packHistory(polls.history, trackedStatsPath);
    QVERIFY(unpackHistory(bytes, trackedStatsPath, &polls.history, &m_error));
    polls.advance(1h);
    polls.snapshot.writer->pid = 9;
    polls.poll();
    QCOMPARE(polls.history.trend(Range::Day).restarts.size(), 2);
    QCOMPARE(polls.history.trend(Range::Day).restarts.last(), polls.wallMs());
}

void TstHistoryFile::clockSetBackMeanwhile_keepsEarlierRates()
{
    TrafficPolls polls = someTraffic();
    const QByteArray bytes = packHistory(polls.history, trackedStatsPath);
    QVERIFY(unpackHistory(bytes, trackedStatsPath, &polls.history, &m_error));
    polls.now.wall -= 1h;
    polls.poll();
    polls.pollRepeatedly(10, 8);
    const Trend trend = polls.history.trend(Range::TenMinutes);
    QVERIFY(trend.end >= polls.wallMs() && trend.end < polls.wallMs() + trend.step);
    QCOMPARE(trend.total.last(10), QList<float>(10, 240.0F));
    QVERIFY(knownIn(trend.total) > 250);
}

void TstHistoryFile::repeatedSaving_losesNothing()
{
    const QByteArray first = packHistory(someTraffic().history, trackedStatsPath);
    QByteArray bytes = first;
    for (int i = 0; i < 20; ++i) {
        TrafficHistory history;
        QVERIFY(unpackHistory(bytes, trackedStatsPath, &history, &m_error));
        bytes = packHistory(history, trackedStatsPath);
    }
    TrafficHistory before;
    TrafficHistory after;
    QVERIFY(unpackHistory(first, trackedStatsPath, &before, &m_error));
    QVERIFY(unpackHistory(bytes, trackedStatsPath, &after, &m_error));
    const QList<float> then = before.trend(Range::Day).total;
    const QList<float> now = after.trend(Range::Day).total;
    QCOMPARE(knownIn(now), knownIn(then));
    for (qsizetype i = 0; i < now.size(); ++i)
        QVERIFY(qAbs(now.at(i) - then.at(i)) < 0.0001F);
}

void TstHistoryFile::fullHistory_fitsAndKeepsBusiest()
{
    TrafficPolls polls;
    for (int i = 0; i < TrafficHistory::maxServices; ++i)
        polls.snapshot.services.append({QString::number(i).rightJustified(512, u'x'), {}, 0});
    polls.history.setInterval(1min);
    polls.poll();
    for (int i = 0; i < 25 * 60; ++i) {
        for (qsizetype k = 0; k < polls.snapshot.services.size(); ++k)
            polls.snapshot.services[k].messageCount += k;
        polls.pollAfter(1min, 100'000);
    }
    const QByteArray bytes = packHistory(polls.history, trackedStatsPath);
    QVERIFY(bytes.size() < 1024 * 1024);
    TrafficHistory loaded;
    QVERIFY2(unpackHistory(bytes, trackedStatsPath, &loaded, &m_error), qPrintable(m_error));
    const QStringList kept = loaded.services();
    QVERIFY(kept.size() > 150);
    QVERIFY(kept.contains(polls.snapshot.services.last().name));
    QCOMPARE(loaded.trend(Range::Day).total, polls.history.trend(Range::Day).total);
}

void TstHistoryFile::missingFile_isNoError()
{
    TrafficHistory history;
    QVERIFY(loadHistory(m_path, trackedStatsPath, &history, &m_error));
}

void TstHistoryFile::unusableFile_isIgnoredWithSentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("cause");
    const TrafficHistory history = someTraffic().history;
    const QString unknown = u"it is not a history that this version of EE Monitor can read"_s;
    QTest::newRow("empty") << QByteArray() << unknown;
    QTest::newRow("of another program") << QByteArray("{\"total_messages\": 3}") << unknown;
    QTest::newRow("of a later version")
        << packHistory(history, trackedStatsPath).replace("history 1", "history 2") << unknown;
    QTest::newRow("header only") << QByteArray("EE Monitor history 1\n") << u"it is damaged"_s;
    QTest::newRow("empty body") << historyFileWith({}) << u"it is damaged"_s;
    QTest::newRow("of another stats file")
        << packHistory(history, u"/tmp/other.json"_s) << u"it belongs to /tmp/other.json"_s;
    QTest::newRow("extra bytes at the end")
        << historyFileWith(historyBodyOf(packHistory(history, trackedStatsPath)) + "x")
        << u"it is damaged"_s;
    QTest::newRow("too large") << QByteArray(1024 * 1024, 'x') << u"it is too large"_s;
    QTest::newRow("a folder") << QByteArray() << u"it is not a regular file"_s;
}

void TstHistoryFile::unusableFile_isIgnoredWithSentence()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, cause);
    if (qstrcmp(QTest::currentDataTag(), "a folder") == 0)
        QVERIFY(QDir().mkpath(m_path));
    else
        QVERIFY(writeFile(m_path, bytes));

    const TrafficPolls polls = someTraffic();
    TrafficHistory history = polls.history;
    QVERIFY(!loadHistory(m_path, trackedStatsPath, &history, &m_error));
    QCOMPARE(m_error,
             u"The earlier traffic is unknown, as %1 can't be used: %2."_s.arg(m_path, cause));
    QCOMPARE(history.trend(Range::Day), polls.history.trend(Range::Day));
}

void TstHistoryFile::truncatedFile_isRejected()
{
    const QByteArray good = packHistory(someTraffic().history, trackedStatsPath);
    for (qsizetype size = 0; size < good.size(); ++size) {
        TrafficHistory history;
        QVERIFY(!unpackHistory(good.first(size), trackedStatsPath, &history, &m_error));
        QVERIFY(!unpackHistory(good.first(size) + QByteArray(good.size() - size, '\0'),
                               trackedStatsPath, &history, &m_error) ||
                good.sliced(size).count('\0') == good.size() - size);
    }
}

void TstHistoryFile::flippedBit_isRejected()
{
    QByteArray bytes = packHistory(someTraffic().history, trackedStatsPath);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const char good = bytes.at(at);
        bytes[at] = static_cast<char>(good ^ (1 << (at % 8)));
        TrafficHistory history;
        QVERIFY(!unpackHistory(bytes, trackedStatsPath, &history, &m_error));
        bytes[at] = good;
    }
}

void TstHistoryFile::damageWithValidChecksum_neverCrashes()
{
    const QByteArray good = historyBodyOf(packHistory(someTraffic().history, trackedStatsPath));
    QRandomGenerator random(20260207);
    int accepted = 0;
    for (int round = 0; round < 6000; ++round) {
        QByteArray bad = good;
        for (int flips = 1 + random.bounded(4); flips > 0; --flips) {
            const qsizetype at = random.bounded(round % 2 == 0 ? 260 : int(bad.size()));
            bad[at] = static_cast<char>(random.bounded(256));
        }
        if (round % 3 == 0)
            bad.truncate(random.bounded(int(bad.size())));
        TrafficPolls polls;
        if (!unpackHistory(historyFileWith(bad), trackedStatsPath, &polls.history, &m_error))
            continue;
        // What was accepted must be usable.
        ++accepted;
        polls.snapshot.services = {{u"alpha"_s, {}, 0}};
        polls.poll();
        polls.pollRepeatedly(2, 2);
        for (const Range range : allRanges) {
            for (const float rate : polls.history.trend(range, u"alpha"_s).total)
                QVERIFY(std::isfinite(rate) && (rate >= 0 || rate == unknownRate));
        }
        QVERIFY(packHistory(polls.history, trackedStatsPath).size() <= maxHistoryFileSize);
    }
    QVERIFY(accepted > 0); // else nothing was tested
}

void TstHistoryFile::historyFileName_differsPerStatsFile()
{
    QCOMPARE(historyFileName(trackedStatsPath), historyFileName(trackedStatsPath));
    QVERIFY(historyFileName(trackedStatsPath) != historyFileName(u"/tmp/other.json"_s));
    QVERIFY(!historyFileName(u"/a/../b\n"_s).contains(u'/'));
}

void TstHistoryFile::saveHistory_createsFolder()
{
    const QString path = m_dir->filePath(u"a/b/history"_s);
    QVERIFY2(saveHistory(path, "one", &m_error), qPrintable(m_error));
    QVERIFY(saveHistory(path, "two", &m_error));
    QCOMPARE(readFile(path), QByteArray("two"));
    QCOMPARE(QDir(m_dir->filePath(u"a/b"_s)).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"history"_s});
}

void TstHistoryFile::unwritableFile_returnsErrorAndIsKept()
{
    QVERIFY(QDir().mkpath(m_path));
    QVERIFY(!saveHistory(m_path, "one", &m_error));
    QVERIFY(m_error.startsWith(u"The traffic history can't be saved to %1: "_s.arg(m_path)));
    QVERIFY(QFileInfo(m_path).isDir());
    const QString below = m_dir->filePath(u"plain/history"_s);
    QVERIFY(writeFile(m_dir->filePath(u"plain"_s), "kept"));
    QVERIFY(!saveHistory(below, "one", &m_error));
    QCOMPARE(readFile(m_dir->filePath(u"plain"_s)), QByteArray("kept"));
}

MM_SUITE(TstHistoryFile)
#include "tst_historyfile.moc"
