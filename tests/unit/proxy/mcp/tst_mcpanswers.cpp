// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

namespace {

/// The result as sent, of a legacy response with the id 1.
QByteArray rawResult(const WireResponse &response)
{
    static const QByteArray begin = R"({"jsonrpc":"2.0","id":1,"result":)";
    return response.body.startsWith(begin) ? response.body.sliced(begin.size()).chopped(1)
                                           : QByteArray();
}

/// In results that MM makes, in the modern era.
const QByteArray serverInfo =
    R"(,"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"mm-proxy",)"
    R"("title":"MM","version":"1.2.3"}})";

} // namespace

/// What becomes of the answers of services, and of their failures, as results of MCP.
class TstMcpAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toolResult_passesAsSent_data();
    void toolResult_passesAsSent();
    void otherJson_becomesStructured_data();
    void otherJson_becomesStructured();
    void failedTools_areErrorResults_data();
    void failedTools_areErrorResults();
    void failedTools_byMMsLimits();
    void failedTools_byTimeout();
    void largeResult_isWhole_data();
    void largeResult_isWhole();
};

void TstMcpAnswers::toolResult_passesAsSent_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("modern"); // empty: as the answer
    const QByteArray allKinds =
        R"({"content":[{"type":"image","data":"AA==","mimeType":"image/png"},)"
        R"({"type":"audio","data":"","mimeType":"audio/wav","annotations":{"priority":1}},)"
        R"({"type":"resource_link","uri":"a:b","name":"b"},)"
        R"({"type":"resource","resource":{"uri":"a:b","text":""}},)"
        R"({"type":"resource","resource":{"uri":"a:b","blob":"QQ=="}}],)"
        R"("structuredContent":{"a":1},"isError":false,"_meta":{"x":[]}})";
    const QByteArray text = R"({ "content" : [ {"type":"text","text":"\u0041"} ], "x":1e999 })";
    const QByteArray modernText = R"({"resultType":"complete", "content" : [ {"type":"text",)"
                                  R"("text":"\u0041"} ], "x":1e999 })";
    QTest::newRow("text") << text << modernText;
    QTest::newRow("isError") << QByteArray(R"({"content":[],"isError":true})")
                             << QByteArray(
                                    R"({"resultType":"complete","content":[],"isError":true})");
    QTest::newRow("own type") << QByteArray(R"({"content":[],"resultType":"complete"})")
                              << QByteArray();
    QTest::newRow("all kinds") << allKinds << R"({"resultType":"complete",)" + allKinds.sliced(1);
}

