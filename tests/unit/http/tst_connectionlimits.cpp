// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "suite.h"
#include "wire.h"

#include <sys/resource.h>

using namespace mm::http;
using namespace mm::test;

/// More clients than ServerLimits::maxConnections.
class TstConnectionLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectionOverLimit_evictsLongestIdle();
    void tricklingClient_isEvictedBeforeNewerOne();
    void newClients_areNotEvictedDuringGrace();
    void busyClient_isNotEvicted();
    void slowReader_isEvictedLikeIdleClient();
    void newClientWhileAllBusy_gets503();
    void rejectedClients_doNotAccumulate();
    void manyClients_areAllServed();
    void crowdedServer_announcesEachClose();
    void unreadRequest_isNotEvicted();
    void fewDescriptors_lowerConnectionLimit();
    void streams_haveAtMostAQuarter();

private:
    bool start(int connections, milliseconds firstByteGrace = ServerLimits{}.firstByteGrace,
               int keptConnections = ServerLimits{}.keptConnections);
    [[nodiscard]] QByteArray get(const QByteArray &path) const
    {
        return "GET " + path +
               " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_server->port()) + "\r\n\r\n";
    }
    /// Connects \p count clients one after the other; each gets a response.
    bool connectInOrder(int count);

    std::unique_ptr<Server> m_server;
    std::vector<std::unique_ptr<Wire>> m_wires;
    QList<ExchangePtr> m_held;
    int m_abandoned = 0;
};

void TstConnectionLimits::init()
{
    m_wires.clear();
    m_held.clear();
    m_server.reset();
    m_abandoned = 0;
}

bool TstConnectionLimits::start(int connections, milliseconds firstByteGrace, int keptConnections)
{
    m_server = std::make_unique<Server>(
        [this](const ExchangePtr &exchange) {
            if (exchange->request().path == "/hold") {
                exchange->onAbandoned([this] { ++m_abandoned; });
                m_held.append(exchange);
            } else if (exchange->request().path == "/large") {
                exchange->respond(jsonResponse(QByteArray(16 * 1024 * 1024, 'x')));
            } else {
                exchange->respond(jsonResponse("{}"));
            }
        },
        ServerLimits{.maxConnections = connections,
                     .keptConnections = keptConnections,
                     .firstByteGrace = firstByteGrace});
    QString error;
    return m_server->listen(0, &error);
}

bool TstConnectionLimits::connectInOrder(int count)
{
    for (int i = 0; i < count; ++i) {
        m_wires.push_back(std::make_unique<Wire>(m_server->port()));
        Wire &wire = *m_wires.back();
        wire.send(get("/a"));
        if (!QTest::qWaitFor([&wire] { return wire.responses().size() == 1; }, testTimeout))
            return false;
    }
    return true;
}

void TstConnectionLimits::connectionOverLimit_evictsLongestIdle()
{
    QVERIFY(start(5));
    QVERIFY(connectInOrder(5));
    // The first is used again, so the second is the one idle for longest.
    m_wires.at(0)->send(get("/a"));
    QTRY_COMPARE(m_wires.at(0)->responses().size(), 2);
    QVERIFY(connectInOrder(1));
    QTRY_VERIFY(m_wires.at(1)->isClosed());
    QCOMPARE(m_wires.at(1)->statuses(), QList<int>{200});
    for (const size_t i : {0U, 2U, 3U, 4U, 5U}) {
        const auto before = m_wires.at(i)->responses().size();
        m_wires.at(i)->send(get("/a"));
        QTRY_COMPARE(m_wires.at(i)->responses().size(), before + 1);
    }
}

void TstConnectionLimits::tricklingClient_isEvictedBeforeNewerOne()
{
    QVERIFY(start(5));
    Wire trickling(m_server->port());
    trickling.send("GE");
    QVERIFY(connectInOrder(4));
    trickling.send("T / HTT");
    QVERIFY(connectInOrder(1));
    QTRY_VERIFY(trickling.isClosed());
    QCOMPARE(trickling.statuses(), QList<int>{503});
    for (const auto &wire : m_wires)
        QVERIFY(wire->isConnected());
}

void TstConnectionLimits::newClients_areNotEvictedDuringGrace()
{
    QVERIFY(start(5, 1h));
    for (int i = 0; i < 5; ++i)
        m_wires.push_back(std::make_unique<Wire>(m_server->port()));
    Wire late(m_server->port());
    late.send(get("/a"));
    const auto newest = std::exchange(m_wires.back(), nullptr);
    m_wires.pop_back();
    newest->send(get("/a"));
    QTRY_COMPARE(newest->statuses(), QList<int>{200});
    newest->abort();
    QTRY_COMPARE(late.statuses(), QList<int>{200});
    for (const auto &wire : m_wires) {
        wire->send(get("/a"));
        QTRY_COMPARE(wire->statuses(), QList<int>{200});
    }
}

void TstConnectionLimits::busyClient_isNotEvicted()
{
    QVERIFY(start(5));
    Wire busy(m_server->port());
    busy.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 1);
    QVERIFY(connectInOrder(12));
    QCOMPARE(m_abandoned, 0);
    QVERIFY(busy.isConnected());
    m_held.takeFirst()->respond(jsonResponse("{}"));
    QTRY_COMPARE(busy.statuses(), QList<int>{200});
}

void TstConnectionLimits::slowReader_isEvictedLikeIdleClient()
{
    QVERIFY(start(5));
    Wire slow(m_server->port());
    slow.stopReading();
    slow.send(get("/large"));
    QTRY_VERIFY(m_server->responseQuota()->used() > 0);
    QVERIFY(connectInOrder(5));
    QTRY_COMPARE(m_server->responseQuota()->used(), 0);
    for (const auto &wire : m_wires)
        QVERIFY(wire->isConnected());
}

