// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/stdiosession.h"
#include "mcp/mcpclient.h"
#include "suite.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSignalSpy>

#include <array>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace mm;
using namespace mm::test;
using stdio::StdioSession;

/// A bridge with a client on two descriptors.
class TstStdioSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pipesAndSockets_haveAPeer();
    void requests_areAnsweredOnPipesAndSockets_data();
    void requests_areAnsweredOnPipesAndSockets();
    void end_finishesAtOnce();
    void end_afterTheLastResponse();
    void end_doesNotWaitForACallThatHangs();
    void incompleteLine_isIgnoredAtTheEnd();
    void closedOutput_finishes();
    void slowClient_getsEachMessage();
};

namespace {

/// The client's side.
class Client final
{
public:
    explicit Client(quint16 port, bool hasSockets = false)
    {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        if (hasSockets ? ::socketpair(AF_UNIX, SOCK_STREAM, 0, in.data()) +
                             ::socketpair(AF_UNIX, SOCK_STREAM, 0, out.data())
                       : ::pipe(in.data()) + ::pipe(out.data()))
            qFatal("no pipes");
        m_ends = {in[0], out[1]};
        m_stdin = in[1];
        m_stdout = out[0];
        for (const int end : {out[0], out[1]})
            ::fcntl(end, F_SETFL, O_NONBLOCK);
        session = std::make_unique<StdioSession>(
            in[0], out[1], stdio::MmLink::Config{.port = port, .path = "/mcp"});
        finished = std::make_unique<QSignalSpy>(session.get(), &StdioSession::finished);
    }
    Q_DISABLE_COPY_MOVE(Client)
    ~Client()
    {
        session.reset();
        closeInput();
        closeOutput();
        for (const int end : m_ends)
            ::close(end);
    }

    void send(const QByteArray &bytes) const
    {
        QCOMPARE(::write(m_stdin, bytes.data(), size_t(bytes.size())), ssize_t(bytes.size()));
    }
    void closeInput() { close(&m_stdin); }
    void closeOutput() { close(&m_stdout); }
    /// The complete lines so far.
    QByteArrayList lines()
    {
        QByteArray buffer(1 << 20, '\0');
        ssize_t count = 0;
        while ((count = ::read(m_stdout, buffer.data(), size_t(buffer.size()))) > 0)
            m_received += buffer.first(count);
        QByteArrayList found = m_received.split('\n');
        found.removeLast();
        return found;
    }

    std::unique_ptr<StdioSession> session;
    std::unique_ptr<QSignalSpy> finished;

private:
    static void close(int *descriptor)
    {
        if (const int open = std::exchange(*descriptor, -1); open >= 0)
            ::close(open);
    }

    std::array<int, 2> m_ends{};
    int m_stdin = -1;
    int m_stdout = -1;
    QByteArray m_received;
};

const QByteArray ping = McpClient::legacyBody("ping") + '\n';

} // namespace

void TstStdioSession::pipesAndSockets_haveAPeer()
{
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    QVERIFY(StdioSession::hasPeer(ends[0]));
    QVERIFY(!StdioSession::hasPeer(-1));
    for (const int end : ends)
        ::close(end);
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    QVERIFY(StdioSession::hasPeer(ends[0]));
    for (const int end : ends)
        ::close(end);
    const int null = ::open("/dev/null", O_RDONLY);
    QVERIFY(!StdioSession::hasPeer(null));
    ::close(null);
}

void TstStdioSession::requests_areAnsweredOnPipesAndSockets_data()
{
    QTest::addColumn<bool>("hasSockets");
    QTest::newRow("pipes") << false;
    QTest::newRow("sockets") << true;
}

void TstStdioSession::requests_areAnsweredOnPipesAndSockets()
{
    QFETCH(bool, hasSockets);
    const auto mesh = quickMesh();
    Client client(mesh->port(), hasSockets);
    client.send(ping + ping.first(10));
    QTRY_COMPARE_WITH_TIMEOUT(client.lines().size(), 1, testTimeout);
    client.send(ping.sliced(10));
    QTRY_COMPARE_WITH_TIMEOUT(client.lines().size(), 2, testTimeout);
    QCOMPARE(client.lines().constLast(), R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QVERIFY(client.finished->isEmpty());
}

void TstStdioSession::end_finishesAtOnce()
{
    Client client(unusedPort());
    QElapsedTimer timer;
    timer.start();
    client.closeInput();
    QTRY_VERIFY_WITH_TIMEOUT(!client.finished->isEmpty(), testTimeout);
    QVERIFY2(timer.elapsed() < 150, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!client.session->hasReceived());
}

void TstStdioSession::end_afterTheLastResponse()
{
    const auto mesh = quickMesh();
    Client client(mesh->port());
    client.send(ping + ping);
    client.closeInput();
    QTRY_VERIFY_WITH_TIMEOUT(!client.finished->isEmpty(), testTimeout);
    QCOMPARE(client.lines().size(), 2);
}

void TstStdioSession::end_doesNotWaitForACallThatHangs()
{
    ScriptedServer service;
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    Client client(mesh->port());
    client.send(McpClient::legacyBody("tools/call", R"({"name":"s__t"})") + '\n');
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    QElapsedTimer timer;
    timer.start();
    client.closeInput();
    QTRY_VERIFY_WITH_TIMEOUT(!client.finished->isEmpty(), testTimeout);
    QVERIFY2(timer.elapsed() < 450, qPrintable(QString::number(timer.elapsed())));
    client.session.reset();
    QTRY_COMPARE_WITH_TIMEOUT(service.open(), 0, testTimeout);
}

void TstStdioSession::incompleteLine_isIgnoredAtTheEnd()
{
    const auto mesh = quickMesh();
    Client client(mesh->port());
    client.send(ping.chopped(1));
    client.closeInput();
    QTRY_VERIFY_WITH_TIMEOUT(!client.finished->isEmpty(), testTimeout);
    QVERIFY(client.lines().isEmpty());
}

void TstStdioSession::closedOutput_finishes()
{
    const auto mesh = quickMesh();
    Client client(mesh->port(), true);
    client.closeOutput();
    client.send(ping);
    QTRY_VERIFY_WITH_TIMEOUT(!client.finished->isEmpty(), testTimeout);
}

void TstStdioSession::slowClient_getsEachMessage()
{
    const QByteArray large = "{\"a\":\"" + QByteArray(1'500'000, 'x') + "\"}";
    std::vector<ScriptedServer::Script> scripts(5, {okResponse(large), true});
    ScriptedServer service(scripts);
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    Client client(mesh->port());
    for (int i = 0; i < 5; ++i)
        client.send(
            McpClient::legacyBody("tools/call", R"({"name":"s__t"})", QByteArray::number(i)) +
            '\n');
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 5, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(mesh->calls("s"), QByteArray("5"), testTimeout);
    // While so much waits, the next request is not read.
    QTest::qWait(100);
    client.send(ping);
    QTest::qWait(100);
    const QDeadlineTimer deadline(testTimeout);
    while (client.lines().size() < 6 && !deadline.hasExpired())
        QCoreApplication::processEvents();
    QSet<int> ids;
    for (const QByteArray &line : client.lines()) {
        const QJsonObject response = objectIn(line);
        QVERIFY(response.contains("result"_L1));
        if (line.size() > 1000)
            ids.insert(response["id"_L1].toInt());
    }
    QCOMPARE(ids.size(), 5);
}

MM_SUITE(TstStdioSession)
#include "tst_stdiosession.moc"
