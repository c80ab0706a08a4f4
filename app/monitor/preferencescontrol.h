// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/desktop/settings.h"
#include "app/monitor/desktop/userfolders.h"
#include "ui/preferences/preferencesdialog.h"

#include <functional>
#include <memory>

namespace mm {

/// Opens the preferences dialog, which shows and changes Settings, whether the program starts at
/// login, and what Prometheus answers. GUI thread.
class PreferencesControl final : public QObject
{
    Q_OBJECT

public:
    /// \p given is the command line. All three outlive this object.
    PreferencesControl(const Options &given, const UserFolders &folders, Settings *settings);

    /// Opens the dialog, or raises it, above \p window.
    void show(QWidget *window);
    /// The dialog, if it is open, stays above \p window, which replaces another one. It is made
    /// again in another language.
    void windowReplaced(QWidget *window, bool isOtherLanguage);

private:
    /// Copies the position of \p former, the previous dialog, if not null; and the focus and the
    /// typed text, if it is still visible.
    void open(QWidget *window, const PreferencesDialog *former);
    void keepAbove(QWidget *window);
    void setAutostart(bool on, bool hidden);
    /// Calls \p change, if not empty, on another thread, then shows whether the program starts at
    /// login.
    void updateAutostart(const std::function<bool(QString *error)> &change);
    void testPrometheus(const Preferences &values);

    const Options &m_given;
    const UserFolders &m_folders;
    Settings *const m_settings;
    std::unique_ptr<PreferencesDialog> m_dialog;
    DetachedTask m_autostart;
    DetachedTask m_test;
};

} // namespace mm
