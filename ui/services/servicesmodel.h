// SPDX-License-Identifier: MIT
#pragma once

#include "ui/services/servicerow.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace mm {

/// The services of the stats file in its order, one row each. Fed with whole readings, it emits the
/// smallest change, so that a view keeps selection and scroll position.
///
/// A service that joins or leaves between two readings of an active MM is marked for a few
/// seconds; the row of a departed one stays that long. GUI thread.
class ServicesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Registered, Messages, Rate, Share, ColumnCount };
    /// ServiceRow::share of the row, in any column.
    static constexpr int shareRole = Qt::UserRole;

    explicit ServicesModel(std::chrono::milliseconds markDuration = std::chrono::seconds(5),
                           QObject *parent = nullptr);

    /// The poll interval.
    void setInterval(std::chrono::milliseconds interval) { m_rates.setInterval(interval); }
    /// \p state is what evaluateStatus() returned for \p reading.
    void setServices(const Reading &reading, State state);

    /// \p row is a valid row.
    [[nodiscard]] const ServiceRow &serviceAt(int row) const { return m_rows[size_t(row)]; }
    /// Likewise; computed once per service.
    [[nodiscard]] const QCollatorSortKey &nameKey(int row);
    /// Services in the stats file: the rows without the departed ones.
    [[nodiscard]] int listedCount() const { return static_cast<int>(m_services.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Before and after each change of the rows.
    void aboutToUpdate();
    void updated();

private:
    using Time = std::chrono::steady_clock::time_point;
    using Rows = std::vector<ServiceRow>;

    void merge(const ServicesContext &context, bool marking);
    [[nodiscard]] ServiceRow nextRow(int index, const ServiceRow *former, bool marking) const;
    [[nodiscard]] ServiceRow departedRow(const ServiceRow &former) const;
    void changeRows(const Rows &rows, const std::vector<int> &former);
    void replaceRows(Rows rows, const ServicesContext &context);

    std::chrono::milliseconds m_markDuration;
    QTimer m_markTimer;
    QCollator m_collator;
    ServiceRates m_rates;
    QList<Service> m_services; ///< of the last reading
    Rows m_rows;
    ServicesContext m_context;
    Time m_now;
    Time m_nextExpiry;
};

} // namespace mm
