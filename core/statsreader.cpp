// SPDX-License-Identifier: MIT
#include "core/statsreader.h"

#include "core/posixfile.h"
#include "core/statsjson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <array>
#include <cerrno>
#include <thread>
#include <utility>

using namespace std::chrono;

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

QString notRegular(posix::FileKind kind, const QString &path)
{
    switch (kind) {
    case posix::FileKind::Directory:
        return Text::tr("%1 is a directory, not a file.").arg(path);
    case posix::FileKind::Fifo:
        return Text::tr("%1 is a named pipe, not a file.").arg(path);
    case posix::FileKind::Socket:
        return Text::tr("%1 is a socket, not a file.").arg(path);
    case posix::FileKind::Device:
        return Text::tr("%1 is a device, not a file.").arg(path);
    default:
        return Text::tr("%1 is not a regular file.").arg(path);
    }
}

QString readFailure(int errorNumber, const QString &path)
{
    if (errorNumber == EACCES || errorNumber == EPERM)
        return Text::tr("%1 may not be read by this user: permission denied.").arg(path);
    if (errorNumber == ELOOP)
        return Text::tr("%1 can't be read: its symbolic links go in a circle.").arg(path);
    return Text::tr("%1 can't be read: %2.").arg(path, posix::errorText(errorNumber));
}

QString parseFailure(const ParseFault &fault, const QString &path)
{
    switch (fault.kind) {
    case ParseFault::Kind::Empty:
        return Text::tr("%1 is empty.").arg(path);
    case ParseFault::Kind::NotUtf8:
        return Text::tr("%1 is not UTF-8 text: wrong at byte %2.")
            .arg(path, QString::number(fault.offset));
    case ParseFault::Kind::NotJson:
        return Text::tr("%1 is not valid JSON: %2 at byte %3.")
            .arg(path, fault.detail, QString::number(fault.offset));
    case ParseFault::Kind::Invalid:
        break;
    }
    return Text::tr("%1 is not a valid stats file: %2.").arg(path, fault.detail);
}

/// A writer in place that a busy disk or machine holds up may be in the middle of it.
bool isJustWritten(const posix::FileStamp &stamp, const Moment &now)
{
    constexpr milliseconds recently{200};
    return abs(now.wall - stamp.modified) < recently;
}

bool isFolder(const QString &path)
{
    int errorNumber = 0;
    return posix::stampOf(path, &errorNumber).kind == posix::FileKind::Directory;
}

} // namespace

StatsReader::StatsReader(QString path, Clock clock)
    : m_path(std::move(path))
    , m_clock(std::move(clock))
{
}

Reading StatsReader::read()
{
    // Not at equal steps: a writer that works every 10 or 20 ms would be met at the same point of
    // its own each time.
    constexpr std::array pauses{milliseconds(13), milliseconds(23), milliseconds(28)};
    // Less than the shortest time between two polls, and than who closes the window waits for.
    constexpr milliseconds mostPatience{200};
    const auto begin = steady_clock::now();
    for (size_t tries = 0;; ++tries) {
        Doubt doubt = Doubt::None;
        Reading reading = lookOnce(&doubt);
        const bool enough = doubt == Doubt::BeingWritten
                                ? steady_clock::now() - begin >= mostPatience
                                : tries >= pauses.size();
        if (doubt == Doubt::None || enough)
            return reading;
        std::this_thread::sleep_for(pauses.at(tries % pauses.size()));
    }
}

