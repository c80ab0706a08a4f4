// SPDX-License-Identifier: MIT
#include "fleetfixture.h"
#include "suite.h"

#include <QDir>
#include <QTest>

namespace mm::test {

namespace {

bool isKnownQuery(const QString &query)
{
    return query.contains("present_over_time"_L1);
}

/// "60" of a range of 60 s.
QString windowOf(const QString &query)
{
    const QString range = query.sliced(query.lastIndexOf(u'[') + 1).chopped(2);
    return QString::number(range.toInt() - 600); // the poll reads as far ahead
}

} // namespace

class TstFleetSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void poll_asksForTheTimeThenForSamplesAtThatTime();
    void eachPoll_isAnotherRequestForCaches();
    void firstPoll_asksForKnownMachines();
    void activeMachines_areRead();
    void knownMachineThatIsGone_counts();
    void otherServerWhoseClockIsAhead_isNotActive();
    void unknownInterval_readsALongWindow();
    void window_isFourIntervals();
    void maxAge_widensTheWindow();
    void clockSetBack_isNotActive();
    void leftOutMachine_doesNotCountUntilItIsBack();
    void messages_areCountedSinceTheFirstPoll();
    void selection_isInEachQuery();
    void concurrentCalls_areSafe();
    void manyPolls_leakNothing();
};

void TstFleetSource::poll_asksForTheTimeThenForSamplesAtThatTime()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}});
    (void)test.server.takeRequests();
    test.data.time = 1005.25;
    (void)test.poll({{u"a"_s}});
    const QList<FakeRequest> requests = test.server.takeRequests();
    QCOMPARE(requests.size(), 2);
    for (const FakeRequest &each : requests) {
        QVERIFY2(each.head.startsWith("POST /api/v1/query HTTP"), each.head.constData());
        QCOMPARE(each.value(u"nocache"_s), u"1"_s);
        QCOMPARE(each.value(u"timeout"_s), u"4s"_s);
    }
    QCOMPARE(requests.at(0).value(u"query"_s), u"time()"_s);
    QCOMPARE(requests.at(0).value(u"time"_s), QString());
    QCOMPARE(requests.at(1).value(u"time"_s), u"1605.250"_s);
    QCOMPARE(requests.at(1).value(u"query"_s), machineQuery(u"{job=\"mm\"}"_s, 660));
    QCOMPARE(test.server.connections(), 1);
}

/// A proxy may keep answers by their requests, also those of an earlier run of this program.
void TstFleetSource::eachPoll_isAnotherRequestForCaches()
{
    QSet<QByteArray> bodies;
    for (int run = 1; run <= 3; ++run) {
        FleetTest test;
        (void)test.poll({{u"a"_s}});
        const FakeRequest first = test.server.takeRequests().constFirst();
        QCOMPARE(first.value(u"query"_s), u"time()"_s);
        bodies += first.body;
        QCOMPARE(bodies.size(), run);
    }
}

void TstFleetSource::firstPoll_asksForKnownMachines()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}});
    const QList<FakeRequest> requests = test.server.takeRequests();
    QCOMPARE(requests.size(), 3);
    QVERIFY2(isKnownQuery(requests.at(1).value(u"query"_s)), requests.at(1).body.constData());
    QCOMPARE(requests.at(1).value(u"time"_s), u"1001.000"_s);
    for (int i = 0; i < 3; ++i)
        (void)test.poll({{u"a"_s}});
    for (const QString &each : test.server.takeQueries())
        QVERIFY2(!each.startsWith("group by"_L1), qPrintable(each)); // each 5 minutes
}

void TstFleetSource::activeMachines_areRead()
{
    FleetTest test;
    const FleetReading &fleet =
        test.poll({{.name = u"a"_s, .messages = 100}, {.name = u"b"_s, .messages = 1147}});
    QCOMPARE(fleet.failure, FleetFailure::None);
    QCOMPARE(fleet.failures, 0);
    QVERIFY(fleet.hasAnswer && !fleet.clockIsWrong && fleet.warning.isEmpty());
    QCOMPARE(fleet.time, 1001.0);
    QVERIFY(fleet.cost > 0 && fleet.cost < 30);
    QCOMPARE(test.reading.path, test.server.url().toString());
    QCOMPARE(test.label(), u"MM: 2 machines | 4 services | 1,247 msgs"_s);
    QCOMPARE(test.reading.snapshot.totalServices, 4);
    QCOMPARE(test.stateOf(u"a"_s), State::Active);
    (void)test.poll({{.name = u"a"_s, .at = 1002}, {.name = u"b"_s, .at = 1002, .isUp = false}});
    QCOMPARE(test.label(), u"MM: 1 of 2 machines | 2 services | 100 msgs"_s);
    QCOMPARE(test.stateOf(u"b"_s), State::NotUpdating);
    QCOMPARE(test.reading.snapshot.totalServices, 2);
}

