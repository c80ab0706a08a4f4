// SPDX-License-Identifier: MIT
#include "core/status.h"

#include "core/plainline.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QStringList>

using namespace std::chrono;

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::Status)
};

int wholeUnits(seconds age, seconds unit)
{
    return static_cast<int>(qMin<qint64>(age / unit, std::numeric_limits<int>::max()));
}

QString inWords(seconds duration)
{
    if (duration < minutes(1))
        return Text::tr("%n second(s)", nullptr, wholeUnits(duration, seconds(1)));
    if (duration < hours(1))
        return Text::tr("%n minute(s)", nullptr, wholeUnits(duration, minutes(1)));
    if (duration < days(2))
        return Text::tr("%n hour(s)", nullptr, wholeUnits(duration, hours(1)));
    return Text::tr("%n day(s)", nullptr, wholeUnits(duration, days(1)));
}

struct Judgement
{
    State state = State::Active;
    QString reason;
};

/// What stands in the file is as long as its writer likes, and may hold anything. No host's name is
/// longer than this.
QString shownHost(const Writer &writer)
{
    constexpr qsizetype longestHost = 255;
    return plainLine(writer.host, longestHost);
}

milliseconds silenceAt(const Reading &reading, const Moment &now)
{
    return reading.silence + duration_cast<milliseconds>(now.steady - reading.at.steady);
}

Judgement judgeWriter(const Writer &writer, const Reading &reading, const Moment &now)
{
    const QString pid = QString::number(writer.pid);
    if (writer.state == Writer::State::Stopped)
        return {State::Stopped, Text::tr("MM was stopped in good order.")};
    if (reading.writerProcess == ProcessState::Gone)
        return {State::NotUpdating,
                Text::tr("MM is not running any more: process %1 is gone.").arg(pid)};
    if (reading.writerProcess == ProcessState::Suspended)
        return {State::NotUpdating,
                Text::tr("MM is suspended: process %1 was stopped by a signal.").arg(pid)};

    const milliseconds silence = silenceAt(reading, now);
    if (silence > missedHeartbeats * writer.heartbeat) {
        const auto whole = duration_cast<seconds>(silence);
        if (reading.writerProcess == ProcessState::Running) {
            return {State::NotUpdating,
                    Text::tr("MM hangs: process %1 is there, but has given no sign for %2.")
                        .arg(pid, inWords(whole))};
        }
        return {
            State::NotUpdating,
            //: %1 is a computer's name, %2 a duration such as "40 seconds"
            Text::tr("MM on %1 has given no sign for %2.").arg(shownHost(writer), inWords(whole))};
    }
    if (reading.writerProcess == ProcessState::Unknown)
        //: %1 is a computer's name
        return {State::Active, Text::tr("MM is running on %1.").arg(shownHost(writer))};
    return {State::Active, Text::tr("MM is running as process %1.").arg(pid)};
}

Judgement judgeWithoutWriter(const Reading &reading, const Moment &now)
{
    if (reading.connection == Connection::Answering)
        //: %1 is a web address
        return {State::Active, Text::tr("MM answers at %1.").arg(reading.mmUrl)};
    const milliseconds silence = silenceAt(reading, now);
    if (reading.connection == Connection::Gone && silence >= aloneAfter) {
        return {State::NotUpdating,
                //: %1 is a web address, %2 a duration such as "40 seconds"
                Text::tr("MM does not answer at %1, and its file has been untouched for %2.")
                    .arg(reading.mmUrl, inWords(duration_cast<seconds>(silence)))};
    }
    if (reading.olderThanBoot)
        return {State::NotUpdating,
                Text::tr("MM has not written since this computer was started.")};
    return {State::Active,
            Text::tr("MM's file is valid. This MM does not say whether it is still running.")};
}

Judgement judge(const Reading &reading, const Moment &now)
{
    switch (reading.outcome) {
    case Outcome::NotYet:
        return {State::Checking, Text::tr("The stats file is being read for the first time.")};
    case Outcome::Hung:
        return {State::NotUpdating, reading.reason};
    case Outcome::Missing:
        return {State::NoFile, reading.reason};
    case Outcome::Unreadable:
    case Outcome::Corrupt:
        return {State::Error, reading.reason};
    case Outcome::Valid:
        break;
    }
    if (reading.snapshot.writer)
        return judgeWriter(*reading.snapshot.writer, reading, now);
    return judgeWithoutWriter(reading, now);
}

QString labelText(State state, const Snapshot &snapshot)
{
    switch (state) {
    case State::Checking:
        return Text::tr("MM: Checking...");
    case State::NoFile:
        return Text::tr("MM: No stats file");
    case State::Stopped:
        return Text::tr("MM: Stopped");
    case State::NotUpdating:
        return Text::tr("MM: Not updating");
    case State::Error:
        return Text::tr("MM: Error reading stats");
    case State::Active:
        break;
    }
    //: the label: %1 services, %2 messages; never inflected, also for 1
    return Text::tr("MM: %1 services | %2 msgs")
        .arg(formatCount(snapshot.totalServices), formatCount(snapshot.totalMessages));
}

