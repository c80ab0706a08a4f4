// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "app/http/serverconnection.h"
#include "suite.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;

/// Clients that end their sending, and clients that leave, while a request is being handled.
class TstHalfClosed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void halfClosedClient_getsResponse_data();
    void halfClosedClient_getsResponse();
    void halfClosedClient_getsLargeResponse();
    void halfClosedClientWithPipelinedRequests_getsAll();
    void halfClosedIdleConnection_isClosed();
    void halfClosedIncompleteRequest_gets400();
    void clientThatLeaves_abandonsExchange_data();
    void clientThatLeaves_abandonsExchange();
    void clientThatLeavesAfterHalfClosing_abandonsExchange();
    void halfClosedClients_leaveNoConnection();

private:
    [[nodiscard]] QByteArray get(const QByteArray &path) const
    {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    std::unique_ptr<Server> m_server;
    QList<ExchangePtr> m_held; ///< requests of /hold
    int m_abandoned = 0;
};

void TstHalfClosed::init()
{
    m_held.clear();
    m_abandoned = 0;
    m_server = std::make_unique<Server>(
        [this](const ExchangePtr &exchange) {
            const QByteArray path = exchange->request().path;
            if (path != "/hold") {
                exchange->respond(jsonResponse('"' + path + '"'));
                return;
            }
            exchange->onAbandoned([this] { ++m_abandoned; });
            m_held.append(exchange);
        },
        ServerLimits{.maxConnections = 4, .idleTimeout = 1h});
    QString error;
    QVERIFY(m_server->listen(0, &error));
}

void TstHalfClosed::halfClosedClient_getsResponse_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("IPv4") << u"127.0.0.1"_s;
    QTest::newRow("IPv6") << u"::1"_s;
}

void TstHalfClosed::halfClosedClient_getsResponse()
{
    QFETCH(QString, address);
    Wire wire(m_server->port(), QHostAddress(address));
    wire.send(get("/hold"));
    wire.finishSending();
    QTRY_COMPARE(m_held.size(), 1);
    // Another client leaves meanwhile: that is detected, so this one's FIN was seen too.
    Wire other(m_server->port(), QHostAddress(address));
    other.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 2);
    other.abort();
    QTRY_COMPARE(m_abandoned, 1);
    m_held.takeFirst()->respond(jsonResponse("{}"));
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{200});
    QCOMPARE(m_abandoned, 1);
}

void TstHalfClosed::halfClosedClient_getsLargeResponse()
{
    Wire wire(m_server->port());
    wire.stopReading();
    wire.send(get("/hold"));
    wire.finishSending();
    QTRY_COMPARE(m_held.size(), 1);
    m_held.takeFirst()->respond(jsonResponse(QByteArray(8 * 1024 * 1024, 'x')));
    wire.resumeReading();
    QTRY_COMPARE(wire.statuses(), QList<int>{200});
    QTRY_VERIFY(wire.isClosed());
}

void TstHalfClosed::halfClosedClientWithPipelinedRequests_getsAll()
{
    Wire wire(m_server->port());
    wire.send(get("/hold") + get("/b") + get("/hold") + get("/d"));
    wire.finishSending();
    for (int i = 0; i < 2; ++i) {
        QTRY_COMPARE(m_held.size(), 1);
        m_held.takeFirst()->respond(jsonResponse("{}"));
    }
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), (QList<int>{200, 200, 200, 200}));
}

void TstHalfClosed::halfClosedIdleConnection_isClosed()
{
    Wire fresh(m_server->port());
    Wire used(m_server->port());
    used.send(get("/a"));
    QTRY_COMPARE(used.statuses(), QList<int>{200});
    fresh.finishSending();
    used.finishSending();
    QTRY_VERIFY(fresh.isClosed() && used.isClosed());
    QVERIFY(fresh.received().isEmpty());
}

void TstHalfClosed::halfClosedIncompleteRequest_gets400()
{
    Wire wire(m_server->port());
    wire.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              "Content-Length: 10\r\n\r\n{}");
    wire.finishSending();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{400});
}

void TstHalfClosed::clientThatLeaves_abandonsExchange_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("reset");
    QTest::newRow("closes") << u"127.0.0.1"_s << false;
    QTest::newRow("closes, IPv6") << u"::1"_s << false;
    QTest::newRow("resets") << u"127.0.0.1"_s << true;
}

void TstHalfClosed::clientThatLeaves_abandonsExchange()
{
    QFETCH(QString, address);
    QFETCH(bool, reset);
    auto wire = std::make_unique<Wire>(m_server->port(), QHostAddress(address));
    wire->send(get("/hold") + get("/unread"));
    QTRY_COMPARE(m_held.size(), 1);
    if (reset)
        wire->resetOnClose();
    wire.reset();
    QTRY_COMPARE(m_abandoned, 1);
}

void TstHalfClosed::clientThatLeavesAfterHalfClosing_abandonsExchange()
{
    auto wire = std::make_unique<Wire>(m_server->port());
    wire->send(get("/hold"));
    wire->finishSending();
    QTRY_COMPARE(m_held.size(), 1);
    wire.reset();
    QTRY_COMPARE(m_abandoned, 1);
}

/// They would use up all connections.
void TstHalfClosed::halfClosedClients_leaveNoConnection()
{
    for (int i = 0; i < 20; ++i) {
        Wire wire(m_server->port());
        wire.send(get("/hold"));
        wire.finishSending();
        QTRY_COMPARE(m_held.size(), 1);
        m_held.takeFirst()->respond(jsonResponse("{}"));
        QTRY_COMPARE(wire.statuses(), QList<int>{200});
    }
    QTRY_VERIFY(m_server->findChildren<ServerConnection *>().isEmpty());
}

MM_SUITE(TstHalfClosed)
#include "tst_halfclosed.moc"
