// SPDX-License-Identifier: MIT
#include "fleets.h"
#include "suite.h"
#include "support.h"

#include <limits>

using namespace mm;
using namespace mm::test;

namespace {

using Change = std::function<void(Machine *machine, FleetReading *reading)>;

/// The verdict on an active machine after \p change, \p later seconds after the poll.
MachineVerdict verdictAfter(const Change &change, double later = 0)
{
    Machine machine = activeMachine();
    FleetReading reading = fleetOf({});
    change(&machine, &reading);
    return evaluateMachine(machine, reading, afterPoll(duration<double>(later)));
}

steady_clock::time_point steadyAfter(double time)
{
    return afterPoll(duration<double>(time)).steady;
}

} // namespace

class TstMachineRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void machine_isJudgedInOrder_data();
    void machine_isJudgedInOrder();
    void earlierRule_goesFirst();
    void maxAge_isExact_data();
    void maxAge_isExact();
    void age_isSinceTheScrape();
    void until_isTheSameWheneverItIsAsked();
    void until_isTheLastActiveInstant_data();
    void until_isTheLastActiveInstant();
    void hugeNumbers_areNotActiveForEver();
};

void TstMachineRule::machine_isJudgedInOrder_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<State>("state");
    QTest::addColumn<MachineReason>("reason");
    const auto row = [](const char *name, State state, MachineReason reason, const Change &change) {
        QTest::newRow(name) << change << state << reason;
    };
    const auto active = [&](const char *name, const Change &change) {
        row(name, State::Active, MachineReason::Active, change);
    };
    const auto notUpdating = [&](const char *name, MachineReason reason, const Change &change) {
        row(name, State::NotUpdating, reason, change);
    };
    using M = Machine *;
    using R = FleetReading *;
    active("fresh", [](M, R) {});
    active("without states, as an MM of its own has",
           [](M m, R) { m->states = m->trueStates = 0; });
    active("no service and no message", [](M m, R) { m->services = m->messages = 0; });
    active("scraped at the server's time", [](M m, R r) { m->upAt = r->time; });

    notUpdating("server's warning", MachineReason::NoPrometheus,
                [](M, R r) { r->warning = u"x"_s; });
    notUpdating("server's clock wrong", MachineReason::NoPrometheus,
                [](M, R r) { r->clockIsWrong = true; });
    notUpdating("no answer twice", MachineReason::NoPrometheus,
                [](M, R r) { *r = failed(*r, FleetFailure::NoAnswer, 2); });
    notUpdating("refused twice", MachineReason::NoPrometheus,
                [](M, R r) { *r = failed(*r, FleetFailure::Refused, 2); });
    notUpdating("never answered", MachineReason::NoPrometheus, [](M, R r) {
        r->hasAnswer = false;
        *r = failed(*r, FleetFailure::NoAnswer, 1);
    });
    active("no answer once", [](M, R r) { *r = failed(*r, FleetFailure::NoAnswer, 1); });

    notUpdating("no up", MachineReason::Unscraped, [](M m, R) { m->upAt = qQNaN(); });
    notUpdating("too old", MachineReason::Overdue, [](M m, R) { m->upAt -= 60; });
    notUpdating("server without a time", MachineReason::Overdue, [](M, R r) { r->time = qQNaN(); });
    for (const double value : {0.0, -1.0, 2.0, 0.999, qQNaN(), qInf()})
        QTest::addRow("up %g", value) << Change([value](M m, R) { m->up = value; })
                                      << State::NotUpdating << MachineReason::Down;
    notUpdating("1 ms in the future", MachineReason::FromFuture,
                [](M m, R r) { m->upAt = r->time + 0.001; });
    notUpdating("an hour in the future", MachineReason::FromFuture,
                [](M m, R r) { m->upAt = r->time + 3600; });
    notUpdating("later samples", MachineReason::FromFuture, [](M m, R) { m->futureAt = m->upAt; });
    notUpdating("ambiguous", MachineReason::Ambiguous, [](M m, R) { m->isAmbiguous = true; });

    const auto file = [](double age, double step, double now = 5000) {
        return [=](M m, R) {
            m->fileNow = now;
            m->fileTime = now - age;
            m->fileStep = step;
        };
    };
    active("file at three steps", file(45, 15));
    notUpdating("file beyond three steps", MachineReason::FileOld, file(45.01, 15));
    active("file at three minutes, step unknown", file(180, qQNaN()));
    notUpdating("file beyond three minutes", MachineReason::FileOld, file(180.01, qQNaN()));
    active("file as much in the future", file(-45, 15));
    notUpdating("file more in the future", MachineReason::FileOld, file(-45.01, 15));
    active("file by the server's clock", [](M m, R r) { m->fileTime = r->time - 180; });
    notUpdating("file old by the server's clock", MachineReason::FileOld,
                [](M m, R r) { m->fileTime = r->time - 181; });
    active("machine's clock without a file", [](M m, R) { m->fileNow = 5000; });

    row("no state is true", State::Error, MachineReason::Contradicts,
        [](M m, R) { m->trueStates = 0; });
    row("two states are true", State::Error, MachineReason::Contradicts,
        [](M m, R) { m->trueStates = 2; });
    for (const State state : allStates) {
        if (state != State::Active)
            QTest::addRow("reports %s", stateWord(state).data())
                << Change([state](M m, R) { m->state = state; }) << state
                << MachineReason::Reported;
    }
    row("bad figure", State::Error, MachineReason::BadFigure,
        [](M m, R) { m->hasBadFigure = true; });
    notUpdating("no services", MachineReason::NoFigures, [](M m, R) { m->services = qQNaN(); });
    notUpdating("no messages", MachineReason::NoFigures, [](M m, R) { m->messages = qQNaN(); });
    notUpdating("neither states nor figures", MachineReason::NoFigures, [](M m, R) {
        m->states = m->trueStates = 0;
        m->services = m->messages = qQNaN();
    });
}

