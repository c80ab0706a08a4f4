// SPDX-License-Identifier: MIT
#include "ui/columnsmenu.h"

#include "ui/servicesmodel.h"

#include <QTableView>

namespace mm {

ColumnsMenu::ColumnsMenu(QTableView *table)
    : QMenu(tr("Col&umns"), table)
{
    setObjectName(QStringLiteral("mm_columns_menu"));
    for (int column = 0; column < ServicesModel::ColumnCount; ++column) {
        QAction *choice = addAction(table->model()->headerData(column, Qt::Horizontal).toString());
        choice->setCheckable(true);
        choice->setChecked(true);
        choice->setEnabled(column != ServicesModel::Name);
        connect(choice, &QAction::triggered, table,
                [table, column](bool shown) { table->setColumnHidden(column, !shown); });
        // A restored layout hides columns too.
        connect(this, &QMenu::aboutToShow, choice,
                [table, column, choice] { choice->setChecked(!table->isColumnHidden(column)); });
    }
}

} // namespace mm
