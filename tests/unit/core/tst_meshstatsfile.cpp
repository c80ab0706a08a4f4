// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/statsreader.h"
#include "core/statsfile/timestamp.h"
#include "core/statsfile/writerprocess.h"
#include "suite.h"
#include "support.h"

#include <QElapsedTimer>

#include <optional>

using namespace mm;
using namespace mm::test;

/// When and how the tracker saves its file.
class TstMeshStatsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newTracker_createsTheFile();
    void restart_restoresTheTotalAndNoServices();
    void guideSample_isRestored();
    void unreadableFile_isMovedAside_data();
    void unreadableFile_isMovedAside();
    void fileWithoutReadPermission_isMovedAside();
    void destruction_savesStateStopped();
    void flush_savesEverything();
    void registration_isSavedAtOnce();
    void tenthMessage_isSavedSoon();
    void singleMessage_isSavedWithinSeconds();
    void messagesAlone_areSavedAtMinimumIntervals_data();
    void messagesAlone_areSavedAtMinimumIntervals();
    void idle_touchesTheFileWithoutWriting();
    void damagedFile_isSavedAgainAtTheNextHeartbeat_data();
    void damagedFile_isSavedAgainAtTheNextHeartbeat();
    void symbolicLink_isKept();
    void danglingLink_createsItsTarget();
    void permissions_areKept();
    void copiesBesideTheFile_areKept();

private:
    /// The shortest of several attempts, since the machine may be busy.
    milliseconds quickest(const std::function<void(MeshStats &)> &change);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstMeshStatsFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstMeshStatsFile::newTracker_createsTheFile()
{
    const QString before = toTimestamp(system_clock::now());
    const MeshStats stats(m_path, 2500ms);
    const Snapshot snapshot = snapshotIn(m_path);
    QCOMPARE(snapshot.totalServices, 0);
    QCOMPARE(snapshot.totalMessages, 0);
    QCOMPARE(snapshot.writer, thisWriter(2500ms, Writer::State::Running));
    QVERIFY(snapshot.lastUpdated >= before);
    QVERIFY(snapshot.lastUpdated <= toTimestamp(system_clock::now()));
    const SaveReport report = stats.report();
    QCOMPARE(report.saves, 1);
    QCOMPARE(report.failures, 0);
    QCOMPARE(report.error, QString());
    QVERIFY(!report.refused);
    QVERIFY(system_clock::now() - report.lastSave < 1min);
}

void TstMeshStatsFile::restart_restoresTheTotalAndNoServices()
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

void TstMeshStatsFile::guideSample_isRestored()
{
    QVERIFY(writeFile(m_path, sample("guide.json")));
    MeshStats stats(m_path);
    stats.messageProcessed(u"ee_cycle_1"_s);
    QCOMPARE(stats.stats(), (Snapshot{0, 128, {}, {}, {}}));
}

void TstMeshStatsFile::unreadableFile_isMovedAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("corrupt") << sample("guide.json").first(200);
    QTest::newRow("too large") << jsonWithTotal(1).leftJustified(maxStatsFileSize + 1, ' ');
}

void TstMeshStatsFile::unreadableFile_isMovedAside()
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

void TstMeshStatsFile::fileWithoutReadPermission_isMovedAside()
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

void TstMeshStatsFile::destruction_savesStateStopped()
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
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files),
             (QStringList{u"stats.json"_s, u"stats.json.lock"_s}));
}

void TstMeshStatsFile::flush_savesEverything()
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

milliseconds TstMeshStatsFile::quickest(const std::function<void(MeshStats &)> &change)
{
    MeshStats stats(m_path, 1h);
    milliseconds best = 1h;
    for (int i = 0; i < 5; ++i) {
        if (!stats.flush())
            return 1h;
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

void TstMeshStatsFile::registration_isSavedAtOnce()
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

void TstMeshStatsFile::tenthMessage_isSavedSoon()
{
    const milliseconds best = quickest([](MeshStats &stats) {
        for (int i = 0; i < 10; ++i)
            stats.messageProcessed();
    });
    QVERIFY2(best < 500ms, qPrintable(QString::number(best.count())));
}

void TstMeshStatsFile::singleMessage_isSavedWithinSeconds()
{
    MeshStats stats(m_path, 1h);
    stats.messageProcessed();
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 1, 5000);
    QTRY_COMPARE(stats.report().saves, 2); // counted after the file is replaced
    stats.service(u"a"_s).messageProcessed();
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 2, 5000);
    QTRY_COMPARE(stats.report().saves, 3);
}

