// SPDX-License-Identifier: MIT
#include "app/http/blockingget.h"
#include "suite.h"
#include "threadedserver.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;
using Kind = CallResult::Kind;

class TstBlockingGet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void response_returnsKind_data();
    void response_returnsKind();
    void request_hasExpectedForm();
    void closedPort_isRefused();
    void silentServer_timesOut();
    void refusedAddress_triesNext();

private:
    static CallResult get(quint16 port, milliseconds timeout = 30s)
    {
        return blockingGet({QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}, port, "/a",
                           QDeadlineTimer(timeout), 100);
    }
};

void TstBlockingGet::response_returnsKind_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("length") << okResponse("{}") << Kind::Answered;
    QTest::newRow("until close") << QByteArray("HTTP/1.0 200 OK\r\n\r\n{}") << Kind::Answered;
    QTest::newRow("nothing") << QByteArray() << Kind::Closed;
    QTest::newRow("truncated") << okResponse("{}").chopped(1) << Kind::Closed;
    QTest::newRow("other protocol") << QByteArray("220 mail ready\r\n") << Kind::BadAnswer;
    QTest::newRow("too large") << okResponse(QByteArray(101, 'x')) << Kind::TooLarge;
}

void TstBlockingGet::response_returnsKind()
{
    QFETCH(QByteArray, response);
    QFETCH(Kind, kind);
    const ThreadedServer server({response});
    const CallResult result = get(server.port());
    QCOMPARE(result.kind, kind);
    QCOMPARE(result.text.isEmpty(), kind == Kind::Answered);
    QCOMPARE(result.response.body, kind == Kind::Answered ? "{}" : "");
}

void TstBlockingGet::request_hasExpectedForm()
{
    const ThreadedServer server({okResponse("{}")});
    QCOMPARE(get(server.port()).response.status, 200);
    QVERIFY(server.request().startsWith(
        "GET /a HTTP/1.1\r\nHost: localhost:" + QByteArray::number(server.port()) + "\r\n"));
    QVERIFY(!server.request().contains("Authorization"));

    const ThreadedServer other({okResponse("{}")});
    QCOMPARE(blockingGet({QHostAddress::LocalHost}, other.port(), "/a", QDeadlineTimer(5s), 100,
                         "s3cret")
                 .response.status,
             200);
    QVERIFY(other.request().contains("\r\nAuthorization: Bearer s3cret\r\n"));
}

void TstBlockingGet::closedPort_isRefused()
{
    QCOMPARE(get(mm::test::unusedPort()).kind, Kind::Refused);
}

void TstBlockingGet::silentServer_timesOut()
{
    const ThreadedServer server({okResponse("{}").chopped(1)}, false);
    const auto started = steady_clock::now();
    QCOMPARE(get(server.port(), 200ms).kind, Kind::TimedOut);
    QVERIFY(steady_clock::now() - started >= 190ms);
}

void TstBlockingGet::refusedAddress_triesNext()
{
    const ThreadedServer server({okResponse("{}")}, true, QHostAddress::LocalHostIPv6);
    QCOMPARE(get(server.port()).kind, Kind::Answered);
}

MM_SUITE(TstBlockingGet)
#include "tst_blockingget.moc"
