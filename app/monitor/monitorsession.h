// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/historykeeper.h"
#include "app/monitor/meshmember.h"
#include "app/monitor/mmstarter.h"
#include "app/monitor/options.h"
#include "app/monitor/owntools.h"
#include "core/status.h"
#include "ui/monitorwindow.h"

namespace mm {

/// The window on one stats file, and what it has to do with the MM that writes it. What the options
/// say holds for as long as it lives.
class MonitorSession final : public QObject
{
    Q_OBJECT

public:
    explicit MonitorSession(const Options &options);

    [[nodiscard]] MonitorWindow &window() { return m_window; }
    [[nodiscard]] const QString &statsFile() const { return m_options.statsFile; }
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_options.interval; }

    /// Shows the window where and as that of \p before is, which it hides, and goes on with its
    /// trend and events if those are of the same file.
    void takeOver(MonitorSession *before);
    /// Has to do with MM from now on, if the options want it.
    void join();
    [[nodiscard]] bool isStartable() const { return m_starter.isAvailable(); }
    void startMm();
    [[nodiscard]] bool isStarting() const { return m_starter.isBusy(); }
    /// Whether a start of MM by \p other would start what startMm() starts.
    [[nodiscard]] bool isOfSameMm(const MonitorSession &other) const;
    /// Says goodbye to MM, for half a second at most, in an event loop of its own.
    void leave();

Q_SIGNALS:
    /// MM is being started from here, or not any more.
    void startingChanged(bool starting);

private:
    void startEnded(bool running, const QString &text);
    void follow(const Reading &reading, const Status &status);
    [[nodiscard]] QByteArray shownStatus() const;

    const Options m_options;
    MonitorWindow m_window;
    HistoryKeeper m_history;
    OwnTools m_tools;
    MeshMember m_member;
    MmStarter m_starter;

    // The window's last reading.
    bool m_wasActive = false;
    qint64 m_writer = 0;
};

} // namespace mm
