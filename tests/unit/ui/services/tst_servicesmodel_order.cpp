// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The services of an active MM.
struct OrderFixture
{
    ServiceReadings mm;
    ServicesModel model;
    QAbstractItemModelTester tester{&model};

    void set(const QList<Service> &services, std::chrono::milliseconds later = 2s)
    {
        mm.show(&model, mm.next(services, later));
    }
    [[nodiscard]] QString letters() const { return namesIn(model).join(QString()); }
};

} // namespace

/// Which services are shown, and in which order.
class TstServicesModelOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sort_ordersByTheColumnsValues_data();
    void sort_ordersByTheColumnsValues();
    void sortByRate_putsUnknownFirst();
    void equalRows_keepTheOrderOfTheFile();
    void changedCounts_areSortedAgain();
    void unchangedOrder_emitsNoLayoutChange();
    void filter_matchesSubstringIgnoringCase_data();
    void filter_matchesSubstringIgnoringCase();
    void filter_keepsPersistentIndexes();
    void filter_countsServicesInTheFile();
    void randomSteps_keepPersistentIndexes();
};

void TstServicesModelOrder::sort_ordersByTheColumnsValues_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("names");

    const QStringList file{u"b10"_s, u"B2"_s, u"é"_s, u"a"_s};
    QTest::newRow("file") << -1 << Qt::AscendingOrder << file;
    QTest::newRow("file, descending") << -1 << Qt::DescendingOrder << file;
    QTest::newRow("name") << int(ServicesModel::Name) << Qt::AscendingOrder
                          << QStringList{u"a"_s, u"B2"_s, u"b10"_s, u"é"_s};
    QTest::newRow("name, descending") << int(ServicesModel::Name) << Qt::DescendingOrder
                                      << QStringList{u"é"_s, u"b10"_s, u"B2"_s, u"a"_s};
    QTest::newRow("registered") << int(ServicesModel::Registered) << Qt::AscendingOrder
                                << QStringList{u"é"_s, u"a"_s, u"B2"_s, u"b10"_s};
    QTest::newRow("messages") << int(ServicesModel::Messages) << Qt::AscendingOrder
                              << QStringList{u"B2"_s, u"b10"_s, u"é"_s, u"a"_s};
    QTest::newRow("failed, descending") << int(ServicesModel::Failed) << Qt::DescendingOrder
                                        << QStringList{u"é"_s, u"b10"_s, u"B2"_s, u"a"_s};
    QTest::newRow("share, descending") << int(ServicesModel::Share) << Qt::DescendingOrder
                                       << QStringList{u"a"_s, u"é"_s, u"b10"_s, u"B2"_s};
}

void TstServicesModelOrder::sort_ordersByTheColumnsValues()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, names);

    OrderFixture setup;
    setup.mm.setFailures(
        {{.name = u"b10"_s, .failedCalls = 9}, {.name = u"é"_s, .failedCalls = 10}});
    setup.set({{u"b10"_s, u"2026-02-10T10:20:00"_s, 9},
               {u"B2"_s, u"2026-02-09T10:20:00"_s, 7},
               {u"é"_s, u"last Friday"_s, 10},
               {u"a"_s, u"2025-12-31T10:20:00"_s, 100}});
    setup.model.sort(ServicesModel::Messages, Qt::DescendingOrder);
    setup.model.sort(column, order);
    QCOMPARE(namesIn(setup.model), names);
}

void TstServicesModelOrder::sortByRate_putsUnknownFirst()
{
    OrderFixture setup;
    setup.model.sort(ServicesModel::Rate, Qt::AscendingOrder);
    setup.set({{u"a"_s, {}, 0}, {u"b"_s, {}, 0}});
    setup.set({{u"a"_s, {}, 20}, {u"b"_s, {}, 10}, {u"c"_s, {}, 900}}, 10s);
    QCOMPARE(setup.letters(), u"cba"_s);
    setup.model.sort(ServicesModel::Rate, Qt::DescendingOrder);
    QCOMPARE(setup.letters(), u"abc"_s);
}

void TstServicesModelOrder::equalRows_keepTheOrderOfTheFile()
{
    OrderFixture setup;
    setup.set(servicesNamed(u"cab"));
    setup.model.sort(ServicesModel::Name, Qt::AscendingOrder);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        setup.model.sort(ServicesModel::Messages, order);
        QCOMPARE(setup.letters(), u"cab"_s);
    }
}

void TstServicesModelOrder::changedCounts_areSortedAgain()
{
    OrderFixture setup;
    setup.model.sort(ServicesModel::Messages, Qt::DescendingOrder);
    setup.set({{u"a"_s, {}, 3}, {u"b"_s, {}, 2}, {u"c"_s, {}, 1}});
    QCOMPARE(setup.letters(), u"abc"_s);
    const QPersistentModelIndex selected(setup.model.index(2, 0));
    setup.set({{u"a"_s, {}, 3}, {u"b"_s, {}, 2}, {u"c"_s, {}, 9}, {u"d"_s, {}, 5}});
    QCOMPARE(setup.letters(), u"cdab"_s);
    QCOMPARE(selected.row(), 0);
}

