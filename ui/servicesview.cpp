// SPDX-License-Identifier: MIT
#include "ui/servicesview.h"

#include "ui/columnsmenu.h"
#include "ui/filterbar.h"
#include "ui/plaintext.h"
#include "ui/servicescopy.h"
#include "ui/servicesmodel.h"
#include "ui/sharedelegate.h"
#include "ui/tablelayout.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QScrollBar>
#include <QStackedLayout>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace mm {

ServicesView::ServicesView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ServicesModel(std::chrono::seconds(5), this))
    , m_filter(new FilterBar(this))
    , m_table(new QTableView(this))
    , m_nothing(new QLabel(this))
    , m_pages(new QStackedLayout)
    , m_copy(new QAction(tr("&Copy"), this))
    , m_copyJson(new QAction(tr("Copy as &JSON"), this))
    , m_find(new QAction(tr("&Find"), this))
{
    setUpTable();
    m_columns = new ColumnsMenu(m_table);
    setUpActions();
    setUpMenus();
    setUpPages();

    connect(m_model, &ServicesModel::aboutToUpdate, this, &ServicesView::holdPlace);
    // Who sorts looks at a place of the list, not at a row of it.
    connect(m_model, &ServicesModel::layoutChanged, this, [this] { m_top = QModelIndex(); });
    connect(m_model, &ServicesModel::updated, this, &ServicesView::returnToPlace);
    connect(m_model, &ServicesModel::updated, this, &ServicesView::showPage);
    connect(m_model, &ServicesModel::updated, this, &ServicesView::tellCurrentService);
    connect(m_filter, &FilterBar::textChanged, m_model, &ServicesModel::setFilter);
    connect(m_filter, &FilterBar::left, m_table, qOverload<>(&QWidget::setFocus));
    const QItemSelectionModel *selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, this,
            &ServicesView::tellCurrentService);
    connect(selection, &QItemSelectionModel::currentRowChanged, this,
            &ServicesView::tellCurrentService);
    showPage();
}

void ServicesView::setUpTable()
{
    m_table->setObjectName(QStringLiteral("mm_services_table"));
    m_table->setAccessibleName(tr("Services"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ServicesModel::Share, new ShareDelegate(m_table));
    m_table->setSortingEnabled(true);
    // The file's order until somebody clicks a column.
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);

    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(ServicesModel::Name, QHeaderView::Stretch);
    const int character = fontMetrics().averageCharWidth();
    const auto widen = [&](int column, const QString &text) {
        header->resizeSection(column, qMax(header->sectionSizeHint(column),
                                           fontMetrics().horizontalAdvance(text) + 3 * character));
    };
    //: the widest of such texts that is common
    widen(ServicesModel::Registered, tr("59 minutes ago"));
    widen(ServicesModel::Messages, formatCount(100'000'000));
    widen(ServicesModel::Rate, formatCount(100'000));
    header->resizeSection(ServicesModel::Share, 18 * character);
}

void ServicesView::setUpActions()
{
    // Only where the keyboard is in the table: the same keys copy text elsewhere.
    m_copy->setShortcuts(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_copyJson->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyJson->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addActions({m_copy, m_copyJson});
    m_find->setShortcuts(QKeySequence::Find);
    addAction(m_find);
    for (QAction *action : {m_copy, m_copyJson, m_find})
        action->setEnabled(false);
    connect(m_copy, &QAction::triggered, this, &ServicesView::copyText);
    connect(m_copyJson, &QAction::triggered, this, &ServicesView::copyJson);
    connect(m_find, &QAction::triggered, m_filter, &FilterBar::start);
}

void ServicesView::setUpMenus()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mm_services_menu"));
    menu->addActions({m_copy, m_copyJson});
    menu->addSeparator();
    menu->addMenu(m_columns);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, menu,
            [this, menu](const QPoint &at) { menu->popup(m_table->viewport()->mapToGlobal(at)); });
    QHeaderView *header = m_table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, m_columns,
            [this, header](const QPoint &at) {
                m_columns->popup(header->viewport()->mapToGlobal(at));
            });
}

