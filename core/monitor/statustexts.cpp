// SPDX-License-Identifier: MIT
#include "core/monitor/statustexts.h"
#include "core/system/displaytext.h"

using namespace std::chrono;

namespace mm {

DeferredText durationText(seconds duration)
{
    if (duration < minutes(1))
        return StatusText::trLater("%n second(s)", nullptr, duration / seconds(1));
    if (duration < hours(1))
        return StatusText::trLater("%n minute(s)", nullptr, duration / minutes(1));
    if (duration < days(2))
        return StatusText::trLater("%n hour(s)", nullptr, duration / hours(1));
    return StatusText::trLater("%n day(s)", nullptr, duration / days(1));
}

QString labelText(State state, const Snapshot &snapshot)
{
    switch (state) {
    case State::Checking:
        return StatusText::tr("MM: Checking...");
    case State::NoFile:
        return StatusText::tr("MM: No stats file");
    case State::Stopped:
        return StatusText::tr("MM: Stopped");
    case State::NotUpdating:
        return StatusText::tr("MM: Not updating");
    case State::Error:
        return StatusText::tr("MM: Error reading stats");
    case State::Active:
        break;
    }
    //: the label: %1 services, %2 messages; never inflected, also for 1
    return StatusText::tr("MM: %1 services | %2 msgs")
        .arg(formatCount(snapshot.totalServices), formatCount(snapshot.totalMessages));
}

QString remedyText(State state, const Reading &reading)
{
    const QString path = shownPath(reading.path);
    switch (state) {
    case State::Checking:
    case State::Active:
        return {};
    case State::NoFile:
        return StatusText::tr(
            "MM has not created its file yet. Check that MM is running, and that its mesh "
            "statistics are switched on and write to this file.");
    case State::Stopped:
        //: %1 is a path
        return StatusText::
            tr("Start MM when you need it. It continues the message count that is stored in %1.")
                .arg(path);
    case State::NotUpdating:
        if (reading.outcome == ReadOutcome::Hung)
            return StatusText::tr("Check that disk or drive. The label recovers by itself.");
        if (reading.writerProcess == ProcessState::Suspended)
            //: %1 is a path
            return StatusText::tr(
                       "Continue the process, or start MM again. The figures are the last "
                       "that it wrote to %1.")
                .arg(path);
        if (reading.mmReachability == MmReachability::NotSaving && !reading.saveError.isEmpty())
            //: %1 is a path
            return StatusText::tr("MM saves again by itself when the cause is removed. The figures "
                                  "are the last that were written to %1.")
                .arg(path);
        if (reading.mmReachability == MmReachability::NotSaving)
            //: %1 is a path
            return StatusText::tr("Look at MM's messages for the cause. The figures are the last "
                                  "that were written to %1.")
                .arg(path);
        if (reading.mmReachability == MmReachability::Gone)
            //: %1 is a path; --mm-url is an option of the command line
            return StatusText::tr(
                       "Start MM again. If it listens elsewhere, start EE Monitor with that "
                       "address as --mm-url. The figures are the last that MM wrote to %1.")
                .arg(path);
        //: %1 is a path
        return StatusText::tr(
                   "Start MM again. If it is running, check that it writes to %1. The figures "
                   "are the last that it wrote.")
            .arg(path);
    case State::Error:
        break;
    }
    if (reading.outcome == ReadOutcome::Corrupt)
        return StatusText::tr("Move it away or delete it, then restart MM: it writes a new one.");
    return StatusText::tr(
        "Make it a plain file that this user may read, or move it away, then restart MM.");
}

QString tooltipText(const QString &reason, std::optional<seconds> age, const QString &path)
{
    QStringList lines{reason};
    if (age) {
        lines += *age < seconds(1) ? StatusText::tr("Last written just now.")
                                   //: %1 is a duration such as "3 seconds"
                                   : StatusText::tr("Last written %1 ago.").arg(durationText(*age));
    }
    //: %1 is a path
    lines += StatusText::tr("File: %1").arg(shownPath(path));
    return lines.join(QLatin1Char('\n'));
}

} // namespace mm
