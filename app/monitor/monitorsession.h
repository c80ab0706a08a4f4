// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/statussource.h"
#include "app/monitor/desktop/historystore.h"
#include "app/monitor/proxyclient/proxylauncher.h"
#include "app/monitor/proxyclient/registration.h"
#include "app/monitor/proxyclient/toolserver.h"
#include "ui/window/monitorwindow.h"

namespace mm {

/// The window on a stats file with its history, and this program's connection to MM: registration,
/// health checks, tools and starts. GUI thread.
class MonitorSession final : public QObject
{
    Q_OBJECT

public:
    explicit MonitorSession(const Options &options);

    [[nodiscard]] MonitorWindow &window() { return *m_window; }
    [[nodiscard]] const Options &options() const { return m_options; }

    void setInterval(std::chrono::milliseconds interval);
    /// Deregisters from the former MM before it registers with the new one.
    void setMm(const MmUrl &url, bool membership);
    /// Makes another window, in the current language, and deletes the one before.
    void replaceWindow(const QString &statsFile);

    /// Registers with MM, unless the options forbid that.
    void join();
    /// Deregisters and emits left(), from the event loop and within half a second. Last call.
    void leave();

    [[nodiscard]] bool isStartable() const { return m_launcher.isAvailable(); }
    void startMm();

Q_SIGNALS:
    /// By replaceWindow(), while the former window still exists and before this one is shown.
    void windowCreated();
    void startingChanged(bool starting);
    void left();

private:
    void makeWindow();
    void finishRegistration();
    void finishStart(bool running, const QString &text);
    void handleReading(const Reading &reading, const Status &status);
    [[nodiscard]] QByteArray shownStatus() const;

    Options m_options;
    ProxyLauncher m_launcher;
    std::shared_ptr<StatusSource> m_source;  ///< shared with the thread that reads
    std::unique_ptr<MonitorWindow> m_window; ///< never null
    std::unique_ptr<HistoryStore> m_history;
    std::unique_ptr<ToolServer> m_tools;
    std::unique_ptr<Registration> m_registration; ///< null while not registering
    bool m_leaving = false;

    /// The writer's process while MM is active, 0 if the file names none.
    std::optional<qint64> m_activeWriter;
};

} // namespace mm
