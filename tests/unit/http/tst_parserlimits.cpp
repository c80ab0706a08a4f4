// SPDX-License-Identifier: MIT
#include "feeding.h"
#include "suite.h"

#include <utility>

using namespace mm::http;
using namespace mm::test;

/// Limits of heads, trailers and chunk extensions.
class TstParserLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headOfMaxSize_isParsed();
    void spacesInHead_areCounted();
    void trailers_areCountedAsHead();
    void chunkExtensions_areCountedTogether();
    void longLineInPieces_returnsSameResult_data();
    void longLineInPieces_returnsSameResult();
    void endlessLine_isRejected_data();
    void endlessLine_isRejected();
};

namespace {

QByteArray headSummary(const QByteArrayList &pieces)
{
    RequestParser parser{ParseLimits()};
    feedPieces(parser, pieces);
    if (parser.progress() == Progress::Failed)
        return "failed " + QByteArray::number(parser.error().status);
    return progressName(parser.progress()) + ' ' + parser.message().method + ' ' +
           QByteArray::number(parser.message().headers.size());
}

/// A request of \p size bytes, all of it head.
QByteArray requestOfSize(qsizetype size)
{
    const QByteArray before = "GET / HTTP/1.1\r\nHost: x\r\nX: ";
    const QByteArray after = "\r\n\r\n";
    return before + QByteArray(size - before.size() - after.size(), 'a') + after;
}

QByteArray chunkedPost(const QByteArray &body)
{
    return "POST /p HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
}

} // namespace

void TstParserLimits::headOfMaxSize_isParsed()
{
    const qsizetype max = ParseLimits().maxHeadBytes;
    const QByteArray valid = requestOfSize(max);
    const QByteArray over = requestOfSize(max + 1);
    QCOMPARE(headSummary({valid}), "done GET 2");
    QCOMPARE(headSummary({over}), "failed 431");
    QCOMPARE(headSummary(bytewise(valid)), headSummary({valid}));
    QCOMPARE(headSummary(bytewise(over)), "failed 431");
    for (const qsizetype at : {qsizetype(1), qsizetype(20), max / 2, max - 4, max - 1}) {
        QCOMPARE(headSummary({valid.first(at), valid.sliced(at)}), headSummary({valid}));
        QCOMPARE(headSummary({over.first(at), over.sliced(at)}), "failed 431");
    }
}

void TstParserLimits::spacesInHead_areCounted()
{
    const QByteArray bytes = "GET / HTTP/1.1\r\nX:" + QByteArray(40'000, ' ') + "y\r\n\r\n";
    QCOMPARE(headSummary({bytes}), "failed 431");
    QCOMPARE(headSummary(bytewise(bytes)), "failed 431");
}

void TstParserLimits::trailers_areCountedAsHead()
{
    const auto request = [](qsizetype header, qsizetype trailer) {
        return "POST /p HTTP/1.1\r\nTransfer-Encoding: chunked\r\nA: " + QByteArray(header, 'a') +
               "\r\n\r\n0\r\nB: " + QByteArray(trailer, 'b') + "\r\n\r\n";
    };
    for (const auto &[bytes, result] : {std::pair(request(7'000, 7'000), "done POST 2"),
                                        std::pair(request(10'000, 10'000), "failed 431")}) {
        QCOMPARE(headSummary({bytes}), result);
        QCOMPARE(headSummary(bytewise(bytes)), result);
    }
}

void TstParserLimits::chunkExtensions_areCountedTogether()
{
    const auto request = [](int chunks) {
        return chunkedPost(QByteArray("1;" + QByteArray(1022, 'e') + "\r\nx\r\n").repeated(chunks) +
                           "0\r\n\r\n");
    };
    for (const auto &[bytes, result] :
         {std::pair(request(15), "done POST 1"), std::pair(request(18), "failed 431")}) {
        QCOMPARE(headSummary({bytes}), result);
        QCOMPARE(headSummary(bytewise(bytes)), result);
    }
}

void TstParserLimits::longLineInPieces_returnsSameResult_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray longText(20'000, 'a');
    QTest::newRow("extension") << chunkedPost("5;" + longText + "\r\nhello\r\n0\r\n\r\n");
    QTest::newRow("last extension") << chunkedPost("0;" + longText + "\r\n\r\n");
    QTest::newRow("trailer") << chunkedPost("0\r\nA: " + longText + "\r\n\r\n");
    QTest::newRow("zeros of a chunk size")
        << chunkedPost(QByteArray(20'000, '0') + "5\r\nhello\r\n0\r\n\r\n");
    QTest::newRow("header") << "GET / HTTP/1.1\r\nA: " + longText + "\r\n\r\n";
    QTest::newRow("header name") << "GET / HTTP/1.1\r\n" + longText + ": b\r\n\r\n";
    QTest::newRow("target") << "GET /" + longText + " HTTP/1.1\r\n\r\n";
    QTest::newRow("method") << longText + " / HTTP/1.1\r\n\r\n";
}

void TstParserLimits::longLineInPieces_returnsSameResult()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(headSummary({bytes}), "failed 431");
    QCOMPARE(headSummary(bytewise(bytes)), "failed 431");
    for (const qsizetype at : {1, 10, 100, 16'000, 16'384, 20'000})
        QCOMPARE(headSummary({bytes.first(at), bytes.sliced(at)}), "failed 431");
}

void TstParserLimits::endlessLine_isRejected_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("method") << QByteArray() << QByteArray("A");
    QTest::newRow("target") << QByteArray("GET /") << QByteArray("a");
    QTest::newRow("header name") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("a");
    QTest::newRow("header value") << QByteArray("GET / HTTP/1.1\r\nA: ") << QByteArray("a");
    QTest::newRow("headers") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("A: b\r\n");
    QTest::newRow("extension") << chunkedPost("5;a=") << QByteArray("b");
    QTest::newRow("trailer") << chunkedPost("0\r\nA: ") << QByteArray("b");
    QTest::newRow("trailers") << chunkedPost("0\r\n") << QByteArray("A: b\r\n");
    QTest::newRow("zeros of a chunk size") << chunkedPost("") << QByteArray("0");
}

void TstParserLimits::endlessLine_isRejected()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, more);
    const QByteArray bytes = start + more.repeated(40'000 / more.size());
    for (const QByteArrayList &pieces : {QByteArrayList{bytes}, bytewise(bytes)}) {
        RequestParser parser{ParseLimits()};
        feedPieces(parser, pieces);
        QCOMPARE(parser.progress(), Progress::Failed);
        QVERIFY(parser.error().status == 431 || parser.error().status == 400);
        QVERIFY(!parser.error().text.isEmpty());
    }
}

MM_SUITE(TstParserLimits)
#include "tst_parserlimits.moc"
