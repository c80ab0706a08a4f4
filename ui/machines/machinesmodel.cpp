// SPDX-License-Identifier: MIT
#include "ui/machines/machinesmodel.h"

#include "core/monitor/fleettexts.h"
#include "core/monitor/statustexts.h"
#include "ui/services/servicesclipboard.h"
#include "ui/status/statusicon.h"
#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QBrush>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace mm {

namespace {

struct MachineColumn
{
    Qt::AlignmentFlag alignment; ///< figures are at the right
    struct
    {
        const char *source;
        const char *comment;
    } title;
    const char *toolTip = nullptr;
};

constexpr std::array<MachineColumn, MachinesModel::ColumnCount> machineColumns{{
    {Qt::AlignLeft, QT_TRANSLATE_NOOP3("mm::MachinesModel", "Machine", "table column")},
    {Qt::AlignLeft, QT_TRANSLATE_NOOP3("mm::MachinesModel", "State", "table column: of a machine"),
     QT_TRANSLATE_NOOP("mm::MachinesModel", "The state of MM on the machine; see Help")},
    {Qt::AlignRight, QT_TRANSLATE_NOOP3("mm::MachinesModel", "Services", "table column: how many")},
    {Qt::AlignRight, QT_TRANSLATE_NOOP3("mm::MachinesModel", "Messages", "table column: how many")},
    {Qt::AlignRight,
     QT_TRANSLATE_NOOP3("mm::MachinesModel", "Per minute", "table column: messages a minute"),
     QT_TRANSLATE_NOOP("mm::MachinesModel", "Messages per minute, between the last two scrapes")},
    // A time between a number and a text touches neither.
    //: "to scrape" is Prometheus' word for reading the figures of a machine
    {Qt::AlignHCenter, QT_TRANSLATE_NOOP3("mm::MachinesModel", "Scraped", "table column: when"),
     QT_TRANSLATE_NOOP("mm::MachinesModel",
                       "When Prometheus last read the figures of the machine, or tried to")},
    {Qt::AlignLeft,
     QT_TRANSLATE_NOOP3("mm::MachinesModel", "Why", "table column: why a machine is not active")},
}};

/// The states of MM on a machine; those that need the user first.
constexpr std::array<std::pair<State, const char *>, 6> machineStates{{
    //: the state of MM on a machine
    {State::Error, QT_TRANSLATE_NOOP("mm::MachinesModel", "Error")},
    //: the state of MM on a machine
    {State::NotUpdating, QT_TRANSLATE_NOOP("mm::MachinesModel", "Not updating")},
    //: the state of MM on a machine
    {State::NoFile, QT_TRANSLATE_NOOP("mm::MachinesModel", "No stats file")},
    //: the state of MM on a machine
    {State::Stopped, QT_TRANSLATE_NOOP("mm::MachinesModel", "Stopped")},
    //: the state of MM on a machine
    {State::Checking, QT_TRANSLATE_NOOP("mm::MachinesModel", "Checking")},
    //: the state of MM on a machine
    {State::Active, QT_TRANSLATE_NOOP("mm::MachinesModel", "Active")},
}};

const auto *placeOf(State state)
{
    return std::find_if(machineStates.begin(), machineStates.end(),
                        [state](const auto &each) { return each.first == state; });
}

const QChar enDash(0x2013);

bool isFigure(int column)
{
    return machineColumns.at(size_t(column)).alignment == Qt::AlignRight;
}

/// NaN for a column without a figure, and for one that is not known: the last figures of a machine
/// that is not active do not hold any more.
double figureOf(const MachineRow &row, int column)
{
    if (!row.isActive() || !isFigure(column))
        return qQNaN();
    return column == MachinesModel::Services   ? row.machine.services
           : column == MachinesModel::Messages ? row.machine.messages
                                               : row.rate;
}

/// More decimals would show only the jitter of the time between two scrapes.
int decimals(double figure, int column)
{
    return column == MachinesModel::Rate && figure > 0 && figure < 9.95 ? 1 : 0;
}

QString scrapedText(double age)
{
    if (std::isnan(age))
        return enDash;
    if (age < 1)
        return MachinesModel::tr("just now", "scraped");
    constexpr double maxAge = 1e9; // s; a server's clock may be anything
    //: table cell: when a machine was scraped; %1 is a duration such as "3 seconds"
    return MachinesModel::tr("%1 ago").arg(
        durationText(std::chrono::seconds(qint64(qMin(age, maxAge)))));
}

QString cellText(const MachineRow &row, int column)
{
    switch (column) {
    case MachinesModel::Name: {
        const QString name = displayName(row.machine.name);
        return row.isSameName ? QStringLiteral("%1 (%2)").arg(name, displayName(row.machine.job))
                              : name;
    }
    case MachinesModel::State:
        return MachinesModel::tr(placeOf(row.verdict.state)->second);
    case MachinesModel::Scraped:
        return scrapedText(row.verdict.age);
    case MachinesModel::Why:
        return row.isActive() ? QString() : machineReason(row.machine, row.verdict).text();
    default:
        const double figure = figureOf(row, column);
        return std::isnan(figure) ? QString(enDash) : formatValue(figure, decimals(figure, column));
    }
}

QString accessibleText(const MachineRow &row, int column)
{
    if (column == MachinesModel::Why)
        return machineReason(row.machine, row.verdict);
    QString text = cellText(row, column);
    if (column == MachinesModel::Name || text != enDash)
        return text;
    return column == MachinesModel::Scraped
               ? MachinesModel::tr("Not known: Prometheus does not scrape it.")
           : column == MachinesModel::Rate && row.isActive()
               ? MachinesModel::tr("Not known before the next scrape.")
               : MachinesModel::tr("Not known: the machine is not active.");
}

/// The value by which \p column is sorted.
double sortValue(const MachineRow &row, int column)
{
    switch (column) {
    case MachinesModel::Name:
        return row.position;
    case MachinesModel::State:
        return double(placeOf(row.verdict.state) - machineStates.begin());
    case MachinesModel::Why:
        return static_cast<double>(row.verdict.reason);
    default:
        const double value =
            column == MachinesModel::Scraped ? row.verdict.age : figureOf(row, column);
        return std::isnan(value) ? -1 : value;
    }
}

/// Messages per minute. \p maxTime is in seconds.
double rateBetween(const MachineRow &before, const Machine &now, double maxTime)
{
    if (now.upAt == before.machine.upAt)
        return before.rate;
    const double time = now.upAt - before.machine.upAt;
    const double messages = now.messages - before.machine.messages;
    // False also if one of them is NaN. Fewer messages: the MM was restarted.
    return time > 0 && time <= maxTime && messages >= 0 ? 60 * messages / time : qQNaN();
}

} // namespace

