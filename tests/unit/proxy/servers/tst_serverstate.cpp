// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverstate.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ServerStatus::State;

/// Which state follows from what is known of a server.
class TstServerState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void facts_giveStateAndReason_data();
    void facts_giveStateAndReason();
    void strongerFact_hidesTheWeaker();
    void pingWithoutAnswer_isAHangFromTheTimeoutOn();
    void longCall_isBusyFromTheLimitOn();
    void noise_isInTheReasonOfOneThatAnswersOnly();
    void restarts_arePassedOn();
    void status_countsWhatAnswers_data();
    void status_countsWhatAnswers();
};

namespace {

const ServerFacts::Time testedAt{1000h};

ServerFacts upFacts()
{
    ServerFacts facts;
    facts.now = testedAt;
    facts.isRunning = true;
    facts.isReady = true;
    return facts;
}

State stateOf(const ServerFacts &facts)
{
    return evaluateServer(facts).state;
}

} // namespace

void TstServerState::facts_giveStateAndReason_data()
{
    QTest::addColumn<ServerFacts>("facts");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, State state, const QString &reason, const auto &change,
                        ServerFacts facts = upFacts()) {
        change(facts);
        QTest::newRow(name) << facts << state << reason;
    };
    row("up", State::Up, u"It answers."_s, [](ServerFacts &) {});
    row("disabled in the file", State::Disabled,
        u"Its entry in the file of servers has \"disabled\"."_s,
        [](ServerFacts &facts) { facts.isDisabledByEntry = true; });
    row("disabled", State::Disabled, u"It was disabled by the user."_s,
        [](ServerFacts &facts) { facts.isDisabled = true; });
    row("stopped", State::Stopped, u"It was stopped by the user."_s,
        [](ServerFacts &facts) { facts.isStopped = true; });
    row("being ended", State::Down, u"It is being ended: it hung."_s,
        [](ServerFacts &facts) { facts.endCause = u"it hung"_s; });
    row("ended", State::Down, u"It is not running: it exited with code 3."_s,
        [](ServerFacts &facts) {
            facts.isRunning = false;
            facts.failure = u"it exited with code 3"_s;
        });
    row(
        "before its first start", State::Starting, u"It is being started."_s, [](ServerFacts &) {},
        ServerFacts{.now = testedAt});
    row("before its first request", State::Starting, u"It is being started."_s,
        [](ServerFacts &facts) { facts.isReady = false; });
    row("handshake", State::Starting, u"It has not answered \"initialize\" yet."_s,
        [](ServerFacts &facts) {
            facts.isReady = false;
            facts.waitsFor = u"\"initialize\""_s;
        });
    const auto started = [](ServerFacts::Time launched) {
        return [launched](ServerFacts &facts) {
            facts.isReady = false;
            facts.launched = launched;
            facts.failure = u"it exited with code 3"_s;
        };
    };
    row("just started again", State::Down, u"It is not running: it exited with code 3."_s,
        started(testedAt - ServerFacts::retryTime + 1ms));
    row("started again for long", State::Starting, u"It is being started."_s,
        started(testedAt - ServerFacts::retryTime));
    row("handshake after a failure", State::Starting,
        u"It was started again, as it exited with code 3. It has not answered \"tools/list\" yet."_s,
        [](ServerFacts &facts) {
            facts.isReady = false;
            facts.waitsFor = u"\"tools/list\""_s;
            facts.failure = u"it exited with code 3"_s;
        });
    row("suspended", State::Failing, u"Its process is suspended."_s,
        [](ServerFacts &facts) { facts.isSuspended = true; });
    row("stuck", State::Failing, u"It does not read its stdin."_s,
        [](ServerFacts &facts) { facts.isStuck = true; });
    row("hangs", State::Failing, u"It hangs: it does not answer a ping."_s,
        [](ServerFacts &facts) { facts.pingSent = testedAt - 1min; });
    row("busy", State::Busy, u"It works on a call."_s,
        [](ServerFacts &facts) { facts.oldestCall = testedAt - 1min; });
    row("noise", State::Up,
        u"It answers, but writes lines to stdout that are no messages, such as \"log %2\"."_s,
        [](ServerFacts &facts) { facts.noiseLine = u"log %2"_s; });
}

