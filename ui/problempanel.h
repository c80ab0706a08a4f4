// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QWidget>

class QLabel;

namespace mm {

/// One plain paragraph for the states that need words: what is wrong, why, and what to do. Hidden
/// in all others.
class ProblemPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemPanel(QWidget *parent = nullptr);

    void setStatus(const Status &status);

private:
    QLabel *m_text;
};

} // namespace mm
