// SPDX-License-Identifier: MIT
#include "app/proxy/meshapi.h"

#include "app/http/loopback.h"
#include "app/proxy/callendpoint.h"
#include "app/proxy/mesh/logging.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/servicetext.h"
#include "app/proxy/prometheustext.h"
#include "core/statsfile/statsjson.h"
#include "core/statsfile/timestamp.h"
#include "core/statsfile/writerprocess.h"
#include "core/system/displaytext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxQuotedPath = 80;
/// For the probes of kept registrations. One takes some microseconds.
constexpr milliseconds takeUpTimeout{500};
/// As often as the tracker looks where its path leads.
constexpr seconds fileCheckInterval{1};
constexpr qsizetype maxNamesInLog = 5;
constexpr milliseconds minExpiryInterval{50};
constexpr milliseconds maxExpiryInterval{1000};

/// The name is not for programs that register.
http::Response isOfServer(const QString &name)
{
    return http::errorResponse(
        409,
        u"\"%1\" is the name of an MCP server that MM runs: register under another name."_s.arg(
            name));
}

http::Response unknownService(const QString &name)
{
    return http::errorResponse(
        404, u"Service \"%1\" not found: it has to register first (POST /register)."_s.arg(name));
}

} // namespace

const std::array<MeshApi::Route, 8> MeshApi::routes{{
    {"GET", "/services", &MeshApi::listServices},
    {"POST", "/register", &MeshApi::registerService},
    {"POST", "/deregister", &MeshApi::deregisterService},
    {"POST", "/heartbeat", &MeshApi::heartbeat},
    {"POST", "/call", nullptr},
    {"GET", "/health", &MeshApi::health},
    {"GET", "/stats", &MeshApi::stats},
    {"GET", "/metrics", &MeshApi::metrics},
}};

MeshApi::MeshApi(MeshStats *stats, const Config &config)
    : m_stats(stats)
    , m_config(config)
    , m_registry(stats, config.serviceTimeout)
    , m_registrationFile(
          config.statsFile, [this] { return registrations(); },
          [stats] { return stats->report().error.isEmpty(); },
          [this](const RegistrationFile::Registrations &found) { takeUp(found); })
    , m_servers(&m_registry, serversConfig(config))
    , m_forwarder(&m_registry, &m_metrics, config.responseQuota, config.calls)
    , m_mcp(stats, &m_registry, &m_forwarder, config.responseQuota, mcpConfig())
{
    connectServers();
    m_expiryTimer.setInterval(
        qBound(minExpiryInterval, config.serviceTimeout / 20, maxExpiryInterval));
    QObject::connect(&m_expiryTimer, &QTimer::timeout, &m_expiryTimer, [this] { expire(); });
    m_takeovers = stats->report().takeovers;
    m_fileTimer.setInterval(fileCheckInterval);
    QObject::connect(&m_fileTimer, &QTimer::timeout, &m_fileTimer, [this] { followFile(); });
    m_fileTimer.start();
    // Otherwise it is read as soon as the disk responds.
    if (m_takeovers > 0)
        takeUp(m_registrationFile.load());
}

ServerRunner::Config MeshApi::serversConfig(const Config &config)
{
    ServerRunner::Config servers = config.servers;
    servers.statsFile = config.statsFile;
    servers.version = config.version;
    servers.quota = config.responseQuota;
    return servers;
}

mcp::McpServer::Config MeshApi::mcpConfig() const
{
    mcp::McpServer::Config mcp = m_config.mcp;
    mcp.isStarting = [this] { return m_servers.isStarting(); };
    return mcp;
}

