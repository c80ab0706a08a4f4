// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/desktoppresence.h"
#include "app/monitor/monitorsession.h"
#include "app/monitor/preferences.h"
#include "app/monitor/startrequest.h"
#include "app/process/stopsignals.h"
#include "ui/preferencesdialog.h"

#include <QSettings>

namespace mm {

/// The program with its window: what the user has chosen, the session made of that, and its end.
/// Another choice that a session is made of makes another session.
class MonitorApp final : public QObject
{
    Q_OBJECT

public:
    /// \p options are those of the command line, and win over what is stored.
    explicit MonitorApp(const Options &options);
    ~MonitorApp() override;

    /// Until the window is closed, but not into the tray, by the user or by a signal. The exit
    /// code.
    [[nodiscard]] int run();

    /// Somebody has started the program again: what that wants is done here.
    void startedAgain(const StartRequest &request);

Q_SIGNALS:
    /// Another file is watched from now on.
    void statsFileChanged(const QString &statsFile);

private:
    [[nodiscard]] std::unique_ptr<MonitorSession> makeSession();
    void present(MonitorSession *session);
    void speak();
    void apply(const PreferenceValues &before);
    void replaceSession();
    void showPreferences();
    void makeDialog();
    void keepDialogAbove();
    void renewDialog();
    void chooseAutostart(bool on);
    void chooseNotifying(bool on);

    const Options m_given; ///< by the command line
    QSettings m_settings;
    Preferences m_preferences;
    ThemeSwitch m_theme;
    std::unique_ptr<MonitorSession> m_session; ///< always there
    std::unique_ptr<MonitorSession> m_retired; ///< says goodbye, while another is there already
    DesktopPresence m_presence;                ///< after the windows that it follows
    QTimer m_replace;                          ///< one session for choices that come together
    QString m_language;                        ///< what is spoken
    std::unique_ptr<PreferencesDialog> m_dialog;
    StopSignals m_signals;
};

} // namespace mm
