// SPDX-License-Identifier: MIT
#pragma once

#include "core/eventlog.h"
#include "core/history.h"

#include <QThreadPool>

namespace mm {

/// Has looks taken into the history and the events: at once while there are few services, else on
/// a thread of its own, one after the other; looks that come meanwhile wait. GUI thread.
class LookRecorder final : public QObject
{
    Q_OBJECT

public:
    /// A look at up to so many services is taken in at once, in some milliseconds.
    static constexpr qsizetype few = 1000;

    LookRecorder();
    ~LookRecorder() override;
    Q_DISABLE_COPY_MOVE(LookRecorder)

    /// The traffic so far. To be filled, from a file or another window, before the first look.
    [[nodiscard]] History &history() { return m_recorded.history; }
    /// What has happened so far, likewise.
    [[nodiscard]] EventLog &events() { return m_recorded.events; }

    /// Takes in one look and what statusOf() said of it.
    void add(const Reading &reading, const Status &status);
    /// As History::follow(), at any time.
    void follow(const QString &service);
    /// As EventLog::clear(), at any time.
    void clearEvents();

Q_SIGNALS:
    /// history() and events() know of the last look, or of one that was waiting.
    void recorded();

private:
    struct Look
    {
        Reading reading;
        Status status;
    };
    struct Records
    {
        History history;
        EventLog events;

        void add(const QList<Look> &looks);
    };
    using Change = std::function<void(Records *)>;

    void start();
    void finish(Records *records);
    void change(const Change &change);

    Records m_recorded;
    QList<Look> m_waiting;   ///< none with the same state as the one before
    QList<Change> m_changes; ///< made while a copy is out, which does not know of them
    bool m_out = false;
    qsizetype m_listed = 0; ///< services in the last look
    QThreadPool m_pool;     ///< last: what is destroyed first waits for the thread
};

} // namespace mm
