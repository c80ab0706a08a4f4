// SPDX-License-Identifier: MIT
#include "streamserver.h"
#include "suite.h"

#include <QSignalSpy>

using namespace mm::http;
using namespace mm::test;

/// Streams on real sockets: clients that leave, comments, limits of connections.
class TstStreamConnections final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void client_receivesEventsAndEnd();
    void quietStream_sendsComments();
    void event_postponesComment();
    void otherTimeouts_doNotEndStream();
    void clientThatLeaves_closesStream_data();
    void clientThatLeaves_closesStream();
    void halfClosedClient_keepsReceiving();
    void halfClosedClientThatLeaves_closesStream();
    void requestDuringStream_isNotRead();
    void openStreams_areNotEvicted();
    void closingServer_waitsForStreams();
    void disconnectAll_closesStreams();
};

void TstStreamConnections::client_receivesEventsAndEnd()
{
    StreamServer test;
    Wire wire(test.port());
    QVERIFY(test.open(wire));
    QTRY_VERIFY(wire.received().contains("text/event-stream"));
    test.stream()->send("a");
    QTRY_COMPARE(eventsIn(wire), "data: a\n\n");
    test.stream()->send("b");
    test.streams.clear();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(eventsIn(wire), "data: a\n\ndata: b\n\n");
    QTRY_COMPARE(test.connections(), 0);
    QCOMPARE(test.closed, 0);
}

void TstStreamConnections::quietStream_sendsComments()
{
    StreamServer test({.requestTimeout = shortTime, .streamCommentInterval = 100ms});
    Wire wire(test.port());
    const auto started = steady_clock::now();
    QVERIFY(test.open(wire));
    QTRY_VERIFY(eventsIn(wire).startsWith(":\n\n:\n\n"));
    QVERIFY(steady_clock::now() - started >= 200ms);
    test.stream()->send("a");
    QTRY_VERIFY(eventsIn(wire).contains("data: a\n\n"));
    QVERIFY(test.stream()->isOpen());
}

void TstStreamConnections::event_postponesComment()
{
    StreamServer test({.requestTimeout = shortTime, .streamCommentInterval = 300ms});
    Wire wire(test.port());
    QVERIFY(test.open(wire));
    const auto opened = steady_clock::now();
    QTRY_VERIFY(steady_clock::now() - opened > 150ms);
    const auto sent = steady_clock::now();
    test.stream()->send("a");
    QTRY_VERIFY(eventsIn(wire).contains("data: a\n\n:\n\n"));
    QVERIFY(steady_clock::now() - sent >= 300ms);
}

void TstStreamConnections::otherTimeouts_doNotEndStream()
{
    StreamServer test({.requestTimeout = 100ms,
                       .idleTimeout = 100ms,
                       .sendTimeout = 100ms,
                       .lingerTimeout = 100ms});
    Wire wire(test.port());
    QVERIFY(test.open(wire));
    // Other connections are closed by the timeouts meanwhile.
    for (int i = 0; i < 3; ++i) {
        Wire idle(test.port());
        QTRY_VERIFY(idle.isClosed());
    }
    test.stream()->send("a");
    QTRY_COMPARE(eventsIn(wire), "data: a\n\n");
    QCOMPARE(test.closed, 0);
}

void TstStreamConnections::clientThatLeaves_closesStream_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("closes") << false << QByteArray();
    QTest::newRow("resets") << true << QByteArray();
    QTest::newRow("closes, with unread bytes") << false << QByteArray("GET /b");
    QTest::newRow("resets, with unread bytes") << true << QByteArray("GET /b");
}

void TstStreamConnections::clientThatLeaves_closesStream()
{
    QFETCH(bool, reset);
    QFETCH(QByteArray, more);
    StreamServer test;
    auto wire = std::make_unique<Wire>(test.port());
    QVERIFY(test.open(*wire, more));
    const EventStreamPtr stream = test.streams.takeFirst();
    QVERIFY(stream->isOpen());
    if (reset)
        wire->resetOnClose();
    wire.reset();
    QTRY_COMPARE(test.closed, 1);
    QVERIFY(!stream->isOpen());
    stream->send("a");
    QTRY_COMPARE(test.connections(), 0);
    QCOMPARE(test.closed, 1);
}

