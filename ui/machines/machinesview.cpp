// SPDX-License-Identifier: MIT
#include "ui/machines/machinesview.h"

#include "ui/machines/machineformat.h"
#include "ui/machines/machinesmodel.h"
#include "ui/services/headermenus.h"
#include "ui/services/servicesclipboard.h"
#include "ui/widgets/displaytext.h"
#include "ui/widgets/filteredtable.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QSet>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

MachinesView::MachinesView(QWidget *parent)
    : QWidget(parent)
    , m_model(new MachinesModel(this))
    , m_find(new QAction(tr("&Find"), this))
    , m_list(new FilteredTable(m_find, this))
    , m_table(m_list->table())
    , m_show(new QAction(tr("S&how This Machine"), this))
    , m_copy(new QAction(tr("&Copy"), this))
    , m_leaveOut(new QAction(tr("&Leave This Machine Out"), this))
    , m_sort(new QMenu(tr("&Sort By"), this))
{
    m_list->filter()->setObjectName(u"mm_machines_filter"_s);
    m_list->filter()->setAccessibleName(tr("Filter the machines by name"));
    m_list->filter()->setPlaceholderText(tr("Filter by name"));
    m_list->message()->setObjectName(u"mm_no_machines_label"_s);
    setUpTable();
    setUpActions();
    setUpMenus();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);

    connect(m_list->filter(), &QLineEdit::textChanged, m_model, &MachinesModel::setFilter);
    connect(m_model, &MachinesModel::updated, this, [this] {
        updatePage();
        updateActions();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MachinesView::updateActions);
    updatePage();
    updateActions();
}

