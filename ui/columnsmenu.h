// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

class QTableView;

namespace mm {

/// Which columns of a ServicesModel are shown. The names always are.
class ColumnsMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit ColumnsMenu(QTableView *table);
};

} // namespace mm
