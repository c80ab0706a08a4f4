// SPDX-License-Identifier: MIT
#include "feeding.h"
#include "suite.h"

using namespace mm::http;
using namespace mm::test;

/// Each row is also parsed in pieces, and has to give the same result.
class TstRequestParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormedRequest_isParsed_data();
    void wellFormedRequest_isParsed();
    void malformedRequest_isRejected_data();
    void malformedRequest_isRejected();
    void incompleteRequest_needsMoreBytes_data();
    void incompleteRequest_needsMoreBytes();
    void nextMessage_isNotConsumed();
    void failedParser_consumesNothing();
    void reset_allowsNextMessage();
    void https_isNamed();
};

namespace {

constexpr qsizetype maxBody = 100;

ParseLimits requestLimits()
{
    ParseLimits limits;
    limits.maxBodyBytes = maxBody;
    return limits;
}

QByteArray requestSummary(const QByteArrayList &pieces)
{
    RequestParser parser(requestLimits());
    const QByteArray rest = feedPieces(parser, pieces);
    QByteArray result = progressName(parser.progress());
    if (parser.progress() == Progress::Failed)
        return result + ' ' + QByteArray::number(parser.error().status);
    const Request &request = parser.message();
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

QByteArray postRequest(const QByteArray &headers, const QByteArray &body = {})
{
    return withLines("POST /p HTTP/1.1\n" + headers + "\n") + body;
}

QByteArray chunkedRequest(const QByteArray &body)
{
    return postRequest("Transfer-Encoding: chunked\n", body);
}

void addRequestRow(const char *name, const QByteArray &bytes, const QByteArray &result)
{
    QTest::newRow(name) << bytes << result;
}

void addRequestRow(const char *name, const QByteArray &bytes, int status)
{
    QTest::newRow(name) << bytes << "failed " + QByteArray::number(status);
}

void checkRequestPieces(const QByteArray &bytes)
{
    QByteArray difference;
    const bool same = isSameInPieces(bytes, requestSummary, &difference);
    QVERIFY2(same, difference.constData());
}

} // namespace

void TstRequestParser::wellFormedRequest_isParsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");

    addRequestRow("plain", withLines("GET /services HTTP/1.1\nHost: x\n\n"),
                  "done GET /services 1.1 keep [Host=x] body= rest=");
    addRequestRow("no headers", withLines("GET / HTTP/1.1\n\n"), "done GET / 1.1 keep body= rest=");
    addRequestRow("1.0", withLines("GET / HTTP/1.0\n\n"), "done GET / 1.0 close body= rest=");
    addRequestRow("1.0 kept alive", withLines("GET / HTTP/1.0\nConnection: Keep-Alive\n\n"),
                  "done GET / 1.0 keep [Connection=Keep-Alive] body= rest=");
    addRequestRow("1.1 closed", withLines("GET / HTTP/1.1\nConnection: foo, Close\n\n"),
                  "done GET / 1.1 close [Connection=foo, Close] body= rest=");
    addRequestRow("unknown method", withLines("BREW /pot HTTP/1.1\n\n"),
                  "done BREW /pot 1.1 keep body= rest=");
    addRequestRow("space around a value", withLines("GET / HTTP/1.1\nA: \t b c \t \nB:d\nC:\n\n"),
                  "done GET / 1.1 keep [A=b c] [B=d] [C=] body= rest=");
    addRequestRow("value beyond ASCII", withLines("GET / HTTP/1.1\nA: \xc3\xa9\xff\n\n"),
                  "done GET / 1.1 keep [A=\xc3\xa9\xff] body= rest=");
    addRequestRow("absolute form", withLines("GET http://x:1/a?b HTTP/1.1\n\n"),
                  "done GET /a 1.1 keep body= rest=");
    addRequestRow("64 headers", withHeaders(64),
                  "done GET / 1.1 keep" + QByteArray(" [X=y]").repeated(64) + " body= rest=");

