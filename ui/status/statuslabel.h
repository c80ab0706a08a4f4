// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QLabel>

namespace mm {

/// Shows a status as text, colour and icon. Its accessible name is its text. The tab key reaches it
/// and shows the tooltip, as the pointer does.
class StatusLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit StatusLabel(QWidget *parent = nullptr);

    void setStatus(const Status &status);
    [[nodiscard]] const Status &status() const { return m_status; }

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyColor();
    void reserveIconSpace();
    [[nodiscard]] int iconSide() const;

    Status m_status;
};

} // namespace mm
