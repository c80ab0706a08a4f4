// SPDX-License-Identifier: MIT
#include "ui/tablelayout.h"

#include "ui/servicesmodel.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QTableView>

#include <array>

namespace mm {

namespace {

/// There were so many at first. What came later is written behind all that was then, so that either
/// version reads what it knows.
constexpr size_t firstColumns = 3;
constexpr qint32 narrowest = 16;
constexpr qint32 widest = 10'000;
constexpr quint32 mayBeHidden =
    ((1U << ServicesModel::ColumnCount) - 1) & ~(1U << ServicesModel::Name);

} // namespace

// Not QHeaderView's own state: a damaged one makes it sort by a column that is not there.
QByteArray tableLayout(const QTableView &table)
{
    const QHeaderView *header = table.horizontalHeader();
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    const auto writeWidths = [&](int from, int to) {
        for (int column = from; column < to; ++column)
            stream << qint32(header->sectionSize(column)); // 0 while it is hidden
    };
    writeWidths(0, firstColumns);
    stream << qint32(header->sortIndicatorSection())
           << (header->sortIndicatorOrder() == Qt::DescendingOrder);
    writeWidths(firstColumns, ServicesModel::ColumnCount);
    quint32 hidden = 0;
    for (int column = 0; column < ServicesModel::ColumnCount; ++column)
        hidden |= header->isSectionHidden(column) ? 1U << column : 0U;
    stream << hidden;
    return layout;
}

void restoreTableLayout(const QByteArray &layout, QTableView *table)
{
    std::array<qint32, ServicesModel::ColumnCount> widths{};
    qint32 sortedBy = -1;
    bool descending = false;
    quint32 hidden = 0;
    QDataStream stream(layout);
    for (size_t column = 0; column < firstColumns; ++column)
        stream >> widths.at(column);
    stream >> sortedBy >> descending;
    if (stream.status() != QDataStream::Ok)
        return;
    if (!stream.atEnd()) {
        for (size_t column = firstColumns; column < widths.size(); ++column)
            stream >> widths.at(column);
        stream >> hidden;
    }
    if (stream.status() != QDataStream::Ok || !stream.atEnd() ||
        sortedBy >= ServicesModel::ColumnCount || (hidden & ~mayBeHidden) != 0)
        return;
    for (size_t i = 0; i < widths.size(); ++i) {
        const int column = static_cast<int>(i);
        table->setColumnHidden(column, ((hidden >> i) & 1U) != 0);
        if (widths.at(i) != 0)
            table->horizontalHeader()->resizeSection(column,
                                                     qBound(narrowest, widths.at(i), widest));
    }
    table->sortByColumn(qMax(sortedBy, -1), descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace mm
