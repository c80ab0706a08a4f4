// SPDX-License-Identifier: MIT
// speedcount FILE name|handle THREADS SERVICES: messages counted while saves go on. Figures:
// nanoseconds for one message of one thread, by the clock and of the processor; and how many saves
// there were. By name each thread goes through all services; by handle all share the first one's.

#include "core/meshstats.h"
#include "speedthreads.h"

#include <QCoreApplication>
#include <QFile>

#include <string_view>

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc != 5)
        return 64;
    const bool byName = std::string_view(argv[2]) == "name";
    const int threads = speed::numberFrom(argv[3]);
    const int services = speed::numberFrom(argv[4]);
    if (threads <= 0 || services <= 0)
        return 64;

    mm::MeshStats stats(QFile::decodeName(argv[1]));
    std::vector<QString> names;
    for (int i = 0; i < services; ++i) {
        names.push_back(speed::serviceName(i));
        stats.serviceRegistered(names.back());
    }
    return speed::answer([&](int units) {
        const qint64 savesBefore = stats.report().saves;
        const qint64 totalBefore = stats.stats().totalMessages;
        std::vector<double> figures;
        if (byName) {
            figures = speed::countOnThreads(threads, units, [&](int thread) {
                size_t next =
                    names.size() * static_cast<size_t>(thread) / static_cast<size_t>(threads);
                return [&, next](int) mutable {
                    stats.messageProcessed(names[next]);
                    if (++next == names.size())
                        next = 0;
                };
            });
        } else {
            figures = speed::countOnThreads(threads, units, [&](int) {
                return [service = stats.service(names.front())](int) mutable {
                    service.messageProcessed();
                };
            });
        }
        if (stats.stats().totalMessages - totalBefore != qint64(threads) * units)
            qFatal("messages were lost");
        figures.push_back(static_cast<double>(stats.report().saves - savesBefore));
        return figures;
    });
}
