// SPDX-License-Identifier: MIT
#include "core/servicechanges.h"

#include <QSet>

namespace mm {

namespace {

/// How many names may have come or gone in one place before two lists count as out of step.
constexpr qsizetype farthestAhead = 32;

void take(const QList<Service> &services, qsizetype from, qsizetype to, QStringList *names)
{
    for (qsizetype i = from; i < to; ++i)
        names->append(services.at(i).name);
}

/// Leaves in \p names those that don't stand in \p services. The hash is made of the shorter one.
void removeListed(const QList<Service> &services, QStringList *names)
{
    QSet<QString> hashed;
    if (services.size() < names->size()) {
        hashed.reserve(services.size());
        for (const Service &service : services)
            hashed.insert(service.name);
        names->removeIf([&hashed](const QString &name) { return hashed.contains(name); });
    } else if (!names->isEmpty()) {
        hashed = QSet<QString>(names->cbegin(), names->cend());
        for (const Service &service : services)
            hashed.remove(service.name);
        names->removeIf([&hashed](const QString &name) { return !hashed.contains(name); });
    }
}

} // namespace

// Up to 100,000 names: no hash is made of those that stand where they stood.
ServiceChanges changesBetween(const QList<Service> &before, const QList<Service> &now)
{
    ServiceChanges changes;
    if (before.isSharedWith(now))
        return changes;
    qsizetype endBefore = before.size();
    qsizetype endNow = now.size();
    qsizetype b = 0;
    qsizetype n = 0;
    while (b < endBefore && n < endNow && before.at(b).name == now.at(n).name)
        ++b, ++n;
    while (b < endBefore && n < endNow && before.at(endBefore - 1).name == now.at(endNow - 1).name)
        --endBefore, --endNow;

    const auto catchUp = [&] {
        for (qsizetype ahead = 1; ahead <= farthestAhead; ++ahead) {
            if (n + ahead < endNow && before.at(b).name == now.at(n + ahead).name) {
                take(now, n, n + ahead, &changes.joined);
                n += ahead;
                return true;
            }
            if (b + ahead < endBefore && before.at(b + ahead).name == now.at(n).name) {
                take(before, b, b + ahead, &changes.left);
                b += ahead;
                return true;
            }
        }
        return false;
    };
    while (b < endBefore && n < endNow) {
        if (before.at(b).name == now.at(n).name)
            ++b, ++n;
        else if (!catchUp())
            break;
    }
    take(before, b, endBefore, &changes.left);
    take(now, n, endNow, &changes.joined);
    // A name may have moved, or stand there twice.
    removeListed(before, &changes.joined);
    removeListed(now, &changes.left);
    return changes;
}

} // namespace mm
