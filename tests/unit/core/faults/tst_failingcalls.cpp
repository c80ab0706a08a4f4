// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/monitor/historyfile.h"
#include "core/monitor/traffichistory.h"
#include "core/statsfile/quarantine.h"
#include "core/statsfile/statsreader.h"
#include "core/system/atomicfile.h"
#include "core/system/fileio.h"
#include "failingcalls.h"
#include "suite.h"
#include "support.h"

#include <QScopeGuard>

#include <cerrno>

using namespace mm;
using namespace mm::test;

/// Lets each system call fail that can fail. tests/system/faults/inject.py does so in a process.
class TstFailingCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void interruptedRead_isRepeated();
    void failingRead_isUnreadableWithTheError();
    void unreadableHistory_isIgnoredWithTheError();
    void fileOfUnknownSize_isReadCompletely();
    void fileOfUnknownSizeAboveTheLimit_isRejected();
    void failingSave_keepsTheOldContent_data();
    void failingSave_keepsTheOldContent();
    void interruptedSave_succeeds_data();
    void interruptedSave_succeeds();
    void fileThatCannotBeReplaced_isWrittenInPlace_data();
    void fileThatCannotBeReplaced_isWrittenInPlace();
    void fullDiskInPlace_keepsTheOldContent();
    void trackerOfAMountedFile_savesAndWarnsOnce();
    void renameWithoutNoReplaceFlag_replacesNothing_data();
    void renameWithoutNoReplaceFlag_replacesNothing();
    void failingMoveAside_keepsTheFile();
    void brokenFileThatCannotBeMoved_isNeverOverwritten();
    void diskThatHangs_isReportedOnceAsItBeginsAndEnds();
    void diskThatHangsAtTheStart_delaysItLittle();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_error;
};

void TstFailingCalls::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_error.clear();
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
}

void TstFailingCalls::cleanup()
{
    clearFaults();
}

void TstFailingCalls::interruptedRead_isRepeated()
{
    fail(Read, EINTR, 3);
    QByteArray bytes;
    const posix::FileReadResult result = posix::readCapped(m_path, 1000, &bytes);
    QCOMPARE(result.outcome, posix::FileReadStatus::Ok);
    QCOMPARE(bytes, jsonWithTotal(7));
}

void TstFailingCalls::failingRead_isUnreadableWithTheError()
{
    fail(Read, EIO);
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Unreadable);
    QCOMPARE(reading.errorNumber, EIO);
    QVERIFY2(reading.reason.text().contains(qt_error_string(EIO)), qPrintable(reading.reason));
}

void TstFailingCalls::unreadableHistory_isIgnoredWithTheError()
{
    fail(Read, EIO);
    TrafficHistory history;
    QVERIFY(!loadHistory(m_path, u"/stats.json"_s, &history, &m_error));
    QVERIFY2(m_error.contains(qt_error_string(EIO)), qPrintable(m_error));
}

void TstFailingCalls::fileOfUnknownSize_isReadCompletely()
{
    // A regular file whose size is 0 according to stat().
    QByteArray bytes;
    const posix::FileReadResult result =
        posix::readCapped(u"/proc/self/smaps"_s, maxStatsFileSize, &bytes);
    QCOMPARE(result.outcome, posix::FileReadStatus::Ok);
    QCOMPARE(result.stamp.size, 0);
    QVERIFY2(bytes.size() > 10'000, qPrintable(QString::number(bytes.size())));
    QVERIFY(bytes.endsWith('\n'));
}

void TstFailingCalls::fileOfUnknownSizeAboveTheLimit_isRejected()
{
    QByteArray bytes;
    const posix::FileReadResult result = posix::readCapped(u"/proc/self/smaps"_s, 5000, &bytes);
    QCOMPARE(result.outcome, posix::FileReadStatus::TooLarge);
    QVERIFY(bytes.isEmpty());
}

void TstFailingCalls::failingSave_keepsTheOldContent_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("error");
    QTest::newRow("fdatasync") << int(Sync) << EIO;
    QTest::newRow("fdatasync, disk full") << int(Sync) << ENOSPC;
    QTest::newRow("fchmod") << int(Chmod) << EPERM;
    QTest::newRow("rename") << int(Rename) << EIO;
}

