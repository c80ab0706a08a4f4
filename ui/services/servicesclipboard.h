// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;

namespace mm {

class ServicesModel;
struct ServiceRow;

/// The text of a cell for a spreadsheet: verbatim, numbers without group separators.
inline constexpr int clipboardRole = Qt::UserRole + 1;
/// That of \p row in \p column, which is \p shown in the table.
[[nodiscard]] QString clipboardText(const ServiceRow &row, int column, const QString &shown);

/// \p rows for a spreadsheet: one line each, the cells of \p columns separated by tabs; above
/// two or more rows a line of column titles. Each cell is that of clipboardRole, but a tab or line
/// break becomes a space; what a spreadsheet would run as a formula begins with a quotation mark.
[[nodiscard]] QString rowsAsText(const QAbstractItemModel &model, const QList<int> &rows,
                                 const QList<int> &columns);

/// \p rows as a JSON array of objects with `name`, `registered_at` and `message_count`, as in the
/// stats file, for a server the members of its entry in `servers`, and for a service with failed
/// calls those of its entry in `failures`.
[[nodiscard]] QString rowsAsJson(const ServicesModel &model, const QList<int> &rows);

} // namespace mm
