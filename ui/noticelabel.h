// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace mm {

/// News, to a screen reader too: the role of a notification makes it speak the accessible name when
/// the label is shown, wherever the focus is. Qt's own alert event does not get through on Linux.
class NoticeLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit NoticeLabel(QWidget *parent = nullptr);
};

} // namespace mm
