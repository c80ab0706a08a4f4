// SPDX-License-Identifier: MIT
#include "ui/window/windowlayout.h"

#include <QHeaderView>
#include <QSettings>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace mm {

QVariantMap readWindowLayout(QSettings *settings)
{
    QVariantMap layout;
    settings->beginGroup(u"window"_s);
    for (const QString &key : settings->childKeys())
        layout.insert(key, settings->value(key));
    settings->endGroup();
    return layout;
}

void writeWindowLayout(const QVariantMap &layout, QSettings *settings)
{
    settings->beginGroup(u"window"_s);
    settings->remove(QString()); // also the keys of other versions
    for (auto it = layout.cbegin(); it != layout.cend(); ++it)
        settings->setValue(it.key(), it.value());
    settings->endGroup();
}

QVariantMap columnLayout(const QTableView &table)
{
    const QHeaderView *header = table.horizontalHeader();
    QStringList widths;
    QStringList hidden;
    for (int column = 0; column < header->count(); ++column) {
        widths += QString::number(header->sectionSize(column)); // 0 while it is hidden
        if (header->isSectionHidden(column))
            hidden += QString::number(column);
    }
    return {{u"columnWidths"_s, widths},
            {u"hiddenColumns"_s, hidden},
            {u"sortColumn"_s, header->sortIndicatorSection()},
            {u"sortDescending"_s, header->sortIndicatorOrder() == Qt::DescendingOrder}};
}

void restoreColumnLayout(const QVariantMap &layout, QTableView *table)
{
    QHeaderView *header = table->horizontalHeader();
    const QStringList widths = layout.value(u"columnWidths"_s).toStringList();
    const QStringList hidden = layout.value(u"hiddenColumns"_s).toStringList();
    for (int column = 0; column < header->count(); ++column) {
        table->setColumnHidden(column, column > 0 && hidden.contains(QString::number(column)));
        if (const int width = widths.value(column).toInt(); width > 0)
            header->resizeSection(column, qBound(16, width, 10'000));
    }
    const int sorted = layout.value(u"sortColumn"_s, -1).toInt();
    table->sortByColumn(sorted >= 0 && sorted < header->count() ? sorted : -1,
                        layout.value(u"sortDescending"_s).toBool() ? Qt::DescendingOrder
                                                                   : Qt::AscendingOrder);
}

} // namespace mm
