// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// Shows \p services of an MM that is not active, so that no row is marked.
void setUnmarked(ServicesModel *model, const QList<Service> &services)
{
    ServiceReadings mm;
    mm.show(model, mm.next(services), State::Stopped);
}

QList<Service> servicesIn(const ServicesModel &model)
{
    QList<Service> services;
    for (int row = 0; row < model.rowCount(); ++row)
        services += model.serviceAt(row).service;
    return services;
}

/// The signals of a model.
struct ModelSpies
{
    explicit ModelSpies(const ServicesModel &model)
        : inserted(&model, &QAbstractItemModel::rowsInserted)
        , removed(&model, &QAbstractItemModel::rowsRemoved)
        , changed(&model, &QAbstractItemModel::dataChanged)
        , reset(&model, &QAbstractItemModel::modelReset)
        , layout(&model, &QAbstractItemModel::layoutChanged)
    {
    }
    [[nodiscard]] QString emitted() const
    {
        QStringList all;
        for (const auto &arguments : inserted)
            all += u"+%1-%2"_s.arg(arguments.at(1).toInt()).arg(arguments.at(2).toInt());
        for (const auto &arguments : removed)
            all += u"-%1-%2"_s.arg(arguments.at(1).toInt()).arg(arguments.at(2).toInt());
        for (const auto &arguments : changed)
            all += u"=%1-%2"_s.arg(arguments.at(0).toModelIndex().row())
                       .arg(arguments.at(1).toModelIndex().row());
        all += QStringList(reset.size(), u"reset"_s);
        all += QStringList(layout.size(), u"layout"_s);
        return all.join(u' ');
    }

    QSignalSpy inserted;
    QSignalSpy removed;
    QSignalSpy changed;
    QSignalSpy reset;
    QSignalSpy layout;
};

} // namespace

/// The rows after each reading. tst_servicesmodel_marks tests their marks.
class TstServicesModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setServices_emitsMinimalChange_data();
    void setServices_emitsMinimalChange();
    void changedCount_emitsItsRowOnly();
    void equalReadingsOfInactiveMm_emitOnce();
    void changedRows_keepPersistentIndexes();
    void randomLists_keepPersistentIndexes();
    void manyChangedRows_emitOneLayoutChange();
    void invalidIndex_hasNoData();
};

void TstServicesModel::setServices_emitsMinimalChange_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("emitted");

    QTest::newRow("equal") << u"abc"_s << u"abc"_s << QString();
    QTest::newRow("both empty") << QString() << QString() << QString();
    QTest::newRow("equal, duplicate name") << u"aba"_s << u"aba"_s << QString();
    QTest::newRow("first services") << QString() << u"abc"_s << u"+0-2"_s;
    QTest::newRow("appended") << u"abc"_s << u"abcde"_s << u"+3-4"_s;
    QTest::newRow("prepended") << u"abc"_s << u"xabc"_s << u"+0-0"_s;
    QTest::newRow("inserted within") << u"abc"_s << u"abxyc"_s << u"+2-3"_s;
    QTest::newRow("inserted at two positions") << u"abc"_s << u"axbcy"_s << u"+1-1 +4-4"_s;
    QTest::newRow("first removed") << u"abc"_s << u"bc"_s << u"-0-0"_s;
    QTest::newRow("removed within") << u"abcd"_s << u"ad"_s << u"-1-2"_s;
    QTest::newRow("last removed") << u"abc"_s << u"ab"_s << u"-2-2"_s;
    QTest::newRow("all removed") << u"abc"_s << QString() << u"-0-2"_s;
    QTest::newRow("removed at two positions") << u"abcd"_s << u"bd"_s << u"-2-2 -0-0"_s;
    QTest::newRow("one replaced") << u"abc"_s << u"axc"_s << u"+1-1 -1-1"_s;
    QTest::newRow("rotated") << u"abc"_s << u"bca"_s << u"layout"_s;
    QTest::newRow("reversed") << u"abc"_s << u"cba"_s << u"layout"_s;
    QTest::newRow("duplicate added") << u"abc"_s << u"abca"_s << u"+3-3"_s;
    QTest::newRow("duplicate removed") << u"abca"_s << u"abc"_s << u"-3-3"_s;
}

void TstServicesModel::setServices_emitsMinimalChange()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, emitted);

    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    setUnmarked(&model, servicesNamed(before, 0)); // counts would change the shares
    const ModelSpies spies(model);
    setUnmarked(&model, servicesNamed(after, 0));
    QCOMPARE(spies.emitted(), emitted);
    QCOMPARE(namesIn(model).join(QString()), after);
    QCOMPARE(model.listedCount(), after.size());
}

