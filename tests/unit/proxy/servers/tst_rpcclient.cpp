// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The requests of MM to one server, without a process.
class TstRpcClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RpcServer>();
        m_answers.clear();
    }
    void cleanup() { m_server.reset(); }

    void request_isOneLineOfJson();
    void answers_inAnyOrderReachTheirRequests();
    void answer_ofUnknownIdIsIgnored_data();
    void answer_ofUnknownIdIsIgnored();
    void result_keepsItsBytes();
    void error_isAnAnswer();
    void answer_withoutAnObjectIsABadAnswer_data();
    void answer_withoutAnObjectIsABadAnswer();
    void answer_thatIsTooLongEndsItsRequest();
    void request_endsAtItsTimeLimit();
    void progress_beginsTheTimeLimitAnew();
    void progress_ofUnknownTokenIsIgnored();
    void progress_mayCancelItsRequest();
    void cancel_isSentAndCallsNoDone();
    void cancel_ofInitializeIsNotSent();
    void cancel_ofEndedRequestIsNotSent();
    void failAll_endsEachRequest();
    void done_maySendAnotherRequest();
    void noise_isReportedAndHarmsNothing_data();
    void noise_isReportedAndHarmsNothing();
    void notification_isPassedOn();
    void requestOfTheServer_isAnswered_data();
    void requestOfTheServer_isAnswered();
    void fullStdin_failsTheRequestLater();
    void quota_limitsLargeResults();
    void lastAnswer_isTheTimeOfAnyAnswer();

private:
    using milliseconds = std::chrono::milliseconds;
    quint64 request(const QByteArray &method, milliseconds timeout = 1min,
                    RpcClient::Progress progress = {})
    {
        const quint64 id = m_server->client.nextId();
        return m_server->client.request(
            method, "{}", timeout,
            [this, id](const ServiceAnswer &answer, http::MemoryQuota::Lease lease) {
                m_answers.insert(id, answer);
                m_lease = std::move(lease);
            },
            std::move(progress));
    }

    std::unique_ptr<RpcServer> m_server;
    QMap<quint64, ServiceAnswer> m_answers; ///< by id
    http::MemoryQuota::Lease m_lease;
};

void TstRpcClient::request_isOneLineOfJson()
{
    m_server->client.request("tools/call", "{\"a\":\r\n1,\n\"b\":\"x\\ny\"}", 1min, {});
    m_server->client.request("ping", {}, 1min, {});
    m_server->client.notify("n", "{\n}");
    const QByteArrayList expected{
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"a":  1, "b":"x\ny"}})",
        R"({"jsonrpc":"2.0","id":2,"method":"ping"})",
        R"({"jsonrpc":"2.0","method":"n","params":{ }})"};
    QCOMPARE(m_server->lines, expected);
}

void TstRpcClient::answers_inAnyOrderReachTheirRequests()
{
    for (int i = 0; i < 3; ++i)
        request("m");
    m_server->answer(3, R"("result":{"n":3})");
    QCOMPARE(m_answers.keys(), QList<quint64>{3});
    m_server->answer(1, R"("result":{"n":1})");
    m_server->answer(2, R"("result":{"n":2})");
    for (quint64 id = 1; id <= 3; ++id)
        QCOMPARE(m_answers[id].result, R"({"n":)" + QByteArray::number(id) + '}');
}

void TstRpcClient::answer_ofUnknownIdIsIgnored_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("of no request") << QByteArray("7");
    QTest::newRow("zero") << QByteArray("0");
    QTest::newRow("a string") << QByteArray(R"("1")");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("negative") << QByteArray("-1");
    QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551617");
    QTest::newRow("an object") << QByteArray("{\"id\":1}");
}

void TstRpcClient::answer_ofUnknownIdIsIgnored()
{
    QFETCH(QByteArray, id);
    request("m");
    m_server->client.received(R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":{}})");
    QVERIFY(m_answers.isEmpty());
    m_server->answer(1, R"("result":{})");
    m_server->answer(1, R"("result":{"late":true})");
    QCOMPARE(m_answers.value(1).result, "{}");
    QVERIFY(m_server->noise.isEmpty());
}

