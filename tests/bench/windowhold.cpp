// SPDX-License-Identifier: MIT
// For how long the GUI thread is held up, in ms, while the whole window takes in an update of many
// services: label, table, trend and events, and a service selected. Beside it a plain model that is
// reset under a QSortFilterProxyModel. The median of the rounds.
//
//     windowhold [SERVICES [ROUNDS]]

#include "plainmodel.h"
#include "timedapplication.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"
#include "ui/servicesmodel.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <vector>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// What the next look finds. Made in the thread that reads, as the program's reader makes it: no
/// string is shared with an earlier look.
struct Look
{
    int first = 0; ///< number of the first service
    int count = 0;
    int others = 0;  ///< so many of them, spread evenly, are other services than in the look before
    qint64 more = 0; ///< counted by each of `counting` since the first look
    int counting = 0;
};

Reading made(const Look &look)
{
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.at = Moment::now();
    reading.writerProcess = ProcessState::Running;
    Snapshot &snapshot = reading.snapshot;
    snapshot.writer = Writer{4711, u"here"_s, std::chrono::seconds(10), Writer::State::Running};
    snapshot.services.reserve(look.count);
    const int apart = look.others > 0 ? look.count / look.others : look.count + 1;
    for (int i = 0; i < look.count; ++i) {
        const bool other = i % apart == apart - 1;
        const qint64 messages =
            (look.first + i) * 7919LL % look.count + (i < look.counting ? look.more : 0);
        snapshot.services.append({other ? u"other %1 of %2"_s.arg(i).arg(look.more)
                                        : u"service %1"_s.arg(look.first + i),
                                  u"2026-02-06T10:%1:00"_s.arg(i % 60, 2, 10, QChar(u'0')),
                                  messages});
        snapshot.totalMessages += messages;
    }
    snapshot.totalServices = look.count;
    return reading;
}

class Source final
{
public:
    void setNext(const Look &look)
    {
        const std::lock_guard lock(m_mutex);
        m_next = look;
    }
    Reading read()
    {
        const std::lock_guard lock(m_mutex);
        return made(m_next);
    }

private:
    std::mutex m_mutex;
    Look m_next;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 5;

    auto source = std::make_shared<Source>();
    source->setNext({0, count});
    MonitorWindow window(
        u"/tmp/stats.json"_s, [source] { return source->read(); }, std::chrono::hours(1));
    window.show();
    window.findChild<QDockWidget *>(u"mm_events_dock"_s)->toggleViewAction()->trigger();
    auto *table = window.findChild<QTableView *>(u"mm_services_table"_s);
    auto *filter = window.findChild<QLineEdit *>(u"mm_services_filter"_s);
    bool updated = false;
    QObject::connect(dynamic_cast<const ServicesModel *>(table->model()), &ServicesModel::updated,
                     &window, [&updated] { updated = true; });
    app.heldBy([] {}, [&] { return updated; });
    table->selectRow(3);

    PlainModel plainModel;
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&plainModel);
    proxy.sort(2, Qt::DescendingOrder);
    QTableView plain;
    plain.setModel(&proxy);
    plain.resize(700, 500);
    plain.show();

    int look = 0;
    const auto update = [&](const char *what, const std::function<Look(int)> &next) {
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < rounds; ++round) {
            const Look wanted = next(++look);
            source->setNext(wanted);
            updated = false;
            ours.push_back(
                app.heldBy([&] { window.mmStatusBar()->checkNow(); }, [&] { return updated; }));
            const Reading reading = made(wanted);
            theirs.push_back(app.heldBy([&] { plainModel.setServices(reading.snapshot.services); },
                                        [] { return true; }));
        }
        const double held = median(ours);
        std::printf("%-34s %8.1f ms %8.1f ms %8.1f\n", what, held, median(theirs),
                    median(theirs) / qMax(held, 0.001));
    };

    std::printf("%d services: the GUI thread is held for at most\n%-34s %11s %11s %8s\n", count, "",
                "ours", "plain", "ratio");
    update("nothing changes", [&](int) { return Look{0, count}; });
    update("a hundred count", [&](int n) { return Look{0, count, 0, n, qMin(100, count)}; });
    update("all count", [&](int n) { return Look{0, count, 0, n, count}; });
    update("a thousandth joins, as many leave", [&](int n) {
        return Look{0, count, qMax(count / 1000, 1), n, count};
    });
    update("a hundredth joins, as many leave", [&](int n) {
        return Look{0, count, qMax(count / 100, 1), n, count};
    });
    update("all are replaced", [&](int n) { return Look{n * count, count, 0, n, count}; });
    table->sortByColumn(2, Qt::DescendingOrder);
    update("all count, sorted by messages", [&](int n) {
        return Look{0, count, 0, n * 100, count / 2};
    });
    filter->setText(u"9"_s);
    update("all count, filtered", [&](int n) { return Look{0, count, 0, n, count}; });
    return 0;
}