void TstServicesModel::changedCount_emitsItsRowOnly()
{
    ServicesModel model;
    QList<Service> services = servicesNamed(u"abcde", 0);
    services[2].messageCount = 1;
    setUnmarked(&model, services);
    const ModelSpies spies(model);
    services[2].messageCount = 1247;
    setUnmarked(&model, services);
    QCOMPARE(spies.emitted(), u"=2-2"_s);
    QCOMPARE(model.index(2, ServicesModel::Messages).data().toString(), u"1,247"_s);
}

void TstServicesModel::equalReadingsOfInactiveMm_emitOnce()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"ab")));
    const ModelSpies spies(model);
    mm.show(&model, mm.next(servicesNamed(u"ab")), State::Stopped);
    mm.show(&model, mm.next(servicesNamed(u"ab")), State::NotUpdating);
    QCOMPARE(spies.emitted(), u"=0-1"_s);
}

void TstServicesModel::changedRows_keepPersistentIndexes()
{
    ServicesModel model;
    setUnmarked(&model, servicesNamed(u"abc"));
    const QPersistentModelIndex selected(model.index(1, 0));
    for (const QStringView names : {u"xabc", u"xaybc", u"bc", u"b", u"bz"}) {
        setUnmarked(&model, servicesNamed(names, names.size()));
        QVERIFY(selected.isValid());
        QCOMPARE(selected.row(), names.indexOf(u'b'));
        QCOMPARE(selected.data().toString(), u"b"_s);
    }
    setUnmarked(&model, servicesNamed(u"z"));
    QVERIFY(!selected.isValid());
}

void TstServicesModel::randomLists_keepPersistentIndexes()
{
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    const ModelSpies spies(model);
    QRandomGenerator random(20260206);
    QList<Service> services;
    int layouts = 0;
    int others = 0;
    for (int step = 0; step < 200; ++step) {
        QList<std::pair<QPersistentModelIndex, QString>> kept;
        for (int row = 0; row < model.rowCount(); row += 2)
            kept.append({model.index(row, 0), model.serviceAt(row).service.name});

        const QStringList before = namesIn(model);
        const bool duplicates =
            QSet<QString>(before.cbegin(), before.cend()).size() < before.size();
        services.removeIf([&random](const Service &) { return random.bounded(8) == 0; });
        for (int added = random.bounded(4); added > 0; --added)
            services.insert(random.bounded(services.size() + 1),
                            {u"service %1.%2"_s.arg(step).arg(added), u"when"_s, 0});
        for (Service &service : services)
            service.messageCount += random.bounded(3) == 0 ? 1 : 0;
        if (random.bounded(10) == 0)
            std::reverse(services.begin(), services.end());
        if (random.bounded(20) == 0 && !services.isEmpty())
            services += Service(services.constFirst()); // duplicate name

        const qsizetype layoutsBefore = spies.layout.size();
        setUnmarked(&model, services);
        (spies.layout.size() > layoutsBefore ? layouts : others) += 1;
        QCOMPARE(servicesIn(model), services);
        for (const auto &[index, name] : std::as_const(kept)) {
            if (index.isValid())
                QCOMPARE(model.serviceAt(index.row()).service.name, name);
            else
                QVERIFY(duplicates || !namesIn(model).contains(name));
        }
    }
    QCOMPARE(spies.reset.size(), 0);
    QVERIFY(layouts > 10);
    QVERIFY(others > 100);
}

void TstServicesModel::manyChangedRows_emitOneLayoutChange()
{
    QList<Service> even = numberedServices(1000);
    even.removeIf([](const Service &service) { return service.messageCount % 2 != 0; });
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    setUnmarked(&model, numberedServices(1000));
    const QPersistentModelIndex kept(model.index(500, 0));
    const QPersistentModelIndex removed(model.index(501, 0));
    const ModelSpies spies(model);
    setUnmarked(&model, even);
    QCOMPARE(kept.row(), 250);
    QVERIFY(!removed.isValid());
    setUnmarked(&model, numberedServices(1000));
    QCOMPARE(kept.row(), 500);
    QCOMPARE(spies.emitted(), u"layout layout"_s);
}

void TstServicesModel::invalidIndex_hasNoData()
{
    ServicesModel model;
    setUnmarked(&model, servicesNamed(u"a"));
    QVERIFY(!model.data({}).isValid());
    QVERIFY(!model.index(1, 0).isValid());
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.columnCount(model.index(0, 0)), 0);
}

MM_WINDOW_SUITE(TstServicesModel)
#include "tst_servicesmodel.moc"
