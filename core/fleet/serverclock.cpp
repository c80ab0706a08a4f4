// SPDX-License-Identifier: MIT
#include "core/fleet/serverclock.h"

#include <algorithm>
#include <cmath>

namespace mm {

void ServerClock::update(double time, Steady sent, Steady received)
{
    if (!std::isfinite(time)) {
        m_wrong = true;
        return;
    }
    constexpr Seconds tolerance{2};
    /// Time services slow a clock down by at most 0.05 %.
    constexpr double maxSlowing = 0.001;
    // The server's clock was read at some moment between the two.
    const Seconds highest = Seconds(time) - sent.time_since_epoch();
    const Seconds lowest = Seconds(time) - received.time_since_epoch();
    const Seconds elapsed = sent - m_sent;
    const bool advances = !m_offset || Seconds(time - m_time) > elapsed / 2;
    // Set forward, it makes samples look older. A suspend of this machine, during which the steady
    // clock stands still, looks the same.
    const bool isSetBack = m_offset && highest < *m_offset - tolerance;
    m_wrong = isSetBack || (m_wrong && (time <= m_newestSample || !advances));
    m_offset = isSetBack || !m_offset ? lowest : std::max(lowest, *m_offset - maxSlowing * elapsed);
    m_time = time;
    m_sent = sent;
}

void ServerClock::sawSample(double time)
{
    m_newestSample = std::max(m_newestSample, time);
}

} // namespace mm