void ServicesView::setUpPages()
{
    m_nothing->setObjectName(QStringLiteral("mm_nothing_label"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setMargin(3 * fontMetrics().averageCharWidth());

    // So that the cells' text begins where that above and below the table does.
    const int margin = style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this);
    const int indent =
        qMax(margin - style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) - 1, 0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(indent, 0, indent, 0);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_nothing);
    body->addLayout(m_pages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addLayout(body, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void ServicesView::setInterval(std::chrono::milliseconds interval)
{
    m_model->setInterval(interval);
}

void ServicesView::setReading(const Reading &reading, const Status &status)
{
    const bool counted = status.state == State::Active && reading.snapshot.totalServices > 0;
    m_emptySentence = counted ? tr("This MM counts its services, but does not list them.")
                      : status.state == State::Active ? tr("No service is registered yet.")
                                                      : QString();
    m_model->setReading(reading, status.state);
}

void ServicesView::showPage()
{
    const ServicesTable &table = m_model->table();
    const bool listed = !table.rows->empty();
    const bool appears = listed && m_filter->isHidden();
    m_find->setEnabled(listed || !m_filter->text().isEmpty());
    m_filter->setVisible(m_find->isEnabled());
    m_filter->setCounts(table.found, table.listed);
    if (m_model->rowCount() == 0) {
        m_nothing->setText(
            listed ? tr("No service has “%1” in its name.").arg(displayName(table.filter))
                   : m_emptySentence);
        m_pages->setCurrentWidget(m_nothing);
    } else {
        m_pages->setCurrentWidget(m_table);
    }
    // Who has gone nowhere yet is at the table, not in the filter, whose cursor would blink as long
    // as the window is open.
    const QWidget *const focused = window()->focusWidget();
    if (appears && (!focused || !focused->isVisible() || m_filter->isAncestorOf(focused)))
        focusTable();
}

void ServicesView::tellCurrentService()
{
    const QItemSelectionModel *selection = m_table->selectionModel();
    const bool selected = selection->hasSelection();
    m_copy->setEnabled(selected);
    m_copyJson->setEnabled(selected);
    const QModelIndex current = selection->currentIndex();
    QString name;
    if (selected && current.isValid() && selection->isSelected(current))
        name = m_model->serviceAt(current.row()).service.name;
    else if (selected)
        name = m_model->serviceAt(selection->selection().constLast().bottom()).service.name;
    if (std::exchange(m_currentService, name) != name)
        Q_EMIT currentServiceChanged(name);
}

/// Rows that come and go above those that the user sees must not move them.
void ServicesView::holdPlace()
{
    m_top = m_table->verticalScrollBar()->value() > 0
                ? m_model->index(m_table->rowAt(0), ServicesModel::Name)
                : QModelIndex();
}

void ServicesView::returnToPlace()
{
    if (!m_top.isValid() || m_top.row() == m_table->rowAt(0))
        return;
    const int horizontal = m_table->horizontalScrollBar()->value();
    m_table->scrollTo(m_top, QAbstractItemView::PositionAtTop);
    m_table->horizontalScrollBar()->setValue(horizontal);
}

void ServicesView::copyText() const
{
    const QHeaderView *header = m_table->horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            columns += column;
    }
    QApplication::clipboard()->setText(
        copiedText(*m_model, rowsOf(m_table->selectionModel()->selection()), columns));
}

void ServicesView::copyJson() const
{
    QApplication::clipboard()->setText(
        copiedJson(*m_model, rowsOf(m_table->selectionModel()->selection())));
}

QList<QAction *> ServicesView::editActions() const
{
    return {m_copy, m_copyJson, m_find};
}

void ServicesView::focusTable()
{
    m_table->setFocus();
}

QByteArray ServicesView::saveLayout() const
{
    return tableLayout(*m_table);
}

void ServicesView::restoreLayout(const QByteArray &layout)
{
    restoreTableLayout(layout, m_table);
}

} // namespace mm
