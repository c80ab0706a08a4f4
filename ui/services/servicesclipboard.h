// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace mm {

class ServicesModel;

/// \p rows for a spreadsheet: one line each, the cells of \p columns separated by tabs; above
/// two or more rows a line of column titles. Names and times are verbatim from the file, numbers
/// have no group separators, an unknown value is an en dash; a tab or line break becomes a space;
/// what a spreadsheet would run as a formula begins with a quotation mark.
[[nodiscard]] QString rowsAsText(const ServicesModel &model, const QList<int> &rows,
                                 const QList<int> &columns);

/// \p rows as a JSON array of objects with `name`, `registered_at` and `message_count`, as in the
/// stats file, for a server the members of its entry in `servers`, and for a service with failed
/// calls those of its entry in `failures`.
[[nodiscard]] QString rowsAsJson(const ServicesModel &model, const QList<int> &rows);

} // namespace mm
