// SPDX-License-Identifier: MIT
#include "feeding.h"

using namespace mm::http;
using namespace mm::test;

/// Bytes of requests: what is taken and what is refused, in whatever pieces it comes.
class TestRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormed_isTaken_data();
    void wellFormed_isTaken();
    void malformed_isRefused_data();
    void malformed_isRefused();
    void incomplete_isWaitedFor_data();
    void incomplete_isWaitedFor();
    void next_isLeftAlone();
    void failed_takesNothingMore();
    void reset_makesReadyForTheNext();
};

namespace {

constexpr qsizetype mostBody = 100;

Limits limits()
{
    Limits limits;
    limits.bodyBytes = mostBody;
    return limits;
}

QByteArray resultOf(const QByteArrayList &pieces)
{
    RequestParser parser(limits());
    const QByteArray rest = feedPieces(parser, pieces);
    QByteArray result = stageName(parser.stage());
    if (parser.stage() == Stage::Failed)
        return result + ' ' + QByteArray::number(parser.fault().status);
    const Request &request = parser.request();
    result += ' ' + request.method + ' ' + request.path + " 1." +
              QByteArray::number(request.minorVersion) + (request.keepAlive ? " keep" : " close");
    for (const Header &header : request.headers)
        result += " [" + header.name + '=' + header.value + ']';
    return result + " body=" + request.body + " rest=" + rest;
}

QByteArray withHeaders(int count)
{
    QByteArray head = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < count; ++i)
        head += "X: y\r\n";
    return head + "\r\n";
}

QByteArray post(const QByteArray &headers, const QByteArray &body = {})
{
    return withLines("POST /p HTTP/1.1\n" + headers + "\n") + body;
}

QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\n", body);
}

void addRow(const char *name, const QByteArray &bytes, const QByteArray &result)
{
    QTest::newRow(name) << bytes << result;
}

void addRow(const char *name, const QByteArray &bytes, int status)
{
    QTest::newRow(name) << bytes << "failed " + QByteArray::number(status);
}

void checkPieces(const QByteArray &bytes)
{
    QByteArray difference;
    const bool same = isSameInPieces(bytes, resultOf, &difference);
    QVERIFY2(same, difference.constData());
}

} // namespace

void TestRequestParser::wellFormed_isTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");

    addRow("plain", withLines("GET /services HTTP/1.1\nHost: x\n\n"),
           "done GET /services 1.1 keep [Host=x] body= rest=");
    addRow("no headers", withLines("GET / HTTP/1.1\n\n"), "done GET / 1.1 keep body= rest=");
    addRow("1.0", withLines("GET / HTTP/1.0\n\n"), "done GET / 1.0 close body= rest=");
    addRow("1.0 kept alive", withLines("GET / HTTP/1.0\nConnection: Keep-Alive\n\n"),
           "done GET / 1.0 keep [Connection=Keep-Alive] body= rest=");
    addRow("1.1 closed", withLines("GET / HTTP/1.1\nConnection: foo, Close\n\n"),
           "done GET / 1.1 close [Connection=foo, Close] body= rest=");
    addRow("method of nobody", withLines("BREW /pot HTTP/1.1\n\n"),
           "done BREW /pot 1.1 keep body= rest=");
    addRow("space around a value", withLines("GET / HTTP/1.1\nA: \t b c \t \nB:d\nC:\n\n"),
           "done GET / 1.1 keep [A=b c] [B=d] [C=] body= rest=");
    addRow("value beyond ASCII", withLines("GET / HTTP/1.1\nA: \xc3\xa9\xff\n\n"),
           "done GET / 1.1 keep [A=\xc3\xa9\xff] body= rest=");
    addRow("absolute form", withLines("GET http://x:1/a?b HTTP/1.1\n\n"),
           "done GET /a 1.1 keep body= rest=");
    addRow("64 headers", withHeaders(64),
           "done GET / 1.1 keep" + QByteArray(" [X=y]").repeated(64) + " body= rest=");

    addRow("length", post("Content-Length: 5\n", "hello"),
           "done POST /p 1.1 keep [Content-Length=5] body=hello rest=");
    addRow("length 0", post("Content-Length: 0\n"),
           "done POST /p 1.1 keep [Content-Length=0] body= rest=");
    addRow("length with zeros before it", post("Content-Length: 005\n", "hello"),
           "done POST /p 1.1 keep [Content-Length=005] body=hello rest=");
    addRow("largest length", post("Content-Length: 100\n", QByteArray(100, 'b')),
           "done POST /p 1.1 keep [Content-Length=100] body=" + QByteArray(100, 'b') + " rest=");
    addRow("body with everything", post("Content-Length: 6\n", QByteArray("\0\r\n\r\n\xff", 6)),
           "done POST /p 1.1 keep [Content-Length=6] body=" + QByteArray("\0\r\n\r\n\xff", 6) +
               " rest=");

    const QByteArray taken = "done POST /p 1.1 keep [Transfer-Encoding=chunked] body=";
    addRow("chunked", chunked("5\r\nhello\r\n0\r\n\r\n"), taken + "hello rest=");
    addRow("chunked and empty", chunked("0\r\n\r\n"), taken + " rest=");
    addRow("chunks", chunked("1\r\nh\r\n003\r\nell\r\n1\r\no\r\n000\r\n\r\n"),
           taken + "hello rest=");
    addRow("chunk in hexadecimal", chunked("a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"),
           taken + "01234567890123456789 rest=");
    addRow("largest chunk", chunked("64\r\n" + QByteArray(100, 'b') + "\r\n0\r\n\r\n"),
           taken + QByteArray(100, 'b') + " rest=");
    addRow("extension", chunked("5;a=b;c;d=\"e;\\\"f\"\r\nhello\r\n0;last\r\n\r\n"),
           taken + "hello rest=");
    addRow("trailers", chunked("5\r\nhello\r\n0\r\nA: b\r\nContent-Type: c\r\n\r\n"),
           taken + "hello rest=");
    addRow("trailer that sets a length", chunked("5\r\nhello\r\n0\r\nHost: evil\r\n\r\n"),
           taken + "hello rest=");
    addRow("Chunked", post("Transfer-Encoding: Chunked\n", "1\r\na\r\n0\r\n\r\n"),
           "done POST /p 1.1 keep [Transfer-Encoding=Chunked] body=a rest=");
}

