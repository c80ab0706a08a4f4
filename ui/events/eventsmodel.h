// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/eventlog.h"

#include <QAbstractTableModel>
#include <QDate>

namespace mm {

/// The groups that the events can be filtered by.
enum class EventGroup {
    All,
    Services, ///< services that joined or left, and servers; machines
    Mm,       ///< MM and its file, or Prometheus: all other events
    Problems, ///< those that are problems
};

[[nodiscard]] bool isIn(EventGroup group, const Event &event);

/// The events of an EventLog as text, one row each, newest first. Emits the smallest change, so
/// that a view keeps selection and scroll position. GUI thread.
class EventsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, What, ColumnCount };

    explicit EventsModel(QObject *parent = nullptr);

    /// Reads \p log, which is the same object in each call. Events of \p today show no date.
    void refresh(const EventLog &log, const QDate &today);

    [[nodiscard]] const Event &eventAt(int row) const;
    /// One line, sanitized for display.
    [[nodiscard]] static QString textOf(const Event &event);
    /// Date, time and text for the clipboard.
    [[nodiscard]] QString line(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// \p time with seconds in the format of the locale; without date if it is \p today.
    [[nodiscard]] static QString timeText(const QDateTime &time, const QDate &today);

private:
    [[nodiscard]] static QString toolTipOf(const Event &event);

    QList<Event> m_events; ///< oldest first
    qint64 m_dropped = 0;
    QDate m_today;
};

} // namespace mm
