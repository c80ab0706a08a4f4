// SPDX-License-Identifier: MIT
#include "fakepeer.h"

using namespace mm::http;
using namespace mm::test;
using Phase = Session::Phase;

/// How one answer differs from another: versions, HEAD, 100-continue, budgets, closing.
class TestSessionPhases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connection_isKeptAsAsked_data();
    void connection_isKeptAsAsked();
    void head_isAnsweredWithoutBody();
    void getAfterHead_hasItsBody();
    void refusedHead_hasNoBody();
    void expected100_isSentBeforeTheBody_data();
    void expected100_isSentBeforeTheBody();
    void refuse_answersWhatWasBegun();
    void refuse_isNothingToAnAnswerThatIsDue();
    void largeBodies_areBoundedTogether();
    void largeAnswers_areBoundedTogether();
    void smallAnswer_needsNoBudget();
    void answerWithItsOwnShare_isNotCountedTwice();
    void heldRequest_isGivenBackWithTheExchange();
    void closing_endsAfterTheAnswer();
    void closing_endsAfterTheAnswerThatIsOnItsWay();
};

namespace {

Limits smallBudgets()
{
    Limits limits;
    limits.smallBytes = 0;
    limits.heldRequests = 100;
    limits.heldAnswers = qint64(100) * 1024;
    return limits;
}

Response answerOf(qsizetype size)
{
    return jsonResponse(QByteArray(size, 'x'));
}

} // namespace

void TestSessionPhases::connection_isKeptAsAsked_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("kept");
    const QByteArray host = "Host: localhost:6001\r\n";
    const QByteArray one = "GET / HTTP/1.1\r\n" + host;
    const QByteArray zero = "GET / HTTP/1.0\r\n" + host;
    QTest::newRow("1.1") << one << true;
    QTest::newRow("1.1 close") << one + "Connection: close\r\n" << false;
    QTest::newRow("1.1 Close and more") << one + "Connection: TE, Close\r\n" << false;
    QTest::newRow("1.1 keep-alive") << one + "Connection: keep-alive\r\n" << true;
    QTest::newRow("1.0") << zero << false;
    QTest::newRow("1.0 keep-alive") << zero + "Connection: Keep-Alive\r\n" << true;
    QTest::newRow("1.0 close") << zero + "Connection: close\r\n" << false;
}

void TestSessionPhases::connection_isKeptAsAsked()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, kept);
    SessionUnderTest test;
    test.answersAtOnce = true;
    test.receive(head + "\r\n");
    QCOMPARE(test.peer.replies().constFirst().header("Connection"), kept ? "keep-alive" : "close");
    QCOMPARE(test.phase(), kept ? Phase::Idle : Phase::Ended);
}

void TestSessionPhases::head_isAnsweredWithoutBody()
{
    SessionUnderTest test;
    test.receive("HEAD /a HTTP/1.1\r\nHost: localhost:6001\r\n\r\n");
    test.take()->answer(jsonResponse("{\"a\":1}"));
    QVERIFY(test.peer.sent().contains("\r\nContent-Length: 7\r\n"));
    QVERIFY(test.peer.sent().endsWith("\r\n\r\n"));
    QCOMPARE(test.phase(), Phase::Idle);
}

void TestSessionPhases::getAfterHead_hasItsBody()
{
    SessionUnderTest test;
    test.answersAtOnce = true;
    test.receive("HEAD /a HTTP/1.1\r\nHost: localhost:6001\r\n\r\n" + get("/b"));
    QVERIFY(!test.peer.sent().contains("\"/a\""));
    QVERIFY(test.peer.sent().endsWith("\r\n\r\n\"/b\""));
}

void TestSessionPhases::refusedHead_hasNoBody()
{
    SessionUnderTest test;
    test.receive("HEAD / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QVERIFY(test.peer.sent().startsWith("HTTP/1.1 421 "));
    QVERIFY(test.peer.sent().endsWith("\r\n\r\n"));
}

void TestSessionPhases::expected100_isSentBeforeTheBody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    const QByteArray five = "Content-Length: 5\r\n";
    const QByteArray expect = "Expect: 100-continue\r\n";
    QTest::newRow("head alone") << postHead(five + expect) << QList<int>{100};
    QTest::newRow("half the body") << postHead(five + expect) + "he" << QList<int>{100};
    QTest::newRow("whole body") << postHead(five + expect) + "hello" << QList<int>{};
    QTest::newRow("not asked") << postHead(five) << QList<int>{};
    QTest::newRow("chunked") << postHead("Transfer-Encoding: chunked\r\n" + expect)
                             << QList<int>{100};
    QTest::newRow("1.0") << postHead(five + expect).replace("HTTP/1.1", "HTTP/1.0") << QList<int>{};
    QTest::newRow("another wish") << postHead(five + "Expect: more\r\n") << QList<int>{417};
    QTest::newRow("too large") << postHead("Content-Length: 9999999\r\n" + expect)
                               << QList<int>{413};
    QTest::newRow("refused") << postHead(five + expect + "Origin: null\r\n") << QList<int>{403};
}

void TestSessionPhases::expected100_isSentBeforeTheBody()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, statuses);
    SessionUnderTest whole;
    whole.session->receive(bytes);
    QCOMPARE(whole.peer.statuses(), statuses);

    const qsizetype head = bytes.indexOf("\r\n\r\n") + 4;
    SessionUnderTest test;
    test.receive(bytes.first(head));
    if (head == bytes.size())
        QCOMPARE(test.peer.statuses(), statuses);
    else
        QCOMPARE(test.peer.statuses(), QList<int>{100});
    test.receive(bytes.sliced(head));
    QVERIFY(test.peer.statuses().size() <= 1);
}

