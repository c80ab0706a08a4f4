// SPDX-License-Identifier: MIT
#pragma once

#include "benchworker.h"

#include <atomic>
#include <numeric>
#include <thread>

namespace bench {

/// Calls \p count(thread, i) for each i below \p units, in \p threads threads that start together.
/// Returns the nanoseconds for one call: in real time and in processor time. \p prepare(thread)
/// returns count, and is not measured.
template <typename Prepare>
std::vector<double> countOnThreads(int threads, int units, const Prepare &prepare)
{
    std::atomic<int> ready{0};
    std::atomic<bool> go{false};
    std::vector<double> processor(static_cast<size_t>(threads));
    std::vector<std::thread> all;
    all.reserve(processor.size());
    for (int thread = 0; thread < threads; ++thread) {
        all.emplace_back([&, thread] {
            auto count = prepare(thread);
            ready.fetch_add(1);
            go.wait(false);
            const double before = processorTime(CLOCK_THREAD_CPUTIME_ID);
            for (int i = 0; i < units; ++i)
                count(i);
            processor[static_cast<size_t>(thread)] =
                processorTime(CLOCK_THREAD_CPUTIME_ID) - before;
        });
    }
    while (ready.load() < threads)
        std::this_thread::yield();
    const Steady::time_point begun = Steady::now();
    go.store(true);
    go.notify_all();
    for (std::thread &thread : all)
        thread.join();
    const double wall = nanosecondsSince(begun);
    return {wall / units,
            std::accumulate(processor.cbegin(), processor.cend(), 0.0) / threads / units};
}

} // namespace bench
