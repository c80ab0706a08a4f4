// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

struct ServiceRow;

// What the cells of one ServicesModel::Column have in common.

[[nodiscard]] QString columnTitle(int column);
/// May be empty.
[[nodiscard]] QString columnToolTip(int column);
[[nodiscard]] Qt::Alignment columnAlignment(int column);
/// The value by which a column other than Name is sorted.
[[nodiscard]] double sortValue(const ServiceRow &row, int column);

} // namespace mm
