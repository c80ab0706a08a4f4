// SPDX-License-Identifier: MIT
#include "core/history.h"
#include "core/historyfile.h"
#include "core/meshstats.h"
#include "core/posixfile.h"
#include "core/statsreader.h"
#include "core/statswriter.h"
#include "core/writerlock.h"
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

enum Call { Read, Rename, RenameToFree, Link, Chmod, Sync, Lock, CallCount };

/// What the system calls of this process fail with, and how often from now on.
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

/// True, with errno set, when it is to fail this time.
bool fails(Call call)
{
    if (faults.at(call).times.load() <= 0)
        return false;
    --faults.at(call).times;
    errno = faults.at(call).error;
    return true;
}

} // namespace

// The linker prefers these to the C library's, for Qt's calls too.
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
    return fails(RenameToFree)
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

/// What no healthy disk shows: each system call that can fail, failing. tests/torture/inject.py
/// does the same to a whole process.
class TestFailingCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readInterrupted_goesOn();
    void readFailing_isUnreadableWithTheCause();
    void historyThatCantBeRead_isIgnoredWithTheCause();
    void fileOfUnknownSize_isReadToItsEnd();
    void fileOfUnknownSize_isReadToTheCapAlone();
    void saveFailing_leavesTheOldContent_data();
    void saveFailing_leavesTheOldContent();
    void saveInterrupted_succeeds_data();
    void saveInterrupted_succeeds();
    void renameThatCantPromise_stillReplacesNothing_data();
    void renameThatCantPromise_stillReplacesNothing();
    void renameRefused_leavesBoth();
    void brokenFileThatCantBeMoved_isNeverOverwritten();
    void noLocks_goByWhatTheLockFileSays_data();
    void noLocks_goByWhatTheLockFileSays();
    void lockFailing_isUnavailable();
    void lockedByWhoDoesNotSign_isRefused();

private:
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_dir->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_error;
};

void TestFailingCalls::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_error.clear();
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
}

void TestFailingCalls::cleanup()
{
    for (Fault &fault : faults)
        fault.times = 0;
}

void TestFailingCalls::readInterrupted_goesOn()
{
    fail(Read, EINTR, 3);
    QByteArray bytes;
    const posix::ReadResult result = posix::readCapped(m_path, 1000, &bytes);
    QCOMPARE(result.outcome, posix::ReadOutcome::Ok);
    QCOMPARE(bytes, jsonWithTotal(7));
}

void TestFailingCalls::readFailing_isUnreadableWithTheCause()
{
    fail(Read, EIO);
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QCOMPARE(reading.errorNumber, EIO);
    QVERIFY2(reading.reason.contains(posix::errorText(EIO)), qPrintable(reading.reason));
}

void TestFailingCalls::historyThatCantBeRead_isIgnoredWithTheCause()
{
    fail(Read, EIO);
    History history;
    QCOMPARE(loadHistory(m_path, u"/stats.json"_s, &history, &m_error), HistoryLoad::Ignored);
    QVERIFY2(m_error.contains(posix::errorText(EIO)), qPrintable(m_error));
}

void TestFailingCalls::fileOfUnknownSize_isReadToItsEnd()
{
    // A regular file that says it has 0 bytes, as some file systems do.
    QByteArray bytes;
    const posix::ReadResult result = posix::readCapped(u"/proc/self/smaps"_s, statsFileCap, &bytes);
    QCOMPARE(result.outcome, posix::ReadOutcome::Ok);
    QCOMPARE(result.stamp.size, 0);
    QVERIFY2(bytes.size() > 10'000, qPrintable(QString::number(bytes.size())));
    QVERIFY(bytes.endsWith('\n'));
}

void TestFailingCalls::fileOfUnknownSize_isReadToTheCapAlone()
{
    QByteArray bytes;
    const posix::ReadResult result = posix::readCapped(u"/proc/self/smaps"_s, 5000, &bytes);
    QCOMPARE(result.outcome, posix::ReadOutcome::TooLarge);
    QVERIFY(bytes.isEmpty());
}

void TestFailingCalls::saveFailing_leavesTheOldContent_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("error");
    QTest::newRow("to the disk") << int(Sync) << EIO;
    QTest::newRow("to the disk, which is full") << int(Sync) << ENOSPC;
    QTest::newRow("its permissions") << int(Chmod) << EPERM;
    QTest::newRow("into its place") << int(Rename) << EIO;
}

void TestFailingCalls::saveFailing_leavesTheOldContent()
{
    QFETCH(int, call);
    QFETCH(int, error);
    setMode(m_path, 0640); // not what a new file gets
    fail(static_cast<Call>(call), error);
    QVERIFY(!StatsWriter(m_path).save("new", &m_error));
    QCOMPARE(m_error, posix::errorText(error));
    QCOMPARE(readFile(m_path), jsonWithTotal(7));
    QCOMPARE(names(), QStringList{u"stats.json"_s});
}

