// SPDX-License-Identifier: MIT
#include "ui/services/servicesmodel.h"

#include "core/monitor/servicediff.h"
#include "core/statsfile/timestamp.h"
#include "ui/services/serverformat.h"
#include "ui/services/servicecolumns.h"
#include "ui/services/serviceformat.h"
#include "ui/services/servicesclipboard.h"
#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QBrush>
#include <QDateTime>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QSet>

#include <algorithm>

using namespace std::chrono;

namespace mm {

namespace {

using Mark = ServiceRow::Mark;

/// Each run of added or removed rows costs the view a pass over all rows. Beyond this many rows,
/// one change of the layout costs less.
constexpr qsizetype maxChangedRows = 100;

qint64 minutesSince(qint64 time, const Instant &now)
{
    return time == ServiceRow::noDate
               ? 0
               : floor<minutes>(now.wall.time_since_epoch() - milliseconds(time)).count();
}

/// Milliseconds since the epoch.
qint64 timeOf(const QString &text)
{
    const QDateTime when = fromTimestamp(text);
    return when.isValid() ? when.toMSecsSinceEpoch() : ServiceRow::noDate;
}

bool isShownDifferently(const ServiceRow &before, const ServicesContext &contextBefore,
                        const ServiceRow &now, const ServicesContext &context)
{
    return contextBefore.active != context.active ||
           contextBefore.ownService != context.ownService || before.service != now.service ||
           before.failures != now.failures || before.server != now.server ||
           busySeconds(before, contextBefore) != busySeconds(now, context) ||
           before.mark != now.mark || before.duplicate != now.duplicate ||
           before.rate.perMinute != now.rate.perMinute ||
           before.rate.isKnown() != now.rate.isKnown() ||
           // Finer than the display.
           qRound64(before.share * 1000) != qRound64(now.share * 1000) ||
           minutesSince(before.registered, contextBefore.at) !=
               minutesSince(now.registered, context.at) ||
           minutesSince(before.lastUsed, contextBefore.at) !=
               minutesSince(now.lastUsed, context.at);
}

bool isAbsent(const ServiceRow &row)
{
    return row.mark == Mark::Departed || row.mark == Mark::Down;
}

} // namespace

ServicesModel::ServicesModel(milliseconds markDuration, QObject *parent)
    : QAbstractTableModel(parent)
    , m_markTimer(this)
    , m_collator(numberLocale()) // the C locale sorts by code point
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    m_markTimer.setSingleShot(true);
    m_markTimer.setInterval(markDuration);
    connect(&m_markTimer, &QTimer::timeout, this, [this] {
        m_now += m_markTimer.intervalAsDuration();
        merge(m_context);
    });
}

void ServicesModel::setServices(const Reading &reading, mm::State state, const PollStep &step)
{
    m_rates.add(reading, state, step);
    m_now = qMax(m_now, reading.at.steady);
    m_listed = reading.snapshot.services;
    ServicesContext context{reading.at, state == mm::State::Active, 0, m_context.ownService};
    for (const Service &service : std::as_const(m_listed))
        context.messages += static_cast<double>(service.messageCount);
    m_counted = m_listed.size();
    listUncounted(reading.snapshot);
    merge(context);
    // Removes the marks if the next reading is late.
    m_markTimer.start();
}

void ServicesModel::listUncounted(const Snapshot &snapshot)
{
    QSet<QString> listed;
    for (qsizetype i = 0; i < m_counted && !snapshot.servers.isEmpty(); ++i)
        listed += m_listed.at(i).name;
    m_servers.clear();
    for (const Server &server : snapshot.servers) {
        m_servers.insert(server.name, server);
        if (listed.contains(server.name))
            continue;
        listed += server.name;
        m_listed += {server.name, {}, server.messageCount, {}, 0, server.lastUsedAt};
    }
    m_failures.clear();
    for (const ServiceFailures &failures : snapshot.failures) {
        m_failures.insert(failures.name, failures);
        if (failures.down && !listed.contains(failures.name))
            m_listed += {failures.name, {}, 0, {}, 0, failures.lastErrorAt};
    }
}

