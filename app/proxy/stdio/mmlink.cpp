// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/mmlink.h"

#include "app/proxy/mcp/mcphttp.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::stdio {

namespace {

using Outcome = MmConnection::Outcome;

/// Of one bridge: MM has 400 connections for all of its clients. Further requests wait.
constexpr qsizetype maxRunning = 100;
constexpr qsizetype maxIdle = 8;
constexpr int maxAttempts = 4;
constexpr milliseconds retryInterval{20};
/// Between two starts, if the first process ends: another MM may still save its file.
constexpr milliseconds startInterval{300};
constexpr qsizetype maxHealthBytes = qsizetype(1024) * 1024;

/// Whether the program that gave this response to `GET /health` is MM. One that requires a token,
/// or another name in the header Host, says why in the response to the request itself.
bool isMm(const http::CallResult &result)
{
    if (result.kind != http::CallResult::Kind::Answered)
        return false;
    const QJsonObject body = QJsonDocument::fromJson(result.response.body).object();
    const int status = result.response.status;
    return body.value("program"_L1).toString() == "mm-proxy"_L1 ||
           ((status == 401 || status == 403 || status == 421 || status == 503) &&
            body.value("success"_L1) == QJsonValue(false));
}

} // namespace

MmLink::MmLink(Config config)
    : m_config(std::move(config))
    , m_starter(m_config.start)
    , m_client("mm-proxy", maxHealthBytes)
{
    // The tag makes ids unique in MM: those of two bridges can be equal.
    m_headers =
        " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_config.port) +
        "\r\nAccept: application/json, text/event-stream\r\n" + mcp::McpHttp::transportHeader +
        ": stdio\r\nMcp-Session-Id: " + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) +
        "\r\n";
    if (!m_config.token.isEmpty())
        m_headers += "Authorization: Bearer " + m_config.token + "\r\n";
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(retryInterval);
    connect(&m_retryTimer, &QTimer::timeout, this, &MmLink::check);
}

MmLink::~MmLink()
{
    qDeleteAll(m_running);
    qDeleteAll(m_idle);
}

quint64 MmLink::post(Request request)
{
    const quint64 id = ++m_lastId;
    m_requestBytes += request.body.size();
    m_entries.emplace(id, Entry{.request = std::move(request)});
    m_waiting.append(id);
    advance();
    return id;
}

void MmLink::abort(quint64 id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    if (MmConnection *const connection = entry->second.connection) {
        connection->abort();
        release(connection);
    }
    m_requestBytes -= entry->second.request.body.size();
    m_entries.erase(entry);
    m_waiting.removeOne(id);
    advance();
}

void MmLink::abortAll()
{
    m_waiting.clear();
    m_entries.clear();
    m_requestBytes = 0;
    for (MmConnection *const each : std::as_const(m_running)) {
        each->abort();
        each->deleteLater();
    }
    m_running.clear();
}

void MmLink::setReading(bool isOn)
{
    if (std::exchange(m_isReading, isOn) == isOn)
        return;
    for (MmConnection *const each : std::as_const(m_running))
        each->setReading(isOn);
}

void MmLink::advance()
{
    while (!m_waiting.isEmpty() && m_running.size() < maxRunning) {
        dropClosed();
        if (!m_isReady) {
            check();
            return;
        }
        begin(m_waiting.takeFirst());
    }
}

/// MM closes what is idle, but it may also have ended.
void MmLink::dropClosed()
{
    while (!m_idle.isEmpty() && !m_idle.constLast()->isReusable()) {
        m_idle.takeLast()->deleteLater();
        m_isReady = false;
    }
}

QByteArray MmLink::head(const Request &request) const
{
    if (request.isStream)
        return "GET " + m_config.path + m_headers + "\r\n";
    return "POST " + m_config.path + m_headers +
           "Content-Type: application/json\r\nContent-Length: " +
           QByteArray::number(request.body.size()) + "\r\n\r\n";
}

void MmLink::begin(quint64 id)
{
    Entry &entry = m_entries.at(id);
    MmConnection *const connection = takeConnection();
    entry.connection = connection;
    ++entry.attempts;
    m_running.append(connection);
    connection->setReading(m_isReading);
    connection->send(
        {.head = head(entry.request),
         .body = entry.request.body,
         .streamOpened = entry.request.streamOpened,
         .event = entry.request.event,
         .finished = [this, id](const Outcome &outcome) { connectionEnded(id, outcome); }});
}

MmConnection *MmLink::takeConnection()
{
    if (!m_idle.isEmpty())
        return m_idle.takeLast();
    auto *const connection = new MmConnection(m_config.port);
    connect(connection, &MmConnection::closed, this, [this, connection] {
        if (m_idle.removeOne(connection)) {
            m_isReady = false;
            connection->deleteLater();
        }
    });
    return connection;
}

