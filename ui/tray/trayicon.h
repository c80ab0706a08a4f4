// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QIcon;
class QMenu;

namespace mm {

/// Our icon in the desktop's tray. No function waits for another program.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether a tray is present now and shows the icon.
    [[nodiscard]] virtual bool isShown() const = 0;
    /// Whether to show the icon whenever a tray is present, also one that appears later. False at
    /// first.
    virtual void setEnabled(bool enabled) = 0;

    virtual void setIcon(const QIcon &icon) = 0;
    virtual void setToolTip(const QString &text) = 0;
    /// \p menu outlives the icon.
    virtual void setMenu(QMenu *menu) = 0;
    /// Shows a plain-text message at the icon; does nothing unless isShown().
    virtual void showMessage(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    void shownChanged(bool shown);
    void clicked();
    void middleClicked();
    void messageClicked();
};

} // namespace mm
