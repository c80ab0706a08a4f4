// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

class QTableView;

namespace mm {

/// Shows and hides the columns of a ServicesModel. The names are always visible.
class ColumnsMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit ColumnsMenu(QTableView *table);
};

} // namespace mm