Reading StatsReader::lookOnce(Doubt *doubt)
{
    Reading reading;
    reading.path = m_path;
    const QString shownPath = QDir::toNativeSeparators(m_path);
    const posix::ReadResult file = posix::readCapped(m_path, statsFileCap, &m_fresh);
    switch (file.outcome) {
    case posix::ReadOutcome::Missing:
        reading.outcome = Outcome::Missing;
        reading.reason = Text::tr("%1 does not exist.").arg(shownPath);
        break;
    case posix::ReadOutcome::NotRegular:
        reading.outcome = Outcome::Unreadable;
        reading.reason = notRegular(file.stamp.kind, shownPath);
        break;
    case posix::ReadOutcome::TooLarge:
        reading.outcome = Outcome::Unreadable;
        reading.tooLarge = true;
        reading.reason = Text::tr("%1 is larger than %2, the most that is read.")
                             .arg(shownPath, QLocale().formattedDataSize(statsFileCap, 0));
        break;
    case posix::ReadOutcome::Failed:
        reading.outcome = Outcome::Unreadable;
        reading.errorNumber = file.errorNumber;
        reading.reason = readFailure(file.errorNumber, shownPath);
        *doubt = Doubt::Torn;
        break;
    case posix::ReadOutcome::Torn:
    case posix::ReadOutcome::Ok:
        if (!parse(&reading) || file.outcome == posix::ReadOutcome::Torn)
            *doubt = Doubt::Torn;
        break;
    }

    if (file.outcome == posix::ReadOutcome::Missing || file.outcome == posix::ReadOutcome::Failed)
        reading.folderMissing = !isFolder(QFileInfo(m_path).path());
    reading.at = m_clock();
    const milliseconds jump = jumpUntil(reading.at);
    if (reading.outcome == Outcome::Corrupt && isJustWritten(file.stamp, reading.at))
        *doubt = Doubt::BeingWritten;
    if (reading.outcome != Outcome::Valid) {
        // A failure says nothing of the file: what was found of its silence stays known.
        m_seen = m_seen && file.outcome == posix::ReadOutcome::Failed;
        return reading;
    }
    reading.modified = file.stamp.modified;
    reading.olderThanBoot = isOlderThanBoot(reading.modified, reading.at, jump);
    reading.silence = silenceAt(reading.modified, reading.at);
    const auto &writer = reading.snapshot.writer;
    if (writer && writer->host == hostName())
        reading.writerProcess = processState(writer->pid, reading.modified + jump, &m_writer);
    return reading;
}

bool StatsReader::parse(Reading *reading)
{
    m_contentChanged = !m_haveParsed || m_fresh != m_bytes;
    if (m_contentChanged) {
        ParseFault fault;
        const auto snapshot = parseSnapshot(m_fresh, &fault);
        ++m_parses;
        m_parsed.outcome = snapshot ? Outcome::Valid : Outcome::Corrupt;
        m_parsed.snapshot = snapshot.value_or(Snapshot());
        m_parsed.reason =
            snapshot ? QString() : parseFailure(fault, QDir::toNativeSeparators(m_path));
        m_bytes.swap(m_fresh);
        m_haveParsed = true;
    }
    reading->outcome = m_parsed.outcome;
    reading->snapshot = m_parsed.snapshot;
    reading->reason = m_parsed.reason;
    return reading->outcome == Outcome::Valid;
}

/// By how much the wall clock was set forward since the look before. A sign from before that seems
/// older than it is.
milliseconds StatsReader::jumpUntil(const Moment &now)
{
    const Moment before = std::exchange(m_before, now).value_or(now);
    return qMax(milliseconds(0), duration_cast<milliseconds>((now.wall - before.wall) -
                                                             (now.steady - before.steady)));
}

/// No machine starts anew under us: what was found of a state of the file at the first look goes
/// for all, and a clock that is set, by which the start seems to move, changes nothing. Except
/// where the file was from the future soon after the start: a machine that keeps no time while it
/// is off has not been told yet what time it is, and is asked again until it has.
bool StatsReader::isOlderThanBoot(system_clock::time_point modified, const Moment &now,
                                  milliseconds jump)
{
    constexpr hours soon{1};
    const bool isNew = m_contentChanged || modified != m_lastModified;
    if (!isNew && !m_clockIsBehind)
        return m_olderThanBoot;
    const auto boot = bootTime(now.wall);
    if (!boot)
        return false;
    const auto sign = isNew ? modified + jump : modified;
    m_olderThanBoot = sign + clockSlack < *boot;
    // The steady clock counts from the start.
    m_clockIsBehind = modified > now.wall && now.steady.time_since_epoch() < soon;
    return m_olderThanBoot;
}

/// The first look at a state of the file can only go by the wall clock, but no further back than
/// the look before, which saw another state; from then on the steady clock counts. So neither a
/// jump of the clock nor a suspend nor a server whose clock is off makes a living writer look
/// silent, or a silent one alive, for longer than one change takes.
milliseconds StatsReader::silenceAt(system_clock::time_point modified, const Moment &now)
{
    if (!m_seen || m_contentChanged || modified != m_lastModified) {
        auto silence = duration_cast<milliseconds>(now.wall - modified);
        if (m_seen)
            silence = qMin(silence, duration_cast<milliseconds>(now.steady - m_lastLook.steady));
        m_silenceThen = qMax(silence, milliseconds(0));
        m_unchangedSince = now.steady;
        m_lastModified = modified;
        m_seen = true;
    }
    m_lastLook = now;
    return m_silenceThen + duration_cast<milliseconds>(now.steady - m_unchangedSince);
}

} // namespace mm
