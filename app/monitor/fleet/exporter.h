// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/monitor/fleet/foreignmetrics.h"
#include "app/monitor/proxyclient/mmurl.h"
#include "core/monitor/statspoller.h"

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
/// arrive during that poll, or within ExporterConfig::shareTime of its start, share it; each
/// response is judged at its own time. MM's own metrics are appended if MM responds in time. Needs
/// an event loop; use it from one thread.
///
/// A read that hangs never delays a response beyond the hang timeout, or beyond the timeout that
/// Prometheus names in its request: the state is then NotUpdating. At most one read is in flight.
class Exporter final : public QObject
{
    Q_OBJECT

public:
    using Format = std::function<QByteArray(const Reading &reading, const Instant &now)>;

    /// \p read is for a StatsPoller of \p statsFile. \p format returns the metrics of a reading,
    /// including the last line end.
    Exporter(const ExporterConfig &config, const QString &statsFile, StatsPoller::Read read,
             Format format);

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
    void handle(const http::ExchangePtr &exchange);
    void poll();
    /// Responds to all waiting scrapes unless a result is still missing.
    void respond();
    /// Responds to \p exchange, for which there is no more time, and to no other scrape.
    void respondOverdue(const http::ExchangePtr &exchange);
    /// What the file has now is not known yet.
    [[nodiscard]] bool isReadMissing() const
    {
        return m_poller->isReading() || m_poller->keepsLast();
    }
    /// The metrics of the last reading, or of a hung one if isReadMissing().
    [[nodiscard]] QByteArray ownText() const;

    const ExporterConfig m_config;
    const QString m_statsFile;
    const StatsPoller::Read m_read;
    const Format m_format;
    std::optional<StatsPoller> m_poller; ///< since listen()
    Reading m_last;
    QByteArray m_mmText; ///< MM's own metrics, once m_mmTask has ended; empty if there are none
    std::chrono::steady_clock::time_point m_pollBegan;
    QList<http::ExchangePtr> m_waiting; ///< scrapes
    DetachedTask m_mmTask;
    http::Server m_server; ///< last: no request arrives while the rest is destroyed
};

} // namespace mm
