// SPDX-License-Identifier: MIT
// Reads the input as an answer of Prometheus, as a poll does: it must be rejected with a clause, or
// give machines of which only those with fresh and finite figures are active.

#include "core/fleet/fleet.h"
#include "core/monitor/status.h"

#include <cmath>
#include <cstdlib>

using namespace mm;

namespace {

/// The server's clock: that of the inputs in corpus/.
constexpr double serverTime = 1'770'370'245.125;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

bool isCount(double number)
{
    return std::isfinite(number) && number >= 0;
}

void checkMachine(const Machine &machine, const FleetReading &reading, const Instant &now)
{
    const MachineVerdict verdict = evaluateMachine(machine, reading, now);
    require((verdict.reason == MachineReason::Active) == (verdict.state == State::Active));
    if (verdict.state != State::Active)
        return;
    require(isCount(machine.services) && isCount(machine.messages) && machine.up == 1);
    require(verdict.age >= 0 && machine.upAt <= reading.time);
    constexpr double rounding = 1e-6;
    require(verdict.age <= std::fmax(10, 2.5 * machine.step) + rounding);
    require(machine.states == 0 || (machine.trueStates == 1 && machine.state == State::Active));
    require(!machine.isAmbiguous && !machine.hasBadFigure);
    // It expires at one instant.
    require(evaluateMachine(machine, reading, {now.wall, verdict.until}).state == State::Active);
    const Instant after{now.wall, verdict.until + std::chrono::nanoseconds(1)};
    require(evaluateMachine(machine, reading, after).state == State::NotUpdating);
}

void checkFleet(const FleetReading &reading, const Instant &now)
{
    const FleetSummary summary = evaluateFleet(reading, now);
    require(summary.active <= summary.total && summary.active + summary.errors <= summary.total);
    require(summary.total == reading.machines.size());
    require(summary.services >= 0 && summary.messages >= 0);
    require((summary.state == State::Active) ==
            (summary.active == summary.total && summary.total > 0 && reading.warning.isEmpty()));
    require(summary.bad.size() == std::min(summary.total - summary.active, FleetSummary::maxBad));
    require(summary.until.has_value() == (summary.active > 0));
    require(!summary.until || *summary.until >= now.steady);
    qsizetype active = 0;
    for (const Machine &machine : reading.machines) {
        checkMachine(machine, reading, now);
        active += evaluateMachine(machine, reading, now).state == State::Active;
    }
    require(active == summary.active);

    Reading status;
    status.fleet = std::make_shared<const FleetReading>(reading);
    const Status shown = evaluateStatus(status, now);
    require(!shown.text.isEmpty() && !shown.reason.text().isEmpty());
    require(shown.tooltip.count(QLatin1Char('\n')) <= FleetSummary::maxBad + 1);
    require(shown.color != StatusColor::Green || summary.state == State::Active);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace std::chrono;

    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    (void)scrapeErrorIn(bytes, QStringLiteral("mm"), QStringLiteral("a:9105"));
    MachineCollector machines;
    const AnswerOutcome outcome = readAnswer(bytes, [&machines](const Series &series) {
        require(!series.samples.empty());
        for (const Sample &each : series.samples)
            require(std::isfinite(each.at) && !std::isinf(each.value));
        machines.add(series);
    });
    require(!outcome.error.endsWith(QLatin1Char('.')) && outcome.error.size() < 400);

    const Instant start{system_clock::time_point(seconds(1'770'370'245)),
                        steady_clock::time_point(hours(1))};
    FleetReading reading;
    reading.machines = machines.take();
    reading.time = serverTime;
    reading.sent = start;
    reading.hasAnswer = true;
    reading.warning = outcome.warning;
    for (const milliseconds later : {0ms, 700ms, 40'000ms})
        checkFleet(reading, {start.wall + later, start.steady + later});
    // Old evidence does not count again for a poll that finds less.
    MachineCollector known;
    for (const Machine &each : std::as_const(reading.machines))
        known.addKnown(each.key());
    for (const Machine &each : known.take(reading.machines))
        require(evaluateMachine(each, reading, start).state != State::Active);
    return 0;
}
