// SPDX-License-Identifier: MIT
#include "core/history.h"
#include "core/historyfile.h"
#include "historylooks.h"
#include "support.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

using namespace mm;
using namespace mm::test;

namespace {

const QString statsPath = u"/home/me/.mm_mesh_stats.json"_s;

/// Two services, a gap, a restart.
Looks someTraffic()
{
    Looks looks;
    looks.snapshot.services = {{u"alpha"_s, {}, 0}, {u"beta"_s, {}, 0}};
    looks.look();
    looks.run(200, 6);
    looks.run(20, 0, State::Stopped);
    looks.snapshot.writer->pid = 4712;
    looks.run(100, 2);
    return looks;
}

/// \p body as a file that is whole has it.
QByteArray sealed(const QByteArray &body)
{
    return "EE Monitor history 1\n" + QCryptographicHash::hash(body, QCryptographicHash::Sha256) +
           body;
}

QByteArray bodyOf(const QByteArray &bytes)
{
    return bytes.sliced(bytes.indexOf('\n') + 1 + 32);
}

} // namespace

class TestHistoryFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saved_isLoadedAgain();
    void timeUntilTheNextRun_isAGap();
    void restartMeanwhile_isMarked();
    void clockSetBackMeanwhile_keepsThePast();
    void savedOften_isTheSame();
    void fullHistory_fitsAndKeepsTheBusiest();
    void missing_isNoError();
    void unusable_isIgnoredWithASentence_data();
    void unusable_isIgnoredWithASentence();
    void everyTruncation_isRefused();
    void everyFlippedBit_isRefused();
    void damageWithARightChecksum_neverCrashes();
    void eachStatsFile_hasAFileOfItsOwn();
    void folder_isMade();
    void unwritable_isToldAndLeavesTheFile();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_error;
};

void TestHistoryFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"history"_s);
    m_error.clear();
}

void TestHistoryFile::saved_isLoadedAgain()
{
    const Looks looks = someTraffic();
    QVERIFY2(saveHistory(m_path, packHistory(looks.history, statsPath), &m_error),
             qPrintable(m_error));
    QVERIFY(readFile(m_path).startsWith("EE Monitor history 1\n"));

    History loaded;
    QCOMPARE(loadHistory(m_path, statsPath, &loaded, &m_error), HistoryLoad::Loaded);
    QCOMPARE(m_error, QString());
    QCOMPARE(loaded.services(), (QStringList{u"alpha"_s, u"beta"_s}));
    for (const Range range : allRanges) {
        const Trend now = loaded.trend(range, u"alpha"_s);
        const Trend then = looks.history.trend(range, u"alpha"_s);
        QCOMPARE(now.end, then.end);
        QCOMPARE(now.restarts, then.restarts);
        QCOMPARE(now.ofService, then.ofService);
        QCOMPARE(now.total, then.total);
    }
}

void TestHistoryFile::timeUntilTheNextRun_isAGap()
{
    Looks looks = someTraffic();
    const QByteArray bytes = packHistory(looks.history, statsPath);
    looks.history = {};
    QVERIFY(unpackHistory(bytes, statsPath, &looks.history, &m_error));
    looks.pass(2min);
    looks.now.steady = {}; // another boot
    looks.snapshot.totalMessages += 5000;
    looks.look();
    looks.run(5, 8);

    const QList<float> rates = looks.history.trend(Range::TenMinutes).total;
    QCOMPARE(rates.last(5), QList<float>(5, 4.0F));
    QCOMPARE(knownIn(rates.sliced(295 - 60, 60)), 0);
    QCOMPARE(rates.at(295 - 61), 1.0F);
    QCOMPARE(looks.history.trend(Range::TenMinutes).restarts.size(), 1); // the one of before
}

void TestHistoryFile::restartMeanwhile_isMarked()
{
    Looks looks = someTraffic();
    const QByteArray bytes = packHistory(looks.history, statsPath);
    QVERIFY(unpackHistory(bytes, statsPath, &looks.history, &m_error));
    looks.pass(1h);
    looks.snapshot.writer->pid = 9;
    looks.look();
    QCOMPARE(looks.history.trend(Range::Day).restarts.size(), 2);
    QCOMPARE(looks.history.trend(Range::Day).restarts.last(), looks.wallMs());
}

