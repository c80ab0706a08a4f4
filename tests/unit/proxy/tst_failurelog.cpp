// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/failurelog.h"
#include "logcapture.h"
#include "mesh.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

namespace {

const FailureLog::Tool toolOfA{u"a"_s, 5000, u"t"_s};
const FailureLog::Clock::time_point logBegin = FailureLog::Clock::now();

} // namespace

class TstFailureLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyFailures_areTwoLines();
    void toolsAndCauses_areLoggedApart();
    void toolThatFailsNowAndThen_isLoggedAsFailingUntilItIsQuiet();
    void failureAfterAQuietTime_isANewOne();
    void success_endsOnlyItsTool();
    void inventedTools_areLoggedAsOne();
    void manyServices_areBounded();
    void endedFailures_makeRoom();
    void removedService_endsItsFailures();
    void end_hasTheCounts();
    void loggedFailure_isOneShortLine();
    void everyFailedCall_isLoggedAndCounted_data();
    void everyFailedCall_isLoggedAndCounted();
    void cancelledCall_isLoggedAndCounted();
    void workingTool_isNotLogged();
};

void TstFailureLog::manyFailures_areTwoLines()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    for (int i = 0; i < 600; ++i)
        failures.failed(toolOfA, CallError::HttpError, u"it answered with status 500"_s,
                        logBegin + seconds(i));
    QCOMPARE(
        log.lines(QtWarningMsg),
        QStringList(
            u"Tool \"t\" of \"a\" (port 5000) fails (http_error): it answered with status 500"_s));
    failures.succeeded(toolOfA, logBegin + 600s);
    failures.succeeded(toolOfA, logBegin + 601s);
    QCOMPARE(log.lines(QtInfoMsg),
             QStringList(u"Tool \"t\" of \"a\" works again: 600 calls failed (http_error)"_s));
    QCOMPARE(log.count(), 2);
}

void TstFailureLog::toolsAndCauses_areLoggedApart()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    for (int i = 0; i < 5; ++i) {
        for (const QString &name : {u"t"_s, u"u"_s}) {
            failures.failed({u"a"_s, 5000, name}, CallError::Timeout, u"slow"_s, logBegin);
            failures.failed({u"a"_s, 5000, name}, CallError::Closed, u"closed"_s, logBegin);
            failures.failed({u"b"_s, 5001, name}, CallError::Closed, u"closed"_s, logBegin);
        }
    }
    QCOMPARE(log.count(), 6);
    failures.succeeded(toolOfA, logBegin);
    QCOMPARE(log.count(), 8);
    QCOMPARE(log.lines().sliced(6),
             (QStringList{u"Tool \"t\" of \"a\" works again: 5 calls failed (timeout)"_s,
                          u"Tool \"t\" of \"a\" works again: 5 calls failed (closed)"_s}));
}

void TstFailureLog::toolThatFailsNowAndThen_isLoggedAsFailingUntilItIsQuiet()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    constexpr int hours = 2;
    for (int second = 0; second < hours * 3600; second += 2) {
        failures.failed(toolOfA, CallError::ToolError, u"oh"_s, logBegin + seconds(second));
        failures.succeeded(toolOfA, logBegin + seconds(second + 1));
    }
    QCOMPARE(log.count(), 3);
    QVERIFY(log.lines().at(0).endsWith(u"fails (tool_error): oh"_s));
    QVERIFY(log.lines().at(1).endsWith(u"works again: 1 call failed (tool_error)"_s));
    QVERIFY(log.lines().at(2).contains(u"fails again (tool_error): oh; "_s));
    failures.succeeded(toolOfA, logBegin + std::chrono::hours(hours) + FailureLog::quietTime);
    QCOMPARE(log.count(), 4);
    QVERIFY(log.lines().at(3).endsWith(u"works again: 3600 calls failed (tool_error)"_s));
}

