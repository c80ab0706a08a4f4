// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray/trayicon.h"

#include <QIcon>
#include <QMenu>

/// A tray icon whose tray the test controls; records its settings.
class FakeTrayIcon final : public mm::TrayIcon
{
public:
    explicit FakeTrayIcon(bool trayPresent = true)
        : m_trayPresent(trayPresent)
    {
    }

    [[nodiscard]] bool isShown() const override { return m_trayPresent && enabled; }
    void setEnabled(bool on) override
    {
        const bool was = isShown();
        enabled = on;
        emitIfChanged(was);
    }
    void setTrayPresent(bool present)
    {
        const bool was = isShown();
        m_trayPresent = present;
        emitIfChanged(was);
    }
    void setIcon(const QIcon &newIcon) override
    {
        icon = newIcon;
        ++iconCount;
    }
    void setToolTip(const QString &text) override
    {
        toolTip = text;
        ++toolTipCount;
    }
    void setMenu(QMenu *newMenu) override { menu = newMenu; }
    void showMessage(const QString &title, const QString &text) override
    {
        messages.append(title + QLatin1Char('\n') + text);
    }

    bool enabled = false;
    QIcon icon;
    int iconCount = 0; ///< calls of setIcon()
    QString toolTip;
    int toolTipCount = 0; ///< calls of setToolTip()
    QMenu *menu = nullptr;
    QStringList messages;

private:
    void emitIfChanged(bool was)
    {
        if (isShown() != was)
            Q_EMIT shownChanged(isShown());
    }

    bool m_trayPresent;
};
