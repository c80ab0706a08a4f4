// SPDX-License-Identifier: MIT
#include "bridgeclient.h"
#include "files.h"
#include "suite.h"

#include <QTemporaryDir>

using namespace mm;
using namespace mm::test;

/// A bridge whose MM ends, starts, or is none.
class TstMmLink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connection_isKept();
    void connectionThatMmClosed_isReplaced();
    void callWithoutResponse_isNotRepeated();
    void listWithoutResponse_isRepeated();
    void brokenStream_isAnErrorOfItsCall();
    void requestThatMmDidNotRead_isRepeated();
    void restartedMm_isUsed();
    void absentMm_isStarted();
    void mmThatCantStart_isAnErrorThatSaysWhy_data();
    void mmThatCantStart_isAnErrorThatSaysWhy();
    void otherProgram_isNamed();
    void legacyChanges_areOpenedAgain();
    void subscription_isSentAgain();
    void changes_startNoMm();
};

namespace {

/// A response to a request with the id 1.
const QByteArray pong = okResponse(R"({"jsonrpc":"2.0","id":1,"result":{}})");
/// Ends the connection without a response.
const ScriptedServer::Script silence{{}, true};

QByteArrayList pathsOf(const QByteArrayList &requests)
{
    QByteArrayList paths;
    for (const QByteArray &request : requests)
        paths.append(request.split(' ').value(1));
    return paths;
}

} // namespace

void TstMmLink::connection_isKept()
{
    ScriptedServer mm({healthy(), {pong, false}, {pong, false}});
    BridgeClient client(mm.port());
    QVERIFY(client.ask(McpClient::legacyBody("ping")).contains("result"_L1));
    QVERIFY(client.ask(McpClient::legacyBody("ping")).contains("result"_L1));
    QCOMPARE(mm.connections(), 2); // one is for /health
    QCOMPARE(pathsOf(mm.requests()), (QByteArrayList{"/health", "/mcp", "/mcp"}));
}

void TstMmLink::connectionThatMmClosed_isReplaced()
{
    ScriptedServer mm({healthy(), {pong, false}, healthy(), {pong, false}});
    BridgeClient client(mm.port());
    QVERIFY(client.call("x").contains("result"_L1));
    mm.drop();
    QTRY_COMPARE_WITH_TIMEOUT(mm.open(), 0, testTimeout);
    QVERIFY2(client.call("x").contains("result"_L1), client.received.constLast().constData());
    QCOMPARE(pathsOf(mm.requests()), (QByteArrayList{"/health", "/mcp", "/health", "/mcp"}));
}

void TstMmLink::callWithoutResponse_isNotRepeated()
{
    ScriptedServer mm({healthy(), silence, healthy(), {pong, false}});
    BridgeClient client(mm.port());
    const QJsonObject response = client.call("x");
    QCOMPARE(response["error"_L1]["code"_L1].toInt(), -32603);
    QVERIFY2(errorText(response).contains(u"may have been carried out"_s),
             client.received.value(0).constData());
    QVERIFY(client.call("x").contains("result"_L1));
    QCOMPARE(mm.requests().size(), 4);
}

void TstMmLink::listWithoutResponse_isRepeated()
{
    ScriptedServer mm({healthy(), silence, healthy(), {pong, false}});
    BridgeClient client(mm.port());
    QVERIFY(client.ask(McpClient::legacyBody("tools/list")).contains("result"_L1));
    QCOMPARE(client.received.size(), 1);
}

void TstMmLink::brokenStream_isAnErrorOfItsCall()
{
    ScriptedServer mm({healthy(), {eventStream(R"({"method":"notifications/progress"})"), true}});
    BridgeClient client(mm.port());
    client.sendRequest("tools/call");
    QVERIFY(client.waitFor(2));
    QCOMPARE(methodOf(client.received.at(0)), u"notifications/progress"_s);
    QVERIFY(errorText(objectIn(client.received.at(1))).contains(u"may have been carried out"_s));
}

void TstMmLink::requestThatMmDidNotRead_isRepeated()
{
    ScriptedServer mm({healthy()}); // and no response to the call
    const quint16 port = mm.port();
    BridgeClient client(port);
    client.sendRequest("tools/call");
    QTRY_COMPARE_WITH_TIMEOUT(mm.requests().size(), 2, testTimeout);
    // The next call needs a connection of its own. It is closed before the call is read.
    mm.stopListening();
    QTcpServer hasty;
    QVERIFY(hasty.listen(QHostAddress::LocalHost, port));
    int calls = 0;
    std::unique_ptr<ScriptedServer> next;
    connect(&hasty, &QTcpServer::newConnection, &hasty, [&] {
        ++calls;
        delete hasty.nextPendingConnection();
        hasty.close();
        next = std::make_unique<ScriptedServer>(
            std::vector<ScriptedServer::Script>{healthy(), {pong, false}}, QHostAddress::LocalHost,
            port);
    });
    QVERIFY(!client.call("x").isEmpty());
    QCOMPARE(client.received, QByteArrayList{R"({"jsonrpc":"2.0","id":1,"result":{}})"});
    QCOMPARE(calls, 1);
}