void MeshApi::connectServers()
{
    if (m_config.servers.file.isEmpty())
        return;
    const auto changed = [this] {
        if (!m_serverEndpoint && !m_servers.isEmpty())
            m_serverEndpoint = std::make_unique<ServerEndpoint>(&m_servers, m_config.statsFile);
        m_mcp.server().servicesChanged();
    };
    changed();
    QObject::connect(&m_servers, &ServerRunner::changed, &m_fileTimer, changed);
    QObject::connect(&m_servers, &ServerRunner::removed, &m_fileTimer, [this](const QString &name) {
        m_forwarder.serviceRemoved(name);
        servicesChanged();
    });
    QObject::connect(&m_servers, &ServerRunner::notified, &m_fileTimer,
                     [this](const QString &name, const QString &method, const QByteArray &params) {
                         m_mcp.server().serverNotified(name, method, params);
                     });
}

void MeshApi::stopServers(const QObject *context, const std::function<void()> &done)
{
    QObject::connect(&m_servers, &ServerRunner::allEnded, context, done);
    m_servers.stop();
}

/// The registrations have to be beside the stats file also when its path leads elsewhere, or its
/// folder was replaced.
void MeshApi::followFile()
{
    const int takeovers = m_stats->report().takeovers;
    if (std::exchange(m_takeovers, takeovers) == takeovers)
        return;
    m_registrationFile.changed();
    if (m_serverEndpoint)
        m_serverEndpoint->writeToken();
}

void MeshApi::servicesChanged()
{
    m_registrationFile.changed();
    m_mcp.server().servicesChanged();
}

void MeshApi::takeUp(const RegistrationFile::Registrations &registrations)
{
    QStringList dropped;
    qsizetype taken = 0;
    const QDeadlineTimer deadline(takeUpTimeout);
    for (const KeptRegistration &kept : registrations) {
        if (m_registry.find(kept.name))
            continue; // it has registered before its file was found
        // Not tried again later: a program that starts to listen registers by itself. One that
        // can't be asked in time counts as listening; its calls show whether it does.
        const bool listens = kept.port != m_config.port &&
                             (deadline.hasExpired() || http::listensOnLoopback(kept.port));
        if (!listens) {
            dropped += u"\"%1\" (port %2)"_s.arg(kept.name, QString::number(kept.port));
            continue;
        }
        (void)m_registry.add(kept.name, kept.port, kept.tools, Steady::now());
        ++taken;
        if (kept.sendsHeartbeats && m_registry.heartbeat(kept.name, Steady::now()))
            m_expiryTimer.start();
    }
    m_mcp.server().servicesChanged();
    if (taken > 0)
        qCInfo(proxyLog).noquote()
            << u"Services registered again after the restart of MM: %1"_s.arg(taken);
    if (dropped.isEmpty())
        return;
    const qsizetype more = dropped.size() - maxNamesInLog;
    const QString names = dropped.first(qMin(dropped.size(), maxNamesInLog)).join(u", "_s) +
                          (more > 0 ? u" and %1 more"_s.arg(more) : QString());
    qCInfo(proxyLog).noquote()
        << u"Not registered again after the restart of MM, as no program listens there: %1"_s.arg(
               names);
    m_registrationFile.changed();
}

RegistrationFile::Registrations MeshApi::registrations()
{
    RegistrationFile::Registrations registrations;
    for (const ServiceState &each : m_stats->services()) {
        const RegisteredService *const service = m_registry.find(each.service.name);
        if (service && !service->server)
            registrations.append(
                {service->name, service->port, service->tools, service->sendsHeartbeats});
    }
    return registrations;
}

const MeshApi::Route *MeshApi::routeOf(const QByteArray &path)
{
    const auto *const found = std::find_if(
        routes.begin(), routes.end(), [&path](const Route &each) { return path == each.path; });
    return found == routes.end() ? nullptr : found;
}

void MeshApi::requestRejected(const http::Rejection &rejection)
{
    const Route *const route = routeOf(rejection.path);
    m_rejected.add(rejection, route                                     ? route->path
                              : mcp::McpHttp::isOwnPath(rejection.path) ? mcp::McpHttp::path
                                                                        : "");
}

