// SPDX-License-Identifier: MIT
// speedcount FILE name|turn|handle THREADS SERVICES: messages counted while saves go on. Figures:
// nanoseconds for one message of one thread, by the clock and of the processor; and how many saves
// there were. By name each thread goes through all services, which it has counted before; in turn
// likewise but by a handle for each, which needs no search; by handle all share the first one's.

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
    const std::string_view kind = argv[2];
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
        const auto firstOf = [&](int thread) {
            return names.size() * static_cast<size_t>(thread) / static_cast<size_t>(threads);
        };
        if (kind == "name") {
            figures = speed::countOnThreads(threads, units, [&](int thread) {
                size_t next = firstOf(thread);
                for (const QString &name : names)
                    stats.messageProcessed(name);
                return [&, next](int) mutable {
                    stats.messageProcessed(names[next]);
                    if (++next == names.size())
                        next = 0;
                };
            });
        } else if (kind == "turn") {
            figures = speed::countOnThreads(threads, units, [&](int thread) {
                std::vector<mm::ServiceHandle> handles;
                for (const QString &name : names)
                    handles.push_back(stats.service(name));
                size_t next = firstOf(thread);
                return [handles = std::move(handles), next](int) mutable {
                    handles[next].messageProcessed();
                    if (++next == handles.size())
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
        const qint64 each = units + (kind == "name" ? services : 0);
        if (stats.stats().totalMessages - totalBefore != threads * each)
            qFatal("messages were lost");
        figures.push_back(static_cast<double>(stats.report().saves - savesBefore));
        return figures;
    });
}
