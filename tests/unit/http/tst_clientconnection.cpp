// SPDX-License-Identifier: MIT
#include "app/http/client.h"
#include "callrecorder.h"
#include "suite.h"
#include "wire.h"

#include <QFile>
#include <QQueue>
#include <QSet>

#include <optional>
#include <sys/resource.h>
#include <unistd.h>

using namespace mm::http;
using namespace mm::test;
using Kind = CallResult::Kind;

namespace {

/// Serves one connection until it is closed, then the next one, and never closes one itself.
class OneByOneServer final
{
public:
    OneByOneServer()
    {
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *const socket = m_server.nextPendingConnection())
                m_waiting.enqueue(socket);
            serveNext();
        });
    }
    Q_DISABLE_COPY_MOVE(OneByOneServer)

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    void serveNext()
    {
        if (m_served || m_waiting.isEmpty())
            return;
        m_served = m_waiting.dequeue();
        QObject::connect(m_served, &QTcpSocket::readyRead, &m_server, [this] { respond(); });
        QObject::connect(m_served, &QTcpSocket::disconnected, &m_server, [this] {
            std::exchange(m_served, nullptr)->deleteLater();
            serveNext();
        });
        respond();
    }
    void respond()
    {
        if (!m_served->readAll().isEmpty())
            m_served->write(okResponse("{}"));
    }

    QTcpServer m_server;
    QQueue<QTcpSocket *> m_waiting;
    QTcpSocket *m_served = nullptr;
};

/// The local addresses of the connections in /proc/net/tcp in TIME_WAIT whose peer is \p port of
/// loopback; the side that closed first keeps them.
std::optional<QSet<QByteArray>> closedFirstTowards(quint16 port)
{
    QFile file(u"/proc/net/tcp"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray peer =
        " 0100007F:" + QByteArray::number(port, 16).rightJustified(4, '0').toUpper() + " 06 ";
    QSet<QByteArray> addresses;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &each : lines) {
        if (const qsizetype end = each.indexOf(peer); end > 0)
            addresses += each.first(end).sliced(each.indexOf(": "));
    }
    return addresses;
}

} // namespace

class TstClientConnection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calls_useOneConnectionEach();
    void keptOpenConnection_isClosedAfterTheCall_data();
    void keptOpenConnection_isClosedAfterTheCall();
    void oneByOneServer_servesConcurrentCalls();
    void closingServer_closesFirst();
    void headAndBody_arriveTogether();
    void largeRequest_isSentWhole();
    void answerBeforeWholeRequest_isReturned();
    void serverThatCloses_getsNoSecondRequest();
    void noDescriptorLeft_isNotTheServersFailure();
    void failure_saysWhatCame_data();
    void failure_saysWhatCame();
    void timeout_saysWhatCame_data();
    void timeout_saysWhatCame();
};

void TstClientConnection::calls_useOneConnectionEach()
{
    ScriptedServer server(
        {{okResponse("1"), false}, {okResponse("2"), false}, {okResponse("3"), true}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(calls.finish(callTo(server.port())));
        QCOMPARE(calls.last().response.body, QByteArray::number(i));
        QCOMPARE(server.connections(), i);
        QVERIFY(server.requests().constLast().contains("\r\nConnection: close\r\n"));
        QVERIFY(server.requests().constLast().contains("\r\nAccept-Encoding: identity\r\n"));
    }
}

void TstClientConnection::keptOpenConnection_isClosedAfterTheCall_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("kept open") << okResponse("1");
    QTest::newRow("bytes after the response") << okResponse("1") + "HTTP/1.1 200 OK\r\n";
    QTest::newRow("no HTTP") << QByteArray("nonsense\r\n\r\n");
}

