// SPDX-License-Identifier: MIT
#include "app/proxy/proxy.h"
#include "core/meshstats.h"
#include "core/statsfile/statsjson.h"
#include "files.h"
#include "suite.h"
#include "threadedserver.h"
#include "wire.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

#include <array>
#include <sys/prctl.h>

using namespace mm;
using namespace mm::test;

/// MM from start to stop.
class TstProxy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void start_servesAndSaves();
    void takenPort_returnsError();
    void takenPort_describesOtherProgram_data();
    void takenPort_describesOtherProgram();
    void lockedFile_returnsError();
    void portOfMmWithToken_isDescribedAsMm();
    void token_isRequiredAtEachAddress();
    void stop_finishesAndSavesStopped();
    void stopDuringCall_answersCall();
    void stopDuringHungCall_abortsCall();
    void destroyedDuringCall_handlesNoFurtherRequest();
    void stopTwice_finishesOnce();
    void total_isRestored();

private:
    bool start();
    [[nodiscard]] quint16 port() const
    {
        return quint16(QUrl(m_proxy->urls().constFirst()).port());
    }
    [[nodiscard]] std::optional<Snapshot> saved() const
    {
        ParseError fault;
        return parseSnapshot(readFile(m_options.statsFile), &fault);
    }
    [[nodiscard]] QByteArray post(const QByteArray &path, const QByteArray &body) const
    {
        return requestOf(port(), "POST", path, body);
    }
    /// Registers \p service as "a" and starts a call to it.
    [[nodiscard]] std::unique_ptr<Wire> callTo(const ScriptedServer &service) const
    {
        auto wire = std::make_unique<Wire>(port());
        wire->send(post("/register", R"({"instance_name":"a","port":)" +
                                         QByteArray::number(service.port()) + '}') +
                   post("/call", R"({"target_instance":"a","tool_name":"t"})"));
        (void)QTest::qWaitFor([&service] { return service.requests().size() == 1; }, testTimeout);
        return wire;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    ProxyOptions m_options;
    std::unique_ptr<Proxy> m_proxy;
};

void TstProxy::init()
{
    m_proxy.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_options = {};
    m_options.port = 0;
    m_options.statsFile = m_dir->filePath(u"stats.json"_s);
}

bool TstProxy::start()
{
    m_proxy = std::make_unique<Proxy>(m_options);
    QString error;
    return m_proxy->start(&error) == ExitCode::Success;
}

void TstProxy::start_servesAndSaves()
{
    QVERIFY(start());
    QVERIFY(port() != 0);
    QVERIFY(saved());
    QVERIFY(saved()->writer->state == Writer::State::Running);
    Wire wire(port());
    wire.send(post("/register", R"({"instance_name":"a","port":8001})"));
    QTRY_COMPARE(wire.statuses(), QList<int>{200});
    QTRY_COMPARE(saved()->totalServices, 1);
}

void TstProxy::takenPort_returnsError()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    m_options.port = other.serverPort();
    Proxy proxy(m_options);
    QString error;
    QCOMPARE(proxy.start(&error), ExitCode::Taken);
    QVERIFY(error.contains(QString::number(m_options.port)));
    QVERIFY(!error.contains(u'\n'));
    QVERIFY(!QFile::exists(m_options.statsFile));
}

void TstProxy::takenPort_describesOtherProgram_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QString>("description");
    const QString process = u"It is used by process %1 ("_s.arg(QCoreApplication::applicationPid());
    QTest::newRow("mm-proxy")
        << okResponse(R"({"program":"mm-proxy","pid":7,"stats_file":"/a\nb"})")
        << u"MM runs there already: process 7, with the stats file /a\uFFFDb. "_s;
    QTest::newRow("HTTP server") << okResponse("<html>") << process;
    QTest::newRow("other protocol") << QByteArray("220 mail ready\r\n") << process;
    QTest::newRow("nothing") << QByteArray() << process;
}

void TstProxy::takenPort_describesOtherProgram()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, description);
    if (!response.contains("mm-proxy") && !QFile::exists(u"/proc/net/tcp"_s))
        QSKIP("the system does not show which process listens");
    const ThreadedServer other({response});
    m_options.port = other.port();
    Proxy proxy(m_options);
    QString error;
    QCOMPARE(proxy.start(&error), ExitCode::Taken);
    QVERIFY2(error.contains(u". "_s + description), qPrintable(error));
    QVERIFY(error.contains(u"--http-port"_s));
}

