// SPDX-License-Identifier: MIT
#include "ui/services/servicesview.h"

#include "ui/services/serviceformat.h"
#include "ui/services/servicesclipboard.h"
#include "ui/services/servicesmodel.h"
#include "ui/services/sharedelegate.h"
#include "ui/widgets/displaytext.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QStyle>

#include <array>

namespace mm {

namespace {

/// They appear when MM runs servers.
constexpr std::array serverColumns{ServicesModel::State, ServicesModel::Restarts,
                                   ServicesModel::LastUsed};

} // namespace

ServicesView::ServicesView(QWidget *parent)
    : FilteredTable(QStringLiteral("mm_services"), parent)
    , m_model(new ServicesModel(std::chrono::seconds(5), this))
    , m_serverActions(new ServerActions(this))
{
    filter()->setAccessibleName(tr("Filter the services by name"));
    message()->setObjectName(QStringLiteral("mm_nothing_label"));
    setUpTable();
    menu()->addActions(m_serverActions->actions());
    menu()->addSeparator();
    addCopyAction(tr("&Copy"), QKeySequence::keyBindings(QKeySequence::Copy), [this] {
        return rowsAsText(*m_model, table()->selectedRows(), table()->shownColumns());
    });
    addCopyAction(tr("Copy as &JSON"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
                  [this] { return rowsAsJson(*m_model, table()->selectedRows()); });
    addColumnMenus();

    connect(filter(), &QLineEdit::textChanged, m_model, &ServicesModel::setFilter);
    connect(m_model, &ServicesModel::aboutToUpdate, this, [this] { m_topRow = table()->topRow(); });
    // After sorting, the scroll position is kept, not the first visible row.
    connect(m_model, &ServicesModel::layoutChanged, this, [this] { m_topRow = QModelIndex(); });
    connect(m_model, &ServicesModel::updated, this, [this] {
        table()->setTopRow(m_topRow);
        updatePage();
    });
    connect(m_serverActions, &ServerActions::requested, this, &ServicesView::serverActionRequested);
    updatePage();
}

void ServicesView::setUpTable()
{
    table()->setAccessibleName(tr("Services"));
    table()->setItemDelegateForColumn(ServicesModel::Share, new ShareDelegate(table()));
    setModel(m_model, ServicesModel::Name);
    // The order of the file until the user clicks a column, and again at the third click.
    table()->sortByColumn(-1, Qt::AscendingOrder);

    QHeaderView *header = table()->horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->moveSection(ServicesModel::State, ServicesModel::Name + 1);
    // Until a call has failed or MM runs servers, they would only take room.
    header->setSectionHidden(ServicesModel::Failed, true);
    for (const int column : serverColumns)
        header->setSectionHidden(column, true);
}

void ServicesView::fitColumns()
{
    const int character = table()->fontMetrics().averageCharWidth();
    //: the widest of these texts that is common
    widen(ServicesModel::Registered, {tr("59 minutes ago")});
    widen(ServicesModel::Messages, {formatCount(100'000'000)});
    widen(ServicesModel::Rate, {formatCount(100'000), measuringText()});
    widen(ServicesModel::Share, {QString()}, 15 * character);
    widen(ServicesModel::Failed, {formatCount(10'000)});
    // Beside its symbol.
    //: the widest state of a service that is common
    widen(ServicesModel::State, {tr("Busy for 59 s")},
          table()->style()->pixelMetric(QStyle::PM_SmallIconSize) + character);
    widen(ServicesModel::Restarts, {formatCount(10'000)});
    widen(ServicesModel::LastUsed, {tr("59 minutes ago")});
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
        table()->horizontalHeader()->setSectionHidden(ServicesModel::Failed, false);
    if (m_model->hasServers() && !std::exchange(m_serversShown, true))
        showServerColumns();
}

void ServicesView::showServerColumns()
{
    QHeaderView *header = table()->horizontalHeader();
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
    table()->setColumnHidden(ServicesModel::Registered, true);
}

QVariantMap ServicesView::saveColumns() const
{
    return {{QStringLiteral("columns"), table()->horizontalHeader()->saveState()},
            {QStringLiteral("columnCount"), int(ServicesModel::ColumnCount)}};
}

void ServicesView::restoreColumns(const QVariantMap &layout)
{
    QHeaderView *header = table()->horizontalHeader();
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
    copyUse(former);
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
    showRows(listed, count,
             listed ? tr("No service has “%1” in its name.").arg(displayName(m_model->filter()))
                    : m_emptyText);
}

QString ServicesView::keyOf(int row) const
{
    return m_model->serviceAt(row).service.name;
}

void ServicesView::updateActions()
{
    const QItemSelectionModel *selection = table()->selectionModel();
    const bool selected = selection->hasSelection();
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

} // namespace mm
