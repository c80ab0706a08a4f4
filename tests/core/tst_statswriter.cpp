// SPDX-License-Identifier: MIT
#include "core/statswriter.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TestStatsWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newFile_isMade();
    void oldFile_isReplacedWhole();
    void permissions_areKept();
    void notAFile_isRefusedAndLeftAsItIs_data();
    void notAFile_isRefusedAndLeftAsItIs();
    void missingDirectory_isToldWithoutMakingIt();
    void readOnlyDirectory_leavesTheFile();
    void tooLittleSpace_leavesTheFile_data();
    void tooLittleSpace_leavesTheFile();
    void touch_movesTheTimeAlone();
    void touchOfAForeignFile_isDeclined_data();
    void touchOfAForeignFile_isDeclined();
    void movedAside_keepsItsContent();
    void links_areResolved();
    void linksInACircle_areTold();

private:
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_dir->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<StatsWriter> m_writer;
    QString m_path;
    QString m_error;
};

void TestStatsWriter::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_writer = std::make_unique<StatsWriter>(m_path);
    m_error.clear();
}

void TestStatsWriter::newFile_isMade()
{
    QVERIFY2(m_writer->save("one", &m_error), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("one"));
    QCOMPARE(names(), QStringList{u"stats.json"_s});
}

void TestStatsWriter::oldFile_isReplacedWhole()
{
    for (const QByteArray &bytes :
         {QByteArray(5'000'000, 'x'), QByteArray("short"), QByteArray(), QByteArray("last")}) {
        QVERIFY2(m_writer->save(bytes, &m_error), qPrintable(m_error));
        QVERIFY(readFile(m_path) == bytes);
    }
    QCOMPARE(names(), QStringList{u"stats.json"_s});
}

void TestStatsWriter::permissions_areKept()
{
    QVERIFY(m_writer->save("one", &m_error));
    setMode(m_path, 0640);
    QVERIFY(m_writer->save("two", &m_error));
    QCOMPARE(modeOf(m_path), mode_t(0640));
}

void TestStatsWriter::notAFile_isRefusedAndLeftAsItIs_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("directory") << u"dir"_s;
    QTest::newRow("named pipe") << u"fifo"_s;
    QTest::newRow("device") << u"device"_s;
}

void TestStatsWriter::notAFile_isRefusedAndLeftAsItIs()
{
    QFETCH(QString, kind);
    if (kind == "dir"_L1)
        QVERIFY(QDir().mkdir(m_path));
    else if (kind == "fifo"_L1)
        QVERIFY(makeFifo(m_path));
    else
        QVERIFY(makeDevice(m_path));
    const struct stat before = statOf(m_path);
    QVERIFY(!m_writer->save("bytes", &m_error));
    QVERIFY(!m_error.isEmpty());
    QCOMPARE(statOf(m_path).st_mode, before.st_mode);
    QCOMPARE(statOf(m_path).st_ino, before.st_ino);
    QCOMPARE(names(), QStringList{u"stats.json"_s});
}

void TestStatsWriter::missingDirectory_isToldWithoutMakingIt()
{
    StatsWriter writer(m_dir->filePath(u"sub/stats.json"_s));
    QVERIFY(!writer.save("bytes", &m_error));
    QVERIFY(!m_error.isEmpty());
    QCOMPARE(names(), QStringList());
}

void TestStatsWriter::readOnlyDirectory_leavesTheFile()
{
    giveToNobody(m_dir->path());
    const AsNobody nobody;
    QVERIFY(m_writer->save("good", &m_error));
    setMode(m_dir->path(), 0500);
    const bool saved = m_writer->save("more", &m_error);
    setMode(m_dir->path(), 0700);
    QVERIFY(!saved);
    QVERIFY2(m_error.contains(u"denied"_s, Qt::CaseInsensitive), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("good"));
}

void TestStatsWriter::tooLittleSpace_leavesTheFile_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("room");
    for (const int size : {2, 100, 4096, 65'536, 1'000'000}) {
        QTest::addRow("none for %d", size) << size << 0;
        QTest::addRow("half for %d", size) << size << size / 2;
        QTest::addRow("one byte short for %d", size) << size << size - 1;
    }
}

