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

Client::Client(const QByteArray &userAgent, qsizetype maxBodyBytes, MemoryQuota *quota,
               QObject *parent)
    : QObject(parent)
    , m_userAgent(userAgent)
    , m_quota(quota)
{
    m_limits.maxBodyBytes = maxBodyBytes;
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
    const quint64 id = ++m_lastId;
    started->start(id, call, std::move(done));
    return id;
}

void Client::cancel(quint64 id)
{
    retire(takeFrom(m_busy, [id](const ClientConnection &each) { return each.callId() == id; }));
}

void Client::ended(ClientConnection *connection, CallResult result, const Done &done, bool reusable)
{
    auto owned =
        takeFrom(m_busy, [=](const ClientConnection &each) { return &each == connection; });
    if (!owned)
        return;
    if (reusable && owned->isOpen()) {
        owned->becomeIdle();
        m_idle.push_back(std::move(owned));
    } else {
        retire(std::move(owned));
    }
    done(std::move(result));
}

void Client::dropIdle(ClientConnection *connection)
{
    retire(takeFrom(m_idle, [=](const ClientConnection &each) { return &each == connection; }));
}

void Client::retire(std::unique_ptr<ClientConnection> connection)
{
    if (!connection)
        return;
    connection->abort();
    if (m_retired.empty())
        QMetaObject::invokeMethod(
            this, [this] { m_retired.clear(); }, Qt::QueuedConnection);
    m_retired.push_back(std::move(connection));
}

} // namespace mm::http