void MachinesView::setUpTable()
{
    m_table->setObjectName(u"mm_machines_table"_s);
    m_table->setAccessibleName(tr("Machines"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(MachinesModel::Name, Qt::AscendingOrder);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(MachinesModel::Why, QHeaderView::Stretch);
    fitColumns();
    connect(m_table, &ReadOnlyTable::metricsChanged, this, &MachinesView::fitColumns);
}

void MachinesView::fitColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const int iconSize = metrics.capHeight() + 2;
    m_table->setIconSize(QSize(iconSize, iconSize));
    QHeaderView *header = m_table->horizontalHeader();
    const auto widen = [&](int column, const QString &text, int more = 0) {
        const int width =
            qMax(header->sectionSizeHint(column),
                 metrics.horizontalAdvance(text) + more + 3 * metrics.averageCharWidth());
        // After the first time, the user may have made a column wider.
        header->resizeSection(column, m_fitted ? qMax(header->sectionSize(column), width) : width);
    };
    widen(MachinesModel::Name, u"machine-1.local:9464"_s);
    //: the widest state of MM on a machine that is common
    widen(MachinesModel::State, tr("Not updating"), 2 * iconSize);
    widen(MachinesModel::Services, formatCount(10'000));
    widen(MachinesModel::Messages, formatCount(10'000'000));
    widen(MachinesModel::Rate, formatCount(100'000));
    //: the widest of these texts that is common
    widen(MachinesModel::Scraped, tr("59 seconds ago"));
    m_fitted = true;
}

void MachinesView::setUpActions()
{
    m_show->setObjectName(u"mm_show_machine_action"_s);
    m_show->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    m_leaveOut->setObjectName(u"mm_leave_out_action"_s);
    m_copy->setShortcuts(QKeySequence::Copy);
    // Only in the table: elsewhere the same keys copy text or press a button.
    for (QAction *action : {m_show, m_copy}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table->addAction(action);
    }
    connect(m_copy, &QAction::triggered, this, [this] {
        const auto cell = [this](int row, int column) {
            return machineClipboardCell(m_model->machineAt(row), column);
        };
        QApplication::clipboard()->setText(
            rowsAsText(*m_model, m_table->selectedRows(), m_table->shownColumns(), cell));
    });
    const auto showMachine = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT showRequested(m_model->machineAt(index.row()).machine.key());
    };
    connect(m_show, &QAction::triggered, this,
            [this, showMachine] { showMachine(m_table->currentIndex()); });
    // This is for the mouse: the action has the keys.
    connect(m_table, &QAbstractItemView::activated, this, showMachine);
    connect(m_leaveOut, &QAction::triggered, this, [this] {
        QList<MachineKey> keys; // the table may change meanwhile
        for (const int row : m_table->selectedRows())
            keys += m_model->machineAt(row).machine.key();
        for (const MachineKey &key : std::as_const(keys))
            Q_EMIT leaveOutRequested(key);
    });
}

void MachinesView::setUpMenus()
{
    QHeaderView *header = m_table->horizontalHeader();
    m_sort->setObjectName(u"mm_sort_menu"_s);
    fillSortMenu(m_sort, header);
    auto *columns = new QMenu(tr("Col&umns"), this);
    fillColumnsMenu(columns, header);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"mm_machines_menu"_s);
    menu->setToolTipsVisible(true);
    menu->addActions({m_show, m_copy, m_leaveOut});
    menu->addSeparator();
    menu->addMenu(m_sort);
    menu->addMenu(columns);
    for (const auto &[area, popup] : {std::pair<QAbstractScrollArea *, QMenu *>(m_table, menu),
                                      std::pair<QAbstractScrollArea *, QMenu *>(header, columns)}) {
        area->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(area, &QWidget::customContextMenuRequested, popup,
                [area = area, popup = popup](const QPoint &at) {
                    popup->popup(area->viewport()->mapToGlobal(at));
                });
    }
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
    m_list->filter()->setText(former.m_list->filter()->text());
    fitColumns();
    // By key, not by row: the order may differ in another language.
    QSet<MachineKey> keys;
    for (const int row : former.m_table->selectedRows())
        keys += former.m_model->machineAt(row).machine.key();
    const QModelIndex formerCurrent = former.m_table->currentIndex();
    QItemSelection selected;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const MachineKey key = m_model->machineAt(row).machine.key();
        const QModelIndex index = m_model->index(row, 0);
        if (keys.contains(key))
            selected.select(index, index);
        if (formerCurrent.isValid() &&
            key == former.m_model->machineAt(formerCurrent.row()).machine.key())
            m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    }
    m_table->selectionModel()->select(selected,
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void MachinesView::focusTable()
{
    m_list->focusTable();
}

QList<QAction *> MachinesView::editActions() const
{
    return {m_copy, m_find};
}

QVariantMap MachinesView::saveColumns() const
{
    return {{u"machineColumns"_s, m_table->horizontalHeader()->saveState()}};
}

void MachinesView::restoreColumns(const QVariantMap &layout)
{
    m_table->horizontalHeader()->restoreState(layout.value(u"machineColumns"_s).toByteArray());
}

void MachinesView::updatePage()
{
    const bool hasMachines = m_model->machineCount() > 0;
    //: %1 is the number of machines shown, %n the number of all
    const QString count = countText(m_model->machineCount(), [](int n) {
                              return tr("%1 of %n machine(s)", nullptr, n);
                          }).arg(formatCount(m_model->rowCount()));
    m_list->update(hasMachines, count,
                   hasMachines
                       ? tr("No machine has “%1” in its name.").arg(displayName(m_model->filter()))
                       : m_emptyText);
}

void MachinesView::updateActions()
{
    const QList<int> rows = m_table->selectedRows();
    const auto isUnscraped = [this](int row) {
        return m_model->machineAt(row).verdict.reason == MachineReason::Unscraped;
    };
    m_copy->setEnabled(!rows.isEmpty());
    m_show->setEnabled(m_table->currentIndex().isValid());
    const bool canLeaveOut = !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), isUnscraped);
    m_leaveOut->setEnabled(canLeaveOut);
    m_leaveOut->setToolTip(
        canLeaveOut ? tr("It does not count any more until Prometheus scrapes it again.")
                    : tr("Only for a machine that Prometheus does not scrape any more."));
}

} // namespace mm
