// SPDX-License-Identifier: MIT
#include "suite.h"
#include "testedserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ServerStatus::State;

/// Calls of a server that MM runs, also while it starts, and when it ends.
class TstServerCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void call_givesWhatTheServerAnswers_data();
    void call_givesWhatTheServerAnswers();
    void callWhileStarting_waits();
    void callWhileStarting_waitsForALimitedTime();
    void callWhileDown_wakesTheServer();
    void callThatFindsItDown_saysWhy();
    void callWhileItMayNotRun_isRefused_data();
    void callWhileItMayNotRun_isRefused();
    void crashDuringACall_isItsCause();
    void restartDuringACall_isItsCause();
    void cancelledCall_isToldToTheServer();
    void cancelledWhileWaiting_isNeverSent();
    void timeLimit_isToldToTheServer();
    void longCall_makesTheServerBusy();
    void progress_isPassedUntilTheEnd();
    void subscription_givesUpdates_data();
    void subscription_givesUpdates();
    void subscription_outlivesARestart();
};

void TstServerCalls::call_givesWhatTheServerAnswers_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<int>("error"); ///< -1 for none
    QTest::newRow("result") << u"add"_s << QByteArray(R"({"a":1,"b":2})") << QByteArray("\"3\"")
                            << -1;
    QTest::newRow("bytes") << u"exact"_s << QByteArray() << QByteArray("9007199254740993") << -1;
    QTest::newRow("tool error") << u"fail"_s << QByteArray() << QByteArray("it failed")
                                << int(CallError::ToolError);
    QTest::newRow("error") << u"rpcerror"_s << QByteArray() << QByteArray("-32050")
                           << int(CallError::RpcError);
    QTest::newRow("unknown tool") << u"nothing"_s << QByteArray() << QByteArray("-32602")
                                  << int(CallError::RpcError);
}

void TstServerCalls::call_givesWhatTheServerAnswers()
{
    QFETCH(QString, tool);
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, result);
    QFETCH(int, error);
    TestedServer server(fixtureEntry(u"a"_s));
    const quint64 call = server.call(tool, arguments);
    QTRY_VERIFY(server.answers.contains(call));
    const ServiceAnswer answer = server.answers[call];
    QVERIFY2(answer.result.contains(result), answer.result.constData());
    QCOMPARE(answer.error ? int(*answer.error) : -1, error);
    QCOMPARE(answer.isRpcError, error == int(CallError::RpcError));
}

void TstServerCalls::callWhileStarting_waits()
{
    TestedServer server(fixtureEntry(u"a"_s, {u"--start"_s, u"slow:0.1"_s}));
    const quint64 first = server.call(u"add"_s, R"({"a":1,"b":2})");
    const quint64 second = server.call(u"add"_s, R"({"a":3,"b":4})");
    QCOMPARE(server.word(), u"starting"_s);
    QTRY_COMPARE(server.answers.size(), 2);
    QVERIFY(server.answers[first].result.contains("\"3\""));
    QVERIFY(server.answers[second].result.contains("\"7\""));
}

void TstServerCalls::callWhileStarting_waitsForALimitedTime()
{
    auto limits = quickLimits();
    limits.startWait = 50ms;
    TestedServer server(fixtureEntry(u"a"_s, {u"--start"_s, u"hang"_s}), limits);
    QTRY_VERIFY(server->status().reason.contains(u"\"server/discover\""_s));
    const quint64 call = server.call(u"add"_s);
    QTRY_VERIFY(server.answers.contains(call));
    QCOMPARE(server.answers[call].error, CallError::Refused);
    QCOMPARE(server.answers[call].failure, u"it has not answered \"server/discover\" yet"_s);
}

void TstServerCalls::callWhileDown_wakesTheServer()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"ends"_s);
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    auto limits = quickLimits();
    limits.maxBackOff = 1h;
    limits.startWait = 900ms;
    const QString script = u"echo >>'%2'; [ -e '%1' ] && { grep -c '' '%2' >&2; exit 1; }; "_s.arg(
        file, folder.filePath(u"runs"_s));
    TestedServer server(shellEntry(u"a"_s, script), limits);
    // The last run has ended, and the next start is 1 s away at least, as the one before was 0.5 s.
    // Not counted among the restarts: the first start, and the one after its failed probe.
    QTRY_VERIFY(server.restarts() >= 10 &&
                server->status().reason.endsWith(u": %1."_s.arg(server.restarts() + 2)));
    QVERIFY(QFile::remove(file));
    const quint64 call = server.call(u"t"_s); // which the shell never answers
    QTRY_VERIFY(server->status().isCounted() || server.answers.contains(call));
    QVERIFY2(server.answers.isEmpty(), qPrintable(server.answers[call].failure));
}