void TstProxy::portOfMmWithToken_isDescribedAsMm()
{
    std::array<char, 16> former{};
    ::prctl(PR_GET_NAME, former.data());
    ::prctl(PR_SET_NAME, "mm-proxy");
    m_options.token = "0123456789abcdef";
    const bool starts = start();
    m_options.port = port();
    Proxy second(m_options);
    QString error;
    const ExitCode code = second.start(&error);
    ::prctl(PR_SET_NAME, former.data());
    QVERIFY(starts);
    QCOMPARE(code, ExitCode::Taken);
    const QString process = u"process %1 (mm-proxy)"_s.arg(QCoreApplication::applicationPid());
    QVERIFY2(error.contains(u"MM runs there already: "_s + process), qPrintable(error));
}

void TstProxy::token_isRequiredAtEachAddress()
{
    m_options.token = "0123456789abcdef";
    m_options.addresses = {QHostAddress(QHostAddress::AnyIPv4)};
    m_options.allowedHosts = {u"box.lan"_s};
    QVERIFY(start());
    QVERIFY(m_proxy->urls().constFirst().startsWith(u"http://0.0.0.0:"_s));
    const QByteArray right = "Authorization: Bearer 0123456789abcdef\r\n";
    const auto get = [](const QByteArray &host, const QByteArray &more) -> QByteArray {
        return "GET /services HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n";
    };
    for (const auto &address :
         {QHostAddress(QHostAddress::LocalHost), QHostAddress(u"127.0.0.2"_s)}) {
        Wire wire(port(), address);
        wire.send(get("localhost", {}));
        QTRY_COMPARE(wire.statuses(), QList<int>{401});
        Wire second(port(), address);
        second.send(get("localhost", right) + get("box.lan", right));
        QTRY_COMPARE(second.statuses(), (QList<int>{200, 200}));
    }
}

void TstProxy::lockedFile_returnsError()
{
    const MeshStats owner(m_options.statsFile);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u".*"_s));
    Proxy proxy(m_options);
    QString error = u"former"_s;
    QCOMPARE(proxy.start(&error), ExitCode::Taken);
    QVERIFY(error.isEmpty());
}

void TstProxy::stop_finishesAndSavesStopped()
{
    QVERIFY(start());
    QSignalSpy finished(m_proxy.get(), &Proxy::finished);
    const quint16 before = port();
    m_proxy->stop();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!Wire(before).isConnected());
    m_proxy.reset();
    QVERIFY(saved()->writer->state == Writer::State::Stopped);
}

void TstProxy::stopDuringCall_answersCall()
{
    QVERIFY(start());
    ScriptedServer service;
    const auto caller = callTo(service);
    QSignalSpy finished(m_proxy.get(), &Proxy::finished);
    m_proxy->stop();
    QCOMPARE(finished.size(), 0);
    service.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7");
    QTRY_COMPARE(caller->statuses(), (QList<int>{200, 200}));
    QCOMPARE(caller->responses().constLast().body, R"({"success":true,"result":7})");
    QTRY_COMPARE(finished.size(), 1);
    m_proxy.reset();
    QCOMPARE(saved()->totalMessages, 1);
    QVERIFY(saved()->writer->state == Writer::State::Stopped);
}

void TstProxy::stopDuringHungCall_abortsCall()
{
    QVERIFY(start());
    ScriptedServer service;
    const auto caller = callTo(service);
    QSignalSpy finished(m_proxy.get(), &Proxy::finished);
    const auto started = steady_clock::now();
    m_proxy->stop();
    QTRY_VERIFY_WITH_TIMEOUT(finished.size() > 0, 10'000);
    QVERIFY(steady_clock::now() - started >= 4900ms);
    QCOMPARE(caller->statuses(), (QList<int>{200, 503}));
    m_proxy.reset();
    QCOMPARE(saved()->totalMessages, 1);
}

void TstProxy::destroyedDuringCall_handlesNoFurtherRequest()
{
    QVERIFY(start());
    ScriptedServer service;
    const auto caller = callTo(service);
    // Taken when the call ends, however it does.
    caller->send(post("/register", R"({"instance_name":"b","port":5000})"));
    m_proxy.reset();
    QTRY_VERIFY(caller->isClosed());
    QCOMPARE(caller->statuses(), QList<int>{200});
    QCOMPARE(saved()->totalMessages, 1);
    QTRY_COMPARE(service.open(), 0);
}

void TstProxy::stopTwice_finishesOnce()
{
    QVERIFY(start());
    QSignalSpy finished(m_proxy.get(), &Proxy::finished);
    m_proxy->stop();
    m_proxy->stop();
    QTRY_COMPARE(finished.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
}

void TstProxy::total_isRestored()
{
    QVERIFY(writeFile(m_options.statsFile, R"({"total_services":3,"total_messages":1247})"));
    QVERIFY(start());
    QTRY_COMPARE(saved()->totalServices, 0);
    QCOMPARE(saved()->totalMessages, 1247);
}

MM_SUITE(TstProxy)
#include "tst_proxy.moc"
