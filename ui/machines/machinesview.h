// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/machine.h"
#include "core/monitor/status.h"
#include "ui/services/filteredtable.h"

#include <QVariantMap>

namespace mm {

class MachinesModel;

/// The table of machines with a filter, or a message if it is empty. The table takes the focus.
class MachinesView final : public FilteredTable
{
    Q_OBJECT

public:
    explicit MachinesView(QWidget *parent = nullptr);

    /// Shows \p reading, which has a fleet, as of its `at`.
    void setReading(const Reading &reading, const Status &status);
    /// Shows what \p former does: its rows, filter and selection. Columns that are too narrow for
    /// the texts of this language get wider.
    void takeOver(const MachinesView &former);
    /// For a menu: shows the current machine.
    [[nodiscard]] QAction *showAction() const { return m_show; }

    /// The layout of its columns; restoreColumns() ignores what is missing or invalid.
    [[nodiscard]] QVariantMap saveColumns() const;
    void restoreColumns(const QVariantMap &layout);

Q_SIGNALS:
    /// The user wants to see the services and the traffic of a machine.
    void showRequested(const mm::MachineKey &key);
    /// The user wants a machine that is not scraped any more not to count.
    void leaveOutRequested(const mm::MachineKey &key);

private:
    void fitColumns() override;
    void updateActions() override;
    [[nodiscard]] QString keyOf(int row) const override;

    void setUpActions();

    MachinesModel *m_model;
    QAction *m_show;
    QAction *m_leaveOut = nullptr;
    QString m_emptyText; ///< shown if there are no machines
};

} // namespace mm
