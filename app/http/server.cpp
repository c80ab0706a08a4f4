// SPDX-License-Identifier: MIT
#include "app/http/server.h"

#include "app/http/connection.h"
#include "app/http/descriptors.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

Q_LOGGING_CATEGORY(log, "mm.http", QtInfoMsg)

/// Connections that wait to be accepted, as many as a crowd may bring in one instant.
constexpr int backlog = 512;
/// Connections taken before those that are there are looked at again: in a rush, one whose request
/// has come is not let go for one that came later.
constexpr int acceptedAtOnce = 8;
/// How exactly the limits of time are kept.
constexpr milliseconds tick{250};
/// After no more descriptors were to be had.
constexpr milliseconds acceptPause{200};
/// Descriptors that are left to the rest of the process: it has to go on saving.
constexpr int reservedDescriptors = 24;
constexpr int fewestConnections = 4;
constexpr int freePortTries = 20;
/// For clients to take note of the last answer when the server ends.
constexpr milliseconds lastLinger{200};

/// Clients get three of four, the calls that they make of others the rest.
int affordable(int connections)
{
    return qBound(fewestConnections, (mostDescriptors() - reservedDescriptors) / 4 * 3,
                  connections);
}

} // namespace

class Server::Listener final : public QTcpServer
{
public:
    explicit Listener(Server *server)
        : m_server(server)
    {
        setListenBacklogSize(backlog);
        // With that many it pauses, and so lets those that it has be read before more come.
        setMaxPendingConnections(acceptedAtOnce);
        connect(this, &QTcpServer::newConnection, this, &Listener::announce);
        // Qt stops accepting then, and leaves it to us to go on.
        connect(this, &QTcpServer::acceptError, this, [this] {
            qCWarning(log).noquote() << u"Connections have to wait: %1"_s.arg(errorString());
            QTimer::singleShot(acceptPause, this, [this] { resumeAccepting(); });
        });
        m_turn.setSingleShot(true);
        m_turn.setTimerType(Qt::PreciseTimer);
        m_turn.callOnTimeout(this, &Listener::handOver);
    }

    /// Somebody has left: those who wait need not any longer.
    void roomMade()
    {
        if (m_turn.isActive())
            m_turn.start(0ms);
    }

private:
    void announce()
    {
        if (!m_turn.isActive())
            m_turn.start(0ms);
    }
    void handOver()
    {
        while (hasPendingConnections()) {
            const Place place = m_server->nextPlace();
            if (place.wait > 0ms) {
                m_turn.start(place.wait);
                return;
            }
            QTcpSocket *const socket = nextPendingConnection();
            socket->setParent(nullptr);
            m_server->accept(std::unique_ptr<QTcpSocket>(socket), place);
        }
    }

    Server *const m_server;
    QTimer m_turn;
};

Server::Server(Handler handler, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_shared(limits, std::move(handler))
{
    m_shared.limits.connections = affordable(limits.connections);
    m_clock.setInterval(qMin(tick, limits.requestTime / 4));
    connect(&m_clock, &QTimer::timeout, this, &Server::checkTimes);
}

Server::~Server() = default;

int Server::spareDescriptors() const
{
    return qMax(mostDescriptors() - reservedDescriptors - m_shared.limits.connections, 1);
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
    for (int tries = 0; tries < freePortTries; ++tries) {
        m_ipv4 = std::make_unique<Listener>(this);
        m_ipv6 = std::make_unique<Listener>(this);
        if (!listenOn(m_ipv4.get(), QHostAddress(QHostAddress::LocalHost), port, error))
            return false;
        m_port = m_ipv4->serverPort();
        m_shared.gate = Gate(m_port);
        if (listenOn(m_ipv6.get(), QHostAddress(QHostAddress::LocalHostIPv6), m_port, error))
            return true;
        // A machine without IPv6 is fine; but `localhost` must not lead to somebody else.
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

void Server::accept(std::unique_ptr<QTcpSocket> socket, const Place &place)
{
    if (place.held)
        place.held->evict();
    auto connection = std::make_unique<Connection>(std::move(socket), &m_shared);
    Connection *const key = connection.get();
    connect(key, &Connection::closed, this, &Server::remove);
    m_connections.emplace(key, std::move(connection));
    if (!place.free && !place.held)
        key->refuse(503, u"All connections are busy; try again."_s);
    else
        key->begin();
    if (!m_clock.isActive())
        m_clock.start();
}

/// A client on a busy machine may take a moment between its connect() and its write(), and is not
/// told by HTTP that it may try again as one on a kept connection is.
Server::Place Server::nextPlace() const
{
    if (m_connections.size() < static_cast<size_t>(m_shared.limits.connections))
        return {true, nullptr, 0ms};
    const auto now = Connection::Clock::now();
    Place next{false, nullptr, 0ms};
    for (const auto &[each, owner] : m_connections) {
        if (each->isBusy())
            continue;
        const auto end = each->idleSince() + m_shared.limits.graceTime;
        if (each->isNew() && now < end) {
            const auto wait = ceil<milliseconds>(end - now);
            next.wait = next.wait == 0ms ? wait : qMin(next.wait, wait);
        } else if (!next.held || each->idleSince() < next.held->idleSince()) {
            next.held = each;
        }
    }
    if (next.held)
        next.wait = 0ms;
    return next;
}

std::vector<Connection *> Server::connections() const
{
    std::vector<Connection *> all;
    all.reserve(m_connections.size());
    for (const auto &[each, owner] : m_connections)
        all.push_back(each);
    return all;
}

void Server::checkTimes()
{
    const auto now = Connection::Clock::now();
    // A copy, as what ends leaves the map at once.
    for (Connection *each : connections())
        each->checkTime(now);
    if (m_connections.empty())
        m_clock.stop();
}

void Server::remove(Connection *connection)
{
    const auto found = m_connections.find(connection);
    if (found == m_connections.end())
        return;
    if (m_ended.empty())
        QMetaObject::invokeMethod(
            this, [this] { m_ended.clear(); }, Qt::QueuedConnection);
    m_ended.push_back(std::move(found->second));
    m_connections.erase(found);
    for (Listener *const listener : {m_ipv4.get(), m_ipv6.get()}) {
        if (listener)
            listener->roomMade();
    }
    if (m_shared.closing && m_connections.empty())
        Q_EMIT finished();
}

void Server::close()
{
    m_shared.closing = true;
    m_shared.limits.lingerTime = lastLinger;
    m_ipv4.reset();
    m_ipv6.reset();
    for (Connection *each : connections())
        each->finish();
    if (m_connections.empty())
        QMetaObject::invokeMethod(this, &Server::finished, Qt::QueuedConnection);
}

} // namespace mm::http