void TstServerState::facts_giveStateAndReason()
{
    QFETCH(ServerFacts, facts);
    QFETCH(State, state);
    QFETCH(QString, reason);
    const ServerStatus status = evaluateServer(facts);
    QCOMPARE(status.word(), ServerStatus{.state = state}.word());
    QCOMPARE(status.reason, reason);
}

/// All facts are true at first; the strongest one is removed again and again.
void TstServerState::strongerFact_hidesTheWeaker()
{
    ServerFacts facts = upFacts();
    facts.isReady = false;
    facts.isDisabledByEntry = facts.isDisabled = facts.isStopped = true;
    facts.isSuspended = facts.isStuck = true;
    facts.endCause = u"end"_s;
    facts.waitsFor = u"\"initialize\""_s;
    facts.noiseLine = u"noise"_s;
    facts.pingSent = facts.oldestCall = testedAt - 1min;
    const auto next = [&facts](State state, const QString &reason) {
        const ServerStatus status = evaluateServer(facts);
        if (status.state != state || !status.reason.contains(reason))
            QFAIL(qPrintable(status.word() + u": "_s + status.reason));
    };
    next(State::Disabled, u"entry"_s);
    facts.isDisabledByEntry = false;
    next(State::Disabled, u"user"_s);
    facts.isDisabled = false;
    next(State::Stopped, u"user"_s);
    facts.isStopped = false;
    next(State::Down, u"being ended: end"_s);
    facts.endCause.clear();
    next(State::Failing, u"suspended"_s);
    facts.isSuspended = false;
    next(State::Starting, u"initialize"_s);
    facts.isReady = true;
    next(State::Failing, u"stdin"_s);
    facts.isStuck = false;
    next(State::Failing, u"ping"_s);
    facts.pingSent.reset();
    next(State::Busy, u"call"_s);
    facts.oldestCall.reset();
    next(State::Up, u"noise"_s);
}

void TstServerState::pingWithoutAnswer_isAHangFromTheTimeoutOn()
{
    ServerFacts facts = upFacts();
    facts.pingSent = testedAt - ServerFacts::pingTimeout + 1ns;
    QCOMPARE(stateOf(facts), State::Up);
    facts.pingSent = testedAt - ServerFacts::pingTimeout;
    QCOMPARE(stateOf(facts), State::Failing);
}

void TstServerState::longCall_isBusyFromTheLimitOn()
{
    ServerFacts facts = upFacts();
    facts.oldestCall = testedAt - ServerFacts::busyAfter + 1ns;
    QCOMPARE(stateOf(facts), State::Up);
    facts.oldestCall = testedAt - ServerFacts::busyAfter;
    QCOMPARE(stateOf(facts), State::Busy);
}

void TstServerState::noise_isInTheReasonOfOneThatAnswersOnly()
{
    ServerFacts facts = upFacts();
    facts.noiseLine = u"noise"_s;
    facts.isSuspended = true;
    QVERIFY(!evaluateServer(facts).reason.contains(u"noise"_s));
}

void TstServerState::restarts_arePassedOn()
{
    ServerFacts facts = upFacts();
    facts.restarts = 7;
    QCOMPARE(evaluateServer(facts).restarts, 7);
    facts.isStopped = true;
    QCOMPARE(evaluateServer(facts).restarts, 7);
}

void TstServerState::status_countsWhatAnswers_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("isCounted");
    QTest::newRow("starting") << State::Starting << u"starting"_s << false;
    QTest::newRow("up") << State::Up << u"up"_s << true;
    QTest::newRow("busy") << State::Busy << u"busy"_s << true;
    QTest::newRow("failing") << State::Failing << u"failing"_s << false;
    QTest::newRow("down") << State::Down << u"down"_s << false;
    QTest::newRow("stopped") << State::Stopped << u"stopped"_s << false;
    QTest::newRow("disabled") << State::Disabled << u"disabled"_s << false;
}

void TstServerState::status_countsWhatAnswers()
{
    QFETCH(State, state);
    QFETCH(QString, word);
    QFETCH(bool, isCounted);
    const ServerStatus status{.state = state};
    QCOMPARE(status.word(), word);
    QCOMPARE(status.isCounted(), isCounted);
}

MM_SUITE(TstServerState)
#include "tst_serverstate.moc"
