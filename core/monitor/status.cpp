// SPDX-License-Identifier: MIT
#include "core/monitor/status.h"

#include "core/fleet/fleet.h"
#include "core/monitor/fleettexts.h"
#include "core/monitor/statustexts.h"
#include "core/system/displaytext.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

struct Verdict
{
    State state = State::Active;
    DeferredText reason;
};

/// The file's writer chooses the length and the characters of its host's name.
QString hostText(const Writer &writer)
{
    constexpr qsizetype maxHostName = 255;
    return sanitizeForDisplay(writer.host, {.maxLength = maxHostName});
}

/// An MM that answers, but its figures are not in the file.
Verdict evaluateUnsaved(const Reading &reading)
{
    constexpr qsizetype maxErrorLength = 300;
    const QString error = sanitizeForDisplay(reading.saveError, {.maxLength = maxErrorLength});
    return {
        State::NotUpdating,
        error.isEmpty()
            //: %1 is a web address
            ? StatusText::trLater("MM answers at %1, but has not saved its figures to the file.")
                  .arg(reading.mmUrl)
            //: %1 is a web address, %2 a cause such as "No space left on device"
            : StatusText::trLater("MM answers at %1, but can't save its figures: %2.")
                  .arg(reading.mmUrl, error)};
}

Verdict evaluateWriter(const Writer &writer, const Reading &reading, const Instant &now)
{
    const QString pid = QString::number(writer.pid);
    if (writer.state == Writer::State::Stopped)
        return {State::Stopped, StatusText::trLater("MM was shut down cleanly.")};
    if (reading.writerProcess == ProcessState::Gone)
        return {State::NotUpdating,
                StatusText::trLater("MM is not running any more: process %1 is gone.").arg(pid)};
    if (reading.writerProcess == ProcessState::Suspended)
        return {
            State::NotUpdating,
            StatusText::trLater("MM is suspended: process %1 was stopped by a signal.").arg(pid)};

    const milliseconds silence = reading.silenceAt(now);
    if (reading.isWriterSilentAt(now)) {
        const auto whole = duration_cast<seconds>(silence);
        if (reading.writerProcess == ProcessState::Running) {
            return {State::NotUpdating,
                    StatusText::trLater(
                        "MM hangs: process %1 exists, but has not updated the file for %2.")
                        .arg(pid, durationText(whole))};
        }
        return {State::NotUpdating,
                //: %1 is a computer's name, %2 a duration such as "40 seconds"
                StatusText::trLater("MM on %1 has not updated the file for %2.")
                    .arg(hostText(writer), durationText(whole))};
    }
    const bool isHidden = reading.writerProcess == ProcessState::Unknown;
    if (isHidden && reading.mmReachability == MmReachability::Gone)
        return {State::NotUpdating,
                //: %1 is a web address
                StatusText::trLater("MM does not answer at %1 any more.").arg(reading.mmUrl)};
    if (isHidden)
        //: %1 is a computer's name
        return {State::Active, StatusText::trLater("MM is running on %1.").arg(hostText(writer))};
    return {State::Active, StatusText::trLater("MM is running as process %1.").arg(pid)};
}

Verdict evaluateWithoutWriter(const Reading &reading, const Instant &now)
{
    if (reading.mmReachability == MmReachability::Answering)
        //: %1 is a web address
        return {State::Active, StatusText::trLater("MM answers at %1.").arg(reading.mmUrl)};
    const milliseconds silence = reading.silenceAt(now);
    if (reading.mmReachability == MmReachability::Gone && silence >= abandonedAfter) {
        return {
            State::NotUpdating,
            //: %1 is a web address, %2 a duration such as "40 seconds"
            StatusText::trLater("MM does not answer at %1, and has not updated the file for %2.")
                .arg(reading.mmUrl, durationText(duration_cast<seconds>(silence)))};
    }
    if (reading.olderThanBoot)
        return {State::NotUpdating,
                StatusText::trLater("MM has not written since this computer was started.")};
    return {State::Active,
            StatusText::trLater(
                "MM's file is valid. This MM does not say whether it is still running.")};
}

