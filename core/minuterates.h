// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QHash>

#include <deque>
#include <vector>

namespace mm {

/// How much goes through one service.
struct MinuteRate
{
    double perMinute = 0;              ///< messages a minute, 0 or more
    std::chrono::milliseconds over{0}; ///< the time that it was counted over; 0: it is not known

    [[nodiscard]] bool isKnown() const { return over.count() > 0; }
    bool operator==(const MinuteRate &) const = default;
};

/// Messages a minute of each service over the last minute, made of successive looks at MM's file.
/// While less than a minute is known it is the rate over the time that is, from `shortest` on;
/// where looks are further apart than a minute, that over the time between two.
///
/// Nothing is known before, nor while MM is not active, nor of a name that stands in the file
/// twice; and it begins anew where a look is missing, the machine slept, or MM was started again. A
/// value, not thread-safe. Bounded: about 16 MiB for 100,000 services.
class MinuteRates final
{
public:
    static constexpr std::chrono::milliseconds window{60'000};
    static constexpr std::chrono::milliseconds shortest{10'000};

    /// How often looks are meant to come. One that is later than 3 intervals, and than 10 s, leaves
    /// a gap.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }

    /// Takes in one look and what statusOf() said of it. The same look again changes nothing.
    void add(const Reading &reading, State state);

    /// Of the service that stands at \p row in the last look. Not known for any other.
    [[nodiscard]] MinuteRate at(qsizetype row) const;
    /// Whether that service's name stands in the last look more than once.
    [[nodiscard]] bool standsTwice(qsizetype row) const;

private:
    using Time = std::chrono::steady_clock::time_point;
    /// What is known of one name. Its place stays as long as the name is there.
    struct Counted
    {
        Time since;         ///< the look that it was first seen in
        qint64 count = 0;   ///< in the last look
        quint64 grown = 0;  ///< messages since it was first seen, modulo 2^64
        bool twice = false; ///< in the last look
    };
    struct Checkpoint
    {
        Time at;
        std::vector<quint64> grown; ///< by place; of names that came later there is none
    };

    void forget();
    [[nodiscard]] bool follows(const Reading &reading) const;
    void findPlaces(const QList<Service> &services, Time now);
    void takeGrowth(const QList<Service> &services);
    void keepCheckpoint(Time now);

    std::chrono::milliseconds m_interval{2000};

    // The last look of an active MM; no services when there is none.
    std::optional<Moment> m_at;
    std::optional<Writer> m_writer;
    qint64 m_messages = 0;
    QList<Service> m_listed;
    std::vector<quint32> m_rows; ///< the place of each

    QHash<QString, quint32> m_places;
    std::vector<Counted> m_counted;       ///< by place
    std::vector<quint32> m_free;          ///< places of nobody
    std::deque<Checkpoint> m_checkpoints; ///< the first one is a minute old, or the oldest there is
};

} // namespace mm
