// SPDX-License-Identifier: MIT
#include "app/proxy/meshapi.h"

#include "app/proxy/logging.h"
#include "app/proxy/prometheustext.h"
#include "app/proxy/requestbodies.h"
#include "core/statsfile/statsjson.h"
#include "core/statsfile/timestamp.h"
#include "core/system/processinfo.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

/// At most what a service takes in the list, without its name and tools.
constexpr qsizetype maxEntryBytes = 240;
constexpr milliseconds minExpiryInterval{50};
constexpr milliseconds maxExpiryInterval{1000};

void respondUnknown(const http::ExchangePtr &exchange, const QString &name)
{
    exchange->respond(http::errorResponse(
        404, u"Service \"%1\" not found: it has to register first (POST /register)."_s.arg(name)));
}

} // namespace

const std::array<MeshApi::Route, 8> MeshApi::routes{{
    {"GET", "/services", &MeshApi::listServices},
    {"POST", "/register", &MeshApi::registerService},
    {"POST", "/deregister", &MeshApi::deregisterService},
    {"POST", "/heartbeat", &MeshApi::heartbeat},
    {"POST", "/call", &MeshApi::call},
    {"GET", "/health", &MeshApi::health},
    {"GET", "/stats", &MeshApi::stats},
    {"GET", "/metrics", &MeshApi::metrics},
}};

MeshApi::MeshApi(MeshStats *stats, const Config &config)
    : m_stats(stats)
    , m_config(config)
    , m_registry(stats, config.serviceTimeout)
    , m_forwarder(&m_registry, &m_metrics, config.responseQuota, config.calls)
{
    m_expiryTimer.setInterval(
        qBound(minExpiryInterval, config.serviceTimeout / 20, maxExpiryInterval));
    QObject::connect(&m_expiryTimer, &QTimer::timeout, &m_expiryTimer, [this] { expire(); });
}

void MeshApi::handle(const http::ExchangePtr &exchange)
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
        exchange->respond(std::move(response));
        return;
    }
    exchange->respond(http::errorResponse(404, u"There is nothing at this path."_s));
}

void MeshApi::listServices(const http::ExchangePtr &exchange)
{
    const auto now = Steady::now();
    const Snapshot snapshot = m_stats->stats();
    QByteArray json;
    // Growing would copy a large list several times, which slow readers of it could exploit.
    json.reserve(64 + m_registry.bytes() + m_registry.count() * maxEntryBytes);
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
        json += QByteArray::number(registration->port);
        json.append(R"(,"tools":)");
        json.append(registration->tools);
        json.append(m_registry.isStale(*registration, now)
                        ? QByteArrayView(R"(,"status":"stale","registered_at":")")
                        : QByteArrayView(R"(,"status":"active","registered_at":")"));
        json += service.registeredAt.toLatin1();
        json.append(R"(","last_seen":")");
        json.append(registration->lastSeenText);
        json.append(R"(","message_count":)");
        json += QByteArray::number(service.messageCount);
        json.append('}');
    }
    json.append("]}");
    exchange->respond(http::jsonResponse(json));
}

void MeshApi::registerService(const http::ExchangePtr &exchange)
{
    const RegisterRequest request = parseRegistration(exchange->request().body);
    if (!request.error.isEmpty()) {
        exchange->respond(http::errorResponse(400, request.error));
        return;
    }
    if (request.port == m_port) {
        exchange->respond(http::errorResponse(
            400, u"Port %1 is MM's own: no service can listen there."_s.arg(m_port)));
        return;
    }
    const Registration *const known = m_registry.find(request.name);
    const bool moved = known && known->port != request.port;
    const auto added = m_registry.add(request.name, request.port, request.tools, Steady::now());
    if (added == ServiceRegistry::Added::Full) {
        exchange->respond(http::errorResponse(503, u"MM can't take any more services or tools."_s));
        return;
    }
    if (added == ServiceRegistry::Added::New)
        qCDebug(proxyLog).noquote() << u"Service \"%1\" registered on port %2"_s.arg(
            request.name, QString::number(request.port));
    else if (moved)
        qCDebug(proxyLog).noquote() << u"Service \"%1\" moved to port %2"_s.arg(
            request.name, QString::number(request.port));
    exchange->respond(http::jsonResponse(QByteArrayLiteral(R"({"status":"registered"})")));
}