void TstConnectionLimits::newClientWhileAllBusy_gets503()
{
    QVERIFY(start(5));
    std::vector<std::unique_ptr<Wire>> busy;
    for (int i = 0; i < 5; ++i) {
        busy.push_back(std::make_unique<Wire>(m_server->port()));
        busy.back()->send(get("/hold"));
        QTRY_COMPARE(m_held.size(), i + 1);
    }
    Wire late(m_server->port());
    late.send(get("/a"));
    QTRY_VERIFY(late.isClosed());
    QCOMPARE(late.statuses(), QList<int>{503});
    QVERIFY(late.responses().constFirst().body.contains("busy"));
    QCOMPARE(m_abandoned, 0);
    for (const ExchangePtr &exchange : std::exchange(m_held, {}))
        exchange->respond(jsonResponse("{}"));
    for (const auto &wire : busy)
        QTRY_COMPARE(wire->statuses(), QList<int>{200});
    Wire next(m_server->port());
    next.send(get("/a"));
    QTRY_COMPARE(next.statuses(), QList<int>{200});
}

void TstConnectionLimits::rejectedClients_doNotAccumulate()
{
    QVERIFY(start(4));
    std::vector<std::unique_ptr<Wire>> busy;
    for (int i = 0; i < 4; ++i) {
        busy.push_back(std::make_unique<Wire>(m_server->port()));
        busy.back()->send(get("/hold"));
        QTRY_COMPARE(m_held.size(), i + 1);
    }
    std::vector<std::unique_ptr<Wire>> rejected;
    for (int i = 0; i < 30; ++i) {
        rejected.push_back(std::make_unique<Wire>(m_server->port()));
        QTRY_COMPARE(rejected.back()->statuses(), QList<int>{503});
    }
    QTRY_VERIFY(std::all_of(rejected.begin(), rejected.end(),
                            [](const auto &wire) { return wire->isClosed(); }));
    QCOMPARE(m_abandoned, 0);
}

void TstConnectionLimits::manyClients_areAllServed()
{
    QVERIFY(start(20));
    std::vector<std::unique_ptr<Wire>> clients;
    for (int i = 0; i < 300; ++i)
        clients.push_back(std::make_unique<Wire>(m_server->port()));
    // A client that was evicted before its request connects again, as real clients do.
    for (auto &wire : clients) {
        if (wire->isClosed() || !wire->isConnected())
            wire = std::make_unique<Wire>(m_server->port());
        wire->send(get("/a"));
        QTRY_VERIFY(!wire->responses().isEmpty() || wire->isClosed());
        if (wire->responses().isEmpty()) {
            wire = std::make_unique<Wire>(m_server->port());
            wire->send(get("/a"));
        }
        QTRY_COMPARE(wire->statuses(), QList<int>{200});
    }
}

/// A client that is told does not send its next request while the connection is being closed.
void TstConnectionLimits::crowdedServer_announcesEachClose()
{
    QVERIFY(start(5, 20ms, 3));
    QVERIFY(connectInOrder(3));
    Wire fourth(m_server->port());
    fourth.send(get("/a"));
    QTRY_VERIFY(fourth.isClosed());
    QCOMPARE(fourth.responses().constFirst().header("Connection"), "close");
    // Below the limit again.
    m_wires.at(0)->send(get("/a"));
    QTRY_COMPARE(m_wires.at(0)->responses().size(), 2);
    QCOMPARE(m_wires.at(0)->responses().constLast().header("Connection"), "keep-alive");
    for (const auto &wire : m_wires)
        QVERIFY(wire->isConnected());
}

void TstConnectionLimits::unreadRequest_isNotEvicted()
{
    QVERIFY(start(5));
    QVERIFY(connectInOrder(5));
    // All of this arrives before the server's thread runs again.
    m_wires.at(0)->send(get("/hold"));
    Wire late(m_server->port());
    late.send(get("/a"));
    QTRY_COMPARE(late.statuses(), QList<int>{200});
    QCOMPARE(m_held.size(), 1);
    QVERIFY(m_wires.at(0)->isConnected());
    m_held.takeFirst()->respond(jsonResponse("{}"));
    QTRY_COMPARE(m_wires.at(0)->statuses(), (QList<int>{200, 200}));
    QTRY_VERIFY(m_wires.at(1)->isClosed());
}

void TstConnectionLimits::fewDescriptors_lowerConnectionLimit()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const auto capAt = [&before](rlim_t descriptors) {
        rlimit lowered = before;
        lowered.rlim_cur = descriptors;
        ::setrlimit(RLIMIT_NOFILE, &lowered);
        const Server server([](const ExchangePtr &) {});
        return server.limits().maxConnections;
    };
    const int highest = capAt(qMin(before.rlim_max, rlim_t(1024)));
    const int reduced = capAt(100);
    const int lowest = capAt(20);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(highest, 400);
    QVERIFY(reduced > 4 && reduced <= (100 - 20) / 4 * 3);
    QCOMPARE(lowest, 4);
}

void TstConnectionLimits::streams_haveAtMostAQuarter()
{
    const auto streams = [](int connections) {
        const Server server([](const ExchangePtr &) {}, {.maxConnections = connections});
        return server.limits().maxStreams;
    };
    QCOMPARE(streams(400), 64);
    QCOMPARE(streams(100), 25);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit lowered{100, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &lowered);
    const int few = streams(400);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY2(few > 0 && few <= (100 - 20) / 4 * 3 / 4, qPrintable(QString::number(few)));
}

MM_SUITE(TstConnectionLimits)
#include "tst_connectionlimits.moc"
