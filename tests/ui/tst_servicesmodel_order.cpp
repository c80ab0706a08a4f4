// SPDX-License-Identifier: MIT
#include "servicelooks.h"
#include "ui/servicesmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QList<Service> numbered(int count)
{
    QList<Service> services;
    services.reserve(count);
    for (int i = 0; i < count; ++i)
        services += {u"service %1"_s.arg(i), u"2026-02-06T10:20:00"_s, i * 7919 % count};
    return services;
}

QStringList shownNames(const ServicesModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString();
    return names;
}

} // namespace

/// Which rows are shown, in which order.
class ServicesModelOrderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sorting_isByWhatTheColumnIsAbout_data();
    void sorting_isByWhatTheColumnIsAbout();
    void sorting_byRate_hasTheUnknownFirst();
    void equalOnes_areInTheFilesOrder();
    void newFigures_sortAnew();
    void filter_isASubstringInWhateverCase_data();
    void filter_isASubstringInWhateverCase();
    void filter_keepsWhatStays();
    void filter_countsThoseInTheFile();
    void everyStep_keepsWhoIsSelected();
    void manyServices_areFilteredAndSortedOnAnotherThread();
    void manyServices_requestsMeanwhileAreOneStep();
    void manyServices_goneBeforeTheyAreDone();
};

void ServicesModelOrderTest::sorting_isByWhatTheColumnIsAbout_data()
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
    QTest::newRow("share, descending") << int(ServicesModel::Share) << Qt::DescendingOrder
                                       << QStringList{u"a"_s, u"é"_s, u"b10"_s, u"B2"_s};
}

void ServicesModelOrderTest::sorting_isByWhatTheColumnIsAbout()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, names);

    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReading(mm.look({{u"b10"_s, u"2026-02-10T10:20:00"_s, 9},
                              {u"B2"_s, u"2026-02-09T10:20:00"_s, 7},
                              {u"é"_s, u"last Friday"_s, 10},
                              {u"a"_s, u"2025-12-31T10:20:00"_s, 100}},
                             0s),
                     State::Active);
    model.sort(column, order);
    QCOMPARE(shownNames(model), names);
}

void ServicesModelOrderTest::sorting_byRate_hasTheUnknownFirst()
{
    ServiceLooks mm;
    ServicesModel model;
    model.sort(ServicesModel::Rate, Qt::AscendingOrder);
    model.setReading(mm.look({{u"a"_s, {}, 0}, {u"b"_s, {}, 0}}, 0s), State::Active);
    model.setReading(mm.look({{u"a"_s, {}, 20}, {u"b"_s, {}, 10}, {u"c"_s, {}, 900}}, 10s),
                     State::Active);
    QCOMPARE(namesIn(model), u"cba"_s);
    model.sort(ServicesModel::Rate, Qt::DescendingOrder);
    QCOMPARE(namesIn(model), u"abc"_s);
}

void ServicesModelOrderTest::equalOnes_areInTheFilesOrder()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"cab"), 0s), State::Active);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        model.sort(ServicesModel::Messages, order);
        QCOMPARE(namesIn(model), u"cab"_s);
    }
}

void ServicesModelOrderTest::newFigures_sortAnew()
{
    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.sort(ServicesModel::Messages, Qt::DescendingOrder);
    model.setReading(mm.look({{u"a"_s, {}, 3}, {u"b"_s, {}, 2}, {u"c"_s, {}, 1}}, 0s),
                     State::Active);
    QCOMPARE(namesIn(model), u"abc"_s);
    const QPersistentModelIndex selected(model.index(2, 0));
    model.setReading(mm.look({{u"a"_s, {}, 3}, {u"b"_s, {}, 2}, {u"c"_s, {}, 9}}, 2s),
                     State::Active);
    QCOMPARE(namesIn(model), u"cab"_s);
    QCOMPARE(selected.row(), 0);
}

void ServicesModelOrderTest::filter_isASubstringInWhateverCase_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("names");

    const QStringList all{u"ee_monitor"_s, u"ee_cycle_1"_s, u"Übersetzer"_s, u"a.*b"_s};
    QTest::newRow("none") << QString() << all;
    QTest::newRow("beginning") << u"ee_"_s << all.first(2);
    QTest::newRow("middle") << u"cycle"_s << all.sliced(1, 1);
    QTest::newRow("other case") << u"MONITOR"_s << all.first(1);
    QTest::newRow("other case, beyond ASCII") << u"übers"_s << all.sliced(2, 1);
    QTest::newRow("no pattern") << u".*"_s << all.sliced(3, 1);
    QTest::newRow("nothing has it") << u"xyz"_s << QStringList();
}

void ServicesModelOrderTest::filter_isASubstringInWhateverCase()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, names);

    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<Service> services{{u"ee_monitor"_s, {}, 1},
                                  {u"ee_cycle_1"_s, {}, 2},
                                  {u"Übersetzer"_s, {}, 3},
                                  {u"a.*b"_s, {}, 4}};
    model.setReading(mm.look(services, 0s), State::Active);
    model.setFilter(filter);
    QCOMPARE(shownNames(model), names);
    QCOMPARE(model.table().found, names.size());
    QCOMPARE(model.table().listed, 4);
    model.setFilter({});
    QCOMPARE(shownNames(model).size(), 4);
}

