// SPDX-License-Identifier: MIT
// corecount FILE name|handles|handle THREADS SERVICES: counts messages while they are saved. Prints
// the nanoseconds for one message of one thread, in real time and in processor time, and the number
// of saves. "name": each thread counts for all services in a loop, by name. "handles": the same by
// a handle for each service, without a lookup. "handle": all threads count for the first service.

#include "benchthreads.h"
#include "core/meshstats.h"

#include <QCoreApplication>
#include <QFile>

#include <string_view>

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc != 5)
        return 64;
    const std::string_view kind = argv[2];
    const int threads = bench::numberFrom(argv[3]);
    const int services = bench::numberFrom(argv[4]);
    if (threads <= 0 || services <= 0)
        return 64;

    mm::MeshStats stats(QFile::decodeName(argv[1]));
    std::vector<QString> names;
    for (int i = 0; i < services; ++i) {
        names.push_back(bench::serviceName(i));
        stats.serviceRegistered(names.back());
    }
    return bench::answer([&](int units) {
        const qint64 savesBefore = stats.report().saves;
        const qint64 totalBefore = stats.stats().totalMessages;
        std::vector<double> figures;
        const auto firstOf = [&](int thread) {
            return names.size() * static_cast<size_t>(thread) / static_cast<size_t>(threads);
        };
        if (kind == "name") {
            figures = bench::countOnThreads(threads, units, [&](int thread) {
                size_t next = firstOf(thread);
                return [&, next](int) mutable {
                    stats.messageProcessed(names[next]);
                    if (++next == names.size())
                        next = 0;
                };
            });
        } else if (kind == "handles") {
            figures = bench::countOnThreads(threads, units, [&](int thread) {
                std::vector<mm::ServiceHandle> handles;
                handles.reserve(names.size());
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
            figures = bench::countOnThreads(threads, units, [&](int) {
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
