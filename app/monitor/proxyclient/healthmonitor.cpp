// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/healthmonitor.h"

namespace mm {

HealthMonitor::HealthMonitor(const MmUrl &url, const QString &statsFile, Milliseconds interval,
                             Milliseconds timeout)
    : m_statsFile(statsFile)
    , m_timeout(timeout)
    , m_client(url)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &HealthMonitor::check);
}

void HealthMonitor::setRunning(bool running)
{
    if (running == std::exchange(m_running, running))
        return;
    m_timer.stop();
    if (running)
        check();
}

void HealthMonitor::check()
{
    if (std::exchange(m_inFlight, true))
        return;
    m_client.get("/health", m_timeout, [this](const http::CallResult &health) {
        const ProbeResult result = resultOfHealth(health, m_statsFile);
        if (result != ProbeResult::TryServices) {
            handleResult(result, health);
            return;
        }
        m_client.get("/services", m_timeout, [this](const http::CallResult &services) {
            handleResult(resultOfServices(services), services);
        });
    });
}

void HealthMonitor::handleResult(ProbeResult result, const http::CallResult &call)
{
    m_inFlight = false;
    if (!m_running)
        return;
    m_timer.start();
    // A shortage in this process is no failure of MM.
    if (call.kind == http::CallResult::Kind::Overloaded)
        return;
    m_failures = result == ProbeResult::Failed ? m_failures + 1 : 0;
    MmReachability now = m_reachability;
    if (result != ProbeResult::Failed)
        now =
            result == ProbeResult::Answering ? MmReachability::Answering : MmReachability::Unknown;
    else if (m_failures >= failuresUntilGone)
        now = MmReachability::Gone;
    if (std::exchange(m_reachability, now) != now)
        Q_EMIT reachabilityChanged(now);
}

} // namespace mm
