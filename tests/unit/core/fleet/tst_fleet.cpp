// SPDX-License-Identifier: MIT
#include "fleets.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TstFleet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failedPolls_keepTheAnswerOnce_data();
    void failedPolls_keepTheAnswerOnce();
    void expiredAnswer_isPrometheusFaultAfterAFailure();
    void summary_sumsActiveMachines();
    void summary_hasTheOldestEvidence();
    void messages_areExactUpTo2To53_data();
    void messages_areExactUpTo2To53();
    void badMachines_areListedErrorsFirst();
    void state_isOfAllMachines_data();
    void state_isOfAllMachines();
    void interval_isOfMostMachines_data();
    void interval_isOfMostMachines();
    void pollInterval_isAThirdOfIt_data();
    void pollInterval_isAThirdOfIt();
};

void TstFleet::failedPolls_keepTheAnswerOnce_data()
{
    QTest::addColumn<FleetFailure>("failure");
    QTest::addColumn<int>("failures");
    QTest::addColumn<bool>("hasAnswer");
    QTest::addColumn<State>("state");
    QTest::newRow("none, no answer yet") << FleetFailure::None << 0 << false << State::Checking;
    QTest::newRow("none") << FleetFailure::None << 0 << true << State::Active;
    for (const auto &[name, failure, state] :
         {std::tuple("no answer", FleetFailure::NoAnswer, State::NotUpdating),
          std::tuple("refused", FleetFailure::Refused, State::Error)}) {
        QTest::addRow("%s at the first poll", name) << failure << 1 << false << state;
        QTest::addRow("%s once", name) << failure << 1 << true << State::Active;
        QTest::addRow("%s twice", name) << failure << 2 << true << state;
        QTest::addRow("%s often", name) << failure << 1000 << true << state;
    }
}

void TstFleet::failedPolls_keepTheAnswerOnce()
{
    QFETCH(FleetFailure, failure);
    QFETCH(int, failures);
    QFETCH(bool, hasAnswer);
    QFETCH(State, state);
    FleetReading reading = failed(fleetOf({activeMachine()}), failure, failures);
    reading.hasAnswer = hasAnswer;
    if (!hasAnswer)
        reading.machines.clear();
    const FleetSummary summary = evaluateFleet(reading, fleetStart);
    QCOMPARE(summary.state, state);
    QCOMPARE(summary.isPrometheusProblem, state != State::Active && state != State::Checking);
    QCOMPARE(summary.active, state == State::Active ? 1 : 0);
    QCOMPARE(summary.until.has_value(), state == State::Active);
}

void TstFleet::expiredAnswer_isPrometheusFaultAfterAFailure()
{
    // The answer is 5 s old evidence, and may be 37.5 s old.
    Machine older = activeMachine(20);
    older.name = u"b"_s;
    const FleetReading reading = fleetOf({activeMachine(), older});
    const auto stateAt = [](const FleetReading &fleet, double later) {
        const FleetSummary summary = evaluateFleet(fleet, afterPoll(duration<double>(later)));
        return std::pair(summary.state, summary.isPrometheusProblem);
    };
    QCOMPARE(stateAt(reading, 17.6), std::pair(State::NotUpdating, false));
    const FleetReading refused = failed(reading, FleetFailure::Refused, 1);
    QCOMPARE(stateAt(refused, 17.4), std::pair(State::Active, false));
    QCOMPARE(stateAt(refused, 17.6), std::pair(State::Error, true));
    QCOMPARE(stateAt(failed(reading, FleetFailure::NoAnswer, 1), 17.6),
             std::pair(State::NotUpdating, true));
    QCOMPARE(evaluateMachine(older, refused, afterPoll(17.6s)).reason, MachineReason::NoPrometheus);
    // What was too old in the answer itself is not its fault.
    older.upAt = fleetTime - 60;
    const FleetReading gone = failed(fleetOf({activeMachine(), older}), FleetFailure::Refused, 1);
    QCOMPARE(stateAt(gone, 1), std::pair(State::NotUpdating, false));
    QCOMPARE(evaluateMachine(older, gone, afterPoll(1s)).reason, MachineReason::Overdue);
    // Only a failure of the last poll counts.
    FleetReading incomplete = failed(reading, FleetFailure::Refused, 0);
    incomplete.warning = u"x"_s;
    QCOMPARE(stateAt(incomplete, 1), std::pair(State::NotUpdating, true));
}

