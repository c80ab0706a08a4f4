// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "suite.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How requests to one server end without an answer that can be used.
class TstRpcClientEnds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<RpcServer>(); }
    void cleanup() { m_server.reset(); }

    void request_endsAtItsTimeLimit();
    void progress_beginsTheTimeLimitAnew();
    void progress_ofUnknownTokenIsIgnored();
    void progress_mayCancelItsRequest();
    void cancel_isSentAndCallsNoDone();
    void cancel_ofInitializeIsNotSent();
    void cancel_ofEndedRequestIsNotSent();
    void answer_thatIsTooLongEndsItsRequest();
    void failAll_endsEachRequest();
    void fullStdin_failsTheRequestLater();

private:
    std::unique_ptr<RpcServer> m_server;
};

void TstRpcClientEnds::request_endsAtItsTimeLimit()
{
    m_server->request("slow", 1ms);
    m_server->request("other");
    QTRY_COMPARE(m_server->answers.size(), 1);
    QCOMPARE(m_server->answers.value(1).error, CallError::Timeout);
    QCOMPARE(m_server->answers.value(1).failure, u"no answer within 0.001 s"_s);
    QCOMPARE(m_server->sent(u"notifications/cancelled"_s).size(), 1);
    m_server->answer(1, R"("result":{})");
    QCOMPARE(m_server->answers.value(1).error, CallError::Timeout);
    m_server->answer(2, R"("result":{})");
    QVERIFY(!m_server->answers.value(2).error);
}

void TstRpcClientEnds::progress_beginsTheTimeLimitAnew()
{
    constexpr auto limit = 300ms;
    QByteArrayList steps;
    m_server->request("slow", limit, [&steps](const QByteArray &params) { steps += params; });
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer progress;
    QObject::connect(&progress, &QTimer::timeout, &progress, [this] {
        m_server->client.received(
            R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"n":1.0}})");
    });
    progress.start(50ms);
    QTRY_VERIFY(elapsed.elapsed() > 2 * limit.count());
    QVERIFY(m_server->answers.isEmpty());
    progress.stop();
    QTRY_COMPARE(m_server->answers.value(1).error, CallError::Timeout);
    QCOMPARE(steps.value(0), R"({"progressToken":1,"n":1.0})");
    QVERIFY(m_server->notifications.isEmpty());
}

void TstRpcClientEnds::progress_ofUnknownTokenIsIgnored()
{
    int steps = 0;
    m_server->request("with", 1min, [&steps](const QByteArray &) { ++steps; });
    m_server->request("without");
    for (const char *token : {"2", "7", "\"1\"", "null", "1.5", "{}"})
        m_server->client.received(
            R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":)" +
            QByteArray(token) + "}}");
    m_server->client.received(R"({"jsonrpc":"2.0","method":"notifications/progress"})");
    QCOMPARE(steps, 0);
    QVERIFY(m_server->noise.isEmpty());
}

void TstRpcClientEnds::progress_mayCancelItsRequest()
{
    m_server->request("with", 1min,
                      [this](const QByteArray &) { m_server->client.cancel(1, u"enough"_s); });
    m_server->client.received(
        R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1}})");
    QCOMPARE(m_server->sent(u"notifications/cancelled"_s).size(), 1);
    QVERIFY(m_server->answers.isEmpty());
}

void TstRpcClientEnds::cancel_isSentAndCallsNoDone()
{
    const quint64 id = m_server->request("m");
    m_server->client.cancel(id, u"the \"caller\" left"_s);
    QCOMPARE(
        m_server->lines.value(1),
        R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"reason":"the \"caller\" left"}})");
    m_server->answer(id, R"("result":{})");
    QVERIFY(m_server->answers.isEmpty());
}

void TstRpcClientEnds::cancel_ofInitializeIsNotSent()
{
    const quint64 id = m_server->request("initialize");
    m_server->client.cancel(id, u"x"_s);
    m_server->request("initialize", 1ms);
    QTRY_COMPARE(m_server->answers.size(), 1);
    QCOMPARE(m_server->lines.size(), 2); // both requests
}

void TstRpcClientEnds::cancel_ofEndedRequestIsNotSent()
{
    const quint64 id = m_server->request("m");
    m_server->answer(id, R"("result":{})");
    m_server->client.cancel(id, u"x"_s);
    m_server->client.cancel(7, u"x"_s);
    QCOMPARE(m_server->lines.size(), 1);
}

void TstRpcClientEnds::answer_thatIsTooLongEndsItsRequest()
{
    m_server->request("a");
    m_server->request("b");
    m_server->client.skipped("2", 1024 * 1024);
    QCOMPARE(m_server->answers.keys(), QList<quint64>{2});
    QCOMPARE(m_server->answers.value(2).error, CallError::TooLarge);
    QCOMPARE(m_server->answers.value(2).failure, u"its answer has more than 1 MiB"_s);
    QVERIFY(m_server->noise.isEmpty());
    m_server->client.skipped("2", 1024 * 1024);
    m_server->client.skipped({}, 1024 * 1024);
    QCOMPARE(m_server->noise.size(), 2);
}

void TstRpcClientEnds::failAll_endsEachRequest()
{
    m_server->request("a");
    m_server->request("b");
    m_server->client.failAll(CallError::Died, u"it died"_s);
    QCOMPARE(m_server->answers.size(), 2);
    QCOMPARE(m_server->answers.value(2).error, CallError::Died);
    QCOMPARE(m_server->answers.value(2).failure, u"it died"_s);
    m_server->client.failAll(CallError::Timeout, u"x"_s);
    QCOMPARE(m_server->answers.value(2).error, CallError::Died);
}

void TstRpcClientEnds::fullStdin_failsTheRequestLater()
{
    m_server->reads = false;
    m_server->request("m");
    QVERIFY(m_server->answers.isEmpty());
    QTRY_COMPARE(m_server->answers.size(), 1);
    QCOMPARE(m_server->answers.value(1).error, CallError::Overloaded);
    QVERIFY(m_server->answers.value(1).failure.contains(u"stdin"_s));
    const quint64 cancelled = m_server->request("m");
    m_server->client.cancel(cancelled, u"x"_s);
    m_server->request("m");
    QTRY_COMPARE(m_server->answers.size(), 2);
    QVERIFY(!m_server->answers.contains(cancelled));
}

MM_SUITE(TstRpcClientEnds)
#include "tst_rpcclient_ends.moc"
