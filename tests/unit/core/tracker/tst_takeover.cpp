// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/system/processinfo.h"
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
    void killedWriterWhosePidIsUsedAgain_isReplacedAtOnce();
    void temporaryErrorAtStart_keepsTheTotal();
    void fileOverwrittenWithSameSizeAndTime_isSavedAgain();
    void fileChangedByOthers_isSavedAgainBeforeTheHeartbeat();
    void pathLeadsElsewhere_isFollowedWithAllMessages();
    void pathLeadsNowhereForATime_losesNothing();
    void filesNamedByAPerson_areNeverRemoved();
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

void TstTakeover::killedWriterWhosePidIsUsedAgain_isReplacedAtOnce()
{
    // As in a container that is started again at once.
    const Child child;
    const QString host = hostName();
    Snapshot content;
    content.totalMessages = 7;
    content.writer = Writer{child.pid(), host, 10s, Writer::State::Running};
    QVERIFY(writeFile(m_path, toJson(content)));
    QVERIFY(writeFile(m_path + u".lock"_s,
                      QByteArray::number(child.pid()) + "\nmm-proxy\n" + host.toUtf8() + '\n'));
    const MeshStats stats(m_path);
    QCOMPARE(stats.report().error, QString());
    QCOMPARE(totalIn(m_path), 7);
    QCOMPARE(snapshotIn(m_path).writer->pid, ::getpid());
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

void TstTakeover::pathLeadsElsewhere_isFollowedWithAllMessages()
{
    struct Case
    {
        /// Lets the path lead elsewhere. The tracker was started at `link/stats.json` in the
        /// folder, and link leads to `old`.
        std::function<bool(const QDir &)> change;
        qint64 expected = 3;
    };
    const auto relink = [](const QDir &dir, const QString &name, const QString &to) {
        return symlinkTo(to, dir.filePath(u"fresh"_s)) &&
               putInPlace(dir.filePath(u"fresh"_s), dir.filePath(name));
    };
    const auto elsewhere = [relink](const QByteArray &content) {
        return [=](const QDir &dir) {
            return dir.mkdir(u"new"_s) &&
                   (content.isEmpty() || writeFile(dir.filePath(u"new/stats.json"_s), content)) &&
                   relink(dir, u"link"_s, u"new"_s);
        };
    };
    // Saved a minute from now, by an MM whose clock shows half a day less.
    const QString later =
        QDateTime::currentDateTimeUtc().addSecs(60 - 43'200).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s);
    const QByteArray ofOtherZone =
        R"({"total_services": 0, "total_messages": 2, "last_updated": ")" + later.toUtf8() +
        R"(", "writer": {"pid": 1, "host": "other", "heartbeat_s": 10, "state": "stopped", )"
        R"("utc_offset_s": -43200}})";
    const std::map<QString, Case> cases{
        {u"folder's link, counted on by another MM"_s, {elsewhere(ofOtherZone), 5}},
        {u"folder's link, nothing there"_s, {elsewhere({})}},
        {u"folder's link, an older total there"_s, {elsewhere(jsonWithTotal(2))}},
        {u"folder's link, a higher total there"_s, {elsewhere(jsonWithTotal(1000)), 1000}},
        {u"folder's link, an older copy there"_s, {[relink](const QDir &dir) {
             return dir.mkdir(u"new"_s) &&
                    QFile::copy(dir.filePath(u"old/stats.json"_s),
                                dir.filePath(u"new/stats.json"_s)) &&
                    relink(dir, u"link"_s, u"new"_s);
         }}},
        {u"the file is a link now"_s, {[relink](const QDir &dir) {
             return relink(dir, u"old/stats.json"_s, u"../elsewhere.json"_s);
         }}},
        {u"folder renamed, a new one made"_s, {[](const QDir &dir) {
             return QFile::rename(dir.filePath(u"old"_s), dir.filePath(u"away"_s)) &&
                    dir.mkdir(u"old"_s);
         }}},
        {u"folder replaced by a backup"_s, {[](const QDir &dir) {
             return QFile::rename(dir.filePath(u"old"_s), dir.filePath(u"away"_s)) &&
                    dir.mkdir(u"old"_s) &&
                    writeFile(dir.filePath(u"old/stats.json"_s), jsonWithTotal(2));
         }}},
        {u"folder is a link now"_s, {[relink](const QDir &dir) {
             return dir.mkdir(u"new"_s) &&
                    QFile::rename(dir.filePath(u"old"_s), dir.filePath(u"away"_s)) &&
                    relink(dir, u"old"_s, u"new"_s);
         }}},
    };
    const LogCapture log;
    std::map<QString, std::unique_ptr<MeshStats>> trackers; // together, as each takes 1 s
    for (const auto &[name, one] : cases) {
        QVERIFY(QDir(m_dir->path()).mkpath(name + u"/old"_s));
        const QDir dir(m_dir->filePath(name));
        QVERIFY(symlinkTo(u"old"_s, dir.filePath(u"link"_s)));
        const auto &tracker = trackers[name] =
            std::make_unique<MeshStats>(dir.filePath(u"link/stats.json"_s), 1h);
        for (int i = 0; i < 3; ++i)
            tracker->messageProcessed();
        QVERIFY(tracker->flush());
        QVERIFY2(one.change(dir), qPrintable(name));
    }
    for (const auto &[name, one] : cases) {
        const QString path = m_dir->filePath(name + u"/link/stats.json"_s);
        QTRY_VERIFY2(snapshotIn(path).writer && totalIn(path) == one.expected,
                     qPrintable(name + u' ' + QString::number(totalIn(path))));
        const QString file = QFileInfo(path).canonicalFilePath();
        QTRY_VERIFY2(readFile(file + u".lock"_s).startsWith(QByteArray::number(::getpid())),
                     qPrintable(name));
        trackers[name]->messageProcessed();
        QVERIFY(trackers[name]->flush());
        QCOMPARE(totalIn(path), one.expected + 1);
    }
    QCOMPARE(log.count(), 0);
}

void TstTakeover::pathLeadsNowhereForATime_losesNothing()
{
    const QDir dir(m_dir->path());
    const QString away = dir.filePath(u"away"_s);
    QVERIFY(dir.mkdir(u"old"_s) && symlinkTo(u"old"_s, dir.filePath(u"link"_s)));
    const QString path = dir.filePath(u"link/stats.json"_s);
    const LogCapture log;
    MeshStats stats(path, 30ms);
    stats.messageProcessed();
    QVERIFY(stats.flush());
    QVERIFY(QFile::rename(dir.filePath(u"old"_s), away));
    QTRY_VERIFY(stats.report().failures > 0);
    stats.messageProcessed();
    QVERIFY(QFile::rename(away, dir.filePath(u"old"_s)));
    QTRY_COMPARE(totalIn(path), 2);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
}

void TstTakeover::filesNamedByAPerson_areNeverRemoved()
{
    const QStringList suffixes{u".backup"_s,
                               u".Backup"_s,
                               u".BACKUP"_s,
                               u".before"_s,
                               u".old"_s,
                               u".new"_s,
                               u".bak"_s,
                               u"~"_s,
                               u".aBcDeF"_s,
                               u".lock.new"_s,
                               u".corrupt-20260101-000000"_s};
    for (const QString &suffix : suffixes)
        QVERIFY(writeFile(m_path + suffix, suffix.toUtf8()));
    const LogCapture log;
    for (int i = 0; i < 2; ++i) {
        QVERIFY(i > 0 || writeFile(m_path, "broken"));
        MeshStats stats(m_path, 1h);
        stats.messageProcessed();
        QVERIFY(stats.flush());
    }
    for (const QString &suffix : suffixes)
        QCOMPARE(readFile(m_path + suffix), suffix.toUtf8());
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
