// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "suite.h"
#include "support.h"

#include <atomic>
#include <thread>
#include <vector>

#ifndef MM_COUNTS_PER_THREAD
#define MM_COUNTS_PER_THREAD 1'000'000
#endif

using namespace mm;
using namespace mm::test;

namespace {

constexpr int threads = 8;
constexpr qint64 counts = MM_COUNTS_PER_THREAD;
constexpr qint64 restored = 127;

qint64 partsOf(const Snapshot &snapshot)
{
    qint64 sum = 0;
    for (const Service &service : snapshot.services)
        sum += service.messageCount;
    return sum;
}

void onAllThreads(const std::function<void(int)> &work)
{
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
        running.emplace_back(work, i);
    for (std::thread &thread : running)
        thread.join();
}

} // namespace

class TstThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allCallsAtOnce_countExactly();
    void everySnapshot_isTheSumOfItsParts();
    void serviceRegisteredRepeatedly_losesNoMessage();
    void concurrentRegistrationsOfOneName_succeedOnce();
    void concurrentFlushes_saveTheirCallersCounts();
    void destruction_savesTheCountsOfAllThreads();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstThreads::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    QVERIFY(writeFile(m_path, jsonWithTotal(restored)));
}

void TstThreads::allCallsAtOnce_countExactly()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"shared"_s));
    std::atomic<qint64> begun{0};
    std::atomic<qint64> ended{0};
    std::atomic<bool> done{false};
    std::atomic<qint64> snapshots{0};
    qint64 wrong = 0;
    std::thread watcher([&] {
        qint64 highest = restored;
        while (!done) {
            const qint64 least = restored + ended;
            const Snapshot snapshot = stats.stats();
            const qint64 total = snapshot.totalMessages;
            const qint64 most = restored + begun;
            wrong += total < least || total > most || total < highest;
            wrong += partsOf(snapshot) > total - restored;
            wrong += snapshot.totalServices != snapshot.services.size();
            highest = total;
            ++snapshots;
        }
    });
    while (snapshots == 0) // else the threads may end before the first snapshot
        std::this_thread::yield();
    onAllThreads([&](int thread) {
        const QString own = u"service %1"_s.arg(thread);
        const QString others = u"service %1"_s.arg((thread + 1) % threads);
        ServiceHandle ownHandle = stats.service(own);
        ServiceHandle shared = stats.service(u"shared"_s);
        constexpr qint64 batch = 50;
        for (qint64 i = 0; i < counts; i += batch) {
            begun += batch;
            if (i % 1000 == 0)
                stats.serviceRegistered(own);
            for (qint64 k = 0; k < batch; k += 5) {
                stats.messageProcessed(own);
                stats.messageProcessed(others);
                stats.messageProcessed(u"unknown"_s);
                ownHandle.messageProcessed();
                shared.messageProcessed();
            }
            if (i % 1000 == 500)
                stats.serviceDeregistered(own);
            ended += batch;
        }
        stats.serviceRegistered(own);
    });
    done = true;
    watcher.join();
    QCOMPARE(wrong, 0);
    QVERIFY(snapshots > 0);

    const Snapshot snapshot = stats.stats();
    QCOMPARE(snapshot.totalMessages, restored + threads * counts);
    QCOMPARE(snapshot.totalServices, threads + 1);
    QCOMPARE(snapshot.services.first().name, u"shared"_s);
    QCOMPARE(snapshot.services.first().messageCount, threads * counts / 5);
    QVERIFY(stats.flush());
    Snapshot onDisk = snapshotIn(m_path);
    onDisk.lastUpdated.clear();
    onDisk.writer.reset();
    QCOMPARE(onDisk, snapshot);
}

void TstThreads::everySnapshot_isTheSumOfItsParts()
{
    constexpr qint64 perThread = counts / 4;
    MeshStats stats(m_path);
    std::atomic<bool> done{false};
    qint64 wrong = 0;
    std::thread watcher([&] {
        while (!done) {
            const Snapshot snapshot = stats.stats();
            wrong += restored + partsOf(snapshot) != snapshot.totalMessages;
        }
    });
    // Every message has a registered service and none is deregistered: the parts are everything.
    onAllThreads([&](int thread) {
        QString own;
        for (qint64 i = 0; i < perThread; ++i) {
            if (i % (perThread / 20) == 0) {
                own = u"service %1 of %2"_s.arg(i).arg(thread);
                stats.serviceRegistered(own);
            }
            stats.messageProcessed(own);
        }
    });
    done = true;
    watcher.join();
    QCOMPARE(wrong, 0);
    const Snapshot snapshot = stats.stats();
    QCOMPARE(snapshot.totalMessages, restored + threads * perThread);
    QCOMPARE(partsOf(snapshot), threads * perThread);
}

void TstThreads::serviceRegisteredRepeatedly_losesNoMessage()
{
    constexpr qint64 perThread = counts / 2;
    MeshStats stats(m_path, 1h);
    std::atomic<int> counting{threads - 1};
    qint64 byName = 0;
    onAllThreads([&](int thread) {
        const QString name = u"service"_s;
        if (thread == 0) {
            while (counting > 0) {
                stats.serviceRegistered(name);
                for (int i = 0; i < 100; ++i, ++byName) // long enough for the others to find it
                    stats.messageProcessed(name);
                stats.serviceDeregistered(name);
            }
            return;
        }
        ServiceHandle handle = stats.service(name);
        for (qint64 i = 0; i < perThread; ++i)
            handle.messageProcessed();
        --counting;
    });
    const qint64 all = (threads - 1) * perThread + byName;
    QCOMPARE(stats.stats(), (Snapshot{0, restored + all, {}, {}, {}}));
}

void TstThreads::concurrentRegistrationsOfOneName_succeedOnce()
{
    MeshStats stats(m_path);
    for (int round = 0; round < 50; ++round) {
        const QString name = u"service %1"_s.arg(round);
        std::atomic<int> registered{0};
        std::atomic<int> deregistered{0};
        onAllThreads([&](int) { registered += stats.serviceRegistered(name); });
        onAllThreads([&](int) { deregistered += stats.serviceDeregistered(name); });
        QCOMPARE(registered, 1);
        QCOMPARE(deregistered, 1);
    }
    QCOMPARE(stats.stats().totalServices, 0);
}

void TstThreads::concurrentFlushes_saveTheirCallersCounts()
{
    MeshStats stats(m_path);
    std::atomic<int> wrong{0};
    onAllThreads([&](int thread) {
        const QString own = u"service %1"_s.arg(thread);
        stats.serviceRegistered(own);
        for (int i = 1; i <= 20; ++i) {
            stats.messageProcessed(own);
            wrong += !stats.flush();
            qint64 onDisk = -1;
            for (const Service &service : snapshotIn(m_path).services) {
                if (service.name == own)
                    onDisk = service.messageCount;
            }
            wrong += onDisk != i;
        }
    });
    QCOMPARE(wrong, 0);
    QCOMPARE(totalIn(m_path), restored + threads * 20);
}

void TstThreads::destruction_savesTheCountsOfAllThreads()
{
    constexpr int perThread = 777;
    {
        MeshStats stats(m_path, 1h);
        onAllThreads([&](int) {
            for (int i = 0; i < perThread; ++i)
                stats.messageProcessed();
        });
    }
    QCOMPARE(totalIn(m_path), restored + threads * perThread);
    QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Stopped);
}

MM_SUITE(TstThreads)
#include "tst_threads.moc"
