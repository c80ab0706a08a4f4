// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servicesfeed.h"

#include <QAbstractTableModel>

namespace mm {

/// The services of MM's file as they are shown: filtered, sorted, a row each. Fed whole looks, it
/// tells of the smallest change, so that selection and scroll position of a view stay; those of
/// more services than ServicesFeed::few a moment later, so that none holds up the GUI.
///
/// Services that come and go between two looks at an active MM are marked for some seconds;
/// departed ones stay that long. GUI thread.
class ServicesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// A saved layout knows the columns by these numbers.
    enum Column { Name, Registered, Messages, Rate, Share, ColumnCount };
    /// What a column is about, as it was read: the name, `registered_at`, the number of messages,
    /// messages a minute (below 0: not known), a part of 1 (below 0: there is none).
    static constexpr int valueRole = Qt::UserRole;

    explicit ServicesModel(std::chrono::milliseconds markedFor = std::chrono::seconds(5),
                           QObject *parent = nullptr);

    /// How often looks are meant to come.
    void setInterval(std::chrono::milliseconds interval) { m_feed.setInterval(interval); }
    void setReading(const Reading &reading, State state) { m_feed.look(reading, state); }
    /// Shows only those with \p text in their names, in whatever case; all for an empty one.
    void setFilter(const QString &text) { m_feed.setFilter(text); }
    /// \p column is -1 for the file's order, which is also that of equal ones.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] const ServicesTable &table() const { return *m_table; }
    /// \p row is one of the model's.
    [[nodiscard]] const ServiceRow &serviceAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Before and after the rows change as the last calls want them.
    void aboutToUpdate();
    void updated();

private:
    void apply(const ServicesUpdate &update);
    void permute(const std::vector<int> &places);
    void remove(const RowRuns &runs);
    void insert(const ServicesUpdate &update);
    void tellChanges(const ServicesChange &change);

    [[nodiscard]] QString toolTip(const ServiceRow &row, int column) const;
    [[nodiscard]] QString text(const ServiceRow &row, int column) const;
    [[nodiscard]] QVariant value(const ServiceRow &row, int column) const;
    [[nodiscard]] QString spoken(const ServiceRow &row, int column) const;

    std::shared_ptr<const ServicesTable> m_table = std::make_shared<const ServicesTable>();
    // On the way from one table to the next.
    std::shared_ptr<const ServiceRows> m_rows = m_table->rows;
    std::vector<quint32> m_order;

    ServicesFeed m_feed;
};

} // namespace mm