void TstStreamConnections::halfClosedClient_keepsReceiving()
{
    StreamServer test({.requestTimeout = shortTime});
    Wire wire(test.port());
    QVERIFY(test.open(wire));
    wire.finishSending();
    // Another client leaves meanwhile: that is detected, so this one's FIN was seen too.
    auto other = std::make_unique<Wire>(test.port());
    QVERIFY(test.open(*other));
    other.reset();
    QTRY_COMPARE(test.closed, 1);
    test.stream()->send("a");
    QTRY_COMPARE(eventsIn(wire), "data: a\n\n");
    test.stream()->end();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(test.closed, 1);
}

void TstStreamConnections::halfClosedClientThatLeaves_closesStream()
{
    StreamServer test;
    auto wire = std::make_unique<Wire>(test.port());
    QVERIFY(test.open(*wire));
    wire->finishSending();
    wire.reset();
    QTRY_COMPARE(test.closed, 1);
}

void TstStreamConnections::requestDuringStream_isNotRead()
{
    StreamServer test;
    Wire wire(test.port());
    QVERIFY(test.open(wire, test.get("/a")));
    wire.send(test.get("/b").repeated(100));
    test.stream()->send("a");
    QTRY_COMPARE(eventsIn(wire), "data: a\n\n");
    test.stream()->end();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(test.others, 0);
    QCOMPARE(eventsIn(wire), "data: a\n\n");
}

void TstStreamConnections::openStreams_areNotEvicted()
{
    StreamServer test({.maxConnections = 8});
    Wire first(test.port());
    Wire second(test.port());
    Wire third(test.port());
    QVERIFY(test.open(first));
    QVERIFY(test.open(second));
    third.send(test.get("/events"));
    QTRY_COMPARE(third.statuses(), QList<int>{200}); // maxStreams is 2
    std::vector<std::unique_ptr<Wire>> others;
    for (int i = 0; i < 20; ++i) {
        others.push_back(std::make_unique<Wire>(test.port()));
        others.back()->send(test.get("/a"));
        QTRY_COMPARE(others.back()->statuses(), QList<int>{200});
    }
    QTRY_VERIFY(third.isClosed());
    QCOMPARE(test.streams.size(), 2);
    for (const EventStreamPtr &stream : std::as_const(test.streams))
        stream->send("a");
    QTRY_COMPARE(eventsIn(first), "data: a\n\n");
    QTRY_COMPARE(eventsIn(second), "data: a\n\n");
    QCOMPARE(test.closed, 0);
}

void TstStreamConnections::closingServer_waitsForStreams()
{
    StreamServer test;
    QSignalSpy finished(test.server.get(), &Server::finished);
    Wire wire(test.port());
    Wire idle(test.port());
    QVERIFY(test.open(wire));
    test.server->close();
    QTRY_VERIFY(idle.isClosed());
    test.stream()->send("a");
    QTRY_COMPARE(eventsIn(wire), "data: a\n\n");
    QCOMPARE(finished.size(), 0);
    test.stream()->end();
    QTRY_VERIFY(wire.isClosed());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(test.closed, 0);
}

void TstStreamConnections::disconnectAll_closesStreams()
{
    StreamServer test;
    Wire first(test.port());
    Wire second(test.port());
    QVERIFY(test.open(first));
    QVERIFY(test.open(second));
    // Callbacks use streams whose connections may be destroyed already.
    for (const EventStreamPtr &stream : std::as_const(test.streams)) {
        stream->onClosed([&] {
            ++test.closed;
            for (const EventStreamPtr &each : std::as_const(test.streams))
                each->send("a");
        });
    }
    test.server->disconnectAll();
    QCOMPARE(test.closed, 2);
    QVERIFY(!test.streams.at(0)->isOpen() && !test.streams.at(1)->isOpen());
    QTRY_VERIFY(first.isClosed() && second.isClosed());
}

MM_SUITE(TstStreamConnections)
#include "tst_streamconnections.moc"
