// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/timestamp.h"
#include "support.h"

#include <optional>

using namespace mm;
using namespace mm::test;

/// What the tracker counts, by name and by handle.
class TestMeshStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newTracker_hasCountedNothing();
    void registeredTwice_changesNothing();
    void registration_isTimed();
    void emptyName_isNotRegistered();
    void unknownDeregistered_changesNothing();
    void messages_countForTheirServiceAndTheTotal();
    void unknownName_countsInTheTotalAlone();
    void deregistered_leavesItsMessagesInTheTotal();
    void handle_countsAsTheNameDoes();
    void handleFromBeforeTheRegistration_countsOnceItIsThere();
    void handleOfADeregisteredService_countsInTheTotalAlone();
    void handleOfAServiceThatCameBack_countsForTheNewOne();
    void handleOfNoName_countsInTheTotalAlone();
    void copiedHandles_countForTheSame();
    void handleThatOutlivesTheTracker_doesNoHarm();
    void twoTrackers_areTwo();
    void heartbeatOutOfRange_isBroughtIntoIt_data();
    void heartbeatOutOfRange_isBroughtIntoIt();
    void relativePath_staysWhereItWas();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestMeshStats::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TestMeshStats::newTracker_hasCountedNothing()
{
    const MeshStats stats(m_path);
    QCOMPARE(stats.stats(), Snapshot());
}

void TestMeshStats::registeredTwice_changesNothing()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    stats.messageProcessed(u"a"_s);
    const Snapshot before = stats.stats();
    QVERIFY(!stats.serviceRegistered(u"a"_s));
    QCOMPARE(stats.stats(), before);
}

void TestMeshStats::registration_isTimed()
{
    MeshStats stats(m_path);
    const QString before = toTimestamp(system_clock::now());
    QVERIFY(stats.serviceRegistered(u"a"_s));
    const QString after = toTimestamp(system_clock::now());
    const QString registeredAt = stats.stats().services.first().registeredAt;
    QVERIFY(fromTimestamp(registeredAt).isValid());
    QVERIFY(registeredAt >= before && registeredAt <= after);
}

void TestMeshStats::emptyName_isNotRegistered()
{
    MeshStats stats(m_path);
    QVERIFY(!stats.serviceRegistered({}));
    QVERIFY(!stats.serviceDeregistered({}));
    QCOMPARE(stats.stats(), Snapshot());
}

void TestMeshStats::unknownDeregistered_changesNothing()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    const Snapshot before = stats.stats();
    QVERIFY(!stats.serviceDeregistered(u"b"_s));
    QCOMPARE(stats.stats(), before);
}

void TestMeshStats::messages_countForTheirServiceAndTheTotal()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.serviceRegistered(u"b"_s));
    for (int i = 0; i < 12; ++i)
        stats.messageProcessed(u"a"_s);
    stats.messageProcessed(u"b"_s);
    const Snapshot snapshot = stats.stats();
    QCOMPARE(snapshot.totalServices, 2);
    QCOMPARE(snapshot.totalMessages, 13);
    QCOMPARE(snapshot.services.at(0).messageCount, 12);
    QCOMPARE(snapshot.services.at(1).messageCount, 1);
    QVERIFY(snapshot.lastUpdated.isEmpty());
    QVERIFY(!snapshot.writer);
}

void TestMeshStats::unknownName_countsInTheTotalAlone()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    stats.messageProcessed(u"b"_s);
    stats.messageProcessed();
    QCOMPARE(stats.stats().totalMessages, 2);
    QCOMPARE(stats.stats().services.first().messageCount, 0);
}

void TestMeshStats::deregistered_leavesItsMessagesInTheTotal()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    stats.messageProcessed(u"a"_s);
    QVERIFY(stats.serviceDeregistered(u"a"_s));
    QCOMPARE(stats.stats(), (Snapshot{0, 1, {}, {}, {}}));
}

void TestMeshStats::handle_countsAsTheNameDoes()
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

void TestMeshStats::handleFromBeforeTheRegistration_countsOnceItIsThere()
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

void TestMeshStats::handleOfADeregisteredService_countsInTheTotalAlone()
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

void TestMeshStats::handleOfAServiceThatCameBack_countsForTheNewOne()
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

void TestMeshStats::handleOfNoName_countsInTheTotalAlone()
{
    MeshStats stats(m_path);
    stats.service({}).messageProcessed();
    QCOMPARE(stats.stats(), (Snapshot{0, 1, {}, {}, {}}));
}

void TestMeshStats::copiedHandles_countForTheSame()
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

void TestMeshStats::handleThatOutlivesTheTracker_doesNoHarm()
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

void TestMeshStats::twoTrackers_areTwo()
{
    MeshStats one(m_path);
    MeshStats other(m_dir->filePath(u"other.json"_s));
    one.messageProcessed();
    QCOMPARE(one.stats().totalMessages, 1);
    QCOMPARE(other.stats().totalMessages, 0);
}

void TestMeshStats::heartbeatOutOfRange_isBroughtIntoIt_data()
{
    QTest::addColumn<qint64>("given");
    QTest::addColumn<qint64>("taken");
    QTest::newRow("0") << qint64(0) << qint64(1);
    QTest::newRow("negative") << qint64(-5) << qint64(1);
    QTest::newRow("a quarter of a second") << qint64(250) << qint64(250);
    QTest::newRow("a week") << qint64(604'800'000) << qint64(86'400'000);
    QTest::newRow("for ever") << qint64(std::chrono::milliseconds::max().count())
                              << qint64(86'400'000);
}

void TestMeshStats::heartbeatOutOfRange_isBroughtIntoIt()
{
    QFETCH(qint64, given);
    QFETCH(qint64, taken);
    const MeshStats stats(m_path, std::chrono::milliseconds(given));
    const auto writer = snapshotIn(m_path).writer;
    QVERIFY(writer);
    QCOMPARE(writer->heartbeat.count(), taken);
}

void TestMeshStats::relativePath_staysWhereItWas()
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

QTEST_GUILESS_MAIN(TestMeshStats)
#include "tst_meshstats.moc"
