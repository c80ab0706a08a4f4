// SPDX-License-Identifier: MIT
#include "fleetfixture.h"
#include "suite.h"

#include <QTest>

namespace mm::test {

namespace {

constexpr int many = 1001;

/// Machines named m0 and so on.
QList<FakeMachine> manyMachines(int count)
{
    QList<FakeMachine> machines;
    for (int i = 0; i < count; ++i)
        machines += FakeMachine{.name = u"m%1.example:9501"_s.arg(i), .scrapes = 2};
    return machines;
}

QStringList servicesOf(const Reading &reading)
{
    QStringList names;
    for (const Service &each : reading.snapshot.services)
        names += each.name;
    return names;
}

} // namespace

/// Details of one machine, and polls of more machines than can be read whole.
class TstFleetSourceMachine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readMachine_returnsItsServices();
    void readMachine_asksForThatMachineAlone();
    void servicesOfAnotherScrape_areLeftOut();
    void machineThatIsDown_hasTheScrapeError();
    void failure_isReported();
    void unknownMachine_isNotScraped();
    void oneThousand_areReadWhole();
    void more_areReadWithoutOtherStates();
    void more_newServerIsNotAskedForAllStates();
    void more_otherStatesAreAskedFor();
    void more_oneWithoutTheStateActiveIsNotActive();
    void more_changesBetweenTheAnswersAreNeverActive();
    void past_isReadFromTheServer();
};

void TstFleetSourceMachine::readMachine_returnsItsServices()
{
    FleetTest test;
    const QList<FakeMachine> machines{{.name = u"a"_s, .services = {u"s"_s, u"ü"_s}},
                                      {.name = u"b"_s, .services = {u"x"_s}}};
    (void)test.poll(machines);
    const Reading reading = test.source->readMachine({u"mm"_s, u"a"_s});
    QCOMPARE(servicesOf(reading), QStringList({u"s"_s, u"ü"_s}));
    QCOMPARE(reading.snapshot.services.constFirst().messageCount, 7);
    QCOMPARE(reading.snapshot.totalMessages, 100);
    QCOMPARE(reading.snapshot.totalServices, 2);
    QCOMPARE(reading.fleet->machines.size(), 1);
    QCOMPARE(evaluateStatus(reading, reading.at).state, State::Active);
    // It does not change what the polls found.
    (void)test.poll(machines);
    QCOMPARE(test.reading.fleet->machines.size(), 2);
}

void TstFleetSourceMachine::readMachine_asksForThatMachineAlone()
{
    const QString name = u"[::1]:9501\"\\ .*|"_s;
    FleetTest test;
    (void)test.poll({{.name = name, .services = {u"s"_s}}, {u"b"_s}});
    (void)test.server.takeQueries();
    const Reading reading = test.source->readMachine({u"mm"_s, name});
    QCOMPARE(servicesOf(reading), QStringList{u"s"_s});
    const QStringList queries = test.server.takeQueries();
    QCOMPARE(queries.size(), 3);
    QCOMPARE(queries.constFirst(), u"time()"_s);
    for (const QString &each : queries.sliced(1))
        QVERIFY2(each.contains(u"job=\"mm\",instance=\"[::1]:9501\\\"\\\\ .*|\""_s),
                 qPrintable(each));
}

void TstFleetSourceMachine::servicesOfAnotherScrape_areLeftOut()
{
    FleetTest test;
    FakeMachine machine{.name = u"a"_s, .services = {u"s"_s}};
    (void)test.poll({machine});
    test.data.series = machine.series();
    machine.at = 985; // one scrape earlier: the service has left since
    machine.services = {u"old"_s};
    test.data.series += machine.series().constLast();
    test.server.serve(test.data);
    QCOMPARE(servicesOf(test.source->readMachine({u"mm"_s, u"a"_s})), QStringList{u"s"_s});
}

