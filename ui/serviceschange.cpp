// SPDX-License-Identifier: MIT
#include "ui/serviceschange.h"

#include <algorithm>

using namespace std::chrono;

namespace mm {

namespace {

/// Each run makes a view go through all its rows: beyond so many, two sortings cost it less.
size_t mostRuns(size_t rows)
{
    return std::clamp<size_t>(2'000'000 / qMax<size_t>(rows, 1), 10, 200);
}

/// \p places, which ascend, as runs.
RowRuns runsOf(const std::vector<int> &places)
{
    RowRuns runs;
    for (const int place : places) {
        if (!runs.empty() && runs.back().last + 1 == place)
            ++runs.back().last;
        else
            runs.push_back({place, place});
    }
    return runs;
}

/// Where the rows of one table are in another one.
struct Places
{
    std::vector<int> next;   ///< by the former row; -1: it goes
    std::vector<int> former; ///< by the next row; -1: it comes
};

Places placesOf(const ServicesTable &former, const ServicesTable &next)
{
    Places places;
    places.next.resize(former.order.size(), -1);
    places.former.resize(next.order.size(), -1);
    const size_t shorter = qMin(former.order.size(), next.order.size());
    const auto meet = [&places](size_t before, size_t after) {
        places.next[before] = static_cast<int>(after);
        places.former[after] = static_cast<int>(before);
    };
    // No hash is made of those that stand where they stood.
    size_t head = 0;
    for (; head < shorter && former.shown(head).id == next.shown(head).id; ++head)
        meet(head, head);
    QHash<quint32, size_t> found;
    found.reserve(static_cast<qsizetype>(former.order.size() - head));
    for (size_t row = head; row < former.order.size(); ++row)
        found.insert(former.shown(row).id, row);
    for (size_t row = head; row < next.order.size() && !found.isEmpty(); ++row) {
        if (const auto it = found.constFind(next.shown(row).id); it != found.cend())
            meet(*it, row);
    }
    return places;
}

void findSteps(const Places &places, const ServicesTable &next, ServicesChange *change)
{
    std::vector<int> leaving;
    std::vector<int> staying; ///< former rows in the next table's order
    std::vector<int> coming;
    for (size_t row = 0; row < places.next.size(); ++row) {
        if (places.next[row] < 0)
            leaving.push_back(static_cast<int>(row));
    }
    for (size_t row = 0; row < places.former.size(); ++row) {
        if (places.former[row] < 0) {
            coming.push_back(static_cast<int>(row));
        } else {
            staying.push_back(places.former[row]);
            change->stays.push_back(next.order[row]);
        }
    }
    const size_t most = mostRuns(qMax(places.former.size(), places.next.size()));

    change->removed = runsOf(leaving);
    if (change->removed.size() > most || !std::is_sorted(staying.begin(), staying.end())) {
        // Those that leave go to the end first.
        change->sortedBefore.resize(places.next.size());
        int place = 0;
        for (const std::vector<int> &rows : {std::cref(staying), std::cref(leaving)}) {
            for (const int row : rows)
                change->sortedBefore[size_t(row)] = place++;
        }
        change->removed.clear();
        if (!leaving.empty())
            change->removed = {{static_cast<int>(staying.size()), place - 1}};
    }
    std::reverse(change->removed.begin(), change->removed.end());

    change->inserted = runsOf(coming);
    if (change->inserted.size() > most) {
        // Those that come go to the end first.
        const int stays = static_cast<int>(staying.size());
        change->inserted = {{stays, stays + static_cast<int>(coming.size()) - 1}};
        for (size_t row = 0; row < places.former.size(); ++row) {
            if (places.former[row] >= 0)
                change->sortedAfter.push_back(static_cast<int>(row));
        }
        change->sortedAfter.insert(change->sortedAfter.end(), coming.begin(), coming.end());
    }
}

qint64 minutesSince(qint64 registered, const Moment &now)
{
    return registered == ServiceRow::noDate
               ? 0
               : floor<minutes>(now.wall.time_since_epoch() - milliseconds(registered)).count();
}

bool looksDifferent(const ServiceRow &a, const ServiceRow &b)
{
    return a.service != b.service || a.mark != b.mark || a.twice != b.twice ||
           a.rate.isKnown() != b.rate.isKnown() || a.rate.perMinute != b.rate.perMinute;
}

void findCells(const Places &places, const ServicesTable &former, const ServicesTable &next,
               ServicesChange *change)
{
    // Finer than it is shown.
    const auto shown = [](double share) { return qRound64(share * 1000); };
    std::vector<int> changed;
    for (size_t row = 0; row < places.former.size(); ++row) {
        if (places.former[row] < 0)
            continue;
        const ServiceRow &before = former.shown(size_t(places.former[row]));
        const ServiceRow &after = next.shown(row);
        if (looksDifferent(before, after))
            changed.push_back(static_cast<int>(row));
        change->shares = change->shares || shown(before.share) != shown(after.share);
        change->registered = change->registered || minutesSince(before.registered, former.at) !=
                                                       minutesSince(after.registered, next.at);
    }
    change->changed = runsOf(changed);
    if (change->changed.size() > mostRuns(next.order.size()))
        change->changed = {{changed.front(), changed.back()}};
    change->tone = former.current != next.current;
}

} // namespace

ServicesChange changeBetween(const ServicesTable &former, const ServicesTable &next)
{
    const Places places = placesOf(former, next);
    ServicesChange change;
    findSteps(places, next, &change);
    findCells(places, former, next, &change);
    return change;
}

} // namespace mm
