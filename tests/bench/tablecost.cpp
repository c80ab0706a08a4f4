// SPDX-License-Identifier: MIT
// For how long the GUI thread is held up, in ms, while the services table takes in an update, a
// filter or a sorting, beside a plain model that is reset under a QSortFilterProxyModel. A line for
// each: what, ours, the plain one's, and how many times as long that is.
//
//     tablecost [SERVICES]

#include "plainmodel.h"
#include "timedapplication.h"
#include "ui/servicesmodel.h"
#include "ui/servicesview.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <cstdio>
#include <functional>
#include <future>

using namespace mm;

namespace {

QList<Service> made(int count, int look)
{
    QList<Service> services;
    services.reserve(count);
    for (int i = 0; i < count; ++i)
        services.append({QStringLiteral("service %1").arg(i),
                         QStringLiteral("2026-02-06T10:%1:00").arg(i % 60, 2, 10, QChar(u'0')),
                         i * 7919LL % count + (i % 3 == 0 ? look : 0)});
    return services;
}

/// As the reader's thread makes them: no string is shared with an earlier look, and none is of the
/// GUI thread's own memory.
QList<Service> parsed(int count, int look)
{
    return std::async(std::launch::async, made, count, look).get();
}

Reading readingOf(const QList<Service> &services)
{
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.at = Moment::now();
    reading.snapshot.services = services;
    reading.snapshot.totalServices = services.size();
    return reading;
}

void print(const char *what, double ours, double plain)
{
    std::printf("%-34s %8.1f ms %8.1f ms %8.1f\n", what, ours, plain, plain / qMax(ours, 0.001));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;

    ServicesView ours;
    const auto *table = ours.findChild<QTableView *>(QStringLiteral("mm_services_table"));
    auto *filter = ours.findChild<QLineEdit *>(QStringLiteral("mm_services_filter"));
    const auto *model = dynamic_cast<const ServicesModel *>(table->model());
    bool updated = false;
    QObject::connect(model, &ServicesModel::updated, &ours, [&updated] { updated = true; });
    ours.resize(700, 500);
    ours.show();

    PlainModel plainModel;
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&plainModel);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setSortLocaleAware(true);
    QTableView plain;
    plain.setModel(&proxy);
    plain.resize(700, 500);
    plain.show();

    const auto measure = [&](const char *what, const std::function<void()> &act,
                             const std::function<void()> &plainAct) {
        const double held = app.heldBy(
            [&] {
                updated = false;
                act();
            },
            [&] { return updated; });
        print(what, held, app.heldBy(plainAct, [] { return true; }));
    };
    const auto update = [&](const char *what, QList<Service> services) {
        const Reading reading = readingOf(services);
        Status status;
        status.state = State::Active;
        measure(
            what, [&] { ours.setReading(reading, status); },
            [&] { plainModel.setServices(services); });
    };

    std::printf("%d services: the GUI thread is held for at most\n%-34s %11s %11s %8s\n", count, "",
                "ours", "plain", "ratio");
    update("first look", parsed(count, 0));
    update("update, a third counted", parsed(count, 1));
    update("update, nothing changed", parsed(count, 1));
    QList<Service> services = parsed(count, 2);
    services.remove(count / 2, 1);
    services.insert(count / 4, {QStringLiteral("new"), {}, 5});
    update("update, one came, one left", services);
    services.removeIf([](const Service &service) { return service.messageCount % 7 == 0; });
    update("update, every seventh left", services);
    const auto sorting = [&](const char *what, int column, Qt::SortOrder order) {
        measure(
            what, [&] { ours.findChild<QTableView *>()->sortByColumn(column, order); },
            [&] { proxy.sort(column, order); });
    };
    sorting("sorting by messages", ServicesModel::Messages, Qt::DescendingOrder);
    sorting("sorting by name", ServicesModel::Name, Qt::AscendingOrder);
    sorting("sorting by time", ServicesModel::Registered, Qt::AscendingOrder);
    update("update, while sorted by time", parsed(count, 3));
    sorting("sorting by messages again", ServicesModel::Messages, Qt::DescendingOrder);
    update("update, while sorted by messages", parsed(count, 400));
    const auto filtering = [&](const char *what, const QString &text) {
        measure(
            what, [&] { filter->setText(text); }, [&] { proxy.setFilterFixedString(text); });
    };
    filtering("filter \"9\"", QStringLiteral("9"));
    filtering("filter \"99\"", QStringLiteral("99"));
    filtering("filter cleared", QString());
    update("all gone", {});
    return 0;
}