void TstServicesModelOrder::unchangedOrder_emitsNoLayoutChange()
{
    OrderFixture setup;
    setup.model.sort(ServicesModel::Messages, Qt::DescendingOrder);
    setup.set({{u"a"_s, {}, 3}, {u"b"_s, {}, 2}});
    const QSignalSpy layout(&setup.model, &ServicesModel::layoutChanged);
    const QSignalSpy updated(&setup.model, &ServicesModel::updated);
    setup.set({{u"a"_s, {}, 9}, {u"b"_s, {}, 8}});
    QCOMPARE(updated.size(), 1);
    QCOMPARE(layout.size(), 0);
}

void TstServicesModelOrder::filter_matchesSubstringIgnoringCase_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("names");

    const QStringList all{u"ee_monitor"_s, u"ee_cycle_1"_s, u"Übersetzer"_s, u"a.*b"_s};
    QTest::newRow("none") << QString() << all;
    QTest::newRow("start") << u"ee_"_s << all.first(2);
    QTest::newRow("middle") << u"cycle"_s << all.sliced(1, 1);
    QTest::newRow("other case") << u"MONITOR"_s << all.first(1);
    QTest::newRow("other case, beyond ASCII") << u"übers"_s << all.sliced(2, 1);
    QTest::newRow("not a pattern") << u".*"_s << all.sliced(3, 1);
    QTest::newRow("no match") << u"xyz"_s << QStringList();
}

void TstServicesModelOrder::filter_matchesSubstringIgnoringCase()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, names);

    OrderFixture setup;
    setup.set({{u"ee_monitor"_s, {}, 1},
               {u"ee_cycle_1"_s, {}, 2},
               {u"Übersetzer"_s, {}, 3},
               {u"a.*b"_s, {}, 4}});
    setup.model.setFilter(filter);
    QCOMPARE(namesIn(setup.model), names);
    QCOMPARE(setup.model.matchCount(), names.size());
    setup.model.setFilter({});
    QCOMPARE(setup.model.rowCount(), 4);
}

void TstServicesModelOrder::filter_keepsPersistentIndexes()
{
    OrderFixture setup;
    setup.set({{u"a1"_s, {}, 1}, {u"b"_s, {}, 1}, {u"a2"_s, {}, 1}});
    const QPersistentModelIndex selected(setup.model.index(2, 0));
    const QSignalSpy reset(&setup.model, &ServicesModel::modelReset);
    setup.model.setFilter(u"a"_s);
    QCOMPARE(selected.row(), 1);
    setup.model.setFilter({});
    QCOMPARE(selected.row(), 2);
    QCOMPARE(reset.size(), 0);
}

void TstServicesModelOrder::filter_countsServicesInTheFile()
{
    OrderFixture setup;
    setup.model.setFilter(u"a"_s);
    setup.set({{u"a1"_s, {}, 1}, {u"a2"_s, {}, 1}, {u"b"_s, {}, 1}});
    setup.set({{u"a2"_s, {}, 1}, {u"b"_s, {}, 1}});
    QCOMPARE(setup.model.rowCount(), 2); // one is departed
    QCOMPARE(setup.model.matchCount(), 1);
    QCOMPARE(setup.model.listedCount(), 2);
}

void TstServicesModelOrder::randomSteps_keepPersistentIndexes()
{
    OrderFixture setup;
    QRandomGenerator random(20260206);
    QList<Service> services = numberedServices(200);
    setup.set(services);
    QList<std::pair<QPersistentModelIndex, QString>> selected;
    for (int row = 0; row < setup.model.rowCount(); row += 7)
        selected.append({setup.model.index(row, 0), setup.model.index(row, 0).data().toString()});
    for (int step = 0; step < 25; ++step) {
        switch (random.bounded(4)) {
        case 0:
            setup.model.setFilter(QString::number(random.bounded(10)).repeated(random.bounded(2)));
            break;
        case 1:
            setup.model.sort(random.bounded(-1, int(ServicesModel::ColumnCount)),
                             Qt::SortOrder(random.bounded(2)));
            break;
        case 2: // many leave at many positions
            services.removeIf([&random](const Service &) { return random.bounded(2) == 0; });
            setup.set(services);
            break;
        default:
            for (int i = 0; i < 90 && services.size() < 220; ++i)
                services.insert(random.bounded(services.size() + 1),
                                {u"later %1.%2"_s.arg(step).arg(i), {}, random.bounded(1000)});
            setup.set(services);
            break;
        }
        for (const auto &[index, name] : std::as_const(selected))
            QVERIFY(!index.isValid() || index.data().toString() == name);
    }
    setup.model.setFilter({});
    setup.model.sort(-1);
    setup.mm.show(&setup.model, setup.mm.next(services), State::Stopped);
    QStringList names;
    for (const Service &service : std::as_const(services))
        names += service.name;
    QCOMPARE(namesIn(setup.model), names);
}

MM_WINDOW_SUITE(TstServicesModelOrder)
#include "tst_servicesmodel_order.moc"