void TestSessionPhases::refuse_answersWhatWasBegun()
{
    SessionUnderTest test;
    test.receive("GET /a HT");
    test.session->refuse(408, u"too slow"_s);
    QCOMPARE(test.peer.statuses(), QList<int>{408});
    QVERIFY(test.peer.sent().contains("too slow"));
    QCOMPARE(test.phase(), Phase::Ended);

    SessionUnderTest idle;
    idle.session->refuse(503, u"full"_s);
    QCOMPARE(idle.peer.statuses(), QList<int>{503});
    QCOMPARE(idle.phase(), Phase::Ended);
}

void TestSessionPhases::refuse_isNothingToAnAnswerThatIsDue()
{
    SessionUnderTest test;
    test.receive(get("/a"));
    test.session->refuse(408, u"too slow"_s);
    QVERIFY(test.peer.sent().isEmpty());
    test.peer.isSlow = true;
    test.take()->answer(jsonResponse("{}"));
    test.session->refuse(408, u"too slow"_s);
    QCOMPARE(test.peer.statuses(), QList<int>{200});
}

void TestSessionPhases::largeBodies_areBoundedTogether()
{
    SessionUnderTest test(smallBudgets());
    Budget::Share others(&test.shared.requests);
    QVERIFY(others.resize(60));
    test.receive(postHead("Content-Length: 90\r\n") + QByteArray(40, 'x'));
    QVERIFY(test.peer.sent().isEmpty());
    test.receive("x");
    QCOMPARE(test.peer.statuses(), QList<int>{503});
    QCOMPARE(test.phase(), Phase::Ended);
    QVERIFY(test.paths.isEmpty());
    test.session.reset();
    QCOMPARE(test.shared.requests.used(), 60);
}

void TestSessionPhases::heldRequest_isGivenBackWithTheExchange()
{
    SessionUnderTest test(smallBudgets());
    test.receive(post(QByteArray(100, 'x')));
    QCOMPARE(test.shared.requests.used(), 100);
    test.take()->answer(jsonResponse("{}"));
    QCOMPARE(test.shared.requests.used(), 0);
    test.receive(post(QByteArray(100, 'x')));
    QCOMPARE(test.paths.size(), 2);
    test.session.reset();
    test.exchanges.clear();
    QCOMPARE(test.shared.requests.used(), 0);
}

void TestSessionPhases::largeAnswers_areBoundedTogether()
{
    SessionUnderTest test(smallBudgets());
    FakePeer otherPeer;
    Session other(&test.shared, &otherPeer);
    test.peer.isSlow = true;
    test.receive(get("/a"));
    other.receive(get("/b"));
    test.take()->answer(answerOf(70 * 1024));
    QCOMPARE(test.shared.answers.used(), 70 * 1024);
    test.take()->answer(answerOf(70 * 1024));
    QCOMPARE(otherPeer.statuses(), QList<int>{503});
    QCOMPARE(other.phase(), Phase::Idle);
    test.peer.deliver(*test.session);
    QCOMPARE(test.shared.answers.used(), 0);
    other.receive(get("/c"));
    test.take()->answer(answerOf(70 * 1024));
    QCOMPARE(otherPeer.statuses(), (QList<int>{503, 200}));
    QCOMPARE(test.shared.answers.used(), 0);
}

void TestSessionPhases::smallAnswer_needsNoBudget()
{
    Limits limits = smallBudgets();
    limits.smallBytes = Limits().smallBytes;
    SessionUnderTest test(limits);
    Budget::Share others(&test.shared.answers);
    QVERIFY(others.resize(qint64(100) * 1024));
    test.receive(get("/a"));
    test.take()->answer(answerOf(64 * 1024));
    QCOMPARE(test.peer.statuses(), QList<int>{200});
}

void TestSessionPhases::answerWithItsOwnShare_isNotCountedTwice()
{
    SessionUnderTest test(smallBudgets());
    test.peer.isSlow = true;
    test.receive(get("/a"));
    Response response = answerOf(90 * 1024);
    response.held = Budget::Share(&test.shared.answers);
    QVERIFY(response.held.resize(90 * 1024));
    test.take()->answer(std::move(response));
    QCOMPARE(test.peer.statuses(), QList<int>{200});
    QCOMPARE(test.shared.answers.used(), 90 * 1024);
    test.peer.deliver(*test.session);
    QCOMPARE(test.shared.answers.used(), 0);
}

void TestSessionPhases::closing_endsAfterTheAnswer()
{
    SessionUnderTest test;
    test.receive(get("/a") + get("/b"));
    test.shared.closing = true;
    test.take()->answer(jsonResponse("{}"));
    QCOMPARE(test.peer.replies().constFirst().header("Connection"), "close");
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.paths, QByteArrayList{"/a"});
}

/// It was promised to be kept alive; but no more requests are to be taken.
void TestSessionPhases::closing_endsAfterTheAnswerThatIsOnItsWay()
{
    SessionUnderTest test;
    test.peer.isSlow = true;
    test.answersAtOnce = true;
    test.receive(get("/a") + get("/b"));
    QCOMPARE(test.phase(), Phase::Sending);
    test.shared.closing = true;
    test.peer.deliver(*test.session);
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.paths, QByteArrayList{"/a"});
}

QTEST_GUILESS_MAIN(TestSessionPhases)
#include "tst_sessionphases.moc"
