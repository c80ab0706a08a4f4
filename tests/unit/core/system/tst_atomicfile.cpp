// SPDX-License-Identifier: MIT
#include "core/system/atomicfile.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TstAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newFile_isCreated();
    void existingFile_isReplaced();
    void permissions_areKept();
    void newFile_hasTheGivenPermissions();
    void notARegularFile_isKept_data();
    void notARegularFile_isKept();
    void missingDirectory_isReportedAndNotCreated();
    void readOnlyDirectory_keepsTheFile();
    void tooLittleSpace_keepsTheFile_data();
    void tooLittleSpace_keepsTheFile();
    void touch_setsOnlyTheTime();
    void touchOfAFileTouchedByAnother_setsTheTime();
    void touchOfAChangedFile_returnsFalse_data();
    void touchOfAChangedFile_returnsFalse();
    void resolve_followsLinks();
    void resolve_reportsCyclicLinks();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AtomicFile> m_writer;
    QString m_path;
    QString m_error;
};

void TstAtomicFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    m_writer = std::make_unique<AtomicFile>(m_path);
    m_error.clear();
}

void TstAtomicFile::newFile_isCreated()
{
    QVERIFY2(m_writer->save("one", &m_error), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("one"));
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
}

void TstAtomicFile::existingFile_isReplaced()
{
    for (const QByteArray &bytes :
         {QByteArray(5'000'000, 'x'), QByteArray("short"), QByteArray(), QByteArray("last")}) {
        QVERIFY2(m_writer->save(bytes, &m_error), qPrintable(m_error));
        QVERIFY(readFile(m_path) == bytes);
    }
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
}

void TstAtomicFile::permissions_areKept()
{
    QVERIFY(m_writer->save("one", &m_error));
    setMode(m_path, 0640);
    QVERIFY(m_writer->save("two", &m_error));
    QCOMPARE(modeOf(m_path), mode_t(0640));
}

void TstAtomicFile::newFile_hasTheGivenPermissions()
{
    AtomicFile file(m_path, 0600);
    QVERIFY(file.save("one", &m_error));
    QCOMPARE(modeOf(m_path), mode_t(0600));
    setMode(m_path, 0644);
    QVERIFY(file.save("two", &m_error));
    QCOMPARE(modeOf(m_path), mode_t(0644));
}

void TstAtomicFile::notARegularFile_isKept_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("directory") << u"dir"_s;
    QTest::newRow("named pipe") << u"fifo"_s;
    QTest::newRow("device") << u"device"_s;
}

void TstAtomicFile::notARegularFile_isKept()
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
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
}

void TstAtomicFile::missingDirectory_isReportedAndNotCreated()
{
    AtomicFile writer(m_dir->filePath(u"sub/stats.json"_s));
    QVERIFY(!writer.save("bytes", &m_error));
    QVERIFY(!m_error.isEmpty());
    QCOMPARE(entriesIn(m_dir->path()), QStringList());
}

void TstAtomicFile::readOnlyDirectory_keepsTheFile()
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

void TstAtomicFile::tooLittleSpace_keepsTheFile_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("space");
    for (const int size : {2, 100, 4096, 65'536, 1'000'000}) {
        QTest::addRow("no space for %d", size) << size << 0;
        QTest::addRow("half of %d", size) << size << size / 2;
        QTest::addRow("one byte short for %d", size) << size << size - 1;
    }
}

void TstAtomicFile::tooLittleSpace_keepsTheFile()
{
    QFETCH(int, size);
    QFETCH(int, space);
    QVERIFY(m_writer->save("good", &m_error));
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    bool saved = true;
    {
        const FileSizeLimit limit(static_cast<rlim_t>(space));
        saved = m_writer->save(QByteArray(size, 'x'), &m_error);
    }
    std::signal(SIGXFSZ, before);
    QVERIFY(!saved);
    QVERIFY2(m_error.contains(u"too large"_s), qPrintable(m_error));
    QCOMPARE(readFile(m_path), QByteArray("good"));
    QCOMPARE(entriesIn(m_dir->path()), QStringList{u"stats.json"_s});
    QVERIFY(m_writer->save(QByteArray(size, 'x'), &m_error));
    QCOMPARE(QFileInfo(m_path).size(), size);
}

void TstAtomicFile::touch_setsOnlyTheTime()
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

void TstAtomicFile::touchOfAFileTouchedByAnother_setsTheTime()
{
    QVERIFY(m_writer->save("good", &m_error));
    QVERIFY(m_writer->isUnchanged());
    setModified(m_path, system_clock::now() - 1h);
    QVERIFY(!m_writer->isUnchanged());
    QVERIFY(m_writer->touch(&m_error));
    QVERIFY(modifiedAt(m_path) > system_clock::now() - 1h);
    QVERIFY(m_writer->isUnchanged());
}

void TstAtomicFile::touchOfAChangedFile_returnsFalse_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("never saved") << u"none"_s;
    QTest::newRow("deleted") << u"delete"_s;
    QTest::newRow("written to") << u"write"_s;
    QTest::newRow("replaced by one of equal size and time") << u"replace"_s;
    QTest::newRow("a directory now") << u"directory"_s;
}

void TstAtomicFile::touchOfAChangedFile_returnsFalse()
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
        } else if (change == "replace"_L1) {
            QVERIFY(writeFile(m_path + u".new"_s, "evil"));
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

void TstAtomicFile::resolve_followsLinks()
{
    const QString link = m_dir->filePath(u"link"_s);
    const QString second = m_dir->filePath(u"second"_s);
    QVERIFY(symlinkTo(u"stats.json"_s, link));
    QVERIFY(symlinkTo(link, second));
    QCOMPARE(AtomicFile::resolve(m_path, &m_error), m_path);
    QCOMPARE(AtomicFile::resolve(link, &m_error), m_path);
    QCOMPARE(AtomicFile::resolve(second, &m_error), m_path);
    QCOMPARE(m_error, QString());
}

void TstAtomicFile::resolve_reportsCyclicLinks()
{
    const QString link = m_dir->filePath(u"link"_s);
    QVERIFY(symlinkTo(u"link"_s, m_path));
    QVERIFY(symlinkTo(u"stats.json"_s, link));
    QCOMPARE(AtomicFile::resolve(m_path, &m_error), QString());
    QVERIFY(!m_error.isEmpty());
}

MM_SUITE(TstAtomicFile)
#include "tst_atomicfile.moc"
