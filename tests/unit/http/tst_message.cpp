// SPDX-License-Identifier: MIT
#include "app/http/message.h"
#include "suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace mm::http;
using namespace Qt::StringLiterals;

/// Headers, targets and response heads.
class TstMessage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headerName_ignoresCase();
    void emptyHeader_isNotNull();
    void target_isSplit_data();
    void target_isSplit();
    void errorResponse_isJson();
    void responseHead_hasCommonHeaders();
    void emptyBody_hasNoContentType();
    void responseHead_hasOwnHeaders();
    void reasonPhrase_isNeverEmpty();
};

void TstMessage::headerName_ignoresCase()
{
    Request request;
    request.headers = {{"X-One", "1"}, {"x-ONE", "2"}, {"Other", "3"}};
    QCOMPARE(request.header("x-one"), "1");
    QCOMPARE(request.count("X-ONE"), 2);
    QCOMPARE(request.count("missing"), 0);
}

void TstMessage::emptyHeader_isNotNull()
{
    Request request;
    request.headers = {{"Empty", ""}};
    QVERIFY(!request.header("Empty").isNull());
    QVERIFY(request.header("Missing").isNull());
}

void TstMessage::target_isSplit_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("authority"); // null for origin form
    const QByteArray none;
    const auto valid = [&](const char *name, const QByteArray &target, const QByteArray &path,
                           const QByteArray &authority = {}) {
        QTest::newRow(name) << target << true << path << authority;
    };
    const auto bad = [&](const char *name, const QByteArray &target) {
        QTest::newRow(name) << target << false << none << none;
    };
    valid("root", "/", "/");
    valid("path", "/services", "/services");
    valid("query", "/services?a=/b", "/services");
    valid("empty query", "/services?", "/services");
    valid("bad escape in the query", "/services?%", "/services");
    valid("escaped letters", "/%73ervices", "/services");
    valid("escaped slash", "/a%2Fb", "/a/b");
    valid("escaped question mark", "/a%3fb", "/a?b");
    valid("escaped percent", "/%2541", "/%41");
    valid("escaped UTF-8", "/%C3%A9", "/\xc3\xa9");
    valid("raw UTF-8", "/\xc3\xa9", "/\xc3\xa9");
    valid("half raw, half escaped", "/\xc3%a9", "/\xc3\xa9");
    valid("two slashes", "//services", "/services");
    valid("slash at the end", "/services/", "/services");
    valid("slash before the query", "/services/?a", "/services");
    valid("many slashes", "///a///b//", "/a/b");
    valid("slashes alone", "///", "/");
    valid("escaped slashes", "/%2Fservices%2f", "/services");
    valid("absolute with two slashes", "http://localhost//a/", "/a", "localhost");
    valid("server", "*", "*");
    valid("absolute", "http://localhost:6001/a?b", "/a", "localhost:6001");
    valid("absolute in capitals", "HTTP://localhost/a", "/a", "localhost");
    valid("absolute without path", "http://localhost:6001", "/", "localhost:6001");
    valid("absolute with query alone", "http://localhost?a", "/", "localhost");
    valid("https", "https://localhost:6001/a", "/a", "localhost:6001");
    valid("absolute without host", "http:///a", "/a", "");
    bad("empty", "");
    bad("no slash", "services");
    bad("query alone", "?a");
    bad("authority", "localhost:6001");
    bad("other scheme", "ftp://localhost/");
    bad("percent at the end", "/%");
    bad("half an escape", "/%4");
    bad("no hex", "/%4g");
    bad("no hex at first", "/%g4");
    bad("sign in an escape", "/%+4");
    bad("space in an escape", "/% 4");
    bad("escaped NUL", "/a%00");
    bad("escaped line feed", "/%0a");
    bad("escaped delete", "/%7f");
    bad("raw control", "/\x01");
    bad("raw tab", "/\t");
    bad("no UTF-8", "/%ff");
    bad("overlong slash", "/%c0%af");
    bad("surrogate", "/%ed%a0%80");
    bad("UTF-8 cut short", "/%e2%82");
    bad("bad escape in an absolute one", "http://localhost/%zz");
}

void TstMessage::target_isSplit()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, valid);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, authority);
    Request request;
    request.authority = "former";
    QCOMPARE(splitTarget(target, &request), valid);
    if (!valid)
        return;
    QCOMPARE(request.path, path);
    QCOMPARE(request.authority, authority);
    QCOMPARE(request.authority.isNull(), authority.isNull());
}

void TstMessage::errorResponse_isJson()
{
    const QString text = u"It's \"odd\", \\ and\nlong: é"_s;
    const Response response = errorResponse(404, text);
    QCOMPARE(response.status, 404);
    QCOMPARE(response.contentType, "application/json");
    const auto object = QJsonDocument::fromJson(response.body.join()).object();
    QCOMPARE(object, (QJsonObject{{u"success"_s, false}, {u"error"_s, text}}));
}

void TstMessage::responseHead_hasCommonHeaders()
{
    const QByteArray head = responseHead(jsonResponse("{}"), 2, true, std::chrono::seconds(15));
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(head.endsWith("\r\n\r\n"));
    QVERIFY(head.contains("\r\nContent-Type: application/json\r\n"));
    QVERIFY(head.contains("\r\nContent-Length: 2\r\n"));
    QVERIFY(head.contains("\r\nCache-Control: no-store\r\n"));
    QVERIFY(head.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
    QVERIFY(head.contains("\r\nConnection: keep-alive\r\n"));
    QVERIFY(head.contains("\r\nKeep-Alive: timeout=15\r\n"));
    QVERIFY(!head.contains("Access-Control"));
    static const QRegularExpression date(u"\r\nDate: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d "
                                         u"[A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d "
                                         "GMT\r\n"_s);
    QVERIFY(date.match(QString::fromLatin1(head)).hasMatch());
    const QByteArray closing = responseHead({}, 0, false, std::chrono::seconds(15));
    QVERIFY(closing.contains("\r\nConnection: close\r\n"));
    QVERIFY(!closing.contains("Keep-Alive"));
}

void TstMessage::emptyBody_hasNoContentType()
{
    const QByteArray head = responseHead({.status = 202}, 0, true, std::chrono::seconds(15));
    QVERIFY(head.contains("\r\nContent-Length: 0\r\n"));
    QVERIFY(!head.contains("Content-Type:"));
    QVERIFY(responseHead({}, -1, true, {}).contains("Content-Type:")); // a body of unknown size
}

void TstMessage::responseHead_hasOwnHeaders()
{
    Response response = errorResponse(405, u"no"_s);
    response.contentType = "text/plain";
    response.headers = {{"Allow", "GET, HEAD"}};
    const QByteArray head = responseHead(response, 12'345'678'901, true, std::chrono::seconds(15));
    QVERIFY(head.startsWith("HTTP/1.1 405 Method Not Allowed\r\n"));
    QVERIFY(head.contains("\r\nAllow: GET, HEAD\r\n"));
    QVERIFY(head.contains("\r\nContent-Type: text/plain\r\n"));
    QVERIFY(head.contains("\r\nContent-Length: 12345678901\r\n"));
}

void TstMessage::reasonPhrase_isNeverEmpty()
{
    QCOMPARE(reasonPhrase(404), "Not Found");
    for (int status = 100; status < 600; ++status)
        QVERIFY(!reasonPhrase(status).isEmpty());
}

MM_SUITE(TstMessage)
#include "tst_message.moc"
