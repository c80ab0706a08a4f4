// SPDX-License-Identifier: MIT
#include "core/statsfile/writerlock.h"
#include "core/system/processinfo.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

using Hold = WriterLock::Hold;

class TstWriterLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freeFile_isHeldUntilDestroyed();
    void secondLockOfThisProcess_isRefused();
    void otherProcess_isRefusedWithItsPid();
    void unlockedLockFile_isTaken_data();
    void unlockedLockFile_isTaken();
    void notARegularFile_isUnavailable_data();
    void notARegularFile_isUnavailable();
    void killedOwner_releasesTheLock_data();
    void killedOwner_releasesTheLock();
    void unlockedLockFileWithAReusedPid_isTaken();
    void removedLockFile_isTakenAgain();
    void lockTakenByAnother_isRefused();
    void lockFileMovedBack_isHeldAgain();
    void missingDirectory_isUnavailable();
    void readOnlyDirectory_isUnavailable();

private:
    /// A child process that holds the lock.
    std::unique_ptr<Child> holder()
    {
        return std::make_unique<Child>([this] {
            QString error;
            (void)m_childLock->acquire(&error);
        });
    }
    /// In the format of QLockFile.
    bool writeLockFile(qint64 pid, const QString &host)
    {
        return writeFile(m_lockPath, QByteArray::number(pid) + "\ntest\n" + host.toUtf8() + "\n");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_lockPath;
    QString m_error;
    std::unique_ptr<WriterLock> m_childLock; ///< acquired in a child only
};

void TstWriterLock::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_lockPath = m_path + u".lock"_s;
    m_childLock = std::make_unique<WriterLock>(m_path);
    m_error.clear();
}

void TstWriterLock::freeFile_isHeldUntilDestroyed()
{
    ino_t inode = 0;
    {
        WriterLock lock(m_path);
        QVERIFY(!QFile::exists(m_lockPath));
        QCOMPARE(lock.acquire(&m_error), Hold::Held);
        QCOMPARE(lock.acquire(&m_error), Hold::Held);
        inode = statOf(m_lockPath).st_ino;
        QVERIFY(readFile(m_lockPath).startsWith(QByteArray::number(::getpid()) + '\n'));
    }
    // Emptied, not removed: another process may have it open to lock it.
    QCOMPARE(readFile(m_lockPath), QByteArray());
    WriterLock next(m_path);
    QCOMPARE(next.acquire(&m_error), Hold::Held);
    QCOMPARE(statOf(m_lockPath).st_ino, inode);
}

void TstWriterLock::secondLockOfThisProcess_isRefused()
{
    WriterLock first(m_path);
    QCOMPARE(first.acquire(&m_error), Hold::Held);
    {
        WriterLock second(m_path);
        QCOMPARE(second.acquire(&m_error), Hold::Refused);
        QVERIFY2(m_error.contains(QString::number(::getpid())), qPrintable(m_error));
    }
    QVERIFY(QFile::exists(m_lockPath));
    QCOMPARE(first.acquire(&m_error), Hold::Held);
}

void TstWriterLock::otherProcess_isRefusedWithItsPid()
{
    const auto child = holder();
    child->suspend();
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Refused);
    QVERIFY2(m_error.contains(QString::number(child->pid())), qPrintable(m_error));
    QVERIFY2(m_error.contains(m_lockPath), qPrintable(m_error));
}

void TstWriterLock::unlockedLockFile_isTaken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("not a lock file") << QByteArray("\xFF\n\n\n\n");
    QTest::newRow("killed before it was written") << QByteArray();
    QTest::newRow("half written") << QByteArray("12");
    QTest::newRow("of another host") << QByteArray("1\ntest\nelsewhere\n");
    QTest::newRow("of a living process that never held it") << QByteArray("1\ninit\n");
}

void TstWriterLock::unlockedLockFile_isTaken()
{
    QFETCH(const QByteArray, text);
    QVERIFY(writeFile(m_lockPath, text));
    WriterLock lock(m_path);
    QVERIFY2(lock.acquire(&m_error) == Hold::Held, qPrintable(m_error));
    QVERIFY(
        readFile(m_lockPath).startsWith(QByteArray::number(QCoreApplication::applicationPid())));
}

void TstWriterLock::notARegularFile_isUnavailable_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("directory") << S_IFDIR;
    QTest::newRow("named pipe") << S_IFIFO;
    QTest::newRow("link") << S_IFLNK;
}

