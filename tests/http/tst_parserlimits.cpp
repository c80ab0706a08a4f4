// SPDX-License-Identifier: MIT
#include "feeding.h"

#include <utility>

using namespace mm::http;
using namespace mm::test;

/// How much of a request that is no body is taken, in whatever pieces it comes.
class TestParserLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headOfTheLargestSize_isTaken();
    void headOfSpaces_countsToo();
    void trailers_countWithTheHead();
    void extensions_countTogether();
    void longLine_isJudgedAlikeInAnyPieces_data();
    void longLine_isJudgedAlikeInAnyPieces();
    void limitedLine_isNotWaitedForWithoutEnd_data();
    void limitedLine_isNotWaitedForWithoutEnd();
};

namespace {

QByteArray resultOf(const QByteArrayList &pieces)
{
    RequestParser parser{Limits()};
    feedPieces(parser, pieces);
    if (parser.stage() == Stage::Failed)
        return "failed " + QByteArray::number(parser.fault().status);
    return stageName(parser.stage()) + ' ' + parser.request().method + ' ' +
           QByteArray::number(parser.request().headers.size());
}

/// A request of \p size bytes, all of it head.
QByteArray headOf(qsizetype size)
{
    const QByteArray before = "GET / HTTP/1.1\r\nHost: x\r\nX: ";
    const QByteArray after = "\r\n\r\n";
    return before + QByteArray(size - before.size() - after.size(), 'a') + after;
}

QByteArray chunked(const QByteArray &body)
{
    return "POST /p HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
}

} // namespace

void TestParserLimits::headOfTheLargestSize_isTaken()
{
    const qsizetype most = Limits().headBytes;
    const QByteArray fine = headOf(most);
    const QByteArray over = headOf(most + 1);
    QCOMPARE(resultOf({fine}), "done GET 2");
    QCOMPARE(resultOf({over}), "failed 431");
    QCOMPARE(resultOf(bytewise(fine)), resultOf({fine}));
    QCOMPARE(resultOf(bytewise(over)), "failed 431");
    for (const qsizetype at : {qsizetype(1), qsizetype(20), most / 2, most - 4, most - 1}) {
        QCOMPARE(resultOf({fine.first(at), fine.sliced(at)}), resultOf({fine}));
        QCOMPARE(resultOf({over.first(at), over.sliced(at)}), "failed 431");
    }
}

void TestParserLimits::headOfSpaces_countsToo()
{
    const QByteArray bytes = "GET / HTTP/1.1\r\nX:" + QByteArray(40'000, ' ') + "y\r\n\r\n";
    QCOMPARE(resultOf({bytes}), "failed 431");
    QCOMPARE(resultOf(bytewise(bytes)), "failed 431");
}

void TestParserLimits::trailers_countWithTheHead()
{
    const auto request = [](qsizetype header, qsizetype trailer) {
        return "POST /p HTTP/1.1\r\nTransfer-Encoding: chunked\r\nA: " + QByteArray(header, 'a') +
               "\r\n\r\n0\r\nB: " + QByteArray(trailer, 'b') + "\r\n\r\n";
    };
    for (const auto &[bytes, result] : {std::pair(request(7'000, 7'000), "done POST 2"),
                                        std::pair(request(10'000, 10'000), "failed 431")}) {
        QCOMPARE(resultOf({bytes}), result);
        QCOMPARE(resultOf(bytewise(bytes)), result);
    }
}

void TestParserLimits::extensions_countTogether()
{
    const auto request = [](int chunks) {
        return chunked(QByteArray("1;" + QByteArray(1022, 'e') + "\r\nx\r\n").repeated(chunks) +
                       "0\r\n\r\n");
    };
    for (const auto &[bytes, result] :
         {std::pair(request(15), "done POST 1"), std::pair(request(18), "failed 431")}) {
        QCOMPARE(resultOf({bytes}), result);
        QCOMPARE(resultOf(bytewise(bytes)), result);
    }
}

void TestParserLimits::longLine_isJudgedAlikeInAnyPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray longText(20'000, 'a');
    QTest::newRow("extension") << chunked("5;" + longText + "\r\nhello\r\n0\r\n\r\n");
    QTest::newRow("last extension") << chunked("0;" + longText + "\r\n\r\n");
    QTest::newRow("trailer") << chunked("0\r\nA: " + longText + "\r\n\r\n");
    QTest::newRow("zeros of a chunk size")
        << chunked(QByteArray(20'000, '0') + "5\r\nhello\r\n0\r\n\r\n");
    QTest::newRow("header") << "GET / HTTP/1.1\r\nA: " + longText + "\r\n\r\n";
    QTest::newRow("header name") << "GET / HTTP/1.1\r\n" + longText + ": b\r\n\r\n";
    QTest::newRow("target") << "GET /" + longText + " HTTP/1.1\r\n\r\n";
    QTest::newRow("method") << longText + " / HTTP/1.1\r\n\r\n";
}

void TestParserLimits::longLine_isJudgedAlikeInAnyPieces()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(resultOf({bytes}), "failed 431");
    QCOMPARE(resultOf(bytewise(bytes)), "failed 431");
    for (const qsizetype at : {1, 10, 100, 16'000, 16'384, 20'000})
        QCOMPARE(resultOf({bytes.first(at), bytes.sliced(at)}), "failed 431");
}

void TestParserLimits::limitedLine_isNotWaitedForWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("method") << QByteArray() << QByteArray("A");
    QTest::newRow("target") << QByteArray("GET /") << QByteArray("a");
    QTest::newRow("header name") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("a");
    QTest::newRow("header value") << QByteArray("GET / HTTP/1.1\r\nA: ") << QByteArray("a");
    QTest::newRow("headers") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("A: b\r\n");
    QTest::newRow("extension") << chunked("5;a=") << QByteArray("b");
    QTest::newRow("trailer") << chunked("0\r\nA: ") << QByteArray("b");
    QTest::newRow("trailers") << chunked("0\r\n") << QByteArray("A: b\r\n");
    QTest::newRow("zeros of a chunk size") << chunked("") << QByteArray("0");
}

void TestParserLimits::limitedLine_isNotWaitedForWithoutEnd()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, more);
    const QByteArray bytes = start + more.repeated(40'000 / more.size());
    for (const QByteArrayList &pieces : {QByteArrayList{bytes}, bytewise(bytes)}) {
        RequestParser parser{Limits()};
        feedPieces(parser, pieces);
        QCOMPARE(parser.stage(), Stage::Failed);
        QVERIFY(parser.fault().status == 431 || parser.fault().status == 400);
        QVERIFY(!parser.fault().text.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestParserLimits)
#include "tst_parserlimits.moc"
