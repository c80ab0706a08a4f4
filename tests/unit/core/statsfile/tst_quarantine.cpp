// SPDX-License-Identifier: MIT
#include "core/statsfile/quarantine.h"
#include "core/statsfile/statsreader.h"
#include "core/system/fileio.h"
#include "suite.h"
#include "support.h"

#include <QTimeZone>

#include <cerrno>

using namespace mm;
using namespace mm::test;

class TstQuarantine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void quarantineName_hasTheTimeInUtc();
    void quarantineName_isFree();
    void brokenFile_isRenamed_data();
    void brokenFile_isRenamed();
    void otherCauses_areRejected_data();
    void otherCauses_areRejected();
    void linkToABrokenFile_renamesItsTarget();
    void fileThatIsValidAgain_isKept();
    void existingName_isNeverReplaced();
    void deniedRename_returnsPathsAndCause();
    void anyFile_isMovedToAFreeName();

private:
    [[nodiscard]] Reading read() const { return StatsReader(m_path).read(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_error;
};

void TstQuarantine::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_error.clear();
}

void TstQuarantine::quarantineName_hasTheTimeInUtc()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QString name = quarantineName(m_path);
    const QDateTime after = QDateTime::currentDateTimeUtc();
    QVERIFY2(name.startsWith(m_path + u".corrupt-"_s), qPrintable(name));
    QDateTime parsed = QDateTime::fromString(name.last(15), u"yyyyMMdd-HHmmss"_s);
    parsed.setTimeZone(QTimeZone::utc());
    QVERIFY(parsed.toSecsSinceEpoch() >= before.toSecsSinceEpoch());
    QVERIFY(parsed.toSecsSinceEpoch() <= after.toSecsSinceEpoch());
}

void TstQuarantine::quarantineName_isFree()
{
    // Each name is used at once: by a file, a folder, a dangling link.
    for (int i = 0; i < 9; ++i) {
        const QString name = quarantineName(m_path);
        QCOMPARE(statOf(name).st_mode, mode_t(0));
        if (i % 3 == 0)
            QVERIFY(writeFile(name, "used"));
        else if (i % 3 == 1)
            QVERIFY(QDir().mkdir(name));
        else
            QVERIFY(symlinkTo(u"/nonexistent"_s, name));
    }
    QCOMPARE(entriesIn(m_dir->path()).size(), 9);
}

void TstQuarantine::brokenFile_isRenamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("corrupt") << QByteArray("broken");
    QTest::newRow("too large") << QByteArray(qsizetype(17) * 1024 * 1024, ' ');
}

void TstQuarantine::brokenFile_isRenamed()
{
    QFETCH(QByteArray, content);
    QVERIFY(writeFile(m_path, content));
    QVERIFY(read().isContentBroken());
    const auto plan = planQuarantine(m_path, &m_error);
    QVERIFY2(plan, qPrintable(m_error));
    QCOMPARE(plan->from, m_path);
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
    QVERIFY2(quarantineFile(*plan, &m_error), qPrintable(m_error));
    QCOMPARE(entriesIn(m_dir->path()), QStringList{QFileInfo(plan->to).fileName()});
    QVERIFY(readFile(plan->to) == content);
    QCOMPARE(read().outcome, ReadOutcome::Missing);
}

void TstQuarantine::otherCauses_areRejected_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"nothing", "valid", "folder", "pipe", "device", "cyclic links"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TstQuarantine::otherCauses_areRejected()
{
    QFETCH(QString, what);
    if (what == "valid"_L1)
        QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    else if (what == "folder"_L1)
        QVERIFY(QDir().mkdir(m_path));
    else if (what == "pipe"_L1)
        QVERIFY(makeFifo(m_path));
    else if (what == "device"_L1)
        QVERIFY(makeDevice(m_path));
    else if (what == "cyclic links"_L1)
        QVERIFY(symlinkTo(m_path, m_path));
    const QStringList before = entriesIn(m_dir->path());
    QVERIFY(!read().isContentBroken());
    QVERIFY(!planQuarantine(m_path, &m_error));
    QVERIFY2(m_error.contains(m_path), qPrintable(m_error));
    m_error.clear();
    QVERIFY(!quarantineFile({m_path, m_path + u".corrupt-1"_s}, &m_error));
    QVERIFY2(m_error.contains(m_path), qPrintable(m_error));
    QCOMPARE(entriesIn(m_dir->path()), before);
}