void TstFleet::summary_sumsActiveMachines()
{
    Machine stopped = activeMachine(5, 1000, 1000);
    stopped.state = State::Stopped;
    Machine bad = activeMachine(5, 1000, 1000);
    bad.hasBadFigure = true;
    Machine half = activeMachine(5, 0.5, 0.75);
    const FleetSummary summary = evaluateFleet(
        fleetOf({activeMachine(5, 4, 100), stopped, activeMachine(5, 3, 27), bad, half}),
        fleetStart);
    QCOMPARE(summary.total, 5);
    QCOMPARE(summary.active, 3);
    QCOMPARE(summary.errors, 1);
    QCOMPARE(summary.services, 7);
    QCOMPARE(summary.messages, 127);
    QVERIFY(!summary.isMore);
}

void TstFleet::summary_hasTheOldestEvidence()
{
    Machine gone = activeMachine(60);
    Machine slow = activeMachine(30);
    slow.step = 60;
    FleetSummary summary =
        evaluateFleet(fleetOf({activeMachine(3), activeMachine(12), slow, activeMachine(7), gone}),
                      afterPoll(2s));
    QCOMPARE(summary.age, 32.0);
    QVERIFY(summary.until == afterPoll(25.5s).steady);
    summary = evaluateFleet(fleetOf({gone}), fleetStart);
    QVERIFY(std::isnan(summary.age));
    QVERIFY(!summary.until);
}

void TstFleet::messages_areExactUpTo2To53_data()
{
    QTest::addColumn<double>("messages");
    QTest::addColumn<qint64>("shown");
    QTest::addColumn<bool>("more");
    constexpr qint64 max = 1LL << 53;
    QTest::newRow("2^53 - 1") << 9007199254740991.0 << max - 1 << false;
    QTest::newRow("2^53") << 9007199254740992.0 << max << false;
    QTest::newRow("2^53 + 2") << 9007199254740994.0 << max << true;
    QTest::newRow("1e19") << 1e19 << max << true;
    QTest::newRow("1e308") << 1e308 << max << true;
}

void TstFleet::messages_areExactUpTo2To53()
{
    QFETCH(double, messages);
    FleetSummary summary =
        evaluateFleet(fleetOf({activeMachine(5, messages, messages)}), fleetStart);
    QTEST(summary.messages, "shown");
    QTEST(summary.isMore, "more");
    QTEST(summary.services, "shown");
    summary = evaluateFleet(fleetOf({activeMachine(5, 0, messages), activeMachine(5, 0, messages)}),
                            fleetStart);
    QCOMPARE(summary.messages, 1LL << 53);
    QVERIFY(summary.isMore);
}

