// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servicestable.h"

namespace mm {

/// Which services are shown, in which order. A value, not thread-safe.
class ServicesOrder final
{
public:
    /// Only those whose name has \p text in it, in whatever case; all for an empty one.
    void setFilter(const QString &text) { m_filter = text; }
    /// By a ServicesModel::Column; -1: the file's order, which is also that of equal ones.
    void setSorting(int column, Qt::SortOrder order);

    [[nodiscard]] const QString &filter() const { return m_filter; }
    /// Indexes of \p rows. Names are in the order of the user's language, "a 2" before "a 10"; what
    /// is not known, and what is no date, comes before all else.
    [[nodiscard]] std::vector<quint32> of(const ServiceRows &rows);

private:
    void rankNames(const ServiceRows &rows);

    QString m_filter;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    // A language's order is dear to find: it is kept as long as the same services are there.
    std::vector<quint32> m_rankedIds; ///< as the rows stood
    std::vector<quint32> m_ranks;     ///< by the row; equal names have the same
};

} // namespace mm
