// SPDX-License-Identifier: MIT
#include "app/http/server.h"

#include "app/http/posixsocket.h"
#include "app/http/serverconnection.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>

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
/// Without a failure to accept until the failures are over: they come and go as descriptors do.
constexpr seconds acceptRecovery{2};
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
    const int affordable = affordableConnections(limits.maxConnections);
    if (affordable < limits.maxConnections)
        m_context.limits.keptConnections = qMin(limits.keptConnections, affordable / 4 * 3);
    m_context.limits.maxConnections = affordable;
    m_context.limits.maxStreams = qMin(limits.maxStreams, affordable / 4);
    addListener();
    addListener();
    m_acceptTimer.setSingleShot(true);
    m_acceptTimer.setTimerType(Qt::PreciseTimer);
    m_acceptTimer.callOnTimeout(this, [this] { setAccepting(true); });
    m_recoveryTimer.setSingleShot(true);
    m_recoveryTimer.setInterval(acceptRecovery);
    m_recoveryTimer.callOnTimeout(this,
                                  [] { qCInfo(serverLog) << "Connections are accepted again"; });
    m_deadlineTimer.setInterval(qMin(deadlineInterval, limits.requestTimeout / 4));
    m_deadlineTimer.callOnTimeout(this, &Server::checkDeadlines);
}

Server::~Server()
{
    disconnectAll(); // the connections use m_context
}

void Server::disconnectAll()
{
    for (const auto &each : m_listeners)
        close(each.get());
    m_acceptTimer.stop();
    m_connections.clear();
    qDeleteAll(findChildren<ServerConnection *>());
}

Server::Listener *Server::addListener()
{
    m_listeners.push_back(std::make_unique<Listener>());
    Listener *const listener = m_listeners.back().get();
    listener->server.setListenBacklogSize(listenBacklog);
    connect(&listener->notifier, &QSocketNotifier::activated, this,
            [this, listener] { accept(*listener); });
    return listener;
}

bool Server::open(Listener *listener, const QHostAddress &address, quint16 port)
{
    if (!listener->server.listen(address, port))
        return false;
    listener->server.pauseAccepting();
    listener->notifier.setSocket(listener->server.socketDescriptor());
    listener->notifier.setEnabled(true);
    return true;
}

void Server::close(Listener *listener)
{
    listener->notifier.setEnabled(false);
    listener->server.close();
}

int Server::spareDescriptors() const
{
    return qMax(maxDescriptors() - reservedDescriptors - m_context.limits.maxConnections, 1);
}

