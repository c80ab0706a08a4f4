// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/traffichistory.h"
#include "core/system/detachedtask.h"

#include <QTimer>

namespace mm {

/// Keeps a history across restarts, in one file per stats file. Loads and saves on another thread,
/// so a hung disk delays neither the window nor its exit.
class HistoryStore final : public QObject
{
    Q_OBJECT

public:
    /// Loads \p history of \p statsFile from \p folder, and saves it there each minute. Waits for
    /// the load for at most \p loadTimeout; a later result is put before what \p history has
    /// recorded meanwhile, and before it nothing is saved. \p history outlives this object.
    HistoryStore(const QString &folder, const QString &statsFile, TrafficHistory *history,
                 std::chrono::milliseconds loadTimeout = std::chrono::milliseconds{250});
    /// Running work continues without this object.
    ~HistoryStore() override = default;

    [[nodiscard]] const QString &file() const { return m_file; }

    /// Does nothing while a load or a save is running.
    void save();

    /// Saves a last time. Returns false if that takes longer than \p timeout. Only for a program
    /// that is about to exit.
    bool finishSaving(std::chrono::milliseconds timeout);

private:
    const QString m_statsFile;
    const QString m_file;
    TrafficHistory *const m_history;
    QString m_error; ///< of the last save; logged only when it changes
    QTimer m_timer;
    DetachedTask m_task;
};

} // namespace mm
