// SPDX-License-Identifier: MIT
#include "core/monitor/traffichistory.h"
#include "suite.h"
#include "support.h"
#include "trafficpolls.h"

using namespace mm;
using namespace mm::test;

class TstTrafficHistoryServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void service_hasItsOwnRate();
    void reregisteredService_countsFromZero();
    void leftService_hasGapAfterwards();
    void serviceWithMoreThanTheTotal_isLimitedToIt();
    void duplicateNameWithHugeCounts_givesNoNegativeRate();
    void reorderedServices_keepTheirRates();
    void tooManyServices_keepsBusiest();
    void follow_keepsQuietServiceAmongMany();
    void hugeFile_isAddedInTime();
    void earlierHistory_keepsServicesOfBoth();
};

void TstTrafficHistoryServices::service_hasItsOwnRate()
{
    TrafficPolls polls;
    polls.snapshot.services = {{u"a"_s, {}, 100}, {u"b"_s, {}, 0}};
    polls.poll();
    for (int i = 0; i < 300; ++i) {
        polls.snapshot.services[0].messageCount += 6;
        polls.pollAfter(2s, 8);
    }
    QVERIFY(areAbout(lastMinutes(polls).last(299), 240));
    QVERIFY(areAbout(lastMinutes(polls, u"a"_s).last(299), 180));
    QVERIFY(areAbout(lastMinutes(polls, u"b"_s).last(299), 0));
    QCOMPARE(knownIn(lastMinutes(polls, u"unknown"_s)), 0);
    QCOMPARE(lastMinutes(polls, u"unknown"_s).size(), 300);
    QCOMPARE(polls.history.services(), (QStringList{u"a"_s, u"b"_s}));
}

void TstTrafficHistoryServices::reregisteredService_countsFromZero()
{
    TrafficPolls polls;
    polls.snapshot.services = {{u"a"_s, {}, 5000}};
    polls.poll();
    polls.pollRepeatedly(3, 0);
    polls.snapshot.services = {{u"a"_s, {}, 4}};
    polls.pollAfter(2s, 10);
    QCOMPARE(lastMinutes(polls, u"a"_s).last(), 120.0F);
    // Also a service that was not listed before.
    polls.snapshot.services = {{u"b"_s, {}, 6}, {u"a"_s, {}, 4}};
    polls.pollAfter(2s, 10);
    QCOMPARE(lastMinutes(polls, u"b"_s).last(), 180.0F);
    QCOMPARE(lastMinutes(polls, u"a"_s).last(), 0.0F);
}

void TstTrafficHistoryServices::leftService_hasGapAfterwards()
{
    TrafficPolls polls;
    polls.snapshot.services = {{u"a"_s, {}, 0}, {u"b"_s, {}, 0}};
    polls.poll();
    polls.pollRepeatedly(5, 2);
    polls.snapshot.services.removeFirst();
    polls.pollRepeatedly(5, 2);
    QCOMPARE(lastMinutes(polls, u"a"_s).last(10).count(unknownRate), 5);
    QCOMPARE(knownIn(lastMinutes(polls, u"b"_s).last(10)), 10);
    polls.snapshot.services.prepend({u"a"_s, {}, 0});
    polls.pollRepeatedly(1, 2);
    QCOMPARE(lastMinutes(polls, u"a"_s).last(), 0.0F);
}

void TstTrafficHistoryServices::serviceWithMoreThanTheTotal_isLimitedToIt()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(2, 2);
    // The writer did not list its services before.
    polls.snapshot.services = {{u"a"_s, {}, 1'000'000}};
    polls.pollRepeatedly(1, 2);
    QCOMPARE(lastMinutes(polls, u"a"_s).last(), 60.0F);
}

void TstTrafficHistoryServices::duplicateNameWithHugeCounts_givesNoNegativeRate()
{
    constexpr qint64 max = std::numeric_limits<qint64>::max();
    TrafficPolls polls;
    polls.snapshot.services = {{u"a"_s, {}, 0}, {u"a"_s, {}, 0}, {u"b"_s, {}, 0}};
    polls.poll();
    polls.snapshot.services = {{u"a"_s, {}, max}, {u"a"_s, {}, max}, {u"b"_s, {}, 0}};
    polls.pollAfter(2s, 2);
    QCOMPARE(lastMinutes(polls, u"a"_s).last(), 60.0F);
    polls.snapshot.services = {{u"b"_s, {}, 0}, {u"a"_s, {}, max}, {u"a"_s, {}, max}};
    polls.pollAfter(2s, 2);
    QCOMPARE(lastMinutes(polls, u"a"_s).last(), 0.0F);
}

