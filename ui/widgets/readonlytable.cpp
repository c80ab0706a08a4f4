// SPDX-License-Identifier: MIT
#include "ui/widgets/readonlytable.h"

#include <QHeaderView>
#include <QLabel>
#include <QStyle>

#include <algorithm>

namespace mm {

ReadOnlyTable::ReadOnlyTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false); // the tab key leaves the table
    setAlternatingRowColors(true);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
    horizontalHeader()->setHighlightSections(false);
}

QList<int> ReadOnlyTable::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

int ReadOnlyTable::indent() const
{
    return qMax(style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, parentWidget()) -
                    style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) - 1,
                0);
}

QLabel *ReadOnlyTable::makeEmptyLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setAutoFillBackground(true);
    label->setBackgroundRole(QPalette::Base);
    return label;
}

} // namespace mm
