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
    ServiceDiff diff;
    diff.former.fill(-1, now.size());
    const qsizetype common = qMin(before.size(), now.size());
    qsizetype head = 0;
    for (; head < common && before.at(head).name == now.at(head).name; ++head)
        diff.former[head] = head;
    diff.sameNames = head == before.size() && head == now.size();
    qsizetype endBefore = before.size();
    qsizetype endNow = now.size();
    while (qMin(endBefore, endNow) > head &&
           before.at(endBefore - 1).name == now.at(endNow - 1).name)
        diff.former[--endNow] = --endBefore;

    QHash<QStringView, qsizetype> unmatched; // the first service of each name; -1: none
    unmatched.reserve(endBefore - head);
    QList<qsizetype> nextOfName(endBefore, -1);
    for (qsizetype i = endBefore - 1; i >= head; --i) {
        nextOfName[i] = unmatched.value(before.at(i).name, -1);
        unmatched.insert(before.at(i).name, i);
    }
    for (qsizetype i = head; i < endNow; ++i) {
        const auto found = unmatched.find(now.at(i).name);
        if (found == unmatched.end() || *found < 0) {
            diff.joined += now.at(i).name;
        } else {
            diff.former[i] = *found;
            *found = nextOfName.at(*found);
        }
    }
    for (qsizetype i = head; i < endBefore; ++i) {
        if (unmatched.value(before.at(i).name) >= 0)
            diff.left += before.at(i).name;
    }
    // Duplicates of a name that both lists have.
    removeNamesOf(before, &diff.joined);
    removeNamesOf(now, &diff.left);
    return diff;
}

} // namespace mm
