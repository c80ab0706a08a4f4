// SPDX-License-Identifier: MIT
#include "streamserver.h"
#include "suite.h"

#include <QTimer>

using namespace mm::http;
using namespace mm::test;

namespace {

constexpr qsizetype large = qsizetype(16) * 1024 * 1024;

} // namespace

/// Streams on real sockets whose clients do not read: what waits is counted and limited.
class TstStreamBacklog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreadEvents_areCountedUntilTheyAreSent();
    void eventBeingSent_isCountedWhole();
    void clientThatReadsNothing_isCut();
    void clientThatReadsSlowly_isNotCut();
    void usedUpQuota_cutsStreamAtOnce();
    void smallBacklog_needsNoQuota();
    void endedStream_sendsWhatWaits();
    void endedStreamThatIsNotRead_isClosed();
    void stream_outlivesServer();
};

void TstStreamBacklog::unreadEvents_areCountedUntilTheyAreSent()
{
    StreamServer test;
    const MemoryQuota &quota = test.quota();
    Wire wire(test.port());
    QVERIFY(test.openUnread(wire));
    const QByteArray data(1024, 'x');
    qsizetype sent = 0;
    for (; quota.used() == 0; ++sent)
        test.stream()->send(data);
    // The first bytes over those that are free.
    QVERIFY2(quota.used() <= 1024 + 8, qPrintable(QString::number(quota.used())));
    test.stream()->send(QByteArray(100'000, 'y'));
    QVERIFY(quota.used() >= 100'000);
    wire.resumeReading();
    QTRY_COMPARE(quota.used(), 0);
    QTRY_COMPARE(eventsIn(wire).size(), sent * (1024 + 8) + 100'000 + 8);
    QVERIFY(test.stream()->isOpen());
}

/// It is in memory until its end is sent.
void TstStreamBacklog::eventBeingSent_isCountedWhole()
{
    StreamServer test;
    Wire wire(test.port());
    QVERIFY(test.openUnread(wire));
    test.stream()->send(QByteArray(large, 'x'));
    QCOMPARE(test.quota().used(), large + 8 - smallBodyBytes);
    wire.resumeReading();
    QTRY_COMPARE(test.quota().used(), 0);
}

void TstStreamBacklog::clientThatReadsNothing_isCut()
{
    StreamServer test({.requestTimeout = shortTime, .sendTimeout = 200ms});
    Wire wire(test.port());
    QVERIFY(test.openUnread(wire));
    const auto started = steady_clock::now();
    test.stream()->send(QByteArray(large, 'x'));
    QVERIFY(test.quota().used() > 0);
    // More events don't move the deadline.
    QTimer more;
    connect(&more, &QTimer::timeout, this, [&] { test.stream()->send("a"); });
    more.start(20);
    QTRY_COMPARE(test.closed, 1);
    QVERIFY(steady_clock::now() - started >= 200ms);
    QVERIFY(!test.stream()->isOpen());
    QCOMPARE(test.quota().used(), 0);
    wire.resumeReading();
    QTRY_VERIFY(wire.isClosed());
    QVERIFY(wire.received().size() < large);
}

void TstStreamBacklog::clientThatReadsSlowly_isNotCut()
{
    StreamServer test({.requestTimeout = shortTime, .sendTimeout = 300ms});
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.setReadBufferSize(qint64(128) * 1024);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), test.port());
    QVERIFY(socket.waitForConnected(testTimeout));
    socket.write(test.get("/events"));
    QTRY_COMPARE(test.streams.size(), 1);
    QByteArray received;
    QTimer reader;
    connect(&reader, &QTimer::timeout, this, [&] { received += socket.readAll(); });
    reader.start(50);
    const auto started = steady_clock::now();
    test.stream()->send(QByteArray(large, 'x'));
    QVERIFY(test.quota().used() > 0);
    QTRY_VERIFY(steady_clock::now() - started > 1200ms);
    QVERIFY(test.quota().used() > 0);
    QVERIFY(test.stream()->isOpen());
    reader.start(0);
    test.stream()->end();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    received += socket.readAll();
    QVERIFY(received.endsWith("x\n\n"));
    QVERIFY(received.size() > large);
    QCOMPARE(test.closed, 0);
}

void TstStreamBacklog::usedUpQuota_cutsStreamAtOnce()
{
    StreamServer test({.responseMemory = 1024 * 1024});
    Wire reading(test.port());
    Wire notReading(test.port());
    QVERIFY(test.open(reading));
    QVERIFY(test.openUnread(notReading));
    qint64 used = 0;
    const QByteArray data(1024, 'x');
    while (test.streams.at(1)->isOpen()) {
        used = test.quota().used();
        test.streams.at(1)->send(data);
    }
    QVERIFY(used > test.quota().limit() - 2 * data.size());
    QCOMPARE(test.quota().used(), 0);
    QCOMPARE(test.closed, 0); // from the event loop
    test.streams.at(0)->send(QByteArray(1024 * 1024, 'y'));
    QVERIFY(test.streams.at(0)->isOpen());
    QTRY_COMPARE(test.closed, 1);
    notReading.resumeReading();
    QTRY_VERIFY(notReading.isClosed());
    QTRY_COMPARE(eventsIn(reading).size(), 1024 * 1024 + 8);
    QCOMPARE(test.closed, 1);
}

void TstStreamBacklog::smallBacklog_needsNoQuota()
{
    StreamServer test({.responseMemory = 0});
    Wire wire(test.port());
    QVERIFY(test.openUnread(wire));
    const QByteArray data(1024 - 8, 'x');
    qsizetype sent = 0;
    for (; test.stream()->isOpen(); sent += 1024)
        test.stream()->send(data);
    wire.resumeReading();
    QTRY_VERIFY(wire.isClosed());
    // The rest was in the system's buffers, as was a part of the oldest 8 KiB.
    const qsizetype waited = sent - eventsIn(wire).size();
    QVERIFY2(waited > smallBodyBytes - 8 * 1024 && waited <= smallBodyBytes + 2 * 1024,
             qPrintable(QString::number(waited)));
}

void TstStreamBacklog::endedStream_sendsWhatWaits()
{
    StreamServer test;
    Wire wire(test.port());
    QVERIFY(test.openUnread(wire));
    test.stream()->send(QByteArray(large, 'x'));
    test.streams.clear();
    QVERIFY(test.quota().used() > 0);
    wire.resumeReading();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(eventsIn(wire).size(), large + 8);
    QTRY_COMPARE(test.connections(), 0);
    QCOMPARE(test.quota().used(), 0);
}

void TstStreamBacklog::endedStreamThatIsNotRead_isClosed()
{
    StreamServer test({.requestTimeout = shortTime, .sendTimeout = 200ms});
    Wire wire(test.port());
    QVERIFY(test.openUnread(wire));
    while (test.quota().used() == 0)
        test.stream()->send(QByteArray(1024, 'x'));
    test.streams.clear();
    QVERIFY(test.quota().used() > 0);
    QTRY_COMPARE(test.connections(), 0);
    QCOMPARE(test.quota().used(), 0);
    QCOMPARE(test.closed, 0);
}

void TstStreamBacklog::stream_outlivesServer()
{
    StreamServer test;
    Wire wire(test.port());
    QVERIFY(test.openUnread(wire));
    test.stream()->send(QByteArray(large, 'x'));
    test.server.reset();
    QCOMPARE(test.closed, 1);
    const EventStreamPtr stream = test.streams.takeFirst();
    QVERIFY(!stream->isOpen());
    stream->send("a");
    stream->end();
    QCOMPARE(test.closed, 1);
}

MM_SUITE(TstStreamBacklog)
#include "tst_streambacklog.moc"