bool Server::listen(quint16 port, QString *error)
{
    Listener *const ipv4 = m_listeners.at(0).get();
    Listener *const ipv6 = m_listeners.at(1).get();
    for (int tries = 0; tries < maxFreePortTries; ++tries) {
        if (!open(ipv4, QHostAddress(QHostAddress::LocalHost), port)) {
            *error = ipv4->server.errorString();
            m_listenError = ipv4->server.serverError();
            return false;
        }
        m_port = ipv4->server.serverPort();
        m_context.guard = OriginGuard(m_port, m_access);
        // A machine may lack IPv6, but `localhost` must not resolve to another program's port.
        if (open(ipv6, QHostAddress(QHostAddress::LocalHostIPv6), m_port) ||
            ipv6->server.serverError() != QAbstractSocket::AddressInUseError)
            return true;
        *error = ipv6->server.errorString();
        m_listenError = ipv6->server.serverError();
        close(ipv4);
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
    Listener *listener = nullptr;
    for (const auto &each : m_listeners) {
        const QTcpServer &server = each->server;
        if (!server.isListening() || server.serverPort() != port)
            continue;
        if (server.serverAddress() == address)
            return true;
        // The system does not allow both on one port.
        if (isWildcard && server.serverAddress().protocol() == address.protocol()) {
            close(each.get());
            listener = each.get();
        }
    }
    if (!listener)
        listener = addListener();
    if (!open(listener, address, port)) {
        *error = listener->server.errorString();
        m_listenError = listener->server.serverError();
        return false;
    }
    m_access.allowsAddresses = m_access.allowsAddresses || !address.isLoopback();
    m_context.guard = OriginGuard(m_port, m_access);
    return true;
}

bool Server::listenOnly(const QHostAddress &address, quint16 port, QString *error)
{
    Listener *const listener = m_listeners.at(0).get();
    if (!open(listener, address, port)) {
        *error = listener->server.errorString();
        m_listenError = listener->server.serverError();
        return false;
    }
    m_port = listener->server.serverPort();
    m_context.guard = OriginGuard(m_port, m_access);
    return true;
}

QStringList Server::urls() const
{
    QStringList urls;
    for (const auto &each : m_listeners) {
        const QHostAddress address = each->server.serverAddress();
        const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
        if (each->server.isListening())
            urls += (isIpv6 ? u"http://[%1]:%2"_s : u"http://%1:%2"_s)
                        .arg(address.toString(), QString::number(each->server.serverPort()));
    }
    return urls;
}

void Server::setAccepting(bool accepting)
{
    for (const auto &each : m_listeners)
        each->notifier.setEnabled(accepting && each->server.isListening());
}

void Server::accept(const Listener &listener)
{
    // Evicts for one connection only, as it is not known whether there are more.
    for (int i = 0; i < maxAcceptedAtOnce && (i == 0 ? makeRoom() : hasRoom()); ++i) {
        const int socket = acceptNow(int(listener.server.socketDescriptor()));
        if (socket < 0) {
            acceptFailed(errno);
            return;
        }
        add(socket);
    }
}

void Server::acceptFailed(int error)
{
    // Other errors are of the connection, which its client has closed meanwhile.
    if (!isOutOfResources(error))
        return;
    if (!m_recoveryTimer.isActive())
        qCWarning(serverLog).noquote()
            << u"Can't accept connections for now: %1"_s.arg(describeShortage(error));
    m_recoveryTimer.start();
    setAccepting(false);
    m_acceptTimer.start(acceptRetryDelay);
}

bool Server::hasRoom() const
{
    return m_connections.size() < m_context.limits.maxConnections;
}

/// At the limit, evicts the connection that is idle for longest. Returns false if that has to wait:
/// on a busy machine a client needs some time between connect() and write(), and cannot retry a
/// request on a new connection as it can on a kept one.
bool Server::makeRoom()
{
    if (hasRoom())
        return true;
    ServerConnection *const longestIdle = *std::min_element(
        m_connections.cbegin(), m_connections.cend(),
        [](const auto *a, const auto *b) { return a->evictableAt() < b->evictableAt(); });
    const auto evictableAt = longestIdle->evictableAt();
    if (evictableAt == ServerConnection::Clock::time_point::max())
        return true; // add() rejects the new one
    const auto wait = ceil<milliseconds>(evictableAt - ServerConnection::Clock::now());
    if (wait <= 0ms && !longestIdle->hasUnreadRequest()) {
        longestIdle->evict();
        return true;
    }
    setAccepting(false);
    m_acceptTimer.start(qMax(wait, 0ms)); // an unread request is read first
    return false;
}

void Server::add(int socket)
{
    const bool isFull = !hasRoom();
    auto *const connection = new ServerConnection(socket, &m_context, this);
    m_connections.append(connection);
    updateCrowded();
    connect(connection, &ServerConnection::closed, this, &Server::remove);
    if (isFull)
        connection->reject(
            503, u"All %1 connections are busy; try again."_s.arg(m_context.limits.maxConnections));
    else
        connection->begin();
    if (!m_deadlineTimer.isActive())
        m_deadlineTimer.start();
}

void Server::remove(ServerConnection *connection)
{
    m_connections.removeOne(connection);
    updateCrowded();
    connection->deleteLater(); // it may still be on the call stack
    if (!m_recoveryTimer.isActive())
        setAccepting(true);
    if (m_context.closing && m_connections.isEmpty())
        Q_EMIT finished();
}

void Server::updateCrowded()
{
    m_context.crowded = m_connections.size() > m_context.limits.keptConnections;
}

void Server::checkDeadlines()
{
    const auto now = ServerConnection::Clock::now();
    // A copy, because a connection that closes is removed from m_connections.
    const auto connections = m_connections;
    for (ServerConnection *const each : connections)
        each->check(now);
    if (m_connections.isEmpty())
        m_deadlineTimer.stop();
}

void Server::close()
{
    m_context.closing = true;
    m_context.limits.lingerTimeout = lingerTimeoutOnClose;
    for (const auto &each : m_listeners)
        close(each.get());
    const auto connections = m_connections;
    for (ServerConnection *const each : connections)
        each->finish();
    if (m_connections.isEmpty())
        QMetaObject::invokeMethod(this, &Server::finished, Qt::QueuedConnection);
}

} // namespace mm::http