void TstMcpAnswers::toolResult_passesAsSent()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, modern);
    ScriptedServer service({{okResponse(answer), false}, {okResponse(answer), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    const McpClient client(&mesh);
    QCOMPARE(rawResult(client.call("s__t")), answer);
    QCOMPARE(rawResult(client.modern("tools/call", R"("name":"s__t")", "s__t")),
             modern.isEmpty() ? answer : modern);
}

void TstMcpAnswers::otherJson_becomesStructured_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("legacy");
    QTest::addColumn<QByteArray>("modern"); // after its resultType
    const auto add = [](const char *answer, const QByteArray &text, bool isObject) {
        const QByteArray content = R"("content":[{"type":"text","text":)" + text + "}]";
        const QByteArray structured = content + R"(,"structuredContent":)" + answer;
        QTest::newRow(answer) << QByteArray(answer) << (isObject ? structured : content)
                              << structured;
    };
    add(R"({ "a":123456789012345678901 })", R"("{ \"a\":123456789012345678901 }")", true);
    add("{\n\t\"a\":\"\\n\"}", R"("{\n\u0009\"a\":\"\\n\"}")", true);
    add(R"({"content":["no","content"]})", R"("{\"content\":[\"no\",\"content\"]}")", true);
    for (const char *odd :
         {R"({"content":[],"totalElements":0})", R"({"content":[{"type":"text"}]})",
          R"({"content":[{"type":"paragraph","text":"x"}]})",
          R"({"content":[{"type":"image","data":"?","mimeType":"image/png"}]})",
          R"({"content":[{"type":"text","text":"x","annotations":null}]})",
          R"({"content":[{"type":"resource","resource":{"uri":"a:b"}}]})",
          R"({"content":[{"type":"resource_link","uri":"a:b"}]})",
          R"({"content":[],"isError":null})", R"({"content":[],"isError":"no"})",
          R"({"content":[],"isError":false,"_meta":null})", R"({"content":[],"resultType":5})",
          R"({"content":[],"resultType":"input_required"})"})
        add(odd,
            QJsonDocument(QJsonArray{QString::fromLatin1(odd)})
                .toJson(QJsonDocument::Compact)
                .sliced(1)
                .chopped(1),
            true);
    add("[1,2]", R"("[1,2]")", false);
    add("1e999", R"("1e999")", false);
    add(R"("\u00e4 text")", R"("\u00e4 text")", false);
    QTest::newRow("null") << QByteArray("null") << QByteArray(R"("content":[])")
                          << QByteArray(R"("content":[])");
    QTest::newRow("nothing") << QByteArray() << QByteArray(R"("content":[])")
                             << QByteArray(R"("content":[])");
}

void TstMcpAnswers::otherJson_becomesStructured()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, legacy);
    QFETCH(QByteArray, modern);
    ScriptedServer service({{okResponse(answer), false}, {okResponse(answer), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    const McpClient client(&mesh);
    QCOMPARE(rawResult(client.call("s__t")), '{' + legacy + '}');
    QCOMPARE(rawResult(client.modern("tools/call", R"("name":"s__t")", "s__t")),
             R"({"resultType":"complete",)" + modern + serverInfo + '}');
}

void TstMcpAnswers::failedTools_areErrorResults_data()
{
    QTest::addColumn<QByteArray>("bytes"); // empty: no program listens
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("text");
    QTest::newRow("refused") << QByteArray() << QByteArray("refused") << u"no program"_s;
    QTest::newRow("404") << httpError("404 Not Found", "no such tool") << QByteArray("http_error")
                         << u"status 404: \"no such tool\""_s;
    QTest::newRow("500") << httpError("500 Oops", R"({"error":"disk full"})")
                         << QByteArray("http_error") << u"disk full"_s;
    QTest::newRow("not JSON") << okResponse("<html>") << QByteArray("bad_answer") << u"not JSON"_s;
    QTest::newRow("closed") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
                            << QByteArray("closed") << u"closed"_s;
    QTest::newRow("success is false") << okResponse(R"({"success":false,"error":"no such file"})")
                                      << QByteArray("tool_error") << u"no such file"_s;
    QTest::newRow("isError without content") << okResponse(R"({"isError":true,"error":"boom"})")
                                             << QByteArray("tool_error") << u"boom"_s;
    QTest::newRow("isError in JSON-RPC")
        << okResponse(
               R"({"jsonrpc":"2.0","id":1,"result":{"content":[],"isError":true,"x":"boom"}})")
        << QByteArray("tool_error") << u"boom"_s;
    QTest::newRow("success is false, with content")
        << okResponse(R"({"success":false,"error":"nope","content":[{"type":"text","text":"x"}]})")
        << QByteArray("tool_error") << u"nope"_s;
    QTest::newRow("long text") << httpError("422 No", QByteArray(5000, 'x') + "the cause")
                               << QByteArray("http_error") << u"the cause"_s;
    QTest::newRow("isError") << okResponse(
                                    R"({"content":[{"type":"text","text":"bad"}],"isError":true})")
                             << QByteArray("tool_error") << u"bad"_s;
}

void TstMcpAnswers::failedTools_areErrorResults()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, error);
    QFETCH(QString, text);
    ScriptedServer service({{bytes, true}});
    if (bytes.isEmpty())
        service.stopListening();
    const quint16 port = bytes.isEmpty() ? ScriptedServer().port() : service.port();
    const Mesh mesh;
    QVERIFY(registerTool(mesh, port));
    const WireResponse response = McpClient(&mesh).call("s__t");
    QCOMPARE(response.status, 200);
    const QJsonObject result = resultIn(response);
    QCOMPARE(result.value("isError"_L1), QJsonValue(true));
    QString said;
    for (const auto &block : result.value("content"_L1).toArray())
        said += block["text"_L1].toString();
    QVERIFY2(said.contains(text), qPrintable(said));
    QCOMPARE(mesh.errors("s", error), "1");
    QCOMPARE(mesh.allErrors(), 1);
    QCOMPARE(mesh.stats->stats().totalMessages, 1);
}

void TstMcpAnswers::failedTools_byMMsLimits()
{
    ScriptedServer service; // never answers
    const Mesh mesh({.calls = 1});
    QVERIFY(registerTool(mesh, service.port()));
    const McpClient client(&mesh);
    Wire first(mesh.port());
    first.send(client.post(client.legacyBody("tools/call", R"({"name":"s__t"})")));
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    const WireResponse second = client.call("s__t");
    QCOMPARE(second.status, 200);
    QCOMPARE(resultIn(second).value("isError"_L1), QJsonValue(true));
    QVERIFY(second.body.contains("too many calls"));
    QCOMPARE(mesh.errors("s", "overloaded"), "1");
    QCOMPARE(mesh.stats->stats().totalMessages, 2);
}

void TstMcpAnswers::failedTools_byTimeout()
{
    ScriptedServer service; // never answers
    const Mesh mesh({.callTimeout = 50ms});
    QVERIFY(registerTool(mesh, service.port()));
    const WireResponse response = McpClient(&mesh).call("s__t");
    QCOMPARE(response.status, 200);
    QCOMPARE(resultIn(response).value("isError"_L1), QJsonValue(true));
    QCOMPARE(mesh.errors("s", "timeout"), "1");
}

void TstMcpAnswers::largeResult_isWhole_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray text(6 * 1024 * 1024, 'x');
    QTest::newRow("object") << R"({"a":")" + text + "\"}";
    QTest::newRow("string") << '"' + text + '"';
    QTest::newRow("result") << R"({"content":[{"type":"text","text":")" + text + "\"}]}";
}

void TstMcpAnswers::largeResult_isWhole()
{
    QFETCH(QByteArray, answer);
    ScriptedServer service({{okResponse(answer), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    const WireResponse response = McpClient(&mesh).call("s__t");
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.contains(answer));
    QVERIFY(QJsonDocument::fromJson(response.body).isObject());
}

MM_SUITE(TstMcpAnswers)
#include "tst_mcpanswers.moc"
