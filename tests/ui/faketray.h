// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray.h"

#include <QIcon>
#include <QMenu>

/// A tray in the hands of a test.
class FakeTray final : public mm::Tray
{
public:
    explicit FakeTray(bool there = true)
        : m_there(there)
    {
    }

    [[nodiscard]] bool isSeen() const override { return m_there && wanted; }
    void setWanted(bool on) override
    {
        const bool was = isSeen();
        wanted = on;
        tell(was);
    }
    /// The tray comes or goes.
    void setThere(bool there)
    {
        const bool was = isSeen();
        m_there = there;
        tell(was);
    }
    void setIcon(const QIcon &picture) override
    {
        icon = picture;
        ++icons;
    }
    void setToolTip(const QString &text) override
    {
        toolTip = text;
        ++toolTips;
    }
    void setMenu(QMenu *offered) override { menu = offered; }
    void showMessage(const QString &title, const QString &text) override
    {
        messages.append(title + QLatin1Char('\n') + text);
    }

    bool wanted = false;
    QIcon icon;
    int icons = 0; ///< how often it was set
    QString toolTip;
    int toolTips = 0;
    QMenu *menu = nullptr;
    QStringList messages;

private:
    void tell(bool was)
    {
        if (isSeen() != was)
            Q_EMIT seenChanged(isSeen());
    }

    bool m_there;
};