Verdict verdictOn(const Reading &reading, const Instant &now)
{
    switch (reading.outcome) {
    case ReadOutcome::NotYet:
        return {State::Checking,
                StatusText::trLater("The stats file is being read for the first time.")};
    case ReadOutcome::Hung:
        return {State::NotUpdating, reading.reason};
    case ReadOutcome::Missing:
        return {State::NoFile, reading.reason};
    case ReadOutcome::Unreadable:
    case ReadOutcome::Corrupt:
        return {State::Error, reading.reason};
    case ReadOutcome::Valid:
        break;
    }
    if (reading.mmReachability == MmReachability::NotSaving)
        return evaluateUnsaved(reading);
    if (reading.snapshot.writer)
        return evaluateWriter(*reading.snapshot.writer, reading, now);
    return evaluateWithoutWriter(reading, now);
}

bool canStart(State state, const Reading &reading)
{
    if (state == State::NoFile)
        return reading.mmReachability != MmReachability::Answering;
    // The lock of a writer that is suspended or hangs would refuse a second one.
    const bool mayBeLocked = reading.outcome == ReadOutcome::Hung ||
                             reading.writerProcess == ProcessState::Suspended ||
                             reading.writerProcess == ProcessState::Running;
    return state == State::Stopped || (state == State::NotUpdating && !mayBeLocked &&
                                       reading.mmReachability != MmReachability::NotSaving);
}

bool canShowFile(const Reading &reading)
{
    // A file system that does not answer would block the file manager too.
    return reading.outcome != ReadOutcome::NotYet && reading.outcome != ReadOutcome::Hung &&
           !reading.folderMissing;
}

/// What does not depend on the language, by State.
struct StateTraits
{
    StatusColor color;
    StatusIcon icon;
};
constexpr std::array stateTraits{
    StateTraits{StatusColor::Gray, StatusIcon::Dots},   // Checking
    StateTraits{StatusColor::Gray, StatusIcon::Ring},   // NoFile
    StateTraits{StatusColor::Green, StatusIcon::Disc},  // Active
    StateTraits{StatusColor::Gray, StatusIcon::Square}, // Stopped
    StateTraits{StatusColor::Gray, StatusIcon::Bars},   // NotUpdating
    StateTraits{StatusColor::Red, StatusIcon::Cross},   // Error
};

const StateTraits &traitsOf(State state)
{
    return stateTraits.at(static_cast<size_t>(state));
}

Status fleetStatus(const FleetReading &reading, const Instant &now)
{
    const FleetSummary summary = evaluateFleet(reading, now);
    const StateTraits &traits = traitsOf(summary.state);
    Status status;
    status.state = summary.state;
    status.color = traits.color;
    status.icon = traits.icon;
    status.text = fleetLabel(summary);
    status.reason = fleetReason(reading, summary, now);
    status.remedy = fleetRemedy(reading, summary);
    status.tooltip = fleetTooltip(reading, summary, now);
    return status;
}

} // namespace

Status evaluateStatus(const Reading &reading, const Instant &now)
{
    if (reading.fleet)
        return fleetStatus(*reading.fleet, now);
    const Verdict verdict = verdictOn(reading, now);
    const StateTraits &traits = traitsOf(verdict.state);
    return {verdict.state,
            traits.color,
            traits.icon,
            labelText(verdict.state, reading.snapshot),
            verdict.reason,
            remedyText(verdict.state, reading),
            tooltipText(verdict.reason, ageOf(reading, now), reading.path),
            canStart(verdict.state, reading),
            canShowFile(reading),
            reading.isContentBroken()};
}

std::optional<seconds> ageOf(const Reading &reading, const Instant &now)
{
    if (reading.outcome != ReadOutcome::Valid || reading.fleet)
        return {};
    return qMax(duration_cast<seconds>(now.wall - reading.modified), seconds(0));
}

Reading unreadReading(const QString &path)
{
    Reading reading;
    reading.path = path;
    return reading;
}

Reading hungReading(const Reading &last, const QString &path, const Instant &now)
{
    Reading reading = last;
    reading.outcome = ReadOutcome::Hung;
    reading.path = path;
    reading.at = now;
    reading.reason =
        StatusText::trLater("Reading %1 hangs: its disk or network drive has not answered for %2.")
            .arg(DeferredText::path(path), durationText(hangTimeout));
    return reading;
}

StatusColor colorOf(State state)
{
    return traitsOf(state).color;
}

StatusIcon iconOf(State state)
{
    return traitsOf(state).icon;
}

QString stateName(State state)
{
    return stateWord(state);
}

QString colorName(StatusColor color)
{
    return color == StatusColor::Gray    ? QStringLiteral("gray")
           : color == StatusColor::Green ? QStringLiteral("green")
                                         : QStringLiteral("red");
}

} // namespace mm
