// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/statsjson.h"
#include "core/statsfile/statsreader.h"
#include "core/statsfile/writerlock.h"
#include "suite.h"
#include "support.h"

#include <optional>

using namespace mm;
using namespace mm::test;

/// A tracker that cannot write its file.
class TstMeshStatsFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void specialFile_isRejectedAndUnchanged_data();
    void specialFile_isRejectedAndUnchanged();
    void directoryRemovedLater_isReplacedByAFile();
    void linkLoop_isRejectedAndUnchanged();
    void secondTracker_isRefusedWithThePid();
    void secondProcess_isRefusedWithThePid();
    void trackerAfterKilledOne_takesOver();
    void removedLockFile_isCreatedAgain();
    void lockTakenByAnotherProcess_stopsSaving();
    void removedDirectory_losesNothing();
    void directoryMovedAwayAndBack_losesNothing();
    void directoryCreatedLater_isUsed();
    void fullDisk_keepsTheLastGoodFile();
    void fullDiskAtDestruction_keepsTheLastGoodFile();
    void readOnlyDirectory_losesNothing();
    void snapshotAboveTheSizeLimit_isSavedWithoutServices();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstMeshStatsFaults::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstMeshStatsFaults::specialFile_isRejectedAndUnchanged_data()
{
    QTest::addColumn<uint>("kind");
    QTest::addColumn<bool>("asNobody");
    for (const bool nobody : {false, true}) {
        const char *user = nobody ? "as nobody" : "as the test's user";
        QTest::addRow("named pipe, %s", user) << uint(S_IFIFO) << nobody;
        QTest::addRow("directory, %s", user) << uint(S_IFDIR) << nobody;
        QTest::addRow("device, %s", user) << uint(S_IFCHR) << nobody;
    }
}

void TstMeshStatsFaults::specialFile_isRejectedAndUnchanged()
{
    QFETCH(uint, kind);
    QFETCH(bool, asNobody);
    giveToNobody(m_dir->path());
    std::optional<AsNobody> nobody;
    if (asNobody)
        nobody.emplace();
    if (kind == S_IFIFO)
        QVERIFY(makeFifo(m_path));
    else if (kind == S_IFDIR)
        QVERIFY(QDir().mkdir(m_path));
    else
        QVERIFY(makeDevice(m_path));
    const struct stat before = statOf(m_path);

    const LogCapture log;
    {
        MeshStats stats(m_path);
        QVERIFY(stats.serviceRegistered(u"a"_s));
        stats.messageProcessed(u"a"_s);
        QString error;
        QVERIFY(!stats.flush(&error));
        QVERIFY(!error.isEmpty());
        QCOMPARE(stats.stats().totalMessages, 1);
        const SaveReport report = stats.report();
        QCOMPARE(report.saves, 0);
        QVERIFY(report.failures > 0);
        QCOMPARE(report.error, error);
        QVERIFY(!report.refused);
    }
    QCOMPARE(statOf(m_path).st_mode, before.st_mode);
    QCOMPARE(statOf(m_path).st_ino, before.st_ino);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
    QVERIFY2(log.lines(QtWarningMsg).first().contains(m_path),
             qPrintable(log.lines(QtWarningMsg).first()));
    QCOMPARE(log.count(), 1);
}

void TstMeshStatsFaults::directoryRemovedLater_isReplacedByAFile()
{
    QVERIFY(QDir().mkdir(m_path));
    const LogCapture log;
    MeshStats stats(m_path);
    stats.messageProcessed();
    QTRY_VERIFY(stats.report().failures >= 3);
    QVERIFY(QDir().rmdir(m_path));
    QTRY_COMPARE(totalIn(m_path), 1);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
    QCOMPARE(log.lines(QtInfoMsg).size(), 1);
}

void TstMeshStatsFaults::linkLoop_isRejectedAndUnchanged()
{
    QVERIFY(symlinkTo(u"stats.json"_s, m_path));
    const LogCapture log;
    {
        MeshStats stats(m_path);
        QString error;
        QVERIFY(!stats.flush(&error));
        QVERIFY2(error.contains(u"form a loop"_s), qPrintable(error));
    }
    QVERIFY(QFileInfo(m_path).isSymLink());
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::System),
             QStringList{u"stats.json"_s});
    QCOMPARE(log.count(), 1);
}

