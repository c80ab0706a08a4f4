// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statussource.h"

#include "app/monitor/proxyclient/mmprobe.h"

using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// Left of the hang timeout when MM's answer is due.
constexpr milliseconds hangMargin = 500ms;

} // namespace

StatusSource::StatusSource(const Options &options, const Limits &limits)
    : m_statsFile(options.statsFile)
    , m_mmUrl(options.mmUrl)
    , m_checksMm(options.membership)
    , m_limits(limits)
    , m_reader(options.statsFile)
{
}

Reading StatusSource::read()
{
    const auto start = steady_clock::now();
    Reading reading = m_reader.read();
    if (!m_checksMm || reading.outcome != ReadOutcome::Valid || reading.snapshot.writer)
        return reading;
    const auto left = m_limits.hangTimeout - hangMargin - (steady_clock::now() - start);
    if (left > 0ms)
        checkMm(qMin(m_limits.mmTimeout, duration_cast<milliseconds>(left)));
    reading.mmReachability = m_connection;
    if (m_connection != MmReachability::Unknown)
        reading.mmUrl = m_mmUrl.text();
    return reading;
}

void StatusSource::checkMm(milliseconds timeout)
{
    const MmReachability found = probeMm(m_mmUrl, m_statsFile, timeout);
    m_failures = found == MmReachability::Gone ? m_failures + 1 : 0;
    // Fewer failures in a row keep the last result, which is Unknown before the first answer.
    if (found != MmReachability::Gone || m_failures >= m_limits.maxFailures)
        m_connection = found;
}

} // namespace mm
