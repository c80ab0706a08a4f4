// SPDX-License-Identifier: MIT
#include "core/monitor/servicerates.h"
#include "suite.h"

#include <QTest>

#include <cmath>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Polls of a simulated MM whose counts and clocks the test sets. The first is in the constructor.
class PolledMm final
{
public:
    explicit PolledMm(const QList<Service> &services)
    {
        m_reading.outcome = ReadOutcome::Valid;
        m_reading.at.wall = std::chrono::system_clock::time_point(1'700'000'000s);
        m_reading.at.steady = std::chrono::steady_clock::time_point(1'000s);
        m_reading.snapshot.writer.emplace();
        m_reading.snapshot.writer->pid = 4711;
        m_reading.snapshot.services = services;
        poll();
    }

    ServiceRates rates;

    QList<Service> &services() { return m_reading.snapshot.services; }
    Writer &writer() { return *m_reading.snapshot.writer; }
    void setInterval(std::chrono::milliseconds interval) { m_continuity.setInterval(interval); }
    void resetTotal() { m_reading.snapshot.totalMessages = 0; }

    void poll(State state = State::Active)
    {
        rates.add(m_reading, state, m_continuity.update(m_reading, state));
    }
    void wait(std::chrono::milliseconds time)
    {
        m_reading.at.wall += time;
        m_reading.at.steady += time;
    }
    void shiftWallClock(std::chrono::milliseconds time) { m_reading.at.wall += time; }
    /// Polls every 2 s; the first service counts \p messages more each time.
    void pollFor(std::chrono::seconds time, qint64 messages)
    {
        for (auto left = time; left > 0s; left -= 2s) {
            wait(2s);
            services().first().messageCount += messages;
            m_reading.snapshot.totalMessages += messages;
            poll();
        }
    }

private:
    Continuity m_continuity;
    Reading m_reading;
};

bool isAbout(double rate, double expected)
{
    return std::abs(rate - expected) < 0.001 * qMax(1.0, expected);
}

} // namespace

class TstServiceRates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noReading_ratesAreUnknown();
    void firstTenSeconds_ratesAreUnknown();
    void partOfAMinute_isMeasuredOverTheKnownTime();
    void longRun_countsTheLastMinuteOnly();
    void quietService_hasRateZero();
    void invalidRow_isUnknown();
    void longInterval_isMeasuredOverOneInterval();
    void discontinuity_resetsRates_data();
    void discontinuity_resetsRates();
    void inactiveMm_resetsRates();
    void reregisteredService_countsFromZero();
    void newService_isKnownAfterTenSeconds();
    void returnedService_isMeasuredFromItsReturn();
    void reorderedFile_keepsRates();
    void duplicateName_isUnknown();
    void removedDuplicate_isMeasuredFromRemoval();
    void repeatedReading_isIgnored();
    void hugeCounts_doNotOverflow();
    void manyServices_keepTheirRates();
};

void TstServiceRates::noReading_ratesAreUnknown()
{
    const ServiceRates rates;
    QVERIFY(!rates.at(0).isKnown());
    QVERIFY(!rates.isDuplicate(0));
}

void TstServiceRates::firstTenSeconds_ratesAreUnknown()
{
    PolledMm mm({{u"a"_s, {}, 1000}});
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.pollFor(8s, 5);
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.pollFor(2s, 5);
    QVERIFY(mm.rates.at(0).isKnown());
}

void TstServiceRates::partOfAMinute_isMeasuredOverTheKnownTime()
{
    PolledMm mm({{u"a"_s, {}, 1000}, {u"b"_s, {}, 1}});
    mm.pollFor(20s, 3); // 30 messages in 20 seconds
    const ServiceRate rate = mm.rates.at(0);
    QVERIFY(isAbout(rate.perMinute, 90));
    QCOMPARE(rate.over, 20'000ms);
    QCOMPARE(mm.rates.at(1).perMinute, 0.0);
}

void TstServiceRates::longRun_countsTheLastMinuteOnly()
{
    PolledMm mm({{u"a"_s, {}, 0}});
    mm.pollFor(600s, 100);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 3000));
    QVERIFY(mm.rates.at(0).over >= 60s);
    QVERIFY(mm.rates.at(0).over <= 66s);
    mm.pollFor(70s, 1);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 30));
}

