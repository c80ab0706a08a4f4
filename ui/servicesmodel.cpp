// SPDX-License-Identifier: MIT
#include "ui/servicesmodel.h"

#include "ui/plaintext.h"
#include "ui/servicetexts.h"
#include "ui/statecolors.h"

#include <QBrush>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

namespace mm {

namespace {

/// Behind a new service, on which the text of both is legible.
QColor newBackground(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Highlight), palette.color(QPalette::Base), 0.15);
}

} // namespace

ServicesModel::ServicesModel(std::chrono::milliseconds markedFor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_feed(markedFor, this)
{
    connect(&m_feed, &ServicesFeed::updated, this, &ServicesModel::apply);
}

void ServicesModel::sort(int column, Qt::SortOrder order)
{
    m_feed.setSorting(column, order);
}

const ServiceRow &ServicesModel::serviceAt(int row) const
{
    return (*m_rows)[m_order[static_cast<size_t>(row)]];
}

void ServicesModel::apply(const ServicesUpdate &update)
{
    Q_EMIT aboutToUpdate();
    permute(update.change.sortedBefore);
    remove(update.change.removed);
    m_rows = update.table->rows;
    m_order = update.change.stays;
    m_table = update.table;
    insert(update);
    permute(update.change.sortedAfter);
    tellChanges(update.change);
    Q_EMIT updated();
}

void ServicesModel::permute(const std::vector<int> &places)
{
    if (places.empty())
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from)
        to.append(this->index(places[static_cast<size_t>(index.row())], index.column()));
    std::vector<quint32> order(m_order.size());
    for (size_t row = 0; row < order.size(); ++row)
        order[static_cast<size_t>(places[row])] = m_order[row];
    m_order.swap(order);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ServicesModel::remove(const RowRuns &runs)
{
    for (const auto &[first, last] : runs) {
        beginRemoveRows({}, first, last);
        m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
        endRemoveRows();
    }
}

void ServicesModel::insert(const ServicesUpdate &update)
{
    const std::vector<int> &sortedAfter = update.change.sortedAfter;
    for (const auto &[first, last] : update.change.inserted) {
        std::vector<quint32> come;
        for (int row = first; row <= last; ++row) {
            const int place = sortedAfter.empty() ? row : sortedAfter[static_cast<size_t>(row)];
            come.push_back(update.table->order[static_cast<size_t>(place)]);
        }
        beginInsertRows({}, first, last);
        m_order.insert(m_order.begin() + first, come.begin(), come.end());
        endInsertRows();
    }
}

void ServicesModel::tellChanges(const ServicesChange &change)
{
    const int last = rowCount() - 1;
    if (last < 0)
        return;
    if (change.tone) {
        Q_EMIT dataChanged(index(0, 0), index(last, ColumnCount - 1));
        return;
    }
    for (const RowRun &run : change.changed)
        Q_EMIT dataChanged(index(run.first, 0), index(run.last, ColumnCount - 1));
    if (change.registered)
        Q_EMIT dataChanged(index(0, Registered), index(last, Registered));
    if (change.shares)
        Q_EMIT dataChanged(index(0, Share), index(last, Share));
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ServicesModel::text(const ServiceRow &row, int column) const
{
    switch (column) {
    case Name:
        return displayName(row.service.name);
    case Registered:
        return registeredText(row, m_table->at);
    case Messages:
        return formatCount(row.service.messageCount);
    case Rate:
        return rateText(row);
    default:
        return shareText(row);
    }
}

QString ServicesModel::toolTip(const ServiceRow &row, int column) const
{
    QString text;
    switch (column) {
    case Name:
        text = displayName(row.service.name);
        break;
    case Registered:
        text = registeredExactly(row);
        break;
    case Messages:
        break;
    case Rate:
        text = rateExplanation(row, m_table->current);
        break;
    default:
        text = shareExplanation(row, m_table->messages);
        break;
    }
    const QString mark = markText(row.mark);
    return mark.isEmpty() || text.isEmpty() ? text + mark : text + QLatin1Char('\n') + mark;
}

QVariant ServicesModel::value(const ServiceRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.service.name;
    case Registered:
        return row.service.registeredAt;
    case Messages:
        return row.service.messageCount;
    case Rate:
        return row.rate.isKnown() ? row.rate.perMinute : -1.0;
    default:
        return row.share;
    }
}

/// For those who don't see the cell. A dash tells them nothing.
QString ServicesModel::spoken(const ServiceRow &row, int column) const
{
    if (column == Rate && !row.rate.isKnown())
        return rateExplanation(row, m_table->current);
    if (column == Share && row.share < 0)
        return shareExplanation(row, m_table->messages);
    return text(row, column);
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServiceRow &row = serviceAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return spoken(row, column);
    case Qt::AccessibleDescriptionRole:
        return column == Registered ? registeredExactly(row) : markText(row.mark);
    case Qt::ToolTipRole: {
        const QString toolTip = this->toolTip(row, column);
        return toolTip.isEmpty() ? QVariant() : plainToolTip(toolTip);
    }
    case valueRole:
        return value(row, column);
    case Qt::ForegroundRole: {
        if (m_table->current && row.mark != ServiceRow::Mark::Departed)
            return {};
        return QBrush(toneColor(Tone::Gray, QGuiApplication::palette().color(QPalette::Base)));
    }
    case Qt::BackgroundRole:
        return row.mark == ServiceRow::Mark::New ? QBrush(newBackground(QGuiApplication::palette()))
                                                 : QVariant();
    case Qt::FontRole: {
        if (row.mark != ServiceRow::Mark::Departed)
            return {};
        QFont font;
        font.setItalic(true);
        return font;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (column == Messages || column == Rate ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (section == Messages || section == Rate ? Qt::AlignRight
                                    : section == Share
                                        ? Qt::AlignHCenter // away from what ends before it
                                        : Qt::AlignLeft));
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
