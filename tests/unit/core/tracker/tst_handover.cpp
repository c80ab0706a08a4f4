// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "suite.h"
#include "support.h"

#include <optional>
#include <thread>

using namespace mm;
using namespace mm::test;

/// Two trackers that want the same file: one of them writes it, and no message is lost or counted
/// twice. The children start threads after fork(), for which ThreadSanitizer needs
/// die_after_fork=0.
class TstHandover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void refusedTracker_takesOverWhenTheOwnerStops();
    void refusedTracker_takesOverWhenTheOwnerIsKilled();
    void bothStopAtTheSameTime_savesAllMessages();
    void removedLockFile_isNotTakenFromALivingTracker();
    void removedLockFile_isCreatedAgainByAnIdleTracker();
    void suspendedTracker_losesItsFileAndTakesItBack_data();
    void suspendedTracker_losesItsFileAndTakesItBack();
    void otherStartedFrom0_countsBoth();

private:
    void removeLockFile() { QVERIFY(QFile::remove(m_path + u".lock"_s)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QTemporaryDir> m_runtime;
    QString m_path;
};

namespace {

void countIn(MeshStats &stats, int messages)
{
    for (int i = 0; i < messages; ++i)
        stats.messageProcessed();
}

} // namespace

void TstHandover::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_runtime = std::make_unique<QTemporaryDir>(u"/dev/shm/mm-runtime-XXXXXX"_s);
    QVERIFY(m_dir->isValid() && m_runtime->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
    qunsetenv("XDG_RUNTIME_DIR");
}

void TstHandover::cleanup()
{
    qunsetenv("XDG_RUNTIME_DIR");
}

void TstHandover::refusedTracker_takesOverWhenTheOwnerStops()
{
    const LogCapture log;
    auto owner = std::make_unique<MeshStats>(m_path, 1h);
    for (int round = 1; round <= 3; ++round) {
        auto refused = std::make_unique<MeshStats>(m_path, 1h);
        QVERIFY(refused->report().refused);
        countIn(*refused, 2);
        countIn(*owner, 3);
        owner.reset();
        QTRY_COMPARE(totalIn(m_path), 5 * round);
        QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Running);
        QCOMPARE(refused->stats().totalMessages, 5 * round);
        QTRY_VERIFY(!refused->report().refused);
        QCOMPARE(refused->report().error, QString());
        owner = std::move(refused);
    }
    QCOMPARE(log.lines(QtCriticalMsg).size(), 3);
    QTRY_COMPARE(log.lines(QtInfoMsg).size(), 3);
}

void TstHandover::refusedTracker_takesOverWhenTheOwnerIsKilled()
{
    Child child([this] {
        auto *const owner = new MeshStats(m_path, 1h);
        countIn(*owner, 3);
        owner->flush();
    });
    const LogCapture log;
    MeshStats refused(m_path, 1h);
    QVERIFY(refused.report().refused);
    countIn(refused, 2);
    child.killAndCollect();
    QTRY_COMPARE(totalIn(m_path), 5);
    QCOMPARE(snapshotIn(m_path).writer->pid, ::getpid());
}

void TstHandover::bothStopAtTheSameTime_savesAllMessages()
{
    const LogCapture log;
    for (int round = 1; round <= 5; ++round) {
        std::optional<MeshStats> owner(std::in_place, m_path, 1h);
        std::optional<MeshStats> refused(std::in_place, m_path, 1h);
        countIn(*owner, 3);
        countIn(*refused, 2);
        std::thread stop([&] { owner.reset(); });
        refused.reset();
        stop.join();
        QCOMPARE(totalIn(m_path), 5 * round);
        QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Stopped);
    }
}

void TstHandover::removedLockFile_isNotTakenFromALivingTracker()
{
    MeshStats owner(m_path, 10s);
    countIn(owner, 3);
    QVERIFY(owner.flush());
    const LogCapture log;
    removeLockFile();
    const QString answer = m_dir->filePath(u"answer"_s);
    const Child child([&] {
        MeshStats second(m_path, 10s);
        second.messageProcessed();
        const SaveReport report = second.report();
        (void)writeFile(answer, (report.refused ? report.error : u"saved"_s).toUtf8());
    });
    const QByteArray error = readFile(answer);
    QVERIFY2(error.contains(QByteArray::number(::getpid())), error.constData());
    QCOMPARE(totalIn(m_path), 3);
    QCOMPARE(snapshotIn(m_path).writer->pid, ::getpid());
    countIn(owner, 4);
    QTRY_VERIFY(owner.flush());
    QCOMPARE(totalIn(m_path), 7);
}

void TstHandover::removedLockFile_isCreatedAgainByAnIdleTracker()
{
    const MeshStats owner(m_path, 1h);
    const LogCapture log;
    removeLockFile();
    QTRY_VERIFY(readFile(m_path + u".lock"_s).startsWith(QByteArray::number(::getpid())));
    QCOMPARE(log.count(), 0);
}

void TstHandover::suspendedTracker_losesItsFileAndTakesItBack_data()
{
    QTest::addColumn<bool>("crashCounter");
    QTest::newRow("without a crash counter") << false;
    QTest::newRow("with a crash counter") << true;
}

void TstHandover::suspendedTracker_losesItsFileAndTakesItBack()
{
    QFETCH(bool, crashCounter);
    if (crashCounter)
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    Child child([this] {
        auto *const stats = new MeshStats(m_path, 30ms);
        countIn(*stats, 5);
        stats->flush();
        countIn(*stats, 3); // in the crash counter only
    });
    const LogCapture log;
    for (int round = 1; round <= 2; ++round) {
        child.suspend();
        const qint64 before = totalIn(m_path);
        removeLockFile();
        {
            MeshStats second(m_path, 30ms);
            QTRY_VERIFY(second.flush());
            if (crashCounter)
                QCOMPARE(second.stats().totalMessages, 6 + 2 * round);
            else
                QCOMPARE(second.stats().totalMessages, before);
            countIn(second, 2);
        }
        QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Stopped);
        ::kill(child.pid(), SIGCONT);
        QTRY_COMPARE(snapshotIn(m_path).writer->state, Writer::State::Running);
        QCOMPARE(snapshotIn(m_path).writer->pid, child.pid());
        QTRY_COMPARE(totalIn(m_path), 8 + 2 * round);
    }
}

void TstHandover::otherStartedFrom0_countsBoth()
{
    Child child([this] {
        auto *const stats = new MeshStats(m_path, 30ms);
        countIn(*stats, 5);
        stats->flush();
    });
    child.suspend();
    removeLockFile();
    QVERIFY(QFile::remove(m_path));
    const LogCapture log;
    std::optional<MeshStats> second(std::in_place, m_path, 30ms);
    countIn(*second, 2);
    QVERIFY(second->flush());
    second.reset();
    ::kill(child.pid(), SIGCONT);
    QTRY_COMPARE(snapshotIn(m_path).writer->pid, child.pid());
    QCOMPARE(totalIn(m_path), 7);
}

MM_SUITE(TstHandover)
#include "tst_handover.moc"
