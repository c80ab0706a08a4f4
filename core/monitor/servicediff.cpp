// SPDX-License-Identifier: MIT
#include "core/monitor/servicediff.h"

#include <QHash>
#include <QSet>

namespace mm {

namespace {

/// Removes from \p names those that \p services have.
void removeNamesOf(const QList<Service> &services, QStringList *names)
{
    if (names->isEmpty())
        return;
    QSet<QString> unlisted(names->cbegin(), names->cend());
    for (const Service &service : services)
        unlisted.remove(service.name);
    names->removeIf([&unlisted](const QString &name) { return !unlisted.contains(name); });
}

} // namespace

ServiceDiff diffServices(const QList<Service> &before, const QList<Service> &now)
{
    // Most services keep their order: each is first compared with the next few of the earlier list,
    // which skips those that have left. Only the others are looked up by name.
    constexpr qsizetype maxSkipped = 8;
    ServiceDiff diff;
    diff.former.fill(-1, now.size());
    QList<qsizetype> unmatched;
    qsizetype next = 0;
    for (qsizetype i = 0; i < now.size(); ++i) {
        const qsizetype end = qMin(next + maxSkipped, before.size());
        qsizetype found = next;
        while (found < end && before.at(found).name != now.at(i).name)
            ++found;
        if (found == end)
            continue;
        for (; next < found; ++next)
            unmatched += next;
        diff.former[i] = next++;
    }
    for (; next < before.size(); ++next)
        unmatched += next;
    diff.sameNames = unmatched.isEmpty() && before.size() == now.size();

    QMultiHash<QStringView, qsizetype> byName;
    byName.reserve(unmatched.size());
    for (qsizetype i = unmatched.size() - 1; i >= 0;
         --i) // so that find() gives the first of a name
        byName.insert(before.at(unmatched.at(i)).name, unmatched.at(i));
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (diff.former.at(i) >= 0)
            continue;
        const auto found = byName.find(now.at(i).name);
        if (found == byName.end()) {
            diff.joined += now.at(i).name;
        } else {
            diff.former[i] = *found;
            byName.erase(found);
        }
    }
    for (const qsizetype i : std::as_const(unmatched)) {
        if (byName.contains(before.at(i).name, i))
            diff.left += before.at(i).name;
    }
    // Duplicates of a name that both lists have.
    removeNamesOf(before, &diff.joined);
    removeNamesOf(now, &diff.left);
    return diff;
}

} // namespace mm
