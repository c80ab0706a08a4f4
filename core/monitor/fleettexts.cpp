// SPDX-License-Identifier: MIT
#include "core/monitor/fleettexts.h"

#include "core/monitor/statustexts.h"
#include "core/system/displaytext.h"

#include <QCoreApplication>

#include <cmath>

using namespace std::chrono;

namespace mm {

namespace {

/// tr() for the texts of many machines; trLater() for those that are stored.
struct FleetText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Fleet)

public:
    static DeferredText trLater(const char *source, const char * = nullptr, qint64 count = -1)
    {
        return {"mm::Fleet", source, count};
    }
};

QString shown(const QString &foreign)
{
    constexpr qsizetype maxLength = 200;
    return sanitizeForDisplay(foreign, {.maxLength = maxLength});
}

DeferredText reportedReason(State state)
{
    switch (state) {
    case State::Stopped:
        //: "its" and "it" are a machine
        return FleetText::trLater("Its MM was shut down cleanly.");
    case State::NoFile:
        return FleetText::trLater("It has no stats file.");
    case State::Error:
        return FleetText::trLater("Its stats file can't be read.");
    case State::Checking:
        return FleetText::trLater("It has not read its stats file yet.");
    case State::NotUpdating:
    case State::Active:
        break;
    }
    return FleetText::trLater("Its MM is gone, suspended or silent.");
}

DeferredText prometheusReason(const FleetReading &reading)
{
    const DeferredText url = DeferredText::path(shown(reading.url));
    if (reading.failures > 0 && reading.failure == FleetFailure::Refused)
        //: %1 is a web address, %2 a cause
        return FleetText::trLater("Prometheus at %1 does not give the figures: %2.")
            .arg(url, shown(reading.problem));
    if (reading.failures > 0)
        //: %1 is a web address, %2 a cause such as "Connection refused"
        return FleetText::trLater("Prometheus does not answer at %1: %2.")
            .arg(url, shown(reading.problem));
    if (reading.clockIsWrong)
        //: %1 is a web address
        return FleetText::trLater("The clock of Prometheus at %1 was set back, or stands still.")
            .arg(url);
    //: %1 is a web address, %2 a text of Prometheus
    return FleetText::trLater("The answer of Prometheus at %1 is incomplete: %2.")
        .arg(url, shown(reading.warning));
}

DeferredText namedReason(const FleetReading &reading, qsizetype index, const Instant &now)
{
    const Machine &machine = reading.machines.at(index);
    //: %1 is the name of a machine, %2 a sentence about it
    return FleetText::trLater("%1: %2").arg(
        shown(machine.name), machineReason(machine, evaluateMachine(machine, reading, now)));
}

} // namespace

DeferredText machineReason(const Machine &machine, const MachineVerdict &verdict)
{
    switch (verdict.reason) {
    case MachineReason::Active:
        return FleetText::trLater("Its MM is active.");
    case MachineReason::Reported:
        return reportedReason(machine.state);
    case MachineReason::Unscraped:
        return FleetText::trLater("Prometheus does not scrape it any more.");
    case MachineReason::Overdue:
        //: %1 is a duration such as "40 seconds"
        return FleetText::trLater("Prometheus has not scraped it for %1.")
            .arg(durationText(seconds(qint64(std::min(1e9, verdict.age)))));
    case MachineReason::Down:
        if (!machine.scrapeError.isEmpty())
            //: %1 is a cause, in English
            return FleetText::trLater("It does not answer Prometheus: %1.")
                .arg(shown(machine.scrapeError));
        return FleetText::trLater("It does not answer Prometheus.");
    case MachineReason::FromFuture:
        return FleetText::trLater("Prometheus has samples of it from the future.");
    case MachineReason::Ambiguous:
        return FleetText::trLater("Prometheus has the same figure of it several times.");
    case MachineReason::FileOld:
        return FleetText::trLater("The text file with its figures is not written any more.");
    case MachineReason::Contradicts:
        return FleetText::trLater("It contradicts itself: it is not in exactly one state.");
    case MachineReason::BadFigure:
        return FleetText::trLater("It has a figure that can't be right.");
    case MachineReason::NoFigures:
        return FleetText::trLater("It answers Prometheus, but without the figures of an MM.");
    case MachineReason::NoPrometheus:
        break;
    }
    return FleetText::trLater("Prometheus does not report its state.");
}