void TstServiceRates::quietService_hasRateZero()
{
    PolledMm mm({{u"a"_s, {}, 7}});
    mm.pollFor(60s, 0);
    QVERIFY(mm.rates.at(0).isKnown());
    QCOMPARE(mm.rates.at(0).perMinute, 0.0);
}

void TstServiceRates::invalidRow_isUnknown()
{
    PolledMm mm({{u"a"_s, {}, 7}});
    mm.pollFor(60s, 1);
    QVERIFY(!mm.rates.at(-1).isKnown());
    QVERIFY(!mm.rates.at(1).isKnown());
}

void TstServiceRates::longInterval_isMeasuredOverOneInterval()
{
    PolledMm mm({{u"a"_s, {}, 0}});
    mm.setInterval(120s);
    for (int i = 0; i < 5; ++i) {
        mm.wait(120s);
        mm.services().first().messageCount += 10 * (i + 1);
        mm.poll();
    }
    QCOMPARE(mm.rates.at(0).over, 120'000ms);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 25));
}

void TstServiceRates::discontinuity_resetsRates_data()
{
    QTest::addColumn<std::function<void(PolledMm &)>>("change");
    QTest::addColumn<bool>("known");

    using Change = std::function<void(PolledMm &)>;
    QTest::newRow("nothing") << Change([](PolledMm &) {}) << true;
    QTest::newRow("a late poll") << Change([](PolledMm &mm) { mm.wait(7s); }) << true;
    QTest::newRow("polls missing") << Change([](PolledMm &mm) { mm.wait(9s); }) << false;
    QTest::newRow("the machine was suspended")
        << Change([](PolledMm &mm) { mm.shiftWallClock(5s); }) << false;
    QTest::newRow("the clock set back")
        << Change([](PolledMm &mm) { mm.shiftWallClock(-3600s); }) << true;
    QTest::newRow("another process") << Change([](PolledMm &mm) { ++mm.writer().pid; }) << false;
    QTest::newRow("another machine")
        << Change([](PolledMm &mm) { mm.writer().host = u"b"_s; }) << false;
    QTest::newRow("the same process with another heartbeat")
        << Change([](PolledMm &mm) { mm.writer().heartbeat = 1s; }) << true;
    QTest::newRow("the total was reset") << Change([](PolledMm &mm) { mm.resetTotal(); }) << false;
    QTest::newRow("MM not active")
        << Change([](PolledMm &mm) { mm.poll(State::NotUpdating); }) << false;
    QTest::newRow("no file") << Change([](PolledMm &mm) { mm.poll(State::NoFile); }) << false;
}

void TstServiceRates::discontinuity_resetsRates()
{
    using Change = std::function<void(PolledMm &)>;
    QFETCH(Change, change);
    QFETCH(bool, known);

    PolledMm mm({{u"a"_s, {}, 100}});
    mm.pollFor(60s, 2);
    change(mm);
    mm.wait(2s);
    mm.poll();
    QCOMPARE(mm.rates.at(0).isKnown(), known);
    mm.pollFor(10s, 2);
    QVERIFY(mm.rates.at(0).isKnown());
    QVERIFY(mm.rates.at(0).perMinute > 0);
    QVERIFY(mm.rates.at(0).perMinute <= 60.001);
}

void TstServiceRates::inactiveMm_resetsRates()
{
    PolledMm mm({{u"a"_s, {}, 100}});
    mm.pollFor(60s, 50);
    mm.poll(State::Stopped);
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.wait(2s);
    mm.services().first().messageCount = 5'000'000;
    mm.poll();
    mm.pollFor(10s, 1);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 30));
}

void TstServiceRates::reregisteredService_countsFromZero()
{
    PolledMm mm({{u"a"_s, {}, 1000}});
    mm.pollFor(28s, 0);
    mm.services().first().messageCount = 0;
    mm.pollFor(2s, 10);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 20));
}

