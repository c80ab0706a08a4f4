// SPDX-License-Identifier: MIT
#include "ui/events/eventsmodel.h"

#include "ui/status/statusicon.h"
#include "ui/widgets/displaytext.h"

#include <QDateTime>
#include <QLocale>

#include <utility>

namespace mm {

namespace {

QDateTime localTime(const Event &event)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(event.time.time_since_epoch())
            .count());
}

/// \p name is a server, \p reason a sentence of MM in English or empty.
QString serverText(EventKind kind, const QString &name, const QString &reason)
{
    switch (kind) {
    case EventKind::ServersDown:
        return reason.isEmpty() ? EventsModel::tr("%1 is down").arg(name)
                                : EventsModel::tr("%1 is down: %2").arg(name, reason);
    case EventKind::ServersUp:
        return EventsModel::tr("%1 is up again").arg(name);
    case EventKind::ServersRestarted:
        return reason.isEmpty() ? EventsModel::tr("%1 was restarted").arg(name)
                                : EventsModel::tr("%1 was restarted: %2").arg(name, reason);
    case EventKind::ServersStopped:
        return EventsModel::tr("%1 was stopped").arg(name);
    default:
        return EventsModel::tr("%1 was disabled").arg(name);
    }
}

/// \p count is more than 1.
QString serversText(EventKind kind, int count)
{
    const QString number = formatCount(count);
    switch (kind) {
    case EventKind::ServersDown:
        //: %1 is a number
        return EventsModel::tr("%1 servers are down", nullptr, count).arg(number);
    case EventKind::ServersUp:
        //: %1 is a number
        return EventsModel::tr("%1 servers are up again", nullptr, count).arg(number);
    case EventKind::ServersRestarted:
        //: %1 is a number
        return EventsModel::tr("%1 servers were restarted", nullptr, count).arg(number);
    case EventKind::ServersStopped:
        //: %1 is a number
        return EventsModel::tr("%1 servers were stopped", nullptr, count).arg(number);
    default:
        //: %1 is a number
        return EventsModel::tr("%1 servers were disabled", nullptr, count).arg(number);
    }
}

/// \p names are the first of \p count machines, \p reason a sentence about one, or empty.
QString machinesText(EventKind kind, int count, const QString &names, const QString &reason)
{
    const QString number = formatCount(count);
    switch (kind) {
    case EventKind::MachinesDown:
        if (count > 1)
            //: %1 is a number, %2 are names
            return EventsModel::tr("%1 machines are not active: %2", nullptr, count)
                .arg(number, names);
        //: %1 is the name of a machine, %2 a sentence about it
        return EventsModel::tr("%1 is not active: %2").arg(names, reason);
    case EventKind::MachinesUp:
        if (count > 1)
            //: %1 is a number, %2 are names
            return EventsModel::tr("%1 machines are active: %2", nullptr, count).arg(number, names);
        //: %1 is the name of a machine
        return EventsModel::tr("%1 is active").arg(names);
    case EventKind::MachinesJoined:
        if (count > 1)
            //: %1 is a number, %2 are names
            return EventsModel::tr("%1 machines joined: %2", nullptr, count).arg(number, names);
        //: %1 is the name of a machine
        return EventsModel::tr("%1 joined").arg(names);
    default:
        if (count > 1)
            //: %1 is a number, %2 are names
            return EventsModel::tr("%1 machines left: %2", nullptr, count).arg(number, names);
        //: %1 is the name of a machine
        return EventsModel::tr("%1 left").arg(names);
    }
}

QString listOf(const QStringList &services)
{
    QStringList names;
    for (const QString &name : services)
        names += displayName(name);
    return names.join(QStringLiteral(", "));
}

} // namespace

bool isIn(EventGroup group, const Event &event)
{
    const bool ofServices =
        event.kind >= EventKind::ServicesJoined && event.kind <= EventKind::MachinesLeft;
    const bool isProblem = event.icon == StatusIcon::Ring || event.icon == StatusIcon::Bars ||
                           event.icon == StatusIcon::Cross;
    return group == EventGroup::All || (group == EventGroup::Services && ofServices) ||
           (group == EventGroup::Mm && !ofServices) || (group == EventGroup::Problems && isProblem);
}

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EventsModel::refresh(const EventLog &log, const QDate &today)
{
    const qsizetype removed = qMin<qsizetype>(log.dropped() - m_dropped, m_events.size());
    if (removed > 0) {
        beginRemoveRows({}, static_cast<int>(m_events.size() - removed), rowCount() - 1);
        m_events.remove(0, removed);
        endRemoveRows();
    }
    m_dropped = log.dropped();
    if (std::exchange(m_today, today) != today && !m_events.isEmpty())
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
    const qsizetype added = log.events().size() - m_events.size();
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        m_events = log.events();
        endInsertRows();
    }
}

