// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace mm {

/// A label whose accessible name screen readers speak when it is shown, wherever the focus is. It
/// has the role QAccessible::Notification for that: Qt's alert event does not reach them on Linux.
class LiveRegionLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit LiveRegionLabel(QWidget *parent = nullptr);
};

} // namespace mm
