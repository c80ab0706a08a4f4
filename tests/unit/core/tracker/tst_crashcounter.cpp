// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/tracker/crashcounter.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

/// What a tracker restores after another one was killed. The children start threads after fork(),
/// for which ThreadSanitizer needs die_after_fork=0.
class TstCrashCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void record_isValidForTheSavedContentAndTheOneBeingSaved();
    void killedWriter_losesNothing();
    void killedWriterWhoseFileMoved_losesNothing();
    void failedLastSave_losesNothing();
    void changedFile_overridesTheRecord_data();
    void changedFile_overridesTheRecord();
    void damagedRecord_isIgnoredAndReplaced();
    void unsuitableRuntimeDirectory_isNotUsed();

private:
    static constexpr qint64 before = 127; ///< messages in the stats file at first

    void setSaving(bool works) { setMode(m_dir->path(), works ? 0700 : 0500); }
    /// A tracker that counts 1000 messages, which it cannot save, and is killed.
    void countAndKill();
    [[nodiscard]] QString recordPath() const
    {
        const QDir folder(m_runtime->filePath(u"mm-mesh-stats"_s));
        const QStringList names = folder.entryList(QDir::Files | QDir::System);
        return names.size() == 1 ? folder.filePath(names.first()) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QTemporaryDir> m_runtime;
    std::optional<AsNobody> m_nobody; ///< root may write everywhere
    QString m_path;
};

void TstCrashCounter::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_runtime = std::make_unique<QTemporaryDir>(u"/dev/shm/mm-runtime-XXXXXX"_s);
    giveToNobody(m_dir->path());
    giveToNobody(m_runtime->path());
    m_nobody.emplace();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    m_path = QFileInfo(m_dir->path()).canonicalFilePath() + u"/stats.json"_s;
    QVERIFY(m_runtime->isValid() && writeFile(m_path, jsonWithTotal(before)));
}

void TstCrashCounter::cleanup()
{
    qunsetenv("XDG_RUNTIME_DIR");
    setSaving(true);
    m_nobody.reset();
}

void TstCrashCounter::countAndKill()
{
    Child child([&] {
        auto *const stats = new MeshStats(m_path, 1h);
        stats->serviceRegistered(u"a"_s);
        stats->flush();
        setSaving(false);
        ServiceHandle handle = stats->service(u"a"_s);
        for (int i = 0; i < 500; ++i) {
            handle.messageProcessed();
            stats->messageProcessed(u"a"_s);
        }
        if (stats->flush())
            qFatal("it was saved");
    });
    child.killAndCollect();
    setSaving(true);
}

void TstCrashCounter::record_isValidForTheSavedContentAndTheOneBeingSaved()
{
    const auto content = [](const char *when) {
        const Writer writer{4242, u"here"_s, 10s, Writer::State::Running};
        return Snapshot{0, before, QString::fromLatin1(when), {}, writer};
    };
    const Snapshot first = content("first");
    const Snapshot second = content("second");
    const Snapshot third = content("third");
    constexpr auto nothing = std::nullopt;
    CrashCounter counter;
    CrashCounter next;
    counter.count(); // not open yet: ignored
    QVERIFY(counter.open(m_path, &first, before));
    QCOMPARE(next.recover(m_path, &first), nothing);
    counter.count();
    QCOMPARE(next.recover(m_path, &first), before + 1);
    QCOMPARE(next.recover(m_path, nullptr), nothing);
    counter.beginSave(second); // fails
    counter.beginSave(third);
    QCOMPARE(next.recover(m_path, &first), before + 1);
    QCOMPARE(next.recover(m_path, &second), nothing);
    QCOMPARE(next.recover(m_path, &third), before + 1);
    counter.endSave();
    QCOMPARE(next.recover(m_path, &first), nothing);
    QCOMPARE(next.recover(m_path, &third), before + 1);
}

