// SPDX-License-Identifier: MIT
#include "core/tracker/countertable.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

constexpr qint64 max = std::numeric_limits<qint64>::max();

} // namespace

class TstCounterTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newTable_isEmpty();
    void secondRegistration_changesNothing();
    void emptyName_isRejected();
    void removalOfUnknownName_changesNothing();
    void messageForKnownName_countsForItAndInTheTotal();
    void messageForUnknownName_countsInTheTotalOnly();
    void removedService_keepsItsMessagesInTheTotal();
    void serviceRegisteredAgain_startsAtZeroAndIsLast();
    void snapshot_keepsTheOrderOfRegistration();
    void similarNames_areDistinct();
    void counterOfRemovedService_rejectsMessages();
    void restoredTotal_isAdded();
    void total_isLimitedToInt64();
};

void TstCounterTable::newTable_isEmpty()
{
    const CounterTable counters;
    QCOMPARE(counters.snapshot(), Snapshot());
    QCOMPARE(counters.snapshot().totalMessages, 0);
}

void TstCounterTable::secondRegistration_changesNothing()
{
    CounterTable counters;
    QVERIFY(counters.add(u"a"_s, u"first"_s));
    counters.count(u"a"_s);
    const Snapshot before = counters.snapshot();
    QVERIFY(!counters.add(u"a"_s, u"second"_s));
    QCOMPARE(counters.snapshot(), before);
    QCOMPARE(before.services, (QList<Service>{{u"a"_s, u"first"_s, 1}}));
}

void TstCounterTable::emptyName_isRejected()
{
    CounterTable counters;
    QVERIFY(!counters.add({}, u"now"_s));
    QVERIFY(!counters.add(u""_s, u"now"_s));
    QCOMPARE(counters.snapshot(), Snapshot());
}

void TstCounterTable::removalOfUnknownName_changesNothing()
{
    CounterTable counters;
    QVERIFY(counters.add(u"a"_s, {}));
    const Snapshot before = counters.snapshot();
    QVERIFY(!counters.remove(u"b"_s));
    QVERIFY(!counters.remove({}));
    QCOMPARE(counters.snapshot(), before);
}

void TstCounterTable::messageForKnownName_countsForItAndInTheTotal()
{
    CounterTable counters;
    QVERIFY(counters.add(u"a"_s, {}));
    QVERIFY(counters.add(u"b"_s, {}));
    for (int i = 0; i < 3; ++i)
        counters.count(u"a"_s);
    counters.count(u"b"_s);
    const Snapshot snapshot = counters.snapshot();
    QCOMPARE(snapshot.services, (QList<Service>{{u"a"_s, {}, 3}, {u"b"_s, {}, 1}}));
    QCOMPARE(snapshot.totalServices, 2);
    QCOMPARE(snapshot.totalMessages, 4);
    QCOMPARE(counters.snapshot().totalMessages, 4);
}

void TstCounterTable::messageForUnknownName_countsInTheTotalOnly()
{
    CounterTable counters;
    QVERIFY(counters.add(u"a"_s, {}));
    counters.count(u"b"_s);
    counters.count({});
    counters.countUnnamed();
    const Snapshot snapshot = counters.snapshot();
    QCOMPARE(snapshot.services, (QList<Service>{{u"a"_s, {}, 0}}));
    QCOMPARE(snapshot.totalMessages, 3);
}

void TstCounterTable::removedService_keepsItsMessagesInTheTotal()
{
    CounterTable counters;
    QVERIFY(counters.add(u"a"_s, {}));
    counters.count(u"a"_s);
    counters.count(u"a"_s);
    QVERIFY(counters.remove(u"a"_s));
    QVERIFY(!counters.remove(u"a"_s));
    QCOMPARE(counters.snapshot(), (Snapshot{0, 2, {}, {}, {}}));
    counters.count(u"a"_s);
    QCOMPARE(counters.snapshot().totalMessages, 3);
}

void TstCounterTable::serviceRegisteredAgain_startsAtZeroAndIsLast()
{
    CounterTable counters;
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

void TstCounterTable::snapshot_keepsTheOrderOfRegistration()
{
    CounterTable counters;
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

void TstCounterTable::similarNames_areDistinct()
{
    CounterTable counters;
    const QStringList names{u"a"_s, u"A"_s, u"a "_s, u" a"_s, u"ä"_s, u"a\u0308"_s, u"😀"_s};
    for (const QString &name : names)
        QVERIFY(counters.add(name, {}));
    for (const QString &name : names)
        counters.count(name);
    for (const Service &service : counters.snapshot().services)
        QCOMPARE(service.messageCount, 1);
    QCOMPARE(counters.snapshot().totalMessages, names.size());
}

void TstCounterTable::counterOfRemovedService_rejectsMessages()
{
    CounterTable counters;
    QCOMPARE(counters.find(u"a"_s), nullptr);
    QVERIFY(counters.add(u"a"_s, {}));
    const auto counter = counters.find(u"a"_s);
    QVERIFY(counter);
    QVERIFY(counter->add());
    QVERIFY(counters.remove(u"a"_s));
    QCOMPARE(counters.find(u"a"_s), nullptr);
    QVERIFY(!counter->add());
    QVERIFY(!counter->add());
    QCOMPARE(counters.snapshot().totalMessages, 1);
}

void TstCounterTable::restoredTotal_isAdded()
{
    CounterTable counters;
    counters.count({});
    counters.restore(127);
    QCOMPARE(counters.snapshot().totalMessages, 128);
    QCOMPARE(counters.snapshot().totalMessages, 128);
    QCOMPARE(counters.snapshot().totalServices, 0);
}

void TstCounterTable::total_isLimitedToInt64()
{
    CounterTable counters;
    counters.restore(max - 2);
    QVERIFY(counters.add(u"a"_s, {}));
    for (int i = 0; i < 5; ++i)
        counters.count(u"a"_s);
    QCOMPARE(counters.snapshot().totalMessages, max);
    QCOMPARE(counters.snapshot().totalMessages, max);
    QCOMPARE(counters.snapshot().services.first().messageCount, 5);
    counters.countUnnamed();
    QCOMPARE(counters.snapshot().totalMessages, max);
    QVERIFY(counters.remove(u"a"_s));
    QCOMPARE(counters.snapshot().totalMessages, max);
    counters.restore(max);
    QCOMPARE(counters.snapshot().totalMessages, max);
}

MM_SUITE(TstCounterTable)
#include "tst_countertable.moc"
