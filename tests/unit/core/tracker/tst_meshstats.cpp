// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/statsjson.h"
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
    void failedCalls_areListedAndSaved();
    void longErrors_areShortened();
    void downService_isNotCountedUntilItIsUp();
    void downService_keepsItsMessagesInTheTotal();
    void serviceRegisteredAgain_hasNoFailures();
    void manyFailingServices_areListedUpToALimit();
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

void TstMeshStats::failedCalls_areListedAndSaved()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.serviceRegistered(u"b"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.callSucceeded();
    QVERIFY(stats.stats().failures.isEmpty());
    handle.callFailed(u"First."_s);
    handle.callFailed(u"Second.\n"_s);
    const auto savedFailures = [this] {
        ParseError error;
        return parseSnapshot(readFile(m_path), &error).value_or(Snapshot()).failures;
    };
    // Saved without a message that is counted.
    QTRY_COMPARE_WITH_TIMEOUT(savedFailures(), stats.stats().failures, 20'000);
    QCOMPARE(stats.stats().failures.size(), 1);
    const ServiceFailures failures = stats.stats().failures.constFirst();
    QCOMPARE(failures.name, u"a"_s);
    QCOMPARE(failures.failedCalls, 2);
    QVERIFY(failures.lastError.startsWith(u"Second."_s));
    QVERIFY(!failures.lastError.contains(u'\n'));
    QVERIFY(fromTimestamp(failures.lastErrorAt).isValid());
    QVERIFY(fromTimestamp(failures.lastSuccessAt).isValid());
    QVERIFY(!failures.down);
    QCOMPARE(stats.stats().totalMessages, 0);
}

void TstMeshStats::longErrors_areShortened()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    stats.service(u"a"_s).callFailed(QString(100'000, u'x'));
    QVERIFY(stats.stats().failures.constFirst().lastError.size() <= 301);
}

void TstMeshStats::downService_isNotCountedUntilItIsUp()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.serviceRegistered(u"b"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.callFailed(u"No."_s);
    const auto savedServices = [this] {
        ParseError error;
        const auto saved = parseSnapshot(readFile(m_path), &error).value_or(Snapshot());
        return saved.totalServices == saved.services.size() ? saved.totalServices : -1;
    };
    handle.setDown(true);
    QCOMPARE(stats.stats().totalServices, 1);
    QCOMPARE(stats.stats().services.constFirst().name, u"b"_s);
    QVERIFY(stats.stats().failures.constFirst().down);
    QCOMPARE(stats.services().size(), 2);
    QVERIFY(stats.services().constFirst().failures.down);
    QTRY_COMPARE_WITH_TIMEOUT(savedServices(), 1, 20'000);
    QVERIFY(!stats.serviceRegistered(u"a"_s)); // it is still registered
    handle.setDown(false);
    QCOMPARE(stats.stats().totalServices, 2);
    QTRY_COMPARE_WITH_TIMEOUT(savedServices(), 2, 20'000);
    QCOMPARE(stats.stats().services.constFirst().name, u"a"_s);
}

void TstMeshStats::downService_keepsItsMessagesInTheTotal()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.messageProcessed();
    handle.setDown(true);
    handle.messageProcessed();
    QCOMPARE(stats.stats().totalMessages, 2);
    QCOMPARE(stats.services().constFirst().service.messageCount, 2);
    QVERIFY(stats.serviceDeregistered(u"a"_s));
    QCOMPARE(stats.stats().totalMessages, 2);
}

void TstMeshStats::serviceRegisteredAgain_hasNoFailures()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.callFailed(u"No."_s);
    handle.setDown(true);
    QVERIFY(stats.serviceDeregistered(u"a"_s));
    handle.callFailed(u"Late."_s); // changes nothing
    handle.setDown(true);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.stats().failures.isEmpty());
    QCOMPARE(stats.stats().totalServices, 1);
    handle.callFailed(u"New."_s);
    QCOMPARE(stats.stats().failures.constFirst().failedCalls, 1);
}

void TstMeshStats::manyFailingServices_areListedUpToALimit()
{
    MeshStats stats(m_path);
    for (int i = 0; i < 1100; ++i) {
        const QString name = QString::number(i);
        QVERIFY(stats.serviceRegistered(name));
        stats.service(name).callFailed(u"No."_s);
    }
    QCOMPARE(stats.stats().failures.size(), 1000);
    QCOMPARE(stats.stats().totalServices, 1100);
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
