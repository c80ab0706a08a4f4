// SPDX-License-Identifier: MIT
#include "app/http/client.h"

#include "app/http/clientconnection.h"

#include <algorithm>

namespace mm::http {

namespace {

using Connections = std::vector<std::unique_ptr<ClientConnection>>;

template <class Condition>
std::unique_ptr<ClientConnection> takeFrom(Connections &connections, Condition condition)
{
    const auto found = std::find_if(connections.begin(), connections.end(),
                                    [&](const auto &each) { return condition(*each); });
    if (found == connections.end())
        return {};
    auto taken = std::move(*found);
    *found = std::move(connections.back());
    connections.pop_back();
    return taken;
}

} // namespace

Client::Client(const QByteArray &userAgent, qsizetype mostAnswer, Budget *budget, QObject *parent)
    : QObject(parent)
    , m_userAgent(userAgent)
    , m_budget(budget)
{
    m_limits.bodyBytes = mostAnswer;
}

Client::~Client() = default;

qsizetype Client::inFlight() const
{
    return qsizetype(m_busy.size());
}

quint64 Client::start(const Call &call, Done done)
{
    auto connection = takeFrom(m_idle, [&](const ClientConnection &each) {
        return each.endpoint() == call.endpoint && each.isOpen();
    });
    if (!connection)
        connection = std::make_unique<ClientConnection>(this, call.endpoint);
    ClientConnection *const started = connection.get();
    m_busy.push_back(std::move(connection));
    const quint64 number = ++m_lastNumber;
    started->start(number, call, std::move(done));
    return number;
}

void Client::cancel(quint64 number)
{
    auto connection = takeFrom(
        m_busy, [number](const ClientConnection &each) { return each.number() == number; });
    if (!connection)
        return;
    connection->abort();
    bury(std::move(connection));
}

void Client::ended(ClientConnection *connection, Outcome outcome, const Done &done, bool reusable)
{
    auto owned =
        takeFrom(m_busy, [=](const ClientConnection &each) { return &each == connection; });
    if (!owned)
        return;
    if (reusable && owned->isOpen()) {
        owned->rest();
        m_idle.push_back(std::move(owned));
    } else {
        owned->abort();
        bury(std::move(owned));
    }
    done(std::move(outcome));
}

void Client::dropIdle(ClientConnection *connection)
{
    auto owned =
        takeFrom(m_idle, [=](const ClientConnection &each) { return &each == connection; });
    if (!owned)
        return;
    owned->abort();
    bury(std::move(owned));
}

void Client::bury(std::unique_ptr<ClientConnection> connection)
{
    if (m_ended.empty())
        QMetaObject::invokeMethod(
            this, [this] { m_ended.clear(); }, Qt::QueuedConnection);
    m_ended.push_back(std::move(connection));
}

} // namespace mm::http
