// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/serviceregistry.h"
#include "logcapture.h"
#include "suite.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Passes the time as an argument, so no test waits.
class TstServiceRegistry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void add_registersWithTracker();
    void addAgain_renews();
    void tools_reachTheTracker_data();
    void tools_reachTheTracker();
    void addAgain_renewsTheToolsOfTheTracker();
    void remove_deregistersFromTracker();
    void unknownName_isNotFound();
    void serviceWithoutHeartbeats_neverExpires();
    void longInterval_extendsAllTimeouts();
    void intervalJustOverQuarter_extendsAllTimeouts();
    void heartbeatAfterLongInterval_restartsTimeout();
    void movedService_hasSentNoHeartbeat();
    void withoutActivity_isStaleAfterHalfTimeout();
    void withoutActivity_isRemovedAfterTimeout();
    void activity_renews_data();
    void activity_renews();
    void addedAfterRemove_hasSentNoHeartbeat();
    void expire_removesOnlyExpired();
    void serviceThatComesAndGoes_isLoggedAsDownUntilItIsQuiet();
    void maxServices_rejectsMore();
    void maxBytes_rejectsMore();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MeshStats> m_stats;
    std::unique_ptr<ServiceRegistry> m_registry;
    ServiceRegistry::Steady::time_point m_now;
};

void TstServiceRegistry::init()
{
    m_registry.reset();
    m_stats.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_stats = std::make_unique<MeshStats>(m_dir->filePath(u"stats.json"_s));
    m_registry = std::make_unique<ServiceRegistry>(m_stats.get(), 120s);
    m_now = ServiceRegistry::Steady::time_point(1h);
}

void TstServiceRegistry::add_registersWithTracker()
{
    QCOMPARE(m_registry->add(u"a\"b"_s, 8001, "[1]", m_now), ServiceRegistry::Added::New);
    QCOMPARE(m_registry->count(), 1);
    const RegisteredService *found = m_registry->find(u"a\"b"_s);
    QVERIFY(found);
    QCOMPARE(found->name, u"a\"b"_s);
    QCOMPARE(found->port, 8001);
    QCOMPARE(found->tools, "[1]");
    QCOMPARE(m_stats->stats().services.constFirst().name, u"a\"b"_s);
    m_registry->find(u"a\"b"_s)->counter.messageProcessed();
    QCOMPARE(m_stats->stats().services.constFirst().messageCount, 1);
}

void TstServiceRegistry::addAgain_renews()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->find(u"a"_s)->counter.messageProcessed();
    QCOMPARE(m_registry->add(u"a"_s, 8002, "[\"t\"]", m_now + 5s), ServiceRegistry::Added::Renewed);
    QCOMPARE(m_registry->count(), 1);
    const RegisteredService *found = m_registry->find(u"a"_s);
    QCOMPARE(found->port, 8002);
    QCOMPARE(found->tools, "[\"t\"]");
    QCOMPARE(found->lastActivity, m_now + 5s);
    QCOMPARE(m_stats->stats().totalServices, 1);
    QCOMPARE(m_stats->stats().services.constFirst().messageCount, 1);
}

void TstServiceRegistry::tools_reachTheTracker_data()
{
    QTest::addColumn<QByteArray>("tools");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("more");
    const auto add = [](const char *row, const QByteArray &tools, const QStringList &names = {},
                        int more = 0) { QTest::newRow(row) << tools << names << more; };
    add("none", "[]");
    add("names", R"([ "get" , "s\u00e9t" ])", {u"get"_s, u"sét"_s});
    add("objects", R"([{"description":"\"name\"","inputSchema":{"name":"no"},"name":"get"},
                       {"name":"set","annotations":[{"title":"t"}]}, "third"])",
        {u"get"_s, u"set"_s, u"third"_s});
    add("empty name", R"(["","a"])", {u"a"_s}, 1);
    add("name that can't be called", "[\"" + QByteArray(5000, 'x') + R"(",{"name":"a"}])", {u"a"_s},
        1);
    add("no names", R"([1,null,{},{"name":7},[],"a"])", {u"a"_s}, 5);
    add("names after the first items",
        R"(["a",)" + QByteArray("\"\",").repeated(Service::maxTools) + R"("b"])", {u"a"_s},
        int(Service::maxTools) + 1);
    QByteArray many;
    QStringList first;
    for (int i = 0; i < 100'000; ++i) {
        many += R"(,{"name":"tool )" + QByteArray::number(i) + "\"}";
        if (i < Service::maxTools)
            first += u"tool %1"_s.arg(i);
    }
    add("many", '[' + many.sliced(1) + ']', first, 100'000 - int(first.size()));
}

void TstServiceRegistry::tools_reachTheTracker()
{
    QFETCH(QByteArray, tools);
    QFETCH(QStringList, names);
    QFETCH(int, more);

    QCOMPARE(m_registry->add(u"a"_s, 8001, tools, m_now), ServiceRegistry::Added::New);
    QCOMPARE(m_stats->stats().services.constFirst().tools, names);
    QCOMPARE(m_stats->stats().services.constFirst().moreTools, more);
    QCOMPARE(m_registry->find(u"a"_s)->tools, tools);
}

