// SPDX-License-Identifier: MIT
#include "core/process.h"
#include "core/writerlock.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

using Hold = WriterLock::Hold;

class TestWriterLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freeFile_isHeldUntilTheEnd();
    void heldTwice_staysHeld();
    void secondInThisProcess_isRefused();
    void otherProcess_isRefusedWithItsNumber();
    void leftOver_keepsNobodyOut_data();
    void leftOver_keepsNobodyOut();
    void notAFile_isUnavailable_data();
    void notAFile_isUnavailable();
    void killedHolder_givesWay_data();
    void killedHolder_givesWay();
    void suspendedHolder_keepsIt();
    void leftOverOfAnEarlierProcessWithThisNumber_givesWay();
    void removedLockFile_isTakenAgain();
    void lockTakenByAnother_isNotDeletedByTheLoser();
    void lockTakenByAnotherOfThisProcess_isRefused();
    void lockThatCameBack_isHeldAgain();
    void missingDirectory_isUnavailable();
    void readOnlyDirectory_isUnavailable();
    void nonsenseInTheLockFile_doesNotCrash();

private:
    /// A process of its own that holds the lock.
    std::unique_ptr<Child> holder()
    {
        return std::make_unique<Child>([this] {
            QString error;
            (void)m_childLock->acquire(&error);
        });
    }
    /// As QLockFile writes it.
    bool writeLockFile(qint64 pid, const QString &host)
    {
        return writeFile(m_lockPath, QByteArray::number(pid) + "\ntest\n" + host.toUtf8() + "\n");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_lockPath;
    QString m_error;
    std::unique_ptr<WriterLock> m_childLock; ///< only ever acquired in a child
};

void TestWriterLock::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_lockPath = m_path + u".lock"_s;
    m_childLock = std::make_unique<WriterLock>(m_path);
    m_error.clear();
}

void TestWriterLock::freeFile_isHeldUntilTheEnd()
{
    {
        WriterLock lock(m_path);
        QVERIFY(!QFile::exists(m_lockPath));
        QCOMPARE(lock.acquire(&m_error), Hold::Held);
        QVERIFY(QFile::exists(m_lockPath));
    }
    QVERIFY(!QFile::exists(m_lockPath));
    WriterLock next(m_path);
    QCOMPARE(next.acquire(&m_error), Hold::Held);
}

void TestWriterLock::heldTwice_staysHeld()
{
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    const auto before = statOf(m_lockPath).st_ino;
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    QCOMPARE(statOf(m_lockPath).st_ino, before);
}

void TestWriterLock::secondInThisProcess_isRefused()
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

void TestWriterLock::otherProcess_isRefusedWithItsNumber()
{
    const auto child = holder();
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Refused);
    QVERIFY2(m_error.contains(QString::number(child->pid())), qPrintable(m_error));
    QVERIFY2(m_error.contains(m_lockPath), qPrintable(m_error));
}

void TestWriterLock::leftOver_keepsNobodyOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("killed before it was signed") << QByteArray();
    QTest::newRow("half signed") << QByteArray("12");
    QTest::newRow("of another host") << QByteArray("1\ntest\nelsewhere\n");
    QTest::newRow("of a process that lives, but never held it") << QByteArray("1\ninit\n");
}

void TestWriterLock::leftOver_keepsNobodyOut()
{
    QFETCH(const QByteArray, text);
    QVERIFY(writeFile(m_lockPath, text));
    WriterLock lock(m_path);
    QVERIFY2(lock.acquire(&m_error) == Hold::Held, qPrintable(m_error));
    QVERIFY(
        readFile(m_lockPath).startsWith(QByteArray::number(QCoreApplication::applicationPid())));
}

void TestWriterLock::notAFile_isUnavailable_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("directory") << S_IFDIR;
    QTest::newRow("named pipe") << S_IFIFO;
    QTest::newRow("link") << S_IFLNK;
}

void TestWriterLock::notAFile_isUnavailable()
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

void TestWriterLock::killedHolder_givesWay_data()
{
    QTest::addColumn<bool>("collected");
    QTest::newRow("a zombie") << false;
    QTest::newRow("gone") << true;
}

void TestWriterLock::killedHolder_givesWay()
{
    QFETCH(bool, collected);
    const auto child = holder();
    QVERIFY(QFile::exists(m_lockPath));
    if (collected)
        child->killAndCollect();
    else
        child->kill();
    WriterLock lock(m_path);
    QVERIFY2(lock.acquire(&m_error) == Hold::Held, qPrintable(m_error));
}

void TestWriterLock::suspendedHolder_keepsIt()
{
    const auto child = holder();
    child->suspend();
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Refused);
}

void TestWriterLock::leftOverOfAnEarlierProcessWithThisNumber_givesWay()
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

void TestWriterLock::removedLockFile_isTakenAgain()
{
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    QVERIFY(QFile::remove(m_lockPath));
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    QVERIFY(QFile::exists(m_lockPath));
    WriterLock second(m_path);
    QCOMPARE(second.acquire(&m_error), Hold::Refused);
}

void TestWriterLock::lockTakenByAnother_isNotDeletedByTheLoser()
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

void TestWriterLock::lockTakenByAnotherOfThisProcess_isRefused()
{
    WriterLock lock(m_path);
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
    QVERIFY(QFile::remove(m_lockPath));
    WriterLock other(m_path);
    QCOMPARE(other.acquire(&m_error), Hold::Held);
    QCOMPARE(lock.acquire(&m_error), Hold::Refused);
    QCOMPARE(other.acquire(&m_error), Hold::Held);
}

void TestWriterLock::lockThatCameBack_isHeldAgain()
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

void TestWriterLock::missingDirectory_isUnavailable()
{
    WriterLock lock(m_dir->filePath(u"sub/stats.json"_s));
    QCOMPARE(lock.acquire(&m_error), Hold::Unavailable);
    QVERIFY2(m_error.contains(u"sub/stats.json.lock"_s), qPrintable(m_error));
    QVERIFY(QDir(m_dir->path()).mkdir(u"sub"_s));
    QCOMPARE(lock.acquire(&m_error), Hold::Held);
}

void TestWriterLock::readOnlyDirectory_isUnavailable()
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

void TestWriterLock::nonsenseInTheLockFile_doesNotCrash()
{
    QVERIFY(writeFile(m_lockPath, "\xFF\n\n\n\n"));
    WriterLock lock(m_path);
    const Hold hold = lock.acquire(&m_error);
    QVERIFY(hold == Hold::Held || !m_error.isEmpty());
}

QTEST_GUILESS_MAIN(TestWriterLock)
#include "tst_writerlock.moc"