void TstMeshStatsFile::messagesAlone_areSavedAtMinimumIntervals_data()
{
    QTest::addColumn<bool>("crashCounter");
    QTest::addColumn<qint64>("interval"); // ms
    QTest::newRow("without crash counter") << false << qint64(100);
#ifdef Q_OS_LINUX
    QTest::newRow("with crash counter") << true << qint64(500);
#endif
}

void TstMeshStatsFile::messagesAlone_areSavedAtMinimumIntervals()
{
    QFETCH(bool, crashCounter);
    QFETCH(qint64, interval);
    const QTemporaryDir runtime(u"/dev/shm/mm-runtime-XXXXXX"_s);
    if (crashCounter)
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    QElapsedTimer timer;
    timer.start();
    MeshStats stats(m_path, 1h);
    qunsetenv("XDG_RUNTIME_DIR");
    constexpr int saves = 4;
    while (stats.report().saves < saves)
        stats.messageProcessed();
    QVERIFY2(timer.elapsed() >= (saves - 1) * interval,
             qPrintable(QString::number(timer.elapsed())));
    // Registrations and flush() don't wait for the interval.
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.flush());
    QVERIFY(stats.flush());
    QCOMPARE(totalIn(m_path), stats.stats().totalMessages);
}

void TstMeshStatsFile::idle_touchesTheFileWithoutWriting()
{
    const MeshStats stats(m_path, 30ms);
    const QByteArray bytes = readFile(m_path);
    const struct stat before = statOf(m_path);
    auto lastModified = modifiedAt(m_path);
    for (int heartbeats = 0; heartbeats < 3; ++heartbeats) {
        QTRY_VERIFY(modifiedAt(m_path) > lastModified);
        lastModified = modifiedAt(m_path);
    }
    QCOMPARE(readFile(m_path), bytes);
    QCOMPARE(statOf(m_path).st_ino, before.st_ino);
    QCOMPARE(stats.report().saves, 1);
}

void TstMeshStatsFile::damagedFile_isSavedAgainAtTheNextHeartbeat_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("deleted") << QByteArray();
    QTest::newRow("overwritten in place") << QByteArray("{");
    QTest::newRow("replaced by a good one") << jsonWithTotal(99);
}

void TstMeshStatsFile::damagedFile_isSavedAgainAtTheNextHeartbeat()
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

void TstMeshStatsFile::symbolicLink_isKept()
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
    QCOMPARE(QDir(sub).entryList(QDir::Files), (QStringList{u"real.json"_s, u"real.json.lock"_s}));
}

void TstMeshStatsFile::danglingLink_createsItsTarget()
{
    QVERIFY(symlinkTo(u"real.json"_s, m_path));
    const MeshStats stats(m_path);
    QVERIFY(QFileInfo(m_path).isSymLink());
    QCOMPARE(totalIn(m_dir->filePath(u"real.json"_s)), 0);
}

void TstMeshStatsFile::permissions_areKept()
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

void TstMeshStatsFile::copiesBesideTheFile_areKept()
{
    {
        const MeshStats stats(m_path);
    }
    const QStringList suffixes{u"backup"_s, u"Backup"_s, u"BACKUP"_s, u"before"_s,
                               u"old"_s,    u"aBcDeF"_s, u"new"_s};
    for (const QString &suffix : suffixes)
        QVERIFY(QFile::copy(m_path, m_path + u'.' + suffix));
    {
        const MeshStats stats(m_path);
    }
    for (const QString &suffix : suffixes)
        QVERIFY2(QFile::exists(m_path + u'.' + suffix), qPrintable(suffix));
}

MM_SUITE(TstMeshStatsFile)
#include "tst_meshstatsfile.moc"