void TstServiceRegistry::addAgain_renewsTheToolsOfTheTracker()
{
    m_registry->add(u"a"_s, 8001, R"(["old","older"])", m_now);
    m_registry->add(u"b"_s, 8002, R"(["other"])", m_now);
    m_registry->add(u"a"_s, 8001, R"(["new"])", m_now);
    QCOMPARE(m_stats->stats().services.constFirst().tools, QStringList{u"new"_s});
    QCOMPARE(m_stats->stats().services.constLast().tools, QStringList{u"other"_s});
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QCOMPARE(m_stats->stats().services.constFirst().tools, QStringList());
}

void TstServiceRegistry::remove_deregistersFromTracker()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(m_registry->remove(u"a"_s));
    QVERIFY(!m_registry->find(u"a"_s));
    QCOMPARE(m_registry->count(), 0);
    QCOMPARE(m_stats->stats().totalServices, 0);
    QVERIFY(!m_registry->remove(u"a"_s));
}

void TstServiceRegistry::unknownName_isNotFound()
{
    QVERIFY(!m_registry->find(u"a"_s));
    QVERIFY(!m_registry->heartbeat(u"a"_s, m_now));
    QVERIFY(!m_registry->remove(u"a"_s));
    QVERIFY(!m_registry->find(u"a"_s));
    QCOMPARE(m_stats->stats().totalServices, 0);
}

void TstServiceRegistry::serviceWithoutHeartbeats_neverExpires()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(!m_registry->canExpire());
    QCOMPARE(m_registry->staleCount(m_now + 24h), 0);
    QVERIFY(m_registry->expire(m_now + 24h).isEmpty());
    QCOMPARE(m_registry->count(), 1);
}