void TstFailingCalls::failingSave_keepsTheOldContent()
{
    QFETCH(int, call);
    QFETCH(int, error);
    setMode(m_path, 0640); // a new file has other permissions
    fail(static_cast<Call>(call), error);
    QVERIFY(!AtomicFile(m_path).save("new", &m_error));
    QCOMPARE(m_error, qt_error_string(error));
    QCOMPARE(readFile(m_path), jsonWithTotal(7));
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
}

void TstFailingCalls::interruptedSave_succeeds_data()
{
    QTest::addColumn<int>("call");
    QTest::newRow("fdatasync") << int(Sync);
    QTest::newRow("fchmod") << int(Chmod);
}

void TstFailingCalls::interruptedSave_succeeds()
{
    QFETCH(int, call);
    setMode(m_path, 0640);
    fail(static_cast<Call>(call), EINTR, 1);
    QVERIFY2(AtomicFile(m_path).save("new", &m_error), qPrintable(m_error));
    QCOMPARE(faults.at(static_cast<size_t>(call)).times.load(), 0);
    QCOMPARE(readFile(m_path), QByteArray("new"));
    QCOMPARE(modeOf(m_path), mode_t(0640));
}

void TstFailingCalls::fileThatCannotBeReplaced_isWrittenInPlace_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("shorter") << QByteArray("new");
    QTest::newRow("as long") << QByteArray(jsonWithTotal(8));
    QTest::newRow("longer") << QByteArray(100'000, 'n');
}

void TstFailingCalls::fileThatCannotBeReplaced_isWrittenInPlace()
{
    QFETCH(QByteArray, content);
    const ino_t inode = statOf(m_path).st_ino;
    fail(Rename, EBUSY);
    AtomicFile file(m_path);
    QVERIFY2(file.save(content, &m_error), qPrintable(m_error));
    QVERIFY(file.wroteInPlace());
    QCOMPARE(readFile(m_path), content);
    QCOMPARE(statOf(m_path).st_ino, inode);
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
    QVERIFY(file.touch(&m_error));
}

void TstFailingCalls::fullDiskInPlace_keepsTheOldContent()
{
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    const auto restore = qScopeGuard([&] { (void)std::signal(SIGXFSZ, before); });
    const FileSizeLimit limit(64);
    QCOMPARE(posix::overwrite(m_path, QByteArray(100, 'n')), EFBIG);
    QCOMPARE(readFile(m_path), jsonWithTotal(7));
}

void TstFailingCalls::trackerOfAMountedFile_savesAndWarnsOnce()
{
    QVERIFY(writeFile(m_path, "")); // as `touch` makes it
    fail(Rename, EBUSY);
    fail(RenameNoReplace, EBUSY);
    const LogCapture log;
    {
        MeshStats stats(m_path, 1h);
        QCOMPARE(stats.report().error, QString());
        for (int i = 1; i <= 3; ++i) {
            stats.messageProcessed();
            QVERIFY(stats.flush());
            QCOMPARE(totalIn(m_path), i);
        }
    }
    QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Stopped);
    QCOMPARE(log.lines(QtWarningMsg).filter(u"Mount its folder"_s).size(), 1);
    QVERIFY(log.lines(QtWarningMsg).filter(m_path).size() > 0);
}

void TstFailingCalls::renameWithoutNoReplaceFlag_replacesNothing_data()
{
    QTest::addColumn<int>("unable");
    QTest::addColumn<bool>("links");
    QTest::newRow("unknown to the kernel, with links") << ENOSYS << true;
    QTest::newRow("unknown to the kernel, without links") << ENOSYS << false;
    QTest::newRow("unknown to the file system, with links") << EINVAL << true;
    QTest::newRow("unknown to the file system, without links") << EINVAL << false;
    QTest::newRow("not supported, with links") << ENOTSUP << true;
    QTest::newRow("not supported, without links") << ENOTSUP << false;
}

