// SPDX-License-Identifier: MIT
#include "core/straysweep.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

QByteArray savedAt(const QString &when)
{
    return toJson({0, 1, when, {}, Writer{1, u"box"_s, std::chrono::seconds(10), {}}});
}

const QByteArray current = savedAt(u"2026-02-06T10:30:45.000000"_s);
const QByteArray later = savedAt(u"2026-02-06T10:30:46.000000"_s);
const QByteArray earlier = savedAt(u"2026-02-06T10:30:44.000000"_s);

} // namespace

class TestStraySweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void neighbour_goesOnlyWhenItIsAStray_data();
    void neighbour_goesOnlyWhenItIsAStray();
    void copyThatSeemsLater_stays();
    void whatIsNoFile_stays();
    void fileOfAnotherUser_stays();
    void fileNamedWithWildcards_isTakenLiterally();
    void manyStrays_allGo();
    void missingFile_leavesWhatMayBeItsOnlyCopy();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestStraySweep::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    QVERIFY(writeFile(m_path, current));
}

void TestStraySweep::neighbour_goesOnlyWhenItIsAStray_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("goes");
    const auto row = [](const char *what, const QString &name, const QByteArray &bytes, bool goes) {
        QTest::newRow(what) << name << bytes << goes;
    };
    row("whole", u"stats.json.aBcDeF"_s, later, true);
    row("whole, of no later time", u"stats.json.aBcDeF"_s, earlier, false);
    row("a person's copy with a capital", u"stats.json.Backup"_s, current, false);
    row("empty", u"stats.json.aBcDeF"_s, {}, true);
    row("cut early", u"stats.json.aBcDeF"_s, current.first(5), true);
    row("cut late", u"stats.json.aBcDeF"_s, current.first(100), true);
    row("lower case and later", u"stats.json.backup"_s, later, true);
    row("upper case and later", u"stats.json.BACKUP"_s, later, true);
    row("a person's copy", u"stats.json.backup"_s, current, false);
    row("a person's older copy", u"stats.json.backup"_s, earlier, false);
    row("a person's older copy in capitals", u"stats.json.BACKUP"_s, earlier, false);
    row("five letters", u"stats.json.aBcDe"_s, later, false);
    row("seven letters", u"stats.json.aBcDeFg"_s, later, false);
    row("digits", u"stats.json.aBcD12"_s, later, false);
    row("letters of another kind", u"stats.json.aBcDeü"_s, later, false);
    row("another file's", u"other.json.aBcDeF"_s, later, false);
    row("moved aside", u"stats.json.corrupt-20260206-103045"_s, later, false);
    row("the lock", u"stats.json.lock"_s, later, false);
    row("other content", u"stats.json.aBcDeF"_s, "my notes", false);
    row("the guide's content", u"stats.json.aBcDeF"_s, "{\"total_services\": 1}", false);
}

void TestStraySweep::neighbour_goesOnlyWhenItIsAStray()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, goes);
    const QString path = m_dir->filePath(name);
    QVERIFY(writeFile(path, bytes));
    QCOMPARE(removeStrays(m_path), goes ? 1 : 0);
    QCOMPARE(QFile::exists(path), !goes);
    QCOMPARE(readFile(m_path), current);
}

void TestStraySweep::copyThatSeemsLater_stays()
{
    // Made before the clock was put back to winter time, or its owner went west.
    for (const QString &suffix : {u".backup"_s, u".Backup"_s}) {
        const QString copy = m_path + suffix;
        QVERIFY(writeFile(copy, later));
        setModified(copy, modifiedAt(m_path) - 1ms);
        QCOMPARE(removeStrays(m_path), 0);
        QVERIFY(QFile::exists(copy));
        setModified(copy, modifiedAt(m_path));
        QCOMPARE(removeStrays(m_path), 1);
    }
}

void TestStraySweep::whatIsNoFile_stays()
{
    const QString fifo = m_path + u".aBcDeF"_s;
    const QString dir = m_path + u".aBcDeG"_s;
    const QString link = m_path + u".aBcDeH"_s;
    const QString target = m_dir->filePath(u"target"_s);
    QVERIFY(writeFile(target, later));
    QVERIFY(makeFifo(fifo));
    QVERIFY(QDir().mkdir(dir));
    QVERIFY(symlinkTo(u"target"_s, link));
    QCOMPARE(removeStrays(m_path), 0);
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(QFileInfo(dir).isDir());
    QVERIFY(S_ISFIFO(statOf(fifo).st_mode));
    QCOMPARE(readFile(target), later);
}

void TestStraySweep::fileOfAnotherUser_stays()
{
    const QString stray = m_path + u".aBcDeF"_s;
    QVERIFY(writeFile(stray, later));
    setMode(stray, 0644);
    giveToNobody(stray);
    // Where this is not root's test, the file is its own and goes.
    QCOMPARE(removeStrays(m_path), ::geteuid() == 0 ? 0 : 1);
}

void TestStraySweep::fileNamedWithWildcards_isTakenLiterally()
{
    const QString path = m_dir->filePath(u"*.json"_s);
    QVERIFY(writeFile(path, current));
    QVERIFY(writeFile(m_path + u".aBcDeF"_s, later));
    QVERIFY(writeFile(path + u".aBcDeF"_s, later));
    QCOMPARE(removeStrays(path), 1);
    QVERIFY(QFile::exists(m_path + u".aBcDeF"_s));
    QVERIFY(!QFile::exists(path + u".aBcDeF"_s));
}

void TestStraySweep::manyStrays_allGo()
{
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        QVERIFY(writeFile(m_path + u".abcde"_s + QLatin1Char(letter), later));
    QCOMPARE(removeStrays(m_path), 26);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"stats.json"_s});
}

void TestStraySweep::missingFile_leavesWhatMayBeItsOnlyCopy()
{
    QVERIFY(QFile::rename(m_path, m_path + u".Backup"_s));
    QVERIFY(writeFile(m_path + u".aBcDeF"_s, {}));
    QCOMPARE(removeStrays(m_path), 1);
    QVERIFY(QFile::exists(m_path + u".Backup"_s));
    QCOMPARE(removeStrays(m_dir->filePath(u"no/such/file"_s)), 0);
}

QTEST_GUILESS_MAIN(TestStraySweep)
#include "tst_straysweep.moc"