    addRequestRow("length", postRequest("Content-Length: 5\n", "hello"),
                  "done POST /p 1.1 keep [Content-Length=5] body=hello rest=");
    addRequestRow("length 0", postRequest("Content-Length: 0\n"),
                  "done POST /p 1.1 keep [Content-Length=0] body= rest=");
    addRequestRow("length with zeros before it", postRequest("Content-Length: 005\n", "hello"),
                  "done POST /p 1.1 keep [Content-Length=005] body=hello rest=");
    addRequestRow("largest length", postRequest("Content-Length: 100\n", QByteArray(100, 'b')),
                  "done POST /p 1.1 keep [Content-Length=100] body=" + QByteArray(100, 'b') +
                      " rest=");
    addRequestRow(
        "body with any bytes", postRequest("Content-Length: 6\n", QByteArray("\0\r\n\r\n\xff", 6)),
        "done POST /p 1.1 keep [Content-Length=6] body=" + QByteArray("\0\r\n\r\n\xff", 6) +
            " rest=");

    const QByteArray prefix = "done POST /p 1.1 keep [Transfer-Encoding=chunked] body=";
    addRequestRow("chunked", chunkedRequest("5\r\nhello\r\n0\r\n\r\n"), prefix + "hello rest=");
    addRequestRow("chunked and empty", chunkedRequest("0\r\n\r\n"), prefix + " rest=");
    addRequestRow("chunks", chunkedRequest("1\r\nh\r\n003\r\nell\r\n1\r\no\r\n000\r\n\r\n"),
                  prefix + "hello rest=");
    addRequestRow("chunk in hexadecimal",
                  chunkedRequest("a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"),
                  prefix + "01234567890123456789 rest=");
    addRequestRow("largest chunk",
                  chunkedRequest("64\r\n" + QByteArray(100, 'b') + "\r\n0\r\n\r\n"),
                  prefix + QByteArray(100, 'b') + " rest=");
    addRequestRow("extension", chunkedRequest("5;a=b;c;d=\"e;\\\"f\"\r\nhello\r\n0;last\r\n\r\n"),
                  prefix + "hello rest=");
    addRequestRow("trailers", chunkedRequest("5\r\nhello\r\n0\r\nA: b\r\nContent-Type: c\r\n\r\n"),
                  prefix + "hello rest=");
    addRequestRow("Host in a trailer", chunkedRequest("5\r\nhello\r\n0\r\nHost: evil\r\n\r\n"),
                  prefix + "hello rest=");
    addRequestRow("Chunked", postRequest("Transfer-Encoding: Chunked\n", "1\r\na\r\n0\r\n\r\n"),
                  "done POST /p 1.1 keep [Transfer-Encoding=Chunked] body=a rest=");
}

void TstRequestParser::wellFormedRequest_isParsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(requestSummary({bytes}), result);
    checkRequestPieces(bytes);
    QCOMPARE(requestSummary({bytes + "GET /next"}), result + "GET /next");
}

