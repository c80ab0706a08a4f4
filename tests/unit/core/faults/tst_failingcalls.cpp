// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/monitor/historyfile.h"
#include "core/monitor/traffichistory.h"
#include "core/statsfile/quarantine.h"
#include "core/statsfile/statsreader.h"
#include "core/statsfile/writerlock.h"
#include "core/system/atomicfile.h"
#include "core/system/fileio.h"
#include "suite.h"
#include "support.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <sys/file.h>
#include <sys/syscall.h>

using namespace mm;
using namespace mm::test;

namespace {

enum Call { Read, Rename, RenameNoReplace, Link, Chmod, Sync, Lock, CallCount };

/// The error of one system call, and how often it still occurs.
struct Fault
{
    std::atomic<int> error = 0;
    std::atomic<int> times = 0;
};

std::array<Fault, CallCount> faults;

constexpr int always = 1'000'000;

void fail(Call call, int error, int times = always)
{
    faults.at(call).error = error;
    faults.at(call).times = times;
}

/// Returns true, with errno set, when the call has to fail.
bool fails(Call call)
{
    if (faults.at(call).times.load() <= 0)
        return false;
    --faults.at(call).times;
    errno = faults.at(call).error;
    return true;
}

} // namespace

// Replace the C library's functions, for Qt's calls too.
extern "C" {
ssize_t read(int descriptor, void *bytes, size_t size)
{
    return fails(Read) ? -1 : ::syscall(SYS_read, descriptor, bytes, size);
}
int rename(const char *from, const char *to) noexcept
{
    return fails(Rename)
               ? -1
               : static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0U));
}
int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
              unsigned flags) noexcept
{
    return fails(RenameNoReplace)
               ? -1
               : static_cast<int>(::syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags));
}
int link(const char *from, const char *to) noexcept
{
    return fails(Link) ? -1
                       : static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int fchmod(int descriptor, mode_t mode) noexcept
{
    return fails(Chmod) ? -1 : static_cast<int>(::syscall(SYS_fchmod, descriptor, mode));
}
int fdatasync(int descriptor)
{
    return fails(Sync) ? -1 : static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}
int flock(int descriptor, int operation) noexcept
{
    return fails(Lock) ? -1 : static_cast<int>(::syscall(SYS_flock, descriptor, operation));
}
}

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
    void renameWithoutNoReplaceFlag_replacesNothing_data();
    void renameWithoutNoReplaceFlag_replacesNothing();
    void failingMoveAside_keepsTheFile();
    void brokenFileThatCannotBeMoved_isNeverOverwritten();
    void fileSystemWithoutLocks_usesTheLockFilesContent_data();
    void fileSystemWithoutLocks_usesTheLockFilesContent();
    void fileSystemWithoutLocks_refusesASecondTrackerOfTheProcess();
    void fileSystemWithoutLocks_isTakenOverFromASilentOwner();
    void failingLock_isUnavailable();
    void lockWithoutContent_isRefused();

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
    for (Fault &fault : faults)
        fault.times = 0;
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
    QVERIFY2(reading.reason.contains(qt_error_string(EIO)), qPrintable(reading.reason));
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

void TstFailingCalls::fileSystemWithoutLocks_usesTheLockFilesContent_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<bool>("held");
    const QByteArray here = hostName().toUtf8();
    const QByteArray living = QByteArray::number(::getppid());
    QTest::newRow("none") << QByteArray() << true;
    // 99999999 is above the maximum pid of Linux.
    QTest::newRow("a living process") << living + "\ntest\n" + here + "\n" << false;
    QTest::newRow("a process that ended") << "99999999\ntest\n" + here + "\n" << true;
    QTest::newRow("a process on another host")
        << QByteArray("99999999\ntest\nelsewhere\n") << false;
}

void TstFailingCalls::fileSystemWithoutLocks_usesTheLockFilesContent()
{
    QFETCH(QByteArray, owner);
    QFETCH(bool, held);
    const QString lockPath = m_path + u".lock"_s;
    if (!owner.isEmpty())
        QVERIFY(writeFile(lockPath, owner));
    fail(Lock, ENOLCK);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), held ? WriterLock::Hold::Held : WriterLock::Hold::Refused);
    if (held)
        return;
    QVERIFY2(m_error.contains(QString::fromUtf8(owner.split('\n').constFirst())),
             qPrintable(m_error));
    QCOMPARE(m_error.contains(u"on elsewhere"_s), owner.contains("elsewhere"));
    QCOMPARE(readFile(lockPath), owner);
}

void TstFailingCalls::fileSystemWithoutLocks_refusesASecondTrackerOfTheProcess()
{
    fail(Lock, ENOLCK);
    const LogCapture log;
    std::optional<MeshStats> first(std::in_place, m_path, 1h);
    MeshStats second(m_path, 1h);
    QVERIFY(second.report().refused);
    second.messageProcessed();
    first->messageProcessed();
    first.reset();
    QTRY_COMPARE(totalIn(m_path), 9);
}

void TstFailingCalls::fileSystemWithoutLocks_isTakenOverFromASilentOwner()
{
    fail(Lock, ENOLCK);
    // The pid of a living process here: it belongs to another process there.
    const QByteArray owner = QByteArray::number(::getppid()) + "\ntest\nelsewhere\n";
    QVERIFY(writeFile(m_path + u".lock"_s, owner));
    Snapshot content;
    content.totalMessages = 7;
    content.writer = Writer{::getppid(), u"elsewhere"_s, 700ms, Writer::State::Running};
    QVERIFY(writeFile(m_path, toJson(content)));
    const LogCapture log;
    MeshStats stats(m_path, 1h);
    QVERIFY(stats.report().refused);
    QCOMPARE(readFile(m_path), toJson(content));
    stats.messageProcessed();
    QTRY_COMPARE(totalIn(m_path), 8);
    QVERIFY(readFile(m_path + u".lock"_s).startsWith(QByteArray::number(::getpid())));
}

void TstFailingCalls::failingLock_isUnavailable()
{
    fail(Lock, EIO);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), WriterLock::Hold::Unavailable);
    QVERIFY2(m_error.contains(qt_error_string(EIO)), qPrintable(m_error));
}

void TstFailingCalls::lockWithoutContent_isRefused()
{
    QFile other(m_path + u".lock"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    QCOMPARE(::flock(other.handle(), LOCK_EX | LOCK_NB), 0);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), WriterLock::Hold::Refused);
    QVERIFY2(m_error.contains(u"another process"_s), qPrintable(m_error));
    QVERIFY(other.exists());
}

MM_SUITE(TstFailingCalls)
#include "tst_failingcalls.moc"
