// SPDX-License-Identifier: MIT
#include "ui/servicesmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// "abc" as three services, with as many messages as \p count says.
QList<Service> list(QStringView names, qint64 count = 1)
{
    QList<Service> services;
    for (const QChar name : names)
        services += {QString(name), u"2026-02-06T10:20:00"_s, count};
    return services;
}

QList<Service> shownBy(const QAbstractItemModel &model)
{
    QList<Service> services;
    for (int row = 0; row < model.rowCount(); ++row)
        services +=
            {model.index(row, ServicesModel::Name).data(ServicesModel::valueRole).toString(),
             model.index(row, ServicesModel::Registered).data().toString(),
             model.index(row, ServicesModel::Messages)
                 .data(ServicesModel::valueRole)
                 .value<qint64>()};
    return services;
}

QList<Service> numbered(int count)
{
    QList<Service> services;
    services.reserve(count);
    for (int i = 0; i < count; ++i)
        services += {u"service %1"_s.arg(i), u"2026-02-06T10:20:00"_s, i};
    return services;
}

/// Shows \p services as those of an MM that is not active, so that none is marked.
void show(ServicesModel *model, const QList<Service> &services)
{
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.snapshot.services = services;
    model->setReading(reading, State::Stopped);
}

/// All that a model can say of its rows. That each one's share is another where any count is, is
/// not of interest.
struct Spies
{
    explicit Spies(const ServicesModel &model)
        : inserted(&model, &QAbstractItemModel::rowsInserted)
        , removed(&model, &QAbstractItemModel::rowsRemoved)
        , changed(&model, &QAbstractItemModel::dataChanged)
        , reset(&model, &QAbstractItemModel::modelReset)
        , moved(&model, &QAbstractItemModel::rowsMoved)
        , relaid(&model, &QAbstractItemModel::layoutChanged)
    {
    }
    [[nodiscard]] QString told() const
    {
        QStringList all;
        for (const auto &arguments : inserted)
            all += u"+%1-%2"_s.arg(arguments.at(1).toInt()).arg(arguments.at(2).toInt());
        for (const auto &arguments : removed)
            all += u"-%1-%2"_s.arg(arguments.at(1).toInt()).arg(arguments.at(2).toInt());
        for (const auto &arguments : changed) {
            if (arguments.at(0).toModelIndex().column() == ServicesModel::Share)
                continue;
            all += u"=%1-%2"_s.arg(arguments.at(0).toModelIndex().row())
                       .arg(arguments.at(1).toModelIndex().row());
        }
        all += QStringList(reset.size(), u"reset"_s);
        all += QStringList(moved.size() + relaid.size(), u"order"_s);
        return all.join(u' ');
    }

    QSignalSpy inserted;
    QSignalSpy removed;
    QSignalSpy changed;
    QSignalSpy reset;
    QSignalSpy moved;
    QSignalSpy relaid;
};

} // namespace

class ServicesModelMergeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newList_isToldAsTheSmallestChange_data();
    void newList_isToldAsTheSmallestChange();
    void oneCount_changesItsRowAlone();
    void rowsAround_keepThePersistentIndex();
    void randomLists_endAsGiven();
    void manyServices_oneCountChanged_isOneSignal();
    void manyServices_everyOtherLeavesAndReturns_endsAsGiven();
};

void ServicesModelMergeTest::newList_isToldAsTheSmallestChange_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("told");

    QTest::newRow("equal") << u"abc"_s << u"abc"_s << QString();
    QTest::newRow("both empty") << QString() << QString() << QString();
    QTest::newRow("equal, with a name twice") << u"aba"_s << u"aba"_s << QString();
    QTest::newRow("first services") << QString() << u"abc"_s << u"+0-2"_s;
    QTest::newRow("appended") << u"abc"_s << u"abcde"_s << u"+3-4"_s;
    QTest::newRow("inserted before all") << u"abc"_s << u"xabc"_s << u"+0-0"_s;
    QTest::newRow("inserted in the middle") << u"abc"_s << u"abxyc"_s << u"+2-3"_s;
    QTest::newRow("inserted in two places") << u"abc"_s << u"axbcy"_s << u"+1-1 +4-4"_s;
    QTest::newRow("first removed") << u"abc"_s << u"bc"_s << u"-0-0"_s;
    QTest::newRow("middle removed") << u"abcd"_s << u"ad"_s << u"-1-2"_s;
    QTest::newRow("last removed") << u"abc"_s << u"ab"_s << u"-2-2"_s;
    QTest::newRow("all removed") << u"abc"_s << QString() << u"-0-2"_s;
    QTest::newRow("removed in two places") << u"abcd"_s << u"bd"_s << u"-2-2 -0-0"_s;
    QTest::newRow("one replaced") << u"abc"_s << u"axc"_s << u"+1-1 -1-1"_s;
    QTest::newRow("restarted in the same order") << u"abc"_s << u"bca"_s << u"order"_s;
    QTest::newRow("reversed") << u"abc"_s << u"cba"_s << u"order"_s;
    QTest::newRow("a name twice") << u"abc"_s << u"abca"_s << u"+3-3"_s;
    QTest::newRow("no more twice") << u"abca"_s << u"abc"_s << u"-3-3"_s;
}