void TstServerCalls::callThatFindsItDown_saysWhy()
{
    TestedServer server({.name = u"a"_s, .command = u"no-such-program"_s});
    QVERIFY(server.reaches(State::Down));
    const quint64 call = server.call(u"t"_s);
    QVERIFY(server.answers.isEmpty()); // later, not at once
    QTRY_VERIFY(server.answers.contains(call));
    QCOMPARE(server.answers[call].error, CallError::Refused);
    QVERIFY2(server.answers[call].failure.contains(u"is in no folder of PATH"_s),
             qPrintable(server.answers[call].failure));
}

void TstServerCalls::callWhileItMayNotRun_isRefused_data()
{
    QTest::addColumn<bool>("disables");
    QTest::addColumn<QString>("cause");
    QTest::newRow("stopped") << false << u"it was stopped by the user"_s;
    QTest::newRow("disabled") << true << u"it was disabled by the user"_s;
}

void TstServerCalls::callWhileItMayNotRun_isRefused()
{
    QFETCH(bool, disables);
    QFETCH(QString, cause);
    TestedServer server(fixtureEntry(u"a"_s, {u"--start"_s, u"hang"_s}));
    const quint64 waiting = server.call(u"t"_s);
    if (disables)
        server->setDisabled(true);
    else
        server->stopByUser();
    QVERIFY(server.answers.contains(waiting));
    const quint64 call = server.call(u"t"_s);
    QTRY_VERIFY(server.answers.contains(call));
    for (const ServiceAnswer &answer : std::as_const(server.answers)) {
        QCOMPARE(answer.error, CallError::Refused);
        QCOMPARE(answer.failure, cause);
    }
}

void TstServerCalls::crashDuringACall_isItsCause()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QVERIFY(server.isUp());
    const quint64 slow = server.call(u"slow"_s, R"({"seconds":60})");
    const quint64 crash = server.call(u"crash"_s, R"({"code":5,"text":"out of disk"})");
    QTRY_COMPARE(server.answers.size(), 2);
    for (const quint64 call : {slow, crash}) {
        QCOMPARE(server.answers[call].error, CallError::Died);
        QCOMPARE(server.answers[call].failure,
                 u"it ended during the call: it exited with code 5; the last line of its stderr: "
                 "out of disk"_s);
    }
    const quint64 next = server.call(u"add"_s, R"({"a":1,"b":2})");
    QTRY_VERIFY(server.answers.contains(next));
    QVERIFY(!server.answers[next].error);
}

void TstServerCalls::restartDuringACall_isItsCause()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QVERIFY(server.isUp());
    const quint64 slow = server.call(u"slow"_s, R"({"seconds":60})");
    server->restartByUser();
    const quint64 waiting = server.call(u"add"_s, R"({"a":1,"b":2})");
    QTRY_COMPARE(server.answers.size(), 2);
    QCOMPARE(server.answers[slow].error, CallError::Died);
    QVERIFY2(server.answers[slow].failure.endsWith(u"it is started again"_s),
             qPrintable(server.answers[slow].failure));
    QVERIFY(!server.answers[waiting].error);
}

void TstServerCalls::cancelledCall_isToldToTheServer()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QVERIFY(server.isUp());
    const quint64 slow = server.call(u"slow"_s, R"({"seconds":60})");
    server.cancel(slow);
    server.cancel(slow);
    server->cancel(4711, u"unknown"_s);
    const quint64 counts = server.call(u"counts"_s);
    QTRY_VERIFY(server.answers.contains(counts));
    QVERIFY2(server.answers[counts].result.contains(R"(\"cancelled\": 1)"),
             server.answers[counts].result.constData());
    QVERIFY(!server.answers.contains(slow));
}

