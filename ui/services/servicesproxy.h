// SPDX-License-Identifier: MIT
#pragma once

#include "ui/services/servicesmodel.h"

#include <QSortFilterProxyModel>
#include <QStringMatcher>

namespace mm {

/// The services filtered by name and sorted by a column; equal ones, and all for column -1, are in
/// the order of the stats file. Names are sorted as in the user's language, "a 2" before "a 10";
/// unknown values come before all others. GUI thread.
class ServicesProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ServicesProxy(ServicesModel *model, QObject *parent = nullptr);

    /// Shows only services with \p text in their names, ignoring case; all for an empty one.
    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const { return m_filter.pattern(); }
    /// Services in the stats file that match the filter: the rows without the departed ones.
    [[nodiscard]] int matchCount() const;
    /// \p row is a valid row of this model.
    [[nodiscard]] const ServiceRow &serviceAt(int row) const;

Q_SIGNALS:
    /// Before and after each change of the rows, except by sort().
    void aboutToUpdate();
    void updated();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &a, const QModelIndex &b) const override;

private:
    void finishUpdate();
    [[nodiscard]] bool isSorted() const;

    ServicesModel *m_model;
    QStringMatcher m_filter;
};

} // namespace mm
