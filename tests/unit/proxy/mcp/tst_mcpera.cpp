// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/era.h"
#include "app/proxy/mcp/jsonrpc.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace mm::mcp;
using namespace Qt::StringLiterals;

/// What MM changes in the messages between clients and the servers that it runs.
class TstMcpEra final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void params_areChangedWhereNeeded_data();
    void params_areChangedWhereNeeded();
    void params_ofOtherMethodsKeepTheirName();
    void params_ofACallWithoutClientHaveNameAndArguments_data();
    void params_ofACallWithoutClientHaveNameAndArguments();
    void ownParams_haveWhatTheServerNeeds();
    void progressToken_isReplacedInItsPlace();
    void discovery_givesTheEra_data();
    void discovery_givesTheEra();
    void initializeVersion_isALegacyOne();
    void result_isForTheEraOfTheClient_data();
    void result_isForTheEraOfTheClient();
    void inputRequired_isRecognized();
    void error_ofAMissingResourceIsForTheEra();
    void httpStatus_isForTheEra_data();
    void httpStatus_isForTheEra();
};

namespace {

const QByteArray eraMeta = R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                           R"("io.modelcontextprotocol/clientCapabilities":{})";
const QByteArray richMeta =
    R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
    R"("io.modelcontextprotocol/clientCapabilities":{"elicitation":{"form":{}}})";

} // namespace

void TstMcpEra::params_areChangedWhereNeeded_data()
{
    QTest::addColumn<Era>("server");
    QTest::addColumn<bool>("passesInput");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Era server, bool passesInput, const QByteArray &params,
                        const QByteArray &expected) {
        QTest::newRow(name) << server << passesInput << params << expected;
    };
    row("name", Era::Legacy, false, R"({"name":"s__t","arguments":{}})",
        R"({"name":"t","arguments":{}})");
    row("bytes", Era::Legacy, false,
        "{ \"arguments\" : { \"n\" : 9007199254740993, \"x\":1.10,\"t\":\"\\u00e9\\/\" },\n"
        " \"name\" : \"s__\\u0074\" ,\"later\":1e400 }",
        "{ \"arguments\" : { \"n\" : 9007199254740993, \"x\":1.10,\"t\":\"\\u00e9\\/\" },\n"
        " \"name\" : \"t\" ,\"later\":1e400 }");
    row("meta for a legacy server", Era::Legacy, false,
        R"({"name":"a","_meta":{"x/y":12345678901234567890}})",
        R"({"name":"t","_meta":{"x/y":12345678901234567890}})");
    row("no meta for a modern server", Era::Modern, false, R"({"name":"a"})",
        R"({"_meta":{)" + eraMeta + R"(},"name":"t"})");
    row("empty meta", Era::Modern, false, R"({"name":"a","_meta":{ }})",
        R"({"name":"t","_meta":{)" + eraMeta + R"( }})");
    row("meta without version", Era::Modern, false, R"({"_meta":{"x":1.0},"name":"a"})",
        R"({"_meta":{)" + eraMeta + R"(,"x":1.0},"name":"t"})");
    row("meta with version only", Era::Modern, false,
        R"({"name":"a","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}})",
        R"({"name":"t","_meta":{"io.modelcontextprotocol/clientCapabilities":{},)"
        R"("io.modelcontextprotocol/protocolVersion":"2026-07-28"}})");
    row("token", Era::Legacy, false, R"({"name":"a","_meta":{"progressToken":"c" ,"x":1}})",
        R"({"name":"t","_meta":{"progressToken":42 ,"x":1}})");
    row("token with an escaped key", Era::Legacy, false,
        R"({"name":"a","_meta":{"progressT\u006fken":7}})",
        R"({"name":"t","_meta":{"progressT\u006fken":42}})");
    // A server may turn it into 7, which is the id of another request.
    row("token that is no id", Era::Legacy, false, R"({"name":"a","_meta":{"progressToken":7.0}})",
        R"({"name":"t","_meta":{"progressToken":42}})");
    row("capabilities on /mcp", Era::Modern, false, R"({"name":"a","_meta":{)" + richMeta + "}}",
        R"({"name":"t","_meta":{)" + eraMeta + "}}");
    row("capabilities on /mcp, legacy server", Era::Legacy, false,
        R"({"name":"a","_meta":{)" + richMeta + "}}", R"({"name":"t","_meta":{)" + eraMeta + "}}");
    row("capabilities on /mcp/NAME", Era::Modern, true,
        R"({"name":"a","_meta":{)" + richMeta + "}}", R"({"name":"t","_meta":{)" + richMeta + "}}");
    row("input", Era::Modern, true,
        R"({"name":"a","inputResponses":{"q":{"n":1.0}},"requestState":"\u00e9","_meta":{)" +
            richMeta + "}}",
        R"({"name":"t","inputResponses":{"q":{"n":1.0}},"requestState":"\u00e9","_meta":{)" +
            richMeta + "}}");
    row("meta that is no object", Era::Modern, false, R"({"name":"a","_meta":null})",
        R"({"name":"t","_meta":{)" + eraMeta + "}}");
    row("meta that is no object, legacy server", Era::Legacy, false, R"({"name":"a","_meta":null})",
        R"({"name":"t","_meta":null})");
}

