// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"

#include <QMap>
#include <QTimer>

#include <chrono>

namespace mm {

/// Counts and logs the requests that were rejected before anything was done for them. Of each
/// status and path it logs the first one at once and then, once per interval, how many followed.
class RejectedRequests final
{
public:
    using Clock = std::chrono::steady_clock;

    explicit RejectedRequests(std::chrono::milliseconds logInterval = std::chrono::minutes(1));

    /// \p path is that of a route, or empty: there must be few.
    void add(const http::Rejection &rejection, const QByteArray &path,
             Clock::time_point now = Clock::now());
    /// Logs what followed on the first ones. Called by a timer.
    void logMore(Clock::time_point now);
    /// By status; those that are known to be possible are present from the start, with 0.
    [[nodiscard]] const QMap<int, qint64> &counts() const { return m_counts; }

private:
    struct Kind
    {
        Clock::time_point logged;
        qint64 more = 0; ///< since logged
        QString last{};  ///< sentence, of those
    };

    const std::chrono::milliseconds m_logInterval;
    QMap<int, qint64> m_counts;
    QMap<std::pair<int, QByteArray>, Kind> m_kinds; ///< logged within the interval
    QTimer m_timer;                                 ///< active while there are such kinds
};

} // namespace mm
