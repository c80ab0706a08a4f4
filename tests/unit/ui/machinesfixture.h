// SPDX-License-Identifier: MIT
#pragma once

#include "machinereadings.h"
#include "readcontrol.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace mm::test {

/// A window of machines whose reads a test controls.
struct MachinesFixture
{
    MachineReadings all = mixedMachines();
    ReadControl control{all.reading()};
    MonitorWindow window{all.fleet.url, control.read(),
                         [fleet = all.fleet](const MachineKey &key, TrafficHistory *) {
                             MachineReadings one;
                             one.fleet.machines = {scrapedMachine(key.second, one.fleet.time)};
                             return one.reading();
                         }};

    void waitForReading()
    {
        QSignalSpy readings(window.mmStatusBar(), &MmStatusBar::readingChanged);
        window.mmStatusBar()->checkNow();
        QVERIFY(readings.wait());
    }
    void show(const MachineReadings &next)
    {
        all = next;
        control.setReading(all.reading());
        // A read with the previous reading may be in flight.
        waitForReading();
        waitForReading();
    }
    [[nodiscard]] QTableView *table() const
    {
        return window.findChild<QTableView *>(QStringLiteral("mm_machines_table"));
    }
    [[nodiscard]] QWidget *widget(const QString &name) const
    {
        return window.findChild<QWidget *>(name);
    }
    [[nodiscard]] QStringList actionTexts() const
    {
        QStringList texts;
        for (const QAction *menu : window.menuBar()->actions()) {
            texts += menu->text();
            for (const QAction *action : menu->menu()->actions())
                texts += action->text();
        }
        return texts;
    }
    void select(int row)
    {
        table()->selectionModel()->setCurrentIndex(table()->model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect |
                                                       QItemSelectionModel::Rows);
    }
};

inline MachineReadings lostMachines()
{
    MachineReadings lost = mixedMachines();
    lost.fleet.failures = 2;
    lost.fleet.failure = FleetFailure::NoAnswer;
    lost.fleet.problem = QStringLiteral("Connection refused");
    return lost;
}

} // namespace mm::test
