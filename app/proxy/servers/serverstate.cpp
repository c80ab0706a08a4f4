// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverstate.h"

using namespace Qt::StringLiterals;

namespace mm {

namespace {

QString describeUp(const ServerFacts &facts)
{
    return facts.noiseLine.isEmpty()
               ? u"It answers."_s
               : u"It answers, but writes lines to stdout that are no messages, such as \"%1\"."_s
                     .arg(facts.noiseLine);
}

} // namespace

ServerStatus evaluateServer(const ServerFacts &facts)
{
    using State = ServerStatus::State;
    const auto status = [&facts](State state, const QString &reason) {
        return ServerStatus{.state = state, .reason = reason, .restarts = facts.restarts};
    };
    if (facts.isDisabledByEntry)
        return status(State::Disabled, u"Its entry in the file of servers has \"disabled\"."_s);
    if (facts.isDisabled)
        return status(State::Disabled, u"It was disabled by the user."_s);
    if (facts.isStopped)
        return status(State::Stopped, u"It was stopped by the user."_s);
    if (facts.isRunning && !facts.endCause.isEmpty())
        return status(State::Down, u"It is being ended: %1."_s.arg(facts.endCause));
    const bool isRetry = facts.isRunning && !facts.isReady && !facts.isSuspended &&
                         facts.now - facts.launched < ServerFacts::retryTime;
    if ((!facts.isRunning || isRetry) && !facts.failure.isEmpty())
        return status(State::Down, u"It is not running: %1."_s.arg(facts.failure));
    if (!facts.isRunning)
        return status(State::Starting, u"It is being started."_s);
    if (facts.isSuspended)
        return status(State::Failing, u"Its process is suspended."_s);
    if (!facts.isReady)
        return status(State::Starting,
                      facts.waitsFor.isEmpty() ? u"It is being started."_s
                      : facts.failure.isEmpty()
                          ? u"It has not answered %1 yet."_s.arg(facts.waitsFor)
                          : u"It was started again, as %1. It has not answered %2 yet."_s.arg(
                                facts.failure, facts.waitsFor));
    if (facts.isStuck)
        return status(State::Failing, u"It does not read its stdin."_s);
    if (facts.pingSent && facts.now - *facts.pingSent >= ServerFacts::pingTimeout)
        return status(State::Failing, u"It hangs: it does not answer a ping."_s);
    if (facts.oldestCall && facts.now - *facts.oldestCall >= ServerFacts::busyAfter)
        return status(State::Busy, u"It works on a call."_s);
    return status(State::Up, describeUp(facts));
}

} // namespace mm
