// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statussource.h"

#include "app/monitor/proxyclient/mmprobe.h"

using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// The probe times out this long before the read counts as hung.
constexpr milliseconds hangMargin = 500ms;

} // namespace

StatusSource::StatusSource(const Options &options, const Limits &limits)
    : m_statsFile(options.statsFile)
    , m_limits(limits)
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
    const auto start = steady_clock::now();
    Reading reading = m_reader.read();
    std::unique_lock lock(m_mutex);
    const auto mm = m_mm;
    lock.unlock();
    if (!mm || reading.outcome != ReadOutcome::Valid || reading.snapshot.writer)
        return reading;
    const auto left = m_limits.hangTimeout - hangMargin - (steady_clock::now() - start);
    if (left > 0ms)
        probe(*mm, qMin(m_limits.mmTimeout, duration_cast<milliseconds>(left)));
    reading.mmReachability = m_reachability;
    if (m_reachability != MmReachability::Unknown)
        reading.mmUrl = mm->text();
    return reading;
}

void StatusSource::probe(const MmUrl &mm, milliseconds timeout)
{
    const auto now = steady_clock::now();
    if (m_probed != mm) {
        m_probed = mm;
        m_failingSince.reset();
        m_reachability = MmReachability::Unknown;
    }
    const MmReachability found = probeMm(mm, m_statsFile, timeout);
    if (found != MmReachability::Gone)
        m_failingSince.reset();
    else if (!m_failingSince)
        m_failingSince = now;
    // A shorter failure keeps the last result, which is Unknown before the first response.
    if (!m_failingSince || now - *m_failingSince >= m_limits.goneAfter)
        m_reachability = found;
}

} // namespace mm
