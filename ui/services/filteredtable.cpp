// SPDX-License-Identifier: MIT
#include "ui/services/filteredtable.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>

#include <utility>

namespace mm {

namespace {

struct TableTexts
{
    Q_DECLARE_TR_FUNCTIONS(mm::ServicesView)
};

/// Shows and sets by which column the table is sorted, as a click on its title does.
void fillSortMenu(QMenu *menu, QHeaderView *header)
{
    const QAbstractItemModel *model = header->model();
    auto *group = new QActionGroup(menu);
    const int first = header->isSortIndicatorClearable() ? -1 : 0;
    for (int column = first; column < header->count(); ++column) {
        //: how the table is sorted
        QAction *action =
            menu->addAction(column < 0 ? TableTexts::tr("Order of the &File")
                                       : model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        group->addAction(action);
        QObject::connect(menu, &QMenu::aboutToShow, action, [header, column, action] {
            action->setChecked(header->sortIndicatorSection() == column);
        });
        const auto initial = static_cast<Qt::SortOrder>(
            model->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt());
        QObject::connect(action, &QAction::triggered, header, [header, column, initial] {
            const bool again = header->sortIndicatorSection() == column;
            const bool descending = again ? header->sortIndicatorOrder() == Qt::AscendingOrder
                                          : initial == Qt::DescendingOrder;
            header->setSortIndicator(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
}

/// Shows and sets which columns are shown. The first one, a name, always is.
void fillColumnsMenu(QMenu *menu, QHeaderView *header)
{
    for (int column = 0; column < header->count(); ++column) {
        QAction *action =
            menu->addAction(header->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(column > 0);
        QObject::connect(action, &QAction::triggered, header, [header, column](bool shown) {
            header->setSectionHidden(column, !shown);
        });
        // Restoring a layout changes the columns too.
        QObject::connect(menu, &QMenu::aboutToShow, action, [header, column, action] {
            action->setChecked(!header->isSectionHidden(column));
        });
    }
}

} // namespace

FilteredTable::FilteredTable(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_filter(new PlaceholderLineEdit(m_bar))
    , m_count(new QLabel(m_bar))
    , m_pages(new TablePages(this))
    , m_menu(new QMenu(this))
    , m_sort(new QMenu(TableTexts::tr("&Sort By"), this))
    , m_find(new QAction(TableTexts::tr("&Find"), this))
{
    table()->setObjectName(name + QStringLiteral("_table"));
    m_menu->setObjectName(name + QStringLiteral("_menu"));
    m_menu->setToolTipsVisible(true);
    m_sort->setObjectName(QStringLiteral("mm_sort_menu"));
    m_filter->setObjectName(name + QStringLiteral("_filter"));
    m_filter->setPlaceholderText(TableTexts::tr("Filter by name"));
    m_filter->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("mm_filter_count"));
    m_count->setTextFormat(Qt::PlainText);
    message()->setMargin(3 * fontMetrics().averageCharWidth());

    auto *bar = new QHBoxLayout(m_bar);
    const int margin = bar->contentsMargins().left();
    bar->setContentsMargins(margin, margin / 2, margin, margin / 2);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    // The line edit would be invisible on the table's background.
    m_bar->setAutoFillBackground(true);
    m_bar->setBackgroundRole(QPalette::Window);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);

    auto *escape = new QAction(this);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetShortcut);
    m_filter->addAction(escape);
    connect(escape, &QAction::triggered, m_filter, [this] {
        m_filter->clear();
        focusTable();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &FilteredTable::focusTable);
    m_find->setShortcuts(QKeySequence::Find);
    m_find->setEnabled(false);
    addAction(m_find);
    connect(m_find, &QAction::triggered, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
}

void FilteredTable::setModel(QAbstractItemModel *model, int stretchedColumn)
{
    table()->setModel(model);
    table()->setSortingEnabled(true);
    QHeaderView *header = table()->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(stretchedColumn, QHeaderView::Stretch);
    const auto fit = [this] {
        fitColumns();
        m_fitted = true;
    };
    fit();
    connect(table(), &ReadOnlyTable::metricsChanged, this, fit);
    const QItemSelectionModel *selection = table()->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, this,
            &FilteredTable::handleSelection);
    connect(selection, &QItemSelectionModel::currentRowChanged, this,
            &FilteredTable::handleSelection);
}

QAction *FilteredTable::addRowAction(const QString &text, const QList<QKeySequence> &keys)
{
    QAction *action = m_menu->addAction(text);
    action->setShortcuts(keys);
    // Elsewhere the same keys copy text or press a button.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table()->addAction(action);
    return action;
}

void FilteredTable::addCopyAction(const QString &text, const QList<QKeySequence> &keys,
                                  const std::function<QString()> &copied)
{
    QAction *action = addRowAction(text, keys);
    action->setEnabled(false);
    connect(action, &QAction::triggered, this,
            [copied] { QApplication::clipboard()->setText(copied()); });
    m_copy += action;
}

void FilteredTable::addColumnMenus()
{
    QHeaderView *header = table()->horizontalHeader();
    auto *columns = new QMenu(TableTexts::tr("Col&umns"), this);
    columns->setObjectName(QStringLiteral("mm_columns_menu"));
    fillSortMenu(m_sort, header);
    fillColumnsMenu(columns, header);
    m_menu->addSeparator();
    m_menu->addMenu(m_sort);
    m_menu->addMenu(columns);
    const auto popUpOn = [](QAbstractScrollArea *area, QMenu *popup) {
        area->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(area, &QWidget::customContextMenuRequested, popup, [area, popup](const QPoint &at) {
            popup->popup(area->viewport()->mapToGlobal(at));
        });
    };
    popUpOn(table(), m_menu);
    popUpOn(header, columns);
}

QList<QAction *> FilteredTable::editActions() const
{
    return m_copy + QList<QAction *>{m_find};
}

void FilteredTable::showRows(bool hasRows, const QString &count, const QString &message)
{
    const bool appears = hasRows && m_bar->isHidden();
    m_find->setEnabled(hasRows || !m_filter->text().isEmpty());
    m_bar->setVisible(m_find->isEnabled());
    m_count->setText(count);
    m_count->setVisible(!m_filter->text().isEmpty());
    // A screen reader reads the focused line edit, not the label beside it.
    m_filter->setAccessibleDescription(m_filter->text().isEmpty() ? QString() : count);
    m_pages->showTableOr(message);
    // The table gets the first focus: in the filter, the cursor would blink all the time. If the
    // first reading arrives late, another widget has it, but not by the user's choice.
    const QWidget *const focused = window()->focusWidget();
    const bool isUntouched = appears && !std::exchange(m_hadRows, true) &&
                             !window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (appears && (isUntouched || !focused || !focused->isVisible() || focused == m_filter))
        focusTable();
    handleSelection();
}

void FilteredTable::handleSelection()
{
    for (QAction *action : std::as_const(m_copy))
        action->setEnabled(table()->selectionModel()->hasSelection());
    updateActions();
}

void FilteredTable::copyUse(const FilteredTable &former)
{
    m_filter->setText(former.m_filter->text());
    fitColumns();
    // By key: in another language, another order may apply. The last range has the row that was
    // selected last.
    QHash<QString, int> rows;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        rows.insert(keyOf(row), row);
    const auto indexOf = [this, &rows, &former](int row) {
        return table()->model()->index(rows.value(former.keyOf(row), -1), 0);
    };
    const QModelIndex current = former.table()->currentIndex();
    if (current.isValid())
        table()->selectionModel()->setCurrentIndex(indexOf(current.row()),
                                                   QItemSelectionModel::NoUpdate);
    QItemSelection selected;
    for (const QItemSelectionRange &range : former.table()->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            selected.select(indexOf(row), indexOf(row));
    }
    table()->selectionModel()->select(selected,
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void FilteredTable::widen(int column, const QStringList &texts, int more)
{
    QHeaderView *header = table()->horizontalHeader();
    const QFontMetrics metrics = table()->fontMetrics();
    int width = m_fitted ? header->sectionSize(column) : 0;
    width = qMax(width, header->sectionSizeHint(column));
    for (const QString &text : texts)
        width =
            qMax(width, metrics.horizontalAdvance(text) + more + 3 * metrics.averageCharWidth());
    header->resizeSection(column, width);
}

/// Not by a focus proxy: a screen reader would report the focus on this widget, which has no name.
void FilteredTable::focusTable()
{
    table()->setFocus();
}

} // namespace mm
