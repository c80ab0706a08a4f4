// SPDX-License-Identifier: MIT
#include "app/proxy/servers/managedserver.h"

#include "app/proxy/mesh/logging.h"
#include "app/proxy/servers/servercommand.h"
#include "core/system/displaytext.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxNoiseLength = 80;
constexpr qsizetype maxResources = 1000;

QString clause(QString sentence)
{
    sentence.replace(0, 1, sentence.at(0).toLower());
    sentence.chop(1);
    return sentence;
}

} // namespace

ManagedServer::ManagedServer(ServerEntry entry, const Setup &setup)
    : m_entry(std::move(entry))
    , m_setup(setup)
    , m_backOff(setup.limits.firstBackOff)
{
    m_startTimer.setSingleShot(true);
    connect(&m_startTimer, &QTimer::timeout, this, &ManagedServer::launch);
    m_forgetTimer.setSingleShot(true);
    m_forgetTimer.setInterval(setup.limits.keepTools);
    connect(&m_forgetTimer, &QTimer::timeout, this, [this] { setTools("[]"); });
}

ManagedServer::~ManagedServer()
{
    if (m_run)
        m_run->disconnect(this);
}

bool ManagedServer::mayRun() const
{
    return !m_entry.disabled && !m_isDisabled && !m_isStopped && !m_isLeaving;
}

std::optional<ServerFacts::Time> ManagedServer::oldestCall() const
{
    std::optional<ServerFacts::Time> oldest;
    for (const Call &each : m_calls) {
        if (each.rpcId != 0 && (!oldest || each.started < *oldest))
            oldest = each.started;
    }
    return oldest;
}

bool ManagedServer::isWaiting(quint64 id) const
{
    const auto call = m_calls.constFind(id);
    return call != m_calls.cend() && call->rpcId == 0;
}

ServerFacts ManagedServer::facts() const
{
    return {.now = steady_clock::now(),
            .isDisabledByEntry = m_entry.disabled,
            .isDisabled = m_isDisabled,
            .isStopped = m_isStopped,
            .isRunning = m_run != nullptr,
            .launched = m_launched,
            .isReady = isReady(),
            .endCause = m_endCause,
            .isSuspended = m_run && m_run->isSuspended(),
            .isStuck = m_run && m_run->isStuck(),
            .waitsFor = m_run ? m_run->waitsFor() : QString(),
            .failure = m_failure,
            .noiseLine = m_noiseLine,
            .pingSent = m_run ? m_run->pingSent() : std::nullopt,
            .oldestCall = oldestCall(),
            .restarts = qMax<qint64>(m_starts - 1, 0)};
}

ServerStatus ManagedServer::status() const
{
    return evaluateServer(facts());
}

QStringList ManagedServer::log() const
{
    const QStringList all = m_run ? m_formerLog + m_run->log() : m_formerLog;
    return all.last(qMin(all.size(), ServerProcess::maxLogLines));
}

void ManagedServer::launch()
{
    if (!mayRun() || m_run)
        return;
    ++m_starts;
    m_launched = steady_clock::now();
    QString failure;
    const auto command = commandOf(m_entry, m_setup.environment, m_setup.path, &failure);
    if (!command) {
        m_failure = failure;
        scheduleStart();
        failWaiting(u"it is not running: "_s + failure);
        Q_EMIT statusChanged();
        return;
    }
    m_noiseLine.clear();
    m_run = std::make_unique<ServerRun>(m_setup.version, m_setup.limits.run, m_setup.quota);
    connectRun();
    m_run->start(*command, m_probes);
    Q_EMIT statusChanged();
}

void ManagedServer::connectRun()
{
    connect(m_run.get(), &ServerRun::offered, this, &ManagedServer::offered);
    connect(m_run.get(), &ServerRun::failed, this, [this](const QString &failure) {
        m_probes = true;
        end(failure);
    });
    connect(m_run.get(), &ServerRun::ended, this, &ManagedServer::ended);
    connect(m_run.get(), &ServerRun::notified, this, &ManagedServer::notified);
    connect(m_run.get(), &ServerRun::noiseRead, this, &ManagedServer::noiseRead);
    connect(m_run.get(), &ServerRun::problemFound, this, [this](const QString &problem) {
        qCWarning(proxyLog).noquote() << u"Server \"%1\": %2"_s.arg(m_entry.name, problem);
    });
}

