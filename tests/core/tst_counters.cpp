// SPDX-License-Identifier: MIT
#include "core/counters.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

} // namespace

class TestCounters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newCounters_areEmpty();
    void registeredTwice_changesNothing();
    void emptyName_isNotRegistered();
    void unknownDeregistered_changesNothing();
    void messageOfAKnownName_countsForItAndTheTotal();
    void messageOfAnUnknownName_countsInTheTotalAlone();
    void deregistered_leavesItsMessagesInTheTotal();
    void registeredAgain_startsAtZeroAndLast();
    void services_standInTheOrderOfRegistration();
    void alikeNames_areToldApart();
    void counterOfADeregisteredService_refuses();
    void restored_isAddedToTheTotal();
    void total_staysAtItsMost();
    void refreshed_isASnapshot();
    void refreshed_leavesCopiesAlone();
};

void TestCounters::newCounters_areEmpty()
{
    const Counters counters;
    QCOMPARE(counters.snapshot(), Snapshot());
    QCOMPARE(counters.total(), 0);
}

void TestCounters::registeredTwice_changesNothing()
{
    Counters counters;
    QVERIFY(counters.add(u"a"_s, u"first"_s));
    counters.count(u"a"_s);
    const Snapshot before = counters.snapshot();
    QVERIFY(!counters.add(u"a"_s, u"second"_s));
    QCOMPARE(counters.snapshot(), before);
    QCOMPARE(before.services, (QList<Service>{{u"a"_s, u"first"_s, 1}}));
}

void TestCounters::emptyName_isNotRegistered()
{
    Counters counters;
    QVERIFY(!counters.add({}, u"now"_s));
    QVERIFY(!counters.add(u""_s, u"now"_s));
    QCOMPARE(counters.snapshot(), Snapshot());
}

void TestCounters::unknownDeregistered_changesNothing()
{
    Counters counters;
    QVERIFY(counters.add(u"a"_s, {}));
    const Snapshot before = counters.snapshot();
    QVERIFY(!counters.remove(u"b"_s));
    QVERIFY(!counters.remove({}));
    QCOMPARE(counters.snapshot(), before);
}

void TestCounters::messageOfAKnownName_countsForItAndTheTotal()
{
    Counters counters;
    QVERIFY(counters.add(u"a"_s, {}));
    QVERIFY(counters.add(u"b"_s, {}));
    for (int i = 0; i < 3; ++i)
        counters.count(u"a"_s);
    counters.count(u"b"_s);
    const Snapshot snapshot = counters.snapshot();
    QCOMPARE(snapshot.services, (QList<Service>{{u"a"_s, {}, 3}, {u"b"_s, {}, 1}}));
    QCOMPARE(snapshot.totalServices, 2);
    QCOMPARE(snapshot.totalMessages, 4);
    QCOMPARE(counters.total(), 4);
}

void TestCounters::messageOfAnUnknownName_countsInTheTotalAlone()
{
    Counters counters;
    QVERIFY(counters.add(u"a"_s, {}));
    counters.count(u"b"_s);
    counters.count({});
    counters.countUnnamed();
    const Snapshot snapshot = counters.snapshot();
    QCOMPARE(snapshot.services, (QList<Service>{{u"a"_s, {}, 0}}));
    QCOMPARE(snapshot.totalMessages, 3);
}

void TestCounters::deregistered_leavesItsMessagesInTheTotal()
{
    Counters counters;
    QVERIFY(counters.add(u"a"_s, {}));
    counters.count(u"a"_s);
    counters.count(u"a"_s);
    QVERIFY(counters.remove(u"a"_s));
    QVERIFY(!counters.remove(u"a"_s));
    QCOMPARE(counters.snapshot(), (Snapshot{0, 2, {}, {}, {}}));
    counters.count(u"a"_s);
    QCOMPARE(counters.total(), 3);
}

void TestCounters::registeredAgain_startsAtZeroAndLast()
{
    Counters counters;
    QVERIFY(counters.add(u"a"_s, u"1"_s));
    QVERIFY(counters.add(u"b"_s, u"2"_s));
    counters.count(u"a"_s);
    QVERIFY(counters.remove(u"a"_s));
    QVERIFY(counters.add(u"a"_s, u"3"_s));
    counters.count(u"a"_s);
    const Snapshot snapshot = counters.snapshot();
    QCOMPARE(snapshot.services, (QList<Service>{{u"b"_s, u"2"_s, 0}, {u"a"_s, u"3"_s, 1}}));
    QCOMPARE(snapshot.totalMessages, 2);
}

