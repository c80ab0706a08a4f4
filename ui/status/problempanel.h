// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mm {

class LiveRegionLabel;

/// Explains a status that needs action: what is wrong, why and what to do, a button for each action
/// that helps, and the result of the last action. Hidden when there is nothing to show.
class ProblemPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemPanel(QWidget *parent = nullptr);

    void setStatus(const Status &status);
    /// Whether this program can start MM. If not, there is no button for it.
    void setStartable(bool startable);
    /// Disables the button while a start is in progress.
    void setStarting(bool starting);
    /// Disables the button while a move is in progress.
    void setMoving(bool moving);
    /// The result of the last action; empty for none. Ignored while MM is active.
    void setNotice(const QString &text);

    /// Why the preferences can't be read or stored; empty for none. Shown in every state of MM.
    void setSettingsProblem(const QString &problem);

Q_SIGNALS:
    void startRequested();
    void moveAsideRequested();
    void checkRequested();
    void showFileRequested();
    void copyRequested();

private:
    /// Adds a button behind the others, also in the tab order.
    QPushButton *addButton(const QString &text, const QString &name,
                           void (ProblemPanel::*requested)());
    void updateVisibility();

    QLabel *m_text;
    LiveRegionLabel *m_notice;
    LiveRegionLabel *m_settingsProblem;
    QWidget *m_buttons;
    QPushButton *m_start;
    QPushButton *m_moveAside;
    QPushButton *m_showFile;
    Status m_status;
    bool m_startable = false;
};

} // namespace mm
