// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/process.h"
#include "core/statsreader.h"
#include "core/timestamp.h"
#include "support.h"

#include <QElapsedTimer>

#include <optional>

using namespace mm;
using namespace mm::test;

/// How the tracker keeps its file.
class TestMeshStatsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newTracker_hasAFileAtOnce();
    void total_goesOnAndServicesStartEmpty();
    void guideSample_isGoneOnFrom();
    void unreadableFile_isMovedAside_data();
    void unreadableFile_isMovedAside();
    void fileThatMayNotBeRead_isMovedAside();
    void secondCorruptFile_leavesTheFirstOne();
    void destruction_saysStopped();
    void flush_putsEverythingOnTheDisk();
    void registration_isSavedAtOnce();
    void tenthMessage_isSavedAtOnce();
    void singleMessage_isSavedSoon();
    void messages_areNotSavedOneByOne();
    void crowdOfRegistrations_isSavedEachTwoMilliseconds();
    void idle_touchesTheFileWithoutWriting();
    void damagedFile_healsAtTheNextHeartbeat_data();
    void damagedFile_healsAtTheNextHeartbeat();
    void link_stays();
    void danglingLink_isFilled();
    void permissions_areKept();
    void total_staysAtItsMost();
    void straysOfAKilledWriter_go();

private:
    /// Tries a few times, as this machine may have been busy otherwise.
    milliseconds quickest(const std::function<void(MeshStats &)> &change);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestMeshStatsFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TestMeshStatsFile::newTracker_hasAFileAtOnce()
{
    const QString before = toTimestamp(system_clock::now());
    const MeshStats stats(m_path, 2500ms);
    const Snapshot snapshot = snapshotIn(m_path);
    QCOMPARE(snapshot.totalServices, 0);
    QCOMPARE(snapshot.totalMessages, 0);
    QCOMPARE(snapshot.writer, (Writer{::getpid(), hostName(), 2500ms, Writer::State::Running}));
    QVERIFY(snapshot.lastUpdated >= before);
    QVERIFY(snapshot.lastUpdated <= toTimestamp(system_clock::now()));
    const SaveReport report = stats.report();
    QCOMPARE(report.saves, 1);
    QCOMPARE(report.failures, 0);
    QCOMPARE(report.error, QString());
    QVERIFY(!report.refused);
    QVERIFY(system_clock::now() - report.lastSave < 1min);
}

void TestMeshStatsFile::total_goesOnAndServicesStartEmpty()
{
    for (int run = 0; run < 3; ++run) {
        MeshStats stats(m_path);
        QCOMPARE(stats.stats().totalMessages, run * 5);
        QVERIFY(stats.stats().services.isEmpty());
        QCOMPARE(totalIn(m_path), run * 5);
        QVERIFY(stats.serviceRegistered(u"a"_s));
        for (int i = 0; i < 5; ++i)
            stats.messageProcessed(u"a"_s);
    }
    QCOMPARE(totalIn(m_path), 15);
}

void TestMeshStatsFile::guideSample_isGoneOnFrom()
{
    QVERIFY(writeFile(m_path, sample("guide.json")));
    MeshStats stats(m_path);
    stats.messageProcessed(u"ee_cycle_1"_s);
    QCOMPARE(stats.stats(), (Snapshot{0, 128, {}, {}, {}}));
}

void TestMeshStatsFile::unreadableFile_isMovedAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("not UTF-8") << QByteArray("{\"a\": \"\xFC\"}");
    QTest::newRow("broken rule") << jsonWithTotal(-1);
    QTest::newRow("cut") << sample("guide.json").first(200);
    QTest::newRow("too large") << jsonWithTotal(1).leftJustified(statsFileCap + 1, ' ');
}

void TestMeshStatsFile::unreadableFile_isMovedAside()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(writeFile(m_path, bytes));
    const LogCapture log;
    MeshStats stats(m_path);
    stats.messageProcessed();
    QVERIFY(stats.flush());
    QCOMPARE(totalIn(m_path), 1);
    const QStringList aside = QDir(m_dir->path()).entryList({u"stats.json.corrupt-*"_s});
    QCOMPARE(aside.size(), 1);
    QVERIFY(readFile(m_dir->filePath(aside.first())) == bytes);
    const QStringList warnings = log.lines(QtWarningMsg);
    QCOMPARE(log.count(), 1);
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.first().contains(aside.first()), qPrintable(warnings.first()));
}

void TestMeshStatsFile::fileThatMayNotBeRead_isMovedAside()
{
    giveToNobody(m_dir->path());
    const QByteArray bytes = jsonWithTotal(7);
    const LogCapture log;
    {
        const AsNobody nobody;
        QVERIFY(writeFile(m_path, bytes));
        setMode(m_path, 0);
        const MeshStats stats(m_path);
        QCOMPARE(totalIn(m_path), 0);
        const QStringList aside = QDir(m_dir->path()).entryList({u"stats.json.corrupt-*"_s});
        QCOMPARE(aside.size(), 1);
        setMode(m_dir->filePath(aside.first()), 0600);
        QCOMPARE(readFile(m_dir->filePath(aside.first())), bytes);
    }
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
}

