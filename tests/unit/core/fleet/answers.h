// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/machine.h"
#include "support.h"

#include <cmath>

namespace mm::test {

/// The server's clock in these tests.
inline constexpr double serverTime = 1'770'370'245.125;

/// A sample \p before seconds before serverTime, as Prometheus writes it.
inline QByteArray sampleAt(double before, const QByteArray &value)
{
    return '[' + QByteArray::number(serverTime - before, 'f', 3) + ",\"" + value + "\"]";
}

/// A series of the machine `a`. \p labels are more labels, as JSON.
inline QByteArray seriesOf(const QByteArray &name, const QByteArrayList &samples,
                           const QByteArray &labels = {}, const QByteArray &instance = "a")
{
    return R"({"metric":{"__name__":")" + name + R"(","instance":")" + instance +
           R"(","job":"mm")" + (labels.isEmpty() ? "" : ",") + labels + R"(},"values":[)" +
           samples.join(',') + "]}";
}

/// The answer to a range selector.
inline QByteArray answerOf(const QByteArrayList &series)
{
    return R"({"status":"success","data":{"resultType":"matrix","result":[)" + series.join(',') +
           "]}}";
}

/// The machines of an answer with \p series.
inline QList<Machine> machinesIn(const QByteArrayList &series, const QList<Machine> &earlier = {},
                                 double time = qInf())
{
    MachineCollector collector(time);
    const AnswerOutcome outcome =
        readAnswer(answerOf(series), [&collector](const Series &each) { collector.add(each); });
    if (!outcome.error.isEmpty())
        qFatal("%s", qPrintable(outcome.error));
    return collector.take(earlier);
}

/// A series with one sample, at serverTime.
inline QByteArray figure(const QByteArray &name, const QByteArray &value,
                         const QByteArray &labels = {})
{
    return seriesOf(name, {sampleAt(0, value)}, labels);
}

inline QByteArray stateLabel(const QByteArray &state)
{
    return "\"state\":\"" + state + '"';
}

inline QByteArray upAt(const QList<double> &times)
{
    QByteArrayList samples;
    for (const double before : times)
        samples += sampleAt(before, "1");
    return seriesOf("up", samples);
}

/// All states, of which \p state is 1.
inline QByteArrayList statesOf(State state)
{
    QByteArrayList series;
    for (const State each : allStates)
        series += figure("ee_monitor_state", each == state ? "1" : "0",
                         stateLabel(QByteArray(stateWord(each).data())));
    return series;
}

inline QByteArrayList activeSeries()
{
    return statesOf(State::Active) +
           QByteArrayList{figure("mm_mesh_services", "4", stateLabel("active")),
                          figure("mm_mesh_services", "1", stateLabel("stale")),
                          figure("mm_mesh_messages_total", "127"), upAt({30, 15, 0})};
}

/// The machine of \p series, which are of one.
inline Machine machineIn(const QByteArrayList &series, const QList<Machine> &before = {},
                         double time = qInf())
{
    const QList<Machine> machines = machinesIn(series, before, time);
    if (machines.size() != 1)
        qFatal("%d machines", int(machines.size()));
    return machines.constFirst();
}

inline QString shown(double number)
{
    return std::isnan(number) ? u"-"_s : QString::number(number);
}

} // namespace mm::test
