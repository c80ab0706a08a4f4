// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The requests of MM to one server, and what the server sends, without a process.
class TstRpcClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<RpcServer>(); }
    void cleanup() { m_server.reset(); }

    void request_isOneLineOfJson();
    void answers_inAnyOrderReachTheirRequests();
    void answer_ofUnknownIdIsIgnored_data();
    void answer_ofUnknownIdIsIgnored();
    void result_keepsItsBytes();
    void error_isAnAnswer();
    void answer_withoutAnObjectIsABadAnswer_data();
    void answer_withoutAnObjectIsABadAnswer();
    void done_maySendAnotherRequest();
    void noise_isReportedAndHarmsNothing_data();
    void noise_isReportedAndHarmsNothing();
    void notification_isPassedOn();
    void requestOfTheServer_isAnswered_data();
    void requestOfTheServer_isAnswered();
    void quota_limitsLargeResults();
    void lastAnswer_isTheTimeOfAnyAnswer();

private:
    std::unique_ptr<RpcServer> m_server;
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
        m_server->request("m");
    m_server->answer(3, R"("result":{"n":3})");
    QCOMPARE(m_server->answers.keys(), QList<quint64>{3});
    m_server->answer(1, R"("result":{"n":1})");
    m_server->answer(2, R"("result":{"n":2})");
    for (quint64 id = 1; id <= 3; ++id)
        QCOMPARE(m_server->answers[id].result, R"({"n":)" + QByteArray::number(id) + '}');
}

void TstRpcClient::answer_ofUnknownIdIsIgnored_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("of no request") << "7"_ba;
    QTest::newRow("zero") << "0"_ba;
    QTest::newRow("a string") << R"("1")"_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("negative") << "-1"_ba;
    QTest::newRow("beyond 64 bits") << "18446744073709551617"_ba;
    QTest::newRow("an object") << "{\"id\":1}"_ba;
}

void TstRpcClient::answer_ofUnknownIdIsIgnored()
{
    QFETCH(QByteArray, id);
    m_server->request("m");
    m_server->client.received(R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":{}})");
    QVERIFY(m_server->answers.isEmpty());
    m_server->answer(1, R"("result":{})");
    m_server->answer(1, R"("result":{"late":true})");
    QCOMPARE(m_server->answers.value(1).result, "{}");
    QVERIFY(m_server->noise.isEmpty());
}

void TstRpcClient::result_keepsItsBytes()
{
    const QByteArray result = R"({ "big" : 9007199254740993, "n":1.10, "t":"\u00e9\/" ,"x":1e400})";
    m_server->request("m");
    m_server->answer(1, R"("result": )" + result + ' ');
    QCOMPARE(m_server->answers.value(1).result, result);
    QVERIFY(!m_server->answers.value(1).error);
}

void TstRpcClient::error_isAnAnswer()
{
    const QByteArray error = R"({"code":-32050,"message":"no luck","data":{"n":9007199254740993}})";
    m_server->request("m");
    m_server->answer(1, R"("result":null,"error":)" + error);
    const ServiceAnswer answer = m_server->answers.value(1);
    QCOMPARE(answer.error, CallError::RpcError);
    QVERIFY(answer.isRpcError);
    QCOMPARE(answer.result, error);
    QVERIFY2(answer.failure.contains(u"no luck"_s), qPrintable(answer.failure));
}

void TstRpcClient::answer_withoutAnObjectIsABadAnswer_data()
{
    QTest::addColumn<QByteArray>("member");
    // A client could not read them, and would wait until its time limit.
    QTest::newRow("no result") << R"("x":1)"_ba;
    QTest::newRow("null") << R"("result":null)"_ba;
    QTest::newRow("a list") << R"("result":[{}])"_ba;
    QTest::newRow("a text") << R"("result":"{}")"_ba;
    QTest::newRow("error as a text") << R"("error":"failed")"_ba;
    QTest::newRow("error without a code") << R"("error":{"message":"failed"})"_ba;
    QTest::newRow("code as a text") << R"("error":{"code":"E","message":"failed"})"_ba;
    QTest::newRow("error without a message") << R"("error":{"code":-1})"_ba;
}

