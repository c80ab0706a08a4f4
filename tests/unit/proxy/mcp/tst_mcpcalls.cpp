// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

namespace {

QByteArray httpError(const char *status, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray(status) +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

bool registerTool(const Mesh &mesh, quint16 port, const QByteArray &tool = "\"t\"")
{
    return registerTools(mesh, "s", '[' + tool + ']', port);
}

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

/// Calls of tools by MCP: what passes, what becomes of answers and failures, and what is counted.
class TstMcpCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arguments_passAsSent();
    void missingArguments_areEmpty_data();
    void missingArguments_areEmpty();
    void toolResult_passesAsSent_data();
    void toolResult_passesAsSent();
    void otherJson_becomesStructured_data();
    void otherJson_becomesStructured();
    void failure_isErrorResult_data();
    void failure_isErrorResult();
    void limits_areErrorResult();
    void slowService_isErrorResult();
    void unknownTool_isInvalidParams_data();
    void unknownTool_isInvalidParams();
    void badParams_areInvalid_data();
    void badParams_areInvalid();
    void id_isReturnedAsSent_data();
    void id_isReturnedAsSent();
    void everyCall_countsOnce();
    void paramHeaders_mustEqualArguments_data();
    void paramHeaders_mustEqualArguments();
    void largeResult_isWhole_data();
    void largeResult_isWhole();
};

void TstMcpCalls::arguments_passAsSent()
{
    const QByteArray arguments = R"({ "b":1.10,"a":123456789012345678901234567890 , "b":"\u0041"})";
    ScriptedServer service({{okResponse("{}"), false}, {okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    QCOMPARE(McpClient(&mesh).call("s__t", arguments).status, 200);
    QCOMPARE(McpClient(&mesh, "/mcp/s")
                 .modern("tools/call", R"("name":"t","arguments":)" + arguments, "t")
                 .status,
             200);
    QCOMPARE(service.requests().size(), 2);
    for (const QByteArray &request : service.requests()) {
        QVERIFY(request.startsWith("POST /tools/t HTTP/1.1\r\n"));
        QVERIFY(request.endsWith("\r\n\r\n" + arguments));
    }
}

void TstMcpCalls::missingArguments_areEmpty_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::newRow("missing") << QByteArray(R"({"name":"s__t"})");
    QTest::newRow("null") << QByteArray(R"({"name":"s__t","arguments":null})");
}

void TstMcpCalls::missingArguments_areEmpty()
{
    QFETCH(QByteArray, params);
    ScriptedServer service({{okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    QCOMPARE(McpClient(&mesh).legacy("tools/call", params).status, 200);
    QVERIFY(service.requests().value(0).endsWith("\r\n\r\n{}"));
}

void TstMcpCalls::toolResult_passesAsSent_data()
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

void TstMcpCalls::toolResult_passesAsSent()
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

void TstMcpCalls::otherJson_becomesStructured_data()
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

void TstMcpCalls::otherJson_becomesStructured()
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

void TstMcpCalls::failure_isErrorResult_data()
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

void TstMcpCalls::failure_isErrorResult()
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

void TstMcpCalls::limits_areErrorResult()
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

void TstMcpCalls::slowService_isErrorResult()
{
    ScriptedServer service; // never answers
    const Mesh mesh({.callTimeout = 50ms});
    QVERIFY(registerTool(mesh, service.port()));
    const WireResponse response = McpClient(&mesh).call("s__t");
    QCOMPARE(response.status, 200);
    QCOMPARE(resultIn(response).value("isError"_L1), QJsonValue(true));
    QCOMPARE(mesh.errors("s", "timeout"), "1");
}

void TstMcpCalls::unknownTool_isInvalidParams_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("none") << QByteArray("/mcp") << QByteArray("none");
    QTest::newRow("bare name") << QByteArray("/mcp") << QByteArray("t");
    QTest::newRow("of no service") << QByteArray("/mcp") << QByteArray("x__t");
    QTest::newRow("of a service") << QByteArray("/mcp/s") << QByteArray("none");
    QTest::newRow("with its service") << QByteArray("/mcp/s") << QByteArray("s__t");
    QTest::newRow("MM's own") << QByteArray("/mcp/s") << QByteArray("list_services");
}

void TstMcpCalls::unknownTool_isInvalidParams()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, name);
    const Mesh mesh;
    QVERIFY(registerTool(mesh, 9));
    const WireResponse response = McpClient(&mesh, path).call(name);
    QCOMPARE(response.status, 200);
    QCOMPARE(errorCode(response), -32602);
    QVERIFY(response.body.contains(name));
    QCOMPARE(mesh.stats->stats().totalMessages, 0);
}

void TstMcpCalls::badParams_areInvalid_data()
{
    QTest::addColumn<QByteArray>("params");
    for (const char *params : {"{}", R"({"name":7})", R"({"name":"s__t","arguments":[]})",
                               R"({"name":"s__t","arguments":"x"})"})
        QTest::newRow(params) << QByteArray(params);
}

void TstMcpCalls::badParams_areInvalid()
{
    QFETCH(QByteArray, params);
    const Mesh mesh;
    QVERIFY(registerTool(mesh, 9));
    const WireResponse response = McpClient(&mesh).legacy("tools/call", params);
    QCOMPARE(errorCode(response), -32602);
    QCOMPARE(mesh.stats->stats().totalMessages, 0);
}

void TstMcpCalls::id_isReturnedAsSent_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"0", "-7", "9007199254740993", R"("a\u0041\"b")", R"("")"})
        QTest::newRow(id) << QByteArray(id);
}

void TstMcpCalls::id_isReturnedAsSent()
{
    QFETCH(QByteArray, id);
    ScriptedServer service({{okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    const McpClient client(&mesh);
    const QByteArray body = client.legacyBody("tools/call", R"({"name":"s__t"})", id);
    const QByteArray begin = R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)";
    QVERIFY(client.send(client.post(body)).body.startsWith(begin));
}

void TstMcpCalls::everyCall_countsOnce()
{
    ScriptedServer service({{okResponse("{}"), false},
                            {okResponse("{}"), false},
                            {okResponse("{}"), false},
                            {httpError("500 Oops", ""), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    QCOMPARE(McpClient(&mesh).call("s__t").status, 200);
    QCOMPARE(McpClient(&mesh, "/mcp/s").call("t").status, 200);
    QCOMPARE(mesh.call("s").status, 200);
    QCOMPARE(McpClient(&mesh).call("s__t").status, 200);
    QCOMPARE(mesh.stats->stats().totalMessages, 4);
    QCOMPARE(mesh.calls("s"), "4");
    QCOMPARE(mesh.allErrors(), 1);
}

void TstMcpCalls::paramHeaders_mustEqualArguments_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<bool>("isRight");
    const auto add = [](const char *arguments, const char *headers, bool isRight) {
        QTest::addRow("%s %s", arguments, headers)
            << QByteArray(arguments)
            << (*headers ? "Mcp-Param-" + QByteArray(headers) + "\r\n" : QByteArray()) << isRight;
    };
    add(R"({"r":"us"})", "Region: us", true);
    add(R"({"r":"us"})", "region:  us ", true);
    add(R"({"r":"us"})", "Region: =?base64?dXM=?=", true);
    add(R"({"r":"us"})", "Region: =?base64?dXM?=", false);
    add(R"({"r":"us"})", "Region: eu", false);
    add(R"({"r":"us"})", "", false);
    add(R"({"r":null})", "", true);
    add(R"({})", "", true);
    add(R"({})", "Region: us", false);
    add(R"({"r":"=?base64?dXM"})", "Region: =?base64?dXM", true);
    add(R"({"o":{"n":42}})", "N: 42.0", true);
    add(R"({"o":{"n":42}})", "N: 43", false);
    add(R"({"o":{"n":42}})", "", false);
    add(R"({"b":true})", "B: true", true);
    add(R"({"b":true})", "B: True", false);
    add(R"({"other":1})", "Unknown: x", true);
}

void TstMcpCalls::paramHeaders_mustEqualArguments()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, headers);
    QFETCH(bool, isRight);
    ScriptedServer service({{okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(
        mesh, service.port(),
        R"({"name":"t","inputSchema":{"type":"object","properties":{)"
        R"("r":{"type":"string","x-mcp-header":"Region"},"b":{"type":"boolean","x-mcp-header":"B"},)"
        R"("o":{"type":"object","properties":{"n":{"type":"integer","x-mcp-header":"N"}}}}}})"));
    const McpClient client(&mesh);
    const WireResponse response = client.send(
        client.post(client.modernBody("tools/call", R"("name":"s__t","arguments":)" + arguments),
                    client.modernHeaders("tools/call", "s__t") + headers));
    QCOMPARE(response.status, isRight ? 200 : 400);
    QCOMPARE(errorCode(response), isRight ? 0 : -32020);
    QCOMPARE(service.requests().size(), isRight ? 1 : 0);
    // The legacy era knows no such headers.
    if (!isRight) {
        QCOMPARE(client.call("s__t", arguments).status, 200);
        QCOMPARE(service.requests().size(), 1);
    }
}

void TstMcpCalls::largeResult_isWhole_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray text(6 * 1024 * 1024, 'x');
    QTest::newRow("object") << R"({"a":")" + text + "\"}";
    QTest::newRow("string") << '"' + text + '"';
    QTest::newRow("result") << R"({"content":[{"type":"text","text":")" + text + "\"}]}";
}

void TstMcpCalls::largeResult_isWhole()
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

MM_SUITE(TstMcpCalls)
#include "tst_mcpcalls.moc"
