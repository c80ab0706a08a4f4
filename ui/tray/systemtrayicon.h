// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray/trayicon.h"
#include "ui/tray/traywatcher.h"

#include <QIcon>
#include <QPointer>

#include <vector>

class QSystemTrayIcon;

namespace mm {

/// A TrayIcon shown by QSystemTrayIcon. Qt chooses the kind of tray once, when the first
/// QSystemTrayIcon is created: one created before a tray is present may wait for the wrong kind for
/// ever. So it is created when a watcher finds a tray; from then on Qt follows that kind, also when
/// the panel restarts.
class SystemTrayIcon final : public TrayIcon
{
public:
    using Watchers = std::vector<std::unique_ptr<TrayWatcher>>;

    /// For the kinds that the platform may have, in Qt's order of preference.
    [[nodiscard]] static Watchers platformWatchers();

    explicit SystemTrayIcon(Watchers watchers = platformWatchers());
    ~SystemTrayIcon() override;

    [[nodiscard]] bool isShown() const override { return m_shown; }
    void setEnabled(bool enabled) override;
    void setIcon(const QIcon &icon) override;
    void setToolTip(const QString &text) override;
    void setMenu(QMenu *menu) override;
    void showMessage(const QString &title, const QString &text) override;

private:
    void update();
    void createIcon();

    Watchers m_watchers;
    const TrayWatcher *m_chosen = nullptr; ///< of the kind of tray that m_trayIcon is for
    std::unique_ptr<QSystemTrayIcon> m_trayIcon;
    QIcon m_icon;
    QString m_toolTip;
    QPointer<QMenu> m_menu;
    bool m_enabled = false;
    bool m_shown = false;
};

} // namespace mm
