// SPDX-License-Identifier: MIT
#include "feeding.h"

using namespace mm::http;
using namespace mm::test;

/// Bytes of what services answer: what is taken and what is refused, in whatever pieces it comes.
class TestResponseParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormed_isTaken_data();
    void wellFormed_isTaken();
    void untilTheClose_isTakenThen_data();
    void untilTheClose_isTakenThen();
    void malformed_isRefused_data();
    void malformed_isRefused();
    void cutShort_isRefused_data();
    void cutShort_isRefused();
    void headOfTheLargestSize_isTaken();
    void closeAfterTheAnswer_changesNothing();
    void interimAnswers_mayBeSome();
    void reset_makesReadyForTheNext();
};

namespace {

Limits limits()
{
    Limits limits;
    limits.bodyBytes = 100;
    return limits;
}

QByteArray describe(ResponseParser &parser, const QByteArray &rest)
{
    QByteArray result = stageName(parser.stage());
    if (parser.stage() == Stage::Failed)
        return result + (parser.fault().status == 413 ? " too large" : "");
    const Answer &answer = parser.answer();
    return result + ' ' + QByteArray::number(answer.status) + " [" + answer.reason + "] " +
           (answer.keepAlive ? "keep" : "close") + " body=" + answer.body + " rest=" + rest;
}

QByteArray resultOf(const QByteArrayList &pieces)
{
    ResponseParser parser(limits());
    const QByteArray rest = feedPieces(parser, pieces);
    return describe(parser, rest);
}

QByteArray resultUntilClose(const QByteArrayList &pieces)
{
    ResponseParser parser(limits());
    const QByteArray rest = feedPieces(parser, pieces);
    parser.end();
    return describe(parser, rest);
}

template <class Result>
void checkPieces(const QByteArray &bytes, Result result)
{
    QByteArray difference;
    const bool same = isSameInPieces(bytes, result, &difference);
    QVERIFY2(same, difference.constData());
}

void addRow(const char *name, const QByteArray &head, const QByteArray &body,
            const QByteArray &result)
{
    QTest::newRow(name) << withLines(head + "\n\n") + body << result;
}

} // namespace

void TestResponseParser::wellFormed_isTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");

    addRow("length", "HTTP/1.1 200 OK\nContent-Length: 2", "{}",
           "done 200 [OK] keep body={} rest=");
    addRow("length 0", "HTTP/1.1 200 OK\nContent-Length: 0", "", "done 200 [OK] keep body= rest=");
    addRow("chunked", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
           "1\r\n{\r\n1;x=y\r\n}\r\n0\r\nTrailer: z\r\n\r\n", "done 200 [OK] keep body={} rest=");
    addRow("words", "HTTP/1.1 404 It is not here\nContent-Length: 1", "x",
           "done 404 [It is not here] keep body=x rest=");
    addRow("no words", "HTTP/1.1 200 \nContent-Length: 2", "{}", "done 200 [] keep body={} rest=");
    addRow("closing", "HTTP/1.1 200 OK\nConnection: close\nContent-Length: 2", "{}",
           "done 200 [OK] close body={} rest=");
    addRow("1.0", "HTTP/1.0 200 OK\nContent-Length: 2", "{}", "done 200 [OK] close body={} rest=");
    addRow("1.0 kept alive", "HTTP/1.0 200 OK\nConnection: keep-alive\nContent-Length: 2", "{}",
           "done 200 [OK] keep body={} rest=");
    addRow("204", "HTTP/1.1 204 No Content", "", "done 204 [No Content] keep body= rest=");
    addRow("204 closing", "HTTP/1.1 204 No Content\nConnection: close", "",
           "done 204 [No Content] close body= rest=");
    addRow("304", "HTTP/1.1 304 Not Modified", "", "done 304 [Not Modified] keep body= rest=");
    addRow("304 with a length", "HTTP/1.1 304 Not Modified\nContent-Length: 50", "",
           "done 304 [Not Modified] keep body= rest=");
    addRow("after 100", "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Length: 2", "{}",
           "done 200 [OK] keep body={} rest=");
    addRow("after 103 and 102",
           "HTTP/1.1 103 Early Hints\nLink: <x>\n\nHTTP/1.1 102 Processing\n\n"
           "HTTP/1.1 200 OK\nContent-Length: 2",
           "{}", "done 200 [OK] keep body={} rest=");
    addRow("largest body", "HTTP/1.1 200 OK\nContent-Length: 100", QByteArray(100, 'b'),
           "done 200 [OK] keep body=" + QByteArray(100, 'b') + " rest=");
}

