// SPDX-License-Identifier: MIT
#include "app/proxy/api.h"

#include "app/proxy/callrequest.h"
#include "app/proxy/exposition.h"
#include "app/proxy/jsontext.h"
#include "core/jsonoutput.h"
#include "core/process.h"
#include "core/statsjson.h"
#include "core/timestamp.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(log, "mm.proxy", QtInfoMsg)

/// Bytes of one service in a list, more or less.
constexpr qsizetype usualEntry = 240;
/// How exactly services expire.
constexpr milliseconds soonest{50};
constexpr milliseconds latest{1000};

void answerUnknown(const http::ExchangePtr &exchange, const QString &name)
{
    exchange->answer(http::errorResponse(
        404, u"Service \"%1\" not found: it has to register first (POST /register)."_s.arg(name)));
}

} // namespace

const std::array<Api::Route, 8> Api::routes{{
    {"GET", "/services", &Api::listServices},
    {"POST", "/register", &Api::registerService},
    {"POST", "/deregister", &Api::deregisterService},
    {"POST", "/heartbeat", &Api::heartbeat},
    {"POST", "/call", &Api::call},
    {"GET", "/health", &Api::health},
    {"GET", "/stats", &Api::stats},
    {"GET", "/metrics", &Api::metrics},
}};

Api::Api(MeshStats *stats, const Facts &facts)
    : m_stats(stats)
    , m_facts(facts)
    , m_registry(stats, facts.serviceTimeout)
    , m_router(&m_registry, &m_metrics, facts.answers, facts.calls)
{
    m_expiry.setInterval(qBound(soonest, facts.serviceTimeout / 20, latest));
    QObject::connect(&m_expiry, &QTimer::timeout, &m_expiry, [this] { expire(); });
}

void Api::handle(const http::ExchangePtr &exchange)
{
    const http::Request &request = exchange->request();
    const QByteArray method = request.method == "HEAD" ? "GET" : request.method;
    for (const Route &route : routes) {
        if (request.path != route.path)
            continue;
        if (method == route.method) {
            (this->*route.action)(exchange);
            return;
        }
        const QByteArray allowed = QByteArray(route.method) == "GET" ? "GET, HEAD" : route.method;
        auto response = http::errorResponse(
            405, u"%1 takes %2."_s.arg(QLatin1StringView(route.path), QLatin1StringView(allowed)));
        response.headers.append({"Allow", allowed});
        exchange->answer(std::move(response));
        return;
    }
    exchange->answer(http::errorResponse(404, u"There is nothing at this path."_s));
}