void TstFleetSourceMachine::machineThatIsDown_hasTheScrapeError()
{
    FleetTest test;
    (void)test.poll({{.name = u"a"_s, .isUp = false}});
    test.server.setHandler([&test](int socket, const FakeRequest &request) {
        if (!request.head.startsWith("GET /api/v1/targets?state=active HTTP"))
            return FakePrometheus::respond(socket, FakePrometheus::answerTo(request, test.data));
        return FakePrometheus::respond(socket, R"({"status":"success","data":{"activeTargets":[
                {"labels":{"instance":"b","job":"mm"},"lastError":"wrong"},
                {"labels":{"instance":"a","job":"mm"},"lastError":"no route to host"}]}})");
    });
    const Reading reading = test.source->readMachine({u"mm"_s, u"a"_s});
    QCOMPARE(reading.fleet->machines.constFirst().scrapeError, u"no route to host"_s);
    const Status status = evaluateStatus(reading, reading.at);
    QCOMPARE(status.state, State::NotUpdating);
    QVERIFY2(status.reason.text().contains(u"no route to host"_s), qPrintable(status.reason));
    // Without it the state is the same.
    test.server.serve(test.data);
    const Reading without = test.source->readMachine({u"mm"_s, u"a"_s});
    QCOMPARE(evaluateStatus(without, without.at).state, State::NotUpdating);
}

void TstFleetSourceMachine::failure_isReported()
{
    FleetTest test;
    (void)test.poll({{.name = u"a"_s, .services = {u"s"_s}}});
    int failing = 0;
    test.server.setHandler([&](int socket, const FakeRequest &request) {
        if (failing-- == 0)
            return FakePrometheus::respond(socket, R"({"status":"error","error":"busy"})");
        return FakePrometheus::respond(socket, FakePrometheus::answerTo(request, test.data));
    });
    for (int i = 0; i < 3; ++i) {
        failing = i;
        const Reading reading = test.source->readMachine({u"mm"_s, u"a"_s});
        QVERIFY(!reading.fleet->hasAnswer);
        QCOMPARE(reading.fleet->problem, u"busy"_s);
        QCOMPARE(evaluateStatus(reading, reading.at).state, State::Error);
    }
    (void)test.poll({{u"a"_s}}); // the polls go on
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSourceMachine::unknownMachine_isNotScraped()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}});
    const Reading reading = test.source->readMachine({u"mm"_s, u"b"_s});
    QCOMPARE(evaluateStatus(reading, reading.at).state, State::NotUpdating);
    QCOMPARE(reading.snapshot.services.size(), 0);
    QCOMPARE(reading.snapshot.totalMessages, 0);
}

