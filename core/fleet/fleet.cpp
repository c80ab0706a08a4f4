// SPDX-License-Identifier: MIT
#include "core/fleet/fleet.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono;

namespace mm {

namespace {

constexpr double minMaxAge = 10;                     // s
constexpr double maxMissedScrapes = 2.5;             // until a machine is not active any more
constexpr double missedWrites = 3;                   // of a text file
constexpr double maxExact = 9'007'199'254'740'992.0; // 2^53

double maxAgeOf(const Machine &machine, const FleetReading &reading)
{
    if (!std::isnan(reading.maxAge))
        return reading.maxAge;
    // Before its second scrape: the shortest time, so that it is never shown as active for too
    // long.
    return std::isnan(machine.step) ? minMaxAge
                                    : std::max(minMaxAge, maxMissedScrapes * machine.step);
}

bool isFileOld(const Machine &machine, const FleetReading &reading)
{
    if (std::isnan(machine.fileTime))
        return false;
    const double now = std::isnan(machine.fileNow) ? reading.time : machine.fileNow;
    // With fewer than two writes in the answer: as if it were written once a minute.
    const double step = std::isnan(machine.fileStep) ? 60 : machine.fileStep;
    // Also a time in the future is old: the machine's clock was set back since the write.
    return std::abs(now - machine.fileTime) > missedWrites * step;
}

} // namespace

MachineVerdict evaluateMachine(const Machine &machine, const FleetReading &reading,
                               const Instant &now)
{
    using enum MachineReason;
    // The steady clock stands while this machine is suspended, but the evidence grows old.
    const duration<double> slept = now.sleptSince(reading.sent);
    const duration<double> sinceAnswer = now.steady - reading.sent.steady + slept;
    MachineVerdict verdict;
    verdict.age = reading.time - machine.upAt + sinceAnswer.count();
    const auto notUpdating = [&verdict](MachineReason reason) {
        verdict.reason = reason;
        return verdict;
    };
    const auto error = [&verdict](MachineReason reason) {
        verdict.state = State::Error;
        verdict.reason = reason;
        return verdict;
    };
    if (reading.isLost())
        return notUpdating(NoPrometheus);
    if (std::isnan(machine.upAt))
        return notUpdating(Unscraped);
    const bool isAnswerOld = reading.failures > 0 || slept.count() > 0;
    // It depends on the answer and not on `now`, so that a timer for this instant finds it expired.
    const double left = maxAgeOf(machine, reading) - (reading.time - machine.upAt) - slept.count();
    if (!(left >= 0))
        return notUpdating(slept.count() > 0 ? NoPrometheus : Overdue);
    constexpr double longest = 1e9; // s; fits a time point
    const auto until = reading.sent.steady + duration_cast<steady_clock::duration>(
                                                 duration<double>(std::min(left, longest)));
    if (now.steady > until)
        return notUpdating(isAnswerOld ? NoPrometheus : Overdue);
    if (machine.up != 1)
        return notUpdating(Down);
    if (machine.upAt <= machine.futureAt || machine.upAt > reading.time)
        return notUpdating(FromFuture);
    if (machine.isAmbiguous)
        return notUpdating(Ambiguous);
    if (isFileOld(machine, reading))
        return notUpdating(FileOld);
    if (machine.states > 0 && machine.trueStates != 1)
        return error(Contradicts);
    if (machine.states > 0 && machine.state != State::Active) {
        verdict.state = machine.state;
        verdict.reason = Reported;
        return verdict;
    }
    if (machine.hasBadFigure)
        return error(BadFigure);
    if (std::isnan(machine.services) || std::isnan(machine.messages))
        return notUpdating(NoFigures);
    verdict.state = State::Active;
    verdict.reason = Active;
    verdict.until = until;
    return verdict;
}

FleetSummary evaluateFleet(const FleetReading &reading, const Instant &now)
{
    FleetSummary summary;
    summary.total = reading.machines.size();
    summary.isPrometheusProblem = reading.isLost();
    double services = 0;
    double messages = 0;
    for (qsizetype i = 0; i < summary.total; ++i) {
        const Machine &machine = reading.machines.at(i);
        const MachineVerdict verdict = evaluateMachine(machine, reading, now);
        if (verdict.state != State::Active) {
            // The last answer is too old now, and the last poll failed.
            summary.isPrometheusProblem |=
                reading.failures > 0 && verdict.reason == MachineReason::NoPrometheus;
            if (verdict.state == State::Error)
                summary.bad.insert(std::min(summary.errors++, FleetSummary::maxBad), i);
            else
                summary.bad += i;
            summary.bad.resize(std::min(summary.bad.size(), FleetSummary::maxBad));
            continue;
        }
        ++summary.active;
        services += machine.services;
        messages += machine.messages;
        if (!(summary.age >= verdict.age))
            summary.age = verdict.age;
        if (!summary.until || verdict.until < *summary.until)
            summary.until = verdict.until;
    }
    summary.services = qint64(std::min(services, maxExact));
    summary.messages = qint64(std::min(messages, maxExact));
    summary.isMore = messages > maxExact;

    summary.isOneMachine = reading.isOneMachine && summary.total == 1;
    if (summary.isPrometheusProblem)
        summary.state = reading.failures > 0 && reading.failure == FleetFailure::Refused
                            ? State::Error
                            : State::NotUpdating;
    else if (!reading.hasAnswer)
        summary.state = State::Checking;
    else if (summary.isOneMachine)
        summary.state = evaluateMachine(reading.machines.constFirst(), reading, now).state;
    else if (summary.total == 0)
        summary.state = State::NoFile;
    else if (summary.errors > 0)
        summary.state = State::Error;
    else
        summary.state = summary.active == summary.total ? State::Active : State::NotUpdating;
    return summary;
}

bool FleetReading::isLost() const
{
    return clockIsWrong || !warning.isEmpty() || failures >= (hasAnswer ? 2 : 1);
}

double FleetReading::interval() const
{
    std::vector<double> steps;
    for (const Machine &each : machines) {
        if (!std::isnan(each.step))
            steps.push_back(each.step);
    }
    if (steps.empty())
        return qQNaN();
    const auto middle = steps.begin() + qsizetype(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

milliseconds FleetReading::pollInterval() const
{
    constexpr double shortest = 2;
    const double scrape = std::isnan(interval()) ? shortest : interval();
    // One slow answer, as of a server that was suspended, must not outlast the evidence.
    const double seconds = std::max({shortest, scrape / 3, std::min(10 * cost, scrape)});
    return milliseconds(qint64(1000 * std::min(seconds, 1e9)));
}

} // namespace mm
