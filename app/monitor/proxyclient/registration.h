// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/proxyclient/mmclient.h"

#include <QJsonArray>
#include <QTimer>

namespace mm {

/// Keeps this program registered with MM: sends heartbeats, registers again after a 404, and
/// retries silently while MM is not running. Its name is `ee_monitor`, or `ee_monitor_2` and so on
/// while a window of another display, file or user has that name: two programs under one name would
/// take it from each other. One request at a time. Runs in the thread's event loop.
class Registration final : public QObject
{
    Q_OBJECT

public:
    struct Intervals
    {
        std::chrono::milliseconds heartbeat{30'000};
        std::chrono::milliseconds firstRetry{1'000}; ///< doubled after each failure
        std::chrono::milliseconds maxRetry{30'000};
        std::chrono::milliseconds timeout{2'000}; ///< of each request
    };

    /// Registers. \p ownPort is where \p tools (MCP tool objects) are served.
    Registration(const MmUrl &url, quint16 ownPort, const QJsonArray &tools,
                 const Intervals &intervals);

    /// Sends the next request now: MM has started or restarted.
    void sendNow();
    /// Deregisters. Emits deregistered() once, from the event loop, at the latest after \p timeout.
    void deregister(std::chrono::milliseconds timeout);
    /// Under which MM lists this program; empty while it is not registered.
    [[nodiscard]] QString name() const { return m_registered ? m_name : QString(); }

Q_SIGNALS:
    void nameChanged(const QString &name);
    void deregistered();

private:
    void send();
    void registerAmong(const http::CallResult &services);
    void handleResult(const http::CallResult &result);
    void sendDeregistration();

    const Intervals m_intervals;
    const quint16 m_ownPort;
    const QJsonArray m_tools;
    QString m_name = QStringLiteral("ee_monitor");
    MmClient m_client;
    QTimer m_timer; ///< for the next request; while deregistering, the deadline
    std::chrono::milliseconds m_retry;
    bool m_inFlight = false;
    bool m_announced = false; ///< a registration was sent
    bool m_registered = false;
    bool m_deregistering = false;
    bool m_reportedToken = false;
};

} // namespace mm
