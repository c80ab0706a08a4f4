// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/machine.h"
#include "core/monitor/status.h"

#include <QVariantMap>
#include <QWidget>

class QAction;
class QMenu;

namespace mm {

class FilteredTable;
class MachinesModel;
class ReadOnlyTable;

/// The table of machines with a filter, or a message if it is empty. The table takes the focus.
class MachinesView final : public QWidget
{
    Q_OBJECT

public:
    explicit MachinesView(QWidget *parent = nullptr);

    /// Shows \p reading, which has a fleet, as of its `at`.
    void setReading(const Reading &reading, const Status &status);
    /// Shows what \p former does: its rows, filter and selection. Columns that are too narrow for
    /// the texts of this language get wider.
    void takeOver(const MachinesView &former);
    void focusTable();

    /// For menus: copy the selected rows and edit the filter; show the current machine; what a
    /// click on a column's title does.
    [[nodiscard]] QList<QAction *> editActions() const;
    [[nodiscard]] QAction *showAction() const { return m_show; }
    [[nodiscard]] QMenu *sortMenu() const { return m_sort; }

    /// The layout of its columns; restoreColumns() ignores what is missing or invalid.
    [[nodiscard]] QVariantMap saveColumns() const;
    void restoreColumns(const QVariantMap &layout);

Q_SIGNALS:
    /// The user wants to see the services and the traffic of a machine.
    void showRequested(const mm::MachineKey &key);
    /// The user wants a machine that is not scraped any more not to count.
    void leaveOutRequested(const mm::MachineKey &key);

private:
    void setUpTable();
    void setUpActions();
    void setUpMenus();
    void fitColumns();
    void updatePage();
    void updateActions();

    MachinesModel *m_model;
    QAction *m_find;
    FilteredTable *m_list;
    ReadOnlyTable *m_table;
    QAction *m_show;
    QAction *m_copy;
    QAction *m_leaveOut;
    QMenu *m_sort;
    bool m_fitted = false; ///< the columns had their widths before
    QString m_emptyText;   ///< shown if there are no machines
};

} // namespace mm