void TstFailingCalls::renameWithoutNoReplaceFlag_replacesNothing()
{
    QFETCH(int, unable);
    QFETCH(bool, links);
    fail(RenameNoReplace, unable);
    if (!links)
        fail(Link, EPERM);
    const QString taken = m_dir->filePath(u"taken"_s);
    QVERIFY(writeFile(taken, "foreign"));
    QCOMPARE(posix::renameNoReplace(m_path, taken), EEXIST);
    QCOMPARE(readFile(taken), QByteArray("foreign"));
    QCOMPARE(readFile(m_path), jsonWithTotal(7));

    const QString nowhere = m_dir->filePath(u"nowhere"_s);
    QVERIFY(symlinkTo(u"/does/not/exist"_s, nowhere));
    QCOMPARE(posix::renameNoReplace(m_path, nowhere), EEXIST);
    QVERIFY(QFileInfo(nowhere).isSymLink());

    const QString free = m_dir->filePath(u"free"_s);
    QCOMPARE(posix::renameNoReplace(m_path, free), 0);
    QCOMPARE(readFile(free), jsonWithTotal(7));
    QVERIFY(!QFileInfo::exists(m_path));
}

void TstFailingCalls::failingMoveAside_keepsTheFile()
{
    fail(RenameNoReplace, EIO);
    QString aside;
    QVERIFY(!moveToQuarantine(m_path, &aside, &m_error));
    QCOMPARE(m_error, qt_error_string(EIO));
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
}

void TstFailingCalls::brokenFileThatCannotBeMoved_isNeverOverwritten()
{
    QVERIFY(writeFile(m_path, "broken"));
    fail(RenameNoReplace, EIO);
    LogCapture log;
    MeshStats stats(m_path);
    stats.messageProcessed();
    QVERIFY(!stats.flush());
    QCOMPARE(readFile(m_path), QByteArray("broken"));

    faults.at(RenameNoReplace).times = 0;
    QTRY_VERIFY_WITH_TIMEOUT(stats.flush(), 10'000);
    QCOMPARE(totalIn(m_path), 1);
    const QStringList asides = entriesIn(m_dir->path()).filter(u".corrupt-"_s);
    QCOMPARE(asides.size(), 1);
    QCOMPARE(readFile(m_dir->filePath(asides.constFirst())), QByteArray("broken"));
}

void TstFailingCalls::diskThatHangs_isReportedOnceAsItBeginsAndEnds()
{
    const LogCapture log;
    MeshStats stats(m_path);
    QVERIFY(stats.report().error.isEmpty());
    std::unique_lock hang(hungDisk);
    stats.serviceRegistered(u"a"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!stats.report().error.isEmpty(), 10'000);
    QCOMPARE(stats.report().failures, 0);
    stats.kickWatchdog();
    stats.kickWatchdog();
    const SaveReport report = stats.report();
    QVERIFY2(report.error.contains(u"has not responded for"_s), qPrintable(report.error));
    QCOMPARE(report.failures, 1);
    QVERIFY(!report.refused);
    QCOMPARE(log.count(), 1);
    QVERIFY2(log.lines(QtWarningMsg).value(0).contains(m_path), qPrintable(log.lines().value(0)));
    stats.messageProcessed();
    QCOMPARE(stats.stats().totalMessages, 8); // counting does not wait
    hang.unlock();
    QTRY_VERIFY(stats.report().error.isEmpty());
    QVERIFY(stats.flush());
    stats.kickWatchdog();
    QCOMPARE(stats.report().failures, 1);
    QCOMPARE(log.count(), 2);
    QVERIFY2(log.lines(QtInfoMsg).value(0).contains(u"responds again"_s),
             qPrintable(log.lines().value(1)));
}

void TstFailingCalls::diskThatHangsAtTheStart_delaysItLittle()
{
    std::unique_lock hang(hungDisk);
    MeshStats stats(m_path, 1s);
    const SaveReport report = stats.report();
    stats.messageProcessed();
    hang.unlock(); // before a check can fail: the destructor would wait for it
    QVERIFY(!report.error.isEmpty());
    QVERIFY(!report.refused);
    QVERIFY(stats.flush());
    QVERIFY(stats.report().error.isEmpty());
    QCOMPARE(totalIn(m_path), 8);
}

MM_SUITE(TstFailingCalls)
#include "tst_failingcalls.moc"
