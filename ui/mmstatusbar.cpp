// SPDX-License-Identifier: MIT
#include "ui/mmstatusbar.h"

#include "ui/statuslabel.h"

#include <QHBoxLayout>

namespace mm {

MmStatusBar::MmStatusBar(const QString &path, BackgroundReader::Read read,
                         std::chrono::milliseconds interval, QWidget *parent)
    : QWidget(parent)
    , m_path(path)
    , m_label(new StatusLabel(this))
    , m_reader(std::move(read),
               // A queued call to an object that is gone is dropped by Qt, and none is made once
               // the reader is destroyed.
               [this](const Reading &reading) {
                   QMetaObject::invokeMethod(
                       this,
                       [this, reading] {
                           m_out = false;
                           m_hung.stop();
                           show(reading);
                       },
                       Qt::QueuedConnection);
               })
{
    m_label->setObjectName(QStringLiteral("mm_status_label"));
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_label);
    layout->addStretch();

    m_hung.setInterval(hungAfter); // again and again: the age in the tooltip goes on
    connect(&m_hung, &QTimer::timeout, this,
            [this] { show(hungReading(m_reading, m_path, Moment::now())); });
    m_poll.setInterval(interval);
    connect(&m_poll, &QTimer::timeout, this, &MmStatusBar::checkNow);

    m_reading.path = path;
    m_reading.at = Moment::now();
    m_label->setStatus(statusOf(m_reading, m_reading.at));
    checkNow();
    m_poll.start();
}

const Status &MmStatusBar::status() const
{
    return m_label->status();
}

void MmStatusBar::checkNow()
{
    // A look is out until it was shown, not only until it ended: the next one's m_hung is not to be
    // stopped by the late news of this one.
    if (m_out || !m_reader.request())
        return;
    m_out = true;
    m_hung.start();
}

void MmStatusBar::setConnection(Connection connection, const QString &mmUrl)
{
    if (connection == m_reading.connection && mmUrl == m_reading.mmUrl)
        return;
    m_reading.connection = connection;
    m_reading.mmUrl = mmUrl;
    if (statusOf(m_reading, Moment::now()) != m_label->status())
        show(m_reading);
}

void MmStatusBar::show(Reading reading)
{
    reading.connection = m_reading.connection;
    reading.mmUrl = m_reading.mmUrl;
    m_reading = std::move(reading);
    m_label->setStatus(statusOf(m_reading, Moment::now()));
    Q_EMIT readingChanged(m_reading, m_label->status());
}

} // namespace mm
