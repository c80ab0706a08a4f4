// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace mm {

/// A line edit whose placeholder has a contrast of 4.5:1, which dark themes don't give it.
class PlaceholderLineEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PlaceholderLineEdit(QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePlaceholder();
};

} // namespace mm