void TstCrashCounter::killedWriter_losesNothing()
{
    countAndKill();
    QCOMPARE(modeOf(recordPath()), mode_t(01400)); // neither truncated by accident nor cleaned up
    QCOMPARE(totalIn(m_path), before);
    const LogCapture log;
    {
        const MeshStats stats(m_path);
        QCOMPARE(stats.stats().totalMessages, before + 1000);
        QCOMPARE(totalIn(m_path), before + 1000);
    }
    QVERIFY(recordPath().isEmpty()); // after a clean stop
    QCOMPARE(log.lines(QtInfoMsg).size(), 1);
    QVERIFY(log.lines(QtInfoMsg).first().contains(u"1000"_s));
}

void TstCrashCounter::killedWriterWhoseFileMoved_losesNothing()
{
    const QString folder = QFileInfo(m_path).path();
    const QString link = folder + u"/link.json"_s;
    QVERIFY(symlinkTo(m_path, link));
    Child child([&] {
        auto *const stats = new MeshStats(link, 1h);
        stats->messageProcessed();
        stats->flush();
        (void)QFile::remove(link);
        (void)symlinkTo(folder + u"/new.json"_s, link);
        stats->flush();
        for (int i = 0; i < 5; ++i)
            stats->messageProcessed(); // not saved for 1 s
    });
    child.killAndCollect();
    QCOMPARE(totalIn(link), before + 1);
    QVERIFY(!recordPath().isEmpty());
    const LogCapture log;
    const MeshStats next(link);
    QCOMPARE(next.stats().totalMessages, before + 6);
    const MeshStats old(m_path);
    QCOMPARE(old.stats().totalMessages, before + 1);
}

void TstCrashCounter::failedLastSave_losesNothing()
{
    {
        MeshStats stats(m_path, 1h);
        setSaving(false);
        const LogCapture log;
        stats.messageProcessed();
        QVERIFY(!stats.flush());
    }
    setSaving(true);
    const MeshStats stats(m_path);
    QCOMPARE(stats.stats().totalMessages, before + 1);
}

void TstCrashCounter::changedFile_overridesTheRecord_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("total");
    QTest::newRow("deleted") << QByteArray() << qint64(0);
    QTest::newRow("edited") << jsonWithTotal(5) << qint64(5);
    QTest::newRow("edited, same total") << jsonWithTotal(before) << before;
}

void TstCrashCounter::changedFile_overridesTheRecord()
{
    QFETCH(const QByteArray, content);
    QFETCH(const qint64, total);
    countAndKill();
    QVERIFY(content.isEmpty() ? QFile::remove(m_path) : writeFile(m_path, content));
    const LogCapture log;
    const MeshStats stats(m_path);
    QCOMPARE(stats.stats().totalMessages, total);
    QCOMPARE(log.lines(QtInfoMsg), QStringList());
}

void TstCrashCounter::damagedRecord_isIgnoredAndReplaced()
{
    const QList<std::function<void(QByteArray *)>> damages{
        [](QByteArray *bytes) { bytes->chop(1); }, [](QByteArray *bytes) { bytes->append('x'); },
        [](QByteArray *bytes) { (*bytes)[6] = '9'; }}; // another format
    for (const auto &damage : damages) {
        QVERIFY(writeFile(m_path, jsonWithTotal(before)));
        countAndKill();
        const QString record = recordPath();
        QByteArray bytes = readFile(record);
        damage(&bytes);
        QVERIFY(QFile::remove(record) && writeFile(record, bytes));
        const MeshStats stats(m_path);
        QCOMPARE(stats.stats().totalMessages, before);
        QCOMPARE(statOf(record).st_size, 32);
    }
}

void TstCrashCounter::unsuitableRuntimeDirectory_isNotUsed()
{
    const auto isUsed = [this] {
        CrashCounter counter;
        CrashCounter next;
        return counter.open(m_path, nullptr, 0);
    };
    QVERIFY(isUsed());
    setMode(m_runtime->path(), 0750);
    QVERIFY(!isUsed());
    for (const char *path : {"", ".", "/dev/shm/no/such/folder"}) {
        qputenv("XDG_RUNTIME_DIR", path);
        QVERIFY2(!isUsed(), path);
    }
}

MM_SUITE(TstCrashCounter)
#include "tst_crashcounter.moc"
