// SPDX-License-Identifier: MIT
#include "core/moveaside.h"
#include "core/posixfile.h"
#include "core/statsreader.h"
#include "core/status.h"
#include "support.h"

#include <cerrno>

using namespace mm;
using namespace mm::test;

/// Moving a broken stats file aside by hand, and whether that and showing it fits.
class TestMoveAside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void name_hasTheTimeInUtc();
    void name_isFree();
    void brokenFile_isMovedBesideIt_data();
    void brokenFile_isMovedBesideIt();
    void otherCauses_areNoReason_data();
    void otherCauses_areNoReason();
    void linkedFile_isMovedWhereItIs();
    void fileThatIsSoundByNow_isLeft();
    void takenName_isNeverReplaced();
    void refusedByTheSystem_isToldWithPathsAndCause();
    void folder_isShownWhereThereIsOne_data();
    void folder_isShownWhereThereIsOne();

private:
    [[nodiscard]] Status look() const
    {
        const Reading reading = StatsReader(m_path).read();
        return statusOf(reading, reading.at);
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_dir->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_error;
};

void TestMoveAside::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_error.clear();
}

void TestMoveAside::name_hasTheTimeInUtc()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QString name = asideName(m_path);
    const QDateTime after = QDateTime::currentDateTimeUtc();
    QVERIFY2(name.startsWith(m_path + u".corrupt-"_s), qPrintable(name));
    QDateTime told = QDateTime::fromString(name.last(15), u"yyyyMMdd-HHmmss"_s);
    told.setTimeSpec(Qt::UTC);
    QVERIFY(told.toSecsSinceEpoch() >= before.toSecsSinceEpoch());
    QVERIFY(told.toSecsSinceEpoch() <= after.toSecsSinceEpoch());
}

void TestMoveAside::name_isFree()
{
    // Each is taken as soon as it is known: by a file, a folder, a link that leads nowhere.
    for (int i = 0; i < 9; ++i) {
        const QString name = asideName(m_path);
        QCOMPARE(statOf(name).st_mode, mode_t(0));
        if (i % 3 == 0)
            QVERIFY(writeFile(name, "taken"));
        else if (i % 3 == 1)
            QVERIFY(QDir().mkdir(name));
        else
            QVERIFY(symlinkTo(u"/nonexistent"_s, name));
    }
    QCOMPARE(names().size(), 9);
}

void TestMoveAside::brokenFile_isMovedBesideIt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("{\"total_services\": 1");
    QTest::newRow("no text") << QByteArray("\xff\xfe\0", 3);
    QTest::newRow("against the rules") << QByteArray("{\"total_services\": -1}");
    QTest::newRow("too large") << QByteArray(qsizetype(17) * 1024 * 1024, ' ');
}

void TestMoveAside::brokenFile_isMovedBesideIt()
{
    QFETCH(QByteArray, content);
    QVERIFY(writeFile(m_path, content));
    QCOMPARE(look().state, State::Error);
    QVERIFY(look().mayMoveAside);
    const auto plan = planMoveAside(m_path, &m_error);
    QVERIFY2(plan, qPrintable(m_error));
    QCOMPARE(plan->from, m_path);
    QCOMPARE(names(), QStringList{u"stats.json"_s});
    QVERIFY2(moveAside(*plan, &m_error), qPrintable(m_error));
    QCOMPARE(names(), QStringList{QFileInfo(plan->to).fileName()});
    QVERIFY(readFile(plan->to) == content);
    QCOMPARE(look().state, State::NoFile);
}

void TestMoveAside::otherCauses_areNoReason_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"nothing", "sound", "folder", "pipe", "device", "links in a circle"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMoveAside::otherCauses_areNoReason()
{
    QFETCH(QString, what);
    if (what == "sound"_L1)
        QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    else if (what == "folder"_L1)
        QVERIFY(QDir().mkdir(m_path));
    else if (what == "pipe"_L1)
        QVERIFY(makeFifo(m_path));
    else if (what == "device"_L1)
        QVERIFY(makeDevice(m_path));
    else if (what == "links in a circle"_L1)
        QVERIFY(symlinkTo(m_path, m_path));
    const QStringList before = names();
    QVERIFY(!look().mayMoveAside);
    QVERIFY(!planMoveAside(m_path, &m_error));
    QVERIFY2(m_error.contains(m_path), qPrintable(m_error));
    m_error.clear();
    QVERIFY(!moveAside({m_path, m_path + u".corrupt-1"_s}, &m_error));
    QVERIFY2(m_error.contains(m_path), qPrintable(m_error));
    QCOMPARE(names(), before);
}

