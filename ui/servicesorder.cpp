// SPDX-License-Identifier: MIT
#include "ui/servicesorder.h"

#include "ui/servicesmodel.h"

#include <QCollator>
#include <QStringMatcher>

#include <algorithm>
#include <numeric>

namespace mm {

namespace {

template <typename KeyOf>
void sortBy(std::vector<quint32> *order, Qt::SortOrder direction, const KeyOf &keyOf)
{
    std::stable_sort(order->begin(), order->end(), [&](quint32 a, quint32 b) {
        return direction == Qt::AscendingOrder ? keyOf(a) < keyOf(b) : keyOf(b) < keyOf(a);
    });
}

} // namespace

void ServicesOrder::setSorting(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
}

std::vector<quint32> ServicesOrder::of(const ServiceRows &rows)
{
    std::vector<quint32> order;
    order.reserve(rows.size());
    const QStringMatcher matcher(m_filter, Qt::CaseInsensitive);
    for (quint32 i = 0; i < rows.size(); ++i) {
        if (m_filter.isEmpty() || matcher.indexIn(rows[i].service.name) >= 0)
            order.push_back(i);
    }
    switch (m_column) {
    case ServicesModel::Name:
        rankNames(rows);
        sortBy(&order, m_order, [this](quint32 i) { return m_ranks[i]; });
        break;
    case ServicesModel::Registered:
        sortBy(&order, m_order, [&rows](quint32 i) { return rows[i].registered; });
        break;
    case ServicesModel::Messages:
        sortBy(&order, m_order, [&rows](quint32 i) { return rows[i].service.messageCount; });
        break;
    case ServicesModel::Rate:
        sortBy(&order, m_order,
               [&rows](quint32 i) { return rows[i].rate.isKnown() ? rows[i].rate.perMinute : -1; });
        break;
    case ServicesModel::Share:
        sortBy(&order, m_order, [&rows](quint32 i) { return rows[i].share; });
        break;
    default:
        break;
    }
    return order;
}

void ServicesOrder::rankNames(const ServiceRows &rows)
{
    if (std::equal(rows.begin(), rows.end(), m_rankedIds.begin(), m_rankedIds.end(),
                   [](const ServiceRow &row, quint32 id) { return row.id == id; }))
        return;
    // The C locale would go by code points.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C
                           ? QLocale(QLocale::English, QLocale::UnitedStates)
                           : locale);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(rows.size());
    m_rankedIds.clear();
    m_rankedIds.reserve(rows.size());
    for (const ServiceRow &row : rows) {
        keys.push_back(collator.sortKey(row.service.name));
        m_rankedIds.push_back(row.id);
    }
    std::vector<quint32> sorted(rows.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::sort(sorted.begin(), sorted.end(),
              [&keys](quint32 a, quint32 b) { return keys[a].compare(keys[b]) < 0; });
    m_ranks.resize(rows.size());
    quint32 rank = 0;
    for (size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && keys[sorted[i - 1]].compare(keys[sorted[i]]) != 0)
            ++rank;
        m_ranks[sorted[i]] = rank;
    }
}

} // namespace mm
