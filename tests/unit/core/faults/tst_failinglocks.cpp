// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/writerlock.h"
#include "core/system/processinfo.h"
#include "failingcalls.h"
#include "suite.h"
#include "support.h"

#include <cerrno>
#include <optional>
#include <sys/file.h>

using namespace mm;
using namespace mm::test;

/// File systems that have no locks, or whose locks fail.
class TstFailingLocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
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

void TstFailingLocks::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_error.clear();
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
}

void TstFailingLocks::cleanup()
{
    clearFaults();
}

void TstFailingLocks::fileSystemWithoutLocks_usesTheLockFilesContent_data()
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

void TstFailingLocks::fileSystemWithoutLocks_usesTheLockFilesContent()
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

void TstFailingLocks::fileSystemWithoutLocks_refusesASecondTrackerOfTheProcess()
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

void TstFailingLocks::fileSystemWithoutLocks_isTakenOverFromASilentOwner()
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

void TstFailingLocks::failingLock_isUnavailable()
{
    fail(Lock, EIO);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), WriterLock::Hold::Unavailable);
    QVERIFY2(m_error.contains(qt_error_string(EIO)), qPrintable(m_error));
}

void TstFailingLocks::lockWithoutContent_isRefused()
{
    QFile other(m_path + u".lock"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    QCOMPARE(::flock(other.handle(), LOCK_EX | LOCK_NB), 0);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), WriterLock::Hold::Refused);
    QVERIFY2(m_error.contains(u"another process"_s), qPrintable(m_error));
    QVERIFY(other.exists());
}

MM_SUITE(TstFailingLocks)
#include "tst_failinglocks.moc"
