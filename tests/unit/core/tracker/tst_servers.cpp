// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/timestamp.h"
#include "core/tracker/countertable.h"
#include "suite.h"
#include "support.h"

#include <algorithm>

using namespace mm;
using namespace mm::test;

/// MCP servers that MM runs, kinds of errors and the time of the last call, from a service's handle
/// to the file.
class TstServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void serviceWithoutServer_isNone();
    void server_isCountedWhileItIsUpOrBusy_data();
    void server_isCountedWhileItIsUpOrBusy();
    void stateReasonAndRestarts_areSavedAtOnce();
    void sameState_isNotSavedAgain();
    void stateThatStays_keepsItsTime();
    void textsOfServer_areSanitized();
    void messagesAndLastUse_areThoseOfTheService();
    void downServerWithFailures_isDownInThem();
    void serviceRegisteredAgain_isNoServer();
    void manyServers_areListedUpToALimit();
    void errors_areCountedByKind();
    void manyKinds_areCountedUpToALimit();
    void lastUse_isTheLaterOfSuccessAndFailure();
    void endOfLongCall_isSaved();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstServers::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstServers::serviceWithoutServer_isNone()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    stats.service(u"a"_s).setDown(true);
    QVERIFY(stats.stats().servers.isEmpty());
    QVERIFY(!stats.services().constFirst().server);
    QVERIFY(stats.flush());
    QVERIFY(!readFile(m_path).contains("servers"));
}

void TstServers::server_isCountedWhileItIsUpOrBusy_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("counted");
    for (const char *state : {"starting", "failing", "down", "stopped", "disabled", "new word"})
        QTest::newRow(state) << QString::fromLatin1(state) << 0;
    QTest::newRow("up") << u"up"_s << 1;
    QTest::newRow("busy") << u"busy"_s << 1;
}

void TstServers::server_isCountedWhileItIsUpOrBusy()
{
    QFETCH(QString, state);
    QFETCH(int, counted);
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.setServer(counted ? u"down"_s : u"up"_s, {}, 0);
    handle.setServer(state, u"Why."_s, 2);
    const Snapshot snapshot = stats.stats();
    QCOMPARE(snapshot.totalServices, counted);
    QCOMPARE(snapshot.services.size(), counted);
    QCOMPARE(snapshot.servers.size(), 1);
    const Server server = snapshot.servers.constFirst();
    QCOMPARE(server.name, u"a"_s);
    QCOMPARE(server.state, state);
    QCOMPARE(server.reason, u"Why."_s);
    QCOMPARE(server.restarts, 2);
    QVERIFY(fromTimestamp(server.since).isValid());
    QCOMPARE(stats.services().constFirst().server, server);
    QCOMPARE(stats.services().constFirst().failures.down, counted == 0);
}

void TstServers::stateReasonAndRestarts_areSavedAtOnce()
{
    MeshStats stats(m_path, 1h);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    const auto saved = [this] { return snapshotIn(m_path).servers.value(0); };
    handle.setServer(u"up"_s, {}, 0);
    QTRY_COMPARE_WITH_TIMEOUT(saved().state, u"up"_s, 20'000);
    handle.setServer(u"up"_s, u"Why."_s, 0);
    QTRY_COMPARE_WITH_TIMEOUT(saved().reason, u"Why."_s, 20'000);
    handle.setServer(u"up"_s, u"Why."_s, 7);
    QTRY_COMPARE_WITH_TIMEOUT(saved().restarts, 7, 20'000);
}

void TstServers::sameState_isNotSavedAgain()
{
    ServiceCounter counter;
    QVERIFY(counter.setServer(u"up"_s, u"Why."_s, 7));
    QVERIFY(!counter.setServer(u"up"_s, u"Why."_s, 7));
    QVERIFY(counter.setServer(u"busy"_s, u"Why."_s, 7));
}

void TstServers::stateThatStays_keepsItsTime()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.setServer(u"up"_s, {}, 0);
    const QString since = stats.stats().servers.constFirst().since;
    QTRY_VERIFY(toTimestamp(system_clock::now()) != since);
    handle.setServer(u"up"_s, u"Why."_s, 1);
    QCOMPARE(stats.stats().servers.constFirst().since, since);
    handle.setServer(u"busy"_s, u"Why."_s, 1);
    QVERIFY(stats.stats().servers.constFirst().since != since);
}

void TstServers::textsOfServer_areSanitized()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    stats.service(u"a"_s).setServer(u"do\nwn"_s, u"\x1b[31m"_s + QString(100'000, u'x'), -3);
    const Server server = stats.stats().servers.constFirst();
    QCOMPARE(server.state, u"do\ufffdwn"_s);
    QVERIFY(server.reason.startsWith(u"\ufffd[31mx"_s));
    QVERIFY(server.reason.size() <= 301);
    QCOMPARE(server.restarts, 0);
}

void TstServers::messagesAndLastUse_areThoseOfTheService()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.setServer(u"up"_s, {}, 0);
    QCOMPARE(stats.stats().servers.constFirst().lastUsedAt, QString());
    handle.messageProcessed();
    handle.callSucceeded();
    handle.setServer(u"stopped"_s, {}, 0);
    handle.messageProcessed();
    const Server server = stats.stats().servers.constFirst();
    QCOMPARE(server.messageCount, 2);
    QVERIFY(fromTimestamp(server.lastUsedAt).isValid());
    QCOMPARE(stats.services().constFirst().service.lastUsedAt, server.lastUsedAt);
    QCOMPARE(stats.stats().totalMessages, 2);
    QVERIFY(stats.flush());
    QCOMPARE(snapshotIn(m_path).servers, stats.stats().servers);
}

void TstServers::downServerWithFailures_isDownInThem()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.setServer(u"down"_s, u"It exited with code 1."_s, 1);
    QVERIFY(stats.stats().failures.isEmpty());
    handle.callFailed(u"No."_s);
    QVERIFY(stats.stats().failures.constFirst().down);
    handle.setServer(u"up"_s, {}, 2);
    QVERIFY(!stats.stats().failures.constFirst().down);
}

void TstServers::serviceRegisteredAgain_isNoServer()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.setServer(u"down"_s, {}, 1);
    QVERIFY(stats.serviceDeregistered(u"a"_s));
    handle.setServer(u"down"_s, {}, 1); // changes nothing
    QVERIFY(stats.stats().servers.isEmpty());
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.stats().servers.isEmpty());
    QCOMPARE(stats.stats().totalServices, 1);
}