void TstRpcClient::result_keepsItsBytes()
{
    const QByteArray result = R"({ "big" : 9007199254740993, "n":1.10, "t":"\u00e9\/" ,"x":1e400})";
    request("m");
    m_server->answer(1, R"("result": )" + result + ' ');
    QCOMPARE(m_answers.value(1).result, result);
    QVERIFY(!m_answers.value(1).error);
}

void TstRpcClient::error_isAnAnswer()
{
    const QByteArray error = R"({"code":-32050,"message":"no luck","data":{"n":9007199254740993}})";
    request("m");
    m_server->answer(1, R"("result":null,"error":)" + error);
    const ServiceAnswer answer = m_answers.value(1);
    QCOMPARE(answer.error, CallError::RpcError);
    QVERIFY(answer.isRpcError);
    QCOMPARE(answer.result, error);
    QVERIFY2(answer.failure.contains(u"no luck"_s), qPrintable(answer.failure));
}

void TstRpcClient::answer_withoutAnObjectIsABadAnswer_data()
{
    QTest::addColumn<QByteArray>("member");
    // A client could not read them, and would wait until its time limit.
    QTest::newRow("no result") << QByteArray(R"("x":1)");
    QTest::newRow("null") << QByteArray(R"("result":null)");
    QTest::newRow("a list") << QByteArray(R"("result":[{}])");
    QTest::newRow("a text") << QByteArray(R"("result":"{}")");
    QTest::newRow("error as a text") << QByteArray(R"("error":"failed")");
    QTest::newRow("error without a code") << QByteArray(R"("error":{"message":"failed"})");
    QTest::newRow("code as a text") << QByteArray(R"("error":{"code":"E","message":"failed"})");
    QTest::newRow("error without a message") << QByteArray(R"("error":{"code":-1})");
}

void TstRpcClient::answer_withoutAnObjectIsABadAnswer()
{
    QFETCH(QByteArray, member);
    request("m");
    m_server->answer(1, member);
    QCOMPARE(m_answers.value(1).error, CallError::BadAnswer);
    QVERIFY(m_answers.value(1).result.isNull());
    QVERIFY(!m_answers.value(1).failure.isEmpty());
}

void TstRpcClient::answer_thatIsTooLongEndsItsRequest()
{
    request("a");
    request("b");
    m_server->client.skipped("2", 1024 * 1024);
    QCOMPARE(m_answers.keys(), QList<quint64>{2});
    QCOMPARE(m_answers.value(2).error, CallError::TooLarge);
    QCOMPARE(m_answers.value(2).failure, u"its answer has more than 1 MiB"_s);
    QVERIFY(m_server->noise.isEmpty());
    m_server->client.skipped("2", 1024 * 1024);
    m_server->client.skipped({}, 1024 * 1024);
    QCOMPARE(m_server->noise.size(), 2);
}

void TstRpcClient::request_endsAtItsTimeLimit()
{
    request("slow", 1ms);
    request("other");
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.value(1).error, CallError::Timeout);
    QCOMPARE(m_answers.value(1).failure, u"no answer within 0.001 s"_s);
    QCOMPARE(m_server->sent(u"notifications/cancelled"_s).size(), 1);
    m_server->answer(1, R"("result":{})");
    QCOMPARE(m_answers.value(1).error, CallError::Timeout);
    m_server->answer(2, R"("result":{})");
    QVERIFY(!m_answers.value(2).error);
}

void TstRpcClient::progress_beginsTheTimeLimitAnew()
{
    constexpr auto limit = 300ms;
    QByteArrayList steps;
    request("slow", limit, [&steps](const QByteArray &params) { steps += params; });
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer progress;
    QObject::connect(&progress, &QTimer::timeout, &progress, [this] {
        m_server->client.received(
            R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"n":1.0}})");
    });
    progress.start(50ms);
    QTRY_VERIFY(elapsed.elapsed() > 2 * limit.count());
    QVERIFY(m_answers.isEmpty());
    progress.stop();
    QTRY_COMPARE(m_answers.value(1).error, CallError::Timeout);
    QCOMPARE(steps.value(0), R"({"progressToken":1,"n":1.0})");
    QVERIFY(m_server->notifications.isEmpty());
}