void ServicesModel::merge(const ServicesContext &context)
{
    const bool marking = context.active && m_context.active;
    QList<Service> before;
    before.reserve(m_services.size());
    for (const ServiceRow &row : std::as_const(m_services))
        before += row.service;
    const ServiceDiff diff = diffServices(before, m_listed);

    QList<int> newIndex(m_services.size(), -1);
    for (const qsizetype former : diff.former) {
        if (former >= 0)
            newIndex[former] = 0; // set below
    }
    QList<ServiceRow> services;
    services.reserve(m_listed.size());
    // A departed service stays below the one that was above it.
    const auto addDeparted = [&](qsizetype former) {
        for (; marking && former < newIndex.size() && newIndex.at(former) < 0; ++former) {
            ServiceRow row = m_services.at(former);
            if (row.mark != Mark::Departed)
                row.markedUntil = m_now + m_markTimer.intervalAsDuration();
            else if (row.markedUntil <= m_now)
                continue;
            row.mark = Mark::Departed;
            row.rate = {};
            row.share = ServiceRow::noShare;
            row.duplicate = false;
            newIndex[former] = static_cast<int>(services.size());
            services += row;
        }
    };
    addDeparted(0);
    for (qsizetype i = 0; i < m_listed.size(); ++i) {
        const qsizetype former = diff.former.at(i);
        ServiceRow row = listedRow(i, former < 0 ? nullptr : &m_services.at(former), marking);
        row.share = context.messages > 0 && i < m_counted
                        ? static_cast<double>(row.service.messageCount) / context.messages
                        : ServiceRow::noShare;
        if (former >= 0)
            newIndex[former] = static_cast<int>(services.size());
        services += std::move(row);
        if (former >= 0)
            addDeparted(former + 1);
    }
    show(std::move(services), newIndex, context);
}

ServiceRow ServicesModel::listedRow(qsizetype index, const ServiceRow *former, bool marking) const
{
    ServiceRow row = former ? *former : ServiceRow();
    row.service = m_listed.at(index);
    row.failures = m_failures.value(row.service.name);
    const auto server = m_servers.constFind(row.service.name);
    row.server = server == m_servers.cend() ? std::nullopt : std::optional(*server);
    row.rate = m_rates.at(index);
    row.duplicate = m_rates.isDuplicate(index);
    if (!former || former->service.registeredAt != row.service.registeredAt)
        row.registered = timeOf(row.service.registeredAt);
    if (!former || former->service.lastUsedAt != row.service.lastUsedAt)
        row.lastUsed = timeOf(row.service.lastUsedAt);
    if (index >= m_counted) {
        row.mark = Mark::Down;
    } else if (marking && (!former || former->mark == Mark::Departed)) {
        row.mark = Mark::New;
        row.markedUntil = m_now + m_markTimer.intervalAsDuration();
    } else if (row.mark == Mark::Down || !marking || row.markedUntil <= m_now) {
        row.mark = Mark::None;
    }
    return row;
}

void ServicesModel::setOwnService(const QString &name)
{
    ServicesContext context = m_context;
    context.ownService = name;
    merge(context);
}

void ServicesModel::setFilter(const QString &text)
{
    m_filter.setPattern(text);
    merge(m_context);
}

void ServicesModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    merge(m_context);
}

/// The indexes of those of \p services that match the filter, sorted.
QList<int> ServicesModel::filteredAndSorted(QList<ServiceRow> *services) const
{
    QList<int> shown;
    for (int i = 0; i < services->size(); ++i) {
        if (m_filter.pattern().isEmpty() || m_filter.indexIn(services->at(i).service.name) >= 0)
            shown += i;
    }
    if (m_sortColumn == Name) {
        for (const int i : std::as_const(shown)) {
            if (!services->at(i).nameKey)
                (*services)[i].nameKey = m_collator.sortKey(services->at(i).service.name);
        }
    }
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    QList<double> values; // a row is too large to be read for each comparison
    for (const ServiceRow &row : std::as_const(*services))
        values += sortValue(row, m_sortColumn);
    std::sort(shown.begin(), shown.end(), [&](int a, int b) {
        const int order = m_sortColumn == Name
                              ? services->at(a).nameKey->compare(*services->at(b).nameKey)
                          : values.at(a) < values.at(b) ? -1
                          : values.at(a) > values.at(b) ? 1
                                                        : 0;
        return order == 0 ? a < b : ascending == (order < 0);
    });
    return shown;
}