void TestCounters::services_standInTheOrderOfRegistration()
{
    Counters counters;
    QStringList names;
    for (int i = 0; i < 500; ++i) {
        names += u"service %1"_s.arg(i * 7919 % 500);
        QVERIFY(counters.add(names.last(), {}));
    }
    QStringList found;
    for (const Service &service : counters.snapshot().services)
        found += service.name;
    QCOMPARE(found, names);
}

void TestCounters::alikeNames_areToldApart()
{
    Counters counters;
    const QStringList names{u"a"_s, u"A"_s, u"a "_s, u" a"_s, u"ä"_s, u"a\u0308"_s, u"😀"_s};
    for (const QString &name : names)
        QVERIFY(counters.add(name, {}));
    for (const QString &name : names)
        counters.count(name);
    for (const Service &service : counters.snapshot().services)
        QCOMPARE(service.messageCount, 1);
    QCOMPARE(counters.total(), names.size());
}

void TestCounters::counterOfADeregisteredService_refuses()
{
    Counters counters;
    QCOMPARE(counters.find(u"a"_s), nullptr);
    QVERIFY(counters.add(u"a"_s, {}));
    const auto counter = counters.find(u"a"_s);
    QVERIFY(counter);
    QVERIFY(counter->add());
    QVERIFY(counters.remove(u"a"_s));
    QCOMPARE(counters.find(u"a"_s), nullptr);
    QVERIFY(!counter->add());
    QVERIFY(!counter->add());
    QCOMPARE(counters.total(), 1);
}

void TestCounters::restored_isAddedToTheTotal()
{
    Counters counters;
    counters.count({});
    counters.restore(127);
    QCOMPARE(counters.total(), 128);
    QCOMPARE(counters.snapshot().totalMessages, 128);
    QCOMPARE(counters.snapshot().totalServices, 0);
}

void TestCounters::total_staysAtItsMost()
{
    Counters counters;
    counters.restore(most - 2);
    QVERIFY(counters.add(u"a"_s, {}));
    for (int i = 0; i < 5; ++i)
        counters.count(u"a"_s);
    QCOMPARE(counters.total(), most);
    QCOMPARE(counters.snapshot().totalMessages, most);
    QCOMPARE(counters.snapshot().services.first().messageCount, 5);
    counters.countUnnamed();
    QCOMPARE(counters.total(), most);
    QVERIFY(counters.remove(u"a"_s));
    QCOMPARE(counters.total(), most);
    counters.restore(most);
    QCOMPARE(counters.snapshot().totalMessages, most);
}

void TestCounters::refreshed_isASnapshot()
{
    Counters counters;
    Snapshot kept;
    quint64 asOf = 0;
    const auto isASnapshot = [&] {
        counters.refresh(&kept, &asOf);
        return kept == counters.snapshot();
    };
    QVERIFY(isASnapshot());
    QVERIFY(counters.add(u"a"_s, u"1"_s));
    QVERIFY(counters.add(u"b"_s, u"2"_s));
    QVERIFY(isASnapshot());
    counters.count(u"b"_s);
    counters.countUnnamed();
    QVERIFY(isASnapshot());
    QCOMPARE(kept.services, (QList<Service>{{u"a"_s, u"1"_s, 0}, {u"b"_s, u"2"_s, 1}}));
    // As many as before, but others.
    QVERIFY(counters.remove(u"a"_s));
    QVERIFY(counters.add(u"a"_s, u"3"_s));
    QVERIFY(isASnapshot());
    QCOMPARE(kept.services, (QList<Service>{{u"b"_s, u"2"_s, 1}, {u"a"_s, u"3"_s, 0}}));
    QVERIFY(counters.remove(u"a"_s));
    QVERIFY(counters.remove(u"b"_s));
    QVERIFY(isASnapshot());
    QCOMPARE(kept.totalMessages, 2);
}

void TestCounters::refreshed_leavesCopiesAlone()
{
    Counters counters;
    QVERIFY(counters.add(u"a"_s, {}));
    Snapshot kept;
    quint64 asOf = 0;
    counters.refresh(&kept, &asOf);
    const Snapshot copy = kept;
    counters.count(u"a"_s);
    counters.refresh(&kept, &asOf);
    QCOMPARE(copy.services.first().messageCount, 0);
    QCOMPARE(kept.services.first().messageCount, 1);
}

QTEST_GUILESS_MAIN(TestCounters)
#include "tst_counters.moc"
