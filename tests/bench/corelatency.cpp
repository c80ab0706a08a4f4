// SPDX-License-Identifier: MIT
// corelatency FILE saved|unsaved PAUSE: measures each of many counts by name, PAUSE
// microseconds apart. Figures: nanoseconds of the median, the 99.9 % and the slowest count; and the
// number of saves. "unsaved": another tracker holds the file, so that this one does not save.

#include "benchworker.h"
#include "core/meshstats.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <optional>
#include <string_view>

int main(int argc, char *argv[])
{
    using namespace std::chrono;
    const QCoreApplication app(argc, argv);
    if (argc != 4)
        return 64;
    const QString file = QFile::decodeName(argv[1]);
    const bool unsaved = std::string_view(argv[2]) == "unsaved";
    const microseconds pause(bench::numberFrom(argv[3]));

    // With a heartbeat of 24 h the owner is idle during the measurement.
    std::optional<mm::MeshStats> owner;
    if (unsaved)
        owner.emplace(file, hours(24));
    mm::MeshStats stats(file, hours(24));
    if (stats.report().refused != unsaved)
        qFatal("the tracker %s", unsaved ? "saves" : "was refused");
    std::vector<QString> names;
    for (int i = 0; i < 100; ++i) {
        names.push_back(bench::serviceName(i));
        stats.serviceRegistered(names.back());
    }
    return bench::answer([&](int units) {
        const qint64 savesBefore = stats.report().saves;
        std::vector<double> took(static_cast<size_t>(units));
        size_t next = 0;
        for (double &nanoseconds : took) {
            const bench::Steady::time_point begun = bench::Steady::now();
            stats.messageProcessed(names[next]);
            nanoseconds = bench::nanosecondsSince(begun);
            if (++next == names.size())
                next = 0;
            while (bench::Steady::now() - begun < pause) {
                // Busy waiting, as waking up from a sleep takes longer than a count.
            }
        }
        std::sort(took.begin(), took.end());
        return std::vector<double>{took[took.size() / 2],
                                   took[took.size() - 1 - took.size() / 1000], took.back(),
                                   static_cast<double>(stats.report().saves - savesBefore)};
    });
}