void TstMcpEra::params_areChangedWhereNeeded()
{
    QFETCH(Era, server);
    QFETCH(bool, passesInput);
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, expected);
    CallRequest request;
    request.tool = u"t"_s;
    request.mcp.params = params;
    request.mcp.passesInput = passesInput;
    QCOMPARE(paramsForServer(server, request, "42"), expected);
}

void TstMcpEra::params_ofOtherMethodsKeepTheirName()
{
    CallRequest request;
    request.tool = u"prompts/get p"_s;
    request.mcp.method = "prompts/get";
    request.mcp.params = R"({"name":"p","arguments":{"a":"b"}})";
    QCOMPARE(paramsForServer(Era::Legacy, request, "42"), request.mcp.params);
    request.mcp.params = "{}";
    QCOMPARE(paramsForServer(Era::Legacy, request, "42"), "{}");
    QCOMPARE(paramsForServer(Era::Modern, request, "42"), R"({"_meta":{)" + eraMeta + "}}");
    request.mcp.params = "{ }";
    QCOMPARE(paramsForServer(Era::Modern, request, "42"), R"({"_meta":{)" + eraMeta + "} }");
}

void TstMcpEra::params_ofACallWithoutClientHaveNameAndArguments_data()
{
    QTest::addColumn<Era>("server");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("arguments") << Era::Legacy << QByteArray(R"({ "n":9007199254740993})")
                               << QByteArray(
                                      R"({"name":"a\"b","arguments":{ "n":9007199254740993}})");
    QTest::newRow("none") << Era::Legacy << QByteArray()
                          << QByteArray(R"({"name":"a\"b","arguments":{}})");
    QTest::newRow("modern") << Era::Modern << QByteArray("{}")
                            << R"({"_meta":{)" + eraMeta + R"(},"name":"a\"b","arguments":{}})";
}

void TstMcpEra::params_ofACallWithoutClientHaveNameAndArguments()
{
    QFETCH(Era, server);
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, expected);
    CallRequest request;
    request.tool = u"a\"b"_s;
    request.arguments = arguments;
    QCOMPARE(paramsForServer(server, request, "42"), expected);
}

void TstMcpEra::ownParams_haveWhatTheServerNeeds()
{
    QCOMPARE(ownParams(Era::Legacy), QByteArray());
    QCOMPARE(ownParams(Era::Legacy, R"("cursor":"a",)"), R"({"cursor":"a"})");
    QCOMPARE(ownParams(Era::Modern), R"({"_meta":{)" + eraMeta + "}}");
    QCOMPARE(ownParams(Era::Modern, R"("cursor":"a",)"),
             R"({"cursor":"a","_meta":{)" + eraMeta + "}}");
}

void TstMcpEra::progressToken_isReplacedInItsPlace()
{
    QCOMPARE(withProgressToken(R"({"progress":1.0, "progressToken" : 42,"x":{}})", R"("c\u0041")"),
             R"({"progress":1.0, "progressToken" : "c\u0041","x":{}})");
    QCOMPARE(withProgressToken(R"({"progress":1})", "7"), R"({"progress":1})");
}

void TstMcpEra::discovery_givesTheEra_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<Discovery>("expected");
    const auto row = [](const char *name, const QByteArray &json, bool isError,
                        Discovery expected) { QTest::newRow(name) << json << isError << expected; };
    row("modern", R"({"supportedVersions":["2026-07-28"]})", false, Discovery::Modern);
    row("both", R"({"supportedVersions":["2025-11-25","2026-07-28"]})", false, Discovery::Modern);
    row("later", R"({"supportedVersions":["2031-01-01"]})", false, Discovery::Unusable);
    row("empty result", "{}", false, Discovery::Legacy);
    row("no method", R"({"code":-32601,"message":"server/discover"})", true, Discovery::Legacy);
    row("invalid", R"({"code":-32602,"message":"2026-07-28"})", true, Discovery::Legacy);
    row("no code", "{}", true, Discovery::Legacy);
    row("legacy versions", R"({"code":-32022,"data":{"supported":["2025-03-26"]}})", true,
        Discovery::Legacy);
    row("no common version", R"({"code":-32022,"data":{"supported":["2031-01-01"]}})", true,
        Discovery::Unusable);
    row("no versions", R"({"code":-32022})", true, Discovery::Unusable);
}

