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

constexpr int tries = 1000;
constexpr int patience = 10'000;
const QByteArray marker = "/marker";

/// Below what Linux gives to outgoing connections.
quint16 randomPort()
{
    return quint16(QRandomGenerator::global()->bounded(12'000, 32'000));
}

} // namespace

FakeMm::FakeMm()
{
    for (int i = 0; i < tries && !m_server; ++i) {
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
    knowsUs = false;
    m_server = std::make_unique<http::Server>(
        [this](const http::ExchangePtr &exchange) { handle(exchange); });
    if (!m_server->listen(m_port, &error))
        m_server.reset();
}

void FakeMm::stop()
{
    m_unanswered.clear();
    m_server.reset();
}

MmUrl FakeMm::url() const
{
    return *parseMmUrl(u"http://localhost:%1"_s.arg(m_port));
}

qsizetype FakeMm::count(const QByteArray &path) const
{
    return std::count_if(asked.cbegin(), asked.cend(),
                         [&](const Asked &each) { return each.path == path; });
}

FakeMm::Asked FakeMm::last(const QByteArray &path) const
{
    const auto found = std::find_if(asked.crbegin(), asked.crend(),
                                    [&](const Asked &each) { return each.path == path; });
    return found == asked.crend() ? Asked() : *found;
}

bool FakeMm::hasCaughtUp()
{
    const qsizetype before = count(marker);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.write("GET " + marker + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_port) +
                 "\r\n\r\n");
    QElapsedTimer timer;
    timer.start();
    while (count(marker) == before && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    asked.removeIf([](const Asked &each) { return each.path == marker; });
    return timer.elapsed() < patience;
}

void FakeMm::handle(const http::ExchangePtr &exchange)
{
    const http::Request &request = exchange->request();
    asked.append({request.method, request.path, QJsonDocument::fromJson(request.body).object(),
                  std::chrono::steady_clock::now()});
    const int wanted = statusOf.value(request.path, status.value_or(200));
    if (silent || wanted == 0) {
        m_unanswered.push_back(exchange);
        return;
    }
    answer(exchange, wanted);
}

void FakeMm::answerLate()
{
    silent = false;
    for (const auto &exchange : std::exchange(m_unanswered, {}))
        answer(exchange, 200);
}

void FakeMm::answer(const http::ExchangePtr &exchange, int wanted)
{
    const http::Request &request = exchange->request();
    if (status || wanted != 200) {
        exchange->answer(http::errorResponse(wanted, u"As the test wants it."_s));
        return;
    }
    if (request.path == "/health") {
        exchange->answer(http::jsonResponse(QJsonDocument(health).toJson()));
        return;
    }
    if (request.path == "/services") {
        QJsonArray services{QJsonObject{{u"instance_name"_s, u"another"_s}, {u"port"_s, 1}}};
        if (knowsUs)
            services.append(
                QJsonObject{{u"instance_name"_s, u"ee_monitor"_s}, {u"port"_s, listedPort}});
        const QJsonObject list{{u"services"_s, services}};
        exchange->answer(http::jsonResponse(QJsonDocument(list).toJson()));
        return;
    }
    const bool registers = request.path == "/register";
    if (!registers && !knowsUs) {
        exchange->answer(http::errorResponse(404, u"Unknown: register first."_s));
        return;
    }
    if (registers)
        listedPort = last(request.path).body.value(u"port"_s).toInt();
    knowsUs = request.path != "/deregister";
    exchange->answer(http::jsonResponse(R"({"status":"ok"})"));
}

quint16 deafPort()
{
    static std::vector<std::unique_ptr<FakeMm>> kept; // and so their ports
    kept.push_back(std::make_unique<FakeMm>());
    kept.back()->stop();
    return kept.back()->port();
}

} // namespace mm::test
