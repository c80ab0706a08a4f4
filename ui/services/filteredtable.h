// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/placeholderlineedit.h"
#include "ui/widgets/readonlytable.h"

#include <functional>

class QAction;
class QMenu;

namespace mm {

/// A table, or a message while it has no rows, below a line edit that filters it by name. There is
/// no line edit if there is nothing to filter. The table takes the focus. Its context menu has the
/// actions for its rows, and menus for its columns.
class FilteredTable : public QWidget
{
    Q_OBJECT

public:
    [[nodiscard]] ReadOnlyTable *table() const { return m_pages->table(); }
    void focusTable();

    /// For a menu: copy the selected rows, edit the filter.
    [[nodiscard]] QList<QAction *> editActions() const;
    /// For a menu: what a click on a column's title does, and the order of the file if a click can
    /// restore it.
    [[nodiscard]] QMenu *sortMenu() const { return m_sort; }

protected:
    /// \p name is the first part of its widgets' object names.
    FilteredTable(const QString &name, QWidget *parent);

    [[nodiscard]] QLabel *message() const { return m_pages->message(); }
    [[nodiscard]] PlaceholderLineEdit *filter() const { return m_filter; }
    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void setModel(QAbstractItemModel *model, int stretchedColumn);
    /// An action in the context menu. Its keys work only in the table.
    QAction *addRowAction(const QString &text, const QList<QKeySequence> &keys = {});
    /// An action that copies what \p copied returns. It is enabled while rows are selected.
    void addCopyAction(const QString &text, const QList<QKeySequence> &keys,
                       const std::function<QString()> &copied);
    /// Call when the table and all other actions are set up.
    void addColumnMenus();

    /// Call after each change of the rows. \p hasRows: there are rows without the filter. While a
    /// filter is set, \p count is shown: the number of matches.
    void showRows(bool hasRows, const QString &count, const QString &message);
    /// Filters and selects what \p former does. Columns that are too narrow for the texts of this
    /// language get wider.
    void copyUse(const FilteredTable &former);
    /// Makes \p column as wide as its title and each of \p texts with \p more beside it. After the
    /// first time, it gets only wider, as the user may have done that.
    void widen(int column, const QStringList &texts, int more = 0);

private:
    /// Calls widen() for each column. The font may have changed.
    virtual void fitColumns() = 0;
    /// The rows, the selection or the current row may have changed.
    virtual void updateActions() = 0;
    /// The same in each language.
    [[nodiscard]] virtual QString keyOf(int row) const = 0;

    void handleSelection();

    QWidget *m_bar;
    PlaceholderLineEdit *m_filter;
    QLabel *m_count;
    TablePages *m_pages;
    QMenu *m_menu;
    QMenu *m_sort;
    QAction *m_find;
    QList<QAction *> m_copy;
    bool m_hadRows = false;
    bool m_fitted = false; ///< the columns had their widths before
};

} // namespace mm
