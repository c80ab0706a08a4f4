// SPDX-License-Identifier: MIT
#include "app/http/server.h"

#include "app/http/posixsocket.h"
#include "app/http/serverconnection.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

Q_LOGGING_CATEGORY(serverLog, "mm.http", QtInfoMsg)

constexpr int listenBacklog = 512;
/// After this number, existing connections are read first, so that a connection whose request has
/// arrived is not evicted for a newer one.
constexpr int maxAcceptedAtOnce = 8;
/// The precision of all deadlines.
constexpr milliseconds deadlineInterval{250};
/// After running out of descriptors.
constexpr milliseconds acceptRetryDelay{200};
/// Descriptors for the rest of the process, mainly for saving files.
constexpr int reservedDescriptors = 24;
constexpr int minConnections = 4;
constexpr int maxFreePortTries = 20;
/// Replaces ServerLimits::lingerTimeout when the server closes.
constexpr milliseconds lingerTimeoutOnClose{200};

/// Clients get three quarters of the descriptors; the rest is for outgoing calls.
int affordableConnections(int connections)
{
    return qBound(minConnections, (maxDescriptors() - reservedDescriptors) / 4 * 3, connections);
}

} // namespace

Server::Server(Handler handler, const ServerLimits &limits, QObject *parent)
    : QObject(parent)
    , m_context(limits, std::move(handler))
{
    m_context.limits.maxConnections = affordableConnections(limits.maxConnections);
    addListener();
    addListener();
    m_acceptTimer.setSingleShot(true);
    m_acceptTimer.setTimerType(Qt::PreciseTimer);
    m_acceptTimer.callOnTimeout(this, &Server::acceptPending);
    m_deadlineTimer.setInterval(qMin(deadlineInterval, limits.requestTimeout / 4));
    m_deadlineTimer.callOnTimeout(this, &Server::checkDeadlines);
}

Server::~Server()
{
    // The connections use m_context.
    qDeleteAll(findChildren<ServerConnection *>());
}

QTcpServer *Server::addListener()
{
    auto *const listener = new QTcpServer(this);
    m_listeners.append(listener);
    listener->setListenBacklogSize(listenBacklog);
    // At this number QTcpServer stops accepting, so the event loop reads existing connections.
    listener->setMaxPendingConnections(maxAcceptedAtOnce);
    connect(listener, &QTcpServer::newConnection, this, [this] { m_acceptTimer.start(0ms); });
    // After an error QTcpServer stops accepting until resumeAccepting().
    connect(listener, &QTcpServer::acceptError, this, [listener] {
        qCWarning(serverLog).noquote()
            << u"Can't accept connections for now: %1"_s.arg(listener->errorString());
        QTimer::singleShot(acceptRetryDelay, listener, [listener] {
            if (listener->isListening())
                listener->resumeAccepting();
        });
    });
    return listener;
}

int Server::spareDescriptors() const
{
    return qMax(maxDescriptors() - reservedDescriptors - m_context.limits.maxConnections, 1);
}

bool Server::listen(quint16 port, QString *error)
{
    QTcpServer *const ipv4 = m_listeners.at(0);
    QTcpServer *const ipv6 = m_listeners.at(1);
    for (int tries = 0; tries < maxFreePortTries; ++tries) {
        if (!ipv4->listen(QHostAddress(QHostAddress::LocalHost), port)) {
            *error = ipv4->errorString();
            m_listenError = ipv4->serverError();
            return false;
        }
        m_port = ipv4->serverPort();
        m_context.guard = OriginGuard(m_port, m_access);
        // A machine may lack IPv6, but `localhost` must not resolve to another program's port.
        if (ipv6->listen(QHostAddress(QHostAddress::LocalHostIPv6), m_port) ||
            ipv6->serverError() != QAbstractSocket::AddressInUseError)
            return true;
        *error = ipv6->errorString();
        m_listenError = ipv6->serverError();
        ipv4->close();
        if (port != 0)
            break;
    }
    return false;
}

