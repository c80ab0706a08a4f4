// SPDX-License-Identifier: MIT
// How long the services table blocks the GUI thread, in ms, for an update, a filter or a sort: the
// longest event, the median of several runs. Bar: 16 ms for an update of 10,000 services.
//
//     tablecost [SERVICES]

#include "timedapplication.h"
#include "ui/services/servicesmodel.h"
#include "ui/services/servicesview.h"

#include <QLineEdit>
#include <QTableView>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <future>

using namespace mm;

namespace {

QList<Service> makeServices(int count, int poll)
{
    QList<Service> services;
    services.reserve(count);
    for (int i = 0; i < count; ++i)
        services.append({QStringLiteral("service %1").arg(i),
                         QStringLiteral("2026-02-06T10:%1:00").arg(i % 60, 2, 10, QChar(u'0')),
                         i * 7919LL % count + (i % 3 == 0 ? poll : 0)});
    return services;
}

/// Made in another thread, as a reading is: shares no string with an earlier list.
QList<Service> parsed(int count, int poll)
{
    return std::async(std::launch::async, makeServices, count, poll).get();
}

Reading readingOf(const QList<Service> &services)
{
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    reading.at = Instant::now();
    reading.snapshot.services = services;
    reading.snapshot.totalServices = services.size();
    return reading;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;

    ServicesView view;
    auto *table = view.findChild<QTableView *>(QStringLiteral("mm_services_table"));
    auto *filter = view.findChild<QLineEdit *>(QStringLiteral("mm_services_filter"));
    view.resize(700, 500);
    view.show();

    int poll = 0;
    const auto measure = [&](const char *what, const std::function<void()> &prepare,
                             const std::function<void()> &act) {
        std::vector<double> held;
        for (int run = 0; run < 7; ++run) {
            prepare();
            held.push_back(app.longestEvent(act));
        }
        std::sort(held.begin(), held.end());
        std::printf("%-40s %8.1f ms (%.1f to %.1f)\n", what, held.at(3), held.front(), held.back());
    };
    Reading reading;
    Status status;
    status.state = State::Active;
    Continuity continuity;
    const auto show = [&] {
        view.setReading(reading, status, continuity.update(reading, status.state));
    };
    const auto showNow = [&](const QList<Service> &services) {
        reading = readingOf(services);
        app.longestEvent(show);
    };
    const auto update = [&](const char *what, const std::function<QList<Service>()> &next) {
        measure(
            what, [&] { reading = readingOf(next()); }, show);
    };
    const auto all = [&] { return parsed(count, ++poll); };

    std::printf("%d services\n", count);
    measure(
        "first update",
        [&] {
            showNow({});
            reading = readingOf(all());
        },
        show);
    update("update, nothing changed", [&] { return parsed(count, poll); });
    update("update, a third counted", all);
    update("update, one joined, one left", [&] {
        QList<Service> services = all();
        services.remove(count / 2 + poll, 1);
        services.insert(count / 4, {QStringLiteral("new %1").arg(poll), {}, 5});
        return services;
    });
    const auto seventh = [&] {
        QList<Service> services = all();
        services.removeIf([&](const Service &service) { return service.messageCount % 7 == 0; });
        return services;
    };
    update("update, every seventh joined or left", seventh);
    const std::pair<const char *, int> columns[] = {{"messages", ServicesModel::Messages},
                                                    {"name", ServicesModel::Name},
                                                    {"time", ServicesModel::Registered}};
    for (const auto &sorted : columns) {
        const int column = sorted.second;
        std::printf("sorted by %s\n", sorted.first);
        showNow(all());
        measure(
            "  sorting",
            [&] { app.longestEvent([&] { table->sortByColumn(-1, Qt::AscendingOrder); }); },
            [&] { table->sortByColumn(column, Qt::DescendingOrder); });
        update("  update, nothing changed", [&] { return parsed(count, poll); });
        update("  update, a third counted", [&] { return parsed(count, poll += 400); });
        update("  update, every seventh joined or left", seventh);
    }
    showNow(all());
    measure(
        "filter \"9\"", [&] { app.longestEvent([&] { filter->clear(); }); },
        [&] { filter->setText(QStringLiteral("9")); });
    update("  update, a third counted", all);
    measure(
        "filter cleared", [&] { app.longestEvent([&] { filter->setText(QStringLiteral("9")); }); },
        [&] { filter->clear(); });
    return 0;
}
