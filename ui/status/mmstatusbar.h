// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/statspoller.h"

#include <QWidget>

namespace mm {

class LiveRegionLabel;
class StatusLabel;

/// Polls the stats file and shows its status in the `mm_status_label`. The rest of the window shows
/// what readingChanged() carries, so that all parts show the same reading.
class MmStatusBar final : public QWidget
{
    Q_OBJECT

public:
    /// \p path, \p read and \p timing as for StatsPoller. The first read starts at once.
    MmStatusBar(const QString &path, StatsPoller::Read read, PollTiming timing = {},
                QWidget *parent = nullptr);
    /// \p initial as for StatsPoller.
    MmStatusBar(const Reading &initial, StatsPoller::Read read, PollTiming timing,
                QWidget *parent = nullptr);

    [[nodiscard]] const QString &path() const { return m_poller.path(); }
    [[nodiscard]] const Reading &reading() const { return m_reading; }
    [[nodiscard]] const Status &status() const;

    /// See StatsPoller.
    void setInterval(std::chrono::milliseconds interval) { m_poller.setInterval(interval); }

    /// Shows \p text beside the label for a few seconds; screen readers speak it.
    void acknowledge(const QString &text);

public Q_SLOTS:
    /// Reads now. Does nothing while a read is in flight.
    void checkNow();
    /// The same; the next result is acknowledged, also where it changes nothing.
    void checkForUser();

Q_SIGNALS:
    /// As StatsPoller::polled().
    void readingChanged(const mm::Reading &reading, const mm::Status &status);

private:
    void setReading(const Reading &reading);

    StatusLabel *m_label;
    LiveRegionLabel *m_notice;
    QTimer m_noticeTimer; ///< hides m_notice
    bool m_askedByUser = false;
    Reading m_reading;
    StatsPoller m_poller;
};

} // namespace mm
