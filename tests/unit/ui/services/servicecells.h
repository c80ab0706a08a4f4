// SPDX-License-Identifier: MIT
#pragma once

#include "servicereadings.h"

#include <QTextDocumentFragment>

namespace mm::test {

/// The cells of a model, which shows services at 10:20 on February 6, 2026, and later.
struct ServiceCells
{
    explicit ServiceCells(std::chrono::milliseconds interval = std::chrono::seconds(2))
        : mm(interval)
    {
    }

    /// \p later than before.
    void show(const QList<Service> &services, std::chrono::milliseconds later = {},
              State state = State::Active)
    {
        mm.show(&model, mm.next(services, later), state);
    }
    [[nodiscard]] QVariant data(int column, int role, int row = 0) const
    {
        return model.index(row, column).data(role);
    }
    [[nodiscard]] QString text(int column, int row = 0) const
    {
        return data(column, Qt::DisplayRole, row).toString();
    }
    [[nodiscard]] QString accessibleText(int column, int row = 0) const
    {
        return data(column, Qt::AccessibleTextRole, row).toString();
    }
    [[nodiscard]] QString toolTip(int column, int row = 0) const
    {
        return QTextDocumentFragment::fromHtml(data(column, Qt::ToolTipRole, row).toString())
            .toPlainText();
    }

    ServicesModel model;
    ServiceReadings mm;
};

} // namespace mm::test
