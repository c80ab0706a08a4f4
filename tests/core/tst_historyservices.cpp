// SPDX-License-Identifier: MIT
#include "core/history.h"
#include "historylooks.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TestHistoryServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void service_hasItsOwnRate();
    void serviceThatRegistersAgain_startsAnew();
    void serviceThatLeaves_isAGapAfterwards();
    void serviceWithMoreThanTheTotal_isHeldToIt();
    void hugeCountsOfOneName_areNoNegativeRate();
    void servicesThatMove_keepTheirRates();
    void manyServices_keepTheBusiest();
    void quietServiceAmongMany_isFollowedWhenAsked();
    void hugeFile_isTakenIn();
};

void TestHistoryServices::service_hasItsOwnRate()
{
    Looks looks;
    looks.snapshot.services = {{u"a"_s, {}, 100}, {u"b"_s, {}, 0}};
    looks.look();
    for (int i = 0; i < 300; ++i) {
        looks.snapshot.services[0].messageCount += 6;
        looks.pass(2s, 8);
    }
    QVERIFY(areAbout(lastMinutes(looks).last(299), 4));
    QVERIFY(areAbout(lastMinutes(looks, u"a"_s).last(299), 3));
    QVERIFY(areAbout(lastMinutes(looks, u"b"_s).last(299), 0));
    QCOMPARE(knownIn(lastMinutes(looks, u"nobody"_s)), 0);
    QCOMPARE(lastMinutes(looks, u"nobody"_s).size(), 300);
    QCOMPARE(looks.history.services(), (QStringList{u"a"_s, u"b"_s}));
}

void TestHistoryServices::serviceThatRegistersAgain_startsAnew()
{
    Looks looks;
    looks.snapshot.services = {{u"a"_s, {}, 5000}};
    looks.look();
    looks.run(3, 0);
    looks.snapshot.services = {{u"a"_s, {}, 4}};
    looks.pass(2s, 10);
    QCOMPARE(lastMinutes(looks, u"a"_s).last(), 2.0F);
    // Also when it comes as somebody new: it was not there at the last look.
    looks.snapshot.services = {{u"b"_s, {}, 6}, {u"a"_s, {}, 4}};
    looks.pass(2s, 10);
    QCOMPARE(lastMinutes(looks, u"b"_s).last(), 3.0F);
    QCOMPARE(lastMinutes(looks, u"a"_s).last(), 0.0F);
}

void TestHistoryServices::serviceThatLeaves_isAGapAfterwards()
{
    Looks looks;
    looks.snapshot.services = {{u"a"_s, {}, 0}, {u"b"_s, {}, 0}};
    looks.look();
    looks.run(5, 2);
    looks.snapshot.services.removeFirst();
    looks.run(5, 2);
    QCOMPARE(lastMinutes(looks, u"a"_s).last(10).count(unknownRate), 5);
    QCOMPARE(knownIn(lastMinutes(looks, u"b"_s).last(10)), 10);
    looks.snapshot.services.prepend({u"a"_s, {}, 0});
    looks.run(1, 2);
    QCOMPARE(lastMinutes(looks, u"a"_s).last(), 0.0F);
}

void TestHistoryServices::serviceWithMoreThanTheTotal_isHeldToIt()
{
    Looks looks;
    looks.look();
    looks.run(2, 2);
    // A writer that did not list its services before.
    looks.snapshot.services = {{u"a"_s, {}, 1'000'000}};
    looks.run(1, 2);
    QCOMPARE(lastMinutes(looks, u"a"_s).last(), 1.0F);
}

void TestHistoryServices::hugeCountsOfOneName_areNoNegativeRate()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    Looks looks;
    looks.snapshot.services = {{u"a"_s, {}, 0}, {u"a"_s, {}, 0}, {u"b"_s, {}, 0}};
    looks.look();
    looks.snapshot.services = {{u"a"_s, {}, most}, {u"a"_s, {}, most}, {u"b"_s, {}, 0}};
    looks.pass(2s, 2);
    QCOMPARE(lastMinutes(looks, u"a"_s).last(), 1.0F);
    looks.snapshot.services = {{u"b"_s, {}, 0}, {u"a"_s, {}, most}, {u"a"_s, {}, most}};
    looks.pass(2s, 2);
    QCOMPARE(lastMinutes(looks, u"a"_s).last(), 1.0F);
}