void TstRpcClient::progress_ofUnknownTokenIsIgnored()
{
    int steps = 0;
    request("with", 1min, [&steps](const QByteArray &) { ++steps; });
    request("without");
    for (const char *token : {"2", "7", "\"1\"", "null", "1.5", "{}"})
        m_server->client.received(
            R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":)" +
            QByteArray(token) + "}}");
    m_server->client.received(R"({"jsonrpc":"2.0","method":"notifications/progress"})");
    QCOMPARE(steps, 0);
    QVERIFY(m_server->noise.isEmpty());
}

void TstRpcClient::progress_mayCancelItsRequest()
{
    request("with", 1min, [this](const QByteArray &) { m_server->client.cancel(1, u"enough"_s); });
    m_server->client.received(
        R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1}})");
    QCOMPARE(m_server->sent(u"notifications/cancelled"_s).size(), 1);
    QVERIFY(m_answers.isEmpty());
}

void TstRpcClient::cancel_isSentAndCallsNoDone()
{
    const quint64 id = request("m");
    m_server->client.cancel(id, u"the \"caller\" left"_s);
    QCOMPARE(
        m_server->lines.value(1),
        R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"reason":"the \"caller\" left"}})");
    m_server->answer(id, R"("result":{})");
    QVERIFY(m_answers.isEmpty());
}

void TstRpcClient::cancel_ofInitializeIsNotSent()
{
    const quint64 id = request("initialize");
    m_server->client.cancel(id, u"x"_s);
    request("initialize", 1ms);
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_server->lines.size(), 2); // both requests
}

void TstRpcClient::cancel_ofEndedRequestIsNotSent()
{
    const quint64 id = request("m");
    m_server->answer(id, R"("result":{})");
    m_server->client.cancel(id, u"x"_s);
    m_server->client.cancel(7, u"x"_s);
    QCOMPARE(m_server->lines.size(), 1);
}

void TstRpcClient::failAll_endsEachRequest()
{
    request("a");
    request("b");
    m_server->client.failAll(CallError::Died, u"it died"_s);
    QCOMPARE(m_answers.size(), 2);
    QCOMPARE(m_answers.value(2).error, CallError::Died);
    QCOMPARE(m_answers.value(2).failure, u"it died"_s);
    m_server->client.failAll(CallError::Timeout, u"x"_s);
    QCOMPARE(m_answers.value(2).error, CallError::Died);
}

void TstRpcClient::done_maySendAnotherRequest()
{
    int answers = 0;
    RpcClient &client = m_server->client;
    const auto again = [&](const ServiceAnswer &, const http::MemoryQuota::Lease &) {
        ++answers;
        client.request(
            "next", {}, 1min,
            [&answers](const ServiceAnswer &, const http::MemoryQuota::Lease &) { ++answers; });
    };
    client.request("a", {}, 1min, again);
    m_server->answer(1, R"("result":{})");
    QCOMPARE(m_server->sent(u"next"_s).size(), 1);
    client.request("b", {}, 1min, again);
    client.failAll(CallError::Died, u"x"_s);
    QCOMPARE(answers, 3); // "a", its "next", and "b"; the next one of "b" still runs
    client.failAll(CallError::Died, u"x"_s);
    QCOMPARE(answers, 4);
}

void TstRpcClient::noise_isReportedAndHarmsNothing_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("a log line") << QByteArray("Server started");
    QTest::newRow("half a message") << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":)");
    QTest::newRow("a batch") << QByteArray(R"([{"jsonrpc":"2.0","id":1,"result":{}}])");
    QTest::newRow("a number") << QByteArray("1");
    QTest::newRow("no version") << QByteArray(R"({"id":1,"result":{}})");
    QTest::newRow("another version") << QByteArray(R"({"jsonrpc":"1.0","id":1,"result":{}})");
    QTest::newRow("version as a number") << QByteArray(R"({"jsonrpc":2.0,"id":1,"result":{}})");
    QTest::newRow("invalid UTF-8")
        << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":\"\xff\xfe\"}}");
    QTest::newRow("two on a line")
        << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":{}}{"jsonrpc":"2.0"})");
    QTest::newRow("too deep") << R"({"jsonrpc":"2.0","id":1,"result":)" + QByteArray(2000, '[') +
                                     QByteArray(2000, ']') + '}';
}

