// SPDX-License-Identifier: MIT
#pragma once

#include "machinereadings.h"
#include "ui/machines/machinesmodel.h"

namespace mm::test {

inline QString textOf(const MachinesModel &model, const QString &name, int column,
                      int role = Qt::DisplayRole)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.machineAt(row).machine.name == name)
            return model.index(row, column).data(role).toString();
    }
    return QStringLiteral("no such row");
}

inline QString namesIn(const MachinesModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, MachinesModel::Name).data().toString();
    return names.join(u' ');
}

inline void show(MachinesModel *model, const MachineReadings &all)
{
    model->setReading(all.fleet, all.now);
}

} // namespace mm::test