void ServicesModelMergeTest::newList_isToldAsTheSmallestChange()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, told);

    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(&model, list(before));
    const Spies spies(model);
    show(&model, list(after));
    QCOMPARE(spies.told(), told);
    QCOMPARE(model.rowCount(), after.size());
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 0).data().toString(), after.mid(row, 1));
}

void ServicesModelMergeTest::oneCount_changesItsRowAlone()
{
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<Service> services = list(u"abcde");
    show(&model, services);
    const Spies spies(model);
    services[2].messageCount = 1247;
    show(&model, services);
    QCOMPARE(spies.told(), u"=2-2"_s);
    QCOMPARE(model.index(2, ServicesModel::Messages).data().toString(), u"1,247"_s);
}

void ServicesModelMergeTest::rowsAround_keepThePersistentIndex()
{
    ServicesModel model;
    show(&model, list(u"abc"));
    const QPersistentModelIndex selected(model.index(1, 0));
    for (const QStringView names : {u"xabc", u"xaybc", u"bc", u"b", u"bz"}) {
        show(&model, list(names, names.size()));
        QVERIFY(selected.isValid());
        QCOMPARE(selected.row(), names.indexOf(u'b'));
        QCOMPARE(selected.data().toString(), u"b"_s);
    }
    show(&model, list(u"z"));
    QVERIFY(!selected.isValid());
}

void ServicesModelMergeTest::randomLists_endAsGiven()
{
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Spies spies(model);
    QRandomGenerator random(20260206);
    QList<Service> truth;
    int sortings = 0;
    int others = 0;
    for (int step = 0; step < 200; ++step) {
        QList<Service> next;
        for (const Service &service : std::as_const(truth)) {
            if (random.bounded(8) != 0 && !next.contains(service))
                next += service;
        }
        for (int added = random.bounded(4); added > 0; --added)
            next.insert(random.bounded(next.size() + 1),
                        {u"service %1.%2"_s.arg(step).arg(added), u"when"_s, 0});
        for (Service &service : next)
            service.messageCount += random.bounded(3) == 0 ? 1 : 0;
        if (random.bounded(10) == 0)
            std::reverse(next.begin(), next.end());
        // Sometimes the same service stands twice.
        if (random.bounded(20) == 0 && !next.isEmpty())
            next += Service(next.constFirst());

        const qsizetype before = spies.relaid.size();
        show(&model, next);
        (spies.relaid.size() > before ? sortings : others) += 1;
        truth = next;
        QCOMPARE(shownBy(model), truth);
    }
    // Both ways were taken, and selections outlive either.
    QCOMPARE(spies.reset.size(), 0);
    QVERIFY(sortings > 10);
    QVERIFY(others > 100);
}

void ServicesModelMergeTest::manyServices_oneCountChanged_isOneSignal()
{
    constexpr int many = 100'000;
    ServicesModel model;
    QList<Service> services = numbered(many);
    show(&model, services);
    QTRY_COMPARE(model.rowCount(), many);
    const QSignalSpy updated(&model, &ServicesModel::updated);
    const Spies spies(model);
    // A list of its own, as the next parse of a file makes it.
    services = numbered(many);
    ++services[many / 2].messageCount;
    show(&model, services);
    QTRY_COMPARE(updated.size(), 1);
    QCOMPARE(spies.told(), u"=50000-50000"_s);
}

void ServicesModelMergeTest::manyServices_everyOtherLeavesAndReturns_endsAsGiven()
{
    // Enough that a cost which grows with the square runs into the test's time limit.
    constexpr int many = 100'000;
    const QList<Service> all = numbered(many);
    QList<Service> half;
    half.reserve(many / 2);
    for (int i = 0; i < many; i += 2)
        half += all.at(i);
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Spies spies(model);
    show(&model, all);
    QTRY_COMPARE(model.rowCount(), many);
    show(&model, half);
    QTRY_COMPARE(model.rowCount(), many / 2);
    show(&model, all);
    QTRY_COMPARE(model.rowCount(), many);
    QCOMPARE(spies.reset.size(), 0);
    QVERIFY(spies.inserted.size() + spies.removed.size() < 10);
    QCOMPARE(model.index(many - 1, 0).data().toString(), u"service 99999"_s);
    QCOMPARE(model.index(many / 2 + 1, 0).data().toString(), u"service 50001"_s);
}

QTEST_MAIN(ServicesModelMergeTest)
#include "tst_servicesmodel_merge.moc"
