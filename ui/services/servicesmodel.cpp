// SPDX-License-Identifier: MIT
#include "ui/services/servicesmodel.h"

#include "core/monitor/servicediff.h"
#include "core/statsfile/timestamp.h"
#include "ui/services/serviceformat.h"
#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QBrush>
#include <QDateTime>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace std::chrono;

namespace mm {

namespace {

using Mark = ServiceRow::Mark;

/// In a sorted proxy each removed row may be a run of its own, which costs a pass over all rows.
/// Beyond this many rows, one change of the layout costs less.
constexpr size_t maxChangedRows = 100;

struct RowRun
{
    int first = 0;
    int last = 0;
};

/// Runs of negative values in \p rows.
std::vector<RowRun> unmatchedRuns(const std::vector<int> &rows)
{
    std::vector<RowRun> runs;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        if (rows[size_t(row)] >= 0)
            continue;
        if (runs.empty() || runs.back().last + 1 < row)
            runs.push_back({row, row});
        runs.back().last = row;
    }
    return runs;
}

qint64 minutesSinceRegistration(const ServiceRow &row, const Instant &now)
{
    return row.registered == ServiceRow::noDate
               ? 0
               : floor<minutes>(now.wall.time_since_epoch() - milliseconds(row.registered)).count();
}

Qt::Alignment alignmentOf(int column)
{
    const bool isNumber = column == ServicesModel::Messages || column == ServicesModel::Rate;
    return Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

/// Behind the text of a new service, which stays legible on it.
QColor newBackground(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Highlight), palette.color(QPalette::Base), 0.15);
}

} // namespace

ServicesModel::ServicesModel(milliseconds markDuration, QObject *parent)
    : QAbstractTableModel(parent)
    , m_markDuration(markDuration)
    , m_markTimer(this)
    , m_collator(numberLocale()) // the C locale sorts by code point
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    m_markTimer.setSingleShot(true);
    connect(&m_markTimer, &QTimer::timeout, this, [this] {
        m_now = qMax(m_now, m_nextExpiry);
        merge(m_context, m_context.active);
    });
}

const QCollatorSortKey &ServicesModel::nameKey(int row)
{
    ServiceRow &entry = m_rows[size_t(row)];
    if (!entry.nameKey)
        entry.nameKey = m_collator.sortKey(entry.service.name);
    return *entry.nameKey;
}

void ServicesModel::setServices(const Reading &reading, State state)
{
    m_rates.add(reading, state);
    m_now = qMax(m_now, reading.at.steady);
    m_services = reading.snapshot.services;
    ServicesContext context{reading.at, state == State::Active, 0};
    for (const Service &service : std::as_const(m_services))
        context.messages += static_cast<double>(service.messageCount);
    merge(context, context.active && m_context.active);
}

void ServicesModel::merge(const ServicesContext &context, bool marking)
{
    QList<Service> before;
    before.reserve(rowCount());
    for (const ServiceRow &row : m_rows)
        before += row.service;
    const ServiceDiff diff = diffServices(before, m_services);

    Rows rows;
    rows.reserve(size_t(m_services.size()));
    std::vector<int> former; // for each of `rows` its present row; -1: it is new
    std::vector<bool> listed(m_rows.size());
    for (const qsizetype row : diff.former) {
        if (row >= 0)
            listed[size_t(row)] = true;
    }
    // A departed service keeps its position behind the one before it.
    const auto addDeparted = [&](int row) {
        for (; marking && row < rowCount() && !listed[size_t(row)]; ++row) {
            if (serviceAt(row).mark == Mark::Departed && serviceAt(row).markedUntil <= m_now)
                continue;
            rows.push_back(departedRow(serviceAt(row)));
            former.push_back(row);
        }
    };
    addDeparted(0);
    for (int i = 0; i < listedCount(); ++i) {
        const auto row = static_cast<int>(diff.former.at(i));
        rows.push_back(nextRow(i, row < 0 ? nullptr : &serviceAt(row), marking));
        rows.back().share =
            context.messages > 0
                ? static_cast<double>(m_services.at(i).messageCount) / context.messages
                : ServiceRow::noShare;
        former.push_back(row);
        if (row >= 0)
            addDeparted(row + 1);
    }

    Q_EMIT aboutToUpdate();
    changeRows(rows, former);
    replaceRows(std::move(rows), context);
    Q_EMIT updated();
}

ServiceRow ServicesModel::nextRow(int index, const ServiceRow *former, bool marking) const
{
    ServiceRow row;
    row.service = m_services.at(index);
    row.rate = m_rates.at(index);
    row.duplicate = m_rates.isDuplicate(index);
    if (former)
        row.nameKey = former->nameKey;
    if (former && former->service.registeredAt == row.service.registeredAt) {
        row.registered = former->registered;
    } else if (const QDateTime when = fromTimestamp(row.service.registeredAt); when.isValid()) {
        row.registered = when.toMSecsSinceEpoch();
    }
    if (marking && (!former || former->mark == Mark::Departed)) {
        row.mark = Mark::New;
        row.markedUntil = m_now + m_markDuration;
    } else if (marking && former->markedUntil > m_now) {
        row.mark = former->mark;
        row.markedUntil = former->markedUntil;
    }
    return row;
}

