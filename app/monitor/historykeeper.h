// SPDX-License-Identifier: MIT
#pragma once

#include "core/history.h"

#include <QTimer>

#include <memory>

namespace mm {

/// Keeps a history over restarts, in a file of its own for each stats file. Saving is done on a
/// thread of its own: a disk that hangs holds up neither the window nor its end.
class HistoryKeeper final : public QObject
{
    Q_OBJECT

public:
    /// Takes what \p folder holds of \p statsFile into \p history, which outlives this, and saves
    /// it there each minute from now on.
    HistoryKeeper(const QString &folder, const QString &statsFile, History *history);
    /// Saves a last time, and waits for that for half a second at most.
    ~HistoryKeeper() override;

    [[nodiscard]] const QString &file() const { return m_file; }

public Q_SLOTS:
    /// Does nothing while a save is out.
    void save();

private:
    struct Out;

    const QString m_statsFile;
    const QString m_file;
    History *const m_history;
    QString m_told; ///< the error that was logged last
    QTimer m_timer;
    std::shared_ptr<Out> m_out; ///< shared with the thread that saves
};

} // namespace mm