void TestFailingCalls::saveInterrupted_succeeds_data()
{
    QTest::addColumn<int>("call");
    QTest::newRow("to the disk") << int(Sync);
    QTest::newRow("its permissions") << int(Chmod);
}

void TestFailingCalls::saveInterrupted_succeeds()
{
    QFETCH(int, call);
    setMode(m_path, 0640);
    fail(static_cast<Call>(call), EINTR, 1);
    QVERIFY2(StatsWriter(m_path).save("new", &m_error), qPrintable(m_error));
    QCOMPARE(faults.at(static_cast<size_t>(call)).times.load(), 0);
    QCOMPARE(readFile(m_path), QByteArray("new"));
    QCOMPARE(modeOf(m_path), mode_t(0640));
}

void TestFailingCalls::renameThatCantPromise_stillReplacesNothing_data()
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

void TestFailingCalls::renameThatCantPromise_stillReplacesNothing()
{
    QFETCH(int, unable);
    QFETCH(bool, links);
    fail(RenameToFree, unable);
    if (!links)
        fail(Link, EPERM);
    const QString taken = m_dir->filePath(u"taken"_s);
    QVERIFY(writeFile(taken, "somebody's"));
    QCOMPARE(posix::renameToFree(m_path, taken), EEXIST);
    QCOMPARE(readFile(taken), QByteArray("somebody's"));
    QCOMPARE(readFile(m_path), jsonWithTotal(7));

    const QString nowhere = m_dir->filePath(u"nowhere"_s);
    QVERIFY(symlinkTo(u"/does/not/exist"_s, nowhere));
    QCOMPARE(posix::renameToFree(m_path, nowhere), EEXIST);
    QVERIFY(QFileInfo(nowhere).isSymLink());

    const QString free = m_dir->filePath(u"free"_s);
    QCOMPARE(posix::renameToFree(m_path, free), 0);
    QCOMPARE(readFile(free), jsonWithTotal(7));
    QVERIFY(!QFileInfo::exists(m_path));
}

void TestFailingCalls::renameRefused_leavesBoth()
{
    fail(RenameToFree, EIO);
    QString aside;
    QVERIFY(!StatsWriter(m_path).moveAside(&aside, &m_error));
    QCOMPARE(m_error, posix::errorText(EIO));
    QCOMPARE(names(), QStringList{u"stats.json"_s});
}

void TestFailingCalls::brokenFileThatCantBeMoved_isNeverOverwritten()
{
    QVERIFY(writeFile(m_path, "broken"));
    fail(RenameToFree, EIO);
    LogCapture log;
    MeshStats stats(m_path);
    stats.messageProcessed();
    QVERIFY(!stats.flush());
    QCOMPARE(readFile(m_path), QByteArray("broken"));

    faults.at(RenameToFree).times = 0;
    QTRY_VERIFY_WITH_TIMEOUT(stats.flush(), 10'000);
    QCOMPARE(totalIn(m_path), 1);
    const QStringList asides = names().filter(u".corrupt-"_s);
    QCOMPARE(asides.size(), 1);
    QCOMPARE(readFile(m_dir->filePath(asides.constFirst())), QByteArray("broken"));
}

void TestFailingCalls::noLocks_goByWhatTheLockFileSays_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<bool>("held");
    const QByteArray here = hostName().toUtf8();
    const QByteArray living = QByteArray::number(::getppid());
    QTest::newRow("nobody") << QByteArray() << true;
    // 99999999 is above the highest process number that Linux gives.
    QTest::newRow("a living process") << living + "\ntest\n" + here + "\n" << false;
    QTest::newRow("one that is gone") << "99999999\ntest\n" + here + "\n" << true;
    QTest::newRow("one on another machine") << QByteArray("99999999\ntest\nelsewhere\n") << false;
}

void TestFailingCalls::noLocks_goByWhatTheLockFileSays()
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

void TestFailingCalls::lockFailing_isUnavailable()
{
    fail(Lock, EIO);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), WriterLock::Hold::Unavailable);
    QVERIFY2(m_error.contains(posix::errorText(EIO)), qPrintable(m_error));
}

void TestFailingCalls::lockedByWhoDoesNotSign_isRefused()
{
    QFile other(m_path + u".lock"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    QCOMPARE(::flock(other.handle(), LOCK_EX | LOCK_NB), 0);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), WriterLock::Hold::Refused);
    QVERIFY2(m_error.contains(u"another process"_s), qPrintable(m_error));
    QVERIFY(other.exists());
}

QTEST_GUILESS_MAIN(TestFailingCalls)
#include "tst_failingcalls.moc"
