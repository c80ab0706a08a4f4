// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/desktoppresence.h"
#include "app/monitor/historykeeper.h"
#include "app/monitor/meshmember.h"
#include "app/monitor/mmstarter.h"
#include "app/monitor/options.h"
#include "app/monitor/owntools.h"
#include "app/monitor/startrequest.h"
#include "app/process/stopsignals.h"
#include "core/status.h"
#include "ui/monitorwindow.h"

namespace mm {

/// The window, and what it has to do with MM itself.
class MonitorApp final : public QObject
{
    Q_OBJECT

public:
    explicit MonitorApp(const Options &options);

    /// Until the window is closed, but not into the tray, by the user or by a signal. The exit
    /// code.
    [[nodiscard]] int run();

    /// Somebody has started the program again: what that wants is done here.
    void startedAgain(const StartRequest &request);

private:
    void join();
    void startMm();
    void startEnded(bool running, const QString &text);
    void follow(const Reading &reading, const Status &status);
    [[nodiscard]] QByteArray shownStatus() const;

    const Options m_options;
    MonitorWindow m_window;
    DesktopPresence m_presence;
    HistoryKeeper m_history;
    OwnTools m_tools;
    MeshMember m_member;
    MmStarter m_starter;
    StopSignals m_signals;

    // The window's last reading.
    bool m_wasActive = false;
    qint64 m_writer = 0;
};

} // namespace mm