void MmLink::release(MmConnection *connection)
{
    m_running.removeOne(connection);
    if (connection->isOpen() && m_idle.size() < maxIdle) {
        connection->setReading(true); // to see that MM closes it
        m_idle.append(connection);
    } else {
        connection->deleteLater();
    }
}

void MmLink::connectionEnded(quint64 id, const Outcome &outcome)
{
    Entry &entry = m_entries.at(id);
    release(std::exchange(entry.connection, nullptr));
    if (outcome.kind == Outcome::Kind::Answered) {
        answer(id, {.isAnswered = true, .status = outcome.status, .body = outcome.body});
        return;
    }
    m_isReady = false;
    const bool isRepeatable = outcome.kind == Outcome::Kind::NotReceived || entry.request.mayRepeat;
    if (isRepeatable && entry.attempts < maxAttempts) {
        m_waiting.prepend(id);
        advance();
        return;
    }
    answer(id, {.error = u"The connection to MM failed: %1."_s.arg(outcome.text),
                .mayHaveRun = outcome.kind == Outcome::Kind::Lost});
}

void MmLink::answer(quint64 id, const Answer &answer)
{
    const auto entry = m_entries.find(id);
    const auto answered = std::move(entry->second.request.answered);
    m_requestBytes -= entry->second.request.body.size();
    m_entries.erase(entry);
    if (answered)
        answered(answer);
    advance();
    Q_EMIT requestEnded();
}

void MmLink::check()
{
    if (std::exchange(m_isChecking, true))
        return;
    if (m_startDeadline.isForever()) {
        m_startDeadline = QDeadlineTimer(m_config.startTimeout);
        m_nextStart = QDeadlineTimer(m_wasReady ? m_config.restartGrace : 0ms);
    }
    m_retryTimer.stop();
    m_client.start(
        {.endpoint = {.addresses = {QHostAddress(QHostAddress::LocalHost)}, .port = m_config.port},
         .method = "GET",
         .target = "/health",
         .body = {},
         .timeout = m_config.startTimeout,
         .bearerToken = m_config.token},
        [this](const http::CallResult &result) { checked(result); });
}

void MmLink::checked(const http::CallResult &result)
{
    m_isChecking = false;
    if (isMm(result)) {
        m_startDeadline = QDeadlineTimer(QDeadlineTimer::Forever);
        m_isReady = true;
        m_wasReady = true;
        advance();
        Q_EMIT ready();
        return;
    }
    const bool mayCome = result.kind == http::CallResult::Kind::Refused ||
                         result.kind == http::CallResult::Kind::Closed;
    failWaiting(u"MM does not run."_s, true);
    if (m_waiting.isEmpty()) {
        m_startDeadline = QDeadlineTimer(QDeadlineTimer::Forever);
    } else if (!mayCome || m_startDeadline.hasExpired()) {
        failWaiting(result.kind == http::CallResult::Kind::Refused ? notStarted()
                                                                   : describeOther(result));
    } else {
        m_retryTimer.start();
        if (result.kind == http::CallResult::Kind::Refused)
            startIfDue();
    }
}

QString MmLink::describeOther(const http::CallResult &result) const
{
    QString text = u"The program at port %1 of this computer is not MM, or does not respond"_s.arg(
        m_config.port);
    text += result.text.isEmpty() ? u"."_s : u": %1."_s.arg(result.text);
    const QString owner =
        m_config.describeOwner ? m_config.describeOwner(m_config.port) : QString();
    return owner.isEmpty() ? text : text + u' ' + owner;
}

void MmLink::startIfDue()
{
    if (!m_nextStart.hasExpired() || m_starter.isRunning())
        return;
    m_nextStart = QDeadlineTimer(startInterval);
    QString error;
    if (!m_starter.start(&error))
        failWaiting(u"MM does not run, and "_s + error);
}

QString MmLink::notStarted() const
{
    const QString cause = m_starter.lastLine();
    return u"MM does not run at port %1, and was started without success%2"_s.arg(
        QString::number(m_config.port), cause.isEmpty() ? u"."_s : u": "_s + cause);
}

void MmLink::failWaiting(const QString &error, bool streamsOnly)
{
    if (!streamsOnly)
        m_startDeadline = QDeadlineTimer(QDeadlineTimer::Forever);
    const auto stays = [this, streamsOnly](quint64 id) {
        return streamsOnly && m_entries.at(id).request.startsMm;
    };
    const QList<quint64> waiting = std::exchange(m_waiting, {});
    std::copy_if(waiting.cbegin(), waiting.cend(), std::back_inserter(m_waiting), stays);
    for (const quint64 id : waiting) {
        // What is called for one may abort another.
        if (m_entries.contains(id) && !m_waiting.contains(id))
            answer(id, {.error = error});
    }
}

} // namespace mm::stdio
