// SPDX-License-Identifier: MIT
#include "machinerows.h"
#include "suite.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

/// The order of the rows, and the changes that are emitted.
class TstMachinesModelOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badMachines_areFirstInEachOrder();
    void names_areSortedAsInTheLanguage();
    void sortedColumn_ordersEqualRowsByName();
    void filter_showsMatchingNames();
    void changedFigures_emitOneDataChange();
    void changedOrder_emitsOneLayoutChange();
    void readings_keepPersistentIndexes();
    void randomReadings_keepPersistentIndexes();
    void readingInAnotherOrder_changesNothing();
};

void TstMachinesModelOrder::badMachines_areFirstInEachOrder()
{
    MachinesModel model;
    MachineReadings all({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    all[u"b"_s].up = 0;
    all[u"d"_s].up = 0;
    all[u"c"_s].messages = 1;
    show(&model, all);
    QCOMPARE(namesIn(model), u"b d a c"_s);
    model.sort(MachinesModel::Name, Qt::DescendingOrder);
    QCOMPARE(namesIn(model), u"d b c a"_s);
    model.sort(MachinesModel::Messages, Qt::AscendingOrder);
    QCOMPARE(namesIn(model), u"b d c a"_s);
    model.sort(MachinesModel::Messages, Qt::DescendingOrder);
    QCOMPARE(namesIn(model), u"b d a c"_s);
}

void TstMachinesModelOrder::names_areSortedAsInTheLanguage()
{
    MachinesModel model;
    MachineReadings all({u"b10"_s, u"B2"_s, u"a"_s});
    show(&model, all);
    QCOMPARE(namesIn(model), u"a B2 b10"_s);
    all.add(u"b3"_s);
    all.add(u"A1"_s);
    show(&model, all);
    QCOMPARE(namesIn(model), u"a A1 B2 b3 b10"_s);
    all.remove(u"B2"_s);
    show(&model, all);
    QCOMPARE(namesIn(model), u"a A1 b3 b10"_s);
}

void TstMachinesModelOrder::sortedColumn_ordersEqualRowsByName()
{
    MachinesModel model;
    MachineReadings all = mixedMachines();
    all.add(u"zeta:9464"_s);
    show(&model, all);
    model.sort(MachinesModel::State);
    QCOMPARE(namesIn(model), u"delta:9464 epsilon:9464 gamma:9464 beta:9464 alpha:9464 "
                             "zeta:9464"_s);
    model.sort(MachinesModel::State, Qt::DescendingOrder);
    QCOMPARE(namesIn(model), u"beta:9464 epsilon:9464 gamma:9464 delta:9464 alpha:9464 "
                             "zeta:9464"_s);
}

void TstMachinesModelOrder::filter_showsMatchingNames()
{
    MachinesModel model;
    const QAbstractItemModelTester tester(&model);
    show(&model, mixedMachines());
    model.setFilter(u"TA:"_s);
    QCOMPARE(namesIn(model), u"beta:9464 delta:9464"_s);
    QCOMPARE(model.machineCount(), 5);
    show(&model, mixedMachines());
    QCOMPARE(model.rowCount(), 2);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
}

void TstMachinesModelOrder::changedFigures_emitOneDataChange()
{
    MachinesModel model;
    MachineReadings all({u"a"_s, u"b"_s});
    show(&model, all);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    all[u"a"_s].messages += 10;
    all.advance(5);
    show(&model, all);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(layout.size() + reset.size(), 0);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Messages), u"1,010"_s);
}

void TstMachinesModelOrder::changedOrder_emitsOneLayoutChange()
{
    MachinesModel model;
    MachineReadings all({u"a"_s, u"b"_s});
    show(&model, all);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    all[u"b"_s].up = 0;
    all.add(u"c"_s);
    show(&model, all);
    QCOMPARE(layout.size(), 1);
    QCOMPARE(namesIn(model), u"b a c"_s);
}

void TstMachinesModelOrder::readings_keepPersistentIndexes()
{
    MachinesModel model;
    const QAbstractItemModelTester tester(&model);
    MachineReadings all({u"a"_s, u"b"_s, u"c"_s});
    show(&model, all);
    const QPersistentModelIndex b(model.index(1, MachinesModel::Services));
    const QPersistentModelIndex c(model.index(2, 0));
    all[u"b"_s].up = 0;
    all.remove(u"c"_s);
    show(&model, all);
    QCOMPARE(b.row(), 0);
    QCOMPARE(b.column(), int(MachinesModel::Services));
    QVERIFY(!c.isValid());
}

void TstMachinesModelOrder::randomReadings_keepPersistentIndexes()
{
    QRandomGenerator random(1247);
    MachinesModel model;
    const QAbstractItemModelTester tester(&model);
    MachineReadings all;
    QList<std::pair<QPersistentModelIndex, QString>> kept;
    for (int step = 0; step < 300; ++step) {
        const QString name = u"m%1"_s.arg(random.bounded(30));
        const auto has = [&](const Machine &each) { return each.name == name; };
        auto &machines = all.fleet.machines;
        if (std::none_of(machines.begin(), machines.end(), has))
            all.add(name);
        else if (random.bounded(3) == 0)
            all.remove(name);
        else
            all[name].up = random.bounded(2);
        if (random.bounded(10) == 0)
            std::reverse(machines.begin(), machines.end());
        if (random.bounded(10) == 0)
            model.setFilter(random.bounded(2) == 0 ? QString() : u"1"_s);
        if (random.bounded(10) == 0)
            model.sort(random.bounded(int(MachinesModel::ColumnCount)),
                       random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        all.advance(5);
        show(&model, all);
        for (const auto &[index, keptName] : kept) {
            if (index.isValid())
                QCOMPARE(model.machineAt(index.row()).machine.name, keptName);
        }
        kept.removeIf([](const auto &each) { return !each.first.isValid(); });
        if (model.rowCount() > 0) {
            const int row = random.bounded(model.rowCount());
            kept.append({model.index(row, 0), model.machineAt(row).machine.name});
        }
        bool isActive = false;
        for (int row = 0; row < model.rowCount(); ++row) {
            QVERIFY(!isActive || model.machineAt(row).isActive());
            isActive = model.machineAt(row).isActive();
        }
    }
    QVERIFY(!kept.isEmpty());
}

void TstMachinesModelOrder::readingInAnotherOrder_changesNothing()
{
    MachinesModel model;
    MachineReadings all({u"a"_s, u"b"_s, u"c"_s});
    show(&model, all);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    std::reverse(all.fleet.machines.begin(), all.fleet.machines.end());
    all[u"a"_s].messages += 10;
    all.advance(15);
    show(&model, all);
    QCOMPARE(layout.size(), 0);
    QCOMPARE(namesIn(model), u"a b c"_s);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate), u"40"_s);
    QCOMPARE(textOf(model, u"c"_s, MachinesModel::Rate), u"0"_s);
}

MM_WINDOW_SUITE(TstMachinesModelOrder)
#include "tst_machinesmodel_order.moc"
