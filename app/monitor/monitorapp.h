// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/unixsignals.h"
#include "app/monitor/desktop/desktopintegration.h"
#include "app/monitor/desktop/settings.h"
#include "app/monitor/instance/activationrequest.h"
#include "app/monitor/monitorsession.h"
#include "ui/preferences/preferencesdialog.h"

#include <QSettings>

namespace mm {

/// The program with its window: the user's settings, the session that they are applied to, the
/// tray, and the end. Another stats file or language makes another window.
class MonitorApp final : public QObject
{
    Q_OBJECT

public:
    /// \p options are those of the command line, and override what is stored.
    explicit MonitorApp(const Options &options);
    ~MonitorApp() override;

    /// Returns the exit code, once the user has closed the window, though not into the tray, or a
    /// signal has ended the program.
    [[nodiscard]] int run();

    /// Applies what another start of the program requests.
    void handleActivation(const ActivationRequest &request);

Q_SIGNALS:
    /// The window shows another file from now on.
    void statsFileChanged(const QString &statsFile);

private:
    void followWindow();
    void apply();
    void replaceWindow();
    void showPreferences();
    void makeDialog();
    void keepDialogAbove();
    void replaceDialog();
    void setAutostart(bool on);
    void setNotifying(bool on);

    const Options m_given; ///< by the command line
    QSettings m_store;
    Settings m_settings;
    ThemeSwitch m_theme;
    std::unique_ptr<MonitorSession> m_session; ///< never null
    DesktopIntegration m_desktop;              ///< destroyed before the window that it follows
    QTimer m_replace;                          ///< debounces replaceWindow()
    QString m_language;                        ///< installed
    std::unique_ptr<PreferencesDialog> m_dialog;
    UnixSignals m_signals;
};

} // namespace mm