const Event &EventsModel::eventAt(int row) const
{
    return m_events.at(m_events.size() - 1 - row);
}

QString EventsModel::textOf(const Event &event)
{
    const QString name = event.services.isEmpty() ? QString() : displayName(event.services.first());
    QString reason = sanitizeForDisplay(event.reason, {.keepIsolates = true});
    const int count = static_cast<int>(event.count);
    switch (event.kind) {
    case EventKind::FirstReading:
        //: %1 is a sentence: how MM was found when the program was started
        return tr("First reading: %1").arg(reason);
    case EventKind::MmStarted:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("MM started. %1").arg(reason);
    case EventKind::MmRestarted:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("MM restarted. %1").arg(reason);
    case EventKind::MmRecovered:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("MM is back. %1").arg(reason);
    case EventKind::CounterReset:
        return tr("MM's message counter was reset.");
    case EventKind::FileRecovered:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("The stats file can be read again. %1").arg(reason);
    case EventKind::ServicesJoined:
        if (count > 1)
            //: %1 is a number
            return tr("%1 services joined", nullptr, count).arg(formatCount(count));
        //: %1 is a service
        return tr("%1 joined").arg(name);
    case EventKind::ServicesLeft:
        if (count > 1)
            //: %1 is a number
            return tr("%1 services left", nullptr, count).arg(formatCount(count));
        if (!reason.isEmpty())
            //: %1 is a service, %2 a sentence of MM in English
            return tr("%1 is down: %2").arg(name, reason);
        //: %1 is a service
        return tr("%1 left").arg(name);
    case EventKind::ServersDown:
    case EventKind::ServersUp:
    case EventKind::ServersRestarted:
    case EventKind::ServersStopped:
    case EventKind::ServersDisabled:
        return count > 1 ? serversText(event.kind, count) : serverText(event.kind, name, reason);
    case EventKind::MachinesDown:
    case EventKind::MachinesUp:
    case EventKind::MachinesJoined:
    case EventKind::MachinesLeft: {
        const QString names = listOf(event.services);
        return machinesText(
            event.kind, count,
            event.count > event.services.size() ? names + QStringLiteral(", …") : names, reason);
    }
    case EventKind::PrometheusBack:
        return tr("Prometheus can be read again.");
    default:
        return reason;
    }
}

QString EventsModel::toolTipOf(const Event &event)
{
    QStringList lines{textOf(event)};
    if (event.count > event.services.size()) {
        //: %1 is a list of names, the first of many
        lines += tr("%1, and others").arg(listOf(event.services));
    }
    if (event.kind == EventKind::ServicesLeft && event.reason.isEmpty())
        lines += tr("Deregistered, or removed by MM; its file does not say which.");
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

QString EventsModel::line(int row) const
{
    const Event &event = eventAt(row);
    return localTime(event).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QLatin1Char('\t') +
           spreadsheetCell(textOf(event));
}

QString EventsModel::timeText(const QDateTime &time, const QDate &today)
{
    const QString text = formatTime(time.toMSecsSinceEpoch(), true);
    return time.date() == today
               ? text
               //: %1 is a date, %2 a time
               : tr("%1 %2").arg(QLocale().toString(time.date(), QLocale::ShortFormat), text);
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Event &event = eventAt(index.row());
    const bool isTime = index.column() == Time;
    switch (role) {
    case Qt::DisplayRole:
        return isTime ? timeText(localTime(event), m_today) : textOf(event);
    case Qt::DecorationRole:
        return isTime ? QVariant() : statusIcon(event.icon, event.color);
    case Qt::ToolTipRole:
        return isTime ? plainToolTip(QLocale().toString(localTime(event), QLocale::LongFormat))
                      : toolTipOf(event);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("Time", "table column: when") : tr("Event", "table column: what");
}

} // namespace mm
