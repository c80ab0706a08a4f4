// SPDX-License-Identifier: MIT
#include "ui/servicesmodel.h"

#include "core/status.h"
#include "core/timestamp.h"
#include "ui/plaintext.h"
#include "ui/statecolors.h"

#include <QBrush>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QSet>

#include <limits>
#include <utility>
#include <vector>

namespace mm {

namespace {

/// Rows come and go in runs, each of which moves all rows behind it: beyond this many a reset costs
/// a view less.
constexpr size_t mostRuns = 200;

QString registeredText(const Service &service)
{
    const QDateTime when = fromTimestamp(service.registeredAt);
    // What is no date is shown as it stands.
    return when.isValid() ? QLocale().toString(when.toLocalTime(), QLocale::ShortFormat)
                          : displayName(service.registeredAt);
}

} // namespace

ServicesModel::ServicesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ServicesModel::setServices(const QList<Service> &services)
{
    if (services == m_services)
        return;
    if (removeMissing(services) && mayGrowInto(services)) {
        insertNew(services);
        updateInPlace(services);
        return;
    }
    beginResetModel();
    m_services = services;
    endResetModel();
}

void ServicesModel::setCurrent(bool current)
{
    if (std::exchange(m_current, current) == current || m_services.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::ForegroundRole});
}

/// False, and nothing is removed, when too many runs of rows would have to go.
bool ServicesModel::removeMissing(const QList<Service> &services)
{
    QSet<QString> names;
    names.reserve(services.size());
    for (const Service &service : services)
        names.insert(service.name);

    std::vector<std::pair<int, int>> runs; // first and last row of each, the last run first
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (names.contains(m_services.at(last).name))
            continue;
        int first = last;
        while (first > 0 && !names.contains(m_services.at(first - 1).name))
            --first;
        runs.emplace_back(first, last);
        last = first;
    }
    if (runs.size() > mostRuns)
        return false;
    for (const auto &[first, last] : runs) {
        beginRemoveRows({}, first, last);
        m_services.remove(first, last - first + 1);
        endRemoveRows();
    }
    return true;
}

/// Whether the rows stand in \p services in the same order, with not too many runs of others in
/// between. A name that stands there twice rules it out.
bool ServicesModel::mayGrowInto(const QList<Service> &services) const
{
    QSet<QString> seen;
    seen.reserve(services.size());
    qsizetype row = 0;
    size_t runs = 0;
    bool inRun = false;
    for (const Service &service : services) {
        if (seen.contains(service.name))
            return false;
        seen.insert(service.name);
        const bool stands = row < m_services.size() && m_services.at(row).name == service.name;
        runs += !stands && !inRun;
        inRun = !stands;
        row += stands;
    }
    return row == m_services.size() && runs <= mostRuns;
}

void ServicesModel::insertNew(const QList<Service> &services)
{
    for (qsizetype first = 0; first < services.size(); ++first) {
        if (first < m_services.size() && m_services.at(first).name == services.at(first).name)
            continue;
        qsizetype end = first + 1;
        while (end < services.size() &&
               (first >= m_services.size() || services.at(end).name != m_services.at(first).name))
            ++end;
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_services = m_services.first(first) + services.sliced(first, end - first) +
                     m_services.sliced(first);
        endInsertRows();
        first = end - 1;
    }
}

void ServicesModel::updateInPlace(const QList<Service> &services)
{
    const QList<Service> before = std::exchange(m_services, services);
    for (int row = 0; row < m_services.size(); ++row) {
        if (m_services.at(row) == before.at(row))
            continue;
        const int first = row;
        while (row + 1 < m_services.size() && m_services.at(row + 1) != before.at(row + 1))
            ++row;
        Q_EMIT dataChanged(index(first, 0), index(row, ColumnCount - 1));
    }
}

QVariant ServicesModel::sortKey(const Service &service, int column) const
{
    switch (column) {
    case Name:
        return service.name;
    case Registered:
        break;
    default:
        return service.messageCount;
    }
    // Sorting asks for each some 30 times, and a date is dear to read.
    if (m_times.size() > 2 * m_services.size())
        m_times.clear();
    auto known = m_times.constFind(service.registeredAt);
    if (known == m_times.cend()) {
        const QDateTime when = fromTimestamp(service.registeredAt);
        known = m_times.insert(service.registeredAt, when.isValid()
                                                         ? when.toMSecsSinceEpoch()
                                                         : std::numeric_limits<qint64>::min());
    }
    return *known;
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_services.size());
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Service &service = m_services.at(index.row());
    switch (role) {
    case sortRole:
        return sortKey(service, index.column());
    case Qt::ForegroundRole:
        return m_current ? QVariant()
                         : QBrush(toneColor(Tone::Gray,
                                            QGuiApplication::palette().color(QPalette::Base)));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (index.column() == Messages ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return index.column() == Messages
                   ? QVariant()
                   : plainToolTip(
                         displayName(index.column() == Name ? service.name : service.registeredAt));
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Name:
        return displayName(service.name);
    case Registered:
        return registeredText(service);
    default:
        return formatCount(service.messageCount);
    }
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (section == Messages ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Service", "table column");
    case Registered:
        return tr("Registered", "table column: when");
    default:
        return tr("Messages", "table column: how many");
    }
}

} // namespace mm
