// SPDX-License-Identifier: MIT
#include "ui/eventspanel.h"

#include "ui/clearbutton.h"
#include "ui/eventsmodel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>

#include <algorithm>

namespace mm {

class EventsFilter final : public QSortFilterProxyModel
{
public:
    explicit EventsFilter(EventsModel *model, QObject *parent)
        : QSortFilterProxyModel(parent)
        , m_model(model)
    {
        setSourceModel(model);
    }

    void set(EventGroup group, const QString &text)
    {
        m_group = group;
        m_text = text;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex & /*parent*/) const override
    {
        const Event &event = m_model->eventAt(row);
        return isIn(m_group, event) && (m_text.isEmpty() || EventsModel::textOf(event).contains(
                                                                m_text, Qt::CaseInsensitive));
    }

private:
    EventsModel *m_model;
    EventGroup m_group = EventGroup::All;
    QString m_text;
};

EventsPanel::EventsPanel(const EventLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_model(new EventsModel(this))
    , m_filter(new EventsFilter(m_model, this))
    , m_group(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(m_pages))
    , m_nothing(new QLabel(m_pages))
{
    makeChoice();
    makeTable();
    makeActions();
    m_nothing->setObjectName(QStringLiteral("mm_no_events_label"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_nothing);
    // So that the cells' text begins where that of the other parts does.
    const int indent = style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this) -
                       style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) - 1;
    m_pages->setContentsMargins(qMax(indent, 0), 0, qMax(indent, 0), 0);
    m_pages->setAutoFillBackground(true);
    m_pages->setBackgroundRole(QPalette::Base);

    //: before a line to be filled in: only events with that text are shown
    auto *label = new QLabel(tr("Fil&ter:"), this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_text);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_group);
    bar->addWidget(label);
    bar->addWidget(m_text, 1);
    bar->setContentsMargins(style()->pixelMetric(QStyle::PM_LayoutLeftMargin), 0,
                            style()->pixelMetric(QStyle::PM_LayoutRightMargin), 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing), 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_pages, 1);
    showWhatThereIs();
}

void EventsPanel::makeChoice()
{
    m_group->setObjectName(QStringLiteral("mm_events_group"));
    m_group->setAccessibleName(tr("Which events"));
    // On Linux a box's name is what is chosen, whatever name it is given.
    m_group->setAccessibleDescription(tr("Which events"));
    //: a choice: which events are shown
    m_group->addItem(tr("All events"), static_cast<int>(EventGroup::All));
    //: a choice: which events are shown
    m_group->addItem(tr("Services"), static_cast<int>(EventGroup::Services));
    //: a choice: which events are shown, those of MM and its file
    m_group->addItem(tr("MM"), static_cast<int>(EventGroup::Mm));
    //: a choice: which events are shown
    m_group->addItem(tr("Problems"), static_cast<int>(EventGroup::Problems));
    m_text->setObjectName(QStringLiteral("mm_events_filter"));
    m_text->setAccessibleName(tr("Filter events by text"));
    offerToClear(m_text);
    connect(m_group, &QComboBox::currentIndexChanged, this, &EventsPanel::applyFilter);
    connect(m_text, &QLineEdit::textChanged, this, &EventsPanel::applyFilter);
}

void EventsPanel::makeTable()
{
    m_table->setObjectName(QStringLiteral("mm_events_table"));
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    const int symbol = fontMetrics().capHeight() + 2;
    m_table->setIconSize(QSize(symbol, symbol));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(EventsModel::Time, QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(EventsModel::What, QHeaderView::Stretch);
}

void EventsPanel::makeActions()
{
    auto *copy = new QAction(tr("&Copy"), this);
    copy->setShortcuts(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &EventsPanel::copySelected);
    auto *clear = new QAction(tr("C&lear Events"), this);
    connect(clear, &QAction::triggered, this, &EventsPanel::clearRequested);
    m_table->addActions({copy, clear});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QSize EventsPanel::sizeHint() const
{
    constexpr int rows = 4; // the services have more to show
    const QSize hint = QWidget::sizeHint();
    return {hint.width(), hint.height() - m_pages->sizeHint().height() +
                              m_table->horizontalHeader()->sizeHint().height() +
                              rows * m_table->verticalHeader()->defaultSectionSize()};
}

void EventsPanel::refresh()
{
    if (!isVisible())
        return;
    // Who has scrolled down reads there: what comes goes above it, out of sight.
    const QScrollBar *scrolled = m_table->verticalScrollBar();
    const bool follows = scrolled->value() == scrolled->minimum();
    const QPersistentModelIndex top(follows ? QModelIndex() : m_table->indexAt(QPoint(0, 0)));
    m_model->refresh(m_log, QDate::currentDate());
    if (top.isValid())
        m_table->scrollTo(top, QAbstractItemView::PositionAtTop);

    const QDateTime longest(QDate(2028, 12, 28), QTime(22, 58, 58));
    const QString text =
        EventsModel::timeText(longest, m_model->showsDates() ? QDate() : longest.date());
    m_table->horizontalHeader()->resizeSection(EventsModel::Time,
                                               fontMetrics().horizontalAdvance(text) +
                                                   3 * fontMetrics().averageCharWidth());
    showWhatThereIs();
}

void EventsPanel::applyFilter()
{
    m_filter->set(static_cast<EventGroup>(m_group->currentData().toInt()),
                  m_text->text().trimmed());
    showWhatThereIs();
}

void EventsPanel::showWhatThereIs()
{
    m_nothing->setText(m_model->rowCount() > 0 ? tr("No event is like that.") : tr("No events."));
    m_pages->setCurrentWidget(m_filter->rowCount() > 0 ? static_cast<QWidget *>(m_table)
                                                       : m_nothing);
}

void EventsPanel::copySelected() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows += m_filter->mapToSource(index).row();
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows))
        lines += m_model->line(row);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void EventsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace mm