void ManagedServer::noiseRead(const QByteArray &line)
{
    ++m_noiseLines;
    if (!m_noiseLine.isEmpty())
        return;
    m_noiseLine = sanitizeForDisplay(QString::fromUtf8(line.left(4 * maxNoiseLength)),
                                     {.maxLength = maxNoiseLength});
    Q_EMIT statusChanged();
}

void ManagedServer::offered()
{
    m_offer = m_run->offer();
    m_failure.clear();
    m_forgetTimer.stop();
    setTools(m_offer.tools);
    if (std::exchange(m_hasSubscribed, true))
        return;
    m_run->subscribe(m_resources);
    Q_EMIT statusChanged();
    const QList<quint64> waiting = m_calls.keys();
    for (const quint64 id : waiting)
        send(id);
}

void ManagedServer::setTools(const QByteArray &tools)
{
    if (std::exchange(m_listedTools, tools) != tools)
        Q_EMIT toolsChanged();
}

void ManagedServer::end(const QString &cause)
{
    // Without a process nothing ends, and the cause would be that of the next one.
    if (m_run) {
        m_endCause = cause;
        m_run->stop();
    }
    Q_EMIT statusChanged();
}

void ManagedServer::ended(const QString &how)
{
    QString cause = std::exchange(m_endCause, {});
    if (cause.isEmpty()) {
        cause = how;
        if (const QStringList lines = m_run->log(); !lines.isEmpty())
            cause += u"; the last line of its stderr: "_s + lines.constLast();
    }
    if (m_probes && m_run->endedAtProbe()) {
        m_probes = false;
        m_startsAtOnce = mayRun();
        --m_starts; // it was no failure
    }
    const bool wasSustained = m_run->uptime() >= m_setup.limits.sustained;
    m_formerLog = log();
    m_hasSubscribed = false;
    // The calls may call back: what they see is that no process runs.
    ServerRun *const run = m_run.release();
    run->disconnect(this);
    run->deleteLater();
    m_failure = std::exchange(m_startsAtOnce, false) ? QString() : cause;
    if (m_failure.isEmpty() || wasSustained)
        m_backOff = m_setup.limits.firstBackOff;
    if (m_failure.isEmpty() && mayRun())
        m_startTimer.start(0);
    else
        scheduleStart();
    if (!m_forgetTimer.isActive())
        m_forgetTimer.start();
    run->rpc().failAll(CallError::Died, u"it ended during the call: "_s + cause);
    if (!m_failure.isEmpty())
        failWaiting(u"it is not running: "_s + cause);
    Q_EMIT statusChanged();
    if (m_isLeaving)
        Q_EMIT gone();
}

void ManagedServer::scheduleStart()
{
    if (!mayRun())
        return;
    m_startTimer.start(m_backOff);
    m_backOff = qMin(2 * m_backOff, m_setup.limits.maxBackOff);
}

/// Brings the next start forward.
void ManagedServer::wake()
{
    if (m_run || !m_startTimer.isActive())
        return;
    const auto wait =
        duration_cast<milliseconds>(m_launched + m_setup.limits.firstBackOff - steady_clock::now());
    if (wait < m_startTimer.remainingTimeAsDuration())
        m_startTimer.start(qMax(wait, milliseconds(0)));
}

/// After a change of what mayRun() says.
void ManagedServer::applyMayRun()
{
    m_backOff = m_setup.limits.firstBackOff;
    m_startsAtOnce = mayRun() && !m_endCause.isEmpty();
    if (mayRun()) {
        if (!m_run) {
            m_failure.clear();
            m_startTimer.start(0);
        }
    } else {
        m_startTimer.stop();
        setTools("[]");
        failWaiting(clause(status().reason));
        end(u"it was stopped"_s);
    }
    Q_EMIT statusChanged();
}