void TstFleetSource::knownMachineThatIsGone_counts()
{
    FleetTest test;
    test.data.known = {u"a"_s, u"gone"_s};
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.label(), u"MM: 1 of 2 machines | 2 services | 100 msgs"_s);
    // One that disappears while it is watched counts, too.
    (void)test.poll({{u"a"_s}, {u"b"_s}});
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.names(), QStringList({u"a"_s, u"b"_s, u"gone"_s}));
    QCOMPARE(test.stateOf(u"b"_s), State::NotUpdating);
    FleetTest none;
    (void)none.poll({});
    QCOMPARE(none.state(), State::NoFile);
}

/// As behind a load balancer: one server tells the time, and the other one the samples.
void TstFleetSource::otherServerWhoseClockIsAhead_isNotActive()
{
    FleetTest test;
    (void)test.poll({{.name = u"a"_s, .at = 1000}});
    QCOMPARE(test.state(), State::Active);
    (void)test.poll({{.name = u"a"_s, .at = 1062}});
    QCOMPARE(test.state(), State::NotUpdating);
    // Its machine is dead, and the other clock reaches its last sample.
    test.data.time = 1063;
    (void)test.poll({{.name = u"a"_s, .at = 1062}});
    QCOMPARE(test.state(), State::NotUpdating);
    test.data.time = 1078;
    (void)test.poll({{.name = u"a"_s, .at = 1077}});
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSource::unknownInterval_readsALongWindow()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}}); // none is known yet
    QCOMPARE(windowOf(test.server.takeQueries().constLast()), u"300"_s);
    (void)test.poll({{u"a"_s}});
    QCOMPARE(windowOf(test.server.takeQueries().constLast()), u"60"_s);
    (void)test.poll({{u"a"_s}, {.name = u"new"_s, .step = 0}});
    (void)test.poll({{u"a"_s}, {.name = u"new"_s, .step = 0}});
    QCOMPARE(windowOf(test.server.takeQueries().constLast()), u"300"_s);
    // One that is not scraped has no interval to wait for.
    (void)test.poll({{u"a"_s}, {u"new"_s}});
    (void)test.poll({{u"a"_s}});
    (void)test.poll({{u"a"_s}});
    QCOMPARE(windowOf(test.server.takeQueries().constLast()), u"60"_s);
}

void TstFleetSource::window_isFourIntervals()
{
    for (const auto &[step, window] :
         {std::pair(2.0, u"60"_s), std::pair(60.0, u"240"_s), std::pair(120.0, u"480"_s)}) {
        FleetTest test;
        const QList<FakeMachine> machines{{.name = u"a"_s, .step = step},
                                          {.name = u"b"_s, .step = 1}}; // the longest counts
        (void)test.poll(machines);
        (void)test.poll(machines);
        QCOMPARE(windowOf(test.server.takeQueries().constLast()), window);
    }
}

/// Else a machine would be gone before it is too old.
void TstFleetSource::maxAge_widensTheWindow()
{
    PrometheusOptions options;
    options.maxAge = 200;
    FleetTest test(options);
    for (int i = 0; i < 3; ++i) {
        (void)test.poll({{u"a"_s}, {.name = u"b"_s, .at = 850}});
        QCOMPARE(test.stateOf(u"b"_s), State::Active);
    }
    (void)test.poll({{u"a"_s}, {.name = u"b"_s, .at = 790}});
    QCOMPARE(test.stateOf(u"b"_s), State::NotUpdating);
}