void TstRequestParser::malformedRequest_isRejected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");

    const auto addHead = [](const char *name, const QByteArray &head, int status) {
        addRequestRow(name, withLines(head + "\n\n"), status);
    };
    const QByteArray nul(1, '\0');
    addHead("no HTTP", "hello", 400);
    addHead("no version", "GET /", 400);
    addHead("no target", "GET HTTP/1.1", 400);
    addHead("empty target", "GET  HTTP/1.1", 400);
    addHead("two spaces", "GET /  HTTP/1.1", 400);
    addHead("extra word", "GET / HTTP/1.1 x", 400);
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
    addHead("other scheme", "GET ftp://localhost/ HTTP/1.1", 400);
    addRequestRow("empty line first", "\r\nGET / HTTP/1.1\r\n\r\n", 400);

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
    addRequestRow("bare line feeds", "GET / HTTP/1.1\nHost: x\n\n\r\n\r\n", 400);
    addRequestRow("bare line feed in a value", "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", 400);
    addRequestRow("bare return in a value", "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", 400);
    addRequestRow("bare return in the first line", "GET /\r HTTP/1.1\r\n\r\n", 400);
    addRequestRow("65 headers", withHeaders(65), 431);

    const auto addLength = [](const char *name, const QByteArray &value, int status) {
        addRequestRow(name, postRequest("Content-Length: " + value + "\n", "hello"), status);
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
    addRequestRow("duplicate length",
                  postRequest("Content-Length: 5\nContent-Length: 5\n", "hello"), 400);
    addRequestRow("lengths that differ",
                  postRequest("Content-Length: 5\ncontent-length: 6\n", "hello"), 400);
    addRequestRow("length and chunks",
                  postRequest("Content-Length: 5\nTransfer-Encoding: chunked\n", "0\r\n"), 400);
    addRequestRow("chunks and length",
                  postRequest("Transfer-Encoding: chunked\nContent-Length: 5\n", "0\r\n"), 400);

    const auto addCoding = [](const char *name, const QByteArray &value, int status) {
        addRequestRow(name, postRequest("Transfer-Encoding: " + value + "\n", "0\r\n\r\n"), status);
    };
    addCoding("gzip", "gzip", 501);
    addCoding("gzip and chunked", "gzip, chunked", 501);
    addCoding("chunked and gzip", "chunked, gzip", 501);
    addCoding("duplicate chunked in one header", "chunked, chunked", 501);
    addCoding("identity", "identity", 501);
    addCoding("like chunked", "xchunked", 501);
    addCoding("chunked with a parameter", "chunked;q=1", 501);
    addCoding("chunked in quotes", "\"chunked\"", 501);
    addCoding("no coding", "", 501);
    addRequestRow("duplicate chunked",
                  postRequest("Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n"), 400);
    addRequestRow("chunked and gzip in two",
                  postRequest("Transfer-Encoding: chunked\nTransfer-Encoding: gzip\n"), 400);
    addRequestRow("chunked in 1.0",
                  withLines("POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n"), 400);

    addRequestRow("chunk size no number", chunkedRequest("g\r\n"), 400);
    addRequestRow("chunk size empty", chunkedRequest("\r\nhello\r\n"), 400);
    addRequestRow("chunk size negative", chunkedRequest("-1\r\nhello\r\n"), 400);
    addRequestRow("chunk size with a sign", chunkedRequest("+5\r\nhello\r\n"), 400);
    addRequestRow("chunk size 0x5", chunkedRequest("0x5\r\nhello\r\n0\r\n\r\n"), 400);
    addRequestRow("chunk size over 64 bits", chunkedRequest("10000000000000005\r\nhello\r\n"), 400);
    addRequestRow("chunk size 2^64-1", chunkedRequest("ffffffffffffffff\r\nhello\r\n"), 413);
    addRequestRow("chunk over the limit", chunkedRequest("65\r\n"), 413);
    addRequestRow("chunks over the limit",
                  chunkedRequest("63\r\n" + QByteArray(99, 'b') + "\r\n2\r\n"), 413);
    addRequestRow("chunk longer than its size", chunkedRequest("4\r\nhello\r\n0\r\n\r\n"), 400);
    addRequestRow("chunk ends with bare line feed", chunkedRequest("5\r\nhello\n0\r\n\r\n"), 400);
    addRequestRow("chunk size ends with bare line feed", chunkedRequest("5\nhello\r\n0\r\n\r\n"),
                  400);
    addRequestRow("extension ends with bare line feed", chunkedRequest("5;a\nhello\r\n0\r\n\r\n"),
                  400);
    addRequestRow("bad trailer", chunkedRequest("0\r\nbad trailer\r\n\r\n"), 400);
    addRequestRow("65 trailers",
                  chunkedRequest("0\r\n" + QByteArray("X: y\r\n").repeated(65) + "\r\n"), 431);
    addRequestRow("header and trailers over 64",
                  chunkedRequest("0\r\n" + QByteArray("X: y\r\n").repeated(64) + "\r\n"), 431);
}

void TstRequestParser::malformedRequest_isRejected()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(requestSummary({bytes}), result);
    checkRequestPieces(bytes);
    QCOMPARE(requestSummary({bytes + "GET /next HTTP/1.1\r\n\r\n"}), result);
}