void TestStatsWriter::tooLittleSpace_leavesTheFile()
{
    QFETCH(int, size);
    QFETCH(int, room);
    QVERIFY(m_writer->save("good", &m_error));
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    bool saved = true;
    {
        const FileSizeLimit limit(static_cast<rlim_t>(room));
        saved = m_writer->save(QByteArray(size, 'x'), &m_error);
    }
    std::signal(SIGXFSZ, before);
    QVERIFY(!saved);
    QVERIFY2(m_error.contains(u"too large"_s), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("good"));
    QCOMPARE(names(), QStringList{u"stats.json"_s});
    QVERIFY(m_writer->save(QByteArray(size, 'x'), &m_error));
    QCOMPARE(QFileInfo(m_path).size(), size);
}

void TestStatsWriter::touch_movesTheTimeAlone()
{
    QVERIFY(m_writer->save("good", &m_error));
    const struct stat before = statOf(m_path);
    const auto modified = modifiedAt(m_path);
    QTRY_VERIFY(m_writer->touch(&m_error) && modifiedAt(m_path) > modified);
    QCOMPARE(m_error, QString());
    QCOMPARE(statOf(m_path).st_ino, before.st_ino);
    QCOMPARE(readFile(m_path), QByteArray("good"));
    QVERIFY(m_writer->touch(&m_error));
}

void TestStatsWriter::touchOfAForeignFile_isDeclined_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("never saved") << u"none"_s;
    QTest::newRow("deleted") << u"delete"_s;
    QTest::newRow("written to") << u"write"_s;
    QTest::newRow("touched by another") << u"touch"_s;
    QTest::newRow("replaced by an equal one") << u"replace"_s;
    QTest::newRow("a directory now") << u"directory"_s;
}

void TestStatsWriter::touchOfAForeignFile_isDeclined()
{
    QFETCH(QString, change);
    if (change == "none"_L1) {
        QVERIFY(writeFile(m_path, "good"));
    } else {
        QVERIFY(m_writer->save("good", &m_error));
        const auto modified = modifiedAt(m_path);
        if (change == "write"_L1) {
            QVERIFY(writeFile(m_path, "bad"));
            setModified(m_path, modified);
        } else if (change == "touch"_L1) {
            setModified(m_path, modified - 1s);
        } else if (change == "replace"_L1) {
            QVERIFY(writeFile(m_path + u".new"_s, "good"));
            setModified(m_path + u".new"_s, modified);
            QVERIFY(putInPlace(m_path + u".new"_s, m_path));
        } else {
            QVERIFY(QFile::remove(m_path));
        }
        if (change == "directory"_L1)
            QVERIFY(QDir().mkdir(m_path));
    }
    m_error = u"unchanged"_s;
    QVERIFY(!m_writer->touch(&m_error));
    QCOMPARE(m_error, QString());
}

void TestStatsWriter::movedAside_keepsItsContent()
{
    QSet<QString> paths;
    for (int i = 0; i < 3; ++i) {
        const QByteArray bytes = QByteArray::number(i);
        QVERIFY(writeFile(m_path, bytes));
        QString aside;
        QVERIFY2(m_writer->moveAside(&aside, &m_error), qPrintable(m_error));
        QVERIFY(!QFile::exists(m_path));
        QVERIFY2(aside.startsWith(m_path + u".corrupt-"_s), qPrintable(aside));
        QCOMPARE(readFile(aside), bytes);
        paths += aside;
    }
    QCOMPARE(paths.size(), 3);
    QString aside;
    QVERIFY(!m_writer->moveAside(&aside, &m_error));
    QVERIFY(!m_error.isEmpty());
}

void TestStatsWriter::links_areResolved()
{
    const QString link = m_dir->filePath(u"link"_s);
    const QString second = m_dir->filePath(u"second"_s);
    QVERIFY(symlinkTo(u"stats.json"_s, link));
    QVERIFY(symlinkTo(link, second));
    QCOMPARE(StatsWriter::resolve(m_path, &m_error), m_path);
    QCOMPARE(StatsWriter::resolve(link, &m_error), m_path);
    QCOMPARE(StatsWriter::resolve(second, &m_error), m_path);
    QCOMPARE(m_error, QString());
}

void TestStatsWriter::linksInACircle_areTold()
{
    const QString link = m_dir->filePath(u"link"_s);
    QVERIFY(symlinkTo(u"link"_s, m_path));
    QVERIFY(symlinkTo(u"stats.json"_s, link));
    QCOMPARE(StatsWriter::resolve(m_path, &m_error), QString());
    QVERIFY(!m_error.isEmpty());
}

QTEST_GUILESS_MAIN(TestStatsWriter)
#include "tst_statswriter.moc"
