// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/proxyclient/proxylauncher.h"
#include "ui/window/mmmenu.h"

#include <QDeadlineTimer>
#include <QPointer>

namespace mm {

class DesktopIntegration;
class MonitorWindow;

/// Starts, stops and restarts MM for the window and the tray. Shows there what is possible, and the
/// result.
///
/// MM is stopped by SIGTERM to the process that the stats file names, if that is a process of this
/// user on this machine. It is restarted only if its command line is that of the launcher:
/// otherwise it would lose options, or the service manager that runs it.
class MmControl final : public QObject
{
    Q_OBJECT

public:
    struct Timing
    {
        /// For MM to end: calls in flight get 5 s, the last save 10 s.
        std::chrono::milliseconds endTimeout{20'000};
        std::chrono::milliseconds pollInterval{100};
    };

    /// \p desktop outlives this.
    MmControl(const ProxyLauncher::Setup &setup, DesktopIntegration *desktop, Timing timing);

    /// Follows \p window, which must live until the next call or as long as this.
    void setWindow(MonitorWindow *window);
    /// The MM that is started: where it listens, and its stats file.
    void setTarget(const MmUrl &url, const QString &statsFile);
    /// The name with which the window is registered with MM; empty for none.
    void setOwnName(const QString &name) { m_ownName = name; }

public Q_SLOTS:
    /// Starts MM, unless it is running. Does nothing while it is being started or stopped.
    void start();
    /// Stops MM, after a confirmation if services are registered. Does nothing where that is not
    /// possible.
    void stop() { askToStop(false); }
    /// Likewise, and starts it again.
    void restart() { askToStop(true); }

Q_SIGNALS:
    /// The end of a start; see ProxyLauncher::finished().
    void startFinished(bool running, const QString &text);

private:
    void askToStop(bool restart);
    void requestStop(const ProcessAddress &address, bool restart);
    void checkEnd();
    void finishStart(bool running, const QString &text);
    void show();
    [[nodiscard]] QString stopObstacle() const;
    [[nodiscard]] QString restartObstacle() const;

    const Timing m_timing;
    DesktopIntegration *const m_desktop;
    MonitorWindow *m_window = nullptr;
    QPointer<QWidget> m_question;
    ProxyLauncher m_launcher;
    MmUrl m_url;
    QString m_statsFile;
    QString m_ownName;

    QTimer m_endTimer; ///< active while MM is being stopped
    QDeadlineTimer m_endDeadline;
    ProcessAddress m_ending;
    bool m_restarts = false; ///< started again once it has ended

    /// Of the writer. Asked for once for each process, as a process that hangs could block that.
    mutable QStringList m_commandLine;
    mutable ProcessAddress m_known;
};

} // namespace mm