/// Replaces m_services by \p services. \p newIndex has for each of m_services its index in \p
/// services; -1 if it is removed.
void ServicesModel::show(QList<ServiceRow> services, const QList<int> &newIndex,
                         const ServicesContext &context)
{
    const QList<int> shown = filteredAndSorted(&services);
    QList<int> rowOf(services.size(), -1);
    for (int row = 0; row < shown.size(); ++row)
        rowOf[shown.at(row)] = row;
    QList<int> newRow; // of each present row; -1: it is removed
    for (const int index : std::as_const(m_shown))
        newRow += newIndex.at(index) < 0 ? -1 : rowOf.at(newIndex.at(index));
    QList<int> kept = newRow;
    kept.removeAll(-1);

    const QList<ServiceRow> former = m_services;
    const ServicesContext formerContext = m_context;
    m_context = context; // which may be m_context itself
    Q_EMIT aboutToUpdate();
    if (!std::is_sorted(kept.cbegin(), kept.cend()) ||
        m_shown.size() + shown.size() - 2 * kept.size() > maxChangedRows) {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        m_services = services;
        m_shown = shown;
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        for (const QModelIndex &index : from)
            to += this->index(newRow.at(index.row()), index.column());
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    } else {
        for (int last = rowCount() - 1; last >= 0; --last) {
            int first = last;
            while (first >= 0 && newRow.at(first) < 0)
                --first;
            if (first == last)
                continue;
            beginRemoveRows({}, first + 1, last);
            m_shown.remove(first + 1, last - first);
            endRemoveRows();
            last = first; // kept
        }
        m_services = services;
        for (int &index : m_shown)
            index = newIndex.at(index);
        for (int first = 0; first < shown.size(); ++first) {
            int end = first;
            while (end < shown.size() && shown.at(end) != m_shown.value(first, -1))
                ++end;
            if (end == first)
                continue;
            beginInsertRows({}, first, end - 1);
            m_shown = shown.first(end) + m_shown.sliced(first);
            endInsertRows();
            first = end; // kept
        }
        int first = rowCount();
        int last = -1;
        for (int index = 0; index < former.size(); ++index) {
            const int row = newIndex.at(index) < 0 ? -1 : rowOf.at(newIndex.at(index));
            if (row < 0 ||
                !isShownDifferently(former.at(index), formerContext, serviceAt(row), context))
                continue;
            first = qMin(first, row);
            last = qMax(last, row);
        }
        if (last >= 0)
            Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    }
    Q_EMIT updated();
}

int ServicesModel::matchCount() const
{
    return static_cast<int>(std::count_if(m_shown.cbegin(), m_shown.cend(), [this](int index) {
        return m_services.at(index).mark != Mark::Departed;
    }));
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServiceRow &row = serviceAt(index.row());
    const int column = index.column();
    const QPalette palette = QGuiApplication::palette();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column, m_context);
    case Qt::DecorationRole:
        return column == State ? stateIcon(row, m_context) : QVariant();
    case Qt::AccessibleTextRole:
        return cellAccessibleText(row, column, m_context);
    case Qt::AccessibleDescriptionRole:
        return cellDescription(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(cellToolTip(row, column, m_context));
    case clipboardRole:
        return clipboardText(row, column, cellText(row, column, m_context));
    case shareRole:
        return row.share;
    case Qt::ForegroundRole: {
        const bool isGray = !m_context.active || isAbsent(row);
        if (!isGray && !(column == Failed && lastCallFailed(row.failures)))
            return {};
        return QBrush(statusColorOn(isGray ? StatusColor::Gray : StatusColor::Red,
                                    palette.color(QPalette::Base)));
    }
    case Qt::BackgroundRole:
        // The text stays legible on it.
        return row.mark != Mark::New ? QVariant()
                                     : QBrush(mixed(palette.color(QPalette::Highlight),
                                                    palette.color(QPalette::Base), 0.15));
    case Qt::FontRole: {
        // Arabic is not written in italics, and an oblique font may lack its letters.
        if (!isAbsent(row) || QGuiApplication::isRightToLeft())
            return {};
        QFont font;
        font.setItalic(true);
        return font;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(columnAlignment(column));
    default:
        return {};
    }
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        // Aligned left, the title of Share would touch the title before it.
        return QVariant::fromValue(section == Share ? Qt::Alignment(Qt::AlignCenter)
                                                    : columnAlignment(section));
    // The busiest and the newest first: zeros and unknown values are what nobody looks for.
    if (role == Qt::InitialSortOrderRole)
        return section == Name ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (role == Qt::ToolTipRole) {
        const QString text = columnToolTip(section);
        return text.isEmpty() ? QVariant() : text;
    }
    return role == Qt::DisplayRole ? columnTitle(section) : QVariant();
}

} // namespace mm