void TstFleetSource::clockSetBack_isNotActive()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}});
    test.data.time = 900;
    (void)test.poll({{.name = u"a"_s, .at = 900}});
    QVERIFY(test.reading.fleet->clockIsWrong);
    QCOMPARE(test.label(), u"MM: Not updating"_s);
    test.data.time = 999; // the newest sample is of 1000
    (void)test.poll({{.name = u"a"_s, .at = 999}});
    QCOMPARE(test.state(), State::NotUpdating);
    test.data.time = 1001;
    (void)test.poll({{.name = u"a"_s, .at = 1001}});
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSource::leftOutMachine_doesNotCountUntilItIsBack()
{
    FleetTest test;
    test.data.known = {u"a"_s, u"gone"_s};
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.names(), QStringList({u"a"_s, u"gone"_s}));
    test.source->leaveOut({u"mm"_s, u"gone"_s});
    test.source->leaveOut({u"other"_s, u"a"_s}); // of another job
    for (int i = 0; i < 2; ++i) {
        (void)test.poll({{u"a"_s}});
        QCOMPARE(test.label(), u"MM: 1 machines | 2 services | 100 msgs"_s);
    }
    (void)test.poll({{u"a"_s}, {u"gone"_s}});
    QCOMPARE(test.label(), u"MM: 2 machines | 4 services | 200 msgs"_s);
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.names(), QStringList({u"a"_s, u"gone"_s}));
}

void TstFleetSource::messages_areCountedSinceTheFirstPoll()
{
    FleetTest test;
    const auto counted = [&test](const QList<std::pair<QString, int>> &messages) {
        QList<FakeMachine> machines;
        for (const auto &[name, count] : messages)
            machines += FakeMachine{.name = name, .messages = count};
        (void)test.poll(machines);
        return test.reading.snapshot.totalMessages;
    };
    QCOMPARE(counted({{u"a"_s, 100}}), 0);
    QCOMPARE(counted({{u"a"_s, 107}}), 7);
    QCOMPARE(counted({{u"a"_s, 107}, {u"new"_s, 5000}}), 7);
    QCOMPARE(counted({{u"a"_s, 110}, {u"new"_s, 5001}}), 11);
    QCOMPARE(counted({{u"a"_s, 3}, {u"new"_s, 5001}}), 11); // a was reset
    QCOMPARE(counted({{u"a"_s, 5}}), 13);
    QCOMPARE(counted({{u"a"_s, 5}, {u"new"_s, 5011}}), 23); // while it was away
    test.server.setHandler([](int, const FakeRequest &) { return false; });
    (void)test.pollAgain();
    QCOMPARE(test.reading.snapshot.totalMessages, 23);
}

void TstFleetSource::selection_isInEachQuery()
{
    PrometheusOptions options;
    options.select = u"{job=\"x\",env!~\"a|b\"}"_s;
    FleetTest test(options);
    (void)test.poll({{u"a"_s}});
    const QStringList queries = test.server.takeQueries();
    QCOMPARE(queries.size(), 3);
    for (const QString &each : queries.sliced(1))
        QVERIFY2(each.contains(u"{job=\"x\",env!~\"a|b\""_s), qPrintable(each));
}

void TstFleetSource::concurrentCalls_areSafe()
{
    FleetTest test;
    test.data.known = {u"gone"_s};
    (void)test.poll({{.name = u"a"_s, .services = {u"s"_s}}});
    std::thread other([&test] {
        for (int i = 0; i < 30; ++i) {
            test.source->leaveOut({u"mm"_s, u"gone"_s});
            (void)test.source->readMachine({u"mm"_s, u"a"_s});
            (void)test.source->readPast();
        }
    });
    for (int i = 0; i < 30; ++i)
        (void)test.pollAgain();
    other.join();
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSource::manyPolls_leakNothing()
{
    const auto count = [](const QString &what) {
        return QDir(u"/proc/self/"_s + what).entryList(QDir::AllEntries | QDir::System).size();
    };
    const auto descriptors = count(u"fd"_s);
    const auto threads = count(u"task"_s);
    {
        FleetTest test;
        for (int i = 0; i < 500; ++i) {
            (void)test.poll({{.name = u"a"_s, .at = test.data.time - 1}});
            QCOMPARE(test.state(), State::Active);
            if (i % 10 != 0)
                continue;
            (void)test.source->readMachine({u"mm"_s, u"a"_s});
            test.server.setHandler([](int, const FakeRequest &) { return false; });
            (void)test.pollAgain();
        }
    }
    QTRY_VERIFY(count(u"fd"_s) <= descriptors);
    QTRY_VERIFY(count(u"task"_s) <= threads);
}

} // namespace mm::test

using mm::test::TstFleetSource;
MM_SUITE(TstFleetSource)
#include "tst_fleetsource.moc"
