// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statusfollower.h"

namespace mm {

StatusFollower::StatusFollower(const QString &path, StatsPoller::Read read, PollTiming timing,
                               OutputFormat format)
    : m_format(format)
    , m_poller(path, std::move(read), timing)
{
    connect(&m_poller, &StatsPoller::polled, this, &StatusFollower::setReading);
}

void StatusFollower::setReading(const Reading &reading)
{
    const Instant now = Instant::now();
    Reading ageless = reading;
    ageless.modified = now.wall;
    const QByteArray output = formatStatus(m_format, ageless, now);
    if (output == m_lastAgeless)
        return;
    m_lastAgeless = output;
    Q_EMIT changed(formatStatus(m_format, reading, now));
}

} // namespace mm
