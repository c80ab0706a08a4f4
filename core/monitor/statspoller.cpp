// SPDX-License-Identifier: MIT
#include "core/monitor/statspoller.h"

#include <algorithm>

namespace mm {

StatsPoller::StatsPoller(const QString &path, Read read, PollTiming timing, Clock clock)
    : m_path(path)
    , m_read(std::move(read))
    , m_clock(std::move(clock))
{
    m_hangTimer.setInterval(timing.hangTimeout);
    connect(&m_hangTimer, &QTimer::timeout, this,
            [this] { Q_EMIT polled(hungReading(m_last, m_path, m_clock())); });
    m_pollTimer.setInterval(timing.interval);
    connect(&m_pollTimer, &QTimer::timeout, this, &StatsPoller::poll);
    poll();
    m_pollTimer.start();
}

void StatsPoller::poll()
{
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
            Q_EMIT polled(m_last);
        };
    });
}

std::chrono::milliseconds StatsPoller::repairTime() const
{
    return std::min(m_pollTimer.intervalAsDuration(), defaultPollInterval);
}

bool StatsPoller::mayBeRepaired(const Reading &reading) const
{
    return reading.outcome == ReadOutcome::Corrupt && m_last.outcome == ReadOutcome::Valid &&
           !m_keepsLast && reading.at.wall - reading.modified < repairTime();
}

} // namespace mm
