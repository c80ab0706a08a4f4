// SPDX-License-Identifier: MIT
#include "app/http/posixsocket.h"
#include "app/proxy/proxy.h"
#include "core/meshstats.h"
#include "core/statsfile/statsjson.h"
#include "core/system/uniquefd.h"
#include "files.h"
#include "suite.h"
#include "wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrl>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace mm;
using namespace mm::test;

namespace {

/// A program that listens, and answers nothing.
class Listener final
{
public:
    explicit Listener(QHostAddress::SpecialAddress address = QHostAddress::LocalHost,
                      quint16 port = 0)
    {
        if (!m_server.listen(QHostAddress(address), port))
            qFatal("can't listen");
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
};

} // namespace

/// Registrations after a restart of MM under its services.
class TstKeptRegistrations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listening_isTakenUp_data();
    void listening_isTakenUp();
    void notListening_isLeftOut();
    void ownPort_isLeftOut();
    void newRegistration_isNeverProbed();
    void deregistered_isGone();
    void movedService_isTakenUpAtItsLastPort();
    void serviceWithHeartbeats_isRemovedWithoutThem();
    void removedService_isGone();
    void takenUpService_registersAgain();
    void takenUpService_ignoresGoodbyeOfItsPredecessor();
    void secondMm_leavesTheFile();
    void hungPrograms_delayTheStartLittle();
    void pathThatLeadsElsewhere_hasThemThere();
    void folderThatAppearsLater_isTakenUp();

private:
    void start()
    {
        m_proxy = std::make_unique<Proxy>(m_options);
        QString error;
        if (m_proxy->start(&error) != ExitCode::Success)
            qFatal("can't start: %s", qPrintable(error));
    }
    void restart()
    {
        m_proxy.reset();
        start();
    }
    /// As after kill -9: another MM finds what is in the folder by now.
    void restartAfterKill()
    {
        m_killed = std::move(m_proxy);
        const QByteArray kept = readFile(path());
        m_options.statsFile = m_dir->filePath(u"copy.json"_s);
        QVERIFY(writeFile(path(), kept));
        start();
    }
    [[nodiscard]] QString path() const { return m_options.statsFile + u".services"_s; }
    [[nodiscard]] WireResponse send(const QByteArray &method, const QByteArray &request,
                                    const QByteArray &body = {}) const
    {
        const auto port = quint16(QUrl(m_proxy->urls().constFirst()).port());
        Wire wire(port);
        wire.send(requestOf(port, method, request, body));
        (void)QTest::qWaitFor([&wire] { return !wire.responses().isEmpty(); }, testTimeout);
        return wire.responses().value(0);
    }
    [[nodiscard]] int post(const QByteArray &request, const QByteArray &name, quint16 port = 0,
                           const QByteArray &tools = "[]") const
    {
        QByteArray body = "{\"instance_name\":\"" + name + "\"";
        if (port != 0)
            body += ",\"port\":" + QByteArray::number(port) + ",\"tools\":" + tools;
        return send("POST", request, body + '}').status;
    }
    [[nodiscard]] QJsonArray services() const
    {
        return QJsonDocument::fromJson(send("GET", "/services").body)
            .object()
            .value("services"_L1)
            .toArray();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const auto &each : services())
            names += each.toObject().value("instance_name"_L1).toString();
        return names;
    }
    [[nodiscard]] qint64 counted() const
    {
        ParseError fault;
        const auto saved = parseSnapshot(readFile(m_options.statsFile), &fault);
        return saved ? saved->totalServices : -1;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    ProxyOptions m_options;
    std::unique_ptr<Proxy> m_proxy;
    std::unique_ptr<Proxy> m_killed;
};

void TstKeptRegistrations::init()
{
    m_proxy.reset();
    m_killed.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_options = {};
    m_options.port = 0;
    m_options.statsFile = m_dir->filePath(u"stats.json"_s);
    start();
}

void TstKeptRegistrations::listening_isTakenUp_data()
{
    QTest::addColumn<bool>("killed");
    QTest::addColumn<int>("address");
    QTest::newRow("stopped") << false << int(QHostAddress::LocalHost);
    QTest::newRow("killed") << true << int(QHostAddress::LocalHost);
    QTest::newRow("at ::1 alone") << false << int(QHostAddress::LocalHostIPv6);
}

