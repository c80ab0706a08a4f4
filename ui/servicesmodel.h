// SPDX-License-Identifier: MIT
#pragma once

#include "core/snapshot.h"

#include <QAbstractTableModel>
#include <QHash>

namespace mm {

/// The services of one snapshot, a row each in the file's order. Fed whole lists, it tells of the
/// smallest change, so that selection and scroll position of a view stay. GUI thread.
class ServicesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Registered, Messages, ColumnCount };
    /// What to sort by: the name as it stands, milliseconds since the epoch (what is no date comes
    /// first), the number of messages.
    static constexpr int sortRole = Qt::UserRole;

    explicit ServicesModel(QObject *parent = nullptr);

    void setServices(const QList<Service> &services);
    /// Whether the figures are those of now. What is past is shown in gray.
    void setCurrent(bool current);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    bool removeMissing(const QList<Service> &services);
    [[nodiscard]] bool mayGrowInto(const QList<Service> &services) const;
    void insertNew(const QList<Service> &services);
    void updateInPlace(const QList<Service> &services);

    [[nodiscard]] QVariant sortKey(const Service &service, int column) const;

    QList<Service> m_services;
    mutable QHash<QString, qint64> m_times; ///< what `registeredAt` means, as far as was asked
    bool m_current = true;
};

} // namespace mm