QString remedyFor(const Judgement &judgement, const Reading &reading)
{
    const QString path = QDir::toNativeSeparators(reading.path);
    switch (judgement.state) {
    case State::Checking:
    case State::Active:
        return {};
    case State::NoFile:
        return Text::tr("MM has not made its file yet. Check that MM is running, and that its mesh "
                        "statistics are switched on and write to this file.");
    case State::Stopped:
        //: %1 is a path
        return Text::tr(
                   "Start MM when you need it. Its message count goes on where it ended in %1.")
            .arg(path);
    case State::NotUpdating:
        if (reading.outcome == Outcome::Hung)
            return Text::tr("Check that disk or drive. The label comes back by itself.");
        if (reading.writerProcess == ProcessState::Suspended)
            //: %1 is a path
            return Text::tr("Continue the process, or start MM again. The figures are the last "
                            "that it wrote to %1.")
                .arg(path);
        if (!reading.snapshot.writer && reading.connection == Connection::Gone)
            //: %1 is a path; --mm-url is an option of the command line
            return Text::tr("Start MM again. If it listens elsewhere, start EE Monitor with that "
                            "address as --mm-url. The figures are the last that MM wrote to %1.")
                .arg(path);
        //: %1 is a path
        return Text::tr("Start MM again. If it is running, check that it writes to %1. The figures "
                        "are the last that it wrote.")
            .arg(path);
    case State::Error:
        break;
    }
    if (reading.outcome == Outcome::Corrupt)
        return Text::tr("Move it away or delete it, then restart MM: it writes a new one.");
    return Text::tr(
        "Make it a plain file that this user may read, or move it away, then restart MM.");
}

bool mayStart(State state, const Reading &reading)
{
    switch (state) {
    case State::NoFile:
        return reading.connection != Connection::Answering;
    case State::Stopped:
        return true;
    case State::NotUpdating:
        // A writer that is there, but halted or stuck, holds the file: a second one is refused.
        return reading.outcome != Outcome::Hung &&
               reading.writerProcess != ProcessState::Suspended &&
               reading.writerProcess != ProcessState::Running;
    case State::Checking:
    case State::Active:
    case State::Error:
        break;
    }
    return false;
}

bool mayShowFile(const Reading &reading)
{
    // One that hangs would take the file manager with it.
    return reading.outcome != Outcome::NotYet && reading.outcome != Outcome::Hung &&
           !reading.folderMissing;
}

bool mayMoveAside(const Reading &reading)
{
    return reading.outcome == Outcome::Corrupt ||
           (reading.outcome == Outcome::Unreadable && reading.tooLarge);
}

struct Face
{
    Tone tone;
    Symbol symbol;
};

Face faceOf(State state)
{
    switch (state) {
    case State::Checking:
        return {Tone::Gray, Symbol::Dots};
    case State::NoFile:
        return {Tone::Gray, Symbol::Ring};
    case State::Active:
        return {Tone::Green, Symbol::Disc};
    case State::Stopped:
        return {Tone::Gray, Symbol::Square};
    case State::NotUpdating:
        return {Tone::Gray, Symbol::Bars};
    case State::Error:
        break;
    }
    return {Tone::Red, Symbol::Cross};
}

} // namespace

Status statusOf(const Reading &reading, const Moment &now)
{
    const Judgement judgement = judge(reading, now);
    const Face face = faceOf(judgement.state);
    Status status;
    status.state = judgement.state;
    status.tone = face.tone;
    status.symbol = face.symbol;
    status.text = labelText(judgement.state, reading.snapshot);
    status.reason = judgement.reason;
    status.remedy = remedyFor(judgement, reading);
    status.mayStart = mayStart(judgement.state, reading);
    status.mayShowFile = mayShowFile(reading);
    status.mayMoveAside = mayMoveAside(reading);

    QStringList lines{status.reason};
    if (const auto age = ageOf(reading, now)) {
        lines += *age < seconds(1) ? Text::tr("Last written just now.")
                                   //: %1 is a duration such as "3 seconds"
                                   : Text::tr("Last written %1 ago.").arg(inWords(*age));
    }
    //: %1 is a path
    lines += Text::tr("File: %1").arg(QDir::toNativeSeparators(reading.path));
    status.tooltip = lines.join(QLatin1Char('\n'));
    return status;
}

std::optional<seconds> ageOf(const Reading &reading, const Moment &now)
{
    if (reading.outcome != Outcome::Valid)
        return {};
    return qMax(duration_cast<seconds>(now.wall - reading.modified), seconds(0));
}

Reading hungReading(const Reading &last, const QString &path, const Moment &now)
{
    Reading reading = last;
    reading.outcome = Outcome::Hung;
    reading.path = path;
    reading.at = now;
    reading.reason =
        Text::tr("Reading %1 hangs: its disk or network drive has not answered for %2.")
            .arg(QDir::toNativeSeparators(path), inWords(hungAfter));
    return reading;
}

QString stateName(State state)
{
    switch (state) {
    case State::Checking:
        return QStringLiteral("Checking");
    case State::NoFile:
        return QStringLiteral("NoFile");
    case State::Active:
        return QStringLiteral("Active");
    case State::Stopped:
        return QStringLiteral("Stopped");
    case State::NotUpdating:
        return QStringLiteral("NotUpdating");
    case State::Error:
        break;
    }
    return QStringLiteral("Error");
}

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Gray:
        return QStringLiteral("gray");
    case Tone::Green:
        return QStringLiteral("green");
    case Tone::Red:
        break;
    }
    return QStringLiteral("red");
}

QString formatCount(qint64 number)
{
    QLocale locale;
    if (locale.language() == QLocale::C)
        locale = QLocale(QLocale::English, QLocale::UnitedStates);
    QString text = locale.toString(number);
    // Where a locale groups no four digits (es, pl), Qt 6.4 drops that separator from larger
    // numbers too: 1234.567.
    const QString separator = locale.groupSeparator();
    const qsizetype threeDigits = 3 * locale.zeroDigit().size();
    if (const qsizetype first = text.indexOf(separator); first > threeDigits)
        text.insert(first - threeDigits, separator);
    return text;
}

} // namespace mm