void TstMcpEra::discovery_givesTheEra()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isError);
    QFETCH(Discovery, expected);
    QCOMPARE(int(discoveryOf(json, isError)), int(expected));
}

void TstMcpEra::initializeVersion_isALegacyOne()
{
    for (const char *version : {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
        QVERIFY(isInitializeVersion(version));
    for (const char *version : {"2026-07-28", "1999-12-31", ""})
        QVERIFY(!isInitializeVersion(version));
}

void TstMcpEra::result_isForTheEraOfTheClient_data()
{
    QTest::addColumn<Era>("client");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Era client, const QString &method,
                        const QByteArray &result, const QByteArray &expected) {
        QTest::newRow(name) << client << method << result << expected;
    };
    const QString call = u"tools/call"_s;
    const QByteArray complete = R"({"resultType":"complete",)";
    row("legacy for legacy", Era::Legacy, call, R"({ "content":[],"n":1.10})",
        R"({ "content":[],"n":1.10})");
    row("modern for legacy", Era::Legacy, call, R"({"resultType":"complete","content":[]})",
        R"({"resultType":"complete","content":[]})");
    row("modern for modern", Era::Modern, call, R"({"resultType":"input_required"})",
        R"({"resultType":"input_required"})");
    row("legacy for modern", Era::Modern, call, R"({ "content":[],"n":1.10})",
        complete + R"( "content":[],"n":1.10})");
    row("empty for modern", Era::Modern, u"completion/complete"_s, "{ }",
        R"({"resultType":"complete" })");
    row("list for modern", Era::Modern, u"prompts/list"_s, R"({"prompts":[]})",
        complete + R"("ttlMs":0,"cacheScope":"private","prompts":[]})");
    row("resource for modern", Era::Modern, u"resources/read"_s, R"({"contents":[]})",
        complete + R"("ttlMs":0,"cacheScope":"private","contents":[]})");
    row("object for legacy", Era::Legacy, call, R"({"structuredContent": {"a":1}})",
        R"({"structuredContent": {"a":1}})");
    row("list as content for legacy", Era::Legacy, call,
        R"({"structuredContent": [1.0, 2] ,"x":1})",
        R"({"structuredContent": {"value":[1.0, 2]} ,"x":1})");
    row("text as content for legacy", Era::Legacy, call, R"({"structuredContent":"a"})",
        R"({"structuredContent":{"value":"a"}})");
    row("list as content for modern", Era::Modern, call,
        R"({"resultType":"complete","structuredContent":[1]})",
        R"({"resultType":"complete","structuredContent":[1]})");
}

void TstMcpEra::result_isForTheEraOfTheClient()
{
    QFETCH(Era, client);
    QFETCH(QString, method);
    QFETCH(QByteArray, result);
    QFETCH(QByteArray, expected);
    QCOMPARE(resultForClient(client, method, result).join(), expected);
}

void TstMcpEra::inputRequired_isRecognized()
{
    QVERIFY(asksForInput(R"({"resultType":"input_required"})"));
    QVERIFY(!asksForInput(R"({"resultType":"complete"})"));
    QVERIFY(!asksForInput(R"({"content":[{"resultType":"input_required"}]})"));
}

void TstMcpEra::error_ofAMissingResourceIsForTheEra()
{
    const QByteArray error = R"({"data":{"n":1.0}, "code": -32002,"message":"x"})";
    const QString read = u"resources/read"_s;
    QCOMPARE(errorForClient(Era::Legacy, read, error), error);
    QCOMPARE(errorForClient(Era::Modern, u"tools/call"_s, error), error);
    QCOMPARE(errorForClient(Era::Modern, read, error),
             R"({"data":{"n":1.0}, "code": -32602,"message":"x"})");
}

void TstMcpEra::httpStatus_isForTheEra_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("modern");
    QTest::newRow("no method") << -32601 << 404;
    QTest::newRow("capability") << -32021 << 400;
    QTest::newRow("version") << -32022 << 400;
    QTest::newRow("header") << -32020 << 400;
    QTest::newRow("params") << -32602 << 200;
    QTest::newRow("its own") << 7 << 200;
}

void TstMcpEra::httpStatus_isForTheEra()
{
    QFETCH(int, code);
    QFETCH(int, modern);
    const QByteArray error = R"({"code":)" + QByteArray::number(code) + R"(,"message":""})";
    QCOMPARE(httpStatus(Era::Modern, error), modern);
    QCOMPARE(httpStatus(Era::Legacy, error), 200);
}

MM_SUITE(TstMcpEra)
#include "tst_mcpera.moc"
