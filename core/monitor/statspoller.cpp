// SPDX-License-Identifier: MIT
#include "core/monitor/statspoller.h"

#include "core/fleet/fleet.h"

#include <algorithm>

using namespace std::chrono;

namespace mm {

namespace {

/// Machines whose evidence expires shortly after each other share one emission.
constexpr milliseconds minExpiryTime{100};
constexpr milliseconds maxExpiryTime = hours(1); // a timer has no more than 24 days

} // namespace

StatsPoller::StatsPoller(const QString &path, Read read, PollTiming timing, Clock clock)
    : StatsPoller(unreadReading(path), std::move(read), timing, std::move(clock))
{
}

StatsPoller::StatsPoller(const Reading &initial, Read read, PollTiming timing, Clock clock)
    : m_path(initial.path)
    , m_read(std::move(read))
    , m_clock(std::move(clock))
    , m_last(initial)
{
    m_hangTimer.setInterval(timing.hangTimeout);
    connect(&m_hangTimer, &QTimer::timeout, this, [this] {
        if (!m_last.fleet)
            Q_EMIT polled(hungReading(m_last, m_path, m_clock()));
    });
    m_expiryTimer.setSingleShot(true);
    m_expiryTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_expiryTimer, &QTimer::timeout, this, &StatsPoller::emitLast);
    m_pollTimer.setInterval(timing.interval);
    connect(&m_pollTimer, &QTimer::timeout, this, &StatsPoller::poll);
    poll();
    m_pollTimer.start();
}

void StatsPoller::poll()
{
    if (m_last.fleet && m_clock().sleptSince(m_last.at) > nanoseconds(0))
        emitLast(); // after a suspend, the network may need longer than the states are true
    if (m_task.isRunning())
        return;
    if (!m_hangTimer.isActive())
        m_hangTimer.start();
    (void)m_task.run([this, read = m_read]() -> DetachedTask::Finish {
        return [this, reading = read()] {
            m_hangTimer.stop();
            m_keepsLast = mayBeRepaired(reading);
            if (m_keepsLast)
                QTimer::singleShot(repairTime(), this, &StatsPoller::poll);
            else
                m_last = reading;
            emitLast();
        };
    });
}

void StatsPoller::emitLast()
{
    m_expiryTimer.stop();
    if (m_last.fleet) {
        m_last.at = m_clock();
        if (const auto until = evaluateFleet(*m_last.fleet, m_last.at).until) {
            const auto left = ceil<milliseconds>(*until - m_last.at.steady) + milliseconds(1);
            m_expiryTimer.start(std::clamp(left, minExpiryTime, maxExpiryTime));
        }
    }
    Q_EMIT polled(m_last);
}

milliseconds StatsPoller::repairTime() const
{
    return std::min(m_pollTimer.intervalAsDuration(), defaultPollInterval);
}

bool StatsPoller::mayBeRepaired(const Reading &reading) const
{
    return reading.outcome == ReadOutcome::Corrupt && m_last.outcome == ReadOutcome::Valid &&
           !m_keepsLast && reading.at.wall - reading.modified < repairTime();
}

} // namespace mm