void TestHistoryFile::clockSetBackMeanwhile_keepsThePast()
{
    Looks looks = someTraffic();
    const QByteArray bytes = packHistory(looks.history, statsPath);
    QVERIFY(unpackHistory(bytes, statsPath, &looks.history, &m_error));
    looks.now.wall -= 1h;
    looks.look();
    looks.run(10, 8);
    const Trend trend = looks.history.trend(Range::TenMinutes);
    QVERIFY(trend.end >= looks.wallMs() && trend.end < looks.wallMs() + trend.step);
    QCOMPARE(trend.total.last(10), QList<float>(10, 4.0F));
    QVERIFY(knownIn(trend.total) > 250);
}

void TestHistoryFile::savedOften_isTheSame()
{
    const QByteArray first = packHistory(someTraffic().history, statsPath);
    QByteArray bytes = first;
    for (int i = 0; i < 20; ++i) {
        History history;
        QVERIFY(unpackHistory(bytes, statsPath, &history, &m_error));
        bytes = packHistory(history, statsPath);
    }
    History before;
    History after;
    QVERIFY(unpackHistory(first, statsPath, &before, &m_error));
    QVERIFY(unpackHistory(bytes, statsPath, &after, &m_error));
    const QList<float> then = before.trend(Range::Day).total;
    const QList<float> now = after.trend(Range::Day).total;
    QCOMPARE(knownIn(now), knownIn(then));
    for (qsizetype i = 0; i < now.size(); ++i)
        QVERIFY(qAbs(now.at(i) - then.at(i)) < 0.0001F);
}

void TestHistoryFile::fullHistory_fitsAndKeepsTheBusiest()
{
    Looks looks;
    for (int i = 0; i < History::mostServices; ++i)
        looks.snapshot.services.append({QString::number(i).rightJustified(512, u'x'), {}, 0});
    looks.history.setInterval(1min);
    looks.look();
    for (int i = 0; i < 25 * 60; ++i) {
        for (qsizetype k = 0; k < looks.snapshot.services.size(); ++k)
            looks.snapshot.services[k].messageCount += k;
        looks.pass(1min, 100'000);
    }
    const QByteArray bytes = packHistory(looks.history, statsPath);
    QVERIFY(bytes.size() < 1024 * 1024);
    History loaded;
    QVERIFY2(unpackHistory(bytes, statsPath, &loaded, &m_error), qPrintable(m_error));
    const QStringList kept = loaded.services();
    QVERIFY(kept.size() > 150);
    QVERIFY(kept.contains(looks.snapshot.services.last().name));
    QCOMPARE(loaded.trend(Range::Day).total, looks.history.trend(Range::Day).total);
}

void TestHistoryFile::missing_isNoError()
{
    History history;
    m_error = u"old"_s;
    QCOMPARE(loadHistory(m_path, statsPath, &history, &m_error), HistoryLoad::Missing);
    QCOMPARE(m_error, QString());
}

void TestHistoryFile::unusable_isIgnoredWithASentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("cause");
    const History history = someTraffic().history;
    const QString unknown = u"it is no history that this version of EE Monitor knows"_s;
    QTest::newRow("empty") << QByteArray() << unknown;
    QTest::newRow("foreign") << QByteArray("{\"total_messages\": 3}") << unknown;
    QTest::newRow("of a later version")
        << packHistory(history, statsPath).replace("history 1", "history 2") << unknown;
    QTest::newRow("the header alone") << QByteArray("EE Monitor history 1\n") << u"it is damaged"_s;
    QTest::newRow("sealed, but empty") << sealed({}) << u"it is damaged"_s;
    QTest::newRow("of another stats file")
        << packHistory(history, u"/tmp/other.json"_s) << u"it belongs to /tmp/other.json"_s;
    QTest::newRow("something after its end")
        << sealed(bodyOf(packHistory(history, statsPath)) + "x") << u"it is damaged"_s;
    QTest::newRow("too large") << QByteArray(1024 * 1024, 'x') << u"it is too large"_s;
    QTest::newRow("a folder") << QByteArray() << u"it is not a regular file"_s;
}

