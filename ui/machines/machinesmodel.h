// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/fleet.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QStringMatcher>

namespace mm {

/// One machine of the table.
struct MachineRow
{
    QCollatorSortKey nameKey; ///< in the language of the program
    int position = 0;         ///< among all, sorted by name
    int shownAt = -1;         ///< its row in the table; negative if it is not shown
    bool isSameName = false;  ///< a machine of another job has the same name
    Machine machine{};
    MachineVerdict verdict{};
    double rate = qQNaN(); ///< messages per minute between its last two scrapes; NaN if not known

    [[nodiscard]] bool isActive() const { return verdict.state == State::Active; }
};

/// The machines of a reading, those that are not active first, filtered by name and sorted by a
/// column. Fed with whole readings, it emits a change of the data, or else of the layout, so that a
/// view keeps the selection and the scroll position. GUI thread.
class MachinesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Add new columns at the end: saved layouts have their numbers.
    enum Column { Name, State, Services, Messages, Rate, Scraped, Why, ColumnCount };

    explicit MachinesModel(QObject *parent = nullptr);

    /// Shows what is known at \p now, which is not before the reading's anchor.
    void setReading(const FleetReading &reading, const Instant &now);
    /// Shows the rows of \p former, and continues to measure their rates.
    void takeOver(const MachinesModel &former);
    /// Shows only machines with \p text in their names, ignoring case; all for an empty one.
    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const { return m_filter.pattern(); }
    /// Unknown values are before all others. Equal rows are sorted by name as in the user's
    /// language, "a 2" before "a 10".
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// \p row is a valid row.
    [[nodiscard]] const MachineRow &machineAt(int row) const { return *m_shown.at(row); }
    /// The number of machines without the filter.
    [[nodiscard]] qsizetype machineCount() const { return m_rows.size(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// After each change of the rows.
    void updated();

private:
    using Row = std::shared_ptr<MachineRow>; ///< a machine keeps it as long as it is there

    void sortNames();
    void show();

    QCollator m_collator;
    QStringMatcher m_filter{QString(), Qt::CaseInsensitive};
    int m_sortColumn = Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QList<Row> m_rows; ///< in the reading's order
    QList<Row> m_shown;
};

} // namespace mm
