// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace mm {

/// A plain-text label whose text screen readers speak when it is shown, wherever the focus is. It
/// has the role QAccessible::Notification for that: Qt's alert event does not reach them on Linux.
class LiveRegionLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit LiveRegionLabel(QWidget *parent = nullptr);

    /// Hides the label if \p text is empty.
    void showText(const QString &text);
};

} // namespace mm
