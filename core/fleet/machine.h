// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/answer.h"
#include "core/statsfile/state.h"

#include <QHash>
#include <QList>
#include <QtNumeric>

namespace mm {

/// The labels `job` and `instance` of a target.
using MachineKey = std::pair<QString, QString>;
[[nodiscard]] MachineKey machineKeyOf(const Series &series);

/// What Prometheus knows of one target that runs an MM. Times are seconds since the epoch by the
/// server's clock, NaN for none.
struct Machine
{
    QString name; ///< its label `instance`
    QString job;
    double upAt = qQNaN();     ///< of the newest sample of `up`
    double up = 0;             ///< its value: 1 if the last scrape succeeded
    double step = qQNaN();     ///< the smallest time between two samples of `up`
    double futureAt = qQNaN(); ///< of the newest sample of `up` that ever was from later than now
    bool isAmbiguous = false;  ///< two series of the answer are the same figure of it

    // Samples with exactly the time `upAt`: they are of the same scrape.
    int states = 0;                ///< of `ee_monitor_state`
    int trueStates = 0;            ///< those that are 1
    State state = State::Checking; ///< the last one that is 1
    double services = qQNaN();     ///< the sum of `mm_mesh_services` that are not down
    double messages = qQNaN();     ///< `mm_mesh_messages_total`
    bool hasBadFigure = false;     ///< a figure is negative or not finite

    // Of a text file that node_exporter reads.
    bool hasOwnFile = false;   ///< one with `ee_monitor` in its name; else it is the oldest of all
    double fileTime = qQNaN(); ///< when it was written, by the machine's clock
    double fileStep = qQNaN(); ///< the smallest time between two writes
    double fileNow = qQNaN();  ///< the machine's clock at the scrape, if known

    QString scrapeError{}; ///< why the last scrape failed, in Prometheus' words, if that was asked

    [[nodiscard]] MachineKey key() const { return {job, name}; }
};

/// The machines of an answer to machineQuery().
class MachineCollector final
{
public:
    /// For an answer that reaches `ahead` seconds beyond \p time, the server's clock. Samples from
    /// later than that are no evidence, but tell that a clock is or was ahead.
    explicit MachineCollector(double time = qInf())
        : m_time(time)
    {
    }

    /// For readAnswer(). Ignores a series without a name or an instance.
    void add(const Series &series);
    /// Adds a machine that is known from earlier, unless it is there already.
    void addKnown(const MachineKey &key) { (void)machineOf(key); }
    /// In the order in which they were added. \p before has the machines of the previous poll. A
    /// step does not become larger than it was there without a newer scrape or write: if the window
    /// has too few samples to show the step, old evidence must not count again. Nor does a sample
    /// count that was from the future then, when the server's clock has reached it.
    [[nodiscard]] QList<Machine> take(const QList<Machine> &before = {});

private:
    /// The figure of one series. Which scrape it is of is known when all series were added.
    struct Figure
    {
        qsizetype machine = 0;
        int name = 0;    ///< which of the names of machineQuery()
        QByteArray kind; ///< the label that tells series of one name apart
        Sample newest;
        Sample before;         ///< a server without isolation may show a figure before its `up`
        double step = qQNaN(); ///< the smallest between two values
    };

    [[nodiscard]] qsizetype machineOf(const MachineKey &key);
    static void applyFigure(const Figure &figure, Machine *machine);

    double m_time;
    QList<Machine> m_machines;
    QHash<MachineKey, qsizetype> m_index;
    QHash<std::pair<qsizetype, std::pair<int, QByteArray>>, int> m_seen;
    std::vector<Figure> m_figures;
};

/// The selector of PromQL for series named \p name that match \p select, a selector without a name
/// such as `{job="mm"}`, and \p more, such as `state="Active"`.
[[nodiscard]] QString selectorFor(const QString &name, const QString &select,
                                  const QString &more = {});

/// The query for the members of Machine, for the machines of \p select and the last \p window
/// seconds. With \p onlyActive it leaves out all states but Active, which is most of the series: a
/// machine in another state then has the state Active alone, which is 0.
[[nodiscard]] QString machineQuery(const QString &select, int window, bool onlyActive = false);

} // namespace mm