void TstRpcClient::answer_withoutAnObjectIsABadAnswer()
{
    QFETCH(QByteArray, member);
    m_server->request("m");
    m_server->answer(1, member);
    QCOMPARE(m_server->answers.value(1).error, CallError::BadAnswer);
    QVERIFY(m_server->answers.value(1).result.isNull());
    QVERIFY(!m_server->answers.value(1).failure.isEmpty());
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
    QTest::newRow("a log line") << "Server started"_ba;
    QTest::newRow("half a message") << R"({"jsonrpc":"2.0","id":1,"result":)"_ba;
    QTest::newRow("a batch") << R"([{"jsonrpc":"2.0","id":1,"result":{}}])"_ba;
    QTest::newRow("a number") << "1"_ba;
    QTest::newRow("no version") << R"({"id":1,"result":{}})"_ba;
    QTest::newRow("another version") << R"({"jsonrpc":"1.0","id":1,"result":{}})"_ba;
    QTest::newRow("version as a number") << R"({"jsonrpc":2.0,"id":1,"result":{}})"_ba;
    QTest::newRow("invalid UTF-8")
        << "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":\"\xff\xfe\"}}"_ba;
    QTest::newRow("two on a line") << R"({"jsonrpc":"2.0","id":1,"result":{}}{"jsonrpc":"2.0"})"_ba;
    QTest::newRow("too deep") << R"({"jsonrpc":"2.0","id":1,"result":)" + QByteArray(2000, '[') +
                                     QByteArray(2000, ']') + '}';
}

void TstRpcClient::noise_isReportedAndHarmsNothing()
{
    QFETCH(QByteArray, line);
    m_server->request("m");
    m_server->client.received(line);
    QCOMPARE(m_server->noise, QByteArrayList{line});
    QVERIFY(m_server->answers.isEmpty());
    m_server->answer(1, R"("result":{"a":1})");
    QCOMPARE(m_server->answers.value(1).result, R"({"a":1})");
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
    const auto row = [](const char *name, const QByteArray &id, const QByteArray &method,
                        const QByteArray &answer) {
        QTest::newRow(name) << id << method << answer;
    };
    row("ping", "1", "ping", R"("result":{})");
    row("ping with a text", R"("a\u0041")", "ping", R"("result":{})");
    row("roots", "1", "roots/list", R"("error":{"code":-32601,)");
    row("sampling", "-5", "sampling/createMessage", R"("error":{"code":-32601,)");
}

void TstRpcClient::requestOfTheServer_isAnswered()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, answer);
    m_server->request("m"); // its id is 1 too
    m_server->client.received(R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":")" + method +
                              R"(","params":{}})");
    QCOMPARE(m_server->lines.size(), 2);
    const QByteArray sent = m_server->lines.value(1);
    QVERIFY2(sent.startsWith(R"({"jsonrpc":"2.0","id":)" + id + ',' + answer), sent.constData());
    QVERIFY(m_server->answers.isEmpty());
}

void TstRpcClient::quota_limitsLargeResults()
{
    constexpr qsizetype large = 100'000;
    http::MemoryQuota quota(150'000);
    m_server = std::make_unique<RpcServer>(&quota);
    const QByteArray result = R"("result":{"t":")" + QByteArray(large, 'x') + "\"}";
    m_server->request("a");
    m_server->answer(1, result);
    QVERIFY(!m_server->answers.value(1).error);
    m_server->request("b");
    {
        const http::MemoryQuota::Lease held = std::move(m_server->lastLease);
        m_server->answer(2, result);
        QCOMPARE(m_server->answers.value(2).error, CallError::Overloaded);
        QVERIFY(m_server->answers.value(2).failure.contains(u"bytes"_s));
        m_server->request("small");
        m_server->answer(3, R"("result":{})");
        QVERIFY(!m_server->answers.value(3).error);
    }
    m_server->request("c");
    m_server->answer(4, result);
    QVERIFY(!m_server->answers.value(4).error);
    m_server->lastLease = {};
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
