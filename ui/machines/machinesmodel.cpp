// SPDX-License-Identifier: MIT
#include "ui/machines/machinesmodel.h"

#include "ui/machines/machineformat.h"
#include "ui/status/statusicon.h"
#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QBrush>
#include <QGuiApplication>
#include <QHash>
#include <QPalette>

#include <algorithm>
#include <numeric>

namespace mm {

namespace {

/// Messages per minute. \p maxTime is in seconds.
double rateBetween(const MachineRow &before, const Machine &now, double maxTime)
{
    if (now.upAt == before.machine.upAt)
        return before.rate;
    const double time = now.upAt - before.machine.upAt;
    const double messages = now.messages - before.machine.messages;
    // False also if one of them is NaN. Fewer messages: the MM was restarted.
    return time > 0 && time <= maxTime && messages >= 0 ? 60 * messages / time : qQNaN();
}

} // namespace

MachinesModel::MachinesModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_collator(numberLocale()) // the C locale sorts by code point
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
}

void MachinesModel::setReading(const FleetReading &reading, const Instant &now)
{
    constexpr double missed = 3; // scrapes or polls; over a longer gap a rate would be only a mean
    const double interval = std::chrono::duration<double>(reading.pollInterval()).count();
    QHash<MachineKey, int> indexes;
    const auto formerIndex = [&](qsizetype i) {
        const Machine &machine = reading.machines.at(i);
        // In most readings the order is the same.
        if (i < m_rows.size() && m_rows.at(i).machine.name == machine.name &&
            m_rows.at(i).machine.job == machine.job)
            return static_cast<int>(i);
        if (indexes.isEmpty()) {
            for (int former = 0; former < m_rows.size(); ++former)
                indexes.insert(m_rows.at(former).machine.key(), former);
        }
        return indexes.value(machine.key(), -1);
    };

    QList<int> newIndex(m_rows.size(), -1);
    QList<MachineRow> rows;
    rows.reserve(reading.machines.size());
    bool hasNew = false;
    for (qsizetype i = 0; i < reading.machines.size(); ++i) {
        const Machine &machine = reading.machines.at(i);
        MachineRow row{machine, evaluateMachine(machine, reading, now)};
        const int former = formerIndex(i);
        if (former < 0) {
            hasNew = true;
        } else {
            const MachineRow &before = m_rows.at(former);
            row.rate = rateBetween(before, machine, missed * qMax(machine.step, interval));
            row.isSameName = before.isSameName;
            row.position = before.position;
            row.nameKey = before.nameKey;
            newIndex[former] = static_cast<int>(i);
        }
        rows += std::move(row);
    }
    if (hasNew)
        setPositions(&rows);
    show(rows, newIndex);
}

void MachinesModel::takeOver(const MachinesModel &former)
{
    QList<MachineRow> rows = former.m_rows;
    for (MachineRow &row : rows)
        row.nameKey.reset(); // it depends on the language
    setPositions(&rows);
    show(rows, QList<int>(m_rows.size(), -1));
}

/// Sorts only the new rows, which have no key yet: sorting all would take longer than a frame.
void MachinesModel::setPositions(QList<MachineRow> *rows) const
{
    QList<int> order(rows->size());
    std::iota(order.begin(), order.end(), 0);
    const auto firstNew = std::stable_partition(order.begin(), order.end(), [rows](int index) {
        return rows->at(index).nameKey.has_value();
    });
    std::for_each(firstNew, order.end(), [this, rows](int index) {
        (*rows)[index].nameKey = m_collator.sortKey(rows->at(index).machine.name);
    });
    const auto isBefore = [rows](int a, int b) {
        const int byName = rows->at(a).nameKey->compare(*rows->at(b).nameKey);
        return byName == 0 ? rows->at(a).machine.key() < rows->at(b).machine.key() : byName < 0;
    };
    std::sort(order.begin(), firstNew,
              [rows](int a, int b) { return rows->at(a).position < rows->at(b).position; });
    std::sort(firstNew, order.end(), isBefore);
    std::inplace_merge(order.begin(), firstNew, order.end(), isBefore);
    for (int i = 0; i < order.size(); ++i) {
        MachineRow &row = (*rows)[order.at(i)];
        row.position = i;
        MachineRow *previous = i > 0 ? &(*rows)[order.at(i - 1)] : nullptr;
        row.isSameName = previous && previous->machine.name == row.machine.name;
        if (row.isSameName)
            previous->isSameName = true;
    }
}