void TestRequestParser::wellFormed_isTaken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(resultOf({bytes}), result);
    checkPieces(bytes);
    QCOMPARE(resultOf({bytes + "GET /next"}), result + "GET /next");
}

void TestRequestParser::malformed_isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");

    const auto addHead = [](const char *name, const QByteArray &head, int status) {
        addRow(name, withLines(head + "\n\n"), status);
    };
    const QByteArray nul(1, '\0');
    addHead("no HTTP", "hello", 400);
    addHead("no version", "GET /", 400);
    addHead("no target", "GET HTTP/1.1", 400);
    addHead("empty target", "GET  HTTP/1.1", 400);
    addHead("two spaces", "GET /  HTTP/1.1", 400);
    addHead("word too many", "GET / HTTP/1.1 x", 400);
    addHead("space at the end", "GET / HTTP/1.1 ", 400);
    addHead("other protocol", "GET / FTP/1.1", 400);
    addHead("protocol in small letters", "GET / http/1.1", 400);
    addHead("HTTP/2", "GET / HTTP/2.0", 505);
    addHead("HTTP/1.2", "GET / HTTP/1.2", 505);
    addHead("HTTP/0.9", "GET / HTTP/0.9", 505);
    addHead("preface of HTTP/2", "PRI * HTTP/2.0", 505);
    addHead("method with a bracket", "GE(T / HTTP/1.1", 400);
    addHead("NUL in the method", "GE" + nul + "T / HTTP/1.1", 400);
    addHead("NUL in the target", "GET /" + nul + " HTTP/1.1", 400);
    addHead("control in the target", "GET /\x01 HTTP/1.1", 400);
    addHead("delete in the target", "GET /\x7f HTTP/1.1", 400);
    addHead("bad escape", "GET /%zz HTTP/1.1", 400);
    addHead("half an escape", "GET /%4 HTTP/1.1", 400);
    addHead("escaped NUL", "GET /%00 HTTP/1.1", 400);
    addHead("escaped line end", "GET /%0d%0a HTTP/1.1", 400);
    addHead("target no UTF-8", "GET /%ff HTTP/1.1", 400);
    addHead("target without slash", "GET services HTTP/1.1", 400);
    addHead("authority", "CONNECT localhost:80 HTTP/1.1", 400);
    addHead("https", "GET https://localhost/ HTTP/1.1", 400);
    addRow("empty line first", "\r\nGET / HTTP/1.1\r\n\r\n", 400);

    addHead("header without colon", "GET / HTTP/1.1\nHost", 400);
    addHead("header without name", "GET / HTTP/1.1\n: x", 400);
    addHead("space before the colon", "GET / HTTP/1.1\nHost : x", 400);
    addHead("space in a name", "GET / HTTP/1.1\nHo st: x", 400);
    addHead("space before the first name", "GET / HTTP/1.1\n Host: x", 400);
    addHead("name beyond ASCII", "GET / HTTP/1.1\nH\xc3\xb6st: x", 400);
    addHead("NUL in a name", "GET / HTTP/1.1\nHo" + nul + "st: x", 400);
    addHead("NUL in a value", "GET / HTTP/1.1\nHost: x" + nul, 400);
    addHead("control in a value", "GET / HTTP/1.1\nHost: \x01", 400);
    addHead("delete in a value", "GET / HTTP/1.1\nHost: \x7f", 400);
    addRow("bare line feeds", "GET / HTTP/1.1\nHost: x\n\n\r\n\r\n", 400);
    addRow("bare line feed in a value", "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", 400);
    addRow("bare return in a value", "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", 400);
    addRow("bare return in the first line", "GET /\r HTTP/1.1\r\n\r\n", 400);
    addRow("65 headers", withHeaders(65), 431);

    const auto addLength = [](const char *name, const QByteArray &value, int status) {
        addRow(name, post("Content-Length: " + value + "\n", "hello"), status);
    };
    addLength("length no number", "abc", 400);
    addLength("length negative", "-1", 400);
    addLength("length with a sign", "+5", 400);
    addLength("length in hexadecimal", "0x5", 400);
    addLength("length with a fraction", "5.0", 400);
    addLength("length empty", "", 400);
    addLength("two lengths in one", "5, 5", 400);
    addLength("two lengths without comma", "5 5", 400);
    addLength("length over the limit", "101", 413);
    addLength("length 2^64", "18446744073709551616", 400);
    addLength("length 2^64-1", "18446744073709551615", 413);
    addRow("length twice", post("Content-Length: 5\nContent-Length: 5\n", "hello"), 400);
    addRow("lengths that differ", post("Content-Length: 5\ncontent-length: 6\n", "hello"), 400);
    addRow("length and chunks", post("Content-Length: 5\nTransfer-Encoding: chunked\n", "0\r\n"),
           400);
    addRow("chunks and length", post("Transfer-Encoding: chunked\nContent-Length: 5\n", "0\r\n"),
           400);

    const auto addCoding = [](const char *name, const QByteArray &value, int status) {
        addRow(name, post("Transfer-Encoding: " + value + "\n", "0\r\n\r\n"), status);
    };
    addCoding("gzip", "gzip", 501);
    addCoding("gzip and chunked", "gzip, chunked", 501);
    addCoding("chunked and gzip", "chunked, gzip", 501);
    addCoding("chunked twice in one", "chunked, chunked", 501);
    addCoding("identity", "identity", 501);
    addCoding("like chunked", "xchunked", 501);
    addCoding("chunked with a parameter", "chunked;q=1", 501);
    addCoding("chunked in quotes", "\"chunked\"", 501);
    addCoding("no coding", "", 501);
    addRow("chunked twice", post("Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n"), 400);
    addRow("chunked and gzip in two", post("Transfer-Encoding: chunked\nTransfer-Encoding: gzip\n"),
           400);
    addRow("chunked in 1.0", withLines("POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n"),
           400);

    addRow("chunk size no number", chunked("g\r\n"), 400);
    addRow("chunk size empty", chunked("\r\nhello\r\n"), 400);
    addRow("chunk size negative", chunked("-1\r\nhello\r\n"), 400);
    addRow("chunk size with a sign", chunked("+5\r\nhello\r\n"), 400);
    addRow("chunk size 0x5", chunked("0x5\r\nhello\r\n0\r\n\r\n"), 400);
    addRow("chunk size over 64 bits", chunked("10000000000000005\r\nhello\r\n"), 400);
    addRow("chunk size 2^64-1", chunked("ffffffffffffffff\r\nhello\r\n"), 413);
    addRow("chunk over the limit", chunked("65\r\n"), 413);
    addRow("chunks over the limit", chunked("63\r\n" + QByteArray(99, 'b') + "\r\n2\r\n"), 413);
    addRow("chunk longer than it says", chunked("4\r\nhello\r\n0\r\n\r\n"), 400);
    addRow("chunk ends with bare line feed", chunked("5\r\nhello\n0\r\n\r\n"), 400);
    addRow("chunk size ends with bare line feed", chunked("5\nhello\r\n0\r\n\r\n"), 400);
    addRow("extension ends with bare line feed", chunked("5;a\nhello\r\n0\r\n\r\n"), 400);
    addRow("bad trailer", chunked("0\r\nbad trailer\r\n\r\n"), 400);
    addRow("65 trailers", chunked("0\r\n" + QByteArray("X: y\r\n").repeated(65) + "\r\n"), 431);
    addRow("header and trailers over 64",
           chunked("0\r\n" + QByteArray("X: y\r\n").repeated(64) + "\r\n"), 431);
}

