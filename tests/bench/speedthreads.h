// SPDX-License-Identifier: MIT
#pragma once

#include "speedwork.h"

#include <atomic>
#include <numeric>
#include <thread>

namespace speed {

/// Has each of \p threads threads call \p count(thread, i) for i below \p units, all at once. Gives
/// back nanoseconds for one call: by the clock, and of the processor. What a thread needs besides
/// is made by \p prepare(thread), and not measured.
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

} // namespace speed
