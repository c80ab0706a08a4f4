// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QIcon;
class QMenu;

namespace mm {

/// The desktop's tray, and our icon in it. Nothing here waits for another program.
class Tray : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether there is a tray at this moment, and our icon in it.
    [[nodiscard]] virtual bool isSeen() const = 0;
    /// Whether the icon is to be seen wherever a tray is there, or turns up. It is not, at first.
    virtual void setWanted(bool wanted) = 0;

    virtual void setIcon(const QIcon &icon) = 0;
    virtual void setToolTip(const QString &text) = 0;
    /// \p menu outlives the icon.
    virtual void setMenu(QMenu *menu) = 0;
    /// A message beside the icon, as plain text; nothing where the icon is not seen.
    virtual void showMessage(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    void seenChanged(bool seen);
    void clicked();
    void middleClicked();
    void messageClicked();
};

} // namespace mm
