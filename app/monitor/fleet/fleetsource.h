// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/fleet/prometheusclient.h"
#include "core/fleet/serverclock.h"
#include "core/monitor/traffichistory.h"

#include <QSet>

#include <functional>
#include <mutex>

namespace mm {

/// Polls Prometheus for the machines that run an MM. Needs no event loop.
class FleetSource final
{
public:
    /// The timeout of one poll; less than the hang timeout of StatsPoller.
    static constexpr std::chrono::seconds timeout{4};
    /// With more machines, a poll reads the states that are not Active only of those machines that
    /// are in one: this is a third of the work for Prometheus.
    static constexpr qsizetype manyMachines = 1000;

    explicit FleetSource(PrometheusOptions options);
    Q_DISABLE_COPY_MOVE(FleetSource)

    /// One poll; blocks for at most `timeout`. The reading always has a `fleet`: after a failure,
    /// the last answer with that failure. `snapshot` has the sum of the active services, and the
    /// messages that all machines have counted since the first poll, for a trend. One thread at a
    /// time.
    [[nodiscard]] Reading read();
    /// A poll of one machine, with its services, if its exporter names them, and with the reason if
    /// Prometheus can't scrape it. Any thread, also during read().
    [[nodiscard]] Reading readMachine(const MachineKey &key);

    /// The traffic of \p machine, or else of all, over the last day, from Prometheus; empty if that
    /// fails, or for more than manyMachines, for which it would take too long. Call it after a
    /// read(). Any thread.
    [[nodiscard]] TrafficHistory readPast(const std::optional<MachineKey> &machine = {});

    /// A machine that is not scraped any more does not count from the next poll on, until it is
    /// scraped again. Any thread.
    void leaveOut(const MachineKey &key);

private:
    using Visit = std::function<void(const Series &series)>;

    /// A poll under way. What fails or is missing is noted in its reading.
    struct Poll
    {
        FleetReading fleet;
        QDeadlineTimer deadline{timeout};

        /// Returns false.
        bool fail(FleetFailure failure, const QString &problem);
    };

    // These return false if they fail.
    [[nodiscard]] bool readTime(Poll *poll);
    /// Makes an instant query at \p time.
    [[nodiscard]] bool query(Poll *poll, const QString &expression, double time,
                             const Visit &visit);
    [[nodiscard]] bool readAll(Poll *poll);
    /// Adds the machines of \p select to \p machines.
    [[nodiscard]] bool readMachines(Poll *poll, const QString &select, int window, bool onlyActive,
                                    MachineCollector *machines);
    [[nodiscard]] bool readKnown(Poll *poll);
    [[nodiscard]] bool readOtherStates(Poll *poll);
    [[nodiscard]] int windowFor(const QList<Machine> &machines, bool isLarge) const;
    void dropLeftOut(QList<Machine> *machines);
    void count(const QList<Machine> &machines);
    [[nodiscard]] Reading toReading(FleetReading fleet) const;

    const PrometheusOptions m_options;
    PrometheusClient m_client;
    ServerClock m_clock;
    std::optional<std::chrono::steady_clock::time_point> m_knownAt; ///< of readKnown()
    QSet<MachineKey> m_known;
    qint64 m_counted = 0;                 ///< messages since the first poll
    QHash<MachineKey, double> m_messages; ///< at the last poll with a figure

    std::mutex m_mutex; ///< guards the rest
    FleetReading m_last;
    QSet<MachineKey> m_leftOut;
};

} // namespace mm