void ServicesModelOrderTest::filter_keepsWhatStays()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look({{u"a1"_s, {}, 1}, {u"b"_s, {}, 1}, {u"a2"_s, {}, 1}}, 0s),
                     State::Active);
    const QPersistentModelIndex selected(model.index(2, 0));
    const QSignalSpy reset(&model, &ServicesModel::modelReset);
    model.setFilter(u"a"_s);
    QCOMPARE(selected.row(), 1);
    model.setFilter({});
    QCOMPARE(selected.row(), 2);
    QCOMPARE(reset.size(), 0);
}

void ServicesModelOrderTest::filter_countsThoseInTheFile()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setFilter(u"a"_s);
    model.setReading(mm.look({{u"a1"_s, {}, 1}, {u"a2"_s, {}, 1}, {u"b"_s, {}, 1}}, 0s),
                     State::Active);
    model.setReading(mm.look({{u"a2"_s, {}, 1}, {u"b"_s, {}, 1}}, 1s), State::Active);
    QCOMPARE(model.rowCount(), 2); // one has departed
    QCOMPARE(model.table().found, 1);
    QCOMPARE(model.table().listed, 2);
}

void ServicesModelOrderTest::everyStep_keepsWhoIsSelected()
{
    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(20260206);
    QList<Service> services = numbered(900);
    model.setReading(mm.look(services, 2s), State::Active);
    QList<std::pair<QPersistentModelIndex, QString>> selected;
    for (int row = 0; row < model.rowCount(); row += 30)
        selected.append({model.index(row, 0), model.index(row, 0).data().toString()});
    for (int step = 0; step < 25; ++step) {
        switch (random.bounded(4)) {
        case 0:
            model.setFilter(QString::number(random.bounded(10)).repeated(random.bounded(2)));
            break;
        case 1:
            model.sort(random.bounded(-1, int(ServicesModel::ColumnCount)),
                       Qt::SortOrder(random.bounded(2)));
            break;
        case 2: // many leave in many places
            services.removeIf([&random](const Service &) { return random.bounded(2) == 0; });
            model.setReading(mm.look(services, 2s), State::Active);
            break;
        default:
            for (int i = 0; i < 400 && services.size() < 990; ++i)
                services.insert(random.bounded(services.size() + 1),
                                {u"later %1.%2"_s.arg(step).arg(i), {}, random.bounded(1000)});
            model.setReading(mm.look(services, 2s), State::Active);
            break;
        }
        for (const auto &[index, name] : std::as_const(selected))
            QVERIFY(!index.isValid() || index.data().toString() == name);
    }
    // A view was told what is there by now.
    model.setFilter({});
    model.sort(-1);
    model.setReading(mm.look(services, 2s), State::Stopped);
    // With those that have departed they were more than are arranged at once.
    QTRY_VERIFY(!model.table().current);
    QCOMPARE(model.rowCount(), services.size());
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 0).data().toString(), services.at(row).name);
}

void ServicesModelOrderTest::manyServices_areFilteredAndSortedOnAnotherThread()
{
    constexpr int many = 100'000;
    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReading(mm.look(numbered(many), 0s), State::Active);
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), many);
    const QPersistentModelIndex selected(model.index(12'345, 0));
    model.sort(ServicesModel::Messages, Qt::DescendingOrder);
    QTRY_COMPARE(model.index(0, ServicesModel::Messages).data().toString(), u"99,999"_s);
    QCOMPARE(selected.data().toString(), u"service 12345"_s);
    model.setFilter(u"234"_s);
    QTRY_VERIFY(model.rowCount() < 1000);
    QCOMPARE(selected.data().toString(), u"service 12345"_s);
    model.setFilter({});
    model.sort(ServicesModel::Name, Qt::AscendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(model.index(many - 1, 0).data().toString(), u"service 99999"_s,
                              20'000);
    QCOMPARE(selected.row(), 12'345);
}

void ServicesModelOrderTest::manyServices_requestsMeanwhileAreOneStep()
{
    constexpr int many = 50'000;
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(numbered(many), 0s), State::Active);
    QTRY_COMPARE(model.rowCount(), many);
    const QSignalSpy updated(&model, &ServicesModel::updated);
    for (const QString &typed : {u"1"_s, u"12"_s, u"123"_s, u"1234"_s})
        model.setFilter(typed);
    model.sort(ServicesModel::Messages, Qt::DescendingOrder);
    QTRY_COMPARE(model.table().filter, u"1234"_s);
    QCOMPARE(updated.size(), 2);
    QCOMPARE(model.rowCount(), 15);
}

void ServicesModelOrderTest::manyServices_goneBeforeTheyAreDone()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(numbered(20'000), 0s), State::Active);
    model.setReading(mm.look({}, 2s), State::NoFile);
    model.setReading(mm.look(lettersAsServices(u"ab"), 2s), State::Active);
    QTRY_COMPARE(namesIn(model), u"ab"_s);
    // The look between was not lost: nobody is marked.
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleDescriptionRole).toString(), QString());
    model.setReading(mm.look(numbered(20'000), 2s), State::Active); // and destroyed meanwhile
}

QTEST_MAIN(ServicesModelOrderTest)
#include "tst_servicesmodel_order.moc"
