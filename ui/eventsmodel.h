// SPDX-License-Identifier: MIT
#pragma once

#include "core/eventlog.h"

#include <QAbstractTableModel>
#include <QDate>

namespace mm {

/// What a user may choose to see of the events.
enum class EventGroup {
    All,
    Services, ///< those that joined and left
    Mm,       ///< MM and its file: all others
    Problems, ///< of these, what is not as it should be
};

[[nodiscard]] bool isIn(EventGroup group, const Event &event);

/// An EventLog in words, a row each, the newest first. Fed with the log, it tells of the smallest
/// change, so that selection and scroll position of a view stay. GUI thread.
class EventsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, What, ColumnCount };

    explicit EventsModel(QObject *parent = nullptr);

    /// Shows what \p log holds, always the same one, with the time alone for events of \p today.
    void refresh(const EventLog &log, const QDate &today);

    [[nodiscard]] const Event &eventAt(int row) const;
    /// In one line, safe to be shown whatever names it holds.
    [[nodiscard]] static QString textOf(const Event &event);
    /// For the clipboard: date, time and text.
    [[nodiscard]] QString line(int row) const;
    /// Whether any row shows a date.
    [[nodiscard]] bool showsDates() const { return m_showsDates; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// \p time to the second, as the locale writes it, for one of \p today without its date.
    [[nodiscard]] static QString timeText(const QDateTime &time, const QDate &today);

private:
    [[nodiscard]] static QString toolTipOf(const Event &event);

    QList<Event> m_events; ///< as in the log, the oldest first
    qint64 m_dropped = 0;
    QDate m_today;
    bool m_showsDates = false;
};

} // namespace mm
