// SPDX-License-Identifier: MIT
// How long the whole window (label, table, trend and events) blocks the GUI thread, in ms, for an
// update of many services, one of them selected: the longest event, the median of the rounds. Bar:
// 16 ms for the table's part with 10,000 services.
//
//     windowhold [SERVICES [ROUNDS]]

#include "timedapplication.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <vector>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// The content of the next reading.
struct Content
{
    int poll = 0;  ///< number of the poll; they are 2 s apart
    int first = 0; ///< number of the first service
    int count = 0;
    int others = 0;  ///< so many of them, evenly distributed, are new
    qint64 more = 0; ///< counted by each of `counting` since the first reading
    int counting = 0;
};

/// Called in the reader's thread: shares no string with an earlier reading.
Reading makeReading(const Content &content)
{
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    reading.at = Instant::now();
    reading.at.wall += content.poll * std::chrono::seconds(2);
    reading.at.steady += content.poll * std::chrono::seconds(2);
    reading.writerProcess = ProcessState::Running;
    Snapshot &snapshot = reading.snapshot;
    snapshot.writer = Writer{4711, u"here"_s, std::chrono::seconds(10), Writer::State::Running};
    snapshot.services.reserve(content.count);
    const int apart = content.others > 0 ? content.count / content.others : content.count + 1;
    for (int i = 0; i < content.count; ++i) {
        const bool other = i % apart == apart - 1;
        const qint64 messages = (content.first + i) * 7919LL % content.count +
                                (i < content.counting ? content.more : 0);
        snapshot.services.append({other ? u"other %1 of %2"_s.arg(i).arg(content.more)
                                        : u"service %1"_s.arg(content.first + i),
                                  u"2026-02-06T10:%1:00"_s.arg(i % 60, 2, 10, QChar(u'0')),
                                  messages});
        snapshot.totalMessages += messages;
    }
    snapshot.totalServices = content.count;
    return reading;
}

class Source final
{
public:
    void setNext(const Content &content)
    {
        const std::lock_guard lock(m_mutex);
        m_next = content;
    }
    Reading read()
    {
        const std::lock_guard lock(m_mutex);
        return makeReading(m_next);
    }

private:
    std::mutex m_mutex;
    Content m_next;
};

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 7;

    auto source = std::make_shared<Source>();
    source->setNext({0, 0, count});
    MonitorWindow window(
        u"/tmp/stats.json"_s, [source] { return source->read(); }, std::chrono::hours(1));
    window.show();
    window.findChild<QDockWidget *>(u"mm_events_dock"_s)->toggleViewAction()->trigger();
    auto *table = window.findChild<QTableView *>(u"mm_services_table"_s);
    auto *filter = window.findChild<QLineEdit *>(u"mm_services_filter"_s);
    app.longestEvent([] {});
    table->selectRow(3);

    int poll = 0;
    const auto update = [&](const char *what, const std::function<Content(int)> &next) {
        std::vector<double> held;
        for (int round = 0; round < rounds; ++round) {
            Content content = next(++poll);
            content.poll = poll;
            source->setNext(content);
            held.push_back(app.longestEvent([&] { window.mmStatusBar()->checkNow(); }));
        }
        std::sort(held.begin(), held.end());
        std::printf("%-34s %8.1f ms (%.1f to %.1f)\n", what, held.at(held.size() / 2), held.front(),
                    held.back());
    };

    std::printf("%d services\n", count);
    update("nothing changes", [&](int) { return Content{0, 0, count}; });
    update("a hundred count", [&](int n) { return Content{0, 0, count, 0, n, qMin(100, count)}; });
    update("all count", [&](int n) { return Content{0, 0, count, 0, n, count}; });
    table->sortByColumn(2, Qt::DescendingOrder);
    update("all count, sorted by messages",
           [&](int n) { return Content{0, 0, count, 0, n * 100, count / 2}; });
    filter->setText(u"9"_s);
    update("all count, filtered", [&](int n) { return Content{0, 0, count, 0, n, count}; });
    filter->clear();
    table->sortByColumn(-1, Qt::AscendingOrder);
    update("a thousandth joins, as many leave",
           [&](int n) { return Content{0, 0, count, qMax(count / 1000, 1), n, count}; });
    update("a hundredth joins, as many leave",
           [&](int n) { return Content{0, 0, count, qMax(count / 100, 1), n, count}; });
    update("all are replaced", [&](int n) { return Content{0, n * count, count, 0, n, count}; });
    return 0;
}
