// SPDX-License-Identifier: MIT
#include "app/proxy/proxy.h"

#include "app/proxy/mesh/logging.h"
#include "app/proxy/meshapi.h"
#include "app/proxy/portowner.h"
#include "core/meshstats.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr seconds heartbeatInterval{10};
/// For calls in flight to complete when MM stops.
constexpr seconds stopTimeout{5};
/// For the responses of aborted calls to be sent before the connections are closed.
constexpr milliseconds lastResponseTimeout{500};

} // namespace

Proxy::Proxy(const ProxyOptions &options)
    : m_options(options)
    , m_server([this](const http::ExchangePtr &exchange) { m_api->handle(exchange); })
{
    m_server.setRejectionHandler(
        [this](const http::Rejection &rejection) { m_api->requestRejected(rejection); });
}

Proxy::~Proxy()
{
    // The server is destroyed last, as its quota has the responses of services.
    m_server.disconnectAll();
}

ExitCode Proxy::start(QString *error)
{
    if (const ExitCode code = listen(error); code != ExitCode::Success)
        return code;
    m_stats = std::make_unique<MeshStats>(m_options.statsFile, heartbeatInterval);
    if (m_stats->report().refused) {
        error->clear(); // the tracker has logged the cause
        return ExitCode::Taken;
    }
    // The remaining connections are for requests that don't wait for a service.
    const int calls = qMin(m_server.limits().maxConnections * 5 / 6, m_server.spareDescriptors());
    // One service that hangs must leave some calls to the others, also where few are possible.
    const int callsPerService = qMax(calls - qMax((calls + 3) / 4, 2), 1);
    m_api = std::make_unique<MeshApi>(
        m_stats.get(), MeshApi::Config{.version = MESHSTATS_VERSION,
                                       .statsFile = m_options.statsFile,
                                       .heartbeat = heartbeatInterval,
                                       .serviceTimeout = m_options.serviceTimeout,
                                       .calls = {.callTimeout = m_options.callTimeout,
                                                 .calls = calls,
                                                 .callsPerService = callsPerService},
                                       .responseQuota = m_server.responseQuota(),
                                       .port = m_server.port(),
                                       .servers = {.file = m_options.serverFile,
                                                   .isOptional = m_options.serverFileIsDefault,
                                                   .environment = m_options.environment}});

    // The tracker's thread must not keep the file fresh while the event loop hangs.
    m_watchdogTimer.setInterval(heartbeatInterval / 2);
    connect(&m_watchdogTimer, &QTimer::timeout, this, [this] { m_stats->kickWatchdog(); });
    m_watchdogTimer.start();
    m_stats->kickWatchdog();
    return ExitCode::Success;
}

ExitCode Proxy::listen(QString *error)
{
    m_server.setAccess({.allowedHosts = m_options.allowedHosts, .bearerToken = m_options.token});
    QString cause;
    QString where = u"port %1"_s.arg(m_options.port);
    bool listens = m_server.listen(m_options.port, &cause);
    for (const QHostAddress &address : m_options.addresses) {
        if (!listens)
            break;
        where = u"port %1 of %2"_s.arg(QString::number(m_server.port()), address.toString());
        listens = m_server.listen(address, 0, &cause);
    }
    if (listens)
        return ExitCode::Success;
    *error = u"Can't listen on %1: %2."_s.arg(where, cause);
    switch (m_server.listenError()) {
    case QAbstractSocket::AddressInUseError:
        if (const QString owner = describePortOwner(m_options.port); !owner.isEmpty())
            *error += u' ' + owner;
        else
            *error += u" Choose another port with --http-port."_s;
        return ExitCode::Taken;
    case QAbstractSocket::SocketAccessError:
        *error += u" Choose a port from 1024 on with --http-port."_s;
        return ExitCode::NotPermitted;
    default:
        return ExitCode::Failure;
    }
}

void Proxy::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    qCInfo(proxyLog) << "Stopping";
    connect(&m_server, &http::Server::finished, this, &Proxy::stopServers);
    QTimer::singleShot(stopTimeout, Qt::PreciseTimer, this, [this] {
        m_api->abortCalls();
        QTimer::singleShot(lastResponseTimeout, this, &Proxy::stopServers);
    });
    m_api->endStreams();
    m_server.close();
}

/// Last, as calls may still wait for them.
void Proxy::stopServers()
{
    if (!std::exchange(m_stopsServers, true))
        m_api->stopServers(this, [this] { Q_EMIT finished(); });
}

} // namespace mm
