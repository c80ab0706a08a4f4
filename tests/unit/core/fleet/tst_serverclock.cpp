// SPDX-License-Identifier: MIT
#include "core/fleet/serverclock.h"
#include "suite.h"

#include <QtNumeric>

#include <limits>

using namespace mm;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

/// Polls of a server whose clock can be set, each 2 s after the last.
struct ClockPolls
{
    using Seconds = duration<double>;

    ServerClock clock;
    ServerClock::Steady steady{1h};
    double server = 1'770'370'245;
    Seconds roundTrip = 0s;
    /// The part of the round trip after which the server reads its clock.
    double readAfter = 0.5;
    /// How much of each second passes by the server's clock.
    double speed = 1;
    bool samples = true; ///< each poll finds a sample that is as new as can be

    ClockPolls() { (void)poll(); }
    bool poll(Seconds after = 2s)
    {
        pass(after);
        const auto sent = steady;
        pass(roundTrip * readAfter);
        const double time = server;
        pass(roundTrip * (1 - readAfter));
        clock.update(time, sent, steady);
        if (samples)
            clock.sawSample(time);
        return clock.isWrong();
    }
    void pass(Seconds time)
    {
        steady += duration_cast<steady_clock::duration>(time);
        server += speed * time.count();
    }
    /// Whether any of \p count polls found it wrong.
    bool pollMany(int count, Seconds after = 2s)
    {
        bool wrong = false;
        for (int i = 0; i < count; ++i)
            wrong |= poll(after);
        return wrong;
    }
};

} // namespace

class TstServerClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steadyClock_isRight();
    void setBack_isWrongUntilTheNewestSampleIsPassed_data();
    void setBack_isWrongUntilTheNewestSampleIsPassed();
    void smallSteps_areTolerated();
    void smallStepsBack_addUp();
    void setForward_isRight();
    void setForwardAndBack_isWrongUntilTheNewestSampleIsPassed();
    void frozen_isWrongUntilItGoesOn();
    void frozenFromTheStart_isWrong();
    void slowServer_isRight_data();
    void slowServer_isRight();
    void halfSpeed_isWrong();
    void suspendOfThisMachine_isRight();
    void setBackAfterSuspend_isWrong();
    void longRoundTrips_areTolerated_data();
    void longRoundTrips_areTolerated();
    void setBackInALongRoundTrip_isWrong();
    void setBackAfterALongRoundTrip_isWrong();
    void olderSample_doesNotCount();
    void noTime_isWrong_data();
    void noTime_isWrong();
};

void TstServerClock::steadyClock_isRight()
{
    QVERIFY(!ServerClock().isWrong());
    ClockPolls polls;
    QVERIFY(!polls.pollMany(1000));
}

