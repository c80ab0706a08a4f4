// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/registration.h"

#include "app/http/loopback.h"
#include "app/monitor/proxyclient/mmprobe.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// The first of ee_monitor, ee_monitor_2 and so on that no other running program has; \p former if
/// it is free. The port of a window that was killed has no listener.
QString freeName(const QString &former, quint16 ownPort, const QJsonArray &services)
{
    QHash<QString, int> ports;
    for (const auto &each : services) {
        const QJsonObject service = each.toObject();
        ports.insert(service.value("instance_name"_L1).toString(),
                     service.value("port"_L1).toInt());
    }
    const auto isFree = [&](const QString &name) {
        const int port = ports.value(name);
        return port == 0 || port == ownPort || !http::listensOnLoopback(quint16(port));
    };
    QString name = former;
    for (int number = 1; !isFree(name); ++number)
        name = number == 1 ? u"ee_monitor"_s : u"ee_monitor_%1"_s.arg(number);
    return name;
}

QByteArray body(const QString &name, quint16 port, QJsonObject more = {})
{
    more.insert("instance_name"_L1, name);
    more.insert("port"_L1, port);
    return QJsonDocument(more).toJson(QJsonDocument::Compact);
}

} // namespace

Registration::Registration(const MmUrl &url, quint16 ownPort, const QJsonArray &tools,
                           const Intervals &intervals)
    : m_intervals(intervals)
    , m_ownPort(ownPort)
    , m_tools(tools)
    , m_client(url)
    , m_retry(intervals.firstRetry)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_deregistering)
            Q_EMIT deregistered();
        else
            send();
    });
    send();
}

void Registration::sendNow()
{
    m_retry = m_intervals.firstRetry;
    if (!m_deregistering)
        send();
}

void Registration::deregister(std::chrono::milliseconds timeout)
{
    if (std::exchange(m_deregistering, true))
        return;
    m_timer.start(timeout);
    // Waits for a request in flight: MM must not process a registration after the deregistration.
    if (!m_inFlight)
        sendDeregistration();
}

void Registration::send()
{
    if (std::exchange(m_inFlight, true))
        return;
    m_timer.stop();
    if (m_registered)
        // With the port, so that MM rejects the heartbeat if another program took the name.
        m_client.post("/heartbeat", body(m_name, m_ownPort), m_intervals.timeout,
                      [this](const http::CallResult &result) { handleResult(result); });
    else
        m_client.get("/services", m_intervals.timeout,
                     [this](const http::CallResult &result) { registerAmong(result); });
}

void Registration::registerAmong(const http::CallResult &services)
{
    using Kind = http::CallResult::Kind;
    if (m_deregistering || services.kind == Kind::Refused || services.kind == Kind::TimedOut) {
        handleResult(services);
        return;
    }
    const QJsonObject list = parseOk(services).value_or(QJsonObject());
    m_name = freeName(m_name, m_ownPort, list.value("services"_L1).toArray());
    m_announced = true;
    m_client.post("/register", body(m_name, m_ownPort, {{u"tools"_s, m_tools}}),
                  m_intervals.timeout,
                  [this](const http::CallResult &result) { handleResult(result); });
}

void Registration::handleResult(const http::CallResult &result)
{
    m_inFlight = false;
    if (m_deregistering) {
        sendDeregistration();
        return;
    }
    const int status = result.kind == http::CallResult::Kind::Answered ? result.response.status : 0;
    if (status == 401 && !std::exchange(m_reportedToken, true))
        qWarning().noquote() << u"ee-monitor does not register with MM: it requires the token of "
                                "its --token-file."_s;
    const bool wasRegistered = std::exchange(m_registered, status == 200);
    if (m_registered != wasRegistered)
        Q_EMIT nameChanged(name());
    if (m_registered) {
        m_retry = m_intervals.firstRetry;
        // The first one soon: a window that started at the same moment may have taken the name.
        m_timer.start(wasRegistered ? m_intervals.heartbeat
                                    : qMin(m_intervals.firstRetry, m_intervals.heartbeat));
    } else if (wasRegistered && status == 404) {
        send();
    } else {
        m_timer.start(m_retry);
        m_retry = qMin(m_retry * 2, m_intervals.maxRetry);
    }
}

void Registration::sendDeregistration()
{
    if (!m_announced) {
        m_timer.start(0ms);
        return;
    }
    // With the port, so that MM keeps the registration of a program that took the name.
    m_client.post("/deregister", body(m_name, m_ownPort), m_intervals.timeout,
                  [this](const http::CallResult &) {
                      if (m_timer.isActive())
                          m_timer.start(0ms);
                  });
}

} // namespace mm