void Api::listServices(const http::ExchangePtr &exchange)
{
    const auto now = Steady::now();
    const Snapshot snapshot = m_stats->stats();
    JsonOutput json(64 + snapshot.services.size() * usualEntry);
    json.append(R"({"services":[)");
    bool isFirst = true;
    for (const Service &service : snapshot.services) {
        const Registration *const registration = m_registry.find(service.name);
        if (!registration)
            continue;
        if (!std::exchange(isFirst, false))
            json.append(',');
        if (registration->lastSeenText.isEmpty())
            registration->lastSeenText = toTimestamp(registration->lastSeen).toLatin1();
        json.append(R"({"instance_name":)");
        json.append(registration->nameJson);
        json.append(R"(,"port":)");
        json.append(qint64(registration->port));
        json.append(R"(,"tools":)");
        json.append(registration->tools);
        json.append(m_registry.isStale(*registration, now)
                        ? QByteArrayView(R"(,"status":"stale","registered_at":")")
                        : QByteArrayView(R"(,"status":"active","registered_at":")"));
        json.appendPlain(service.registeredAt);
        json.append(R"(","last_seen":")");
        json.append(registration->lastSeenText);
        json.append(R"(","message_count":)");
        json.append(service.messageCount);
        json.append('}');
    }
    json.append("]}");
    exchange->answer(http::jsonResponse(json.take()));
}

void Api::registerService(const http::ExchangePtr &exchange)
{
    const RegisterRequest request = parseRegistration(exchange->request().body);
    if (!request.error.isEmpty()) {
        exchange->answer(http::errorResponse(400, request.error));
        return;
    }
    if (request.port == m_port) {
        exchange->answer(http::errorResponse(
            400, u"Port %1 is MM's own: no service can listen there."_s.arg(m_port)));
        return;
    }
    const Registration *const known = m_registry.find(request.name);
    const bool moved = known && known->port != request.port;
    const auto added = m_registry.add(request.name, request.port, request.tools, Steady::now());
    if (added == Registry::Added::Full) {
        exchange->answer(http::errorResponse(503, u"MM can't take any more services or tools."_s));
        return;
    }
    if (added == Registry::Added::New)
        qCInfo(log).noquote() << u"Service \"%1\" registered on port %2"_s.arg(
            request.name, QString::number(request.port));
    else if (moved)
        qCInfo(log).noquote() << u"Service \"%1\" moved to port %2"_s.arg(
            request.name, QString::number(request.port));
    exchange->answer(http::jsonResponse(QByteArrayLiteral(R"({"status":"registered"})")));
}

void Api::deregisterService(const http::ExchangePtr &exchange)
{
    const NameRequest request = parseName(exchange->request().body);
    if (!request.error.isEmpty()) {
        exchange->answer(http::errorResponse(400, request.error));
        return;
    }
    if (!m_registry.remove(request.name)) {
        answerUnknown(exchange, request.name);
        return;
    }
    m_metrics.forget(request.name);
    qCInfo(log).noquote() << u"Service \"%1\" deregistered"_s.arg(request.name);
    exchange->answer(http::jsonResponse(QByteArrayLiteral(R"({"status":"deregistered"})")));
}

void Api::heartbeat(const http::ExchangePtr &exchange)
{
    const NameRequest request = parseName(exchange->request().body);
    if (!request.error.isEmpty())
        exchange->answer(http::errorResponse(400, request.error));
    else if (!m_registry.beat(request.name, Steady::now()))
        answerUnknown(exchange, request.name);
    else {
        exchange->answer(http::jsonResponse(QByteArrayLiteral(R"({"status":"ok"})")));
        if (!m_expiry.isActive())
            m_expiry.start();
    }
}

void Api::call(const http::ExchangePtr &exchange)
{
    m_router.route(exchange);
}

void Api::health(const http::ExchangePtr &exchange)
{
    const SaveReport saving = m_stats->report();
    const Snapshot snapshot = m_stats->stats();
    QJsonObject health{
        {u"status"_s, saving.error.isEmpty() ? u"ok"_s : u"degraded"_s},
        {u"program"_s, u"mm-proxy"_s},
        {u"version"_s, QString::fromLatin1(m_facts.version)},
        {u"pid"_s, QCoreApplication::applicationPid()},
        {u"uptime_s"_s, qint64(duration_cast<seconds>(Steady::now() - m_begun).count())},
        {u"services"_s, snapshot.totalServices},
        {u"messages"_s, snapshot.totalMessages},
        {u"stats_file"_s, m_facts.statsFile},
    };
    if (!saving.error.isEmpty())
        health.insert(u"error"_s, saving.error);
    exchange->answer(http::jsonResponse(QJsonDocument(health).toJson(QJsonDocument::Compact)));
}

/// What the file holds once all of now is saved.
void Api::stats(const http::ExchangePtr &exchange)
{
    Snapshot snapshot = m_stats->stats();
    snapshot.lastUpdated = toTimestamp(system_clock::now());
    snapshot.writer = Writer{QCoreApplication::applicationPid(), hostName(), m_facts.heartbeat,
                             Writer::State::Running};
    exchange->answer(http::jsonResponse(toJson(snapshot)));
}

void Api::metrics(const http::ExchangePtr &exchange)
{
    MeshFigures mesh;
    mesh.version = m_facts.version;
    mesh.stale = m_registry.staleCount(Steady::now());
    mesh.active = m_registry.count() - mesh.stale;
    mesh.snapshot = m_stats->stats();
    mesh.saving = m_stats->report();
    auto response = http::jsonResponse(exposition(mesh, m_metrics));
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    exchange->answer(std::move(response));
}

void Api::expire()
{
    for (const QString &name : m_registry.expire(Steady::now())) {
        m_metrics.forget(name);
        qCInfo(log).noquote() << u"Service \"%1\" removed: it sends no heartbeat any more"_s.arg(
            name);
    }
    if (!m_registry.anyBeats())
        m_expiry.stop();
}

} // namespace mm
