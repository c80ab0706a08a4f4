// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"

#include <QStringList>

namespace mm {

/// How one list of services differs from an earlier one. Services are matched by name; each entry
/// of a duplicate name matches at most one entry of the other list.
struct ServiceDiff
{
    /// For each service of the new list its index in the earlier list; -1: it has no match there.
    QList<qsizetype> former;
    /// Names that only the new list has, in its order, duplicates included.
    QStringList joined;
    /// Names that only the earlier list has, in its order, duplicates included.
    QStringList left;
    bool sameNames = false; ///< both lists have the same names in the same order

    bool operator==(const ServiceDiff &) const = default;
};

/// Compares names only. Fast where the order is the same: one comparison per service.
[[nodiscard]] ServiceDiff diffServices(const QList<Service> &before, const QList<Service> &now);

} // namespace mm