void MeshApi::deregisterService(const http::ExchangePtr &exchange)
{
    const NameRequest request = parseName(exchange->request().body);
    if (!request.error.isEmpty()) {
        exchange->respond(http::errorResponse(400, request.error));
        return;
    }
    if (!m_registry.remove(request.name)) {
        respondUnknown(exchange, request.name);
        return;
    }
    m_metrics.remove(request.name);
    qCDebug(proxyLog).noquote() << u"Service \"%1\" deregistered"_s.arg(request.name);
    exchange->respond(http::jsonResponse(QByteArrayLiteral(R"({"status":"deregistered"})")));
}

void MeshApi::heartbeat(const http::ExchangePtr &exchange)
{
    const NameRequest request = parseName(exchange->request().body);
    if (!request.error.isEmpty())
        exchange->respond(http::errorResponse(400, request.error));
    else if (!m_registry.heartbeat(request.name, Steady::now()))
        respondUnknown(exchange, request.name);
    else {
        exchange->respond(http::jsonResponse(QByteArrayLiteral(R"({"status":"ok"})")));
        if (!m_expiryTimer.isActive())
            m_expiryTimer.start();
    }
}

void MeshApi::call(const http::ExchangePtr &exchange)
{
    m_forwarder.forward(exchange);
}

void MeshApi::health(const http::ExchangePtr &exchange)
{
    const SaveReport saving = m_stats->report();
    const Snapshot snapshot = m_stats->stats();
    QJsonObject health{
        {u"status"_s, saving.error.isEmpty() ? u"ok"_s : u"degraded"_s},
        {u"program"_s, u"mm-proxy"_s},
        {u"version"_s, QString::fromLatin1(m_config.version)},
        {u"pid"_s, QCoreApplication::applicationPid()},
        {u"uptime_s"_s, qint64(duration_cast<seconds>(Steady::now() - m_started).count())},
        {u"services"_s, snapshot.totalServices},
        {u"messages"_s, snapshot.totalMessages},
        {u"stats_file"_s, m_config.statsFile},
    };
    if (!saving.error.isEmpty())
        health.insert(u"error"_s, saving.error);
    exchange->respond(http::jsonResponse(QJsonDocument(health).toJson(QJsonDocument::Compact)));
}

/// The content of the stats file as if it were saved now.
void MeshApi::stats(const http::ExchangePtr &exchange)
{
    Snapshot snapshot = m_stats->stats();
    snapshot.lastUpdated = toTimestamp(system_clock::now());
    snapshot.writer = Writer{QCoreApplication::applicationPid(), hostName(), m_config.heartbeat,
                             Writer::State::Running};
    exchange->respond(http::jsonResponse(toJson(snapshot)));
}

void MeshApi::metrics(const http::ExchangePtr &exchange)
{
    MetricsSnapshot mesh;
    mesh.version = m_config.version;
    mesh.stale = m_registry.staleCount(Steady::now());
    mesh.active = m_registry.count() - mesh.stale;
    mesh.snapshot = m_stats->stats();
    mesh.saving = m_stats->report();
    auto response = http::jsonResponse(prometheusText(mesh, m_metrics));
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    exchange->respond(std::move(response));
}

void MeshApi::expire()
{
    for (const QString &name : m_registry.expire(Steady::now())) {
        m_metrics.remove(name);
        qCInfo(proxyLog).noquote()
            << u"Service \"%1\" removed: it sends no heartbeat any more"_s.arg(name);
    }
    if (!m_registry.canExpire())
        m_expiryTimer.stop();
}

} // namespace mm