void TestRequestParser::malformed_isRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(resultOf({bytes}), result);
    checkPieces(bytes);
    QCOMPARE(resultOf({bytes + "GET /next HTTP/1.1\r\n\r\n"}), result);
}

void TestRequestParser::incomplete_isWaitedFor_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Stage>("stage");
    QTest::newRow("nothing") << QByteArray() << Stage::Head;
    QTest::newRow("a letter") << QByteArray("G") << Stage::Head;
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r") << Stage::Head;
    QTest::newRow("no body yet") << post("Content-Length: 5\n") << Stage::Body;
    QTest::newRow("half a body") << post("Content-Length: 5\n", "hell") << Stage::Body;
    QTest::newRow("no chunk yet") << chunked("") << Stage::Body;
    QTest::newRow("half a chunk size") << chunked("5\r") << Stage::Body;
    QTest::newRow("half a chunk") << chunked("5\r\nhell") << Stage::Body;
    QTest::newRow("chunk without its end") << chunked("5\r\nhello\r") << Stage::Body;
    QTest::newRow("no last chunk") << chunked("5\r\nhello\r\n") << Stage::Body;
    QTest::newRow("half a last chunk") << chunked("5\r\nhello\r\n0\r\n\r") << Stage::Body;
    QTest::newRow("half a trailer") << chunked("0\r\nA: b\r\n") << Stage::Body;
}