void TstMeshStatsFaults::secondTracker_isRefusedWithThePid()
{
    MeshStats first(m_path, 30ms);
    const LogCapture log;
    std::optional<MeshStats> second(std::in_place, m_path, 30ms);
    QVERIFY(second->report().refused);
    QVERIFY2(second->report().error.contains(QString::number(::getpid())),
             qPrintable(second->report().error));
    second->messageProcessed();
    QVERIFY(!second->flush());
    QCOMPARE(second->stats().totalMessages, 1);
    first.messageProcessed();
    QVERIFY(first.flush());
    QCOMPARE(totalIn(m_path), 1);
    second.reset();
    QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Running);
    QVERIFY(QFile::exists(m_path + u".lock"_s));
    first.messageProcessed();
    QVERIFY(first.flush());
    QCOMPARE(log.lines(QtCriticalMsg).size(), 2);
    QVERIFY(log.lines(QtCriticalMsg).at(0).contains(u"is not written"_s));
    QVERIFY(log.lines(QtCriticalMsg).at(1).startsWith(u"1 message(s) counted here are not in"_s));
    QCOMPARE(log.count(), 2);
}

void TstMeshStatsFaults::secondProcess_isRefusedWithThePid()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    WriterLock lock(m_path);
    const Child child([&] {
        QString error;
        (void)lock.acquire(&error);
    });
    const LogCapture log;
    {
        MeshStats stats(m_path, 30ms);
        QVERIFY(stats.report().refused);
        QString error;
        QVERIFY(!stats.flush(&error));
        QVERIFY2(error.contains(QString::number(child.pid())), qPrintable(error));
    }
    QCOMPARE(readFile(m_path), jsonWithTotal(7));
    QCOMPARE(log.lines(QtCriticalMsg).size(), 1);
}

void TstMeshStatsFaults::trackerAfterKilledOne_takesOver()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    WriterLock lock(m_path);
    Child child([&] {
        QString error;
        (void)lock.acquire(&error);
    });
    QVERIFY(QFile::exists(m_path + u".lock"_s));
    child.kill();
    MeshStats stats(m_path);
    QVERIFY2(!stats.report().refused, qPrintable(stats.report().error));
    QCOMPARE(snapshotIn(m_path).writer->pid, ::getpid());
    QCOMPARE(totalIn(m_path), 7);
}

void TstMeshStatsFaults::removedLockFile_isCreatedAgain()
{
    MeshStats stats(m_path, 30ms);
    const LogCapture log;
    QVERIFY(QFile::remove(m_path + u".lock"_s));
    QTRY_VERIFY(QFile::exists(m_path + u".lock"_s));
    const MeshStats second(m_path);
    QVERIFY(second.report().refused);
    stats.messageProcessed();
    QVERIFY(stats.flush());
    QCOMPARE(log.lines(QtWarningMsg).size(), 0);
}

void TstMeshStatsFaults::lockTakenByAnotherProcess_stopsSaving()
{
    MeshStats stats(m_path, 1h);
    const LogCapture log;
    QVERIFY(QFile::remove(m_path + u".lock"_s));
    WriterLock lock(m_path);
    const Child child([&] {
        QString error;
        (void)lock.acquire(&error);
    });
    const QByteArray foreign = jsonWithTotal(99);
    QVERIFY(writeFile(m_path, foreign));
    stats.messageProcessed();
    QString error;
    QVERIFY(!stats.flush(&error));
    QVERIFY(stats.report().refused);
    QVERIFY2(error.contains(QString::number(child.pid())), qPrintable(error));
    QCOMPARE(readFile(m_path), foreign);
    QCOMPARE(log.lines(QtCriticalMsg).size(), 1);
}

void TstMeshStatsFaults::removedDirectory_losesNothing()
{
    const QString sub = m_dir->filePath(u"sub"_s);
    QVERIFY(QDir().mkdir(sub));
    const QString path = sub + u"/stats.json"_s;
    const LogCapture log;
    MeshStats stats(path, 30ms);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    stats.messageProcessed(u"a"_s);
    QVERIFY(stats.flush());
    QVERIFY(QDir(sub).removeRecursively());
    for (int i = 0; i < 25; ++i)
        stats.messageProcessed(u"a"_s);
    QTRY_VERIFY(stats.report().failures >= 3);
    QVERIFY(!stats.report().error.isEmpty());
    QVERIFY(QDir().mkdir(sub));
    QTRY_COMPARE(totalIn(path), 26);
    QTRY_COMPARE(stats.report().error, QString());
    QCOMPARE(snapshotIn(path).services.first().messageCount, 26);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
    QTRY_COMPARE(log.lines(QtInfoMsg).size(), 1);
    QCOMPARE(log.count(), 2);
}