void ManagedServer::setEntry(const ServerEntry &entry)
{
    if (m_entry == entry)
        return;
    m_entry = entry;
    m_probes = true;
    if (m_run && mayRun())
        end(u"its entry in the file has changed"_s);
    applyMayRun();
}

void ManagedServer::setDisabled(bool disabled)
{
    m_isStopped = m_isStopped && disabled;
    m_isDisabled = disabled;
    applyMayRun();
}

void ManagedServer::startByUser()
{
    m_isStopped = false;
    applyMayRun();
}

void ManagedServer::stopByUser()
{
    m_isStopped = true;
    applyMayRun();
}

void ManagedServer::restartByUser()
{
    m_isStopped = false;
    if (m_run && mayRun())
        end(u"it is started again"_s);
    applyMayRun();
}

void ManagedServer::leave()
{
    m_isLeaving = true;
    applyMayRun();
    if (!m_run)
        QTimer::singleShot(0, this, &ManagedServer::gone);
}

quint64 ManagedServer::start(const CallRequest &request, Done done)
{
    const quint64 id = ++m_lastCall;
    m_calls.insert(id, {request, std::move(done), steady_clock::now()});
    if (isReady()) {
        send(id);
    } else if (!mayRun()) {
        QTimer::singleShot(0, this, [this] { failWaiting(clause(status().reason)); });
    } else {
        wake();
        QTimer::singleShot(qMin(m_setup.limits.startWait, request.timeout), this, [this, id] {
            if (isWaiting(id))
                finish(id, {.error = CallError::Refused, .failure = clause(status().reason)}, {});
        });
    }
    return id;
}

void ManagedServer::send(quint64 id)
{
    if (!isWaiting(id))
        return;
    Call &call = m_calls[id];
    const CallRequest &request = call.request;
    call.started = steady_clock::now();
    call.rpcId = m_run->rpc().request(
        request.mcp.method,
        mcp::paramsForServer(m_offer.era, request, QByteArray::number(m_run->rpc().nextId())),
        request.timeout,
        [this, id](ServiceAnswer answer, http::MemoryQuota::Lease lease) {
            finish(id, std::move(answer), std::move(lease));
        },
        request.mcp.progress);
}

void ManagedServer::finish(quint64 id, ServiceAnswer answer, http::MemoryQuota::Lease lease)
{
    const Call call = m_calls.take(id);
    if (!call.done)
        return;
    const bool wasBusy = steady_clock::now() - call.started >= ServerFacts::busyAfter;
    call.done(std::move(answer), std::move(lease));
    if (wasBusy)
        Q_EMIT statusChanged();
}

void ManagedServer::failWaiting(const QString &failure)
{
    const QList<quint64> ids = m_calls.keys();
    for (const quint64 id : ids) {
        if (isWaiting(id))
            finish(id, {.error = CallError::Refused, .failure = failure}, {});
    }
}

void ManagedServer::cancel(quint64 id, const QString &reason)
{
    const auto call = m_calls.constFind(id);
    if (call == m_calls.cend())
        return;
    const quint64 rpcId = call->rpcId;
    m_calls.erase(call);
    if (rpcId != 0 && m_run)
        m_run->rpc().cancel(rpcId, reason);
    Q_EMIT statusChanged();
}

void ManagedServer::subscribe(const QStringList &uris)
{
    for (const QString &uri : uris.last(qMin(uris.size(), maxResources))) {
        m_resources.removeOne(uri);
        m_resources += uri;
    }
    // No client says when it needs one no more, so the oldest make room.
    m_resources = m_resources.last(qMin(m_resources.size(), maxResources));
    if (isReady())
        m_run->subscribe(m_resources);
}

void ManagedServer::check()
{
    if (!m_run)
        return;
    m_run->check(!oldestCall());
    Q_EMIT statusChanged();
}

} // namespace mm