void TstQuarantine::linkToABrokenFile_renamesItsTarget()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"real"_s));
    const QString real = QFileInfo(m_dir->path()).canonicalFilePath() + u"/real/mesh.json"_s;
    QVERIFY(writeFile(real, "broken"));
    QVERIFY(symlinkTo(real, m_path));
    const auto plan = planQuarantine(m_path, &m_error);
    QVERIFY(plan);
    QCOMPARE(plan->from, real);
    QVERIFY(plan->to.startsWith(real + u".corrupt-"_s));
    QVERIFY(quarantineFile(*plan, &m_error));
    QVERIFY(QFileInfo(m_path).isSymLink());
    QCOMPARE(readFile(plan->to), QByteArray("broken"));
}

void TstQuarantine::fileThatIsValidAgain_isKept()
{
    QVERIFY(writeFile(m_path, "broken"));
    const auto plan = planQuarantine(m_path, &m_error);
    QVERIFY(plan);
    QVERIFY(writeFile(m_path, jsonWithTotal(7)));
    QVERIFY(!quarantineFile(*plan, &m_error));
    QVERIFY2(m_error.contains(u"can be read again"_s), qPrintable(m_error));
    QCOMPARE(totalIn(m_path), 7);
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
}

void TstQuarantine::existingName_isNeverReplaced()
{
    QVERIFY(writeFile(m_path, "broken"));
    const auto plan = planQuarantine(m_path, &m_error);
    QVERIFY(plan);
    QVERIFY(writeFile(plan->to, "of another"));
    QVERIFY(!quarantineFile(*plan, &m_error));
    QVERIFY2(m_error.contains(m_path) && m_error.contains(plan->to), qPrintable(m_error));
    QVERIFY2(m_error.contains(u"exists"_s), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("broken"));
    QCOMPARE(readFile(plan->to), QByteArray("of another"));
    QVERIFY(QFile::remove(plan->to));
    QVERIFY(symlinkTo(u"/nonexistent"_s, plan->to));
    QCOMPARE(posix::renameNoReplace(m_path, plan->to), EEXIST);
}

void TstQuarantine::deniedRename_returnsPathsAndCause()
{
    giveToNobody(m_dir->path());
    const AsNobody nobody;
    QVERIFY(writeFile(m_path, "broken"));
    const auto plan = planQuarantine(m_path, &m_error);
    QVERIFY(plan);
    setMode(m_dir->path(), 0500);
    const bool moved = quarantineFile(*plan, &m_error);
    setMode(m_dir->path(), 0700);
    QVERIFY(!moved);
    QVERIFY2(m_error.contains(m_path) && m_error.contains(plan->to), qPrintable(m_error));
    QVERIFY2(m_error.contains(u"denied"_s, Qt::CaseInsensitive), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("broken"));
    // The content of a file that can't be read is unknown.
    setMode(m_path, 0);
    QCOMPARE(read().outcome, ReadOutcome::Unreadable);
    QVERIFY(!read().isContentBroken());
}

void TstQuarantine::anyFile_isMovedToAFreeName()
{
    QSet<QString> paths;
    for (int i = 0; i < 3; ++i) {
        const QByteArray bytes = QByteArray::number(i);
        QVERIFY(writeFile(m_path, bytes));
        QString to;
        QVERIFY2(moveToQuarantine(m_path, &to, &m_error), qPrintable(m_error));
        QVERIFY(!QFile::exists(m_path));
        QVERIFY2(to.startsWith(m_path + u".corrupt-"_s), qPrintable(to));
        QCOMPARE(readFile(to), bytes);
        paths += to;
    }
    QCOMPARE(paths.size(), 3);
    QString to;
    QVERIFY(!moveToQuarantine(m_path, &to, &m_error));
    QVERIFY(!m_error.isEmpty());
}

MM_SUITE(TstQuarantine)
#include "tst_quarantine.moc"
