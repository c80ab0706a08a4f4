// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/continuity.h"
#include "core/monitor/rateseries.h"

#include <QHash>

namespace mm {

/// One range of a TrafficHistory, as it is drawn. Times are milliseconds since the epoch.
struct Trend
{
    Range range = Range::TenMinutes;
    qint64 end = 0;         ///< of the last step
    qint64 step = 0;        ///< length of each; 0 while there was no poll
    QList<float> total;     ///< messages per minute, oldest first; unknownRate for a gap
    QString service;        ///< of ofService; empty for none
    QList<float> ofService; ///< as total, or empty
    QList<qint64> restarts; ///< of MM, within the range

    bool operator==(const Trend &) const = default;
};

/// Messages per minute of MM and of each service over the last 24 hours, from successive polls of
/// its file. The rate is unknown, not zero, before the first poll, while MM is not active, where
/// polls are missing or the machine was suspended, and at the poll that shows a restart of MM.
///
/// Times are those of the polls. The time axis follows the wall clock; the time between two polls
/// is measured by the steady one. Setting the wall clock forward leaves a gap; setting it back
/// shifts the earlier times by as much. A value, not thread-safe. Bounded to about 2 MiB.
class TrafficHistory final
{
public:
    /// When there are more services, only the busiest ones and that of follow() have a history.
    static constexpr int maxServices = 200;
    /// The latest ones are kept.
    static constexpr int maxRestarts = 200;

    /// A history of the total alone, in steps of \p step ms: \p messages of each step, NaN where
    /// they are not known, the last step ending at \p end, in ms since the epoch.
    [[nodiscard]] static TrafficHistory ofTotal(const QList<double> &messages, qint64 step,
                                                qint64 end);

    /// How often polls are due; see isGap().
    void setInterval(std::chrono::milliseconds interval) { m_continuity.setInterval(interval); }

    /// Adds one poll and its evaluateStatus() result. Returns how it differs from the one before,
    /// also across a restart of the monitor: write() saves the MM that was active last.
    PollStep add(const Reading &reading, State state);
    /// Puts what \p earlier knows before, or into gaps of, what was recorded here, which stays. For
    /// a history that is read from a file late. Its clock is the one of this machine, too.
    void addEarlier(const TrafficHistory &earlier);
    /// Keeps a history of \p service from now on, however quiet it is; empty for none.
    void follow(const QString &service) { m_followed = service; }

    [[nodiscard]] Trend trend(Range range, const QString &service = {}) const;
    /// Those with any known rate, sorted by name.
    [[nodiscard]] QStringList services() const;

    /// For historyfile.h. Leaves out the quietest services when \p maxBytes don't suffice for all.
    void write(QDataStream &stream, qint64 maxBytes) const;
    /// False, with nothing changed, for data that write() can't have written.
    [[nodiscard]] bool read(QDataStream &stream);

private:
    struct Tracked
    {
        RateSeries rates;
        bool present = false; ///< in the last poll
        qint64 delta = 0;     ///< messages between the last two polls
    };
    // Messages and the service's name: in the last hour; since the last poll, without a history.
    using Traffic = std::pair<double, QString>;
    using Newcomer = std::pair<qint64, QString>;

    void advance(const Instant &now);
    void addRestart();
    void dropOldRestarts();
    [[nodiscard]] QList<Newcomer> takeServices(const QList<Service> &services,
                                               const QList<qint64> &counted);
    void admitBusiest(QList<Newcomer> newcomers);
    /// Keeps maxServices, and the followed one.
    void dropQuietest();
    [[nodiscard]] QList<Traffic> byTraffic() const;

    Continuity m_continuity;
    RateSeries m_total;
    QHash<QString, Tracked> m_services;
    QString m_followed;
    QList<qint64> m_restarts;

    // Times are kept on a monotonic axis: the wall clock plus m_shift.
    qint64 m_now = 0;
    qint64 m_shift = 0;
    std::optional<Instant> m_at; ///< the clocks at m_now

    qint64 m_messages = 0; ///< the total in the last poll of an active MM
};

} // namespace mm