void MeshApi::handle(const http::ExchangePtr &exchange)
{
    const http::Request &request = exchange->request();
    if (mcp::McpHttp::isOwnPath(request.path)) {
        m_mcp.handle(exchange);
        return;
    }
    if (m_serverEndpoint && request.path == ServerEndpoint::path && request.method == "POST") {
        exchange->respond(m_serverEndpoint->respond(request));
        return;
    }
    const Route *const route = routeOf(request.path);
    if (!route) {
        QStringList paths{QLatin1StringView(mcp::McpHttp::path)};
        for (const Route &each : routes)
            paths += QLatin1StringView(each.path);
        exchange->respond(http::errorResponse(
            404, u"There is nothing at \"%1\". The paths are %2."_s.arg(
                     sanitizeForDisplay(QString::fromUtf8(request.path.left(maxQuotedPath)), {}),
                     paths.join(u", "_s))));
        return;
    }
    const bool isRead = QByteArrayView(route->method) == "GET";
    if (request.method != route->method && !(isRead && request.method == "HEAD")) {
        const QByteArray allowed = isRead ? "GET, HEAD" : route->method;
        auto response = http::errorResponse(
            405, u"%1 takes %2."_s.arg(QLatin1StringView(route->path), QLatin1StringView(allowed)));
        response.headers.append({"Allow", allowed});
        exchange->respond(std::move(response));
    } else if (route->action) {
        exchange->respond((this->*route->action)(request.body));
    } else {
        answerCall(&m_forwarder, exchange);
    }
}

http::Response MeshApi::listServices(const QByteArray & /*body*/)
{
    http::Response response;
    response.body = serviceList(m_stats->services(), &m_registry);
    return response;
}

http::Response MeshApi::registerService(const QByteArray &body)
{
    const RegisterRequest request = parseRegistration(body);
    if (!request.error.isEmpty())
        return http::errorResponse(400, request.error);
    if (request.port == m_config.port)
        return http::errorResponse(
            400, u"Port %1 is MM's own: no service can listen there."_s.arg(m_config.port));
    const RegisteredService *const known = m_registry.find(request.name);
    if (known && known->server)
        return isOfServer(request.name);
    const bool isMove = known && known->port != request.port;
    const auto added = m_registry.add(request.name, request.port, request.tools, Steady::now());
    if (added == ServiceRegistry::Added::Full)
        return http::errorResponse(
            503,
            u"MM has no room for this: it takes %1 services, and %2 of names and tools in all."_s
                .arg(QString::number(ServiceRegistry::maxRegistrations),
                     http::sizeText(ServiceRegistry::maxBytes)));
    servicesChanged();
    if (added == ServiceRegistry::Added::New || isMove)
        qCDebug(proxyLog).noquote() << u"Service \"%1\" %2 port %3"_s.arg(
            request.name, isMove ? u"moved to"_s : u"registered on"_s,
            QString::number(request.port));
    return http::jsonResponse(R"({"status":"registered"})");
}

http::Response MeshApi::deregisterService(const QByteArray &body)
{
    const NameRequest request = parseName(body);
    if (!request.error.isEmpty())
        return http::errorResponse(400, request.error);
    const RegisteredService *const service = m_registry.find(request.name);
    if (service && service->server)
        return isOfServer(request.name);
    if (service && request.port.value_or(service->port) != service->port)
        return http::errorResponse(
            409, u"Service \"%1\" is now the program at port %2: it stays registered."_s.arg(
                     request.name, QString::number(service->port)));
    if (!m_registry.remove(request.name))
        return unknownService(request.name);
    m_forwarder.serviceRemoved(request.name);
    servicesChanged();
    qCDebug(proxyLog).noquote() << u"Service \"%1\" deregistered"_s.arg(request.name);
    return http::jsonResponse(R"({"status":"deregistered"})");
}