void TstRpcClient::noise_isReportedAndHarmsNothing()
{
    QFETCH(QByteArray, line);
    request("m");
    m_server->client.received(line);
    QCOMPARE(m_server->noise, QByteArrayList{line});
    QVERIFY(m_answers.isEmpty());
    m_server->answer(1, R"("result":{"a":1})");
    QCOMPARE(m_answers.value(1).result, R"({"a":1})");
}

void TstRpcClient::notification_isPassedOn()
{
    m_server->client.received(
        R"({"jsonrpc":"2.0","method":"notifications/x","params":{"n":1.0 }})");
    m_server->client.received(R"({"jsonrpc":"2.0","id":null,"method":"notifications/y"})");
    QCOMPARE(m_server->notifications,
             (QByteArrayList{R"(notifications/x{"n":1.0 })", "notifications/y"}));
    QVERIFY(m_server->lines.isEmpty());
}

void TstRpcClient::requestOfTheServer_isAnswered_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("ping") << QByteArray("1") << QByteArray("ping") << QByteArray(R"("result":{})");
    QTest::newRow("ping with a text")
        << QByteArray(R"("a\u0041")") << QByteArray("ping") << QByteArray(R"("result":{})");
    QTest::newRow("roots") << QByteArray("1") << QByteArray("roots/list")
                           << QByteArray(R"("error":{"code":-32601,)");
    QTest::newRow("sampling") << QByteArray("-5") << QByteArray("sampling/createMessage")
                              << QByteArray(R"("error":{"code":-32601,)");
}

void TstRpcClient::requestOfTheServer_isAnswered()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, answer);
    request("m"); // its id is 1 too
    m_server->client.received(R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":")" + method +
                              R"(","params":{}})");
    QCOMPARE(m_server->lines.size(), 2);
    const QByteArray sent = m_server->lines.value(1);
    QVERIFY2(sent.startsWith(R"({"jsonrpc":"2.0","id":)" + id + ',' + answer), sent.constData());
    QVERIFY(m_answers.isEmpty());
}

void TstRpcClient::fullStdin_failsTheRequestLater()
{
    m_server->reads = false;
    request("m");
    QVERIFY(m_answers.isEmpty());
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.value(1).error, CallError::Overloaded);
    QVERIFY(m_answers.value(1).failure.contains(u"stdin"_s));
    const quint64 cancelled = request("m");
    m_server->client.cancel(cancelled, u"x"_s);
    request("m");
    QTRY_COMPARE(m_answers.size(), 2);
    QVERIFY(!m_answers.contains(cancelled));
}

void TstRpcClient::quota_limitsLargeResults()
{
    constexpr qsizetype large = 100'000;
    http::MemoryQuota quota(150'000);
    m_server = std::make_unique<RpcServer>(&quota);
    const QByteArray result = R"("result":{"t":")" + QByteArray(large, 'x') + "\"}";
    request("a");
    m_server->answer(1, result);
    QVERIFY(!m_answers.value(1).error);
    request("b");
    {
        const http::MemoryQuota::Lease held = std::move(m_lease);
        m_server->answer(2, result);
        QCOMPARE(m_answers.value(2).error, CallError::Overloaded);
        QVERIFY(m_answers.value(2).failure.contains(u"bytes"_s));
        request("small");
        m_server->answer(3, R"("result":{})");
        QVERIFY(!m_answers.value(3).error);
    }
    request("c");
    m_server->answer(4, result);
    QVERIFY(!m_answers.value(4).error);
    m_lease = {};
}

void TstRpcClient::lastAnswer_isTheTimeOfAnyAnswer()
{
    const auto never = m_server->client.lastAnswer();
    m_server->client.received("noise");
    m_server->client.received(R"({"jsonrpc":"2.0","method":"n"})");
    QCOMPARE(m_server->client.lastAnswer(), never);
    m_server->answer(7, R"("error":{"code":1,"message":""})");
    QVERIFY(m_server->client.lastAnswer() > never);
}

MM_SUITE(TstRpcClient)
#include "tst_rpcclient.moc"
