// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace mm {

/// The window's menu to start, stop and restart MM.
class MmMenu final : public QMenu
{
    Q_OBJECT

public:
    /// What is possible. An obstacle is a sentence that says why something is not; empty for none.
    struct State
    {
        bool canStart = false;
        QString stopObstacle;
        QString restartObstacle;
    };

    explicit MmMenu(QWidget *parent);

    /// Nothing can be chosen before the first call.
    void setState(const State &state);

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void restartRequested();

private:
    QAction *m_start;
    QAction *m_stop;
    QAction *m_restart;
};

} // namespace mm
