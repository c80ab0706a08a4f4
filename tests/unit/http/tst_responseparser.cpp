// SPDX-License-Identifier: MIT
#include "feeding.h"
#include "suite.h"

using namespace mm::http;
using namespace mm::test;

/// Each row is also parsed in pieces, and has to give the same result.
class TstResponseParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormedResponse_isParsed_data();
    void wellFormedResponse_isParsed();
    void responseUntilClose_isParsed_data();
    void responseUntilClose_isParsed();
    void malformedResponse_isRejected_data();
    void malformedResponse_isRejected();
    void truncatedResponse_isRejected_data();
    void truncatedResponse_isRejected();
    void headOfMaxSize_isParsed();
    void closeAfterResponse_changesNothing();
    void interimResponses_areSkipped();
    void reset_allowsNextMessage();
};

namespace {

ParseLimits responseLimits()
{
    ParseLimits limits;
    limits.maxBodyBytes = 100;
    return limits;
}

QByteArray responseText(ResponseParser &parser, const QByteArray &rest)
{
    QByteArray result = progressName(parser.progress());
    if (parser.progress() == Progress::Failed)
        return result + (parser.error().status == 413 ? " too large" : "");
    const ClientResponse &response = parser.message();
    return result + ' ' + QByteArray::number(response.status) + " [" + response.reason +
           "] body=" + response.body + " rest=" + rest;
}

QByteArray responseSummary(const QByteArrayList &pieces)
{
    ResponseParser parser(responseLimits());
    const QByteArray rest = feedPieces(parser, pieces);
    return responseText(parser, rest);
}

QByteArray resultUntilClose(const QByteArrayList &pieces)
{
    ResponseParser parser(responseLimits());
    const QByteArray rest = feedPieces(parser, pieces);
    parser.end();
    return responseText(parser, rest);
}

template <class Result>
void checkResponsePieces(const QByteArray &bytes, Result result)
{
    QByteArray difference;
    const bool same = isSameInPieces(bytes, result, &difference);
    QVERIFY2(same, difference.constData());
}

void addResponseRow(const char *name, const QByteArray &head, const QByteArray &body,
                    const QByteArray &result)
{
    QTest::newRow(name) << withLines(head + "\n\n") + body << result;
}

} // namespace

void TstResponseParser::wellFormedResponse_isParsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");

    addResponseRow("length", "HTTP/1.1 200 OK\nContent-Length: 2", "{}",
                   "done 200 [OK] body={} rest=");
    addResponseRow("length 0", "HTTP/1.1 200 OK\nContent-Length: 0", "",
                   "done 200 [OK] body= rest=");
    addResponseRow("chunked", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
                   "1\r\n{\r\n1;x=y\r\n}\r\n0\r\nTrailer: z\r\n\r\n",
                   "done 200 [OK] body={} rest=");
    addResponseRow("reason phrase", "HTTP/1.1 404 It is not here\nContent-Length: 1", "x",
                   "done 404 [It is not here] body=x rest=");
    addResponseRow("no reason phrase", "HTTP/1.1 200 \nContent-Length: 2", "{}",
                   "done 200 [] body={} rest=");
    addResponseRow("1.0", "HTTP/1.0 200 OK\nContent-Length: 2", "{}",
                   "done 200 [OK] body={} rest=");
    addResponseRow("204", "HTTP/1.1 204 No Content", "", "done 204 [No Content] body= rest=");
    addResponseRow("304", "HTTP/1.1 304 Not Modified", "", "done 304 [Not Modified] body= rest=");
    addResponseRow("304 with a length", "HTTP/1.1 304 Not Modified\nContent-Length: 50", "",
                   "done 304 [Not Modified] body= rest=");
    addResponseRow("after 100", "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Length: 2", "{}",
                   "done 200 [OK] body={} rest=");
    addResponseRow("after 103 and 102",
                   "HTTP/1.1 103 Early Hints\nLink: <x>\n\nHTTP/1.1 102 Processing\n\n"
                   "HTTP/1.1 200 OK\nContent-Length: 2",
                   "{}", "done 200 [OK] body={} rest=");
    addResponseRow("largest body", "HTTP/1.1 200 OK\nContent-Length: 100", QByteArray(100, 'b'),
                   "done 200 [OK] body=" + QByteArray(100, 'b') + " rest=");
}