void TstFailureLog::failureAfterAQuietTime_isANewOne()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    failures.failed(toolOfA, CallError::Closed, u"oh"_s, logBegin);
    failures.succeeded(toolOfA, logBegin + 1s);
    const auto later = logBegin + 1s + FailureLog::quietTime;
    failures.failed(toolOfA, CallError::Closed, u"oh"_s, later);
    failures.succeeded(toolOfA, later + 1s);
    QCOMPARE(log.count(), 4);
    QCOMPARE(log.lines().at(2), log.lines().at(0));
    QCOMPARE(log.lines().at(3), log.lines().at(1));
}

void TstFailureLog::success_endsOnlyItsTool()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    failures.failed(toolOfA, CallError::Closed, u"oh"_s, logBegin);
    failures.succeeded({u"a"_s, 5000, u"u"_s}, logBegin);
    failures.succeeded({u"b"_s, 5000, u"t"_s}, logBegin);
    QCOMPARE(log.count(), 1);
}

void TstFailureLog::inventedTools_areLoggedAsOne()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    for (int i = 0; i < 5000; ++i)
        failures.failed({u"a"_s, 5000, u"t%1"_s.arg(i)}, CallError::HttpError, u"no"_s, logBegin);
    QCOMPARE(log.count(), FailureLog::maxPerService + 1);
    QVERIFY(log.lines().constLast().startsWith(u"Another tool of \"a\" (port 5000) fails"_s));
    // Others that work say nothing about it.
    failures.succeeded({u"a"_s, 5000, u"good"_s}, logBegin + 1s);
    QCOMPARE(log.count(), FailureLog::maxPerService + 1);
    failures.succeeded({u"a"_s, 5000, u"good"_s}, logBegin + FailureLog::quietTime);
    QVERIFY(log.lines().constLast().endsWith(u"works again: 4980 calls failed (http_error)"_s));
}

void TstFailureLog::manyServices_areBounded()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    for (int i = 0; i < 2 * FailureLog::maxServices; ++i)
        failures.failed({u"a%1"_s.arg(i), 5000, u"t"_s}, CallError::Closed, u"no"_s, logBegin);
    QCOMPARE(log.count(), FailureLog::maxServices);
}

void TstFailureLog::endedFailures_makeRoom()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    for (int i = 0; i < FailureLog::maxServices; ++i) {
        const FailureLog::Tool each{u"a%1"_s.arg(i), 5000, u"t"_s};
        failures.failed(each, CallError::Closed, u"no"_s, logBegin);
        failures.succeeded(each, logBegin);
    }
    const qsizetype before = log.count();
    const auto later = logBegin + FailureLog::quietTime;
    failures.failed({u"b"_s, 5000, u"t"_s}, CallError::Closed, u"no"_s, later);
    QCOMPARE(log.count(), before + 1);
    for (int i = 0; i < FailureLog::maxPerService; ++i) {
        const FailureLog::Tool each{u"b"_s, 5000, u"u%1"_s.arg(i)};
        failures.failed(each, CallError::Closed, u"no"_s, later);
        failures.succeeded(each, later);
    }
    failures.failed({u"b"_s, 5000, u"v"_s}, CallError::Closed, u"no"_s,
                    later + FailureLog::quietTime);
    QVERIFY(log.lines().constLast().startsWith(u"Tool \"v\" of \"b\""_s));
}

void TstFailureLog::removedService_endsItsFailures()
{
    const LogCapture log("mm.proxy");
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", unusedPort()));
    QCOMPARE(mesh.call("a").status, 502);
    QCOMPARE(mesh.post("/deregister", R"({"instance_name":"a"})").status, 200);
    QCOMPARE(
        log.lines(QtInfoMsg),
        QStringList(u"Tool \"t\" of \"a\" is no longer registered: 1 call failed (refused)"_s));
    QVERIFY(mesh.registerService("a", unusedPort()));
    QCOMPARE(mesh.call("a").status, 502);
    QCOMPARE(log.lines(QtWarningMsg).size(), 2);
}

