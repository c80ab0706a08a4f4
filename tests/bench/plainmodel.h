// SPDX-License-Identifier: MIT
#pragma once

#include "core/snapshot.h"

#include <QAbstractTableModel>

/// What the simplest model would be.
class PlainModel final : public QAbstractTableModel
{
public:
    void setServices(const QList<mm::Service> &services)
    {
        beginResetModel();
        m_services = services;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_services.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 3;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const mm::Service &service = m_services.at(index.row());
        return index.column() == 0   ? QVariant(service.name)
               : index.column() == 1 ? QVariant(service.registeredAt)
                                     : QVariant(service.messageCount);
    }

private:
    QList<mm::Service> m_services;
};