void TstResponseParser::wellFormedResponse_isParsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(responseSummary({bytes}), result);
    checkResponsePieces(bytes, responseSummary);
    checkResponsePieces(bytes, resultUntilClose);
    QCOMPARE(responseSummary({bytes + "more"}), result + "more");
}

void TstResponseParser::responseUntilClose_isParsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");
    addResponseRow("1.1", "HTTP/1.1 200 OK", "{}", "done 200 [OK] body={} rest=");
    addResponseRow("1.0", "HTTP/1.0 200 OK", "{}", "done 200 [OK] body={} rest=");
    addResponseRow("empty", "HTTP/1.1 200 OK", "", "done 200 [OK] body= rest=");
    addResponseRow("after 100", "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK", "{}",
                   "done 200 [OK] body={} rest=");
    addResponseRow("largest body", "HTTP/1.1 200 OK", QByteArray(100, 'b'),
                   "done 200 [OK] body=" + QByteArray(100, 'b') + " rest=");
    addResponseRow("too large", "HTTP/1.1 200 OK", QByteArray(101, 'b'), "failed too large");
}

void TstResponseParser::responseUntilClose_isParsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(resultUntilClose({bytes}), result);
    checkResponsePieces(bytes, resultUntilClose);
    if (result.startsWith("done"))
        QVERIFY(responseSummary({bytes}).startsWith("body "));
}

void TstResponseParser::malformedResponse_isRejected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");
    const QByteArray failed = "failed";
    const QByteArray tooLarge = "failed too large";
    const QByteArray nul(1, '\0');
    addResponseRow("no HTTP", "SSH-2.0-OpenSSH_9.2", "", failed);
    addResponseRow("request", "GET / HTTP/1.1\nHost: x", "", failed);
    addResponseRow("HTTP/2", "HTTP/2 200 OK", "", failed);
    addResponseRow("HTTP/2.0", "HTTP/2.0 200 OK", "", failed);
    addResponseRow("HTTP/0.9", "HTTP/0.9 200 OK", "", failed);
    addResponseRow("no status", "HTTP/1.1 OK", "", failed);
    addResponseRow("status of two digits", "HTTP/1.1 20 OK", "", failed);
    addResponseRow("status of four digits", "HTTP/1.1 2000 OK", "", failed);
    addResponseRow("status 099", "HTTP/1.1 099 OK\nContent-Length: 0", "", failed);
    addResponseRow("status 000", "HTTP/1.1 000 OK\nContent-Length: 0", "", failed);
    addResponseRow("protocol switch", "HTTP/1.1 101 Switching Protocols\nUpgrade: x", "", failed);
    addResponseRow("NUL in the reason phrase", "HTTP/1.1 200 O" + nul + "K\nContent-Length: 0", "",
                   failed);
    addResponseRow("header without colon", "HTTP/1.1 200 OK\nbad", "", failed);
    addResponseRow("NUL in a value", "HTTP/1.1 200 OK\nA: " + nul, "", failed);
    QTest::newRow("bare line feeds")
        << QByteArray("HTTP/1.1 200 OK\nContent-Length: 0\n\n\r\n\r\n") << failed;
    addResponseRow("65 headers", "HTTP/1.1 200 OK\n" + QByteArray("A: b\n").repeated(64) + "C: d",
                   "", failed);

    addResponseRow("length no number", "HTTP/1.1 200 OK\nContent-Length: x", "", failed);
    addResponseRow("lengths that differ", "HTTP/1.1 200 OK\nContent-Length: 1\nContent-Length: 2",
                   "ab", failed);
    addResponseRow("length and chunks",
                   "HTTP/1.1 200 OK\nContent-Length: 2\nTransfer-Encoding: chunked", "0\r\n\r\n",
                   failed);
    addResponseRow("length too large", "HTTP/1.1 200 OK\nContent-Length: 101", "", tooLarge);
    addResponseRow("chunks too large", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
                   "63\r\n" + QByteArray(99, 'b') + "\r\n2\r\n", tooLarge);
    addResponseRow("chunk too large", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "65\r\n",
                   tooLarge);
    addResponseRow("gzip", "HTTP/1.1 200 OK\nTransfer-Encoding: gzip", "", failed);
    addResponseRow("gzip and chunked", "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked", "",
                   failed);
    addResponseRow("bad chunk", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "x\r\n", failed);
    addResponseRow("too many interim responses",
                   QByteArray("HTTP/1.1 100 Continue\n\n").repeated(16) + "HTTP/1.1 100 Continue",
                   "", failed);
}

