// SPDX-License-Identifier: MIT
#include "files.h"
#include "fleetfixture.h"
#include "suite.h"

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mm::test {

/// What stays of the last answer when a poll fails.
class TstFleetSourceFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstFailure_keepsTheAnswer();
    void secondFailure_isAProblemUntilTheNextAnswer();
    void failureBeforeAnAnswer_isAProblemAtOnce_data();
    void failureBeforeAnAnswer_isAProblemAtOnce();
    void failureInTheMiddle_keepsAllOfTheLastAnswer_data();
    void failureInTheMiddle_keepsAllOfTheLastAnswer();
    void failureToReadKnownMachines_isAFailure();
    void truncatedAnswer_isNoEvidence();
    void warning_isNotActive();
    void passwordFile_isReadAgainAfterARefusal();
    void pipeWithThePassword_isReadOnce();
    void unusablePasswordFile_isAProblem();
};

void TstFleetSourceFailures::firstFailure_keepsTheAnswer()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}});
    test.server.setHandler([](int, const FakeRequest &) { return false; });
    const FleetReading &fleet = test.pollAgain();
    QCOMPARE(fleet.failures, 1);
    QCOMPARE(fleet.failure, FleetFailure::NoAnswer);
    QVERIFY(!fleet.problem.isEmpty() && fleet.hasAnswer);
    QCOMPARE(fleet.time, 1001.0); // its age goes on
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSourceFailures::secondFailure_isAProblemUntilTheNextAnswer()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}});
    test.server.setHandler([](int, const FakeRequest &) { return false; });
    (void)test.pollAgain();
    (void)test.pollAgain();
    QCOMPARE(test.reading.fleet->failures, 2);
    QCOMPARE(test.label(), u"MM: Not updating"_s);
    QCOMPARE(test.stateOf(u"a"_s), State::NotUpdating);
    test.server.setHandler([](int socket, const FakeRequest &) {
        return FakePrometheus::respond(socket, "<html>", "502 Bad Gateway");
    });
    (void)test.pollAgain();
    QCOMPARE(test.label(), u"MM: Error reading Prometheus"_s);
    QCOMPARE(test.reading.fleet->problem, u"502 Bad Gateway"_s);
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.reading.fleet->failures, 0);
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSourceFailures::failureBeforeAnAnswer_isAProblemAtOnce_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    QTest::newRow("error") << QByteArray("200 OK")
                           << QByteArray(R"({"status":"error","error":"not ready"})")
                           << u"not ready"_s;
    QTest::newRow("HTML") << QByteArray("200 OK") << QByteArray("<html>")
                          << u"not an answer of Prometheus"_s;
    QTest::newRow("empty") << QByteArray("200 OK") << QByteArray()
                           << u"not an answer of Prometheus"_s;
    QTest::newRow("no clock")
        << QByteArray("200 OK")
        << QByteArray(R"({"status":"success","data":{"resultType":"vector","result":[]}})")
        << u"not an answer to the question"_s;
    QTest::newRow("not allowed") << QByteArray("403 Forbidden") << QByteArray()
                                 << u"403 Forbidden"_s;
}

void TstFleetSourceFailures::failureBeforeAnAnswer_isAProblemAtOnce()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, problem);

    FleetTest test;
    test.server.setHandler([&](int socket, const FakeRequest &) {
        return FakePrometheus::respond(socket, body, status);
    });
    const FleetReading &fleet = test.pollAgain();
    QVERIFY(!fleet.hasAnswer);
    QCOMPARE(fleet.failures, 1);
    QCOMPARE(fleet.failure, FleetFailure::Refused);
    QVERIFY2(fleet.problem.startsWith(problem) && !fleet.problem.endsWith(u'.'),
             qPrintable(fleet.problem));
    QCOMPARE(test.label(), u"MM: Error reading Prometheus"_s);
}

void TstFleetSourceFailures::failureInTheMiddle_keepsAllOfTheLastAnswer_data()
{
    QTest::addColumn<QString>("part"); // of the query that fails
    QTest::newRow("time") << u"time()"_s;
    QTest::newRow("samples") << u"__name__"_s;
}

void TstFleetSourceFailures::failureInTheMiddle_keepsAllOfTheLastAnswer()
{
    QFETCH(QString, part);

    FleetTest test;
    (void)test.poll({{u"a"_s}});
    test.data.time = 1060;
    test.data.series = FakeMachine{.name = u"a"_s, .at = 1060, .messages = 555}.series();
    test.server.setHandler([&](int socket, const FakeRequest &request) {
        if (request.value(u"query"_s).contains(part))
            return FakePrometheus::respond(socket, R"({"status":"error","error":"x"})");
        return FakePrometheus::respond(socket, FakePrometheus::answerTo(request, test.data));
    });
    const FleetReading &fleet = test.pollAgain();
    QCOMPARE(fleet.failures, 1);
    QCOMPARE(fleet.time, 1001.0);
    QCOMPARE(fleet.problem, u"x"_s);
    for (const Machine &each : fleet.machines)
        QVERIFY(each.name != "a"_L1 || (each.upAt == 1000 && each.messages == 100));
    // No green from it, although there were newer samples.
    (void)test.pollAgain();
    QCOMPARE(test.state(), State::Error);
}

