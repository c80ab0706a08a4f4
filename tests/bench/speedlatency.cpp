// SPDX-License-Identifier: MIT
// speedlatency FILE saved|still PAUSE: each of many counts timed by itself, by name, PAUSE
// microseconds apart. Figures: nanoseconds of the median, the 99.9 % and the slowest count; and how
// many saves there were. "still" counts on a tracker that another one keeps from saving.

#include "core/meshstats.h"
#include "speedwork.h"

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
    const bool still = std::string_view(argv[2]) == "still";
    const microseconds pause(speed::numberFrom(argv[3]));

    // No heartbeat of the owner's comes between.
    std::optional<mm::MeshStats> owner;
    if (still)
        owner.emplace(file, hours(24));
    mm::MeshStats stats(file, hours(24));
    if (stats.report().refused != still)
        qFatal("the tracker %s", still ? "may save" : "may not save");
    std::vector<QString> names;
    for (int i = 0; i < 100; ++i) {
        names.push_back(speed::serviceName(i));
        stats.serviceRegistered(names.back());
    }
    return speed::answer([&](int units) {
        const qint64 savesBefore = stats.report().saves;
        std::vector<double> took(static_cast<size_t>(units));
        size_t next = 0;
        for (double &nanoseconds : took) {
            const speed::Steady::time_point begun = speed::Steady::now();
            stats.messageProcessed(names[next]);
            nanoseconds = speed::nanosecondsSince(begun);
            if (++next == names.size())
                next = 0;
            while (speed::Steady::now() - begun < pause) {
                // Spun through, as a sleep's own wake-up is slower than a count.
            }
        }
        std::sort(took.begin(), took.end());
        return std::vector<double>{took[took.size() / 2],
                                   took[took.size() - 1 - took.size() / 1000], took.back(),
                                   static_cast<double>(stats.report().saves - savesBefore)};
    });
}