void TestMeshStatsFile::secondCorruptFile_leavesTheFirstOne()
{
    const LogCapture log;
    for (const QByteArray &bytes : {QByteArray("{1"), QByteArray("{2"), QByteArray("{3")}) {
        QVERIFY(writeFile(m_path, bytes));
        const MeshStats stats(m_path);
    }
    QByteArrayList kept;
    for (const QString &name : QDir(m_dir->path()).entryList({u"stats.json.corrupt-*"_s}))
        kept += readFile(m_dir->filePath(name));
    std::sort(kept.begin(), kept.end());
    QCOMPARE(kept, (QByteArrayList{"{1", "{2", "{3"}));
}

void TestMeshStatsFile::destruction_saysStopped()
{
    {
        MeshStats stats(m_path, 1h);
        QVERIFY(stats.serviceRegistered(u"a"_s));
        QVERIFY(stats.flush());
        QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Running);
        stats.messageProcessed(u"a"_s);
    }
    const Snapshot snapshot = snapshotIn(m_path);
    QVERIFY(snapshot.writer);
    QCOMPARE(snapshot.writer->state, Writer::State::Stopped);
    QCOMPARE(snapshot.totalMessages, 1);
    QCOMPARE(snapshot.services.size(), 1);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"stats.json"_s});
}

void TestMeshStatsFile::flush_putsEverythingOnTheDisk()
{
    MeshStats stats(m_path, 1h);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    for (int i = 1; i <= 25; ++i) {
        stats.messageProcessed(i % 2 ? u"a"_s : QString());
        QString error = u"unchanged"_s;
        QVERIFY(stats.flush(&error));
        QCOMPARE(error, QString());
        Snapshot onDisk = snapshotIn(m_path);
        QCOMPARE(onDisk.totalMessages, i);
        onDisk.lastUpdated.clear();
        onDisk.writer.reset();
        QCOMPARE(onDisk, stats.stats());
    }
}

milliseconds TestMeshStatsFile::quickest(const std::function<void(MeshStats &)> &change)
{
    MeshStats stats(m_path, 1h);
    milliseconds best = 1h;
    for (int i = 0; i < 5; ++i) {
        if (!stats.flush())
            return 1h;
        QTest::qWait(20); // until the saver listens again: what comes before goes another way
        const qint64 saves = stats.report().saves;
        QElapsedTimer timer;
        timer.start();
        change(stats);
        while (stats.report().saves == saves && timer.elapsed() < 5000)
            QTest::qWait(1);
        best = qMin(best, milliseconds(timer.elapsed()));
    }
    return best;
}

void TestMeshStatsFile::registration_isSavedAtOnce()
{
    int n = 0;
    const milliseconds registered =
        quickest([&](MeshStats &stats) { stats.serviceRegistered(QString::number(++n)); });
    QVERIFY2(registered < 500ms, qPrintable(QString::number(registered.count())));
    const milliseconds both = quickest([&](MeshStats &stats) {
        stats.serviceRegistered(u"a"_s);
        if (!stats.flush())
            return;
        stats.serviceDeregistered(u"a"_s);
    });
    QVERIFY2(both < 500ms, qPrintable(QString::number(both.count())));
    QCOMPARE(snapshotIn(m_path).totalServices, 0);
}

void TestMeshStatsFile::tenthMessage_isSavedAtOnce()
{
    const milliseconds best = quickest([](MeshStats &stats) {
        for (int i = 0; i < 10; ++i)
            stats.messageProcessed();
    });
    QVERIFY2(best < 500ms, qPrintable(QString::number(best.count())));
}

void TestMeshStatsFile::singleMessage_isSavedSoon()
{
    MeshStats stats(m_path, 1h);
    stats.messageProcessed();
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 1, 5000);
    QTRY_COMPARE(stats.report().saves, 2); // it tells a moment after the file does
    stats.service(u"a"_s).messageProcessed();
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 2, 5000);
    QTRY_COMPARE(stats.report().saves, 3);
}

void TestMeshStatsFile::messages_areNotSavedOneByOne()
{
    constexpr int messages = 20'000;
    MeshStats stats(m_path, 1h);
    for (int i = 0; i < messages; ++i)
        stats.messageProcessed();
    QVERIFY(stats.flush());
    QCOMPARE(totalIn(m_path), messages);
    QVERIFY2(stats.report().saves <= messages / 10 + 3,
             qPrintable(QString::number(stats.report().saves)));
}

void TestMeshStatsFile::crowdOfRegistrations_isSavedEachTwoMilliseconds()
{
    QElapsedTimer timer;
    timer.start();
    MeshStats stats(m_path, 1h);
    while (timer.elapsed() < 100) {
        stats.serviceRegistered(u"test"_s);
        stats.serviceDeregistered(u"test"_s);
    }
    const qint64 saves = stats.report().saves;
    QVERIFY2(saves <= timer.elapsed() / 2 + 2, qPrintable(QString::number(saves)));
    // Who waits for a save does not wait for that.
    for (int i = 0; i < 20; ++i)
        QVERIFY(stats.flush());
    QVERIFY(stats.report().saves >= saves + 20);
}

