// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/serviceanswer.h"

#include "app/proxy/json/jsonerrors.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstServiceAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void result_isUnchanged_data();
    void result_isUnchanged();
    void noJson_saysWhatCame_data();
    void noJson_saysWhatCame();
    void errorStatus_saysWhatCame_data();
    void errorStatus_saysWhatCame();
    void failureInResult_isToolError_data();
    void failureInResult_isToolError();
    void quoteStart_isSafeAndShort_data();
    void quoteStart_isSafeAndShort();
};

void TstServiceAnswer::result_isUnchanged_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("result");
    const auto add = [](const char *name, const QByteArray &body, const QByteArray &result) {
        QTest::newRow(name) << body << result;
    };
    add("object", R"({ "a":1.10 })", R"({ "a":1.10 })");
    add("byte order mark", "\xef\xbb\xbf{\"a\":1}", "{\"a\":1}");
    add("NUL at the end", QByteArray("{\"a\":1}\0\0", 9), "{\"a\":1}");
    add("nothing", "", "null");
    add("blanks", " \r\n", "null");
    add("byte order mark alone", "\xef\xbb\xbf", "null");
    // These are no failures.
    add("success", R"({"success":true,"error":"none"})", R"({"success":true,"error":"none"})");
    add("success as text", R"({"success":"false"})", R"({"success":"false"})");
    add("an error alone", R"({"error":"x"})", R"({"error":"x"})");
    add("no isError", R"({"isError":false,"content":[]})", R"({"isError":false,"content":[]})");
    add("JSON-RPC", R"({"jsonrpc":"2.0","error":null,"result":{}})",
        R"({"jsonrpc":"2.0","error":null,"result":{}})");
    add("JSON-RPC 1.0", R"({"id":1,"error":null,"result":{}})",
        R"({"id":1,"error":null,"result":{}})");
    add("a result beside an error", R"({"id":1,"error":{},"result":{}})",
        R"({"id":1,"error":{},"result":{}})");
    add("an error of a record", R"({"id":1,"error":"none"})", R"({"id":1,"error":"none"})");
    add("batch with a result", R"([{"id":1,"error":{}},{"id":2,"result":1}])",
        R"([{"id":1,"error":{}},{"id":2,"result":1}])");
    add("empty list", " [ ]", " [ ]");
    add("deeper", R"({"a":{"success":false,"isError":true}})",
        R"({"a":{"success":false,"isError":true}})");
}

void TstServiceAnswer::result_isUnchanged()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, result);
    const ServiceAnswer answer =
        evaluateAnswer({.status = 200, .contentType = "text/html", .body = body});
    QCOMPARE(answer.result, result);
    QVERIFY(!answer.error);
    QVERIFY(answer.failure.isEmpty());
}

void TstServiceAnswer::noJson_saysWhatCame_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("failure");
    const auto add = [](const char *name, const QByteArray &type, const QByteArray &coding,
                        const QByteArray &body, const QString &failure) {
        QTest::newRow(name) << type << coding << body << failure;
    };
    const QByteArray json = "application/json";
    add("text", "text/plain; charset=utf-8", "", "hello",
        u"its answer (status 200, text/plain) is not JSON: \"hello\""_s);
    add("HTML", "Text/HTML", "", "<h1>\n Hi</h1>",
        u"its answer (status 200, text/html) is not JSON: \"<h1> Hi</h1>\""_s);
    add("no type", "", "", "hello",
        u"its answer (status 200, no Content-Type) is not JSON: \"hello\""_s);
    add("text as JSON", json, "", "hello",
        u"its answer is not valid JSON at byte 0: \"hello\"; names and texts need double quotes (\")"_s);
    add("Python", json, "", "{'a':1}",
        u"its answer is not valid JSON at byte 1: \"'a':1}\"; names and texts need double quotes (\")"_s);
    add("True", json, "", "True",
        u"its answer is not valid JSON at byte 0: \"True\"; JSON has only true, false and null"_s);
    add("nan of C", json, "", "[-nan]",
        u"its answer is not valid JSON at byte 2: \"nan]\"; JSON has no NaN and no Infinity"_s);
    add("two values", json, "", "{}{}",
        u"its answer is not valid JSON at byte 2: \"{}\"; the JSON ends before it, and nothing may follow"_s);
    add("too deep", json, "", QByteArray(514, '['),
        u"its answer is not valid JSON at byte 512: \"[[\"; the limit is 512 levels of nesting"_s);
    add("NaN", json, "", R"({"a":NaN})",
        u"its answer is not valid JSON at byte 5: \"NaN}\"; JSON has no NaN and no Infinity"_s);
    add("Infinity", json, "", "[-Infinity]",
        u"its answer is not valid JSON at byte 2: \"Infinity]\"; JSON has no NaN and no Infinity"_s);
    add("cut", json, "", R"({"a":"x)",
        u"its answer ends within its JSON, after 7 bytes (check its Content-Length)"_s);
    add("Latin-1", json, "", "{\"a\":\"\xe9\"}",
        u"its answer is not in UTF-8, as JSON has to be, but perhaps in Latin-1: \"{\"a\":\"\ufffd\"}\""_s);
    add("UTF-16", json, "", QByteArray("\xff\xfe{\0}\0", 6),
        u"its answer is in UTF-16 or UTF-32, but JSON has to be in UTF-8"_s);
    add("UTF-16 without a mark", "text/plain", "", QByteArray("{\0}\0", 4),
        u"its answer is in UTF-16 or UTF-32, but JSON has to be in UTF-8"_s);
    add("zlib without its header", json, "", "\x78\x9c\xab\x56",
        u"its answer is compressed (zlib), but MM asked for none (Accept-Encoding: identity)"_s);
    add("gzip", json, "gzip", "\x1f\x8b\x08",
        u"its answer is compressed (gzip), but MM asked for none (Accept-Encoding: identity)"_s);
    add("gzip without its header", json, "", "\x1f\x8b\x08",
        u"its answer is compressed (gzip), but MM asked for none (Accept-Encoding: identity)"_s);
    add("brotli", json, "br", "\x0b\x02\x80",
        u"its answer is compressed (br), but MM asked for none (Accept-Encoding: identity)"_s);
}

