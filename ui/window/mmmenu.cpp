// SPDX-License-Identifier: MIT
#include "ui/window/mmmenu.h"

#include <utility>

namespace mm {

MmMenu::MmMenu(QWidget *parent)
    //: a menu: to start and stop MM
    : QMenu(tr("Co&ntrol"), parent)
    , m_start(addAction(tr("&Start MM"), this, &MmMenu::startRequested))
    , m_stop(addAction(tr("S&top MM"), this, &MmMenu::stopRequested))
    , m_restart(addAction(tr("&Restart MM"), this, &MmMenu::restartRequested))
{
    m_start->setObjectName(QStringLiteral("mm_start_action"));
    m_stop->setObjectName(QStringLiteral("mm_stop_action"));
    m_restart->setObjectName(QStringLiteral("mm_restart_action"));
    setToolTipsVisible(true);
    for (QAction *action : {m_start, m_stop, m_restart})
        action->setEnabled(false);
}

void MmMenu::setState(const State &state)
{
    m_start->setEnabled(state.canStart);
    for (const auto &[action, obstacle] :
         {std::pair(m_stop, &state.stopObstacle), std::pair(m_restart, &state.restartObstacle)}) {
        action->setEnabled(obstacle->isEmpty());
        // An empty one would be replaced by the text.
        action->setToolTip(obstacle->isEmpty() ? QStringLiteral(" ") : *obstacle);
        action->setStatusTip(*obstacle);
    }
}

} // namespace mm