void TestMeshStatsFile::idle_touchesTheFileWithoutWriting()
{
    const MeshStats stats(m_path, 30ms);
    const QByteArray bytes = readFile(m_path);
    const struct stat before = statOf(m_path);
    auto shown = modifiedAt(m_path);
    for (int beats = 0; beats < 3; ++beats) {
        QTRY_VERIFY(modifiedAt(m_path) > shown);
        shown = modifiedAt(m_path);
    }
    QCOMPARE(readFile(m_path), bytes);
    QCOMPARE(statOf(m_path).st_ino, before.st_ino);
    QCOMPARE(stats.report().saves, 1);
}

void TestMeshStatsFile::damagedFile_healsAtTheNextHeartbeat_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("deleted") << QByteArray();
    QTest::newRow("overwritten in place") << QByteArray("{");
    QTest::newRow("replaced by a good one") << jsonWithTotal(99);
}

void TestMeshStatsFile::damagedFile_healsAtTheNextHeartbeat()
{
    QFETCH(QByteArray, damage);
    MeshStats stats(m_path, 30ms);
    stats.messageProcessed();
    QVERIFY(stats.flush());
    for (int round = 0; round < 3; ++round) {
        if (damage.isEmpty())
            QVERIFY(QFile::remove(m_path));
        else
            QVERIFY(writeFile(m_path, damage));
        QTRY_COMPARE(totalIn(m_path), 1);
    }
    QCOMPARE(stats.stats().totalMessages, 1);
}

void TestMeshStatsFile::link_stays()
{
    const QString sub = m_dir->filePath(u"sub"_s);
    QVERIFY(QDir().mkdir(sub));
    const QString target = sub + u"/real.json"_s;
    QVERIFY(writeFile(target, jsonWithTotal(7)));
    QVERIFY(symlinkTo(u"middle"_s, m_path));
    QVERIFY(symlinkTo(u"sub/real.json"_s, m_dir->filePath(u"middle"_s)));
    {
        MeshStats stats(m_path);
        QVERIFY(QFile::exists(target + u".lock"_s));
        stats.messageProcessed();
        QVERIFY(stats.flush());
        QCOMPARE(totalIn(target), 8);
    }
    QVERIFY(QFileInfo(m_path).isSymLink());
    QVERIFY(QFileInfo(m_dir->filePath(u"middle"_s)).isSymLink());
    QVERIFY(!QFileInfo(target).isSymLink());
    QCOMPARE(snapshotIn(target).writer->state, Writer::State::Stopped);
    QCOMPARE(QDir(sub).entryList(QDir::Files), QStringList{u"real.json"_s});
}

void TestMeshStatsFile::danglingLink_isFilled()
{
    QVERIFY(symlinkTo(u"real.json"_s, m_path));
    const MeshStats stats(m_path);
    QVERIFY(QFileInfo(m_path).isSymLink());
    QCOMPARE(totalIn(m_dir->filePath(u"real.json"_s)), 0);
}

void TestMeshStatsFile::permissions_areKept()
{
    for (const mode_t mode : {mode_t(0600), mode_t(0640), mode_t(0664)}) {
        QVERIFY(writeFile(m_path, jsonWithTotal(0)));
        setMode(m_path, mode);
        MeshStats stats(m_path);
        stats.messageProcessed();
        QVERIFY(stats.flush());
        QCOMPARE(modeOf(m_path), mode);
    }
}

void TestMeshStatsFile::total_staysAtItsMost()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QVERIFY(writeFile(m_path, jsonWithTotal(most - 1)));
    {
        MeshStats stats(m_path);
        QVERIFY(stats.serviceRegistered(u"a"_s));
        for (int i = 0; i < 3; ++i)
            stats.messageProcessed(u"a"_s);
        stats.messageProcessed();
        QCOMPARE(stats.stats().totalMessages, most);
        QVERIFY(stats.flush());
        QCOMPARE(totalIn(m_path), most);
        QVERIFY(stats.serviceDeregistered(u"a"_s));
        QCOMPARE(stats.stats().totalMessages, most);
    }
    const MeshStats next(m_path);
    QCOMPARE(next.stats().totalMessages, most);
}

void TestMeshStatsFile::straysOfAKilledWriter_go()
{
    {
        const MeshStats stats(m_path);
    }
    const QString stray = m_path + u".aBcDeF"_s;
    const QString foreign = m_path + u".backup"_s;
    QVERIFY(writeFile(stray, readFile(m_path).first(50)));
    QVERIFY(writeFile(foreign, "mine"));
    const LogCapture log;
    const MeshStats stats(m_path);
    QVERIFY(!QFile::exists(stray));
    QVERIFY(QFile::exists(foreign));
    QCOMPARE(log.lines(QtInfoMsg).size(), 1);
    QCOMPARE(log.count(), 1);
}

QTEST_GUILESS_MAIN(TestMeshStatsFile)
#include "tst_meshstatsfile.moc"
