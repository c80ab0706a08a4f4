// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "counterpageplace.h"

using namespace mm;
using namespace mm::test;

/// What a tracker makes of the page that another one has left. Its children start threads, which
/// ThreadSanitizer has not after a fork.
class TestCounterPageKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void killedWriter_losesNothing();
    void killedWriterWithoutPage_losesWhatWasNotSaved();
    void killedAgainBeforeItsFirstSave_losesNothing();
    void failedLastSave_losesNothing();
    void cleanStop_leavesNoPage();
    void folderThatGoes_costsNothing();
    void changedFile_hasTheLastWord_data();
    void changedFile_hasTheLastWord();
    void nonsense_isIgnoredAndReplaced_data();
    void nonsense_isIgnoredAndReplaced();

private:
    /// A tracker that counts so many messages, which it can't save, and is killed.
    void killCounting(int messages);

    std::unique_ptr<CounterPagePlace> m_place;
    QString m_path;
};

void TestCounterPageKills::init()
{
    m_place = std::make_unique<CounterPagePlace>();
    m_path = m_place->path();
    QVERIFY(m_place->isReady());
}

void TestCounterPageKills::cleanup()
{
    m_place.reset();
}

void TestCounterPageKills::killCounting(int messages)
{
    m_place->setSaving(true);
    Child child([&] {
        auto *const stats = new MeshStats(m_path, 1h);
        stats->serviceRegistered(u"a"_s);
        stats->flush();
        m_place->setSaving(false);
        ServiceHandle handle = stats->service(u"a"_s);
        for (int i = 0; i < messages; ++i) {
            if (i % 3 == 0)
                handle.messageProcessed();
            else
                stats->messageProcessed(i % 3 == 1 ? u"a"_s : u"unknown"_s);
        }
        if (stats->flush())
            qFatal("it was saved");
    });
    child.killAndCollect();
    m_place->setSaving(true);
}

void TestCounterPageKills::killedWriter_losesNothing()
{
    killCounting(1000);
    QCOMPARE(totalIn(m_path), before);
    const LogCapture log;
    {
        const MeshStats stats(m_path);
        QCOMPARE(stats.stats().totalMessages, before + 1000);
        QCOMPARE(totalIn(m_path), before + 1000);
    }
    QCOMPARE(totalIn(m_path), before + 1000);
    QCOMPARE(log.lines(QtInfoMsg).size(), 1);
    QVERIFY(log.lines(QtInfoMsg).first().contains(u"1000"_s));
}

/// What the page is for: the same without one.
void TestCounterPageKills::killedWriterWithoutPage_losesWhatWasNotSaved()
{
    qunsetenv("XDG_RUNTIME_DIR");
    killCounting(1000);
    const MeshStats stats(m_path);
    QCOMPARE(stats.stats().totalMessages, before);
}

void TestCounterPageKills::killedAgainBeforeItsFirstSave_losesNothing()
{
    killCounting(1000);
    for (int i = 0; i < 2; ++i) {
        m_place->setSaving(false);
        Child child([&] {
            auto *const stats = new MeshStats(m_path, 1h);
            if (stats->report().saves != 0)
                qFatal("it was saved");
            for (int k = 0; k < 10; ++k)
                stats->messageProcessed();
        });
        child.killAndCollect();
    }
    m_place->setSaving(true);
    QCOMPARE(totalIn(m_path), before);
    const MeshStats stats(m_path);
    QCOMPARE(stats.stats().totalMessages, before + 1020);
}

void TestCounterPageKills::failedLastSave_losesNothing()
{
    {
        MeshStats stats(m_path, 1h);
        m_place->setSaving(false);
        for (int i = 0; i < 20; ++i)
            stats.messageProcessed();
        const LogCapture log; // that it can't be saved
        QVERIFY(!stats.flush());
    }
    m_place->setSaving(true);
    QCOMPARE(totalIn(m_path), before);
    const MeshStats stats(m_path);
    QCOMPARE(stats.stats().totalMessages, before + 20);
}

