// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/registration.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

QByteArray namedBody(QJsonObject object)
{
    object.insert("instance_name"_L1, u"ee_monitor"_s);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Registration::Registration(const MmUrl &url, quint16 ownPort, const QJsonArray &tools,
                           const Intervals &intervals)
    : m_intervals(intervals)
    , m_registration(namedBody({{u"port"_s, ownPort}, {u"tools"_s, tools}}))
    , m_heartbeat(namedBody({}))
    // Includes the port, so that MM can keep a newer registration of another window.
    , m_deregistration(namedBody({{u"port"_s, ownPort}}))
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
    m_client.post(m_registered ? "/heartbeat" : "/register",
                  m_registered ? m_heartbeat : m_registration, m_intervals.timeout,
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
    const bool wasRegistered = std::exchange(m_registered, status == 200);
    if (m_registered) {
        m_retry = m_intervals.firstRetry;
        m_timer.start(m_intervals.heartbeat);
    } else if (wasRegistered && status == 404) {
        send();
    } else {
        m_timer.start(m_retry);
        m_retry = qMin(m_retry * 2, m_intervals.maxRetry);
    }
}

void Registration::sendDeregistration()
{
    m_client.post("/deregister", m_deregistration, m_intervals.timeout,
                  [this](const http::CallResult &) {
                      if (m_timer.isActive())
                          m_timer.start(0ms);
                  });
}

} // namespace mm
