// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/timestamp.h"
#include "suite.h"
#include "support.h"

#include <optional>

using namespace mm;
using namespace mm::test;

/// Counting by name and by handle.
class TstMeshStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void calls_reachTheCounters();
    void registration_hasATimestamp();
    void handle_countsLikeTheName();
    void handleMadeBeforeRegistration_countsAfterIt();
    void handleOfDeregisteredService_countsInTheTotalOnly();
    void handleOfServiceRegisteredAgain_countsForTheNewOne();
    void handleWithoutName_countsInTheTotalOnly();
    void copiedHandle_countsForTheSameService();
    void handleThatOutlivesTheTracker_changesNothing();
    void twoTrackers_countSeparately();
    void heartbeatOutOfRange_isClamped_data();
    void heartbeatOutOfRange_isClamped();
    void relativePath_isResolvedOnce();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstMeshStats::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstMeshStats::calls_reachTheCounters()
{
    MeshStats stats(m_path);
    QCOMPARE(stats.stats(), Snapshot());
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(!stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.serviceRegistered(u"b"_s));
    stats.messageProcessed(u"a"_s);
    stats.messageProcessed(u"unknown"_s);
    stats.messageProcessed();
    QVERIFY(stats.serviceDeregistered(u"b"_s));
    QVERIFY(!stats.serviceDeregistered(u"b"_s));
    const Snapshot snapshot = stats.stats();
    QCOMPARE(snapshot.totalMessages, 3);
    QCOMPARE(snapshot.totalServices, 1);
    QCOMPARE(snapshot.services.first().messageCount, 1);
    QVERIFY(snapshot.lastUpdated.isEmpty());
    QVERIFY(!snapshot.writer);
}

void TstMeshStats::registration_hasATimestamp()
{
    MeshStats stats(m_path);
    const QString before = toTimestamp(system_clock::now());
    QVERIFY(stats.serviceRegistered(u"a"_s));
    const QString after = toTimestamp(system_clock::now());
    const QString registeredAt = stats.stats().services.first().registeredAt;
    QVERIFY(fromTimestamp(registeredAt).isValid());
    QVERIFY(registeredAt >= before && registeredAt <= after);
}

void TstMeshStats::handle_countsLikeTheName()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.messageProcessed();
    stats.messageProcessed(u"a"_s);
    handle.messageProcessed();
    QCOMPARE(stats.stats().totalMessages, 3);
    QCOMPARE(stats.stats().services.first().messageCount, 3);
}

void TstMeshStats::handleMadeBeforeRegistration_countsAfterIt()
{
    MeshStats stats(m_path);
    ServiceHandle handle = stats.service(u"a"_s);
    handle.messageProcessed();
    QCOMPARE(stats.stats(), (Snapshot{0, 1, {}, {}, {}}));
    QVERIFY(stats.serviceRegistered(u"a"_s));
    handle.messageProcessed();
    QCOMPARE(stats.stats().totalMessages, 2);
    QCOMPARE(stats.stats().services.first().messageCount, 1);
}

void TstMeshStats::handleOfDeregisteredService_countsInTheTotalOnly()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.messageProcessed();
    QVERIFY(stats.serviceDeregistered(u"a"_s));
    handle.messageProcessed();
    handle.messageProcessed();
    QCOMPARE(stats.stats(), (Snapshot{0, 3, {}, {}, {}}));
}

void TstMeshStats::handleOfServiceRegisteredAgain_countsForTheNewOne()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle used = stats.service(u"a"_s);
    ServiceHandle unused = stats.service(u"a"_s);
    used.messageProcessed();
    QVERIFY(stats.serviceDeregistered(u"a"_s));
    used.messageProcessed();
    QVERIFY(stats.serviceRegistered(u"a"_s));
    used.messageProcessed();
    unused.messageProcessed();
    QCOMPARE(stats.stats().totalMessages, 4);
    QCOMPARE(stats.stats().services.first().messageCount, 2);
}

void TstMeshStats::handleWithoutName_countsInTheTotalOnly()
{
    MeshStats stats(m_path);
    stats.service({}).messageProcessed();
    QCOMPARE(stats.stats(), (Snapshot{0, 1, {}, {}, {}}));
}

void TstMeshStats::copiedHandle_countsForTheSameService()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.serviceRegistered(u"b"_s));
    ServiceHandle one = stats.service(u"a"_s);
    ServiceHandle other = one;
    one.messageProcessed();
    other.messageProcessed();
    other = stats.service(u"b"_s);
    other.messageProcessed();
    QCOMPARE(stats.stats().services.at(0).messageCount, 2);
    QCOMPARE(stats.stats().services.at(1).messageCount, 1);
}

void TstMeshStats::handleThatOutlivesTheTracker_changesNothing()
{
    auto stats = std::make_optional<MeshStats>(m_path);
    QVERIFY(stats->serviceRegistered(u"a"_s));
    ServiceHandle known = stats->service(u"a"_s);
    ServiceHandle unknown = stats->service(u"b"_s);
    known.messageProcessed();
    stats.reset();
    const QByteArray saved = readFile(m_path);
    for (int i = 0; i < 25; ++i) {
        known.messageProcessed();
        unknown.messageProcessed();
    }
    ServiceHandle copy = known;
    copy.messageProcessed();
    QCOMPARE(readFile(m_path), saved);
    QCOMPARE(totalIn(m_path), 1);
}

void TstMeshStats::twoTrackers_countSeparately()
{
    MeshStats one(m_path);
    MeshStats other(m_dir->filePath(u"other.json"_s));
    one.messageProcessed();
    QCOMPARE(one.stats().totalMessages, 1);
    QCOMPARE(other.stats().totalMessages, 0);
}

void TstMeshStats::heartbeatOutOfRange_isClamped_data()
{
    QTest::addColumn<qint64>("given");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("0") << qint64(0) << qint64(1);
    QTest::newRow("negative") << qint64(-5) << qint64(1);
    QTest::newRow("a quarter of a second") << qint64(250) << qint64(250);
    QTest::newRow("a week") << qint64(604'800'000) << qint64(86'400'000);
    QTest::newRow("max") << qint64(std::chrono::milliseconds::max().count()) << qint64(86'400'000);
}

void TstMeshStats::heartbeatOutOfRange_isClamped()
{
    QFETCH(qint64, given);
    QFETCH(qint64, expected);
    const MeshStats stats(m_path, std::chrono::milliseconds(given));
    const auto writer = snapshotIn(m_path).writer;
    QVERIFY(writer);
    QCOMPARE(writer->heartbeat.count(), expected);
}

void TstMeshStats::relativePath_isResolvedOnce()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_dir->path()));
    auto stats = std::make_optional<MeshStats>(u"stats.json"_s);
    QVERIFY(QDir::setCurrent(before));
    stats->messageProcessed();
    QVERIFY(stats->flush());
    QCOMPARE(totalIn(m_path), 1);
    stats.reset();
    QVERIFY(!QFile::exists(QDir(before).filePath(u"stats.json"_s)));
}

MM_SUITE(TstMeshStats)
#include "tst_meshstats.moc"