void TstResponseParser::malformedResponse_isRejected()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(responseSummary({bytes}), result);
    checkResponsePieces(bytes, responseSummary);
    QCOMPARE(resultUntilClose({bytes}), result);
}

void TstResponseParser::truncatedResponse_isRejected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("chunked") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    QTest::newRow("trailer") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n\r\n");
    QTest::newRow("204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("after 100") << QByteArray(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

void TstResponseParser::truncatedResponse_isRejected()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const QByteArray result = resultUntilClose({bytes.first(size)});
        const QByteArray where = "after " + QByteArray::number(size) + ": " + result;
        QVERIFY2(result == "failed", where.constData());
    }
    QVERIFY(resultUntilClose({bytes}).startsWith("done "));
}

void TstResponseParser::headOfMaxSize_isParsed()
{
    const QByteArray before = "HTTP/1.1 204 No Content\r\nX: ";
    const qsizetype size = responseLimits().maxHeadBytes - before.size() - 4;
    const QByteArray valid = before + QByteArray(size, 'a') + "\r\n\r\n";
    const QByteArray over = before + QByteArray(size + 1, 'a') + "\r\n\r\n";
    for (const bool whole : {true, false}) {
        QVERIFY(responseSummary(whole ? QByteArrayList{valid} : bytewise(valid))
                    .startsWith("done 204"));
        QCOMPARE(responseSummary(whole ? QByteArrayList{over} : bytewise(over)), "failed");
    }
}

void TstResponseParser::closeAfterResponse_changesNothing()
{
    ResponseParser parser(responseLimits());
    feedPieces(parser, {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"});
    parser.end();
    QCOMPARE(parser.progress(), Progress::Done);
    QCOMPARE(parser.message().body, "{}");
}

void TstResponseParser::interimResponses_areSkipped()
{
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\n";
    const QByteArray okResponse = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    QCOMPARE(responseSummary({interim.repeated(16) + okResponse}), "done 200 [OK] body= rest=");
    QCOMPARE(responseSummary({interim.repeated(17) + okResponse}), "failed");
}

void TstResponseParser::reset_allowsNextMessage()
{
    ResponseParser parser(responseLimits());
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\n";
    for (int i = 0; i < 5; ++i) {
        feedPieces(parser,
                   {interim.repeated(10) + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"});
        QCOMPARE(parser.progress(), Progress::Done);
        QCOMPARE(parser.message().body.size(), 2);
        parser.reset();
        QCOMPARE(parser.progress(), Progress::Head);
        QCOMPARE(parser.message().body.size(), 0);
        feedPieces(parser, {"garbage\r\n\r\n"});
        QCOMPARE(parser.progress(), Progress::Failed);
        parser.reset();
        QCOMPARE(parser.error().status, 0);
    }
}

MM_SUITE(TstResponseParser)
#include "tst_responseparser.moc"