http::Response MeshApi::heartbeat(const QByteArray &body)
{
    const NameRequest request = parseName(body);
    if (!request.error.isEmpty())
        return http::errorResponse(400, request.error);
    const RegisteredService *const service = m_registry.find(request.name);
    if (service && service->server)
        return isOfServer(request.name);
    if (service && request.port.value_or(service->port) != service->port)
        return http::errorResponse(
            404,
            u"Service \"%1\" is now the program at port %2: register again to replace it."_s.arg(
                request.name, QString::number(service->port)));
    const bool isFirst = service && !service->sendsHeartbeats;
    if (!m_registry.heartbeat(request.name, Steady::now()))
        return unknownService(request.name);
    if (isFirst)
        m_registrationFile.changed();
    if (!m_expiryTimer.isActive())
        m_expiryTimer.start();
    return http::jsonResponse(R"({"status":"ok"})");
}

http::Response MeshApi::health(const QByteArray & /*body*/)
{
    const SaveReport saving = m_stats->report();
    const Snapshot snapshot = m_stats->stats();
    QJsonObject health{
        {u"status"_s, saving.error.isEmpty() ? u"ok"_s : u"degraded"_s},
        {u"program"_s, u"mm-proxy"_s},
        {u"version"_s, QString::fromLatin1(m_config.version)},
        {u"pid"_s, QCoreApplication::applicationPid()},
        {u"start_time"_s, thisProcess().startTime},
        {u"uptime_s"_s, qint64(duration_cast<seconds>(Steady::now() - m_started).count())},
        {u"services"_s, snapshot.totalServices},
        {u"messages"_s, snapshot.totalMessages},
        {u"stats_file"_s, m_config.statsFile},
    };
    if (!saving.error.isEmpty())
        health.insert(u"error"_s, saving.error);
    http::Response response =
        http::jsonResponse(QJsonDocument(health).toJson(QJsonDocument::Compact));
    if (!saving.error.isEmpty())
        response.status = 503; // health checks read no body
    return response;
}

/// The content of the stats file as if it were saved now.
http::Response MeshApi::stats(const QByteArray & /*body*/)
{
    Snapshot snapshot = m_stats->stats();
    snapshot.lastUpdated = toTimestamp(system_clock::now());
    snapshot.writer = thisWriter(m_config.heartbeat, Writer::State::Running);
    return http::jsonResponse(toJson(snapshot));
}

http::Response MeshApi::metrics(const QByteArray & /*body*/)
{
    MetricsSnapshot mesh{.version = m_config.version,
                         .down = m_registry.downCount(),
                         .stale = m_registry.staleCount(Steady::now()),
                         .callsInFlight = m_forwarder.inFlight(),
                         .streams = m_mcp.server().streamCount(),
                         .rejected = m_rejected.counts(),
                         .snapshot = m_stats->stats(),
                         .saving = m_stats->report(),
                         .heartbeat = m_config.heartbeat,
                         .time = system_clock::now()};
    mesh.active = m_registry.count() - mesh.down - mesh.stale;
    // A series that ends while its service is down would start anew.
    mesh.snapshot.services.clear();
    for (const ServiceState &each : m_stats->services()) {
        mesh.snapshot.services.append(each.service);
        if (const ManagedServer *const server = m_servers.find(each.service.name))
            mesh.servers.append({each.service.name, server->status(), server->noiseLines()});
    }
    return {.body = {prometheusText(mesh, m_metrics)},
            .contentType = "text/plain; version=0.0.4; charset=utf-8"};
}

void MeshApi::expire()
{
    const QStringList expired = m_registry.expire(Steady::now());
    for (const QString &name : expired) {
        m_forwarder.serviceRemoved(name);
        qCInfo(proxyLog).noquote()
            << u"Service \"%1\" removed: it no longer sends heartbeats"_s.arg(name);
    }
    if (!expired.isEmpty())
        servicesChanged();
    if (!m_registry.canExpire())
        m_expiryTimer.stop();
}

} // namespace mm