void TstFailureLog::end_hasTheCounts()
{
    const LogCapture log("mm.proxy");
    {
        FailureLog failures;
        for (int i = 0; i < 3; ++i)
            failures.failed(toolOfA, CallError::Closed, u"oh"_s, logBegin);
        failures.failed({u"b"_s, 5001, u"t"_s}, CallError::Closed, u"oh"_s, logBegin);
        failures.succeeded({u"b"_s, 5001, u"t"_s}, logBegin);
    }
    QCOMPARE(log.count(), 4);
    QCOMPARE(log.lines().constLast(),
             u"Tool \"t\" of \"a\" still failed when MM ended: 3 calls failed (closed)"_s);
}

void TstFailureLog::loggedFailure_isOneShortLine()
{
    const LogCapture log("mm.proxy");
    FailureLog failures;
    failures.failed(toolOfA, CallError::HttpError, u"a\nb"_s + QString(5000, u'c'), logBegin);
    QVERIFY(!log.lines().constFirst().contains(u'\n'));
    QVERIFY(log.lines().constFirst().size() < 500);
}

void TstFailureLog::everyFailedCall_isLoggedAndCounted_data()
{
    QTest::addColumn<QByteArray>("response"); // null: nobody listens
    QTest::addColumn<QByteArray>("type");
    const auto add = [](const char *name, const QByteArray &response, const char *type) {
        QTest::newRow(name) << response << QByteArray(type);
    };
    add("500", "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "http_error");
    add("isError", okResponse(R"({"isError":true,"content":[{"text":"full"}]})"), "tool_error");
    add("success", okResponse(R"({"success":false})"), "tool_error");
    add("no JSON", okResponse("<html>"), "bad_answer");
    add("closed", "", "closed");
    add("silent", "HTTP/1.1 200 OK\r\n", "timeout");
    add("refused", {}, "refused");
    add("MM's limit", {}, "overloaded");
}

void TstFailureLog::everyFailedCall_isLoggedAndCounted()
{
    QFETCH(QByteArray, response);
    QFETCH(QByteArray, type);
    const LogCapture log("mm.proxy");
    const Mesh mesh({.callTimeout = type == "timeout" ? 100ms : 30'000ms,
                     .calls = type == "overloaded" ? 0 : 10});
    const ScriptedServer service({{response, type != "timeout"}});
    QVERIFY(mesh.registerService("a", response.isNull() ? unusedPort() : service.port()));
    (void)mesh.call("a");
    QCOMPARE(mesh.errors("a", type), "1");
    const QJsonObject listed = mesh.listed(u"a"_s);
    QCOMPARE(listed.value("failed_calls"_L1), QJsonValue(1));
    QVERIFY(listed.value("last_error"_L1).toString().startsWith("Call of \"t\": "_L1));
    QVERIFY(!listed.value("last_error_at"_L1).toString().isEmpty());
    QCOMPARE(listed.value("last_success_at"_L1), QJsonValue(QString()));
    QCOMPARE(log.count(), 1);
    QVERIFY(
        log.lines(QtWarningMsg).value(0).contains(QString::fromLatin1(" fails (" + type + "): ")));
}

void TstFailureLog::cancelledCall_isLoggedAndCounted()
{
    const LogCapture log("mm.proxy");
    const ScriptedServer service;
    const Mesh mesh;
    const auto caller = mesh.callInFlight(service);
    QVERIFY(caller);
    caller->abort();
    QTRY_COMPARE(mesh.errors("a", "cancelled"), "1");
    QCOMPARE(mesh.listed(u"a"_s).value("failed_calls"_L1), QJsonValue(1));
    QVERIFY(log.lines(QtWarningMsg).value(0).contains(u"fails (cancelled): the caller"_s));
}

void TstFailureLog::workingTool_isNotLogged()
{
    const LogCapture log("mm.proxy");
    const ScriptedServer service({{okResponse("1"), true}, {okResponse("2"), true}});
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    QCOMPARE(mesh.call("a").status, 200);
    QCOMPARE(mesh.call("a").status, 200);
    QCOMPARE(mesh.listed(u"a"_s).value("failed_calls"_L1), QJsonValue(0));
    QCOMPARE(log.count(), 0);
}

MM_SUITE(TstFailureLog)
#include "tst_failurelog.moc"
