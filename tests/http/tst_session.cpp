// SPDX-License-Identifier: MIT
#include "fakepeer.h"

using namespace mm::http;
using namespace mm::test;
using Phase = Session::Phase;

/// The server's side of a connection: which request is taken when, and what is answered.
class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_isHandledWhenItIsComplete();
    void pipelined_areAnsweredInOrder();
    void pipelinedInAnyPieces_areAnsweredAlike();
    void next_isNotTakenBeforeTheAnswer();
    void next_isNotTakenBeforeTheAnswerIsOut();
    void answerGivenLater_isTold();
    void answeredTwice_countsOnce();
    void droppedExchange_isAnsweredWith500();
    void droppedAtOnce_isAnsweredWith500();
    void goneSession_tellsTheExchange();
    void goneAfterTheAnswer_tellsNobody();
    void answerToNobody_doesNoHarm();
    void emptyLinesBetween_arePassedOver();
    void emptyLinesWithoutEnd_areNoRequest();
    void manyAtOnce_areAnsweredOneEachTurn();
    void malformed_endsIt_data();
    void malformed_endsIt();
    void refusedByTheGate_needsNoBody();
    void refusedByTheGate_keepsAliveWhatIsComplete();
    void nothingIsTakenAfterTheEnd();
};

void TestSession::request_isHandledWhenItIsComplete()
{
    SessionUnderTest test;
    QCOMPARE(test.phase(), Phase::Idle);
    QVERIFY(test.session->wantsBytes());
    test.receive("G");
    QCOMPARE(test.phase(), Phase::Receiving);
    test.receive(get("/a").sliced(1));
    QCOMPARE(test.phase(), Phase::Handling);
    QVERIFY(!test.session->wantsBytes());
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    QVERIFY(test.peer.sent().isEmpty());
    test.take()->answer(jsonResponse("{}"));
    QCOMPARE(test.phase(), Phase::Idle);
    QCOMPARE(test.peer.statuses(), QList<int>{200});
    QCOMPARE(test.peer.replies().constFirst().body, "{}");
}

void TestSession::pipelined_areAnsweredInOrder()
{
    SessionUnderTest test;
    test.answersAtOnce = true;
    test.receive(get("/a") + post("body") + get("/c") + get("/d").first(5));
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/p", "/c"}));
    QCOMPARE(test.bodies, (QByteArrayList{"", "body", ""}));
    QByteArrayList answers;
    for (const Reply &reply : test.peer.replies())
        answers += reply.body;
    QCOMPARE(answers, (QByteArrayList{"\"/a\"", "\"/p\"", "\"/c\""}));
    QCOMPARE(test.phase(), Phase::Receiving);
    QCOMPARE(test.peer.answeredLater, 0);
}

void TestSession::pipelinedInAnyPieces_areAnsweredAlike()
{
    const QByteArray bytes = get("/a") + "\r\n" + post("body") + get("/c", "Connection: close\r\n");
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        SessionUnderTest test;
        test.answersAtOnce = true;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            test.receive(QByteArrayView(bytes).sliced(at, qMin(size, bytes.size() - at)));
        QCOMPARE(test.paths, (QByteArrayList{"/a", "/p", "/c"}));
        QCOMPARE(test.bodies.at(1), "body");
        QCOMPARE(test.peer.statuses(), (QList<int>{200, 200, 200}));
        QCOMPARE(test.phase(), Phase::Ended);
    }
}

void TestSession::next_isNotTakenBeforeTheAnswer()
{
    SessionUnderTest test;
    test.receive(get("/a") + get("/b") + get("/c"));
    for (const char *path : {"/a", "/b", "/c"}) {
        QCOMPARE(test.paths.size(), 1);
        QCOMPARE(test.paths.takeFirst(), path);
        QCOMPARE(test.exchanges.size(), 1);
        test.take()->answer(jsonResponse("{}"));
    }
    QCOMPARE(test.peer.statuses().size(), 3);
    QCOMPARE(test.phase(), Phase::Idle);
}

void TestSession::next_isNotTakenBeforeTheAnswerIsOut()
{
    SessionUnderTest test;
    test.peer.isSlow = true;
    test.answersAtOnce = true;
    test.receive(get("/a") + get("/b"));
    QCOMPARE(test.phase(), Phase::Sending);
    QVERIFY(!test.session->wantsBytes());
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    test.peer.deliver(*test.session);
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b"}));
    QCOMPARE(test.phase(), Phase::Sending);
    test.peer.deliver(*test.session);
    QCOMPARE(test.phase(), Phase::Idle);
}

void TestSession::answerGivenLater_isTold()
{
    SessionUnderTest test;
    test.receive(get("/a"));
    QCOMPARE(test.peer.answeredLater, 0);
    test.take()->answer(jsonResponse("{}"));
    QCOMPARE(test.peer.answeredLater, 1);
}

void TestSession::answeredTwice_countsOnce()
{
    SessionUnderTest test;
    test.receive(get("/a"));
    const ExchangePtr exchange = test.take();
    exchange->answer(jsonResponse("1"));
    exchange->answer(jsonResponse("2"));
    QCOMPARE(test.peer.replies().size(), 1);
    test.receive(get("/b"));
    exchange->answer(jsonResponse("3"));
    QCOMPARE(test.peer.replies().size(), 1);
    QCOMPARE(test.phase(), Phase::Handling);
}

