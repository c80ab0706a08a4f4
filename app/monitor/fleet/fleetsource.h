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
    /// With more machines, a poll leaves out the states that are not Active, and asks again for
    /// those of the first maxAskedAgain machines that are not: this is a third of the work for
    /// Prometheus.
    static constexpr qsizetype manyMachines = 1000;
    static constexpr qsizetype maxAskedAgain = 200;

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

    /// The traffic of all machines over the last day, from Prometheus; empty if that fails, or for
    /// more than manyMachines, for which it would take too long. Call it after a read(). Any
    /// thread.
    [[nodiscard]] TrafficHistory readPast();

    /// A machine that is not scraped any more does not count from the next poll on, until it is
    /// scraped again. Any thread.
    void leaveOut(const MachineKey &key);

private:
    using Visit = std::function<void(const Series &series)>;

    /// Null, with \p answer, if the configuration file can't be used.
    [[nodiscard]] std::shared_ptr<PrometheusClient> client(PrometheusAnswer *answer);
    /// Makes an instant query at \p time. Returns the failure, also that of reading the answer.
    [[nodiscard]] PrometheusAnswer query(const QString &expression, double time,
                                         const QDeadlineTimer &deadline, QString *warning,
                                         const Visit &visit);
    [[nodiscard]] PrometheusAnswer poll(FleetReading *reading, const QDeadlineTimer &deadline);
    [[nodiscard]] PrometheusAnswer readTime(FleetReading *reading, const QDeadlineTimer &deadline);
    /// Adds the machines of \p select at the time of \p reading to \p machines.
    [[nodiscard]] PrometheusAnswer readMachines(const QString &select, int window, bool onlyActive,
                                                FleetReading *reading,
                                                const QDeadlineTimer &deadline,
                                                MachineCollector *machines);
    [[nodiscard]] PrometheusAnswer readKnown(double time, const QDeadlineTimer &deadline,
                                             QString *warning);
    [[nodiscard]] PrometheusAnswer readStates(FleetReading *reading, int window,
                                              const QDeadlineTimer &deadline);
    [[nodiscard]] int windowFor(const QList<Machine> &machines, bool isLarge) const;
    void dropLeftOut(QList<Machine> *machines);
    void count(const QList<Machine> &machines);
    [[nodiscard]] Reading toReading(FleetReading fleet) const;

    const PrometheusOptions m_options;
    ServerClock m_clock;
    std::optional<std::chrono::steady_clock::time_point> m_knownAt; ///< of readKnown()
    QSet<MachineKey> m_known;
    QSet<MachineKey> m_future;
    qint64 m_counted = 0;                 ///< messages since the first poll
    QHash<MachineKey, double> m_messages; ///< at the last poll with a figure

    std::mutex m_mutex;                         ///< guards the rest
    std::shared_ptr<PrometheusClient> m_client; ///< null until the configuration file was read
    FleetReading m_last;
    QSet<MachineKey> m_leftOut;
};

} // namespace mm