void MachinesModel::setFilter(const QString &text)
{
    m_filter.setPattern(text);
    QList<int> same(m_rows.size());
    std::iota(same.begin(), same.end(), 0);
    show(m_rows, same);
}

void MachinesModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    setFilter(filter());
}

/// The indexes of those of \p rows that match the filter, sorted.
QList<int> MachinesModel::filteredAndSorted(const QList<MachineRow> &rows) const
{
    struct Key // a row is too large to be read for each comparison
    {
        bool isActive;
        double value;
        int position;
        int index;
    };
    const double sign = m_sortOrder == Qt::AscendingOrder ? 1 : -1;
    std::vector<Key> keys;
    keys.reserve(size_t(rows.size()));
    for (int i = 0; i < rows.size(); ++i) {
        const MachineRow &row = rows.at(i);
        if (m_filter.pattern().isEmpty() || m_filter.indexIn(row.machine.name) >= 0)
            keys.push_back({row.isActive(), sign * sortValue(row, m_sortColumn), row.position, i});
    }
    std::sort(keys.begin(), keys.end(), [](const Key &a, const Key &b) {
        return std::tie(a.isActive, a.value, a.position) <
               std::tie(b.isActive, b.value, b.position);
    });
    QList<int> shown;
    shown.reserve(qsizetype(keys.size()));
    for (const Key &key : keys)
        shown += key.index;
    return shown;
}

/// Replaces m_rows by \p rows. \p newIndex has for each of m_rows its index in \p rows; -1 if it is
/// removed. Rows that change their order are one change of the layout: a view needs a pass over all
/// rows for each run of rows that is added, removed or moved.
void MachinesModel::show(const QList<MachineRow> &rows, const QList<int> &newIndex)
{
    const QList<int> shown = filteredAndSorted(rows);
    const bool isSameOrder =
        std::equal(m_shown.cbegin(), m_shown.cend(), shown.cbegin(), shown.cend(),
                   [&newIndex](int before, int now) { return newIndex.at(before) == now; });
    if (isSameOrder) {
        m_rows = rows;
        m_shown = shown;
        // How long ago it was scraped changes in each row.
        if (!shown.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        QList<int> rowOf(rows.size(), -1);
        for (int row = 0; row < shown.size(); ++row)
            rowOf[shown.at(row)] = row;
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        QList<int> newRows;
        for (const QModelIndex &each : from) {
            const int now = newIndex.at(m_shown.at(each.row()));
            newRows += now < 0 ? -1 : rowOf.at(now);
        }
        m_rows = rows;
        m_shown = shown;
        for (qsizetype i = 0; i < from.size(); ++i)
            to += index(newRows.at(i), from.at(i).column());
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }
    Q_EMIT updated();
}

int MachinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int MachinesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MachinesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MachineRow &row = machineAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return machineCell(row, column);
    case Qt::DecorationRole:
        return column == State ? statusIcon(iconOf(row.verdict.state), colorOf(row.verdict.state))
                               : QVariant();
    case Qt::AccessibleTextRole:
        return machineAccessibleText(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(machineToolTip(row));
    case Qt::ForegroundRole:
        if (row.isActive() || column == Why)
            return {};
        return QBrush(statusColorOn(colorOf(row.verdict.state),
                                    QGuiApplication::palette().color(QPalette::Base)));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(machineAlignment(column));
    default:
        return {};
    }
}

QVariant MachinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return machineColumnTitle(section);
    case Qt::ToolTipRole: {
        const QString text = machineColumnToolTip(section);
        return text.isEmpty() ? QVariant() : text;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(machineAlignment(section));
    case Qt::InitialSortOrderRole:
        // The busiest first.
        return section == Services || section == Messages || section == Rate ? Qt::DescendingOrder
                                                                             : Qt::AscendingOrder;
    default:
        return {};
    }
}

} // namespace mm
