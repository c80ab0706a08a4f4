// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/placeholderlineedit.h"
#include "ui/widgets/readonlytable.h"

class QAction;

namespace mm {

/// A table, or a message while it has no rows, below a line edit that filters it. There is no line
/// edit if there is nothing to filter. The table takes the focus.
class FilteredTable final : public QWidget
{
    Q_OBJECT

public:
    /// \p find moves the focus to the line edit.
    explicit FilteredTable(QAction *find, QWidget *parent = nullptr);

    [[nodiscard]] ReadOnlyTable *table() const { return m_pages->table(); }
    [[nodiscard]] QLabel *message() const { return m_pages->message(); }
    [[nodiscard]] PlaceholderLineEdit *filter() const { return m_filter; }

    /// Call after each change of the rows. \p hasRows: there are rows without the filter. While a
    /// filter is set, \p count is shown: the number of matches.
    void update(bool hasRows, const QString &count, const QString &message);
    void focusTable();

private:
    QAction *m_find;
    QWidget *m_bar;
    PlaceholderLineEdit *m_filter;
    QLabel *m_count;
    TablePages *m_pages;
    bool m_hadRows = false;
};

} // namespace mm
