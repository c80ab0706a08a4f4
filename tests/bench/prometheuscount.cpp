// SPDX-License-Identifier: MIT
// prometheuscount name|made|handle THREADS SERVICES: corecount's work by prometheus-cpp. "name":
// the labels are made in advance. "made": they are made from the service's name at each message.

#include "benchthreads.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/registry.h>

#include <string_view>

int main(int argc, char *argv[])
{
    if (argc != 4)
        return 64;
    const std::string_view kind = argv[1];
    const int threads = bench::numberFrom(argv[2]);
    const int services = bench::numberFrom(argv[3]);
    if (threads <= 0 || services <= 0)
        return 64;

    prometheus::Registry registry;
    auto &family = prometheus::BuildCounter().Name("messages_total").Register(registry);
    std::vector<prometheus::Labels> labels;
    std::vector<std::string> names;
    for (int i = 0; i < services; ++i) {
        names.push_back(bench::serviceName(i).toStdString());
        labels.push_back({{"service", names.back()}});
        family.Add(labels.back());
    }
    prometheus::Counter &first = family.Add(labels.front());
    return bench::answer([&](int units) {
        if (kind == "handle")
            return bench::countOnThreads(threads, units,
                                         [&](int) { return [&](int) { first.Increment(); }; });
        return bench::countOnThreads(threads, units, [&](int thread) {
            size_t next =
                labels.size() * static_cast<size_t>(thread) / static_cast<size_t>(threads);
            return [&, next](int) mutable {
                if (kind == "made")
                    family.Add({{"service", names[next]}}).Increment();
                else
                    family.Add(labels[next]).Increment();
                if (++next == labels.size())
                    next = 0;
            };
        });
    });
}