void TestMoveAside::linkedFile_isMovedWhereItIs()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"real"_s));
    const QString real = QFileInfo(m_dir->path()).canonicalFilePath() + u"/real/mesh.json"_s;
    QVERIFY(writeFile(real, "broken"));
    QVERIFY(symlinkTo(real, m_path));
    const auto plan = planMoveAside(m_path, &m_error);
    QVERIFY(plan);
    QCOMPARE(plan->from, real);
    QVERIFY(plan->to.startsWith(real + u".corrupt-"_s));
    QVERIFY(moveAside(*plan, &m_error));
    QVERIFY(QFileInfo(m_path).isSymLink());
    QCOMPARE(readFile(plan->to), QByteArray("broken"));
}

void TestMoveAside::fileThatIsSoundByNow_isLeft()
{
    QVERIFY(writeFile(m_path, "broken"));
    const auto plan = planMoveAside(m_path, &m_error);
    QVERIFY(plan);
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    QVERIFY(!moveAside(*plan, &m_error));
    QVERIFY2(m_error.contains(u"can be read again"_s), qPrintable(m_error));
    QCOMPARE(totalIn(m_path), 7);
    QCOMPARE(names(), QStringList{u"stats.json"_s});
}

void TestMoveAside::takenName_isNeverReplaced()
{
    QVERIFY(writeFile(m_path, "broken"));
    const auto plan = planMoveAside(m_path, &m_error);
    QVERIFY(plan);
    QVERIFY(writeFile(plan->to, "of another"));
    QVERIFY(!moveAside(*plan, &m_error));
    QVERIFY2(m_error.contains(m_path) && m_error.contains(plan->to), qPrintable(m_error));
    QVERIFY2(m_error.contains(u"exists"_s), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("broken"));
    QCOMPARE(readFile(plan->to), QByteArray("of another"));
    QVERIFY(QFile::remove(plan->to));
    QVERIFY(symlinkTo(u"/nonexistent"_s, plan->to));
    QCOMPARE(posix::renameToFree(m_path, plan->to), EEXIST);
}

void TestMoveAside::refusedByTheSystem_isToldWithPathsAndCause()
{
    giveToNobody(m_dir->path());
    const AsNobody nobody;
    QVERIFY(writeFile(m_path, "broken"));
    const auto plan = planMoveAside(m_path, &m_error);
    QVERIFY(plan);
    setMode(m_dir->path(), 0500);
    const bool moved = moveAside(*plan, &m_error);
    setMode(m_dir->path(), 0700);
    QVERIFY(!moved);
    QVERIFY2(m_error.contains(m_path) && m_error.contains(plan->to), qPrintable(m_error));
    QVERIFY2(m_error.contains(u"denied"_s, Qt::CaseInsensitive), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("broken"));
    // Nor is it offered where the file may not be read: nothing is known of its content.
    setMode(m_path, 0);
    QCOMPARE(look().state, State::Error);
    QVERIFY(!look().mayMoveAside);
}

void TestMoveAside::folder_isShownWhereThereIsOne_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("shown");
    QTest::newRow("no file") << u"stats.json"_s << QByteArray() << true;
    QTest::newRow("valid") << u"stats.json"_s << jsonWithTotal(7) << true;
    QTest::newRow("broken") << u"stats.json"_s << QByteArray("broken") << true;
    QTest::newRow("no folder") << u"none/stats.json"_s << QByteArray() << false;
    QTest::newRow("a file for a folder") << u"sub/stats.json"_s << QByteArray() << false;
}

void TestMoveAside::folder_isShownWhereThereIsOne()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(bool, shown);
    QVERIFY(writeFile(m_dir->filePath(u"sub"_s), "a file"));
    m_path = m_dir->filePath(file);
    if (!content.isEmpty())
        QVERIFY(writeFile(m_path, content));
    QCOMPARE(look().mayShowFile, shown);

    QVERIFY(!statusOf(Reading(), Moment::now()).mayShowFile);
    Reading known;
    known.outcome = Outcome::Valid;
    QVERIFY(!statusOf(hungReading(known, m_path, Moment::now()), Moment::now()).mayShowFile);
}

QTEST_GUILESS_MAIN(TestMoveAside)
#include "tst_moveaside.moc"
