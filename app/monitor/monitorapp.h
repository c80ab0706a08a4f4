// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/unixsignals.h"
#include "app/monitor/cli/statussource.h"
#include "app/monitor/desktop/desktopintegration.h"
#include "app/monitor/desktop/historystore.h"
#include "app/monitor/desktop/settings.h"
#include "app/monitor/desktop/userfolders.h"
#include "app/monitor/fleet/fleetsource.h"
#include "app/monitor/instance/activationrequest.h"
#include "app/monitor/mmcontrol.h"
#include "app/monitor/preferencescontrol.h"
#include "app/monitor/proxyclient/registration.h"
#include "app/monitor/proxyclient/toolserver.h"
#include "app/monitor/servercontrol.h"
#include "ui/window/monitorwindow.h"

namespace mm {

/// The program with its window: applies the user's settings to the window, the tray and the
/// registration with MM. Replaces the window if what it watches or the language changes.
class MonitorApp final : public QObject
{
    Q_OBJECT

public:
    /// \p options of the command line override stored settings. Without \p stored, the defaults
    /// apply until applyStored() is called.
    MonitorApp(const Options &options, UserFolders folders,
               const std::optional<StoredSettings> &stored);

    /// Runs until the user quits or a termination signal arrives, then deregisters from MM and
    /// stores what is not stored yet. That takes at most one second. Returns the exit code.
    [[nodiscard]] int run();

    /// For settings whose reading took longer than the start of the program.
    void applyStored(const StoredSettings &stored);

    /// Applies the request of a second start of the program.
    void handleActivation(const ActivationRequest &request);

Q_SIGNALS:
    /// The window now shows something else: Options::sourceKey().
    void sourceChanged(const QString &source);

private:
    void makeWindow();
    void replaceWindow();
    void applySettings();
    void readPast();
    void handleReading(const Reading &reading, const Status &status);

    /// Registers with MM, unless the options disable it.
    void registerWithMm();
    /// Deregisters. Runs an event loop for up to half a second.
    void deregister();
    [[nodiscard]] QByteArray shownStatus() const;

    void showSettingsProblem(const QString &problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Options m_given; ///< by the command line
    const UserFolders m_folders;
    Settings m_settings;
    Options m_options; ///< m_given, completed from the settings
    Options m_shown;   ///< m_options when the window was made
    ThemeSwitch m_theme;
    QString m_language; ///< installed

    // Shared with the thread that reads. One of them is null.
    std::shared_ptr<StatusSource> m_file;
    std::shared_ptr<FleetSource> m_fleet;
    bool m_isPastRead = false; ///< m_fleet's readPast() was called
    DetachedTask m_past;
    std::unique_ptr<MonitorWindow> m_window; ///< never null
    std::unique_ptr<HistoryStore> m_history; ///< destroyed before the window that it refers to
    DesktopIntegration m_desktop;            ///< likewise
    MmControl m_mm;                          ///< likewise
    ServerControl m_servers;                 ///< likewise
    QTimer m_replace;                        ///< debounces replaceWindow()
    QTimer m_storeLayout;                    ///< debounces storing the layout
    PreferencesControl m_preferences;

    std::unique_ptr<ToolServer> m_tools;
    std::unique_ptr<Registration> m_registration; ///< null while not registering
    /// The writer's process while MM is active, 0 if the file names none.
    std::optional<qint64> m_activeWriter;
    UnixSignals m_signals;
};

} // namespace mm
