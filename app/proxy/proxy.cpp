// SPDX-License-Identifier: MIT
#include "app/proxy/proxy.h"

#include "app/http/blockingget.h"
#include "app/proxy/logging.h"
#include "app/proxy/meshapi.h"
#include "core/meshstats.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

Q_LOGGING_CATEGORY(proxyLog, "mm.proxy", QtInfoMsg)

namespace {

constexpr seconds heartbeatInterval{10};
/// For calls in flight to complete when MM stops.
constexpr seconds stopTimeout{5};
/// For the responses of aborted calls to be sent before the connections are closed.
constexpr milliseconds lastResponseTimeout{500};
constexpr milliseconds portProbeTimeout{600};

/// One sentence on the program that listens on \p port of this machine; empty if none does.
QString describePortOwner(quint16 port)
{
    using Kind = http::CallResult::Kind;
    const http::CallResult result = http::blockingGet(http::loopbackAddresses(), port, "/health",
                                                      QDeadlineTimer(portProbeTimeout));
    if (result.kind == Kind::Refused)
        return {};
    if (result.kind == Kind::Closed || result.kind == Kind::TimedOut)
        return u"A program that does not answer seems to listen there."_s;
    if (result.kind == Kind::BadAnswer)
        return u"A program that does not speak HTTP seems to listen there."_s;
    const QJsonObject health = QJsonDocument::fromJson(result.response.body).object();
    if (health.value("program"_L1).toString() == "mm-proxy"_L1)
        return u"Another mm-proxy seems to listen there, process %1."_s.arg(
            health.value("pid"_L1).toInteger());
    return u"Another HTTP server seems to listen there."_s;
}

} // namespace

Proxy::Proxy(const ProxyOptions &options)
    : m_options(options)
    , m_server([this](const http::ExchangePtr &exchange) { m_api->handle(exchange); })
{
}

Proxy::~Proxy() = default;

bool Proxy::start(QString *error)
{
    QString cause;
    if (!m_server.listen(m_options.port, &cause)) {
        *error = u"Can't listen on port %1: %2."_s.arg(QString::number(m_options.port), cause);
        if (const QString owner = describePortOwner(m_options.port); !owner.isEmpty())
            *error += u' ' + owner;
        return false;
    }
    m_stats = std::make_unique<MeshStats>(m_options.statsFile, heartbeatInterval);
    if (m_stats->report().refused) {
        error->clear(); // the tracker has logged the cause
        return false;
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
                                       .port = m_server.port()});

    // The tracker's thread must not keep the file fresh while the event loop hangs.
    m_watchdogTimer.setInterval(heartbeatInterval / 2);
    connect(&m_watchdogTimer, &QTimer::timeout, this, [this] { m_stats->kickWatchdog(); });
    m_watchdogTimer.start();
    m_stats->kickWatchdog();
    return true;
}

void Proxy::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    qCInfo(proxyLog) << "Stopping";
    connect(&m_server, &http::Server::finished, this, &Proxy::finished);
    QTimer::singleShot(stopTimeout, Qt::PreciseTimer, this, [this] {
        m_api->abortCalls();
        QTimer::singleShot(lastResponseTimeout, this, &Proxy::finished);
    });
    m_server.close();
}

} // namespace mm
