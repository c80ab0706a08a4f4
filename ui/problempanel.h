// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mm {

class NoticeLabel;

/// For the states that need words, one plain paragraph: what is wrong, why, and what to do; a
/// button where starting MM is what to do; and a notice on how that went. Hidden without any of it.
class ProblemPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemPanel(QWidget *parent = nullptr);

    void setStatus(const Status &status);
    void setStartable(bool startable);
    void setStarting(bool starting);
    /// Dropped while MM is active; empty for none.
    void setNotice(const QString &text);

Q_SIGNALS:
    void startRequested();

private:
    void showWhatThereIs();

    QLabel *m_text;
    NoticeLabel *m_notice;
    QPushButton *m_start;
    Status m_status;
    bool m_startable = false;
};

} // namespace mm