void TestHistoryServices::servicesThatMove_keepTheirRates()
{
    Looks looks;
    for (const QChar c : u"abcdefgh"_s)
        looks.snapshot.services.append({QString(c), {}, 0});
    looks.look();
    const auto lists = {u"abcdefgh"_s, u"hgfedcba"_s, u"xabcdefgh"_s, u"abcdxefgh"_s,
                        u"efgh"_s,     u"eafgbh"_s,   u"abcdefgh"_s,  u"bcdefgha"_s};
    for (const QString &list : lists) {
        QHash<QString, qint64> counts;
        for (const Service &service : std::as_const(looks.snapshot.services))
            counts[service.name] = service.messageCount;
        looks.snapshot.services.clear();
        for (const QChar c : list)
            looks.snapshot.services.append({QString(c), {}, counts.value(QString(c)) + 2});
        looks.pass(2s, 2 * list.size());
        for (const QChar c : list)
            QCOMPARE(lastMinutes(looks, QString(c)).last(), 1.0F);
    }
}

void TestHistoryServices::manyServices_keepTheBusiest()
{
    Looks looks;
    for (int i = 0; i < 1000; ++i)
        looks.snapshot.services.append({u"s%1"_s.arg(i), {}, 0});
    looks.look();
    // Every fifth is busy, and none of them among the first in the list; now and then another one
    // has a message.
    for (int round = 0; round < 50; ++round) {
        for (int i = 504; i < 1000; i += 5)
            looks.snapshot.services[i].messageCount += 20;
        looks.snapshot.services[(round * 7) % 500].messageCount += 1;
        looks.pass(2s, 2001);
    }
    QVERIFY(looks.history.services().size() <= History::mostServices);
    for (int i = 504; i < 1000; i += 5) {
        const QList<float> rates = lastMinutes(looks, u"s%1"_s.arg(i));
        QVERIFY(areAbout(rates.last(40), 10));
    }
}

void TestHistoryServices::quietServiceAmongMany_isFollowedWhenAsked()
{
    Looks looks;
    for (int i = 0; i < 1000; ++i)
        looks.snapshot.services.append({u"s%1"_s.arg(i), {}, 0});
    looks.look();
    looks.run(2, 0);
    QCOMPARE(knownIn(lastMinutes(looks, u"s999"_s)), 0);
    looks.history.follow(u"s999"_s);
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < 900; ++i)
            looks.snapshot.services[i].messageCount += 1;
        looks.pass(2s, 900);
    }
    QCOMPARE(lastMinutes(looks, u"s999"_s).last(10), QList<float>(10, 0.0F));
    QCOMPARE(looks.history.services().size(), History::mostServices);
    // One that is not there yet gets its place when it comes.
    looks.history.follow(u"late"_s);
    looks.run(1, 0);
    looks.snapshot.services.append({u"late"_s, {}, 0});
    looks.run(2, 0);
    QCOMPARE(lastMinutes(looks, u"late"_s).last(2), QList<float>(2, 0.0F));
}

void TestHistoryServices::hugeFile_isTakenIn()
{
    Looks looks;
    for (int i = 0; i < 100'000; ++i)
        looks.snapshot.services.append({u"some-service-name-%1"_s.arg(i), {}, 0});
    looks.look();
    // Were anything quadratic, the suite's time would be over before this ends.
    for (int round = 0; round < 20; ++round) {
        // As a reader makes it: every string anew.
        for (Service &service : looks.snapshot.services) {
            service.name = QString(service.name.constData(), service.name.size());
            service.messageCount += 1;
        }
        looks.snapshot.services.remove(500 * round, 1);
        looks.pass(2s);
        looks.snapshot.totalMessages += 100'000;
        looks.look();
    }
    QCOMPARE(looks.history.services().size(), History::mostServices);
}

QTEST_GUILESS_MAIN(TestHistoryServices)
#include "tst_historyservices.moc"
