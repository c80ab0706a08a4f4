// SPDX-License-Identifier: MIT
#include "ui/services/servicesproxy.h"

namespace mm {

namespace {

double sortValue(const ServiceRow &row, int column)
{
    switch (column) {
    case ServicesModel::Registered:
        return static_cast<double>(row.registered);
    case ServicesModel::Messages:
        return static_cast<double>(row.service.messageCount);
    case ServicesModel::Rate:
        return row.rate.isKnown() ? row.rate.perMinute : -1;
    case ServicesModel::Share:
        return row.share;
    default:
        return 0; // the order of the file
    }
}

} // namespace

ServicesProxy::ServicesProxy(ServicesModel *model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_filter(QString(), Qt::CaseInsensitive)
{
    // Sorting once per update costs less than finding the position of each changed row.
    setDynamicSortFilter(false);
    setSourceModel(model);
    connect(model, &ServicesModel::aboutToUpdate, this, &ServicesProxy::aboutToUpdate);
    connect(model, &ServicesModel::updated, this, &ServicesProxy::finishUpdate);
}

void ServicesProxy::setFilter(const QString &text)
{
    Q_EMIT aboutToUpdate();
    m_filter.setPattern(text);
    invalidateFilter();
    finishUpdate();
}

void ServicesProxy::finishUpdate()
{
    if (!isSorted())
        sort(sortColumn(), sortOrder());
    Q_EMIT updated();
}

bool ServicesProxy::isSorted() const
{
    for (int row = 1; row < rowCount(); ++row) {
        const QModelIndex above = mapToSource(index(row - 1, 0));
        const QModelIndex below = mapToSource(index(row, 0));
        if (sortOrder() == Qt::AscendingOrder ? lessThan(below, above) : lessThan(above, below))
            return false;
    }
    return true;
}

bool ServicesProxy::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    return m_filter.pattern().isEmpty() ||
           m_filter.indexIn(m_model->serviceAt(row).service.name) >= 0;
}

bool ServicesProxy::lessThan(const QModelIndex &a, const QModelIndex &b) const
{
    const int column = sortColumn();
    const double x = sortValue(m_model->serviceAt(a.row()), column);
    const double y = sortValue(m_model->serviceAt(b.row()), column);
    if (x != y)
        return x < y;
    if (column == ServicesModel::Name) {
        const int order = m_model->nameKey(a.row()).compare(m_model->nameKey(b.row()));
        if (order != 0)
            return order < 0;
    }
    // Qt sorts descending by exchanging the arguments.
    return (a.row() < b.row()) == (sortOrder() == Qt::AscendingOrder);
}

int ServicesProxy::matchCount() const
{
    if (m_filter.pattern().isEmpty())
        return m_model->listedCount();
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += serviceAt(row).mark != ServiceRow::Mark::Departed ? 1 : 0;
    return count;
}

const ServiceRow &ServicesProxy::serviceAt(int row) const
{
    return m_model->serviceAt(mapToSource(index(row, 0)).row());
}

} // namespace mm