void TstMmLink::restartedMm_isUsed()
{
    auto mesh = quickMesh();
    BridgeClient client(mesh->port(), {.restartGrace = 20s});
    QVERIFY(client.ask(McpClient::legacyBody("ping")).contains("result"_L1));
    const quint16 port = mesh->port();
    mesh.reset();
    client.sendRequest("tools/list", "{}", "2");
    ScriptedServer again({healthy(), {pong, false}}, QHostAddress::LocalHost, port);
    QVERIFY(client.waitFor(2));
    QCOMPARE(pathsOf(again.requests()), (QByteArrayList{"/health", "/mcp"}));
}

void TstMmLink::absentMm_isStarted()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"started"_s);
    const quint16 port = unusedPort();
    BridgeClient client(port,
                        {.start = {.program = u"/bin/sh"_s,
                                   .arguments = {u"-c"_s, u"echo x >>'%1'; sleep 5"_s.arg(file)},
                                   .environment = QProcessEnvironment::systemEnvironment(),
                                   .logFile = folder.filePath(u"log"_s)}});
    client.sendRequest("ping");
    QTRY_COMPARE_WITH_TIMEOUT(readFile(file), QByteArray("x\n"), testTimeout);
    ScriptedServer mm({healthy(), {pong, false}}, QHostAddress::LocalHost, port);
    QVERIFY(client.waitFor(1));
    QVERIFY(client.received.constFirst().contains("result"));
    QCOMPARE(readFile(file), QByteArray("x\n"));
}

void TstMmLink::mmThatCantStart_isAnErrorThatSaysWhy_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("text");
    QTest::newRow("no program") << u"/nonexistent/mm"_s << u"/nonexistent/mm"_s;
    QTest::newRow("it ends") << u"/bin/sh"_s << u"the disk is full"_s;
}

void TstMmLink::mmThatCantStart_isAnErrorThatSaysWhy()
{
    QFETCH(QString, program);
    QFETCH(QString, text);
    QTemporaryDir folder;
    BridgeClient client(unusedPort(),
                        {.start = {.program = program,
                                   .arguments = {u"-c"_s, u"echo 'mm-proxy: the disk is full.'"_s},
                                   .environment = QProcessEnvironment::systemEnvironment(),
                                   .logFile = folder.filePath(u"log"_s)},
                         .startTimeout = 300ms});
    const QJsonObject response = client.call("x");
    QCOMPARE(response["error"_L1]["code"_L1].toInt(), -32603);
    QVERIFY2(errorText(response).contains(text), client.received.value(0).constData());
    QVERIFY(!errorText(response).contains(u"may have been"_s));
}

void TstMmLink::otherProgram_isNamed()
{
    ScriptedServer other({{okResponse("hello"), true}});
    BridgeClient client(other.port(), {.describeOwner = [](quint16 port) {
                            return u"It is used by port %1's nginx."_s.arg(port);
                        }});
    const QString text = errorText(client.call("x"));
    QVERIFY2(text.contains(u"nginx"_s) && text.contains(QString::number(other.port())),
             qPrintable(text));
    QCOMPARE(other.requests().size(), 1);
}

void TstMmLink::legacyChanges_areOpenedAgain()
{
    const QByteArray change = R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed"})";
    const ScriptedServer::Script accepted{"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
                                          false};
    ScriptedServer mm({healthy(),
                       accepted,
                       {eventStream(), true},
                       healthy(),
                       {eventStream(R"({"a":1})"), false}});
    BridgeClient client(mm.port());
    client.send(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
    // The bridge can't know what has changed meanwhile.
    QVERIFY(client.waitFor(2));
    QCOMPARE(client.received, (QByteArrayList{change, R"({"a":1})"}));
}

void TstMmLink::subscription_isSentAgain()
{
    const QByteArray ack =
        R"({"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged"})";
    const QByteArray end = R"({"jsonrpc":"2.0","id":1,"result":{}})";
    ScriptedServer mm({healthy(),
                       {eventStream(ack) + "data: " + end + "\n\n", true},
                       healthy(),
                       {eventStream(ack) + "data: {\"a\":1}\n\n", false}});
    BridgeClient client(mm.port());
    client.send(McpClient::modernBody("subscriptions/listen",
                                      R"("notifications":{"toolsListChanged":true})"));
    QVERIFY(client.waitFor(3));
    QCOMPARE(client.received.at(0), ack);
    QCOMPARE(methodOf(client.received.at(1)), u"notifications/tools/list_changed"_s);
    QCOMPARE(client.received.at(2), "{\"a\":1}");
}

void TstMmLink::changes_startNoMm()
{
    QTemporaryDir folder;
    auto mesh = quickMesh();
    BridgeClient client(mesh->port(),
                        {.start = {.program = u"/bin/sh"_s,
                                   .arguments = {u"-c"_s, u"echo started"_s},
                                   .environment = QProcessEnvironment::systemEnvironment(),
                                   .logFile = folder.filePath(u"log"_s)},
                         .startTimeout = 300ms,
                         .restartGrace = 0ms});
    client.send(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
    QTRY_COMPARE_WITH_TIMEOUT(mesh->metric("mm_mesh_change_streams"), QByteArray("1"), testTimeout);
    mesh.reset();
    QTest::qWait(400);
    QVERIFY(!QFile::exists(folder.filePath(u"log"_s)));
    QVERIFY(client.call("x").contains("error"_L1)); // which starts it
    QVERIFY(QFile::exists(folder.filePath(u"log"_s)));
}

MM_SUITE(TstMmLink)
#include "tst_mmlink.moc"