void TestHistoryFile::unusable_isIgnoredWithASentence()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, cause);
    if (qstrcmp(QTest::currentDataTag(), "a folder") == 0)
        QVERIFY(QDir().mkpath(m_path));
    else
        QVERIFY(writeFile(m_path, bytes));

    const Looks looks = someTraffic();
    History history = looks.history;
    QCOMPARE(loadHistory(m_path, statsPath, &history, &m_error), HistoryLoad::Ignored);
    QCOMPARE(m_error,
             u"The traffic of before is not known, as %1 can't be used: %2."_s.arg(m_path, cause));
    QCOMPARE(history.trend(Range::Day), looks.history.trend(Range::Day));
}

void TestHistoryFile::everyTruncation_isRefused()
{
    const QByteArray good = packHistory(someTraffic().history, statsPath);
    for (qsizetype size = 0; size < good.size(); ++size) {
        History history;
        QVERIFY(!unpackHistory(good.first(size), statsPath, &history, &m_error));
        QVERIFY(!unpackHistory(good.first(size) + QByteArray(good.size() - size, '\0'), statsPath,
                               &history, &m_error) ||
                good.sliced(size).count('\0') == good.size() - size);
    }
}

void TestHistoryFile::everyFlippedBit_isRefused()
{
    QByteArray bytes = packHistory(someTraffic().history, statsPath);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const char good = bytes.at(at);
        bytes[at] = static_cast<char>(good ^ (1 << (at % 8)));
        History history;
        QVERIFY(!unpackHistory(bytes, statsPath, &history, &m_error));
        bytes[at] = good;
    }
}

void TestHistoryFile::damageWithARightChecksum_neverCrashes()
{
    const QByteArray good = bodyOf(packHistory(someTraffic().history, statsPath));
    QRandomGenerator random(20260207);
    int taken = 0;
    for (int round = 0; round < 6000; ++round) {
        QByteArray bad = good;
        for (int flips = 1 + random.bounded(4); flips > 0; --flips) {
            const qsizetype at = random.bounded(round % 2 == 0 ? 260 : int(bad.size()));
            bad[at] = static_cast<char>(random.bounded(256));
        }
        if (round % 3 == 0)
            bad.truncate(random.bounded(int(bad.size())));
        Looks looks;
        if (!unpackHistory(sealed(bad), statsPath, &looks.history, &m_error))
            continue;
        // What it takes for true it can work with.
        ++taken;
        looks.snapshot.services = {{u"alpha"_s, {}, 0}};
        looks.look();
        looks.run(2, 2);
        for (const Range range : allRanges) {
            for (const float rate : looks.history.trend(range, u"alpha"_s).total)
                QVERIFY(std::isfinite(rate) && (rate >= 0 || rate == unknownRate));
        }
        QVERIFY(packHistory(looks.history, statsPath).size() <= historyFileCap);
    }
    QVERIFY(taken > 0); // else nothing of this was tested
}

void TestHistoryFile::eachStatsFile_hasAFileOfItsOwn()
{
    QCOMPARE(historyFileName(statsPath), historyFileName(statsPath));
    QVERIFY(historyFileName(statsPath) != historyFileName(u"/tmp/other.json"_s));
    QVERIFY(!historyFileName(u"/a/../b\n"_s).contains(u'/'));
}

void TestHistoryFile::folder_isMade()
{
    const QString path = m_dir->filePath(u"a/b/history"_s);
    QVERIFY2(saveHistory(path, "one", &m_error), qPrintable(m_error));
    QVERIFY(saveHistory(path, "two", &m_error));
    QCOMPARE(readFile(path), QByteArray("two"));
    QCOMPARE(QDir(m_dir->filePath(u"a/b"_s)).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"history"_s});
}

void TestHistoryFile::unwritable_isToldAndLeavesTheFile()
{
    QVERIFY(QDir().mkpath(m_path));
    QVERIFY(!saveHistory(m_path, "one", &m_error));
    QVERIFY(m_error.startsWith(u"The history of the traffic can't be saved to %1: "_s.arg(m_path)));
    QVERIFY(QFileInfo(m_path).isDir());
    const QString below = m_dir->filePath(u"plain/history"_s);
    QVERIFY(writeFile(m_dir->filePath(u"plain"_s), "kept"));
    QVERIFY(!saveHistory(below, "one", &m_error));
    QCOMPARE(readFile(m_dir->filePath(u"plain"_s)), QByteArray("kept"));
}

QTEST_GUILESS_MAIN(TestHistoryFile)
#include "tst_historyfile.moc"