void TestCounterPageKills::cleanStop_leavesNoPage()
{
    {
        MeshStats stats(m_path);
        stats.messageProcessed();
        QVERIFY(!m_place->pagePath().isEmpty());
    }
    QCOMPARE(QDir(m_place->folder()).entryList(QDir::Files), QStringList());
    QCOMPARE(totalIn(m_path), before + 1);
}

void TestCounterPageKills::folderThatGoes_costsNothing()
{
    MeshStats stats(m_path);
    stats.messageProcessed();
    QVERIFY(QDir(m_place->folder()).removeRecursively());
    stats.messageProcessed();
    QVERIFY(stats.flush());
    QCOMPARE(totalIn(m_path), before + 2);
}

void TestCounterPageKills::changedFile_hasTheLastWord_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("total");
    Snapshot other;
    other.totalMessages = before;
    other.writer = Writer{4242, u"elsewhere"_s, 10s, Writer::State::Stopped};
    QTest::newRow("deleted") << QByteArray() << qint64(0);
    QTest::newRow("by hand") << jsonWithTotal(5) << qint64(5);
    QTest::newRow("by hand, to the same total") << jsonWithTotal(before) << before;
    QTest::newRow("broken") << QByteArray("{") << qint64(0);
    QTest::newRow("another writer's") << toJson(other) << before;
}

void TestCounterPageKills::changedFile_hasTheLastWord()
{
    QFETCH(const QByteArray, content);
    QFETCH(const qint64, total);
    killCounting(1000);
    QVERIFY(!m_place->pagePath().isEmpty());
    QVERIFY(content.isEmpty() ? QFile::remove(m_path) : writeFile(m_path, content));
    const LogCapture log;
    {
        const MeshStats stats(m_path);
        QCOMPARE(stats.stats().totalMessages, total);
    }
    QCOMPARE(totalIn(m_path), total);
    QCOMPARE(log.lines(QtInfoMsg), QStringList());
}

void TestCounterPageKills::nonsense_isIgnoredAndReplaced_data()
{
    QTest::addColumn<int>("at"); ///< where 8 bytes are replaced
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("size");
    const QByteArray negative(8, '\xFF');
    QTest::newRow("empty") << 0 << QByteArray() << 0;
    QTest::newRow("cut short") << 0 << QByteArray() << 4095;
    QTest::newRow("too long") << 0 << QByteArray() << 4097;
    QTest::newRow("of another make") << 0 << QByteArray("MMPAGE9\0", 8) << 4096;
    QTest::newRow("a negative base") << 8 << negative << 4096;
    QTest::newRow("a negative stripe") << 4096 - 64 << negative << 4096;
    QTest::newRow("less than the file") << 64 << QByteArray(8, '\0') << 4096;
    QTest::newRow("a link") << 0 << QByteArray() << -1;
    QTest::newRow("a FIFO") << 0 << QByteArray() << -2;
}

void TestCounterPageKills::nonsense_isIgnoredAndReplaced()
{
    QFETCH(const int, at);
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, size);
    killCounting(1000);
    const QString page = m_place->pagePath();
    QVERIFY(!page.isEmpty());
    QByteArray content = readFile(page);
    QCOMPARE(content.size(), 4096);
    content.replace(at, bytes.size(), bytes);
    if (size >= 0) {
        setMode(page, 0600);
        content.resize(size);
        QVERIFY(writeFile(page, content));
        setMode(page, 01400);
    } else if (size == -1) {
        QVERIFY(putInPlace(page, (m_place->runtime() + u"/other"_s)));
        QVERIFY(symlinkTo((m_place->runtime() + u"/other"_s), page));
    } else {
        QVERIFY(QFile::remove(page));
        QVERIFY(makeFifo(page));
    }
    const LogCapture log;
    const MeshStats stats(m_path);
    QCOMPARE(stats.stats().totalMessages, before);
    QCOMPARE(log.lines(QtInfoMsg), QStringList());
    QCOMPARE(statOf(page).st_size, 4096);
    QVERIFY(S_ISREG(statOf(page).st_mode));
}

QTEST_GUILESS_MAIN(TestCounterPageKills)
#include "tst_counterpagekills.moc"
