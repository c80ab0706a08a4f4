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

void MmStatusBar::setReading(const Reading &reading)
{
    m_reading = reading;
    m_label->setStatus(evaluateStatus(m_reading, Instant::now()));
    Q_EMIT readingChanged(m_reading, m_label->status());
}

} // namespace mm
