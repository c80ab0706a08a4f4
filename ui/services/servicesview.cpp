// SPDX-License-Identifier: MIT
#include "ui/services/servicesview.h"

#include "ui/services/headermenus.h"
#include "ui/services/serviceformat.h"
#include "ui/services/servicesclipboard.h"
#include "ui/services/servicesmodel.h"
#include "ui/services/sharedelegate.h"
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

#include <array>

namespace mm {

namespace {

/// They appear when MM runs servers.
constexpr std::array serverColumns{ServicesModel::State, ServicesModel::Restarts,
                                   ServicesModel::LastUsed};

} // namespace

ServicesView::ServicesView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ServicesModel(std::chrono::seconds(5), this))
    , m_find(new QAction(tr("&Find"), this))
    , m_list(new FilteredTable(m_find, this))
    , m_table(m_list->table())
    , m_copy(new QAction(tr("&Copy"), this))
    , m_copyJson(new QAction(tr("Copy as &JSON"), this))
    , m_sort(new QMenu(tr("&Sort By"), this))
    , m_serverActions(new ServerActions(this))
{
    setUpFilter();
    setUpTable();
    setUpActions();
    setUpMenus();
    m_list->message()->setObjectName(QStringLiteral("mm_nothing_label"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);

    connect(m_model, &ServicesModel::aboutToUpdate, this, [this] { m_topRow = m_table->topRow(); });
    // After sorting, the scroll position is kept, not the first visible row.
    connect(m_model, &ServicesModel::layoutChanged, this, [this] { m_topRow = QModelIndex(); });
    connect(m_model, &ServicesModel::updated, this, [this] {
        m_table->setTopRow(m_topRow);
        updatePage();
        updateCurrentService();
    });
    const QItemSelectionModel *selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, this,
            &ServicesView::updateCurrentService);
    connect(selection, &QItemSelectionModel::currentRowChanged, this,
            &ServicesView::updateCurrentService);
    connect(m_serverActions, &ServerActions::requested, this, &ServicesView::serverActionRequested);
    updatePage();
}

void ServicesView::setUpFilter()
{
    PlaceholderLineEdit *filter = m_list->filter();
    filter->setObjectName(QStringLiteral("mm_services_filter"));
    filter->setAccessibleName(tr("Filter the services by name"));
    filter->setPlaceholderText(tr("Filter by name"));
    connect(filter, &QLineEdit::textChanged, m_model, &ServicesModel::setFilter);
}

