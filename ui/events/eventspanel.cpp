// SPDX-License-Identifier: MIT
#include "ui/events/eventspanel.h"

#include "ui/events/eventsmodel.h"
#include "ui/widgets/readonlytable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStyle>

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
    , m_pages(new TablePages(this))
    , m_table(m_pages->table())
{
    setUpFilters();
    setUpTable();
    setUpActions();
    m_pages->message()->setObjectName(QStringLiteral("mm_no_events_label"));

    //: label of a line edit: only events with its text are shown
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
    updatePage();
}

void EventsPanel::setUpFilters()
{
    m_group->setObjectName(QStringLiteral("mm_events_group"));
    m_group->setAccessibleName(tr("Which events"));
    // On Linux the accessible name of a combo box is its current text.
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
    m_text->setClearButtonEnabled(true);
    connect(m_group, &QComboBox::currentIndexChanged, this, &EventsPanel::applyFilter);
    connect(m_text, &QLineEdit::textChanged, this, &EventsPanel::applyFilter);
}

void EventsPanel::setUpTable()
{
    m_table->setObjectName(QStringLiteral("mm_events_table"));
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(m_filter);
    connect(m_table, &ReadOnlyTable::metricsChanged, this, &EventsPanel::updateSizes);
    m_table->horizontalHeader()->setSectionResizeMode(EventsModel::Time, QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(EventsModel::What, QHeaderView::Stretch);
    updateSizes();
}

void EventsPanel::setUpActions()
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

void EventsPanel::nameMachines()
{
    //: a choice: which events are shown
    m_group->setItemText(int(EventGroup::Services), tr("Machines"));
    m_group->setItemText(int(EventGroup::Mm), QStringLiteral("Prometheus"));
}

void EventsPanel::copyFilter(const EventsPanel &former)
{
    m_group->setCurrentIndex(former.m_group->currentIndex());
    m_text->setText(former.m_text->text());
}

QSize EventsPanel::sizeHint() const
{
    constexpr int rows = 4; // leaves more room for the services
    const QSize hint = QWidget::sizeHint();
    return {hint.width(), hint.height() - m_pages->sizeHint().height() +
                              m_table->horizontalHeader()->sizeHint().height() +
                              rows * m_table->verticalHeader()->defaultSectionSize()};
}

void EventsPanel::refresh()
{
    if (!isVisible())
        return;
    const QPersistentModelIndex top(m_table->topRow());
    m_model->refresh(m_log, QDate::currentDate());
    m_table->setTopRow(top);
    updatePage();
}

void EventsPanel::updateSizes()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const int iconSize = metrics.capHeight() + 2;
    m_table->setIconSize(QSize(iconSize, iconSize));
    // Has room for a date, so that the width does not change at midnight.
    const QString longest =
        EventsModel::timeText(QDateTime(QDate(2028, 12, 28), QTime(22, 58, 58)), {});
    m_table->horizontalHeader()->resizeSection(
        EventsModel::Time, metrics.horizontalAdvance(longest) + 3 * metrics.averageCharWidth());
}

void EventsPanel::applyFilter()
{
    m_filter->set(static_cast<EventGroup>(m_group->currentData().toInt()),
                  m_text->text().trimmed());
    updatePage();
}

void EventsPanel::updatePage()
{
    m_pages->showTableOr(m_model->rowCount() > 0 ? tr("No matching events.") : tr("No events."));
}

void EventsPanel::copySelected() const
{
    QStringList lines;
    for (const int row : m_table->selectedRows())
        lines += m_model->line(m_filter->mapToSource(m_filter->index(row, 0)).row());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void EventsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace mm
