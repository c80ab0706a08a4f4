// SPDX-License-Identifier: MIT
#include "ui/servicesarranger.h"

#include "core/timestamp.h"
#include "ui/serviceschange.h"

#include <algorithm>

namespace mm {

namespace {

qint64 timeOf(const QString &registeredAt)
{
    const QDateTime when = fromTimestamp(registeredAt);
    return when.isValid() ? when.toMSecsSinceEpoch() : ServiceRow::noDate;
}

} // namespace

/// Which of the former rows is which of the services.
struct ServicesArranger::Matches
{
    std::vector<int> former; ///< by the service; -1: it is new
    /// Former rows without a service, each with the service that it comes behind, -1 for none.
    std::vector<std::pair<int, int>> departed;
};

/// Of services with the same name the first is the first, and so on.
ServicesArranger::Matches ServicesArranger::match(const QList<Service> &services) const
{
    const ServiceRows &rows = *m_rows;
    Matches matches;
    matches.former.resize(static_cast<size_t>(services.size()), -1);
    const bool same = std::equal(rows.begin(), rows.end(), services.begin(), services.end(),
                                 [](const ServiceRow &row, const Service &service) {
                                     return row.service.name == service.name;
                                 });
    if (same) {
        for (size_t i = 0; i < rows.size(); ++i)
            matches.former[i] = static_cast<int>(i);
        return matches;
    }
    const int count = static_cast<int>(rows.size());
    QHash<QStringView, int> first;
    first.reserve(count);
    std::vector<int> nextOfName(rows.size(), -1);
    for (int row = count - 1; row >= 0; --row) {
        const QStringView name = rows[size_t(row)].service.name;
        nextOfName[size_t(row)] = first.value(name, -1);
        first.insert(name, row);
    }
    std::vector<int> serviceOf(rows.size(), -1);
    for (int i = 0; i < services.size(); ++i) {
        const auto it = first.find(services.at(i).name);
        if (it == first.end() || *it < 0)
            continue;
        matches.former[size_t(i)] = *it;
        serviceOf[size_t(*it)] = i;
        *it = nextOfName[size_t(*it)];
    }
    int behind = -1;
    for (int row = 0; row < count; ++row) {
        if (serviceOf[size_t(row)] >= 0)
            behind = serviceOf[size_t(row)];
        else
            matches.departed.emplace_back(behind, row);
    }
    std::stable_sort(matches.departed.begin(), matches.departed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    return matches;
}

void ServicesArranger::look(const Reading &reading, State state)
{
    m_rates.add(reading, state);
    const bool marking = state == State::Active && m_active;
    m_active = state == State::Active;
    m_at = reading.at;
    m_now = qMax(m_now, reading.at.steady);

    const QList<Service> &services = reading.snapshot.services;
    const Matches matches = match(services);
    auto rows = std::make_shared<ServiceRows>();
    rows->reserve(size_t(services.size()) + (marking ? matches.departed.size() : 0));
    auto departed = matches.departed.cbegin();
    for (int i = -1; i < services.size(); ++i) {
        if (i >= 0) {
            const int former = matches.former[size_t(i)];
            rows->push_back(makeRow(services.at(i),
                                    former < 0 ? nullptr : &(*m_rows)[size_t(former)], marking));
            rows->back().rate = m_rates.at(i);
            rows->back().twice = m_rates.standsTwice(i);
        }
        for (; marking && departed != matches.departed.cend() && departed->first == i; ++departed)
            addDeparted((*m_rows)[size_t(departed->second)], rows.get());
    }
    m_listed = services.size();
    fillFigures(rows.get());
    m_rows = std::move(rows);
}

ServiceRow ServicesArranger::makeRow(const Service &service, const ServiceRow *former, bool marking)
{
    ServiceRow row;
    row.service = service;
    row.id = former ? former->id : ++m_ids;
    row.registered = former && former->service.registeredAt == service.registeredAt
                         ? former->registered
                         : timeOf(service.registeredAt);
    if (!marking)
        return row;
    if (!former || former->mark == ServiceRow::Mark::Departed) {
        row.mark = ServiceRow::Mark::New;
        row.markedUntil = m_now + m_markedFor;
    } else if (former->markedUntil > m_now) {
        row.mark = former->mark;
        row.markedUntil = former->markedUntil;
    }
    return row;
}

void ServicesArranger::addDeparted(const ServiceRow &former, ServiceRows *rows) const
{
    const bool leavesNow = former.mark != ServiceRow::Mark::Departed;
    if (!leavesNow && former.markedUntil <= m_now)
        return;
    ServiceRow row = former;
    row.mark = ServiceRow::Mark::Departed;
    row.markedUntil = leavesNow ? m_now + m_markedFor : former.markedUntil;
    row.rate = {};
    row.twice = false;
    rows->push_back(std::move(row));
}

void ServicesArranger::fillFigures(ServiceRows *rows)
{
    m_messages = 0;
    for (const ServiceRow &row : *rows) {
        if (row.mark != ServiceRow::Mark::Departed)
            m_messages += static_cast<double>(row.service.messageCount);
    }
    for (ServiceRow &row : *rows) {
        row.share = row.mark == ServiceRow::Mark::Departed || m_messages <= 0
                        ? ServiceRow::noShare
                        : static_cast<double>(row.service.messageCount) / m_messages;
    }
}

void ServicesArranger::pass(Time time)
{
    m_now = qMax(m_now, time);
    const auto isOver = [this](const ServiceRow &row) {
        return row.mark != ServiceRow::Mark::None && row.markedUntil <= m_now;
    };
    if (std::none_of(m_rows->begin(), m_rows->end(), isOver))
        return;
    auto rows = std::make_shared<ServiceRows>();
    rows->reserve(m_rows->size());
    for (const ServiceRow &row : *m_rows) {
        if (isOver(row) && row.mark == ServiceRow::Mark::Departed)
            continue;
        rows->push_back(row);
        if (isOver(row))
            rows->back().mark = ServiceRow::Mark::None;
    }
    m_rows = std::move(rows);
}

ServicesUpdate ServicesArranger::update()
{
    auto table = std::make_shared<ServicesTable>();
    table->rows = m_rows;
    table->order = m_order.of(*m_rows);
    table->listed = m_listed;
    table->messages = m_messages;
    table->filter = m_order.filter();
    table->at = m_at;
    table->current = m_active;
    for (const quint32 index : table->order)
        table->found += (*m_rows)[index].mark != ServiceRow::Mark::Departed;
    for (const ServiceRow &row : *m_rows) {
        if (row.mark != ServiceRow::Mark::None)
            table->nextChange = qMin(table->nextChange, row.markedUntil);
    }
    m_former = std::exchange(m_table, std::move(table));
    return {m_table, changeBetween(*m_former, *m_table)};
}

} // namespace mm
