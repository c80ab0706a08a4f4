// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

class QTableView;

namespace mm {

/// Widths, sorting and choice of the columns of a ServicesModel, for restoreTableLayout().
[[nodiscard]] QByteArray tableLayout(const QTableView &table);

/// Also takes what was saved when there were three columns. Anything else, and what is damaged, is
/// ignored. The names are always shown.
void restoreTableLayout(const QByteArray &layout, QTableView *table);

} // namespace mm
