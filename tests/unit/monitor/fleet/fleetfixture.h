// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/fleet/fleetsource.h"
#include "core/monitor/status.h"
#include "fakeprometheus.h"

namespace mm::test {

/// What a machine has exported, last at \p at.
struct FakeMachine
{
    QString name;
    double at = 1000;
    double step = 15; ///< between scrapes; 0 for one scrape alone
    QString state = u"Active"_s;
    int messages = 100;
    bool isUp = true;
    QStringList services{};
    int scrapes = 30; ///< before the last one

    [[nodiscard]] QList<FakeSeries> series() const
    {
        QList<FakeSeries> all{figure(u"up"_s, isUp ? 1 : 0, {})};
        if (!isUp)
            return all;
        for (const State each : allStates) {
            const QString word = stateWord(each);
            all += figure(u"ee_monitor_state"_s, word == state ? 1 : 0, {{u"state"_s, word}});
        }
        all += figure(u"mm_mesh_services"_s, 2, {{u"state"_s, u"active"_s}});
        all += figure(u"mm_mesh_services"_s, 9, {{u"state"_s, u"down"_s}});
        all += figure(u"mm_mesh_messages_total"_s, messages, {});
        for (const QString &each : services)
            all += figure(u"mm_mesh_service_messages_total"_s, 7, {{u"service"_s, each}});
        return all;
    }

    [[nodiscard]] FakeSeries figure(const QString &metric, int value, QJsonObject labels) const
    {
        labels.insert(u"__name__"_s, metric);
        labels.insert(u"job"_s, u"mm"_s);
        labels.insert(u"instance"_s, name);
        FakeSeries series{labels, {}};
        for (double time = at - scrapes * step; time <= at && step > 0; time += step)
            series.samples += {time, QString::number(value)};
        if (step == 0)
            series.samples += {at, QString::number(value)};
        return series;
    }
};

/// A Prometheus and its reader.
struct FleetTest
{
    explicit FleetTest(PrometheusOptions options = {})
    {
        options.url = server.url();
        source = std::make_unique<FleetSource>(options);
        data.time = 1001;
    }

    /// Polls while the server has \p machines and `data`. Its clock advances by a second.
    const FleetReading &poll(const QList<FakeMachine> &machines)
    {
        data.series.clear();
        for (const FakeMachine &each : machines)
            data.series += each.series();
        server.serve(data);
        data.time += 1;
        return pollAgain();
    }
    const FleetReading &pollAgain()
    {
        reading = source->read();
        return *reading.fleet;
    }
    /// As the label shows it.
    [[nodiscard]] QString label() const { return evaluateStatus(reading, reading.at).text; }
    [[nodiscard]] State state() const { return evaluateStatus(reading, reading.at).state; }
    /// Of the machine \p name; Checking if there is none.
    [[nodiscard]] State stateOf(const QString &name) const
    {
        for (const Machine &each : reading.fleet->machines) {
            if (each.name == name)
                return evaluateMachine(each, *reading.fleet, reading.at).state;
        }
        return State::Checking;
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const Machine &each : reading.fleet->machines)
            all += each.name;
        all.sort();
        return all;
    }

    FakePrometheus server;
    std::unique_ptr<FleetSource> source;
    FakeData data;
    Reading reading;
};

} // namespace mm::test
