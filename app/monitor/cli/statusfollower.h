// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/outputformat.h"
#include "core/monitor/statspoller.h"

namespace mm {

/// Polls the stats file and emits what is to be printed: after the first read, and then each time
/// it differs. A different age of the file alone is not printed.
class StatusFollower final : public QObject
{
    Q_OBJECT

public:
    /// \p path, \p read and \p timing as for StatsPoller. The first read starts at once.
    StatusFollower(const QString &path, StatsPoller::Read read, PollTiming timing,
                   OutputFormat format);

    /// True while a read is in flight.
    [[nodiscard]] bool isReading() const { return m_poller.isReading(); }

Q_SIGNALS:
    /// \p output is formatStatus()'s.
    void changed(const QByteArray &output);

private:
    void setReading(const Reading &reading);

    const OutputFormat m_format;
    QByteArray m_lastAgeless; ///< the last output, as if the file had age 0
    StatsPoller m_poller;
};

} // namespace mm