void ServicesView::setUpTable()
{
    m_table->setObjectName(QStringLiteral("mm_services_table"));
    m_table->setAccessibleName(tr("Services"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ServicesModel::Share, new ShareDelegate(m_table));
    m_table->setSortingEnabled(true);
    // The order of the file until the user clicks a column, and again at the third click.
    m_table->sortByColumn(-1, Qt::AscendingOrder);

    QHeaderView *header = m_table->horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(ServicesModel::Name, QHeaderView::Stretch);
    fitColumns();
    header->moveSection(ServicesModel::State, ServicesModel::Name + 1);
    // Until a call has failed or MM runs servers, they would only take room.
    header->setSectionHidden(ServicesModel::Failed, true);
    for (const int column : serverColumns)
        header->setSectionHidden(column, true);
    connect(m_table, &ReadOnlyTable::metricsChanged, this, &ServicesView::fitColumns);
}

void ServicesView::fitColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int character = m_table->fontMetrics().averageCharWidth();
    // After the first time, the user may have made a column wider.
    const auto widenTo = [&](int column, int width) {
        header->resizeSection(column, m_fitted ? qMax(header->sectionSize(column), width) : width);
    };
    const auto widen = [&](int column, const QStringList &texts) {
        int width = header->sectionSizeHint(column);
        for (const QString &text : texts)
            width = qMax(width, m_table->fontMetrics().horizontalAdvance(text) + 3 * character);
        widenTo(column, width);
    };
    //: the widest of these texts that is common
    widen(ServicesModel::Registered, {tr("59 minutes ago")});
    widen(ServicesModel::Messages, {formatCount(100'000'000)});
    widen(ServicesModel::Rate, {formatCount(100'000), measuringText()});
    widenTo(ServicesModel::Share, 18 * character);
    widen(ServicesModel::Failed, {formatCount(10'000)});
    // Beside its symbol.
    //: the widest state of a service that is common
    const int state = m_table->fontMetrics().horizontalAdvance(tr("Busy for 59 s")) +
                      m_table->style()->pixelMetric(QStyle::PM_SmallIconSize);
    widenTo(ServicesModel::State,
            qMax(state + 4 * character, header->sectionSizeHint(ServicesModel::State)));
    widen(ServicesModel::Restarts, {formatCount(10'000)});
    widen(ServicesModel::LastUsed, {tr("59 minutes ago")});
    m_fitted = true;
}

void ServicesView::setUpActions()
{
    // Only in the table: elsewhere the same keys copy text.
    m_copy->setShortcuts(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_copyJson->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyJson->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addActions({m_copy, m_copyJson});
    for (QAction *action : {m_copy, m_copyJson, m_find})
        action->setEnabled(false);
    connect(m_copy, &QAction::triggered, this, &ServicesView::copyText);
    connect(m_copyJson, &QAction::triggered, this, [this] {
        QApplication::clipboard()->setText(rowsAsJson(*m_model, m_table->selectedRows()));
    });
}

void ServicesView::setUpMenus()
{
    QHeaderView *header = m_table->horizontalHeader();
    m_sort->setObjectName(QStringLiteral("mm_sort_menu"));
    fillSortMenu(m_sort, header);
    auto *columns = new QMenu(tr("Col&umns"), this);
    columns->setObjectName(QStringLiteral("mm_columns_menu"));
    fillColumnsMenu(columns, header);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mm_services_menu"));
    menu->setToolTipsVisible(true);
    menu->addActions(m_serverActions->actions());
    menu->addSeparator();
    menu->addActions({m_copy, m_copyJson});
    menu->addSeparator();
    menu->addMenu(m_sort);
    menu->addMenu(columns);
    const auto popUpOn = [](QAbstractScrollArea *area, QMenu *popup) {
        area->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(area, &QWidget::customContextMenuRequested, popup, [area, popup](const QPoint &at) {
            popup->popup(area->viewport()->mapToGlobal(at));
        });
    };
    popUpOn(m_table, menu);
    popUpOn(header, columns);
}

void ServicesView::setReading(const Reading &reading, const Status &status, const PollStep &step)
{
    const bool counted = status.state == State::Active && reading.snapshot.totalServices > 0;
    m_emptyText = counted && !m_unlistedText.isEmpty() ? m_unlistedText
                  : counted ? tr("This MM counts its services, but does not list them.")
                  : status.state == State::Active ? tr("No service is registered yet.")
                                                  : QString();
    m_model->setServices(reading, status.state, step);
    // Once only: the user may hide it again.
    if (m_model->hasFailures() && !std::exchange(m_failedShown, true))
        m_table->horizontalHeader()->setSectionHidden(ServicesModel::Failed, false);
    if (m_model->hasServers() && !std::exchange(m_serversShown, true))
        showServerColumns();
}

void ServicesView::showServerColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    int width = 0;
    for (const int column : serverColumns) {
        if (!header->isSectionHidden(column))
            continue;
        header->setSectionHidden(column, false);
        width += header->sectionSize(column);
    }
    if (width > 0)
        Q_EMIT columnsAdded(width);
}

void ServicesView::saveSpace()
{
    m_table->setColumnHidden(ServicesModel::Registered, true);
}

QVariantMap ServicesView::saveColumns() const
{
    return {{QStringLiteral("columns"), m_table->horizontalHeader()->saveState()},
            {QStringLiteral("columnCount"), int(ServicesModel::ColumnCount)}};
}

void ServicesView::restoreColumns(const QVariantMap &layout)
{
    QHeaderView *header = m_table->horizontalHeader();
    const bool isRestored =
        header->restoreState(layout.value(QStringLiteral("columns")).toByteArray());
    // A stored layout carries its own value, false before this was set.
    header->setSortIndicatorClearable(true);
    if (!isRestored || layout.contains(QStringLiteral("columnCount")))
        return;
    // An earlier version did not know these columns.
    header->moveSection(header->visualIndex(ServicesModel::State), ServicesModel::Name + 1);
    for (const int column : serverColumns)
        header->setSectionHidden(column, true);
    fitColumns();
}

void ServicesView::takeOver(const ServicesView &former)
{
    m_failedShown = former.m_failedShown;
    m_serversShown = former.m_serversShown;
    m_model->takeOver(*former.m_model);
    m_list->filter()->setText(former.m_list->filter()->text());
    fitColumns();
    // By name: in another language, another order may apply.
    QSet<QString> names;
    for (const int row : former.m_table->selectedRows())
        names += former.m_model->serviceAt(row).service.name;
    QItemSelection selected;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString &name = m_model->serviceAt(row).service.name;
        const QModelIndex index = m_model->index(row, 0);
        if (names.contains(name))
            selected.select(index, index);
        if (name == former.m_currentService)
            m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    }
    m_table->selectionModel()->select(selected,
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void ServicesView::setOwnService(const QString &name)
{
    m_model->setOwnService(name);
}

void ServicesView::setServerObstacle(const QString &obstacle)
{
    m_serverActions->setObstacle(obstacle);
}

void ServicesView::updatePage()
{
    const bool listed = !m_model->isEmpty();
    //: %1 is the number of services shown, %n the number of all
    const QString count = countText(m_model->listedCount(), [](int n) {
                              return tr("%1 of %n service(s)", nullptr, n);
                          }).arg(formatCount(m_model->matchCount()));
    m_list->update(listed, count,
                   listed
                       ? tr("No service has “%1” in its name.").arg(displayName(m_model->filter()))
                       : m_emptyText);
}

void ServicesView::focusTable()
{
    m_list->focusTable();
}

void ServicesView::updateCurrentService()
{
    const QItemSelectionModel *selection = m_table->selectionModel();
    const bool selected = selection->hasSelection();
    m_copy->setEnabled(selected);
    m_copyJson->setEnabled(selected);
    const QModelIndex current = selection->currentIndex();
    int row = -1;
    if (selected && current.isValid() && selection->isSelected(current))
        row = current.row();
    else if (selected)
        row = selection->selection().constLast().bottom();
    // That of a departed row is not running any more.
    const bool isListed = row >= 0 && m_model->serviceAt(row).mark != ServiceRow::Mark::Departed;
    m_serverActions->setServer(isListed ? m_model->serviceAt(row).server : std::nullopt);
    const QString name = row < 0 ? QString() : m_model->serviceAt(row).service.name;
    if (std::exchange(m_currentService, name) != name)
        Q_EMIT currentServiceChanged(name);
}

void ServicesView::copyText() const
{
    QApplication::clipboard()->setText(
        rowsAsText(*m_model, m_table->selectedRows(), m_table->shownColumns()));
}

QTableView *ServicesView::table() const
{
    return m_table;
}

QList<QAction *> ServicesView::editActions() const
{
    return {m_copy, m_copyJson, m_find};
}

} // namespace mm
