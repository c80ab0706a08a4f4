// SPDX-License-Identifier: MIT
#include "core/statsfile/freshness.h"

#include "core/statsfile/writerprocess.h"

#include <QSysInfo>

#include <utility>

using namespace std::chrono;

namespace mm {

void Freshness::evaluate(Reading *reading, bool contentChanged)
{
    const Instant &now = reading->at;
    const Instant before = std::exchange(m_now, now).value_or(now);
    m_clockJump = qMax(milliseconds(0), duration_cast<milliseconds>((now.wall - before.wall) -
                                                                    (now.steady - before.steady)));
    if (reading->outcome != ReadOutcome::Valid) {
        // A failed system call says nothing about the file's state.
        m_seen = m_seen && reading->errorNumber != 0;
        return;
    }
    const auto modified = reading->modified;
    const bool isNew = contentChanged || modified != m_modified;
    reading->olderThanBoot = isOlderThanBoot(*reading, isNew);
    if (!m_seen || isNew) {
        // Only the wall clock shows how old a new state is. But it can't be older than the previous
        // read, which found another state.
        auto silence = duration_cast<milliseconds>(now.wall - modified);
        if (m_seen)
            silence = qMin(silence, duration_cast<milliseconds>(now.steady - m_lastRead));
        m_initialSilence = qMax(silence, milliseconds(0));
        m_unchangedSince = now.steady;
        m_modified = modified;
        m_seen = true;
    }
    m_lastRead = now.steady;
    reading->silence =
        m_initialSilence + duration_cast<milliseconds>(now.steady - m_unchangedSince);

    const auto &writer = reading->snapshot.writer;
    if (!writer)
        return;
    reading->writerProcess = processStateAt(processOf(*writer), modified + m_clockJump, &m_writer);
    // No process of this machine outlives a boot. One with this machine's name may be another
    // machine's, whose heartbeats then go on.
    const bool isOfOtherBoot =
        !writer->bootId.isEmpty() && writer->bootId != QLatin1StringView(QSysInfo::bootUniqueId());
    if (isOfOtherBoot && writer->host == hostName() && reading->olderThanBoot)
        reading->writerProcess = ProcessState::Gone;
}

/// Decided once per file state, so that a later clock adjustment can't flip it. Exception: soon
/// after boot, while the file's time is in the future. A machine without a battery-backed clock has
/// the wrong time until it has synchronized with the network.
bool Freshness::isOlderThanBoot(const Reading &reading, bool isNew)
{
    constexpr hours soonAfterBoot{1};
    const Instant &now = reading.at;
    if (!isNew && !m_clockIsBehind)
        return m_olderThanBoot;
    const auto boot = bootTime(now.wall);
    if (!boot)
        return false;
    const auto modified = isNew ? reading.modified + m_clockJump : reading.modified;
    m_olderThanBoot = modified + clockSkewTolerance < *boot;
    // The steady clock counts from boot.
    m_clockIsBehind = reading.modified > now.wall && now.steady.time_since_epoch() < soonAfterBoot;
    return m_olderThanBoot;
}

} // namespace mm