/// Without them, one that is gone would not count.
void TstFleetSourceFailures::failureToReadKnownMachines_isAFailure()
{
    FleetTest test;
    test.data.known = {u"a"_s, u"gone"_s};
    test.data.series = FakeMachine{.name = u"a"_s}.series();
    test.server.setHandler([&](int socket, const FakeRequest &request) {
        if (request.value(u"query"_s).contains(u"present_over_time"_s))
            return FakePrometheus::respond(socket, R"({"status":"error","error":"x"})");
        return FakePrometheus::respond(socket, FakePrometheus::answerTo(request, test.data));
    });
    QVERIFY(!test.pollAgain().hasAnswer);
    QCOMPARE(test.reading.fleet->failures, 1);
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.names(), QStringList({u"a"_s, u"gone"_s}));
}

void TstFleetSourceFailures::truncatedAnswer_isNoEvidence()
{
    for (const QByteArray &encoding :
         {QByteArray(), QByteArray("Transfer-Encoding: chunked\r\n")}) {
        FleetTest test;
        (void)test.poll({{u"a"_s}});
        test.data.series = FakeMachine{.name = u"a"_s, .at = 1001, .messages = 555}.series();
        test.server.setHandler([&](int socket, const FakeRequest &request) {
            QByteArray body = FakePrometheus::answerTo(request, test.data);
            if (request.value(u"query"_s).contains(u"__name__"_s))
                body.chop(1);
            if (!encoding.isEmpty())
                body = QByteArray::number(body.size(), 16) + "\r\n" + body;
            FakePrometheus::send(socket, "HTTP/1.1 200 OK\r\n" + encoding + "\r\n" + body);
            return false;
        });
        (void)test.pollAgain();
        QCOMPARE(test.reading.fleet->failures, 1);
        QVERIFY(test.reading.fleet->machines.constFirst().messages == 100);
    }
}

void TstFleetSourceFailures::warning_isNotActive()
{
    FleetTest test;
    (void)test.poll({{u"a"_s}});
    test.data.warnings = {u"a part is missing"_s};
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.state(), State::NotUpdating);
    QCOMPARE(test.reading.fleet->warning, u"a part is missing"_s);
    test.data.warnings = {};
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSourceFailures::passwordFile_isReadAgainAfterARefusal()
{
    const QTemporaryDir folder;
    PrometheusOptions options;
    options.configFile = folder.filePath(u"http.ini"_s);
    const auto write = [&](const QString &name, const QByteArray &content) {
        QVERIFY(writeFile(folder.filePath(name), content));
        QCOMPARE(::chmod(qPrintable(folder.filePath(name)), 0600), 0);
    };
    write(u"http.ini"_s, "[http]\ncredentials_file=token\n");
    write(u"token"_s, "first");
    FleetTest test(options);
    (void)test.poll({{u"a"_s}});
    for (const FakeRequest &each : test.server.takeRequests())
        QCOMPARE(each.header("Authorization"), QByteArray("Bearer first"));
    write(u"token"_s, "second"); // not read as long as the first one works
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.server.takeRequests().constLast().header("Authorization"),
             QByteArray("Bearer first"));
    test.server.setHandler([&test](int socket, const FakeRequest &request) {
        return request.header("Authorization") == "Bearer second"
                   ? FakePrometheus::respond(socket, FakePrometheus::answerTo(request, test.data))
                   : FakePrometheus::respond(socket, {}, "401 Unauthorized");
    });
    (void)test.pollAgain();
    QCOMPARE(test.reading.fleet->problem, u"401 Unauthorized"_s);
    (void)test.pollAgain();
    QCOMPARE(test.state(), State::Active);
}

/// As by `--prometheus-config <(command)`.
void TstFleetSourceFailures::pipeWithThePassword_isReadOnce()
{
    const QTemporaryDir folder;
    const QString token = folder.filePath(u"token"_s);
    QVERIFY(writeFile(token, "secret"));
    QCOMPARE(::chmod(qPrintable(token), 0600), 0);
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    const auto close = qScopeGuard([&ends] { ::close(ends[0]); });
    const QByteArray config = "[http]\ncredentials_file=" + token.toUtf8() + '\n';
    QCOMPARE(::write(ends[1], config.constData(), size_t(config.size())), config.size());
    ::close(ends[1]);
    PrometheusOptions options;
    options.configFile = u"/dev/fd/%1"_s.arg(ends[0]);
    FleetTest test(options);
    test.server.setHandler([](int socket, const FakeRequest &) {
        return FakePrometheus::respond(socket, {}, "503 Service Unavailable");
    });
    (void)test.pollAgain();
    (void)test.server.takeRequests();
    (void)test.poll({{u"a"_s}});
    for (const FakeRequest &each : test.server.takeRequests())
        QCOMPARE(each.header("Authorization"), QByteArray("Bearer secret"));
    QCOMPARE(test.state(), State::Active);
}

void TstFleetSourceFailures::unusablePasswordFile_isAProblem()
{
    const QTemporaryDir folder;
    PrometheusOptions options;
    options.configFile = folder.filePath(u"http.ini"_s);
    FleetTest test(options);
    (void)test.poll({{u"a"_s}});
    QCOMPARE(test.label(), u"MM: Error reading Prometheus"_s);
    QVERIFY(test.reading.fleet->problem.contains(options.configFile));
    QCOMPARE(test.server.connections(), 0);
    QVERIFY(writeFile(options.configFile, "[http]\n"));
    QCOMPARE(::chmod(qPrintable(options.configFile), 0600), 0);
    (void)test.pollAgain();
    QCOMPARE(test.state(), State::Active);
}

} // namespace mm::test

using mm::test::TstFleetSourceFailures;
MM_SUITE(TstFleetSourceFailures)
#include "tst_fleetsource_failures.moc"
