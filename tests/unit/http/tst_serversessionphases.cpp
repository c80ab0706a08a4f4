// SPDX-License-Identifier: MIT
#include "faketransport.h"
#include "suite.h"

using namespace mm::http;
using namespace mm::test;
using Phase = ServerSession::Phase;

/// Versions, HEAD, 100-continue, quotas, closing.
class TstServerSessionPhases final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionHeader_decidesKeepAlive_data();
    void connectionHeader_decidesKeepAlive();
    void headRequest_getsNoBody();
    void getAfterHead_getsBody();
    void rejectedHead_getsNoBody();
    void expect100_isSentBeforeBody_data();
    void expect100_isSentBeforeBody();
    void reject_respondsToIncompleteRequest();
    void reject_leavesPendingResponse();
    void largeBodies_shareQuota();
    void largeResponses_shareQuota();
    void smallResponse_needsNoQuota();
    void responseWithLease_isCountedOnce();
    void requestLease_isReleasedWithExchange();
    void closing_endsAfterPendingResponse();
    void closing_endsAfterResponseBeingSent();
};

namespace {

ServerLimits smallQuotas()
{
    ServerLimits limits;
    limits.requestMemory = 100'000;
    limits.responseMemory = qint64(100) * 1024;
    return limits;
}

Response largeResponse(qsizetype size)
{
    return jsonResponse(QByteArray(size, 'x'));
}

} // namespace

void TstServerSessionPhases::connectionHeader_decidesKeepAlive_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("kept");
    const QByteArray host = "Host: localhost:6001\r\n";
    const QByteArray one = "GET / HTTP/1.1\r\n" + host;
    const QByteArray zero = "GET / HTTP/1.0\r\n" + host;
    QTest::newRow("1.1") << one << true;
    QTest::newRow("1.1 close") << one + "Connection: close\r\n" << false;
    QTest::newRow("1.1 Close and more") << one + "Connection: TE, Close\r\n" << false;
    QTest::newRow("1.1 keep-alive") << one + "Connection: keep-alive\r\n" << true;
    QTest::newRow("1.0") << zero << false;
    QTest::newRow("1.0 keep-alive") << zero + "Connection: Keep-Alive\r\n" << true;
    QTest::newRow("1.0 close") << zero + "Connection: close\r\n" << false;
}

void TstServerSessionPhases::connectionHeader_decidesKeepAlive()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, kept);
    SessionFixture test;
    test.respondsAtOnce = true;
    test.receive(head + "\r\n");
    QCOMPARE(test.transport.responses().constFirst().header("Connection"),
             kept ? "keep-alive" : "close");
    QCOMPARE(test.phase(), kept ? Phase::Idle : Phase::Ended);
}

void TstServerSessionPhases::headRequest_getsNoBody()
{
    SessionFixture test;
    test.receive("HEAD /a HTTP/1.1\r\nHost: localhost:6001\r\n\r\n");
    test.take()->respond(jsonResponse("{\"a\":1}"));
    QVERIFY(test.transport.sent().contains("\r\nContent-Length: 7\r\n"));
    QVERIFY(test.transport.sent().endsWith("\r\n\r\n"));
    QCOMPARE(test.phase(), Phase::Idle);
}

void TstServerSessionPhases::getAfterHead_getsBody()
{
    SessionFixture test;
    test.respondsAtOnce = true;
    test.receive("HEAD /a HTTP/1.1\r\nHost: localhost:6001\r\n\r\n" + get("/b"));
    QVERIFY(!test.transport.sent().contains("\"/a\""));
    QVERIFY(test.transport.sent().endsWith("\r\n\r\n\"/b\""));
}

void TstServerSessionPhases::rejectedHead_getsNoBody()
{
    SessionFixture test;
    test.receive("HEAD / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QVERIFY(test.transport.sent().startsWith("HTTP/1.1 421 "));
    QVERIFY(test.transport.sent().endsWith("\r\n\r\n"));
}

void TstServerSessionPhases::expect100_isSentBeforeBody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    const QByteArray five = "Content-Length: 5\r\n";
    const QByteArray expect = "Expect: 100-continue\r\n";
    QTest::newRow("head alone") << postHead(five + expect) << QList<int>{100};
    QTest::newRow("half the body") << postHead(five + expect) + "he" << QList<int>{100};
    QTest::newRow("whole body") << postHead(five + expect) + "hello" << QList<int>{};
    QTest::newRow("not expected") << postHead(five) << QList<int>{};
    QTest::newRow("chunked") << postHead("Transfer-Encoding: chunked\r\n" + expect)
                             << QList<int>{100};
    QTest::newRow("1.0") << postHead(five + expect).replace("HTTP/1.1", "HTTP/1.0") << QList<int>{};
    QTest::newRow("other expectation") << postHead(five + "Expect: more\r\n") << QList<int>{417};
    QTest::newRow("too large") << postHead("Content-Length: 99999999\r\n" + expect)
                               << QList<int>{413};
    QTest::newRow("origin") << postHead(five + expect + "Origin: null\r\n") << QList<int>{403};
}

void TstServerSessionPhases::expect100_isSentBeforeBody()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, statuses);
    SessionFixture whole;
    whole.session->receive(bytes);
    QCOMPARE(whole.transport.statuses(), statuses);

    const qsizetype head = bytes.indexOf("\r\n\r\n") + 4;
    SessionFixture test;
    test.receive(bytes.first(head));
    if (head == bytes.size())
        QCOMPARE(test.transport.statuses(), statuses);
    else
        QCOMPARE(test.transport.statuses(), QList<int>{100});
    test.receive(bytes.sliced(head));
    QVERIFY(test.transport.statuses().size() <= 1);
}