QString fleetLabel(const FleetSummary &summary)
{
    if (summary.isPrometheusProblem)
        return summary.state == State::Error ? FleetText::tr("MM: Error reading Prometheus")
                                             : StatusText::tr("MM: Not updating");
    if (summary.state == State::Checking ||
        (summary.isOneMachine && summary.state != State::Active))
        return labelText(summary.state, {});
    if (summary.state == State::NoFile)
        return FleetText::tr("MM: No machines");
    QString messages = formatCount(summary.messages);
    if (summary.isMore)
        //: %1 is a number
        messages = FleetText::tr("more than %1").arg(messages);
    if (summary.isOneMachine)
        //: the label: %1 services, %2 messages; never inflected, also for 1
        return StatusText::tr("MM: %1 services | %2 msgs")
            .arg(formatCount(summary.services), messages);
    if (summary.active == summary.total)
        //: the label: %1 machines, %2 services, %3 messages; never inflected, also for 1
        return FleetText::tr("MM: %1 machines | %2 services | %3 msgs")
            .arg(formatCount(summary.total), formatCount(summary.services), messages);
    //: the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1
    return FleetText::tr("MM: %1 of %2 machines | %3 services | %4 msgs")
        .arg(formatCount(summary.active), formatCount(summary.total), formatCount(summary.services),
             messages);
}

DeferredText fleetReason(const FleetReading &reading, const FleetSummary &summary,
                         const Instant &now)
{
    if (summary.isPrometheusProblem)
        return prometheusReason(reading);
    if (!reading.hasAnswer)
        return FleetText::trLater("Prometheus is being asked for the first time.");
    if (summary.isOneMachine)
        return namedReason(reading, 0, now);
    if (summary.state == State::NoFile)
        //: %1 is a web address
        return FleetText::trLater("Prometheus at %1 has no such machine, and had none for a day.")
            .arg(DeferredText::path(shown(reading.url)));
    if (summary.state == State::Active)
        return FleetText::trLater("The MM of each machine is active.");
    const qsizetype more = summary.total - summary.active - 1;
    DeferredText first = namedReason(reading, summary.bad.constFirst(), now);
    if (more == 0)
        return first;
    //: %1 is a sentence about one machine
    return FleetText::trLater("%1 And %n more machine(s) are not active.", nullptr, more)
        .arg(first);
}

QString fleetRemedy(const FleetReading &reading, const FleetSummary &summary)
{
    if (summary.state == State::NoFile && !summary.isOneMachine)
        return FleetText::tr("Check that Prometheus scrapes the machines, and that the selection "
                             "matches them.");
    if (!summary.isPrometheusProblem)
        return {};
    if (reading.failures > 0)
        return FleetText::tr("Check the address, the password and that Prometheus is running. The "
                             "label recovers by itself.");
    if (reading.clockIsWrong)
        return FleetText::tr("The label recovers by itself when that clock has passed the newest "
                             "figures.");
    return FleetText::tr("Look at Prometheus' own messages for the cause.");
}

QString fleetTooltip(const FleetReading &reading, const FleetSummary &summary, const Instant &now)
{
    QStringList lines;
    if (summary.isPrometheusProblem || summary.bad.isEmpty())
        lines += fleetReason(reading, summary, now);
    else
        for (const qsizetype index : summary.bad)
            lines += namedReason(reading, index, now);
    const qsizetype more = summary.total - summary.active - summary.bad.size();
    if (more > 0 && !summary.isPrometheusProblem)
        lines += DeferredText(
            FleetText::trLater("And %n more machine(s) are not active.", nullptr, more));
    //: %1 is a web address
    lines += FleetText::tr("Prometheus: %1").arg(shownPath(shown(reading.url)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace mm
