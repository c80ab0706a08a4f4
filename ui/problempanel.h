// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mm {

class NoticeLabel;

/// For the states that need words, one plain paragraph: what is wrong, why, and what to do; a
/// button for each thing that helps in that state; and a notice on how it went. Hidden without any
/// of it.
class ProblemPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemPanel(QWidget *parent = nullptr);

    void setStatus(const Status &status);
    void setStartable(bool startable);
    void setStarting(bool starting);
    /// While a move is under way, its button takes no second one.
    void setMoving(bool moving);
    /// Dropped while MM is active; empty for none.
    void setNotice(const QString &text);

Q_SIGNALS:
    void startRequested();
    void moveAsideRequested();
    void checkRequested();
    void showFileRequested();
    void copyRequested();

private:
    /// The next one in the row, and as the tab key goes.
    QPushButton *addButton(const QString &text, const QString &name,
                           void (ProblemPanel::*requested)());
    void showWhatThereIs();

    QLabel *m_text;
    NoticeLabel *m_notice;
    QWidget *m_buttons;
    QPushButton *m_start;
    QPushButton *m_moveAside;
    QPushButton *m_showFile;
    Status m_status;
    bool m_startable = false;
};

} // namespace mm