void TstRequestParser::incompleteRequest_needsMoreBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Progress>("progress");
    QTest::newRow("nothing") << QByteArray() << Progress::Head;
    QTest::newRow("a letter") << QByteArray("G") << Progress::Head;
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r") << Progress::Head;
    QTest::newRow("no body yet") << postRequest("Content-Length: 5\n") << Progress::Body;
    QTest::newRow("half a body") << postRequest("Content-Length: 5\n", "hell") << Progress::Body;
    QTest::newRow("no chunk yet") << chunkedRequest("") << Progress::Body;
    QTest::newRow("half a chunk size") << chunkedRequest("5\r") << Progress::Body;
    QTest::newRow("half a chunk") << chunkedRequest("5\r\nhell") << Progress::Body;
    QTest::newRow("chunk without its end") << chunkedRequest("5\r\nhello\r") << Progress::Body;
    QTest::newRow("no last chunk") << chunkedRequest("5\r\nhello\r\n") << Progress::Body;
    QTest::newRow("half a last chunk") << chunkedRequest("5\r\nhello\r\n0\r\n\r") << Progress::Body;
    QTest::newRow("half a trailer") << chunkedRequest("0\r\nA: b\r\n") << Progress::Body;
}

void TstRequestParser::incompleteRequest_needsMoreBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Progress, progress);
    for (const QByteArrayList &pieces : {QByteArrayList{bytes}, bytewise(bytes)}) {
        RequestParser parser(requestLimits());
        feedPieces(parser, pieces);
        QCOMPARE(parser.progress(), progress);
    }
}

void TstRequestParser::nextMessage_isNotConsumed()
{
    RequestParser parser(requestLimits());
    const QByteArray first = postRequest("Content-Length: 5\n", "hello");
    const QByteArray next = "GET /next HTTP/1.1\r\n\r\n";
    QCOMPARE(feedPieces(parser, {first + next}), next);
    QCOMPARE(parser.message().body.size(), 5);
    QCOMPARE(parser.feed(next), 0);
}

void TstRequestParser::failedParser_consumesNothing()
{
    RequestParser parser(requestLimits());
    feedPieces(parser, {"no HTTP\r\n\r\n"});
    QCOMPARE(parser.progress(), Progress::Failed);
    QCOMPARE(parser.feed("GET / HTTP/1.1\r\n\r\n"), 0);
    QCOMPARE(parser.progress(), Progress::Failed);
}

void TstRequestParser::reset_allowsNextMessage()
{
    RequestParser parser(requestLimits());
    for (const char *first : {"no HTTP\r\n\r\n", "POST / HTTP/1.0\r\nContent-Length: 9\r\n\r\nabc",
                              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"}) {
        feedPieces(parser, {first});
        parser.reset();
        QCOMPARE(parser.progress(), Progress::Head);
        QCOMPARE(parser.error().status, 0);
        QCOMPARE(parser.message().body.size(), 0);
        feedPieces(parser, {"GET /b HTTP/1.1\r\nB: c\r\n\r\n"});
        QCOMPARE(parser.progress(), Progress::Done);
        QCOMPARE(parser.message().path, "/b");
        QCOMPARE(parser.message().headers.size(), 1);
        QVERIFY(parser.message().keepAlive);
        QVERIFY(parser.message().body.isEmpty());
        parser.reset();
    }
}

void TstRequestParser::https_isNamed()
{
    // The begin of a ClientHello; a line feed may be anywhere in its random bytes.
    RequestParser parser(ParseLimits{});
    (void)parser.feed(
        QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x0a\x9b\x0d\x0a\x0d\x0a", 17));
    QCOMPARE(parser.progress(), Progress::Failed);
    QCOMPARE(parser.error().status, 400);
    QVERIFY2(parser.error().text.contains(u"HTTPS"_s), qPrintable(parser.error().text));
}

MM_SUITE(TstRequestParser)
#include "tst_requestparser.moc"