void TestSession::droppedExchange_isAnsweredWith500()
{
    SessionUnderTest test;
    test.receive(get("/a") + get("/b"));
    test.take().reset();
    QCOMPARE(test.peer.statuses(), QList<int>{500});
    QCOMPARE(test.phase(), Phase::Handling);
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b"}));
}

void TestSession::droppedAtOnce_isAnsweredWith500()
{
    FakePeer peer;
    Session::Shared shared({}, [](const ExchangePtr &) {});
    shared.gate = Gate(6001);
    Session session(&shared, &peer);
    session.receive(get("/a"));
    session.receive(get("/b"));
    QCOMPARE(peer.statuses(), (QList<int>{500, 500}));
    QCOMPARE(session.phase(), Phase::Idle);
}

void TestSession::goneSession_tellsTheExchange()
{
    SessionUnderTest test;
    test.receive(get("/a"));
    int told = 0;
    test.exchanges.constFirst()->whenAbandoned([&told] { ++told; });
    test.session.reset();
    QCOMPARE(told, 1);
    test.take()->answer(jsonResponse("{}"));
    QCOMPARE(told, 1);
    QVERIFY(test.peer.sent().isEmpty());
}

void TestSession::goneAfterTheAnswer_tellsNobody()
{
    SessionUnderTest test;
    test.receive(get("/a"));
    int told = 0;
    const ExchangePtr exchange = test.take();
    exchange->whenAbandoned([&told] { ++told; });
    exchange->answer(jsonResponse("{}"));
    test.session.reset();
    QCOMPARE(told, 0);
}

void TestSession::answerToNobody_doesNoHarm()
{
    SessionUnderTest test;
    test.receive(get("/a"));
    test.session.reset();
    test.take().reset();
    QVERIFY(test.peer.sent().isEmpty());
}

void TestSession::emptyLinesBetween_arePassedOver()
{
    SessionUnderTest test;
    test.answersAtOnce = true;
    test.receive("\r\n\r\n" + get("/a") + "\r\n" + get("/b") + "\r");
    QCOMPARE(test.phase(), Phase::Idle);
    test.receive("\n" + get("/c"));
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b", "/c"}));
}

void TestSession::emptyLinesWithoutEnd_areNoRequest()
{
    SessionUnderTest test;
    for (int i = 0; i < 1000; ++i)
        test.receive("\r\n");
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.peer.statuses(), QList<int>{400});
    QVERIFY(test.paths.isEmpty());
}

void TestSession::manyAtOnce_areAnsweredOneEachTurn()
{
    SessionUnderTest test;
    test.answersAtOnce = true;
    test.session->receive(get("/a") + get("/b") + get("/c"));
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    QVERIFY(test.session->hasMore());
    test.session->resume();
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b"}));
    test.session->resume();
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b", "/c"}));
    QVERIFY(!test.session->hasMore());
}

void TestSession::malformed_endsIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("bare return first") << "\rX" + get("/a") << 400;
    QTest::newRow("no host") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 500\r\n\r\n") << 400;
    QTest::newRow("bad escape") << get("/%zz") << 400;
    QTest::newRow("large head") << get("/a", "X: " + QByteArray(20'000, 'a') + "\r\n") << 431;
    QTest::newRow("large body") << postHead("Content-Length: 1048577\r\n") << 413;
    QTest::newRow("large chunk") << postHead("Transfer-Encoding: chunked\r\n") + "100001\r\n"
                                 << 413;
    QTest::newRow("coding") << postHead("Transfer-Encoding: gzip\r\n") << 501;
    QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\n\r\n") << 505;
}

void TestSession::malformed_endsIt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    SessionUnderTest test;
    test.receive(bytes + get("/smuggled"));
    QCOMPARE(test.peer.statuses(), QList<int>{status});
    QCOMPARE(test.peer.replies().constFirst().header("Connection"), "close");
    QVERIFY(test.peer.replies().constFirst().body.contains("\"success\":false"));
    QCOMPARE(test.phase(), Phase::Ended);
    QVERIFY(test.paths.isEmpty());
}

void TestSession::refusedByTheGate_needsNoBody()
{
    SessionUnderTest test;
    test.receive("POST / HTTP/1.1\r\nHost: localhost:6001\r\nContent-Type: text/plain\r\n"
                 "Content-Length: 1000000\r\n\r\n");
    QCOMPARE(test.peer.statuses(), QList<int>{415});
    QCOMPARE(test.phase(), Phase::Ended);
}

void TestSession::refusedByTheGate_keepsAliveWhatIsComplete()
{
    SessionUnderTest test;
    test.receive("GET /a HTTP/1.1\r\nHost: evil.example\r\n\r\n" + get("/b"));
    QCOMPARE(test.peer.statuses(), QList<int>{421});
    QCOMPARE(test.paths, QByteArrayList{"/b"});
}

void TestSession::nothingIsTakenAfterTheEnd()
{
    SessionUnderTest test;
    test.answersAtOnce = true;
    test.receive(get("/a", "Connection: close\r\n") + get("/b"));
    QCOMPARE(test.phase(), Phase::Ended);
    QVERIFY(!test.session->wantsBytes());
    test.receive(get("/c"));
    test.session->sent();
    test.session->refuse(408, u"late"_s);
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    QCOMPARE(test.peer.statuses(), QList<int>{200});
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