void TstKeptRegistrations::listening_isTakenUp()
{
    QFETCH(bool, killed);
    QFETCH(int, address);
    const Listener program{QHostAddress::SpecialAddress(address)};
    const Listener other;
    const QByteArray tools = R"(["x",{"name":"y"}])";
    QCOMPARE(post("/register", "b", program.port(), tools), 200);
    QCOMPARE(post("/register", "a", other.port()), 200);
    if (killed) {
        QTRY_COMPARE_WITH_TIMEOUT(readFile(path()).count('\n'), 2, 1000);
        restartAfterKill();
    } else {
        restart();
    }
    QCOMPARE(names(), (QStringList{u"b"_s, u"a"_s}));
    const QJsonObject found = services().at(0).toObject();
    QCOMPARE(found.value("port"_L1), QJsonValue(program.port()));
    QCOMPARE(found.value("tools"_L1).toArray(), QJsonDocument::fromJson(tools).array());
    QCOMPARE(found.value("status"_L1), QJsonValue(u"active"_s));
    QTRY_COMPARE(counted(), 2);
    // Kept for the next restart too.
    restart();
    QCOMPARE(names(), (QStringList{u"b"_s, u"a"_s}));
}

void TstKeptRegistrations::notListening_isLeftOut()
{
    const Listener program;
    QCOMPARE(post("/register", "%2", unusedPort()), 200);
    QCOMPARE(post("/register", "a", program.port()), 200);
    QCOMPARE(names().size(), 2);
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"Not registered again .*\"%2\" \\(port"_s));
    restart();
    QCOMPARE(names(), QStringList{u"a"_s});
    QTRY_COMPARE(counted(), 1);
    // Also not kept: by then another program may have the port.
    QTRY_COMPARE(readFile(path()).count('\n'), 1);
}

void TstKeptRegistrations::ownPort_isLeftOut()
{
    const quint16 port = unusedPort();
    QCOMPARE(post("/register", "a", port), 200);
    m_options.port = port;
    restart();
    QCOMPARE(names(), QStringList());
}

void TstKeptRegistrations::newRegistration_isNeverProbed()
{
    restart();
    QCOMPARE(post("/register", "a", unusedPort()), 200);
    QCOMPARE(names(), QStringList{u"a"_s});
    QTRY_COMPARE(counted(), 1);
}

void TstKeptRegistrations::deregistered_isGone()
{
    const Listener program;
    QCOMPARE(post("/register", "a", program.port()), 200);
    QTRY_VERIFY(!readFile(path()).isEmpty());
    QCOMPARE(post("/deregister", "a"), 200);
    QTRY_VERIFY(QFile::exists(path()) && readFile(path()).isEmpty());
    restartAfterKill();
    QCOMPARE(names(), QStringList());
}

void TstKeptRegistrations::movedService_isTakenUpAtItsLastPort()
{
    const Listener former;
    const Listener program;
    QCOMPARE(post("/register", "a", former.port()), 200);
    QTRY_VERIFY(!readFile(path()).isEmpty());
    QCOMPARE(post("/register", "a", program.port()), 200);
    QTRY_VERIFY(readFile(path()).contains(QByteArray::number(program.port())));
    restartAfterKill();
    QCOMPARE(services().size(), 1);
    QCOMPARE(services().at(0).toObject().value("port"_L1), QJsonValue(program.port()));
}

void TstKeptRegistrations::serviceWithHeartbeats_isRemovedWithoutThem()
{
    const Listener program;
    m_options.serviceTimeout = 400ms;
    restart();
    QCOMPARE(post("/register", "beats", program.port()), 200);
    QCOMPARE(post("/register", "silent", program.port()), 200);
    QTRY_COMPARE(readFile(path()).count('\n'), 2);
    QCOMPARE(post("/heartbeat", "beats"), 200);
    QTRY_COMPARE(readFile(path()).count("\"heartbeats\":true"), 1);
    restartAfterKill();
    QCOMPARE(names().size(), 2);
    QTRY_COMPARE(names(), QStringList{u"silent"_s});
}

void TstKeptRegistrations::removedService_isGone()
{
    const Listener program;
    m_options.serviceTimeout = 200ms;
    restart();
    QCOMPARE(post("/register", "a", program.port()), 200);
    QCOMPARE(post("/heartbeat", "a"), 200);
    QTRY_VERIFY(!readFile(path()).isEmpty());
    QTRY_VERIFY(readFile(path()).isEmpty());
    QCOMPARE(names(), QStringList());
}

void TstKeptRegistrations::takenUpService_registersAgain()
{
    const Listener program;
    QCOMPARE(post("/register", "a", program.port(), R"(["x"])"), 200);
    restart();
    const quint16 port = unusedPort();
    QCOMPARE(post("/register", "a", port, R"(["z"])"), 200);
    QCOMPARE(services().size(), 1);
    const QJsonObject found = services().at(0).toObject();
    QCOMPARE(found.value("port"_L1), QJsonValue(port));
    QCOMPARE(found.value("tools"_L1).toArray(), QJsonArray{u"z"_s});
    QTRY_COMPARE(counted(), 1);
}

