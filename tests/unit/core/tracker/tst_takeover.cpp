// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "suite.h"
#include "support.h"

#include <functional>
#include <map>
#include <sys/resource.h>
#include <unistd.h>

using namespace mm;
using namespace mm::test;

/// Taking over a file in unusual states.
class TstTakeover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runningWriterOnAnotherHost_blocksTakeoverUntilSilent();
    void silentWriterOnAnotherHost_isReplaced();
    void temporaryErrorAtStart_keepsTheTotal();
    void fileOverwrittenWithSameSizeAndTime_isSavedAgain();
    void fileChangedByOthers_isSavedAgainBeforeTheHeartbeat();
    void linkThroughALinkedFolder_isResolvedLikeTheSystem();

private:
    [[nodiscard]] static QByteArray fileOfAnotherHost(milliseconds heartbeat = 10s);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstTakeover::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

QByteArray TstTakeover::fileOfAnotherHost(milliseconds heartbeat)
{
    Snapshot snapshot;
    snapshot.totalMessages = 7;
    snapshot.writer = Writer{4242, u"elsewhere"_s, heartbeat, Writer::State::Running};
    return toJson(snapshot);
}

void TstTakeover::runningWriterOnAnotherHost_blocksTakeoverUntilSilent()
{
    const QByteArray before = fileOfAnotherHost(700ms);
    QVERIFY(writeFile(m_path, before));
    const LogCapture log;
    MeshStats stats(m_path);
    stats.messageProcessed();
    QVERIFY2(stats.report().error.contains(u"4242 on elsewhere"_s),
             qPrintable(stats.report().error));
    QCOMPARE(readFile(m_path), before);
    QCOMPARE(log.count(), 1);
    QTRY_COMPARE(totalIn(m_path), 8);
}

void TstTakeover::silentWriterOnAnotherHost_isReplaced()
{
    QVERIFY(writeFile(m_path, fileOfAnotherHost()));
    setModified(m_path, system_clock::now() - 31s);
    const MeshStats stats(m_path);
    QCOMPARE(stats.report().error, QString());
    QCOMPARE(totalIn(m_path), 7);
}

void TstTakeover::temporaryErrorAtStart_keepsTheTotal()
{
    QVERIFY(writeFile(m_path, R"({"total_services": 0, "total_messages": 1247})"));
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int free = ::dup(STDIN_FILENO);
    QVERIFY(free >= 0);
    ::close(free);
    // Only one descriptor is free, and the lock uses it.
    rlimit narrow = before;
    narrow.rlim_cur = static_cast<rlim_t>(free) + 1;
    const LogCapture log;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &narrow), 0);
    MeshStats stats(m_path);
    const QString error = stats.report().error;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(!error.isEmpty());
    stats.messageProcessed();
    QTRY_COMPARE(totalIn(m_path), 1248);
    const QStringList names = QDir(m_dir->path()).entryList(QDir::Files);
    QVERIFY2(names.filter(u"corrupt"_s).isEmpty(), qPrintable(names.join(u' ')));
}

void TstTakeover::fileOverwrittenWithSameSizeAndTime_isSavedAgain()
{
    MeshStats stats(m_path, 1s);
    for (int i = 0; i < 1247; ++i)
        stats.messageProcessed();
    QVERIFY(stats.flush());
    // Change times have a resolution of 4 ms on some kernels: overwrite in a later step.
    const timespec saved = statOf(m_path).st_ctim;
    const QString tick = m_dir->filePath(u"tick"_s);
    const auto isLater = [&] {
        const timespec now = statOf(tick).st_ctim;
        return std::pair(now.tv_sec, now.tv_nsec) > std::pair(saved.tv_sec, saved.tv_nsec);
    };
    QTRY_VERIFY(writeFile(tick, "x") && isLater());
    QByteArray changed = readFile(m_path);
    changed.replace("1247", "9999");
    const auto when = modifiedAt(m_path);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QCOMPARE(file.write(changed), changed.size());
    file.close();
    setModified(m_path, when);
    QTRY_COMPARE(totalIn(m_path), 1247);
}

void TstTakeover::fileChangedByOthers_isSavedAgainBeforeTheHeartbeat()
{
    using Change = std::function<bool(const QString &)>;
    const auto writes = [](const QByteArray &bytes) {
        return Change([bytes](const QString &path) { return writeFile(path, bytes); });
    };
    const std::map<QString, Change> changes{
        {u"emptied"_s, writes("")},
        {u"truncated"_s, writes("{\"total_services\": 0,")},
        {u"not JSON"_s, writes("x")},
        {u"other numbers"_s, writes(jsonWithTotal(99))},
        {u"of another host"_s, writes(fileOfAnotherHost(10s))},
        {u"replaced"_s,
         [](const QString &path) {
             return writeFile(path + u".new"_s, jsonWithTotal(99)) &&
                    putInPlace(path + u".new"_s, path);
         }},
        {u"removed"_s, [](const QString &path) { return QFile::remove(path); }},
        {u"made old"_s,
         [](const QString &path) {
             setModified(path, system_clock::now() - 10h);
             return true;
         }},
    };
    const LogCapture log;
    std::map<QString, std::unique_ptr<MeshStats>> trackers; // together, as each takes 1 s
    for (const auto &[name, change] : changes) {
        const auto &tracker = trackers[name] =
            std::make_unique<MeshStats>(m_dir->filePath(name), 1h);
        tracker->messageProcessed();
        QVERIFY(tracker->flush());
        QVERIFY2(change(m_dir->filePath(name)), qPrintable(name));
    }
    for (const auto &[name, change] : changes) {
        const QString path = m_dir->filePath(name);
        QTRY_VERIFY2(totalIn(path) == 1 && modifiedAt(path) > system_clock::now() - 1h,
                     qPrintable(name));
        QCOMPARE(snapshotIn(path).writer->pid, ::getpid());
    }
    QCOMPARE(log.count(), 0);
}

void TstTakeover::linkThroughALinkedFolder_isResolvedLikeTheSystem()
{
    // home/u is data/homes/u, so that "../shared" from there is data/homes/shared.
    const QDir dir(m_dir->path());
    QVERIFY(dir.mkpath(u"data/homes/u"_s) && dir.mkpath(u"data/homes/shared"_s) &&
            dir.mkpath(u"home/shared"_s));
    QVERIFY(QFile::link(u"../data/homes/u"_s, dir.filePath(u"home/u"_s)));
    QVERIFY(QFile::link(u"../shared/stats.json"_s, dir.filePath(u"data/homes/u/stats.json"_s)));
    MeshStats stats(dir.filePath(u"home/u/stats.json"_s));
    QVERIFY(stats.flush());
    QVERIFY(QFile::exists(dir.filePath(u"data/homes/shared/stats.json"_s)));
    QVERIFY(QDir(dir.filePath(u"home/shared"_s)).isEmpty());
}

MM_SUITE(TstTakeover)
#include "tst_takeover.moc"
