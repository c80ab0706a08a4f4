// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statussource.h"

#include "app/monitor/proxyclient/mmprobe.h"

#include <utility>

using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// The probe times out this long before the read counts as hung.
constexpr milliseconds hangMargin = 500ms;
/// An MM that writes a file with its name answers at once. The result is not worth a longer wait:
/// the file's heartbeats tell too.
constexpr milliseconds writerTimeout = 500ms;
/// A first read waits this long for what is about to be written. A writer sends a heartbeat within
/// 1 s after this machine was suspended or its clock was set: until then the last one is hours old.
/// And a busy machine may delay a non-atomic writer in the middle of its file; later reads keep the
/// last reading then, see StatsPoller.
constexpr milliseconds firstReadTimeout = 1500ms;

bool mayBeHalfWritten(const Reading &reading)
{
    return reading.outcome == ReadOutcome::Corrupt &&
           abs(reading.at.wall - reading.modified) < firstReadTimeout;
}

/// The writer runs on this machine's kernel, but its process is not visible here.
bool isHidden(const Reading &reading)
{
    const auto &writer = reading.snapshot.writer;
    return writer && writer->state == Writer::State::Running &&
           reading.writerProcess == ProcessState::Unknown && !writer->bootId.isEmpty() &&
           writer->bootId == thisProcess().bootId;
}

/// The writer's process is visible and runs, but it has missed its heartbeats.
bool isStuck(const Reading &reading)
{
    const auto &writer = reading.snapshot.writer;
    return writer && writer->state == Writer::State::Running &&
           reading.writerProcess == ProcessState::Running && reading.isWriterSilentAt(reading.at);
}

/// Of a visible process it is known whether it runs, but not why it is silent. A process on another
/// machine can't be probed.
bool canProbeTell(const Reading &reading)
{
    const auto &writer = reading.snapshot.writer;
    return reading.outcome == ReadOutcome::Valid &&
           (!writer || writer->state == Writer::State::Stopped ||
            reading.writerProcess == ProcessState::Gone || isHidden(reading) || isStuck(reading));
}

} // namespace

StatusSource::StatusSource(const Options &options, const Limits &limits, ProbeClock clock)
    : m_statsFile(options.statsFile)
    , m_limits(limits)
    , m_clock(std::move(clock))
    , m_reader(options.statsFile)
    , m_mm(options.mm())
{
}

void StatusSource::setMm(const std::optional<MmUrl> &mm)
{
    const std::lock_guard lock(m_mutex);
    m_mm = mm;
}

Reading StatusSource::read()
{
    const auto start = m_clock.now();
    Reading reading = m_reader.read();
    const bool runsHere = reading.writerProcess == ProcessState::Running || isHidden(reading);
    const bool isHeartbeatDue = runsHere && reading.isWriterSilentAt(reading.at);
    if (!std::exchange(m_hasRead, true) && (isHeartbeatDue || mayBeHalfWritten(reading))) {
        m_clock.sleep(firstReadTimeout);
        reading = m_reader.read();
    }
    std::unique_lock lock(m_mutex);
    const auto mm = m_mm;
    lock.unlock();
    if (!mm || !canProbeTell(reading))
        return reading;
    probe(*mm, reading, start + m_limits.hangTimeout - hangMargin);
    const bool isSilent = reading.isWriterSilentAt(reading.at);
    reading.mmReachability = m_reachability == MmReachability::Answering && isSilent
                                 ? MmReachability::NotSaving
                                 : m_reachability;
    if (reading.mmReachability == MmReachability::NotSaving)
        reading.saveError = m_saveError;
    if (m_reachability != MmReachability::Unknown)
        reading.mmUrl = mm->text();
    return reading;
}

void StatusSource::probe(const MmUrl &mm, const Reading &reading, steady_clock::time_point end)
{
    const auto &writer = reading.snapshot.writer;
    if (m_probed != mm || m_writer != writer) {
        m_probed = mm;
        m_writer = writer;
        m_hasAnswered = false;
        m_lastProbe.reset();
        m_failingSince.reset();
        m_reachability = MmReachability::Unknown;
    }
    // At a long interval the next probe is too late to decide, so failures are repeated here.
    const auto now = m_clock.now();
    const bool repeats = m_lastProbe && now - *m_lastProbe >= m_limits.goneAfter;
    for (auto start = now; start < end; start = m_clock.now()) {
        const auto left = duration_cast<milliseconds>(end - start);
        const auto timeout = qMin(writer ? writerTimeout : m_limits.mmTimeout, left);
        MmReachability found = probeMm(mm, m_statsFile, writer, timeout, &m_saveError);
        m_lastProbe = start;
        m_hasAnswered = m_hasAnswered || found == MmReachability::Answering;
        // A hidden writer may listen elsewhere, until it has answered here.
        if (isHidden(reading) && (found == MmReachability::NotSaving ||
                                  (found == MmReachability::Gone && !m_hasAnswered)))
            found = MmReachability::Unknown;
        // Of a stuck one only its own answer tells more than the file.
        if (isStuck(reading) && found != MmReachability::Answering)
            found = MmReachability::Unknown;
        if (found != MmReachability::Gone)
            m_failingSince.reset();
        else if (!m_failingSince)
            m_failingSince = start;
        // A shorter failure keeps the last result, which is Unknown before the first response.
        const bool isDecided = !m_failingSince || start - *m_failingSince >= m_limits.goneAfter;
        if (isDecided)
            m_reachability = found;
        if (isDecided || !repeats)
            return;
        m_clock.sleep(m_limits.goneAfter / 4);
    }
}

} // namespace mm