void TestRequestParser::incomplete_isWaitedFor()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Stage, stage);
    for (const QByteArrayList &pieces : {QByteArrayList{bytes}, bytewise(bytes)}) {
        RequestParser parser(limits());
        feedPieces(parser, pieces);
        QCOMPARE(parser.stage(), stage);
    }
}

void TestRequestParser::next_isLeftAlone()
{
    RequestParser parser(limits());
    const QByteArray first = post("Content-Length: 5\n", "hello");
    const QByteArray next = "GET /next HTTP/1.1\r\n\r\n";
    QCOMPARE(feedPieces(parser, {first + next}), next);
    QCOMPARE(parser.bodySize(), 5);
    QCOMPARE(parser.feed(next), 0);
}

void TestRequestParser::failed_takesNothingMore()
{
    RequestParser parser(limits());
    feedPieces(parser, {"no HTTP\r\n\r\n"});
    QCOMPARE(parser.stage(), Stage::Failed);
    QCOMPARE(parser.feed("GET / HTTP/1.1\r\n\r\n"), 0);
    QCOMPARE(parser.stage(), Stage::Failed);
}

void TestRequestParser::reset_makesReadyForTheNext()
{
    RequestParser parser(limits());
    for (const char *first : {"no HTTP\r\n\r\n", "POST / HTTP/1.0\r\nContent-Length: 9\r\n\r\nabc",
                              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"}) {
        feedPieces(parser, {first});
        parser.reset();
        QCOMPARE(parser.stage(), Stage::Head);
        QCOMPARE(parser.fault().status, 0);
        QCOMPARE(parser.bodySize(), 0);
        feedPieces(parser, {"GET /b HTTP/1.1\r\nB: c\r\n\r\n"});
        QCOMPARE(parser.stage(), Stage::Done);
        QCOMPARE(parser.request().path, "/b");
        QCOMPARE(parser.request().headers.size(), 1);
        QVERIFY(parser.request().keepAlive);
        QVERIFY(parser.request().body.isEmpty());
        parser.reset();
    }
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
