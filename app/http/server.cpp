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
/// Connections accepted before existing ones are read again: in a rush, one whose request has
/// arrived is not evicted for a newer one.
constexpr int maxAcceptedAtOnce = 8;
/// The precision of all timeouts.
constexpr milliseconds deadlineInterval{250};
/// After running out of descriptors.
constexpr milliseconds acceptRetryDelay{200};
/// For the rest of the process, which has to go on saving.
constexpr int reservedDescriptors = 24;
constexpr int minConnections = 4;
constexpr int maxFreePortTries = 20;
/// For clients to receive the last response when the server closes.
constexpr milliseconds lingerTimeoutOnClose{200};

/// Clients get three of four descriptors, outgoing calls the rest.
int affordableConnections(int connections)
{
    return qBound(minConnections, (maxDescriptors() - reservedDescriptors) / 4 * 3, connections);
}

} // namespace

class Server::Listener final : public QTcpServer
{
public:
    explicit Listener(Server *server)
        : m_server(server)
    {
        setListenBacklogSize(listenBacklog);
        // QTcpServer stops accepting at this number, and the event loop reads existing connections.
        setMaxPendingConnections(maxAcceptedAtOnce);
        connect(this, &QTcpServer::newConnection, this, &Listener::scheduleHandOver);
        // QTcpServer stops accepting then, until resumeAccepting().
        connect(this, &QTcpServer::acceptError, this, [this] {
            qCWarning(serverLog).noquote() << u"Connections have to wait: %1"_s.arg(errorString());
            QTimer::singleShot(acceptRetryDelay, this, [this] { resumeAccepting(); });
        });
        m_handOverTimer.setSingleShot(true);
        m_handOverTimer.setTimerType(Qt::PreciseTimer);
        m_handOverTimer.callOnTimeout(this, &Listener::handOver);
    }

    /// A connection has ended: a waiting one can be taken now.
    void roomMade()
    {
        if (m_handOverTimer.isActive())
            m_handOverTimer.start(0ms);
    }

private:
    void scheduleHandOver()
    {
        if (!m_handOverTimer.isActive())
            m_handOverTimer.start(0ms);
    }
    void handOver()
    {
        while (hasPendingConnections()) {
            const Admission admission = m_server->nextAdmission();
            if (admission.wait > 0ms) {
                m_handOverTimer.start(admission.wait);
                return;
            }
            QTcpSocket *const socket = nextPendingConnection();
            socket->setParent(nullptr);
            m_server->accept(std::unique_ptr<QTcpSocket>(socket), admission);
        }
    }

    Server *const m_server;
    QTimer m_handOverTimer;
};

Server::Server(Handler handler, const ServerLimits &limits, QObject *parent)
    : QObject(parent)
    , m_context(limits, std::move(handler))
{
    m_context.limits.maxConnections = affordableConnections(limits.maxConnections);
    m_deadlineTimer.setInterval(qMin(deadlineInterval, limits.requestTimeout / 4));
    connect(&m_deadlineTimer, &QTimer::timeout, this, &Server::checkDeadlines);
}

Server::~Server() = default;

int Server::spareDescriptors() const
{
    return qMax(maxDescriptors() - reservedDescriptors - m_context.limits.maxConnections, 1);
}

bool Server::listenOn(Listener *listener, const QHostAddress &address, quint16 port, QString *error)
{
    if (listener->listen(address, port))
        return true;
    *error = listener->errorString();
    return false;
}

bool Server::listen(quint16 port, QString *error)
{
    for (int tries = 0; tries < maxFreePortTries; ++tries) {
        m_ipv4 = std::make_unique<Listener>(this);
        m_ipv6 = std::make_unique<Listener>(this);
        if (!listenOn(m_ipv4.get(), QHostAddress(QHostAddress::LocalHost), port, error))
            return false;
        m_port = m_ipv4->serverPort();
        m_context.guard = OriginGuard(m_port);
        if (listenOn(m_ipv6.get(), QHostAddress(QHostAddress::LocalHostIPv6), m_port, error))
            return true;
        // A machine may lack IPv6, but `localhost` must not resolve to another program's port.
        if (m_ipv6->serverError() != QAbstractSocket::AddressInUseError) {
            m_ipv6.reset();
            return true;
        }
        m_ipv4.reset();
        if (port != 0)
            return false;
    }
    return false;
}

QStringList Server::urls() const
{
    QStringList urls{u"http://127.0.0.1:%1"_s.arg(m_port)};
    if (m_ipv6)
        urls += u"http://[::1]:%1"_s.arg(m_port);
    return urls;
}

void Server::accept(std::unique_ptr<QTcpSocket> socket, const Admission &admission)
{
    if (admission.evicted)
        admission.evicted->evict();
    auto connection = std::make_unique<ServerConnection>(std::move(socket), &m_context);
    ServerConnection *const key = connection.get();
    connect(key, &ServerConnection::closed, this, &Server::remove);
    m_connections.emplace(key, std::move(connection));
    if (!admission.hasRoom && !admission.evicted)
        key->reject(503, u"All connections are busy; try again."_s);
    else
        key->begin();
    if (!m_deadlineTimer.isActive())
        m_deadlineTimer.start();
}

/// A new connection is not evicted before its grace is over: on a busy machine a client needs a
/// moment between connect() and write(), and HTTP doesn't let it retry as on a kept connection.
Server::Admission Server::nextAdmission() const
{
    if (m_connections.size() < static_cast<size_t>(m_context.limits.maxConnections))
        return {true, nullptr, 0ms};
    const auto now = ServerConnection::Clock::now();
    Admission next{false, nullptr, 0ms};
    for (const auto &[each, owner] : m_connections) {
        if (each->isHandling())
            continue;
        const auto end = each->idleSince() + m_context.limits.firstByteGrace;
        if (each->isNew() && now < end) {
            const auto wait = ceil<milliseconds>(end - now);
            next.wait = next.wait == 0ms ? wait : qMin(next.wait, wait);
        } else if (!next.evicted || each->idleSince() < next.evicted->idleSince()) {
            next.evicted = each;
        }
    }
    if (next.evicted)
        next.wait = 0ms;
    return next;
}

std::vector<ServerConnection *> Server::connections() const
{
    std::vector<ServerConnection *> all;
    all.reserve(m_connections.size());
    for (const auto &[each, owner] : m_connections)
        all.push_back(each);
    return all;
}

void Server::checkDeadlines()
{
    const auto now = ServerConnection::Clock::now();
    // A copy: one that closes is removed from the map at once.
    for (ServerConnection *each : connections())
        each->checkDeadline(now);
    if (m_connections.empty())
        m_deadlineTimer.stop();
}

void Server::remove(ServerConnection *connection)
{
    const auto found = m_connections.find(connection);
    if (found == m_connections.end())
        return;
    if (m_retired.empty())
        QMetaObject::invokeMethod(
            this, [this] { m_retired.clear(); }, Qt::QueuedConnection);
    m_retired.push_back(std::move(found->second));
    m_connections.erase(found);
    for (Listener *const listener : {m_ipv4.get(), m_ipv6.get()}) {
        if (listener)
            listener->roomMade();
    }
    if (m_context.closing && m_connections.empty())
        Q_EMIT finished();
}

void Server::close()
{
    m_context.closing = true;
    m_context.limits.lingerTimeout = lingerTimeoutOnClose;
    m_ipv4.reset();
    m_ipv6.reset();
    for (ServerConnection *each : connections())
        each->finish();
    if (m_connections.empty())
        QMetaObject::invokeMethod(this, &Server::finished, Qt::QueuedConnection);
}

} // namespace mm::http