void TstServers::manyServers_areListedUpToALimit()
{
    MeshStats stats(m_path);
    for (int i = 0; i < 1100; ++i) {
        QVERIFY(stats.serviceRegistered(QString::number(i)));
        stats.service(QString::number(i)).setServer(u"up"_s, {}, 0);
    }
    QCOMPARE(stats.stats().servers.size(), 1000);
    QCOMPARE(stats.stats().totalServices, 1100);
}

void TstServers::errors_areCountedByKind()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.callFailed(u"Without a kind."_s);
    QVERIFY(stats.stats().failures.constFirst().errors.isEmpty());
    for (const char *kind : {"timeout", "tool_error", "timeout"})
        handle.callFailed(u"With one."_s, kind);
    const QMap<QString, qint64> errors{{u"timeout"_s, 2}, {u"tool_error"_s, 1}};
    QCOMPARE(stats.stats().failures.constFirst().errors, errors);
    QCOMPARE(stats.stats().failures.constFirst().failedCalls, 4);
    QVERIFY(stats.flush());
    QCOMPARE(snapshotIn(m_path).failures, stats.stats().failures);
}

void TstServers::manyKinds_areCountedUpToALimit()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    for (int i = 0; i < 200; ++i)
        handle.callFailed(u"No."_s, QByteArray::number(i % 100).constData());
    const QMap<QString, qint64> errors = stats.stats().failures.constFirst().errors;
    QCOMPARE(errors.size(), 30);
    QVERIFY(std::all_of(errors.begin(), errors.end(), [](qint64 count) { return count == 2; }));
    QCOMPARE(stats.stats().failures.constFirst().failedCalls, 200);
}

void TstServers::lastUse_isTheLaterOfSuccessAndFailure()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    const auto service = [&stats] { return stats.services().constFirst(); };
    QCOMPARE(service().service.lastUsedAt, QString());
    handle.callSucceeded();
    const QString succeeded = service().service.lastUsedAt;
    QCOMPARE(succeeded, service().failures.lastSuccessAt);
    QTRY_VERIFY(toTimestamp(floor<milliseconds>(system_clock::now())) != succeeded);
    handle.callFailed(u"No."_s);
    const QString failed = service().service.lastUsedAt;
    QCOMPARE(failed, service().failures.lastErrorAt);
    QVERIFY(failed != succeeded);
    QTRY_VERIFY(toTimestamp(floor<milliseconds>(system_clock::now())) > failed);
    handle.callSucceeded();
    QCOMPARE(service().service.lastUsedAt, service().failures.lastSuccessAt);
    QCOMPARE(stats.stats().services.constFirst(), service().service);
}

/// Its message was saved before it ended.
void TstServers::endOfLongCall_isSaved()
{
    MeshStats stats(m_path, 1h);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.messageProcessed();
    QVERIFY(stats.flush());
    QCOMPARE(snapshotIn(m_path).services.constFirst().lastUsedAt, QString());
    handle.callSucceeded();
    QTRY_COMPARE_WITH_TIMEOUT(snapshotIn(m_path).services.value(0).lastUsedAt,
                              stats.stats().services.constFirst().lastUsedAt, 20'000);
}

MM_SUITE(TstServers)
#include "tst_servers.moc"
