// SPDX-License-Identifier: MIT
#include "ui/machines/machinesview.h"

#include "ui/machines/machinesmodel.h"
#include "ui/services/servicesclipboard.h"
#include "ui/widgets/displaytext.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

MachinesView::MachinesView(QWidget *parent)
    : FilteredTable(u"mm_machines"_s, parent)
    , m_model(new MachinesModel(this))
    , m_show(addRowAction(tr("S&how This Machine"), {Qt::Key_Return, Qt::Key_Enter}))
{
    filter()->setAccessibleName(tr("Filter the machines by name"));
    message()->setObjectName(u"mm_no_machines_label"_s);
    table()->setAccessibleName(tr("Machines"));
    setUpActions();
    setModel(m_model, MachinesModel::Why);
    table()->sortByColumn(MachinesModel::Name, Qt::AscendingOrder);
    addColumnMenus();

    const auto updatePage = [this] {
        const bool hasMachines = m_model->machineCount() > 0;
        //: %1 is the number of machines shown, %n the number of all
        const QString count = countText(m_model->machineCount(), [](int n) {
                                  return tr("%1 of %n machine(s)", nullptr, n);
                              }).arg(formatCount(m_model->rowCount()));
        showRows(hasMachines, count,
                 hasMachines
                     ? tr("No machine has “%1” in its name.").arg(displayName(m_model->filter()))
                     : m_emptyText);
    };
    connect(filter(), &QLineEdit::textChanged, m_model, &MachinesModel::setFilter);
    connect(m_model, &MachinesModel::updated, this, updatePage);
    updatePage();
}

void MachinesView::fitColumns()
{
    const int iconSize = table()->fontMetrics().capHeight() + 2;
    table()->setIconSize(QSize(iconSize, iconSize));
    widen(MachinesModel::Name, {u"machine-1.local:9464"_s});
    //: the widest state of MM on a machine that is common
    widen(MachinesModel::State, {tr("Not updating")}, 2 * iconSize);
    widen(MachinesModel::Services, {formatCount(10'000)});
    widen(MachinesModel::Messages, {formatCount(10'000'000)});
    widen(MachinesModel::Rate, {formatCount(100'000)});
    //: the widest of these texts that is common
    widen(MachinesModel::Scraped, {tr("59 seconds ago")});
}

void MachinesView::setUpActions()
{
    m_show->setObjectName(u"mm_show_machine_action"_s);
    const auto showMachine = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT showRequested(m_model->machineAt(index.row()).machine.key());
    };
    connect(m_show, &QAction::triggered, this,
            [this, showMachine] { showMachine(table()->currentIndex()); });
    // This is for the mouse: the action has the keys.
    connect(table(), &QAbstractItemView::activated, this, showMachine);
    addCopyAction(tr("&Copy"), QKeySequence::keyBindings(QKeySequence::Copy), [this] {
        return rowsAsText(*m_model, table()->selectedRows(), table()->shownColumns());
    });
    m_leaveOut = addRowAction(tr("&Leave This Machine Out"));
    m_leaveOut->setObjectName(u"mm_leave_out_action"_s);
    connect(m_leaveOut, &QAction::triggered, this, [this] {
        QList<MachineKey> keys; // the table may change meanwhile
        for (const int row : table()->selectedRows())
            keys += m_model->machineAt(row).machine.key();
        for (const MachineKey &key : std::as_const(keys))
            Q_EMIT leaveOutRequested(key);
    });
}

void MachinesView::setReading(const Reading &reading, const Status &status)
{
    m_emptyText = status.state == mm::State::NoFile ? tr("There are no machines.") : QString();
    m_model->setReading(*reading.fleet, reading.at);
}

void MachinesView::takeOver(const MachinesView &former)
{
    m_emptyText = former.m_emptyText;
    m_model->takeOver(*former.m_model);
    copyUse(former);
}

QString MachinesView::keyOf(int row) const
{
    const Machine &machine = m_model->machineAt(row).machine;
    return machine.job + u'\n' + machine.name;
}

QVariantMap MachinesView::saveColumns() const
{
    return {{u"machineColumns"_s, table()->horizontalHeader()->saveState()}};
}

void MachinesView::restoreColumns(const QVariantMap &layout)
{
    table()->horizontalHeader()->restoreState(layout.value(u"machineColumns"_s).toByteArray());
}

void MachinesView::updateActions()
{
    const QList<int> rows = table()->selectedRows();
    const bool canLeaveOut =
        !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [this](int row) {
            return m_model->machineAt(row).verdict.reason == MachineReason::Unscraped;
        });
    m_show->setEnabled(table()->currentIndex().isValid());
    m_leaveOut->setEnabled(canLeaveOut);
    m_leaveOut->setToolTip(
        canLeaveOut ? tr("It does not count any more until Prometheus scrapes it again.")
                    : tr("Only for a machine that Prometheus does not scrape any more."));
}

} // namespace mm
