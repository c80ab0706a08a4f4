// SPDX-License-Identifier: MIT
#include "app/monitor/meshmember.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = mm::http::Outcome::Kind;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(log, "mm.member", QtInfoMsg)

QString ownName()
{
    return u"ee_monitor"_s;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray nameAlone()
{
    return compact({{u"instance_name"_s, ownName()}});
}

} // namespace

MeshMember::MeshMember(const MmUrl &url, const QString &statsFile, const Intervals &intervals,
                       QObject *parent)
    : QObject(parent)
    , m_intervals(intervals)
    , m_statsFile(statsFile)
    , m_mm(url)
    , m_retry(intervals.firstRetry)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &MeshMember::attempt);
    m_check.setSingleShot(true);
    connect(&m_check, &QTimer::timeout, this, &MeshMember::check);
}

void MeshMember::join(quint16 ownPort, const QJsonArray &tools)
{
    m_ownPort = ownPort;
    m_registration =
        compact({{u"instance_name"_s, ownName()}, {u"port"_s, ownPort}, {u"tools"_s, tools}});
    attempt();
}

void MeshMember::leave(std::chrono::milliseconds atMost)
{
    m_leaving = true;
    m_next.stop();
    m_check.stop();
    if (m_task == Task::None && !m_mayBeKnown)
        return;
    QEventLoop loop;
    connect(this, &MeshMember::left, &loop, &QEventLoop::quit);
    QTimer::singleShot(atMost, &loop, &QEventLoop::quit);
    m_leaveBy.setRemainingTime(atMost);
    // What is out comes first: MM must not take a registration after the goodbye.
    if (m_task == Task::None)
        sayGoodbye();
    loop.exec();
}

void MeshMember::setChecking(bool on)
{
    if (on == m_checking || m_leaving)
        return;
    m_checking = on;
    m_checkDue = false;
    if (on)
        check();
    else
        m_check.stop();
}

void MeshMember::mmSeen()
{
    m_retry = m_intervals.firstRetry;
    attempt();
}

void MeshMember::attempt()
{
    if (m_registration.isEmpty() || m_leaving)
        return;
    m_next.stop();
    if (m_task != Task::None)
        m_due = true;
    else
        ask(m_registered ? Task::Heartbeat : Task::Register);
}

void MeshMember::check()
{
    if (m_task != Task::None)
        m_checkDue = true;
    else
        ask(Task::CheckHealth);
}

void MeshMember::ask(Task task)
{
    m_task = task;
    const auto done = [this, task](const http::Outcome &outcome) { ended(task, outcome); };
    switch (task) {
    case Task::None:
        break;
    case Task::Register:
        m_mm.post("/register", m_registration, m_intervals.answer, done);
        break;
    case Task::Heartbeat:
        m_mm.post("/heartbeat", nameAlone(), m_intervals.answer, done);
        break;
    case Task::CheckHealth:
        m_mm.get("/health", m_intervals.answer, done);
        break;
    case Task::FindPlace:
    case Task::CheckServices:
        m_mm.get("/services", m_intervals.answer, done);
        break;
    case Task::FindPlaceLast: {
        // The other half is for the goodbye itself.
        const std::chrono::milliseconds half(m_leaveBy.remainingTime() / 2);
        m_mm.get("/services", qBound(1ms, half, m_intervals.answer), done);
        break;
    }
    case Task::Deregister:
        m_mm.post("/deregister", nameAlone(), m_intervals.answer, done);
        break;
    }
}

void MeshMember::ended(Task task, const http::Outcome &outcome)
{
    const Connection before = m_connection;
    m_task = Task::None;
    noteConnection(task, outcome);
    noteMembership(task, outcome);
    if (m_task == Task::None)
        goOn();
    // Last, as it may come back into here.
    if (m_connection != before && !m_leaving)
        Q_EMIT connectionChanged(m_connection);
}

