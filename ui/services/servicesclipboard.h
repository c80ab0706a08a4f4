// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <functional>

class QAbstractItemModel;

namespace mm {

class ServicesModel;

/// \p rows for a spreadsheet: one line each, the cells of \p columns separated by tabs; above
/// two or more rows a line of column titles. \p cell gives the text of a row and column.
[[nodiscard]] QString rowsAsText(const QAbstractItemModel &model, const QList<int> &rows,
                                 const QList<int> &columns,
                                 const std::function<QString(int row, int column)> &cell);
/// \p text as a cell of a spreadsheet: a tab or line break becomes a space; what a spreadsheet
/// would run as a formula begins with a quotation mark.
[[nodiscard]] QString textCell(const QString &text);

/// The same for services. Names and times are as in the file, by textCell(); numbers have no group
/// separators; an unknown value is an en dash.
[[nodiscard]] QString rowsAsText(const ServicesModel &model, const QList<int> &rows,
                                 const QList<int> &columns);

/// \p rows as a JSON array of objects with `name`, `registered_at` and `message_count`, as in the
/// stats file, for a server the members of its entry in `servers`, and for a service with failed
/// calls those of its entry in `failures`.
[[nodiscard]] QString rowsAsJson(const ServicesModel &model, const QList<int> &rows);

} // namespace mm