ServiceRow ServicesModel::departedRow(const ServiceRow &former) const
{
    ServiceRow row = former;
    row.mark = Mark::Departed;
    if (former.mark != Mark::Departed)
        row.markedUntil = m_now + m_markDuration;
    row.rate = {};
    row.share = ServiceRow::noShare;
    row.duplicate = false;
    return row;
}

/// Removes, inserts and moves rows, so that each is that of the same service in \p rows.
void ServicesModel::changeRows(const Rows &rows, const std::vector<int> &former)
{
    std::vector<int> next(m_rows.size(), -1);
    bool ordered = true;
    size_t kept = 0;
    int last = -1;
    for (size_t row = 0; row < former.size(); ++row) {
        if (former[row] < 0)
            continue;
        next[size_t(former[row])] = static_cast<int>(row);
        ordered = ordered && former[row] > last;
        last = former[row];
        ++kept;
    }
    if (!ordered || m_rows.size() + rows.size() - 2 * kept > maxChangedRows) {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        m_rows = rows;
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex &index : from)
            to += this->index(next[size_t(index.row())], index.column());
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, VerticalSortHint);
        return;
    }
    const std::vector<RowRun> removed = unmatchedRuns(next);
    for (auto run = removed.crbegin(); run != removed.crend(); ++run) {
        beginRemoveRows({}, run->first, run->last);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->last + 1);
        endRemoveRows();
    }
    for (const RowRun &run : unmatchedRuns(former)) {
        beginInsertRows({}, run.first, run.last);
        m_rows.insert(m_rows.begin() + run.first, rows.begin() + run.first,
                      rows.begin() + run.last + 1);
        endInsertRows();
    }
}

/// Replaces each row by that of the same service.
void ServicesModel::replaceRows(Rows rows, const ServicesContext &context)
{
    m_rows.swap(rows);
    const ServicesContext former = std::exchange(m_context, context);
    const auto differ = [&](const ServiceRow &a, const ServiceRow &b) {
        return former.active != context.active || a.service != b.service || a.mark != b.mark ||
               a.duplicate != b.duplicate || a.rate.perMinute != b.rate.perMinute ||
               a.rate.isKnown() != b.rate.isKnown() ||
               // Finer than it is displayed.
               qRound64(a.share * 1000) != qRound64(b.share * 1000) ||
               minutesSinceRegistration(a, former.at) != minutesSinceRegistration(b, context.at);
    };
    int first = rowCount();
    int last = -1;
    m_nextExpiry = Time::max();
    for (int row = 0; row < rowCount(); ++row) {
        if (differ(rows[size_t(row)], serviceAt(row))) {
            first = qMin(first, row);
            last = row;
        }
        if (serviceAt(row).mark != Mark::None)
            m_nextExpiry = qMin(m_nextExpiry, serviceAt(row).markedUntil);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (m_nextExpiry == Time::max())
        m_markTimer.stop();
    else
        m_markTimer.start(qMax(ceil<milliseconds>(m_nextExpiry - m_now), milliseconds(0)));
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServiceRow &row = serviceAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column, m_context);
    case Qt::AccessibleTextRole:
        return cellAccessibleText(row, column, m_context);
    case Qt::AccessibleDescriptionRole:
        return cellDescription(row, column);
    case Qt::ToolTipRole: {
        const QString toolTip = cellToolTip(row, column, m_context);
        return toolTip.isEmpty() ? QVariant() : plainToolTip(toolTip);
    }
    case shareRole:
        return row.share;
    case Qt::ForegroundRole: {
        if (m_context.active && row.mark != Mark::Departed)
            return {};
        return QBrush(
            statusColorOn(StatusColor::Gray, QGuiApplication::palette().color(QPalette::Base)));
    }
    case Qt::BackgroundRole:
        return row.mark == Mark::New ? QBrush(newBackground(QGuiApplication::palette()))
                                     : QVariant();
    case Qt::FontRole: {
        if (row.mark != Mark::Departed)
            return {};
        QFont font;
        font.setItalic(true);
        return font;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(column));
    default:
        return {};
    }
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        // Aligned left, the title of Share would touch that of the column before.
        return QVariant::fromValue(section == Share ? Qt::Alignment(Qt::AlignCenter)
                                                    : alignmentOf(section));
    if (role == Qt::ToolTipRole && section == Rate)
        return tr("Messages per minute, over the last minute");
    if (role == Qt::ToolTipRole && section == Share)
        return tr("Share of the messages of all services in this table");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Service", "table column");
    case Registered:
        return tr("Registered", "table column: when");
    case Messages:
        return tr("Messages", "table column: how many");
    case Rate:
        return tr("Per minute", "table column: messages a minute");
    default:
        return tr("Share", "table column: of all messages");
    }
}

} // namespace mm