void TstServerClock::setBack_isWrongUntilTheNewestSampleIsPassed_data()
{
    QTest::addColumn<int>("seconds");
    for (const int seconds : {3, 10, 60, 3600, 1'770'000'000})
        QTest::addRow("%d s", seconds) << seconds;
}

void TstServerClock::setBack_isWrongUntilTheNewestSampleIsPassed()
{
    QFETCH(int, seconds);
    ClockPolls polls;
    QVERIFY(!polls.pollMany(5));
    const double newest = polls.server;
    polls.server -= seconds;
    polls.samples = false; // Prometheus takes none that is older than what it has
    QVERIFY(polls.poll());
    while (seconds < 10'000 && polls.server + 2 <= newest)
        QVERIFY(polls.poll());
    if (seconds < 10'000) {
        QVERIFY(!polls.poll());
        polls.samples = true;
        QVERIFY(!polls.pollMany(10));
    }
}

void TstServerClock::smallSteps_areTolerated()
{
    ClockPolls polls;
    polls.server -= 1.9;
    QVERIFY(!polls.pollMany(10));
    ClockPolls other;
    other.server -= 2.1;
    QVERIFY(other.poll());
}

void TstServerClock::smallStepsBack_addUp()
{
    ClockPolls polls;
    polls.server -= 1.5;
    QVERIFY(!polls.poll());
    polls.server -= 1.5;
    QVERIFY(polls.poll());
}

void TstServerClock::setForward_isRight()
{
    ClockPolls polls;
    polls.server += 3600;
    QVERIFY(!polls.pollMany(10));
}

void TstServerClock::setForwardAndBack_isWrongUntilTheNewestSampleIsPassed()
{
    ClockPolls polls;
    polls.server += 60;
    QVERIFY(!polls.poll());
    polls.server -= 60;
    polls.samples = false;
    for (int passed = 2; passed <= 60; passed += 2)
        QVERIFY2(polls.poll(), qPrintable(QString::number(passed)));
    QVERIFY(!polls.poll());
}

void TstServerClock::frozen_isWrongUntilItGoesOn()
{
    ClockPolls polls;
    polls.speed = 0;
    QVERIFY(!polls.poll(2s)); // as much as is tolerated
    for (int i = 0; i < 50; ++i)
        QVERIFY(polls.poll(i % 2 == 0 ? 1s : 2s));
    polls.speed = 1;
    QVERIFY(!polls.pollMany(10));
}

void TstServerClock::frozenFromTheStart_isWrong()
{
    ClockPolls polls;
    polls.speed = 0;
    polls.samples = false;
    QVERIFY(polls.pollMany(2, 1.5s));
    QVERIFY(polls.poll(1ms));
    QVERIFY(polls.poll(10min));
}

void TstServerClock::slowServer_isRight_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("polls");
    QTest::newRow("a crystal, 100 ppm slow, 30 days") << 1 - 100e-6 << 1'296'000;
    QTest::newRow("slewed by 500 ppm, 3 days") << 1 - 500e-6 << 129'600;
    QTest::newRow("100 ppm fast, 30 days") << 1 + 100e-6 << 1'296'000;
}

void TstServerClock::slowServer_isRight()
{
    QFETCH(double, speed);
    QFETCH(int, polls);
    ClockPolls server;
    server.speed = speed;
    QVERIFY(!server.pollMany(polls));
    server.server -= 4; // is still noticed
    QVERIFY(server.poll());
}

void TstServerClock::halfSpeed_isWrong()
{
    ClockPolls polls;
    polls.speed = 0.45;
    QVERIFY(!polls.poll());
    (void)polls.pollMany(2);
    for (int i = 0; i < 20; ++i)
        QVERIFY(polls.poll());
}

void TstServerClock::suspendOfThisMachine_isRight()
{
    ClockPolls polls;
    polls.server += 8 * 3600; // the steady clock stands
    QVERIFY(!polls.pollMany(10));
}

void TstServerClock::setBackAfterSuspend_isWrong()
{
    ClockPolls polls;
    polls.server += 8 * 3600;
    QVERIFY(!polls.poll());
    polls.server -= 10;
    QVERIFY(polls.poll());
}

void TstServerClock::longRoundTrips_areTolerated_data()
{
    QTest::addColumn<double>("first");  // where in the round trip the server reads its clock
    QTest::addColumn<double>("second"); // likewise, of the next poll
    QTest::newRow("early, then late") << 0.0 << 1.0;
    QTest::newRow("late, then early") << 1.0 << 0.0;
    QTest::newRow("late each time") << 1.0 << 1.0;
}

void TstServerClock::longRoundTrips_areTolerated()
{
    QFETCH(double, first);
    QFETCH(double, second);
    ClockPolls polls;
    for (int i = 0; i < 10; ++i) {
        polls.roundTrip = 5s;
        polls.readAfter = first;
        QVERIFY(!polls.poll());
        polls.readAfter = second;
        QVERIFY(!polls.poll());
        polls.roundTrip = 0s;
        QVERIFY(!polls.poll());
    }
}

void TstServerClock::setBackInALongRoundTrip_isWrong()
{
    ClockPolls polls;
    polls.roundTrip = 5s;
    polls.readAfter = 1;
    polls.server -= 7.1; // 2 s, and as much as the round trip can hide
    QVERIFY(polls.poll());
}

void TstServerClock::setBackAfterALongRoundTrip_isWrong()
{
    ClockPolls polls;
    polls.roundTrip = 5s;
    polls.readAfter = 1;
    QVERIFY(!polls.poll());
    polls.roundTrip = 0s;
    polls.server -= 2.1; // the first poll is still remembered
    QVERIFY(polls.poll());
}

void TstServerClock::olderSample_doesNotCount()
{
    ClockPolls polls;
    polls.samples = false;
    polls.clock.sawSample(polls.server + 20);
    polls.clock.sawSample(polls.server - 20);
    polls.server -= 10;
    for (int passed = 2; passed <= 30; passed += 2)
        QVERIFY(polls.poll());
    QVERIFY(!polls.poll());
}

void TstServerClock::noTime_isWrong_data()
{
    QTest::addColumn<double>("time");
    QTest::newRow("NaN") << qQNaN();
    QTest::newRow("+Inf") << qInf();
    QTest::newRow("-Inf") << -qInf();
    QTest::newRow("0") << 0.0;
    QTest::newRow("-1e308") << -std::numeric_limits<double>::max();
}

void TstServerClock::noTime_isWrong()
{
    QFETCH(double, time);
    ClockPolls polls;
    polls.clock.update(time, polls.steady + 1s, polls.steady + 1s);
    QVERIFY(polls.clock.isWrong());
    // It is not taken for the server's clock.
    QVERIFY(!polls.pollMany(5));
    polls.server -= 10;
    QVERIFY(polls.poll());
}

MM_SUITE(TstServerClock)
#include "tst_serverclock.moc"