MachinesModel::MachinesModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_collator(numberLocale()) // the C locale sorts by code point
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
}

void MachinesModel::setReading(const FleetReading &reading, const Instant &now)
{
    constexpr double missed = 3; // scrapes or polls; over a longer gap a rate would be only a mean
    const double interval = std::chrono::duration<double>(reading.pollInterval()).count();
    const QList<Row> former = std::exchange(m_rows, {});
    QHash<MachineKey, Row> byKey;
    const auto formerRow = [&](const Machine &machine) {
        // In most readings the order is the same.
        Row same = former.value(m_rows.size());
        if (same && same->machine.name == machine.name && same->machine.job == machine.job)
            return same;
        if (byKey.isEmpty()) {
            for (const Row &each : former)
                byKey.insert(each->machine.key(), each);
        }
        return byKey.value(machine.key());
    };
    m_rows.reserve(reading.machines.size());
    bool isSame = former.size() == reading.machines.size(); // the machines are
    for (const Machine &machine : reading.machines) {
        Row row = formerRow(machine);
        if (row) {
            row->rate = rateBetween(*row, machine, missed * qMax(machine.step, interval));
        } else {
            row = std::make_shared<MachineRow>(MachineRow{m_collator.sortKey(machine.name)});
            isSame = false;
        }
        row->machine = machine;
        row->verdict = evaluateMachine(machine, reading, now);
        m_rows += row;
    }
    if (!isSame) // it takes longer than all else
        sortNames();
    show();
}

