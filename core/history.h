// SPDX-License-Identifier: MIT
#pragma once

#include "core/rateseries.h"
#include "core/status.h"

#include <QHash>

#include <span>

namespace mm {

/// One range of a History, as it is drawn. Times are milliseconds since the epoch.
struct Trend
{
    Range range = Range::TenMinutes;
    qint64 end = 0;         ///< of the last step
    qint64 step = 0;        ///< length of each; 0 when nothing was looked at so far
    QList<float> total;     ///< messages per second, oldest first; unknownRate for a gap
    QString service;        ///< whose the other one is; empty for none
    QList<float> ofService; ///< as total, or empty
    QList<qint64> restarts; ///< of MM, within the range

    bool operator==(const Trend &) const = default;
};

/// How many messages a second went through MM, and through each service, over the last 24 hours,
/// made of successive looks at its file. What is not known stays unknown: before the first look,
/// while MM is not active, when a look is missing, while the machine sleeps, and where one MM took
/// over from another.
///
/// Times are those of the looks. The axis follows the wall clock and what passed between two looks
/// the steady one: a wall clock that is set forward leaves a gap, one that is set back moves the
/// past along. A value, not thread-safe. Bounded: about 2 MiB at the most.
class History final
{
public:
    /// So many services are followed: all where there are no more, else the busiest and the one
    /// that follow() named.
    static constexpr int mostServices = 200;
    /// So many restarts are marked, the latest.
    static constexpr int mostRestarts = 200;

    /// How often looks are meant to come. One that is later than 3 intervals, and than 10 s, leaves
    /// a gap.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }

    /// Takes in one look and what statusOf() said of it. The same look again changes nothing.
    void add(const Reading &reading, State state);
    /// Has \p service followed from now on, how quiet it may be; empty for none.
    void follow(const QString &service);

    [[nodiscard]] Trend trend(Range range, const QString &service = {}) const;
    /// Those of which something is known.
    [[nodiscard]] QStringList services() const;

    /// For historyfile.h. Leaves out the quietest services when \p mostBytes don't hold all.
    void write(QDataStream &stream, qint64 mostBytes) const;
    /// False, with nothing changed, for what write() can't have written.
    [[nodiscard]] bool read(QDataStream &stream);

private:
    struct Followed
    {
        RateSeries rates;
        bool present = false; ///< in the last look
        qint64 grown = 0;     ///< messages between the last two looks
    };
    /// One that is not followed, and counts.
    struct Comer
    {
        qint64 grown = 0;
        const Service *service = nullptr; ///< in m_listed
    };

    void advance(const Moment &now);
    void markRestart();
    QList<Comer> takeServices(const QList<Service> &services);
    void takeChangedNames(const QList<Service> &before, std::span<const Service> now,
                          QList<Comer> *comers);
    void takeGrowth(qint64 before, const Service &now, QList<Comer> *comers);
    void makeRoom(QList<Comer> comers);
    void leaveOutQuietest();
    [[nodiscard]] QList<std::pair<double, QString>> byTraffic() const;

    std::chrono::milliseconds m_interval{2000};
    RateSeries m_total;
    QHash<QString, Followed> m_services;
    QString m_wanted; ///< by follow()
    QList<qint64> m_restarts;

    // Times on the history's own line are those of the wall clock plus m_shift.
    qint64 m_now = 0;
    qint64 m_shift = 0;
    std::optional<Moment> m_at; ///< when m_now was
    bool m_unbroken = false;    ///< from the last look of an active MM until m_at

    // The last look of an active MM.
    std::optional<std::chrono::steady_clock::time_point> m_lookedAt; ///< none after a gap
    QString m_writer;
    qint64 m_messages = -1; ///< below 0: there was none
    bool m_ended = false;   ///< that MM has ended since
    QList<Service> m_listed;
};

} // namespace mm