void TstFleetSourceMachine::oneThousand_areReadWhole()
{
    FleetTest test;
    const QList<FakeMachine> machines = manyMachines(many - 1);
    for (int i = 0; i < 2; ++i)
        (void)test.poll(machines);
    QCOMPARE(test.server.takeQueries().constLast(), machineQuery(u"{job=\"mm\"}"_s, 660));
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSourceMachine::more_areReadWithoutOtherStates()
{
    FleetTest test;
    const QList<FakeMachine> machines = manyMachines(many);
    for (int i = 0; i < 2; ++i)
        (void)test.poll(machines);
    const QStringList queries = test.server.takeQueries();
    QCOMPARE(queries.at(queries.size() - 2), machineQuery(u"{job=\"mm\"}"_s, 660, true));
    QCOMPARE(queries.constLast(), u"ee_monitor_state{job=\"mm\",state!=\"Active\"} == 1"_s);
    QCOMPARE(test.label(), u"MM: 1,001 machines | 2,002 services | 100,100 msgs"_s);
}

/// Of a longer time, its answer would be too large.
void TstFleetSourceMachine::more_newServerIsNotAskedForAllStates()
{
    FleetTest test;
    (void)test.poll(manyMachines(many));
    const QStringList queries = test.server.takeQueries();
    QCOMPARE(queries.at(queries.size() - 2), machineQuery(u"{job=\"mm\"}"_s, 660, true));
}

void TstFleetSourceMachine::more_otherStatesAreAskedFor()
{
    FleetTest test;
    QList<FakeMachine> machines = manyMachines(many);
    (void)test.poll(machines);
    machines[0].at = 1062; // not a time of this server
    machines[3].state = u"Stopped"_s;
    machines[5].state = u"Error"_s;
    machines[7].isUp = false;
    machines[9].state = u"none of them"_s;
    (void)test.poll(machines);
    QCOMPARE(test.stateOf(machines[0].name), State::NotUpdating);
    QCOMPARE(test.stateOf(machines[3].name), State::Stopped);
    QCOMPARE(test.stateOf(machines[5].name), State::Error);
    QCOMPARE(test.stateOf(machines[7].name), State::NotUpdating);
    QCOMPARE(test.stateOf(machines[9].name), State::NotUpdating);
    QCOMPARE(evaluateFleet(*test.reading.fleet, test.reading.at).active, many - 5);
    // One that says that it is in two states is not active. The first one's clock was ahead.
    machines = manyMachines(many);
    const FakeMachine both{.name = machines[3].name, .state = u"Error"_s};
    test.data.series.clear();
    for (const FakeMachine &each : machines)
        test.data.series += each.series();
    test.data.series += both.figure(u"ee_monitor_state"_s, 1, {{u"state"_s, u"Error"_s}});
    test.server.serve(test.data);
    (void)test.pollAgain();
    QCOMPARE(test.stateOf(both.name), State::Error);
    QCOMPARE(evaluateFleet(*test.reading.fleet, test.reading.at).active, many - 2);
}

void TstFleetSourceMachine::more_oneWithoutTheStateActiveIsNotActive()
{
    FleetTest test;
    QList<FakeMachine> machines = manyMachines(many);
    machines[3].state = u"Stopped"_s;
    (void)test.poll(machines);
    test.data.series.removeIf([&machines](const FakeSeries &each) {
        return each.labels.value("instance"_L1) == machines[3].name &&
               each.labels.value("state"_L1) == "Active"_L1;
    });
    test.server.serve(test.data);
    (void)test.pollAgain();
    QCOMPARE(test.stateOf(machines[3].name), State::Stopped);
}

void TstFleetSourceMachine::more_changesBetweenTheAnswersAreNeverActive()
{
    for (const bool isActiveFirst : {false, true}) {
        FleetTest test;
        QList<FakeMachine> machines = manyMachines(many);
        (void)test.poll(machines);
        std::array<FakeData, 2> answers{test.data, test.data};
        for (size_t i = 0; i < answers.size(); ++i) {
            machines[3].state = (i == 0) == isActiveFirst ? u"Active"_s : u"Stopped"_s;
            answers[i].series.clear();
            for (const FakeMachine &each : machines)
                answers[i].series += each.series();
        }
        test.server.setHandler([&answers](int socket, const FakeRequest &request) {
            const bool isSecond = request.value(u"query"_s).endsWith("== 1"_L1);
            return FakePrometheus::respond(
                socket, FakePrometheus::answerTo(request, answers.at(isSecond ? 1 : 0)));
        });
        (void)test.pollAgain();
        QCOMPARE(test.reading.fleet->failures, 0);
        QCOMPARE(test.stateOf(machines[3].name),
                 isActiveFirst ? State::Stopped : State::NotUpdating);
        QCOMPARE(evaluateFleet(*test.reading.fleet, test.reading.at).active, many - 1);
    }
}

void TstFleetSourceMachine::past_isReadFromTheServer()
{
    FleetTest test;
    (void)test.source->readPast(); // before an answer it asks for nothing
    QCOMPARE(test.server.connections(), 0);
    test.data.time = 200'000;
    (void)test.poll({{.name = u"a"_s, .at = 199'999}});
    (void)test.server.takeRequests();
    test.server.setHandler([](int socket, const FakeRequest &) {
        return FakePrometheus::respond(
            socket, R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},
            "values":[[1,"5"],[199940,"7"],[200000,"60"],[1e300,"5"],[200060,"5"]]}]}})");
    });
    const TrafficHistory history = test.source->readPast();
    const FakeRequest request = test.server.takeRequests().value(0);
    QVERIFY2(request.head.startsWith("POST /api/v1/query_range HTTP"), request.head.constData());
    QCOMPARE(request.value(u"query"_s),
             u"60 * sum(rate(mm_mesh_messages_total{job=\"mm\"}[5m]))"_s);
    QCOMPARE(request.value(u"start"_s), u"113660.000"_s);
    QCOMPARE(request.value(u"end"_s), u"200000.000"_s);
    QCOMPARE(request.value(u"step"_s), u"60"_s);
    (void)test.source->readPast(MachineKey(u"mm"_s, u"a"_s));
    QCOMPARE(test.server.takeRequests().value(0).value(u"query"_s),
             u"60 * sum(rate(mm_mesh_messages_total{job=\"mm\",job=\"mm\",instance=\"a\"}[5m]))"_s);
    int known = 0;
    for (const float each : history.trend(Range::Day).total)
        known += each != unknownRate;
    QVERIFY(known > 0);
    test.server.setHandler([](int, const FakeRequest &) { return false; });
    const TrafficHistory none = test.source->readPast();
    for (const float each : none.trend(Range::Day).total)
        QVERIFY(each == unknownRate);
}

} // namespace mm::test

using mm::test::TstFleetSourceMachine;
MM_SUITE(TstFleetSourceMachine)
#include "tst_fleetsource_machine.moc"