void TstMeshStatsFaults::directoryMovedAwayAndBack_losesNothing()
{
    const QString sub = m_dir->filePath(u"sub"_s);
    const QString away = m_dir->filePath(u"away"_s);
    QVERIFY(QDir().mkdir(sub));
    const QString path = sub + u"/stats.json"_s;
    const LogCapture log;
    MeshStats stats(path, 30ms);
    QVERIFY(QFile::rename(sub, away));
    QTRY_VERIFY(stats.report().failures >= 1);
    stats.messageProcessed();
    QVERIFY(QFile::rename(away, sub));
    QTRY_COMPARE(totalIn(path), 1);
    QVERIFY(!stats.report().refused);
}

void TstMeshStatsFaults::directoryCreatedLater_isUsed()
{
    const QString sub = m_dir->filePath(u"sub"_s);
    const LogCapture log;
    MeshStats stats(sub + u"/stats.json"_s);
    QVERIFY(!stats.report().error.isEmpty());
    stats.messageProcessed();
    QVERIFY(QDir().mkdir(sub));
    QVERIFY(writeFile(sub + u"/stats.json"_s, jsonWithTotal(7)));
    QTRY_COMPARE(totalIn(sub + u"/stats.json"_s), 8);
    QCOMPARE(stats.stats().totalMessages, 8);
}

void TstMeshStatsFaults::fullDisk_keepsTheLastGoodFile()
{
    const LogCapture log;
    MeshStats stats(m_path, 10ms);
    stats.messageProcessed();
    QVERIFY(stats.flush());
    const QByteArray before = readFile(m_path);
    {
        const FileSizeLimit limit(64);
        QVERIFY(stats.serviceRegistered(u"a"_s));
        for (int i = 0; i < 25; ++i)
            stats.messageProcessed(u"a"_s);
        QString error;
        QVERIFY(!stats.flush(&error));
        QVERIFY2(error.contains(u"too large"_s), qPrintable(error));
        const auto modified = modifiedAt(m_path);
        QTRY_VERIFY(stats.report().failures >= 3);
        QCOMPARE(readFile(m_path), before);
        QCOMPARE(modifiedAt(m_path), modified); // no heartbeat for content that can't be saved
    }
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 26, 5000);
    QCOMPARE(snapshotIn(m_path).services.first().messageCount, 25);
    QTRY_COMPARE(log.lines(QtInfoMsg).size(), 1);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
    QCOMPARE(log.count(), 2);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TstMeshStatsFaults::fullDiskAtDestruction_keepsTheLastGoodFile()
{
    const LogCapture log;
    std::optional<MeshStats> stats(std::in_place, m_path, 1h);
    const QByteArray before = readFile(m_path);
    {
        const FileSizeLimit limit(64);
        stats.reset();
    }
    QCOMPARE(readFile(m_path), before);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
}

void TstMeshStatsFaults::readOnlyDirectory_losesNothing()
{
    giveToNobody(m_dir->path());
    const LogCapture log;
    const AsNobody nobody;
    MeshStats stats(m_path, 1h);
    const QByteArray before = readFile(m_path);
    setMode(m_dir->path(), 0500);
    for (int i = 0; i < 25; ++i)
        stats.messageProcessed();
    QString error;
    QVERIFY(!stats.flush(&error));
    QVERIFY2(error.contains(u"denied"_s, Qt::CaseInsensitive), qPrintable(error));
    QCOMPARE(readFile(m_path), before);
    setMode(m_dir->path(), 0700);
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 25, 5000);
    QTRY_COMPARE(log.count(), 2);
}

void TstMeshStatsFaults::snapshotAboveTheSizeLimit_isSavedWithoutServices()
{
    constexpr int services = 17;
    const LogCapture log;
    {
        MeshStats stats(m_path, 1h);
        for (int i = 0; i < services; ++i) {
            const QString name = QString(qsizetype(1024) * 1024, u'x') + QString::number(i);
            QVERIFY(stats.serviceRegistered(name));
            stats.messageProcessed(name);
        }
        QVERIFY(stats.flush());
        QVERIFY(QFileInfo(m_path).size() < maxStatsFileSize);
        const Snapshot snapshot = snapshotIn(m_path);
        QCOMPARE(snapshot.totalServices, services);
        QCOMPARE(snapshot.totalMessages, services);
        QVERIFY(snapshot.services.isEmpty());
        QCOMPARE(stats.stats().services.size(), services);
    }
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
    QCOMPARE(log.count(), 1);
    const MeshStats next(m_path);
    QCOMPARE(next.stats().totalMessages, services);
}

MM_SUITE(TstMeshStatsFaults)
#include "tst_meshstatsfaults.moc"
