// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray.h"
#include "ui/traysource.h"

#include <QIcon>
#include <QPointer>

#include <vector>

class QSystemTrayIcon;

namespace mm {

/// By QSystemTrayIcon. That decides once and for all, as the first one is made, which kind of tray
/// it looks for: one that is made before the tray is there may wait for the wrong kind for ever. So
/// it is made when a tray is seen. From then on Qt follows that kind, also over a panel's restart.
class SystemTray final : public Tray
{
public:
    using Sources = std::vector<std::unique_ptr<TraySource>>;

    /// Those that the platform may have, the ones that Qt prefers first.
    [[nodiscard]] static Sources sourcesOfPlatform();

    explicit SystemTray(Sources sources = sourcesOfPlatform());
    ~SystemTray() override;

    [[nodiscard]] bool isSeen() const override { return m_seen; }
    void setWanted(bool wanted) override;
    void setIcon(const QIcon &icon) override;
    void setToolTip(const QString &text) override;
    void setMenu(QMenu *menu) override;
    void showMessage(const QString &title, const QString &text) override;

private:
    void look();
    void choose();
    void make();

    Sources m_sources;
    const TraySource *m_chosen = nullptr; ///< whose tray m_icon is for
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QIcon m_picture;
    QString m_toolTip;
    QPointer<QMenu> m_menu;
    bool m_wanted = false;
    bool m_seen = false;
};

} // namespace mm