void TstTrafficHistoryServices::reorderedServices_keepTheirRates()
{
    TrafficPolls polls;
    for (const QChar c : u"abcdefgh"_s)
        polls.snapshot.services.append({QString(c), {}, 0});
    polls.poll();
    const auto lists = {u"abcdefgh"_s, u"hgfedcba"_s, u"xabcdefgh"_s, u"abcdxefgh"_s,
                        u"efgh"_s,     u"eafgbh"_s,   u"abcdefgh"_s,  u"bcdefgha"_s};
    for (const QString &list : lists) {
        QHash<QString, qint64> counts;
        for (const Service &service : std::as_const(polls.snapshot.services))
            counts[service.name] = service.messageCount;
        polls.snapshot.services.clear();
        for (const QChar c : list)
            polls.snapshot.services.append({QString(c), {}, counts.value(QString(c)) + 2});
        polls.pollAfter(2s, 2 * list.size());
        for (const QChar c : list)
            QCOMPARE(lastMinutes(polls, QString(c)).last(), 60.0F);
    }
}

void TstTrafficHistoryServices::tooManyServices_keepsBusiest()
{
    TrafficPolls polls;
    for (int i = 0; i < 1000; ++i)
        polls.snapshot.services.append({u"s%1"_s.arg(i), {}, 0});
    polls.poll();
    // Every fifth of the second half is busy; others have a message now and then.
    for (int round = 0; round < 50; ++round) {
        for (int i = 504; i < 1000; i += 5)
            polls.snapshot.services[i].messageCount += 20;
        polls.snapshot.services[(round * 7) % 500].messageCount += 1;
        polls.pollAfter(2s, 2001);
    }
    QVERIFY(polls.history.services().size() <= TrafficHistory::maxServices);
    for (int i = 504; i < 1000; i += 5) {
        const QList<float> rates = lastMinutes(polls, u"s%1"_s.arg(i));
        QVERIFY(areAbout(rates.last(40), 600));
    }
}

void TstTrafficHistoryServices::follow_keepsQuietServiceAmongMany()
{
    TrafficPolls polls;
    for (int i = 0; i < 1000; ++i)
        polls.snapshot.services.append({u"s%1"_s.arg(i), {}, 0});
    polls.poll();
    polls.pollRepeatedly(2, 0);
    QCOMPARE(knownIn(lastMinutes(polls, u"s999"_s)), 0);
    polls.history.follow(u"s999"_s);
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < 900; ++i)
            polls.snapshot.services[i].messageCount += 1;
        polls.pollAfter(2s, 900);
    }
    QCOMPARE(lastMinutes(polls, u"s999"_s).last(10), QList<float>(10, 0.0F));
    QCOMPARE(polls.history.services().size(), TrafficHistory::maxServices);
    // A service that is not listed yet is admitted when it joins.
    polls.history.follow(u"late"_s);
    polls.pollRepeatedly(1, 0);
    polls.snapshot.services.append({u"late"_s, {}, 0});
    polls.pollRepeatedly(2, 0);
    QCOMPARE(lastMinutes(polls, u"late"_s).last(2), QList<float>(2, 0.0F));
}

void TstTrafficHistoryServices::hugeFile_isAddedInTime()
{
    TrafficPolls polls;
    for (int i = 0; i < 10'000; ++i)
        polls.snapshot.services.append({u"some-service-name-%1"_s.arg(i), {}, 0});
    polls.poll();
    // Quadratic cost would exceed the suite's timeout.
    for (int round = 0; round < 20; ++round) {
        // Unshared strings, as a reader creates them.
        for (Service &service : polls.snapshot.services) {
            service.name = QString(service.name.constData(), service.name.size());
            service.messageCount += 1;
        }
        polls.snapshot.services.remove(500 * round, 1);
        polls.advance(2s);
        polls.snapshot.totalMessages += 10'000;
        polls.poll();
    }
    QCOMPARE(polls.history.services().size(), TrafficHistory::maxServices);
}

void TstTrafficHistoryServices::earlierHistory_keepsServicesOfBoth()
{
    TrafficPolls polls;
    const auto record = [&polls](const QString &prefix, int count) {
        polls.snapshot.services = {{u"both"_s, {}, 0}};
        for (int i = 0; i < count; ++i)
            polls.snapshot.services.append({prefix + QString::number(i), {}, 0});
        polls.poll();
        for (int i = 0; i < 5; ++i) {
            for (Service &service : polls.snapshot.services)
                service.messageCount += 2;
            polls.pollAfter(2s, 1000);
        }
    };
    record(u"old"_s, TrafficHistory::maxServices - 1);
    const TrafficHistory earlier = std::exchange(polls.history, {});
    record(u"young"_s, 10);
    polls.history.addEarlier(earlier);
    QVERIFY(areAbout(lastMinutes(polls, u"both"_s).last(5), 60));
    QCOMPARE(knownIn(lastMinutes(polls, u"both"_s)), 10);
    QCOMPARE(knownIn(lastMinutes(polls, u"young3"_s)), 5);
    QCOMPARE(polls.history.services().size(), TrafficHistory::maxServices);
}

MM_SUITE(TstTrafficHistoryServices)
#include "tst_traffichistory_services.moc"
