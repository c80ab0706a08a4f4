// SPDX-License-Identifier: MIT
#pragma once

#include "core/snapshot.h"

#include <QStringList>

namespace mm {

/// Names that one list of services has and the other has not, in the order of their list and as
/// often as they stand there.
struct ServiceChanges
{
    QStringList joined;
    QStringList left;

    bool operator==(const ServiceChanges &) const = default;
};

/// What changed from \p before to \p now; the order of a list and its counts don't matter. Next to
/// nothing for the same list, and cheap for long ones whose names stand in much the same order.
[[nodiscard]] ServiceChanges changesBetween(const QList<Service> &before,
                                            const QList<Service> &now);

} // namespace mm
