// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/mmanswer.h"
#include "app/monitor/mmclient.h"
#include "core/reading.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QTimer>

namespace mm {

/// This program's membership in the mesh, as `ee_monitor`: registers with MM, keeps that alive, and
/// knows whether MM answers. No MM is no error: it tries again, silently. Where two programs bear
/// the name, MM lists the one that registered last: the other takes the place back with its next
/// heartbeat, and neither signs off the other.
///
/// One request is out at a time. Runs in the thread's event loop.
class MeshMember final : public QObject
{
    Q_OBJECT

public:
    struct Intervals
    {
        std::chrono::milliseconds heartbeat{30'000};
        std::chrono::milliseconds firstRetry{1'000}; ///< doubled after each failure
        std::chrono::milliseconds longestRetry{30'000};
        std::chrono::milliseconds check{2'000};  ///< between an answer and the next check
        std::chrono::milliseconds answer{2'000}; ///< for MM to answer in
    };

    /// \p statsFile is the one that MM is thought to write.
    MeshMember(const MmUrl &url, const QString &statsFile, const Intervals &intervals,
               QObject *parent = nullptr);

    /// Registers, with the port on which \p tools (MCP tool objects) are served.
    void join(quint16 ownPort, const QJsonArray &tools);
    /// Deregisters, if MM may know of us and does not list another in our place, and waits for that
    /// in an event loop of its own. Then this is silent.
    void leave(std::chrono::milliseconds atMost);

    /// While on, MM is asked whether it is there, at once and then again and again. For stats files
    /// that name no writer.
    void setChecking(bool on);
    [[nodiscard]] Connection connection() const { return m_connection; }

public Q_SLOTS:
    /// There are signs that MM is there, or is another process now: no more waiting.
    void mmSeen();

Q_SIGNALS:
    /// Answering or Unknown by what one check found; Gone when three requests in a row failed.
    /// While checks are off, an answer to anything ends Gone: then it is Unknown.
    void connectionChanged(mm::Connection connection);
    /// What leave() waits for.
    void left();

private:
    enum class Task {
        None,
        Register,
        Heartbeat,
        FindPlace, ///< whether MM still lists us, and no other of our name
        CheckHealth,
        CheckServices,
        FindPlaceLast, ///< as FindPlace, before Deregister
        Deregister,
    };

    void attempt();
    void check();
    void ask(Task task);
    void ended(Task task, const http::Outcome &outcome);
    void noteConnection(Task task, const http::Outcome &outcome);
    void noteCheck(Sign sign);
    void noteFailure();
    void noteMembership(Task task, const http::Outcome &outcome);
    [[nodiscard]] bool isAnotherListed(const http::Outcome &outcome) const;
    void goOn();
    void retryLater();
    void sayGoodbye();

    const Intervals m_intervals;
    const QString m_statsFile;
    MmClient m_mm;
    quint16 m_ownPort = 0;
    QByteArray m_registration; ///< empty until join()
    QTimer m_next;             ///< for the next register or heartbeat
    QTimer m_check;
    std::chrono::milliseconds m_retry;
    Task m_task = Task::None; ///< what is out
    bool m_due = false;       ///< an attempt has to follow what is out
    bool m_checkDue = false;  ///< likewise
    bool m_registered = false;
    bool m_mayBeKnown = false; ///< MM may hold a registration of ours
    bool m_checking = false;
    bool m_leaving = false;
    bool m_placeFound = false; ///< FindPlaceLast is done
    QDeadlineTimer m_leaveBy;
    int m_failures = 0; ///< in a row
    Connection m_connection = Connection::Unknown;
};

} // namespace mm
