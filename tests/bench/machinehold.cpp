// SPDX-License-Identifier: MIT
// How long a window of many machines (label, table, trend and events) blocks the GUI thread, in ms,
// for an update, one machine selected: the longest event, the median of the rounds. Bar: 16 ms for
// the table's part with 10,000 machines.
//
//     machinehold [MACHINES [ROUNDS]]

#include "timedapplication.h"
#include "ui/machines/machinesview.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>
#include <cstdio>
#include <future>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

struct Content
{
    int poll = 0;      ///< number of the poll; they are 5 s apart
    int first = 0;     ///< number of the first machine
    int count = 0;     ///< machines
    int down = 0;      ///< the first ones
    bool lost = false; ///< Prometheus does not answer
};

/// Made in another thread, as a reading is: shares no string with an earlier one.
Reading makeReading(const Content &content)
{
    FleetReading fleet;
    fleet.url = u"http://prometheus:9090/"_s;
    fleet.time = 1'800'000'000 + content.poll * 5;
    fleet.sent = Instant::now();
    fleet.hasAnswer = true;
    fleet.failures = content.lost ? 2 : 0;
    fleet.machines.reserve(content.count);
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    for (int i = 0; i < content.count; ++i) {
        const int number = content.first + i;
        Machine machine;
        machine.name = u"machine-%1.example.org:9464"_s.arg(number * 7919LL % 1'000'003);
        machine.job = u"mm"_s;
        machine.upAt = fleet.time - i % 5;
        machine.up = i < content.down ? 0 : 1;
        machine.step = 15;
        machine.services = 1 + number % 17;
        machine.messages = double(number * 7919LL % content.count + content.poll * (number % 7));
        reading.snapshot.totalMessages += qint64(machine.messages);
        fleet.machines += machine;
    }
    reading.path = fleet.url;
    reading.at = fleet.sent;
    reading.at.wall += content.poll * std::chrono::seconds(5);
    reading.fleet = std::make_shared<const FleetReading>(std::move(fleet));
    return reading;
}

Reading parsed(const Content &content)
{
    return std::async(std::launch::async, makeReading, content).get();
}

void print(const char *what, std::vector<double> held)
{
    std::sort(held.begin(), held.end());
    std::printf("%-44s %8.1f ms (%.1f to %.1f)\n", what, held.at(held.size() / 2), held.front(),
                held.back());
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 7;
    int poll = 0;
    const auto forEachPart = [&](const std::function<void(const Reading &)> &show,
                                 QTableView *table, QLineEdit *filter) {
        const auto update = [&](const char *what, const std::function<Content(int)> &next) {
            std::vector<double> held;
            for (int round = 0; round < rounds; ++round) {
                Content content = next(++poll);
                content.poll = poll;
                const Reading reading = parsed(content);
                held.push_back(app.longestEvent([&] { show(reading); }));
            }
            print(what, held);
        };
        const auto all = [&](int) { return Content{0, 0, count}; };
        show(parsed({0, 0, count}));
        table->selectRow(3);
        update("all count", all);
        update("a hundred go down, or come up", [&](int n) {
            return Content{0, 0, count, n % 2 * 100};
        });
        update("half of them go down, or come up", [&](int n) {
            return Content{0, 0, count, n % 2 * count / 2};
        });
        update("one joins, one leaves", [&](int n) { return Content{0, n, count}; });
        update("Prometheus is lost, or back", [&](int n) {
            return Content{0, 0, count, 0, n % 2 == 0};
        });
        table->sortByColumn(3, Qt::DescendingOrder);
        update("all count, sorted by messages", all);
        filter->setText(u"9"_s);
        update("all count, filtered", all);
        filter->clear();
        update("all are replaced", [&](int n) { return Content{0, n * count, count}; });
    };

    std::printf("%d machines\nthe table\n", count);
    {
        MachinesView view;
        view.resize(900, 500);
        view.show();
        const auto show = [&view](const Reading &reading) {
            view.setReading(reading, evaluateStatus(reading, reading.at));
        };
        forEachPart(show, view.findChild<QTableView *>(u"mm_machines_table"_s),
                    view.findChild<QLineEdit *>(u"mm_machines_filter"_s));
    }
    std::printf("the window\n");
    auto next = std::make_shared<Reading>(parsed({0, 0, count}));
    MonitorWindow window(
        next->path, [next] { return *next; },
        [next](const MachineKey &, TrafficHistory *) { return *next; });
    window.show();
    window.findChild<QDockWidget *>(u"mm_events_dock"_s)->toggleViewAction()->trigger();
    app.longestEvent([] {});
    const auto show = [&](const Reading &reading) {
        *next = reading; // no read is in flight
        window.mmStatusBar()->checkNow();
    };
    forEachPart(show, window.findChild<QTableView *>(u"mm_machines_table"_s),
                window.findChild<QLineEdit *>(u"mm_machines_filter"_s));
    return 0;
}
