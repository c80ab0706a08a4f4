// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace mm {

/// Paints a cell of ServicesModel::Share: a bar that begins where the text of the user's language
/// does, and the percentage behind it as far as there is room for both. The bar has at least 3:1 on
/// what is behind it, also where the row is selected.
class ShareDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace mm
