// SPDX-License-Identifier: MIT
#include "fakemm.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace mm::test {

namespace {

constexpr int maxAttempts = 1000;
constexpr int receiveTimeout = 10'000;
const QByteArray marker = "/marker";

/// Below the range that Linux uses for outgoing connections.
quint16 randomPort()
{
    return quint16(QRandomGenerator::global()->bounded(12'000, 32'000));
}

} // namespace

FakeMm::FakeMm()
{
    for (int i = 0; i < maxAttempts && !m_server; ++i) {
        m_port = randomPort();
        m_claim = std::make_unique<QLockFile>(
            QDir::temp().filePath(u"ee-monitor-test-port-%1"_s.arg(m_port)));
        m_claim->setStaleLockTime(0);
        if (m_claim->tryLock(0))
            start();
    }
    if (!m_server)
        qFatal("no port is free");
}

void FakeMm::start()
{
    QString error;
    isRegistered = false;
    others.clear();
    m_server = std::make_unique<http::Server>(
        [this](const http::ExchangePtr &exchange) { handle(exchange); });
    if (!m_server->listen(m_port, &error))
        m_server.reset();
}

void FakeMm::stop()
{
    m_pending.clear();
    m_server.reset();
}

MmUrl FakeMm::url() const
{
    return *parseMmUrl(u"http://localhost:%1"_s.arg(m_port));
}

qsizetype FakeMm::count(const QByteArray &path) const
{
    return std::count_if(requests.cbegin(), requests.cend(),
                         [&](const Request &each) { return each.path == path; });
}

FakeMm::Request FakeMm::last(const QByteArray &path) const
{
    const auto found = std::find_if(requests.crbegin(), requests.crend(),
                                    [&](const Request &each) { return each.path == path; });
    return found == requests.crend() ? Request() : *found;
}

bool FakeMm::hasReceivedAll()
{
    const qsizetype before = count(marker);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.write("GET " + marker + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_port) +
                 "\r\n\r\n");
    QElapsedTimer timer;
    timer.start();
    while (count(marker) == before && timer.elapsed() < receiveTimeout)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    requests.removeIf([](const Request &each) { return each.path == marker; });
    return timer.elapsed() < receiveTimeout;
}

void FakeMm::handle(const http::ExchangePtr &exchange)
{
    const http::Request &request = exchange->request();
    requests.append({request.method, request.path, QJsonDocument::fromJson(request.body).object(),
                     std::chrono::steady_clock::now()});
    const int code = statusOf.value(request.path, status.value_or(200));
    if (silent || code == 0) {
        m_pending.push_back(exchange);
        return;
    }
    answer(exchange, code);
}

void FakeMm::answerPending()
{
    silent = false;
    for (const auto &exchange : std::exchange(m_pending, {}))
        answer(exchange, 200);
}

void FakeMm::answer(const http::ExchangePtr &exchange, int code)
{
    const http::Request &request = exchange->request();
    if (status || code != 200) {
        exchange->respond(http::errorResponse(code, u"As the test requires."_s));
        return;
    }
    if (request.path == "/health") {
        exchange->respond(http::jsonResponse(QJsonDocument(health).toJson()));
        return;
    }
    if (request.path == "/services") {
        QJsonArray services{QJsonObject{{u"instance_name"_s, u"another"_s}, {u"port"_s, 1}}};
        if (isRegistered)
            services.append(
                QJsonObject{{u"instance_name"_s, u"ee_monitor"_s}, {u"port"_s, registeredPort}});
        for (auto it = others.cbegin(); it != others.cend(); ++it)
            services.append(QJsonObject{{u"instance_name"_s, it.key()}, {u"port"_s, it.value()}});
        const QJsonObject list{{u"services"_s, services}};
        exchange->respond(http::jsonResponse(QJsonDocument(list).toJson()));
        return;
    }
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString name = body.value(u"instance_name"_s).toString();
    const int port = body.value(u"port"_s).toInt();
    const bool isOther = name != u"ee_monitor"_s;
    const int known = isOther ? others.value(name) : isRegistered ? registeredPort : 0;
    if (request.path != "/register" && (known == 0 || known != port)) {
        exchange->respond(http::errorResponse(404, u"Unknown: register first."_s));
        return;
    }
    if (isOther && request.path == "/deregister")
        others.remove(name);
    else if (isOther)
        others.insert(name, port);
    else
        isRegistered = request.path != "/deregister";
    if (!isOther)
        registeredPort = port;
    exchange->respond(http::jsonResponse(R"({"status":"ok"})"));
}

quint16 unusedPort()
{
    static std::vector<std::unique_ptr<FakeMm>> kept; // with the claims of their ports
    kept.push_back(std::make_unique<FakeMm>());
    kept.back()->stop();
    return kept.back()->port();
}

} // namespace mm::test
