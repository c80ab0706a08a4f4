// SPDX-License-Identifier: MIT
#include "ui/services/columnsmenu.h"

#include "ui/services/servicesmodel.h"

#include <QTableView>

namespace mm {

ColumnsMenu::ColumnsMenu(QTableView *table)
    : QMenu(tr("Col&umns"), table)
{
    setObjectName(QStringLiteral("mm_columns_menu"));
    for (int column = 0; column < ServicesModel::ColumnCount; ++column) {
        QAction *action = addAction(table->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(true);
        action->setEnabled(column != ServicesModel::Name);
        connect(action, &QAction::triggered, table,
                [table, column](bool shown) { table->setColumnHidden(column, !shown); });
        // Restoring a layout changes the columns too.
        connect(this, &QMenu::aboutToShow, action,
                [table, column, action] { action->setChecked(!table->isColumnHidden(column)); });
    }
}

} // namespace mm
