// SPDX-License-Identifier: MIT
#include "app/proxy/proxy.h"

#include "app/proxy/api.h"
#include "app/proxy/portowner.h"
#include "core/meshstats.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(log, "mm.proxy", QtInfoMsg)

constexpr seconds heartbeat{10};
/// For calls in flight when MM is to stop.
constexpr seconds lastCalls{5};
/// After which connections are dropped where they stand.
constexpr milliseconds lastWords{500};

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
        if (const QString owner = portOwner(m_options.port); !owner.isEmpty())
            *error += u' ' + owner;
        return false;
    }
    m_stats = std::make_unique<MeshStats>(m_options.statsFile, heartbeat);
    if (m_stats->report().refused) {
        error->clear(); // the tracker has said who has the file
        return false;
    }
    // The rest of the connections is for those who don't wait for a service.
    const int calls = qMin(m_server.limits().connections * 5 / 6, m_server.spareDescriptors());
    m_api = std::make_unique<Api>(m_stats.get(),
                                  Api::Facts{.version = MESHSTATS_VERSION,
                                             .statsFile = m_options.statsFile,
                                             .heartbeat = heartbeat,
                                             .serviceTimeout = m_options.serviceTimeout,
                                             .calls = {.callTimeout = m_options.callTimeout,
                                                       .calls = calls,
                                                       .callsPerService = qMax(calls * 3 / 4, 1)},
                                             .answers = m_server.answerBudget()});
    m_api->setPort(m_server.port());

    // An event loop that hangs must not look alive because the tracker's thread goes on.
    m_pulse.setInterval(heartbeat / 2);
    connect(&m_pulse, &QTimer::timeout, this, [this] { m_stats->pulse(); });
    m_pulse.start();
    m_stats->pulse();
    return true;
}

void Proxy::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    qCInfo(log) << "Stopping";
    connect(&m_server, &http::Server::finished, this, &Proxy::finished);
    QTimer::singleShot(lastCalls, Qt::PreciseTimer, this, [this] {
        m_api->giveUp();
        QTimer::singleShot(lastWords, this, &Proxy::finished);
    });
    m_server.close();
}

} // namespace mm
