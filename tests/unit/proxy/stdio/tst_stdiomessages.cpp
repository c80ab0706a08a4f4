// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/clientmessage.h"
#include "app/proxy/stdio/eventreader.h"
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm::stdio;
using mm::test::McpClient;
using Kind = ClientMessage::Kind;

/// What a bridge reads of the messages of both sides.
class TstStdioMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kind_isThatOfTheMessage_data();
    void kind_isThatOfTheMessage();
    void requestsThatOnlyRead_mayBeRepeated_data();
    void requestsThatOnlyRead_mayBeRepeated();
    void batch_hasTheIdsOfItsRequests();
    void invalidMessage_getsAnError_data();
    void invalidMessage_getsAnError();
    void listen_tellsWhetherToolsAreWanted();
    void events_areSplitWhereverThePiecesEnd();
};

void TstStdioMessages::kind_isThatOfTheMessage_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("kind");
    const auto notification = [](const QByteArray &method) {
        return R"({"jsonrpc":"2.0","method":"notifications/)" + method +
               R"(","params":{"requestId":"a b"}})";
    };
    QTest::newRow("request") << McpClient::legacyBody("tools/call") << int(Kind::Requests);
    QTest::newRow("notification") << notification("x") << int(Kind::Notification);
    QTest::newRow("initialized") << notification("initialized") << int(Kind::Initialized);
    QTest::newRow("cancelled") << notification("cancelled") << int(Kind::Cancelled);
    QTest::newRow("response") << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":{}})")
                              << int(Kind::Notification);
    QTest::newRow("listen") << McpClient::modernBody("subscriptions/listen") << int(Kind::Listen);
    QTest::newRow("listen of the legacy era")
        << McpClient::legacyBody("subscriptions/listen") << int(Kind::Requests);
}

void TstStdioMessages::kind_isThatOfTheMessage()
{
    QFETCH(QByteArray, line);
    QFETCH(int, kind);
    const ClientMessage message = classify(line);
    QCOMPARE(int(message.kind), kind);
    QCOMPARE(message.cancelledId, kind == int(Kind::Cancelled) ? "\"a b\"" : QByteArray());
}

void TstStdioMessages::requestsThatOnlyRead_mayBeRepeated_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("mayRepeat");
    for (const char *method : {"ping", "initialize", "server/discover", "tools/list",
                               "resources/list", "resources/templates/list", "prompts/list"})
        QTest::newRow(method) << QByteArray(method) << true;
    for (const char *method : {"tools/call", "resources/read", "prompts/get", "unknown"})
        QTest::newRow(method) << QByteArray(method) << false;
}

void TstStdioMessages::requestsThatOnlyRead_mayBeRepeated()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, mayRepeat);
    const ClientMessage message = classify(McpClient::legacyBody(method));
    QCOMPARE(message.mayRepeat, mayRepeat);
    QCOMPARE(message.ids, QByteArrayList{"1"});
    QCOMPARE(message.method, method);
}

void TstStdioMessages::batch_hasTheIdsOfItsRequests()
{
    const QByteArray note = R"({"jsonrpc":"2.0","method":"notifications/x"})";
    const QByteArray list = R"({"jsonrpc":"2.0","id":"b","method":"tools/list"})";
    const ClientMessage reads =
        classify('[' + McpClient::legacyBody("ping") + ',' + note + ',' + list + ']');
    QCOMPARE(int(reads.kind), int(Kind::Requests));
    QVERIFY(reads.isBatch && reads.mayRepeat);
    QCOMPARE(reads.ids, (QByteArrayList{"1", "\"b\""}));
    QVERIFY(!classify('[' + list + ',' + McpClient::legacyBody("tools/call") + ']').mayRepeat);
}

void TstStdioMessages::invalidMessage_getsAnError_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("no JSON") << QByteArray("hello")
                             << QByteArray(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,)");
    QTest::newRow("no method") << QByteArray(R"({"jsonrpc":"2.0","id":5})")
                               << QByteArray(R"({"jsonrpc":"2.0","id":5,"error":{"code":-32600,)");
    QTest::newRow("empty batch") << QByteArray("[]")
                                 << QByteArray(
                                        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32600,)");
}

void TstStdioMessages::invalidMessage_getsAnError()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, begin);
    const ClientMessage message = classify(line);
    QCOMPARE(int(message.kind), int(Kind::Invalid));
    QVERIFY2(message.error.startsWith(begin), message.error.constData());
}

void TstStdioMessages::listen_tellsWhetherToolsAreWanted()
{
    for (const bool wanted : {true, false}) {
        const QByteArray filter =
            QByteArray(R"("notifications":{"toolsListChanged":)") + (wanted ? "true}" : "false}");
        const ClientMessage message =
            classify(McpClient::modernBody("subscriptions/listen", filter));
        QCOMPARE(message.wantsTools, wanted);
    }
}

void TstStdioMessages::events_areSplitWhereverThePiecesEnd()
{
    const QByteArray bytes = ": comment\n\ndata: {\"a\":1}\n\nid: 7\r\ndata:{\r\ndata: }\r\n\r\n"
                             "data\n\ndata: cut";
    for (qsizetype size = 1; size <= bytes.size(); ++size) {
        EventReader reader;
        QByteArrayList found;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            found += reader.feed(bytes.mid(at, size));
        QCOMPARE(found, (QByteArrayList{"{\"a\":1}", "{ }"}));
    }
}

MM_SUITE(TstStdioMessages)
#include "tst_stdiomessages.moc"