void TstServiceRates::newService_isKnownAfterTenSeconds()
{
    PolledMm mm({{u"a"_s, {}, 0}});
    mm.pollFor(60s, 1);
    mm.services() += {u"b"_s, {}, 900};
    mm.pollFor(10s, 1);
    QVERIFY(mm.rates.at(0).isKnown());
    QVERIFY(!mm.rates.at(1).isKnown());
    mm.services().last().messageCount += 6;
    mm.pollFor(2s, 1);
    QCOMPARE(mm.rates.at(1).over, 10'000ms);
    QVERIFY(isAbout(mm.rates.at(1).perMinute, 36));
}

void TstServiceRates::returnedService_isMeasuredFromItsReturn()
{
    PolledMm mm({{u"a"_s, {}, 0}, {u"b"_s, {}, 900}});
    mm.pollFor(60s, 1);
    QVERIFY(mm.rates.at(1).isKnown());
    mm.services().removeLast();
    mm.pollFor(2s, 1);
    mm.services() += {u"b"_s, {}, 0};
    mm.pollFor(2s, 1);
    QVERIFY(!mm.rates.at(1).isKnown());
    mm.pollFor(10s, 1);
    QCOMPARE(mm.rates.at(1).perMinute, 0.0);
    QVERIFY(mm.rates.at(1).isKnown());
}

void TstServiceRates::reorderedFile_keepsRates()
{
    PolledMm mm({{u"a"_s, {}, 0}, {u"b"_s, {}, 10}, {u"c"_s, {}, 20}});
    mm.pollFor(20s, 4);
    std::reverse(mm.services().begin(), mm.services().end());
    mm.wait(2s);
    mm.poll();
    QCOMPARE(mm.rates.at(0).perMinute, 0.0);
    QVERIFY(isAbout(mm.rates.at(2).perMinute, 40 / 22.0 * 60));
}

void TstServiceRates::duplicateName_isUnknown()
{
    PolledMm mm({{u"a"_s, {}, 0}, {u"b"_s, {}, 10}, {u"a"_s, {}, 20}});
    mm.pollFor(30s, 4);
    QVERIFY(!mm.rates.at(0).isKnown());
    QVERIFY(mm.rates.at(1).isKnown());
    QVERIFY(!mm.rates.at(2).isKnown());
    QVERIFY(mm.rates.isDuplicate(0));
    QVERIFY(!mm.rates.isDuplicate(1));
    QVERIFY(mm.rates.isDuplicate(2));
}

void TstServiceRates::removedDuplicate_isMeasuredFromRemoval()
{
    PolledMm mm({{u"a"_s, {}, 0}, {u"a"_s, {}, 2'000'000}});
    mm.pollFor(30s, 4);
    mm.services().removeLast();
    mm.pollFor(2s, 1);
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.pollFor(10s, 1);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 30));
}

void TstServiceRates::repeatedReading_isIgnored()
{
    PolledMm mm({{u"a"_s, {}, 0}});
    mm.pollFor(30s, 1);
    const ServiceRate before = mm.rates.at(0);
    mm.poll();
    QVERIFY(mm.rates.at(0) == before);
}

void TstServiceRates::hugeCounts_doNotOverflow()
{
    constexpr qint64 max = std::numeric_limits<qint64>::max();
    PolledMm mm({{u"a"_s, {}, 0}});
    // Registers again in each round and counts up to the maximum.
    for (int i = 0; i < 40; ++i) {
        mm.wait(2s);
        mm.services().first().messageCount = i % 2 == 0 ? max : 0;
        mm.poll();
        QVERIFY(mm.rates.at(0).perMinute >= 0);
    }
}

void TstServiceRates::manyServices_keepTheirRates()
{
    constexpr int many = 10'000;
    QList<Service> services;
    for (int i = 0; i < many; ++i)
        services += {u"service %1"_s.arg(i), {}, 0};
    PolledMm mm(services);
    for (int second = 0; second < 12; second += 2) {
        mm.wait(2s);
        for (qsizetype i = 0; i < mm.services().size(); ++i)
            mm.services()[i].messageCount += i % 3;
        mm.poll();
    }
    QVERIFY(isAbout(mm.rates.at(5).perMinute, 60));
    mm.services().remove(0, many / 2);
    mm.wait(2s);
    mm.poll();
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 6.0 * (many / 2 % 3) * 60 / 14));
    QVERIFY(!mm.rates.at(many / 2).isKnown());
}

MM_SUITE(TstServiceRates)
#include "tst_servicerates.moc"