void TstFleet::badMachines_areListedErrorsFirst()
{
    constexpr int max = FleetSummary::maxBad;
    Machine gone = activeMachine(100);
    Machine bad = activeMachine();
    bad.hasBadFigure = true;
    const auto listed = [](const QList<Machine> &machines) {
        return evaluateFleet(fleetOf(machines), fleetStart).bad;
    };
    QCOMPARE(listed({activeMachine()}), QList<qsizetype>());
    QCOMPARE(listed({gone, activeMachine(), bad, gone, bad}), (QList<qsizetype>{2, 4, 0, 3}));
    QList<Machine> many(max + 5, gone);
    QCOMPARE(listed(many), (QList<qsizetype>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    many += bad;
    QCOMPARE(listed(many), (QList<qsizetype>{15, 0, 1, 2, 3, 4, 5, 6, 7, 8}));
    many = QList<Machine>(max + 5, bad);
    QCOMPARE(listed(many), (QList<qsizetype>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    const FleetSummary summary = evaluateFleet(fleetOf(many), fleetStart);
    QCOMPARE(summary.errors, max + 5);
}

void TstFleet::state_isOfAllMachines_data()
{
    QTest::addColumn<QList<Machine>>("machines");
    QTest::addColumn<State>("state");
    const Machine good = activeMachine();
    const Machine gone = activeMachine(100);
    Machine bad = activeMachine();
    bad.trueStates = 0;
    Machine error = activeMachine();
    error.state = State::Error;
    Machine noFile = activeMachine();
    noFile.state = State::NoFile;
    const auto row = [](const char *name, const QList<Machine> &machines, State state) {
        QTest::newRow(name) << machines << state;
    };
    row("no machine", {}, State::NoFile);
    row("one active", {good}, State::Active);
    row("all active", {good, good, good}, State::Active);
    row("one is gone", {good, gone, good}, State::NotUpdating);
    row("all are gone", {gone, gone}, State::NotUpdating);
    row("the only one has no file", {noFile}, State::NotUpdating);
    row("one contradicts itself", {good, bad}, State::Error);
    row("one reports an error", {gone, error, gone}, State::Error);
}

void TstFleet::state_isOfAllMachines()
{
    QFETCH(QList<Machine>, machines);
    const FleetSummary summary = evaluateFleet(fleetOf(machines), fleetStart);
    QTEST(summary.state, "state");
    QVERIFY(!summary.isPrometheusProblem);
    QCOMPARE(summary.total, machines.size());
}

void TstFleet::interval_isOfMostMachines_data()
{
    QTest::addColumn<QList<double>>("steps");
    QTest::addColumn<double>("interval");
    QTest::newRow("none") << QList<double>() << -1.0;
    QTest::newRow("not known yet") << QList<double>{qQNaN(), qQNaN()} << -1.0;
    QTest::newRow("one") << QList<double>{15} << 15.0;
    QTest::newRow("most") << QList<double>{15, 15, 60, qQNaN(), 2, 15} << 15.0;
    QTest::newRow("most are not known yet")
        << QList<double>{qQNaN(), 60, qQNaN(), qQNaN(), qQNaN()} << 60.0;
}

void TstFleet::interval_isOfMostMachines()
{
    QFETCH(QList<double>, steps);
    FleetReading reading = fleetOf({});
    for (const double step : steps) {
        reading.machines += activeMachine();
        reading.machines.last().step = step;
    }
    const double interval = reading.interval();
    QTEST(std::isnan(interval) ? -1 : interval, "interval");
}

void TstFleet::pollInterval_isAThirdOfIt_data()
{
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("cost");     // s
    QTest::addColumn<qint64>("interval"); // ms
    QTest::newRow("not known") << qQNaN() << 0.0 << qint64(2000);
    QTest::newRow("2 s") << 2.0 << 0.0 << qint64(2000);
    QTest::newRow("15 s") << 15.0 << 0.1 << qint64(5000);
    QTest::newRow("60 s") << 60.0 << 0.1 << qint64(20'000);
    QTest::newRow("expensive") << 15.0 << 0.6 << qint64(6000);
    QTest::newRow("one slow answer") << 2.0 << 3.5 << qint64(2000);
    QTest::newRow("one slow answer, 15 s") << 15.0 << 3.5 << qint64(15'000);
    QTest::newRow("slow, not known") << qQNaN() << 3.5 << qint64(2000);
}

void TstFleet::pollInterval_isAThirdOfIt()
{
    QFETCH(double, step);
    QFETCH(double, cost);
    FleetReading reading = fleetOf({activeMachine()});
    reading.machines.first().step = step;
    reading.cost = cost;
    QTEST(qint64(reading.pollInterval().count()), "interval");
}

MM_SUITE(TstFleet)
#include "tst_fleet.moc"
