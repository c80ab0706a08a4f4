// SPDX-License-Identifier: MIT
#include "ui/services/headermenus.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>

namespace mm {

namespace {

struct MenuTexts
{
    Q_DECLARE_TR_FUNCTIONS(mm::ServicesView)
};

} // namespace

void fillSortMenu(QMenu *menu, QHeaderView *header)
{
    const QAbstractItemModel *model = header->model();
    auto *group = new QActionGroup(menu);
    const int first = header->isSortIndicatorClearable() ? -1 : 0;
    for (int column = first; column < header->count(); ++column) {
        //: how the table is sorted
        QAction *action =
            menu->addAction(column < 0 ? MenuTexts::tr("Order of the &File")
                                       : model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        group->addAction(action);
        QObject::connect(menu, &QMenu::aboutToShow, action, [header, column, action] {
            action->setChecked(header->sortIndicatorSection() == column);
        });
        const auto initial = static_cast<Qt::SortOrder>(
            model->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt());
        QObject::connect(action, &QAction::triggered, header, [header, column, initial] {
            const bool again = header->sortIndicatorSection() == column;
            const bool descending = again ? header->sortIndicatorOrder() == Qt::AscendingOrder
                                          : initial == Qt::DescendingOrder;
            header->setSortIndicator(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
}

void fillColumnsMenu(QMenu *menu, QHeaderView *header)
{
    for (int column = 0; column < header->count(); ++column) {
        QAction *action =
            menu->addAction(header->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(column > 0);
        QObject::connect(action, &QAction::triggered, header, [header, column](bool shown) {
            header->setSectionHidden(column, !shown);
        });
        // Restoring a layout changes the columns too.
        QObject::connect(menu, &QMenu::aboutToShow, action, [header, column, action] {
            action->setChecked(!header->isSectionHidden(column));
        });
    }
}

} // namespace mm
