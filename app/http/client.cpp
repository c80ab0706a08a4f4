// SPDX-License-Identifier: MIT
#include "app/http/client.h"

#include "app/http/clientconnection.h"

namespace mm::http {

Client::Client(const QByteArray &userAgent, qsizetype maxBodyBytes, MemoryQuota *quota,
               QObject *parent)
    : QObject(parent)
    , m_userAgent(userAgent)
    , m_limits{.maxBodyBytes = maxBodyBytes}
    , m_quota(quota)
{
}

Client::~Client() = default;

quint64 Client::start(const Call &call, Done done)
{
    auto *const connection = new ClientConnection(this, ++m_lastId, call, std::move(done));
    m_busy.insert(m_lastId, connection);
    connection->start();
    return m_lastId;
}

void Client::cancel(quint64 id)
{
    if (ClientConnection *const connection = m_busy.take(id))
        connection->close();
}

void Client::abortAll(const QString &text)
{
    const auto ids = m_busy.keys();
    for (const quint64 id : ids) {
        // The Done of one call may cancel another call.
        if (ClientConnection *const connection = m_busy.value(id))
            connection->finish({.kind = CallResult::Kind::Overloaded, .text = text});
    }
}

} // namespace mm::http
