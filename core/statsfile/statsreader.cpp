// SPDX-License-Identifier: MIT
#include "core/statsfile/statsreader.h"

#include "core/statsfile/statsjson.h"
#include "core/statsfile/texts.h"
#include "core/statsfile/timestamp.h"
#include "core/system/fileio.h"
#include "core/system/fileowner.h"

#include <QFileInfo>
#include <QLocale>

#include <array>
#include <cerrno>
#include <thread>

using namespace std::chrono;

namespace mm {

namespace {

DeferredText notRegular(quint32 mode, const DeferredText &path)
{
    if (S_ISDIR(mode))
        return StatsFile::trLater("%1 is a directory, not a file.").arg(path);
    if (S_ISFIFO(mode))
        return StatsFile::trLater("%1 is a named pipe, not a file.").arg(path);
    if (S_ISSOCK(mode))
        return StatsFile::trLater("%1 is a socket, not a file.").arg(path);
    if (S_ISBLK(mode) || S_ISCHR(mode))
        return StatsFile::trLater("%1 is a device, not a file.").arg(path);
    return StatsFile::trLater("%1 is not a regular file.").arg(path);
}

DeferredText readFailure(int errorNumber, const QString &file)
{
    const DeferredText path = DeferredText::path(file);
    if (errorNumber == EACCES || errorNumber == EPERM) {
        const DeferredText cause = posix::accessError(file, errorNumber, posix::Access::Read);
        return cause == DeferredText(qt_error_string(errorNumber))
                   ? StatsFile::trLater("%1 may not be read by this user: permission denied.")
                         .arg(path)
                   : StatsFile::trLater("%1 may not be read by this user: %2.").arg(path, cause);
    }
    if (errorNumber == ELOOP)
        return StatsFile::trLater("%1 can't be read: its symbolic links form a loop.").arg(path);
    return StatsFile::trLater("%1 can't be read: %2.").arg(path, qt_error_string(errorNumber));
}

DeferredText parseFailure(const ParseError &error, const DeferredText &path)
{
    switch (error.kind) {
    case ParseError::Kind::Empty:
        return StatsFile::trLater("%1 is empty.").arg(path);
    case ParseError::Kind::NotUtf8:
        return StatsFile::trLater("%1 is not UTF-8 text: wrong at byte %2.")
            .arg(path, QString::number(error.offset));
    case ParseError::Kind::NotJson:
        return StatsFile::trLater("%1 is not valid JSON: %2 at byte %3.")
            .arg(path, error.detail, QString::number(error.offset));
    case ParseError::Kind::Invalid:
        break;
    }
    return StatsFile::trLater("%1 is not a valid stats file: %2.").arg(path, error.detail);
}

/// The times of a writer in another time zone, such as a container in UTC, get its offset. A save
/// may follow a clock change, so equal zones are recognized by their offsets at that save.
/// `lastUpdated` stays as it is: it identifies a save.
void addForeignZone(Snapshot *snapshot)
{
    if (!snapshot->writer || !snapshot->writer->utcOffset)
        return;
    const int offset = *snapshot->writer->utcOffset;
    const QDateTime saved = fromTimestamp(withUtcOffset(snapshot->lastUpdated, offset));
    const auto when = saved.isValid()
                          ? system_clock::time_point(milliseconds(saved.toMSecsSinceEpoch()))
                          : system_clock::now();
    if (utcOffset(when) == offset)
        return;
    for (Service &each : snapshot->services) {
        each.registeredAt = withUtcOffset(each.registeredAt, offset);
        each.lastUsedAt = withUtcOffset(each.lastUsedAt, offset);
    }
    for (ServiceFailures &each : snapshot->failures) {
        each.lastErrorAt = withUtcOffset(each.lastErrorAt, offset);
        each.lastSuccessAt = withUtcOffset(each.lastSuccessAt, offset);
    }
    for (Server &each : snapshot->servers) {
        each.since = withUtcOffset(each.since, offset);
        each.lastUsedAt = withUtcOffset(each.lastUsedAt, offset);
    }
}

} // namespace

StatsReader::StatsReader(QString path, Clock clock)
    : m_path(std::move(path))
    , m_clock(std::move(clock))
{
}

Reading StatsReader::read()
{
    // Unequal, so that the retries don't hit a writer with a period of 10 or 20 ms at the same
    // phase each time.
    constexpr std::array pauses{milliseconds(13), milliseconds(23), milliseconds(28)};
    // Less than the minimum poll interval, and than the time that closing the window waits.
    constexpr milliseconds timeout{200};
    const auto begin = steady_clock::now();
    for (size_t tries = 0;; ++tries) {
        Retry retry = Retry::No;
        Reading reading = readOnce(&retry);
        const bool isLast = retry == Retry::BeingWritten ? steady_clock::now() - begin >= timeout
                                                         : tries >= pauses.size();
        if (retry == Retry::No || isLast)
            return reading;
        std::this_thread::sleep_for(pauses.at(tries % pauses.size()));
    }
}

Reading StatsReader::readOnce(Retry *retry)
{
    Reading reading;
    reading.path = m_path;
    const DeferredText shown = DeferredText::path(m_path);
    const posix::FileReadResult file = posix::readCapped(m_path, maxStatsFileSize, &m_buffer);
    switch (file.outcome) {
    case posix::FileReadStatus::Missing:
        reading.outcome = ReadOutcome::Missing;
        reading.reason = StatsFile::trLater("%1 does not exist.").arg(shown);
        break;
    case posix::FileReadStatus::NotRegular:
        reading.outcome = ReadOutcome::Unreadable;
        reading.reason = notRegular(file.stamp.mode, shown);
        break;
    case posix::FileReadStatus::TooLarge:
        reading.outcome = ReadOutcome::Unreadable;
        reading.tooLarge = true;
        // Not the default locale: the GUI thread may set another one at the same time.
        reading.reason = StatsFile::trLater("%1 is larger than %2, the maximum size.")
                             .arg(shown, QLocale::c().formattedDataSize(maxStatsFileSize, 0));
        break;
    case posix::FileReadStatus::Failed:
        reading.outcome = ReadOutcome::Unreadable;
        reading.errorNumber = file.errorNumber;
        reading.reason = readFailure(file.errorNumber, m_path);
        *retry = Retry::MayBeTorn;
        break;
    case posix::FileReadStatus::Torn:
    case posix::FileReadStatus::Ok:
        parse();
        reading = m_parsed;
        reading.modified = file.stamp.modified;
        if (reading.outcome == ReadOutcome::Corrupt || file.outcome == posix::FileReadStatus::Torn)
            *retry = Retry::MayBeTorn;
        break;
    }

    if (reading.outcome == ReadOutcome::Missing || reading.errorNumber != 0)
        reading.folderMissing = !QFileInfo(QFileInfo(m_path).path()).isDir();
    reading.at = m_clock();
    // Written so recently that a non-atomic writer may not have finished.
    constexpr milliseconds recently{200};
    if (reading.outcome == ReadOutcome::Corrupt &&
        abs(reading.at.wall - file.stamp.modified) < recently)
        *retry = Retry::BeingWritten;
    m_freshness.evaluate(&reading, m_contentChanged);
    return reading;
}

void StatsReader::parse()
{
    m_contentChanged = m_parsed.outcome == ReadOutcome::NotYet || m_buffer != m_parsedBytes;
    if (!m_contentChanged)
        return;
    ParseError error;
    auto snapshot = parseSnapshot(m_buffer, &error);
    ++m_parses;
    if (snapshot)
        addForeignZone(&*snapshot);
    m_parsed.path = m_path;
    m_parsed.outcome = snapshot ? ReadOutcome::Valid : ReadOutcome::Corrupt;
    m_parsed.snapshot = snapshot.value_or(Snapshot());
    m_parsed.reason = snapshot ? DeferredText() : parseFailure(error, DeferredText::path(m_path));
    m_parsedBytes.swap(m_buffer);
}

} // namespace mm