bool Server::listen(const QHostAddress &address, quint16 port, QString *error)
{
    if (m_access.bearerToken.isEmpty()) {
        *error = u"a token is required to listen on %1"_s.arg(address.toString());
        return false;
    }
    if (port == 0)
        port = m_port;
    const bool isWildcard = address == QHostAddress(QHostAddress::AnyIPv4) ||
                            address == QHostAddress(QHostAddress::AnyIPv6);
    QTcpServer *listener = nullptr;
    for (QTcpServer *const each : std::as_const(m_listeners)) {
        const bool isCovered = isWildcard && each->isListening() && each->serverPort() == port &&
                               each->serverAddress().protocol() == address.protocol();
        if (each->isListening() && each->serverPort() == port && each->serverAddress() == address)
            return true;
        // The system does not allow both on one port.
        if (isCovered) {
            each->close();
            listener = each;
        }
    }
    if (!listener)
        listener = addListener();
    if (!listener->listen(address, port)) {
        *error = listener->errorString();
        m_listenError = listener->serverError();
        return false;
    }
    m_access.allowsAddresses = m_access.allowsAddresses || !address.isLoopback();
    m_context.guard = OriginGuard(m_port, m_access);
    return true;
}

QStringList Server::urls() const
{
    QStringList urls;
    for (const QTcpServer *const each : m_listeners) {
        const QHostAddress address = each->serverAddress();
        const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
        if (each->isListening())
            urls += (isIpv6 ? u"http://[%1]:%2"_s : u"http://%1:%2"_s)
                        .arg(address.toString(), QString::number(each->serverPort()));
    }
    return urls;
}

void Server::acceptPending()
{
    for (QTcpServer *const listener : std::as_const(m_listeners)) {
        while (listener->hasPendingConnections() && makeRoom())
            add(listener->nextPendingConnection());
    }
}

/// At the limit, evicts the connection that is idle for longest. Returns false if its grace period
/// is not over yet: on a busy machine a client needs some time between connect() and write(), and
/// cannot retry a request on a new connection as it can on a kept one.
bool Server::makeRoom()
{
    if (m_connections.size() < m_context.limits.maxConnections)
        return true;
    ServerConnection *const longestIdle = *std::min_element(
        m_connections.cbegin(), m_connections.cend(),
        [](const auto *a, const auto *b) { return a->evictableAt() < b->evictableAt(); });
    const auto evictableAt = longestIdle->evictableAt();
    if (evictableAt == ServerConnection::Clock::time_point::max())
        return true; // add() rejects the new one
    const auto wait = ceil<milliseconds>(evictableAt - ServerConnection::Clock::now());
    if (wait > 0ms)
        m_acceptTimer.start(wait);
    else
        longestIdle->evict();
    return wait <= 0ms;
}

void Server::add(QTcpSocket *socket)
{
    const bool isFull = m_connections.size() >= m_context.limits.maxConnections;
    auto *const connection = new ServerConnection(socket, &m_context, this);
    m_connections.append(connection);
    connect(connection, &ServerConnection::closed, this, &Server::remove);
    if (isFull)
        connection->reject(503, u"All connections are busy; try again."_s);
    else
        connection->begin();
    if (!m_deadlineTimer.isActive())
        m_deadlineTimer.start();
}

void Server::remove(ServerConnection *connection)
{
    m_connections.removeOne(connection);
    connection->deleteLater(); // it may still be on the call stack
    m_acceptTimer.start(0ms);
    if (m_context.closing && m_connections.isEmpty())
        Q_EMIT finished();
}

void Server::checkDeadlines()
{
    const auto now = ServerConnection::Clock::now();
    // A copy, because a connection that closes is removed from m_connections.
    const auto connections = m_connections;
    for (ServerConnection *const each : connections)
        each->checkDeadline(now);
    if (m_connections.isEmpty())
        m_deadlineTimer.stop();
}

void Server::close()
{
    m_context.closing = true;
    m_context.limits.lingerTimeout = lingerTimeoutOnClose;
    for (QTcpServer *const each : std::as_const(m_listeners))
        each->close();
    const auto connections = m_connections;
    for (ServerConnection *const each : connections)
        each->finish();
    if (m_connections.isEmpty())
        QMetaObject::invokeMethod(this, &Server::finished, Qt::QueuedConnection);
}

} // namespace mm::http
