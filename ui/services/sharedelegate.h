// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace mm {

/// Paints a cell of ServicesModel::Share: a bar from the side where text starts, and the percentage
/// behind it if there is room for both. The bar has a contrast of at least 3:1, also in a selected
/// row.
class ShareDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace mm
