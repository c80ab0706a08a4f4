// SPDX-License-Identifier: MIT
#pragma once

#include <QItemSelection>

namespace mm {

class ServicesModel;

/// The rows of \p selection, which is of a ServicesModel, once each and from top to bottom.
[[nodiscard]] QList<int> rowsOf(const QItemSelection &selection);

/// \p rows for a spreadsheet: a line each, the cells of \p columns apart by tabs. Two or more have
/// a line of titles above them. Names and times are those of the file, numbers have no group
/// separators, what is not known is an en dash; a tab or line break in a name becomes a space.
[[nodiscard]] QString copiedText(const ServicesModel &model, const QList<int> &rows,
                                 const QList<int> &columns);

/// \p rows as a JSON array of objects with `name`, `registered_at`, `message_count`, as MM's file
/// has them.
[[nodiscard]] QString copiedJson(const ServicesModel &model, const QList<int> &rows);

} // namespace mm