void TestResponseParser::wellFormed_isTaken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(resultOf({bytes}), result);
    checkPieces(bytes, resultOf);
    checkPieces(bytes, resultUntilClose);
    QCOMPARE(resultOf({bytes + "more"}), result + "more");
}

void TestResponseParser::untilTheClose_isTakenThen_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");
    addRow("1.1", "HTTP/1.1 200 OK", "{}", "done 200 [OK] close body={} rest=");
    addRow("1.0", "HTTP/1.0 200 OK", "{}", "done 200 [OK] close body={} rest=");
    addRow("empty", "HTTP/1.1 200 OK", "", "done 200 [OK] close body= rest=");
    addRow("kept alive", "HTTP/1.0 200 OK\nConnection: keep-alive", "{}",
           "done 200 [OK] close body={} rest=");
    addRow("after 100", "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK", "{}",
           "done 200 [OK] close body={} rest=");
    addRow("largest body", "HTTP/1.1 200 OK", QByteArray(100, 'b'),
           "done 200 [OK] close body=" + QByteArray(100, 'b') + " rest=");
    addRow("too large", "HTTP/1.1 200 OK", QByteArray(101, 'b'), "failed too large");
}

void TestResponseParser::untilTheClose_isTakenThen()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(resultUntilClose({bytes}), result);
    checkPieces(bytes, resultUntilClose);
    if (result.startsWith("done"))
        QVERIFY(resultOf({bytes}).startsWith("body "));
}

void TestResponseParser::malformed_isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");
    const QByteArray failed = "failed";
    const QByteArray tooLarge = "failed too large";
    const QByteArray nul(1, '\0');
    addRow("no HTTP", "SSH-2.0-OpenSSH_9.2", "", failed);
    addRow("request", "GET / HTTP/1.1\nHost: x", "", failed);
    addRow("HTTP/2", "HTTP/2 200 OK", "", failed);
    addRow("HTTP/2.0", "HTTP/2.0 200 OK", "", failed);
    addRow("HTTP/0.9", "HTTP/0.9 200 OK", "", failed);
    addRow("no status", "HTTP/1.1 OK", "", failed);
    addRow("status of two digits", "HTTP/1.1 20 OK", "", failed);
    addRow("status of four digits", "HTTP/1.1 2000 OK", "", failed);
    addRow("status 099", "HTTP/1.1 099 OK\nContent-Length: 0", "", failed);
    addRow("status 000", "HTTP/1.1 000 OK\nContent-Length: 0", "", failed);
    addRow("other protocol from now on", "HTTP/1.1 101 Switching Protocols\nUpgrade: x", "",
           failed);
    addRow("NUL in the words", "HTTP/1.1 200 O" + nul + "K\nContent-Length: 0", "", failed);
    addRow("header without colon", "HTTP/1.1 200 OK\nbad", "", failed);
    addRow("NUL in a value", "HTTP/1.1 200 OK\nA: " + nul, "", failed);
    QTest::newRow("bare line feeds")
        << QByteArray("HTTP/1.1 200 OK\nContent-Length: 0\n\n\r\n\r\n") << failed;
    addRow("65 headers", "HTTP/1.1 200 OK\n" + QByteArray("A: b\n").repeated(64) + "C: d", "",
           failed);

    addRow("length no number", "HTTP/1.1 200 OK\nContent-Length: x", "", failed);
    addRow("lengths that differ", "HTTP/1.1 200 OK\nContent-Length: 1\nContent-Length: 2", "ab",
           failed);
    addRow("length and chunks", "HTTP/1.1 200 OK\nContent-Length: 2\nTransfer-Encoding: chunked",
           "0\r\n\r\n", failed);
    addRow("length too large", "HTTP/1.1 200 OK\nContent-Length: 101", "", tooLarge);
    addRow("chunks too large", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
           "63\r\n" + QByteArray(99, 'b') + "\r\n2\r\n", tooLarge);
    addRow("chunk too large", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "65\r\n", tooLarge);
    addRow("gzip", "HTTP/1.1 200 OK\nTransfer-Encoding: gzip", "", failed);
    addRow("gzip and chunked", "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked", "", failed);
    addRow("bad chunk", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "x\r\n", failed);
    addRow("interim answers without end",
           QByteArray("HTTP/1.1 100 Continue\n\n").repeated(16) + "HTTP/1.1 100 Continue", "",
           failed);
}

