// SPDX-License-Identifier: MIT
#include "core/minuterates.h"

#include <QTest>

#include <cmath>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Looks at an MM whose services a test counts up, on clocks that it moves by hand.
class Watched final
{
public:
    Watched()
    {
        m_reading.outcome = Outcome::Valid;
        m_reading.at.wall = std::chrono::system_clock::time_point(1'700'000'000s);
        m_reading.at.steady = std::chrono::steady_clock::time_point(1'000s);
        m_reading.snapshot.writer.emplace();
        m_reading.snapshot.writer->pid = 4711;
    }

    MinuteRates rates;

    QList<Service> &services() { return m_reading.snapshot.services; }
    Writer &writer() { return *m_reading.snapshot.writer; }
    void dropTotal() { m_reading.snapshot.totalMessages = 0; }

    void look(State state = State::Active) { rates.add(m_reading, state); }
    void wait(std::chrono::milliseconds time)
    {
        m_reading.at.wall += time;
        m_reading.at.steady += time;
    }
    void sleep(std::chrono::milliseconds time) { m_reading.at.wall += time; }
    /// Looks every 2 s, with \p grown more messages of the first service each time.
    void watch(std::chrono::seconds time, qint64 grown)
    {
        for (auto left = time; left > 0s; left -= 2s) {
            wait(2s);
            services().first().messageCount += grown;
            m_reading.snapshot.totalMessages += grown;
            look();
        }
    }

private:
    Reading m_reading;
};

bool isAbout(double rate, double expected)
{
    return std::abs(rate - expected) < 0.001 * qMax(1.0, expected);
}

} // namespace

class MinuteRatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noLook_nothingIsKnown();
    void firstTenSeconds_nothingIsKnown();
    void partOfAMinute_theRateIsOverTheTimeKnown();
    void longRun_onlyTheLastMinuteCounts();
    void quietService_isKnownToBeZero();
    void rowOutside_isNotKnown();
    void looksFarApart_theRateIsOverTheTimeBetween();
    void whatMakesUnknown_data();
    void whatMakesUnknown();
    void inactive_forgetsAndStartsAnew();
    void reregistered_countsFromZeroAndNeverBackward();
    void newService_isKnownTenSecondsAfterItCame();
    void departedAndBack_startsAnew();
    void order_ofTheFileDoesNotMatter();
    void sameName_twice_isNotKnown();
    void sameName_onceAgain_startsAnew();
    void sameLook_changesNothing();
    void hugeCounts_doNotOverflow();
    void manyServices_comeAndGo_areCountedRightly();
};

void MinuteRatesTest::noLook_nothingIsKnown()
{
    const MinuteRates rates;
    QVERIFY(!rates.at(0).isKnown());
    QVERIFY(!rates.standsTwice(0));
}

void MinuteRatesTest::firstTenSeconds_nothingIsKnown()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 1000}};
    mm.look();
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.watch(8s, 5);
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.watch(2s, 5);
    QVERIFY(mm.rates.at(0).isKnown());
}

void MinuteRatesTest::partOfAMinute_theRateIsOverTheTimeKnown()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 1000}, {u"b"_s, {}, 1}};
    mm.look();
    mm.watch(20s, 3); // 30 messages in 20 seconds
    const MinuteRate rate = mm.rates.at(0);
    QVERIFY(isAbout(rate.perMinute, 90));
    QCOMPARE(rate.over, 20'000ms);
    QCOMPARE(mm.rates.at(1).perMinute, 0.0);
}

void MinuteRatesTest::longRun_onlyTheLastMinuteCounts()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}};
    mm.look();
    mm.watch(600s, 100);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 3000));
    QVERIFY(mm.rates.at(0).over >= 60s);
    QVERIFY(mm.rates.at(0).over <= 66s);
    mm.watch(70s, 1);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 30));
}

void MinuteRatesTest::quietService_isKnownToBeZero()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 7}};
    mm.look();
    mm.watch(60s, 0);
    QVERIFY(mm.rates.at(0).isKnown());
    QCOMPARE(mm.rates.at(0).perMinute, 0.0);
}

