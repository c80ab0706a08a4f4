// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/unixsignals.h"
#include "app/monitor/cli/statussource.h"
#include "app/monitor/desktop/desktopintegration.h"
#include "app/monitor/desktop/historystore.h"
#include "app/monitor/desktop/settings.h"
#include "app/monitor/desktop/userfolders.h"
#include "app/monitor/instance/activationrequest.h"
#include "app/monitor/mmcontrol.h"
#include "app/monitor/proxyclient/registration.h"
#include "app/monitor/proxyclient/toolserver.h"
#include "app/monitor/servercontrol.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/window/monitorwindow.h"

namespace mm {

/// The program with its window: applies the user's settings to the window, the tray and the
/// registration with MM. Replaces the window if the stats file or the language changes.
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
    /// The window now shows another file.
    void statsFileChanged(const QString &statsFile);

private:
    void makeWindow();
    void replaceWindow();
    void applySettings();
    void handleReading(const Reading &reading, const Status &status);

    /// Registers with MM, unless the options disable it.
    void registerWithMm();
    /// Deregisters. Runs an event loop for up to half a second.
    void deregister();
    [[nodiscard]] QByteArray shownStatus() const;

    void showPreferences();
    /// Copies the position of \p former, the previous dialog, if not null; and the focus and the
    /// typed text, if it is still visible.
    void openDialog(const PreferencesDialog *former);
    void keepDialogAbove();
    void store(const Preferences &values);
    void showSettingsProblem(const QString &problem);
    void setAutostart(bool on, bool hidden);
    /// Calls \p change, if not empty, on another thread, then shows whether the program starts at
    /// login.
    void updateAutostart(const std::function<bool(QString *error)> &change);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Options m_given; ///< by the command line
    const UserFolders m_folders;
    Settings m_settings;
    Options m_options; ///< m_given, completed from the settings
    ThemeSwitch m_theme;
    QString m_language; ///< installed

    std::shared_ptr<StatusSource> m_source;  ///< shared with the thread that reads
    std::unique_ptr<MonitorWindow> m_window; ///< never null
    std::unique_ptr<HistoryStore> m_history; ///< destroyed before the window that it refers to
    DesktopIntegration m_desktop;            ///< likewise
    MmControl m_mm;                          ///< likewise
    ServerControl m_servers;                 ///< likewise
    QTimer m_replace;                        ///< debounces replaceWindow()
    QTimer m_storeLayout;                    ///< debounces storing the layout
    std::unique_ptr<PreferencesDialog> m_dialog;
    DetachedTask m_autostart;

    std::unique_ptr<ToolServer> m_tools;
    std::unique_ptr<Registration> m_registration; ///< null while not registering
    /// The writer's process while MM is active, 0 if the file names none.
    std::optional<qint64> m_activeWriter;
    UnixSignals m_signals;
};

} // namespace mm
