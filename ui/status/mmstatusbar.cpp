// SPDX-License-Identifier: MIT
#include "ui/status/mmstatusbar.h"

#include "ui/status/statuslabel.h"

#include <QHBoxLayout>

namespace mm {

MmStatusBar::MmStatusBar(const QString &path, StatsPoller::Read read, PollTiming timing,
                         QWidget *parent)
    : QWidget(parent)
    , m_label(new StatusLabel(this))
    , m_poller(path, std::move(read), timing)
{
    m_label->setObjectName(QStringLiteral("mm_status_label"));
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_label);
    layout->addStretch();

    m_reading.path = path;
    m_reading.at = Instant::now();
    m_label->setStatus(evaluateStatus(m_reading, m_reading.at));
    connect(&m_poller, &StatsPoller::polled, this, &MmStatusBar::setReading);
}

const Status &MmStatusBar::status() const
{
    return m_label->status();
}

void MmStatusBar::checkNow()
{
    m_poller.poll();
}

void MmStatusBar::setReachability(MmReachability reachability, const QString &mmUrl)
{
    if (reachability == m_reading.mmReachability && mmUrl == m_reading.mmUrl)
        return;
    m_reading.mmReachability = reachability;
    m_reading.mmUrl = mmUrl;
    if (evaluateStatus(m_reading, Instant::now()) != m_label->status())
        setReading(m_reading);
}

void MmStatusBar::setReading(Reading reading)
{
    reading.mmReachability = m_reading.mmReachability;
    reading.mmUrl = m_reading.mmUrl;
    m_reading = std::move(reading);
    m_label->setStatus(evaluateStatus(m_reading, Instant::now()));
    Q_EMIT readingChanged(m_reading, m_label->status());
}

} // namespace mm