void MinuteRatesTest::rowOutside_isNotKnown()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 7}};
    mm.look();
    mm.watch(60s, 1);
    QVERIFY(!mm.rates.at(-1).isKnown());
    QVERIFY(!mm.rates.at(1).isKnown());
}

void MinuteRatesTest::looksFarApart_theRateIsOverTheTimeBetween()
{
    Watched mm;
    mm.rates.setInterval(120s);
    mm.services() = {{u"a"_s, {}, 0}};
    mm.look();
    for (int i = 0; i < 5; ++i) {
        mm.wait(120s);
        mm.services().first().messageCount += 10 * (i + 1);
        mm.look();
    }
    QCOMPARE(mm.rates.at(0).over, 120'000ms);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 25));
}

void MinuteRatesTest::whatMakesUnknown_data()
{
    QTest::addColumn<std::function<void(Watched &)>>("happen");
    QTest::addColumn<bool>("known");

    using Happen = std::function<void(Watched &)>;
    QTest::newRow("nothing") << Happen([](Watched &) {}) << true;
    QTest::newRow("a look a little late") << Happen([](Watched &mm) { mm.wait(7s); }) << true;
    QTest::newRow("looks missing") << Happen([](Watched &mm) { mm.wait(9s); }) << false;
    QTest::newRow("the machine slept") << Happen([](Watched &mm) { mm.sleep(5s); }) << false;
    QTest::newRow("the clock set back") << Happen([](Watched &mm) { mm.sleep(-3600s); }) << true;
    QTest::newRow("another process") << Happen([](Watched &mm) { ++mm.writer().pid; }) << false;
    QTest::newRow("another machine")
        << Happen([](Watched &mm) { mm.writer().host = u"b"_s; }) << false;
    QTest::newRow("the same process with another heartbeat")
        << Happen([](Watched &mm) { mm.writer().heartbeat = 1s; }) << true;
    QTest::newRow("the total began anew") << Happen([](Watched &mm) { mm.dropTotal(); }) << false;
    QTest::newRow("MM not active")
        << Happen([](Watched &mm) { mm.look(State::NotUpdating); }) << false;
    QTest::newRow("no file") << Happen([](Watched &mm) { mm.look(State::NoFile); }) << false;
}

void MinuteRatesTest::whatMakesUnknown()
{
    using Happen = std::function<void(Watched &)>;
    QFETCH(Happen, happen);
    QFETCH(bool, known);

    Watched mm;
    mm.services() = {{u"a"_s, {}, 100}};
    mm.look();
    mm.watch(60s, 2);
    happen(mm);
    mm.wait(2s);
    mm.look();
    QCOMPARE(mm.rates.at(0).isKnown(), known);
    mm.watch(10s, 2);
    QVERIFY(mm.rates.at(0).isKnown());
    QVERIFY(mm.rates.at(0).perMinute > 0);
    QVERIFY(mm.rates.at(0).perMinute <= 60.001);
}

void MinuteRatesTest::inactive_forgetsAndStartsAnew()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 100}};
    mm.look();
    mm.watch(60s, 50);
    mm.look(State::Stopped);
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.wait(2s);
    mm.services().first().messageCount = 5'000'000;
    mm.look();
    mm.watch(10s, 1);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 30));
}

void MinuteRatesTest::reregistered_countsFromZeroAndNeverBackward()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 1000}};
    mm.look();
    mm.watch(28s, 0);
    mm.services().first().messageCount = 0;
    mm.watch(2s, 10);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 20));
}

void MinuteRatesTest::newService_isKnownTenSecondsAfterItCame()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}};
    mm.look();
    mm.watch(60s, 1);
    mm.services() += {u"b"_s, {}, 900};
    mm.watch(10s, 1);
    QVERIFY(mm.rates.at(0).isKnown());
    QVERIFY(!mm.rates.at(1).isKnown());
    mm.services().last().messageCount += 6;
    mm.watch(2s, 1);
    QCOMPARE(mm.rates.at(1).over, 10'000ms);
    QVERIFY(isAbout(mm.rates.at(1).perMinute, 36));
}

