// SPDX-License-Identifier: MIT
#include "ui/eventsmodel.h"

#include "ui/plaintext.h"
#include "ui/symbolicon.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace mm {

namespace {

QDateTime localTime(const Event &event)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(event.time.time_since_epoch())
            .count());
}

/// The one form of a locale that has seconds has a time zone too, which is taken out.
QString formatWithSeconds(const QLocale &locale)
{
    QStringList parts = locale.timeFormat(QLocale::LongFormat).split(QLatin1Char('\''));
    static const QRegularExpression zone(QStringLiteral("\\s*[(\\[]?t+[)\\]]?\\s*"));
    for (qsizetype i = 0; i < parts.size(); i += 2) // the others are in quotes
        parts[i].remove(zone);
    return parts.join(QLatin1Char('\''));
}

} // namespace

bool isIn(EventGroup group, const Event &event)
{
    const bool ofServices =
        event.kind == EventKind::ServicesJoined || event.kind == EventKind::ServicesLeft;
    switch (group) {
    case EventGroup::All:
        return true;
    case EventGroup::Services:
        return ofServices;
    case EventGroup::Mm:
        return !ofServices;
    case EventGroup::Problems:
        break;
    }
    return event.symbol == Symbol::Ring || event.symbol == Symbol::Bars ||
           event.symbol == Symbol::Cross;
}

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EventsModel::refresh(const EventLog &log, const QDate &today)
{
    const qsizetype gone = qMin<qsizetype>(log.dropped() - m_dropped, m_events.size());
    if (gone > 0) {
        beginRemoveRows({}, static_cast<int>(m_events.size() - gone), rowCount() - 1);
        m_events.remove(0, gone);
        endRemoveRows();
    }
    m_dropped = log.dropped();
    const bool anotherDay = std::exchange(m_today, today) != today;
    if (anotherDay && !m_events.isEmpty())
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
    const qsizetype fresh = log.events().size() - m_events.size();
    if (fresh > 0) {
        beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
        m_events = log.events();
        endInsertRows();
    }
    // Of any of them: where the clock was set, it need not be the oldest.
    if (anotherDay || gone > 0 || fresh > 0)
        m_showsDates = std::any_of(m_events.cbegin(), m_events.cend(), [this](const Event &event) {
            return localTime(event).date() != m_today;
        });
}

const Event &EventsModel::eventAt(int row) const
{
    return m_events.at(m_events.size() - 1 - row);
}

QString EventsModel::textOf(const Event &event)
{
    const QString name = event.services.isEmpty() ? QString() : displayName(event.services.first());
    QString reason = plainLine(event.reason, event.reason.size());
    const int count = static_cast<int>(event.count);
    switch (event.kind) {
    case EventKind::FirstLook:
        //: %1 is a sentence: how MM was found when the program was started
        return tr("First look: %1").arg(reason);
    case EventKind::MmStarted:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("MM started. %1").arg(reason);
    case EventKind::MmRestarted:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("MM restarted. %1").arg(reason);
    case EventKind::MmBack:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("MM is back. %1").arg(reason);
    case EventKind::CountFell:
        return tr("MM counts its messages anew.");
    case EventKind::FileBack:
        //: %1 is a sentence, such as "MM is running as process 4711."
        return tr("The stats file is read again. %1").arg(reason);
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
        //: %1 is a service
        return tr("%1 left").arg(name);
    case EventKind::MmSeen:
    case EventKind::MmStopped:
    case EventKind::MmDied:
    case EventKind::MmSuspended:
    case EventKind::MmSilent:
    case EventKind::FileGone:
    case EventKind::FileError:
    case EventKind::FileHangs:
        break;
    }
    return reason;
}

QString EventsModel::toolTipOf(const Event &event)
{
    QStringList lines{textOf(event)};
    if (event.count > event.services.size()) {
        QStringList names;
        for (const QString &name : event.services)
            names += displayName(name);
        //: %1 is the first few names of many
        lines += tr("%1, and others").arg(names.join(QStringLiteral(", ")));
    }
    if (event.kind == EventKind::ServicesLeft)
        lines += tr("Deregistered, or removed by MM; its file does not say which.");
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

QString EventsModel::line(int row) const
{
    const Event &event = eventAt(row);
    return localTime(event).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QLatin1Char('\t') +
           textOf(event);
}

QString EventsModel::timeText(const QDateTime &time, const QDate &today)
{
    const QLocale locale;
    const QString text = locale.toString(time.time(), formatWithSeconds(locale));
    return time.date() == today
               ? text
               //: %1 is a date, %2 a time
               : tr("%1 %2").arg(locale.toString(time.date(), QLocale::ShortFormat), text);
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
        return isTime ? QVariant() : symbolIcon(event.symbol, event.tone);
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