void TstServiceAnswer::noJson_saysWhatCame()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, body);
    QFETCH(QString, failure);
    const ServiceAnswer answer = evaluateAnswer(
        {.status = 200, .contentType = type, .contentEncoding = coding, .body = body});
    QCOMPARE(answer.error, CallError::BadAnswer);
    QCOMPARE(answer.failure, failure);
    QVERIFY(answer.result.isNull());
}

void TstServiceAnswer::errorStatus_saysWhatCame_data()
{
    QTest::addColumn<http::ClientResponse>("response");
    QTest::addColumn<QString>("failure");
    QTest::newRow("body") << http::ClientResponse{.status = 404, .body = "no\ttool"}
                          << u"it answered with status 404: \"no tool\""_s;
    QTest::newRow("reason") << http::ClientResponse{.status = 500, .reason = "Oh"}
                            << u"it answered with status 500 (Oh)"_s;
    QTest::newRow("neither") << http::ClientResponse{.status = 500}
                             << u"it answered with status 500"_s;
    QTest::newRow("compressed") << http::ClientResponse{.status = 500,
                                                        .contentEncoding = "br",
                                                        .body = "\x0b\x02"}
                                << u"it answered with status 500"_s;
    QTest::newRow("redirect")
        << http::ClientResponse{.status = 307, .location = "/tools/t/", .body = "moved"}
        << u"it answered with status 307, a redirect to \"/tools/t/\": MM follows none, the answer has to come from /tools/ itself"_s;
}

void TstServiceAnswer::errorStatus_saysWhatCame()
{
    QFETCH(http::ClientResponse, response);
    QFETCH(QString, failure);
    const ServiceAnswer answer = evaluateAnswer(response);
    QCOMPARE(answer.error, CallError::HttpError);
    QCOMPARE(answer.failure, failure);
    QVERIFY(answer.result.isNull());
}

void TstServiceAnswer::failureInResult_isToolError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<bool>("saysFailure");
    const auto add = [](const QByteArray &body, const QString &failure, bool saysFailure) {
        QTest::newRow(body.constData()) << body << failure << saysFailure;
    };
    const QString failed = u"its tool failed"_s;
    add(R"({"success":false})", failed, true);
    add(R"({"success": false ,"error":"full"})", failed + u": \"full\""_s, true);
    add(R"({"success":false,"message":"full"})", failed + u": \"full\""_s, true);
    add(R"({"success":false,"error":{"message":"full"}})", failed + u": \"full\""_s, true);
    add(R"({"jsonrpc":"2.0","error":{"code":1,"message":"full"}})", failed + u": \"full\""_s, true);
    add(R"({"isError":true})", failed, false);
    add(R"({"isError":true,"content":[{"type":"text","text":"full"}]})", failed + u": \"full\""_s,
        false);
    add(R"({"jsonrpc":"2.0","result":{"isError":true,"content":[{"text":"full"}]}})",
        failed + u": \"full\""_s, false);
    add(R"({"jsonrpc":"2.0","error":"full"})", failed + u": \"full\""_s, true);
    add(R"({"id":1,"result":null,"error":{"code":1,"message":"full"}})", failed + u": \"full\""_s,
        true);
    add(R"({"id":1,"error":{"code":1,"message":"full"}})", failed + u": \"full\""_s, true);
    add(R"( [{"jsonrpc":"2.0","id":1,"error":{"message":"full"}},{"id":2,"error":{}}] )",
        failed + u": \"full\""_s, true);
    add(R"({"result":{"isError":true,"content":[{"text":"full"}]}})", failed + u": \"full\""_s,
        false);
    add(R"({"success":true,"result":{"isError":true}})", failed, false);
}

void TstServiceAnswer::failureInResult_isToolError()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, failure);
    QFETCH(bool, saysFailure);
    const ServiceAnswer answer = evaluateAnswer({.status = 200, .body = body});
    QCOMPARE(answer.error, CallError::ToolError);
    QCOMPARE(answer.failure, failure);
    QCOMPARE(answer.saysFailure, saysFailure);
    QCOMPARE(answer.result, body);
}

void TstServiceAnswer::quoteStart_isSafeAndShort_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("quote");
    QTest::newRow("nothing") << QByteArray(" \n") << QString();
    QTest::newRow("one line") << QByteArray(" a\r\n\tb ") << u"\"a b\""_s;
    QTest::newRow("controls") << QByteArray("a\x1b[31m\x07") << u"\"a\ufffd[31m\ufffd\""_s;
    QTest::newRow("right to left") << QByteArray("a\xe2\x80\xae") << u"\"a\ufffd\""_s;
    QTest::newRow("cut before a character")
        << QByteArray(299, 'x') + "\xc3\xa9" << u"\"%1…\""_s.arg(QString(299, u'x'));
    QTest::newRow("long") << QByteArray(1000, 'x') << u"\"%1…\""_s.arg(QString(300, u'x'));
}

void TstServiceAnswer::quoteStart_isSafeAndShort()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, quote);
    QCOMPARE(quoteStart(bytes), quote);
}

MM_SUITE(TstServiceAnswer)
#include "tst_serviceanswer.moc"