void MinuteRatesTest::departedAndBack_startsAnew()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}, {u"b"_s, {}, 900}};
    mm.look();
    mm.watch(60s, 1);
    QVERIFY(mm.rates.at(1).isKnown());
    mm.services().removeLast();
    mm.watch(2s, 1);
    mm.services() += {u"b"_s, {}, 0};
    mm.watch(2s, 1);
    QVERIFY(!mm.rates.at(1).isKnown());
    mm.watch(10s, 1);
    QCOMPARE(mm.rates.at(1).perMinute, 0.0);
    QVERIFY(mm.rates.at(1).isKnown());
}

void MinuteRatesTest::order_ofTheFileDoesNotMatter()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}, {u"b"_s, {}, 10}, {u"c"_s, {}, 20}};
    mm.look();
    mm.watch(20s, 4);
    std::reverse(mm.services().begin(), mm.services().end());
    mm.wait(2s);
    mm.look();
    QCOMPARE(mm.rates.at(0).perMinute, 0.0);
    QVERIFY(isAbout(mm.rates.at(2).perMinute, 40 / 22.0 * 60));
}

void MinuteRatesTest::sameName_twice_isNotKnown()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}, {u"b"_s, {}, 10}, {u"a"_s, {}, 20}};
    mm.look();
    mm.watch(30s, 4);
    QVERIFY(!mm.rates.at(0).isKnown());
    QVERIFY(mm.rates.at(1).isKnown());
    QVERIFY(!mm.rates.at(2).isKnown());
    QVERIFY(mm.rates.standsTwice(0));
    QVERIFY(!mm.rates.standsTwice(1));
    QVERIFY(mm.rates.standsTwice(2));
}

void MinuteRatesTest::sameName_onceAgain_startsAnew()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}, {u"a"_s, {}, 2'000'000}};
    mm.look();
    mm.watch(30s, 4);
    mm.services().removeLast();
    mm.watch(2s, 1);
    QVERIFY(!mm.rates.at(0).isKnown());
    mm.watch(10s, 1);
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 30));
}

void MinuteRatesTest::sameLook_changesNothing()
{
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}};
    mm.look();
    mm.watch(30s, 1);
    const MinuteRate before = mm.rates.at(0);
    mm.look();
    QVERIFY(mm.rates.at(0) == before);
}

void MinuteRatesTest::hugeCounts_doNotOverflow()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    Watched mm;
    mm.services() = {{u"a"_s, {}, 0}};
    mm.look();
    // Each time round it registers again, and counts up to the most there can be.
    for (int i = 0; i < 40; ++i) {
        mm.wait(2s);
        mm.services().first().messageCount = i % 2 == 0 ? most : 0;
        mm.look();
        QVERIFY(mm.rates.at(0).perMinute >= 0);
    }
}

void MinuteRatesTest::manyServices_comeAndGo_areCountedRightly()
{
    constexpr int many = 100'000;
    Watched mm;
    for (int i = 0; i < many; ++i)
        mm.services() += {u"service %1"_s.arg(i), {}, 0};
    mm.look();
    for (int second = 0; second < 12; second += 2) {
        mm.wait(2s);
        for (qsizetype i = 0; i < mm.services().size(); ++i)
            mm.services()[i].messageCount += i % 3;
        mm.look();
    }
    QVERIFY(isAbout(mm.rates.at(5).perMinute, 60));
    mm.services().remove(0, many / 2);
    mm.wait(2s);
    mm.look();
    QVERIFY(isAbout(mm.rates.at(0).perMinute, 6.0 * (many / 2 % 3) * 60 / 14));
    QVERIFY(!mm.rates.at(many / 2).isKnown());
}

QTEST_GUILESS_MAIN(MinuteRatesTest)
#include "tst_minuterates.moc"