void TstMachineRule::machine_isJudgedInOrder()
{
    QFETCH(Change, change);
    const MachineVerdict verdict = verdictAfter(change);
    QTEST(verdict.state, "state");
    QTEST(verdict.reason, "reason");
}

void TstMachineRule::earlierRule_goesFirst()
{
    const QList<std::pair<MachineReason, std::function<void(Machine *)>>> rules{
        {MachineReason::NoFigures, [](Machine *m) { m->services = qQNaN(); }},
        {MachineReason::BadFigure, [](Machine *m) { m->hasBadFigure = true; }},
        {MachineReason::Reported, [](Machine *m) { m->state = State::Stopped; }},
        {MachineReason::Contradicts, [](Machine *m) { m->trueStates = 3; }},
        {MachineReason::FileOld, [](Machine *m) { m->fileTime = 1; }},
        {MachineReason::Ambiguous, [](Machine *m) { m->isAmbiguous = true; }},
        {MachineReason::FromFuture, [](Machine *m) { m->futureAt = m->upAt; }},
        {MachineReason::Down, [](Machine *m) { m->up = 0; }},
        {MachineReason::Overdue, [](Machine *m) { m->upAt = fleetTime - 100; }},
        {MachineReason::Unscraped, [](Machine *m) { m->upAt = qQNaN(); }},
    };
    Machine machine = activeMachine();
    for (const auto &[reason, breakRule] : rules) {
        breakRule(&machine);
        QCOMPARE(evaluateMachine(machine, fleetOf({}), fleetStart).reason, reason);
    }
    FleetReading reading = fleetOf({});
    reading.warning = u"x"_s;
    QCOMPARE(evaluateMachine(machine, reading, fleetStart).reason, MachineReason::NoPrometheus);
}

void TstMachineRule::maxAge_isExact_data()
{
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("given");
    QTest::addColumn<double>("maxAge");
    QTest::newRow("15 s") << 15.0 << qQNaN() << 37.5;
    QTest::newRow("60 s") << 60.0 << qQNaN() << 150.0;
    QTest::newRow("2 s: not less than 10 s") << 2.0 << qQNaN() << 10.0;
    QTest::newRow("4 s") << 4.0 << qQNaN() << 10.0;
    QTest::newRow("4.5 s") << 4.5 << qQNaN() << 11.25;
    QTest::newRow("one sample") << qQNaN() << qQNaN() << 10.0;
    QTest::newRow("given, larger") << 15.0 << 100.0 << 100.0;
    QTest::newRow("given, smaller") << 15.0 << 3.0 << 3.0;
    QTest::newRow("given, one sample") << qQNaN() << 20.0 << 20.0;
}

