// SPDX-License-Identifier: MIT
#include "app/common/unixsignals.h"
#include "suite.h"

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

class TstUnixSignals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() // the parent process may ignore them
    {
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGHUP, SIG_DFL);
    }
    void signal_emitsFromTheEventLoop_data();
    void signal_emitsFromTheEventLoop();
    void severalSignals_emitOnceEach();
    void blockedSignal_emits();
    void ignoredSignal_staysIgnored();
    void signalAfterDestruction_hasNoEffect();
};

void TstUnixSignals::signal_emitsFromTheEventLoop_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TstUnixSignals::signal_emitsFromTheEventLoop()
{
    QFETCH(int, signal);
    UnixSignals unixSignals;
    QSignalSpy requested(&unixSignals, &UnixSignals::terminationRequested);
    ::raise(signal);
    QCOMPARE(requested.count(), 0);
    QTRY_COMPARE(requested.count(), 1);
}

void TstUnixSignals::severalSignals_emitOnceEach()
{
    UnixSignals unixSignals;
    QSignalSpy requested(&unixSignals, &UnixSignals::terminationRequested);
    for (int i = 0; i < 20; ++i)
        ::raise(SIGTERM);
    QTRY_COMPARE(requested.count(), 20);
}

void TstUnixSignals::blockedSignal_emits()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    UnixSignals unixSignals;
    QSignalSpy requested(&unixSignals, &UnixSignals::terminationRequested);
    ::raise(SIGTERM);
    QTRY_COMPARE(requested.count(), 1);
}

void TstUnixSignals::ignoredSignal_staysIgnored()
{
    const auto before = std::signal(SIGHUP, SIG_IGN);
    {
        const UnixSignals unixSignals;
        QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
        QVERIFY(handlerOf(SIGTERM) != SIG_IGN);
    }
    QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
    std::signal(SIGHUP, before);
}

void TstUnixSignals::signalAfterDestruction_hasNoEffect()
{
    {
        const UnixSignals unixSignals;
    }
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::raise(signal);
    UnixSignals again;
    QSignalSpy requested(&again, &UnixSignals::terminationRequested);
    ::raise(SIGTERM);
    QTRY_COMPARE(requested.count(), 1);
}

MM_SUITE(TstUnixSignals)
#include "tst_unixsignals.moc"
