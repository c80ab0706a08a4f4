// SPDX-License-Identifier: MIT
#pragma once

#include <QDockWidget>
#include <QVariantMap>

class QMainWindow;

namespace mm {

/// The dock with the events. When the user opens it, it makes the window taller, as far as the
/// screen allows, so that the table above keeps its space, and gives that back when it is closed,
/// unless the user has changed the window's height since.
class EventsDock final : public QDockWidget
{
    Q_OBJECT

public:
    /// Hidden, at the bottom of \p window.
    EventsDock(const QString &title, QWidget *events, QMainWindow *window);

    /// Call once the window has its initial size.
    void setOwnHeight(int height) { m_ownHeight = height; }

    /// What the layout needs to shrink the window later. restoreHeight() is to be called after the
    /// window's geometry and docks were restored.
    void saveHeight(QVariantMap *layout) const;
    void restoreHeight(const QVariantMap &layout);

protected:
    bool event(QEvent *event) override;

private:
    void grow();

    QMainWindow *m_window;
    int m_ownHeight = 0;        ///< the window's initial height, without events
    int m_heightBefore = 0;     ///< before grow()
    int m_heightWithEvents = 0; ///< set by grow(); 0 for none
};

} // namespace mm