/// May ask the second question of a check.
void MeshMember::noteConnection(Task task, const http::Outcome &outcome)
{
    if (!outcome.text.isEmpty())
        qCDebug(log).noquote() << m_mm.url().text() << outcome.text;
    const bool checks = task == Task::CheckHealth || task == Task::CheckServices;
    if (outcome.kind == Kind::Overloaded) {
        // It tells of this program alone.
    } else if (checks) {
        const Sign sign = task == Task::CheckHealth ? signOfHealth(outcome, m_statsFile)
                                                    : signOfServices(outcome);
        if (sign == Sign::AskServices) {
            if (!m_leaving)
                ask(Task::CheckServices);
            return;
        }
        noteCheck(sign);
    } else if (signOfOther(outcome) == Sign::Failure) {
        noteFailure();
    } else if (!m_checking) {
        m_failures = 0;
        if (m_connection == Connection::Gone)
            m_connection = Connection::Unknown;
    }
    if (checks && m_checking)
        m_check.start(m_intervals.check);
}

void MeshMember::noteCheck(Sign sign)
{
    if (sign == Sign::Failure) {
        noteFailure();
        return;
    }
    const Connection before = std::exchange(
        m_connection, sign == Sign::Answering ? Connection::Answering : Connection::Unknown);
    m_failures = 0;
    if (m_connection != before)
        m_due = true; // it was away, and may have forgotten
}

void MeshMember::noteFailure()
{
    if (++m_failures >= failuresUntilGone)
        m_connection = Connection::Gone;
}

/// After an answered heartbeat, asks for our place.
void MeshMember::noteMembership(Task task, const http::Outcome &outcome)
{
    const int status = outcome.kind == Kind::Answered ? outcome.answer.status : 0;
    switch (task) {
    case Task::None:
    case Task::CheckHealth:
    case Task::CheckServices:
        return;
    case Task::FindPlace:
        if (isAnotherListed(outcome)) {
            m_registered = false;
            m_due = true;
        }
        return;
    case Task::FindPlaceLast:
        m_placeFound = true;
        m_mayBeKnown = !isAnotherListed(outcome);
        return;
    case Task::Deregister:
        m_mayBeKnown = false;
        return;
    case Task::Register:
        m_mayBeKnown = true;
        break;
    case Task::Heartbeat:
        break;
    }
    if (status == 404 || outcome.kind == Kind::Refused)
        m_mayBeKnown = false;
    m_registered = status == 200;
    if (m_registered) {
        m_retry = m_intervals.firstRetry;
        m_next.start(m_intervals.heartbeat);
        if (task == Task::Heartbeat && !m_leaving)
            ask(Task::FindPlace);
    } else if (task == Task::Heartbeat && status == 404) {
        m_due = true;
    } else {
        qCDebug(log).noquote() << "not registered:" << status << outcome.answer.body;
        retryLater();
    }
}

/// False also where \p outcome does not tell.
bool MeshMember::isAnotherListed(const http::Outcome &outcome) const
{
    const int port = portOf(ownName(), servicesIn(outcome).value_or(QJsonArray()));
    return port != 0 && port != m_ownPort;
}

/// With what waits for the request that was out.
void MeshMember::goOn()
{
    if (m_leaving) {
        sayGoodbye();
        return;
    }
    if (std::exchange(m_due, false))
        attempt();
    if (m_task == Task::None && std::exchange(m_checkDue, false))
        check();
}

void MeshMember::retryLater()
{
    m_next.start(m_retry);
    m_retry = qMin(m_retry * 2, m_intervals.longestRetry);
}

/// Step by step; ends what leave() waits for, where nothing is left to be told.
void MeshMember::sayGoodbye()
{
    m_next.stop();
    m_check.stop();
    if (m_mayBeKnown)
        ask(m_placeFound ? Task::Deregister : Task::FindPlaceLast);
    else
        Q_EMIT left();
}

} // namespace mm