void TstServerCalls::cancelledWhileWaiting_isNeverSent()
{
    TestedServer server(fixtureEntry(u"a"_s));
    const quint64 call = server.call(u"add"_s, R"({"a":1,"b":2})");
    server.cancel(call);
    const quint64 counts = server.call(u"counts"_s);
    QTRY_VERIFY(server.answers.contains(counts));
    QVERIFY2(server.answers[counts].result.contains(R"(\"calls\": 1)"),
             server.answers[counts].result.constData());
    QVERIFY(!server.answers.contains(call));
}

void TstServerCalls::timeLimit_isToldToTheServer()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QVERIFY(server.isUp());
    const quint64 slow = server.call(u"slow"_s, R"({"seconds":60})",
                                     [](CallRequest &request) { request.timeout = 20ms; });
    QTRY_VERIFY(server.answers.contains(slow));
    QCOMPARE(server.answers[slow].error, CallError::Timeout);
    QCOMPARE(server.answers[slow].failure, u"no answer within 0.02 s"_s);
    const quint64 counts = server.call(u"counts"_s);
    QTRY_VERIFY(server.answers.contains(counts));
    QVERIFY(server.answers[counts].result.contains(R"(\"cancelled\": 1)"));
}

void TstServerCalls::longCall_makesTheServerBusy()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QVERIFY(server.isUp());
    QElapsedTimer elapsed;
    elapsed.start();
    const quint64 slow = server.call(u"slow"_s, R"({"seconds":60})");
    QVERIFY(server.reaches(State::Busy));
    QVERIFY(elapsed.elapsed() >= 1'000);
    server.cancel(slow);
    QCOMPARE(server.word(), u"up"_s);
}

void TstServerCalls::progress_isPassedUntilTheEnd()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QVERIFY(server.isUp());
    QByteArrayList steps;
    const quint64 call = server.call(u"progress"_s, {}, [&steps](CallRequest &request) {
        request.mcp.params =
            R"({"name":"x","arguments":{"steps":3},"_meta":{"progressToken":"mine"}})";
        request.mcp.progress = [&steps](const QByteArray &params) { steps += params; };
    });
    QTRY_VERIFY(server.answers.contains(call));
    QVERIFY(!server.answers[call].error);
    QCOMPARE(steps.size(), 3);
    QVERIFY2(steps.at(0).contains(R"("progress": 1)"), steps.at(0).constData());
}

void TstServerCalls::subscription_givesUpdates_data()
{
    QTest::addColumn<QString>("era");
    QTest::newRow("legacy") << u"legacy"_s;
    QTest::newRow("modern") << u"modern"_s;
}

void TstServerCalls::subscription_givesUpdates()
{
    QFETCH(QString, era);
    TestedServer server(fixtureEntry(u"a"_s, {u"--era"_s, era}));
    QSignalSpy notified(server.get(), &ManagedServer::notified);
    server->subscribe({u"test://page/1"_s}); // before it is ready
    QVERIFY(server.isUp());
    server->subscribe({u"test://page/2"_s});
    server->subscribe({u"test://page/2"_s});
    const auto updates = [&notified] {
        QByteArrayList uris;
        for (const QList<QVariant> &each : notified) {
            if (each.at(0) == u"notifications/resources/updated"_s)
                uris +=
                    QJsonDocument::fromJson(each.at(1).toByteArray())["uri"_L1].toString().toUtf8();
        }
        return uris;
    };
    for (const char *uri : {"test://page/0", "test://page/1", "test://page/2"})
        server.call(u"touch"_s, R"({"uri":")" + QByteArray(uri) + "\"}");
    QTRY_COMPARE(server.answers.size(), 3);
    QTRY_COMPARE(updates(), (QByteArrayList{"test://page/1", "test://page/2"}));
}

void TstServerCalls::subscription_outlivesARestart()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QSignalSpy notified(server.get(), &ManagedServer::notified);
    QVERIFY(server.isUp());
    server->subscribe({u"test://page/1"_s});
    server->restartByUser();
    QTRY_COMPARE(server.restarts(), 1);
    QVERIFY(server.isUp());
    server.call(u"touch"_s, R"({"uri":"test://page/1"})");
    QTRY_COMPARE(notified.size(), 1);
}

MM_SUITE(TstServerCalls)
#include "tst_servercalls.moc"
