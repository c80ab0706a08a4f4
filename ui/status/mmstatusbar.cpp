// SPDX-License-Identifier: MIT
#include "ui/status/mmstatusbar.h"

#include "ui/status/statuslabel.h"

#include "ui/widgets/liveregionlabel.h"

#include <QHBoxLayout>

using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr auto noticeDuration = 4s;

} // namespace

MmStatusBar::MmStatusBar(const QString &path, StatsPoller::Read read, PollTiming timing,
                         QWidget *parent)
    : MmStatusBar(unreadReading(path), std::move(read), timing, parent)
{
}

MmStatusBar::MmStatusBar(const Reading &initial, StatsPoller::Read read, PollTiming timing,
                         QWidget *parent)
    : QWidget(parent)
    , m_label(new StatusLabel(this))
    , m_notice(new LiveRegionLabel(this))
    , m_reading(initial)
    , m_poller(initial, std::move(read), timing)
{
    m_label->setObjectName(QStringLiteral("mm_status_label"));
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_label);
    m_notice->setObjectName(QStringLiteral("mm_acknowledgement"));
    m_notice->setWordWrap(false);
    layout->addWidget(m_notice);
    layout->addStretch();
    m_noticeTimer.setSingleShot(true);
    m_noticeTimer.setInterval(noticeDuration);
    connect(&m_noticeTimer, &QTimer::timeout, m_notice, [this] { m_notice->showText({}); });

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

void MmStatusBar::checkForUser()
{
    m_askedByUser = true;
    m_poller.poll();
}

void MmStatusBar::acknowledge(const QString &text)
{
    m_notice->showText({}); // so that the same text is spoken again
    m_notice->showText(text);
    m_noticeTimer.start();
}

void MmStatusBar::setReading(const Reading &reading)
{
    m_reading = reading;
    m_label->setStatus(evaluateStatus(m_reading, Instant::now()));
    if (!m_poller.isReading() && std::exchange(m_askedByUser, false))
        acknowledge(tr("Checked just now."));
    Q_EMIT readingChanged(m_reading, m_label->status());
}

} // namespace mm
