// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

class QLabel;

namespace mm {

/// A table of rows to select and copy, without a grid or frame.
class ReadOnlyTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ReadOnlyTable(QWidget *parent = nullptr);

    /// Ascending.
    [[nodiscard]] QList<int> selectedRows() const;
    /// Pixels left of the table that align the text of its cells with that of a layout with the
    /// style's margin.
    [[nodiscard]] int indent() const;
    /// A label to be shown in place of the table while it has no rows.
    [[nodiscard]] static QLabel *makeEmptyLabel(QWidget *parent);
};

} // namespace mm