void MachinesModel::takeOver(const MachinesModel &former)
{
    m_rows = former.m_rows;
    for (Row &row : m_rows) {
        row = std::make_shared<MachineRow>(*row);
        row->nameKey = m_collator.sortKey(row->machine.name); // the language may be another one
    }
    sortNames();
    show();
}

void MachinesModel::sortNames()
{
    QList<Row> rows = m_rows;
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        const int order = a->nameKey.compare(b->nameKey);
        return order == 0 ? std::tie(a->machine.name, a->machine.job) <
                                std::tie(b->machine.name, b->machine.job)
                          : order < 0;
    });
    MachineRow *previous = nullptr;
    for (const Row &row : std::as_const(rows)) {
        row->position = previous ? previous->position + 1 : 0;
        row->isSameName = previous && previous->machine.name == row->machine.name;
        if (row->isSameName)
            previous->isSameName = true;
        previous = row.get();
    }
}

void MachinesModel::setFilter(const QString &text)
{
    m_filter.setPattern(text);
    show();
}

void MachinesModel::sort(int column, Qt::SortOrder order)
{
    // A saved layout may name a column of a newer version.
    m_sortColumn = column >= 0 && column < ColumnCount ? column : int(Name);
    m_sortOrder = order;
    show();
}

/// Filters and sorts. Rows that change their order are one change of the layout: a view needs a
/// pass over all rows for each run of rows that is added, removed or moved.
void MachinesModel::show()
{
    const double sign = m_sortOrder == Qt::AscendingOrder ? 1 : -1;
    // A row is too large to be read for each comparison.
    std::vector<std::tuple<bool, double, int, const Row *>> sorted;
    sorted.reserve(size_t(m_rows.size()));
    for (const Row &row : std::as_const(m_rows)) {
        if (m_filter.indexIn(row->machine.name) >= 0)
            sorted.emplace_back(row->isActive(), sign * sortValue(*row, m_sortColumn),
                                row->position, &row);
    }
    std::sort(sorted.begin(), sorted.end());
    QList<Row> shown;
    shown.reserve(qsizetype(sorted.size()));
    for (const auto &each : sorted)
        shown += *std::get<const Row *>(each);

    if (shown == m_shown) {
        // How long ago it was scraped changes in each row.
        if (!shown.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        const QList<Row> former = std::exchange(m_shown, shown);
        for (const Row &row : former)
            row->shownAt = -1;
        for (int row = 0; row < shown.size(); ++row)
            shown.at(row)->shownAt = row;
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        for (const QModelIndex &each : from)
            to += index(former.at(each.row())->shownAt, each.column());
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }
    Q_EMIT updated();
}

QVariant MachinesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MachineRow &row = machineAt(index.row());
    const mm::State state = row.verdict.state;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::DecorationRole:
        return column == State ? statusIcon(iconOf(state), colorOf(state)) : QVariant();
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::ToolTipRole:
        //: %1 is the label "job" that Prometheus has for a machine
        return plainToolTip(displayName(row.machine.name) + u'\n' +
                            tr("Job: %1").arg(displayName(row.machine.job)) + u'\n' +
                            machineReason(row.machine, row.verdict));
    case Qt::ForegroundRole:
        if (row.isActive() || column == Why)
            return {};
        return QBrush(
            statusColorOn(colorOf(state), QGuiApplication::palette().color(QPalette::Base)));
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case clipboardRole: {
        const double figure = figureOf(row, column);
        return column == Name       ? row.machine.name
               : std::isnan(figure) ? cellText(row, column)
                                    : QString::number(figure, 'f', decimals(figure, column));
    }
    default:
        return {};
    }
}

QVariant MachinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const MachineColumn &column = machineColumns.at(size_t(section));
    switch (role) {
    case Qt::DisplayRole:
        return tr(column.title.source, column.title.comment);
    case Qt::ToolTipRole:
        return column.toolTip ? tr(column.toolTip) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | column.alignment);
    case Qt::InitialSortOrderRole:
        // The busiest first.
        return isFigure(section) ? Qt::DescendingOrder : Qt::AscendingOrder;
    default:
        return {};
    }
}

} // namespace mm
