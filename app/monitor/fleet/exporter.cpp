// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/exporter.h"

#include "app/http/blockingget.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

/// The metrics of an MM with 1,000 services have about 2 MiB.
constexpr qsizetype maxMmBody = qsizetype(8) * 1024 * 1024;
/// A scrape timeout is not longer than the scrape interval, which is rarely more than some minutes.
constexpr double maxScrapeTimeout = 3600;
constexpr milliseconds maxScrapeMargin{500};

/// A request is a few hundred bytes, and one Prometheus has one connection.
http::ServerLimits serverLimits()
{
    return {.parse = {.maxBodyBytes = qsizetype(64) * 1024},
            .maxConnections = 64,
            .keptConnections = 48};
}

/// The metrics of \p mm that may be appended; empty on any failure.
QByteArray metricsOf(const MmUrl &mm, NameLabels names, milliseconds timeout)
{
    const http::CallResult result = http::blockingGet(
        mm.addresses, mm.port, "/metrics", QDeadlineTimer(timeout), maxMmBody, mm.token.text);
    const http::ClientResponse &response = result.response;
    if (result.kind != http::CallResult::Kind::Answered || response.status != 200 ||
        !response.contentEncoding.isEmpty())
        return {};
    return foreignMetrics(response.body, names);
}

/// The scrape timeout, less the time that the response needs to arrive.
milliseconds scrapeTimeout(const http::Request &request)
{
    const double timeout = request.header("X-Prometheus-Scrape-Timeout-Seconds").toDouble();
    if (!(timeout > 0 && timeout <= maxScrapeTimeout))
        return milliseconds::max(); // none
    const auto time = duration_cast<milliseconds>(duration<double>(timeout));
    return time - qMin(maxScrapeMargin, time / 5);
}

/// The error response, unless it is a request for the metrics.
std::optional<http::Response> rejection(const http::Request &request)
{
    if (request.path != "/metrics")
        return http::errorResponse(404, u"There is nothing at this path: use /metrics."_s);
    if (request.method == "GET" || request.method == "HEAD")
        return {};
    http::Response response =
        http::errorResponse(405, u"/metrics can only be read: use GET or HEAD."_s);
    response.headers = {{"Allow", "GET, HEAD"}};
    return response;
}

http::Response responseOf(const QByteArray &metrics)
{
    return {.body = {metrics}, .contentType = "text/plain; version=0.0.4; charset=utf-8"};
}

} // namespace

Exporter::Exporter(const ExporterConfig &config, const QString &statsFile, StatsPoller::Read read,
                   Format format)
    : m_config(config)
    , m_statsFile(statsFile)
    , m_read(std::move(read))
    , m_format(std::move(format))
    , m_server([this](const http::ExchangePtr &exchange) { handle(exchange); }, serverLimits())
{
}

bool Exporter::listen(QString *error)
{
    http::OriginGuard::Config access{.allowedHosts = m_config.hosts, .jsonBodies = false};
    const QHostAddress &address = m_config.address;
    if (address == QHostAddress(QHostAddress::AnyIPv4) ||
        address == QHostAddress(QHostAddress::AnyIPv6)) {
        access.allowsAddresses = true;
    } else if (!address.isLoopback()) {
        QHostAddress withoutScope = address; // a Host header has none
        withoutScope.setScopeId({});
        access.allowsLoopback = false;
        access.allowedHosts.prepend(withoutScope.toString());
    }
    m_server.setAccess(access);
    if (!m_server.listenOnly(address, m_config.port, error))
        return false;
    // Polls now: the first read may last a heartbeat, and one probe of MM decides nothing.
    m_poller.emplace(m_statsFile, m_read, PollTiming{maxPollInterval, m_config.hangTimeout});
    connect(&*m_poller, &StatsPoller::polled, this, [this](const Reading &reading) {
        if (m_last.outcome == ReadOutcome::Hung)
            m_mmText.clear(); // it is as old as the poll
        m_last = reading;
        respond();
    });
    poll();
    return true;
}

void Exporter::handle(const http::ExchangePtr &exchange)
{
    if (auto error = rejection(exchange->request())) {
        exchange->respond(std::move(*error));
        return;
    }
    m_waiting.append(exchange);
    QTimer::singleShot(qMin(scrapeTimeout(exchange->request()), m_config.hangTimeout),
                       Qt::PreciseTimer, this, [this, waiting = std::weak_ptr(exchange)] {
                           if (const auto overdue = waiting.lock())
                               respondOverdue(overdue);
                       });
    if (!m_poller->isReading() && steady_clock::now() - m_pollBegan >= m_config.shareTime)
        poll();
    respond();
}

void Exporter::poll()
{
    m_pollBegan = steady_clock::now();
    m_poller->poll();
    if (m_config.mm)
        (void)m_mmTask.run([this, mm = *m_config.mm, names = m_config.names,
                            timeout = m_config.mmTimeout]() -> DetachedTask::Finish {
            return [this, text = metricsOf(mm, names, timeout)] {
                m_mmText = text;
                respond();
            };
        });
}

void Exporter::respond()
{
    const bool isHung = m_poller->isReading() && m_last.outcome == ReadOutcome::Hung;
    const bool isComplete = !isReadMissing() && !m_mmTask.isRunning();
    if (m_waiting.isEmpty() || !(isComplete || isHung))
        return;
    const QByteArray text = isComplete ? ownText() + m_mmText : ownText();
    // After a response, its connection may deliver the next request.
    for (const http::ExchangePtr &each : std::exchange(m_waiting, {}))
        each->respond(responseOf(text));
}

void Exporter::respondOverdue(const http::ExchangePtr &exchange)
{
    if (m_waiting.removeOne(exchange))
        exchange->respond(responseOf(ownText()));
}

QByteArray Exporter::ownText() const
{
    const Instant now = Instant::now();
    return m_format(isReadMissing() ? hungReading(m_last, m_statsFile, now) : m_last, now);
}

} // namespace mm
