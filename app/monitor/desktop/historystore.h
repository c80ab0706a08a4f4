// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/traffichistory.h"
#include "core/system/detachedtask.h"

#include <QTimer>

namespace mm {

/// Keeps a history across restarts, in one file per stats file. Saves on another thread, so a hung
/// disk delays neither the window nor its exit.
class HistoryStore final : public QObject
{
    Q_OBJECT

public:
    /// Loads \p history of \p statsFile from \p folder, and saves it there each minute.
    /// \p history outlives this object.
    HistoryStore(const QString &folder, const QString &statsFile, TrafficHistory *history);
    /// Saves a last time, for at most 1 s. A slower save continues without this object.
    ~HistoryStore() override;

    [[nodiscard]] const QString &file() const { return m_file; }

public Q_SLOTS:
    /// Does nothing while a save is running.
    void save();

private:
    const QString m_statsFile;
    const QString m_file;
    TrafficHistory *const m_history;
    QString m_error; ///< of the last save; logged only when it changes
    QTimer m_timer;
    DetachedTask m_task;
};

} // namespace mm