void TstServerSessionPhases::reject_respondsToIncompleteRequest()
{
    SessionFixture test;
    test.receive("GET /a HT");
    test.session->reject(408, u"too slow"_s);
    QCOMPARE(test.transport.statuses(), QList<int>{408});
    QVERIFY(test.transport.sent().contains("too slow"));
    QCOMPARE(test.phase(), Phase::Ended);

    SessionFixture idle;
    idle.session->reject(503, u"full"_s);
    QCOMPARE(idle.transport.statuses(), QList<int>{503});
    QCOMPARE(idle.phase(), Phase::Ended);
}

void TstServerSessionPhases::reject_leavesPendingResponse()
{
    SessionFixture test;
    test.receive(get("/a"));
    test.session->reject(408, u"too slow"_s);
    QVERIFY(test.transport.sent().isEmpty());
    test.transport.isSlow = true;
    test.take()->respond(jsonResponse("{}"));
    test.session->reject(408, u"too slow"_s);
    QCOMPARE(test.transport.statuses(), QList<int>{200});
}

void TstServerSessionPhases::largeBodies_shareQuota()
{
    SessionFixture test(smallQuotas());
    MemoryQuota::Lease others(&test.context.requestQuota);
    QVERIFY(others.resize(20'000));
    test.receive(postHead("Content-Length: 90000\r\n") + QByteArray(80'000, 'x'));
    QVERIFY(test.transport.sent().isEmpty());
    test.receive("x");
    QCOMPARE(test.transport.statuses(), QList<int>{503});
    QCOMPARE(test.phase(), Phase::Ended);
    QVERIFY(test.paths.isEmpty());
    test.session.reset();
    QCOMPARE(test.context.requestQuota.used(), 20'000);
}

void TstServerSessionPhases::requestLease_isReleasedWithExchange()
{
    SessionFixture test(smallQuotas());
    test.receive(post(QByteArray(100'000, 'x')));
    QCOMPARE(test.context.requestQuota.used(), 100'000);
    test.take()->respond(jsonResponse("{}"));
    QCOMPARE(test.context.requestQuota.used(), 0);
    test.receive(post(QByteArray(100'000, 'x')));
    QCOMPARE(test.paths.size(), 2);
    test.session.reset();
    test.exchanges.clear();
    QCOMPARE(test.context.requestQuota.used(), 0);
}

void TstServerSessionPhases::largeResponses_shareQuota()
{
    SessionFixture test(smallQuotas());
    FakeTransport otherTransport;
    ServerSession other(&test.context, &otherTransport);
    test.transport.isSlow = true;
    test.receive(get("/a"));
    other.receive(get("/b"));
    test.take()->respond(largeResponse(70 * 1024));
    QCOMPARE(test.context.responseQuota.used(), 70 * 1024);
    test.take()->respond(largeResponse(70 * 1024));
    QCOMPARE(otherTransport.statuses(), QList<int>{503});
    QCOMPARE(otherTransport.responses().constFirst().header("Retry-After"), "1");
    QVERIFY(otherTransport.sent().contains("100 KiB"));
    QCOMPARE(other.phase(), Phase::Idle);
    test.transport.deliver(*test.session);
    QCOMPARE(test.context.responseQuota.used(), 0);
    other.receive(get("/c"));
    test.take()->respond(largeResponse(70 * 1024));
    QCOMPARE(otherTransport.statuses(), (QList<int>{503, 200}));
    QCOMPARE(test.context.responseQuota.used(), 0);
}

void TstServerSessionPhases::smallResponse_needsNoQuota()
{
    SessionFixture test(smallQuotas());
    MemoryQuota::Lease others(&test.context.responseQuota);
    QVERIFY(others.resize(qint64(100) * 1024));
    test.receive(get("/a"));
    test.take()->respond(largeResponse(64 * 1024));
    QCOMPARE(test.transport.statuses(), QList<int>{200});
}

void TstServerSessionPhases::responseWithLease_isCountedOnce()
{
    SessionFixture test(smallQuotas());
    test.transport.isSlow = true;
    test.receive(get("/a"));
    Response response = largeResponse(90 * 1024);
    response.lease = MemoryQuota::Lease(&test.context.responseQuota);
    QVERIFY(response.lease.resize(90 * 1024));
    test.take()->respond(std::move(response));
    QCOMPARE(test.transport.statuses(), QList<int>{200});
    QCOMPARE(test.context.responseQuota.used(), 90 * 1024);
    test.transport.deliver(*test.session);
    QCOMPARE(test.context.responseQuota.used(), 0);
}

void TstServerSessionPhases::closing_endsAfterPendingResponse()
{
    SessionFixture test;
    test.receive(get("/a") + get("/b"));
    test.context.closing = true;
    test.take()->respond(jsonResponse("{}"));
    QCOMPARE(test.transport.responses().constFirst().header("Connection"), "close");
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.paths, QByteArrayList{"/a"});
}

/// The server must accept no further request, although the response's head says keep-alive.
void TstServerSessionPhases::closing_endsAfterResponseBeingSent()
{
    SessionFixture test;
    test.transport.isSlow = true;
    test.respondsAtOnce = true;
    test.receive(get("/a") + get("/b"));
    QCOMPARE(test.phase(), Phase::Sending);
    test.context.closing = true;
    test.transport.deliver(*test.session);
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.paths, QByteArrayList{"/a"});
}

MM_SUITE(TstServerSessionPhases)
#include "tst_serversessionphases.moc"
