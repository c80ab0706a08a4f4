// SPDX-License-Identifier: MIT
#include "ui/widgets/readonlytable.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
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
    updateRowHeight();
    horizontalHeader()->setHighlightSections(false);
}

void ReadOnlyTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateRowHeight();
        Q_EMIT metricsChanged();
    }
}

void ReadOnlyTable::updateRowHeight()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
}

QList<int> ReadOnlyTable::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<int> ReadOnlyTable::shownColumns() const
{
    const QHeaderView *header = horizontalHeader();
    QList<int> columns;
    for (int position = 0; position < header->count(); ++position) {
        const int column = header->logicalIndex(position);
        if (!header->isSectionHidden(column))
            columns += column;
    }
    return columns;
}

QModelIndex ReadOnlyTable::topRow() const
{
    return verticalScrollBar()->value() > 0 ? model()->index(rowAt(0), 0) : QModelIndex();
}

void ReadOnlyTable::setTopRow(const QModelIndex &index)
{
    if (!index.isValid() || index.row() == rowAt(0))
        return;
    const int horizontal = horizontalScrollBar()->value();
    scrollTo(index, PositionAtTop);
    horizontalScrollBar()->setValue(horizontal);
}

TablePages::TablePages(QWidget *parent)
    : QStackedWidget(parent)
    , m_table(new ReadOnlyTable(this))
    , m_message(new QLabel(this))
{
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    addWidget(m_table);
    addWidget(m_message);
    updateMargins();
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void TablePages::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateMargins();
}

/// Aligns the text of the cells with that of a layout with the style's margin.
void TablePages::updateMargins()
{
    const int indent =
        qMax(style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this) -
                 style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) - 1,
             0);
    setContentsMargins(indent, 0, indent, 0);
}

void TablePages::showTableOr(const QString &message)
{
    m_message->setText(message);
    setCurrentIndex(m_table->model()->rowCount() > 0 ? 0 : 1);
}

} // namespace mm
