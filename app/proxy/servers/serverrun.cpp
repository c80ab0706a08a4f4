// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverrun.h"

#include "app/proxy/json/jsontext.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

/// A server that changes many tools is asked once.
constexpr milliseconds toolsDelay{50};
constexpr milliseconds subscribeTimeout{10'000};
/// For a request that has no end.
constexpr milliseconds noTimeout = hours(24 * 365);

} // namespace

ServerRun::ServerRun(const QByteArray &version, const Limits &limits, http::MemoryQuota *quota)
    : m_version(version)
    , m_limits(limits)
    , m_process(limits.process)
    , m_rpc({.send = [this](const QByteArray &line) { return m_process.send(line); },
             .notified = [this](const QString &method,
                                const QByteArray &params) { received(method, params); },
             .noiseRead = [this](const QByteArray &line) { Q_EMIT noiseRead(line); }},
            quota)
{
    connect(&m_process, &ServerProcess::lineRead, this,
            [this](const QByteArray &line) { m_rpc.received(line); });
    connect(&m_process, &ServerProcess::lineSkipped, this,
            [this](const QByteArray &id) { m_rpc.skipped(id, m_limits.process.lineBytes); });
    connect(&m_process, &ServerProcess::started, this, &ServerRun::readOffer);
    connect(&m_process, &ServerProcess::ended, this, [this](const QString &how) {
        m_isReady = false;
        m_endedAtProbe = m_reader && m_reader->isProbing();
        m_reader.reset();
        Q_EMIT ended(how);
    });
    m_toolsTimer.setSingleShot(true);
    m_toolsTimer.setInterval(toolsDelay);
    connect(&m_toolsTimer, &QTimer::timeout, this, &ServerRun::readTools);
}

void ServerRun::start(const ServerProcess::Command &command, bool probes)
{
    m_probes = probes;
    m_process.start(command);
}

void ServerRun::stop()
{
    m_isReady = false;
    m_reader.reset();
    m_pingSent.reset();
    m_process.stop();
}

QString ServerRun::waitsFor() const
{
    return m_reader ? m_reader->waitsFor() : QString();
}

milliseconds ServerRun::uptime() const
{
    return m_readySince == Time() ? milliseconds(0)
                                  : duration_cast<milliseconds>(steady_clock::now() - m_readySince);
}

void ServerRun::readOffer()
{
    m_reader = std::make_unique<OfferReader>(&m_rpc, m_version, m_limits.offer);
    m_reader->readAll([this](const ServerOffer &offer, const QString &failure,
                             const QString &note) { offerRead(offer, failure, note); },
                      m_probes);
}

void ServerRun::readTools()
{
    if (!m_isReady)
        return;
    if (m_reader) {
        m_toolsTimer.start();
        return;
    }
    m_reader = std::make_unique<OfferReader>(&m_rpc, m_version, m_limits.offer);
    m_reader->readTools(m_offer, [this](const ServerOffer &offer, const QString &failure,
                                        const QString &note) { offerRead(offer, failure, note); });
}

void ServerRun::offerRead(const ServerOffer &offer, const QString &failure, const QString &note)
{
    m_reader.reset();
    if (!failure.isEmpty()) {
        if (m_isReady) // its former tools stay
            Q_EMIT problemFound(u"its tools can't be read again: %1."_s.arg(failure));
        else
            Q_EMIT failed(failure);
        return;
    }
    if (!note.isEmpty())
        Q_EMIT problemFound(note);
    m_offer = offer;
    if (!std::exchange(m_isReady, true))
        m_readySince = steady_clock::now();
    Q_EMIT offered();
}

void ServerRun::received(const QString &method, const QByteArray &params)
{
    if (method != "notifications/tools/list_changed"_L1)
        Q_EMIT notified(method, params);
    else if (!m_toolsTimer.isActive()) // one that notifies all the time is asked too
        m_toolsTimer.start();
}

void ServerRun::subscribe(const QStringList &uris)
{
    const QSet<QString> before(m_uris.cbegin(), m_uris.cend());
    const QSet<QString> now(uris.cbegin(), uris.cend());
    m_uris = uris;
    if (m_offer.era == mcp::Era::Modern) {
        if (m_listening == 0 || now != before)
            listen();
        return;
    }
    const auto request = [this](const QByteArray &method, const QString &uri) {
        m_rpc.request(method, R"({"uri":)" + quotedJson(uri.toUtf8()) + '}', subscribeTimeout,
                      [this, uri](const ServiceAnswer &answer, const http::MemoryQuota::Lease &) {
                          if (answer.error) // so that it is asked again
                              m_uris.removeOne(uri);
                      });
    };
    for (const QString &uri : now - before)
        request("resources/subscribe", uri);
    for (const QString &uri : before - now)
        request("resources/unsubscribe", uri);
}

/// A modern server sends all notifications for one request.
void ServerRun::listen()
{
    m_rpc.cancel(m_listening, u"MM listens again"_s);
    QByteArrayList uris;
    for (const QString &uri : std::as_const(m_uris))
        uris += quotedJson(uri.toUtf8());
    m_listening = m_rpc.request(
        "subscriptions/listen",
        mcp::ownParams(mcp::Era::Modern,
                       R"("notifications":{"toolsListChanged":true,"promptsListChanged":true,)"
                       R"("resourcesListChanged":true,"resourceSubscriptions":[)" +
                           uris.join(',') + "]},"),
        noTimeout, [this](const ServiceAnswer &answer, const http::MemoryQuota::Lease &) {
            m_listening = 0;
            // One that has closed the stream is asked again by check().
            m_canListen = !answer.error;
        });
}

void ServerRun::ping()
{
    m_pingSent = steady_clock::now();
    const bool isModern = m_offer.era == mcp::Era::Modern;
    m_rpc.request(isModern ? "server/discover" : "ping", mcp::ownParams(m_offer.era), noTimeout,
                  [this](const ServiceAnswer &answer, const http::MemoryQuota::Lease &) {
                      // An error is an answer too, whatever its form.
                      if (!answer.result.isNull() || answer.error == CallError::BadAnswer)
                          m_pingSent.reset();
                  });
}

void ServerRun::check(bool isIdle)
{
    const auto now = steady_clock::now();
    m_isSuspended = m_process.isSuspended();
    // Any answer proves that it answers: the ping may be lost.
    if (m_isSuspended || (m_pingSent && m_rpc.lastAnswer() > *m_pingSent))
        m_pingSent.reset();
    if (!m_isReady || m_isSuspended || m_reader || !isIdle)
        return;
    if (m_pingSent && now - *m_pingSent >= m_limits.giveUpAfter) {
        Q_EMIT failed(u"it did not answer a ping for %1 s"_s.arg(
            duration<double>(m_limits.giveUpAfter).count()));
        return;
    }
    if (!m_pingSent && now - qMax(m_readySince, m_rpc.lastAnswer()) >= m_limits.pingAfter)
        ping();
    if (m_offer.era == mcp::Era::Modern && m_listening == 0 && m_canListen)
        listen();
}

} // namespace mm