void TstWriterLock::notARegularFile_isUnavailable()
{
    QFETCH(const int, kind);
    const QByteArray encoded = QFile::encodeName(m_lockPath);
    const char *const path = encoded.constData();
    const int made = kind == S_IFDIR   ? ::mkdir(path, 0700)
                     : kind == S_IFIFO ? ::mkfifo(path, 0600)
                                       : ::symlink("elsewhere", path);
    QCOMPARE(made, 0);
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Unavailable);
    QVERIFY2(m_error.contains(m_lockPath), qPrintable(m_error));
}

void TstWriterLock::killedOwner_releasesTheLock_data()
{
    QTest::addColumn<bool>("reaped");
    QTest::newRow("a zombie") << false;
    QTest::newRow("gone") << true;
}

void TstWriterLock::killedOwner_releasesTheLock()
{
    QFETCH(bool, reaped);
    const auto child = holder();
    QVERIFY(QFile::exists(m_lockPath));
    if (reaped)
        child->killAndCollect();
    else
        child->kill();
    WriterLock lock(m_path);
    QVERIFY2(lock.acquire(&m_error) == Hold::Held, qPrintable(m_error));
}

void TstWriterLock::unlockedLockFileWithAReusedPid_isTaken()
{
    QVERIFY(writeLockFile(::getpid(), hostName()));
    {
        WriterLock lock(m_path);
        QVERIFY2(lock.acquire(&m_error) == Hold::Held, qPrintable(m_error));
    }
    const Child child;
    QVERIFY(writeLockFile(child.pid(), hostName()));
    setModified(m_lockPath, system_clock::now() - 24h);
    WriterLock lock(m_path);
    QVERIFY2(lock.acquire(&m_error) == Hold::Held, qPrintable(m_error));
}

void TstWriterLock::removedLockFile_isTakenAgain()
{
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    QVERIFY(QFile::remove(m_lockPath));
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    QVERIFY(QFile::exists(m_lockPath));
    WriterLock second(m_path);
    QCOMPARE(second.acquire(&m_error), Hold::Refused);
}

void TstWriterLock::lockTakenByAnother_isRefused()
{
    std::unique_ptr<Child> child;
    {
        WriterLock lock(m_path);
        QCOMPARE(lock.acquire(&m_error), Hold::Held);
        QVERIFY(QFile::remove(m_lockPath));
        child = holder();
        QCOMPARE(lock.acquire(&m_error), Hold::Refused);
        QVERIFY2(m_error.contains(QString::number(child->pid())), qPrintable(m_error));
    }
    QVERIFY(QFile::exists(m_lockPath));
}

void TstWriterLock::lockFileMovedBack_isHeldAgain()
{
    const QString sub = m_dir->filePath(u"sub"_s);
    const QString away = m_dir->filePath(u"away"_s);
    const QString path = sub + u"/stats.json"_s;
    QVERIFY(QDir().mkdir(sub));
    WriterLock lock(path);
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    QVERIFY(QFile::rename(sub, away));
    QCOMPARE(lock.acquire(&m_error), Hold::Unavailable);
    QVERIFY(QFile::rename(away, sub));
    QVERIFY2(lock.acquire(&m_error) == Hold::Held, qPrintable(m_error));
}

void TstWriterLock::missingDirectory_isUnavailable()
{
    WriterLock lock(m_dir->filePath(u"sub/stats.json"_s));
    QCOMPARE(lock.acquire(&m_error), Hold::Unavailable);
    QVERIFY2(m_error.contains(u"sub/stats.json.lock"_s), qPrintable(m_error));
    QVERIFY(QDir(m_dir->path()).mkdir(u"sub"_s));
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
}

void TstWriterLock::readOnlyDirectory_isUnavailable()
{
    giveToNobody(m_dir->path());
    const AsNobody nobody;
    setMode(m_dir->path(), 0500);
    WriterLock lock(m_path);
    const Hold hold = lock.acquire(&m_error);
    setMode(m_dir->path(), 0700);
    QCOMPARE(hold, Hold::Unavailable);
    QVERIFY2(m_error.contains(u"Permission denied"_s), qPrintable(m_error));
}

MM_SUITE(TstWriterLock)
#include "tst_writerlock.moc"
