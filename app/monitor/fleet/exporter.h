// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/monitor/fleet/foreignmetrics.h"
#include "app/monitor/proxyclient/mmurl.h"
#include "core/monitor/status.h"
#include "core/system/detachedtask.h"

#include <vector>

namespace mm {

struct ExporterConfig
{
    QHostAddress address;
    quint16 port = 0;                    ///< 0 for a free one
    QStringList hosts{};                 ///< names for the Host header besides the address
    std::optional<MmUrl> mm{};           ///< whose own metrics are appended
    NameLabels names = NameLabels::Drop; ///< in MM's own metrics
    std::chrono::milliseconds hangTimeout = mm::hangTimeout;
    std::chrono::milliseconds shareTime{1000};
    std::chrono::milliseconds mmTimeout{1000};
};

/// Serves MM's state at `/metrics` for Prometheus. A scrape polls the stats file once. Scrapes that
/// arrive during that poll, or within ExporterConfig::shareTime after it, share it; each response
/// is judged at its own time. MM's own metrics are appended if MM responds in time. Needs an event
/// loop; use it from one thread.
///
/// A read that hangs never delays a response beyond the hang timeout, or beyond the timeout that
/// Prometheus names in its request: the state is then NotUpdating. At most one read is in flight.
class Exporter final : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<Reading()>;
    using Format = std::function<QByteArray(const Reading &reading, const Instant &now)>;

    /// \p read reads \p statsFile once; it is called on other threads, is copied for each call, and
    /// may outlive this object. \p format returns the metrics of a reading, including the last line
    /// end.
    Exporter(const ExporterConfig &config, const QString &statsFile, Read read, Format format);

    /// Listens, and reads for the first time. False, with \p error, on failure.
    [[nodiscard]] bool listen(QString *error);
    /// Why the last failed listen() failed.
    [[nodiscard]] QAbstractSocket::SocketError listenError() const
    {
        return m_server.listenError();
    }
    /// `http://127.0.0.1:9501/metrics`.
    [[nodiscard]] QString url() const
    {
        return m_server.urls().value(0) + QStringLiteral("/metrics");
    }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

private:
    using Clock = std::chrono::steady_clock;
    struct Scrape
    {
        http::ExchangePtr exchange;
        Clock::time_point deadline; ///< by the scrape timeout
    };

    void handle(const http::ExchangePtr &exchange);
    void poll();
    /// When \p scrape gets a response, even if a result is still missing then.
    [[nodiscard]] Clock::time_point dueTime(const Scrape &scrape) const;
    void respondAfter(std::chrono::milliseconds time);
    /// Responds to all scrapes that are due.
    void respond();

    const ExporterConfig m_config;
    const QString m_statsFile;
    const Read m_read;
    const Format m_format;
    Reading m_last;      ///< of the last read that returned
    QByteArray m_mmText; ///< MM's own metrics, once m_mmTask has ended; empty if there are none
    Clock::time_point m_pollBegan;
    Clock::time_point m_readEnded = Clock::time_point::min();
    std::vector<Scrape> m_scrapes;
    DetachedTask m_readTask;
    DetachedTask m_mmTask;
    http::Server m_server; ///< last: no request arrives while the rest is destroyed
};

} // namespace mm