void TstKeptRegistrations::takenUpService_ignoresGoodbyeOfItsPredecessor()
{
    const Listener program;
    QCOMPARE(post("/register", "a", program.port()), 200);
    restart();
    QCOMPARE(post("/deregister", "a", unusedPort()), 409);
    QCOMPARE(names(), QStringList{u"a"_s});
    QCOMPARE(post("/deregister", "a", program.port()), 200);
    QCOMPARE(names(), QStringList());
}

void TstKeptRegistrations::secondMm_leavesTheFile()
{
    const Listener program;
    QCOMPARE(post("/register", "a", program.port()), 200);
    QTRY_VERIFY(!readFile(path()).isEmpty());
    QVERIFY(QFile::remove(path()));
    QVERIFY(writeFile(path(), "untouched"));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u".*"_s));
    {
        Proxy second(m_options);
        QString error;
        QCOMPARE(second.start(&error), ExitCode::Taken);
    }
    QCOMPARE(readFile(path()), QByteArray("untouched"));
}

void TstKeptRegistrations::hungPrograms_delayTheStartLittle()
{
    // Its queue is full: further connections neither succeed nor fail.
    const quint16 port = unusedPort();
    const posix::UniqueFd hung(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::bind(hung.get(), reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(::listen(hung.get(), 0), 0);
    const QHostAddress loopback(QHostAddress::LocalHost);
    const posix::UniqueFd queued(http::startConnecting(loopback, port));
    const posix::UniqueFd waiting(http::startConnecting(loopback, port));
    for (int i = 0; i < 50; ++i)
        QCOMPARE(post("/register", QByteArray::number(i), port), 200);
    m_proxy.reset();
    const auto began = steady_clock::now();
    start();
    const auto took = steady_clock::now() - began;
    QVERIFY2(took < 1500ms, qPrintable(QString::number(took / 1ms)));
    QVERIFY2(took > 400ms, "the programs were not hung");
    QCOMPARE(names().size(), 50);
}

void TstKeptRegistrations::pathThatLeadsElsewhere_hasThemThere()
{
    const QDir dir(m_dir->path());
    QVERIFY(dir.mkdir(u"first"_s) && dir.mkdir(u"second"_s));
    QVERIFY(QFile::link(dir.filePath(u"first"_s), dir.filePath(u"link"_s)));
    m_options.statsFile = dir.filePath(u"link/stats.json"_s);
    restart();
    const Listener program;
    QCOMPARE(post("/register", "a", program.port()), 200);
    const auto keptIn = [&dir](const QString &folder) {
        return readFile(dir.filePath(folder + u"/stats.json.services"_s));
    };
    QTRY_VERIFY(keptIn(u"first"_s).contains("\"a\""));
    QVERIFY(QFile::remove(dir.filePath(u"link"_s)));
    QVERIFY(QFile::link(dir.filePath(u"second"_s), dir.filePath(u"link"_s)));
    QTRY_VERIFY(keptIn(u"second"_s).contains("\"a\""));
    // Back again: what was deregistered meanwhile stays so.
    QCOMPARE(post("/deregister", "a"), 200);
    QTRY_VERIFY(keptIn(u"second"_s).isEmpty());
    QVERIFY(QFile::remove(dir.filePath(u"link"_s)));
    QVERIFY(QFile::link(dir.filePath(u"first"_s), dir.filePath(u"link"_s)));
    QTRY_VERIFY(keptIn(u"first"_s).isEmpty());
    QCOMPARE(names(), QStringList());
    // Another folder at the same place.
    QCOMPARE(post("/register", "a", program.port()), 200);
    QTRY_VERIFY(keptIn(u"first"_s).contains("\"a\""));
    QVERIFY(QDir().rename(dir.filePath(u"first"_s), dir.filePath(u"former"_s)));
    QVERIFY(dir.mkdir(u"first"_s));
    QTRY_VERIFY(keptIn(u"first"_s).contains("\"a\""));
}

void TstKeptRegistrations::folderThatAppearsLater_isTakenUp()
{
    const QDir dir(m_dir->path());
    const Listener program;
    QVERIFY(dir.mkdir(u"disk"_s));
    m_options.statsFile = dir.filePath(u"disk/stats.json"_s);
    restart();
    QCOMPARE(post("/register", "a", program.port()), 200);
    m_proxy.reset();
    QVERIFY(QFile::rename(dir.filePath(u"disk"_s), dir.filePath(u"unmounted"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can't be saved"_s));
    start();
    QCOMPARE(names(), QStringList());
    QVERIFY(QFile::rename(dir.filePath(u"unmounted"_s), dir.filePath(u"disk"_s)));
    QTRY_COMPARE(names(), QStringList{u"a"_s});
    QTRY_COMPARE(counted(), 1);
}

MM_SUITE(TstKeptRegistrations)
#include "tst_keptregistrations.moc"
