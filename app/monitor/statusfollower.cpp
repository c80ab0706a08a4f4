// SPDX-License-Identifier: MIT
#include "app/monitor/statusfollower.h"

namespace mm {

StatusFollower::StatusFollower(const QString &path, BackgroundReader::Read read,
                               std::chrono::milliseconds interval, Format format)
    : m_path(path)
    , m_format(format)
    , m_reader(std::move(read),
               // A queued call to an object that is gone is dropped by Qt, and none is made once
               // the reader is destroyed.
               [this](const Reading &reading) {
                   QMetaObject::invokeMethod(
                       this, [this, reading] { take(reading); }, Qt::QueuedConnection);
               })
{
    m_hung.setSingleShot(true);
    m_hung.setInterval(hungAfter);
    connect(&m_hung, &QTimer::timeout, this,
            [this] { tell(hungReading(m_last, m_path, Moment::now())); });
    m_poll.setInterval(interval);
    connect(&m_poll, &QTimer::timeout, this, &StatusFollower::look);
    look();
    m_poll.start();
}

void StatusFollower::look()
{
    // A look is out until it was taken, not only until it ended: the next one's m_hung is not to be
    // stopped by the late news of this one.
    if (m_out || !m_reader.request())
        return;
    m_out = true;
    m_hung.start();
}

void StatusFollower::take(const Reading &reading)
{
    m_out = false;
    m_hung.stop();
    m_last = reading;
    tell(reading);
}

void StatusFollower::tell(const Reading &reading)
{
    const Moment now = Moment::now();
    Reading ageless = reading;
    ageless.modified = now.wall;
    const QByteArray told = statusOutput(m_format, ageless, now);
    if (told == m_told)
        return;
    m_told = told;
    Q_EMIT changed(statusOutput(m_format, reading, now));
}

} // namespace mm
