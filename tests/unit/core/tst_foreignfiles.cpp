// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/writerlock.h"
#include "core/system/atomicfile.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

/// Files of another user, as a run under sudo leaves them in a folder of this user.
class TstForeignFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void filesOfAnotherUser_areReplaced_data();
    void filesOfAnotherUser_areReplaced();
    void unreadableFileOfAnotherUser_isMovedAside();
    void folderOfAnotherUser_isNamedWithTheRemedy();
    void folderAndFilesOfAnotherUser_needOneRemedy_data();
    void folderAndFilesOfAnotherUser_needOneRemedy();
    void lockOfAnotherUsersTracker_isRespected_data();
    void lockOfAnotherUsersTracker_isRespected();
    void fileOfAnotherUser_keepsItsOwnerWhenRootSaves();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstForeignFiles::initTestCase()
{
    if (::geteuid() != 0)
        QSKIP("only root can make files of another user");
}

void TstForeignFiles::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstForeignFiles::filesOfAnotherUser_areReplaced_data()
{
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("statsFile");
    QTest::addColumn<bool>("lockFile");
    QTest::newRow("stats file") << 0644U << true << false;
    QTest::newRow("lock file") << 0644U << false << true;
    QTest::newRow("unreadable lock file") << 0600U << false << true;
    QTest::newRow("both") << 0644U << true << true;
}

void TstForeignFiles::filesOfAnotherUser_areReplaced()
{
    QFETCH(uint, mode);
    QFETCH(bool, statsFile);
    QFETCH(bool, lockFile);
    giveToNobody(m_dir->path());
    const QString lockPath = m_path + u".lock"_s;
    if (statsFile) {
        QVERIFY(writeFile(m_path, jsonWithTotal(7)));
        setMode(m_path, mode);
    }
    if (lockFile) {
        QVERIFY(writeFile(lockPath, "99999999\ntest\n\n"));
        setMode(lockPath, mode);
    }
    for (const QString &suffix : {u".new"_s, u".lock.new"_s}) // of a person
        QVERIFY(writeFile(m_path + suffix, "mine"));
    const LogCapture log;
    const AsNobody nobody;
    {
        MeshStats stats(m_path, 1h);
        QCOMPARE(stats.report().error, QString());
        stats.messageProcessed();
        QVERIFY(stats.flush());
        QVERIFY(readFile(lockPath).startsWith(QByteArray::number(::getpid())));
    }
    QCOMPARE(totalIn(m_path), statsFile ? 8 : 1);
    QCOMPARE(statOf(m_path).st_uid, AsNobody::id);
    QCOMPARE(statOf(lockPath).st_uid, AsNobody::id);
    const QStringList warnings = log.lines(QtWarningMsg);
    QCOMPARE(warnings.size(), statsFile ? 1 : 0);
    QVERIFY(!statsFile || warnings.first().contains(m_path + u" belongs to root"_s));
    QCOMPARE(entriesIn(m_dir->path()).size(), 4);
    for (const QString &suffix : {u".new"_s, u".lock.new"_s})
        QCOMPARE(readFile(m_path + suffix), QByteArray("mine"));
}

void TstForeignFiles::unreadableFileOfAnotherUser_isMovedAside()
{
    giveToNobody(m_dir->path());
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    setMode(m_path, 0600);
    const LogCapture log;
    const AsNobody nobody;
    const MeshStats stats(m_path, 1h);
    QCOMPARE(totalIn(m_path), 0);
    QCOMPARE(entriesIn(m_dir->path()).filter(u".corrupt-"_s).size(), 1);
    const QStringList warnings = log.lines(QtWarningMsg);
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.first().contains(u"belongs to root"_s) &&
                 warnings.first().contains(u"sudo chown nobody"_s),
             qPrintable(warnings.first()));
}

void TstForeignFiles::folderOfAnotherUser_isNamedWithTheRemedy()
{
    setMode(m_dir->path(), 0755);
    const LogCapture log;
    const AsNobody nobody;
    const MeshStats stats(m_path, 1h);
    const QString error = stats.report().error;
    QVERIFY2(error.contains(m_dir->path() + u" belongs to root"_s) &&
                 error.contains(u"sudo chown nobody \"%1\""_s.arg(m_dir->path())),
             qPrintable(error));
}

void TstForeignFiles::folderAndFilesOfAnotherUser_needOneRemedy_data()
{
    QTest::addColumn<uint>("mode");
    QTest::newRow("readable") << 0644U;
    QTest::newRow("unreadable") << 0600U;
}

void TstForeignFiles::folderAndFilesOfAnotherUser_needOneRemedy()
{
    QFETCH(uint, mode);
    setMode(m_dir->path(), 0755);
    for (const QString &path : {m_path, QString(m_path + u".lock"_s)}) {
        QVERIFY(writeFile(path, path == m_path ? jsonWithTotal(7) : "99999999\ntest\n\n"));
        setMode(path, mode);
    }
    const LogCapture log;
    {
        const AsNobody nobody;
        QString error;
        QVERIFY(!AtomicFile(m_path).save("{}", &error));
        for (const QString &text : {error, MeshStats(m_path, 1h).report().error})
            QVERIFY2(text.contains(u"sudo chown nobody \"%1\""_s.arg(m_dir->path())),
                     qPrintable(text));
    }
    giveToNobody(m_dir->path());
    const AsNobody nobody;
    const MeshStats stats(m_path, 1h);
    QCOMPARE(stats.report().error, QString());
    QCOMPARE(statOf(m_path).st_uid, AsNobody::id);
}

void TstForeignFiles::lockOfAnotherUsersTracker_isRespected_data()
{
    QTest::addColumn<uint>("mode");
    QTest::newRow("readable") << 0644U;
    QTest::newRow("unreadable") << 0600U;
}

void TstForeignFiles::lockOfAnotherUsersTracker_isRespected()
{
    QFETCH(uint, mode);
    giveToNobody(m_dir->path());
    WriterLock lock(m_path);
    const Child child([&] {
        QString error;
        (void)lock.acquire(&error);
        setMode(m_path + u".lock"_s, mode);
    });
    const ino_t before = statOf(m_path + u".lock"_s).st_ino;
    const LogCapture log;
    const AsNobody nobody;
    const MeshStats stats(m_path, 1h);
    QVERIFY(!stats.report().error.isEmpty());
    QCOMPARE(statOf(m_path + u".lock"_s).st_ino, before);
    QVERIFY(!QFile::exists(m_path));
}

void TstForeignFiles::fileOfAnotherUser_keepsItsOwnerWhenRootSaves()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    giveToNobody(m_path);
    const MeshStats stats(m_path, 1h);
    QVERIFY(snapshotIn(m_path).writer);
    QCOMPARE(statOf(m_path).st_uid, AsNobody::id);
}

MM_SUITE(TstForeignFiles)
#include "tst_foreignfiles.moc"