void TstMachineRule::maxAge_isExact()
{
    QFETCH(double, step);
    QFETCH(double, given);
    QFETCH(double, maxAge);
    const auto reasonAt = [&](double age, double later) {
        const auto change = [&](Machine *machine, FleetReading *reading) {
            machine->step = step;
            machine->upAt = fleetTime - age;
            reading->maxAge = given;
        };
        return verdictAfter(change, later).reason;
    };
    QCOMPARE(reasonAt(maxAge, 0), MachineReason::Active);
    QCOMPARE(reasonAt(maxAge + 0.001, 0), MachineReason::Overdue);
    QCOMPARE(reasonAt(0, maxAge), MachineReason::Active);
    QCOMPARE(reasonAt(0, maxAge + 1e-9), MachineReason::Overdue);
    QCOMPARE(reasonAt(maxAge - 1, 1), MachineReason::Active);
    QCOMPARE(reasonAt(maxAge - 1, 1 + 1e-9), MachineReason::Overdue);
}

void TstMachineRule::age_isSinceTheScrape()
{
    QCOMPARE(verdictAfter([](Machine *, FleetReading *) {}).age, 5.0);
    QCOMPARE(verdictAfter([](Machine *, FleetReading *) {}, 60).age, 65.0);
    QVERIFY(std::isnan(verdictAfter([](Machine *m, FleetReading *) { m->upAt = qQNaN(); }).age));
}

void TstMachineRule::until_isTheSameWheneverItIsAsked()
{
    Machine machine = activeMachine();
    machine.upAt = fleetTime - 7.123;
    machine.step = 14.998;
    const FleetReading reading = fleetOf({machine});
    const auto until = evaluateMachine(machine, reading, fleetStart).until;
    QVERIFY(std::chrono::abs(until - steadyAfter(30.372)) < 1us);
    for (double later = 0; later < 30; later += 0.37) {
        const Instant now = afterPoll(duration<double>(later));
        QVERIFY(evaluateMachine(machine, reading, now).until == until);
        QVERIFY(evaluateFleet(reading, now).until == until);
    }
}

void TstMachineRule::until_isTheLastActiveInstant_data()
{
    QTest::addColumn<double>("age");
    QTest::addColumn<double>("step");
    for (const double age : {0.0, 0.001, 1.0 / 3, 7.123, 25.0 - 1e-7, 36.999})
        for (const double step : {15.0, 14.998, 15.0 + 1.0 / 3, 17.7})
            QTest::addRow("%g of %g", age, step) << age << step;
}

void TstMachineRule::until_isTheLastActiveInstant()
{
    QFETCH(double, age);
    Machine machine = activeMachine(age);
    QFETCH(double, step);
    machine.step = step;
    const FleetReading reading = fleetOf({machine});
    const auto until = evaluateMachine(machine, reading, fleetStart).until;
    QCOMPARE(evaluateMachine(machine, reading, {{}, until}).state, State::Active);
    QCOMPARE(evaluateMachine(machine, reading, {{}, until + 1ns}).reason, MachineReason::Overdue);
}

void TstMachineRule::hugeNumbers_areNotActiveForEver()
{
    constexpr double huge = std::numeric_limits<double>::max();
    for (const double step : {1e12, 1e300, huge}) {
        Machine machine = activeMachine();
        machine.step = step;
        FleetReading reading = fleetOf({machine});
        const MachineVerdict verdict = evaluateMachine(machine, reading, fleetStart);
        QCOMPARE(verdict.state, State::Active);
        QVERIFY(verdict.until > fleetStart.steady);
        QVERIFY(verdict.until <= fleetStart.steady + hours(24 * 366 * 32));
        reading.maxAge = huge;
        QVERIFY(evaluateMachine(machine, reading, fleetStart).until == verdict.until);
    }
    for (const double time : {huge, -huge, qInf(), -qInf()}) {
        Machine machine = activeMachine();
        FleetReading reading = fleetOf({machine});
        reading.time = time;
        QCOMPARE(evaluateMachine(machine, reading, fleetStart).state, State::NotUpdating);
        machine.upAt = time;
        reading.time = fleetTime;
        QCOMPARE(evaluateMachine(machine, reading, fleetStart).state, State::NotUpdating);
    }
}

MM_SUITE(TstMachineRule)
#include "tst_machinerule.moc"
