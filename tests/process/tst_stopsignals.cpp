// SPDX-License-Identifier: MIT
#include "app/process/stopsignals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace mm;

namespace {

using SignalHandler = void (*)(int);

SignalHandler handlerOf(int signal)
{
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    return action.sa_handler;
}

} // namespace

class TestStopSignals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() // who starts the suite may ignore them
    {
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGHUP, SIG_DFL);
    }
    void each_arrivesInTheEventLoop_data();
    void each_arrivesInTheEventLoop();
    void several_arriveEach();
    void ignoredBefore_staysIgnored();
    void gone_theyChangeNothing();
};

void TestStopSignals::each_arrivesInTheEventLoop_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestStopSignals::each_arrivesInTheEventLoop()
{
    QFETCH(int, signal);
    StopSignals signalsToStop;
    QSignalSpy arrived(&signalsToStop, &StopSignals::arrived);
    ::raise(signal);
    QCOMPARE(arrived.count(), 0);
    QTRY_COMPARE(arrived.count(), 1);
}

void TestStopSignals::several_arriveEach()
{
    StopSignals signalsToStop;
    QSignalSpy arrived(&signalsToStop, &StopSignals::arrived);
    for (int i = 0; i < 20; ++i)
        ::raise(SIGTERM);
    QTRY_COMPARE(arrived.count(), 20);
}

void TestStopSignals::ignoredBefore_staysIgnored()
{
    const auto before = std::signal(SIGHUP, SIG_IGN);
    {
        const StopSignals signalsToStop;
        QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
        QVERIFY(handlerOf(SIGTERM) != SIG_IGN);
    }
    QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
    std::signal(SIGHUP, before);
}

void TestStopSignals::gone_theyChangeNothing()
{
    {
        const StopSignals signalsToStop;
    }
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::raise(signal);
    StopSignals again;
    QSignalSpy arrived(&again, &StopSignals::arrived);
    ::raise(SIGTERM);
    QTRY_COMPARE(arrived.count(), 1);
}

QTEST_GUILESS_MAIN(TestStopSignals)
#include "tst_stopsignals.moc"