void TestResponseParser::malformed_isRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    QCOMPARE(resultOf({bytes}), result);
    checkPieces(bytes, resultOf);
    QCOMPARE(resultUntilClose({bytes}), result);
}

void TestResponseParser::cutShort_isRefused_data()
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

void TestResponseParser::cutShort_isRefused()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const QByteArray result = resultUntilClose({bytes.first(size)});
        const QByteArray where = "after " + QByteArray::number(size) + ": " + result;
        QVERIFY2(result == "failed", where.constData());
    }
    QVERIFY(resultUntilClose({bytes}).startsWith("done "));
}

void TestResponseParser::headOfTheLargestSize_isTaken()
{
    const QByteArray before = "HTTP/1.1 204 No Content\r\nX: ";
    const qsizetype room = limits().headBytes - before.size() - 4;
    const QByteArray fine = before + QByteArray(room, 'a') + "\r\n\r\n";
    const QByteArray over = before + QByteArray(room + 1, 'a') + "\r\n\r\n";
    for (const bool whole : {true, false}) {
        QVERIFY(resultOf(whole ? QByteArrayList{fine} : bytewise(fine)).startsWith("done 204"));
        QCOMPARE(resultOf(whole ? QByteArrayList{over} : bytewise(over)), "failed");
    }
}

void TestResponseParser::closeAfterTheAnswer_changesNothing()
{
    ResponseParser parser(limits());
    feedPieces(parser, {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"});
    parser.end();
    QCOMPARE(parser.stage(), Stage::Done);
    QVERIFY(parser.answer().keepAlive);
    QCOMPARE(parser.answer().body, "{}");
}

void TestResponseParser::interimAnswers_mayBeSome()
{
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\n";
    const QByteArray last = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    QCOMPARE(resultOf({interim.repeated(16) + last}), "done 200 [OK] keep body= rest=");
    QCOMPARE(resultOf({interim.repeated(17) + last}), "failed");
}

void TestResponseParser::reset_makesReadyForTheNext()
{
    ResponseParser parser(limits());
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\n";
    for (int i = 0; i < 5; ++i) {
        feedPieces(parser,
                   {interim.repeated(10) + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"});
        QCOMPARE(parser.stage(), Stage::Done);
        QCOMPARE(parser.bodySize(), 2);
        parser.reset();
        QCOMPARE(parser.stage(), Stage::Head);
        QCOMPARE(parser.bodySize(), 0);
        feedPieces(parser, {"garbage\r\n\r\n"});
        QCOMPARE(parser.stage(), Stage::Failed);
        parser.reset();
        QCOMPARE(parser.fault().status, 0);
    }
}

QTEST_GUILESS_MAIN(TestResponseParser)
#include "tst_responseparser.moc"