void TstServiceRegistry::withoutActivity_isStaleAfterHalfTimeout()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(m_registry->heartbeat(u"a"_s, m_now + 10s));
    QVERIFY(m_registry->canExpire());
    QCOMPARE(m_registry->staleCount(m_now + 10s + 59'999ms), 0);
    QCOMPARE(m_registry->staleCount(m_now + 10s + 60s), 1);
    QVERIFY(m_registry->isStale(*m_registry->find(u"a"_s), m_now + 10s + 60s));
    QVERIFY(m_registry->expire(m_now + 10s + 119'999ms).isEmpty());
}

void TstServiceRegistry::withoutActivity_isRemovedAfterTimeout()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->heartbeat(u"a"_s, m_now);
    QCOMPARE(m_registry->expire(m_now + 120s), QStringList{u"a"_s});
    QCOMPARE(m_registry->count(), 0);
    QVERIFY(!m_registry->heartbeat(u"a"_s, m_now + 121s));
    QCOMPARE(m_stats->stats().totalServices, 0);
    QVERIFY(m_registry->expire(m_now + 240s).isEmpty());
}

void TstServiceRegistry::activity_renews_data()
{
    QTest::addColumn<int>("activity");
    QTest::newRow("heartbeat") << 0;
    QTest::newRow("answer") << 1;
    QTest::newRow("registration") << 2;
}

void TstServiceRegistry::activity_renews()
{
    QFETCH(int, activity);
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->heartbeat(u"a"_s, m_now);
    const auto later = m_now + 119s;
    QCOMPARE(m_registry->staleCount(later), 1);
    if (activity == 0)
        m_registry->heartbeat(u"a"_s, later);
    else if (activity == 1)
        m_registry->find(u"a"_s)->touch(later);
    else
        m_registry->add(u"a"_s, 8001, "[]", later);
    QCOMPARE(m_registry->staleCount(later + 59s), 0);
    QCOMPARE(m_registry->staleCount(later + 60s), 1);
    QVERIFY(m_registry->expire(later + 119s).isEmpty());
    QCOMPARE(m_registry->expire(later + 120s).size(), 1);
}

void TstServiceRegistry::addedAfterRemove_hasSentNoHeartbeat()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->heartbeat(u"a"_s, m_now);
    m_registry->remove(u"a"_s);
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(!m_registry->canExpire());
    QVERIFY(m_registry->expire(m_now + 24h).isEmpty());
}

void TstServiceRegistry::expire_removesOnlyExpired()
{
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        m_registry->add(name, 8001, "[]", m_now);
    m_registry->heartbeat(u"a"_s, m_now);
    m_registry->heartbeat(u"b"_s, m_now + 1s);
    QCOMPARE(m_registry->expire(m_now + 120s), QStringList{u"a"_s});
    QVERIFY(m_registry->find(u"b"_s));
    QVERIFY(m_registry->find(u"c"_s));
}

void TstServiceRegistry::serviceThatComesAndGoes_isLoggedAsDownUntilItIsQuiet()
{
    const test::LogCapture log("mm.proxy");
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    RegisteredService *const service = m_registry->find(u"a"_s);
    for (int round = 0; round < 100; ++round) {
        m_now += 10s;
        for (int i = 0; i < 3; ++i)
            ServiceRegistry::callRefused(service, m_now);
        QVERIFY(service->down);
        if (round == 50)
            m_registry->add(u"a"_s, 8001, "[]", m_now); // says nothing about its port
        else
            m_registry->callAnswered(service, m_now + 1s);
        QVERIFY(!service->down);
    }
    QCOMPARE(log.count(), 3);
    QVERIFY(log.lines().at(0).contains(u" is down: "_s));
    QVERIFY(log.lines().at(1).endsWith(u" is back"_s));
    QVERIFY(log.lines().at(2).contains(u" is down again: "_s));
    m_registry->callAnswered(service, m_now + ServiceRegistry::quietTime);
    QCOMPARE(log.count(), 4);
    QVERIFY(log.lines().at(3).endsWith(u" is back"_s));
}

void TstServiceRegistry::maxServices_rejectsMore()
{
    for (int i = 0; i < 10'000; ++i)
        QCOMPARE(m_registry->add(QString::number(i), 8001, "[]", m_now),
                 ServiceRegistry::Added::New);
    QCOMPARE(m_registry->add(u"more"_s, 8001, "[]", m_now), ServiceRegistry::Added::Full);
    QVERIFY(!m_registry->find(u"more"_s));
    QCOMPARE(m_stats->stats().totalServices, 10'000);
    QCOMPARE(m_registry->add(u"1"_s, 8002, "[]", m_now), ServiceRegistry::Added::Renewed);
    QVERIFY(m_registry->remove(u"1"_s));
    QCOMPARE(m_registry->add(u"more"_s, 8001, "[]", m_now), ServiceRegistry::Added::New);
}

void TstServiceRegistry::maxBytes_rejectsMore()
{
    const QByteArray tools = "[\"" + QByteArray(4 * 1000 * 1000, 'a') + "\"]";
    for (int i = 0; i < 4; ++i)
        QCOMPARE(m_registry->add(QString::number(i), 8001, tools, m_now),
                 ServiceRegistry::Added::New);
    QCOMPARE(m_registry->add(u"more"_s, 8001, tools, m_now), ServiceRegistry::Added::Full);
    QCOMPARE(m_registry->add(u"0"_s, 8001, tools, m_now), ServiceRegistry::Added::Renewed);
    QCOMPARE(m_registry->add(u"0"_s, 8009, tools + tools, m_now), ServiceRegistry::Added::Full);
    QCOMPARE(m_registry->find(u"0"_s)->port, 8001);
    QCOMPARE(m_registry->add(u"0"_s, 8001, "[]", m_now), ServiceRegistry::Added::Renewed);
    QCOMPARE(m_registry->add(u"more"_s, 8001, tools, m_now), ServiceRegistry::Added::New);
    QCOMPARE(m_registry->add(u"other"_s, 8001, tools, m_now), ServiceRegistry::Added::Full);
    QVERIFY(m_registry->remove(u"more"_s));
    QCOMPARE(m_registry->add(u"other"_s, 8001, tools, m_now), ServiceRegistry::Added::New);
}

void TstServiceRegistry::longInterval_extendsAllTimeouts()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    QVERIFY(m_registry->heartbeat(u"a"_s, m_now));
    QVERIFY(m_registry->expire(m_now + 20s).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h + 30s).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h + 60s).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h + 90s).isEmpty());
    QCOMPARE(m_registry->expire(m_now + 1h + 110s), QStringList{u"a"_s});
}

void TstServiceRegistry::intervalJustOverQuarter_extendsAllTimeouts()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    m_registry->heartbeat(u"a"_s, m_now);
    QVERIFY(m_registry->expire(m_now + 20s).isEmpty());
    for (const std::chrono::seconds time : {51s, 81s, 111s, 141s, 150s})
        QVERIFY(m_registry->expire(m_now + time).isEmpty());
    QCOMPARE(m_registry->expire(m_now + 151s), QStringList{u"a"_s});
}

void TstServiceRegistry::heartbeatAfterLongInterval_restartsTimeout()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    m_registry->heartbeat(u"a"_s, m_now);
    QVERIFY(m_registry->expire(m_now).isEmpty());
    m_registry->heartbeat(u"a"_s, m_now + 1h);
    for (const std::chrono::seconds time : {0s, 30s, 60s, 90s, 119s})
        QVERIFY(m_registry->expire(m_now + 1h + time).isEmpty());
    QCOMPARE(m_registry->expire(m_now + 1h + 120s), QStringList{u"a"_s});
}

void TstServiceRegistry::movedService_hasSentNoHeartbeat()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    QVERIFY(m_registry->heartbeat(u"a"_s, m_now));
    m_registry->add(u"a"_s, 5001, "[]", m_now + 1s);
    QVERIFY(!m_registry->canExpire());
    QVERIFY(m_registry->heartbeat(u"a"_s, m_now + 2s));
    m_registry->add(u"a"_s, 5001, "[]", m_now + 3s);
    QVERIFY(m_registry->canExpire());
}

MM_SUITE(TstServiceRegistry)
#include "tst_serviceregistry.moc"