void TstClientConnection::keptOpenConnection_isClosedAfterTheCall()
{
    QFETCH(QByteArray, response);
    ScriptedServer server({{response, false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QTRY_COMPARE_WITH_TIMEOUT(server.open(), 0, 500);
}

void TstClientConnection::oneByOneServer_servesConcurrentCalls()
{
    const OneByOneServer server;
    Client client("test", 1000);
    CallRecorder calls(&client);
    for (int i = 0; i < 5; ++i)
        calls.start(callTo(server.port(), 2s));
    QTRY_COMPARE(calls.count(), 5);
    for (const auto &[number, result] : calls.all())
        QCOMPARE(result.kind, Kind::Answered);
}

void TstClientConnection::closingServer_closesFirst()
{
    ScriptedServer server(std::vector(20, ScriptedServer::Script{okResponse("{}"), true}));
    // The port may have been a client's a minute ago.
    const auto before = closedFirstTowards(server.port());
    if (!before)
        QSKIP("needs /proc/net/tcp");
    Client client("test", 1000);
    client.setCloseTimeout(10s); // the machine may be busy
    CallRecorder calls(&client);
    for (int i = 0; i < 20; ++i)
        QVERIFY(calls.finish(callTo(server.port())));
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(*closedFirstTowards(server.port()) - *before, QSet<QByteArray>());
}

void TstClientConnection::headAndBody_arriveTogether()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    Client client("test", 1000);
    CallRecorder calls(&client);
    calls.start(callTo(server.serverPort()));
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *const socket = server.nextPendingConnection();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QVERIFY(socket->readAll().endsWith("\r\n\r\n{}"));
}

void TstClientConnection::largeRequest_isSentWhole()
{
    ScriptedServer server({{okResponse("{}"), true}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    const QByteArray body(8'000'000, ' ');
    QVERIFY(calls.finish({.endpoint = {.port = server.port()}, .target = "/", .body = body}));
    QCOMPARE(calls.last().kind, Kind::Answered);
    QVERIFY(server.requests().value(0).endsWith("\r\n\r\n" + body));
}

void TstClientConnection::answerBeforeWholeRequest_isReturned()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    Client client("test", 1000);
    CallRecorder calls(&client);
    calls.start({.endpoint = {.port = server.serverPort()},
                 .target = "/",
                 .body = QByteArray(8'000'000, ' ')});
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *const socket = server.nextPendingConnection();
    socket->setReadBufferSize(1000);
    socket->write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(calls.last().response.status, 413);
}

void TstClientConnection::serverThatCloses_getsNoSecondRequest()
{
    ScriptedServer server({{okResponse("1"), false}, {"", true}, {okResponse("3"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Closed);
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().response.body, "3");
    QCOMPARE(server.requests().size(), 3);
}

void TstClientConnection::noDescriptorLeft_isNotTheServersFailure()
{
    const ScriptedServer server({{okResponse("{}"), true}});
    Client client("mm", 1000);
    CallRecorder calls(&client);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int lowestFree = ::dup(0);
    QVERIFY(lowestFree >= 0);
    ::close(lowestFree);
    const rlimit none{rlim_t(lowestFree), before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    for (const quint16 port : {server.port(), mm::test::unusedPort()})
        calls.start(callTo(port));
    ::setrlimit(RLIMIT_NOFILE, &before);
    QTRY_COMPARE(calls.count(), 2);
    for (const auto &[number, result] : calls.all())
        QCOMPARE(result.kind, Kind::Overloaded);
    QVERIFY(calls.last().text.startsWith("mm has no file descriptor left for a connection"_L1));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Answered);
}

void TstClientConnection::failure_saysWhatCame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("received");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const auto add = [](const char *name, const QByteArray &bytes, bool closes, Kind kind,
                        const char *text, const QByteArray &received = {}) {
        QTest::newRow(name) << bytes << closes << kind << QString::fromLatin1(text) << received;
    };
    add("HTTP/0.9", "{}", true, Kind::BadAnswer, "its answer is not HTTP", "{}");
    add("other protocol", "SSH-2.0-x\r\n", false, Kind::BadAnswer, "its answer is not HTTP",
        "SSH-2.0-x\r\n");
    add("TLS alert", QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7), true, Kind::BadAnswer,
        "it expects HTTPS, but services are called by HTTP");
    add("nothing", "", true, Kind::Closed,
        "it closed the connection without an answer, as a program may do that expects HTTPS");
    add("half a version", "HTT", true, Kind::Closed,
        "it closed the connection before its answer was complete");
    add("length too large", ok + "Content-Length: 9\r\n\r\nhi", true, Kind::Closed,
        "it closed the connection before its answer was complete, after 2 of 9 bytes");
    add("over the limit", ok + "Content-Length: 1048577\r\n\r\n", false, Kind::TooLarge,
        "its answer is too large: it may have 1 MiB");
    add("bad length", ok + "Content-Length: x\r\n\r\n", false, Kind::BadAnswer,
        "its answer can't be read: this is not well-formed HTTP: bad Content-Length");
    add("bad chunk", ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", false, Kind::BadAnswer,
        "its answer can't be read: this is not well-formed HTTP: bad chunk");
    add("event stream", ok + "Content-Type: Text/Event-Stream;charset=utf-8\r\n\r\n", false,
        Kind::BadAnswer,
        "its answer is an event stream (text/event-stream); it has to be one JSON value");
}

void TstClientConnection::failure_saysWhatCame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closes);
    QFETCH(Kind, kind);
    QFETCH(QString, text);
    QFETCH(QByteArray, received);
    const ScriptedServer server({{bytes, closes}});
    Client client("test", 1024 * 1024);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, kind);
    QCOMPARE(calls.last().text, text);
    QCOMPARE(calls.last().received, received);
}

void TstClientConnection::timeout_saysWhatCame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QByteArray() << u"no answer within 0.1 s"_s;
    QTest::newRow("a part") << okResponse("hello").chopped(2)
                            << u"no complete answer within 0.1 s, after 3 of 5 bytes"_s;
}

void TstClientConnection::timeout_saysWhatCame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const ScriptedServer server({{bytes, false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port(), 100ms)));
    QCOMPARE(calls.last().kind, Kind::TimedOut);
    QCOMPARE(calls.last().text, text);
}

MM_SUITE(TstClientConnection)
#include "tst_clientconnection.moc"
